//! Known: which answers to a question stood at each moment at which that changed.

use super::types::{Analysis, Given};
use crate::model::{Answers, Claim, Covers, Id, Moment, Question, Record, Value, When};

/// A moment at which a question was answered or an answer was given up, and what stood then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The end of the time in which it was said; never for what has no date.
    pub until: Moment,
    /// What was said then: the first of the new answers, else the claim that gives one up.
    pub claim: Id<Claim>,
    /// The answers given in this step, by their rows in `QuestionFacts::given`.
    pub new: Vec<usize>,
    /// All answers that stood then, these among them.
    pub standing: Vec<usize>,
}

/// The steps of a question, in order: by then each answer was given whose time ended, and stood
/// until its voice certainly later gave one that cannot hold with it, or its side took it back.
///
/// At each step the standing answers are the current ones of an analysis of what was said by then.
pub fn known(record: &Record, analysis: &Analysis, question: Id<Question>) -> Vec<Step> {
    let given = &analysis.questions[question.row()].given;
    let ends: Vec<Moment> = given.iter().map(|it| end(record, it.claim)).collect();
    let passed: Vec<Option<(Moment, Id<Claim>)>> =
        given.iter().map(|it| passed(record, analysis, question, it)).collect();
    let stood = |row: &usize| passed[*row].filter(|passed| passed.0 > ends[*row]);
    let rows = || 0..given.len();
    let mut moments: Vec<(Moment, bool, Id<Claim>)> = Vec::new();
    moments.extend(rows().map(|row| (ends[row], false, given[row].claim)));
    moments.extend(rows().filter_map(|row| stood(&row)).map(|(until, by)| (until, true, by)));
    // Rows are in the order they were said, which the sort keeps.
    moments.sort_by_key(|(until, given_up, _)| (*until, *given_up));
    moments.dedup_by_key(|(until, ..)| *until);
    let step = |(until, _, claim): (Moment, bool, Id<Claim>)| {
        let stands =
            |row: &usize| ends[*row] <= until && passed[*row].is_none_or(|passed| passed.0 > until);
        Step {
            until,
            claim,
            new: rows().filter(|row| ends[*row] == until).collect(),
            standing: rows().filter(stands).collect(),
        }
    };
    moments.into_iter().map(step).collect()
}

/// From when an answer no longer stood, and by which claim; nothing where it still does.
fn passed(
    record: &Record,
    analysis: &Analysis,
    question: Id<Question>,
    of: &Given,
) -> Option<(Moment, Id<Claim>)> {
    if of.current {
        return None;
    }
    let others = &analysis.questions[question.row()].given;
    let renewing = others.iter().filter(|other| {
        other.voice == of.voice
            && is_later(record, other.claim, of.claim)
            && renews(&record.questions[question], &of.value, &other.value)
    });
    let statement = |claim: Id<Claim>| &analysis.statements[analysis.claims[claim.row()].statement];
    let by = renewing.map(|other| other.claim).chain(statement(of.claim).taken_back);
    // A relay does not count before its root.
    let last = |claim: Id<Claim>| {
        let root = statement(claim).root;
        if end(record, root) > end(record, claim) { root } else { claim }
    };
    by.map(last).map(|claim| (end(record, claim).max(end(record, of.claim)), claim)).min()
}

/// The end of the time in which a claim was said; never where that is open or unknown.
pub(super) fn end(record: &Record, claim: Id<Claim>) -> Moment {
    record.claims[claim].said.as_ref().and_then(When::latest).unwrap_or(Moment::NEVER)
}

fn is_later(record: &Record, a: Id<Claim>, b: Id<Claim>) -> bool {
    match (&record.claims[a].said, &record.claims[b].said) {
        (Some(a), Some(b)) => a.is_after(b),
        _ => false,
    }
}

/// Whether a later answer of the same voice takes the place of an earlier one.
fn renews(question: &Question, earlier: &Value, later: &Value) -> bool {
    match (&question.covers, &question.answers, earlier, later) {
        (Covers::State, ..) => true,
        (Covers::Since(_), Answers::Count { .. }, Value::Count(a), Value::Count(b)) => {
            a.range().onwards().intersection(b.range()).is_none()
        }
        (_, _, Value::Count(a), Value::Count(b)) => a.range().intersection(b.range()).is_none(),
        (_, _, a, b) => a != b,
    }
}
