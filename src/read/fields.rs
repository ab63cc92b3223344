//! Taking the fields of an entry one by one, with a finding for each that is not as it should be.
//!
//! The names that are asked for are the names there are: nothing else lists them.

use super::{
    faults::Faults,
    ids,
    piece::control,
    tree::{Key, Node, Notation, Style, Value, shortened},
};
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    draft::Text,
    source::{Span, Spanned},
};

/// The fields of one entry.
pub(crate) struct Fields<'n, 'a, 'f> {
    // What the entry is, for findings: "this claim".
    what: &'static str,
    span: Span,
    entries: &'n [(Key<'a>, Node<'a>)],
    notation: Notation,
    asked: Vec<&'static str>,
    /// Where findings go.
    pub(crate) faults: &'f mut Faults,
}

impl<'n, 'a, 'f> Fields<'n, 'a, 'f> {
    /// Opens an entry; `None` where it has no fields, which is told.
    pub(crate) fn of(
        node: &'n Node<'a>,
        what: &'static str,
        faults: &'f mut Faults,
    ) -> Option<Self> {
        let Value::Map(entries, notation) = &node.value else {
            faults.add(wrong_type(node, "fields", what).help("write each as `name: value`"));
            return None;
        };
        let asked = Vec::with_capacity(24);
        Some(Self { what, span: node.span, entries, notation: *notation, asked, faults })
    }

    /// Takes a field, if it is there and says something.
    pub(crate) fn node(&mut self, name: &'static str) -> Option<&'n Node<'a>> {
        self.find(name).map(|(_, node)| node).filter(|node| !node.is_blank())
    }

    /// Takes a field that must be there and say something.
    pub(crate) fn needed(&mut self, name: &'static str) -> Option<&'n Node<'a>> {
        let (place, message) = match self.find(name) {
            Some((_, node)) if !node.is_blank() => return Some(node),
            Some((key, _)) => (key.span, format!("`{name}` says nothing")),
            None => (self.head(), format!("{} has no `{name}`", self.what)),
        };
        let help = format!("`{name}` is required");
        self.faults.add(Diagnostic::new(&codes::MISSING_FIELD, place, message).help(help));
        None
    }

    /// Takes a text.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<Text> {
        let node = self.node(name)?;
        text(node, name, self.faults)
    }

    /// Takes a text that must be there.
    pub(crate) fn needed_text(&mut self, name: &'static str) -> Option<Text> {
        let node = self.needed(name)?;
        text(node, name, self.faults)
    }

    /// Takes an id that must be there.
    pub(crate) fn id(&mut self) -> Option<Text> {
        let id = self.needed_text("id")?;
        ids::check(&id, self.faults);
        Some(id)
    }

    /// Takes the ids that a thing had before.
    pub(crate) fn old_ids(&mut self) -> Vec<Text> {
        let old = self.texts("was");
        for id in &old {
            ids::check(id, self.faults);
        }
        old
    }

    /// Takes the ids that a claim had before.
    pub(crate) fn old_full_ids(&mut self) -> Vec<Text> {
        let old = self.texts("was");
        for id in &old {
            ids::check_full(id, self.faults);
        }
        old
    }

    /// Takes one text or a list of them.
    pub(crate) fn texts(&mut self, name: &'static str) -> Vec<Text> {
        let Some(node) = self.node(name) else { return Vec::new() };
        texts(node, name, self.faults)
    }

    /// Takes `true` or `false`.
    pub(crate) fn flag(&mut self, name: &'static str) -> Option<bool> {
        let node = self.node(name)?;
        match &node.value {
            Value::Text(text, Style::Plain) if text == "true" => Some(true),
            Value::Text(text, Style::Plain) if text == "false" => Some(false),
            _ => {
                self.faults.add(
                    wrong_type(node, "`true` or `false`", &format!("`{name}`"))
                        .help("write one of the two words, without quotation marks"),
                );
                None
            }
        }
    }

    /// Tells of every field that was not asked for.
    pub(crate) fn done(self) {
        let braces = self.notation == Notation::Braces;
        for (key, node) in self.entries {
            if self.asked.contains(&key.value.as_ref()) {
                continue;
            }
            let name = shortened(&key.value);
            let message = format!("unknown field `{name}` in {}", self.what);
            let finding = Diagnostic::new(&codes::UNKNOWN_FIELD, key.span, message);
            let near = wording::did_you_mean(&key.value, self.asked.iter().copied());
            let help = match near {
                _ if braces && node.is_blank() => "put the text in quotation marks".to_owned(),
                Some(near) => near,
                None => format!("it can have {}", wording::names(&self.asked, "and")),
            };
            self.faults.add(finding.help(help));
        }
    }

    fn find(&mut self, name: &'static str) -> Option<&'n (Key<'a>, Node<'a>)> {
        self.asked.push(name);
        self.entries.iter().find(|(key, _)| key.value == name)
    }

    /// The first field, which stands for the whole entry: the entry itself may have many lines.
    fn head(&self) -> Span {
        match self.entries.first() {
            Some((key, Node { span, value: Value::Text(_, Style::Plain | Style::Quoted) })) => {
                Span { end: span.end, ..key.span }
            }
            Some((key, _)) => key.span,
            None => self.span,
        }
    }
}

