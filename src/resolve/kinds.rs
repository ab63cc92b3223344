//! The kinds of things that have names, in words.

use crate::{
    diagnostic::{Code, codes},
    draft::{Draft, Kind, Text},
};

/// A kind of thing as a finding speaks of it.
pub(super) struct Sort {
    /// What it is called.
    pub(super) noun: &'static str,
    /// What an unknown one is reported as.
    pub(super) code: &'static Code,
    /// The kinds of draft items it may be.
    pub(super) kinds: &'static [Kind],
    /// Where they are listed.
    pub(super) home: &'static str,
}

pub(super) static SIDES: Sort = Sort {
    noun: "side",
    code: &codes::UNKNOWN_SIDE,
    kinds: &[Kind::Side],
    home: "sides are listed in content/sides.yaml",
};

pub(super) static ACTORS: Sort = Sort {
    noun: "actor",
    code: &codes::UNKNOWN_ACTOR,
    kinds: &[Kind::Actor],
    home: "actors are listed in content/actors.yaml",
};

pub(super) static OUTLETS: Sort = Sort {
    noun: "outlet",
    code: &codes::UNKNOWN_OUTLET,
    kinds: &[Kind::Outlet],
    home: "outlets are listed in content/outlets.yaml",
};

/// Who can speak and carry.
pub(super) static AGENTS: Sort = Sort {
    noun: "actor or outlet",
    code: &codes::UNKNOWN_ACTOR,
    kinds: &[Kind::Actor, Kind::Outlet],
    home: "actors are listed in content/actors.yaml, outlets in content/outlets.yaml",
};

/// Who can own an outlet.
pub(super) static OWNERS: Sort = Sort {
    noun: "side or actor",
    code: &codes::UNKNOWN_ACTOR,
    kinds: &[Kind::Side, Kind::Actor],
    home: "sides are listed in content/sides.yaml, actors in content/actors.yaml",
};

pub(super) static PLACES: Sort = Sort {
    noun: "place",
    code: &codes::UNKNOWN_PLACE,
    kinds: &[Kind::Place],
    home: "places are listed in content/places.yaml",
};

pub(super) static QUESTIONS: Sort = Sort {
    noun: "question",
    code: &codes::UNKNOWN_QUESTION,
    kinds: &[Kind::Question],
    home: "questions are listed in content/questions.yaml",
};

pub(super) static EVENTS: Sort = Sort {
    noun: "event",
    code: &codes::UNKNOWN_EVENT,
    kinds: &[Kind::Event],
    home: "an event is a file in content/events, its id the file's name",
};

/// What else has this name: "a place".
pub(super) fn other_kind(draft: &Draft, name: &str) -> Option<&'static str> {
    let called = |it: &Text| it.value == name;
    let kinds = [
        ("a side", draft.sides.iter().any(|it| called(&it.id))),
        ("an actor", draft.actors.iter().any(|it| called(&it.id))),
        ("an outlet", draft.outlets.iter().any(|it| called(&it.id))),
        ("a place", draft.places.iter().any(|it| called(&it.id))),
        ("a question", draft.questions.iter().any(|it| called(&it.id))),
        ("an event", draft.events.iter().any(|it| called(&it.id))),
        ("an article", draft.articles.iter().any(|it| called(&it.id))),
    ];
    kinds.into_iter().find(|it| it.1).map(|it| it.0)
}
