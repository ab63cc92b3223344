//! Claims for the properties, as lines that [`World`](super::world::World) reads.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*, sample::select};

const SPEAKERS: &[&str] = &[
    "north-ministry",
    "north-spokesman",
    "north-bishop",
    "south-ministry",
    "south-ministry",
    "south-bishop",
    "east-ministry",
    "observers",
    "wire",
];
const OUTLETS: &[&str] = &["wire", "wire", "mill", "north-tv", "south-tv"];
const DATES: &[&str] = &[
    "-",
    "2016",
    "2016-04",
    "2016-04-01",
    "2016-04-02",
    "2016-04-02",
    "2016-04-02T10:00",
    "2016-04-02/2016-04-05",
    "2016-04-03",
    "2016-04-04/..",
    "2016-04-05",
];
const COUNTS: &[&str] =
    &["none", "1", "2", "3", "4", "over_2", "at_least_3", "up_to_3", "under_3", "2_to_4", "some"];
const COUNTED: &[&str] = &[
    "north-killed",
    "south-killed",
    "south-killed",
    "south-total",
    "south-total",
    "posts",
    "posts",
];
const RELATIONS: &[&str] = &["denies", "confirms", "updates", "updates", "retracts"];

/// A claim as a line, without its name; numbers point to earlier claims.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) begin: String,
    pub(super) answers: String,
    pub(super) repeats: Option<usize>,
    pub(super) relations: Vec<(&'static str, usize)>,
}

/// Fewer claims than `most`.
pub(super) fn lines(most: usize) -> impl Strategy<Value = Vec<Line>> {
    vec(line(), 1..most)
}

/// A claim.
pub(super) fn line() -> impl Strategy<Value = Line> {
    let begin = (select(SPEAKERS), select(OUTLETS), select(DATES), select(OUTLETS), 0..4u8);
    let counts = vec((select(COUNTED), select(COUNTS)), 0..3);
    let choices =
        (select(&["who-began", "who-holds"][..]), select(&["north", "south"][..]), 0..3u8);
    let relations = vec((select(RELATIONS), 0..20usize), 0..2);
    let repeats = prop::option::weighted(0.2, 0..20usize);
    (begin, counts, choices, relations, repeats).prop_map(
        |((by, outlet, said, via, how), counts, (question, choice, chosen), relations, repeats)| {
            let begin = match how {
                0 => format!("{by} {outlet} {said} via={via}"),
                _ => format!("{by} {outlet} {said}"),
            };
            let counts: BTreeMap<&str, &str> = counts.into_iter().collect();
            let mut answers: Vec<String> = counts.iter().map(|(q, n)| format!("{q}={n}")).collect();
            if chosen == 0 {
                answers.push(format!("{question}={choice}"));
            }
            Line { begin, answers: answers.join(" "), repeats, relations }
        },
    )
}

/// The claims as text. What points to a claim that does not come before is left out.
pub(super) fn text(lines: &[Line]) -> String {
    let lines = lines.iter().enumerate().map(|(row, line)| {
        let repeats = line.repeats.into_iter().map(|to| ("repeats", to));
        let points = repeats.chain(line.relations.iter().copied()).filter(|(_, to)| *to < row);
        let points: Vec<String> = points.map(|(kind, to)| format!("{kind}=c{to}")).collect();
        format!("c{row} {} {} {}\n", line.begin, line.answers, points.join(" "))
    });
    lines.collect()
}
