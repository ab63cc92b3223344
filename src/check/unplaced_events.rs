//! Events have a place on the timeline.

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    model::When,
};

/// A thousand years in seconds. What may lie anywhere within more than that lies nowhere.
const LONGEST: i64 = 365_242 * 24 * 60 * 60;

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (_, event) in record.events.iter() {
        if is_nowhere(&event.when) {
            report.add(
                Diagnostic::new(
                    &codes::UNPLACED_EVENT,
                    event.span,
                    format!("`{}` has no place on the timeline", event.id),
                )
                .label(format!("when: {}", event.when.written()))
                .help("say when it began, be it only the decade or the century: `203X`, `20XX`"),
            );
        }
    }
}

fn is_nowhere(when: &When) -> bool {
    match (when.earliest(), when.latest()) {
        (Some(earliest), Some(latest)) => latest.0.saturating_sub(earliest.0) > LONGEST,
        (None, _) => true,
        (Some(_), None) => false,
    }
}
