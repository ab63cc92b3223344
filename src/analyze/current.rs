//! Current: the answers that a voice still stands by, and what they allow together.

use super::{
    answers::{Row, by_voice},
    ends::{Ends, join},
    incompatible::Rule,
    order::Order,
    types::Voice,
};

/// The answers of one voice to one question.
#[derive(Debug)]
pub(super) struct Stand {
    pub(super) voice: Voice,
    /// All its rows.
    pub(super) given: Vec<usize>,
    /// Those it still stands by.
    pub(super) current: Vec<usize>,
    /// What these allow: from the lowest, none touching the next.
    pub(super) allowed: Vec<Ends>,
    /// Whether no number is allowed by all of them.
    pub(super) unordered: bool,
}

/// What each voice stands by. `given_up` says so of each row: updated or retracted by a relation,
/// or by a later incompatible answer of the same voice.
pub(super) fn stands(rule: Rule, rows: &[Row], given_up: &[bool], order: &Order) -> Vec<Stand> {
    let stands = by_voice(rows).into_iter().map(|(voice, given)| {
        let last = latest_opening(rows, &given, order);
        let passed =
            |row: &usize| rule == Rule::State && last > order.said(rows[*row].statement).closes;
        let current: Vec<usize> =
            given.iter().copied().filter(|row| !given_up[*row] && !passed(row)).collect();
        let (allowed, unordered) = allowed(rule, rows, &current, order);
        Stand { voice, given, current, allowed, unordered }
    });
    stands.collect()
}

/// What some answers of one voice allow: their intersection, or their union where that is empty.
fn allowed(rule: Rule, rows: &[Row], current: &[usize], order: &Order) -> (Vec<Ends>, bool) {
    let last = latest_opening(rows, current, order);
    let ends = current.iter().map(|&row| {
        let Row { ends, statement, .. } = rows[row];
        let went_on = rule == Rule::Total && last > order.said(statement).closes;
        if went_on { ends.onwards() } else { ends }
    });
    let ends: Vec<Ends> = ends.collect();
    let both = |a: Ends, b: Ends| Ends { low: a.low.max(b.low), high: a.high.min(b.high) };
    match ends.iter().copied().reduce(both) {
        Some(all) if all.low <= all.high => (vec![all], false),
        Some(_) => (join(ends), true),
        None => (Vec::new(), false),
    }
}

/// The moment from which the last of some rows was said.
fn latest_opening(rows: &[Row], of: &[usize], order: &Order) -> i64 {
    let opens = of.iter().map(|&row| order.said(rows[row].statement).opens);
    opens.max().unwrap_or(i64::MIN)
}
