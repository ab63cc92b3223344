//! `content/sides.yaml`.

use super::{
    faults::Faults,
    fields::{Fields, items},
    tree::Node,
};
use crate::draft::{RegardedAs, Side};

/// Reads one side.
pub(super) fn side(node: &Node<'_>, faults: &mut Faults) -> Option<Side> {
    let mut fields = Fields::of(node, "this side", faults)?;
    let id = fields.id();
    let was = fields.old_ids();
    let name = fields.needed_text("name").or_else(|| id.clone());
    let party = fields.flag("party").unwrap_or_default();
    let beside = fields.texts("beside");
    let views = fields.node("regarded_as").map_or(&[][..], items);
    let regarded_as = views.iter().filter_map(|it| view(it, fields.faults)).collect();
    fields.done();
    Some(Side { id: id?, was, name: name?, party, beside, regarded_as })
}

fn view(node: &Node<'_>, faults: &mut Faults) -> Option<RegardedAs> {
    let mut fields = Fields::of(node, "this entry of `regarded_as`", faults)?;
    let by = fields.needed_text("by");
    let regarded = fields.needed_text("as");
    let because = fields.text("because");
    fields.done();
    Some(RegardedAs { by: by?, regarded: regarded?, because })
}
