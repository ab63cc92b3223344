//! A stretch of a file, as text.

use std::{ops::Range, str};

use super::faults::Faults;
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    files::{Content, Files},
    source::{FileId, Span},
};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A stretch of a file, as text that knows its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'a> {
    file: FileId,
    start: usize,
    /// The text.
    pub(crate) text: &'a str,
}

impl<'a> Piece<'a> {
    /// Takes the whole of a file, without a byte order mark; says why where it is no text.
    pub(crate) fn whole(files: &'a Files, file: FileId, faults: &mut Faults) -> Option<Self> {
        let Content::Bytes(bytes) = &files[file].content else {
            faults.add(not_read(files, file));
            return None;
        };
        let text = match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(fault) => {
                faults.add(not_utf8(file, bytes, fault));
                return None;
            }
        };
        let piece = match text.strip_prefix(BYTE_ORDER_MARK) {
            Some(text) => Self { file, start: BYTE_ORDER_MARK.len(), text },
            None => Self { file, start: 0, text },
        };
        let Some(at) = control(piece.text) else { return Some(piece) };
        faults.add(control_character(piece, at));
        None
    }

    /// Takes a part of it.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        Self { file: self.file, start: self.start + range.start, text: &self.text[range] }
    }

    /// Another text in its place.
    pub(crate) fn with<'b>(&self, text: &'b str) -> Piece<'b> {
        Piece { file: self.file, start: self.start, text }
    }

    /// Says where a part of it stands in the file.
    pub(crate) fn place(&self, range: Range<usize>) -> Span {
        Span {
            file: self.file,
            start: offset(self.start + range.start),
            end: offset(self.start + range.end),
        }
    }

    /// Says where it stands in the file.
    pub(crate) fn span(&self) -> Span {
        self.place(0..self.text.len())
    }

    /// Says where the character at an offset stands; at the end, the end.
    pub(crate) fn character(&self, at: usize) -> Span {
        let at = (0..=at).rev().find(|it| self.text.is_char_boundary(*it)).unwrap_or_default();
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        self.place(at..at + length)
    }

    /// The file it is from.
    pub(crate) fn file(&self) -> FileId {
        self.file
    }
}

/// The first control character of a text that is none of tab and line breaks.
pub(crate) fn control(text: &str) -> Option<usize> {
    text.bytes().position(|byte| (byte < b' ' && !b"\t\n\r".contains(&byte)) || byte == 0x7f)
}

// The files that people write are limited in size, so that this never happens below four gigabytes.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Says why a file has no bytes.
pub(crate) fn not_read(files: &Files, file: FileId) -> Diagnostic {
    let place = Span::whole(file);
    let path = &files[file].path;
    match files[file].content {
        Content::LinkOut => {
            let message = format!("`{path}` is a link that leads out of the project, or nowhere");
            Diagnostic::new(&codes::LINK_OUT, place, message)
                .help("put a copy of the file in its place")
        }
        Content::NotAFile => {
            let message = format!("`{path}` is a link to a folder, or no regular file");
            Diagnostic::new(&codes::NOT_A_FILE, place, message)
                .help("put a folder of its own, or a file, in its place")
        }
        Content::OddName => {
            let message = format!("the name of `{path}` is not UTF-8");
            Diagnostic::new(&codes::NOT_UTF8, place, message).help("rename the file")
        }
        Content::TooLarge { size } | Content::Stored { size, .. } => {
            let size = wording::count(usize::try_from(size).unwrap_or(usize::MAX), "byte");
            let message = format!("`{path}` is too large to be read, it has {size}");
            Diagnostic::new(&codes::FILE_TOO_LARGE, place, message)
                .help("divide it, or raise `file` under `[limits]` in `site.toml`")
        }
        Content::Bytes(_) => unreachable!("a file with bytes was read"),
    }
}

fn not_utf8(file: FileId, bytes: &[u8], fault: str::Utf8Error) -> Diagnostic {
    let at = fault.valid_up_to();
    let place = Span { file, start: offset(at), end: offset(at + 1) };
    let byte = bytes[at];
    let message = format!("the file is not UTF-8: it has the byte 0x{byte:02X} here");
    let help = if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        "save it as UTF-8: it looks like UTF-16"
    } else if fault.error_len().is_none() {
        "save it as UTF-8: it ends within a character, as if it had been cut"
    } else {
        "save it as UTF-8: it looks like Latin-1, Windows-1251 or another of the old encodings"
    };
    Diagnostic::new(&codes::NOT_UTF8, place, message).help(help)
}

fn control_character(piece: Piece<'_>, at: usize) -> Diagnostic {
    let code = piece.text.as_bytes()[at];
    let message = format!("there is a control character in the text, U+{code:04X}");
    let help = if code == 0 { "save the file as plain text in UTF-8" } else { "take it out" };
    Diagnostic::new(&codes::CONTROL_CHARACTER, piece.character(at), message).help(help)
}
