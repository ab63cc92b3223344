//! The index that search looks into, read as `static/search.js` reads it.

mod kept;
mod tokens;

use std::collections::BTreeMap;

use serde_json::Value;

/// What an address of the index begins with.
const FOLDER: &str = "search/";

/// An index as it is read.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// What results show.
    pub(crate) entries: Vec<Vec<Value>>,
    /// In which entries each word stands, and whether in the title.
    pub(crate) terms: BTreeMap<String, BTreeMap<usize, bool>>,
    /// What the filters are called.
    pub(crate) names: Value,
    /// How many files it has.
    pub(crate) files: usize,
}

impl Index {
    /// Reads the index among the files of a site.
    pub(crate) fn of(site: &BTreeMap<String, String>) -> Self {
        let files = site.iter().filter(|(address, _)| address.starts_with(FOLDER));
        let calls: Vec<(String, Value)> = files.clone().flat_map(|it| calls(it.1)).collect();
        let parts: BTreeMap<String, Value> = calls.into_iter().collect();
        let root = &parts["root"];
        let mut index = Self { names: parts["names"].clone(), ..Self::default() };
        index.files = files.count();
        for (row, first) in root["first"].as_array().expect("a list").iter().enumerate() {
            let shard = terms(parts[&format!("t{row}")].as_str().expect("a text"));
            assert_eq!(shard.first().map(|it| it.0.as_str()), first.as_str(), "shard {row}");
            for (term, postings) in shard {
                assert!(index.terms.insert(term.clone(), postings).is_none(), "`{term}` twice");
            }
        }
        let (things, chunk) = (number(&root["things"]), number(&root["chunk"]));
        for row in 0..things.div_ceil(chunk) {
            let entries = parts[&format!("d{row}")].as_array().expect("a list");
            let lists = entries.iter().map(|it| it.as_array().expect("a list").clone());
            index.entries.extend(lists);
        }
        assert_eq!(index.entries.len(), things);
        index
    }

    /// The words of each entry, sorted.
    pub(crate) fn words(&self) -> Vec<Vec<&str>> {
        let mut words = vec![Vec::new(); self.entries.len()];
        for (term, postings) in &self.terms {
            for entry in postings.keys() {
                words[*entry].push(term.as_str());
            }
        }
        words
    }

    /// A line for each entry, without the numbers of anything.
    fn lines(&self) -> String {
        let mut lines = vec![format!("names {}", self.names)];
        for (entry, words) in self.entries.iter().zip(self.words()) {
            let side = |number: usize| self.entries[number - 1][2].clone();
            let field = |(row, field): (usize, &Value)| match (row, field.as_u64()) {
                (3 | 10, Some(1..)) => side(number(field)),
                _ => field.clone(),
            };
            let entry: Vec<Value> = entry.iter().enumerate().map(field).collect();
            lines.push(format!("{} {}", Value::Array(entry), words.join(" ")));
        }
        lines.join("\n")
    }
}

/// A site with its index opened: its files are one, and no page knows its hash.
pub(crate) fn opened(mut site: BTreeMap<String, String>) -> BTreeMap<String, String> {
    let Some(page) = site.get("search.html").cloned() else { return site };
    let (before, rest) = page.split_once("data-index=\"").expect("where the index is");
    let (_, after) = rest.split_once('"').expect("its end");
    site.insert("search.html".to_owned(), format!("{before}{after}"));
    let lines = Index::of(&site).lines();
    site.retain(|address, _| !address.starts_with(FOLDER));
    site.insert(OPENED.to_owned(), lines);
    site
}

/// Where an opened index stands.
pub(crate) const OPENED: &str = "search/index";

fn number(value: &Value) -> usize {
    value.as_u64().and_then(|it| usize::try_from(it).ok()).expect("a number")
}

/// What a script of the index hands over, by name.
fn calls(script: &str) -> Vec<(String, Value)> {
    let calls = script.split("claimline(").skip(1);
    let call = |call: &str| {
        let list = format!("[{}]", call.trim_end().strip_suffix(')').expect("a call ends"));
        let (name, value) = serde_json::from_str(&list).expect("JSON");
        (name, value)
    };
    calls.map(call).collect()
}

/// The terms of a shard, with their postings.
fn terms(text: &str) -> Vec<(String, BTreeMap<usize, bool>)> {
    let mut pairs = text.split(' ');
    let mut terms: Vec<(String, BTreeMap<usize, bool>)> = Vec::new();
    while let (Some(term), Some(postings)) = (pairs.next(), pairs.next()) {
        let mut letters = term.chars();
        let shared = digit(letters.next().expect("a sign"));
        let before: Vec<u16> = terms.last().map_or(Vec::new(), |it| it.0.encode_utf16().collect());
        let term = String::from_utf16(&before[..shared]).expect("whole letters");
        terms.push((term + letters.as_str(), read(postings)));
    }
    let order = |it: &(String, _)| it.0.encode_utf16().collect::<Vec<_>>();
    assert!(terms.is_sorted_by_key(order), "terms out of the order of scripts");
    terms
}

fn read(postings: &str) -> BTreeMap<usize, bool> {
    let mut signs = postings.chars().map(digit);
    let head = signs.next().expect("a sign");
    let (low, manner) = (head / 3, head % 3);
    let signs: Vec<usize> = signs.collect();
    let pairs = signs.chunks(2).map(|it| it[0] * 91 + it[1]);
    let mut bits = pairs.flat_map(|pair| (0..13).rev().map(move |at| pair >> at & 1));
    let mut read = BTreeMap::new();
    let mut entry = 0;
    loop {
        let mut high = 0;
        while high < 13 {
            match bits.next() {
                Some(1) => high += 1,
                Some(_) => break,
                None => return read,
            }
        }
        let count = if high < 13 { low } else { 24 };
        let rest = (0..count).fold(0, |rest, _| rest << 1 | bits.next().expect("a bit"));
        entry += if high < 13 { high << low | rest } else { rest };
        let title = if manner == 1 { bits.next().expect("a bit") } else { manner / 2 };
        assert!(read.insert(entry, title == 1).is_none(), "an entry twice");
        entry += 1;
    }
}

fn digit(sign: char) -> usize {
    let code = u8::try_from(sign).expect("ASCII");
    usize::from(if code > b'\\' { code - b'$' } else { code - b'#' })
}
