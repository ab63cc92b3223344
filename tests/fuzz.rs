//! Whatever the files of a project hold, it becomes a site, or it is said what is wrong in it.

use std::fmt;

use claimline::{
    diagnostic::{github, human, json, sarif},
    files::{Content, File, Files},
    pipeline,
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::{
    built::site,
    cases::base,
    format::{Case, Put},
    invented::tries,
};

/// What means something in YAML, TOML, Markdown, HTML, templates, dates and counts, or ought to mean
/// nothing.
const SCRAPS: &[&[u8]] = &[
    b"\n",
    b"\t",
    b" ",
    b"\"",
    b"'",
    b":",
    b": ",
    b"- ",
    b"-",
    b"#",
    b"{",
    b"}",
    b"[",
    b"]",
    b"&a ",
    b"*a",
    b"!!int ",
    b"|",
    b">",
    b"?",
    b"%",
    b"---\n",
    b"...\n",
    b"~",
    b"null",
    b"<<: ",
    b"/..",
    b"2031-13-99",
    b"2031-05-02/2031-05-01",
    b"T25:61",
    b"-0",
    b"1e999",
    b"0.0000001",
    b"over ",
    b"99999999999999999999999999",
    b"<script>",
    b"{{ page }}",
    b"{% if %}",
    b"[a](b)",
    b"[^1]",
    b"`",
    b"**",
    b"](javascript:x)",
    b"../..",
    b"\0",
    b"\r",
    b"\x1b[31m",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xef\xbb\xbf",
    b"\xf0\x9f\x98\x80",
    b"e\xcc\x81",
    b"north",
    b"killed",
    b"bridge",
    b"river/twelve",
    b"  repeats: twelve\n",
    b"  updates: twelve\n",
    b"party: true\n",
];

/// What may stand as a value, right or wrong.
const VALUES: &[&str] = &[
    "",
    "~",
    "yes",
    "[]",
    "{}",
    "-1",
    "0",
    "0.05",
    "1e9",
    "12",
    "over 100",
    "40 to 30",
    "about",
    "dozens",
    "none",
    "18446744073709551616",
    "0.0000001",
    "twelve",
    "2031",
    "2031-05-02T16:18",
    "2031-13-40",
    "2031-05-03/2031-05-01",
    "../..",
    "2031-05-02/..",
    "XXXX",
    "north",
    "nroth",
    "press",
    "river",
    "ford",
    "river-news",
    "bridge",
    "killed",
    "twelve",
    "river/held",
    "held",
    "north-ministry",
    "a b",
    "Ä",
    "full",
    "private",
    "throughout",
    "line",
    "[95, 200]",
    "javascript:alert(1)",
    "https://a.example/#x",
    "x-klingon",
    "themes/../..",
    "ministry",
    "| text",
    "\"",
    "'",
    "*a",
    "&a b",
    "!!binary eA==",
    "{{ page.id }}",
    "\u{202e}",
];

/// One change to a file. Numbers lead as far round its bytes or lines as they go.
#[derive(Debug, Clone)]
enum Change {
    Insert(usize, &'static [u8]),
    Replace(usize, u8),
    Cut(usize, usize),
    /// Another value behind the name of a field.
    Value(usize, &'static str),
    DropLine(usize),
    RepeatLine(usize, usize),
    SwapLines(usize, usize),
    Indent(usize, usize),
    /// A line of another file.
    Borrow(usize, usize, usize),
    End(usize),
    Empty,
}

fn change() -> impl Strategy<Value = Change> {
    let at = || 0..4_000_usize;
    let line = || 0..120_usize;
    prop_oneof![
        4 => (at(), select(SCRAPS)).prop_map(|(at, scrap)| Change::Insert(at, scrap)),
        2 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Replace(at, byte)),
        2 => (at(), 1..9_usize).prop_map(|(at, count)| Change::Cut(at, count)),
        6 => (line(), select(VALUES)).prop_map(|(line, value)| Change::Value(line, value)),
        2 => line().prop_map(Change::DropLine),
        1 => (line(), 1..40_usize).prop_map(|(line, times)| Change::RepeatLine(line, times)),
        2 => (line(), line()).prop_map(|(a, b)| Change::SwapLines(a, b)),
        1 => (line(), 0..9_usize).prop_map(|(line, spaces)| Change::Indent(line, spaces)),
        2 => (line(), 0..12_usize, line()).prop_map(|(to, file, line)| Change::Borrow(to, file, line)),
        1 => at().prop_map(Change::End),
        1 => Just(Change::Empty),
    ]
}

/// Laid over the base, so that every kind of field is there to be changed.
const MORE: &str = include_str!("fuzz/sound.txt");

/// The files of a small sound project.
#[derive(Clone)]
struct Project(Vec<(String, Vec<u8>)>);

impl Project {
    fn sound() -> Self {
        let files = Case::parse(MORE).over(&base()).into_iter();
        let bytes = |(path, put)| match put {
            Put::Bytes(bytes) => (path, bytes),
            Put::Link(_) => panic!("the base has no links"),
        };
        Self(files.map(bytes).collect())
    }

    /// Changes the file that holds a byte of the whole, so that long files are changed more often.
    fn change(&mut self, at: usize, change: &Change) {
        let whole: usize = self.0.iter().map(|(_, bytes)| bytes.len()).sum();
        let mut left = at % whole.max(1);
        let lies = |(_, bytes): &(String, Vec<u8>)| match left.checked_sub(bytes.len()) {
            Some(further) => {
                left = further;
                false
            }
            None => true,
        };
        let file = self.0.iter().position(lies).unwrap_or(0);
        let borrowed = match change {
            Change::Borrow(_, from, line) => {
                let theirs = lines(&self.0[from % self.0.len()].1);
                theirs.get(line % theirs.len().max(1)).cloned()
            }
            _ => None,
        };
        let bytes = &mut self.0[file].1;
        let all = bytes.len() + 1;
        match *change {
            Change::Insert(at, scrap) => {
                bytes.splice(at % all..at % all, scrap.iter().copied());
            }
            Change::Replace(at, byte) => {
                if let Some(old) = bytes.get_mut(at % all) {
                    *old = byte;
                }
            }
            Change::Cut(at, count) => {
                let at = at % all;
                bytes.drain(at..(at + count).min(all - 1));
            }
            Change::End(at) => bytes.truncate(at % all),
            Change::Empty => bytes.clear(),
            _ => *bytes = changed_lines(lines(bytes), change, borrowed).concat(),
        }
    }

    fn files(&self) -> Files {
        let file = |(path, bytes): &(String, Vec<u8>)| File {
            path: path.clone(),
            content: Content::Bytes(bytes.clone()),
        };
        Files::new(self.0.iter().map(file).collect())
    }
}

/// A project that fails is told file by file, as a case has it.
impl fmt::Debug for Project {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sound = Self::sound();
        let changed = self.0.iter().filter(|file| !sound.0.contains(file));
        changed.into_iter().try_for_each(|(path, bytes)| {
            write!(
                f,
                "\n-- {path} bytes --\n{}",
                bytes.escape_ascii().to_string().replace("\\n", "\n")
            )
        })
    }
}

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split_inclusive(|it| *it == b'\n').map(<[u8]>::to_vec).collect()
}

