//! What there is from each side: drawn side by side on one scale, and over time.

use serde::Serialize;

use super::{
    ArticleLink, EventLink, Side, article_link,
    columns::{Called, ColumnsView, columns, names, stretch},
    event_link,
    gaps::{Gaps, gaps},
    side,
};
use crate::{
    analyze,
    model::{self, Id, When},
    render::{
        charts::{Percent, Scale, Stretch, Times},
        material::{Item, Material},
    },
};

/// How high a bar is with its label, in pixels.
const BAR: usize = 30;
/// How far apart groups of bars are, in pixels.
const APART: usize = 10;
/// The most columns of time: on a phone a few pixels are left for each.
const COLUMNS: usize = 60;
/// How high the highest column is drawn, in pixels.
const HIGHEST: usize = 34;

/// What there is from each side, and what is missing.
#[derive(Debug, Serialize)]
pub(crate) struct Coverage<'a> {
    /// The sides.
    pub rows: Vec<CoverageRow<'a>>,
    /// The same drawn, a panel for each side.
    pub panels: Vec<Panel<'a>>,
    /// The numbers that all panels have below them.
    pub ticks: Vec<PanelTick>,
    /// Their statements over time; nothing where all were said at one time.
    pub days: Option<Days<'a>>,
    /// The events told by one camp only.
    pub one_sided: Vec<EventLink<'a>>,
    /// The events in which a party is not heard though another is.
    pub silences: Vec<Silence<'a>>,
    /// The articles without a public address.
    pub unaddressed: Vec<ArticleLink<'a>>,
    /// How many articles no web archive has a copy of.
    pub unarchived: usize,
}

/// What there is from one side.
#[derive(Debug, Serialize)]
pub(crate) struct CoverageRow<'a> {
    /// The side.
    pub side: Side<'a>,
    /// Its statements.
    pub statements: usize,
    /// Statements of its speakers that are known only through another party.
    pub attributed: usize,
    /// Its claims: statements as often as they were printed.
    pub claims: usize,
    /// The articles they stand in.
    pub articles: usize,
    /// The outlets of those articles.
    pub outlets: usize,
    /// Statements that acknowledge an own loss.
    pub admissions: usize,
    /// Statements that another voice contradicts or denies.
    pub contradicted: usize,
    /// Articles among them with an archived copy.
    pub archived: usize,
    /// Events in which it is heard.
    pub heard: usize,
}

/// What there is from one side, drawn.
#[derive(Debug, Serialize)]
pub(crate) struct Panel<'a> {
    /// The side.
    pub side: Side<'a>,
    /// The bars, from above.
    pub bars: Vec<PanelBar>,
    /// How high they are together, in pixels.
    pub height: usize,
}

/// A bar of a panel.
#[derive(Debug, Serialize)]
pub(crate) struct PanelBar {
    /// What it counts, as the column of the table is called.
    pub kind: &'static str,
    /// How many there are.
    pub count: usize,
    /// How far down it begins, in pixels.
    pub top: usize,
    /// Where it begins.
    pub from: Percent,
    /// How wide it is.
    pub width: Percent,
}

/// A number below all panels.
#[derive(Debug, Serialize)]
pub(crate) struct PanelTick {
    /// Where.
    pub at: Percent,
    /// The number.
    pub number: String,
}

/// The statements of each side over time.
#[derive(Debug, Serialize)]
pub(crate) struct Days<'a> {
    /// The axis of time.
    pub time: ColumnsView,
    /// What each column is called, in full.
    pub names: Vec<String>,
    /// The sides.
    pub rows: Vec<DaysRow<'a>>,
    /// How high a row is, in pixels.
    pub height: usize,
}

/// The statements of one side over time.
#[derive(Debug, Serialize)]
pub(crate) struct DaysRow<'a> {
    /// The side.
    pub side: Side<'a>,
    /// How many there are in each column.
    pub counts: Vec<usize>,
    /// The columns in which there are any.
    pub bars: Vec<DaysBar>,
}

/// The statements of one side in one column.
#[derive(Debug, Serialize)]
pub(crate) struct DaysBar {
    /// The row of the column.
    pub column: usize,
    /// How many there are.
    pub count: usize,
    /// How high it is, in pixels.
    pub height: usize,
    /// How far down it begins, in pixels.
    pub top: usize,
    /// Whether it is the first of the side's highest ones, which has its number above it.
    pub highest: bool,
    /// Where that number stands.
    pub at: Percent,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
}

/// An event in which parties are not heard.
#[derive(Debug, Serialize)]
pub(crate) struct Silence<'a> {
    /// The event.
    pub event: EventLink<'a>,
    /// The parties.
    pub silent: Vec<Side<'a>>,
}

/// What there is from each side.
pub(crate) fn coverage<'a>(it: &'a Material<'_>, part: usize, root: &str) -> Coverage<'a> {
    let facts = |id: &Id<_>| &it.analysis.events[id.row()];
    let silence = |id: &Id<_>| Silence {
        event: event_link(it, *id, root),
        silent: facts(id).silent.iter().map(|party| side(it, *party, root)).collect(),
    };
    let Gaps { one_sided, silences, unaddressed } = gaps(it);
    let coverage = if part == 0 { it.analysis.coverage.as_slice() } else { &[] };
    let (panels, ticks) = if part == 0 { panels(it, root) } else { (Vec::new(), Vec::new()) };
    let articles = it.record.articles.iter();
    let unarchived = articles.filter(|(_, row)| part == 0 && row.archived.is_none()).count();
    let (one_sided, silences) =
        (it.part(&one_sided, part, Item::Line), it.part(&silences, part, Item::Line));
    let unaddressed = it.part(&unaddressed, part, Item::Line);
    Coverage {
        rows: coverage.iter().map(|row| coverage_row(it, row, root)).collect(),
        panels,
        ticks,
        days: if part == 0 { days(it, root) } else { None },
        one_sided: one_sided.iter().map(|id| event_link(it, *id, root)).collect(),
        silences: silences.iter().map(silence).collect(),
        unaddressed: unaddressed.iter().map(|id| article_link(it, *id, root)).collect(),
        unarchived,
    }
}

