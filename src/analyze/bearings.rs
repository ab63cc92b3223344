//! Bearings: how one statement bears on another, through whichever of their claims says so.

use super::{
    statements::Statements,
    types::{Statement, Voice},
    voices::Voices,
};
use crate::model::{Claim, Id, Record, RelationKind};

/// How one statement bears on another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bearing {
    /// How.
    pub(super) kind: RelationKind,
    /// The claim that has the relation.
    pub(super) claim: Id<Claim>,
    /// Its statement.
    pub(super) from: Id<Statement>,
    /// Whose voice that is. A relay that is known only through another party does not speak with
    /// its root's voice, or that party could deny and retract in the speaker's place.
    pub(super) voice: Voice,
    /// The statement it bears on.
    pub(super) to: Id<Statement>,
    /// Whether it takes back what it bears on, for the answers and for the order.
    pub(super) supersedes: bool,
}

/// Finds the bearings among the claims that count. A statement has none on itself, and nobody
/// updates or retracts what another said.
pub(super) fn bearings(
    record: &Record,
    counts: &[bool],
    statements: &Statements,
    voices: &Voices,
) -> Vec<Bearing> {
    let mut bearings = Vec::new();
    for (claim, row) in record.claims.iter().filter(|(claim, _)| counts[claim.row()]) {
        let from = statements.of(claim);
        let root = statements.root(from);
        let own = voices.attributed(claim).is_none() || voices.attributed(root).is_some();
        let voice = voices.of(if own { root } else { claim });
        for relation in &row.relations {
            let to = statements.of(relation.to);
            let target = statements.root(to);
            let renews = matches!(relation.kind, RelationKind::Updates | RelationKind::Retracts);
            let own = takes_back(record, voices, root, target);
            if from == to || !counts[target.row()] || (renews && !own) {
                continue;
            }
            let told_by_another = voice.according_to().is_some() && voice != voices.of(target);
            let supersedes = renews && !told_by_another;
            bearings.push(Bearing { kind: relation.kind, claim, from, voice, to, supersedes });
        }
    }
    bearings
}

/// Whether who speaks in one root can take back the other: any speaker of the same party, of a
/// third party only the same one.
fn takes_back(record: &Record, voices: &Voices, root: Id<Claim>, other: Id<Claim>) -> bool {
    let side = record.side(root);
    let speaker = |claim| voices.of(claim).speaker();
    side == record.side(other) && (record.sides[side].party || speaker(root) == speaker(other))
}
