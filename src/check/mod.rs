//! What the record should not be, though every name in it resolves: one check, one file.

mod answers_before_time;
mod confirms_and_contradicts;
mod contradictory_relations;
mod events_without_claims;
mod missing_urls;
mod one_sided_events;
mod other_questions;
mod other_sides;
mod own_voice;
mod possible_repeats;
mod relays_that_add;
mod said_after_published;
mod similar_ids;
mod undated_claims;
mod unordered_answers;
mod unplaced_events;
mod untranslated_passages;
mod unused;
mod updates_of_later;

use crate::{analyze::Analysis, config::Config, diagnostic::Report, model::Record};

/// What a check looks at.
#[derive(Clone, Copy)]
struct Subject<'a> {
    record: &'a Record,
    analysis: &'a Analysis,
    config: &'a Config,
}

/// Checks of what the record says.
const SAID: &[fn(Subject<'_>, &mut Report)] = &[
    answers_before_time::check,
    confirms_and_contradicts::check,
    contradictory_relations::check,
    other_questions::check,
    other_sides::check,
    own_voice::check,
    possible_repeats::check,
    relays_that_add::check,
    said_after_published::check,
    similar_ids::check,
    unordered_answers::check,
    unplaced_events::check,
    untranslated_passages::check,
    updates_of_later::check,
];

/// Checks of what the record does not say.
const UNSAID: &[fn(Subject<'_>, &mut Report)] = &[
    events_without_claims::check,
    missing_urls::check,
    one_sided_events::check,
    undated_claims::check,
    unused::check,
];

/// Makes every check.
pub fn all(record: &Record, analysis: &Analysis, config: &Config, report: &mut Report) {
    let subject = Subject { record, analysis, config };
    // What was left out for an error may be just what seems to be missing.
    let whole = !report.has_errors();
    let unsaid = if whole { UNSAID } else { &[] };
    for check in SAID.iter().chain(unsaid) {
        check(subject, report);
    }
}
