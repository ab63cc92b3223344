//! One voice confirms and denies what others said.

use super::Subject;
use crate::{
    analyze::Analysis,
    diagnostic::{Diagnostic, Report, codes},
    model::{Claim, Id, RelationKind},
};

pub(super) fn check(Subject { record, analysis, .. }: Subject<'_>, report: &mut Report) {
    for (id, claim) in record.claims.iter() {
        for relation in &claim.relations {
            let (code, help) = match relation.kind {
                RelationKind::Denies => {
                    (&codes::DENIES_OWN_CLAIM, "what one said oneself is given up: `retracts`")
                }
                RelationKind::Confirms => (
                    &codes::CONFIRMS_OWN_CLAIM,
                    "what one says again is repeated: `repeats`, or `updates` where it differs",
                ),
                RelationKind::Updates | RelationKind::Retracts => continue,
            };
            if !one_voice(analysis, id, relation.to) {
                continue;
            }
            let to = record.full_id(relation.to);
            report.add(
                Diagnostic::new(
                    code,
                    relation.span,
                    format!("`{}` {} a claim of its own voice", claim.id, relation.kind.key()),
                )
                .related(
                    record.claims[relation.to].span,
                    format!("`{to}` is said by the same voice"),
                )
                .help(help),
            );
        }
    }
}

fn one_voice(analysis: &Analysis, a: Id<Claim>, b: Id<Claim>) -> bool {
    let voice = |it: Id<Claim>| {
        let facts = analysis.claims.get(it.row())?;
        Some(analysis.statements[facts.statement].voice)
    };
    voice(a).is_some_and(|it| voice(b) == Some(it))
}
