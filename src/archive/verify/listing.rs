//! What a zip file holds, if it is one that claimline wrote: nothing before, between or behind its
//! entries, no entry over another, and no field that says more than a name, a size and a place.
//!
//! Nothing that a file says of itself is believed before it is compared with what is there.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
};

use super::{super::paths::misfit, shown};
use crate::archive::zip::{MOST, SMALL};

/// The lengths of what has a length of its own.
const CENTRAL: usize = 46;
const END: usize = 22;
const LARGE_END: usize = 56;
const LOCATOR: usize = 20;

/// More entries than any archive has.
const ENTRIES: u64 = 4_000_000;

/// The longest name that is looked at; longer ones do not fit every disk.
const NAME: usize = 256;

/// A file in a zip file.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its path.
    pub(super) name: String,
    /// Whether it is deflated; otherwise it is stored as it is.
    pub(super) deflated: bool,
    /// The CRC-32 of what it holds.
    pub(super) crc: u32,
    /// How many bytes it takes in the zip file.
    pub(super) packed: u64,
    /// How many bytes it holds.
    pub(super) size: u64,
    /// Where its bytes begin.
    pub(super) data: u64,
}

/// Why a zip file is not one that claimline wrote.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is another, in words.
    Other(String),
    /// The machine refuses to read it.
    Machine(io::Error),
}

impl From<io::Error> for Fault {
    fn from(cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::UnexpectedEof => other("it ends within an entry"),
            _ => Self::Machine(cause),
        }
    }
}

fn other(words: impl Into<String>) -> Fault {
    Fault::Other(words.into())
}

/// Lists the entries, in the order in which they stand.
pub(super) fn listing(file: &File) -> Result<Vec<Entry>, Fault> {
    let length = file.metadata()?.len();
    let end = end(file, length)?;
    if end.directory.checked_add(end.size) != Some(end.at) {
        return Err(match end.directory.checked_add(end.size) {
            Some(sum) if sum < end.at => {
                other("something stands before its entries, or behind their list")
            }
            _ => other("the list of its entries is not where it says"),
        });
    }
    let fits = end.size / (CENTRAL as u64 + 1);
    if end.entries > ENTRIES || end.entries > fits {
        return Err(other("it says that it has more entries than there can be"));
    }
    let mut list = BufReader::new(file);
    list.seek(SeekFrom::Start(end.directory))?;
    let mut list = list.take(end.size);
    let mut heads = Vec::new();
    for _ in 0..end.entries {
        if list.limit() < CENTRAL as u64 {
            return Err(other("it has fewer entries than it says"));
        }
        heads.push(Head::read(&mut list)?);
    }
    if list.limit() > 0 {
        return Err(other("there is something in the list of its entries besides them"));
    }
    names(&heads)?;
    placed(file, heads, end.directory)
}

/// What the end of a zip file says.
struct End {
    entries: u64,
    /// Where the list of the entries begins, and how long it is.
    directory: u64,
    size: u64,
    /// Where the list ends.
    at: u64,
}

fn end(file: &File, length: u64) -> Result<End, Fault> {
    let mut bytes = [0; END];
    let at =
        length.checked_sub(END as u64).ok_or_else(|| other("it is too short for a zip file"))?;
    read_at(file, at, &mut bytes)?;
    if bytes[..4] != *b"PK\x05\x06" || u16_at(&bytes, 20) != 0 {
        return Err(other(if has_end(file, length)? {
            "something stands behind its end"
        } else {
            "its end is missing: it was cut off, or not copied in whole"
        }));
    }
    let (entries, size, directory) = (u16_at(&bytes, 10), u32_at(&bytes, 12), u32_at(&bytes, 16));
    if bytes[4..8] != [0; 4] || bytes[8..10] != bytes[10..12] {
        return Err(other("it is one of several parts"));
    }
    if entries != u16::MAX && size != u32::MAX && directory != u32::MAX {
        let (entries, size, directory) = (entries.into(), size.into(), directory.into());
        return Ok(End { entries, directory, size, at });
    }
    let large = large_end(file, at)?;
    let agrees = |short: u64, most: u64, long: u64| short == most || short == long;
    if agrees(entries.into(), u16::MAX.into(), large.entries)
        && agrees(size.into(), u32::MAX.into(), large.size)
        && agrees(directory.into(), u32::MAX.into(), large.directory)
    {
        return Ok(large);
    }
    Err(other("it has two ends that say different things"))
}

