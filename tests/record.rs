//! The record of April 2016 against the table it was entered from: every row in one article, under
//! its side and its speaker, and every relation either carried or set aside for a reason.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::LazyLock,
};

use claimline::{
    diagnostic::Report,
    pipeline::{self, Checked},
    render,
};
use serde_json::Value;

type Row = BTreeMap<String, String>;

/// A claim of the open data.
struct Claim {
    id: String,
    side: String,
    speaker: String,
    article: String,
    url: Option<String>,
    root: String,
    related: Vec<String>,
    questions: BTreeSet<String>,
    references: Vec<String>,
}

struct Record {
    claims: Vec<Claim>,
    /// Ids by the name, the other spellings and the id itself.
    names: BTreeMap<String, String>,
    /// Sides of actors and outlets.
    sides: BTreeMap<String, String>,
    parties: BTreeSet<String>,
}

static RECORD: LazyLock<Record> = LazyLock::new(record);
static TABLE: LazyLock<Vec<Row>> = LazyLock::new(table);
static MAP: LazyLock<toml::Table> = LazyLock::new(|| toml("toml"));
/// Where the record departs from the table, and why.
static EDITED: LazyLock<toml::Table> = LazyLock::new(|| toml("edited.toml"));

fn beside(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/importing/april-2016.{kind}"))
}

fn toml(kind: &str) -> toml::Table {
    std::fs::read_to_string(beside(kind)).unwrap().parse().unwrap()
}

