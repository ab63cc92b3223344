//! Zip files byte by byte, with whatever a hostile one may have.

use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::Write;

use super::Tree;

/// A zip file in the making; as it begins, one that claimline could have written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Raw {
    pub(crate) before: Vec<u8>,
    pub(crate) entries: Vec<Entry>,
    /// What stands between the entries and their list.
    pub(crate) between: Vec<u8>,
    /// What stands in the list behind the entries.
    pub(crate) in_list: Vec<u8>,
    pub(crate) comment: Vec<u8>,
    pub(crate) behind: Vec<u8>,
    /// How many entries it says it has, where that is not so.
    pub(crate) said: Option<u16>,
    /// Where it says that the list begins, where that is not so.
    pub(crate) list_at: Option<u32>,
}

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) name: Vec<u8>,
    /// The name before the bytes, where it is another.
    pub(crate) local_name: Option<Vec<u8>>,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) time: u16,
    pub(crate) crc: u32,
    pub(crate) packed: Vec<u8>,
    /// How many bytes it says it takes, and how many it holds.
    pub(crate) sizes: (u32, u32),
    pub(crate) attributes: u32,
    /// What stands before it.
    pub(crate) gap: Vec<u8>,
    /// Where the list says it begins, where that is not so.
    pub(crate) at: Option<u32>,
    pub(crate) comment: Vec<u8>,
    /// Whether it stands in the list alone, with no bytes of its own.
    pub(crate) is_listed_only: bool,
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a small zip file")
}

impl Entry {
    /// As claimline stores a file.
    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        let mut crc = Crc::new();
        crc.update(bytes);
        Self {
            name: name.as_bytes().to_vec(),
            local_name: None,
            flags: 0,
            method: 0,
            time: 0,
            crc: crc.sum(),
            packed: bytes.to_vec(),
            sizes: (length(bytes), length(bytes)),
            attributes: 0o100_644 << 16,
            gap: Vec::new(),
            at: None,
            comment: Vec::new(),
            is_listed_only: false,
        }
    }

    /// As claimline deflates a file.
    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory takes it");
        let packed = encoder.finish().expect("memory takes it");
        let sizes = (length(&packed), length(bytes));
        Self { method: 8, packed, sizes, ..Self::stored(name, bytes) }
    }

    fn head(&self, name: &[u8]) -> Vec<u8> {
        let version: u16 = if self.method == 8 { 20 } else { 10 };
        let mut head = Vec::new();
        for number in [version, self.flags, self.method, self.time, 33] {
            head.extend(number.to_le_bytes());
        }
        for number in [self.crc, self.sizes.0, self.sizes.1, length(name)] {
            head.extend(number.to_le_bytes());
        }
        // The length of the name has two bytes, and so has that of what follows it.
        head
    }
}

impl Raw {
    /// One that holds files, stored.
    pub(crate) fn of(tree: &Tree) -> Self {
        let entries = tree.iter().map(|(path, bytes)| Entry::stored(path, bytes)).collect();
        Self { entries, ..Self::default() }
    }

    /// An entry by the end of its name.
    pub(crate) fn entry(&mut self, name: &str) -> &mut Entry {
        let mut all = self.entries.iter_mut();
        all.find(|it| it.name.ends_with(name.as_bytes())).expect("it is there")
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (mut file, mut list) = (self.before.clone(), Vec::new());
        for entry in &self.entries {
            file.extend(&entry.gap);
            let at = entry.at.unwrap_or(length(&file));
            if !entry.is_listed_only {
                let name = entry.local_name.as_ref().unwrap_or(&entry.name);
                file.extend(b"PK\x03\x04");
                file.extend(entry.head(name));
                file.extend(name);
                file.extend(&entry.packed);
            }
            list.extend(b"PK\x01\x02");
            let version = if entry.method == 8 { 20 } else { 10 };
            list.extend([version, 3]);
            list.extend(entry.head(&entry.name));
            list.extend(u16::try_from(entry.comment.len()).expect("short").to_le_bytes());
            list.extend([0; 4]);
            list.extend(entry.attributes.to_le_bytes());
            list.extend(at.to_le_bytes());
            list.extend(&entry.name);
            list.extend(&entry.comment);
        }
        list.extend(&self.in_list);
        file.extend(&self.between);
        let list_at = self.list_at.unwrap_or(length(&file));
        let size = length(&list);
        file.extend(list);
        self.end(&mut file, size, list_at);
        file.extend(&self.behind);
        file
    }

    fn end(&self, file: &mut Vec<u8>, size: u32, list_at: u32) {
        let entries = u16::try_from(self.entries.len() & 0xffff).expect("two bytes");
        let entries = self.said.unwrap_or(entries).to_le_bytes();
        file.extend(b"PK\x05\x06\0\0\0\0");
        file.extend([entries, entries].concat());
        file.extend(size.to_le_bytes());
        file.extend(list_at.to_le_bytes());
        file.extend(u16::try_from(self.comment.len()).expect("short").to_le_bytes());
        file.extend(&self.comment);
    }
}
