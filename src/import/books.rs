//! Values of the table looked up: in the map, in the content, and among what is proposed.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    entry::{Entry, Given, Kind},
    known::Known,
    mapping::{Mapping, Meant},
    names::{Named, folded, free, slug},
    table::stands,
};
use crate::{
    diagnostic::{Diagnostic, Report, codes, wording},
    draft::Text,
    source::Span,
};

/// What a value stands for.
#[derive(Debug)]
pub(super) enum Found {
    /// An entry with this id.
    Id(String),
    /// Something that is not there: the map is mistaken.
    Misled,
}

impl Found {
    /// The id.
    pub(super) fn id(self) -> Option<String> {
        match self {
            Self::Id(id) => Some(id),
            Self::Misled => None,
        }
    }
}

/// Looks values up, and keeps the entries that have to be written.
#[derive(Debug)]
pub(super) struct Books<'a> {
    mapping: &'a Mapping,
    propose: bool,
    /// What the content says already.
    pub(super) known: Known,
    /// What the map defines, by kind and id.
    defined: BTreeMap<(Kind, String), Entry>,
    /// The entries to be written.
    pub(super) written: BTreeMap<(Kind, String), Entry>,
    proposed: BTreeMap<(Kind, String), String>,
    unknown: BTreeMap<(Kind, String), Vec<(usize, Span)>>,
    misled: BTreeMap<Span, (Kind, String)>,
    relations: BTreeMap<String, Span>,
}

impl<'a> Books<'a> {
    /// Opens the books.
    pub(super) fn new(mapping: &'a Mapping, propose: bool, known: Known) -> Self {
        let mut defined = BTreeMap::new();
        for ((kind, value), meant) in &mapping.values {
            if let Meant::Entry(entry) = meant
                && let Some(id) = id_in_map(entry, value)
            {
                defined.insert((*kind, id), named(*kind, entry.clone(), value));
            }
        }
        for asked in &mapping.questions {
            if !asked.entry.is_blank() {
                let key = (Kind::Question, asked.question.value.clone());
                defined.entry(key).or_insert_with(|| asked.entry.clone());
            }
        }
        Self {
            mapping,
            propose: propose || mapping.propose,
            known,
            defined,
            written: BTreeMap::new(),
            proposed: BTreeMap::new(),
            unknown: BTreeMap::new(),
            misled: BTreeMap::new(),
            relations: BTreeMap::new(),
        }
    }

    /// The id of what a cell names; what is not found is remembered with its row.
    pub(super) fn find(&mut self, kind: Kind, cell: &Text, row: usize) -> Option<String> {
        if let Some(found) = self.look(kind, &cell.value) {
            return found.id();
        }
        if self.propose
            && matches!(kind, Kind::Actor | Kind::Outlet | Kind::Event)
            && let Some(id) = self.proposal(kind, &cell.value)
        {
            return Some(id);
        }
        self.unknown.entry((kind, cell.value.clone())).or_default().push((row, cell.span));
        None
    }

    /// What a value names, if anything does.
    pub(super) fn look(&mut self, kind: Kind, value: &str) -> Option<Found> {
        let kinds = match kind {
            // Actors and outlets share their ids: both can speak.
            Kind::Actor => &[Kind::Actor, Kind::Outlet][..],
            Kind::Outlet => &[Kind::Outlet],
            Kind::Side => &[Kind::Side],
            Kind::Place => &[Kind::Place],
            Kind::Question => &[Kind::Question],
            Kind::Event => &[Kind::Event],
        };
        let names = [value, Named::new(value).name];
        let mut pairs = names.iter().flat_map(|name| kinds.iter().map(move |kind| (*kind, *name)));
        pairs.find_map(|(kind, name)| {
            if let Some(meant) = self.mapping.values.get(&(kind, name.to_owned())) {
                return Some(self.meant(kind, name, meant));
            }
            let found = self.known.find(kind, name);
            let found = found.or_else(|| self.proposed.get(&(kind, folded(name))));
            found.map(|id| Found::Id(id.clone()))
        })
    }

