//! What is wrong with the words of a theme.

use std::{collections::BTreeMap, ops::Range};

use super::{
    FALLBACK,
    entries::{Entry, entries},
    place, stem,
};
use crate::{
    diagnostic::{Diagnostic, Report, codes, wording},
    source::{FileId, Span},
    theme::{Part, Theme},
};

/// Texts by key, with the places they have.
type Known = BTreeMap<String, Vec<String>>;

/// Reports words that cannot be read, that no page asks for, or that have a place nothing fills.
/// Only the project's own files are looked at: the built-in ones are tested.
pub fn faults(theme: &Theme, report: &mut Report) {
    let known = known(theme);
    for part in theme.strings.values().flatten() {
        let Some(file) = part.file else { continue };
        let found = match entries(&part.text) {
            Ok(found) => found,
            Err(error) => {
                report.add(unreadable(file, part, &error));
                continue;
            }
        };
        for finding in found.iter().filter_map(|it| unknown(&known, file, it)) {
            report.add(finding);
        }
    }
}

/// The texts that pages ask for: those the built-in theme has in English.
fn known(theme: &Theme) -> Known {
    let mut known = Known::new();
    let english = theme.strings.get(FALLBACK).into_iter().flatten();
    for part in english.filter(|it| it.file.is_none()) {
        for Entry { key, text, .. } in entries(&part.text).unwrap_or_default() {
            known.entry(stem(&key).to_owned()).or_default().extend(places(&text));
        }
    }
    known
}

fn unreadable(file: FileId, part: &Part, error: &toml::de::Error) -> Diagnostic {
    let range = error.span().unwrap_or(0..part.text.len());
    let message = error.message().to_lowercase();
    Diagnostic::new(&codes::INVALID_TOML, span(file, range), message)
}

fn span(file: FileId, range: Range<usize>) -> Span {
    let offset = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    Span { file, start: offset(range.start), end: offset(range.end) }
}

/// What is unknown about a text: its key, or a place in it.
fn unknown(known: &Known, file: FileId, entry: &Entry) -> Option<Diagnostic> {
    let Entry { key, text, at } = entry;
    // Languages are asked for by the tags that articles have.
    if key.starts_with("language.") && places(text).is_empty() {
        return None;
    }
    let (message, help) = match known.get(stem(key)) {
        None => (
            format!("no page asks for the words `{key}`"),
            wording::did_you_mean(key, known.keys().map(String::as_str)),
        ),
        Some(filled) => {
            // What English does not need and others may: see the comments in its file.
            let known = |it: &String| filled.contains(it) || it == "n" || it == "last";
            let strange = places(text).into_iter().find(|it| !known(it))?;
            (
                format!("nothing fills `{{{strange}}}` in the words `{key}`"),
                wording::did_you_mean(&strange, filled.iter().map(String::as_str)),
            )
        }
    };
    let finding = Diagnostic::new(&codes::UNKNOWN_WORDS, span(file, at.clone()), message);
    Some(match help {
        Some(help) => finding.help(help),
        None => finding,
    })
}

fn places(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, name, after)) = place(rest) {
        names.push(name.to_owned());
        rest = after;
    }
    names
}
