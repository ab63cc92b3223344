//! Reads counts in the forms they are written in, and in no other.

use super::{Count, Number};

/// The largest number that can be written, so that sums stay exact.
const MOST: u64 = 999_999_999_999;

/// Five, so that a tenth of what is written is exact in millionths.
const DECIMALS: usize = 5;

/// What is wrong with a text.
pub(super) enum Fault {
    /// There is nothing.
    Empty,
    /// It has no form that a count has.
    Form,
    /// This part of it should be a number and is none.
    Number(String),
    /// This number can be meant with a point for thousands: before it and behind it.
    TwoWays(String, String),
    /// This number is more exact than anyone counts.
    TooExact(String),
    /// This number is too large.
    TooLarge(String),
    /// It allows no number: `under 0`.
    Nothing,
    /// Its ends, as written, stand in the wrong order.
    Downwards(String, String),
    /// Its ends are one number.
    OneNumber(Number),
}

/// Reads a count.
pub(super) fn read(text: &str) -> Result<Count, Fault> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        [] => Err(Fault::Empty),
        [a, "to", b] if numeric(a) && numeric(b) => between(a, b),
        ["over", n] if numeric(n) => number(n).map(Count::Over),
        ["at", "least", n] if numeric(n) => number(n).map(Count::AtLeast),
        ["about", n] if numeric(n) => above_zero(n).map(Count::About),
        ["almost", n] if numeric(n) => above_zero(n).map(Count::Almost),
        ["up", "to", n] if numeric(n) => above_zero(n).map(Count::UpTo),
        ["under", n] if numeric(n) => above_zero(n).map(Count::Under),
        ["some"] => Ok(Count::Some),
        ["several"] => Ok(Count::Several),
        ["dozens"] => Ok(Count::Dozens),
        ["hundreds"] => Ok(Count::Hundreds),
        ["thousands"] => Ok(Count::Thousands),
        ["none"] => Ok(Count::None),
        [n] if numeric(n) => Ok(match number(n)? {
            Number::ZERO => Count::None,
            n => Count::Exactly(n),
        }),
        _ => Err(Fault::Form),
    }
}

/// Whether a word is meant as a number.
pub(super) fn numeric(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.')
}

/// Reads a number: `12`, `2,000`, `0.05`.
fn number(text: &str) -> Result<Number, Fault> {
    let (whole, decimals) = match text.split_once('.') {
        Some((whole, decimals)) if all_digits(decimals) => (whole, decimals),
        Some(_) => return Err(Fault::Number(text.to_owned())),
        None => (text, ""),
    };
    let digits = ungrouped(whole).ok_or_else(|| Fault::Number(text.to_owned()))?;
    let significant = decimals.trim_end_matches('0');
    if significant.len() > DECIMALS {
        return Err(Fault::TooExact(text.to_owned()));
    }
    // Half of Europe writes two thousand as `2.000`.
    if digits != "0" && whole.len() < 4 && decimals.len() == 3 {
        return Err(Fault::TwoWays(whole.to_owned(), decimals.to_owned()));
    }
    match digits.parse::<u64>() {
        Ok(whole) if whole <= MOST => {
            let fraction = format!("{significant:0<6}").parse().unwrap_or(0);
            Ok(Number(whole * Number::ONE.0 + fraction))
        }
        _ => Err(Fault::TooLarge(text.to_owned())),
    }
}

fn between(a: &str, b: &str) -> Result<Count, Fault> {
    match (number(a)?, number(b)?) {
        (low, high) if low < high => Ok(Count::Between(low, high)),
        (low, high) if low == high => Err(Fault::OneNumber(low)),
        _ => Err(Fault::Downwards(a.to_owned(), b.to_owned())),
    }
}

fn above_zero(digits: &str) -> Result<Number, Fault> {
    match number(digits)? {
        Number::ZERO => Err(Fault::Nothing),
        n => Ok(n),
    }
}

/// The digits of a whole number without its separators, if they stand where they belong.
fn ungrouped(text: &str) -> Option<String> {
    let grouped = text.contains(',');
    let mut groups = text.split(',');
    let first = groups.next()?;
    let first_fits = all_digits(first) && !(grouped && first.len() > 3);
    let leading_zero = first.starts_with('0') && (first.len() > 1 || grouped);
    let rest_fits = groups.all(|group| group.len() == 3 && all_digits(group));
    (first_fits && !leading_zero && rest_fits).then(|| text.replace(',', ""))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, count: Count) {
        assert_eq!(Count::parse(text), Ok(count));
    }

    #[test]
    fn every_form_is_read() {
        let n = Number::from;
        case("12", Count::Exactly(n(12)));
        case("12.0", Count::Exactly(n(12)));
        case("0", Count::None);
        case("0.00", Count::None);
        case("0.05", Count::Exactly(Number(50_000)));
        case("0.005", Count::Exactly(Number(5_000)));
        case("2.1350", Count::Exactly(Number(2_135_000)));
        case("2000", Count::Exactly(n(2000)));
        case("2,000", Count::Exactly(n(2000)));
        case("12,345,678", Count::Exactly(n(12_345_678)));
        case("1,234.567", Count::Exactly(Number(1_234_567_000)));
        case("over 100", Count::Over(n(100)));
        case("over 0", Count::Over(n(0)));
        case("at least 200", Count::AtLeast(n(200)));
        case("about 35", Count::About(n(35)));
        case("almost 35", Count::Almost(n(35)));
        case("up to 15", Count::UpTo(n(15)));
        case("under 400", Count::Under(n(400)));
        case("40 to 50", Count::Between(n(40), n(50)));
        case("0 to 5", Count::Between(n(0), n(5)));
        case(" about \u{a0}1,500 ", Count::About(n(1500)));
        case("some", Count::Some);
        case("several", Count::Several);
        case("dozens", Count::Dozens);
        case("hundreds", Count::Hundreds);
        case("thousands", Count::Thousands);
        case("none", Count::None);
        case("999,999,999,999", Count::Exactly(Number(999_999_999_999_000_000)));
    }
}