/// The end of a zip file with many entries or bytes, before the one that is too short for them.
fn large_end(file: &File, end: u64) -> Result<End, Fault> {
    let none = || other("its end says what cannot be");
    let locator = end.checked_sub(LOCATOR as u64).ok_or_else(none)?;
    let at = locator.checked_sub(LARGE_END as u64).ok_or_else(none)?;
    let (mut place, mut bytes) = ([0; LOCATOR], [0; LARGE_END]);
    read_at(file, locator, &mut place)?;
    read_at(file, at, &mut bytes)?;
    let mut expected = Vec::from(*b"PK\x06\x07\0\0\0\0");
    expected.extend(at.to_le_bytes());
    expected.extend(1_u32.to_le_bytes());
    let mut head = Vec::from(*b"PK\x06\x06");
    head.extend((LARGE_END as u64 - 12).to_le_bytes());
    head.extend([10, 0, 10, 0]);
    head.extend([0; 8]);
    if place[..] != expected || bytes[..24] != head || bytes[24..32] != bytes[32..40] {
        return Err(none());
    }
    let (entries, size, directory) = (u64_at(&bytes, 32), u64_at(&bytes, 40), u64_at(&bytes, 48));
    Ok(End { entries, directory, size, at })
}

/// Whether there is the whole end of a zip file somewhere before the end of the file.
fn has_end(file: &File, length: u64) -> Result<bool, Fault> {
    let back = length.min(END as u64 + u64::from(u16::MAX));
    let mut tail = Vec::new();
    let mut file = file;
    file.seek(SeekFrom::Start(length - back))?;
    file.take(back).read_to_end(&mut tail)?;
    let end = memchr::memmem::rfind(&tail, b"PK\x05\x06");
    Ok(end.is_some_and(|at| at + END <= tail.len()))
}

/// What the list says of an entry.
struct Head {
    name: String,
    deflated: bool,
    crc: u32,
    packed: u64,
    size: u64,
    /// Where the entry begins.
    at: u64,
    /// Whether its sizes are too large for their usual places.
    large: bool,
}

impl Head {
    fn read(list: &mut impl Read) -> Result<Self, Fault> {
        let mut bytes = [0; CENTRAL];
        list.read_exact(&mut bytes)?;
        if bytes[..4] != *b"PK\x01\x02" {
            return Err(other("the list of its entries cannot be read"));
        }
        let (name, extra) = (usize::from(u16_at(&bytes, 28)), usize::from(u16_at(&bytes, 30)));
        let mut rest = vec![0; name + extra];
        list.read_exact(&mut rest)?;
        let shown = shown(&rest[..name.min(NAME)]);
        refuse(&bytes, &shown)?;
        let name = String::from_utf8(rest[..name].to_vec())
            .map_err(|_| other(format!("the name `{shown}` is not UTF-8")))?;
        let mut head = Self {
            deflated: u16_at(&bytes, 10) == 8,
            crc: u32_at(&bytes, 16),
            packed: u32_at(&bytes, 20).into(),
            size: u32_at(&bytes, 24).into(),
            at: u32_at(&bytes, 42).into(),
            large: false,
            name,
        };
        head.enlarge(&rest[head.name.len()..])
            .ok_or_else(|| other(format!("`{shown}` has a size that cannot be")))?;
        if bytes[4..46] != head.central(extra)[..] {
            return Err(other(format!("`{shown}` is not entered as claimline enters files")));
        }
        Ok(head)
    }

    /// Takes the sizes and the place that do not fit where they usually stand.
    fn enlarge(&mut self, extra: &[u8]) -> Option<()> {
        let most = u64::from(u32::MAX);
        self.large = self.packed == most || self.size == most;
        if self.large && (self.packed != most || self.size != most) {
            return None;
        }
        let mut fields = 0;
        let mut next = |from: &mut u64| {
            fields += 1;
            *from = u64_at(extra.get(8 * fields - 4..8 * fields + 4)?, 0);
            Some(())
        };
        if self.large {
            next(&mut self.size)?;
            next(&mut self.packed)?;
        }
        if self.at == most {
            next(&mut self.at)?;
        }
        let head = [[1, 0], u16::try_from(8 * fields).ok()?.to_le_bytes()].concat();
        let is_all = extra.len() == if fields == 0 { 0 } else { 4 + 8 * fields };
        (is_all && (fields == 0 || extra[..4] == head)).then_some(())
    }

    /// What stands in the list behind the mark of an entry.
    fn central(&self, extra: usize) -> Vec<u8> {
        let version = if extra > 0 { 45 } else { self.version() };
        let mut bytes = vec![version, 3];
        bytes.extend(self.common(version));
        bytes.extend(u16::try_from(extra).unwrap_or(u16::MAX).to_le_bytes());
        // No comment, one part, nothing about the kind of file but its permissions.
        bytes.extend([0; 6]);
        bytes.extend((0o100_644_u32 << 16).to_le_bytes());
        bytes.extend(short(self.at, false).to_le_bytes());
        bytes
    }

