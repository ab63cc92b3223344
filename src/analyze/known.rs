//! Known: which answers to a question stood at each moment at which one was given.

use super::types::{Analysis, Given, Standing};
use crate::model::{Answers, Claim, Covers, Id, Moment, Question, Record, Value, When};

/// A moment at which a question was answered, and the answers that stood then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The end of the time in which it was said; never for what has no date.
    pub until: Moment,
    /// The answers given in this step, by their rows in `QuestionFacts::given`.
    pub new: Vec<usize>,
    /// All answers that stood then, these among them.
    pub standing: Vec<usize>,
}

/// The steps of a question, in order: by then each answer was given whose time ended, and stood
/// until its voice certainly later gave one that cannot hold with it, or took it back.
pub fn known(record: &Record, analysis: &Analysis, question: Id<Question>) -> Vec<Step> {
    let given = &analysis.questions[question.row()].given;
    let ends: Vec<Moment> = given.iter().map(|it| end(record, it.claim)).collect();
    let passed: Vec<Option<Moment>> =
        given.iter().map(|it| passed(record, analysis, question, it)).collect();
    let mut moments = ends.clone();
    moments.sort_unstable();
    moments.dedup();
    let step = |until: Moment| {
        let rows = || 0..given.len();
        let stands =
            |row: &usize| ends[*row] <= until && passed[*row].is_none_or(|passed| passed > until);
        Step {
            until,
            new: rows().filter(|row| ends[*row] == until).collect(),
            standing: rows().filter(stands).collect(),
        }
    };
    moments.into_iter().map(step).collect()
}

/// From when an answer no longer stood; nothing where it still does.
fn passed(
    record: &Record,
    analysis: &Analysis,
    question: Id<Question>,
    of: &Given,
) -> Option<Moment> {
    if of.current {
        return None;
    }
    let others = &analysis.questions[question.row()].given;
    let renewing = others.iter().filter(|other| {
        other.voice == of.voice
            && is_later(record, other.claim, of.claim)
            && renews(&record.questions[question], &of.value, &other.value)
    });
    let statement = &analysis.statements[analysis.claims[of.claim.row()].statement];
    let taking_back = statement.standing.iter().filter_map(|it| match it {
        Standing::Retracted(witness) | Standing::Updated(witness) => Some(witness.claim),
        Standing::Denied(_) | Standing::Contradicted(_) | Standing::Confirmed(_) => None,
    });
    let by = renewing.map(|other| other.claim).chain(taking_back);
    by.map(|claim| end(record, claim).max(end(record, of.claim))).min()
}

fn end(record: &Record, claim: Id<Claim>) -> Moment {
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
