//! A scale: at which part of the width each number lies.

use std::fmt;

use serde::{Serialize, Serializer};

use super::logarithm::log2;
use crate::model::{Count, Number};

/// Where zero lies, in hundredths of a percent.
const ZERO: u32 = 220;
/// Where the numbers above zero begin on a logarithmic scale: zero stands apart.
const APART: u32 = 1_400;
/// Where the highest number lies.
const TOP: u32 = 9_800;
/// From this ratio of the highest number to the lowest above zero a scale is logarithmic.
const RATIO: u128 = 100;
const MILLION: u128 = 1_000_000;
/// The most steps of a scale.
const STEPS: u128 = 5;

/// A part of the width, in hundredths of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Percent(pub u32);

impl Percent {
    /// The left edge.
    pub(crate) const LEFT: Self = Self(0);
    /// The right edge.
    pub(crate) const RIGHT: Self = Self(10_000);

    /// How far it is to another that lies to the right.
    #[must_use]
    pub(crate) fn to(self, other: Self) -> Self {
        Self(other.0.saturating_sub(self.0))
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match rest {
            0 => write!(f, "{whole}%"),
            _ if rest.is_multiple_of(10) => write!(f, "{whole}.{}%", rest / 10),
            _ => write!(f, "{whole}.{rest:02}%"),
        }
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// At which part of the width each number lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Scale {
    /// Even steps from zero. In millionths.
    Even {
        /// From one tick to the next.
        step: u128,
        /// The last tick.
        top: u128,
    },
    /// Each step is ten times the one before; zero stands apart. In millionths.
    Tenfold {
        /// The lowest number above zero.
        low: u128,
        /// The highest.
        top: u128,
    },
}

/// A place on a scale that has a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tick {
    /// Where.
    pub at: Percent,
    /// Which number.
    pub number: Number,
    /// Whether there is room for it in figures.
    pub labelled: bool,
}

impl Scale {
    /// A scale on which some counts have room. What has no upper end has room to show it.
    pub(crate) fn over(counts: &[Count]) -> Self {
        let mut numbers: Vec<u128> = counts.iter().flat_map(|it| ends(*it)).collect();
        let open = counts.iter().map(|it| it.range()).filter(|it| it.most().is_none());
        let above = open.map(|it| (millionths(it.least()).max(MILLION)) * 5 / 4).max();
        numbers.sort_unstable();
        let highest = numbers.last().copied().unwrap_or_default();
        let lowest = numbers.iter().copied().find(|it| *it > 0);
        let top = highest.max(above.unwrap_or_default());
        match lowest {
            Some(lowest) if highest > lowest * RATIO => {
                let low = round().take_while(|it| *it <= lowest).last().unwrap_or(lowest);
                Self::Tenfold { low, top: at_least(top) }
            }
            _ => even(top.max(1), numbers.iter().all(|it| it.is_multiple_of(MILLION))),
        }
    }

    /// A scale of even steps for counts of things, the highest of which is this one.
    pub(crate) fn counting(highest: usize) -> Self {
        even(of(highest).max(1), true)
    }

    /// Where a count of things lies.
    pub(crate) fn of(&self, count: usize) -> Percent {
        self.at(Number(u64::try_from(of(count)).unwrap_or(u64::MAX)))
    }

    /// Where a number lies.
    pub(crate) fn at(&self, number: Number) -> Percent {
        let n = millionths(number);
        let (from, part, whole) = match *self {
            Self::Even { top, .. } => (ZERO, n.min(top), top),
            Self::Tenfold { .. } if n == 0 => return Percent(ZERO),
            Self::Tenfold { low, top } => {
                let part = log2(n.clamp(low, top)) - log2(low);
                (APART, part, log2(top) - log2(low))
            }
        };
        let part = part * u128::from(TOP - from) / whole.max(1);
        Percent(from + u32::try_from(part).unwrap_or(TOP - from))
    }

    /// Its rules, from zero.
    pub(crate) fn ticks(&self) -> Vec<Tick> {
        let numbers: Vec<u128> = match *self {
            Self::Even { step, top } => (0..=top / step).map(|it| it * step).collect(),
            Self::Tenfold { low, top } => {
                let tens = tens().skip_while(|it| *it < low).take_while(|it| *it <= top);
                std::iter::once(0).chain(tens).collect()
            }
        };
        // Not more figures than there is room for; zero always has its own.
        let skip = if self.is_even() { 1 } else { (numbers.len() - 1).div_ceil(5).max(1) };
        let tick = |(row, n): (usize, u128)| {
            let number = Number(u64::try_from(n).unwrap_or(u64::MAX));
            let labelled = row == 0 || (row - 1).is_multiple_of(skip);
            Tick { at: self.at(number), number, labelled }
        };
        numbers.into_iter().enumerate().map(tick).collect()
    }

