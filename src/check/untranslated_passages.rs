//! Passages can be read in the site's language.

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    model::TextKind,
};

pub(super) fn check(Subject { record, config, .. }: Subject<'_>, report: &mut Report) {
    for (_, claim) in record.claims.iter() {
        let article = &record.articles[claim.article];
        let Some(language) = &article.language else { continue };
        // A summary is the editors' own.
        if article.text == TextKind::Summary || primary(language) == primary(&config.language) {
            continue;
        }
        if claim.passages.iter().any(|it| it.translation.is_none()) {
            report.add(
                Diagnostic::new(
                    &codes::UNTRANSLATED_PASSAGE,
                    claim.span,
                    format!("the passage of `{}` is not translated", claim.id),
                )
                .label(format!("its article is in `{language}`, the site in `{}`", config.language))
                .help("write the words under `exact`, and under `translation` what they mean"),
            );
        }
    }
}

/// The language of a tag, without script and region.
fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
}
