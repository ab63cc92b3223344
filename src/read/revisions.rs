//! `revisions` and `withdrawn`: what was changed in the record once it was published.

use super::{
    fields::{Fields, items},
    tree::Node,
};
use crate::draft::{Revision, Withdrawal};

/// Takes what was corrected.
pub(super) fn revisions(fields: &mut Fields<'_, '_, '_>) -> Vec<Revision> {
    let written = fields.node("revisions").map_or(&[][..], items);
    let mut revision = |node: &Node<'_>| {
        let mut fields = Fields::of(node, "this revision", fields.faults)?;
        let date = fields.needed_text("date");
        let what = fields.needed_text("what");
        let why = fields.needed_text("why");
        fields.done();
        Some(Revision { date: date?, what: what?, why: why? })
    };
    written.iter().filter_map(&mut revision).collect()
}

/// Takes when and why a claim was withdrawn.
pub(super) fn withdrawn(fields: &mut Fields<'_, '_, '_>) -> Option<Withdrawal> {
    let node = fields.node("withdrawn")?;
    let mut fields = Fields::of(node, "`withdrawn`", fields.faults)?;
    let date = fields.needed_text("date");
    let why = fields.needed_text("why");
    fields.done();
    Some(Withdrawal { date: date?, why: why? })
}
