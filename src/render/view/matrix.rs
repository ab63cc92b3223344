//! The matrix of a question with choices: who says what, since when, and who changed.

use serde::Serialize;

use super::{Answered, Side, VoiceName, answered, side, voice};
use crate::{
    analyze::{QuestionFacts, Voice},
    model::{self, Answers, Id, Value},
    render::{
        known::{Known, known},
        material::Material,
    },
};

/// The matrix of a question.
#[derive(Debug, Serialize)]
pub(crate) struct Matrix<'a> {
    /// The choices in words: the columns.
    pub choices: Vec<&'a str>,
    /// Who answered, parties first.
    pub rows: Vec<MatrixRow<'a>>,
    /// The parties without any answer.
    pub silent: Vec<Side<'a>>,
}

/// What one voice says.
#[derive(Debug, Serialize)]
pub(crate) struct MatrixRow<'a> {
    /// Whose voice.
    pub voice: VoiceName<'a>,
    /// For each choice its answer, as it was first given, and whether the voice stands by it.
    pub cells: Vec<Option<Cell>>,
    /// Whether its answers cannot hold together and nothing says which came last.
    pub unordered: bool,
}

/// That a voice chose something.
#[derive(Debug, Serialize)]
pub(crate) struct Cell {
    /// The answer, from when the voice last began to give it.
    #[serde(flatten)]
    pub answered: Answered,
    /// From when it is known that it ever did.
    pub first: Known,
}

/// The matrix of a question; nothing where it asks for a count, or nobody answered.
pub(crate) fn matrix<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    root: &str,
) -> Option<Matrix<'a>> {
    let facts = &it.analysis.questions[id.row()];
    let Answers::Choice(choices) = &it.record.questions[id].answers else { return None };
    let row = |row: &crate::analyze::VoiceFacts| MatrixRow {
        voice: voice(it, row.voice, root),
        cells: (0..choices.len())
            .map(|choice| {
                let rows = rows(facts, row.voice, choice);
                let current = rows.iter().any(|row| facts.given[*row].current);
                let first = answered(it, id, (&rows, root)).into_iter().next();
                first.map(|first| Cell {
                    first: ever(it, facts, (row.voice, choice)).unwrap_or(first.known),
                    answered: Answered { current, ..first },
                })
            })
            .collect(),
        unordered: row.unordered,
    };
    let heard =
        |party: &Id<model::Side>| facts.voices.iter().any(|row| row.voice == Voice::Party(*party));
    let silent = facts.unanswered.iter().filter(|party| !heard(party));
    (!facts.given.is_empty()).then(|| Matrix {
        choices: choices.iter().map(|choice| choice.name.as_str()).collect(),
        rows: facts.voices.iter().map(row).collect(),
        silent: silent.map(|party| side(it, *party, root)).collect(),
    })
}

/// From when it is known that a voice ever chose this.
fn ever(
    it: &Material<'_>,
    facts: &QuestionFacts,
    (voice, choice): (Voice, usize),
) -> Option<Known> {
    let this = Value::Choice(choice);
    let given = facts.given.iter().filter(|given| given.voice == voice && given.value == this);
    given.map(|given| known(it.record, given.claim)).min()
}

/// Where a voice chose this; where it still stands by it, from when it last began to.
fn rows(facts: &QuestionFacts, voice: Voice, choice: usize) -> Vec<usize> {
    let own = || facts.given.iter().enumerate().filter(|(_, given)| given.voice == voice);
    let is_this = |value: &Value| *value == Value::Choice(choice);
    let all = || own().filter(|(_, given)| is_this(&given.value)).map(|(row, _)| row);
    let Some(now) = all().find(|row| facts.given[*row].current) else { return all().collect() };
    let other = own().rfind(|(row, given)| *row < now && !is_this(&given.value));
    let since = other.map_or(0, |(row, _)| row);
    all().filter(|row| *row >= since).collect()
}
