//! What can be found, in the order in which it is numbered.

use crate::{
    model::{Actor, Article, Claim, Event, Id, Outlet, Place, Question, Side, When},
    render::{material::Material, touches},
};

/// Something that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Side(Id<Side>),
    Actor(Id<Actor>),
    Outlet(Id<Outlet>),
    Place(Id<Place>),
    Question(Id<Question>),
    Event(Id<Event>),
    Article(Id<Article>),
    Claim(Id<Claim>),
}

/// What the kinds of things are called in addresses, in the order of [`Thing`].
pub(crate) const KINDS: [&str; 8] =
    ["side", "actor", "outlet", "place", "question", "event", "article", "claim"];

impl Thing {
    /// The row of its kind in [`KINDS`].
    pub(super) fn kind(self) -> usize {
        match self {
            Self::Side(_) => 0,
            Self::Actor(_) => 1,
            Self::Outlet(_) => 2,
            Self::Place(_) => 3,
            Self::Question(_) => 4,
            Self::Event(_) => 5,
            Self::Article(_) => 6,
            Self::Claim(_) => 7,
        }
    }

    /// When it was, was published or was said.
    pub(super) fn when<'a>(self, it: &Material<'a>) -> Option<&'a When> {
        match self {
            Self::Event(id) => Some(&it.record.events[id].when),
            Self::Article(id) => it.record.articles[id].published.as_ref(),
            Self::Claim(id) => it.record.claims[id].said.as_ref(),
            _ => None,
        }
    }
}

/// Everything that can be found: the registers in their order, then what has a date by that, so
/// that results come out as a timeline.
pub(super) fn things(it: &Material<'_>) -> Vec<Thing> {
    let record = it.record;
    let mut things = Vec::new();
    things.extend(record.sides.ids().map(Thing::Side));
    things.extend(record.actors.ids().map(Thing::Actor));
    things.extend(record.outlets.ids().map(Thing::Outlet));
    things.extend(record.places.ids().map(Thing::Place));
    things.extend(record.questions.ids().map(Thing::Question));
    things.extend(it.analysis.timeline.iter().copied().map(Thing::Event));
    things.extend(touches::as_published(record).into_iter().map(Thing::Article));
    things.extend(touches::as_said(record).into_iter().map(Thing::Claim));
    things
}
