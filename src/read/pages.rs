//! `content/pages/<id>.md`.

use super::{faults::Faults, fields::Fields, tree::Node};
use crate::draft::{Page, Text};

/// Reads a page from its front matter.
pub(super) fn page(id: Text, front: &Node<'_>, body: Text, faults: &mut Faults) -> Option<Page> {
    let mut fields = Fields::of(front, "this page", faults)?;
    let title = fields.needed_text("title").unwrap_or_else(|| id.clone());
    let was = fields.old_ids();
    fields.done();
    Some(Page { id, was, title, body })
}
