//! Moments, and the days they fall on.

use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, TimeDelta, Timelike};

/// A moment: seconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// A day of the calendar (Gregorian, also before 1582).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Moment {
    /// After all others.
    pub const NEVER: Self = Self(i64::MAX);

    /// The day it falls on in a zone; nothing beyond the calendar's end.
    pub fn day(self, zone: FixedOffset) -> Option<Day> {
        let local = self.0.checked_add(i64::from(zone.local_minus_utc()))?;
        DateTime::from_timestamp(local, 0).map(|it| Day(it.date_naive()))
    }

    /// As RFC 3339 has it, in UTC; nothing outside the years 0 to 9999.
    pub fn rfc3339(self) -> Option<String> {
        let time = DateTime::from_timestamp(self.0, 0)?;
        let (year, month, day) = (time.year(), time.month(), time.day());
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        let known = (0..=9999).contains(&year);
        known.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
    }
}

impl Day {
    /// The day of this date, if there is one.
    pub fn new(year: i64, month: u8, day: u8) -> Option<Self> {
        let year = i32::try_from(year).ok()?;
        NaiveDate::from_ymd_opt(year, month.into(), day.into()).map(Self)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week: 1 for Monday, 7 for Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().number_from_monday()
    }

    /// The next day; the same one at the calendar's end.
    #[must_use]
    pub fn next(self) -> Self {
        self.offset(1)
    }

    /// The day so many days on; the same one beyond the calendar's ends.
    #[must_use]
    pub fn offset(self, days: i32) -> Self {
        self.0.checked_add_signed(TimeDelta::days(days.into())).map_or(self, Self)
    }

    /// Its first second in a zone.
    pub fn begin(self, zone: FixedOffset) -> Moment {
        let midnight = self.0.and_time(chrono::NaiveTime::MIN).and_utc().timestamp();
        Moment(midnight - i64::from(zone.local_minus_utc()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
