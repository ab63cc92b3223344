//! Dates in words, as exact as they were given and no more.

use chrono::FixedOffset;
use edtf_core::Edtf;

use super::Words;
use crate::model::{
    Date, DateField, DatePrecision, Day, Point, Qualifier, Set, SetElement, SetKind, Shape, Time,
    When, Year, YearKind,
};

impl Words {
    /// A date: "2 April 2016, 16:18", "April 2016?", "night of 1–2 April 2016, 22:00–03:00".
    pub fn when(&self, when: &When) -> String {
        Writer { words: self, zone: when.zone(), year: None }.shape(when.shape())
    }

    /// A date without its year, where it is this one: "2 April, 16:18".
    pub fn when_within(&self, when: &When, year: i32) -> String {
        Writer { words: self, zone: when.zone(), year: Some(year.into()) }.shape(when.shape())
    }

    /// The time of the day alone: "about 08:30"; nothing for what is no single time.
    pub fn clock(&self, when: &When) -> Option<String> {
        let writer = Writer { words: self, zone: when.zone(), year: None };
        match when.shape() {
            Shape::Point(point) => point.time.map(|time| writer.time(&time)),
            Shape::Interval(..) | Shape::Set(_) => None,
        }
    }

    /// A day: "2 April 2016".
    pub fn day(&self, day: Day) -> String {
        let (year, month) = (self.year_number(day.year().into()), self.month_of(day.month()));
        let values = [("day", &*day.day().to_string()), ("month", month), ("year", &year)];
        self.with("date.day", &values)
    }

    /// A day without its year: "2 April".
    pub fn day_of_year(&self, day: Day) -> String {
        let values = [("day", &*day.day().to_string()), ("month", self.month_of(day.month()))];
        self.with("date.day_of_year", &values)
    }

    /// A day with its name: "Saturday 2 April 2016".
    pub fn day_with_weekday(&self, day: Day) -> String {
        let weekday = self.item("date.weekdays", day.weekday());
        self.with("date.with_weekday", &[("weekday", weekday), ("date", &self.day(day))])
    }

    /// A month: "April 2016".
    pub fn month(&self, year: i32, month: u32) -> String {
        let values = [("month", self.month_name(month)), ("year", &*self.year_number(year.into()))];
        self.with("date.month", &values)
    }

    /// An hour of the day: "06:00".
    pub fn hour(&self, hour: u32) -> String {
        self.with("date.clock", &[("hour", &format!("{hour:02}")), ("minute", "00")])
    }

    /// From one year to another: "2010–2019".
    pub fn years(&self, first: i64, last: i64) -> String {
        let (first, last) = (self.year_number(first), self.year_number(last));
        self.with("date.years", &[("first", &first), ("last", &last)])
    }

    /// A year, in the count of the calendar.
    pub fn year_number(&self, year: i64) -> String {
        if year > 0 {
            return self.with("date.year", &[("year", &year.to_string())]);
        }
        // There is no year 0: before 1 comes 1 BC.
        self.with("date.before_christ", &[("year", &year.abs_diff(1).to_string())])
    }

    /// Whether a date begins with its year: where both ends of a span share it, the first tells it.
    pub(super) fn year_leads(&self) -> bool {
        let pattern = self.text("date.day");
        pattern.find("{year}") < pattern.find("{month}")
    }

    /// A month beside a day.
    pub(super) fn month_of(&self, month: u32) -> &str {
        self.item("date.months_of", month)
    }

    /// A month alone: "April".
    pub fn month_name(&self, month: u32) -> &str {
        self.item("date.months", month)
    }

    /// An item of a list of words, counted from 1.
    fn item(&self, list: &str, n: u32) -> &str {
        self.pattern(&format!("{list}.{n}"), None).unwrap_or_default()
    }
}

/// Writes the parts of a date.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    /// The words.
    pub words: &'a Words,
    /// The site's zone: times in it are written without it.
    pub zone: FixedOffset,
    /// The year that need not be said.
    pub year: Option<i64>,
}

