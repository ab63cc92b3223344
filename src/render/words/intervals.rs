//! Intervals in words.

use super::dates::{Writer, doubt, sure};
use crate::model::{Date, DateField, DatePrecision, End, Point, Time};

/// From this hour on an interval that ends the next morning is a night.
const EVENING: u32 = 18;
/// Up to this hour.
const MORNING: u32 = 8;

impl Writer<'_> {
    /// An interval.
    pub(super) fn interval(self, start: &End, end: &End) -> String {
        let with = |key: &str, date: &str| self.words.with(key, &[("date", date)]);
        if let (End::On(start), End::On(end)) = (start, end) {
            return self.between(start, end);
        }
        match (self.end(start), self.end(end)) {
            (Some(first), Some(last)) => self.both("date.span", &first, &last),
            (Some(first), None) if *end == End::Open => with("date.since", &first),
            (Some(first), None) => with("date.since_end_unknown", &first),
            (None, Some(last)) if *start == End::Open => with("date.by", &last),
            (None, Some(last)) => with("date.by_beginning_unknown", &last),
            (None, None) => String::new(),
        }
    }

    /// From one day, month or year to another, with what both share said once.
    pub(super) fn days_between(self, first: &Date, last: &Date) -> String {
        match (doubt(first), doubt(last)) {
            (Some(a), Some(b)) if a == b => {
                self.qualified(a, self.shared(&sure(*first), &sure(*last)))
            }
            _ => self.apart(first, last),
        }
    }

    fn end(self, end: &End) -> Option<String> {
        let with = |key: &str, point| self.words.with(key, &[("date", &self.point(point))]);
        match end {
            End::On(point) => Some(self.point(point)),
            End::OnOrBefore(point) => Some(with("date.or_earlier", point)),
            End::OnOrAfter(point) => Some(with("date.or_later", point)),
            End::Open | End::Unknown => None,
        }
    }

    fn between(self, start: &Point, end: &Point) -> String {
        match (&start.time, &end.time) {
            (None, None) => self.days_between(&start.date, &end.date),
            (Some(a), Some(b)) if start.day() == end.day() => {
                let values = [("date", &*self.date(&start.date)), ("time", &self.hours(a, b))];
                self.words.with("date.with_time", &values)
            }
            (Some(a), Some(b)) if is_night(start, end) => {
                let days = self.shared(&start.date, &end.date);
                let values = [("days", &*days), ("last", &self.date(&end.date))];
                let night = self.words.with("date.night", &values);
                if a.qualifier.approximate && b.qualifier.approximate {
                    return night;
                }
                self.words.with("date.with_time", &[("date", &night), ("time", &self.hours(a, b))])
            }
            _ => {
                let (first, last) = self.sharing(&start.date, &end.date);
                self.both("date.span", &first.point(start), &last.point(end))
            }
        }
    }

    /// Two times, with a zone that both share said once.
    fn hours(self, first: &Time, last: &Time) -> String {
        let shared = if first.offset == last.offset { None } else { first.offset };
        let first = Time { offset: shared, ..*first };
        self.both("date.hours", &self.time(&first), &self.time(last))
    }

    /// Two dates without doubts: what both share is said once.
    fn shared(self, first: &Date, last: &Date) -> String {
        let value = |field: Option<DateField>| field.and_then(DateField::value).map(u32::from);
        let months = (value(first.month), value(last.month));
        match (first.precision(), last.precision(), shared_year(first, last), months) {
            _ if first == last => self.date(first),
            (DatePrecision::Year, DatePrecision::Year, ..) => self.years(first, last),
            (DatePrecision::Day, DatePrecision::Day, Some(year), (Some(a), Some(b))) if a == b => {
                let day = |date: &Date| value(date.day).unwrap_or_default().to_string();
                let month = self.words.month_of(a);
                self.within_year(
                    "date.days",
                    year,
                    &[("first", &day(first)), ("last", &day(last)), ("month", month)],
                )
            }
            (DatePrecision::Month, DatePrecision::Month, Some(year), (Some(a), Some(b))) => {
                let (a, b) = (self.words.month_name(a), self.words.month_name(b));
                self.within_year("date.months_span", year, &[("first", a), ("last", b)])
            }
            _ => self.apart(first, last),
        }
    }

    /// Fills a text that ends with the year, or the one without it where it need not be said.
    fn within_year(self, key: &str, year: i64, values: &[(&str, &str)]) -> String {
        if self.year == Some(year) {
            return self.words.with(&format!("{key}_of_year"), values);
        }
        let year = self.words.year_number(year);
        let mut all = vec![("year", year.as_str())];
        all.extend_from_slice(values);
        self.words.with(key, &all)
    }

    /// Both ends in full, but for a year that is the same.
    fn apart(self, first: &Date, last: &Date) -> String {
        let (start, end) = self.sharing(first, last);
        self.both("date.span", &start.date(first), &end.date(last))
    }

    /// The writers for the two ends: a year that both share stands at that end where the language
    /// reads it first or last of all.
    fn sharing(self, first: &Date, last: &Date) -> (Self, Self) {
        match shared_year(first, last) {
            Some(year) if self.words.year_leads() => (self, Self { year: Some(year), ..self }),
            Some(year) => (Self { year: Some(year), ..self }, self),
            None => (self, self),
        }
    }

    /// Two years, whose count is said once.
    fn years(self, first: &Date, last: &Date) -> String {
        let counted = |date: &Date| {
            let exact = !date.has_unspecified() && date.year.significant_digits.is_none();
            date.year.value().filter(|year| exact && *year > 0)
        };
        match (counted(first), counted(last)) {
            (Some(a), Some(b)) => self.both("date.years", &a.to_string(), &b.to_string()),
            _ => self.apart(first, last),
        }
    }

    fn both(self, key: &str, first: &str, last: &str) -> String {
        self.words.with(key, &[("first", first), ("last", last)])
    }
}

/// The year, where it is the same.
fn shared_year(first: &Date, last: &Date) -> Option<i64> {
    let plain = !first.has_unspecified() && !last.has_unspecified();
    first.year.value().filter(|year| plain && last.year.value() == Some(*year))
}

/// Whether an interval goes from an evening to the next early morning.
fn is_night(start: &Point, end: &Point) -> bool {
    let (Some(first), Some(last)) = (start.day(), end.day()) else { return false };
    let (Some(a), Some(b)) = (&start.time, &end.time) else { return false };
    first.next() == last && a.hour >= EVENING && (b.hour, b.minute) <= (MORNING, 0)
}
