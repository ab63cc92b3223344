//! Markdown as articles use it: safe events, and the text as it is read.
//!
//! Places in an article are byte offsets into [`reading`], which both the search for passages and
//! the marks on the page go by: [`pieces`] says of each event where its text stands there.

mod address;
mod safe;

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

pub use address::{address, is_web_address};
pub use safe::{Events, events};

/// The text of an article as it is read: Markdown removed, each line break and each break between
/// blocks one space.
pub fn reading(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    for piece in pieces(markdown) {
        let Some(at) = piece.at else { continue };
        if at.start > text.len() {
            text.push(' ');
        }
        text.push_str(words(&piece.event).unwrap_or(" "));
    }
    text
}

/// An event, and where its text stands in [`reading`].
#[derive(Debug, Clone, PartialEq)]
pub struct Piece<'a> {
    /// The event, safe to be shown.
    pub event: Event<'a>,
    /// Where its text stands, byte for byte; nothing for what has no text. A line break stands for
    /// the one space.
    pub at: Option<Range<usize>>,
}

/// The events of a text, each with its place in [`reading`].
pub fn pieces(markdown: &str) -> Pieces<'_> {
    Pieces { events: events(markdown), end: 0, spaced: true, parted: false }
}

/// The events of a text, each with its place in [`reading`].
#[derive(Debug)]
pub struct Pieces<'a> {
    events: Events<'a>,
    /// How much of the reading is behind us.
    end: usize,
    /// Whether it is empty or ends with white space.
    spaced: bool,
    /// Whether a block has ended or begun since its last word.
    parted: bool,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let event = self.events.next()?;
        let at = match &event {
            Event::SoftBreak | Event::HardBreak => Some(self.place(1, true)),
            _ => words(&event)
                .map(|it| self.place(it.len(), it.ends_with(|last: char| last.is_whitespace()))),
        };
        self.parted |= parts(&event);
        Some(Piece { event, at })
    }
}

impl Pieces<'_> {
    fn place(&mut self, length: usize, spaced: bool) -> Range<usize> {
        if self.parted && !self.spaced {
            self.end += 1;
        }
        let start = self.end;
        self.end += length;
        self.parted = false;
        if length > 0 {
            self.spaced = spaced;
        }
        start..self.end
    }
}

fn words<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        _ => None,
    }
}

/// Whether the words before and after belong to different blocks.
fn parts(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => {
            !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        }
        Event::End(tag) => {
            !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        }
        Event::Rule => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_is_what_is_read() {
        case("Twelve *were* **killed**.", "Twelve were killed.");
        case("one\ntwo  \nthree\\\nfour", "one two three four");
        case("# Title\n\nFirst.\n\n\nSecond.", "Title First. Second.");
        case("- a\n- b\n  - c\n\n1. d", "a b c d");
        case("> said\n> he\n\n***\nend", "said he end");
        case("| a | b |\n|---|---|\n| *c* | d |", "a b c d");
        case("    code  \n\nafter", "code  \nafter");
        case("`2 < 3` &amp; \\*so\\*", "2 < 3 & *so*");
        case("ki<b>ll</b>ed", "ki<b>ll</b>ed");
        case("<div>\none\n</div>\n\ntwo", "<div>\none\n</div>\ntwo");
        case("[a link](https://x.example) and ![alt *text*](i.png \"t\")", "a link and alt text");
        case("un*frag*mented", "unfragmented");
        case("killed[^1] there\n\n[^1]: A note.", "killed there A note.");
        case("", "");
        case("\n\n---\n\n", "");
    }

    #[test]
    fn every_text_stands_where_its_piece_says() {
        for markdown in
            ["a *b*\n\n> c\nd `e`\n\n- f\n- g\n\n|h|i|\n|-|-|\n|j|k|\n", "é\u{301} *x*  \ny", "*"]
        {
            let reading = reading(markdown);
            let placed = pieces(markdown).filter_map(|it| Some((it.at?, it.event)));
            placed.for_each(|(at, event)| {
                assert_eq!(&reading[at], words(&event).unwrap_or(" "));
            });
        }
    }

    #[track_caller]
    fn case(markdown: &str, expected: &str) {
        assert_eq!(reading(markdown), expected);
    }
}
