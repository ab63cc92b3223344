//! TOML, as the same tree as YAML; the only door to the TOML parser.

use std::borrow::Cow;

use toml::{
    Spanned as Placed,
    de::{DeTable, DeValue, Error},
};

use super::{
    faults::Faults,
    piece::Piece,
    tree::{Node, Notation, Style, Value},
};
use crate::{
    diagnostic::{Diagnostic, codes},
    source::Spanned,
};

// After some errors of syntax the rest are mostly echoes of the first.
const MOST: usize = 10;

/// Reads a text as TOML: all that could be read, with a finding for what could not.
pub(super) fn tree<'a>(piece: &Piece<'a>, faults: &mut Faults) -> Node<'a> {
    let (table, errors) = DeTable::parse_recoverable(piece.text);
    for error in errors.iter().take(MOST) {
        faults.add(finding(piece, error));
    }
    Node { span: piece.place(0..0), value: map(piece, table.into_inner()) }
}

fn map<'a>(piece: &Piece<'a>, table: DeTable<'a>) -> Value<'a> {
    let mut entries: Vec<_> = table
        .into_iter()
        .map(|(key, value)| {
            let place = piece.place(key.span());
            (Spanned::new(key.into_inner(), place), node(piece, value))
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span);
    Value::Map(entries, Notation::Lines)
}

fn node<'a>(piece: &Piece<'a>, value: Placed<DeValue<'a>>) -> Node<'a> {
    let range = value.span();
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text, Style::Quoted),
        DeValue::Integer(number) => plain(number.as_str().to_owned()),
        DeValue::Float(number) => plain(number.as_str().to_owned()),
        DeValue::Boolean(value) => plain(value.to_string()),
        DeValue::Datetime(_) => plain(piece.text[range.clone()].to_owned()),
        DeValue::Array(items) => {
            Value::List(items.into_iter().map(|item| node(piece, item)).collect())
        }
        DeValue::Table(table) => map(piece, table),
    };
    Node { span: piece.place(range), value }
}

fn plain<'a>(text: String) -> Value<'a> {
    Value::Text(Cow::Owned(text), Style::Plain)
}

fn finding(piece: &Piece<'_>, error: &Error) -> Diagnostic {
    let end = piece.text.len();
    let range = error.span().unwrap_or(end..end);
    let place = piece.place(range.start.min(end)..range.end.min(end));
    let help = "text stands in double quotation marks, each `name = value` on a line of its own";
    if error.message().starts_with("duplicate key") {
        return Diagnostic::new(&codes::DUPLICATE_KEY, place, "this is written twice")
            .help("take one of them out, or join them");
    }
    Diagnostic::new(&codes::INVALID_TOML, place, error.message().replace('\n', " ")).help(help)
}
