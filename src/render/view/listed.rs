//! Claims in lists: those about one event that follow each other stand under its title.

use serde::Serialize;
use tera::Value;

use super::{EventLink, event_link};
use crate::{
    error::Error,
    model::{Claim, Id},
    render::press::Press,
};

/// Claims about one event.
#[derive(Debug, Serialize)]
pub(crate) struct Listed<'a> {
    /// What they concern.
    pub event: EventLink<'a>,
    /// The claims, as HTML.
    pub claims: Vec<Value>,
}

/// Claims in the order they are given.
///
/// # Errors
/// A mistake in the template of claims.
pub(crate) fn listed<'a>(
    press: &'a Press<'_>,
    claims: &[Id<Claim>],
    root: &str,
) -> Result<Vec<Listed<'a>>, Error> {
    let event = |id: &Id<Claim>| press.it.record.claims[*id].event;
    let runs = claims.chunk_by(|one, next| event(one) == event(next));
    let listed = |run: &[Id<Claim>]| {
        let claims = press.claims(run, root)?;
        Ok(Listed { event: event_link(&press.it, event(&run[0]), root), claims })
    };
    runs.map(listed).collect()
}
