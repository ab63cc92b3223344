//! YAML, as a tree with places; the only door to the YAML parser.
//!
//! What claimline's files have no use for is a finding, not a feature: aliases, tags, directives,
//! several documents in a file, and keys that are no words.

mod remedy;
#[cfg(test)]
mod tests;

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use granit_parser::{
    Event, Options, Parser, ScalarStyle, ScanError, Span as Stretch, StrInput, StructureStyle,
    options,
};

use super::{
    faults::Faults,
    piece::Piece,
    tree::{Key, Node, Notation, Style, Value, shortened},
};
use crate::{
    diagnostic::{Diagnostic, codes},
    source::{Span, Spanned},
};

// The deepest that claimline's files need is five: a list of claims, a claim, its passages, one of
// them, its words.
const DEEPEST: usize = 24;

/// Reads a text as YAML; `None` where the parser gave up, which was told.
pub(super) fn tree<'a>(piece: &Piece<'a>, faults: &mut Faults) -> Option<Node<'a>> {
    let parser = Parser::new_from_str_with_options(piece.text, bounds());
    let mut reader = Reader { parser, piece, faults, told: [false; 2] };
    reader.document().ok()
}

fn bounds() -> Options {
    options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: DEEPEST,
        block_nesting_limit: DEEPEST,
    }
}

/// A finding was told, and there is no more to be had from the parser.
struct Broken;

struct Reader<'p, 'a, 'f> {
    parser: Parser<'a, StrInput<'a>>,
    piece: &'p Piece<'a>,
    faults: &'f mut Faults,
    // Whether it was said that aliases are of no use, and tags: once in a file is enough.
    told: [bool; 2],
}

