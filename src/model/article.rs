//! Articles: the published texts that claims are found in.

use super::{Agent, Id, Outlet, Revision, When};
use crate::source::Span;

/// A published text.
#[derive(Debug)]
pub struct Article {
    /// The id.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// What was corrected, in the order of the content.
    pub revisions: Vec<Revision>,
    /// The title, in its own language.
    pub title: String,
    /// Who published it.
    pub outlet: Id<Outlet>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<When>,
    /// The language of the original: a BCP 47 tag.
    pub language: Option<String>,
    /// The public address.
    pub url: Option<String>,
    /// The address of a web archive's copy.
    pub archived: Option<String>,
    /// What the whole article is a copy of, nearest to the speaker first.
    pub via: Vec<Agent>,
    /// A local copy, whose hash was checked.
    pub capture: Option<Capture>,
    /// What the body is.
    pub text: TextKind,
    /// What of the text may be published.
    pub rights: Rights,
    /// The text, in Markdown.
    pub body: String,
    /// Where it is declared.
    pub span: Span,
}

/// A local copy of an article.
#[derive(Debug)]
pub struct Capture {
    /// Its path below `content/`.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// What the body of an article file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextKind {
    /// The whole text.
    Full,
    /// Parts of the text, in its words.
    Excerpt,
    /// The editors' summary: its words are not the article's.
    #[default]
    Summary,
}

/// What of an article's text may be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rights {
    /// All of it.
    #[default]
    Public,
    /// Only the passages that claims rest on.
    Passages,
    /// None of it.
    Private,
}
