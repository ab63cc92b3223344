//! An event's own page.

use serde::Serialize;

use super::{Entry, Locator, Scope, entry, locator};
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
    /// Where it was.
    pub locator: Option<Locator<'a>>,
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
    Ok(EventPage { entry, locator: locator(&press.it, id, root) })
}
