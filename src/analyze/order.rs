//! Order: which statement was certainly said later.

use std::{cmp::Reverse, collections::BTreeSet};

use super::{bearings::Bearing, statements::Statements, types::Statement};
use crate::model::{Id, Record, When};

/// When something was said, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    /// The earliest moment it can have been; the least number where there is none.
    pub(super) opens: i64,
    /// The latest moment it can have been; the greatest number where there is none.
    pub(super) closes: i64,
}

/// How one statement lies to another in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// Certainly later.
    Later,
    /// Certainly earlier.
    Earlier,
    /// Nobody knows.
    Unordered,
}

/// The order of the statements: by when they were said, else by what updates what.
pub(super) struct Order {
    said: Vec<Said>,
    /// By statement: those that update or retract it.
    newer: Vec<Vec<usize>>,
    /// By statement: the earliest opening among all that follow it through `newer`.
    newer_opens: Vec<i64>,
    /// By statement: whether a statement of an earlier place follows it through `newer`.
    overtaken: Vec<bool>,
    /// By statement: a number that all statements linked by `newer` share.
    kin: Vec<usize>,
    places: Vec<usize>,
}

/// Reads when something was said.
pub(super) fn said(when: Option<&When>) -> Said {
    Said {
        opens: when.and_then(When::earliest).map_or(i64::MIN, |moment| moment.0),
        closes: when.and_then(When::latest).map_or(i64::MAX, |moment| moment.0),
    }
}

/// Finds the order of the statements.
pub(super) fn order(record: &Record, statements: &Statements, bearings: &[Bearing]) -> Order {
    let said: Vec<Said> = statements
        .ids()
        .map(|statement| said(record.claims[statements.root(statement)].said.as_ref()))
        .collect();
    let mut newer = vec![Vec::new(); said.len()];
    for bearing in bearings.iter().filter(|bearing| bearing.supersedes) {
        newer[bearing.to.row()].push(bearing.from.row());
    }
    for list in &mut newer {
        list.sort_unstable();
        list.dedup();
    }
    let oldest_first = unwind(&mut newer);

    let mut depths = vec![0_usize; said.len()];
    let mut kin: Vec<usize> = (0..said.len()).collect();
    for &old in &oldest_first {
        for &new in &newer[old] {
            depths[new] = depths[new].max(depths[old] + 1);
            let (a, b) = (head(&mut kin, old), head(&mut kin, new));
            kin[a.max(b)] = a.min(b);
        }
    }
    let kin = (0..said.len()).map(|row| head(&mut kin, row)).collect();

    let mut rows: Vec<usize> = (0..said.len()).collect();
    rows.sort_by_key(|&row| (said[row].closes, said[row].opens, depths[row], row));
    let mut places = vec![0; said.len()];
    for (place, row) in rows.into_iter().enumerate() {
        places[row] = place;
    }

    let mut newer_opens = vec![i64::MAX; said.len()];
    let mut newer_place = vec![usize::MAX; said.len()];
    for &old in oldest_first.iter().rev() {
        for &new in &newer[old] {
            newer_opens[old] = newer_opens[old].min(said[new].opens).min(newer_opens[new]);
            newer_place[old] = newer_place[old].min(places[new]).min(newer_place[new]);
        }
    }
    let overtaken = places.iter().zip(newer_place).map(|(place, newer)| newer < *place).collect();
    Order { said, newer, newer_opens, overtaken, kin, places }
}

/// Sorts the rows so that each comes before those that are newer. What turns in a circle, or lies
/// between two circles, orders nothing and loses its links.
fn unwind(newer: &mut [Vec<usize>]) -> Vec<usize> {
    let forward = peel(newer);
    let mut older = vec![Vec::new(); newer.len()];
    for (old, list) in newer.iter().enumerate() {
        for &new in list {
            older[new].push(old);
        }
    }
    let backward = peel(&older);
    let mut free = vec![false; newer.len()];
    for &row in forward.iter().chain(&backward) {
        free[row] = true;
    }
    for (row, list) in newer.iter_mut().enumerate() {
        list.retain(|&new| free[row] || free[new]);
    }
    peel(newer)
}

