//! The map: what the columns of a table are, and what its values stand for.

use std::collections::BTreeMap;

use super::{
    columns::{COLUMNS, Column},
    entry::{Entry, Kind},
    names::Named,
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::Text,
    read::{
        faults::Faults,
        fields::{Fields, entries, text, texts, word, wrong_type},
        tree::{Node, Value},
    },
};

/// A map as it was written.
#[derive(Debug)]
pub(super) struct Mapping {
    /// What parts the cells of a row.
    pub(super) delimiter: u8,
    /// What parts the items of a list within a cell.
    pub(super) separator: String,
    /// Whether entries are proposed for outlets, actors and events that nothing is known about.
    pub(super) propose: bool,
    /// What stands in the speaker's cell where no person is named.
    pub(super) nameless: Vec<Text>,
    /// The columns and the names they have in the table.
    pub(super) columns: Vec<(Column, Text)>,
    /// What values stand for, by kind and value.
    pub(super) values: BTreeMap<(Kind, String), Meant>,
    /// What becomes of the table's relations.
    pub(super) relations: BTreeMap<String, Bearing>,
    /// Which figures answer which question, the first that fits.
    pub(super) questions: Vec<Asked>,
    /// Sentences that end an article, by how much of it was read.
    pub(super) read: BTreeMap<String, Text>,
}

/// What a value stands for.
#[derive(Debug)]
pub(super) enum Meant {
    /// An entry of the content or of the map.
    Id(Text),
    /// A new entry.
    Entry(Entry),
}

/// What becomes of a relation.
#[derive(Debug)]
pub(super) struct Bearing {
    /// Between claims of one side.
    pub(super) same: Fate,
    /// Between claims of two sides.
    pub(super) other: Fate,
    /// Why it is dropped.
    pub(super) because: Option<Text>,
}

/// One of our relations, or nothing.
pub(super) type Fate = Option<&'static str>;

/// Our relations, in the order in which they are written.
pub(super) const RELATIONS: [&str; 5] = ["repeats", "denies", "confirms", "updates", "retracts"];

/// Which figures answer a question.
#[derive(Debug)]
pub(super) struct Asked {
    /// The question.
    pub(super) question: Text,
    /// What is counted, as the table words it.
    pub(super) counted: Vec<Text>,
    /// Whose, as the table words it; empty: whosever.
    pub(super) of: Vec<Text>,
    /// In which events, as the table words them; empty: in any.
    pub(super) events: Vec<Text>,
    /// At which dates, as the table words them; empty: at any.
    pub(super) dates: Vec<Text>,
    /// The fields of the question, where the content does not have it yet.
    pub(super) entry: Entry,
}

impl Mapping {
    /// What the map says that an outlet's articles are copies of.
    pub(super) fn via(&self, outlet: &str) -> &[Text] {
        let names = [outlet, Named::new(outlet).name].map(|it| (Kind::Outlet, it.to_owned()));
        match names.iter().find_map(|it| self.values.get(it)) {
            Some(Meant::Entry(entry)) => &entry.via,
            _ => &[],
        }
    }
}

/// Reads a map.
pub(super) fn mapping(root: &Node<'_>, faults: &mut Faults) -> Option<Mapping> {
    let mut fields = Fields::of(root, "this map", faults)?;
    let delimiter = delimiter(&mut fields);
    let separator = fields.text("separator").map_or_else(|| ";".to_owned(), |it| it.value);
    let propose = fields.flag("propose").unwrap_or(false);
    let nameless = fields.texts("nameless");
    let columns = fields.needed("columns").map(|it| columns(it, fields.faults));
    let mut values = BTreeMap::new();
    for kind in Kind::MAPPED {
        let Some(node) = fields.node(kind.table()) else { continue };
        for (key, node) in entries(node, kind.table(), fields.faults).unwrap_or_default() {
            if let Some(meant) = meant(kind, node, fields.faults) {
                values.insert((kind, word(key).value), meant);
            }
        }
    }
    let mut relations = BTreeMap::new();
    if let Some(node) = fields.node("relations") {
        for (key, node) in entries(node, "relations", fields.faults).unwrap_or_default() {
            relations.extend(bearing(node, fields.faults).map(|it| (word(key).value, it)));
        }
    }
    let read = fields.node("read").map(|it| sentences(it, fields.faults)).unwrap_or_default();
    let questions = fields.node("questions").map(|it| questions(it, fields.faults));
    fields.done();
    let questions = questions.unwrap_or_default();
    let columns = columns?;
    Some(Mapping {
        delimiter: delimiter?,
        separator,
        propose,
        nameless,
        columns,
        values,
        relations,
        questions,
        read,
    })
}

