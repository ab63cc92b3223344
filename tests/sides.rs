//! No side is treated otherwise than another: exchanging two exchanges them everywhere, and no more.
//!
//! What follows together is that with the list of sides kept, exchanging two parties in all else
//! changes no page but for their names, and for the order, mark and color that the list gives them.

use std::collections::{BTreeMap, BTreeSet};

use claimline::{
    diagnostic::human,
    files::Files,
    model::Record,
    pipeline::{self, Checked},
};
use proptest::{prelude::*, sample::select};
use serde_json::Value;

use crate::{
    built::{site, tree},
    invented::{EXCHANGED, Texts, exchanged, files, projects, tries},
    search::{OPENED, opened},
};

/// Reads a project, which has no errors.
fn checked(files: &Files) -> (Checked, String) {
    let checked = pipeline::check(files);
    let told = human::text(&checked.report, files, human::Look::Plain);
    assert_eq!(checked.report.counts().0, 0, "{told}");
    (checked, told)
}

/// All that comes of a project: every file of its site, and what is found in it.
fn outcome(texts: &Texts) -> BTreeMap<String, String> {
    let (checked, told) = checked(&files(texts));
    let mut outcome = opened(site(&checked));
    for text in outcome.values_mut() {
        *text = unhashed(text);
    }
    let findings: Vec<&str> = told.lines().filter_map(finding).collect();
    outcome.insert("findings".to_owned(), findings.join("\n"));
    outcome
}

/// A file without hashes: other names have others.
fn unhashed(text: &str) -> String {
    let claims = without(text, "<code>", 64);
    without(&claims, ROOT, 12)
}

/// How the file is called with which search begins: behind it stands a hash of what is in it.
const ROOT: &str = "search/root.";

/// A text without the hashes of so many digits that stand behind some words.
fn without(text: &str, words: &str, digits: usize) -> String {
    let mut parts = text.split(words);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hash = part.find(|it: char| !it.is_ascii_hexdigit()).is_some_and(|end| end == digits);
        out.push_str(words);
        out.push_str(if hash { &part[digits..] } else { part });
    }
    out
}

/// What a line says of a finding. Where that stands in its line, and how it is drawn, depends on how
/// long the names before it are.
fn finding(line: &str) -> Option<&str> {
    let line = line.trim();
    match line.strip_prefix("--> ").or_else(|| line.strip_prefix("::: ")) {
        Some(place) if place.matches(':').count() > 1 => place.rsplit_once(':').map(|it| it.0),
        Some(place) => Some(place),
        None => Some(line).filter(|it| it.starts_with(['=', 'w', 'e'])),
    }
}

/// The first lines in which two sites differ, of each file.
fn differences(here: &BTreeMap<String, String>, there: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    // Programs read the list of the pages in any order.
    let sorted = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    // The words of an entry of the index have no order but that of their letters.
    let in_order = |text: &str| text.lines().map(words).collect::<Vec<_>>();
    for address in here.keys().chain(there.keys().filter(|it| !here.contains_key(*it))) {
        match (here.get(address), there.get(address)) {
            (Some(here), Some(there))
                if address == "sitemap.xml" && sorted(here) == sorted(there) => {}
            (Some(here), Some(there)) if here == there => {}
            (Some(here), Some(there)) if address == OPENED && in_order(here) == in_order(there) => {
            }
            (Some(here), Some(there)) => {
                let pair = here.lines().zip(there.lines()).find(|(a, b)| a != b);
                let (here, there) = pair.unwrap_or(("", "one has more lines"));
                found.push(format!("{address}\n- {here}\n+ {there}"));
            }
            _ => found.push(format!("{address} is in one of them only")),
        }
    }
    found
}

/// The words of a text in an order of their own.
fn words(text: &str) -> String {
    let words = text.split(|it: char| !it.is_alphanumeric());
    let mut words: Vec<&str> = words.filter(|it| !it.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// What the style sheet calls the color and the mark of a party.
fn looks(record: &Record, id: &str) -> [String; 2] {
    let parties = record.sides.iter().filter(|(_, it)| it.party);
    let color = parties.map(|(_, it)| &it.id).position(|it| it == id).expect("a party");
    let mark = record.sides.iter().position(|(_, it)| it.id == id).expect("a side");
    [format!("side-{}", color + 1), format!("mark-{}", mark + 1)]
}

/// A file of the site in which no order is left, and the looks of the exchanged parties are one.
fn unordered(text: &str, looks: &[[String; 2]; 2]) -> String {
    if text.starts_with('{') {
        let mut value: Value = serde_json::from_str(text).expect("JSON");
        shuffle(&mut value);
        return value.to_string();
    }
    if !text.starts_with("<!doctype html>") {
        // The first of several notes is the one that is written out: what stands where is lost here.
        let is_wikitext = text.contains("{| class=");
        let parts = if is_wikitext { vec![text] } else { text.lines().collect() };
        let mut lines: Vec<String> = parts.into_iter().map(words).collect();
        lines.sort_unstable();
        return lines.join("\n");
    }
    let [first, second] = looks;
    let mut text = without(text, ROOT, 12);
    for (first, second) in first.iter().zip(second) {
        text = text.replace(first, "\0").replace(second, first).replace('\0', second);
    }
    let mut page = tree(&text);
    // The marks themselves are drawn once on each page, and once more to say what they mean.
    page.prune(&|it| it.is("sprite") || it.is("key"));
    // Rows are drawn one below the other.
    page.change(&|it| {
        it.attributes
            .retain(|name, value| name != "transform" || !value.starts_with("translate(0 "));
    });
    page.shuffle();
    format!("{page:#?}")
}

fn shuffle(value: &mut Value) {
    match value {
        Value::Array(list) => {
            list.iter_mut().for_each(shuffle);
            list.sort_by_cached_key(ToString::to_string);
        }
        Value::Object(map) => map.values_mut().for_each(shuffle),
        _ => {}
    }
}

proptest! {
    #![proptest_config(tries(12))]

    #[test]
    fn exchanging_two_parties_exchanges_them_everywhere(
        project in projects(14),
        theme in select(&["broadsheet", "plain"][..]),
    ) {
        let mut texts = project.texts();
        let (_, settings) = texts.iter_mut().find(|it| it.0 == "site.toml").expect("settings");
        *settings = format!("theme = \"{theme}\"\n{settings}");
        let there = texts.iter().map(|(path, text)| (exchanged(path), exchanged(text))).collect();
        let here = outcome(&texts).into_iter();
        let here = here.map(|(address, text)| (exchanged(&address), exchanged(&text))).collect();
        let differences = differences(&here, &outcome(&there));
        prop_assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
    }

    #[test]
    fn the_list_of_sides_gives_order_mark_and_color_and_no_more(project in projects(14)) {
        let (here, _) = checked(&files(&project.texts()));
        let (there, _) = checked(&files(&project.turned().texts()));
        let looks = EXCHANGED.map(|id| looks(&here.record, id));
        let unordered = |(address, text): (String, String), looks| (address, unordered(&text, looks));
        let same = [looks[0].clone(), looks[0].clone()];
        let here = opened(site(&here)).into_iter().map(|it| unordered(it, &same)).collect();
        let there = opened(site(&there)).into_iter().map(|it| unordered(it, &looks)).collect();
        let differences = differences(&here, &there);
        prop_assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
    }
}