fn changed_lines(
    mut lines: Vec<Vec<u8>>,
    change: &Change,
    borrowed: Option<Vec<u8>>,
) -> Vec<Vec<u8>> {
    let all = lines.len();
    if all == 0 {
        return borrowed.into_iter().collect();
    }
    match *change {
        Change::Value(line, value) => {
            let line = &mut lines[line % all];
            if let Some(at) = line.iter().position(|it| [b':', b'='].contains(it)) {
                line.splice(at + 1.., format!(" {value}\n").into_bytes());
            }
        }
        Change::DropLine(line) => {
            lines.remove(line % all);
        }
        Change::RepeatLine(line, times) => {
            let again = vec![lines[line % all].clone(); times];
            lines.splice(line % all..line % all, again);
        }
        Change::SwapLines(a, b) => lines.swap(a % all, b % all),
        Change::Indent(line, spaces) => {
            let line = &mut lines[line % all];
            let from = line.iter().take_while(|it| **it == b' ').count();
            line.splice(..from, vec![b' '; spaces]);
        }
        _ => {
            let to = if let Change::Borrow(to, ..) = *change { to % all } else { 0 };
            lines.splice(to..to, borrowed);
        }
    }
    lines
}

fn projects() -> impl Strategy<Value = Project> {
    vec((0..10_000_usize, change()), 1..4).prop_map(|changes| {
        let mut project = Project::sound();
        for (at, change) in &changes {
            project.change(*at, change);
        }
        project
    })
}

/// Goes the whole way: a site where nothing is wrong, and findings that can be told where it is.
fn goes_the_whole_way(files: &Files) {
    let checked = pipeline::check(files);
    let report = &checked.report;
    if report.has_errors() {
        assert!(!report.list().is_empty());
        for told in [
            human::text(report, files, human::Look::Plain),
            json::text(report, files),
            github::text(report, files),
            sarif::text(report, files),
        ] {
            assert!(!told.trim().is_empty());
        }
    } else {
        assert!(site(&checked).contains_key("index.html"));
    }
}

#[test]
fn the_sound_project_becomes_a_site() {
    let files = Project::sound().files();
    assert!(!pipeline::check(&files).report.has_errors());
    goes_the_whole_way(&files);
}

proptest! {
    #![proptest_config(tries(96))]

    #[test]
    fn a_changed_project_becomes_a_site_or_says_what_is_wrong(project in projects()) {
        goes_the_whole_way(&project.files());
    }
}
