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

impl RelationKind {
    /// The key under which it is written, which is also the verb.
    pub fn key(self) -> &'static str {
        match self {
            Self::Denies => "denies",
            Self::Confirms => "confirms",
            Self::Updates => "updates",
            Self::Retracts => "retracts",
        }
    }

    /// Whether it says which of two claims is the later: those of one side on what it said before.
    pub fn orders(self) -> bool {
        matches!(self, Self::Updates | Self::Retracts)
    }
}
