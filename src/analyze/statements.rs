//! Statements: roots and what repeats them.

use super::{chains, types::Statement};
use crate::model::{Claim, Id, Record};

/// Which claims make one statement. Each claim is in exactly one.
pub(super) struct Statements {
    members: Vec<Vec<Id<Claim>>>,
    of: Vec<Id<Statement>>,
}

/// Finds the statements of a record, in the order of their roots.
pub(super) fn statements(record: &Record) -> Statements {
    let claims = &record.claims;
    let roots = chains::ends(claims.len(), |row| claims[Id::new(row)].repeats.map(Id::row));
    let mut members: Vec<Vec<Id<Claim>>> = Vec::new();
    let mut of: Vec<Option<Id<Statement>>> = vec![None; claims.len()];
    for claim in claims.ids().filter(|claim| roots[claim.row()] == claim.row()) {
        of[claim.row()] = Some(Id::new(members.len()));
        members.push(vec![claim]);
    }
    for claim in claims.ids().filter(|claim| roots[claim.row()] != claim.row()) {
        let statement = of[roots[claim.row()]].expect("every root has its statement by now");
        of[claim.row()] = Some(statement);
        members[statement.row()].push(claim);
    }
    Statements { members, of: of.into_iter().flatten().collect() }
}

impl Statements {
    /// Every statement.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = Id<Statement>> + use<> {
        (0..self.members.len()).map(Id::new)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// The statement that a claim belongs to.
    pub(super) fn of(&self, claim: Id<Claim>) -> Id<Statement> {
        self.of[claim.row()]
    }

    /// The claim that the others repeat.
    pub(super) fn root(&self, statement: Id<Statement>) -> Id<Claim> {
        self.members(statement)[0]
    }

    /// All its claims, the root first, then in the order of the record.
    pub(super) fn members(&self, statement: Id<Statement>) -> &[Id<Claim>] {
        &self.members[statement.row()]
    }
}
