//! What a YAML or TOML file says, as a tree that knows its places.
//!
//! Nothing is interpreted: a date, a number and `no` are text until someone asks for more.

use std::borrow::Cow;

use crate::source::{Span, Spanned};

/// A value and where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node<'a> {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) value: Value<'a>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value<'a> {
    /// A word, a number, a text; nothing at all is an empty plain text.
    Text(Cow<'a, str>, Style),
    /// A list.
    List(Vec<Node<'a>>),
    /// Fields, in the order in which they were written, none of them twice.
    Map(Vec<(Key<'a>, Node<'a>)>, Notation),
}

/// The name of a field and where it was written.
pub(crate) type Key<'a> = Spanned<Cow<'a, str>>;

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotation marks.
    Plain,
    /// With quotation marks.
    Quoted,
    /// On lines of its own, after `|` or `>`.
    Block,
}

/// How fields were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// Each on a line of its own.
    Lines,
    /// Within braces.
    Braces,
}

impl Node<'_> {
    /// Whether it says nothing: left out, `~`, `null`, or an empty text.
    pub(crate) fn is_blank(&self) -> bool {
        match &self.value {
            Value::Text(text, Style::Plain) => {
                matches!(text.trim(), "" | "~" | "null" | "Null" | "NULL")
            }
            Value::Text(text, _) => text.trim().is_empty(),
            Value::List(_) | Value::Map(..) => false,
        }
    }

    /// What it is, in words for a finding.
    pub(crate) fn described(&self) -> String {
        match &self.value {
            Value::Text(..) if self.is_blank() => "nothing".to_owned(),
            Value::Text(text, Style::Quoted) => format!("`\"{}\"`", shortened(text)),
            Value::Text(text, _) => format!("`{}`", shortened(text)),
            Value::List(_) => "a list".to_owned(),
            Value::Map(..) => "fields".to_owned(),
        }
    }
}

/// The writer's words on one line and not too long for a message.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line = text.split_whitespace().take(MOST).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
