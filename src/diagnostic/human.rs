//! Findings for people, in the look of rustc.

use annotate_snippets::{
    AnnotationKind, Group, Level as Grade, Origin, Padding, Renderer, Snippet,
};

use super::{
    Diagnostic, Report, Seen, Severity,
    clean::{excerpt, line},
    lines::Atlas,
    wording,
};
use crate::source::{FileId, Span};

// Nobody reads more than this, and a file can hold a hundred thousand mistakes.
const MOST: usize = 500;
// The most bytes of a file that one excerpt may stretch over. Places farther apart, or farther
// into a line, are named by line and column alone.
const LONGEST: usize = 8192;
// The most bytes that are shown of a place and of what follows it.
const AFTER: usize = 400;
const WIDTH: usize = 100;

/// Whether the text may have colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Characters only.
    Plain,
    /// With escape sequences for colors.
    Colored,
}

/// Every finding, and a line that says how many there are; empty where there is none.
pub fn text<'a>(report: &Report, seen: impl Into<Seen<'a>>, look: Look) -> String {
    let mut atlas = Atlas::new(seen.into());
    let mut text = String::new();
    for finding in report.list().iter().take(MOST) {
        text.push_str(&drawn(finding, &mut atlas, look));
        text.push_str("\n\n");
    }
    if let Some(more) = report.list().len().checked_sub(MOST + 1) {
        text.push_str("and ");
        text.push_str(&wording::count(more + 1, "more finding"));
        text.push_str(", listed by `claimline check --format json`\n\n");
    }
    let (errors, warnings) = report.counts();
    if errors + warnings > 0 {
        text.push_str(&wording::summary(errors, warnings));
        text.push('\n');
    }
    text
}

/// One finding.
pub fn finding<'a>(finding: &Diagnostic, seen: impl Into<Seen<'a>>, look: Look) -> String {
    drawn(finding, &mut Atlas::new(seen.into()), look) + "\n"
}

/// What stopped claimline itself: one line.
pub fn fault(message: &str, look: Look) -> String {
    let group = Group::with_title(Grade::ERROR.primary_title(line(message)));
    renderer(look).render(&[group]) + "\n"
}

fn drawn(finding: &Diagnostic, atlas: &mut Atlas<'_>, look: Look) -> String {
    let grade = match finding.severity {
        Severity::Error => Grade::ERROR,
        Severity::Warning => Grade::WARNING,
    };
    let mut group =
        Group::with_title(grade.primary_title(line(&finding.message)).id(finding.code.name));
    for view in views(finding, atlas) {
        group = view.draw(group);
    }
    group = group.elements(finding.help.iter().map(|it| Grade::HELP.message(line(it))));
    renderer(look).render(&[group])
}

fn renderer(look: Look) -> Renderer {
    let renderer = match look {
        Look::Plain => Renderer::plain(),
        Look::Colored => Renderer::styled(),
    };
    renderer.term_width(WIDTH)
}

/// A place as it is shown: with the lines it stands in, or by its name alone.
enum View {
    Named { path: String, at: Option<(usize, usize)> },
    Excerpt(Excerpt),
}

/// Some lines of a file and the places in them.
struct Excerpt {
    file: FileId,
    path: String,
    first_line: usize,
    from: usize,
    to: usize,
    marks: Vec<Mark>,
    text: String,
}

/// A marked place in an excerpt: bytes of the file at first, then bytes of the text.
struct Mark {
    kind: AnnotationKind,
    from: usize,
    to: usize,
    label: Option<String>,
}

/// Gathers the places of a finding, those that stand near each other in one excerpt.
fn views(finding: &Diagnostic, atlas: &mut Atlas<'_>) -> Vec<View> {
    let mut views = Vec::new();
    let first = (finding.span, finding.label.as_deref(), AnnotationKind::Primary);
    let related = finding
        .related
        .iter()
        .map(|(span, label)| (*span, Some(&**label), AnnotationKind::Context));
    for (span, label, kind) in std::iter::once(first).chain(related) {
        let label = label.map(line);
        match view(span, label, kind, atlas) {
            Some(View::Excerpt(new)) => {
                let near = views.iter_mut().find_map(|it| match it {
                    View::Excerpt(old) if old.is_near(&new) => Some(old),
                    _ => None,
                });
                match near {
                    Some(old) => old.join(new),
                    None => views.push(View::Excerpt(new)),
                }
            }
            Some(named) => views.push(named),
            None => {}
        }
    }
    for view in &mut views {
        if let View::Excerpt(it) = view {
            it.read(atlas.lines(it.file).bytes);
        }
    }
    views
}

