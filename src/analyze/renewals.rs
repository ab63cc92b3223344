//! Renewals: where a voice later says what it cannot hold together with its earlier answer.

use super::{
    answers::{Row, by_voice},
    incompatible::{Rule, incompatible},
    order::{Lies, Order},
    peaks::{Asker, Entry, peaks},
    types::Statement,
};
use crate::model::Id;

/// For each row the latest of the same voice's later answers that is incompatible with it.
pub(super) fn renewals(rule: Rule, rows: &[Row], order: &Order) -> Vec<Option<usize>> {
    let mut renewals = vec![None; rows.len()];
    if rule == Rule::State {
        return renewals;
    }
    for (_, own) in by_voice(rows).iter().filter(|(_, own)| own.len() > 1) {
        let below = later(rows, own, order, |row| (rows[row].ends.high, rows[row].ends.low));
        let above = match rule {
            // What was said of a total earlier has no upper end by now.
            Rule::Total | Rule::State => vec![None; own.len()],
            Rule::Whenever => {
                later(rows, own, order, |row| (-rows[row].ends.low, -rows[row].ends.high))
            }
        };
        for ((row, below), above) in own.iter().zip(below).zip(above) {
            renewals[*row] = settled(rule, rows, own, order, (*row, below.max(above)));
        }
    }
    renewals
}

/// For each of a voice's rows the last of its certainly later rows whose key, the first number, is
/// below the row's second.
fn later(
    rows: &[Row],
    own: &[usize],
    order: &Order,
    key: impl Fn(usize) -> (i128, i128),
) -> Vec<Option<usize>> {
    let said = |row: usize| order.said(rows[row].statement);
    // Time runs backwards here: what opens after a row closes lies before it.
    let entries = own.iter().map(|&row| {
        let from = -i128::from(said(row).opens);
        Entry { key: key(row).0, from, row }
    });
    let askers = own.iter().map(|&row| {
        let until = -i128::from(said(row).closes) - 1;
        Asker { below: key(row).1, until }
    });
    peaks(entries.collect(), &askers.collect::<Vec<_>>())
}

/// The latest renewal of a row. Dates found the candidate; where relations order what dates do
/// not, all of the voice's answers are looked at.
fn settled(
    rule: Rule,
    rows: &[Row],
    own: &[usize],
    order: &Order,
    (row, candidate): (usize, Option<usize>),
) -> Option<usize> {
    let ours = &rows[row];
    let related = order.later_by_relation(ours.statement);
    let overtaken = candidate.is_some_and(|row| order.is_overtaken(rows[row].statement));
    if related.is_empty() && !overtaken {
        return candidate;
    }
    let renews = |other: &usize| {
        let theirs = &rows[*other];
        theirs.voice == ours.voice && incompatible(rule, theirs.ends, ours.ends, Lies::Later)
    };
    let is_dated =
        |other: &usize| order.said(rows[*other].statement).after(order.said(ours.statement));
    // The last by date will do, unless others by date are later than it.
    let dated: Vec<usize> = match candidate {
        Some(_) if overtaken => own.iter().copied().filter(is_dated).collect(),
        candidate => candidate.into_iter().collect(),
    };
    let related = related.into_iter().flat_map(|statement| of_statement(rows, order, statement));
    let all: Vec<usize> = dated.into_iter().chain(related).filter(renews).collect();
    order.latest(&all, |other| rows[*other].statement).map(|latest| all[latest])
}

/// The rows of a statement; rows are in the order of their places.
fn of_statement(
    rows: &[Row],
    order: &Order,
    statement: Id<Statement>,
) -> impl Iterator<Item = usize> {
    let place = |row: &Row| order.place(row.statement);
    let from = rows.partition_point(|row| place(row) < order.place(statement));
    let to = rows.partition_point(|row| place(row) <= order.place(statement));
    from..to
}
