//! Common ground and floor, number by number: what each party allows is asked of every number at
//! which a range can begin or end, and of those next to it.

use claimline::{
    analyze::{CommonGround, QuestionFacts, analysis},
    model::{Bound, Number},
};
use proptest::{collection::vec, prelude::*};

use super::world::World;
use crate::invented::tries;

const PARTIES: [&str; 3] = ["north-ministry", "south-ministry", "east-ministry"];
const MILLION: u64 = 1_000_000;

/// A count as it is written, and from the contract what it allows, in millionths: the least number,
/// whether that is allowed itself, the greatest, whether that is.
#[derive(Debug, Clone)]
struct Said {
    text: String,
    low: (u64, bool),
    high: Option<(u64, bool)>,
}

impl Said {
    fn allows(&self, n: u64) -> bool {
        let (low, low_in) = self.low;
        (n > low || (low_in && n == low))
            && self.high.is_none_or(|(high, high_in)| n < high || (high_in && n == high))
    }

    /// A running total that went on since.
    fn onwards(&self) -> Self {
        Self { high: None, ..self.clone() }
    }
}

/// A count of any form; `n` is in twentieths.
fn said() -> impl Strategy<Value = Said> {
    (0..13_u8, prop_oneof![3 => (1..12_u64).prop_map(|n| n * 20), 1 => 1..300_u64], 1..5_u64)
        .prop_map(|(form, n, more)| {
            let millionths = n * 50_000;
            let margin = if n < 20 { millionths / 10 } else { (millionths / 10).max(MILLION) };
            let number = |n: u64| {
                let text = format!("{}.{:02}", n / 20, n % 20 * 5);
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            };
            let (n, to) = (number(n), (number(n + more * 20), millionths + more * MILLION));
            let (low, high) = (millionths - margin, millionths + margin);
            let (text, low, high) = match form {
                0 => ("none".to_owned(), (0, true), Some((0, true))),
                1 => (format!("over_{n}"), (millionths, false), None),
                2 => (format!("at_least_{n}"), (millionths, true), None),
                3 => (format!("up_to_{n}"), (0, false), Some((millionths, true))),
                4 => (format!("under_{n}"), (0, false), Some((millionths, false))),
                5 | 6 => (format!("{n}_to_{}", to.0), (millionths, true), Some((to.1, true))),
                7 => (format!("about_{n}"), (low, true), Some((high, true))),
                8 => (format!("almost_{n}"), (low, true), Some((millionths, true))),
                9 => ("some".to_owned(), (MILLION, true), None),
                10 => ("several".to_owned(), (2 * MILLION, true), None),
                _ => (n, (millionths, true), Some((millionths, true))),
            };
            Said { text, low, high }
        })
}

/// Whether a party's answers, each with its day, allow a number; nothing where it gave none.
fn allowed(answers: &[(usize, Said)], total: bool, grid: &[u64]) -> Vec<bool> {
    let met = |a: &Said, b: &Said| grid.iter().any(|n| a.allows(*n) && b.allows(*n));
    let since = |said: &Said| if total { said.onwards() } else { said.clone() };
    let current: Vec<&(usize, Said)> = answers
        .iter()
        .filter(|(day, it)| !answers.iter().any(|(later, b)| later > day && !met(&since(it), b)))
        .collect();
    let last = current.iter().map(|it| it.0).max();
    let ranges: Vec<Said> = current
        .iter()
        .map(|(day, it)| if Some(*day) < last { since(it) } else { it.clone() })
        .collect();
    let all = |n: &u64| ranges.iter().all(|it| it.allows(*n));
    let agree = grid.iter().any(all);
    grid.iter()
        .map(|n| if agree { all(n) } else { ranges.iter().any(|it| it.allows(*n)) })
        .collect()
}

/// Every end, the numbers next to it, those between, and whole numbers.
fn grid(answers: &[Vec<(usize, Said)>]) -> Vec<u64> {
    let said = answers.iter().flatten().map(|it| &it.1);
    let mut ends: Vec<u64> =
        said.flat_map(|it| [Some(it.low.0), it.high.map(|it| it.0)]).flatten().collect();
    ends.extend((0..40).map(|n| n * MILLION));
    ends.sort_unstable();
    ends.dedup();
    let between: Vec<u64> = ends.windows(2).map(|pair| pair[0].midpoint(pair[1])).collect();
    let near = ends.iter().flat_map(|n| [n.saturating_sub(1), *n, n + 1]);
    let mut grid: Vec<u64> = near.chain(between).collect();
    grid.sort_unstable();
    grid.dedup();
    grid
}

fn check(facts: &QuestionFacts, allowed: &[Vec<bool>], grid: &[u64], total: bool) {
    let answering = allowed.len() > 1;
    assert_eq!(facts.common_ground.is_some(), answering && !total);
    if let Some(ground) = &facts.common_ground {
        for (row, n) in grid.iter().enumerate() {
            let common = allowed.iter().all(|it| it[row]);
            let found = match ground {
                CommonGround::Ranges(ranges) => ranges.iter().any(|it| it.contains(Number(*n))),
                CommonGround::None => false,
            };
            assert_eq!(found, common, "{} in the common ground", Number(*n));
        }
    }
    let least = grid.iter().enumerate().find(|(row, _)| allowed.iter().any(|it| it[*row]));
    let least = least.map(|(_, n)| *n).filter(|_| answering);
    // A range that begins just above zero has no lower end above it.
    let expected = least.filter(|n| *n > 1).map(Number);
    let found = match facts.floor {
        Some(Bound::Included(n)) => Some(n),
        Some(Bound::Excluded(n)) => Some(Number(n.0 + 1)),
        Some(Bound::Unbounded) | None => None,
    };
    assert_eq!(found, expected, "floor");
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn common_ground_and_floor_hold_for_every_number(
        answers in vec(vec((1..4_usize, said()), 0..4), 3),
        total in any::<bool>(),
    ) {
        let question = if total { "north-total" } else { "north-killed" };
        let lines = PARTIES.iter().zip(&answers).flat_map(|(party, answers)| {
            answers.iter().enumerate().map(move |(row, (day, said))| {
                format!("{party}-{row} {party} wire 2016-04-0{day} {question}={}\n", said.text)
            })
        });
        let world = World::read(&lines.collect::<String>());
        let all = analysis(&world.record);
        let mut questions = world.record.questions.iter().zip(&all.questions);
        let facts = questions.find(|((_, row), _)| row.id == question).expect("a question").1;
        let grid = grid(&answers);
        let answering = answers.iter().filter(|it| !it.is_empty());
        let allowed: Vec<Vec<bool>> = answering.map(|it| allowed(it, total, &grid)).collect();
        check(facts, &allowed, &grid, total);
    }
}
