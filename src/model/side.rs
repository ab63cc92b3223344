//! Sides: the parties to a conflict, and third parties that speak about it.

use super::Id;
use crate::source::Span;

/// A party to the conflict, or a third party that speaks about it.
#[derive(Debug)]
pub struct Side {
    /// The id.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// The name.
    pub name: String,
    /// Whether it fights. The speakers of a third party do not speak with one voice.
    pub party: bool,
    /// The sides it fights beside; symmetric whichever of the two says so.
    pub beside: Vec<Id<Side>>,
    /// What others regard it as; shown, never computed with.
    pub regarded_as: Vec<Regarded>,
    /// Where it is declared.
    pub span: Span,
}

/// What one side regards another as.
#[derive(Debug)]
pub struct Regarded {
    /// Who does.
    pub by: Id<Side>,
    /// As which side.
    pub regarded: Id<Side>,
    /// Why, in a sentence.
    pub because: Option<String>,
}
