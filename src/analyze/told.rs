//! What was told, by whom and in which order: what all else is worked out from.

use super::{
    bearings::{Bearing, bearings},
    order::{Order, order, said},
    statements::{Statements, statements},
    types::{Statement, Voice},
    voices::{Voices, voices},
};
use crate::model::{Claim, Id, Record, Side};

/// What was told, by whom and in which order.
pub(super) struct Told<'a> {
    pub(super) record: &'a Record,
    pub(super) statements: Statements,
    pub(super) voices: Voices,
    pub(super) bearings: Vec<Bearing>,
    pub(super) order: Order,
    counts: Vec<bool>,
}

/// Gathers what the claims that count tell. A relay does not count before its root.
pub(super) fn told(record: &Record, counts: impl Fn(Id<Claim>) -> bool) -> Told<'_> {
    let statements = statements(record);
    let voices = voices(record);
    let root = |claim| statements.root(statements.of(claim));
    let counts: Vec<bool> =
        record.claims.ids().map(|claim| counts(claim) && counts(root(claim))).collect();
    let bearings = bearings(record, &counts, &statements, &voices);
    let order = order(record, &statements, &bearings);
    Told { record, statements, voices, bearings, order, counts }
}

impl Told<'_> {
    /// The claims that count.
    pub(super) fn claims(&self) -> impl Iterator<Item = Id<Claim>> + '_ {
        self.record.claims.ids().filter(|claim| self.counts(*claim))
    }

    /// Whether a claim counts.
    pub(super) fn counts(&self, claim: Id<Claim>) -> bool {
        self.counts[claim.row()]
    }

    /// The claim that a statement goes back to.
    pub(super) fn root(&self, statement: Id<Statement>) -> Id<Claim> {
        self.statements.root(statement)
    }

    /// Who is heard in a statement.
    pub(super) fn voice(&self, statement: Id<Statement>) -> Voice {
        self.voices.of(self.root(statement))
    }

    /// The side that makes a statement. Another speaker named by a relay is drift.
    pub(super) fn side(&self, statement: Id<Statement>) -> Id<Side> {
        self.record.side(self.root(statement))
    }

    /// The place of a claim among others: by the end of the time it was said, then its beginning,
    /// then its statement's place. What has no date comes last.
    pub(super) fn place(&self, claim: Id<Claim>) -> (i64, i64, usize, Id<Claim>) {
        let said = said(self.record.claims[claim].said.as_ref());
        (said.closes, said.opens, self.order.place(self.statements.of(claim)), claim)
    }

    /// The parties, in the order of the sides.
    pub(super) fn parties(&self) -> impl Iterator<Item = Id<Side>> + '_ {
        self.record.sides.iter().filter(|(_, side)| side.party).map(|(id, _)| id)
    }
}