    /// Whether its steps are even.
    pub(crate) fn is_even(&self) -> bool {
        matches!(self, Self::Even { .. })
    }
}

fn even(top: u128, whole: bool) -> Scale {
    // Six digits and a comma fit between two of six rules on a narrow screen; longer ones need more.
    let steps = match top / MILLION {
        0..1_000_000 => STEPS,
        1_000_000..1_000_000_000 => 3,
        _ => 2,
    };
    let least = if whole { MILLION } else { 1 };
    let step = round().find(|step| *step >= least && step * steps >= top).unwrap_or(top);
    Scale::Even { step, top: top.div_ceil(step) * step }
}

/// The numbers a count is drawn at.
fn ends(count: Count) -> Vec<u128> {
    let range = count.range();
    let said = match count {
        Count::About(n) => Some(n),
        _ => range.most(),
    };
    // An end that rounds a vague number is no reason for finer steps: "about 35" reaches to 38.5.
    let vague = matches!(count, Count::About(_) | Count::Almost(_));
    let low = (!vague).then(|| range.least());
    let beyond = range.most().filter(|_| vague).map(|most| millionths(most).div_ceil(MILLION));
    let beyond = beyond.filter(|it| *it > 1).map(|it| it * MILLION);
    low.into_iter().chain(said).map(millionths).chain(beyond).collect()
}

/// A count of things, in millionths.
fn of(count: usize) -> u128 {
    count as u128 * MILLION
}

fn millionths(number: Number) -> u128 {
    u128::from(number.0)
}

/// Ten to every power, in millionths.
fn tens() -> impl Iterator<Item = u128> {
    (0..26).map(|power| 10_u128.pow(power))
}

/// The round numbers: 1, 2 and 5 of every power of ten, in millionths.
fn round() -> impl Iterator<Item = u128> {
    tens().flat_map(|ten| [ten, 2 * ten, 5 * ten])
}

fn at_least(n: u128) -> u128 {
    round().find(|it| *it >= n).unwrap_or(n)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn scale(counts: &[&str]) -> Scale {
        let counts: Vec<Count> = counts.iter().map(|it| Count::parse(it).unwrap()).collect();
        Scale::over(&counts)
    }

    #[track_caller]
    fn case(counts: &[&str], ticks: &str) {
        let scale = scale(counts);
        let ticked = scale.ticks();
        let labelled = ticked.iter().filter(|it| it.labelled);
        let drawn: Vec<String> = labelled.map(|it| format!("{} at {}", it.number, it.at)).collect();
        assert_eq!(drawn.join(", "), ticks);
    }

    #[test]
    fn ticks_are_round() {
        case(&["none"], "0 at 2.2%, 1 at 98%");
        case(&["none", "1", "2"], "0 at 2.2%, 1 at 50.1%, 2 at 98%");
        case(
            &["12", "40 to 50", "over 200"],
            "0 at 2.2%, 50 at 21.36%, 100 at 40.52%, 150 at 59.68%, 200 at 78.84%, 250 at 98%",
        );
        case(&["0.5", "2"], "0 at 2.2%, 0.5 at 26.15%, 1 at 50.1%, 1.5 at 74.05%, 2 at 98%");
        case(&["several"], "0 at 2.2%, 1 at 34.13%, 2 at 66.06%, 3 at 98%");
        case(&["about 35"], "0 at 2.2%, 10 at 26.15%, 20 at 50.1%, 30 at 74.05%, 40 at 98%");
        case(&["1,200,000"], "0 at 2.2%, 500,000 at 34.13%, 1,000,000 at 66.06%, 1,500,000 at 98%");
    }

    #[test]
    fn far_apart_they_are_tenfold() {
        assert!(scale(&["12", "over 1,200"]).is_even());
        assert!(!scale(&["12", "1,201"]).is_even());
        case(
            &["none", "about 0.05", "over 700", "2,000", "under 400"],
            "0 at 2.2%, 0.1 at 19.49%, 1 at 37.74%, 10 at 56%, 100 at 74.25%, 1,000 at 92.5%",
        );
    }

    proptest! {
        #[test]
        fn what_is_more_never_lies_to_the_left(numbers in prop::collection::vec(any::<u64>(), 1..9)) {
            let mut numbers: Vec<Number> = numbers.into_iter().map(Number).collect();
            numbers.sort();
            let counts: Vec<Count> = numbers.iter().map(|it| Count::Exactly(*it)).collect();
            let scale = Scale::over(&counts);
            let places: Vec<Percent> = numbers.iter().map(|it| scale.at(*it)).collect();
            prop_assert!(places.is_sorted());
            prop_assert!(places.iter().all(|it| it.0 >= ZERO && it.0 <= TOP));
            prop_assert!(scale.ticks().len() < 32);
        }
    }
}
