//! Rows and the ids that point to them.

use std::{
    cmp::Ordering,
    fmt,
    marker::PhantomData,
    ops::{Index, IndexMut},
};

/// Points to one row of a [`Table<T>`]; ordered as the rows are.
pub struct Id<T> {
    row: u32,
    table: PhantomData<fn() -> T>,
}

/// Rows of one kind, in the order of the content.
#[derive(Debug)]
pub struct Table<T> {
    rows: Vec<T>,
}

impl<T> Table<T> {
    /// Adds a row.
    pub fn push(&mut self, row: T) -> Id<T> {
        let id = Id::new(self.rows.len());
        self.rows.push(row);
        id
    }

    /// Every row with its id.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Id<T>, &T)> + DoubleEndedIterator {
        self.rows.iter().enumerate().map(|(row, value)| (Id::new(row), value))
    }

    /// Every id.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = Id<T>> + DoubleEndedIterator + use<T> {
        (0..self.rows.len()).map(Id::new)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self { rows: rows.into_iter().collect() }
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.rows[id.row as usize]
    }
}

impl<T> IndexMut<Id<T>> for Table<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.rows[id.row as usize]
    }
}

impl<T> Id<T> {
    /// Points to a row by its number.
    pub fn new(row: usize) -> Self {
        let row = u32::try_from(row).expect("fewer than four thousand million rows");
        Self { row, table: PhantomData }
    }

    /// The row's number, from 0.
    pub fn row(self) -> usize {
        self.row as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.row.cmp(&other.row)
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.row)
    }
}
