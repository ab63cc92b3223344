//! Distance: how far apart the parties' answers to a question are.

use std::cmp::{Ordering, Reverse};

use super::{
    answers::Row,
    contradictions::contradictions,
    current::Stand,
    ends::{lower, upper},
    incompatible::rule,
    order::Order,
};
use crate::model::{Answers, Id, Number, Question, Record};

/// How far apart the parties' answers are; the greater the farther.
///
/// Whether two parties' current answers exclude each other comes first, then the highest lower end
/// over the lowest upper end. No party's name, and no number of its answers, bears on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Distance {
    /// Fewer than two parties have a current answer.
    Unknown,
    /// No two parties' answers exclude each other.
    Near(Ratio),
    /// Two parties' answers exclude each other.
    Apart(Ratio),
}

/// A number over another; over zero it is infinite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ratio {
    number: u64,
    over: u64,
}

const INFINITE: Ratio = Ratio { number: 1, over: 0 };
const ZERO: Ratio = Ratio { number: 0, over: 1 };

/// Measures how far apart the parties with a current answer are.
pub(super) fn distance(
    question: &Question,
    rows: &[Row],
    parties: &[&Stand],
    order: &Order,
) -> Distance {
    if parties.len() < 2 {
        return Distance::Unknown;
    }
    let mut current: Vec<usize> = parties.iter().flat_map(|it| it.current.clone()).collect();
    current.sort_unstable();
    let current: Vec<Row> = current.into_iter().map(|row| rows[row]).collect();
    let apart = contradictions(rule(question), &current, order).iter().any(|it| !it.is_empty());
    match (&question.answers, apart) {
        (Answers::Count { .. }, true) => Distance::Apart(ratio(parties)),
        (Answers::Count { .. }, false) => Distance::Near(ratio(parties)),
        // Between choices there is nothing to measure.
        (Answers::Choice(_), true) => Distance::Apart(INFINITE),
        (Answers::Choice(_), false) => Distance::Near(ZERO),
    }
}

/// All questions, the farthest apart first, then in the order of the record: ids often begin with the
/// name of a side, and the alphabet must not put one side's losses before another's.
pub(super) fn by_distance(record: &Record, distances: &[Distance]) -> Vec<Id<Question>> {
    let mut questions: Vec<Id<Question>> = record.questions.ids().collect();
    questions.sort_by_key(|question| (Reverse(distances[question.row()]), *question));
    questions
}

/// The highest lower end of what the parties allow over their lowest upper end.
fn ratio(parties: &[&Stand]) -> Ratio {
    let lowest = parties.iter().filter_map(|party| party.allowed.first()).map(|it| it.low).max();
    let highest = parties.iter().filter_map(|party| party.allowed.last()).map(|it| it.high).min();
    let low = lowest.and_then(|low| lower(low).number()).unwrap_or(Number::ZERO);
    match highest.and_then(|high| upper(high).number()) {
        Some(high) if low > Number::ZERO => Ratio { number: low.0, over: high.0 },
        _ => ZERO,
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let ours = u128::from(self.number) * u128::from(other.over);
        let theirs = u128::from(other.number) * u128::from(self.over);
        ours.cmp(&theirs)
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
