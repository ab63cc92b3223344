//! The overview of very many periods: a row for each month or year, a cell for each period in it.

use serde::Serialize;

use crate::render::{
    address,
    material::Material,
    periods::{self, Period, UNDATED},
};

/// The most periods that stand in a list.
const LISTED: usize = 36;
/// How many shades tell how many claims there are.
const SHADES: usize = 4;

/// Very many periods, by the month or by the year.
#[derive(Debug, Serialize)]
pub(crate) struct Groups {
    /// What their cells are: `days` or `months`.
    pub cells: &'static str,
    /// The months or years.
    pub list: Vec<Group>,
}

/// A month with its days, or a year with its months.
#[derive(Debug, Serialize)]
pub(crate) struct Group {
    /// It in words.
    pub label: String,
    /// The page of what is dated no more exactly than this.
    pub page: Option<String>,
    /// How many events it holds.
    pub events: usize,
    /// How many claims.
    pub claims: usize,
    /// Its periods; nothing for days without any.
    pub cells: Vec<Option<Cell>>,
}

/// A period in a month or year.
#[derive(Debug, Serialize)]
pub(crate) struct Cell {
    /// The period in words.
    pub label: String,
    /// What it is called where its month is said: the day.
    pub short: String,
    /// Its page.
    pub page: String,
    /// How many events it holds.
    pub events: usize,
    /// How many claims.
    pub claims: usize,
    /// How many that is compared with the others: from 1 for few to 4; 0 for none.
    pub shade: usize,
}

/// Very many periods by the month, or by the year; nothing where they stand in a list.
pub(crate) fn groups(it: &Material<'_>, root: &str) -> Option<Groups> {
    if it.periods.len() <= LISTED {
        return None;
    }
    let by_days = it.periods.iter().any(|period| day(period).is_some());
    let (digits, class) = if by_days { (7, "days") } else { (4, "months") };
    let most = it.periods.iter().map(|period| period.claims).max().unwrap_or_default();
    let key = |period: &Period| match period.name.get(..digits) {
        Some(key) if period.name != UNDATED => key.to_owned(),
        _ => period.name.clone(),
    };
    let group = |all: &[Period]| {
        let label = periods::label(&it.words, it.config, &key(&all[0]));
        let (whole, parts): (Vec<_>, Vec<_>) =
            all.iter().partition(|period| period.name == key(period));
        Group {
            label,
            page: whole.first().map(|period| page(period, root)),
            events: all.iter().map(|period| period.events.len()).sum(),
            claims: all.iter().map(|period| period.claims).sum(),
            cells: cells(&parts, most, root),
        }
    };
    let list = it.periods.chunk_by(|one, next| key(one) == key(next)).map(group).collect();
    Some(Groups { cells: class, list })
}

/// The cells of the periods, and those of the days between them.
fn cells(parts: &[&Period], most: usize, root: &str) -> Vec<Option<Cell>> {
    let mut cells = Vec::new();
    for period in parts {
        // A day that is itself split has several cells.
        let before = day(period).map_or(0, |day| day.saturating_sub(1));
        while cells.len() < before {
            cells.push(None);
        }
        cells.push(Some(Cell {
            label: period.label.clone(),
            short: short(period),
            page: page(period, root),
            events: period.events.len(),
            claims: period.claims,
            shade: (period.claims * SHADES).div_ceil(most.max(1)),
        }));
    }
    cells
}

fn page(period: &Period, root: &str) -> String {
    format!("{root}{}", address::period(&period.name))
}

/// The day of the month that a period is, or is a part of.
fn day(period: &Period) -> Option<usize> {
    period.name.get(8..10)?.parse().ok()
}

/// What a period is called where its month or year is said.
fn short(period: &Period) -> String {
    let Some(day) = day(period) else { return period.label.clone() };
    match period.name.split_once('.') {
        Some((_, part)) => format!("{day} ({part})"),
        None => day.to_string(),
    }
}
