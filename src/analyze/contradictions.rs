//! Contradictions: for each answer, the latest answer of every other voice that it cannot hold
//! together with.

use std::collections::BTreeMap;

use super::{
    answers::{Row, by_voice},
    ends::Ends,
    incompatible::{Rule, incompatible},
    order::Order,
    peaks::{Asker, Entry, peaks},
};

/// For each row the rows that contradict it: of each other voice the latest.
///
/// Two answers miss each other where one ends below the other's beginning, so each voice is asked
/// twice, by those that begin above its lowest upper end and by those that end below its highest
/// lower end. The work grows with what is found, not with the square of the answers.
pub(super) fn contradictions(rule: Rule, rows: &[Row], order: &Order) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); rows.len()];
    let mut by_low: Vec<usize> = (0..rows.len()).collect();
    by_low.sort_by_key(|&row| rows[row].ends.low);
    let mut by_high: Vec<usize> = (0..rows.len()).collect();
    by_high.sort_by_key(|&row| rows[row].ends.high);
    for (voice, theirs) in by_voice(rows) {
        let ends = |row: &usize| rows[*row].ends;
        let lowest = theirs.iter().map(|row| ends(row).high).min();
        let highest = theirs.iter().map(|row| ends(row).low).max();
        let (Some(lowest), Some(highest)) = (lowest, highest) else { continue };
        let above = &by_low[by_low.partition_point(|row| ends(row).low <= lowest)..];
        let below = &by_high[..by_high.partition_point(|row| ends(row).high < highest)];
        let asking = |asking: &[usize]| -> Vec<usize> {
            asking.iter().copied().filter(|row| rows[*row].voice != voice).collect()
        };
        let asked = Asked { rule, rows, order, theirs: &theirs };
        let mut latest = BTreeMap::new();
        for (row, candidate) in asked.below(&asking(above)).chain(asked.above(&asking(below))) {
            let known = latest.entry(row).or_insert(candidate);
            *known = candidate.max(*known);
        }
        for (row, candidate) in latest {
            found[row].extend(asked.settled(row, candidate));
        }
    }
    found
}

/// A voice, and the answers it is asked about.
struct Asked<'a> {
    rule: Rule,
    rows: &'a [Row<'a>],
    order: &'a Order,
    theirs: &'a [usize],
}

impl Asked<'_> {
    /// The latest answer of the voice that ends below where each row begins. For a total, what is
    /// certainly earlier has no upper end.
    fn below(&self, asking: &[usize]) -> impl Iterator<Item = (usize, usize)> {
        let key = |ends: Ends| (ends.high, ends.low);
        match self.rule {
            Rule::Whenever => self.ever(asking, key),
            Rule::Total => self.not_earlier(self.ever(asking, key)),
            Rule::State => self.not_earlier(self.not_later(asking, key)),
        }
        .into_iter()
    }

    /// The latest answer of the voice that begins above where each row ends. For a total, the row
    /// has no upper end against what is certainly later.
    fn above(&self, asking: &[usize]) -> impl Iterator<Item = (usize, usize)> {
        let key = |ends: Ends| (-ends.low, -ends.high);
        match self.rule {
            Rule::Whenever => self.ever(asking, key),
            Rule::Total => self.not_later(asking, key),
            Rule::State => self.not_earlier(self.not_later(asking, key)),
        }
        .into_iter()
    }

    /// The last of the voice's answers whose key, the first number, is below the second of a row.
    fn ever(&self, asking: &[usize], key: impl Fn(Ends) -> (i128, i128)) -> Vec<(usize, usize)> {
        let entry = |row: usize| Entry { key: key(self.rows[row].ends).0, from: 0, row };
        let asker = |row: usize| Asker { below: key(self.rows[row].ends).1, until: 0 };
        self.peaks(asking, entry, asker)
    }

    /// The same among the answers that are not certainly later than the row.
    fn not_later(
        &self,
        asking: &[usize],
        key: impl Fn(Ends) -> (i128, i128),
    ) -> Vec<(usize, usize)> {
        let said = |row: usize| self.order.said(self.rows[row].statement);
        let entry = |row: usize| {
            let from = said(row).opens.into();
            Entry { key: key(self.rows[row].ends).0, from, row }
        };
        let asker = |row: usize| {
            let until = said(row).closes.into();
            Asker { below: key(self.rows[row].ends).1, until }
        };
        self.peaks(asking, entry, asker)
    }

    fn peaks(
        &self,
        asking: &[usize],
        entry: impl Fn(usize) -> Entry,
        asker: impl Fn(usize) -> Asker,
    ) -> Vec<(usize, usize)> {
        let entries = self.theirs.iter().map(|&row| entry(row)).collect();
        let askers: Vec<Asker> = asking.iter().map(|&row| asker(row)).collect();
        let found = peaks(entries, &askers);
        asking.iter().zip(found).filter_map(|(row, found)| Some((*row, found?))).collect()
    }

    /// Leaves out what is certainly earlier than the row. Each found answer closed last of those
    /// that could be found, so where it is too early all of them are.
    fn not_earlier(&self, found: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        found.into_iter().filter(|(row, found)| !self.is_after(*row, *found)).collect()
    }

    /// Whether one row was said after another, by their dates.
    fn is_after(&self, a: usize, b: usize) -> bool {
        let said = |row: usize| self.order.said(self.rows[row].statement);
        said(a).after(said(b))
    }

    /// The latest of the voice's answers that contradicts a row. Dates found the candidate; where
    /// relations order what dates do not, all of the voice's answers are looked at.
    fn settled(&self, row: usize, candidate: usize) -> Option<usize> {
        let (ours, theirs) = (self.rows[row].statement, self.rows[candidate].statement);
        let by_time = self.rule != Rule::Whenever;
        let related = by_time && self.order.may_be_related(ours, theirs);
        if !related && !self.order.is_overtaken(theirs) {
            return Some(candidate);
        }
        let contradicts = |other: &usize| self.contradicts(row, *other);
        if contradicts(&candidate) && !self.order.is_overtaken(theirs) {
            return Some(candidate);
        }
        let all: Vec<usize> = self.theirs.iter().copied().filter(contradicts).collect();
        self.order.latest(&all, |other| self.rows[*other].statement).map(|latest| all[latest])
    }

    fn contradicts(&self, row: usize, other: usize) -> bool {
        let (ours, theirs) = (&self.rows[row], &self.rows[other]);
        let lies = self.order.lies(ours.statement, theirs.statement);
        incompatible(self.rule, ours.ends, theirs.ends, lies)
    }
}