fn delimiter(fields: &mut Fields<'_, '_, '_>) -> Option<u8> {
    let Some(written) = fields.text("delimiter") else { return Some(b',') };
    match written.value.as_str() {
        "," => Some(b','),
        ";" => Some(b';'),
        "|" => Some(b'|'),
        "tab" | "\t" => Some(b'\t'),
        other => {
            let message = format!("`{other}` cannot part cells");
            let finding = Diagnostic::new(&codes::INVALID_VALUE, written.span, message);
            fields.faults.add(finding.help("write `,`, `;`, `|` or `tab`"));
            None
        }
    }
}

fn columns(node: &Node<'_>, faults: &mut Faults) -> Vec<(Column, Text)> {
    let Some(mut fields) = Fields::of(node, "`[columns]`", faults) else { return Vec::new() };
    let mut columns = Vec::new();
    for (column, name, needed) in COLUMNS {
        let named = if needed { fields.needed_text(name) } else { fields.text(name) };
        columns.extend(named.map(|it| (column, it)));
    }
    fields.done();
    columns
}

fn meant(kind: Kind, node: &Node<'_>, faults: &mut Faults) -> Option<Meant> {
    if let Value::Text(..) = node.value {
        return text(node, kind.table(), faults).map(Meant::Id);
    }
    Entry::of(kind, node, faults).map(Meant::Entry)
}

fn bearing(node: &Node<'_>, faults: &mut Faults) -> Option<Bearing> {
    if let Value::Text(..) = node.value {
        let written = text(node, "relations", faults)?;
        let fate = fate(&written, faults)?;
        return Some(Bearing { same: fate, other: fate, because: None });
    }
    let mut fields = Fields::of(node, "this relation", faults)?;
    let same = fields.text("same_side");
    let other = fields.text("other_side");
    let because = fields.text("because");
    fields.done();
    let mut read = |it: Option<Text>| it.map_or(Some(None), |it| fate(&it, faults));
    Some(Bearing { same: read(same)?, other: read(other)?, because })
}

fn fate(written: &Text, faults: &mut Faults) -> Option<Fate> {
    if written.value == "drop" {
        return Some(None);
    }
    let known = RELATIONS.into_iter().find(|it| *it == written.value);
    if known.is_none() {
        let message = format!("`{}` is no relation", written.value);
        let help = "write `repeats`, `denies`, `confirms`, `updates`, `retracts` or `drop`";
        faults.add(Diagnostic::new(&codes::INVALID_VALUE, written.span, message).help(help));
    }
    known.map(Some)
}

fn sentences(node: &Node<'_>, faults: &mut Faults) -> BTreeMap<String, Text> {
    let mut sentences = BTreeMap::new();
    for (key, node) in entries(node, "read", faults).unwrap_or_default() {
        if !node.is_blank() {
            sentences.extend(text(node, "read", faults).map(|it| (word(key).value, it)));
        }
    }
    sentences
}

fn questions(node: &Node<'_>, faults: &mut Faults) -> Vec<Asked> {
    let Value::List(items) = &node.value else {
        faults
            .add(wrong_type(node, "a list", "`questions`").help("begin each with `[[questions]]`"));
        return Vec::new();
    };
    items.iter().filter_map(|it| asked(it, faults)).collect()
}

fn asked(node: &Node<'_>, faults: &mut Faults) -> Option<Asked> {
    let mut fields = Fields::of(node, "this question", faults)?;
    let question = fields.needed_text("question");
    let counted = fields.needed("counted").map(|it| texts(it, "counted", fields.faults));
    let of = fields.texts("of");
    let events = fields.texts("in");
    let dates = fields.texts("at");
    let entry = Entry::take(Kind::Question, &mut fields);
    fields.done();
    let question = question?;
    let entry = Entry { at: Some(question.span), id: Some(question.clone()), ..entry };
    Some(Asked { question, counted: counted?, of, events, dates, entry })
}