/// One place, without the text yet; nothing where the file is not known.
fn view(
    span: Span,
    label: Option<String>,
    kind: AnnotationKind,
    atlas: &mut Atlas<'_>,
) -> Option<View> {
    let path = line(&atlas.path(span.file)?);
    let lines = atlas.lines(span.file);
    if span == Span::whole(span.file) || lines.bytes.is_empty() {
        return Some(View::Named { path, at: None });
    }
    let start = (span.start as usize).min(lines.bytes.len());
    let place = lines.position(start);
    let around = lines.around(start, AFTER);
    if around.len() > LONGEST {
        return Some(View::Named { path, at: Some((place.line, place.column)) });
    }
    // Of a place of several lines the first is marked; the rest says no more.
    let start = start.clamp(around.start, around.end);
    let end = (span.end as usize).clamp(start, around.end);
    let marks = vec![Mark { kind, from: start, to: end, label }];
    Some(View::Excerpt(Excerpt {
        file: span.file,
        path,
        first_line: place.line,
        from: around.start,
        to: around.end,
        marks,
        text: String::new(),
    }))
}

impl View {
    fn draw(self, group: Group<'_>) -> Group<'_> {
        match self {
            Self::Named { path, at } => {
                let mut origin = Origin::path(path);
                if let Some((line, column)) = at {
                    origin = origin.line(line).char_column(column);
                }
                group.element(origin).element(Padding)
            }
            Self::Excerpt(it) => {
                let marks = it
                    .marks
                    .into_iter()
                    .map(|mark| mark.kind.span(mark.from..mark.to).label(mark.label));
                let snippet = Snippet::source(it.text).line_start(it.first_line).path(it.path);
                group.element(snippet.annotations(marks))
            }
        }
    }
}

impl Excerpt {
    fn is_near(&self, other: &Self) -> bool {
        self.file == other.file && self.to.max(other.to) - self.from.min(other.from) <= LONGEST
    }

    fn join(&mut self, other: Self) {
        self.first_line = self.first_line.min(other.first_line);
        self.from = self.from.min(other.from);
        self.to = self.to.max(other.to);
        self.marks.extend(other.marks);
    }

