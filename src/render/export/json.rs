//! JSON, an entry a line, so that versions of a record can be compared by line.

use serde::Serialize;

use super::VERSION;

/// Writes `{"version": 1, "<kind>": […]}`. The entries are made one by one as they are written.
pub(super) fn list<T: Serialize>(kind: &str, entries: impl Iterator<Item = T>) -> Vec<u8> {
    let mut out = format!("{{\"version\": {VERSION}").into_bytes();
    add(&mut out, kind, entries);
    out.extend_from_slice(b"}\n");
    out
}

/// The same of two kinds.
pub(super) fn two_lists<T: Serialize, U: Serialize>(
    (kind, entries): (&str, impl Iterator<Item = T>),
    (other, others): (&str, impl Iterator<Item = U>),
) -> Vec<u8> {
    let mut out = format!("{{\"version\": {VERSION}").into_bytes();
    add(&mut out, kind, entries);
    add(&mut out, other, others);
    out.extend_from_slice(b"}\n");
    out
}

fn add<T: Serialize>(out: &mut Vec<u8>, kind: &str, entries: impl Iterator<Item = T>) {
    out.extend_from_slice(format!(", \"{kind}\": [").as_bytes());
    for (row, entry) in entries.enumerate() {
        out.extend_from_slice(if row == 0 { b"\n" } else { b",\n" });
        write(out, &entry);
    }
    out.extend_from_slice(b"\n]");
}

/// Writes a value.
pub(super) fn write(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value).expect("our own types with text for keys, into memory");
}
