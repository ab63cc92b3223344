//! The events of a text, made safe to be shown.

use std::{collections::BTreeMap, fmt};

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::address::address;

/// How deep quotations and lists are nested; what is deeper is shown at this depth. Nesting makes
/// pages many times larger than what was written.
const DEPTH: usize = 8;

/// The events of a text, made safe to be shown: raw HTML is text, links lead where readers can
/// safely follow, images are their descriptions, and footnotes are called by their numbers from 1.
pub fn events(markdown: &str) -> Events<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    Events {
        parser: Parser::new_ext(markdown, options),
        open: Vec::new(),
        depth: 0,
        images: 0,
        notes: BTreeMap::new(),
    }
}

/// The events of a text, made safe to be shown.
pub struct Events<'a> {
    parser: Parser<'a>,
    /// Of every open tag, whether it was let through.
    open: Vec<bool>,
    /// How many quotations and lists are open.
    depth: usize,
    /// How many images are open.
    images: usize,
    /// The number of each footnote, by its label.
    notes: BTreeMap<String, usize>,
}

impl fmt::Debug for Events<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("open", &self.open).finish_non_exhaustive()
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let shown = match self.parser.next()? {
                Event::Start(tag) => {
                    let shown = self.start(tag);
                    self.open.push(shown.is_some());
                    shown.map(Event::Start)
                }
                Event::End(tag) => self.end(tag).map(Event::End),
                Event::Text(text)
                | Event::Html(text)
                | Event::InlineHtml(text)
                | Event::InlineMath(text)
                | Event::DisplayMath(text) => Some(Event::Text(printable(text))),
                Event::Code(text) => Some(Event::Code(printable(text))),
                Event::FootnoteReference(_) if self.images > 0 => None,
                Event::FootnoteReference(label) => {
                    Some(Event::FootnoteReference(self.number(&label)))
                }
                event @ (Event::SoftBreak | Event::HardBreak | Event::Rule) => Some(event),
                Event::TaskListMarker(_) => None,
            };
            if shown.is_some() {
                return shown;
            }
        }
    }
}

impl<'a> Events<'a> {
    /// The tag as it is shown, if it is.
    fn start(&mut self, tag: Tag<'a>) -> Option<Tag<'a>> {
        if matches!(tag, Tag::BlockQuote(_) | Tag::List(_)) {
            self.depth += 1;
        }
        if matches!(tag, Tag::Image { .. }) {
            self.images += 1;
        }
        match tag {
            _ if self.images > 0 => None,
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item if self.depth > DEPTH => None,
            Tag::HtmlBlock => Some(Tag::Paragraph),
            Tag::Heading { level, .. } => {
                Some(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Tag::FootnoteDefinition(label) => Some(Tag::FootnoteDefinition(self.number(&label))),
            Tag::Link { link_type, dest_url, title, id } => {
                let written = match link_type {
                    LinkType::Email => format!("mailto:{dest_url}").into(),
                    _ => dest_url,
                };
                let dest_url = address(&written)?.into();
                Some(Tag::Link { link_type: LinkType::Inline, dest_url, title, id })
            }
            tag => Some(tag),
        }
    }

    fn end(&mut self, tag: TagEnd) -> Option<TagEnd> {
        match tag {
            TagEnd::BlockQuote(_) | TagEnd::List(_) => self.depth = self.depth.saturating_sub(1),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
        let shown = self.open.pop().unwrap_or(false);
        let tag = if tag == TagEnd::HtmlBlock { TagEnd::Paragraph } else { tag };
        shown.then_some(tag)
    }

    /// The number of a footnote. Numbers make better anchors than labels, which can hold anything.
    fn number(&mut self, label: &str) -> CowStr<'a> {
        let next = self.notes.len() + 1;
        self.notes.entry(label.to_lowercase()).or_insert(next).to_string().into()
    }
}

/// A text without the control characters that no page and no feed may hold.
fn printable(text: CowStr<'_>) -> CowStr<'_> {
    let hidden = |it: char| it.is_control() && !matches!(it, '\n' | '\t');
    // Bytes below a space, DEL, and the lead byte of U+0080–U+00BF; without a way out in between a
    // machine looks at many bytes at once.
    let suspect = |it: u8| (it < 0x20 && it != b'\n' && it != b'\t') || it == 0x7f || it == 0xc2;
    let suspects = |bytes: &[u8]| bytes.iter().fold(false, |any, it| any | suspect(*it));
    if text.as_bytes().chunks(64).any(suspects) && text.contains(hidden) {
        return text.replace(hidden, "").into();
    }
    text
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::html;

    use super::*;

    #[test]
    fn what_a_writer_writes_is_made_safe() {
        case("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
        case("a <b onclick='x'>c</b>", "<p>a &lt;b onclick='x'&gt;c&lt;/b&gt;</p>\n");
        case("[a](javascript:alert`1`)", "<p>a</p>\n");
        case("[a](&#106;avascript:x)", "<p>a</p>\n");
        case("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n");
        case(
            "[a *b*](https://x.example)",
            "<p><a href=\"https://x.example\">a <em>b</em></a></p>\n",
        );
        case("<a@x.example>", "<p><a href=\"mailto:a@x.example\">a@x.example</a></p>\n");
        case("![see *this* [l](http://x.example)](http://x.example/i.png)", "<p>see this l</p>\n");
        case("# T {#main .c}", "<h1>T {#main .c}</h1>\n");
        case("\"a\" -- 'b'...", "<p>\"a\" -- 'b'...</p>\n");
        case("a\u{1b}[31mb\u{0}", "<p>a[31mb</p>\n");
        case("~~x~~ - [ ] y", "<p><del>x</del> - [ ] y</p>\n");
        case("$x$ [[w]]", "<p>$x$ [[w]]</p>\n");
    }

    #[test]
    fn footnotes_are_numbered() {
        case(
            "a[^x y] b[^z]\n\n[^z]: Z",
            concat!(
                "<p>a[^x y] b<sup class=\"footnote-reference\"><a href=\"#1\">1</a></sup></p>\n",
                "<div class=\"footnote-definition\" id=\"1\">",
                "<sup class=\"footnote-definition-label\">1</sup>\n<p>Z</p>\n</div>\n",
            ),
        );
    }

    #[test]
    fn nesting_is_shallow() {
        let quotes = format!("{} a", ">".repeat(200));
        assert_eq!(html_of(&quotes).matches("<blockquote>").count(), DEPTH);
        let lists = (0..100).map(|it| "  ".repeat(it) + "- a\n").collect::<String>();
        assert_eq!(html_of(&lists).matches("<ul>").count(), DEPTH);
        assert_eq!(html_of(&lists).matches("</li>").count(), DEPTH);
    }

    #[test]
    fn every_tag_is_closed() {
        for text in ["> - > 1. [a](x:y) *b*", "[^a]\n\n[^a]: > x\n\n<i>", "![[a](b)](c) |x|\n|-|"] {
            let (mut starts, mut ends) = (Vec::new(), Vec::new());
            events(text).for_each(|event| match event {
                Event::Start(tag) => starts.push(format!("{:?}", tag.to_end())),
                Event::End(tag) => ends.push(format!("{tag:?}")),
                _ => {}
            });
            starts.sort();
            ends.sort();
            assert_eq!(starts, ends, "{text}");
        }
    }

    #[track_caller]
    fn case(markdown: &str, expected: &str) {
        assert_eq!(html_of(markdown), expected);
    }

    fn html_of(markdown: &str) -> String {
        let mut out = String::new();
        html::push_html(&mut out, events(markdown));
        out
    }
}
