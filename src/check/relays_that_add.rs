//! A relay answers no more than what it repeats.

use super::Subject;
use crate::{
    analyze::Drift,
    diagnostic::{Diagnostic, Report, codes},
};

pub(super) fn check(Subject { record, analysis, .. }: Subject<'_>, report: &mut Report) {
    for ((id, claim), facts) in record.claims.iter().zip(&analysis.claims) {
        let root = record.root(id);
        for drift in &facts.drift {
            let Drift::Added { question, .. } = drift else { continue };
            let answer = claim.answers.iter().find(|it| it.question == *question);
            let asked = &record.questions[*question].id;
            report.add(
                Diagnostic::new(
                    &codes::RELAY_ADDS_ANSWER,
                    answer.map_or(claim.span, |it| it.span),
                    format!("`{}` answers `{asked}`, which its root does not", claim.id),
                )
                .related(record.claims[root].span, "the root, which alone counts")
                .help("write the answer into the root, or into a claim of its own by who adds it"),
            );
        }
    }
}
