//! No claim is lost between the content and the site: each stands on every page that it touches, as
//! often as it should, with its side, its speaker, its date and its words.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use claimline::{
    model::{Agent, Claim, Id, Question, Record, When},
    pipeline::{self, Checked},
    render::words::Words,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    built::{Element, site, tree},
    invented::{files, projects, tries},
};

/// Pages by address, the parts of a list together, each with the claims on it.
type Pages = BTreeMap<String, Vec<String>>;

/// A project that was checked, and its site.
struct Kept {
    checked: Checked,
    words: Words,
    site: BTreeMap<String, String>,
}

impl Kept {
    fn new(checked: Checked) -> Self {
        let words = Words::new(&checked.theme, &checked.config.language);
        let site = site(&checked);
        Self { checked, words, site }
    }

    fn record(&self) -> &Record {
        &self.checked.record
    }

    /// What a claim is called on pages.
    fn anchor(&self, claim: Id<Claim>) -> String {
        let row = &self.record().claims[claim];
        format!("{}.{}", self.record().articles[row.article].id, row.id)
    }

    /// The claim that a page calls so.
    fn claim(&self, anchor: &str) -> Id<Claim> {
        let claims = &self.record().claims;
        let found = claims.ids().find(|claim| self.anchor(*claim) == anchor);
        found.unwrap_or_else(|| panic!("no claim is called `{anchor}`"))
    }

    /// When a claim was said, in words.
    fn date(&self, claim: Id<Claim>) -> String {
        let said = self.record().claims[claim].said.as_ref();
        let said = said.filter(|said| said.written().contains(|it: char| it.is_ascii_digit()));
        said.map_or_else(|| self.words.text("when.none").to_owned(), |said| self.words.when(said))
    }

    fn speaker(&self, claim: Id<Claim>) -> &str {
        self.record().agent_name(self.record().claims[claim].by)
    }

    /// Who speaks where that is not a party: what the speaker is part of, at the top.
    fn tops(&self, claim: Id<Claim>) -> String {
        let actors = &self.record().actors;
        let Agent::Actor(mut actor) = self.record().claims[claim].by else {
            return squeezed(self.speaker(claim));
        };
        while let Some(body) = actors[actor].of {
            actor = body;
        }
        squeezed(&actors[actor].name)
    }

    fn side(&self, claim: Id<Claim>) -> &str {
        &self.record().sides[self.record().side(claim)].name
    }

    /// Whether a claim, shown on a page, says what it says.
    fn check_claim(&self, address: &str, element: &Element) -> String {
        let anchor = element.attribute("id");
        let claim = self.claim(anchor);
        let at = format!("`{anchor}` on {address}");
        assert!(
            first(element, "header").all()[1].says() == squeezed(self.side(claim)),
            "side of {at}"
        );
        assert_eq!(class(element, "when").says(), squeezed(&self.date(claim)), "date of {at}");
        assert_eq!(
            class(element, "says").says(),
            squeezed(self.record().says(claim)),
            "words of {at}"
        );
        let chain = class(element, "chain").says();
        assert!(chain.starts_with(&squeezed(self.speaker(claim))), "speaker of {at}: {chain}");
        anchor.to_owned()
    }

    /// The claims on the pages of a folder.
    fn shown(&self, folder: &str) -> Pages {
        let mut shown = Pages::new();
        let pages = self.site.iter().filter(|(address, _)| address.starts_with(folder));
        for (address, page) in pages.filter(|(_, page)| page.starts_with("<!doctype html>")) {
            let page = tree(page);
            let claims = page.all().into_iter().filter(|it| it.name == "article" && it.is("claim"));
            let claims = claims.map(|it| self.check_claim(address, it));
            shown.entry(whole(address)).or_default().extend(claims);
        }
        for claims in shown.values_mut() {
            claims.sort();
        }
        shown
    }
}

/// The address of the first part of a list.
fn whole(address: &str) -> String {
    let stem = address.strip_suffix(".html").expect("a page");
    let part = |(_, part): &(&str, &str)| part.bytes().all(|it| it.is_ascii_digit());
    let stem = stem.rsplit_once('.').filter(part).map_or(stem, |(stem, _)| stem);
    format!("{stem}.html")
}

fn first<'e>(element: &'e Element, name: &str) -> &'e Element {
    let mut all = element.all().into_iter();
    all.find(|it| it.name == name).unwrap_or_else(|| panic!("no {name} in {element:#?}"))
}

fn class<'e>(element: &'e Element, class: &str) -> &'e Element {
    let mut all = element.all().into_iter();
    all.find(|it| it.is(class)).unwrap_or_else(|| panic!("no {class} in {element:#?}"))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The pages that list claims, with those that touch them, from the definitions.
