//! What writers wrote, made harmless on a page.

use std::{borrow::Cow, io};

/// Text without what could deceive or break: controls and overrides of the reading direction
/// become visible, embeddings of a direction, which pages state by markup, fall out.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmless = |text: &str| text.chars().all(|it| visible(it) == Some(it));
    // Without a way out in between a machine looks at many bytes at once.
    let suspect = |bytes: &[u8]| bytes.iter().fold(false, |any, it| any | suspect(*it));
    if !text.as_bytes().chunks(64).any(suspect) || is_harmless(text) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter_map(visible).collect())
}

/// Writes text into HTML: the only way in which templates put words on a page.
pub(crate) fn html(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    tera::escape_html(&harmless(text), out)
}

/// Text as HTML.
pub(crate) fn to_html(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len() + 16);
    html(text, &mut out).expect("memory takes what is written");
    String::from_utf8(out).expect("text in, text out")
}

/// Bytes below a space, DEL, and the lead bytes of U+0080–U+00BF and U+2000–U+2FFF.
fn suspect(it: u8) -> bool {
    (it < 0x20 && it != b'\n' && it != b'\t') || it == 0x7f || it == 0xc2 || it == 0xe2
}

fn visible(it: char) -> Option<char> {
    match it {
        '\n' | '\t' => Some(it),
        '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => None,
        '\u{202d}' | '\u{202e}' => Some('\u{fffd}'),
        _ if it.is_control() => Some('\u{fffd}'),
        _ => Some(it),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        assert_eq!(to_html(text), expected);
    }

    #[test]
    fn text_is_made_harmless() {
        case("a <b> & \"c\"", "a &lt;b&gt; &amp; &quot;c&quot;");
        case("a\u{1b}[31mred", "a\u{fffd}[31mred");
        case("abc\u{202e}fed", "abc\u{fffd}fed");
        case("\u{2067}right\u{2069}", "right");
        case("Ծեր — “так”", "Ծեր — “так”");
    }
}
