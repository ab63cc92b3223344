//! What kinds of files a site is made of, as MIME names them.

const PLAIN: &str = "application/octet-stream";

const MEDIA: &[(&str, &str)] = &[
    ("avif", "image/avif"),
    ("css", "text/css"),
    ("csv", "text/csv"),
    ("gif", "image/gif"),
    ("htm", HTML),
    ("html", HTML),
    ("ico", "image/x-icon"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("md", "text/markdown"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("webp", "image/webp"),
    ("woff", "font/woff"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml"),
];

/// That of pages.
pub(super) const HTML: &str = "text/html";

/// The kind of a file, by the end of its path.
pub(super) fn of(path: &str) -> &'static str {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end).to_ascii_lowercase();
    MEDIA.iter().find(|it| it.0 == end).map_or(PLAIN, |it| it.1)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_kind_is_known_by_the_end_of_the_name() {
        #[track_caller]
        fn case(path: &str, media: &str) {
            assert_eq!(of(path), media);
        }
        case("index.html", "text/html");
        case("events/a.b.html", "text/html");
        case("captures/A.PDF", "application/pdf");
        case("data/claims.csv", "text/csv");
        case(".nojekyll", "application/octet-stream");
        case("captures/copy", "application/octet-stream");
    }
}
