//! What the marks by which results are narrowed down are called.

use serde::Serialize;

use crate::{
    model::{Day, Table},
    render::{material::Material, words::Words},
};

/// Ids with names, in the order of the content; months in their own.
#[derive(Debug, Serialize)]
pub(super) struct Names<'a> {
    month: Vec<(&'a str, String)>,
    actor: Vec<(&'a str, String)>,
    outlet: Vec<(&'a str, String)>,
    place: Vec<(&'a str, String)>,
}

/// The names of what is among the words of an index, which are in order.
pub(super) fn names<'a>(it: &Material<'a>, words: &[&'a str]) -> Names<'a> {
    let record = it.record;
    let marks = words.iter().filter_map(|word| word.strip_prefix("@month:"));
    Names {
        month: marks.map(|month| (month, label(&it.words, month))).collect(),
        actor: rows(&record.actors, |row| (&row.id, row.name.clone())),
        outlet: rows(&record.outlets, |row| (&row.id, row.name.clone())),
        place: rows(&record.places, |row| {
            let names: Vec<&str> = row.names.iter().map(|it| it.name.as_str()).collect();
            (&row.id, names.join(" / "))
        }),
    }
}

fn rows<'a, T>(
    table: &'a Table<T>,
    named: impl Fn(&'a T) -> (&'a str, String),
) -> Vec<(&'a str, String)> {
    table.iter().map(|(_, row)| named(row)).collect()
}

/// A month in words: `2016-04`.
fn label(words: &Words, month: &str) -> String {
    let parts = month.rsplit_once('-').and_then(|(year, month)| {
        let day = Day::new(year.parse().ok()?, month.parse().ok()?, 1)?;
        Some(words.month(day.year(), day.month()))
    });
    parts.unwrap_or_else(|| month.to_owned())
}
