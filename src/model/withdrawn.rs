//! Withdrawn claims: apart from the claims, so that they count nowhere.

use super::{Agent, Article, Event, Id, Revision, When};
use crate::source::Span;

/// What is left of a claim that was withdrawn: who made it and where it stood. Its words are gone.
#[derive(Debug)]
pub struct Withdrawn {
    /// The id within its article.
    pub id: String,
    /// What it was called before, `<article>/<claim>`, the oldest first.
    pub was: Vec<String>,
    /// What was corrected before it was withdrawn.
    pub revisions: Vec<Revision>,
    /// The article that prints it.
    pub article: Id<Article>,
    /// The event it concerned.
    pub event: Id<Event>,
    /// Who spoke; an outlet has a side.
    pub by: Agent,
    /// The carriers, as for claims.
    pub via: Vec<Agent>,
    /// When it was said.
    pub said: Option<When>,
    /// When it was withdrawn; it has a beginning.
    pub date: When,
    /// Why.
    pub why: String,
    /// Where it is declared.
    pub span: Span,
}
