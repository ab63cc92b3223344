//! The text format of cases: a sentence, then sections.
//!
//! ```text
//! A claim must be made by a known actor.
//!
//! -- content/actors.yaml --                 a file of the project, instead of the base's
//! -- content/actors.yaml bytes --           the same with \x00, \n, \u{202e}, \\ and {{repeat 9 "["}}
//! -- content/actors.yaml -> ../other --     a symbolic link
//! -- no content/actors.yaml --              the base's file is left out
//! -- no base --                             nothing of the base
//! -- expect report --                       all that is found; without this section: nothing
//! -- expect events/bridge.html --           a file of the site, exactly
//! -- expect in events/bridge.html --        lines that stand in it, white space folded
//! -- expect none in events/bridge.html --   lines that do not
//! ```
//!
//! Where there is a `table.csv`, it is imported by `map.toml`: the report is that of the import, the
//! files are those that come of it (`expect articles/a.md`), and `told` is what is not carried.

use std::{collections::BTreeMap, fs, path::Path};

/// A case as it is written.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    /// What stands before the first section.
    pub(crate) sentence: String,
    /// The sections, in their order.
    pub(crate) sections: Vec<Section>,
}

/// A section of a case.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// What it is about.
    pub(crate) head: Head,
    /// All that stands below its first line.
    pub(crate) written: String,
}

/// What a section is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Head {
    /// A file of text.
    Text(String),
    /// A file of bytes, with escapes.
    Bytes(String),
    /// A symbolic link and where it leads.
    Link(String, String),
    /// A file of the base that is not there.
    Without(String),
    /// The base is not there.
    NoBase,
    /// All that is found.
    Report,
    /// A file of the site.
    Page(String),
    /// Lines in a file of the site.
    In(String),
    /// Lines that are not in a file of the site.
    NoneIn(String),
}

/// What is put at a path of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Put {
    /// A file.
    Bytes(Vec<u8>),
    /// A symbolic link.
    Link(String),
}

impl Case {
    /// Reads a case.
    pub(crate) fn parse(text: &str) -> Self {
        let mut case = Self { sentence: String::new(), sections: Vec::new() };
        for line in text.split_inclusive('\n') {
            let head = line.trim_end().strip_prefix("-- ").and_then(|it| it.strip_suffix(" --"));
            match (head, case.sections.last_mut()) {
                (Some(head), _) => {
                    let head = Head::parse(head);
                    case.sections.push(Section { head, written: String::new() });
                }
                (None, Some(section)) => section.written.push_str(line),
                (None, None) => case.sentence.push_str(line),
            }
        }
        assert!(!case.sentence.trim().is_empty(), "a case begins with a sentence");
        case
    }

    /// Writes it as it was read.
    pub(crate) fn text(&self) -> String {
        let sections = self.sections.iter().map(|it| format!("{}\n{}", it.head.line(), it.written));
        self.sentence.clone() + &sections.collect::<String>()
    }

    /// What its project consists of, by path.
    pub(crate) fn over(&self, base: &Self) -> BTreeMap<String, Put> {
        let mut project = BTreeMap::new();
        let without = self.sections.iter().any(|it| it.head == Head::NoBase);
        let base = if without { &[][..] } else { &base.sections };
        for section in base.iter().chain(&self.sections) {
            match &section.head {
                Head::Text(path) => {
                    project.insert(path.clone(), Put::Bytes(section.body().into_bytes()));
                }
                Head::Bytes(path) => {
                    project.insert(path.clone(), Put::Bytes(unescaped(section.body().trim_end())));
                }
                Head::Link(path, target) => {
                    project.insert(path.clone(), Put::Link(target.clone()));
                }
                Head::Without(path) => {
                    assert!(project.remove(path).is_some(), "the base has no `{path}`");
                }
                _ => {}
            }
        }
        project
    }

    /// What is to be found, as text.
    pub(crate) fn report(&self) -> String {
        let report = self.sections.iter().find(|it| it.head == Head::Report);
        report.map(Section::body).unwrap_or_default()
    }

    /// Expects another report.
    pub(crate) fn set_report(&mut self, report: &str) {
        self.sections.retain(|it| it.head != Head::Report || !report.is_empty());
        match self.sections.iter_mut().find(|it| it.head == Head::Report) {
            Some(section) => section.set_body(report),
            None if report.is_empty() => {}
            None => {
                let expects =
                    |it: &Section| matches!(it.head, Head::Page(_) | Head::In(_) | Head::NoneIn(_));
                let at = self.sections.iter().position(expects).unwrap_or(self.sections.len());
                let before = match at.checked_sub(1) {
                    Some(before) => &mut self.sections[before].written,
                    None => &mut self.sentence,
                };
                if !before.ends_with("\n\n") {
                    before.push('\n');
                }
                let written = format!("{report}\n");
                self.sections.insert(at, Section { head: Head::Report, written });
            }
        }
        if let Some(last) = self.sections.last_mut() {
            last.written = last.body();
        }
    }
}

