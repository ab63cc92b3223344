//! Dates as people write them, put into EDTF: to tell a writer, never to read them silently.

use super::Day;

/// English months; three letters are enough.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Seasons and their codes in EDTF.
const SEASONS: &[(&str, &str)] =
    &[("spring", "21"), ("summer", "22"), ("autumn", "23"), ("fall", "23"), ("winter", "24")];

/// Words before a date and the mark that EDTF puts behind it.
const DOUBTS: &[(&str, char)] = &[
    ("approximately ", '~'),
    ("around ", '~'),
    ("about ", '~'),
    ("circa ", '~'),
    ("ca. ", '~'),
    ("c. ", '~'),
    ("~", '~'),
    ("possibly ", '?'),
    ("probably ", '?'),
    ("maybe ", '?'),
];

/// Words before a date that is one end of an interval, what stands before and behind it there, and
/// how far the end is from the date: an interval holds its ends.
const OPEN: &[(&str, &str, &str, i32)] = &[
    ("not later than ", "../", "", 0),
    ("before ", "../", "", -1),
    ("until ", "../", "", 0),
    ("till ", "../", "", 0),
    ("by ", "../", "", 0),
    ("after ", "", "/..", 1),
    ("since ", "", "/..", 0),
    ("from ", "", "/..", 0),
];

/// What can be meant by a text, the likelier first. Not all of it need be a date.
pub(super) fn candidates(text: &str) -> Vec<String> {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    for (before, left, right, step) in OPEN {
        let Some(rest) = plain.strip_prefix(before) else { continue };
        if !separators().any(|it| rest.contains(it)) {
            let ends = one(rest).into_iter().map(|it| neighbor(&it, *step).unwrap_or(it));
            return ends.map(|it| format!("{left}{it}{right}")).collect();
        }
    }
    let found = one(&plain);
    if found.is_empty() { interval(&plain) } else { found }
}

/// The day, month or year so far from a plain one.
fn neighbor(date: &str, step: i32) -> Option<String> {
    let parts: Option<Vec<i32>> = date.split('-').map(|it| it.parse().ok()).collect();
    match parts?[..] {
        [year] => Some(format!("{:04}", year + step)),
        [year, month] => {
            let months = year * 12 + month - 1 + step;
            Some(format!("{:04}-{:02}", months / 12, months % 12 + 1))
        }
        [year, month, day] => {
            let day = Day::new(year.into(), month.try_into().ok()?, day.try_into().ok()?)?;
            Some(day.offset(step).to_string())
        }
        _ => None,
    }
}

/// The ways to write one date or time.
fn one(plain: &str) -> Vec<String> {
    let (plain, doubt) = doubt(plain);
    let Some((date, clock)) = clock(plain) else { return Vec::new() };
    dates(&Parts::read(&date)).iter().map(|date| format!("{date}{clock}{doubt}")).collect()
}

/// The ways to write an interval, whose ends may share a month or a year: `1–4 April 2016`.
fn interval(plain: &str) -> Vec<String> {
    let plain =
        plain.strip_prefix("from ").or_else(|| plain.strip_prefix("between ")).unwrap_or(plain);
    for separator in separators() {
        let Some((start, end)) = plain.split_once(separator) else { continue };
        let ends = (clock(start), clock(end));
        let (Some((start, start_clock)), Some((end, end_clock))) = ends else { continue };
        let (mut start, mut end) = (Parts::read(&start), Parts::read(&end));
        start.borrow(&end);
        end.borrow(&start);
        if let ([start, ..], [end, ..]) = (&dates(&start)[..], &dates(&end)[..]) {
            return vec![format!("{start}{start_clock}/{end}{end_clock}")];
        }
    }
    Vec::new()
}

fn separators() -> impl Iterator<Item = &'static str> {
    ["/", " to ", " until ", " and ", "–", "—", " - ", "-"].into_iter()
}

/// Takes a mark of doubt, or a word for it, from a text.
fn doubt(plain: &str) -> (&str, String) {
    for (word, mark) in DOUBTS {
        if let Some(rest) = plain.strip_prefix(word) {
            return (rest, mark.to_string());
        }
    }
    let end = plain.trim_end_matches(['?', '~', '%', '(', ')', ' ']);
    let mark = plain[end.len()..].chars().find(|it| matches!(it, '?' | '~' | '%'));
    (end, mark.map(String::from).unwrap_or_default())
}