    fn meant(&mut self, kind: Kind, value: &str, meant: &Meant) -> Found {
        let (id, span) = match meant {
            Meant::Id(id) => (id.value.clone(), id.span),
            Meant::Entry(entry) => match id_in_map(entry, value) {
                Some(id) => {
                    self.enter(kind, &id);
                    return Found::Id(id);
                }
                None => return Found::Misled,
            },
        };
        if self.enter(kind, &id) {
            return Found::Id(id);
        }
        self.misled.insert(span, (kind, id));
        Found::Misled
    }

    /// Makes sure that there is an entry with an id: what the map defines is written once it is
    /// named, with all that it names in turn.
    pub(super) fn enter(&mut self, kind: Kind, id: &str) -> bool {
        let kinds = match kind {
            Kind::Actor | Kind::Outlet => [Kind::Actor, Kind::Outlet],
            kind => [kind, kind],
        };
        let there = |kind: Kind| (kind, id.to_owned());
        if kinds.iter().any(|it| self.known.has(*it, id) || self.written.contains_key(&there(*it)))
        {
            return true;
        }
        let Some((kind, entry)) =
            kinds.iter().find_map(|it| Some((*it, self.defined.get(&there(*it))?.clone())))
        else {
            return false;
        };
        self.written.insert((kind, id.to_owned()), entry.clone());
        let texts = [("side", Kind::Side), ("of", Kind::Actor), ("event", Kind::Event)];
        for (name, kind) in texts {
            if let Some(id) = entry.text(name) {
                self.enter(kind, id);
            }
        }
        if let Some(owner) = entry.text("owner") {
            let _ = self.enter(Kind::Side, owner) || self.enter(Kind::Actor, owner);
        }
        let lists = [("beside", Kind::Side), ("about", Kind::Side), ("against", Kind::Side)];
        for (name, kind) in lists.into_iter().chain([("places", Kind::Place)]) {
            for id in entry.list(name) {
                self.enter(kind, id);
            }
        }
        true
    }

    /// Proposes an entry for a name that nothing is known about.
    fn proposal(&mut self, kind: Kind, cell: &str) -> Option<String> {
        let name = Named::new(cell).name;
        let id = free(&slug(name)?, &self.taken(kind));
        let mut entry = Entry::default();
        let field = if kind == Kind::Event { "title" } else { "name" };
        entry.set(field, Given::Text(name.to_owned()));
        let why = format!("the map says nothing of \"{cell}\"");
        entry.guessed = Some(why);
        self.written.insert((kind, id.clone()), entry);
        self.proposed.insert((kind, folded(name)), id.clone());
        Some(id)
    }

    fn taken(&self, kind: Kind) -> BTreeSet<String> {
        let kinds = match kind {
            Kind::Actor | Kind::Outlet => [Kind::Actor, Kind::Outlet],
            kind => [kind, kind],
        };
        let keys = self.written.keys().chain(self.defined.keys());
        let ours = keys.filter(|it| kinds.contains(&it.0)).map(|it| it.1.clone());
        ours.chain(kinds.iter().flat_map(|it| self.known.ids(*it)).cloned()).collect()
    }

    /// Gives a speaker that is to be written the body that it belongs to, or a side, where its
    /// entry says neither.
    pub(super) fn belongs(&mut self, id: &str, whole: Option<&str>, side: &str) {
        let is_actor = self.written.contains_key(&(Kind::Actor, id.to_owned()));
        let kind = if is_actor { Kind::Actor } else { Kind::Outlet };
        let whole = whole.filter(|it| {
            is_actor && *it != id && !self.is_outlet(it) && self.side(it).as_deref() == Some(side)
        });
        let Some(entry) = self.written.get_mut(&(kind, id.to_owned())) else { return };
        if entry.text("side").is_some() || entry.text("of").is_some() {
            return;
        }
        match whole {
            Some(whole) => entry.set("of", Given::Plain(whole.to_owned())),
            None => entry.set("side", Given::Plain(side.to_owned())),
        }
    }

    /// Whether an event is to be written and nobody gave its places.
    pub(super) fn wants_places(&self, event: &str) -> bool {
        let key = (Kind::Event, event.to_owned());
        let given = self.defined.get(&key).is_some_and(|it| !it.list("places").is_empty());
        self.written.contains_key(&key) && !given
    }

