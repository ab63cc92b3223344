//! The scale of a question that asks for a count: a row for each voice, its answers as marks.

use serde::Serialize;

use super::{
    Side, VoiceName,
    axis::{Axis, Span, TickView, axis, count},
    side, voice,
};
use crate::{
    analyze::{Given, QuestionFacts, Voice},
    model::{self, Id},
    render::{
        charts::{self, Anchor, Close, Label, Mark, Percent, Shape},
        known::{Known, Stood},
        material::Material,
    },
};

/// How high a line is, in pixels.
const LINE: usize = 42;
/// Where the marks of a line lie.
const MIDDLE: usize = 29;

/// The scale of a question.
#[derive(Debug, Serialize)]
pub(crate) struct ScaleView<'a> {
    /// Who answered, parties first.
    pub rows: Vec<ScaleRow<'a>>,
    /// The parties without any answer.
    pub silent: Vec<Side<'a>>,
    /// How many voices are left to the table.
    pub more: usize,
    /// The rules.
    pub ticks: Vec<TickView>,
    /// Whether the steps are even; else each is ten times the one before.
    pub even: bool,
    /// The year in which all was said, which the labels leave out.
    pub year: Option<i32>,
    /// What every party that answered allows.
    pub common: Vec<Span>,
    /// From when all answers are known, and what follows from them.
    pub complete: Known,
    /// The smallest number that every party that answered gives.
    pub floor: Option<Percent>,
    /// Which kinds of marks there are: `point`, `admission`, `was`, `bar`, `open`, `vague`,
    /// `relayed`, `common`, `floor`.
    pub kinds: Vec<&'static str>,
}

/// What one voice says.
#[derive(Debug, Serialize)]
pub(crate) struct ScaleRow<'a> {
    /// Whose voice.
    pub voice: VoiceName<'a>,
    /// From when an answer is known.
    pub known: Known,
    /// All of it in words.
    pub label: String,
    /// How high it is, in pixels.
    pub height: usize,
    /// Its answers in the order they were said, then what relays made of them.
    pub lines: Vec<Line>,
    /// From each answer that was given up to the next one.
    pub moves: Vec<Move>,
}

/// An answer on a scale.
#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// How far down it begins, in pixels.
    pub top: usize,
    /// How it is drawn.
    pub shape: Shape,
    /// Where it begins.
    pub from: Percent,
    /// How wide it is.
    pub width: Percent,
    /// Where the number lies that was said, if it is one.
    pub spot: Option<Percent>,
    /// Where a ring lies.
    pub focus: Percent,
    /// Whether the voice said something else later.
    pub was: bool,
    /// Whether it acknowledges an own loss.
    pub admits: bool,
    /// Whether it is what a relay made of an answer.
    pub relayed: bool,
    /// The answer.
    pub answer: String,
    /// Next to which place the label stands.
    pub at: Percent,
    /// On which side of it.
    pub anchor: Anchor,
    /// What else there is to say.
    pub remarks: Vec<Remark>,
    /// Where the label stands in boxes that are too narrow for the first remark beside the mark.
    pub close: Option<Narrow>,
    /// From when it is known.
    pub known: Known,
    /// When the voice stood by it, where that was not ever since.
    pub stood: Option<Stood>,
    /// All of it in words, but that it was changed later.
    pub told: String,
}

/// A part of a label, where there is room for it.
#[derive(Debug, Serialize)]
pub(crate) struct Remark {
    /// The words.
    pub text: String,
    /// The row among the widths from which it is shown.
    pub from: usize,
    /// Whether it says that the answer was changed later.
    pub turned: bool,
}

/// A label across its mark.
#[derive(Debug, Serialize)]
pub(crate) struct Narrow {
    /// Where, and up to which width.
    #[serde(flatten)]
    pub place: Close,
    /// What stands behind the answer.
    pub remark: String,
}

