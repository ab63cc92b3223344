//! What a claim states can be shown to be unchanged: the hash beside it is that of the open data.

use claimline::pipeline;
use proptest::prelude::*;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::{
    built::site,
    invented::{files, projects, tries},
};

/// What the hash is of, as `docs/data.md` says.
const STATED: &[&str] = &[
    "id",
    "event",
    "says",
    "side",
    "speaker",
    "official",
    "via",
    "outlet",
    "article",
    "published",
    "url",
    "text",
    "passages",
    "said",
    "answers",
    "basis",
];

#[test]
fn the_documentation_names_what_is_hashed() {
    let manual = include_str!("../docs/data.md");
    let (_, fields) = manual.split_once("ARTICLE/CLAIM\") | {").expect("the command");
    let (fields, _) = fields.split_once('}').expect("its end");
    let fields: Vec<&str> = fields.split(',').map(str::trim).collect();
    assert_eq!(fields, STATED);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

proptest! {
    #![proptest_config(tries(12))]

    #[test]
    fn the_hash_of_a_claim_is_that_of_the_open_data(project in projects(14)) {
        let site = site(&pipeline::check(&files(&project.texts())));
        let data: Value = serde_json::from_str(&site["data/claims.json"]).expect("JSON");
        for claim in data["claims"].as_array().expect("a list") {
            let field = |name: &&str| ((*name).to_owned(), claim[*name].clone());
            let stated = Value::Object(STATED.iter().map(field).collect::<Map<_, _>>());
            let hash = hex(&Sha256::digest(stated.to_string()));
            let article = claim["article"].as_str().expect("an id");
            let (_, id) = claim["id"].as_str().expect("an id").split_once('/').expect("two");
            let page = &site[&format!("articles/{article}.html")];
            let (_, cited) = page.split_once(&format!("id=\"cite.{id}\"")).expect("a citation");
            let (_, shown) = cited.split_once("SHA-256").expect("a hash");
            prop_assert!(shown.split_once("</code>").is_some_and(|it| it.0.contains(&hash)), "{claim}");
        }
    }
}
