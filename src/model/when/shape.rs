//! The parts of a date, as they were written.

use edtf_core::{Date, DateField, Edtf, ParseError, Precision, Set};

use super::{Day, Time, WhenError, time};

/// The parts of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One date or time.
    Point(Point),
    /// From one end to another.
    Interval(End, End),
    /// One of some dates, or all of them.
    Set(Set),
}

/// A date, and the time of the day where it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The date; a plain whole day where there is a time.
    pub date: Date,
    /// The time.
    pub time: Option<Time>,
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A date or time.
    On(Point),
    /// The beginning: this or any earlier.
    OnOrBefore(Point),
    /// The end: this or any later.
    OnOrAfter(Point),
    /// `..`: there is none, or none yet.
    Open,
    /// Nothing written: there is one, but it is not known.
    Unknown,
}

impl Shape {
    /// The dates and times it is made of, but for those of sets.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        let (first, second) = match self {
            Self::Point(point) => (Some(point), None),
            Self::Interval(start, end) => (start.point(), end.point()),
            Self::Set(_) => (None, None),
        };
        first.into_iter().chain(second)
    }
}

impl End {
    /// The date or time at this end.
    pub fn point(&self) -> Option<&Point> {
        match self {
            Self::On(point) | Self::OnOrBefore(point) | Self::OnOrAfter(point) => Some(point),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl Point {
    /// The day, where it is exact to a day.
    pub fn day(&self) -> Option<Day> {
        let Date { year, month, day } = &self.date;
        Day::new(year.value()?, month.as_ref()?.value()?, day.as_ref()?.value()?)
    }

    /// What may stand in the `datetime` of an HTML `<time>`.
    pub(super) fn machine(&self) -> Option<String> {
        let date = &self.date;
        let qualified = self.time.is_some_and(|time| time.qualifier.is_qualified());
        let vague = date.has_unspecified() || date.is_uncertain() || date.is_approximate();
        let year = date.year.value().filter(|year| (1..=9999).contains(year))?;
        if vague || qualified || date.year.significant_digits.is_some() {
            return None;
        }
        let month = date.month.and_then(DateField::value);
        match (date.precision(), month, self.time) {
            (Precision::Year, ..) => Some(format!("{year:04}")),
            (Precision::Month, Some(month), _) => Some(format!("{year:04}-{month:02}")),
            (Precision::Day, _, None) => Some(self.day()?.to_string()),
            (Precision::Day, _, Some(time)) => Some(format!("{}T{time}", self.day()?)),
            (Precision::Month | Precision::Season, ..) => None,
        }
    }
}

/// Reads the parts of a date.
pub(super) fn read(text: &str) -> Result<Shape, WhenError> {
    if text.is_empty() {
        return Err(plain("the date is empty"));
    }
    if text.starts_with(['{', '[']) {
        if text.contains('T') {
            return Err(WhenError {
                message: format!("`{text}` has times in a set"),
                help: Some("a set holds dates; an interval can hold times".to_owned()),
            });
        }
        return match Edtf::parse(text).map_err(|error| explain(text, error))? {
            Edtf::Set(set) => Ok(Shape::Set(set)),
            _ => Err(plain(format!("`{text}` is not a set of dates"))),
        };
    }
    match text.split_once('/') {
        None => point(text).map(Shape::Point),
        Some((start, end)) => interval(text, start, end),
    }
}

fn interval(text: &str, start: &str, end: &str) -> Result<Shape, WhenError> {
    if end.contains('/') {
        return Err(plain(format!("`{text}` has more than one `/`")));
    }
    let start = match start {
        "" => End::Unknown,
        ".." => End::Open,
        _ => match start.strip_prefix("..") {
            Some(rest) => End::OnOrBefore(point(rest)?),
            None => End::On(point(start)?),
        },
    };
    let end = match end {
        "" => End::Unknown,
        ".." => End::Open,
        _ => match end.strip_suffix("..") {
            Some(rest) => End::OnOrAfter(point(rest)?),
            None => End::On(point(end)?),
        },
    };
    if start.point().is_none() && end.point().is_none() {
        return Err(WhenError {
            message: format!("`{text}` has no date at either end"),
            help: Some("leave out a date that is not known".to_owned()),
        });
    }
    Ok(Shape::Interval(start, end))
}

fn point(text: &str) -> Result<Point, WhenError> {
    match text.split_once('T') {
        None => Ok(Point { date: date(text)?, time: None }),
        Some((day, clock)) => {
            let date = date(day)?;
            let point = Point { date, time: None };
            let plain = !date.is_uncertain() && !date.is_approximate();
            match point.day() {
                Some(day) if plain => Ok(Point { date, time: Some(time::read(text, day, clock)?) }),
                _ => Err(WhenError {
                    message: format!("`{text}` has a time, but no whole day before it"),
                    help: Some(
                        "a day is written `2016-04-02`; `?`, `~` and `%` stand after the time"
                            .to_owned(),
                    ),
                }),
            }
        }
    }
}

fn date(text: &str) -> Result<Date, WhenError> {
    match Edtf::parse(text).map_err(|error| explain(text, error))? {
        Edtf::Date(date) => Ok(date),
        _ => Err(plain(format!("`{text}` is not a date"))),
    }
}

/// Puts what the reader of EDTF says into our words.
fn explain(text: &str, error: ParseError) -> WhenError {
    if error.message == "day is out of range for the month" {
        return WhenError {
            message: format!("the calendar has no day `{text}`"),
            help: last_day(text),
        };
    }
    plain(format!("`{text}` is not a date: {}", error.message.replace('\'', "`")))
}

/// The last day of the month that a text names.
fn last_day(text: &str) -> Option<String> {
    let mut parts = text.split('-');
    let (year, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let last = (28..=31).rev().find_map(|day| Day::new(year, month, day))?;
    Some(format!("that month ends with `{last}`"))
}

fn plain(message: impl Into<String>) -> WhenError {
    WhenError { message: message.into(), help: None }
}
