//! JSON, an entry a line, so that versions of a record can be compared by line.

use serde::Serialize;

use super::VERSION;

/// Writes `{"version": 1, "<kind>": […]}`. The entries are made one by one as they are written.
pub(super) fn list<T: Serialize>(kind: &str, entries: impl Iterator<Item = T>) -> Vec<u8> {
    let mut out = format!("{{\"version\": {VERSION}, \"{kind}\": [").into_bytes();
    for (row, entry) in entries.enumerate() {
        out.extend_from_slice(if row == 0 { b"\n" } else { b",\n" });
        write(&mut out, &entry);
    }
    out.extend_from_slice(b"\n]}\n");
    out
}

/// Writes a value.
pub(super) fn write(out: &mut Vec<u8>, value: &impl Serialize) {
    serde_json::to_writer(out, value).expect("our own types with text for keys, into memory");
}
