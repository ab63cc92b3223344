//! Times of the day, to the minute or the second.

use std::fmt;

use chrono::{FixedOffset, NaiveTime, Timelike};
use edtf_core::Qualifier;

use super::{Day, WhenError};

/// A time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// The hour.
    pub hour: u32,
    /// The minute.
    pub minute: u32,
    /// The second, where it is given.
    pub second: Option<u32>,
    /// The zone, where it is given.
    pub offset: Option<FixedOffset>,
    /// Whether the time is doubtful or approximate.
    pub qualifier: Qualifier,
}

impl Time {
    /// Seconds since midnight.
    pub(super) fn seconds(&self) -> i64 {
        i64::from(self.hour * 3600 + self.minute * 60 + self.second.unwrap_or(0))
    }
}

/// `08:30`, `08:30:15Z`, `08:30+04:00`: without doubts.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.offset {
            Some(offset) if offset.local_minus_utc() == 0 => f.write_str("Z"),
            Some(offset) => write!(f, "{offset}"),
            None => Ok(()),
        }
    }
}

/// Reads what stands behind the `T` of a whole text.
pub(super) fn read(text: &str, day: Day, clock: &str) -> Result<Time, WhenError> {
    let (rest, qualifier) = qualifier(clock);
    let zone_at = rest.find(['Z', '+', '-']).unwrap_or(rest.len());
    let (clock, zone) = rest.split_at(zone_at);
    let (time, second) = parts(clock).ok_or_else(|| not_a_time(text, day, clock))?;
    let offset = match zone {
        "" => None,
        zone => Some(offset(zone).ok_or_else(|| WhenError {
            message: format!("`{zone}` is not a zone"),
            help: Some("a zone is written `Z` for UTC, or `+04:00`".to_owned()),
        })?),
    };
    Ok(Time { hour: time.hour(), minute: time.minute(), second, offset, qualifier })
}

fn qualifier(clock: &str) -> (&str, Qualifier) {
    let (uncertain, approximate) = match clock.as_bytes().last() {
        Some(b'?') => (true, false),
        Some(b'~') => (false, true),
        Some(b'%') => (true, true),
        _ => return (clock, Qualifier::default()),
    };
    (&clock[..clock.len() - 1], Qualifier { uncertain, approximate })
}

/// Reads `08:30` and `08:30:15`. The leap second is the last of its minute.
fn parts(clock: &str) -> Option<(NaiveTime, Option<u32>)> {
    let mut parts = clock.split(':').map(two_digits);
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = match parts.next() {
        Some(second) => Some(second?).filter(|it| *it <= 60).map(|it| it.min(59)),
        None => return NaiveTime::from_hms_opt(hour, minute, 0).map(|time| (time, None)),
    };
    let time = NaiveTime::from_hms_opt(hour, minute, second?)?;
    parts.next().is_none().then_some((time, second))
}

/// Reads `Z`, `+04` and `+04:00`, up to fourteen hours.
fn offset(zone: &str) -> Option<FixedOffset> {
    if zone == "Z" {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = zone.split_at(1);
    let (hours, minutes) = rest.split_once(':').unwrap_or((rest, "00"));
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    let known = minutes < 60 && seconds <= 14 * 3600 && !(sign == "-" && seconds == 0);
    known.then(|| FixedOffset::east_opt(if sign == "-" { -seconds } else { seconds }))?
}

fn two_digits(text: &str) -> Option<u32> {
    let fits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| text.parse().ok())?
}

fn not_a_time(text: &str, day: Day, clock: &str) -> WhenError {
    let help = if clock == "24:00" || clock == "24:00:00" {
        let midnight = format!("{}T00:00", day.next());
        Some(format!("midnight begins the next day: `{midnight}`"))
    } else if let Some((seconds, _)) = clock.split_once('.').filter(|(it, _)| parts(it).is_some()) {
        Some(format!("seconds are exact enough: `{seconds}`"))
    } else if two_digits(clock).is_some_and(|hour| hour < 24) {
        Some(format!(
            "give the minutes: `{day}T{clock}:00`, with `~` behind it if it is about then"
        ))
    } else {
        None
    };
    WhenError { message: format!("`{clock}` is not a time of the day in `{text}`"), help }
}
