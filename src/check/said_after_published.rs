//! Nothing is printed before it is said.

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    model::{Claim, Record},
};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (_, claim) in record.claims.iter().filter(|(_, it)| is_early(record, it)) {
        let repeated = claim.repeats.map(|it| &record.claims[it]);
        // The mistake is in the date that was taken over, and told there.
        if repeated.is_some_and(|it| it.said == claim.said && is_early(record, it)) {
            continue;
        }
        let article = &record.articles[claim.article];
        let (Some(said), Some(published)) = (&claim.said, &article.published) else { continue };
        let finding = Diagnostic::new(
            &codes::SAID_AFTER_PUBLISHED,
            claim.span,
            format!("`{}` was said after its article was published", claim.id),
        )
        .label(format!("said {}, published {}", said.written(), published.written()));
        let taken_over = repeated.filter(|it| it.said == claim.said);
        report.add(match taken_over {
            Some(root) => finding
                .related(root.span, "the date is that of the claim it repeats")
                .help("repeat the rendering nearest to the speaker, or write `said`"),
            None => finding.help("correct `said`, or `published` in the article's front matter"),
        });
    }
}

fn is_early(record: &Record, claim: &Claim) -> bool {
    match (&claim.said, &record.articles[claim.article].published) {
        (Some(said), Some(published)) => said.is_after(published),
        _ => false,
    }
}
