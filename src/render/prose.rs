//! Texts as HTML: Markdown, and an article's text with its passages marked.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd, html};

use super::{escape, marks::Marks};
use crate::markdown;

/// How a text fits into its page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fit<'a> {
    /// The level of heading that the text stands below.
    pub below: usize,
    /// What its footnotes' anchors begin with, so that two texts can stand on one page.
    pub notes: &'a str,
}

/// How one text fits into its page: its highest headings, whatever their level, stand right below
/// the page's.
#[derive(Debug, Clone, Copy)]
struct Fitting<'a> {
    fit: Fit<'a>,
    highest: usize,
}

impl<'a> Fitting<'a> {
    fn new(fit: Fit<'a>, text: &str) -> Self {
        let level = |event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(level as usize),
            _ => None,
        };
        // Most texts have no headings, and need not be read twice.
        let may_have = text.contains('#') || text.contains("\n=") || text.contains("\n-");
        let headings = may_have.then(|| markdown::events(text).filter_map(level));
        Self { fit, highest: headings.and_then(Iterator::min).unwrap_or(1) }
    }
}

/// A text as HTML.
pub(crate) fn prose(text: &str, fit: Fit<'_>) -> String {
    let fit = Fitting::new(fit, text);
    let mut out = String::with_capacity(text.len() * 5 / 4);
    html::push_html(&mut out, markdown::events(text).map(|event| fitted(event, fit)));
    out
}

/// A block of an article's text.
#[derive(Debug)]
pub(crate) struct Block {
    /// The block with its passages marked.
    pub html: String,
    /// The passages that begin in it, by their row.
    pub passages: Vec<usize>,
}

/// The blocks of an article's text, with its passages marked.
pub(crate) fn marked(text: &str, fit: Fit<'_>, marks: &Marks<'_>) -> Vec<Block> {
    let fit = Fitting::new(fit, text);
    let mut blocks = Vec::new();
    let mut events = Vec::new();
    let mut depth = 0_usize;
    let mut reached = 0;
    let mut pen = Pen { marks, late: Vec::new(), links: 0 };
    for piece in markdown::pieces(text) {
        match &piece.event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if let Some(at) = &piece.at {
            reached = at.end;
        }
        pen.draw(fitted(piece.event, fit), piece.at, &mut events);
        if depth == 0 {
            let mut html = String::new();
            html::push_html(&mut html, events.drain(..));
            blocks.push(Block { html, passages: marks.begun(reached, &blocks) });
        }
    }
    blocks
}

/// Puts marks into the events of a text.
struct Pen<'m> {
    marks: &'m Marks<'m>,
    /// Passages that ended and whose numbers are yet to come: those in a link come after it.
    late: Vec<usize>,
    links: usize,
}

impl Pen<'_> {
    fn draw<'e>(&mut self, event: Event<'e>, at: Option<Range<usize>>, out: &mut Vec<Event<'e>>) {
        match (&event, at) {
            (Event::Text(text), Some(at)) => {
                let text = text.to_string();
                self.words(&text, at, out, |it| Event::Text(it.into()));
            }
            (Event::Code(text), Some(at)) => {
                let text = text.to_string();
                self.words(&text, at, out, |it| Event::Code(it.into()));
            }
            // The line under a passage goes on where the file has a new line.
            (Event::SoftBreak, Some(at)) => match self.marks.open(at.start) {
                Some((before, after)) => out.extend([raw(before), event, raw(after)]),
                None => out.push(event),
            },
            (Event::Start(Tag::Link { .. }), _) => {
                self.links += 1;
                out.push(event);
            }
            (Event::End(TagEnd::Link), _) => {
                self.links -= 1;
                out.push(event);
                self.numbers(out);
            }
            _ => out.push(event),
        }
    }

    /// Puts the numbers of the passages that have ended, but never a link into a link.
    fn numbers(&mut self, out: &mut Vec<Event<'_>>) {
        if self.links == 0 {
            out.extend(self.late.drain(..).map(|row| raw(self.marks.number(row))));
        }
    }

    /// Cuts words where passages begin and end, and marks what lies in them.
    fn words<'e>(
        &mut self,
        text: &str,
        at: Range<usize>,
        out: &mut Vec<Event<'e>>,
        event: impl Fn(String) -> Event<'e>,
    ) {
        let mut from = at.start;
        for to in self.marks.cuts(&at).into_iter().filter(|_| !text.is_empty()) {
            let words = text[from - at.start..to - at.start].to_owned();
            match self.marks.open(from) {
                Some((before, after)) => out.extend([raw(before), event(words), raw(after)]),
                None => out.push(event(words)),
            }
            self.late.extend(self.marks.ending(to));
            self.numbers(out);
            from = to;
        }
    }
}

fn raw<'e>(html: String) -> Event<'e> {
    Event::InlineHtml(html.into())
}

/// An event with its headings below those of the page and its footnotes named for the text.
fn fitted<'e>(event: Event<'e>, fit: Fitting<'_>) -> Event<'e> {
    match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: below(level, fit), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(below(level, fit))),
        Event::FootnoteReference(label) => Event::FootnoteReference(named(&label, fit)),
        Event::Start(Tag::FootnoteDefinition(label)) => {
            Event::Start(Tag::FootnoteDefinition(named(&label, fit)))
        }
        Event::Text(text) => Event::Text(harmless(text)),
        Event::Code(text) => Event::Code(harmless(text)),
        other => other,
    }
}

fn harmless(text: CowStr<'_>) -> CowStr<'_> {
    match escape::harmless(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(clean) => clean.into(),
    }
}

fn below(level: HeadingLevel, fit: Fitting<'_>) -> HeadingLevel {
    let level = (level as usize + fit.fit.below + 1 - fit.highest).min(6);
    HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6)
}

fn named<'e>(label: &str, fit: Fitting<'_>) -> CowStr<'e> {
    format!("{}{label}", fit.fit.notes).into()
}
