//! The interface in other languages: nothing is missing, and no page says a word in English.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use claimline::{
    diagnostic::Report,
    pipeline::{self, Checked},
    render,
};
use tempfile::TempDir;
use toml::{Table, Value};

use crate::{cases, format::lay};

const STRINGS: &str = "themes/broadsheet/strings";

/// The plural forms of each language: the categories of CLDR.
const FORMS: &[(&str, &[&str])] = &[
    ("az", &["one", "other"]),
    ("en", &["one", "other"]),
    ("hy", &["one", "other"]),
    ("ru", &["few", "many", "one", "other"]),
];

/// Places that a text may have instead of those it has in English.
const INSTEAD: &[(&str, &str, &str)] =
    &[("date.night", "days", "last"), ("date.decade", "year", "last")];

/// What is the same word everywhere.
const NAMES: &[&str] = &["Esc", "SHA", "UTC"];

/// Texts by key, and by plural form where there are several.
type Strings = BTreeMap<String, BTreeMap<String, String>>;

#[test]
fn every_language_has_every_text_and_no_other() {
    let english = strings("en");
    let keys = |it: &Strings| it.keys().cloned().collect::<BTreeSet<_>>();
    for (language, _) in FORMS {
        let (ours, theirs) = (keys(&english), keys(&strings(language)));
        let missing: Vec<_> = ours.difference(&theirs).collect();
        let strange: Vec<_> = theirs.difference(&ours).collect();
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(strange.is_empty(), "{language} has {strange:?}, which English has not");
    }
}

#[test]
fn every_file_of_strings_is_looked_at() {
    let files = fs::read_dir(STRINGS).unwrap().map(|it| it.unwrap().path());
    let found: BTreeSet<String> =
        files.map(|it| it.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    let known = FORMS.iter().map(|(language, _)| (*language).to_owned()).collect();
    assert_eq!(found, known);
}

#[test]
fn what_is_counted_has_the_plural_forms_of_its_language() {
    let english = strings("en");
    for (language, forms) in FORMS {
        for (key, texts) in strings(language) {
            let has: Vec<&str> = texts.keys().map(String::as_str).collect();
            let counted = english.get(&key).is_some_and(|it| it.len() > 1);
            assert_eq!(has, if counted { forms } else { &[""][..] }, "{language}: {key}");
        }
    }
}

#[test]
fn every_text_has_the_places_of_the_english_one() {
    let english = strings("en");
    for (language, _) in FORMS {
        for (key, texts) in strings(language) {
            let wanted: BTreeSet<&str> = english[&key].values().flat_map(|it| places(it)).collect();
            let name = |place| {
                let same = INSTEAD.iter().find(|(it, _, other)| *it == key && *other == place);
                same.map_or(place, |(_, place, _)| *place)
            };
            for text in texts.values() {
                let has: BTreeSet<&str> = places(text).map(name).collect();
                assert_eq!(has, wanted, "{language}: {key} = {text}");
            }
        }
    }
}

/// The content of the case `languages` is all in Greek letters.
#[test]
fn no_page_says_a_word_of_another_language() {
    for (language, _) in FORMS {
        let own: BTreeSet<String> = strings(language)
            .values()
            .flat_map(BTreeMap::values)
            .flat_map(|it| words(&without_places(it)))
            .collect();
        let mut seen = BTreeSet::new();
        for (address, page) in
            site(language, "plain").into_iter().chain(site(language, "broadsheet"))
        {
            for word in words(&page) {
                let known = own.contains(&word) || NAMES.contains(&&*word) || is_greek(&word);
                assert!(known, "{language}: {address} says `{word}`");
                seen.insert(word);
            }
        }
        let (seen, all) = (seen.intersection(&own).count(), own.len());
        assert!(seen * 2 > all, "{language}: the pages say {seen} of {all} words");
    }
}

/// The texts that people read on each page.
fn site(language: &str, theme: &str) -> BTreeMap<String, String> {
    let root = TempDir::new().unwrap();
    lay(&cases::whole(Path::new("tests/cases/languages.txt")), root.path());
    let settings = root.path().join("site.toml");
    let written = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, format!("language = \"{language}\"\ntheme = \"{theme}\"\n{written}"))
        .unwrap();
    let files = pipeline::load(root.path()).unwrap();
    let Checked { config, theme, record, analysis, .. } = &pipeline::check(&files);
    let mut report = Report::default();
    let site = render::site(record, analysis, config, theme, &mut report);
    assert!(report.list().is_empty(), "{:?}", report.list());
    let pages = site.addresses().into_iter().filter(|it| is_page(it));
    let page = |it: String| {
        let html = String::from_utf8(site.page(&it).unwrap()).unwrap();
        assert!(html.contains(&format!("<html lang=\"{language}\" dir=\"ltr\">")), "{it}");
        (it, read(&html))
    };
    pages.map(page).collect()
}