/// What there is from one side.
pub(crate) fn coverage_row<'a>(
    it: &'a Material<'_>,
    row: &analyze::Coverage,
    root: &str,
) -> CoverageRow<'a> {
    CoverageRow {
        side: side(it, row.side, root),
        statements: row.statements,
        attributed: row.attributed,
        claims: row.claims,
        articles: row.articles,
        outlets: row.outlets,
        admissions: row.admissions,
        contradicted: row.contradicted,
        archived: row.archived,
        heard: row.heard,
    }
}

/// What a panel shows, in groups: what was said, where it was printed, what became of it.
fn groups(row: &analyze::Coverage) -> [Vec<(&'static str, usize)>; 3] {
    [
        vec![("statements", row.statements), ("claims", row.claims)],
        vec![("articles", row.articles), ("outlets", row.outlets), ("archived", row.archived)],
        vec![("admissions", row.admissions), ("contradicted", row.contradicted)],
    ]
}

/// A panel for each side, all on one scale.
fn panels<'a>(it: &'a Material<'_>, root: &str) -> (Vec<Panel<'a>>, Vec<PanelTick>) {
    let all = || it.analysis.coverage.iter().flat_map(|row| groups(row).concat());
    let scale = Scale::counting(all().map(|(_, count)| count).max().unwrap_or_default());
    let panel = |row: &analyze::Coverage| {
        let mut top = 0;
        let mut bars = Vec::new();
        for group in groups(row) {
            for (kind, count) in group {
                let (from, to) = (scale.of(0), scale.of(count));
                bars.push(PanelBar { kind, count, top, from, width: from.to(to) });
                top += BAR;
            }
            top += APART;
        }
        Panel { side: side(it, row.side, root), bars, height: top - APART }
    };
    let tick = |tick: crate::render::charts::Tick| PanelTick {
        at: tick.at,
        number: it.words.decimal(tick.number),
    };
    let ticks = scale.ticks().into_iter().map(tick).collect();
    (it.analysis.coverage.iter().map(panel).collect(), ticks)
}

/// The statements of each side over time.
fn days<'a>(it: &'a Material<'_>, root: &str) -> Option<Days<'a>> {
    let own = it.analysis.statements.iter().map(|(_, it)| it.root);
    let own = own.filter(|root| it.analysis.claims[root.row()].attributed.is_none());
    let roots: Vec<Id<model::Claim>> = own.collect();
    let said: Vec<Option<&When>> =
        roots.iter().map(|root| it.record.claims[*root].said.as_ref()).collect();
    let mut stretches: Vec<Stretch> = said.iter().map(|said| stretch(*said)).collect();
    let times = exact(&mut stretches, it);
    if times.columns.len() < 2 {
        return None;
    }
    let last = times.columns.len() - 1;
    let mut counts = vec![vec![0; times.columns.len()]; it.record.sides.len()];
    for (root, stretch) in roots.iter().zip(&stretches) {
        let column = times.column(*stretch).unwrap_or(last);
        counts[it.record.side(*root).row()][column] += 1;
    }
    let highest = counts.iter().flatten().copied().max().unwrap_or_default();
    let row = |(id, counts): (Id<model::Side>, Vec<usize>)| DaysRow {
        side: side(it, id, root),
        bars: bars(&times, &counts, highest),
        counts,
    };
    let called = Called { year: None, zone: it.config.zone, undated: "coverage.inexact" };
    Some(Days {
        time: columns(&it.words, &times, &said, called),
        names: names(&it.words, &times, &said, called),
        rows: it.record.sides.ids().zip(counts).map(row).collect(),
        height: HIGHEST + 16,
    })
}

/// A scale of time on which each statement lies in one column whole; what is told less exactly goes
/// with what has no date.
fn exact(stretches: &mut [Stretch], it: &Material<'_>) -> Times {
    loop {
        let times = Times::over(stretches, COLUMNS, it.config.zone);
        let mut all = true;
        for stretch in stretches.iter_mut().filter(|it| **it != (None, None)) {
            if times.column(*stretch).is_none() {
                *stretch = (None, None);
                all = false;
            }
        }
        if all {
            return times;
        }
    }
}

fn bars(times: &Times, counts: &[usize], highest: usize) -> Vec<DaysBar> {
    let most = counts.iter().copied().max().unwrap_or_default();
    let first = counts.iter().position(|count| *count == most);
    let bar = |(column, count): (usize, usize)| {
        let place = &times.columns[column];
        let middle = Percent(u32::midpoint(place.from.0, place.to.0));
        let (at, anchor) = match middle.0 {
            0..400 => (place.from, "start"),
            400..9_600 => (middle, "middle"),
            _ => (place.to, "end"),
        };
        // One statement among very many is still to be seen.
        let height = (count * HIGHEST / highest.max(1)).max(2);
        let top = HIGHEST + 16 - height;
        DaysBar { column, count, height, top, highest: first == Some(column), at, anchor }
    };
    counts.iter().copied().enumerate().filter(|(_, count)| *count > 0).map(bar).collect()
}
