//! Files of content written anew, with something in them replaced or added: all fields stay as they
//! were, comments are left out.

use std::borrow::Cow;

use super::{
    faults::Faults,
    front,
    piece::Piece,
    tree::{Key, Node, Notation, Style, Value},
    yaml,
};
use crate::{
    files::Files,
    source::{FileId, Span, Spanned},
};

/// The words that a claim is to rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words themselves.
    pub exact: String,
    /// What stands right before them.
    pub prefix: Option<String>,
    /// The words in the site's language.
    pub translation: Option<String>,
}

/// Writes an article anew with another body, or with its own; nothing where it cannot be read.
pub fn article_anew(
    files: &Files,
    file: FileId,
    body: Option<&str>,
    capture: Capture,
) -> Option<String> {
    let mut faults = Faults::default();
    let whole = Piece::whole(files, file, &mut faults)?;
    let parts = front::parts(&whole, &mut faults)?;
    let mut front = yaml::tree(&parts.front, &mut faults)?;
    let Value::Map(fields, _) = &mut front.value else { return None };
    if capture == Capture::Elsewhere
        && let Some((_, node)) = fields.iter_mut().find(|it| it.0.value == "capture")
        && let Value::Map(about, _) = &mut node.value
    {
        about.retain(|it| it.0.value != "elsewhere");
        about.push((key("elsewhere", node.span), text("true", Style::Plain, node.span)));
    }
    let front = written(&front, &whole)?;
    Some(format!("---\n{front}---\n{}", body.unwrap_or(parts.body.text)))
}

/// Where the stored copy of an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capture {
    /// Where the article says.
    Here,
    /// Elsewhere: only its hash is known.
    Elsewhere,
}

/// Writes a file of claims anew, each claim with the words that are given for its id, if any are,
/// and those that were withdrawn without theirs; nothing where it cannot be read.
pub fn claims_anew(
    files: &Files,
    file: FileId,
    mut words: impl FnMut(&str) -> Option<Vec<Words>>,
) -> Option<String> {
    let mut faults = Faults::default();
    let whole = Piece::whole(files, file, &mut faults)?;
    let mut root = yaml::tree(&whole, &mut faults)?;
    let Value::List(claims) = &mut root.value else { return None };
    for claim in claims {
        let Value::Map(fields, _) = &mut claim.value else { return None };
        let id = fields.iter().find(|it| it.0.value == "id").and_then(|it| match &it.1.value {
            Value::Text(id, _) => Some(id.clone()),
            _ => None,
        })?;
        if fields.iter().any(|it| it.0.value == "withdrawn") {
            fields.retain(|it| LEFT.contains(&it.0.value.as_ref()));
            continue;
        }
        let Some(words) = words(&id) else { continue };
        let passages = words.into_iter().map(|it| passage(it, claim.span)).collect();
        let node = &mut fields.iter_mut().find(|it| it.0.value == "passage")?.1;
        node.value = Value::List(passages);
    }
    written(&root, &whole)
}

/// What is left of a claim that was withdrawn.
const LEFT: &[&str] =
    &["id", "was", "event", "by", "via", "said", "repeats", "official", "withdrawn", "revisions"];

fn passage(words: Words, span: Span) -> Node<'static> {
    let fields = [
        ("exact", Some(words.exact)),
        ("prefix", words.prefix),
        ("translation", words.translation),
    ];
    let fields = fields.into_iter().filter_map(|(name, words)| {
        Some((key(name, span), Node { span, value: Value::Text(words?.into(), Style::Quoted) }))
    });
    Node { span, value: Value::Map(fields.collect(), Notation::Lines) }
}

fn key(name: &'static str, span: Span) -> Key<'static> {
    Spanned::new(Cow::Borrowed(name), span)
}

fn text(words: &'static str, style: Style, span: Span) -> Node<'static> {
    Node { span, value: Value::Text(Cow::Borrowed(words), style) }
}

/// Writes a tree, and reads it again to see that it says the same.
fn written(root: &Node<'_>, place: &Piece<'_>) -> Option<String> {
    let mut out = String::new();
    write(root, 0, &mut out);
    let again = yaml::tree(&place.with(&out), &mut Faults::default())?;
    says_the_same(root, &again).then_some(out)
}

fn says_the_same(a: &Node<'_>, b: &Node<'_>) -> bool {
    match (&a.value, &b.value) {
        (Value::Text(one, style), Value::Text(other, read)) => {
            one == other && (*style == Style::Plain) == (*read == Style::Plain)
        }
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(a, b)| says_the_same(a, b))
        }
        (Value::Map(one, _), Value::Map(other, _)) => {
            let same = |(a, b): (&(Key<'_>, Node<'_>), &(Key<'_>, Node<'_>))| {
                a.0.value == b.0.value && says_the_same(&a.1, &b.1)
            };
            one.len() == other.len() && one.iter().zip(other).all(same)
        }
        _ => false,
    }
}

