//! `content/articles/<id>.claims.yaml`.

use super::{
    faults::Faults,
    fields::{Fields, items, pairs, text},
    revisions::{revisions, withdrawn},
    tree::{Node, Value},
};
use crate::draft::{Claim, Passage};

/// Reads one claim.
pub(super) fn claim(entry: &Node<'_>, faults: &mut Faults) -> Option<Claim> {
    let mut fields = Fields::of(entry, "this claim", faults)?;
    let id = fields.id();
    let before = fields.faults.count();
    let withdrawn = withdrawn(&mut fields);
    let event = fields.text("event");
    let says = fields.text("says");
    let by = fields.text("by");
    let is_legible = fields.faults.count() == before;
    let via = fields.texts("via");
    let said = fields.text("said");
    let words = if withdrawn.is_some() { fields.node("passage") } else { fields.needed("passage") };
    let words = words.map_or(&[][..], items);
    let passages = words.iter().filter_map(|it| passage(it, fields.faults)).collect();
    let answers = match fields.node("answers") {
        Some(node) => pairs(node, "answers", fields.faults),
        None => Vec::new(),
    };
    let repeats = fields.text("repeats");
    let denies = fields.texts("denies");
    let confirms = fields.texts("confirms");
    let updates = fields.texts("updates");
    let retracts = fields.texts("retracts");
    let official = fields.flag("official");
    let basis = fields.text("basis");
    let note = fields.text("note");
    let reference = fields.texts("reference");
    let was = fields.old_full_ids();
    let revisions = revisions(&mut fields);
    fields.done();
    // What is there and cannot be read would be told of a second time as missing.
    if !is_legible {
        return None;
    }
    Some(Claim {
        span: entry.span,
        id: id?,
        was,
        revisions,
        withdrawn,
        event,
        says,
        by,
        via,
        said,
        passages,
        answers,
        repeats,
        denies,
        confirms,
        updates,
        retracts,
        official,
        basis,
        note,
        reference,
    })
}

/// Reads a passage: its words, or fields with the words among them.
fn passage(node: &Node<'_>, faults: &mut Faults) -> Option<Passage> {
    if let Value::Text(..) = node.value {
        let exact = text(node, "passage", faults)?;
        return Some(Passage { exact, prefix: None, suffix: None, translation: None });
    }
    let mut fields = Fields::of(node, "this passage", faults)?;
    let exact = fields.needed_text("exact");
    let prefix = fields.text("prefix");
    let suffix = fields.text("suffix");
    let translation = fields.text("translation");
    fields.done();
    Some(Passage { exact: exact?, prefix, suffix, translation })
}
