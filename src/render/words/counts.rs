//! Counts and ranges in words.

use super::{Words, endings, grouped};
use crate::model::{Bound, Count, Number, Range};

impl Words {
    /// A count, as vague as it was given.
    pub fn count_value(&self, count: Count) -> String {
        let one = |key: &str, n| self.numbered(key, &[("n", &self.decimal(n))]);
        match count {
            Count::Exactly(n) => one("count.exactly", n),
            Count::Over(n) => one("count.over", n),
            Count::AtLeast(n) => one("count.at_least", n),
            Count::About(n) => one("count.about", n),
            Count::Almost(n) => one("count.almost", n),
            Count::UpTo(n) => one("count.up_to", n),
            Count::Under(n) => one("count.under", n),
            Count::Between(low, high) => self.both("count.between", low, high),
            Count::Some => self.text("count.some").to_owned(),
            Count::Several => self.text("count.several").to_owned(),
            Count::Dozens => self.text("count.dozens").to_owned(),
            Count::Hundreds => self.text("count.hundreds").to_owned(),
            Count::Thousands => self.text("count.thousands").to_owned(),
            Count::None => self.text("count.none").to_owned(),
        }
    }

    /// A count where what is counted follows: "no soldiers", "dozens of soldiers".
    pub fn count_before(&self, count: Count) -> String {
        match count {
            Count::Dozens => self.text("count.before.dozens").to_owned(),
            Count::Hundreds => self.text("count.before.hundreds").to_owned(),
            Count::Thousands => self.text("count.before.thousands").to_owned(),
            Count::None => self.text("count.before.none").to_owned(),
            _ => self.count_value(count),
        }
    }

    /// A range of numbers.
    pub fn range(&self, range: Range) -> String {
        use Bound::{Excluded, Included, Unbounded};
        let zero = Number::ZERO;
        let low = |key: &str, n| self.numbered(key, &[("low", &self.decimal(n))]);
        let high = |key: &str, n| self.numbered(key, &[("high", &self.decimal(n))]);
        match (range.low, range.high) {
            (Included(a), Included(b)) if a == b && a == zero => self.text("count.none").to_owned(),
            (Included(a), Included(b)) if a == b => low("range.exactly", a),
            (Unbounded, Unbounded) => self.text("range.any").to_owned(),
            (Included(a), Unbounded) if a == zero => self.text("range.any").to_owned(),
            (Included(a), Unbounded) => low("range.at_least", a),
            (Excluded(a), Unbounded) => low("range.over", a),
            (Included(a), Included(b)) if a == zero => high("range.up_to", b),
            (Included(a), Excluded(b)) if a == zero => high("range.under", b),
            (Excluded(a), Included(b)) if a == zero => high("range.above_none_up_to", b),
            (Excluded(a), Excluded(b)) if a == zero => high("range.above_none_under", b),
            (Included(a), Included(b)) => self.both("range.between", a, b),
            (Excluded(a), Included(b)) => self.both("range.between_without_low", a, b),
            (Included(a), Excluded(b)) => self.both("range.between_without_high", a, b),
            (Excluded(a), Excluded(b)) => self.both("range.between_without_ends", a, b),
            (Unbounded, Included(b)) => high("range.up_to", b),
            (Unbounded, Excluded(b)) => high("range.under", b),
        }
    }

    /// A number that need not be whole, with the language's separators.
    pub fn decimal(&self, n: Number) -> String {
        let whole = grouped(&n.whole().to_string(), self.text("number.group"));
        match n.decimals().as_str() {
            "" => whole,
            decimals => format!("{whole}{}{decimals}", self.text("number.point")),
        }
    }

    fn both(&self, key: &str, low: Number, high: Number) -> String {
        self.numbered(key, &[("low", &self.decimal(low)), ("high", &self.decimal(high))])
    }

    /// A text with numbers, whose endings agree with them.
    fn numbered(&self, key: &str, values: &[(&str, &str)]) -> String {
        let language = self.table.get(key).map_or("", |it| it.language.as_str());
        endings::agreed(language, &self.with(key, values))
    }
}