fn expected(kept: &Kept) -> Pages {
    let record = kept.record();
    let mut pages = Pages::new();
    let mut page = |folder: &str, id: &str| {
        pages.insert(format!("{folder}/{id}.html"), Vec::new());
    };
    record.events.iter().for_each(|(_, it)| page("events", &it.id));
    record.articles.iter().for_each(|(_, it)| page("articles", &it.id));
    record.sides.iter().for_each(|(_, it)| page("sides", &it.id));
    record.actors.iter().for_each(|(_, it)| page("actors", &it.id));
    record.outlets.iter().for_each(|(_, it)| page("outlets", &it.id));
    record.places.iter().for_each(|(_, it)| page("places", &it.id));
    for claim in record.claims.ids() {
        for address in touched(record, claim) {
            pages.get_mut(&address).expect("a page").push(kept.anchor(claim));
        }
    }
    for claims in pages.values_mut() {
        claims.sort();
    }
    pages
}

/// The pages on which a claim stands.
fn touched(record: &Record, claim: Id<Claim>) -> BTreeSet<String> {
    let row = &record.claims[claim];
    let article = &record.articles[row.article];
    let event = &record.events[row.event];
    let side = &record.sides[record.side(claim)].id;
    let mut touched = BTreeSet::from([
        format!("events/{}.html", event.id),
        format!("articles/{}.html", article.id),
        format!("sides/{side}.html"),
    ]);
    let places = event.places.iter().map(|place| &record.places[*place].id);
    touched.extend(places.map(|id| format!("places/{id}.html")));
    let agents = [row.by, Agent::Outlet(article.outlet)].into_iter().chain(row.via.iter().copied());
    for agent in agents {
        match agent {
            Agent::Outlet(id) => {
                touched.insert(format!("outlets/{}.html", record.outlets[id].id));
            }
            Agent::Actor(id) => {
                let mut next = Some(id);
                while let Some(id) = next {
                    touched.insert(format!("actors/{}.html", record.actors[id].id));
                    next = record.actors[id].of;
                }
            }
        }
    }
    touched
}

/// The claims that answer a question by what they say themselves: roots, and relays that say
/// otherwise than their root.
fn answering(kept: &Kept, question: Id<Question>) -> Vec<(Id<Claim>, bool)> {
    let record = kept.record();
    let answer = |claim: Id<Claim>| {
        let mut answers = record.claims[claim].answers.iter();
        answers.find(|it| it.question == question).map(|it| &it.value)
    };
    let says = |claim: Id<Claim>| {
        let root = record.root(claim);
        let own = answer(claim)?;
        (root == claim || answer(root) != Some(own)).then_some((claim, root != claim))
    };
    record.claims.ids().filter_map(says).collect()
}

fn check_lists(kept: &Kept) {
    let expected = expected(kept);
    for folder in ["events/", "articles/", "sides/", "actors/", "outlets/", "places/"] {
        for (address, claims) in kept.shown(folder) {
            assert_eq!(claims, expected[&address], "{address}");
        }
    }
    let analysis = &kept.checked.analysis;
    let admitting = analysis.statements.iter().filter(|(_, it)| !it.admits.is_empty());
    let mut admitting: Vec<String> = admitting.map(|(_, it)| kept.anchor(it.root)).collect();
    admitting.sort();
    let shown = kept.shown("admissions").remove("admissions.html");
    assert_eq!(shown.unwrap_or_default(), admitting, "admissions.html");
}

/// The timeline has room for some claims only, but shows none twice.
fn check_timeline(kept: &Kept) {
    let mut seen = BTreeSet::new();
    for (address, claims) in kept.shown("index.html").into_iter().chain(kept.shown("periods/")) {
        for claim in claims {
            assert!(seen.insert(claim.clone()), "`{claim}` stands on {address} once more");
        }
    }
}

fn check_questions(kept: &Kept) {
    for (id, question) in kept.record().questions.iter() {
        let address = format!("questions/{}.html", question.id);
        let page = tree(&kept.site[&address]);
        let mut shown = Vec::new();
        for table in page.all().into_iter().filter(|it| it.name == "table" && it.is("given")) {
            for row in first(table, "tbody").all().into_iter().filter(|it| it.name == "tr") {
                let link = first(class(row, "answer"), "a").attribute("href");
                let claim = kept.claim(link.rsplit_once('#').expect("a claim").1);
                let says = kept.record().says(claim);
                assert_eq!(class(row, "says").says(), squeezed(says), "words on {address}");
                assert_eq!(class(row, "when").says(), squeezed(&kept.date(claim)), "{address}");
                let speaker = squeezed(kept.speaker(claim));
                assert!(class(row, "chain").says().starts_with(&speaker), "speaker on {address}");
                let who = first(row, "th").says();
                let names = [squeezed(kept.side(claim)), kept.tops(claim)];
                assert!(names.iter().any(|it| who.contains(it)), "voice on {address}: {who}");
                shown.push(claim);
            }
        }
        shown.sort();
        let answering: Vec<_> = answering(kept, id).into_iter().map(|it| it.0).collect();
        assert_eq!(shown, answering, "{address}");
    }
}

