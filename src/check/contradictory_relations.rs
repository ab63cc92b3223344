//! One claim bears on another in one way.

use super::Subject;
use crate::diagnostic::{Diagnostic, Report, codes};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (_, claim) in record.claims.iter() {
        let mut relations: Vec<_> = claim.relations.iter().collect();
        relations.sort_by_key(|it| (it.to, it.kind));
        for pair in relations.windows(2) {
            let (first, second) = (pair[0], pair[1]);
            if first.to == second.to {
                let to = record.full_id(first.to);
                report.add(
                    Diagnostic::new(
                        &codes::CONTRADICTORY_RELATIONS,
                        second.span,
                        format!(
                            "`{}` both {} and {} `{to}`",
                            claim.id,
                            first.kind.key(),
                            second.kind.key()
                        ),
                    )
                    .related(first.span, "the other relation")
                    .help("leave one of the two out, or split the claim"),
                );
            }
        }
    }
}