/// A line from one answer to the next.
#[derive(Debug, Serialize)]
pub(crate) struct Move {
    /// The earlier answer.
    pub from: Percent,
    /// How far down it is, in pixels.
    pub top: usize,
    /// The later answer.
    pub to: Percent,
    /// How far down it is, in pixels.
    pub bottom: usize,
    /// From when both are known.
    pub known: Known,
}

/// How much of a question is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent<'s> {
    /// What leads to the site's root.
    pub root: &'s str,
    /// The most voices; parties come first.
    pub voices: usize,
    /// Whether what relays made of the answers is drawn too.
    pub relayed: bool,
}

/// The scale of a question; nothing where one chooses, or nobody answered.
pub(crate) fn scale<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    extent: Extent<'_>,
) -> Option<ScaleView<'a>> {
    let facts = &it.analysis.questions[id.row()];
    let relayed = if extent.relayed { facts.relayed.as_slice() } else { &[] };
    let drawing = Drawing { axis: axis(it, facts, relayed)?, id, relayed };
    let voices = voices(facts, extent);
    let rows: Vec<ScaleRow> =
        voices.iter().take(extent.voices).map(|who| drawing.row(*who, extent.root)).collect();
    let heard = |party: &Id<model::Side>| voices.contains(&Voice::Party(*party));
    let silent = facts.unanswered.iter().filter(|party| !heard(party));
    let (common, floor) = (drawing.axis.common(), drawing.axis.floor());
    Some(ScaleView {
        silent: silent.map(|party| side(it, *party, extent.root)).collect(),
        more: voices.len().saturating_sub(extent.voices),
        ticks: drawing.axis.ticks(),
        even: drawing.axis.scale.is_even(),
        year: drawing.axis.year,
        kinds: kinds(&rows, (&common, floor)),
        common,
        floor,
        complete: drawing.axis.complete(),
        rows,
    })
}

/// Who has a row: who answered, then those whose answers only relays give.
fn voices(facts: &QuestionFacts, extent: Extent<'_>) -> Vec<Voice> {
    let mut voices: Vec<Voice> = facts.voices.iter().map(|row| row.voice).collect();
    for given in facts.relayed.iter().filter(|_| extent.relayed) {
        if !voices.contains(&given.voice) {
            voices.push(given.voice);
        }
    }
    voices
}

