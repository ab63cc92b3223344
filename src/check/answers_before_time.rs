//! An answer is not given before the time that the question is about.

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    model::Covers,
};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (_, claim) in record.claims.iter() {
        let Some(said) = &claim.said else { continue };
        for answer in &claim.answers {
            let question = &record.questions[answer.question];
            let (Covers::Period(time) | Covers::Since(time)) = &question.covers else { continue };
            let (Some(said_by), Some(begins)) = (said.latest(), time.earliest()) else { continue };
            if said_by < begins {
                report.add(
                    Diagnostic::new(
                        &codes::ANSWER_BEFORE_ITS_TIME,
                        answer.span,
                        format!("`{}` asks about a time that was still to come", question.id),
                    )
                    .label(format!("said {}", said.written()))
                    .related(question.span, format!("covers the time from {}", time.written()))
                    .help("correct `said`, or answer the question about the earlier time"),
                );
            }
        }
    }
}
