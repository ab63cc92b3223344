//! What updates a claim is about the same thing.

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes, wording},
    model::{Claim, Id, Record},
};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (id, claim) in record.claims.iter() {
        for relation in claim.relations.iter().filter(|it| it.kind.orders()) {
            let (new, old) = (record.root(id), record.root(relation.to));
            let (new, old) = (questions(record, new), questions(record, old));
            if new.is_empty() || old.is_empty() || new.iter().any(|it| old.contains(it)) {
                continue;
            }
            report.add(
                Diagnostic::new(
                    &codes::UPDATES_ANOTHER_QUESTION,
                    relation.span,
                    format!("`{}` {} a claim about something else", claim.id, relation.kind.key()),
                )
                .label(format!("answers {}", wording::names(&old, "and")))
                .related(claim.span, format!("answers {}", wording::names(&new, "and")))
                .help("only what is about the same thing and period updates or retracts"),
            );
        }
    }
}

fn questions(record: &Record, claim: Id<Claim>) -> Vec<&str> {
    let answers = record.claims[claim].answers.iter();
    answers.map(|it| record.questions[it.question].id.as_str()).collect()
}