    /// Reads the text, piece by piece: what stands in the place of bytes that are no text, or of
    /// characters that a terminal would obey, may be longer or shorter.
    fn read(&mut self, bytes: &[u8]) {
        let mut cuts: Vec<usize> = self.marks.iter().flat_map(|it| [it.from, it.to]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let mut new = Vec::new();
        let mut from = self.from;
        for cut in &cuts {
            self.text.push_str(&excerpt(&bytes[from..*cut]));
            new.push(self.text.len());
            from = *cut;
        }
        self.text.push_str(&excerpt(&bytes[from..self.to]));
        let place = |old: usize| new[cuts.partition_point(|it| *it < old)];
        for mark in &mut self.marks {
            (mark.from, mark.to) = (place(mark.from), place(mark.to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, finding, text};
    use crate::{
        diagnostic::{Diagnostic, Report, codes},
        files::{Content, File, Files},
        source::{FileId, Span},
    };

    fn files(list: &[(&str, &[u8])]) -> Files {
        let file = |(path, bytes): &(&str, &[u8])| File {
            path: (*path).to_owned(),
            content: Content::Bytes(bytes.to_vec()),
        };
        Files::new(list.iter().map(file).collect())
    }

    fn span(start: u32, end: u32) -> Span {
        Span { file: FileId(0), start, end }
    }

    fn unknown(span: Span) -> Diagnostic {
        Diagnostic::new(&codes::UNKNOWN_ACTOR, span, "no actor is called `x`")
    }

    #[track_caller]
    fn case(bytes: &[u8], start: u32, end: u32, excerpt: &str) {
        let drawn = finding(&unknown(span(start, end)), &files(&[("a", bytes)]), Look::Plain);
        let body = drawn.strip_prefix("error[unknown-actor]: no actor is called `x`\n");
        assert_eq!(body.expect("the title"), excerpt);
    }

    #[test]
    fn places_are_marked() {
        case(b"- by: x\n", 6, 7, " --> a:1:7\n  |\n1 | - by: x\n  |       ^\n");
        case(b"a\r\nbc\r\n", 3, 5, " --> a:2:1\n  |\n2 | bc\n  | ^^\n");
        case(b"\xEF\xBB\xBFab", 3, 5, " --> a:1:1\n  |\n1 | ab\n  | ^^\n");
        case(b"\tx\ty", 3, 4, " --> a:1:4\n  |\n1 |     x    y\n  |          ^\n");
    }

    #[test]
    fn letters_of_every_script_are_counted() {
        let case = |text: &str, word: &str, excerpt: &str| {
            let start = text.find(word).expect("the word");
            let at = |byte: usize| u32::try_from(byte).expect("short");
            case(text.as_bytes(), at(start), at(start + word.len()), excerpt);
        };
        case("на мосту", "мосту", " --> a:1:4\n  |\n1 | на мосту\n  |    ^^^^^\n");
        case("մեծ կամուրջ", "կամուրջ", " --> a:1:5\n  |\n1 | մեծ կամուրջ\n  |     ^^^^^^^\n");
        case("على الجسر", "الجسر", " --> a:1:5\n  |\n1 | على الجسر\n  |     ^^^^^\n");
    }

    #[test]
    fn no_place_is_too_odd_to_be_shown() {
        case(b"ab\n", 3, 3, " --> a:2:1\n  |\n2 |\n  | ^\n");
        case(b"ab", 99, 120, " --> a:1:3\n  |\n1 | ab\n  |   ^\n");
        case("мост".as_bytes(), 1, 3, " --> a:1:2\n  |\n1 | ����ст\n  |  ^^\n");
        case(b"caf\xE9 x", 5, 6, " --> a:1:6\n  |\n1 | caf� x\n  |      ^\n");
        case(b"one\ntwo\nthree", 4, 13, " --> a:2:1\n  |\n2 | two\n  | ^^^\n");
        case(b"ab", 0, 0, "--> a\n |\n");
        case(b"", 5, 7, "--> a\n |\n");
        let lost = Span { file: FileId(7), start: 1, end: 2 };
        let drawn = finding(&unknown(lost), &files(&[]), Look::Plain);
        assert_eq!(drawn, "error[unknown-actor]: no actor is called `x`\n");
    }

    #[test]
    fn long_lines_are_cut() {
        let line = "word ".repeat(100_000);
        let drawn = |start| {
            finding(
                &unknown(span(start, start + 4)),
                &files(&[("a", line.as_bytes())]),
                Look::Plain,
            )
        };
        assert!(drawn(2_000).lines().all(|it| it.len() <= 110));
        assert!(drawn(2_000).contains(" --> a:1:2001\n"));
        assert!(drawn(400_000).ends_with("--> a:1:400001\n |\n"));
    }

    #[test]
    fn escapes_are_shown_and_not_sent() {
        let files = files(&[("\x1b[2Ja", "\x1b]0;x\x07 \u{202e}y\u{9b}31m".as_bytes())]);
        let all = Diagnostic::new(&codes::UNKNOWN_ACTOR, span(1, 4), "\x1b[31m\u{202e}")
            .label("\x1b\n\u{9b}")
            .related(span(8, 9), "\u{2066}")
            .help("\u{2028}\x07");
        let drawn = finding(&all, &files, Look::Plain);
        let sent =
            |it: char| it.is_control() && it != '\n' || "\u{202e}\u{2066}\u{2028}".contains(it);
        assert!(!drawn.contains(sent), "{drawn}");
    }

    #[test]
    fn other_places_and_remedies_follow() {
        let files = files(&[("a", b"- id: x\n- id: y\n\n- id: x\n"), ("b", b"id: x\n")]);
        let b = Span { file: FileId(1), start: 4, end: 5 };
        let all =
            unknown(span(23, 24)).label("again").related(span(6, 7), "first").related(b, "too");
        let mut report = Report::default();
        report.add(all.help("did you mean `z`?").help("or else"));
        let expected = "\
error[unknown-actor]: no actor is called `x`
 --> a:4:7
  |
1 | - id: x
  |       - first
...
4 | - id: x
  |       ^ again
  |
 ::: b:1:5
  |
1 | id: x
  |     - too
  |
  = help: did you mean `z`?
  = help: or else

1 error
";
        assert_eq!(text(&report, &files, Look::Plain), expected);
        assert!(text(&report, &files, Look::Colored).contains("\x1b["));
    }

    #[test]
    fn there_is_an_end_to_it() {
        let files = files(&[("a", b"x")]);
        let mut report = Report::default();
        for _ in 0..1_501 {
            report.add(unknown(span(0, 1)));
        }
        let text = text(&report, &files, Look::Plain);
        assert!(text.contains("\n\nand 1,001 more findings, listed by"));
        assert!(text.ends_with("--format json`\n\n1,501 errors\n"));
    }
}
