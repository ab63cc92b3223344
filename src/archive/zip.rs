//! Zip files that are the same wherever they are made.

use std::{
    fmt,
    fs::File,
    io::{self, Read, Write},
};

use sha2::{Digest, Sha512};
use zip::{
    CompressionMethod, DateTime, System, ZipWriter,
    result::ZipError,
    write::{PreparedZipFile, SimpleFileOptions, ZipFileBuilder},
};

use crate::{error::Error, hex::hex};

/// How many times larger than what is packed an entry may become: a reader that refuses more than
/// this refuses no archive of ours.
pub(crate) const MOST: u64 = 200;

/// How a zip file begins that is not empty.
pub(crate) const MAGIC: &[u8] = b"PK\x03\x04";

/// How small an entry may be to become any number of times larger.
pub(crate) const SMALL: u64 = 1 << 16;

/// How hard it is tried to make entries small. As measured on a site of 736 MB: 3 makes 89 MB of it,
/// which is what `zip -r` makes, in two thirds of the time that 6 takes for 82 MB.
pub(crate) const LEVEL: u32 = 3;

/// A zip file in the making.
pub(crate) struct Zip<'f> {
    writer: ZipWriter<&'f mut File>,
}

impl fmt::Debug for Zip<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Zip").finish_non_exhaustive()
    }
}

/// An entry that is packed and not yet written.
#[derive(Debug)]
pub(crate) struct Packed {
    entry: PreparedZipFile,
    /// What it holds.
    pub(crate) sum: Sum,
}

/// The size and the SHA-512 of some bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    /// How many there are.
    pub(crate) bytes: u64,
    /// In lower-case hexadecimal digits.
    pub(crate) sha512: String,
}

/// An entry that is being packed, which other threads may do.
pub(crate) struct Packing<'p> {
    path: &'p str,
    entry: ZipFileBuilder,
    bytes: u64,
    hash: Sha512,
}

impl<'p> Packing<'p> {
    /// Begins an entry.
    pub(crate) fn new(path: &'p str) -> Result<Self, Error> {
        let entry = ZipFileBuilder::new(path, options(CompressionMethod::Deflated));
        Ok(Self { path, entry: entry.map_err(fault)?, bytes: 0, hash: Sha512::new() })
    }

    /// Packs a piece, and empties it.
    pub(crate) fn take(&mut self, piece: &mut Vec<u8>) -> Result<(), Error> {
        self.add(piece)?;
        piece.clear();
        Ok(())
    }

    /// Packs what is left. What deflating does not make smaller is stored; so is what it makes so
    /// small that it would look like a trap. That needs the whole entry: `None` says that pieces of
    /// it were taken.
    pub(crate) fn end(mut self, rest: &[u8]) -> Result<Option<Packed>, Error> {
        let is_whole = self.bytes == 0;
        self.add(rest)?;
        let (path, whole) = (self.path, self.bytes);
        let mut entry = self.entry.finish().map_err(fault)?;
        let packed = entry.compressed_size();
        if packed >= whole || (whole > SMALL && whole / MOST >= packed) {
            if !is_whole {
                return Ok(None);
            }
            let stored = PreparedZipFile::from_data(path, options(CompressionMethod::Stored), rest);
            entry = stored.map_err(fault)?;
        }
        let sum = Sum { bytes: whole, sha512: hex(&self.hash.finalize()) };
        Ok(Some(Packed { entry, sum }))
    }

    fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.entry.write_all(bytes).map_err(fault)?;
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(())
    }
}

/// Packs an entry.
pub(crate) fn pack(path: &str, bytes: &[u8]) -> Result<Packed, Error> {
    let packed = Packing::new(path)?.end(bytes)?;
    Ok(packed.expect("no piece of it was taken"))
}

impl<'f> Zip<'f> {
    /// Begins a zip file.
    pub(crate) fn new(file: &'f mut File) -> Self {
        Self { writer: ZipWriter::new(file) }
    }

    /// Adds what was packed.
    pub(crate) fn add(&mut self, packed: Packed) -> Result<Sum, Error> {
        self.writer.add_prepared_file(packed.entry).map_err(fault)?;
        Ok(packed.sum)
    }

    /// Begins an entry of bytes that are written as they come, and stand there as they are. They may
    /// be more than 4 GiB only if it is large.
    pub(crate) fn begin(&mut self, path: &str, large: bool) -> Result<(), Error> {
        let options = options(CompressionMethod::Stored).large_file(large);
        self.writer.start_file(path, options).map_err(fault)
    }

    /// Adds bytes from elsewhere, as they are: they may be many.
    pub(crate) fn store(
        &mut self,
        path: &str,
        size: u64,
        from: &mut dyn Read,
    ) -> Result<Sum, Error> {
        self.begin(path, size >= u64::from(u32::MAX))?;
        let (mut hash, mut all, mut buffer) = (Sha512::new(), 0, vec![0; 1 << 16]);
        loop {
            let read = from.read(&mut buffer).map_err(fault)?;
            if read == 0 {
                break;
            }
            hash.update(&buffer[..read]);
            self.writer.write_all(&buffer[..read]).map_err(fault)?;
            all += read as u64;
        }
        Ok(Sum { bytes: all, sha512: hex(&hash.finalize()) })
    }

    /// Writes what stands at the end of a zip file.
    pub(crate) fn finish(self) -> Result<(), Error> {
        self.writer.finish().map_err(fault)?;
        Ok(())
    }
}

/// Writes to the entry that was begun last.
impl Write for Zip<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// No time, no owner, nothing of the machine.
fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(method)
        .compression_level((method == CompressionMethod::Deflated).then_some(LEVEL.into()))
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(System::Unix)
}

fn fault(fault: impl Into<ZipError>) -> Error {
    let fault = fault.into();
    Error::Other(format!("cannot write the archive: {fault}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An entry of pieces is the one that they make together, or is asked for again.
    #[track_caller]
    fn case(pieces: &[&[u8]], is_asked_for: bool) {
        let mut packing = Packing::new("a/b.csv").unwrap();
        let (rest, taken) = pieces.split_last().unwrap();
        for piece in taken {
            packing.take(&mut piece.to_vec()).unwrap();
        }
        let packed = packing.end(rest).unwrap();
        assert_eq!(packed.is_none(), is_asked_for);
        let Some(packed) = packed else { return };
        let whole = pack("a/b.csv", &pieces.concat()).unwrap();
        assert_eq!(packed.sum, whole.sum);
        let facts = |it: &PreparedZipFile| (it.crc32(), it.compressed_size());
        assert_eq!(facts(&packed.entry), facts(&whole.entry));
    }

    #[test]
    fn pieces_are_one_entry() {
        case(&[b"claim,side,"], false);
        case(&[b"claim,side,", b"claim,side,", b"claim,side,"], false);
        case(&[&vec![0; 1 << 20]], false);
    }

    #[test]
    fn what_is_to_be_stored_and_was_taken_is_asked_for_again() {
        case(&[b"claim", b",side"], true);
        case(&[&vec![0; 1 << 20], &vec![0; 1 << 20]], true);
    }
}
