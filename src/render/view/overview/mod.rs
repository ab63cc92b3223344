//! The overview: the whole period, a row for each side, a mark for each claim at the time it was
//! said, the events above.

mod axis;
mod card;
mod events;
mod rows;

use serde::Serialize;

pub(crate) use self::card::card;
use self::{
    axis::{AxisView, axis, names},
    events::{Lanes, lanes},
    rows::{Row, bars, marks},
};
use super::AsOf;
use crate::{
    model::{Claim, Day, Id, Side, When},
    render::{
        charts::{Calendar, Load, Packing, Stint},
        known::{Ends, Known, known},
        material::Material,
    },
};

/// More claims are drawn as bars.
const MARKS: usize = 800;
/// The most lines of marks in a row; where there are more, all is drawn as bars.
const LINES: usize = 30;
/// The most columns of a wide drawing, of a narrow one, and of one with bars.
const COLUMNS: [usize; 3] = [16, 9, 40];
/// How marks are packed where there is room for words beside the events.
const FULL: Packing = Packing { narrowest: 740, pitch: 13 };
/// How marks are packed in a wide drawing.
const WIDE: Packing = Packing { narrowest: 544, pitch: 13 };
/// How marks are packed on a phone.
const NARROW: Packing = Packing { narrowest: 280, pitch: 10 };

/// The overview.
#[derive(Debug, Serialize)]
pub(crate) struct Overview<'a> {
    /// The axes: `full` has room for words beside the events, `wide` for many columns, `narrow`
    /// is for phones; `any` is the only one where claims are drawn as bars.
    pub axes: Vec<AxisView>,
    /// The events, in the same order.
    pub events: Vec<Lanes<'a>>,
    /// The sides.
    pub rows: Vec<Row<'a>>,
    /// How many claims the highest bar stands for, where they are drawn as bars.
    pub highest: Option<usize>,
    /// Whether a claim acknowledges an own loss.
    pub admits: bool,
    /// The same as a table: how many were said when.
    pub times: Vec<TimeRow>,
}

/// How many claims were said in one column of time.
#[derive(Debug, Serialize)]
pub(crate) struct TimeRow {
    /// The time in words; nothing for what has no date.
    pub name: Option<String>,
    /// How many from each side, in the order of the sides.
    pub counts: Vec<Counted>,
}

/// How many, and when each became known.
#[derive(Debug, Serialize)]
pub(crate) struct Counted {
    /// How many.
    pub count: usize,
    /// When.
    pub ends: Ends,
}

/// A claim with its place in time.
#[derive(Debug, Clone, Copy)]
struct Said {
    claim: Id<Claim>,
    side: Id<Side>,
    day: Option<Day>,
    known: Known,
}

/// The overview.
pub(crate) fn overview<'a>(it: &'a Material<'_>, as_of: &AsOf, root: &str) -> Overview<'a> {
    let said = said(it);
    let calendars = COLUMNS.map(|most| Calendar::over(&load(it, &said), most, it.config.zone));
    let drawing = Drawing { it, as_of, said: &said, root };
    let [wide, narrow, any] = &calendars;
    let packed = [(wide, FULL), (wide, WIDE), (narrow, NARROW)];
    let many =
        |(calendar, packing): &(&Calendar, Packing)| drawing.most_lines(calendar, *packing) > LINES;
    if said.len() > MARKS || packed.iter().any(many) {
        let (rows, highest) = bars(&drawing, any);
        return Overview {
            axes: vec![axis(it, any, "any")],
            events: lanes(&drawing, &[(any, "any")]),
            rows,
            highest: Some(highest),
            admits: false,
            times: drawing.times(any),
        };
    }
    let drawn = [(wide, "full"), (wide, "wide"), (narrow, "narrow")];
    let admits = |one: &Said| super::standing::admits(it, one.claim);
    Overview {
        axes: drawn.iter().map(|(calendar, class)| axis(it, calendar, class)).collect(),
        events: lanes(&drawing, &drawn),
        rows: marks(&drawing, &packed),
        highest: None,
        admits: said.iter().any(admits),
        times: drawing.times(wide),
    }
}

/// All claims in the order in which they became known, each on the day on which that was: a time
/// that is told less exactly stands at its end.
fn said(it: &Material<'_>) -> Vec<Said> {
    let one = |claim: Id<Claim>| {
        let known = known(it.record, claim);
        let day = if known == Known::LAST { None } else { known.moment().day(it.config.zone) };
        Said { claim, side: it.record.side(claim), day, known }
    };
    let mut said: Vec<Said> = it.record.claims.ids().map(one).collect();
    let order = |claim: Id<Claim>| it.record.claims[claim].said.as_ref().map(When::order);
    said.sort_by_key(|one| (one.known, order(one.claim)));
    said
}

/// How much lies on each day. Events have their room too, though they ask for none.
fn load(it: &Material<'_>, said: &[Said]) -> Load {
    let mut load = Load::new();
    for one in said {
        let counts = load.entry(one.day).or_default();
        counts.resize(it.record.sides.len(), 0);
        counts[one.side.row()] += 1;
    }
    for id in &it.analysis.timeline {
        let when = &it.record.events[*id].when;
        let ends = [when.earliest(), when.latest()];
        let known = super::is_known(when);
        let days = ends.into_iter().flatten().filter_map(|at| at.day(it.config.zone));
        for day in days.filter(|_| known) {
            load.entry(Some(day)).or_default();
        }
    }
    load
}

/// What a side said in a column; the last row stands for what has no date.
fn cell<'d>(said: &'d [Said], side: Id<Side>, calendar: &Calendar, row: usize) -> Vec<&'d Said> {
    let column: Option<&Stint> = calendar.columns.get(row);
    let within = |one: &Said| match (one.day, column) {
        (Some(day), Some(column)) => column.first <= day && day <= column.last,
        (None, None) => true,
        _ => false,
    };
    said.iter().filter(|one| one.side == side && within(one)).collect()
}

/// What all parts of an overview share.
struct Drawing<'d, 'a, 'r> {
    it: &'a Material<'r>,
    as_of: &'d AsOf,
    said: &'d [Said],
    root: &'d str,
}

impl<'d> Drawing<'d, '_, '_> {
    /// What a side said in a column; the last row stands for what has no date.
    fn cell(&self, side: Id<Side>, calendar: &Calendar, row: usize) -> Vec<&'d Said> {
        cell(self.said, side, calendar, row)
    }

    /// When some claims became known, as the slider of the page shows it.
    fn ends(&self, cell: &[&Said]) -> Ends {
        Ends::of(cell.iter().map(|one| self.as_of.stop(one.known)))
    }

    fn most_lines(&self, calendar: &Calendar, packing: Packing) -> usize {
        let sides = self.it.record.sides.ids();
        let lines = sides.map(|side| rows::lines(self, side, (calendar, packing)));
        lines.max().unwrap_or_default()
    }

    fn times(&self, calendar: &Calendar) -> Vec<TimeRow> {
        let names = names(self.it, calendar).into_iter().map(Some);
        let names = names.chain(calendar.undated.map(|_| None));
        let row = |(row, name): (usize, Option<String>)| TimeRow {
            name,
            counts: self
                .it
                .record
                .sides
                .ids()
                .map(|side| self.cell(side, calendar, row))
                .map(|cell| Counted { count: cell.len(), ends: self.ends(&cell) })
                .collect(),
        };
        let rows = names.enumerate().map(row);
        rows.filter(|row| row.counts.iter().any(|it| it.count > 0)).collect()
    }
}
