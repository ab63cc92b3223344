//! What was known when: each moment at which a question was answered, and what stood then.

use serde::Serialize;

use super::{
    Answered, VoiceName, When, answered,
    axis::{Axis, TickView, axis, count},
    is_known, voice, when,
};
use crate::{
    analyze::{self, Given, QuestionFacts, Voice},
    model::{self, Id},
    render::{
        charts::{self, Percent, Shape},
        known::Known,
        material::Material,
    },
};

/// The most answers that all steps tell together: each step names all that stood, so that more
/// would fill a page many times over. All answers are listed in the order they were said anyhow.
const TOLD: usize = 400;
/// How high the line of a voice is drawn, in pixels.
const LINE: usize = 16;

/// What was known when.
#[derive(Debug, Serialize)]
pub(crate) struct Steps<'a> {
    /// The steps, in order.
    pub steps: Vec<StepView<'a>>,
    /// The rules of the scale that all steps share; none where one chooses.
    pub ticks: Vec<TickView>,
}

/// A moment at which a question was answered.
#[derive(Debug, Serialize)]
pub(crate) struct StepView<'a> {
    /// When; nothing for what has no date.
    pub when: Option<When>,
    /// From when it is known.
    pub known: Known,
    /// Who had answered by then, parties first.
    pub voices: Vec<KnownRow<'a>>,
    /// How high they are drawn together, in pixels.
    pub height: usize,
}

/// What one voice said by then.
#[derive(Debug, Serialize)]
pub(crate) struct KnownRow<'a> {
    /// Whose voice.
    pub voice: VoiceName<'a>,
    /// The answers that it stood by.
    pub answers: Vec<KnownAnswer>,
    /// How far down they are drawn, in pixels.
    pub top: usize,
    /// The same as marks; none where one chooses.
    pub marks: Vec<KnownMark>,
}

/// An answer that stood at a moment.
#[derive(Debug, Serialize)]
pub(crate) struct KnownAnswer {
    /// The answer.
    #[serde(flatten)]
    pub answered: Answered,
    /// Whether it was given at this moment.
    pub new: bool,
}

/// An answer that stood at a moment, as a mark.
#[derive(Debug, Serialize)]
pub(crate) struct KnownMark {
    /// How it is drawn.
    pub shape: Shape,
    /// Where it begins.
    pub from: Percent,
    /// How wide it is.
    pub width: Percent,
    /// Where the numbers lie that were said.
    pub said: Vec<Percent>,
    /// Whether it acknowledges an own loss.
    pub admits: bool,
    /// Whether it was given at this moment.
    pub new: bool,
}

/// What was known when; nothing where all was said at once.
pub(crate) fn steps<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    root: &str,
) -> Option<Steps<'a>> {
    let facts = &it.analysis.questions[id.row()];
    let steps = analyze::known(it.record, it.analysis, id);
    let told: usize = steps.iter().map(|step| step.standing.len()).sum();
    if steps.len() < 2 || told > TOLD {
        return None;
    }
    // The scale is that on which the whole page draws, so that what moves can be seen.
    let axis = axis(it, facts, &facts.relayed);
    let telling = Telling { it, id, facts, axis: axis.as_ref(), root };
    Some(Steps {
        steps: steps.iter().map(|step| telling.step(step)).collect(),
        ticks: axis.as_ref().map(Axis::ticks).unwrap_or_default(),
    })
}

/// What all steps of a question share.
struct Telling<'t, 'a, 'r> {
    it: &'a Material<'r>,
    id: Id<model::Question>,
    facts: &'a QuestionFacts,
    axis: Option<&'t Axis<'a, 'r>>,
    root: &'t str,
}

impl<'a> Telling<'_, 'a, '_> {
    fn step(&self, step: &analyze::Step) -> StepView<'a> {
        let said = self.it.record.claims[step.claim].said.as_ref().filter(|said| is_known(said));
        let mut voices: Vec<KnownRow> = Vec::new();
        for row in &self.facts.voices {
            voices.extend(self.row(step, row.voice, voices.len() * LINE));
        }
        StepView {
            when: said.map(|said| when(self.it, said)),
            known: Known::from(step.until),
            height: voices.len() * LINE,
            voices,
        }
    }

    fn row(&self, step: &analyze::Step, who: Voice, top: usize) -> Option<KnownRow<'a>> {
        let own = |row: &&usize| self.facts.given[**row].voice == who;
        let rows: Vec<usize> = step.standing.iter().filter(own).copied().collect();
        let each = self.each(step, &rows);
        let words = answered(self.it, self.id, (&rows, self.root)).into_iter().zip(&each);
        let answer = |(answered, same): (_, &Same)| KnownAnswer { answered, new: same.new };
        let answers = words.map(answer).collect();
        (!rows.is_empty()).then(|| KnownRow {
            voice: voice(self.it, who, self.root),
            answers,
            top,
            marks: self.marks(each),
        })
    }

    /// Each value once, in the order of the rows.
    fn each(&self, step: &analyze::Step, rows: &[usize]) -> Vec<Same<'a>> {
        let mut each: Vec<Same> = Vec::new();
        for row in rows {
            let given = &self.facts.given[*row];
            let new = step.new.contains(row);
            match each.iter_mut().find(|it| it.given.value == given.value) {
                None => each.push(Same { given, admits: given.admits, new }),
                Some(same) => {
                    same.admits |= given.admits;
                    same.new |= new;
                }
            }
        }
        each
    }

    /// What is new lies over what is not.
    fn marks(&self, mut each: Vec<Same<'_>>) -> Vec<KnownMark> {
        let Some(axis) = self.axis else { return Vec::new() };
        each.sort_by_key(|same| same.new);
        let mark = |same: Same<'_>| {
            let mark = charts::mark(&axis.scale, count(same.given)?);
            Some(KnownMark {
                shape: mark.shape,
                from: mark.from,
                width: mark.from.to(mark.to),
                said: mark.said.into_iter().flatten().collect(),
                admits: same.admits,
                new: same.new,
            })
        };
        each.into_iter().filter_map(mark).collect()
    }
}

/// An answer that a voice gave once or more.
struct Same<'g> {
    given: &'g Given,
    admits: bool,
    new: bool,
}
