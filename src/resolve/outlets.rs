//! Outlets, and the names they share with actors.

use std::collections::BTreeMap;

use super::{
    desk::{Desk, Register, Rows},
    kinds::{AGENTS, OUTLETS, OWNERS},
    values::all_words,
};
use crate::{
    draft::Kind,
    model::{Actor, Agent, Id, Outlet, Owner, Side},
};

/// Looks up the outlets.
pub(super) fn outlets<'d>(
    desk: &mut Desk<'d>,
    sides: &Register<'d, Id<Side>>,
    actors: &Register<'d, Id<Actor>>,
) -> Rows<'d, Outlet> {
    let draft = desk.draft;
    let mut taken = BTreeMap::new();
    for actor in &draft.actors {
        taken.entry(actor.id.value.as_str()).or_insert(actor.id.span);
    }
    let drafts = desk.distinct_from(&mut taken, &draft.outlets, |it| &it.id);
    let owners = owners(sides, actors);
    let mut rows = Rows::new(&OUTLETS);
    for outlet in drafts {
        let side = desk.find_some(sides, outlet.side.as_ref());
        let owner = desk.find_some(&owners, outlet.owner.as_ref());
        let row = side.map(|side| Outlet {
            id: outlet.id.value.clone(),
            was: desk.was(Kind::Outlet, &outlet.id, &outlet.was),
            name: outlet.name.value.clone(),
            also: all_words(&outlet.also),
            url: desk.web_address(outlet.url.as_ref()),
            language: desk.language(outlet.language.as_ref()),
            side,
            owner: owner.unwrap_or(None),
            span: outlet.id.span,
        });
        rows.add(&outlet.id.value, row);
    }
    rows
}

/// Who can speak and carry.
pub(super) fn agents<'d>(
    actors: &Register<'d, Id<Actor>>,
    outlets: &Register<'d, Id<Outlet>>,
) -> Register<'d, Agent> {
    let mut agents = Register::new(&AGENTS);
    actors.iter().for_each(|(name, id)| agents.add(name, id.map(Agent::Actor)));
    outlets.iter().for_each(|(name, id)| agents.add(name, id.map(Agent::Outlet)));
    agents
}

/// Who can own an outlet. Where a side and an actor have one id, the side is meant.
fn owners<'d>(
    sides: &Register<'d, Id<Side>>,
    actors: &Register<'d, Id<Actor>>,
) -> Register<'d, Owner> {
    let mut owners = Register::new(&OWNERS);
    sides.iter().for_each(|(name, id)| owners.add(name, id.map(Owner::Side)));
    actors.iter().for_each(|(name, id)| owners.add(name, id.map(Owner::Actor)));
    owners
}
