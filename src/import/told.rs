//! What could not be carried, and what was guessed.

use crate::diagnostic::wording;

// As many references as a person reads; the rest stand in the files, as comments.
const MOST: usize = 12;

/// What could not be carried, and in which rows, in the order in which it was met.
#[derive(Debug, Default)]
pub(super) struct Told {
    list: Vec<(String, Vec<String>)>,
}

impl Told {
    /// Remembers that something of a row was not carried.
    pub(super) fn add(&mut self, what: impl Into<String>, reference: &str) {
        let what = what.into();
        match self.list.iter_mut().find(|it| it.0 == what) {
            Some((_, rows)) => rows.push(reference.to_owned()),
            None => self.list.push((what, vec![reference.to_owned()])),
        }
    }

    /// Remembers something that concerns no single row.
    pub(super) fn say(&mut self, what: impl Into<String>) {
        self.list.push((what.into(), Vec::new()));
    }

    /// The lines to be told.
    pub(super) fn lines(&self) -> Vec<String> {
        self.list.iter().map(|(what, rows)| line(what, rows)).collect()
    }
}

fn line(what: &str, rows: &[String]) -> String {
    if rows.is_empty() {
        return what.to_owned();
    }
    let mut named: Vec<String> = rows.iter().take(MOST).cloned().collect();
    if rows.len() > MOST {
        named.push(format!("{} more", wording::digits(rows.len() - MOST)));
    }
    format!("{what}: {}", wording::list(named, "and"))
}
