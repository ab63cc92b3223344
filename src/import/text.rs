//! YAML and Markdown as people write them: block style, comments, lines of a readable length.

use std::fmt::{Arguments, Write};

// As long as the lines of prose in a file of content.
const WIDTH: usize = 100;

/// The fields of one entry or of a front matter, in YAML.
#[derive(Debug, Default)]
pub(super) struct Block {
    text: String,
    indent: &'static str,
    first: bool,
}

impl Block {
    /// Fields of a front matter.
    pub(super) fn front() -> Self {
        Self::default()
    }

    /// Fields of an entry of a list, which begins with its id.
    pub(super) fn entry() -> Self {
        Self { indent: "  ", first: true, ..Self::default() }
    }

    /// Adds a field as it is to be written.
    pub(super) fn field(&mut self, name: &str, written: &str) {
        let head = if self.first { "- " } else { self.indent };
        self.first = false;
        line(&mut self.text, format_args!("{head}{name}: {written}"));
    }

    /// Adds a field that holds a list of texts.
    pub(super) fn list(&mut self, name: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        line(&mut self.text, format_args!("{}{name}:", self.indent));
        for item in items {
            line(&mut self.text, format_args!("{}  - {}", self.indent, scalar(item)));
        }
    }

    /// Adds a field that holds fields, each with a comment or none.
    pub(super) fn pairs(&mut self, name: &str, pairs: &[(String, String, Option<String>)]) {
        if pairs.is_empty() {
            return;
        }
        line(&mut self.text, format_args!("{}{name}:", self.indent));
        for (key, value, comment) in pairs {
            let comment = comment.as_ref().map(|it| format!("  # {}", plain(it)));
            let comment = comment.unwrap_or_default();
            line(&mut self.text, format_args!("{}  {key}: {value}{comment}", self.indent));
        }
    }

    /// Adds the only name of a place.
    pub(super) fn names(&mut self, name: &str) {
        line(
            &mut self.text,
            format_args!("{0}names:\n{0}  - name: {1}", self.indent, scalar(name)),
        );
    }

    /// Adds a comment on a line of its own.
    pub(super) fn comment(&mut self, words: &str) {
        line(&mut self.text, format_args!("{}# {}", self.indent, plain(words)));
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.text
    }
}

fn line(text: &mut String, line: Arguments<'_>) {
    writeln!(text, "{line}").expect("a string takes every letter");
}

/// A text as a YAML value: plain where that reads the same, else in quotation marks.
pub(super) fn scalar(text: &str) -> String {
    let text = plain(text);
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"];
    let is_plain = text.starts_with(char::is_alphanumeric)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && !words.contains(&text.to_lowercase().as_str());
    if is_plain {
        return text;
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text on one line, without characters that stand for nothing.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|it| !it.is_control()).collect()
}

/// A paragraph of Markdown that reads as a text does, in lines of a readable length.
pub(super) fn paragraph(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let word = escaped(word);
        let line = lines.last_mut();
        match line.filter(|it| it.chars().count() + 1 + word.chars().count() <= WIDTH) {
            Some(line) => *line = format!("{line} {word}"),
            None => lines.push(begun(&word)),
        }
    }
    lines.join("\n")
}

/// A word with a backslash before each sign that Markdown would take for its own.
fn escaped(word: &str) -> String {
    let mut text = String::new();
    for sign in word.chars() {
        if "\\`*_[]<>&|~$".contains(sign) {
            text.push('\\');
        }
        text.push(sign);
    }
    text
}

/// A word that begins a line, where it would begin a list, a heading or a rule.
fn begun(word: &str) -> String {
    if word.starts_with(['#', '+', '-', '=', ':']) {
        return format!("\\{word}");
    }
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match word[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &word[..digits], &word[digits..]),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{WIDTH, paragraph, scalar};
    use crate::markdown::reading;

    #[test]
    fn values_are_plain_where_that_reads_the_same() {
        #[track_caller]
        fn case(text: &str, written: &str) {
            assert_eq!(scalar(text), written);
        }
        case("Twelve were killed.", "Twelve were killed.");
        case("2031-05-02?", "2031-05-02?");
        case("https://river.example/a#b", "https://river.example/a#b");
        case("He said: no", "\"He said: no\"");
        case("one # two", "\"one # two\"");
        case("'so' he said", "\"'so' he said\"");
        case("say \"no\" \\", "say \"no\" \\");
        case("\"no\" \\", "\"\\\"no\\\" \\\\\"");
        case("No", "\"No\"");
        case("", "\"\"");
    }

    proptest! {
        #[test]
        fn paragraphs_read_as_the_text_does(text in "[ -~а-я]{0,300}") {
            let words: Vec<&str> = text.split_whitespace().collect();
            let paragraph = paragraph(&text);
            prop_assert_eq!(reading(&paragraph), words.join(" "), "{}", paragraph);
        }

        #[test]
        fn lines_are_no_longer_than_they_must_be(text in "[a-z]{1,20}( [a-z]{1,20}){0,30}") {
            prop_assert!(paragraph(&text).lines().all(|it| it.len() <= WIDTH));
        }
    }
}
