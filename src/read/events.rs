//! `content/events/<id>.md`.

use super::{faults::Faults, fields::Fields, revisions::revisions, tree::Node};
use crate::draft::{Event, Text};

/// Reads an event from its front matter.
pub(super) fn event(id: Text, front: &Node<'_>, body: Text, faults: &mut Faults) -> Option<Event> {
    let mut fields = Fields::of(front, "this event", faults)?;
    let title = fields.needed_text("title").unwrap_or_else(|| id.clone());
    let when = fields.needed_text("when");
    let lasted = fields.text("lasted");
    let places = fields.texts("places");
    let was = fields.old_ids();
    let revisions = revisions(&mut fields);
    fields.done();
    Some(Event { id, was, revisions, title, when: when?, lasted, places, body })
}
