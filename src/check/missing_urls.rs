//! Readers can go to where an article was published.

use super::Subject;
use crate::diagnostic::{Diagnostic, Report, codes};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (_, article) in record.articles.iter().filter(|(_, it)| it.url.is_none()) {
        report.add(
            Diagnostic::new(
                &codes::MISSING_URL,
                article.span,
                format!("the article `{}` has no public address", article.id),
            )
            .help("add `url`, so that readers can go to where it was published"),
        );
    }
}
