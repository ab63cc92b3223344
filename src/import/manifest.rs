//! The file by which an import knows what it wrote, and whether it was edited since.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Its name, at the top of the content folder.
pub const NAME: &str = ".claimline-import.json";

/// The files that imports wrote, by table: path below the content folder, and hash.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    tables: BTreeMap<String, BTreeMap<String, String>>,
}

impl Manifest {
    /// Reads a manifest; what is none says that nothing was written.
    pub fn read(bytes: &[u8]) -> Self {
        let value: Value = serde_json::from_slice(bytes).unwrap_or_default();
        let files = |value: &Value| {
            let pairs = value.as_object().into_iter().flatten();
            pairs
                .filter_map(|(path, hash)| Some((path.clone(), hash.as_str()?.to_owned())))
                .collect()
        };
        let tables = value["tables"].as_object().into_iter().flatten();
        Self { tables: tables.map(|(table, it)| (table.clone(), files(it))).collect() }
    }

    /// The files that an import of a table wrote, with their hashes.
    pub fn files(&self, table: &str) -> impl Iterator<Item = (&String, &String)> {
        self.tables.get(table).into_iter().flatten()
    }

    /// Remembers a file.
    pub fn add(&mut self, table: &str, path: &str, bytes: &[u8]) {
        let files = self.tables.entry(table.to_owned()).or_default();
        files.insert(path.to_owned(), hash(bytes));
    }

    /// Forgets the files of a table.
    pub fn forget(&mut self, table: &str, path: &str) {
        if let Some(files) = self.tables.get_mut(table) {
            files.remove(path);
        }
    }

    /// Writes it.
    pub fn text(&self) -> String {
        let files = |it: &BTreeMap<String, String>| -> Value {
            it.iter().map(|(path, hash)| (path.clone(), json!(hash))).collect::<Map<_, _>>().into()
        };
        let tables: Map<_, _> =
            self.tables.iter().map(|(table, it)| (table.clone(), files(it))).collect();
        let value = json!({"version": 1, "tables": tables});
        format!("{value:#}\n")
    }
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::{Manifest, hash};

    #[test]
    fn what_was_written_is_read_again() {
        let mut manifest = Manifest::default();
        manifest.add("table.csv", "articles/a.md", b"text");
        manifest.add("other.csv", "articles/b.md", b"");
        let again = Manifest::read(manifest.text().as_bytes());
        assert_eq!(again, manifest);
        let files: Vec<_> = again.files("table.csv").collect();
        assert_eq!(files, [(&"articles/a.md".to_owned(), &hash(b"text"))]);
        assert_eq!(Manifest::read(b"{]"), Manifest::default());
    }
}