/// Parts a text into the date and the time as EDTF writes it; nothing where a time is no time.
fn clock(plain: &str) -> Option<(String, String)> {
    let Some(colon) = plain.find(':') else { return Some((plain.to_owned(), String::new())) };
    let before = plain[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let hour: u32 = plain[before.len()..colon].parse().ok()?;
    let after = &plain[colon + 1..];
    let digits = after.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(after.len());
    let (minutes, zone) = after.split_at(digits);
    let (zone, hour) = match zone.trim().trim_end_matches('.') {
        it if it.starts_with("pm") || it.starts_with("p.m") => ("", hour % 12 + 12),
        it if it.starts_with("am") || it.starts_with("a.m") => ("", hour % 12),
        it => (it, hour),
    };
    let date = before.strip_suffix('t').unwrap_or(before).trim_end_matches([' ', ',']);
    let date = date.strip_suffix(" at").unwrap_or(date);
    Some((date.to_owned(), format!("T{hour:02}:{minutes}{}", offset(zone)?)))
}

/// Writes a zone: `+0400`, `utc+4`, `gmt`.
fn offset(zone: &str) -> Option<String> {
    let zone = zone.trim_matches(['(', ')', ' ']);
    let zone = zone
        .strip_prefix("utc")
        .or_else(|| zone.strip_prefix("gmt"))
        .map_or(zone, |rest| if rest.is_empty() { "z" } else { rest });
    let (sign, digits) = match zone.chars().next() {
        None => return Some(String::new()),
        Some('z') if zone.len() == 1 => return Some("Z".to_owned()),
        Some('+') => ('+', &zone[1..]),
        Some('-') => ('-', &zone[1..]),
        Some('−') => ('-', &zone['−'.len_utf8()..]),
        Some(_) => return None,
    };
    let digits = digits.replace(':', "");
    let padded = match digits.len() {
        1 | 3 => format!("0{digits}"),
        _ => digits,
    };
    let (hours, minutes) = padded.split_at_checked(2)?;
    Some(format!("{sign}{hours}:{minutes:0<2}"))
}

/// The words and numbers of a date.
#[derive(Default)]
struct Parts {
    /// Numbers as they were written, in order.
    numbers: Vec<String>,
    /// A month or season that is named: its code, and how many numbers stand before it.
    named: Option<(String, usize)>,
    /// What stands between the numbers.
    slashes: bool,
    /// Something is not understood.
    foreign: bool,
}

impl Parts {
    fn read(text: &str) -> Self {
        let mut parts = Self { slashes: text.contains(['/', '-']), ..Self::default() };
        for word in text.split([' ', ',', '.', '/', '-']).filter(|it| !it.is_empty()) {
            if let Some(number) = number(word) {
                parts.numbers.push(number);
            } else if let (Some(code), None) = (named(word), &parts.named) {
                parts.named = Some((code, parts.numbers.len()));
            } else {
                parts.foreign |= !is_filler(word);
            }
        }
        parts
    }

    /// Takes the month and the year from the other end of an interval.
    fn borrow(&mut self, other: &Self) {
        if self.named.is_none() {
            self.named.clone_from(&other.named);
        }
        let has_year = |parts: &Self| parts.numbers.iter().any(|it| it.len() == 4);
        if !has_year(self) {
            self.numbers.extend(other.numbers.iter().find(|it| it.len() == 4).cloned());
        }
    }
}

/// A number with at least two digits, without `st`, `nd`, `rd`, `th`; `2010s` is `201X`.
fn number(word: &str) -> Option<String> {
    let digits =
        ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    if let Some(decade) = word.strip_suffix("0s").filter(|it| it.len() == 3) {
        return Some(format!("{decade}X"));
    }
    let known = digits.chars().all(|c| c.is_ascii_digit() || c == 'x');
    let known = known && digits.starts_with(|c: char| c.is_ascii_digit());
    known.then(|| format!("{digits:0>2}").replace('x', "X"))
}

/// The code of a month or season.
fn named(word: &str) -> Option<String> {
    let month = MONTHS
        .iter()
        .position(|name| word.len() >= 3 && (name.starts_with(word) || word == "sept"));
    let season = || SEASONS.iter().find(|(name, _)| *name == word).map(|(_, code)| *code);
    match month {
        Some(_) if word == "sept" => Some("09".to_owned()),
        Some(row) => Some(format!("{:02}", row + 1)),
        None => season().map(str::to_owned),
    }
}

fn is_filler(word: &str) -> bool {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    matches!(word, "on" | "of" | "the" | "in" | "at" | "early" | "t")
        || (word.ends_with("day") && days.iter().any(|day| word.starts_with(day)))
        || days.contains(&word)
}

/// The dates that the parts can mean.
fn dates(parts: &Parts) -> Vec<String> {
    if parts.foreign {
        return Vec::new();
    }
    let numbers: Vec<&str> = parts.numbers.iter().map(String::as_str).collect();
    let is_year = |it: &str| it.len() == 4;
    match (&parts.named, &numbers[..]) {
        (Some((month, _)), [year]) if is_year(year) => vec![format!("{year}-{month}")],
        (Some((month, _)), [day, year] | [year, day]) if is_year(year) && !is_year(day) => {
            vec![format!("{year}-{month}-{day}")]
        }
        (None, [year]) if is_year(year) => vec![(*year).to_owned()],
        (None, [digits]) if digits.len() == 8 => {
            vec![format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..])]
        }
        (None, [year, month] | [month, year]) if is_year(year) => vec![format!("{year}-{month}")],
        (None, [year, month, day]) if is_year(year) => vec![format!("{year}-{month}-{day}")],
        (None, [day, month, year]) if is_year(year) => {
            let mut dates = vec![format!("{year}-{month}-{day}")];
            if parts.slashes {
                dates.push(format!("{year}-{day}-{month}"));
            }
            dates
        }
        _ => Vec::new(),
    }
}
