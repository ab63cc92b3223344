//! The answers to a question over the time at which they were given.

use serde::Serialize;

use super::{
    Side,
    axis::{Axis, Span, TickView, axis, count},
    columns::{Called, ColumnsView, columns, stretch},
    voice,
};
use crate::{
    analyze::{Given, Voice},
    model::{self, Id, When},
    render::{
        charts::{self, Area, Percent, Room, Shape, Stretch, Times, rooms, shortened, width},
        known::{Known, Stood},
        material::Material,
    },
};

/// The most answers that are drawn.
const ANSWERS: usize = 80;
/// The fewest: two can be told apart without a drawing.
const FEWEST: usize = 3;
/// The most days that stand side by side on a phone.
const COLUMNS: usize = 12;
/// How high the drawing is, in pixels.
const HEIGHT: i32 = 240;
/// The most letters of a name in a label, and the room that each name asks for, in pixels: a short
/// name is no reason to be written where a long one is not.
const NAME: (usize, u32) = (24, 180);
/// A time that is told less exactly than this, in seconds, is drawn as a line.
const EXACT: i64 = 3_600;

/// The answers to a question over time.
#[derive(Debug, Serialize)]
pub(crate) struct Series<'a> {
    /// Whose answers: each voice with its mark.
    pub voices: Vec<super::VoiceName<'a>>,
    /// The rules, from below.
    pub ticks: Vec<TickView>,
    /// How much room their figures need, in pixels.
    pub gutter: u32,
    /// How high it is, in pixels.
    pub height: i32,
    /// The axis of time.
    pub time: ColumnsView,
    /// The year in which all was said.
    pub year: Option<i32>,
    /// Whether the steps are even; else each is ten times the one before.
    pub even: bool,
    /// The answers, relays first, so that they lie below.
    pub marks: Vec<SeriesMark<'a>>,
    /// From each answer that was given up to the next one.
    pub moves: Vec<SeriesMove<'a>>,
    /// Whether some answers are told with a day or less exactly.
    pub stretched: bool,
    /// Whether some have no date.
    pub undated: bool,
}

/// An answer over time.
#[derive(Debug, Serialize)]
pub(crate) struct SeriesMark<'a> {
    /// Whose.
    pub side: Side<'a>,
    /// Who says what, when, in words.
    pub told: String,
    /// When: where the mark stands.
    pub at: Percent,
    /// The time in which it was said, where that is a day or longer.
    pub span: Option<Span>,
    /// How it is drawn.
    pub shape: Shape,
    /// How far down its upper end is.
    pub top: Percent,
    /// How high it is.
    pub height: Percent,
    /// Where the numbers lie that were said; for words, the lower end.
    pub said: Vec<Percent>,
    /// Whether it acknowledges an own loss.
    pub admits: bool,
    /// `was` where the voice said something else later, `relay` for what a relay made of an
    /// answer, else nothing.
    pub state: &'static str,
    /// Whether nothing is known of when it was said.
    pub undated: bool,
    /// From when it is known.
    pub known: Known,
    /// When the voice stood by it, where that was not ever since.
    pub stood: Option<Stood>,
    /// The answer beside the mark, where there is room.
    pub label: Option<SeriesLabel>,
}

/// An answer in words beside its mark.
#[derive(Debug, Serialize)]
pub(crate) struct SeriesLabel {
    /// The answer.
    pub text: String,
    /// How far to the right of the mark, in pixels.
    pub right: i32,
    /// How far down, in pixels.
    pub y: i32,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// The row among the widths from which it is shown.
    pub from: usize,
}

/// A line from one answer to the next.
#[derive(Debug, Serialize)]
pub(crate) struct SeriesMove<'a> {
    /// The class of the side.
    pub class: &'a str,
    /// When the earlier answer was given.
    pub from: Percent,
    /// Where it lies.
    pub from_y: Percent,
    /// When the later answer was given.
    pub to: Percent,
    /// Where it lies.
    pub to_y: Percent,
    /// From when both are known.
    pub known: Known,
}

