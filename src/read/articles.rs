//! `content/articles/<id>.md`.

use super::{faults::Faults, fields::Fields, revisions::revisions, tree::Node};
use crate::draft::{Article, Capture, Text};

/// Reads an article from its front matter.
pub(super) fn article(
    id: Text,
    front: &Node<'_>,
    body: Text,
    faults: &mut Faults,
) -> Option<Article> {
    let mut fields = Fields::of(front, "this article", faults)?;
    let title = fields.needed_text("title").unwrap_or_else(|| id.clone());
    let outlet = fields.needed_text("outlet");
    let author = fields.text("author");
    let published = fields.text("published");
    let language = fields.text("language");
    let url = fields.text("url");
    let archived = fields.text("archived");
    let via = fields.texts("via");
    let capture = fields.node("capture").and_then(|it| capture(it, fields.faults));
    let text = fields.text("text");
    let rights = fields.text("rights");
    let was = fields.old_ids();
    let revisions = revisions(&mut fields);
    fields.done();
    Some(Article {
        id,
        was,
        revisions,
        title,
        outlet: outlet?,
        author,
        published,
        language,
        url,
        archived,
        via,
        capture,
        text,
        rights,
        body,
    })
}

fn capture(node: &Node<'_>, faults: &mut Faults) -> Option<Capture> {
    let mut fields = Fields::of(node, "this capture", faults)?;
    let file = fields.needed_text("file");
    let sha256 = fields.needed_text("sha256");
    let elsewhere = fields.flag("elsewhere").unwrap_or(false);
    fields.done();
    Some(Capture { file: file?, sha256: sha256?, elsewhere })
}
