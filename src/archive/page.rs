//! What archives read in a page of the site, and change in it.

use memchr::memmem;

use crate::render::escape::to_html;

/// Readers put what they show beside a page into it, which this would forbid.
const POLICY: &[u8] = b"<meta http-equiv=\"Content-Security-Policy\"";

/// The page without what it says of scripts.
pub(super) fn open(mut page: Vec<u8>) -> Vec<u8> {
    if let Some(start) = memmem::find(&page, POLICY)
        && let Some(end) = memchr::memchr(b'>', &page[start..])
    {
        let newline = usize::from(page.get(start + end + 1) == Some(&b'\n'));
        page.drain(start..=start + end + newline);
    }
    page
}

/// What lists call a page: its title, without that of the site.
pub(super) fn title(page: &[u8], site: &str) -> String {
    let start = memmem::find(page, b"<title>").map_or(page.len(), |it| it + "<title>".len());
    let end = memmem::find(&page[start..], b"</title>").unwrap_or_default();
    let title = String::from_utf8_lossy(&page[start..start + end]);
    let suffix = format!(" · {}", to_html(site));
    let alone = title.strip_suffix(&*suffix).filter(|it| !it.is_empty());
    let plain = plain(alone.unwrap_or(&title));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text that was put into HTML.
fn plain(html: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(html.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

#[cfg(test)]
mod tests {
    use super::{open, title};

    #[test]
    fn a_title_is_that_of_the_page() {
        #[track_caller]
        fn case(html: &str, called: &str) {
            let page = format!("<!doctype html>\n<head>{html}</head>");
            assert_eq!(title(page.as_bytes(), "The \"bridge\" & after"), called);
        }
        case("<title>A bus · The &quot;bridge&quot; &amp; after</title>", "A bus");
        case("<title>The &quot;bridge&quot; &amp; after</title>", "The \"bridge\" & after");
        case("<title> · The &quot;bridge&quot; &amp; after</title>", "· The \"bridge\" & after");
        case("<title>&amp;lt; a\n b</title>", "&lt; a b");
        case("", "");
        case("<title>", "");
    }

    #[test]
    fn the_policy_falls_out() {
        #[track_caller]
        fn case(page: &str, left: &str) {
            assert_eq!(String::from_utf8_lossy(&open(page.as_bytes().to_vec())), left);
        }
        let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";
        case(&format!("a\n{policy}\nb"), "a\nb");
        case(&format!("a{policy}b"), "ab");
        case("a<b>c", "a<b>c");
    }
}
