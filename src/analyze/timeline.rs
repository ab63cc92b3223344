//! Timeline: the events in their order, and the steps of "as of".

use super::told::Told;
use crate::model::{Event, Id, Moment, Record, When};

/// The events, by their earliest moment, then the latest, then id.
pub(super) fn timeline(record: &Record) -> Vec<Id<Event>> {
    let mut events: Vec<Id<Event>> = record.events.ids().collect();
    events.sort_by_key(|event| {
        let event = &record.events[*event];
        (event.when.order(), &event.id)
    });
    events
}

/// The ends of the times at which claims were said, in order, each once.
pub(super) fn steps(told: &Told) -> Vec<Moment> {
    let ends = told
        .claims()
        .filter_map(|claim| told.record.claims[claim].said.as_ref().and_then(When::latest));
    let mut steps: Vec<Moment> = ends.collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}
