//! When: EDTF dates (ISO 8601-2, levels 0 to 2), and beyond them times to the minute.

use chrono::FixedOffset;

/// A moment: seconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(pub i64);

/// A date, time or interval as it was written, and the moments it bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    written: String,
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
    /// Reads a date; `zone` is that of times written without one.
    ///
    /// # Errors
    /// Says what is wrong with the text.
    pub fn parse(text: &str, zone: FixedOffset) -> Result<Self, WhenError> {
        let _ = zone;
        Ok(Self { written: text.to_owned() })
    }

    /// The date as it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The earliest moment it can mean; nothing where that is open or unknown.
    pub fn earliest(&self) -> Option<Moment> {
        None
    }

    /// The last moment it can mean (its last second); nothing where that is open or unknown.
    pub fn latest(&self) -> Option<Moment> {
        None
    }

    /// Whether a time in it is written without a zone.
    pub fn lacks_zone(&self) -> bool {
        false
    }

    /// Certainly later: the earliest moment of this is after the latest of the other.
    pub fn is_after(&self, other: &Self) -> bool {
        matches!((self.earliest(), other.latest()), (Some(a), Some(b)) if a > b)
    }
}
