//! Front matter: the YAML between two lines of `---` at the head of a Markdown file.

use std::ops::Range;

use super::{faults::Faults, piece::Piece};
use crate::diagnostic::{Diagnostic, codes};

/// The two parts of a Markdown file.
#[derive(Debug)]
pub(super) struct Parts<'a> {
    /// What stands between the lines of `---`.
    pub(super) front: Piece<'a>,
    /// What stands after them.
    pub(super) body: Piece<'a>,
}

/// Parts a Markdown file; `None` where it has no front matter, which is told.
pub(super) fn parts<'a>(piece: &Piece<'a>, faults: &mut Faults) -> Option<Parts<'a>> {
    let mut lines = lines(piece.text);
    let Some(first) = lines.next().filter(|line| is_fence(&piece.text[line.clone()])) else {
        let message = if piece.text.trim().is_empty() {
            "the file is empty"
        } else {
            "the file does not begin with front matter"
        };
        let finding = Diagnostic::new(&codes::MISSING_FRONT_MATTER, piece.character(0), message);
        faults.add(finding.help("the first line is `---`, then come fields, then `---` again"));
        return None;
    };
    let Some(second) = lines.find(|line| is_fence(&piece.text[line.clone()])) else {
        let place = piece.place(0..3);
        let finding =
            Diagnostic::new(&codes::MISSING_FRONT_MATTER, place, "the front matter has no end");
        faults.add(finding.help("put a line of `---` after the last field"));
        return None;
    };
    Some(Parts {
        front: piece.part(first.end..second.start),
        body: piece.part(second.end..piece.text.len()),
    })
}

/// The lines of a text, each with its line break.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some(start..*end)
    })
}

fn is_fence(line: &str) -> bool {
    line.starts_with("---") && line[3..].trim_end().is_empty()
}
