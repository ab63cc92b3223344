//! Incompatible: when two answers to one question cannot both hold.

use super::{
    ends::{Ends, ends},
    order::Lies,
};
use crate::model::{Answers, Claim, Covers, Id, Question, Record};

/// How the answers to a question bear on each other in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// They speak of the same, whenever they were said: a closed period.
    Whenever,
    /// A count that only grows: what was said earlier is now a lower end.
    Total,
    /// The state of things when it was said: what was said earlier says nothing of now.
    State,
}

/// The rule of a question. Choices do not grow, so those about an open period hold throughout it.
pub(super) fn rule(question: &Question) -> Rule {
    match (&question.covers, &question.answers) {
        (Covers::State, _) => Rule::State,
        (Covers::Since(_), Answers::Count { .. }) => Rule::Total,
        (Covers::Since(_), Answers::Choice(_)) | (Covers::Period(_), _) => Rule::Whenever,
    }
}

/// Whether two answers cannot both hold; `lies` says how the first lies to the second.
pub(super) fn incompatible(rule: Rule, a: Ends, b: Ends, lies: Lies) -> bool {
    match (rule, lies) {
        (Rule::Whenever, _) | (Rule::Total | Rule::State, Lies::Unordered) => a.miss(b),
        (Rule::Total, Lies::Earlier) => a.onwards().miss(b),
        (Rule::Total, Lies::Later) => a.miss(b.onwards()),
        (Rule::State, Lies::Earlier | Lies::Later) => false,
    }
}

/// The questions to which two claims give answers that cannot both hold, by when they were said.
pub fn at_odds(record: &Record, a: Id<Claim>, b: Id<Claim>) -> Vec<Id<Question>> {
    let (a, b) = (&record.claims[a], &record.claims[b]);
    let lies = match (&a.said, &b.said) {
        (Some(a), Some(b)) if a.is_after(b) => Lies::Later,
        (Some(a), Some(b)) if b.is_after(a) => Lies::Earlier,
        _ => Lies::Unordered,
    };
    let misses = |question, ours, theirs| {
        incompatible(rule(&record.questions[question]), ends(ours), ends(theirs), lies)
    };
    let both = a.answers.iter().filter_map(|ours| {
        let theirs = b.answers.iter().find(|it| it.question == ours.question)?;
        Some((ours.question, &ours.value, &theirs.value))
    });
    both.filter(|(question, ours, theirs)| misses(*question, ours, theirs))
        .map(|(question, ..)| question)
        .collect()
}
