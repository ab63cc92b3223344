//! Entries of registers that an import writes.

use super::text::{Block, scalar};
use crate::{
    draft::Text,
    read::{faults::Faults, fields::Fields, ids, tree::Node},
    source::Span,
};

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A side.
    Side,
    /// An actor.
    Actor,
    /// An outlet.
    Outlet,
    /// A place.
    Place,
    /// A question.
    Question,
    /// An event.
    Event,
}

/// A field of an entry and what it holds.
#[derive(Debug, Clone)]
pub(super) enum Given {
    /// A text, written as text.
    Text(String),
    /// A date, a word or an id, written as it is.
    Plain(String),
    /// A list.
    List(Vec<String>),
}

/// The fields of an entry.
#[derive(Debug, Default, Clone)]
pub(super) struct Entry {
    /// Where it stands in the map, and so among the others of its kind.
    pub(super) at: Option<Span>,
    /// Its id, where the map gives one.
    pub(super) id: Option<Text>,
    /// What the whole article is a copy of, for outlets; it is not a field of theirs.
    pub(super) via: Vec<Text>,
    /// The fields, in the order in which they are written.
    pub(super) fields: Vec<(&'static str, Given)>,
    /// Why it is only a guess.
    pub(super) guessed: Option<String>,
}

impl Kind {
    /// The kinds whose values a map explains.
    pub(super) const MAPPED: [Self; 5] =
        [Self::Side, Self::Actor, Self::Outlet, Self::Place, Self::Event];

    /// The name of its table in the map, and of its register in the content.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Side => "sides",
            Self::Actor => "actors",
            Self::Outlet => "outlets",
            Self::Place => "places",
            Self::Question => "questions",
            Self::Event => "events",
        }
    }

    /// One of them, in words.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Side => "side",
            Self::Actor => "actor or outlet",
            Self::Outlet => "outlet",
            Self::Place => "place",
            Self::Question => "question",
            Self::Event => "event",
        }
    }

    fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Side | Self::Place => &["name"],
            Self::Actor => &["name", "role", "side", "of"],
            Self::Outlet => &["name", "url", "language", "side", "owner"],
            Self::Question => &["ask", "unit", "unit_one", "covers", "event"],
            Self::Event => &["title", "when", "lasted", "text"],
        }
    }

    fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Side => &["party"],
            Self::Actor => &["official"],
            _ => &[],
        }
    }

    fn lists(self) -> &'static [&'static str] {
        match self {
            Self::Side => &["beside"],
            Self::Actor | Self::Outlet => &["also"],
            Self::Place => &[],
            Self::Question => &["about", "against"],
            Self::Event => &["places"],
        }
    }

    /// The order of the fields in our files.
    const ORDER: [&'static str; 23] = [
        "title", "ask", "name", "also", "role", "url", "language", "party", "side", "beside", "of",
        "owner", "official", "unit", "unit_one", "about", "against", "covers", "event", "when",
        "lasted", "places", "text",
    ];
}

impl Entry {
    /// Reads an entry from the map.
    pub(super) fn of(kind: Kind, node: &Node<'_>, faults: &mut Faults) -> Option<Self> {
        let mut fields = Fields::of(node, "this entry", faults)?;
        let id = fields.text("id");
        if let Some(id) = &id {
            ids::check(id, fields.faults);
        }
        let via = if kind == Kind::Outlet { fields.texts("via") } else { Vec::new() };
        let entry = Self::take(kind, &mut fields);
        fields.done();
        Some(Self { at: Some(node.span), id, via, ..entry })
    }

    /// Takes the fields of its kind from an open entry of the map.
    pub(super) fn take(kind: Kind, fields: &mut Fields<'_, '_, '_>) -> Self {
        let mut entry = Self::default();
        for name in kind.texts() {
            if let Some(text) = fields.text(name) {
                entry.set(name, Given::Text(text.value));
            }
        }
        for name in kind.flags() {
            if let Some(flag) = fields.flag(name) {
                entry.set(name, Given::Plain(flag.to_string()));
            }
        }
        for name in kind.lists() {
            let list = fields.texts(name);
            if !list.is_empty() {
                entry.set(name, Given::List(list.into_iter().map(|it| it.value).collect()));
            }
        }
        entry
    }

    /// Gives a field what it holds.
    pub(super) fn set(&mut self, name: &'static str, given: Given) {
        self.fields.retain(|it| it.0 != name);
        self.fields.push((name, given));
    }

    /// The text of a field.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|it| it.0 == name).and_then(|(_, given)| match given {
            Given::Text(text) | Given::Plain(text) => Some(text.as_str()),
            Given::List(_) => None,
        })
    }

    /// The items of a field that is a list.
    pub(super) fn list(&self, name: &str) -> &[String] {
        let found = self.fields.iter().find(|it| it.0 == name);
        match found {
            Some((_, Given::List(list))) => list,
            _ => &[],
        }
    }

    /// Whether it says anything besides its id.
    pub(super) fn is_blank(&self) -> bool {
        self.fields.is_empty()
    }

    /// Writes its fields, all but some, in our order.
    pub(super) fn write(&self, block: &mut Block, leave_out: &[&str]) {
        for name in Kind::ORDER {
            let Some((_, given)) = self.fields.iter().find(|it| it.0 == name) else { continue };
            if leave_out.contains(&name) {
                continue;
            }
            match given {
                Given::Text(text) => block.field(name, &scalar(text)),
                Given::Plain(word) => block.field(name, word),
                Given::List(list) => block.list(name, list),
            }
        }
    }
}
