//! Lines and columns, from bytes.

use std::{collections::BTreeMap, ops::Range};

use super::Seen;
use crate::source::{FileId, Span};

// How far apart the points are from which columns are counted, in bytes. A file may be one line.
const STEP: usize = 4096;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A place as people count: from 1, columns in Unicode characters.
///
/// A byte order mark has no column. In bytes that are not UTF-8, columns are approximate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// The lines of the project's files, counted when a file is first asked about.
#[derive(Debug)]
pub(super) struct Atlas<'a> {
    seen: Seen<'a>,
    lines: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Atlas<'a> {
    pub(super) fn new(seen: Seen<'a>) -> Self {
        Self { seen, lines: BTreeMap::new() }
    }

    /// The lines of a file.
    pub(super) fn lines(&mut self, file: FileId) -> &Lines<'a> {
        let files = self.seen.files;
        self.lines.entry(file).or_insert_with(|| {
            let known = files.get(file).is_some();
            Lines::new(if known { files.bytes(file) } else { &[] })
        })
    }

    /// The path of a file from where the findings are read, where there is such a file.
    pub(super) fn path(&self, file: FileId) -> Option<String> {
        self.seen.files.get(file).map(|it| format!("{}{}", self.seen.above, it.path))
    }

    /// Where a span begins, and the place after its last character.
    pub(super) fn ends(&mut self, span: Span) -> (Position, Position) {
        let lines = self.lines(span.file);
        (lines.position(span.start as usize), lines.position(span.end.max(span.start) as usize))
    }
}

/// The lines of one file.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    pub(super) bytes: &'a [u8],
    marks: Vec<Mark>,
}

/// A byte whose line and column are known.
#[derive(Debug, Clone, Copy)]
struct Mark {
    start: usize,
    line: usize,
    column: usize,
}

impl<'a> Lines<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let start = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
        let mut mark = Mark { start, line: 1, column: 1 };
        let mut marks = vec![mark];
        for line in bytes[start..].split_inclusive(|it| *it == b'\n') {
            for piece in line.chunks(STEP) {
                mark.start += piece.len();
                mark.column += characters(piece);
                marks.push(mark);
            }
            if line.ends_with(b"\n") {
                marks.pop();
                mark = Mark { line: mark.line + 1, column: 1, ..mark };
                marks.push(mark);
            }
        }
        Self { bytes, marks }
    }

    pub(super) fn position(&self, byte: usize) -> Position {
        let mark = self.before(byte);
        let end = byte.clamp(mark.start, self.bytes.len().max(mark.start));
        let column = mark.column + characters(&self.bytes[mark.start..end]);
        Position { line: mark.line, column }
    }

    /// The line that a byte stands in, without its end; no more than `most` bytes of what comes
    /// after the byte.
    pub(super) fn around(&self, byte: usize, most: usize) -> Range<usize> {
        let line = self.before(byte).line;
        let first = self.marks.partition_point(|it| it.line < line);
        let byte = byte.clamp(self.marks[first].start, self.bytes.len());
        let rest = &self.bytes[byte..self.bytes.len().min(byte + most)];
        let end = byte + rest.iter().position(|it| *it == b'\n').unwrap_or(rest.len());
        let start = self.marks[first].start;
        let cut = usize::from(end > start && self.bytes[start..end].ends_with(b"\r"));
        start..end - cut
    }

    fn before(&self, byte: usize) -> Mark {
        let after = self.marks.partition_point(|it| it.start <= byte);
        self.marks[after.saturating_sub(1)]
    }
}

/// Counts the bytes with which a character begins, so that pieces may be cut anywhere.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|it| **it & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::{Lines, STEP};

    #[test]
    fn columns_are_characters() {
        #[track_caller]
        fn case(text: &[u8], byte: usize, line: usize, column: usize) {
            let place = Lines::new(text).position(byte);
            assert_eq!((place.line, place.column), (line, column));
        }
        case(b"", 0, 1, 1);
        case(b"", 9, 1, 1);
        case(b"ab", 1, 1, 2);
        case(b"ab\ncd", 3, 2, 1);
        case(b"ab\ncd\n", 6, 3, 1);
        case(b"ab\ncd\n", 99, 3, 1);
        case("мост\nмост".as_bytes(), 13, 2, 3);
        case("\u{feff}мост".as_bytes(), 0, 1, 1);
        case("\u{feff}мост".as_bytes(), 5, 1, 2);
        case(b"a\r\nb", 3, 2, 1);
        case(b"\xE9t\xE9", 2, 1, 3);
    }

    #[test]
    fn long_lines_are_counted_in_pieces() {
        let text = "ы".repeat(3 * STEP) + "\nx";
        let lines = Lines::new(text.as_bytes());
        let at = 4 * STEP + 20;
        assert_eq!(lines.position(at).column, at / 2 + 1);
        assert_eq!(lines.position(text.len()).line, 2);
        assert_eq!(lines.around(at, 10), 0..at + 10);
    }

    #[test]
    fn a_line_is_found_without_its_end() {
        #[track_caller]
        fn case(text: &str, byte: usize, line: &str) {
            assert_eq!(&text[Lines::new(text.as_bytes()).around(byte, 99)], line);
        }
        case("", 0, "");
        case("ab\ncd\nef", 4, "cd");
        case("ab\r\ncd\r\n", 0, "ab");
        case("ab\n", 3, "");
        case("\u{feff}ab\n", 0, "ab");
    }
}
