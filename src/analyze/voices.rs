//! Voices: who is heard in a claim, and through whom alone it is known.

use super::{chains, types::Voice};
use crate::model::{Agent, Claim, Id, Record, Side};

/// Who is heard in each claim.
pub(super) struct Voices {
    of: Vec<Voice>,
    attributed: Vec<Option<Id<Side>>>,
}

/// Finds the voices of a record's claims.
pub(super) fn voices(record: &Record) -> Voices {
    let actors = &record.actors;
    let tops = chains::ends(actors.len(), |row| actors[Id::new(row)].of.map(Id::row));
    let top = |agent| match agent {
        Agent::Actor(actor) => Agent::Actor(Id::new(tops[actor.row()])),
        Agent::Outlet(_) => agent,
    };
    let attributed: Vec<_> = record.claims.ids().map(|claim| other_party(record, claim)).collect();
    let of = record.claims.iter().zip(&attributed);
    let of = of.map(|((id, claim), through)| {
        let side = record.side(id);
        match (through, top(claim.by)) {
            (Some(party), agent) => Voice::Attributed(agent, *party),
            (None, _) if claim.official && record.sides[side].party => Voice::Party(side),
            (None, Agent::Actor(actor)) => Voice::Actor(actor),
            (None, Agent::Outlet(outlet)) => Voice::Outlet(outlet),
        }
    });
    Voices { of: of.collect(), attributed }
}

/// The party, other than the claim's own side, through which it is known: of several the nearest
/// to the speaker, since what the others carry is already that party's telling.
fn other_party(record: &Record, claim: Id<Claim>) -> Option<Id<Side>> {
    let own = record.side(claim);
    let row = &record.claims[claim];
    let outlet = Agent::Outlet(record.articles[row.article].outlet);
    row.via
        .iter()
        .chain([&outlet])
        .filter_map(|carrier| record.side_of(*carrier))
        .find(|side| *side != own && record.sides[*side].party)
}

impl Voices {
    /// Who is heard in a claim.
    pub(super) fn of(&self, claim: Id<Claim>) -> Voice {
        self.of[claim.row()]
    }

    /// The other party through which alone a claim is known.
    pub(super) fn attributed(&self, claim: Id<Claim>) -> Option<Id<Side>> {
        self.attributed[claim.row()]
    }
}

/// The place of a voice among others: parties first, then by side.
pub(super) fn place(record: &Record, voice: Voice) -> (bool, Id<Side>, Voice) {
    (!matches!(voice, Voice::Party(_)), voice.side(record), voice)
}
