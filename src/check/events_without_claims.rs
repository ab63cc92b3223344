//! Events and articles are there for the claims about them and in them.

use super::Subject;
use crate::diagnostic::{Diagnostic, Report, codes};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    let mut events = vec![false; record.events.len()];
    let mut articles = vec![false; record.articles.len()];
    for (_, claim) in record.claims.iter() {
        events[claim.event.row()] = true;
        articles[claim.article.row()] = true;
        for answer in &claim.answers {
            if let Some(event) = record.questions[answer.question].event {
                events[event.row()] = true;
            }
        }
    }
    // What is left of a claim has to stand somewhere.
    for (_, claim) in record.withdrawn.iter() {
        events[claim.event.row()] = true;
        articles[claim.article.row()] = true;
    }
    for (_, event) in record.events.iter().filter(|it| !events[it.0.row()]) {
        report.add(
            Diagnostic::new(
                &codes::EVENT_WITHOUT_CLAIMS,
                event.span,
                format!("nobody claims anything about the event `{}`", event.id),
            )
            .help("claims name it as their `event`; without any, its page stays empty"),
        );
    }
    for (_, article) in record.articles.iter().filter(|it| !articles[it.0.row()]) {
        report.add(
            Diagnostic::new(
                &codes::ARTICLE_WITHOUT_CLAIMS,
                article.span,
                format!("no claim rests on the article `{}`", article.id),
            )
            .help(format!("its claims belong in content/articles/{}.claims.yaml", article.id)),
        );
    }
}
