//! Findings: what is wrong in the content, where, and how to mend it.

mod clean;
pub mod codes;
pub mod github;
pub mod human;
pub mod json;
mod lines;
pub mod sarif;
pub mod wording;

use std::collections::BTreeMap;

use crate::{files::Files, source::Span};

/// A kind of finding.
#[derive(Debug)]
pub struct Code {
    /// The name, for the fault: `unknown-actor`.
    pub name: &'static str,
    /// How grave it is unless `site.toml` says otherwise.
    pub severity: Severity,
    /// What it means and how to mend it, in Markdown.
    pub explanation: &'static str,
}

impl Code {
    /// What it means and how to mend it, without the blanks that comments begin with.
    pub fn text(&self) -> String {
        let lines = self.explanation.lines().map(|it| it.strip_prefix(' ').unwrap_or(it));
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }
}

/// How grave a finding is. Only warnings can be given another level in `site.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be built.
    Error,
    /// Something a reader would want mended.
    Warning,
}

impl Severity {
    /// The word: `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What `[findings]` in `site.toml` makes of a kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not shown.
    Allow,
    /// Shown as a warning.
    Warn,
    /// Shown as an error.
    Error,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The kind.
    pub code: &'static Code,
    /// How grave it is here.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What is wrong, in lower case and without a full stop.
    pub message: String,
    /// A word or two beside the excerpt.
    pub label: Option<String>,
    /// Other places that belong to it, each with a word about it.
    pub related: Vec<(Span, String)>,
    /// How to mend it.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// Starts a finding.
    pub fn new(code: &'static Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity,
            span,
            message: message.into(),
            label: None,
            related: Vec::new(),
            help: Vec::new(),
        }
    }

    /// Puts a word beside the excerpt.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Shows another place too.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push((span, label.into()));
        self
    }

    /// Adds a remedy.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// What is wrong and how to mend it, a line each, for where there is no excerpt.
    fn told(&self) -> String {
        let helps = self.help.iter().map(|it| format!("\nhelp: {it}"));
        self.message.clone() + &helps.collect::<String>()
    }

    /// Adds remedies that may be none: what [`wording::did_you_mean`] returns.
    #[must_use]
    pub fn helps(mut self, helps: impl IntoIterator<Item = String>) -> Self {
        self.help.extend(helps);
        self
    }
}

/// The files that findings are about, as seen from where the findings are read.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The files.
    pub files: &'a Files,
    /// What goes before each path: the way to the project's root, empty or with `/` at its end.
    pub above: &'a str,
}

impl<'a> From<&'a Files> for Seen<'a> {
    fn from(files: &'a Files) -> Self {
        Self { files, above: "" }
    }
}

/// The findings of a run.
#[derive(Debug, Default)]
pub struct Report {
    list: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: Report) {
        self.list.extend(other.list);
    }

    /// Gives each finding the level that `site.toml` asks for, and sorts them by place.
    pub fn settle(&mut self, levels: &BTreeMap<&'static str, Level>) {
        self.list.retain_mut(|it| match levels.get(it.code.name) {
            _ if it.code.severity == Severity::Error => true,
            Some(Level::Allow) => false,
            Some(Level::Error) => {
                it.severity = Severity::Error;
                true
            }
            Some(Level::Warn) | None => true,
        });
        self.list.sort_by(|a, b| {
            (a.span, a.code.name, &a.message).cmp(&(b.span, b.code.name, &b.message))
        });
    }

    /// The findings, in the order of the files once settled.
    pub fn list(&self) -> &[Diagnostic] {
        &self.list
    }

    /// How many errors and how many warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let errors = self.list.iter().filter(|it| it.severity == Severity::Error).count();
        (errors, self.list.len() - errors)
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|it| it.severity == Severity::Error)
    }
}

/// Two findings with all that is hard to write down.
#[cfg(test)]
fn samples() -> (Report, Files) {
    use crate::{
        files::{Content, File},
        source::FileId,
    };

    let text = "a: b\nby:  мост\n";
    let content = Content::Bytes(text.as_bytes().to_vec());
    let files = Files::new(vec![File { path: "content/a,b: ю%.yaml".to_owned(), content }]);
    let file = FileId(0);
    let mut report = Report::default();
    report.add(Diagnostic::new(&codes::UNKNOWN_ACTOR, Span::whole(file), "whole"));
    let place = Span { file, start: 10, end: 18 };
    report.add(
        Diagnostic::new(&codes::UNKNOWN_ACTOR, place, "no `мост`,\n100% \u{1b}")
            .related(Span { file, start: 0, end: 7 }, "here")
            .help("did you mean `x`?"),
    );
    (report, files)
}
