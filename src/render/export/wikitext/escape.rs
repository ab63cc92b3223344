//! What writers wrote, made plain text in wikitext.

use crate::render::escape::harmless;

/// Text in a cell of a table.
pub(super) fn text(text: &str) -> String {
    plain(text).replace('|', "&#124;")
}

/// The value of a named parameter of a template. Citations tell programs their values, so a bar is
/// the template for one, and not an entity. An equals sign could only be mistaken for the
/// beginning of another parameter.
pub(super) fn value(text: &str) -> String {
    plain(text).replace('|', "{{!}}").replace('=', "&#61;")
}

/// A web address: what has a meaning in wikitext, or would end the address, is written in percent.
pub(super) fn url(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for sign in url.trim().chars() {
        match sign {
            '|' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | '\'' | ' ' | '~' => {
                out.extend(["%", &format!("{:02X}", u32::from(sign))]);
            }
            _ if sign.is_control() || sign.is_whitespace() => {}
            _ => out.push(sign),
        }
    }
    // Two underscores may be a magic word.
    out.replace("__", "_%5F")
}

/// Text in a comment, which two hyphens may end.
pub(super) fn comment(text: &str) -> String {
    let plain = one_line(text).replace("--", "- -").replace("--", "- -");
    plain.trim_end_matches('-').to_owned()
}

/// Text without any markup: each sign that may have a meaning is an entity.
fn plain(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    let mut signs = line.chars().peekable();
    let mut before = None;
    while let Some(sign) = signs.next() {
        let doubled = before == Some(sign) || signs.peek() == Some(&sign);
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '[' | ']' | '{' | '}' | '~' => entity(&mut out, sign),
            // Alone they are plain: an apostrophe, an exclamation mark.
            '\'' | '_' | '!' if doubled => entity(&mut out, sign),
            // What looks like an address would become a link.
            '/' if before == Some(':') => entity(&mut out, sign),
            _ => out.push(sign),
        }
        before = Some(sign);
    }
    out
}

fn entity(out: &mut String, sign: char) {
    out.extend(["&#", &u32::from(sign).to_string(), ";"]);
}

/// Text on one line, its white space folded: a line's first signs may have a meaning.
fn one_line(text: &str) -> String {
    harmless(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(written: &str, in_cell: &str, in_template: &str) {
        assert_eq!((text(written), value(written)), (in_cell.to_owned(), in_template.to_owned()));
    }

    #[test]
    fn markup_is_made_plain() {
        case("12", "12", "12");
        case("a | b", "a &#124; b", "a {{!}} b");
        case(
            "[[a]] {{b}}",
            "&#91;&#91;a&#93;&#93; &#123;&#123;b&#125;&#125;",
            "&#91;&#91;a&#93;&#93; &#123;&#123;b&#125;&#125;",
        );
        case("it's ''so''", "it's &#39;&#39;so&#39;&#39;", "it's &#39;&#39;so&#39;&#39;");
        case("a=b", "a=b", "a&#61;b");
        case(
            "</ref><b>&nbsp;",
            "&lt;/ref&gt;&lt;b&gt;&amp;nbsp;",
            "&lt;/ref&gt;&lt;b&gt;&amp;nbsp;",
        );
        case("* one\n# two\r\n : three", "* one # two : three", "* one # two : three");
        case(
            "no!! __TOC__",
            "no&#33;&#33; &#95;&#95;TOC&#95;&#95;",
            "no&#33;&#33; &#95;&#95;TOC&#95;&#95;",
        );
        case("~~~~", "&#126;&#126;&#126;&#126;", "&#126;&#126;&#126;&#126;");
        case("https://a.example", "https:&#47;/a.example", "https:&#47;/a.example");
        case("Ծեր — “так”", "Ծեր — “так”", "Ծեր — “так”");
    }

    #[test]
    fn addresses_keep_their_meaning() {
        assert_eq!(url("https://a.example/?b=c&d=é"), "https://a.example/?b=c&d=é");
        assert_eq!(url(" https://a.example/''[|]"), "https://a.example/%27%27%5B%7C%5D");
        assert_eq!(url("https://a.example/a__b"), "https://a.example/a_%5Fb");
    }

    #[test]
    fn comments_end_where_they_should() {
        assert_eq!(comment("a --> b ---"), "a - -> b - - ");
        assert_eq!(comment("-----"), "- - - - ");
    }
}
