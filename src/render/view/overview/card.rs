//! The overview without words, for the card that is shown where a link is shared.

use serde::Serialize;

use super::{COLUMNS, Said, cell, load, said};
use crate::{
    model::{self, Id},
    render::{
        address::ROOT,
        charts::{Calendar, Packing, Place},
        material::Material,
        picture::CARD,
        view::{Side, is_known, side},
    },
};

/// How far the drawing stands from the edges of the card, in pixels.
const EDGE: u32 = 60;
/// How much room the sides' own marks have at the left.
const RAIL: u32 = 90;
/// Where the rows begin, below the events.
const TOP: u32 = 140;
/// The most rows, the most lanes of events, and how far lanes stand apart.
const ROWS: usize = 40;
const LANES: u32 = 5;
const LANE: u32 = 14;
/// How far marks can stand apart, the largest first.
const PITCHES: [usize; 12] = [52, 44, 37, 31, 26, 22, 18, 15, 12, 10, 8, 6];

/// A card.
#[derive(Debug, Serialize)]
pub(crate) struct Card<'a> {
    /// Its size, in pixels.
    pub width: u32,
    /// The same.
    pub height: u32,
    /// Every other column.
    pub shaded: Vec<Stretch>,
    /// The events.
    pub events: Vec<Stretch>,
    /// The sides that make claims.
    pub rows: Vec<Row<'a>>,
}

/// A box.
#[derive(Debug, Serialize)]
pub(crate) struct Stretch {
    /// Where it begins.
    pub x: u32,
    /// How far down it begins.
    pub y: u32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
}

/// A side and its claims.
#[derive(Debug, Serialize)]
pub(crate) struct Row<'a> {
    /// The side.
    pub side: Side<'a>,
    /// Where it stands.
    pub place: Stretch,
    /// Where its own mark stands.
    pub sign: Stretch,
    /// A mark for each claim.
    pub marks: Vec<Stretch>,
    /// Bars, where there are too many for marks.
    pub bars: Vec<Stretch>,
}

/// What a side said in each column.
type Cells = Vec<(Place, usize)>;

/// The card.
pub(crate) fn card<'a>(it: &'a Material<'_>) -> Card<'a> {
    let said = said(it);
    let calendar = Calendar::over(&load(it, &said), COLUMNS[0], it.config.zone);
    let cells = |id| -> Cells {
        let places = calendar.columns.iter().map(|it| it.place).chain(calendar.undated);
        let count = |(row, place)| (place, cell(&said, id, &calendar, row).len());
        places.enumerate().map(count).collect()
    };
    let heard = |id: &Id<model::Side>| said.iter().any(|one: &Said| one.side == *id);
    let sides: Vec<(Id<model::Side>, Cells)> =
        it.record.sides.ids().filter(heard).take(ROWS).map(|id| (id, cells(id))).collect();
    let count = u32::try_from(sides.len()).unwrap_or(1).max(1);
    let high = (CARD.1 - TOP - EDGE) / count;
    let packing = packing(&sides.iter().map(|it| &it.1).collect::<Vec<_>>(), high);
    let highest = sides.iter().flat_map(|(_, cells)| cells.iter().map(|it| it.1)).max();
    let row = |(row, (id, cells)): (usize, &(Id<model::Side>, Cells))| {
        let y = TOP + u32::try_from(row).unwrap_or(0) * high;
        let (marks, bars) = match packing {
            Some(packing) => (marks(cells, packing, (y, high)), Vec::new()),
            None => (Vec::new(), bars(cells, highest.unwrap_or(1), (y, high))),
        };
        let size = (high - high / 3).min(52);
        Row {
            side: side(it, *id, ROOT),
            place: Stretch { x: EDGE, y, width: CARD.0 - 2 * EDGE, height: high },
            sign: Stretch { x: EDGE, y: y + (high - size) / 2, width: size, height: size },
            marks,
            bars,
        }
    };
    let shade = |place: Place| stretch(place, (TOP, high * count));
    Card {
        width: CARD.0,
        height: CARD.1,
        shaded: calendar.columns.iter().map(|it| shade(it.place)).skip(1).step_by(2).collect(),
        events: events(it, &calendar),
        rows: sides.iter().enumerate().map(row).collect(),
    }
}

/// How wide the part of the card is that shows time.
const WIDE: u32 = CARD.0 - 2 * EDGE - RAIL;

fn x(hundredths: u32) -> u32 {
    EDGE + RAIL + hundredths * WIDE / 10_000
}

fn stretch(place: Place, (y, height): (u32, u32)) -> Stretch {
    let from = x(place.from.0);
    Stretch { x: from, y, width: x(place.to.0).saturating_sub(from), height }
}

