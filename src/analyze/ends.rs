//! Ends: ranges of real numbers as whole ones, so that they can be compared, met and joined.

use crate::model::{Bound, Number, Range, Value};

/// The two ends of a range that has numbers in it.
///
/// A number `n` is `2n`. A lower end just above it is `2n + 1` and an upper end just below it is
/// `2n - 1`, so two ranges of real numbers meet where these ranges of whole numbers do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ends {
    pub(super) low: i128,
    pub(super) high: i128,
}

/// The ends of what an answer allows. A choice is a number that only the same choice meets.
pub(super) fn ends(value: &Value) -> Ends {
    match value {
        Value::Count(count) => of_range(count.range()),
        Value::Choice(row) => Ends { low: 2 * (*row as i128), high: 2 * (*row as i128) },
    }
}

fn of_range(range: Range) -> Ends {
    let low = match range.low {
        Bound::Included(Number(n)) => 2 * i128::from(n),
        Bound::Excluded(Number(n)) => 2 * i128::from(n) + 1,
        Bound::Unbounded => 0,
    };
    let high = match range.high {
        Bound::Included(Number(n)) => 2 * i128::from(n),
        Bound::Excluded(Number(n)) => 2 * i128::from(n) - 1,
        Bound::Unbounded => i128::MAX,
    };
    Ends { low, high }
}

impl Ends {
    /// From the same lower end without an upper one: a running total that went on.
    pub(super) fn onwards(self) -> Self {
        Self { high: i128::MAX, ..self }
    }

    /// Whether no number is in both.
    pub(super) fn miss(self, other: Self) -> bool {
        self.high < other.low || other.high < self.low
    }

    /// The range they are the ends of.
    pub(super) fn range(self) -> Range {
        Range { low: lower(self.low), high: upper(self.high) }
    }
}

/// A lower end as a bound.
pub(super) fn lower(low: i128) -> Bound {
    let number = number(low.div_euclid(2));
    if low % 2 == 0 { Bound::Included(number) } else { Bound::Excluded(number) }
}

/// An upper end as a bound.
pub(super) fn upper(high: i128) -> Bound {
    match high {
        i128::MAX => Bound::Unbounded,
        high if high % 2 == 0 => Bound::Included(number(high.div_euclid(2))),
        high => Bound::Excluded(number(high.div_euclid(2) + 1)),
    }
}

fn number(n: i128) -> Number {
    Number(u64::try_from(n).expect("ends are made from numbers"))
}

/// What any of some ranges allows: from the lowest, none of them touching the next.
pub(super) fn join(mut all: Vec<Ends>) -> Vec<Ends> {
    all.sort_unstable();
    let mut joined: Vec<Ends> = Vec::new();
    for next in all {
        match joined.last_mut() {
            // Between an end and the next whole number there is no real one.
            Some(last) if next.low <= last.high.saturating_add(1) => {
                last.high = last.high.max(next.high);
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// What both of two joined sets allow.
pub(super) fn meet(a: &[Ends], b: &[Ends]) -> Vec<Ends> {
    let (mut i, mut j) = (0, 0);
    let mut met = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let both = Ends { low: x.low.max(y.low), high: x.high.min(y.high) };
        if both.low <= both.high {
            met.push(both);
        }
        if x.high < y.high {
            i += 1;
        } else {
            j += 1;
        }
    }
    met
}
