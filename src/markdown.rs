//! Markdown as articles use it: safe events, and the text as it is read.
//!
//! Places in an article are byte offsets into [`reading`], which both the search for passages and
//! the marks on the page go by.

/// The text of an article as it is read: Markdown removed, blocks parted by one space.
pub fn reading(markdown: &str) -> String {
    markdown.to_owned()
}