impl<'a> Reader<'_, 'a, '_> {
    fn document(&mut self) -> Result<Node<'a>, Broken> {
        let mut root = None;
        loop {
            let (event, range) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(..) if root.is_some() => {
                    let place = self.piece.character(range.start);
                    self.faults.add(
                        unsupported(place, "a second document begins here").help(
                            "a file holds one document: take the line out, or make two files",
                        ),
                    );
                    break;
                }
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                event => root = Some(self.node(event, range)?),
            }
        }
        Ok(root.unwrap_or_else(|| Node {
            span: self.piece.place(0..0),
            value: Value::Text(Cow::Borrowed(""), Style::Plain),
        }))
    }

    fn next(&mut self) -> Result<(Event<'a>, Range<usize>), Broken> {
        while let Some(next) = self.parser.next_event() {
            let (event, stretch) = next.map_err(|fault| self.broken(&fault))?;
            if let Event::Anchor(..) = event {
                self.alias(bytes(&stretch));
                continue;
            }
            if event.tag().is_some() {
                self.tag(&stretch);
            }
            return Ok((event, bytes(&stretch)));
        }
        Ok((Event::StreamEnd, 0..0))
    }

    fn node(&mut self, event: Event<'a>, range: Range<usize>) -> Result<Node<'a>, Broken> {
        match event {
            Event::Scalar(text, style, ..) => Ok(self.text(text, style, range)),
            Event::SequenceStart(style, ..) => self.list(style, range),
            Event::MappingStart(style, ..) => self.map(style, range),
            // What is meant by an alias is nowhere in this place, so the rest would be guesswork.
            _ => {
                self.alias(range);
                Err(Broken)
            }
        }
    }

    fn text(&self, text: Cow<'a, str>, style: ScalarStyle, range: Range<usize>) -> Node<'a> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        // A block scalar reaches to the line after its last.
        let written = self.piece.text[range.clone()].trim_end().len();
        let span = self.piece.place(range.start..range.start + written);
        Node { span, value: Value::Text(text, style) }
    }

    fn list(&mut self, style: StructureStyle, start: Range<usize>) -> Result<Node<'a>, Broken> {
        let mut items: Vec<Node<'a>> = Vec::new();
        let end = loop {
            match self.next()? {
                (Event::SequenceEnd, range) => break range,
                (event, range) => items.push(self.node(event, range)?),
            }
        };
        let children = items.first().map(|it| it.span).zip(items.last().map(|it| it.span));
        let span = self.extent(style, start.start..end.end, children);
        Ok(Node { span, value: Value::List(items) })
    }

    fn map(&mut self, style: StructureStyle, start: Range<usize>) -> Result<Node<'a>, Broken> {
        let mut entries: Vec<(Key<'a>, Node<'a>)> = Vec::new();
        let mut last = None;
        let end = loop {
            let (event, range) = self.next()?;
            if event == Event::MappingEnd {
                break range;
            }
            let key = self.node(event, range)?;
            let (event, range) = self.next()?;
            let value = self.node(event, range)?;
            last = Some(value.span.max(key.span));
            if let Some(key) = self.key(key) {
                entries.push((key, value));
            }
        };
        let children = entries.first().map(|it| it.0.span).zip(last);
        let span = self.extent(style, start.start..end.end, children);
        let notation = match style {
            StructureStyle::Block => Notation::Lines,
            StructureStyle::Flow => Notation::Braces,
        };
        self.refuse_duplicates(&mut entries);
        Ok(Node { span, value: Value::Map(entries, notation) })
    }

    fn key(&mut self, node: Node<'a>) -> Option<Key<'a>> {
        match node.value {
            Value::Text(text, _) => Some(Spanned::new(text, node.span)),
            Value::List(_) | Value::Map(..) => {
                let finding = unsupported(node.span, "a field's name must be a word");
                let help = "put it in quotation marks, if it is meant as text";
                self.faults.add(finding.help(help));
                None
            }
        }
    }

    /// Where a collection stands: between its brackets, or from its first child to its last.
    fn extent(
        &self,
        style: StructureStyle,
        brackets: Range<usize>,
        children: Option<(Span, Span)>,
    ) -> Span {
        match (style, children) {
            (StructureStyle::Block, Some((first, last))) => Span { end: last.end, ..first },
            _ => self.piece.place(brackets),
        }
    }

    /// Keeps the first of the fields that are written more than once.
    fn refuse_duplicates(&mut self, entries: &mut Vec<(Key<'a>, Node<'a>)>) {
        let again = match entries.len() {
            0..=12 => (1..entries.len())
                .any(|at| entries[..at].iter().any(|it| it.0.value == entries[at].0.value)),
            _ => true,
        };
        if !again {
            return;
        }
        let mut seen: BTreeMap<Cow<'a, str>, Span> = BTreeMap::new();
        entries.retain(|(key, _)| {
            let Some(first) = seen.get(&key.value) else {
                seen.insert(key.value.clone(), key.span);
                return true;
            };
            let message = format!("`{}` is written twice", shortened(&key.value));
            self.faults.add(
                Diagnostic::new(&codes::DUPLICATE_KEY, key.span, message)
                    .label("written again")
                    .related(*first, "first written here")
                    .help("take one of them out, or join them to a list if the field takes one"),
            );
            false
        });
    }

    fn alias(&mut self, range: Range<usize>) {
        if std::mem::replace(&mut self.told[0], true) {
            return;
        }
        let finding = unsupported(self.piece.place(range), "`&` and `*` are not used here");
        self.faults.add(finding.help(
            "put the text in quotation marks if it begins with `&` or `*`; write out what is meant \
             to stand in several places",
        ));
    }

    fn tag(&mut self, stretch: &Stretch) {
        if std::mem::replace(&mut self.told[1], true) {
            return;
        }
        let range = stretch.tag_span().map_or_else(|| bytes(stretch), |tag| bytes(&tag));
        let finding = unsupported(self.piece.place(range), "tags are not used here");
        self.faults.add(finding.help("put the text in quotation marks if it begins with `!`"));
    }

    /// Tells where the parser gave up, unless that is an echo of what was told before.
    fn broken(&mut self, fault: &ScanError) -> Broken {
        if self.told == [false; 2] {
            let text = self.piece.text;
            let at = fault.marker().byte_offset().filter(|it| text.is_char_boundary(*it));
            let at = at.unwrap_or(text.len());
            let line = text[..at].rsplit('\n').next().unwrap_or_default();
            let (message, help) = remedy::of(fault.kind(), line);
            let place = self.piece.character(remedy::place(fault.kind(), text, at));
            self.faults.add(Diagnostic::new(&codes::INVALID_YAML, place, message).help(help));
        }
        Broken
    }
}

fn unsupported(place: Span, message: &str) -> Diagnostic {
    Diagnostic::new(&codes::UNSUPPORTED_YAML, place, message)
}

fn bytes(stretch: &Stretch) -> Range<usize> {
    stretch.byte_range().unwrap_or_default()
}
