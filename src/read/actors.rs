//! `content/actors.yaml`.

use super::{faults::Faults, fields::Fields, tree::Node};
use crate::draft::Actor;

/// Reads one actor.
pub(super) fn actor(node: &Node<'_>, faults: &mut Faults) -> Option<Actor> {
    let mut fields = Fields::of(node, "this actor", faults)?;
    let id = fields.id();
    let was = fields.old_ids();
    let name = fields.needed_text("name").or_else(|| id.clone());
    let also = fields.texts("also");
    let role = fields.text("role");
    let side = fields.text("side");
    let of = fields.text("of");
    let official = fields.flag("official");
    fields.done();
    Some(Actor { id: id?, was, name: name?, also, role, side, of, official })
}
