//! Admissions: answers with which a side acknowledges an own loss.

use super::{told::Told, types::Statement};
use crate::model::{Answer, Answers, Claim, Id, Question, Record, Table, Value};

/// The questions to which a root's answers are admissions: it speaks for its side, is not known
/// only through another party, and the answer counts against that side.
pub(super) fn admits(told: &Told, root: Id<Claim>) -> Vec<Id<Question>> {
    let claim = &told.record.claims[root];
    if !told.counts(root) || !claim.official || told.voices.attributed(root).is_some() {
        return Vec::new();
    }
    let mut questions: Vec<Id<Question>> = claim
        .answers
        .iter()
        .filter(|answer| is_against(told.record, root, answer))
        .map(|answer| answer.question)
        .collect();
    questions.sort_unstable();
    questions.dedup();
    questions
}

fn is_against(record: &Record, root: Id<Claim>, answer: &Answer) -> bool {
    let side = record.side(root);
    match (&record.questions[answer.question].answers, &answer.value) {
        (Answers::Count { against, .. }, Value::Count(count)) => {
            against.contains(&side) && count.range().excludes_zero()
        }
        (Answers::Choice(choices), Value::Choice(row)) => choices[*row].against.contains(&side),
        (Answers::Count { .. }, Value::Choice(_)) | (Answers::Choice(_), Value::Count(_)) => false,
    }
}

/// The statements that admit something, in the order they were said.
pub(super) fn admissions(told: &Told, statements: &Table<Statement>) -> Vec<Id<Statement>> {
    let admitting = statements.iter().filter(|(_, it)| !it.admits.is_empty());
    let mut admissions: Vec<_> = admitting.map(|(id, _)| id).collect();
    admissions.sort_by_key(|id| told.order.place(*id));
    admissions
}
