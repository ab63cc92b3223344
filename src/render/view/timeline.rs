//! The timeline: the front page, and the periods of a long one.

use serde::Serialize;

use super::{
    AsOf, Filters, Groups, Moments, Overview, QuestionTable, Regarded, Side, as_of,
    entry::{Entry, Scope, entry},
    filters, groups, overview, question_table, regarded, side,
};
use crate::{
    error::Error,
    model::{Event, Id},
    render::{
        address,
        periods::{self, Entered},
        press::Press,
    },
};

/// The most statements of an account that an entry of the timeline shows; the event's page has them
/// all.
const SHOWN: usize = 3;
/// The most questions of an entry: where accounts are the farthest apart. More would part the entry's
/// heading from what is said by several screens of a phone.
const ASKED: usize = 1;
/// The most questions on the front page of a timeline that is split.
const QUESTIONS: usize = 5;

/// The timeline, or a period of it.
#[derive(Debug, Serialize)]
pub(crate) struct Timeline<'a> {
    /// Whether this is the front page.
    pub front: bool,
    /// How much there is.
    pub numbers: Numbers,
    /// The moments at which it can be seen as it stood then.
    pub as_of: Option<AsOf>,
    /// What a reader can choose; nothing where there are no entries.
    pub filters: Option<Filters<'a>>,
    /// The whole period; only on the front page.
    pub overview: Option<Overview<'a>>,
    /// The sides, and who regards them as what.
    pub legend: Vec<LegendRow<'a>>,
    /// The days with their entries; none where the timeline is split and this is its front.
    pub days: Vec<DayView<'a>>,
    /// The periods, on the front page of a timeline that is split.
    pub periods: Vec<PeriodLink>,
    /// The same by the month or year, where there are very many.
    pub groups: Option<Groups>,
    /// The period before this one.
    pub before: Option<PeriodLink>,
    /// The period after this one.
    pub after: Option<PeriodLink>,
    /// The questions on which accounts are the farthest apart; only where there are no days.
    pub questions: Vec<QuestionTable<'a>>,
}

/// How much there is, and where.
#[derive(Debug, Serialize)]
pub(crate) struct Numbers {
    /// The events.
    pub events: usize,
    /// The claims.
    pub claims: usize,
    /// The articles.
    pub sources: usize,
    /// The questions.
    pub questions: usize,
}

/// A side, and who regards it as what.
#[derive(Debug, Serialize)]
pub(crate) struct LegendRow<'a> {
    /// The side.
    pub side: Side<'a>,
    /// The sides it fights beside.
    pub beside: Vec<Side<'a>>,
    /// What others regard it as.
    pub regarded: Vec<Regarded<'a>>,
}

/// A day, or what stands for one where a date is not as exact.
#[derive(Debug, Serialize)]
pub(crate) struct DayView<'a> {
    /// What it is called on the page.
    pub anchor: String,
    /// The day in words.
    pub label: String,
    /// Its entries.
    pub entries: Vec<Entry<'a>>,
}

/// A period of the timeline.
#[derive(Debug, Serialize)]
pub(crate) struct PeriodLink {
    /// The period in words.
    pub label: String,
    /// Its page.
    pub page: String,
    /// How many events it holds.
    pub events: usize,
    /// How many claims.
    pub claims: usize,
}

/// The timeline where `row` is none, else a period of it.
///
/// # Errors
/// A mistake in a template.
pub(crate) fn timeline<'a>(
    press: &'a Press<'_>,
    row: Option<usize>,
    root: &str,
) -> Result<Timeline<'a>, Error> {
    let it = &press.it;
    let events: &[Id<Event>] = match row {
        Some(row) => &it.periods[row].events,
        None if it.periods.is_empty() => &it.analysis.timeline,
        None => &[],
    };
    // The front of a timeline that is split stands for all of it.
    let of_event = |id: &Id<Event>| it.analysis.events[id.row()].claims.iter().copied();
    let claims: Vec<_> = match row {
        Some(_) => events.iter().flat_map(of_event).collect(),
        None => it.record.claims.ids().collect(),
    };
    let as_of = as_of(it, &claims);
    let filters = filters(it, events, root);
    let moments = filters.is_some().then_some(Moments(as_of.as_ref()));
    let mut days = Vec::new();
    for (number, Entered { label, events }) in periods::days(it, events).into_iter().enumerate() {
        let scope = Scope { root, level: 3, most: SHOWN, questions: ASKED, moments };
        let entries: Result<_, Error> = events.iter().map(|id| entry(press, *id, scope)).collect();
        days.push(DayView { anchor: format!("day-{}", number + 1), label, entries: entries? });
    }
    let all = it.periods.as_slice();
    let link = |period: &periods::Period| period_link(period, root);
    let apart: &[_] = if days.is_empty() && row.is_none() { &it.analysis.by_distance } else { &[] };
    Ok(Timeline {
        front: row.is_none(),
        numbers: Numbers {
            events: it.record.events.len(),
            claims: it.record.claims.len(),
            sources: it.record.articles.len(),
            questions: it.record.questions.len(),
        },
        filters,
        overview: as_of.as_ref().filter(|_| row.is_none()).map(|as_of| overview(it, as_of, root)),
        as_of,
        legend: if row.is_none() { legend(press, root) } else { Vec::new() },
        days,
        periods: if row.is_none() { all.iter().map(link).collect() } else { Vec::new() },
        groups: row.is_none().then(|| groups(it, root)).flatten(),
        before: row.and_then(|row| all.get(row.checked_sub(1)?)).map(link),
        after: row.and_then(|row| all.get(row + 1)).map(link),
        questions: apart.iter().take(QUESTIONS).map(|id| question_table(it, *id, root)).collect(),
    })
}

fn legend<'a>(press: &'a Press<'_>, root: &str) -> Vec<LegendRow<'a>> {
    let it = &press.it;
    let row = |(id, row): (Id<_>, &'a crate::model::Side)| LegendRow {
        side: side(it, id, root),
        beside: row.beside.iter().map(|other| side(it, *other, root)).collect(),
        regarded: regarded(it, row, root),
    };
    it.record.sides.iter().map(row).collect()
}

fn period_link(period: &periods::Period, root: &str) -> PeriodLink {
    PeriodLink {
        label: period.label.clone(),
        page: format!("{root}{}", address::period(&period.name)),
        events: period.events.len(),
        claims: period.claims,
    }
}