/// The rows from which nothing leads back to themselves, each before those its links lead to.
fn peel(links: &[Vec<usize>]) -> Vec<usize> {
    let mut waiting = vec![0_usize; links.len()];
    for &to in links.iter().flatten() {
        waiting[to] += 1;
    }
    let mut peeled: Vec<usize> = (0..links.len()).filter(|&row| waiting[row] == 0).collect();
    let mut next = 0;
    while let Some(&row) = peeled.get(next) {
        next += 1;
        for &to in &links[row] {
            waiting[to] -= 1;
            if waiting[to] == 0 {
                peeled.push(to);
            }
        }
    }
    peeled
}

/// The row that stands for all that are linked with this one.
fn head(kin: &mut [usize], mut row: usize) -> usize {
    while kin[row] != row {
        kin[row] = kin[kin[row]];
        row = kin[row];
    }
    row
}

impl Said {
    /// Certainly later than the other.
    pub(super) fn after(self, other: Self) -> bool {
        self.opens > other.closes
    }
}

impl Order {
    /// When a statement was said.
    pub(super) fn said(&self, statement: Id<Statement>) -> Said {
        self.said[statement.row()]
    }

    /// The place of a statement among all: by the end of the time it was said, then its beginning,
    /// then what it updates, then the record. What has no date comes last.
    pub(super) fn place(&self, statement: Id<Statement>) -> usize {
        self.places[statement.row()]
    }

    /// How one statement lies to another.
    pub(super) fn lies(&self, a: Id<Statement>, b: Id<Statement>) -> Lies {
        let (a_said, b_said) = (self.said(a), self.said(b));
        if a_said.after(b_said) {
            Lies::Later
        } else if b_said.after(a_said) {
            Lies::Earlier
        } else if self.kin[a.row()] != self.kin[b.row()] {
            Lies::Unordered
        } else if self.later_by_relation(b).contains(&a) {
            Lies::Later
        } else if self.later_by_relation(a).contains(&b) {
            Lies::Earlier
        } else {
            Lies::Unordered
        }
    }

    /// The statements that are later only because they update or retract this one, themselves or
    /// through others.
    pub(super) fn later_by_relation(&self, statement: Id<Statement>) -> BTreeSet<Id<Statement>> {
        let ours = self.said(statement);
        let mut seen = BTreeSet::new();
        let mut pending = vec![statement.row()];
        while let Some(row) = pending.pop() {
            // Where all that follow are certainly later, their dates say so.
            if self.newer_opens[row] <= ours.closes {
                pending.extend(self.newer[row].iter().filter(|new| seen.insert(**new)));
            }
        }
        let seen = seen.into_iter().filter(|new| !self.said[*new].after(ours));
        seen.filter(|new| !ours.after(self.said[*new])).map(Id::new).collect()
    }

    /// The latest of some rows: the last by place, unless others of them are certainly later. Of
    /// several rows of one statement it is the first.
    pub(super) fn latest<T>(
        &self,
        rows: &[T],
        statement: impl Fn(&T) -> Id<Statement>,
    ) -> Option<usize> {
        let place = |row: &usize| (self.place(statement(&rows[*row])), Reverse(*row));
        let mut latest = (0..rows.len()).max_by_key(place)?;
        if !self.is_overtaken(statement(&rows[latest])) {
            return Some(latest);
        }
        // Dates and relations that gainsay each other can lead in a circle.
        let mut seen = BTreeSet::from([latest]);
        let is_later =
            |a: usize, b: usize| self.lies(statement(&rows[a]), statement(&rows[b])) == Lies::Later;
        while let Some(next) = (0..rows.len())
            .filter(|row| !seen.contains(row) && is_later(*row, latest))
            .max_by_key(place)
        {
            seen.insert(next);
            latest = next;
        }
        Some(latest)
    }

    /// Whether a statement is later than this one although its place is before it.
    pub(super) fn is_overtaken(&self, statement: Id<Statement>) -> bool {
        self.overtaken[statement.row()]
    }

    /// Whether only relations can order two statements, and there are such.
    pub(super) fn may_be_related(&self, a: Id<Statement>, b: Id<Statement>) -> bool {
        self.kin[a.row()] == self.kin[b.row()]
    }
}
