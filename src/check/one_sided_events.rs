//! Events are told by more than one camp.

use super::Subject;
use crate::diagnostic::{Diagnostic, Report, codes, wording};

pub(super) fn check(Subject { record, analysis, .. }: Subject<'_>, report: &mut Report) {
    for ((_, event), facts) in record.events.iter().zip(&analysis.events) {
        if !facts.one_sided {
            continue;
        }
        let name = |it: &_| -> &str { &record.sides[*it].name };
        let heard = facts.heard.iter().filter(|it| record.sides[**it].party).map(name);
        report.add(
            Diagnostic::new(
                &codes::ONE_SIDED_EVENT,
                event.span,
                format!(
                    "of the parties, `{}` hears {} only",
                    event.id,
                    wording::list(heard, "and")
                ),
            )
            .help(format!(
                "look for what was said by {}",
                wording::list(facts.silent.iter().map(name), "or")
            )),
        );
    }
}