/// Writes what stands on lines of its own.
fn write(node: &Node<'_>, indent: usize, out: &mut String) {
    match &node.value {
        Value::Text(text, style) => {
            out.push_str(&scalar(text, *style));
            out.push('\n');
        }
        Value::List(items) => {
            for item in items {
                margin(indent, out);
                out.push('-');
                behind(item, indent, Lead::Item, out);
            }
        }
        Value::Map(fields, _) => {
            for (row, (name, value)) in fields.iter().enumerate() {
                if row > 0 || out.is_empty() || out.ends_with('\n') {
                    margin(indent, out);
                }
                let is_word =
                    |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
                if name.value.starts_with(char::is_alphabetic) && name.value.chars().all(is_word) {
                    out.push_str(&name.value);
                } else {
                    out.push_str(&quoted(&name.value));
                }
                out.push(':');
                behind(value, indent, Lead::Field, out);
            }
        }
    }
}

/// What a value stands behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Item,
    Field,
}

fn behind(node: &Node<'_>, indent: usize, lead: Lead, out: &mut String) {
    match &node.value {
        Value::Text(text, Style::Plain) if text.is_empty() => out.push('\n'),
        Value::Text(..) => {
            out.push(' ');
            write(node, indent, out);
        }
        Value::List(items) if items.is_empty() => out.push_str(" []\n"),
        Value::Map(fields, _) if fields.is_empty() => out.push_str(" {}\n"),
        // The first field stands on the line of its item.
        Value::Map(..) if lead == Lead::Item => {
            out.push(' ');
            write(node, indent + 2, out);
        }
        _ => {
            out.push('\n');
            write(node, indent + 2, out);
        }
    }
}

fn margin(indent: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
}

fn scalar(text: &str, style: Style) -> String {
    if style == Style::Plain && !text.contains('\n') {
        return text.to_owned();
    }
    quoted(text)
}

/// A JSON string, which reads the same as YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Capture, Words, article_anew, claims_anew};
    use crate::{
        files::{Content, File, Files},
        source::FileId,
    };

    fn files(text: &str) -> Files {
        let content = Content::Bytes(text.as_bytes().to_vec());
        Files::new(vec![File { path: "content/articles/a.md".to_owned(), content }])
    }

    #[test]
    fn an_article_keeps_its_fields() {
        let text = "---\n# Remark.\ntitle: \"A: b\"   # so\nvia: [x, y]\nempty:\nlong: |\n  a\n  \
                    b\ncapture: {file: captures/a.html, sha256: \"00\"}\nmany:\n  - a: 1\n    \
                    b: [c]\n  - - d\n---\nBody.\n";
        let anew = article_anew(&files(text), FileId(0), None, Capture::Elsewhere);
        let expected = "---\ntitle: \"A: b\"\nvia:\n  - x\n  - y\nempty: ~\nlong: \"a\\nb\\n\"\n\
                        capture:\n  file: captures/a.html\n  sha256: \"00\"\n  elsewhere: true\n\
                        many:\n  - a: 1\n    b:\n      - c\n  -\n    - d\n---\nBody.\n";
        assert_eq!(anew.as_deref(), Some(expected));
        let other = article_anew(&files(text), FileId(0), Some("Other.\n"), Capture::Here);
        let other = other.expect("it can be read");
        assert!(other.ends_with("---\nOther.\n") && !other.contains("elsewhere"), "{other}");
    }

    #[test]
    fn claims_rest_on_other_words() {
        let text = "- id: a\n  by: x\n  passage: >\n    old\n    words\n- id: b\n  passage:\n    \
                    - exact: old\n      prefix: older\n    - old\n  official: true\n";
        let words = |id: &str| {
            let exact = format!("({id})");
            let translation = (id == "b").then(|| "so \"b\"".to_owned());
            Some(vec![Words { exact, prefix: None, translation }])
        };
        let expected = "- id: a\n  by: x\n  passage:\n    - exact: \"(a)\"\n- id: b\n  passage:\n    \
                        - exact: \"(b)\"\n      translation: \"so \\\"b\\\"\"\n  official: true\n";
        assert_eq!(claims_anew(&files(text), FileId(0), words).as_deref(), Some(expected));
    }

    #[test]
    fn what_was_withdrawn_has_no_words() {
        let text = "- id: a\n  by: x\n  says: Old words.\n  passage: old words\n  withdrawn:\n    \
                    date: 2031-05-04\n    why: An error of ours.\n- id: b\n  passage: words\n";
        let expected = "- id: a\n  by: x\n  withdrawn:\n    date: 2031-05-04\n    why: An error of \
                        ours.\n- id: b\n  passage: words\n";
        assert_eq!(claims_anew(&files(text), FileId(0), |_| None).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_no_list_of_claims_is_not_written() {
        assert_eq!(claims_anew(&files("a: b\n"), FileId(0), |_| Some(Vec::new())), None);
        assert_eq!(claims_anew(&files("- id: a\n"), FileId(0), |_| Some(Vec::new())), None);
        assert_eq!(article_anew(&files("Body."), FileId(0), None, Capture::Here), None);
    }
}
