//! JSON, an entry a line, so that versions of a record can be compared by line.

use serde::Serialize;

use super::VERSION;
use crate::{error::Error, render::long::Long};

/// Writes `{"version": 1, "<kind>": […]}`. The entries are made one by one as they are written.
pub(super) fn list<T: Serialize>(
    file: &mut Long<'_, '_>,
    kind: &str,
    entries: impl Iterator<Item = T>,
) -> Result<(), Error> {
    begin(file)?;
    add(file, kind, entries)?;
    file.add(b"}\n")
}

/// The same of two kinds.
pub(super) fn two_lists<T: Serialize, U: Serialize>(
    file: &mut Long<'_, '_>,
    (kind, entries): (&str, impl Iterator<Item = T>),
    (other, others): (&str, impl Iterator<Item = U>),
) -> Result<(), Error> {
    begin(file)?;
    add(file, kind, entries)?;
    add(file, other, others)?;
    file.add(b"}\n")
}

fn begin(file: &mut Long<'_, '_>) -> Result<(), Error> {
    file.add(format!("{{\"version\": {VERSION}").as_bytes())
}

fn add<T: Serialize>(
    file: &mut Long<'_, '_>,
    kind: &str,
    entries: impl Iterator<Item = T>,
) -> Result<(), Error> {
    file.add(format!(", \"{kind}\": [").as_bytes())?;
    for (row, entry) in entries.enumerate() {
        file.piece.extend_from_slice(if row == 0 { b"\n" } else { b",\n" });
        write(file.piece, &entry);
        file.turn()?;
    }
    file.add(b"\n]")
}

/// Writes a value.
pub(super) fn write(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value).expect("our own types with text for keys, into memory");
}
