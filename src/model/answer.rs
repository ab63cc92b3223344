//! Answers: what a claim says to a question.

use super::{Count, Id, Question};
use crate::source::Span;

/// What a claim says to a question.
#[derive(Debug)]
pub struct Answer {
    /// The question.
    pub question: Id<Question>,
    /// What is said to it.
    pub value: Value,
    /// Where it is written.
    pub span: Span,
}

/// A count, or one of the question's choices.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A count, as vague as it was given.
    Count(Count),
    /// The row of the choice among the question's choices.
    Choice(usize),
}
