//! TOML, as the same tree as YAML; the only door to the TOML parser.

use std::borrow::Cow;

use toml::{
    Spanned as Placed,
    de::{DeTable, DeValue, Error},
};

use super::{
    faults::Faults,
    piece::Piece,
    tree::{Node, Notation, Style, Value, shortened},
};
use crate::{
    diagnostic::{Diagnostic, codes},
    source::Spanned,
};

// After some errors of syntax the rest are mostly echoes of the first.
const MOST: usize = 10;

/// Reads a text as TOML, with a finding for each part that could not be read; `None` where it is
/// nested so deeply that nothing could.
pub(crate) fn tree<'a>(piece: &Piece<'a>, faults: &mut Faults) -> Option<Node<'a>> {
    let (table, errors) = DeTable::parse_recoverable(piece.text);
    if let Some(error) = errors.iter().find(|it| it.message().starts_with("cannot recurse")) {
        faults.add(finding(piece, error));
        return None;
    }
    for error in errors.iter().take(MOST) {
        faults.add(finding(piece, error));
    }
    Some(Node { span: piece.place(0..0), value: map(piece, table.into_inner()) })
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
    let range = range.start.min(end)..range.end.min(end);
    let place = piece.place(range.clone());
    if error.message().starts_with("duplicate key") {
        let name = piece.text.get(range).unwrap_or_default();
        let message = format!("`{}` is written twice", shortened(name));
        return Diagnostic::new(&codes::DUPLICATE_KEY, place, message)
            .help("take one of them out, or join them");
    }
    let (message, help) = remedy(error.message());
    Diagnostic::new(&codes::INVALID_TOML, place, message).help(help)
}

/// The words for what the TOML parser says.
fn remedy(message: &str) -> (String, &'static str) {
    let known = [
        ("cannot recurse", "this is nested too deeply", "settings need no more than a few levels"),
        ("string values must be quoted", "text needs quotation marks", "write `name = \"text\"`"),
        ("invalid basic string", "a quotation mark is opened and not closed", "close it"),
        ("unclosed array", "a bracket is opened and not closed", "close it"),
        ("unclosed inline table", "a bracket is opened and not closed", "close it"),
    ];
    match known.iter().find(|it| message.starts_with(it.0)) {
        Some((_, message, help)) => ((*message).to_owned(), help),
        None => {
            (message.replace('\n', " "), "write each setting as `name = value`, on its own line")
        }
    }
}
