//! What was known when: each moment at which the answers to a question changed, and what stood then.

use serde::Serialize;

use super::{Answered, VoiceName, When, answered, is_known, voice, when};
use crate::{
    analyze::{self, Voice},
    model::{self, Id},
    render::material::Material,
};

/// The most answers of which the steps are told: each step names all that stood, so that more would
/// fill a page many times over. All answers are listed in the order they were said anyhow.
const ANSWERS: usize = 120;

/// A moment at which a question was answered or an answer was given up.
#[derive(Debug, Serialize)]
pub(crate) struct StepView<'a> {
    /// When; nothing for what has no date.
    pub when: Option<When<'a>>,
    /// Who had answered by then, parties first.
    pub voices: Vec<KnownRow<'a>>,
}

/// What one voice said by then.
#[derive(Debug, Serialize)]
pub(crate) struct KnownRow<'a> {
    /// Whose voice.
    pub voice: VoiceName<'a>,
    /// The answers that it stood by.
    pub answers: Vec<Answered<'a>>,
    /// Whether one of them was given at this moment.
    pub new: bool,
}

/// What was known when; none where all was said at once.
pub(crate) fn steps<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    root: &str,
) -> Vec<StepView<'a>> {
    let facts = &it.analysis.questions[id.row()];
    if facts.given.len() > ANSWERS {
        return Vec::new();
    }
    let steps = analyze::known(it.record, it.analysis, id);
    if steps.len() < 2 {
        return Vec::new();
    }
    let row = |step: &analyze::Step, who: Voice| {
        let own = |row: &&usize| facts.given[**row].voice == who;
        let rows: Vec<usize> = step.standing.iter().filter(own).copied().collect();
        (!rows.is_empty()).then(|| KnownRow {
            voice: voice(it, who, root),
            new: rows.iter().any(|row| step.new.contains(row)),
            answers: answered(it, id, (&rows, root)),
        })
    };
    let view = |step: &analyze::Step| {
        let said = it.record.claims[step.claim].said.as_ref().filter(|said| is_known(said));
        StepView {
            when: said.map(|said| when(it, said)),
            voices: facts.voices.iter().filter_map(|voice| row(step, voice.voice)).collect(),
        }
    };
    steps.iter().map(view).collect()
}