    /// What stands before the bytes of an entry.
    fn local(&self) -> Vec<u8> {
        let version = if self.large { 45 } else { self.version() };
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.extend(self.common(version));
        let extra: u16 = if self.large { 20 } else { 0 };
        bytes.extend(extra.to_le_bytes());
        bytes.extend(self.name.as_bytes());
        if self.large {
            bytes.extend([1, 0, 16, 0]);
            bytes.extend(self.size.to_le_bytes());
            bytes.extend(self.packed.to_le_bytes());
        }
        bytes
    }

    fn version(&self) -> u8 {
        if self.deflated { 20 } else { 10 }
    }

    /// What stands in both places: no flags, and the first day that a zip file knows.
    fn common(&self, version: u8) -> Vec<u8> {
        let mut bytes = vec![version, 0, 0, 0, if self.deflated { 8 } else { 0 }, 0, 0, 0, 33, 0];
        bytes.extend(self.crc.to_le_bytes());
        bytes.extend(short(self.packed, self.large).to_le_bytes());
        bytes.extend(short(self.size, self.large).to_le_bytes());
        bytes.extend(u16::try_from(self.name.len()).unwrap_or(u16::MAX).to_le_bytes());
        bytes
    }
}

/// A number as it stands in its usual place.
fn short(number: u64, large: bool) -> u32 {
    if large { u32::MAX } else { u32::try_from(number).unwrap_or(u32::MAX) }
}

/// Tells of what is a known trick, by its name.
fn refuse(bytes: &[u8; CENTRAL], shown: &str) -> Result<(), Fault> {
    let (flags, method) = (u16_at(bytes, 8), u16_at(bytes, 10));
    let kind = u32_at(bytes, 38) >> 28;
    if flags & 1 != 0 {
        return Err(other(format!("`{shown}` is encrypted")));
    }
    if kind == 0o12 {
        return Err(other(format!("`{shown}` is a symbolic link")));
    }
    if method != 0 && method != 8 {
        return Err(other(format!("`{shown}` is packed in a way that claimline does not use")));
    }
    Ok(())
}

/// Makes sure that each name is one that can be unpacked anywhere, and stands there once.
fn names(heads: &[Head]) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    for head in heads {
        // Names that differ by case alone come first: the same file on some systems.
        if !seen.insert(head.name.to_lowercase()) {
            let name = shown(head.name.as_bytes());
            return Err(other(format!("`{name}` stands there twice, at least for some systems")));
        }
    }
    for head in heads {
        if let Some(misfit) = misfit(&head.name) {
            let name = shown(head.name.as_bytes());
            return Err(other(format!("the name `{name}` is not safe to unpack: {misfit}")));
        }
    }
    Ok(())
}

/// Makes sure that the entries stand one behind the other, each as the list has it.
fn placed(file: &File, heads: Vec<Head>, directory: u64) -> Result<Vec<Entry>, Fault> {
    let (mut at, mut entries) = (0, Vec::with_capacity(heads.len()));
    let mut file = BufReader::new(file);
    file.rewind()?;
    for head in heads {
        let name = shown(head.name.as_bytes());
        if head.at != at {
            let where_else =
                if head.at < at { "lies over another entry" } else { "stands behind a gap" };
            return Err(other(format!("`{name}` {where_else}")));
        }
        let expected = head.local();
        let mut bytes = vec![0; expected.len()];
        file.read_exact(&mut bytes)?;
        if bytes != expected {
            return Err(other(format!("`{name}` stands there otherwise than it is listed")));
        }
        let data = at + bytes.len() as u64;
        at = data
            .checked_add(head.packed)
            .filter(|it| *it <= directory)
            .ok_or_else(|| other(format!("`{name}` says that it is longer than the file")))?;
        if !head.deflated && head.size != head.packed {
            return Err(other(format!("`{name}` has two sizes")));
        }
        if head.deflated && head.size > SMALL && head.size / MOST >= head.packed {
            let times = MOST;
            return Err(other(format!(
                "`{name}` is a trap: it would unpack to more than {times} times its size"
            )));
        }
        let Head { name, deflated, crc, packed, size, .. } = head;
        entries.push(Entry { name, deflated, crc, packed, size, data });
        file.seek_relative(i64::try_from(packed).unwrap_or(i64::MAX))?;
    }
    if at != directory {
        return Err(other("something stands between its entries and their list"));
    }
    Ok(entries)
}

fn read_at(mut file: &File, at: u64, bytes: &mut [u8]) -> io::Result<()> {
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from(u16_at(bytes, at)) | u32::from(u16_at(bytes, at + 2)) << 16
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from(u32_at(bytes, at)) | u64::from(u32_at(bytes, at + 4)) << 32
}
