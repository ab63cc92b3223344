//! What the entries of a zip file hold, looked at as it streams by and never kept, but for the lists.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use flate2::{Crc, Decompress, FlushDecompress, Status};
use rayon::prelude::*;
use sha2::{Digest, Sha512};

use super::{
    bag::{Body, Held, is_list},
    listing::Entry,
};
use crate::{error::Error, hex::hex};

/// How much is looked at in one go.
const PIECE: usize = 1 << 16;

/// How long a line of a list can be: a hash, a path, and what is between them.
const LINE: u64 = 400;

/// Looks at all entries.
pub(super) fn unpacked(path: &Path, entries: &[Entry]) -> Result<Vec<Held>, Error> {
    // A list cannot be longer than what it lists, twice over: what is missing may be listed too.
    let most = LINE * (2 * entries.len() as u64 + 100);
    let held = entries.par_iter().map_init(
        || Unpacker::open(path),
        |unpacker, entry| {
            let unpacker =
                unpacker.as_mut().map_err(|it| io::Error::new(it.kind(), it.to_string()))?;
            let mut sight = Sight::new(is_list(&entry.name) && entry.size <= most);
            let is_sound = unpacker.unpack(entry, &mut sight)?;
            Ok(Held { path: entry.name.clone(), body: sight.body(entry, is_sound) })
        },
    );
    held.collect::<io::Result<Vec<_>>>().map_err(Error::io("read", path))
}

/// What is needed to look at one entry after the other.
struct Unpacker {
    file: File,
    inflate: Decompress,
    packed: Vec<u8>,
    piece: Vec<u8>,
}

impl Unpacker {
    fn open(path: &Path) -> io::Result<Self> {
        let (packed, piece) = (vec![0; PIECE], vec![0; PIECE]);
        Ok(Self { file: File::open(path)?, inflate: Decompress::new(false), packed, piece })
    }

    /// Unpacks an entry before someone's eyes, and not much more than it says it holds. Returns
    /// whether it could be unpacked, and nothing was left over.
    fn unpack(&mut self, entry: &Entry, sight: &mut Sight) -> io::Result<bool> {
        self.file.seek(SeekFrom::Start(entry.data))?;
        self.inflate.reset(false);
        let (mut left, mut has_ended) = (entry.packed, false);
        while left > 0 {
            let wanted = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
            let read = self.file.read(&mut self.packed[..wanted])?;
            if read == 0 || has_ended {
                return Ok(false);
            }
            left -= read as u64;
            if !entry.deflated {
                sight.see(&self.packed[..read]);
                continue;
            }
            match self.inflated(read, entry.size, sight) {
                Some(ended) => has_ended = ended,
                None => return Ok(false),
            }
        }
        Ok(!entry.deflated || has_ended && self.inflate.total_in() == entry.packed)
    }

    /// Inflates what was read, and returns whether that was the end; nothing where it is damaged.
    fn inflated(&mut self, read: usize, most: u64, sight: &mut Sight) -> Option<bool> {
        let mut at = 0;
        loop {
            let (from, to) = (self.inflate.total_in(), self.inflate.total_out());
            let packed = &self.packed[at..read];
            let status = self.inflate.decompress(packed, &mut self.piece, FlushDecompress::None);
            let status = status.ok()?;
            let made = usize::try_from(self.inflate.total_out() - to).ok()?;
            let taken = usize::try_from(self.inflate.total_in() - from).ok()?;
            sight.see(&self.piece[..made]);
            at += taken;
            if sight.bytes > most {
                return None;
            }
            if status == Status::StreamEnd {
                return Some(true);
            }
            // There is no more to be had of this piece.
            if made < PIECE && (at == read || taken + made == 0) {
                return Some(false);
            }
        }
    }
}

/// What was seen of an entry.
struct Sight {
    bytes: u64,
    sha512: Sha512,
    crc: Crc,
    /// The bytes themselves, if they are kept.
    text: Option<Vec<u8>>,
}

impl Sight {
    fn new(is_kept: bool) -> Self {
        let text = is_kept.then(Vec::new);
        Self { bytes: 0, sha512: Sha512::new(), crc: Crc::new(), text }
    }

    fn see(&mut self, piece: &[u8]) {
        self.bytes += piece.len() as u64;
        self.sha512.update(piece);
        self.crc.update(piece);
        if let Some(text) = &mut self.text {
            text.extend_from_slice(piece);
        }
    }

    fn body(self, entry: &Entry, is_sound: bool) -> Body {
        if !is_sound || self.bytes != entry.size || self.crc.sum() != entry.crc {
            return Body::Damaged;
        }
        let sha512 = hex(&self.sha512.finalize());
        Body::Whole { bytes: self.bytes, sha512, text: self.text }
    }
}