    /// Adds a place to an event that is to be written.
    pub(super) fn place(&mut self, event: &str, place: String) {
        let Some(entry) = self.written.get_mut(&(Kind::Event, event.to_owned())) else { return };
        let mut places = entry.list("places").to_vec();
        if !places.contains(&place) {
            places.push(place);
            entry.set("places", Given::List(places));
        }
    }

    /// Whether a speaker is an outlet.
    pub(super) fn is_outlet(&self, id: &str) -> bool {
        let key = (Kind::Outlet, id.to_owned());
        self.written.contains_key(&key) || self.known.has(Kind::Outlet, id)
    }

    /// The side of a speaker.
    pub(super) fn side(&self, id: &str) -> Option<String> {
        let mut id = id.to_owned();
        for _ in 0..=self.written.len() {
            let entry = [Kind::Actor, Kind::Outlet]
                .into_iter()
                .find_map(|kind| self.written.get(&(kind, id.clone())));
            let Some(entry) = entry else { return self.known.side(&id).cloned() };
            if let Some(side) = entry.text("side") {
                return Some(side.to_owned());
            }
            entry.text("of")?.clone_into(&mut id);
        }
        None
    }

    /// Whether a side fights.
    pub(super) fn fights(&self, side: &str) -> bool {
        let entry = self.written.get(&(Kind::Side, side.to_owned()));
        entry.is_some_and(|it| it.text("party") == Some("true"))
            || self.known.parties.contains(side)
    }

    /// Remembers that the map names what is not there.
    pub(super) fn mislead(&mut self, kind: Kind, id: &Text) {
        self.misled.insert(id.span, (kind, id.value.clone()));
    }

    /// Remembers a relation of which the map does not say what becomes of it.
    pub(super) fn unmapped_relation(&mut self, name: &str, place: Span) {
        self.relations.entry(name.to_owned()).or_insert(place);
    }

    /// Tells of all that was not found, each value once with its rows: however many there are, as
    /// the map has to name them all.
    pub(super) fn tell(&self, report: &mut Report) {
        for ((kind, value), rows) in &self.unknown {
            let Some((_, place)) = rows.first() else { continue };
            let message = format!("the map does not say which {} `{value}` is", kind.word());
            let table = kind.table();
            let help = match self.known.near(*kind, Named::new(value).name) {
                Some(id) => format!(
                    "did you mean `{id}`? then write `\"{value}\" = \"{id}\"` under `[{table}]`"
                ),
                None => format!("write `\"{value}\" = \"…\"` under `[{table}]` in the map"),
            };
            report.add(
                Diagnostic::new(&codes::UNMAPPED_VALUE, *place, message)
                    .label(stands(rows))
                    .help(help),
            );
        }
        for (name, place) in &self.relations {
            let message = format!("the map does not say what becomes of the relation `{name}`");
            let help = format!(
                "write `\"{name}\" = \"…\"` under `[relations]`, with `repeats`, `denies`, `confirms`, `updates`, `retracts` or `drop`"
            );
            report.add(Diagnostic::new(&codes::UNMAPPED_VALUE, *place, message).help(help));
        }
        for (place, (kind, id)) in &self.misled {
            let message = format!("no {} is called `{id}`", kind.word());
            let near = wording::did_you_mean(id, self.known.ids(*kind).map(String::as_str));
            let table = kind.table();
            let help = near.unwrap_or_else(|| {
                format!("add it to the content, or write its fields here: `{{ id = \"{id}\", … }}` ({table})")
            });
            report.add(Diagnostic::new(&codes::UNMAPPED_VALUE, *place, message).help(help));
        }
    }
}

/// The id of an entry of the map: its own, else one made from its name or the value.
fn id_in_map(entry: &Entry, value: &str) -> Option<String> {
    if let Some(id) = &entry.id {
        return Some(id.value.clone());
    }
    let name = entry.text("name").or_else(|| entry.text("title"));
    slug(name.unwrap_or(Named::new(value).name))
}

/// The entry with the name that the table has for it, unless the map gives it one.
fn named(kind: Kind, mut entry: Entry, value: &str) -> Entry {
    let field = if kind == Kind::Event { "title" } else { "name" };
    if entry.text(field).is_none() {
        entry.set(field, Given::Text(Named::new(value).name.to_owned()));
    }
    entry
}
