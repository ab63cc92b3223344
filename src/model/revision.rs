//! Revisions: what was corrected in the record, when and why.

use super::When;

/// A correction.
#[derive(Debug)]
pub struct Revision {
    /// When; it has a beginning.
    pub date: When,
    /// What was changed.
    pub what: String,
    /// Why.
    pub why: String,
}
