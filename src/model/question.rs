//! Questions: the points at issue that claims answer.

use super::{Count, Event, Id, Number, Revision, Side, When};
use crate::source::Span;

/// A point at issue.
#[derive(Debug)]
pub struct Question {
    /// The id.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// What was corrected, in the order of the content.
    pub revisions: Vec<Revision>,
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
        /// What is counted. Unlike units never share a scale.
        unit: Unit,
        /// For whom an answer above zero is an admission.
        against: Vec<Id<Side>>,
    },
    /// One of some choices, which exclude each other.
    Choice(Vec<Choice>),
}

/// What is counted.
#[derive(Debug)]
pub struct Unit {
    /// Of many, or of nothing in particular: "soldiers killed".
    pub many: String,
    /// Of one, where that is another word: "soldier killed".
    pub one: Option<String>,
}

impl Unit {
    /// What is counted, in the form that stands beside a count: "1 soldier killed", "at least 1
    /// soldier killed".
    pub fn beside(&self, count: Count) -> &str {
        let number = match count {
            Count::Exactly(n)
            | Count::Over(n)
            | Count::AtLeast(n)
            | Count::About(n)
            | Count::Almost(n)
            | Count::UpTo(n)
            | Count::Under(n) => Some(n),
            _ => None,
        };
        match &self.one {
            Some(one) if number == Some(Number::ONE) => one,
            _ => &self.many,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::{Count, Unit};

    #[track_caller]
    fn case(one: Option<&str>, count: &str, expected: &str) {
        let unit = Unit { many: "tanks lost".to_owned(), one: one.map(str::to_owned) };
        assert_eq!(unit.beside(Count::parse(count).unwrap()), expected, "{count}");
    }

    #[test]
    fn a_unit_is_in_the_singular_beside_the_number_one_only() {
        for count in ["1", "at least 1", "over 1", "up to 1", "about 1"] {
            case(Some("tank lost"), count, "tank lost");
            case(None, count, "tanks lost");
        }
        for count in ["none", "2", "1.5", "0.05", "1 to 3", "at least 10", "some", "dozens"] {
            case(Some("tank lost"), count, "tanks lost");
        }
    }
}
