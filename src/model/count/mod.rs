//! Counts, as people write them and no more exact than they were given.

mod number;
mod parse;
mod remedy;
mod spelled;

pub use number::Number;

use std::fmt;

use super::{Bound, Range};

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
    /// Reads a count. `0` is read as `none`: they say the same.
    ///
    /// # Errors
    /// Says what is wrong with the text and how counts are written.
    pub fn parse(text: &str) -> Result<Self, CountError> {
        parse::read(text).map_err(|fault| remedy::error(text, fault))
    }

    /// Reads a count in another notation, as tables have them: `>100`, `40-50`, `12 soldiers`. Also
    /// tells whether words were left off its end. In content files only [`parse`](Self::parse) will do.
    pub fn reading(text: &str) -> Option<(Self, bool)> {
        remedy::reading(text)
    }

    /// The numbers it allows (design: ranges). None is empty: `parse` refuses `up to 0`.
    pub fn range(self) -> Range {
        use Bound::{Excluded, Included, Unbounded};
        let from = |n: u32| (Included(Number::from(n)), Unbounded);
        let zero = Number::ZERO;
        let (low, high) = match self {
            Self::Exactly(n) => (Included(n), Included(n)),
            Self::Over(n) => (Excluded(n), Unbounded),
            Self::AtLeast(n) => (Included(n), Unbounded),
            Self::About(n) => (Included(n.less(tolerance(n))), Included(n.plus(tolerance(n)))),
            Self::Almost(n) => (Included(n.less(tolerance(n))), Included(n)),
            Self::UpTo(n) => (Excluded(zero), Included(n)),
            Self::Under(n) => (Excluded(zero), Excluded(n)),
            Self::Between(a, b) => (Included(a), Included(b)),
            Self::Some => from(1),
            Self::Several => from(2),
            Self::Dozens => from(20),
            Self::Hundreds => from(200),
            Self::Thousands => from(2000),
            Self::None => (Included(zero), Included(zero)),
        };
        Range { low, high }
    }
}

/// How far "about" reaches: a tenth, from one upwards at least one.
fn tolerance(n: Number) -> Number {
    if n < Number::ONE { n.tenth() } else { n.tenth().max(Number::ONE) }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exactly(n) => write!(f, "{n}"),
            Self::Over(n) => write!(f, "over {n}"),
            Self::AtLeast(n) => write!(f, "at least {n}"),
            Self::About(n) => write!(f, "about {n}"),
            Self::Almost(n) => write!(f, "almost {n}"),
            Self::UpTo(n) => write!(f, "up to {n}"),
            Self::Under(n) => write!(f, "under {n}"),
            Self::Between(a, b) => write!(f, "{a} to {b}"),
            Self::Some => f.write_str("some"),
            Self::Several => f.write_str("several"),
            Self::Dozens => f.write_str("dozens"),
            Self::Hundreds => f.write_str("hundreds"),
            Self::Thousands => f.write_str("thousands"),
            Self::None => f.write_str("none"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn allows(count: &str, range: &str) {
        assert_eq!(Count::parse(count).unwrap().range().to_string(), range);
    }

    #[test]
    fn counts_allow_what_the_design_says() {
        allows("12", "[12, 12]");
        allows("0", "[0, 0]");
        allows("none", "[0, 0]");
        allows("over 100", "(100, ∞)");
        allows("at least 200", "[200, ∞)");
        allows("up to 15", "(0, 15]");
        allows("under 400", "(0, 400)");
        allows("40 to 50", "[40, 50]");
        allows("about 35", "[31.5, 38.5]");
        allows("about 5", "[4, 6]");
        allows("about 1", "[0, 2]");
        allows("about 0.05", "[0.045, 0.055]");
        allows("about 0.00001", "[0.000009, 0.000011]");
        allows("almost 35", "[31.5, 35]");
        allows("almost 3", "[2, 3]");
        allows("almost 2,000", "[1,800, 2,000]");
        allows("some", "[1, ∞)");
        allows("several", "[2, ∞)");
        allows("dozens", "[20, ∞)");
        allows("hundreds", "[200, ∞)");
        allows("thousands", "[2,000, ∞)");
    }

    #[test]
    fn other_notations_are_read() {
        #[track_caller]
        fn case(text: &str, count: &str, cut: bool) {
            let read = Count::reading(text).map(|(count, cut)| (count.to_string(), cut));
            assert_eq!(read, Some((count.to_owned(), cut)));
        }
        case("12", "12", false);
        case(">100", "over 100", false);
        case(">=3", "at least 3", false);
        case("40-50", "40 to 50", false);
        case("1 helicopter", "1", true);
        case("<400 ha", "under 400", true);
        case("thousands ha", "thousands", true);
        assert_eq!(Count::reading("plural"), None);
        assert_eq!(Count::reading("10:1"), None);
    }

    fn numbers() -> impl Strategy<Value = Number> {
        // What can be written has five decimals at most and is above zero here.
        prop_oneof![1..500u64, 1..100_000_000_000_000_000u64].prop_map(|n| Number(n * 10))
    }

    fn counts() -> impl Strategy<Value = Count> {
        prop_oneof![
            numbers().prop_map(Count::Exactly),
            numbers().prop_map(Count::Over),
            numbers().prop_map(Count::AtLeast),
            numbers().prop_map(Count::About),
            numbers().prop_map(Count::Almost),
            numbers().prop_map(Count::UpTo),
            numbers().prop_map(Count::Under),
            (numbers(), numbers())
                .prop_filter("in order", |(a, b)| a < b)
                .prop_map(|(a, b)| Count::Between(a, b)),
            Just(Count::Some),
            Just(Count::Several),
            Just(Count::Dozens),
            Just(Count::Hundreds),
            Just(Count::Thousands),
            Just(Count::None),
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_back_reads_the_same(count in counts()) {
            prop_assert_eq!(Count::parse(&count.to_string()), Ok(count));
        }

        #[test]
        fn every_count_allows_something(count in counts()) {
            let range = count.range();
            prop_assert_eq!(range.intersection(range), Some(range));
        }

        #[test]
        fn nothing_breaks_the_reader(text in "\\PC{0,24}") {
            if let Err(it) = Count::parse(&text) {
                prop_assert!(!it.message.is_empty());
            }
        }

        #[test]
        fn nothing_near_a_count_breaks_the_reader(
            text in "(over|about|~|>=|between|twelve|dozen)?[ ]?[0-9.,]{0,9}[ +-–]?(to|and)?[ ]?[0-9k]{0,4}"
        ) {
            let _ = Count::parse(&text);
        }
    }
}
