//! Counts, as people write them and no more exact than they were given.

use super::Range;

/// A number above or equal to zero with at most six decimals, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub u64);

/// A count, as vague as it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// `12`
    Exactly(Number),
    /// `over 100`
    Over(Number),
    /// `at least 200`
    AtLeast(Number),
    /// `about 35`
    About(Number),
    /// `almost 35`
    Almost(Number),
    /// `up to 15`
    UpTo(Number),
    /// `under 400`
    Under(Number),
    /// `40 to 50`
    Between(Number, Number),
    /// `some`
    Some,
    /// `several`
    Several,
    /// `dozens`
    Dozens,
    /// `hundreds`
    Hundreds,
    /// `thousands`
    Thousands,
    /// `none`
    None,
}

/// Why a text is not a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountError {
    /// What is wrong, without a full stop.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
}

impl Count {
    /// Reads a count.
    ///
    /// # Errors
    /// Says what is wrong with the text and how counts are written.
    pub fn parse(text: &str) -> Result<Self, CountError> {
        let _ = text;
        Ok(Self::None)
    }

    /// The numbers it allows (design: ranges).
    pub fn range(self) -> Range {
        Range::default()
    }
}
