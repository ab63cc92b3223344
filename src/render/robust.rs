//! Links to sources that outlive them: Robust Links (<https://robustlinks.mementoweb.org/spec/>).
//!
//! Beside its address, a link says where a copy is and of which day, so that a reader or a program
//! can go there when the address no longer leads anywhere.

use serde::Serialize;

use super::address;
use crate::model::{Article, Day, When};

/// A link to an article or to an archived copy of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct SourceLink {
    /// Where it leads.
    pub href: String,
    /// `data-originalurl`: what the copy is of.
    pub original: Option<String>,
    /// `data-versionurl`: a copy of what it leads to.
    pub version: Option<String>,
    /// `data-versiondate`: the day of the copy that is meant, as ISO 8601 writes it.
    pub date: Option<String>,
}

/// The link to an article at its public address, which a copy of the day it was published replaces
/// best where none is known.
pub(crate) fn original(article: &Article) -> Option<SourceLink> {
    let version = copy(article);
    let made = version.as_deref().and_then(day_of_copy);
    let day = match &version {
        Some(_) => made,
        None => article.published.as_ref().and_then(When::day),
    };
    Some(SourceLink {
        href: article.url.as_deref().and_then(address::elsewhere)?,
        original: None,
        version,
        date: day.map(|day| day.to_string()),
    })
}

/// The link to a web archive's copy of an article.
pub(crate) fn archived(article: &Article) -> Option<SourceLink> {
    let href = copy(article)?;
    Some(SourceLink {
        original: article.url.as_deref().and_then(address::elsewhere),
        version: None,
        date: day_of_copy(&href).map(|day| day.to_string()),
        href,
    })
}

fn copy(article: &Article) -> Option<String> {
    article.archived.as_deref().and_then(address::elsewhere)
}

/// The day of a copy in the Internet Archive, which its address tells:
/// `https://web.archive.org/web/20310503120000/…`, or with two letters and `_` behind the figures.
pub(crate) fn day_of_copy(url: &str) -> Option<Day> {
    let path = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let (stamp, _) = path.strip_prefix("web.archive.org/web/")?.split_once('/')?;
    let (figures, flag) = stamp.split_at_checked(14)?;
    let known = match flag.as_bytes() {
        [] => true,
        [a, b, b'_'] => a.is_ascii_alphabetic() && b.is_ascii_alphabetic(),
        _ => false,
    };
    if !known || !figures.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let part = |range: std::ops::Range<usize>| figures[range].parse::<u8>().ok();
    Day::new(figures[..4].parse().ok()?, part(4..6)?, part(6..8)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_copy_tells_its_day() {
        #[track_caller]
        fn case(url: &str, expected: Option<&str>) {
            assert_eq!(day_of_copy(url).map(|it| it.to_string()).as_deref(), expected, "{url}");
        }
        let address = "https://a.example/";
        case(&format!("https://web.archive.org/web/20310503120000/{address}"), Some("2031-05-03"));
        case(
            &format!("http://web.archive.org/web/20310503120000id_/{address}"),
            Some("2031-05-03"),
        );
        case(&format!("https://web.archive.org/web/20310503/{address}"), None);
        case(&format!("https://web.archive.org/web/20311303120000/{address}"), None);
        case(&format!("https://web.archive.org/web/20310503120000x/{address}"), None);
        case(&format!("https://web.archive.org/web/2031*/{address}"), None);
        case(&format!("https://web.archive.org/20310503120000/{address}"), None);
        case("https://archive.example/20310503120000/a", None);
    }
}
