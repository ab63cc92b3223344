//! Ledger: whose losses, and who says how many.

use super::{
    types::{LedgerCell, LedgerRow},
    voices::place,
    weighed::Weighed,
};
use crate::model::{Answers, Record};

/// The counts of losses that someone answers, in the order of the sides whose losses they are.
pub(super) fn ledger(record: &Record, weighed: &[Weighed]) -> Vec<LedgerRow> {
    let is_loss = |weighed: &&Weighed| {
        let question = &record.questions[weighed.id];
        let counted = matches!(question.answers, Answers::Count { .. });
        counted && !question.about.is_empty() && !weighed.rows.is_empty()
    };
    let mut losses: Vec<&Weighed> = weighed.iter().filter(is_loss).collect();
    losses.sort_by_key(|weighed| (&record.questions[weighed.id].about, weighed.id));
    losses.into_iter().map(|weighed| row(record, weighed)).collect()
}

fn row(record: &Record, weighed: &Weighed) -> LedgerRow {
    let stands = weighed.stands.iter();
    let mut cells: Vec<LedgerCell> = stands
        .map(|stand| LedgerCell { voice: stand.voice, answers: stand.given.clone() })
        .collect();
    cells.sort_by_key(|cell| place(record, cell.voice));
    LedgerRow { question: weighed.id, cells }
}
