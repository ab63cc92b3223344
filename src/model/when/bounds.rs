//! The first and the last moment that a date can mean.

use chrono::FixedOffset;
use edtf_core::{Bound, Bounds, Edtf};

use super::{Day, End, Moment, Point, Shape};

/// The ends; nothing where one is open, unknown or beyond the calendar.
pub(super) type Ends = (Option<Moment>, Option<Moment>);

/// The ends of a date.
pub(super) fn of(shape: &Shape, zone: FixedOffset) -> Ends {
    match shape {
        Shape::Point(point) => of_point(point, zone),
        Shape::Interval(start, end) => (of_end(start, zone).0, of_end(end, zone).1),
        Shape::Set(set) => of_bounds(Edtf::Set(set.clone()).bounds(), zone),
    }
}

/// The ends of an end of an interval.
pub(super) fn of_end(end: &End, zone: FixedOffset) -> Ends {
    match end {
        End::On(point) => of_point(point, zone),
        End::OnOrBefore(point) => (None, of_point(point, zone).1),
        End::OnOrAfter(point) => (of_point(point, zone).0, None),
        End::Open | End::Unknown => (None, None),
    }
}

/// The ends of a date or time.
pub(super) fn of_point(point: &Point, zone: FixedOffset) -> Ends {
    let (first, last) = of_bounds(Edtf::Date(point.date).bounds(), zone);
    let Some(time) = point.time else { return (first, last) };
    let Some(midnight) = first else { return (None, None) };
    let offset = time.offset.map_or(0, |it| it.local_minus_utc() - zone.local_minus_utc());
    let begin = midnight.0 + time.seconds() - i64::from(offset);
    // A time to the minute is its whole minute.
    let length = if time.second.is_some() { 0 } else { 59 };
    (Some(Moment(begin)), Some(Moment(begin + length)))
}

fn of_bounds(bounds: Bounds, zone: FixedOffset) -> Ends {
    let day = |bound| match bound {
        Bound::Date(date) => Day::new(date.year, date.month, date.day),
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
    };
    let begin = day(bounds.earliest).map(|it| it.begin(zone));
    let end = day(bounds.latest).map(|it| Moment(it.begin(zone).0 + 24 * 60 * 60 - 1));
    (begin, end)
}
