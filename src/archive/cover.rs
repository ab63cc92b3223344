//! The page at the top of an archive. It has no style of its own: who looks into a zip file without
//! unpacking it sees this page alone.

use super::Contents;
use crate::render::{escape::to_html, view::direction, words::Words};

/// The page.
pub(super) fn page(contents: &Contents<'_>) -> String {
    let config = contents.config;
    let words = Words::new(contents.theme, &config.language);
    let text = |key: &str| to_html(words.text(key));
    let (language, title) = (to_html(&config.language), to_html(&config.title));
    let direction = direction(&config.language);
    let described = match to_html(&config.description) {
        it if it.is_empty() => it,
        it => format!("<p>{it}</p>\n"),
    };
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n\
         <body>\n<p><strong>{}</strong></p>\n<h1><a href=\"data/site/index.html\">{title}</a></h1>\n\
         {described}<p>{}</p>\n<p>{}</p>\n</body>\n</html>\n",
        text("archive.how"),
        text("archive.inside"),
        text("archive.check"),
    )
}
