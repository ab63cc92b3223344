//! When: EDTF dates (ISO 8601-2, levels 0 to 2), and beyond them times to the minute.

mod bounds;
mod day;
mod remedy;
mod shape;
mod spoken;
mod time;

pub use day::{Day, Moment};
pub use edtf_core::{
    Date, DateField, Precision as DatePrecision, Qualifier, Set, SetElement, SetKind,
};
pub use edtf_core::{Year, YearKind};
pub use shape::{End, Point, Shape};
pub use time::Time;

use chrono::FixedOffset;

/// A date, time or interval as it was written, and the moments it bounds.
///
/// A date without a time is its whole day in the site's zone, a time without seconds its whole
/// minute. `?`, `~` and `%` are kept for the reader; as in ISO 8601-2 they move no bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    written: String,
    shape: Shape,
    zone: FixedOffset,
    earliest: Option<Moment>,
    latest: Option<Moment>,
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhenError {
    /// What is wrong, without a full stop.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl When {
    /// Reads a date; `zone` is that of dates without a time, and of times written without a zone.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str, zone: FixedOffset) -> Result<Self, WhenError> {
        read(text.trim(), zone).map_err(|error| remedy::with_help(text.trim(), error, zone))
    }

    /// The date as it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Its parts, for wording it.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// The zone of what is written without one: the site's.
    pub fn zone(&self) -> FixedOffset {
        self.zone
    }

    /// The earliest moment it can mean; nothing where that is open or unknown.
    pub fn earliest(&self) -> Option<Moment> {
        self.earliest
    }

    /// The last moment it can mean (its last second); nothing where that is open or unknown.
    pub fn latest(&self) -> Option<Moment> {
        self.latest
    }

    /// Whether a time in it is written without a zone.
    pub fn lacks_zone(&self) -> bool {
        let without = |point: &Point| point.time.is_some_and(|time| time.offset.is_none());
        self.shape.points().any(without)
    }

    /// Certainly later: the earliest moment of this is after the latest of the other.
    pub fn is_after(&self, other: &Self) -> bool {
        matches!((self.earliest, other.latest), (Some(a), Some(b)) if a > b)
    }

    /// The day it is entered under, in the site's zone: the day it is, or begins on. Nothing where
    /// that is not exact to a day, such as a month or an open beginning.
    pub fn day(&self) -> Option<Day> {
        let first = match &self.shape {
            Shape::Point(point) | Shape::Interval(End::On(point), _) => point,
            Shape::Interval(..) | Shape::Set(_) => return None,
        };
        let (begin, end) = bounds::of_point(first, self.zone);
        let day = begin?.day(self.zone)?;
        (end?.day(self.zone)? == day).then_some(day)
    }

    /// Puts dates in order: by their earliest moment, then the latest. Where the beginning is open
    /// or unknown the end stands for it; what has neither comes last.
    pub fn order(&self) -> (Moment, Moment) {
        let last = self.latest.unwrap_or(Moment::NEVER);
        (self.earliest.unwrap_or(last), last)
    }

    /// What may stand in the `datetime` of an HTML `<time>`: a year, month, day or minute without
    /// doubt. Nothing for intervals, sets and seasons.
    pub fn machine(&self) -> Option<String> {
        match &self.shape {
            Shape::Point(point) => point.machine(),
            Shape::Interval(..) | Shape::Set(_) => None,
        }
    }
}

/// Reads a date; the error has a remedy only where nothing else can be meant.
fn read(text: &str, zone: FixedOffset) -> Result<When, WhenError> {
    let shape = shape::read(text)?;
    let (earliest, latest) = bounds::of(&shape, zone);
    if let Shape::Interval(start, end) = &shape {
        let ends = (bounds::of_end(start, zone).0, bounds::of_end(end, zone).1);
        if matches!(ends, (Some(a), Some(b)) if a > b) {
            let (start, end) = text.split_once('/').expect("an interval has a slash");
            return Err(WhenError {
                message: format!("`{text}` ends before it begins"),
                help: Some(format!("did you mean `{end}/{start}`?")),
            });
        }
    }
    Ok(When { written: text.to_owned(), shape, zone, earliest, latest })
}

#[cfg(test)]
mod tests;
