//! What stands on many pages in the same form: made once for each depth of the site.

use std::{marker::PhantomData, sync::OnceLock};

use tera::Value;

use super::address::{FOLDER, ROOT};
use crate::model::{Id, Table};

/// What templates see of the rows of a table: on pages of the site's root, of its folders, and on
/// the page that can be shown at any depth.
#[derive(Debug)]
pub(crate) struct Shared<T> {
    rows: [Vec<OnceLock<Value>>; 3],
    table: PhantomData<fn() -> T>,
}

impl<T> Shared<T> {
    /// Room for every row.
    pub(crate) fn new(table: &Table<T>) -> Self {
        let rows = || table.ids().map(|_| OnceLock::new()).collect();
        Self { rows: [rows(), rows(), rows()], table: PhantomData }
    }

    /// What templates see of a row on pages from which `root` leads to the site's root.
    pub(crate) fn get(&self, id: Id<T>, root: &str, make: impl FnOnce() -> Value) -> &Value {
        let depth = match root {
            ROOT => 0,
            FOLDER => 1,
            _ => 2,
        };
        self.rows[depth][id.row()].get_or_init(make)
    }
}
