//! Numbers above or equal to zero, exact to the millionth.

use std::fmt;

/// A number above or equal to zero with at most six decimals, in millionths.
///
/// What people write has at most five, so that a tenth of it is exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub u64);

const MILLION: u64 = 1_000_000;

impl Number {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One.
    pub const ONE: Self = Self(MILLION);

    /// What stands before the decimal point.
    pub fn whole(self) -> u64 {
        self.0 / MILLION
    }

    /// The digits after the decimal point, without zeros at the end; empty for a whole number.
    pub fn decimals(self) -> String {
        let digits = format!("{:06}", self.0 % MILLION);
        digits.trim_end_matches('0').to_owned()
    }

    /// The nearest floating-point number: for drawing, never for comparing.
    #[expect(clippy::cast_precision_loss, reason = "a chart has fewer pixels than a float digits")]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / MILLION as f64
    }

    /// The sum, or the largest number there is.
    #[must_use]
    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, or zero.
    #[must_use]
    pub(super) fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// A tenth of it.
    #[must_use]
    pub(super) fn tenth(self) -> Self {
        Self(self.0 / 10)
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Self(u64::from(whole) * MILLION)
    }
}

/// `2,500.5`, as counts are written.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.whole().to_string();
        for (at, digit) in whole.chars().enumerate() {
            let comma = at > 0 && (whole.len() - at).is_multiple_of(3);
            write!(f, "{}{digit}", if comma { "," } else { "" })?;
        }
        match self.decimals().as_str() {
            "" => Ok(()),
            decimals => write!(f, ".{decimals}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(millionths: u64, text: &str) {
        assert_eq!(Number(millionths).to_string(), text);
    }

    #[test]
    fn numbers_are_written_in_groups_of_three() {
        case(0, "0");
        case(12_000_000, "12");
        case(999_000_000, "999");
        case(2_000_000_000, "2,000");
        case(1_234_567_000_000, "1,234,567");
        case(50_000, "0.05");
        case(1_000_001, "1.000001");
        case(2_500_500_000, "2,500.5");
    }
}
