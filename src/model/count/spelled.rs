//! Numbers in English words, to tell a writer how they are written in digits.

const ONES: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: &[&str] =
    &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const SCALES: &[(&str, u64)] = &[
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("k", 1_000),
    ("m", 1_000_000),
];

/// Reads `twelve`, `two hundred and five`, `3 million`, `2k`.
pub(super) fn spelled(text: &str) -> Option<u64> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(digits);
    if rest == "a" {
        return None;
    }
    let mut group: Option<u64> = match digits {
        "" => None,
        digits => Some(digits.parse().ok()?),
    };
    let mut total: u64 = 0;
    for word in rest.split([' ', '-']).filter(|it| !it.is_empty() && *it != "and") {
        if let Some((_, scale)) = SCALES.iter().find(|(name, _)| *name == word) {
            total = total.checked_add(group.take()?.checked_mul(*scale)?)?;
        } else if word == "hundred" {
            group = Some(group?.checked_mul(100)?);
        } else {
            group = Some(group.unwrap_or(0).checked_add(small(word)?)?);
        }
    }
    total.checked_add(group.unwrap_or(0)).filter(|it| *it > 0)
}

/// The value of a word for a number below a hundred; `a` stands for one.
fn small(word: &str) -> Option<u64> {
    let row = |words: &[&str]| words.iter().position(|it| *it == word);
    let value = match word {
        "a" => 1,
        _ => row(ONES).or_else(|| Some(20 + 10 * row(TENS)?))?,
    };
    u64::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, value: Option<u64>) {
        assert_eq!(spelled(text), value);
    }

    #[test]
    fn numbers_in_words_are_read() {
        case("twelve", Some(12));
        case("thirty five", Some(35));
        case("two hundred", Some(200));
        case("a hundred and one", Some(101));
        case("three thousand two hundred", Some(3200));
        case("2k", Some(2000));
        case("12 thousand", Some(12_000));
        case("a", None);
        case("zero", None);
        case("hundred", None);
        case("soldiers", None);
        case("9999999999999999999 billion", None);
    }
}