/// Reads a text.
pub(crate) fn text(node: &Node<'_>, name: &str, faults: &mut Faults) -> Option<Text> {
    let Value::Text(written, style) = &node.value else {
        let finding = wrong_type(node, "text", &format!("`{name}`"));
        faults.add(finding.help("put it in quotation marks, if it is meant as text"));
        return None;
    };
    // Only an escape like "\0" leads here: the bytes of the file were looked at before.
    if let Some(at) = control(written) {
        let message =
            format!("`{name}` holds a control character, U+{:04X}", written.as_bytes()[at]);
        faults.add(
            Diagnostic::new(&codes::CONTROL_CHARACTER, node.span, message).help("take it out"),
        );
        return None;
    }
    let written = match style {
        Style::Plain | Style::Quoted => written,
        Style::Block => written.trim_end(),
    };
    Some(Spanned::new(written.to_owned(), node.span))
}

/// Reads one text or a list of them.
pub(crate) fn texts(node: &Node<'_>, name: &str, faults: &mut Faults) -> Vec<Text> {
    items(node).iter().filter_map(|item| said(item, name, faults)).collect()
}

/// Reads a map of texts.
pub(crate) fn pairs(node: &Node<'_>, name: &str, faults: &mut Faults) -> Vec<(Text, Text)> {
    let Some(entries) = entries(node, name, faults) else { return Vec::new() };
    let pair = |(key, value): &(Key<'_>, Node<'_>)| Some((word(key), said(value, name, faults)?));
    entries.iter().filter_map(pair).collect()
}

/// The fields of a node whose names the writer chooses.
pub(crate) fn entries<'n, 'a>(
    node: &'n Node<'a>,
    name: &str,
    faults: &mut Faults,
) -> Option<&'n [(Key<'a>, Node<'a>)]> {
    if let Value::Map(entries, _) = &node.value {
        return Some(entries);
    }
    let finding = wrong_type(node, "fields", &format!("`{name}`"));
    faults.add(finding.help("write each as `name: value`, on a line of its own"));
    None
}

/// The items of a list, or what stands in place of a list as the only one.
pub(crate) fn items<'n, 'a>(node: &'n Node<'a>) -> &'n [Node<'a>] {
    match &node.value {
        Value::List(items) => items,
        Value::Text(..) | Value::Map(..) => std::slice::from_ref(node),
    }
}

/// The name of a field that the writer chose.
pub(crate) fn word(key: &Key<'_>) -> Text {
    Spanned::new(key.value.clone().into_owned(), key.span)
}

/// Starts the finding that something else is expected.
pub(crate) fn wrong_type(node: &Node<'_>, expected: &str, place: &str) -> Diagnostic {
    let message = format!("expected {expected} for {place}, found {}", node.described());
    Diagnostic::new(&codes::WRONG_TYPE, node.span, message)
}

fn said(node: &Node<'_>, name: &str, faults: &mut Faults) -> Option<Text> {
    if node.is_blank() {
        let finding = wrong_type(node, "text", &format!("`{name}`"));
        faults.add(finding.help("write it, or take the empty entry out"));
        return None;
    }
    text(node, name, faults)
}
