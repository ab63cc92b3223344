//! What is wrong with a text that is not a count, and what was probably meant.

use super::{
    Count, CountError,
    parse::{Fault, numeric, read},
    spelled::spelled,
};

/// How counts are written, for those who wrote something else.
const FORMS: &str = "counts are written `12`, `0.05`, `2,000`, `over 100`, `at least 200`, \
    `about 35`, `almost 35`, `up to 15`, `under 400`, `40 to 50`, `some`, `several`, `dozens`, \
    `hundreds`, `thousands` or `none`";

/// Ways to begin a count that are not ours, the longer before those they begin with.
const BEGINNINGS: &[(&str, &str)] = &[
    (">=", "at least"),
    ("=>", "at least"),
    ("≥", "at least"),
    (">", "over"),
    ("<=", "up to"),
    ("=<", "up to"),
    ("≤", "up to"),
    ("<", "under"),
    ("~", "about"),
    ("≈", "about"),
    ("±", "about"),
    ("in excess of", "over"),
    ("more than", "over"),
    ("above", "over"),
    ("no fewer than", "at least"),
    ("no less than", "at least"),
    ("not fewer than", "at least"),
    ("not less than", "at least"),
    ("a minimum of", "at least"),
    ("minimum", "at least"),
    ("no more than", "up to"),
    ("not more than", "up to"),
    ("a maximum of", "up to"),
    ("as many as", "up to"),
    ("maximum", "up to"),
    ("at most", "up to"),
    ("fewer than", "under"),
    ("less than", "under"),
    ("below", "under"),
    ("approximately", "about"),
    ("approx.", "about"),
    ("approx", "about"),
    ("roughly", "about"),
    ("around", "about"),
    ("circa", "about"),
    ("ca.", "about"),
    ("c.", "about"),
    ("some", "about"),
    ("close to", "almost"),
    ("nearly", "almost"),
    ("exactly", ""),
    ("=", ""),
    ("over", "over"),
    ("at least", "at least"),
    ("about", "about"),
    ("almost", "almost"),
    ("up to", "up to"),
    ("under", "under"),
];

/// Words that mean what one of our forms means.
const WORDS: &[(&str, &str)] = &[
    ("no", "none"),
    ("no one", "none"),
    ("nobody", "none"),
    ("nothing", "none"),
    ("nil", "none"),
    ("zero", "none"),
    ("any", "some"),
    ("few", "several"),
    ("a few", "several"),
    ("many", "several"),
    ("multiple", "several"),
    ("tens", "dozens"),
    ("scores", "dozens"),
    ("dozen", "about 12"),
    ("a dozen", "about 12"),
    ("half a dozen", "about 6"),
    ("a hundred", "about 100"),
    ("a thousand", "about 1,000"),
];

/// Says what is wrong with a text, and how to mend it.
pub(super) fn error(text: &str, fault: Fault) -> CountError {
    let (message, help) = match fault {
        Fault::Empty => ("the answer is empty".to_owned(), NOT_GIVEN.to_owned()),
        Fault::Form => (format!("`{text}` is not a count"), form(text)),
        Fault::Number(digits) => {
            let help = mended(&digits).map_or_else(|| FORMS.to_owned(), did_you_mean);
            (format!("`{digits}` is not a number"), help)
        }
        Fault::TwoWays(whole, decimals) => (
            format!("`{whole}.{decimals}` can be read in two ways"),
            format!("write `{whole},{decimals}` for thousands, `{whole}.{decimals}0` for decimals"),
        ),
        Fault::TooExact(digits) => (
            format!("`{digits}` has more than five decimals"),
            "round it as the speaker would".to_owned(),
        ),
        Fault::TooLarge(digits) => {
            (format!("`{digits}` is too large"), "the largest number is 999,999,999,999".to_owned())
        }
        Fault::Nothing => {
            (format!("`{text}` allows no number"), "who means none says `none`".to_owned())
        }
        Fault::Downwards(a, b) => {
            (format!("`{text}` runs downwards"), did_you_mean(format!("{b} to {a}")))
        }
        Fault::OneNumber(n) => {
            (format!("both ends of `{text}` are one number"), did_you_mean(n.to_string()))
        }
    };
    CountError { message, help: Some(help) }
}

