//! The axis of time that a drawing stands on, and what its columns are called.

use chrono::FixedOffset;
use serde::Serialize;

use super::is_known;
use crate::{
    model::{Day, Moment, When},
    render::{
        charts::{Area, Column, Percent, Room, Stretch, Times, Unit, rooms, width},
        words::Words,
    },
};

/// How high a line of the axis is, in pixels.
const LINE: i32 = 15;
/// Up to so many days are divided into hours.
const DAYS: usize = 2;
/// The hours that are named.
const HOURS: [u32; 3] = [6, 12, 18];
/// How far names are apart, in pixels.
const SPACE: i32 = 4;
/// How many lines the months have, at most.
const MONTHS: i32 = 2;

/// An axis of time.
#[derive(Debug, Serialize)]
pub(crate) struct ColumnsView {
    /// The columns in order.
    pub columns: Vec<ColumnView>,
    /// Where the hours lie that are named, where there is room for them.
    pub hours: Vec<Percent>,
    /// What stands below them.
    pub labels: Vec<ColumnLabel>,
    /// How high that is, in pixels.
    pub height: i32,
}

/// A column.
#[derive(Debug, Serialize)]
pub(crate) struct ColumnView {
    /// Where it begins.
    pub from: Percent,
    /// How wide it is.
    pub width: Percent,
}

/// A text below the columns.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ColumnLabel {
    /// The words.
    pub text: String,
    /// Where.
    pub at: Percent,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
    /// How far down, in pixels.
    pub y: i32,
    /// The row among the widths from which it is shown.
    pub from: usize,
}

/// When something was said; both ends are missing where nothing is known of it.
pub(crate) fn stretch(said: Option<&When>) -> Stretch {
    said.filter(|said| is_known(said)).map_or((None, None), |said| (said.earliest(), said.latest()))
}

/// How the columns of an axis are called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Called<'n> {
    /// The year in which all was said, which need not be told.
    pub year: Option<i32>,
    /// The zone of the days.
    pub zone: FixedOffset,
    /// The key of the words for the column of what has no date.
    pub undated: &'n str,
}

/// An axis of time.
pub(crate) fn columns(
    words: &Words,
    times: &Times,
    said: &[Option<&When>],
    called: Called<'_>,
) -> ColumnsView {
    let naming = Naming { words, said, called };
    let hours = naming.hours(times);
    let at = hours.iter().map(|it| it.from).collect();
    let labels = if hours.is_empty() {
        let short = |it: &&Column| !matches!(it.unit, Unit::Stretch(_) | Unit::Undated);
        let name = |it: &Column| Name { text: naming.short(it.unit), from: it.from, to: it.to };
        let names = times.columns.iter().filter(short).map(name).collect();
        let months = lines(naming.months(&times.columns), 1, MONTHS);
        let below = months.iter().map(|it| it.y / LINE).max().unwrap_or_default();
        [lines(names, 0, 1), months, lines(naming.years(&times.columns), below + 1, 1)].concat()
    } else {
        [lines(hours, 0, 1), lines(naming.days(&times.columns), 1, MONTHS)].concat()
    };
    let lowest = labels.iter().map(|it| it.y).max().unwrap_or_default();
    let column = |it: &Column| ColumnView { from: it.from, width: it.from.to(it.to) };
    ColumnsView {
        columns: times.columns.iter().map(column).collect(),
        hours: at,
        labels,
        height: lowest + 5,
    }
}

/// What the columns of an axis are called by themselves.
pub(crate) fn names(
    words: &Words,
    times: &Times,
    said: &[Option<&When>],
    called: Called<'_>,
) -> Vec<String> {
    let naming = Naming { words, said, called };
    times.columns.iter().map(|it| naming.full(it.unit)).collect()
}

/// What stands below a column, or several.
struct Name {
    text: String,
    from: Percent,
    to: Percent,
}

/// Gives the names room on some lines: in the middle, from the left edge, or up to the right one.
fn lines(names: Vec<Name>, first: i32, count: i32) -> Vec<ColumnLabel> {
    let places = |name: &Name| {
        let wide = i32::try_from(width(&name.text)).unwrap_or(i32::MAX / 4) + SPACE;
        let middle = Percent(u32::midpoint(name.from.0, name.to.0));
        let across =
            [(middle, -(wide / 2), "middle"), (name.from, 0, "start"), (name.to, -wide, "end")];
        let on = move |line: i32| {
            across.map(|(at, left, anchor)| {
                let (top, bottom) = (line * LINE, (line + 1) * LINE);
                (Area { at, left, right: left + wide, top, bottom }, anchor)
            })
        };
        (first..first + count).flat_map(on).collect::<Vec<_>>()
    };
    let places: Vec<Vec<(Area, &str)>> = names.iter().map(places).collect();
    let areas: Vec<Vec<Area>> =
        places.iter().map(|it| it.iter().map(|(area, _)| *area).collect()).collect();
    let rooms = rooms(&[], &areas, (first + count) * LINE);
    let mut labels = Vec::new();
    for ((name, places), room) in names.into_iter().zip(places).zip(rooms) {
        let Some(Room { area, from }) = room else { continue };
        let (Area { at, bottom, .. }, anchor) = places[area];
        labels.push(ColumnLabel { text: name.text, at, anchor, y: bottom - 3, from });
    }
    labels
}

