//! Claims: who said what, when, and through whom.

use super::{Actor, Answer, Article, Event, Id, Outlet, Passage, Relation, Revision, When};
use crate::source::Span;

/// Who said what, when, and through whom; rests on a passage, concerns one event.
#[derive(Debug)]
pub struct Claim {
    /// The id within its article; the full id is `<article>/<claim>`.
    pub id: String,
    /// What it was called before, `<article>/<claim>`, the oldest first.
    pub was: Vec<String>,
    /// What was corrected, in the order of the content.
    pub revisions: Vec<Revision>,
    /// The article that prints it.
    pub article: Id<Article>,
    /// The event it concerns.
    pub event: Id<Event>,
    /// The editor's neutral paraphrase; only a relay may leave it to its root
    /// (see [`Record::says`](super::Record::says)).
    pub says: Option<String>,
    /// Who speaks.
    pub by: Agent,
    /// The carriers between the speaker and the article's outlet, nearest to the speaker first:
    /// the claim's own, then the article's.
    pub via: Vec<Agent>,
    /// When it was said: as written, else the repeated claim's, else the article's publication.
    pub said: Option<When>,
    /// The words it rests on.
    pub passages: Vec<Passage>,
    /// What it says to questions; a relay's are kept as it gave them.
    pub answers: Vec<Answer>,
    /// The claim it repeats. There is no circle.
    pub repeats: Option<Id<Claim>>,
    /// How it bears on other claims. There is no circle of updates and retractions.
    pub relations: Vec<Relation>,
    /// Whether the speaker speaks for their side here; never for an outlet.
    pub official: bool,
    /// What the speaker says it rests on.
    pub basis: Option<String>,
    /// The editor's remark.
    pub note: Option<String>,
    /// What it is called in a table it came from.
    pub reference: Vec<String>,
    /// Where it is declared.
    pub span: Span,
}

/// An actor or an outlet: both can speak, and both can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agent {
    /// A person or body.
    Actor(Id<Actor>),
    /// A publisher.
    Outlet(Id<Outlet>),
}
