//! The scripts of the default theme, as they are published: under 30 kB in all.

use std::fs;

use claimline::{files::Files, pipeline};
use sha2::{Digest as _, Sha256};

use crate::built::site;

const MOST: usize = 30_000;
const SOURCES: &str = "themes/broadsheet/static";

/// The names of the scripts, and what is published of them at which addresses.
fn published() -> Vec<(String, String, String)> {
    let site = site(&pipeline::check(&Files::default()));
    let scripts = site.into_iter().filter_map(|(address, script)| {
        let name = address.strip_prefix("assets/")?.strip_suffix(".js")?.split_once('.')?.0;
        Some((format!("{name}.js"), address.clone(), script))
    });
    scripts.collect()
}

#[test]
fn all_together_are_light() {
    let scripts = published();
    let weights: Vec<_> = scripts.iter().map(|(name, _, script)| (name, script.len())).collect();
    let weight: usize = weights.iter().map(|it| it.1).sum();
    assert!(weight < MOST, "{weight} bytes: {weights:?}");
}

#[test]
fn every_one_is_shortened_and_named_by_what_it_became() {
    let scripts = published();
    for (name, address, script) in &scripts {
        let source = fs::read_to_string(format!("{SOURCES}/{name}")).expect("its source");
        assert!(script.len() * 10 < source.len() * 8, "{name} is published as it is");
        let hash = Sha256::digest(script.as_bytes());
        let begin = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]);
        assert!(address.contains(&format!(".{begin:08x}")), "{address} is not named by its bytes");
    }
    let sources = fs::read_dir(SOURCES).expect("the theme").flatten();
    let sources = sources.filter(|it| it.path().extension().is_some_and(|it| it == "js"));
    assert_eq!(scripts.len(), sources.count());
}
