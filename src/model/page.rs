//! Pages of their own: about, method.

use crate::source::Span;

/// A page of its own: about, method.
#[derive(Debug)]
pub struct Page {
    /// The id.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// The title.
    pub title: String,
    /// The text, in Markdown.
    pub body: String,
    /// Where it is declared.
    pub span: Span,
}
