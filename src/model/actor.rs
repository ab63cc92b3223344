//! Actors: the persons and bodies that speak.

use super::{Id, Side};
use crate::source::Span;

/// A person or body that speaks.
#[derive(Debug)]
pub struct Actor {
    /// The id; actors and outlets share one name space.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// The name.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// What the actor is: "spokesman".
    pub role: Option<String>,
    /// The actor it is part of. There is no circle.
    pub of: Option<Id<Actor>>,
    /// The side it speaks for: its own, or that of the actor it is part of.
    pub side: Id<Side>,
    /// Whether it speaks for its side.
    pub official: bool,
    /// Where it is declared.
    pub span: Span,
}
