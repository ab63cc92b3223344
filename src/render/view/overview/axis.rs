//! The axis of the overview, and what its columns are called.

use serde::Serialize;

use crate::{
    model::{Day, When},
    render::{
        charts::{Calendar, Percent, Place, Stint, WIDTHS, width},
        material::Material,
    },
};

/// How far a label stands to the right of its column's edge, in pixels.
const EDGE: u32 = 4;

/// An axis.
#[derive(Debug, Serialize)]
pub(crate) struct AxisView {
    /// In which widths it is shown: `full`, `wide`, `narrow` or `any`.
    pub class: &'static str,
    /// Every other column.
    pub shaded: Vec<Shade>,
    /// Where columns begin.
    pub rules: Vec<Percent>,
    /// What they are called: days below months, months below years.
    pub labels: Vec<AxisLabel>,
}

/// A shaded column.
#[derive(Debug, Serialize)]
pub(crate) struct Shade {
    /// Where it begins.
    pub from: Percent,
    /// How wide it is.
    pub width: Percent,
}

/// A label.
#[derive(Debug, Serialize)]
pub(crate) struct AxisLabel {
    /// The words.
    pub text: String,
    /// Where.
    pub at: Percent,
    /// Whether it ends there.
    pub ends: bool,
    /// The line, from above.
    pub line: usize,
    /// The row among the widths from which it is shown.
    pub from: usize,
    /// The row among the widths from which a longer one takes its place.
    pub until: Option<usize>,
}

/// The axis of a calendar.
pub(super) fn axis(it: &Material<'_>, calendar: &Calendar, class: &'static str) -> AxisView {
    let places = calendar.columns.iter().map(|it| it.place).chain(calendar.undated);
    let shade = |place: Place| Shade { from: place.from, width: place.from.to(place.to) };
    AxisView {
        class,
        shaded: places.clone().skip(1).step_by(2).map(shade).collect(),
        rules: places.map(|place| place.from).collect(),
        labels: labels(it, calendar),
    }
}

/// The columns in full.
pub(super) fn names(it: &Material<'_>, calendar: &Calendar) -> Vec<String> {
    let name = |stint: &Stint| {
        let written = format!("{}/{}", stint.first, stint.last);
        let when = When::parse(&written, it.config.zone);
        when.map_or(written, |when| it.words.when(&when))
    };
    calendar.columns.iter().map(name).collect()
}

/// A name that wants room up to the next one on its line; the shorter one takes what the longer
/// one has not.
struct Wish {
    at: Percent,
    texts: Vec<String>,
}

fn labels(it: &Material<'_>, calendar: &Calendar) -> Vec<AxisLabel> {
    let end = calendar.undated.map_or(Percent::RIGHT, |it| it.from);
    let below = calendar.columns.iter();
    let below = below.map(|stint| Wish { at: stint.place.from, texts: short(it, calendar, stint) });
    let mut labels = line(above(it, calendar), 0, end);
    labels.extend(line(below.collect(), 1, end));
    labels.extend(calendar.undated.map(|_| AxisLabel {
        text: it.words.text("when.none").to_owned(),
        at: Percent::RIGHT,
        ends: true,
        line: 0,
        from: 0,
        until: None,
    }));
    labels
}

/// The months of days and the years of months, each once.
fn above(it: &Material<'_>, calendar: &Calendar) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = Vec::new();
    let mut named = (None, None);
    for stint in &calendar.columns {
        let (year, month) = (stint.first.year(), stint.first.month());
        let same_year = named.0 == Some(year);
        let number = || it.words.year_number(year.into());
        let name = || it.words.month_name(month).to_owned();
        let texts = match span(calendar, stint) {
            Span::Days if named == (Some(year), Some(month)) => continue,
            Span::Days if same_year => vec![name()],
            Span::Days => vec![it.words.month(year, month), name()],
            // What belongs to nothing that is named ends what was named before it.
            Span::Months if same_year && named.1.is_none() => continue,
            Span::Months if same_year => Vec::new(),
            Span::Months => vec![number()],
            Span::Years => Vec::new(),
        };
        wishes.push(Wish { at: stint.place.from, texts });
        named = match span(calendar, stint) {
            Span::Days => (Some(year), Some(month)),
            Span::Months => (Some(year), None),
            Span::Years => (None, None),
        };
    }
    wishes
}

/// By what the days of a column are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    /// Days of a month.
    Days,
    /// Months of a year.
    Months,
    /// Years.
    Years,
}

/// A column is named by its days where it shares their month with others, by its months where it
/// shares their year, else by its years.
fn span(calendar: &Calendar, stint: &Stint) -> Span {
    let Stint { first, last, .. } = stint;
    let year = |day: &Day| day.year();
    let month = |day: &Day| (day.year(), day.month());
    let others = || calendar.columns.iter().filter(|other| *other != stint);
    let shares_month =
        others().any(|it| month(&it.first) == month(first) || month(&it.last) == month(first));
    let shares_year =
        others().any(|it| year(&it.first) == year(first) || year(&it.last) == year(first));
    if first == last || month(first) == month(last) && shares_month {
        Span::Days
    } else if year(first) == year(last) && shares_year {
        Span::Months
    } else {
        Span::Years
    }
}

/// What stands below: days within a month, months within a year, else years.
fn short(it: &Material<'_>, calendar: &Calendar, stint: &Stint) -> Vec<String> {
    let span = span(calendar, stint);
    let name = |day: &Day| match span {
        Span::Days => day.day().to_string(),
        Span::Months => it.words.month_name(day.month()).to_owned(),
        Span::Years => it.words.year_number(day.year().into()),
    };
    let (first, last) = (name(&stint.first), name(&stint.last));
    // A month that has no room is known by its first letters.
    let begin = |name: &str| name.chars().take(3).collect::<String>();
    if first == last {
        let letters = (span == Span::Months).then(|| begin(&first));
        return std::iter::once(first.clone()).chain(letters.filter(|it| *it != first)).collect();
    }
    let both = it.words.with("overview.range", &[("first", &first), ("last", &last)]);
    vec![both, it.words.with("overview.from", &[("first", &first)])]
}

/// Gives the names of a line their room, from the width on in which they have it.
fn line(wishes: Vec<Wish>, line: usize, end: Percent) -> Vec<AxisLabel> {
    let ends: Vec<Percent> = wishes.iter().skip(1).map(|it| it.at).chain([end]).collect();
    let mut labels = Vec::new();
    for (Wish { at, texts }, end) in wishes.into_iter().zip(ends) {
        let room = u64::from(at.to(end).0);
        let mut until = None;
        for text in texts {
            let need = u64::from(width(&text) + EDGE) * 10_000;
            let from = WIDTHS.iter().position(|width| need <= u64::from(*width) * room);
            let Some(from) = from.filter(|from| until.is_none_or(|until| *from < until)) else {
                continue;
            };
            labels.push(AxisLabel { text, at, ends: false, line, from, until });
            until = Some(from);
        }
    }
    labels
}