/// The largest marks for which there is room everywhere.
fn packing(all: &[&Cells], high: u32) -> Option<Packing> {
    let room = (high as usize).saturating_sub(8);
    let fits = |packing: &Packing| {
        let fits = |(place, count): &(Place, usize)| {
            *count == 0
                || packing.pitch < stretch(*place, (0, 0)).width as usize
                    && packing.lines(*count, *place) * packing.pitch <= room
        };
        all.iter().all(|cells| cells.iter().all(fits))
    };
    PITCHES.map(|pitch| Packing { narrowest: WIDE as usize, pitch }).into_iter().find(fits)
}

fn marks(cells: &Cells, packing: Packing, (top, high): (u32, u32)) -> Vec<Stretch> {
    let most = cells.iter().map(|(place, count)| packing.lines(*count, *place)).max();
    let lines = most.unwrap_or(1).max(1);
    let pixels = |number: usize| u32::try_from(number).unwrap_or(0);
    let gap = packing.pitch.div_ceil(6);
    let size = pixels(packing.pitch - gap);
    let above = top + high.saturating_sub(pixels(lines * packing.pitch - gap)) / 2;
    let mark = |(place, row): (Place, usize)| {
        let (right, down) = packing.spot(row, lines);
        let (x, y) = (x(place.from.0) + pixels(right), above + pixels(down));
        Stretch { x, y, width: size, height: size }
    };
    cells.iter().flat_map(|(place, count)| (0..*count).map(|row| (*place, row))).map(mark).collect()
}

fn bars(cells: &Cells, highest: usize, (top, high): (u32, u32)) -> Vec<Stretch> {
    let most = (high.saturating_sub(8)) as usize;
    let bar = |(place, count): &(Place, usize)| {
        // What is there at all can be seen.
        let height = u32::try_from((count * most / highest.max(1)).max(2)).unwrap_or(high);
        let bar = stretch(*place, (top + high - height, height));
        Stretch { x: bar.x + 1, width: bar.width.saturating_sub(2).max(1), ..bar }
    };
    cells.iter().filter(|it| it.1 > 0).map(bar).collect()
}

/// The events, each in the first lane where it meets none before it.
fn events(it: &Material<'_>, calendar: &Calendar) -> Vec<Stretch> {
    let mut ends = [0; LANES as usize];
    let dated = it.analysis.timeline.iter().map(|id| &it.record.events[*id].when);
    let event = |when: &model::When| {
        let from = x(calendar.at(when.earliest()?).0);
        let to = x(calendar.at(when.latest()?).0).max(from + 8);
        // Where all lanes are taken, what is there is drawn over.
        let lane = ends.iter().position(|end| *end < from).unwrap_or(ends.len() - 1);
        ends[lane] = to + 3;
        let y = TOP - 22 - u32::try_from(lane).unwrap_or(0) * LANE;
        Some(Stretch { x: from, y, width: to - from, height: 6 })
    };
    dated.filter(|when| is_known(when)).filter_map(event).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::charts::Percent;

    const HALF: Place = Place { from: Percent(0), to: Percent(5_000) };

    #[test]
    fn marks_are_as_large_as_there_is_room() {
        #[track_caller]
        fn case(counts: &[usize], high: u32, pitch: Option<usize>) {
            let all: Vec<Cells> = counts.iter().map(|it| vec![(HALF, *it)]).collect();
            assert_eq!(packing(&all.iter().collect::<Vec<_>>(), high).map(|it| it.pitch), pitch);
        }
        case(&[1, 9], 60, Some(52));
        case(&[1, 10], 60, Some(44));
        case(&[], 60, Some(52));
        case(&[400], 60, Some(6));
        case(&[4_000], 60, None);
        case(&[1], 10, None);
    }

    #[test]
    fn marks_and_bars_stay_in_their_row() {
        let cells = vec![(HALF, 400), (Place { from: Percent(5_000), to: Percent(10_000) }, 1)];
        let packing = packing(&[&cells], 60).expect("there is room");
        let marks = marks(&cells, packing, (100, 60));
        assert_eq!(marks.len(), 401);
        let bars = bars(&cells, 400, (100, 60));
        assert_eq!(bars.iter().map(|it| it.height).collect::<Vec<_>>(), [52, 2]);
        for it in marks.iter().chain(&bars) {
            assert!(it.y >= 100 && it.y + it.height <= 160, "{it:?}");
            assert!(it.x >= EDGE + RAIL && it.x + it.width <= CARD.0 - EDGE, "{it:?}");
        }
    }
}
