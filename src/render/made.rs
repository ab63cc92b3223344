//! What is made of a template for several pages, and is the same on all of them.

use std::{collections::BTreeMap, sync::RwLock};

use tera::Value;

use crate::{diagnostic::Diagnostic, error::Error};

/// What a template makes, by what it depends on.
#[derive(Debug)]
pub(crate) struct Made<K>(RwLock<BTreeMap<K, Result<Value, Box<Diagnostic>>>>);

impl<K: Ord> Made<K> {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self(RwLock::new(BTreeMap::new()))
    }

    /// What was made for a key, else what is made now. Two threads may make the same at a time.
    ///
    /// # Errors
    /// The template's mistake.
    pub(crate) fn get(
        &self,
        key: K,
        make: impl FnOnce() -> Result<Value, Box<Diagnostic>>,
    ) -> Result<Value, Error> {
        let known = self.0.read().expect(WHOLE).get(&key).cloned();
        let html = known.unwrap_or_else(|| {
            let html = make();
            self.0.write().expect(WHOLE).insert(key, html.clone());
            html
        });
        html.map_err(Error::Finding)
    }
}

const WHOLE: &str = "nothing panics while it holds the lock";
