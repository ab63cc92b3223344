//! Outlets: who publishes.

use super::{Actor, Id, Side};
use crate::source::Span;

/// Who publishes. An outlet never speaks for a side.
#[derive(Debug)]
pub struct Outlet {
    /// The id; actors and outlets share one name space.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// The name.
    pub name: String,
    /// Other spellings.
    pub also: Vec<String>,
    /// Its address.
    pub url: Option<String>,
    /// The language it writes in: a BCP 47 tag.
    pub language: Option<String>,
    /// The side it belongs to; always there where the outlet itself makes a claim.
    pub side: Option<Id<Side>>,
    /// Who owns it.
    pub owner: Option<Owner>,
    /// Where it is declared.
    pub span: Span,
}

/// Who owns an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A side.
    Side(Id<Side>),
    /// An actor.
    Actor(Id<Actor>),
}
