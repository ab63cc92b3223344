//! Ranges of numbers: what a count allows.

use std::{cmp::Ordering, fmt};

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

/// A range of real numbers above or equal to zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The lower end; never unbounded.
    pub low: Bound,
    /// The upper end.
    pub high: Bound,
}

impl Default for Range {
    fn default() -> Self {
        Self { low: Bound::Included(Number::ZERO), high: Bound::Unbounded }
    }
}

impl Bound {
    /// The number at this end, whether or not it belongs to the range.
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Included(n) | Self::Excluded(n) => Some(n),
            Self::Unbounded => None,
        }
    }
}

impl Range {
    /// This number alone.
    pub fn exactly(n: Number) -> Self {
        Self { low: Bound::Included(n), high: Bound::Included(n) }
    }

    /// The numbers in both; nothing where they do not meet.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let low = if compare_low(self.low, other.low).is_ge() { self.low } else { other.low };
        let high = if compare_high(self.high, other.high).is_le() { self.high } else { other.high };
        let both = Self { low, high };
        (!both.is_empty()).then_some(both)
    }

    /// Whether a number belongs to it.
    pub fn contains(self, n: Number) -> bool {
        self.intersection(Self::exactly(n)).is_some()
    }

    /// Whether it leaves out zero: something above zero is certain.
    pub fn excludes_zero(self) -> bool {
        !self.contains(Number::ZERO)
    }

    /// Whether each of its numbers is below each of the other's.
    pub fn is_below(self, other: Self) -> bool {
        let touch = Self { low: other.low, high: self.high };
        touch.is_empty()
    }

    /// The same lower end without an upper one: what a running total allows from then on.
    #[must_use]
    pub fn onwards(self) -> Self {
        Self { low: self.low, high: Bound::Unbounded }
    }

    /// The number where it begins, whether or not it belongs to it.
    pub fn least(self) -> Number {
        self.low.number().unwrap_or(Number::ZERO)
    }

    /// The number where it ends, whether or not it belongs to it; nothing where it has no end.
    pub fn most(self) -> Option<Number> {
        self.high.number()
    }

    /// The only number in it, if it is but one.
    pub fn single(self) -> Option<Number> {
        match (self.low, self.high) {
            (Bound::Included(a), Bound::Included(b)) if a == b => Some(a),
            _ => None,
        }
    }

    /// Orders ranges by where they begin, then by where they end.
    pub fn compare(self, other: Self) -> Ordering {
        compare_low(self.low, other.low).then(compare_high(self.high, other.high))
    }

    fn is_empty(self) -> bool {
        match (self.low, self.high) {
            (Bound::Included(a), Bound::Included(b)) => a > b,
            (low, high) => matches!((low.number(), high.number()), (Some(a), Some(b)) if a >= b),
        }
    }
}

/// Orders lower ends: `[2` before `(2`.
pub fn compare_low(a: Bound, b: Bound) -> Ordering {
    let key = |bound| match bound {
        Bound::Unbounded => (Number::ZERO, false),
        Bound::Included(n) => (n, false),
        Bound::Excluded(n) => (n, true),
    };
    key(a).cmp(&key(b))
}

/// Orders upper ends: `2)` before `2]`, no end last.
pub fn compare_high(a: Bound, b: Bound) -> Ordering {
    let key = |bound| match bound {
        Bound::Excluded(n) => (false, n, false),
        Bound::Included(n) => (false, n, true),
        Bound::Unbounded => (true, Number::ZERO, false),
    };
    key(a).cmp(&key(b))
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.low {
            Bound::Excluded(n) => write!(f, "({n}, ")?,
            low => write!(f, "[{}, ", low.number().unwrap_or(Number::ZERO))?,
        }
        match self.high {
            Bound::Included(n) => write!(f, "{n}]"),
            Bound::Excluded(n) => write!(f, "{n})"),
            Bound::Unbounded => f.write_str("∞)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The ends are among the even numbers up to 20, so that the odd ones stand for all the real
    /// numbers between them.
    fn ranges() -> impl Strategy<Value = Range> {
        let low = (0..10u32, any::<bool>());
        let high = (0..10u32, 0..3u8);
        let range = (low, high).prop_map(|((low, open), (high, end))| Range {
            low: if open {
                Bound::Excluded(Number::from(low * 2))
            } else {
                Bound::Included(Number::from(low * 2))
            },
            high: match end {
                0 => Bound::Excluded(Number::from(high * 2)),
                1 => Bound::Included(Number::from(high * 2)),
                _ => Bound::Unbounded,
            },
        });
        range.prop_filter("holds a number", |range| !numbers(*range).is_empty())
    }

    /// The numbers of a range, found without asking it.
    fn numbers(range: Range) -> Vec<u32> {
        (0..=22)
            .filter(|n| match range.low {
                Bound::Included(low) => Number::from(*n) >= low,
                Bound::Excluded(low) => Number::from(*n) > low,
                Bound::Unbounded => true,
            })
            .filter(|n| match range.high {
                Bound::Included(high) => Number::from(*n) <= high,
                Bound::Excluded(high) => Number::from(*n) < high,
                Bound::Unbounded => true,
            })
            .collect()
    }

    proptest! {
        #[test]
        fn it_contains_its_numbers(range in ranges()) {
            let found: Vec<u32> = (0..=22).filter(|n| range.contains(Number::from(*n))).collect();
            prop_assert_eq!(found, numbers(range));
        }

        #[test]
        fn the_intersection_holds_what_both_hold(a in ranges(), b in ranges()) {
            let both: Vec<u32> =
                numbers(a).into_iter().filter(|n| numbers(b).contains(n)).collect();
            prop_assert_eq!(a.intersection(b).map(numbers).unwrap_or_default(), both);
            prop_assert_eq!(a.intersection(b), b.intersection(a));
        }

        #[test]
        fn below_is_below_for_each_number(a in ranges(), b in ranges()) {
            let below = numbers(a).iter().all(|x| numbers(b).iter().all(|y| x < y));
            prop_assert_eq!(a.is_below(b), below);
            prop_assert_eq!(a.intersection(b).is_none(), a.is_below(b) || b.is_below(a));
        }

        #[test]
        fn zero_is_excluded_where_it_is_not_among_them(range in ranges()) {
            prop_assert_eq!(range.excludes_zero(), !numbers(range).contains(&0));
        }

        #[test]
        fn the_order_is_that_of_the_numbers(a in ranges(), b in ranges()) {
            let (first, second) = (numbers(a), numbers(b));
            let by_numbers = first[0].cmp(&second[0]).then(first.last().cmp(&second.last()));
            if by_numbers.is_ne() {
                prop_assert_eq!(a.compare(b), by_numbers);
            }
        }
    }
}
