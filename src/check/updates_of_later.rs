//! Only what was said later updates or retracts.

use super::Subject;
use crate::diagnostic::{Diagnostic, Report, codes};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (id, claim) in record.claims.iter() {
        for relation in claim.relations.iter().filter(|it| it.kind.orders()) {
            let new = &record.claims[record.root(id)].said;
            let old = &record.claims[record.root(relation.to)].said;
            let (Some(new), Some(old)) = (new, old) else { continue };
            if old.is_after(new) {
                report.add(
                    Diagnostic::new(
                        &codes::UPDATES_WHAT_IS_LATER,
                        relation.span,
                        format!("`{}` {} what was said after it", claim.id, relation.kind.key()),
                    )
                    .label(format!("said {}", old.written()))
                    .related(claim.span, format!("said {}", new.written()))
                    .help("put the relation into the later claim, or correct `said`"),
                );
            }
        }
    }
}