/// The data hold every claim once, in the order of the content, and every answer.
fn check_data(kept: &Kept) {
    let record = kept.record();
    let data: Value = serde_json::from_str(&kept.site["data/claims.json"]).expect("JSON");
    let rows = data["claims"].as_array().expect("a list");
    assert_eq!(rows.len(), record.claims.len());
    let mut table = csv::Reader::from_reader(kept.site["data/claims.csv"].as_bytes());
    let mut table = table.deserialize::<BTreeMap<String, String>>();
    for ((claim, row), told) in record.claims.iter().zip(rows) {
        let (side, speaker) = (&record.sides[record.side(claim)].id, agent_id(record, row.by));
        let said = row.said.as_ref().map(When::written);
        let (id, says) = (record.full_id(claim), record.says(claim));
        let line = table.next().expect("a row").expect("a row");
        let expected = [("id", id.as_str()), ("side", side), ("speaker", speaker), ("says", says)];
        for (column, value) in expected {
            assert_eq!(told[column], value, "{column} of {id} in claims.json");
            assert_eq!(line[column], value, "{column} of {id} in claims.csv");
        }
        assert_eq!(told["said"].as_str(), said, "date of {id}");
        assert_eq!(line["said"], said.unwrap_or_default(), "date of {id}");
        assert_eq!(
            told["page"],
            format!("events/{}.html#{}", record.events[row.event].id, kept.anchor(claim))
        );
    }
    assert!(table.next().is_none(), "claims.csv has more rows than claims");
    check_answers(kept);
}

fn check_answers(kept: &Kept) {
    let record = kept.record();
    let answers = record.questions.iter().flat_map(|(id, question)| {
        let answering = answering(kept, id).into_iter();
        answering.map(|(claim, relayed)| (question.id.clone(), record.full_id(claim), relayed))
    });
    let mut answers: Vec<(String, String, bool)> = answers.collect();
    answers.sort();
    let mut table = csv::Reader::from_reader(kept.site["data/answers.csv"].as_bytes());
    let rows = table.deserialize::<BTreeMap<String, String>>().map(|row| {
        let row = row.expect("a row");
        (row["question"].clone(), row["claim"].clone(), row["relayed"] == "true")
    });
    let mut rows: Vec<(String, String, bool)> = rows.collect();
    rows.sort();
    assert_eq!(rows, answers, "answers.csv");
}

fn agent_id(record: &Record, agent: Agent) -> &str {
    match agent {
        Agent::Actor(id) => &record.actors[id].id,
        Agent::Outlet(id) => &record.outlets[id].id,
    }
}

/// The feeds hold every claim once, under its side too.
fn check_feeds(kept: &Kept) {
    let record = kept.record();
    let ids = |address: &str| {
        let feed = tree(&kept.site[address]);
        let entries = feed.all().into_iter().filter(|it| it.name == "entry");
        let mut ids: Vec<String> = entries.map(|it| first(it, "id").says()).collect();
        ids.sort();
        ids
    };
    let of = |is_in: &dyn Fn(Id<Claim>) -> bool| {
        let claims = record.claims.ids().filter(|claim| is_in(*claim));
        let id =
            |claim| format!("https://fords.example/data/claims.json#{}", record.full_id(claim));
        let mut ids: Vec<String> = claims.map(id).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids("feed.xml"), of(&|_| true));
    for (id, side) in record.sides.iter() {
        let address = format!("sides/{}.xml", side.id);
        assert_eq!(ids(&address), of(&|claim| record.side(claim) == id), "{address}");
    }
}

fn check(kept: &Kept) {
    check_lists(kept);
    check_timeline(kept);
    check_questions(kept);
    check_data(kept);
}

#[test]
fn no_claim_of_the_record_is_lost() {
    let files = pipeline::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the machine reads");
    check(&Kept::new(pipeline::check(&files)));
}

proptest! {
    #![proptest_config(tries(12))]

    #[test]
    fn no_claim_is_lost(project in projects(20)) {
        let kept = Kept::new(pipeline::check(&files(&project.texts())));
        check(&kept);
        check_feeds(&kept);
    }
}