impl Section {
    /// What it holds: blank lines at its end part it from the next section.
    pub(crate) fn body(&self) -> String {
        match self.written.trim_end_matches('\n') {
            "" => String::new(),
            body => format!("{body}\n"),
        }
    }

    /// Holds something else.
    pub(crate) fn set_body(&mut self, body: &str) {
        let gap = &self.written[self.body().len()..];
        self.written = format!("{}\n{gap}", body.trim_end_matches('\n'));
    }
}

impl Head {
    fn parse(head: &str) -> Self {
        let owned = str::to_owned;
        match head {
            "no base" => return Self::NoBase,
            "expect report" => return Self::Report,
            _ => {}
        }
        if let Some(rest) = head.strip_prefix("expect ") {
            match (rest.strip_prefix("in "), rest.strip_prefix("none in ")) {
                (Some(address), _) => Self::In(owned(address)),
                (_, Some(address)) => Self::NoneIn(owned(address)),
                _ => Self::Page(owned(rest)),
            }
        } else if let Some(path) = head.strip_prefix("no ") {
            Self::Without(owned(path))
        } else if let Some(path) = head.strip_suffix(" bytes") {
            Self::Bytes(owned(path))
        } else if let Some((path, target)) = head.split_once(" -> ") {
            Self::Link(owned(path), owned(target))
        } else {
            Self::Text(owned(head))
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Text(path) => format!("-- {path} --"),
            Self::Bytes(path) => format!("-- {path} bytes --"),
            Self::Link(path, target) => format!("-- {path} -> {target} --"),
            Self::Without(path) => format!("-- no {path} --"),
            Self::NoBase => "-- no base --".to_owned(),
            Self::Report => "-- expect report --".to_owned(),
            Self::Page(address) => format!("-- expect {address} --"),
            Self::In(address) => format!("-- expect in {address} --"),
            Self::NoneIn(address) => format!("-- expect none in {address} --"),
        }
    }
}

/// Writes a project to a folder.
pub(crate) fn lay(project: &BTreeMap<String, Put>, root: &Path) {
    for (path, put) in project {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("below the root")).expect("made");
        match put {
            Put::Bytes(bytes) => fs::write(path, bytes).expect("written"),
            #[cfg(unix)]
            Put::Link(target) => std::os::unix::fs::symlink(target, path).expect("linked"),
            #[cfg(not(unix))]
            Put::Link(target) => panic!("no way to link to {target} here"),
        }
    }
}

/// The bytes that a text with escapes stands for.
fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '{']) {
        bytes.extend(rest[..at].bytes());
        rest = &rest[at..];
        if let Some((times, it, after)) = repetition(rest) {
            bytes.extend(unescaped(it).repeat(times));
            rest = after;
            continue;
        }
        let mut letters = rest.chars();
        let escape = match letters.next() {
            Some('\\') => letters.next(),
            other => other,
        };
        rest = letters.as_str();
        match escape {
            Some('x') => {
                bytes.push(u8::from_str_radix(&rest[..2], 16).expect("two digits"));
                rest = &rest[2..];
            }
            Some('u') => {
                let (digits, after) = rest[1..].split_once('}').expect("digits in braces");
                let letter = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                bytes.extend(letter.expect("a character").to_string().bytes());
                rest = after;
            }
            Some('n') => bytes.push(b'\n'),
            Some('r') => bytes.push(b'\r'),
            Some('t') => bytes.push(b'\t'),
            Some(itself @ ('\\' | '{')) => bytes.push(itself as u8),
            other => panic!("no escape: {other:?}"),
        }
    }
    bytes.extend(rest.bytes());
    bytes
}

/// How often, what, and what stands behind `{{repeat 9 "["}}`.
fn repetition(text: &str) -> Option<(usize, &str, &str)> {
    let (inside, after) = text.strip_prefix("{{repeat ")?.split_once("\"}}")?;
    let (times, it) = inside.split_once(" \"")?;
    Some((times.parse().expect("a number"), it, after))
}

#[test]
fn bytes_are_written_with_escapes() {
    #[track_caller]
    fn case(text: &str, bytes: &[u8]) {
        assert_eq!(unescaped(text), bytes);
    }
    case(r"a\x00\xE9\n\\", b"a\0\xE9\n\\");
    case(r#"{a: {{repeat 3 "[\n"}}} {"#, b"{a: [\n[\n[\n} {");
    case(r"\u{202e}мост{ы", "\u{202e}мост{ы".as_bytes());
}

#[test]
fn an_updated_case_keeps_its_form() {
    let text = "A sentence.\n\n-- a --\ntext\n\n-- expect in x --\nline\n";
    let mut case = Case::parse(text);
    assert_eq!(case.text(), text);
    case.set_report("error\n");
    let with =
        "A sentence.\n\n-- a --\ntext\n\n-- expect report --\nerror\n\n-- expect in x --\nline\n";
    assert_eq!(case.text(), with);
    case.set_report("");
    assert_eq!(case.text(), text);
}
