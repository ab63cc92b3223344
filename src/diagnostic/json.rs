//! Findings for programs, as JSON.
//!
//! ```json
//! {
//!   "version": 1,
//!   "findings": [
//!     {
//!       "code": "unknown-actor",
//!       "severity": "error",
//!       "file": "content/articles/river.claims.yaml",
//!       "line": 4, "column": 7, "end_line": 4, "end_column": 12,
//!       "message": "no actor is called `minstry`",
//!       "help": ["did you mean `ministry`?"],
//!       "related": [{"file": …, "line": …, "column": …, "end_line": …, "end_column": …, "message": …}]
//!     }
//!   ]
//! }
//! ```
//!
//! `severity` is `error` or `warning`. Lines and columns are counted from 1, columns in Unicode
//! characters, and the end is the column after the last. What concerns a file as a whole has the
//! place 1:1 to 1:1. `version` changes when a field changes its meaning or goes; new fields may
//! come without.

use serde::Serialize;

use super::{Report, Seen, lines::Atlas};
use crate::source::Span;

const VERSION: u32 = 1;

#[derive(Serialize)]
struct Findings<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    #[serde(flatten)]
    place: Place,
    message: &'a str,
    help: &'a [String],
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place,
    message: &'a str,
}

#[derive(Serialize)]
struct Place {
    file: String,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// All findings, as one JSON document.
pub fn text<'a>(report: &Report, seen: impl Into<Seen<'a>>) -> String {
    let mut atlas = Atlas::new(seen.into());
    let findings = report.list().iter().map(|it| Finding {
        code: it.code.name,
        severity: it.severity.name(),
        place: place(it.span, &mut atlas),
        message: &it.message,
        help: &it.help,
        related: it
            .related
            .iter()
            .map(|(span, message)| Related { place: place(*span, &mut atlas), message })
            .collect(),
    });
    let findings = Findings { version: VERSION, findings: findings.collect() };
    serde_json::to_string_pretty(&findings).expect("texts and numbers are JSON") + "\n"
}

fn place(span: Span, atlas: &mut Atlas<'_>) -> Place {
    let (start, end) = atlas.ends(span);
    Place {
        file: atlas.path(span.file).unwrap_or_default(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::text;
    use crate::diagnostic::samples;

    #[test]
    fn places_are_counted_as_people_count() {
        let (report, files) = samples();
        let text = text(&report, &files);
        let expected = json!({
            "version": 1,
            "findings": [
                {
                    "code": "unknown-actor", "severity": "error",
                    "file": "content/a,b: ю%.yaml",
                    "line": 1, "column": 1, "end_line": 1, "end_column": 1,
                    "message": "whole", "help": [], "related": [],
                },
                {
                    "code": "unknown-actor", "severity": "error",
                    "file": "content/a,b: ю%.yaml",
                    "line": 2, "column": 6, "end_line": 2, "end_column": 10,
                    "message": "no `мост`,\n100% \u{1b}", "help": ["did you mean `x`?"],
                    "related": [{
                        "file": "content/a,b: ю%.yaml",
                        "line": 1, "column": 1, "end_line": 2, "end_column": 3,
                        "message": "here",
                    }],
                },
            ],
        });
        assert_eq!(text.parse::<Value>().expect("JSON"), expected);
    }
}