impl Writer<'_> {
    fn shape(self, shape: &Shape) -> String {
        match shape {
            Shape::Point(point) => self.point(point),
            Shape::Interval(start, end) => self.interval(start, end),
            Shape::Set(set) => self.set(set),
        }
    }

    /// A date, with its time.
    pub(super) fn point(self, point: &Point) -> String {
        let date = self.date(&point.date);
        match &point.time {
            None => date,
            Some(time) => {
                let values = [("date", &*date), ("time", &self.time(time))];
                self.words.with("date.with_time", &values)
            }
        }
    }

    /// A time of the day, with its zone where that is not the site's.
    pub(super) fn time(self, time: &Time) -> String {
        let (hour, minute) = (format!("{:02}", time.hour), format!("{:02}", time.minute));
        let clock = match time.second {
            None => self.words.with("date.clock", &[("hour", &hour), ("minute", &minute)]),
            Some(second) => {
                let second = format!("{second:02}");
                let values = [("hour", &*hour), ("minute", &minute), ("second", &second)];
                self.words.with("date.clock_with_seconds", &values)
            }
        };
        let clock = self.qualified(time.qualifier, clock);
        match time.offset.filter(|offset| *offset != self.zone) {
            None => clock,
            Some(offset) => {
                self.words.with("date.zone", &[("time", &clock), ("zone", &zone(offset))])
            }
        }
    }

    /// A date; a doubt about all of it is told once, a doubt about a part at that part.
    pub(super) fn date(self, date: &Date) -> String {
        match doubt(date) {
            Some(whole) => self.qualified(whole, self.parts(&sure(*date))),
            None => self.parts(date),
        }
    }

    /// Words a doubt.
    pub(super) fn qualified(self, doubt: Qualifier, date: String) -> String {
        let key = match (doubt.uncertain, doubt.approximate) {
            (false, false) => return date,
            (true, false) => "date.uncertain",
            (false, true) => "date.approximate",
            (true, true) => "date.doubtful",
        };
        self.words.with(key, &[("date", &date)])
    }

    fn parts(self, date: &Date) -> String {
        if date.has_unspecified() || date.year.significant_digits.is_some() {
            return self.unspecified(date);
        }
        let Some(year) = self.year_text(&date.year) else { return date.to_string() };
        let implied = self.year.is_some() && self.year == date.year.value();
        let implied = implied && !date.year.qualifier.is_qualified();
        let month = date.month.as_ref().and_then(|it| Some((u32::from(it.value()?), it.qualifier)));
        match (date.precision(), month) {
            (DatePrecision::Day, Some((month, month_doubt))) => {
                let month = self.qualified(month_doubt, self.words.month_of(month).to_owned());
                let day = date.day.map(|it| self.field(it)).unwrap_or_default();
                let key = if implied { "date.day_of_year" } else { "date.day" };
                self.words.with(key, &[("day", &day), ("month", &month), ("year", &year)])
            }
            (DatePrecision::Month, Some((month, month_doubt))) => {
                let month = self.words.month_name(month).to_owned();
                let month = self.qualified(month_doubt, month);
                let key = if implied { "date.month_of_year" } else { "date.month" };
                self.words.with(key, &[("month", &month), ("year", &year)])
            }
            (DatePrecision::Season, Some((code, season_doubt))) => {
                let season = self.words.with(&format!("date.season.{code}"), &[("year", &year)]);
                self.qualified(season_doubt, season)
            }
            _ => year,
        }
    }

    fn field(self, field: DateField) -> String {
        let value = field.value().map(|it| it.to_string()).unwrap_or_default();
        self.qualified(field.qualifier, value)
    }

    /// A year; nothing for one that is too large to be counted.
    fn year_text(self, year: &Year) -> Option<String> {
        Some(self.qualified(year.qualifier, self.words.year_number(year.value()?)))
    }

    /// A date of which some digits are left open: in words where they leave open a whole part of
    /// it, else as it was written.
    fn unspecified(self, date: &Date) -> String {
        let open = |field: Option<DateField>| {
            field.is_some_and(|it| it.digits.iter().all(Option::is_none))
        };
        let year = self.year_text(&date.year);
        match (&date.year.kind, year, date.month, date.day) {
            (YearKind::Standard { negative: false, digits }, None, None, None) => {
                self.some_years(*digits).unwrap_or_else(|| date.to_string())
            }
            (_, Some(year), Some(_), None) if open(date.month) => {
                self.words.with("date.a_month", &[("year", &year)])
            }
            (_, Some(year), Some(_), Some(_)) if open(date.month) && open(date.day) => {
                self.words.with("date.a_day", &[("period", &year)])
            }
            (_, Some(_), Some(month), Some(day)) if !month.has_unspecified() => {
                self.some_day(date, day).unwrap_or_else(|| date.to_string())
            }
            _ => date.to_string(),
        }
    }

    /// `201X`, `20XX`.
    fn some_years(self, digits: [Option<u8>; 4]) -> Option<String> {
        match digits {
            [Some(a), Some(b), Some(c), None] => {
                let (year, last) = (format!("{a}{b}{c}0"), format!("{a}{b}{c}9"));
                Some(self.words.with("date.decade", &[("year", &year), ("last", &last)]))
            }
            [Some(a), Some(b), None, None] => {
                let (first, last) = (format!("{a}{b}00"), format!("{a}{b}99"));
                let years = self.words.with("date.years", &[("first", &first), ("last", &last)]);
                Some(self.words.with("date.a_year", &[("period", &years)]))
            }
            _ => None,
        }
    }

    /// `2016-04-XX`, `2016-04-1X`.
    fn some_day(self, date: &Date, day: DateField) -> Option<String> {
        let month = Date { day: None, ..*date };
        let period = match day.digits {
            [None, None] => self.date(&month),
            [Some(_), None] => {
                let (first, last) = ends(date)?;
                self.days_between(&first, &last)
            }
            _ => return None,
        };
        Some(self.words.with("date.a_day", &[("period", &period)]))
    }

    fn set(self, set: &Set) -> String {
        let joined = |key: &str, dates: &str, last: &str| {
            self.words.with(key, &[("dates", dates), ("last", last)])
        };
        let mut members: Vec<String> = set.elements.iter().map(|it| self.member(it)).collect();
        let Some(last) = members.pop() else { return String::new() };
        let first = members.into_iter().reduce(|dates, it| joined("date.comma", &dates, &it));
        match (first, set.kind) {
            (None, _) => last,
            (Some(dates), SetKind::OneMember) => joined("date.one_of", &dates, &last),
            (Some(dates), SetKind::AllMembers) => joined("date.all_of", &dates, &last),
        }
    }

    fn member(self, element: &SetElement) -> String {
        let with = |key: &str, date: &Date| self.words.with(key, &[("date", &self.date(date))]);
        match element {
            SetElement::Date(date) => self.date(date),
            SetElement::OnOrBefore(date) => with("date.or_earlier", date),
            SetElement::OnOrAfter(date) => with("date.or_later", date),
            SetElement::Range(first, last) => self.days_between(first, last),
        }
    }
}

/// The doubt about a date, where it is the same about each of its parts.
pub(super) fn doubt(date: &Date) -> Option<Qualifier> {
    let whole = date.year.qualifier;
    let fields = [date.month, date.day];
    fields.iter().flatten().all(|it| it.qualifier == whole).then_some(whole)
}

/// The date without doubts.
pub(super) fn sure(mut date: Date) -> Date {
    date.year.qualifier = Qualifier::default();
    for field in [&mut date.month, &mut date.day].into_iter().flatten() {
        field.qualifier = Qualifier::default();
    }
    date
}

/// The first and the last day that a date can mean.
fn ends(date: &Date) -> Option<(Date, Date)> {
    let bounds = Edtf::Date(*date).bounds();
    let day = |bound| match bound {
        edtf_core::Bound::Date(it) => match Edtf::parse(&it.to_string()) {
            Ok(Edtf::Date(date)) => Some(date),
            _ => None,
        },
        _ => None,
    };
    Some((day(bounds.earliest)?, day(bounds.latest)?))
}

/// `UTC`, `UTC+3`, `UTC+5:30`.
fn zone(offset: FixedOffset) -> String {
    let minutes = offset.local_minus_utc() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}
