//! Events: the entries of the timeline.

use super::{Id, Place, Revision, When};
use crate::source::Span;

/// An entry on the timeline.
#[derive(Debug)]
pub struct Event {
    /// The id.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// What was corrected, in the order of the content.
    pub revisions: Vec<Revision>,
    /// The neutral title.
    pub title: String,
    /// When it was.
    pub when: When,
    /// How an interval is meant.
    pub lasted: Lasted,
    /// Where it was.
    pub places: Vec<Id<Place>>,
    /// The neutral context, in Markdown.
    pub context: String,
    /// Where it is declared.
    pub span: Span,
}

/// How an interval is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lasted {
    /// Some time in it.
    #[default]
    Within,
    /// All of it.
    Throughout,
}