/// How columns are called.
struct Naming<'n> {
    words: &'n Words,
    said: &'n [Option<&'n When>],
    called: Called<'n>,
}

impl Naming<'_> {
    /// In as few letters as the other lines allow.
    fn short(&self, unit: Unit) -> String {
        match unit {
            Unit::Day(day) => day.day().to_string(),
            Unit::Month(first) => self.words.month_name(first.month()).to_owned(),
            Unit::Years(..) | Unit::Stretch(_) | Unit::Undated => self.full(unit),
        }
    }

    /// By itself.
    fn full(&self, unit: Unit) -> String {
        match (unit, self.called.year) {
            (Unit::Day(day), Some(_)) => self.words.day_of_year(day),
            (Unit::Day(day), None) => self.words.day(day),
            (Unit::Month(first), _) => self.words.month(first.year(), first.month()),
            (Unit::Years(first, 1), _) => self.words.year_number(first.year().into()),
            (Unit::Years(first, count), _) => {
                let first = i64::from(first.year());
                self.words.years(first, first + i64::from(count) - 1)
            }
            (Unit::Stretch(row), year) => match (self.said.get(row).copied().flatten(), year) {
                (Some(said), Some(year)) => self.words.when_within(said, year),
                (Some(said), None) => self.words.when(said),
                (None, _) => String::new(),
            },
            (Unit::Undated, _) => self.words.text(self.called.undated).to_owned(),
        }
    }

    /// The hours of few days.
    fn hours(&self, times: &Times) -> Vec<Name> {
        let days = times.columns.iter().filter_map(|it| match it.unit {
            Unit::Day(day) => Some(day),
            _ => None,
        });
        let days: Vec<Day> = days.collect();
        let dated = times.columns.iter().filter(|it| it.unit != Unit::Undated).count();
        if dated > DAYS || days.len() < dated {
            return Vec::new();
        }
        let hour = |day: Day, hour: u32| {
            let begin = day.begin(self.called.zone).0;
            let at = times.at(Moment(begin + i64::from(hour) * 3_600));
            Name { text: self.words.hour(hour), from: at, to: at }
        };
        days.iter().flat_map(|day| HOURS.map(|it| hour(*day, it))).collect()
    }

    /// Days, where the hours stand above them.
    fn days(&self, columns: &[Column]) -> Vec<Name> {
        let name = |it: &Column| Name { text: self.full(it.unit), from: it.from, to: it.to };
        columns.iter().map(name).collect()
    }

    /// The months of days, each once; and what is too long for the line of the days.
    fn months(&self, columns: &[Column]) -> Vec<Name> {
        let mut names = grouped(columns, |unit| match unit {
            Unit::Day(day) => {
                let name = self.words.month_name(day.month()).to_owned();
                Some((Some((day.year(), day.month())), name))
            }
            Unit::Stretch(_) | Unit::Undated => Some((None, self.full(unit))),
            Unit::Month(_) | Unit::Years(..) => None,
        });
        // What is at the end is the first to have room: nothing else tells what it is.
        if let Some(last) = names.pop() {
            names.insert(0, last);
        }
        names
    }

    /// The years of days and months, each once, where there are several.
    fn years(&self, columns: &[Column]) -> Vec<Name> {
        grouped(columns, |unit| match unit {
            Unit::Day(day) | Unit::Month(day) if self.called.year.is_none() => {
                let name = self.words.year_number(day.year().into());
                Some((Some((day.year(), 0)), name))
            }
            _ => None,
        })
    }
}

/// Neighbors that belong together under one name; what belongs to none stands by itself.
fn grouped(
    columns: &[Column],
    group: impl Fn(Unit) -> Option<(Option<(i32, u32)>, String)>,
) -> Vec<Name> {
    let mut groups: Vec<(Option<(i32, u32)>, Name)> = Vec::new();
    for it in columns {
        let Some((key, text)) = group(it.unit) else { continue };
        match groups.last_mut() {
            Some((last, name)) if key.is_some() && *last == key => name.to = it.to,
            _ => groups.push((key, Name { text, from: it.from, to: it.to })),
        }
    }
    groups.into_iter().map(|(_, name)| name).collect()
}
