//! Passages: the words in an article that a claim rests on.

use std::ops::Range;

/// The words in an article that a claim rests on, in the manner of a `TextQuoteSelector` of the
/// W3C Web Annotation Data Model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The words, as the claim's file gives them.
    pub exact: String,
    /// The words as the article has them, where white space, quotation marks or dashes differ.
    pub printed: Option<String>,
    /// What stands before them, where they stand more than once.
    pub prefix: Option<String>,
    /// What stands after them, where they stand more than once.
    pub suffix: Option<String>,
    /// The words in the site's language.
    pub translation: Option<String>,
    /// Whether they stand nowhere else in the article, not even as a part of something longer.
    pub alone: bool,
    /// Where they stand in [`reading`](crate::markdown::reading) of the article's body, in bytes.
    pub at: Range<usize>,
}

impl Passage {
    /// The words as the article has them.
    pub fn printed(&self) -> &str {
        self.printed.as_ref().unwrap_or(&self.exact)
    }
}
