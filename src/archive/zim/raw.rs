//! The bytes of a ZIM file: its header, and the checksum at its end.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
};

use md5::{Digest as _, Md5};

use crate::error::Error;

/// How long a header is: the list of kinds begins there.
pub(super) const HEADER: u64 = 80;

/// How every ZIM file begins.
pub(in crate::archive) const MAGIC: &[u8] = b"ZIM\x04";

/// Readers of version 6 since 2016 know this; later minor versions leave out what older readers need.
const VERSION: (u16, u16) = (6, 1);

/// There is no page that others are laid out by.
const NO_LAYOUT: u32 = u32::MAX;

/// A ZIM file in the making.
pub(super) struct Raw<'f> {
    file: &'f mut File,
    at: u64,
    hash: Md5,
}

/// Where what stands in a ZIM file, for its header.
pub(super) struct Places {
    pub(super) entries: u32,
    pub(super) clusters: u32,
    pub(super) by_path: u64,
    pub(super) by_title: u64,
    pub(super) of_clusters: u64,
    pub(super) main_page: u32,
}

impl<'f> Raw<'f> {
    /// Leaves room for the header.
    pub(super) fn new(file: &'f mut File) -> Result<Self, Error> {
        file.seek(SeekFrom::Start(HEADER)).map_err(fault)?;
        Ok(Self { file, at: HEADER, hash: Md5::new() })
    }

    /// Adds bytes, and says where they stand.
    pub(super) fn put(&mut self, bytes: &[u8]) -> Result<u64, Error> {
        self.file.write_all(bytes).map_err(fault)?;
        self.hash.update(bytes);
        let at = self.at;
        self.at += bytes.len() as u64;
        Ok(at)
    }

    /// Where the next bytes will stand.
    pub(super) fn at(&self) -> u64 {
        self.at
    }

    /// Writes the header, then the checksum of all. The file's own number is a hash of what is in it:
    /// the same content has the same.
    pub(super) fn finish(self, places: &Places) -> Result<(), Error> {
        let Self { file, at, hash } = self;
        let number = hash.finalize();
        file.rewind().map_err(fault)?;
        file.write_all(&header(places, &number, at)).map_err(fault)?;
        file.rewind().map_err(fault)?;
        let (mut hash, mut buffer) = (Md5::new(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut buffer).map_err(fault)? {
                0 => break,
                read => hash.update(&buffer[..read]),
            }
        }
        file.write_all(&hash.finalize()).map_err(fault)
    }
}

fn header(places: &Places, number: &[u8], checksum: u64) -> Vec<u8> {
    let mut header = MAGIC.to_vec();
    header.extend(VERSION.0.to_le_bytes());
    header.extend(VERSION.1.to_le_bytes());
    header.extend(number);
    header.extend(places.entries.to_le_bytes());
    header.extend(places.clusters.to_le_bytes());
    header.extend(places.by_path.to_le_bytes());
    header.extend(places.by_title.to_le_bytes());
    header.extend(places.of_clusters.to_le_bytes());
    header.extend(HEADER.to_le_bytes());
    header.extend(places.main_page.to_le_bytes());
    header.extend(NO_LAYOUT.to_le_bytes());
    header.extend(checksum.to_le_bytes());
    header
}

/// A number as the format has it.
pub(super) fn number(number: usize) -> Result<u32, Error> {
    u32::try_from(number)
        .map_err(|_| Error::Other("the site is too large for a ZIM file".to_owned()))
}

pub(super) fn fault(fault: impl Into<io::Error>) -> Error {
    let fault: io::Error = fault.into();
    Error::Other(format!("cannot write the archive: {fault}"))
}
