//! What is made for several pages, and is the same on all of them.

use std::{borrow::Borrow, collections::BTreeMap, sync::RwLock};

/// What was made, by what it depends on.
#[derive(Debug)]
pub(crate) struct Made<K, V>(RwLock<BTreeMap<K, V>>);

impl<K: Ord, V: Clone> Made<K, V> {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self(RwLock::new(BTreeMap::new()))
    }

    /// What was made for a key, else what is made now. Two threads may make the same at a time.
    pub(crate) fn get<Q>(&self, key: &Q, make: impl FnOnce() -> V) -> V
    where
        K: Borrow<Q>,
        Q: Ord + ToOwned<Owned = K> + ?Sized,
    {
        let known = self.0.read().expect(WHOLE).get(key).cloned();
        known.unwrap_or_else(|| {
            let new = make();
            self.0.write().expect(WHOLE).insert(key.to_owned(), new.clone());
            new
        })
    }
}

const WHOLE: &str = "nothing panics while it holds the lock";
