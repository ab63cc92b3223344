//! An event's own page.

use serde::Serialize;
use tera::Value;

use super::{Entry, Revised, Scope, Tombstone, entry, revised, withdrawn_from_event};
use crate::{
    error::Error,
    model::{Event, Id},
    render::press::Press,
};

/// An event's own page.
#[derive(Debug, Serialize)]
pub(crate) struct EventPage<'a> {
    /// The event with what is said about it.
    #[serde(flatten)]
    pub entry: Entry<'a>,
    /// Where it was, as HTML; nothing where none of its places has a position.
    pub locator: Value,
    /// What was corrected in it.
    pub revisions: Vec<Revised<'a>>,
    /// What is left of claims that were withdrawn.
    pub withdrawn: Vec<Tombstone<'a>>,
}

/// An event's own page.
///
/// # Errors
/// A mistake in a template.
pub(crate) fn event<'a>(
    press: &'a Press<'_>,
    id: Id<Event>,
    root: &str,
) -> Result<EventPage<'a>, Error> {
    let scope = Scope { root, level: 1, most: usize::MAX, questions: usize::MAX, moments: None };
    let entry = entry(press, id, scope)?;
    let it = &press.it;
    Ok(EventPage {
        entry,
        locator: press.locator(id)?,
        revisions: revised(it, &it.record.events[id].revisions),
        withdrawn: withdrawn_from_event(it, id, root),
    })
}
