//! Relations: how one claim bears on another.

use super::{Claim, Id};
use crate::source::Span;

/// How one claim bears on another. Repeats are kept apart, in [`Claim::repeats`].
#[derive(Debug)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// On which claim.
    pub to: Id<Claim>,
    /// Where it is written.
    pub span: Span,
}

/// The ways in which one claim can bear on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// The speaker names or plainly means it, and says it is not so.
    Denies,
    /// Another voice bears it out in words.
    Confirms,
    /// The same side says it anew, about the same thing and period.
    Updates,
    /// The same side gives it up.
    Retracts,
}