fn is_page(address: &str) -> bool {
    Path::new(address).extension().is_some_and(|it| it == "html")
}

/// What people read or hear of a page.
fn read(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        let (tag, after) = piece.split_once('>').unwrap();
        for (name, rest) in ["aria-label", "title", "alt", "placeholder"]
            .into_iter()
            .filter_map(|it| Some((it, tag.split_once(&format!(" {it}=\""))?.1)))
        {
            let (value, _) = rest.split_once('"').unwrap_or_else(|| panic!("{name} in {tag}"));
            // A date as it was written is no word either.
            if !value.starts_with("EDTF") {
                text.extend([value, "\n"]);
            }
        }
        let hidden = tag.starts_with("script") || tag.starts_with("code");
        // An address that stands for itself is no word.
        if !hidden && !after.starts_with("https://") {
            text.extend([after, "\n"]);
        }
    }
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#x27;", "&#39;"]
        .into_iter()
        .fold(text, |text, sign| text.replace(sign, " "))
}

fn words(text: &str) -> Vec<String> {
    // Nor is an address in a sentence.
    let said = text.split_whitespace().filter(|it| !it.contains("://") && !it.contains(".html#"));
    let parts = said.flat_map(|it| it.split(|it: char| !it.is_alphabetic()));
    parts.filter(|it| it.chars().count() > 1).map(str::to_owned).collect()
}

fn is_greek(word: &str) -> bool {
    word.chars().all(|it| ('\u{370}'..'\u{400}').contains(&it))
}

fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0))
}

fn without_places(text: &str) -> String {
    text.split('{')
        .map(|it| it.split_once('}').map_or(it, |(_, after)| after))
        .collect::<Vec<_>>()
        .join(" ")
}

fn strings(language: &str) -> Strings {
    let text = fs::read_to_string(format!("{STRINGS}/{language}.toml")).unwrap();
    let mut strings = Strings::new();
    gather("", &Value::Table(text.parse::<Table>().unwrap()), &mut strings);
    strings
}

fn gather(key: &str, value: &Value, strings: &mut Strings) {
    let inner = |name: &str| if key.is_empty() { name.to_owned() } else { format!("{key}.{name}") };
    match value {
        Value::Table(table) => {
            for (name, value) in table {
                if let ("zero" | "one" | "two" | "few" | "many" | "other", Value::String(text)) =
                    (name.as_str(), value)
                {
                    strings.entry(key.to_owned()).or_default().insert(name.clone(), text.clone());
                } else {
                    gather(&inner(name), value, strings);
                }
            }
        }
        Value::Array(list) => {
            for (value, n) in list.iter().zip(1..) {
                gather(&inner(&n.to_string()), value, strings);
            }
        }
        Value::String(text) => {
            let forms = BTreeMap::from([(String::new(), text.clone())]);
            assert!(strings.insert(key.to_owned(), forms).is_none(), "{key} is there twice");
        }
        other => panic!("{key} is no text: {other}"),
    }
}