fn table() -> Vec<Row> {
    let mut reader = csv::Reader::from_path(beside("csv")).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn record() -> Record {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let checked = pipeline::check(&pipeline::load(root).unwrap());
    let Checked { config, theme, record, analysis, .. } = &checked;
    let site = render::site(record, analysis, config, theme, &mut Report::default());
    let data: Value = serde_json::from_slice(&site.page("data/claims.json").unwrap()).unwrap();
    let actors = record.actors.iter().map(|(_, it)| (&it.id, &it.name, &it.also, Some(it.side)));
    let outlets = record.outlets.iter().map(|(_, it)| (&it.id, &it.name, &it.also, it.side));
    let (mut names, mut sides) = (BTreeMap::new(), BTreeMap::new());
    for (id, name, also, side) in actors.chain(outlets) {
        for known in [id, name].into_iter().chain(also) {
            names.entry(known.clone()).or_insert_with(|| id.clone());
        }
        sides.extend(side.map(|side| (id.clone(), record.sides[side].id.clone())));
    }
    let parties = record.sides.iter().filter(|(_, it)| it.party).map(|(_, it)| it.id.clone());
    Record {
        claims: list(&data["claims"]).iter().map(claim).collect(),
        names,
        sides,
        parties: parties.collect(),
    }
}

fn claim(it: &Value) -> Claim {
    let text = |key: &str| it[key].as_str().unwrap().to_owned();
    let kinds = ["denies", "confirms", "updates", "retracts"];
    Claim {
        id: text("id"),
        side: text("side"),
        speaker: text("speaker"),
        article: text("article"),
        url: it["url"].as_str().map(str::to_owned),
        root: text("root"),
        related: kinds.iter().flat_map(|kind| texts(&it["relations"][kind])).collect(),
        questions: list(&it["answers"]).iter().flat_map(|it| texts(&it["question"])).collect(),
        references: texts(&it["reference"]),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn texts(value: &Value) -> Vec<String> {
    let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    all.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
}

fn strings(value: &toml::Value) -> BTreeSet<String> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn claims_of(row: &str) -> impl Iterator<Item = &'static Claim> {
    RECORD.claims.iter().filter(move |it| it.references.iter().any(|reference| reference == row))
}

/// What stands before a remark in parentheses.
fn bare(value: &str) -> &str {
    value.split('(').next().unwrap_or_default().trim()
}

/// The id that the map or the record gives to a value of the table.
fn looked_up(kind: &str, value: &str) -> Option<String> {
    let known = MAP[kind].as_table().unwrap();
    let entry = |value: &str| match known.get(value)? {
        toml::Value::String(id) => Some(id.clone()),
        defined => {
            let named = |key: &str| Some(defined.get(key)?.as_str()?.to_owned());
            named("id").or_else(|| RECORD.names.get(value).cloned())
        }
    };
    [value, bare(value)]
        .into_iter()
        .find_map(|it| entry(it).or_else(|| RECORD.names.get(it).cloned()))
}

/// Whom the table has speaking: the person, or else the body.
fn speaker(row: &Row) -> Option<String> {
    let nameless = MAP["nameless"].as_array().unwrap();
    let person = bare(&row["speaker"]);
    let unnamed = person.is_empty() || nameless.iter().any(|it| it.as_str() == Some(person));
    let body = || {
        looked_up("actors", &row["organisation"])
            .or_else(|| looked_up("outlets", &row["organisation"]))
    };
    if unnamed { body() } else { looked_up("actors", &row["speaker"]) }
}

#[test]
fn every_row_of_the_table_stands_in_one_article() {
    for row in TABLE.iter() {
        let id = row["id"].as_str();
        let articles: BTreeSet<_> = claims_of(id).map(|it| it.article.as_str()).collect();
        assert_eq!(articles.len(), 1, "{id} is in the articles {articles:?}");
        let address = EDITED["addresses"].get(id).is_none().then(|| row["source_url"].clone());
        for claim in claims_of(id) {
            assert_eq!(claim.url, address, "{id}");
        }
    }
    let rows: BTreeSet<_> = TABLE.iter().map(|it| it["id"].as_str()).collect();
    assert_eq!(rows.len(), 284);
    for claim in &RECORD.claims {
        assert!(!claim.references.is_empty(), "{} stands in no row of the table", claim.id);
        for reference in &claim.references {
            assert!(rows.contains(reference.as_str()), "{} has a reference of its own", claim.id);
        }
    }
}

#[test]
fn every_row_stands_under_its_side_and_speaker() {
    for row in TABLE.iter() {
        let id = row["id"].as_str();
        let side = looked_up("sides", &row["side"]).unwrap();
        let found: BTreeSet<_> = claims_of(id).map(|it| it.speaker.clone()).collect();
        let sides: BTreeSet<_> = claims_of(id).map(|it| it.side.clone()).collect();
        if let Some(several) = EDITED["speakers"].get(id) {
            let speakers = strings(&several["are"]);
            let theirs = speakers.iter().map(|it| RECORD.sides[it].clone()).collect();
            assert_eq!(found, speakers, "{id}: {}", several["because"]);
            assert_eq!(sides, theirs, "{id}: {}", several["because"]);
            // Where an outlet only sets side by side what others said, no claim is its own.
            let narrated = several.get("narrated").is_some();
            assert!(sides.contains(&side) != narrated, "{id}: {sides:?}, not {side}");
        } else {
            assert_eq!(found, BTreeSet::from_iter(speaker(row)), "{id}");
            assert_eq!(sides, BTreeSet::from([side]), "{id}");
        }
    }
}

#[test]
fn rows_with_several_speakers_or_figures_are_several_claims() {
    for (id, several) in EDITED["speakers"].as_table().unwrap() {
        assert!(claims_of(id).count() >= strings(&several["are"]).len(), "{id}");
    }
    for (id, _) in EDITED["figures"].as_table().unwrap() {
        let answering = claims_of(id).filter(|it| !it.questions.is_empty());
        assert!(answering.count() >= 2, "{id}");
    }
}

/// Whether a relation between two rows shows in the record: the two are one statement, one bears on
/// the other, or both answer one question.
fn is_carried(from: &str, to: &str) -> bool {
    let whole = |claim: &Claim| -> Vec<&Claim> {
        RECORD.claims.iter().filter(|it| it.root == claim.root).collect()
    };
    let bears = |from: &Claim, to: &Claim| {
        let onto: BTreeSet<_> = whole(to).into_iter().map(|it| it.id.as_str()).collect();
        whole(from).iter().any(|it| it.related.iter().any(|id| onto.contains(id.as_str())))
    };
    let asked = |claim: &Claim| -> BTreeSet<String> {
        let own = [claim.id.as_str(), claim.root.as_str()];
        let both = RECORD.claims.iter().filter(|it| own.contains(&it.id.as_str()));
        both.flat_map(|it| it.questions.clone()).collect()
    };
    claims_of(from).any(|a| {
        claims_of(to).any(|b| {
            a.root == b.root || bears(a, b) || bears(b, a) || !asked(a).is_disjoint(&asked(b))
        })
    })
}

/// Whether no claim of the one row could bear so on one of the other: a side does not confirm
/// itself, and updates nobody else.
fn is_impossible(kind: &str, from: &Row, to: &Row) -> bool {
    let side = |row: &Row| looked_up("sides", &row["side"]).unwrap();
    let one_voice = side(from) == side(to) && RECORD.parties.contains(&side(from));
    match kind {
        "confirms" => one_voice,
        "updates" | "retracts" => !one_voice,
        _ => false,
    }
}

#[test]
fn no_relation_of_the_table_is_dropped_in_silence() {
    let rows: BTreeMap<_, _> = TABLE.iter().map(|it| (it["id"].as_str(), it)).collect();
    let mut dropped = BTreeSet::new();
    for row in TABLE.iter() {
        let kinds = row["relation"].split(';').map(str::trim).filter(|it| !it.is_empty());
        for (kind, to) in kinds.zip(row["related_id"].split(';').map(str::trim)) {
            let from = row["id"].as_str();
            if !is_carried(from, to) && !is_impossible(kind, row, rows[to]) {
                dropped.insert(format!("{from}-{to}"));
            }
        }
    }
    let reasons = EDITED["relations"].as_array().unwrap().iter();
    let pairs = reasons.flat_map(|it| it["are"].as_str().unwrap().split_whitespace());
    let set_aside: BTreeSet<_> = pairs.map(str::to_owned).collect();
    let silent: Vec<_> = dropped.difference(&set_aside).collect();
    let stale: Vec<_> = set_aside.difference(&dropped).collect();
    assert!(silent.is_empty(), "dropped without a reason: {silent:?}");
    assert!(stale.is_empty(), "set aside, and carried: {stale:?}");
}
