//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.

use std::fmt::Write;

use super::{Report, Seen, lines::Atlas};
use crate::source::Span;

/// All findings, one command a line.
pub fn text<'a>(report: &Report, seen: impl Into<Seen<'a>>) -> String {
    let mut atlas = Atlas::new(seen.into());
    let mut text = String::new();
    for finding in report.list() {
        let command = finding.severity.name();
        let place = place(finding.span, &mut atlas);
        let (title, message) = (property(finding.code.name), data(&finding.told()));
        writeln!(text, "::{command} {place}title={title}::{message}")
            .expect("a string takes all that is written");
    }
    text
}

/// Where a finding is. Columns mean something to GitHub only within one line.
fn place(span: Span, atlas: &mut Atlas<'_>) -> String {
    let Some(path) = atlas.path(span.file) else { return String::new() };
    let path = property(&path);
    let (start, end) = atlas.ends(span);
    let lines = format!("file={path},line={},endLine={},", start.line, end.line);
    if span == Span::whole(span.file) || start.line != end.line {
        lines
    } else {
        format!("{lines}col={},endColumn={},", start.column, end.column)
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::diagnostic::{Seen, samples};

    #[test]
    fn nothing_a_writer_writes_is_a_command() {
        let (report, files) = samples();
        let expected = "\
::error file=site/content/a%2Cb%3A ю%25.yaml,line=1,endLine=1,title=unknown-actor::whole
::error file=site/content/a%2Cb%3A ю%25.yaml,line=2,endLine=2,col=6,endColumn=10,title=unknown-actor\
::no `мост`,%0A100%25 \u{1b}%0Ahelp: did you mean `x`?
";
        assert_eq!(text(&report, Seen { files: &files, above: "site/" }), expected);
    }
}
