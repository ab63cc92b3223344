//! `content/outlets.yaml`.

use super::{faults::Faults, fields::Fields, tree::Node};
use crate::draft::Outlet;

/// Reads one outlet.
pub(super) fn outlet(node: &Node<'_>, faults: &mut Faults) -> Option<Outlet> {
    let mut fields = Fields::of(node, "this outlet", faults)?;
    let id = fields.id();
    let was = fields.old_ids();
    let name = fields.needed_text("name").or_else(|| id.clone());
    let also = fields.texts("also");
    let url = fields.text("url");
    let language = fields.text("language");
    let side = fields.text("side");
    let owner = fields.text("owner");
    fields.done();
    Some(Outlet { id: id?, was, name: name?, also, url, language, side, owner })
}
