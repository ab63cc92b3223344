//! Who bears a claim out gives no answer that cannot hold together with its own.

use super::Subject;
use crate::{
    analyze::{self, Analysis, Voice},
    diagnostic::{Diagnostic, Report, codes},
    model::{Claim, Id, Question, Record, RelationKind},
    source::Span,
};

pub(super) fn check(Subject { record, analysis, .. }: Subject<'_>, report: &mut Report) {
    for (id, claim) in record.claims.iter() {
        for relation in claim.relations.iter().filter(|it| it.kind == RelationKind::Confirms) {
            // Only roots answer, and one voice does not contradict itself.
            let (ours, theirs) = (record.root(id), record.root(relation.to));
            if voice(analysis, ours) == voice(analysis, theirs) {
                continue;
            }
            let confirmed = record.full_id(relation.to);
            for question in analyze::at_odds(record, ours, theirs) {
                report.add(
                    Diagnostic::new(
                        &codes::CONFIRMS_AND_CONTRADICTS,
                        relation.span,
                        format!(
                            "`{}` confirms `{confirmed}`, and contradicts its answer to `{}`",
                            claim.id, record.questions[question].id
                        ),
                    )
                    .related(answer(record, ours, question), "this answer")
                    .related(answer(record, theirs, question), "cannot hold together with this one")
                    .help(
                        "correct the answer, or confirm only a claim of the part that is borne out",
                    ),
                );
            }
        }
    }
}

fn voice(analysis: &Analysis, claim: Id<Claim>) -> Voice {
    analysis.statements[analysis.claims[claim.row()].statement].voice
}

fn answer(record: &Record, claim: Id<Claim>, question: Id<Question>) -> Span {
    let claim = &record.claims[claim];
    let answer = claim.answers.iter().find(|it| it.question == question);
    answer.map_or(claim.span, |it| it.span)
}
