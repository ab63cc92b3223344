//! It is known when claims were made.

use super::Subject;
use crate::diagnostic::{Diagnostic, Report, codes, wording};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    let mut undated = vec![0; record.articles.len()];
    for (_, claim) in record.claims.iter().filter(|(_, it)| it.said.is_none()) {
        undated[claim.article.row()] += 1;
    }
    for ((_, article), undated) in record.articles.iter().zip(undated).filter(|it| it.1 > 0) {
        report.add(
            Diagnostic::new(
                &codes::UNDATED_CLAIMS,
                article.span,
                format!(
                    "no date is known for {} in `{}`",
                    wording::count(undated, "claim"),
                    article.id
                ),
            )
            .help(
                "add `published` to the article, as exact as it is known, or `said` to the claims",
            ),
        );
    }
}
