//! A row for each side: a mark for each claim, or a bar for many.

use serde::Serialize;

use super::{Drawing, Said};
use crate::{
    model::{self, Id},
    render::{
        address,
        charts::{Calendar, Packing, Percent, Place, shortened},
        known::{Ends, Known},
        view::{Side, side, standing},
    },
};

/// How long the words of a claim are that a mark shows, in letters.
const WORDS: usize = 90;
/// How high the highest bar is, in pixels.
const HIGHEST: usize = 40;
/// How far bars stand apart, in hundredths of a percent.
const APART: u32 = 12;

/// A side.
#[derive(Debug, Serialize)]
pub(crate) struct Row<'a> {
    /// The side.
    pub side: Side<'a>,
    /// How many claims it makes.
    pub claims: usize,
    /// When these became known.
    pub ends: Ends,
    /// Its marks, once for each width.
    pub packed: Vec<Packed>,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// The marks of a side.
#[derive(Debug, Serialize)]
pub(crate) struct Packed {
    /// How high they are together, in pixels.
    pub height: usize,
    /// The cells in which there are any.
    pub cells: Vec<Cell>,
}

/// The marks of a side in a column.
#[derive(Debug, Serialize)]
pub(crate) struct Cell {
    /// Where it begins.
    pub from: Percent,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// A claim.
#[derive(Debug, Serialize)]
pub(crate) struct Mark {
    /// How far to the right in its cell, in pixels.
    pub x: usize,
    /// How far down, in pixels.
    pub y: usize,
    /// When it was said, and the first of its words.
    pub title: String,
    /// Its address.
    pub page: String,
    /// From when it is known.
    pub known: Known,
    /// Whether it acknowledges an own loss.
    pub admits: bool,
}

/// Many claims.
#[derive(Debug, Serialize)]
pub(crate) struct Bar {
    /// Where it begins.
    pub from: Percent,
    /// How wide it is.
    pub width: Percent,
    /// How far down it begins, in pixels.
    pub top: usize,
    /// How high it is, in pixels.
    pub height: usize,
    /// How many claims.
    pub count: usize,
    /// When these became known.
    pub ends: Ends,
}

/// How many lines of marks the row of a side has.
pub(super) fn lines(
    drawing: &Drawing<'_, '_, '_>,
    side: Id<model::Side>,
    (calendar, packing): (&Calendar, Packing),
) -> usize {
    let cells = places(calendar).enumerate();
    let lines = |(row, place)| packing.lines(drawing.cell(side, calendar, row).len(), place);
    cells.map(lines).max().unwrap_or_default()
}

fn places(calendar: &Calendar) -> impl Iterator<Item = Place> {
    calendar.columns.iter().map(|it| it.place).chain(calendar.undated)
}

/// The sides with their claims as marks.
pub(super) fn marks<'a>(
    drawing: &Drawing<'_, 'a, '_>,
    packed: &[(&Calendar, Packing)],
) -> Vec<Row<'a>> {
    let row = |id| Row {
        packed: packed.iter().map(|it| pack(drawing, id, *it)).collect(),
        bars: Vec::new(),
        ..row(drawing, id)
    };
    drawing.it.record.sides.ids().map(row).collect()
}

fn row<'a>(drawing: &Drawing<'_, 'a, '_>, id: Id<model::Side>) -> Row<'a> {
    let all: Vec<&Said> = drawing.said.iter().filter(|one| one.side == id).collect();
    Row {
        side: side(drawing.it, id, drawing.root),
        claims: all.len(),
        ends: drawing.ends(&all),
        packed: Vec::new(),
        bars: Vec::new(),
    }
}

fn pack(
    drawing: &Drawing<'_, '_, '_>,
    side: Id<model::Side>,
    (calendar, packing): (&Calendar, Packing),
) -> Packed {
    let lines = lines(drawing, side, (calendar, packing));
    let cell = |(row, place): (usize, Place)| {
        let said = drawing.cell(side, calendar, row).into_iter().enumerate();
        let marks = said.map(|(row, one)| mark(drawing, one, packing.spot(row, lines)));
        Cell { from: place.from, marks: marks.collect() }
    };
    let cells = places(calendar).enumerate().map(cell);
    Packed {
        height: lines.max(1) * packing.pitch,
        cells: cells.filter(|it| !it.marks.is_empty()).collect(),
    }
}

fn mark(drawing: &Drawing<'_, '_, '_>, one: &Said, (x, y): (usize, usize)) -> Mark {
    let it = drawing.it;
    let said = it.record.claims[one.claim].said.as_ref();
    let when = said.filter(|said| super::super::is_known(said));
    let when = when.map_or(it.words.text("when.none").to_owned(), |said| it.words.when(said));
    let says = shortened(it.record.says(one.claim), WORDS);
    Mark {
        x,
        y,
        title: it.words.with("overview.claim", &[("when", &when), ("says", &says)]),
        page: format!("{}{}", drawing.root, address::claim(it.record, one.claim)),
        known: one.known,
        admits: standing::admits(it, one.claim),
    }
}

/// The sides with their claims as bars, and how many claims the highest stands for.
pub(super) fn bars<'a>(
    drawing: &Drawing<'_, 'a, '_>,
    calendar: &Calendar,
) -> (Vec<Row<'a>>, usize) {
    let cells = |id| -> Vec<Vec<&Said>> {
        let rows = places(calendar).enumerate();
        rows.map(|(row, _)| drawing.cell(id, calendar, row)).collect()
    };
    let all: Vec<(Id<model::Side>, Vec<Vec<&Said>>)> =
        drawing.it.record.sides.ids().map(|id| (id, cells(id))).collect();
    let counts = all.iter().flat_map(|(_, cells)| cells.iter().map(Vec::len));
    let highest = counts.max().unwrap_or_default();
    let bar = |(place, cell): (Place, &Vec<&Said>)| {
        // What is there at all can be seen.
        let height = (cell.len() * HIGHEST / highest.max(1)).max(1);
        Bar {
            from: Percent(place.from.0 + APART),
            width: Percent(place.from.to(place.to).0.saturating_sub(2 * APART)),
            top: HIGHEST - height,
            height,
            count: cell.len(),
            ends: drawing.ends(cell),
        }
    };
    let one = |(id, cells): &(Id<model::Side>, Vec<Vec<&Said>>)| Row {
        bars: places(calendar).zip(cells).map(bar).filter(|bar| bar.count > 0).collect(),
        ..row(drawing, *id)
    };
    (all.iter().map(one).collect(), highest)
}