/// The answers to a question over time; nothing where too few were given, all at one time, or more
/// than a drawing has room for.
pub(crate) fn series<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    root: &str,
) -> Option<Series<'a>> {
    let facts = &it.analysis.questions[id.row()];
    let axis = axis(it, facts, &facts.relayed)?;
    let relayed = facts.relayed.iter().map(|given| (given, true));
    let all: Vec<(&Given, bool)> =
        relayed.chain(facts.given.iter().map(|given| (given, false))).collect();
    let said: Vec<Option<&When>> = all.iter().map(|(given, _)| axis.said(given)).collect();
    let stretches: Vec<Stretch> = said.iter().map(|said| stretch(*said)).collect();
    let own = || stretches[facts.relayed.len()..].iter().filter(|it| **it != (None, None));
    let one_time = own().all(|it| Some(it) == own().next());
    if facts.given.len() < FEWEST || all.len() > ANSWERS || one_time {
        return None;
    }
    let zone = it.config.zone;
    let times = Times::over(&stretches, COLUMNS, zone);
    let called = Called { year: axis.year, zone, undated: "when.none" };
    let drawing = Drawing { axis: &axis, id, times: &times, stretches: &stretches, root };
    let mut marks: Vec<SeriesMark> =
        all.iter().enumerate().filter_map(|(row, it)| drawing.mark(row, *it)).collect();
    let inexact = marks.iter().any(|mark| mark.span.is_some());
    spans_once(&mut marks);
    let moves = moves(&all, &marks);
    label(it, &all, &mut marks);
    let ticks = axis.ticks();
    let figures = ticks.iter().filter_map(|tick| tick.number.as_deref());
    Some(Series {
        voices: facts.voices.iter().map(|row| voice(it, row.voice, root)).collect(),
        gutter: figures.map(width).max().unwrap_or_default() + 6,
        ticks: ticks.into_iter().map(|tick| TickView { at: up(tick.at), ..tick }).collect(),
        height: HEIGHT,
        time: columns(&it.words, &times, &said, called),
        year: axis.year,
        even: axis.scale.is_even(),
        stretched: inexact,
        undated: marks.iter().any(|mark| mark.undated),
        marks,
        moves,
    })
}

/// What is more lies higher.
fn up(at: Percent) -> Percent {
    at.to(Percent::RIGHT)
}

/// What all marks share.
struct Drawing<'d, 'a, 'r> {
    axis: &'d Axis<'a, 'r>,
    id: Id<model::Question>,
    times: &'d Times,
    stretches: &'d [Stretch],
    root: &'d str,
}

impl<'a> Drawing<'_, 'a, '_> {
    fn mark(&self, row: usize, (given, relayed): (&Given, bool)) -> Option<SeriesMark<'a>> {
        let it: &'a Material<'_> = self.axis.it;
        let mark = charts::mark(&self.axis.scale, count(given)?);
        let (from, to) = self.times.stretch(self.stretches[row]);
        let said = self.axis.said(given);
        let words = it.words.count_value(count(given)?);
        let when = said.map_or(it.words.text("when.none").to_owned(), |said| self.axis.when(said));
        let who = voice(it, given.voice, self.root);
        let told = format!("{}: {words}, {when}", who.name);
        let exact = matches!(self.stretches[row], (Some(a), Some(b)) if b.0 - a.0 < EXACT);
        let numbers: Vec<Percent> = mark.said.into_iter().flatten().collect();
        let numbers = if numbers.is_empty() { vec![mark.from] } else { numbers };
        Some(SeriesMark {
            side: who.side,
            told,
            at: self.at(row, (from, to)),
            span: (!exact && said.is_some()).then(|| Span::new(from, to)),
            shape: mark.shape,
            top: up(mark.to),
            height: mark.from.to(mark.to),
            said: numbers.into_iter().map(up).collect(),
            admits: given.admits,
            state: match (relayed, given.current) {
                (true, _) => "relay",
                (false, false) => "was",
                (false, true) => "",
            },
            undated: said.is_none(),
            known: self.axis.known(&[given]),
            stood: if relayed { None } else { self.stood(row) },
            label: None,
        })
    }

    /// When a voice stood by an answer: the answers come after those of relays.
    fn stood(&self, row: usize) -> Option<Stood> {
        let row = row.checked_sub(self.axis.facts.relayed.len())?;
        self.axis.it.stood(self.id).get(row)?.clone()
    }

    /// What was said within the same time stands side by side in it, in the order of the table.
    fn at(&self, row: usize, (from, to): (Percent, Percent)) -> Percent {
        let same = |other: &&Stretch| **other == self.stretches[row];
        let count = self.stretches.iter().filter(same).count();
        let before = self.stretches[..row].iter().filter(same).count();
        let part = u64::from(from.to(to).0) * (before as u64 + 1) / (count as u64 + 1);
        Percent(from.0 + u32::try_from(part).unwrap_or_default())
    }
}

/// Marks of one side whose time and numbers are the same share the line of that time.
fn spans_once(marks: &mut [SeriesMark<'_>]) {
    for row in 1..marks.len() {
        let (before, rest) = marks.split_at_mut(row);
        let mark = &mut rest[0];
        let same = |other: &SeriesMark<'_>| {
            (other.side.class, &other.span, &other.said)
                == (mark.side.class, &mark.span, &mark.said)
        };
        if before.iter().any(same) {
            mark.span = None;
        }
    }
}