const NOT_GIVEN: &str = "leave out an answer that was not given";

fn did_you_mean(text: impl AsRef<str>) -> String {
    format!("did you mean `{}`?", text.as_ref())
}

/// How to mend a text that has no form of ours.
fn form(text: &str) -> String {
    let plain = plain(text);
    if matches!(plain.as_str(), "?" | "unknown" | "n/a" | "null" | "~" | "-") {
        return NOT_GIVEN.to_owned();
    }
    if plain.starts_with(['-', '−', '–']) {
        return "a count is never below zero".to_owned();
    }
    if let Some(meant) = meant(&plain) {
        return did_you_mean(meant);
    }
    match shorter(&plain) {
        Some(meant) => format!("did you mean `{meant}`? what is counted stands in the question"),
        None => near(&plain).map_or_else(|| FORMS.to_owned(), did_you_mean),
    }
}

/// The count that a text in another notation stands for, and whether words were left off its end.
pub(super) fn reading(text: &str) -> Option<(Count, bool)> {
    let plain = plain(text);
    let (meant, cut) = match meant(&plain) {
        Some(meant) => (meant, false),
        None => (shorter(&plain)?, true),
    };
    read(&meant).ok().map(|count| (count, cut))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The count at the beginning of `12 soldiers` or `over 100 killed`.
fn shorter(plain: &str) -> Option<String> {
    let words: Vec<&str> = plain.split(' ').collect();
    (1..words.len()).rev().find_map(|end| meant(&words[..end].join(" ")))
}

/// The count that was probably meant, as it is written.
fn meant(plain: &str) -> Option<String> {
    if let Some((_, ours)) = WORDS.iter().find(|(theirs, _)| *theirs == plain) {
        return Some((*ours).to_owned());
    }
    canonical(plain)
        .or_else(|| range(plain))
        .or_else(|| open_end(plain))
        .or_else(|| beginning(plain))
        .or_else(|| value(plain))
}

/// The text as it should be written, if it is a count.
fn canonical(text: &str) -> Option<String> {
    read(text).ok().map(|count: Count| count.to_string())
}

/// `40-50`, `40–50`, `between 40 and 50`, `from 40 to 50`, `40 or 50`.
fn range(plain: &str) -> Option<String> {
    let inner = plain
        .strip_prefix("between ")
        .or_else(|| plain.strip_prefix("from "))
        .or_else(|| plain.strip_prefix("about "))
        .unwrap_or(plain);
    let separators = ["…", "...", "..", "—", "–", "-", " to ", " and ", " or "];
    separators.iter().find_map(|separator| {
        let (a, b) = inner.split_once(separator)?;
        canonical(&format!("{} to {}", value(a.trim())?, value(b.trim())?))
    })
}

/// `100+`, `100 or more`, `15 or fewer`, `100 plus`.
fn open_end(plain: &str) -> Option<String> {
    let ends = [
        ("+", "at least"),
        (" plus", "at least"),
        (" or more", "at least"),
        (" or fewer", "up to"),
        (" or less", "up to"),
    ];
    ends.iter().find_map(|(end, ours)| {
        let number = value(plain.strip_suffix(end)?.trim())?;
        canonical(&format!("{ours} {number}"))
    })
}

/// `>100`, `approximately 35`, `more than twelve`.
fn beginning(plain: &str) -> Option<String> {
    BEGINNINGS.iter().find_map(|(theirs, ours)| {
        let number = value(plain.strip_prefix(theirs)?.trim())?;
        canonical(&format!("{ours} {number}"))
    })
}

/// A number in digits or words, as it is written: `1 500`, `2k`, `twelve`.
fn value(plain: &str) -> Option<String> {
    let exact = |text: &str| canonical(text).filter(|it| numeric(it));
    exact(plain).or_else(|| mended(plain)).or_else(|| exact(&spelled(plain)?.to_string()))
}

/// A number whose separators, zeros or spaces are not where they belong, put right.
fn mended(text: &str) -> Option<String> {
    let candidates = [
        text.replace([' ', '\'', '’', '_'], ""),
        format!("0{text}"),
        text.replacen(',', ".", 1),
        text.trim_start_matches('0').to_owned(),
        text.trim_end_matches(['.', ',']).to_owned(),
        text.replace('.', ","),
    ];
    let looks = text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let read = |it: &String| canonical(it).filter(|it| numeric(it));
    candidates.iter().filter(|_| looks).find_map(read)
}

/// A word of ours that is spelled nearly so.
fn near(plain: &str) -> Option<&'static str> {
    ["some", "several", "dozens", "hundreds", "thousands", "none"]
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(word, plain), word))
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, message: &str, help: &str) {
        let error = Count::parse(text).unwrap_err();
        assert_eq!((error.message.as_str(), error.help.as_deref()), (message, Some(help)));
    }

    #[track_caller]
    fn meant(text: &str, count: &str) {
        case(text, &format!("`{text}` is not a count"), &format!("did you mean `{count}`?"));
        assert_eq!(Count::parse(count).unwrap().to_string(), count);
    }

    #[test]
    fn near_forms_are_recognized() {
        meant(">100", "over 100");
        meant("> 100", "over 100");
        meant(">=100", "at least 100");
        meant("≥ 2000", "at least 2,000");
        meant("<400", "under 400");
        meant("≤15", "up to 15");
        meant("~35", "about 35");
        meant("c. 35", "about 35");
        meant("100+", "at least 100");
        meant("100 or more", "at least 100");
        meant("40-50", "40 to 50");
        meant("40–50", "40 to 50");
        meant("between 40 and 50", "40 to 50");
        meant("two or three", "2 to 3");
        meant("approximately 35", "about 35");
        meant("some 35", "about 35");
        meant("nearly 35", "almost 35");
        meant("more than a hundred", "over 100");
        meant("no fewer than 3", "at least 3");
        meant("as many as 20", "up to 20");
        meant("fewer than 20", "under 20");
        meant("Over 100", "over 100");
        meant("Dozens", "dozens");
        meant("twelve", "12");
        meant("thirty-five", "35");
        meant("two hundred and five", "205");
        meant("2k", "2,000");
        meant("3 million", "3,000,000");
        meant("2 000", "2,000");
        meant("zero", "none");
        meant("a few", "several");
        meant("severl", "several");
        meant(".5", "0.5");
    }

    #[test]
    fn what_is_counted_stands_in_the_question() {
        let help =
            |it: &str| format!("did you mean `{it}`? what is counted stands in the question");
        case("12 soldiers", "`12 soldiers` is not a count", &help("12"));
        case("over 100 men", "`over 100 men` is not a count", &help("over 100"));
        case("dozens of men", "`dozens of men` is not a count", &help("dozens"));
        case("twelve killed", "`twelve killed` is not a count", &help("12"));
    }

    #[test]
    fn faulty_numbers_are_explained() {
        case("1,5", "`1,5` is not a number", "did you mean `1.5`?");
        case("007", "`007` is not a number", "did you mean `7`?");
        case("12.", "`12.` is not a number", "did you mean `12`?");
        case("1.234.567", "`1.234.567` is not a number", "did you mean `1,234,567`?");
        case(
            "over 2.000",
            "`2.000` can be read in two ways",
            "write `2,000` for thousands, `2.0000` for decimals",
        );
        case(
            "0.1234567",
            "`0.1234567` has more than five decimals",
            "round it as the speaker would",
        );
        case(
            "1,000,000,000,000",
            "`1,000,000,000,000` is too large",
            "the largest number is 999,999,999,999",
        );
        case("1.2.3", "`1.2.3` is not a number", FORMS);
    }

    #[test]
    fn faulty_counts_are_explained() {
        case("", "the answer is empty", NOT_GIVEN);
        case("unknown", "`unknown` is not a count", NOT_GIVEN);
        case("-5", "`-5` is not a count", "a count is never below zero");
        case("under 0", "`under 0` allows no number", "who means none says `none`");
        case("50 to 40", "`50 to 40` runs downwards", "did you mean `40 to 50`?");
        case("12 to 12", "both ends of `12 to 12` are one number", "did you mean `12`?");
        case("a great number", "`a great number` is not a count", FORMS);
    }
}
