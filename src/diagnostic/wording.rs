//! How findings are worded: numbers, lists, and the name that was probably meant.

use std::fmt::Display;

// A project may have tens of thousands of names and as many mistakes. What is longer or farther
// down than this is no slip of the pen worth searching for.
const LONGEST: usize = 60;
const MOST: usize = 10_000;

/// A number of things: `1 error`, `2 errors`, `3 entries`.
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{} {}", digits(number), plural(one)) }
}

/// A number with its thousands parted: `12,345`.
pub fn digits(number: usize) -> String {
    let plain = number.to_string();
    let mut parted = String::new();
    for (at, digit) in plain.chars().enumerate() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// A list that ends with a word: `a, b and c`.
pub fn list(items: impl IntoIterator<Item = impl Display>, last: &str) -> String {
    let mut items: Vec<String> = items.into_iter().map(|it| it.to_string()).collect();
    match (items.pop(), items.is_empty()) {
        (None, _) => String::new(),
        (Some(only), true) => only,
        (Some(end), false) => format!("{} {last} {end}", items.join(", ")),
    }
}

/// Names in backticks, as a list that ends with a word: `` `a`, `b` or `c` ``.
pub fn names(items: impl IntoIterator<Item = impl Display>, last: &str) -> String {
    list(items.into_iter().map(|it| format!("`{it}`")), last)
}

/// How many errors and warnings there are, in words; empty where there are none.
pub fn summary(errors: usize, warnings: usize) -> String {
    let parts = [(errors, "error"), (warnings, "warning")];
    list(parts.iter().filter(|it| it.0 > 0).map(|it| count(it.0, it.1)), "and")
}

/// The help for an unknown name, where a known one is near: ``did you mean `x`?``.
pub fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(name, candidates).map(|it| format!("did you mean `{it}`?"))
}

/// The candidate that was probably meant by a name that is none of them.
///
/// The nearest wins, the first of those equally near. It is cheap enough to be asked for each of
/// thousands of unknown names: most candidates are put aside by their letters alone.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase();
    let letters = letters(&name);
    let words = words(&name);
    let mut best = None;
    let mut reach = name.chars().count().max(3) / 3;
    for candidate in candidates.into_iter().take(MOST) {
        match distance(&name, letters, &words, candidate, reach) {
            Some(0) => return Some(candidate),
            Some(found) => {
                best = Some(candidate);
                reach = found - 1;
            }
            None => {}
        }
    }
    best
}

fn distance(
    name: &str,
    name_letters: u64,
    name_words: &[&str],
    candidate: &str,
    reach: usize,
) -> Option<usize> {
    if candidate.len() > LONGEST || name.len().abs_diff(candidate.len()) > 4 * (reach + 1) {
        return None;
    }
    let candidate = candidate.to_lowercase();
    // One edit changes at most two letters of the set.
    if (letters(&candidate) ^ name_letters).count_ones() as usize > 2 * reach {
        return None;
    }
    if words(&candidate) == name_words {
        return Some(0);
    }
    Some(strsim::osa_distance(name, &candidate)).filter(|it| *it <= reach)
}

/// The set of letters in a name, as bits.
fn letters(name: &str) -> u64 {
    name.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}

/// The words of a name in the order of the alphabet, as `ministry-north` may be meant by
/// `north-ministry`.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(['-', '_', ' ']).collect();
    words.sort_unstable();
    words
}

fn plural(one: &str) -> String {
    let before = one.chars().rev().nth(1);
    match one.chars().next_back() {
        Some('y') if !matches!(before, Some('a' | 'e' | 'o' | 'u')) => {
            format!("{}ies", &one[..one.len() - 1])
        }
        Some('s' | 'x') => format!("{one}es"),
        _ => format!("{one}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, list, names, nearest, summary};

    #[test]
    fn numbers_are_singular_or_plural() {
        #[track_caller]
        fn case(number: usize, one: &str, text: &str) {
            assert_eq!(count(number, one), text);
        }
        case(0, "error", "0 errors");
        case(1, "entry", "1 entry");
        case(2, "entry", "2 entries");
        case(2, "day", "2 days");
        case(999, "address", "999 addresses");
        case(1_000, "claim", "1,000 claims");
        case(12_345_678, "claim", "12,345,678 claims");
    }

    #[test]
    fn lists_end_with_a_word() {
        assert_eq!(list([0; 0], "and"), "");
        assert_eq!(list(["a"], "and"), "a");
        assert_eq!(list(["a", "b"], "or"), "a or b");
        assert_eq!(names(["a", "b", "c"], "and"), "`a`, `b` and `c`");
    }

    #[test]
    fn summaries_leave_out_what_there_is_none_of() {
        assert_eq!(summary(0, 0), "");
        assert_eq!(summary(1, 0), "1 error");
        assert_eq!(summary(0, 2), "2 warnings");
        assert_eq!(summary(2, 1), "2 errors and 1 warning");
    }

    #[test]
    fn slips_of_the_pen_are_understood() {
        #[track_caller]
        fn case(name: &str, meant: Option<&str>) {
            let known = ["north", "north-ministry", "press", "south", "мост", "a"];
            assert_eq!(nearest(name, known), meant);
        }
        case("nroth", Some("north"));
        case("North", Some("north"));
        case("ministry-north", Some("north-ministry"));
        case("north_ministry", Some("north-ministry"));
        case("north-minstry", Some("north-ministry"));
        case("prss", Some("press"));
        case("мотс", Some("мост"));
        case("b", Some("a"));
        case("east", None);
        case("", None);
        case(&"north".repeat(100), None);
    }

    #[test]
    fn the_first_of_those_equally_near_wins() {
        assert_eq!(nearest("nort", ["norm", "north"]), Some("norm"));
        assert_eq!(nearest("nort", ["north", "norm"]), Some("north"));
    }
}
