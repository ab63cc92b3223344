//! Answers: what the roots say to each question, in the order they were said.

use super::{
    ends::{Ends, ends},
    told::Told,
    types::{Statement, Voice},
};
use crate::model::{Claim, Id, Value};

/// The answer of a root.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) claim: Id<Claim>,
    pub(super) statement: Id<Statement>,
    pub(super) voice: Voice,
    pub(super) value: &'a Value,
    pub(super) ends: Ends,
}

/// The answers of the roots to each question of the record, in the order they were said.
pub(super) fn answers<'a>(told: &Told<'a>) -> Vec<Vec<Row<'a>>> {
    let mut answers: Vec<Vec<Row<'a>>> = vec![Vec::new(); told.record.questions.len()];
    for statement in told.statements.ids() {
        let claim = told.root(statement);
        if !told.counts(claim) {
            continue;
        }
        let voice = told.voice(statement);
        for answer in &told.record.claims[claim].answers {
            let value = &answer.value;
            let row = Row { claim, statement, voice, value, ends: ends(value) };
            answers[answer.question.row()].push(row);
        }
    }
    for rows in &mut answers {
        rows.sort_by_key(|row| told.order.place(row.statement));
    }
    answers
}

/// The rows of each voice, the voices in their own order.
pub(super) fn by_voice(rows: &[Row]) -> Vec<(Voice, Vec<usize>)> {
    let mut sorted: Vec<usize> = (0..rows.len()).collect();
    sorted.sort_by_key(|&row| (rows[row].voice, row));
    let groups = sorted.chunk_by(|a, b| rows[*a].voice == rows[*b].voice);
    groups.map(|group| (rows[group[0]].voice, group.to_vec())).collect()
}