fn kinds(rows: &[ScaleRow<'_>], (common, floor): (&[Span], Option<Percent>)) -> Vec<&'static str> {
    let lines = || rows.iter().flat_map(|row| &row.lines);
    let shaped = |shape| lines().any(|line| line.shape == shape && !line.relayed);
    let all = [
        ("point", shaped(Shape::Point)),
        ("admission", lines().any(|line| line.admits)),
        ("was", lines().any(|line| line.was)),
        ("bar", shaped(Shape::Bar)),
        ("open", shaped(Shape::Open)),
        ("vague", shaped(Shape::Vague)),
        ("relayed", lines().any(|line| line.relayed)),
        ("common", !common.is_empty()),
        ("floor", floor.is_some()),
    ];
    all.into_iter().filter(|(_, there)| *there).map(|(kind, _)| kind).collect()
}

/// What all rows of a scale share.
struct Drawing<'d, 'a> {
    axis: Axis<'d, 'a>,
    id: Id<model::Question>,
    relayed: &'d [Given],
}

impl<'d> Drawing<'d, '_> {
    fn row(&self, who: Voice, root: &str) -> ScaleRow<'d> {
        let given = self.axis.facts.given.iter().filter(|given| given.voice == who);
        let mut lines: Vec<Line> = Vec::new();
        for same in once(given) {
            lines.extend(self.own(&same, lines.len() * LINE));
        }
        let moves = moves(&lines);
        let relayed = self.relayed.iter().filter(|it| it.voice == who);
        for same in once(relayed) {
            lines.extend(self.relayed(&same, lines.len() * LINE));
        }
        let told: Vec<String> = lines.iter().map(|line| self.told(line)).collect();
        ScaleRow {
            voice: voice(self.axis.it, who, root),
            known: lines.iter().map(|line| line.known).min().unwrap_or(Known::LAST),
            label: told.join("; "),
            height: lines.len() * LINE,
            lines,
            moves,
        }
    }

    /// An answer that a voice gave once or more.
    fn own(&self, same: &[&Given], top: usize) -> Option<Line> {
        let words = &self.axis.it.words;
        let admits = same.iter().any(|given| given.admits);
        let was = same.iter().all(|given| !given.current);
        let said = self.axis.said(same.first()?).map(|said| self.axis.when(said));
        let mut remarks: Vec<String> = said.into_iter().collect();
        remarks.extend(admits.then(|| words.text("claim.admission").to_owned()));
        let told = remarks.len();
        remarks.extend(was.then(|| words.text("chart.was").to_owned()));
        let line = self.line(same, (remarks, told), top)?;
        Some(Line { was, admits, stood: self.stood(same), ..line })
    }

    /// When a voice stood by what it gave once or more.
    fn stood(&self, same: &[&Given]) -> Option<Stood> {
        let mut given = self.axis.facts.given.iter();
        let row = given.position(|one| same.iter().any(|it| std::ptr::eq(*it, one)))?;
        self.axis.it.stood(self.id)[row].clone()
    }

    /// A line in words.
    fn told(&self, line: &Line) -> String {
        let was = self.axis.it.words.text("chart.was");
        if line.was { format!("{}, {was}", line.told) } else { line.told.clone() }
    }

    /// An answer that relays made of another one.
    fn relayed(&self, same: &[&Given], top: usize) -> Option<Line> {
        let articles = u64::try_from(same.len()).unwrap_or(u64::MAX);
        let remark = self.axis.it.words.count("chart.relayed", articles, &[]);
        let line = self.line(same, (vec![remark], 1), top)?;
        Some(Line { relayed: true, ..line })
    }

    /// A line with its remarks; so many of them say what holds at any time.
    fn line(
        &self,
        same: &[&Given],
        (remarks, lasting): (Vec<String>, usize),
        top: usize,
    ) -> Option<Line> {
        let count = count(same.first()?)?;
        let mark = charts::mark(&self.axis.scale, count);
        let answer = self.axis.it.words.count_value(count);
        let parts: Vec<&str> =
            std::iter::once(&answer).chain(&remarks).map(String::as_str).collect();
        let Label { at, anchor, from, close } = charts::label(&mark, &parts);
        let told = parts[..=lasting].join(", ");
        let narrow = |place| Some(Narrow { place, remark: remarks.first()?.clone() });
        let close = close.and_then(narrow);
        let remarks = remarks.into_iter().zip(from).enumerate();
        let Mark { shape, from, to, spot, .. } = mark;
        Some(Line {
            top,
            shape,
            from,
            width: from.to(to),
            spot,
            focus: mark.focus(),
            was: false,
            admits: false,
            relayed: false,
            answer,
            at,
            anchor,
            remarks: remarks
                .filter_map(|(row, (text, from))| {
                    Some(Remark { text, from: from?, turned: row >= lasting })
                })
                .collect(),
            close,
            known: self.axis.known(same),
            stood: None,
            told,
        })
    }
}

/// Answers of one voice, each value once, in the order they were first said.
fn once<'g>(given: impl Iterator<Item = &'g Given>) -> Vec<Vec<&'g Given>> {
    let mut all: Vec<Vec<&Given>> = Vec::new();
    for given in given {
        match all.iter_mut().find(|same| same[0].value == given.value) {
            Some(same) => same.push(given),
            None => all.push(vec![given]),
        }
    }
    all
}

/// Lines from each answer that was given up to the one after it.
fn moves(lines: &[Line]) -> Vec<Move> {
    let pairs = lines.windows(2).filter(|pair| pair[0].was);
    let step = |pair: &[Line]| Move {
        from: pair[0].focus,
        top: pair[0].top + MIDDLE,
        to: pair[1].focus,
        bottom: pair[1].top + MIDDLE,
        known: pair[0].known.max(pair[1].known),
    };
    pairs.map(step).collect()
}
