//! The page on which one searches.

use serde::Serialize;

use crate::render::search::{Index, KINDS, STANDINGS};

/// The page on which one searches. What is found is put there by a script.
#[derive(Debug, Serialize)]
pub(crate) struct Search {
    /// The address of a part of the index, which stands for `{part}`.
    pub index: String,
    /// The kinds of things that can be found, in the order of the index.
    pub kinds: [&'static str; 8],
    /// What became of claims, in the order it is shown.
    pub standings: [&'static str; 7],
}

/// The page on which one searches.
pub(crate) fn search(index: &Index) -> Search {
    Search { index: index.pattern(), kinds: KINDS, standings: STANDINGS }
}
