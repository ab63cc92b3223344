//! The words of what stands behind many claims, split once.

use super::{fold::Folder, lexicon::Lexicon, shown, things::KINDS};
use crate::{
    analyze,
    model::{Actor, Agent, Event, Id, Outlet, Place, Side},
    render::{material::Material, view},
};

/// What is known of a claim by what became of it, in the order it is shown.
pub(crate) const STANDINGS: [&str; 7] =
    ["admission", "retracted", "updated", "denied", "contradicted", "confirmed", "alone"];

/// The words of what stands behind many claims.
#[derive(Debug)]
pub(super) struct Known {
    /// Those words, and the marks.
    pub lexicon: Lexicon,
    sides: Vec<Named>,
    actors: Vec<Named>,
    outlets: Vec<Named>,
    places: Vec<Named>,
    events: Vec<Named>,
    kinds: Vec<u32>,
    standings: Vec<u32>,
}

/// Numbers in the lexicon.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// The words by which something is found.
    pub words: Vec<u32>,
    /// The marks by which lists are narrowed down to it.
    pub marks: Vec<u32>,
    /// How long the names are, in bytes.
    pub text: usize,
}

/// A mark by which results are narrowed down: `@side:north`. No word begins so.
pub(super) fn mark(group: &str, id: &str) -> String {
    format!("@{group}:{id}")
}

impl Known {
    /// Splits the names of all that claims share.
    pub(super) fn new(it: &Material<'_>) -> Self {
        let mut desk = Desk::default();
        let kinds = KINDS.iter().map(|kind| desk.lexicon.number(&mark("kind", kind))).collect();
        let standings = STANDINGS.iter().map(|it| desk.lexicon.number(&mark("standing", it)));
        let standings = standings.collect();
        let record = it.record;
        let sides = record.sides.iter().map(|(_, row)| desk.named("side", &row.id, [&*row.name]));
        let sides = sides.collect();
        let actors = record.actors.ids().map(|id| desk.actor(it, id)).collect();
        let outlet = |id: Id<Outlet>| desk.outlet(it, id);
        let outlets = record.outlets.ids().map(outlet).collect();
        let place = |(_, row): (_, &Place)| {
            desk.named("place", &row.id, row.names.iter().map(|it| it.name.as_str()))
        };
        let places: Vec<Named> = record.places.iter().map(place).collect();
        let event = |(_, row): (_, &Event)| {
            let words = desk.words([&*row.title]);
            let mut named = Named { words, marks: Vec::new(), text: row.title.len() };
            for place in &row.places {
                named.words.extend(&places[place.row()].words);
                named.marks.extend(&places[place.row()].marks);
                named.text += places[place.row()].text;
            }
            named
        };
        let events = record.events.iter().map(event).collect();
        let lexicon = desk.lexicon;
        Self { lexicon, sides, actors, outlets, places, events, kinds, standings }
    }

    pub(super) fn side(&self, id: Id<Side>) -> &Named {
        &self.sides[id.row()]
    }

    pub(super) fn agent(&self, agent: Agent) -> &Named {
        match agent {
            Agent::Actor(id) => &self.actors[id.row()],
            Agent::Outlet(id) => &self.outlets[id.row()],
        }
    }

    pub(super) fn place(&self, id: Id<Place>) -> &Named {
        &self.places[id.row()]
    }

    pub(super) fn event(&self, id: Id<Event>) -> &Named {
        &self.events[id.row()]
    }

    /// The mark of a kind of thing.
    pub(super) fn kind(&self, kind: usize) -> u32 {
        self.kinds[kind]
    }

    /// The mark of what became of a statement.
    pub(super) fn standing(&self, standing: &analyze::Standing) -> u32 {
        self.standings[match standing {
            analyze::Standing::Retracted(_) => 1,
            analyze::Standing::Updated(_) => 2,
            analyze::Standing::Denied(_) => 3,
            analyze::Standing::Contradicted(_) => 4,
            analyze::Standing::Confirmed(_) => 5,
        }]
    }

    /// The mark of claims that acknowledge an own loss.
    pub(super) fn admission(&self) -> u32 {
        self.standings[0]
    }

    /// The mark of claims of which nothing became.
    pub(super) fn alone(&self) -> u32 {
        self.standings[STANDINGS.len() - 1]
    }
}

/// Where names are split.
#[derive(Default)]
struct Desk {
    lexicon: Lexicon,
    folder: Folder,
}

impl Desk {
    fn words<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> Vec<u32> {
        let mut words = Vec::new();
        for text in texts {
            self.folder.words(text, |word| words.push(self.lexicon.number(word)));
        }
        words
    }

    fn named<'t>(
        &mut self,
        group: &str,
        id: &str,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Named {
        let marks = vec![self.lexicon.number(&mark(group, id))];
        let mut text = 0;
        let words = self.words(texts.into_iter().inspect(|it| text += it.len()));
        Named { words, marks, text }
    }

    /// What is said by someone is also found by the names of what they are part of.
    fn actor(&mut self, it: &Material<'_>, id: Id<Actor>) -> Named {
        let record = it.record;
        let row = &record.actors[id];
        let texts = std::iter::once(row.name.as_str());
        let texts = texts.chain(row.also.iter().map(String::as_str)).chain(row.role.as_deref());
        let texts: Vec<&str> = texts.chain(view::bodies(record, row.of)).collect();
        let mut named = self.named("actor", &row.id, texts);
        let mut next = row.of;
        while let Some(body) = next {
            named.marks.push(self.lexicon.number(&mark("actor", &record.actors[body].id)));
            next = record.actors[body].of;
        }
        named
    }

    fn outlet(&mut self, it: &Material<'_>, id: Id<Outlet>) -> Named {
        let row = &it.record.outlets[id];
        let texts = std::iter::once(row.name.as_str()).chain(row.also.iter().map(String::as_str));
        let texts: Vec<&str> = texts.chain(shown::owner(it, row.owner)).collect();
        self.named("outlet", &row.id, texts)
    }
}
