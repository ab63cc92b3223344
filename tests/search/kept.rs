//! Nothing is lost in the index: each claim is found by its words, its figures, its speaker, its side.

use std::collections::BTreeMap;

use claimline::{
    diagnostic::Report,
    pipeline::{self, Checked},
    render::{self, tokens},
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::Index;
use crate::{
    invented::{files, projects, tries},
    project,
};

/// The files of the index of a project, and its data.
fn files_of_search(checked: &Checked) -> BTreeMap<String, String> {
    let Checked { config, theme, record, analysis, .. } = checked;
    let site = render::site(record, analysis, config, theme, &mut Report::default());
    let wanted = |it: &String| it.starts_with("search") || it.starts_with("data/");
    let file = |address: String| {
        let bytes = site.page(&address).unwrap_or_else(|fault| panic!("{address}: {fault}"));
        (address, String::from_utf8(bytes).expect("text"))
    };
    site.addresses().into_iter().filter(wanted).map(file).collect()
}

/// The texts by which a claim of the data has to be found: in its title, and anywhere.
fn found_by<'v>(claim: &'v Value, data: &'v Data) -> (&'v str, Vec<&'v str>) {
    let text = |value: &'v Value| value.as_str().into_iter();
    let list = |value: &'v Value| value.as_array().into_iter().flatten();
    let side = &data.sides[claim["side"].as_str().expect("an id")];
    let agent = |id: &'v Value| &data.agents[id.as_str().expect("an id")];
    let event = &data.events[claim["event"].as_str().expect("an id")];
    let mut texts = vec![side["name"].as_str().expect("a name")];
    for passage in list(&claim["passages"]) {
        texts.extend(["exact", "summary", "translation"].iter().flat_map(|it| text(&passage[*it])));
    }
    let agents = [agent(&claim["speaker"]), agent(&claim["outlet"])];
    for agent in agents.into_iter().chain(list(&claim["via"]).map(agent)) {
        texts.extend(text(&agent["name"]).chain(list(&agent["also"]).flat_map(text)));
    }
    texts.extend(text(&event["title"]).chain(text(&claim["basis"])).chain(text(&claim["note"])));
    texts.extend(list(&claim["reference"]).flat_map(text));
    for answer in list(&claim["answers"]) {
        texts.extend(text(&answer["value"]).filter(|it| it.bytes().all(|it| it.is_ascii_digit())));
    }
    (claim["says"].as_str().expect("a text"), texts)
}

/// The data of a site by id.
struct Data {
    sides: BTreeMap<String, Value>,
    agents: BTreeMap<String, Value>,
    events: BTreeMap<String, Value>,
}

impl Data {
    fn of(site: &BTreeMap<String, String>) -> Self {
        let table = |kind: &str| {
            let rows = rows(site, kind).into_iter();
            rows.map(|it| (it["id"].as_str().expect("an id").to_owned(), it))
        };
        Self {
            sides: table("sides").collect(),
            agents: table("actors").chain(table("outlets")).collect(),
            events: table("events").collect(),
        }
    }
}

fn rows(site: &BTreeMap<String, String>, kind: &str) -> Vec<Value> {
    let mut data: Value = serde_json::from_str(&site[&format!("data/{kind}.json")]).expect("JSON");
    data[kind].as_array_mut().expect("a list").split_off(0)
}

/// Checks that every claim of the data is found.
fn check(site: &BTreeMap<String, String>) -> Index {
    let (index, data) = (Index::of(site), Data::of(site));
    let pages: BTreeMap<&str, usize> = index
        .entries
        .iter()
        .enumerate()
        .map(|(row, it)| (it[1].as_str().expect("text"), row))
        .collect();
    assert_eq!(pages.len(), index.entries.len(), "two entries with one address");
    for claim in rows(site, "claims") {
        let row = pages[claim["page"].as_str().expect("an address")];
        let entry = &index.entries[row];
        let (says, texts) = found_by(&claim, &data);
        let id = &claim["id"];
        assert_eq!(entry[2], json!(says), "{id}");
        let number = entry[3].as_u64().and_then(|it| usize::try_from(it).ok()).expect("a side");
        let name = &data.sides[claim["side"].as_str().expect("an id")]["name"];
        assert_eq!(&index.entries[number - 1][2], name, "{id}");
        for token in tokens(says) {
            assert_eq!(index.terms[&token].get(&row), Some(&true), "{id} by `{token}`");
        }
        for token in texts.into_iter().flat_map(tokens) {
            assert!(index.terms[&token].contains_key(&row), "{id} by `{token}`");
        }
        let mark = format!("@side:{}", claim["side"].as_str().expect("an id"));
        assert!(index.terms[&mark].contains_key(&row), "{id} by {mark}");
        for became in claim["standing"].as_array().expect("a list") {
            let standing = format!("@standing:{}", became["is"].as_str().expect("a word"));
            assert!(index.terms[&standing].contains_key(&row), "{id} by {standing}");
        }
    }
    index
}

proptest! {
    #![proptest_config(tries(12))]

    #[test]
    fn every_claim_is_found(project in projects(14)) {
        let site = files_of_search(&pipeline::check(&files(&project.texts())));
        let index = check(&site);
        prop_assert_eq!(index.files, 1, "a small record has one file");
    }
}

#[test]
fn every_claim_of_a_large_record_is_found() {
    let dir = tempfile::tempdir().expect("a folder");
    project::write(dir.path(), 500, "An invented record");
    let files = pipeline::load(dir.path()).expect("the machine reads");
    let checked = pipeline::check(&files);
    let site = files_of_search(&checked);
    let index = check(&site);
    assert!(index.files > 60, "a large record is cut: {} files", index.files);
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    assert_eq!(site, alone.install(|| files_of_search(&checked)), "made by one thread");
}
