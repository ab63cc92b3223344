//! Weighed: the answers to each question, set against each other.

use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use super::{
    answers::{Row, answers},
    contradictions::contradictions,
    current::{Stand, stands},
    incompatible::{Rule, rule},
    renewals::renewals,
    told::Told,
};
use crate::model::{Id, Question};

/// The answers to one question, set against each other.
pub(super) struct Weighed<'a> {
    pub(super) id: Id<Question>,
    pub(super) rule: Rule,
    /// The answers of the roots, in the order they were said.
    pub(super) rows: Vec<Row<'a>>,
    /// For each row the latest later answer of its voice that is incompatible with it.
    pub(super) renewals: Vec<Option<usize>>,
    /// For each row the rows that contradict it: of each other voice the latest.
    pub(super) contradictions: Vec<Vec<usize>>,
    /// What each voice stands by.
    pub(super) stands: Vec<Stand>,
}

/// Sets the answers to each question of the record against each other.
pub(super) fn weighed<'a>(told: &Told<'a>) -> Vec<Weighed<'a>> {
    let mut superseded = vec![false; told.statements.len()];
    for bearing in told.bearings.iter().filter(|bearing| bearing.supersedes) {
        superseded[bearing.to.row()] = true;
    }
    let questions = answers(told).into_par_iter().enumerate();
    questions.map(|(row, rows)| weigh(told, &superseded, Id::new(row), rows)).collect()
}

fn weigh<'a>(
    told: &Told<'a>,
    superseded: &[bool],
    id: Id<Question>,
    rows: Vec<Row<'a>>,
) -> Weighed<'a> {
    let rule = rule(&told.record.questions[id]);
    let renewals = renewals(rule, &rows, &told.order);
    let given_up = rows.iter().zip(&renewals);
    let given_up: Vec<bool> = given_up
        .map(|(row, renewal)| superseded[row.statement.row()] || renewal.is_some())
        .collect();
    let contradictions = contradictions(rule, &rows, &told.order);
    let stands = stands(rule, &rows, &given_up, &told.order);
    Weighed { id, rule, rows, renewals, contradictions, stands }
}