/// Lines from each answer that was given up to the one after it.
fn moves<'a>(all: &[(&Given, bool)], marks: &[SeriesMark<'a>]) -> Vec<SeriesMove<'a>> {
    let mut moves = Vec::new();
    for (row, (given, relayed)) in all.iter().enumerate() {
        let next =
            || (row + 1..all.len()).find(|it| !all[*it].1 && all[*it].0.voice == given.voice);
        if *relayed || given.current {
            continue;
        }
        let Some((from, to)) = next().and_then(|to| Some((marks.get(row)?, marks.get(to)?))) else {
            continue;
        };
        let (Some(from_y), Some(to_y)) = (from.said.last(), to.said.last()) else { continue };
        let class = from.side.class;
        let known = from.known.max(to.known);
        let (from, to) = (from.at, to.at);
        moves.push(SeriesMove { class, from, from_y: *from_y, to, to_y: *to_y, known });
    }
    moves
}

/// Writes the answers beside their marks where there is room: what a voice says again only once.
fn label(it: &Material<'_>, all: &[(&Given, bool)], marks: &mut [SeriesMark<'_>]) {
    let areas: Vec<Area> = marks.iter().flat_map(|mark| taken(mark)).collect();
    let mut last: Vec<(Voice, String)> = Vec::new();
    let mut wishes: Vec<Wish> = Vec::new();
    for (row, (given, relayed)) in all.iter().enumerate() {
        let Some(count) = count(given).filter(|_| !relayed) else { continue };
        let words = it.words.count_value(count);
        if last.iter().any(|(voice, said)| *voice == given.voice && *said == words) {
            continue;
        }
        last.retain(|(voice, _)| *voice != given.voice);
        last.push((given.voice, words.clone()));
        // Who shares the mark of a side with others is named.
        let name = given.voice.speaker().map(|agent| it.record.agent_name(agent));
        wishes.push(Wish { row, words, name });
    }
    let places: Vec<Vec<(Area, &str)>> = wishes
        .iter()
        .map(|wish| beside(&marks[wish.row], width(&wish.words) + wish.name.map_or(0, |_| NAME.1)))
        .collect();
    let only: Vec<Vec<Area>> =
        places.iter().map(|it| it.iter().map(|(area, _)| *area).collect()).collect();
    for ((wish, places), room) in wishes.into_iter().zip(places).zip(rooms(&areas, &only, HEIGHT)) {
        let Some(Room { area, from }) = room else { continue };
        let (area, anchor) = places[area];
        let right = match anchor {
            "start" => area.left,
            "end" => area.right,
            _ => 0,
        };
        let Wish { row, words, name } = wish;
        let text = match name {
            Some(name) => format!("{words}, {}", shortened(name, NAME.0)),
            None => words,
        };
        marks[row].label = Some(SeriesLabel { text, right, y: area.bottom - 4, anchor, from });
    }
}

/// An answer that asks for room beside its mark.
struct Wish<'n> {
    row: usize,
    words: String,
    /// Whose it is, where the mark alone does not say so.
    name: Option<&'n str>,
}

fn down(at: Percent) -> i32 {
    i32::try_from(i64::from(at.0) * i64::from(HEIGHT) / 10_000).unwrap_or_default()
}

/// What a mark takes up.
fn taken(mark: &SeriesMark<'_>) -> Vec<Area> {
    let reach = if mark.admits { 10 } else { 7 };
    let around = |y: i32| Area {
        at: mark.at,
        left: -reach,
        right: reach,
        top: y - reach,
        bottom: y + reach,
    };
    let mut areas: Vec<Area> = mark.said.iter().map(|at| around(down(*at))).collect();
    if mark.shape != Shape::Point {
        let (top, bottom) = (down(mark.top), down(mark.top) + down(mark.height));
        areas.push(Area { at: mark.at, left: -7, right: 7, top, bottom });
    }
    areas
}

/// Where the label of a mark can stand: to its right, to its left, above, below.
fn beside(mark: &SeriesMark<'_>, wide: u32) -> Vec<(Area, &'static str)> {
    let wide = i32::try_from(wide).unwrap_or(i32::MAX / 4);
    let y = mark.said.last().map_or(0, |at| down(*at));
    let place = |left: i32, middle: i32| Area {
        at: mark.at,
        left,
        right: left + wide,
        top: middle - 8,
        bottom: middle + 8,
    };
    vec![
        (place(12, y), "start"),
        (place(-12 - wide, y), "end"),
        (place(-(wide / 2), y - 19), "middle"),
        (place(-(wide / 2), y + 19), "middle"),
    ]
}
