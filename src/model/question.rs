//! Questions: the points at issue that claims answer.

use super::{Event, Id, Side, When};
use crate::source::Span;

/// A point at issue.
#[derive(Debug)]
pub struct Question {
    /// The id.
    pub id: String,
    /// The question, in words.
    pub ask: String,
    /// What can be answered.
    pub answers: Answers,
    /// Whose loss it is: the rows of the ledger.
    pub about: Vec<Id<Side>>,
    /// What the answers speak of in time.
    pub covers: Covers,
    /// The event on whose page it stands.
    pub event: Option<Id<Event>>,
    /// Where it is declared.
    pub span: Span,
}

/// What can be answered to a question.
#[derive(Debug)]
pub enum Answers {
    /// A count of something.
    Count {
        /// What is counted: "soldiers killed". Unlike units never share a scale.
        unit: String,
        /// For whom an answer above zero is an admission.
        against: Vec<Id<Side>>,
    },
    /// One of some choices, which exclude each other.
    Choice(Vec<Choice>),
}

/// One of the choices of a question.
#[derive(Debug)]
pub struct Choice {
    /// The id, within its question.
    pub id: String,
    /// In words.
    pub name: String,
    /// For whom choosing it is an admission.
    pub against: Vec<Id<Side>>,
}

/// What the answers to a question speak of in time.
#[derive(Debug)]
pub enum Covers {
    /// The state of things when it was said.
    State,
    /// A closed period.
    Period(When),
    /// A running total since a day, up to each answer.
    Since(When),
}
