//! What the entries of a zip file hold, looked at as it streams by and never kept, but for the lists.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom},
    path::Path,
};

use flate2::{Crc, bufread::DeflateDecoder};
use rayon::prelude::*;
use sha2::{Digest, Sha512};

use super::{
    bag::{Body, Held, is_list},
    listing::Entry,
};
use crate::{archive::zip::hex, error::Error};

/// How much is looked at in one go.
const PIECE: usize = 1 << 16;

/// How long a line of a list can be: a hash, a path, and what is between them.
const LINE: u64 = 400;

/// Looks at all entries.
pub(super) fn unpacked(path: &Path, entries: &[Entry]) -> Result<Vec<Held>, Error> {
    // A list cannot be longer than what it lists, twice over: what is missing may be listed too.
    let most = LINE * (2 * entries.len() as u64 + 100);
    let held = entries.par_iter().map_init(
        || File::open(path),
        |file, entry| {
            let file = file.as_mut().map_err(|it| io::Error::new(it.kind(), it.to_string()))?;
            held(file, entry, most)
        },
    );
    held.collect::<io::Result<Vec<_>>>().map_err(Error::io("read", path))
}

/// What an entry holds.
fn held(file: &mut File, entry: &Entry, most: u64) -> io::Result<Held> {
    file.seek(SeekFrom::Start(entry.data))?;
    let mut packed = BufReader::with_capacity(PIECE, file.take(entry.packed));
    let keeps = is_list(&entry.name) && entry.size <= most;
    let body = if entry.deflated {
        let mut decoder = DeflateDecoder::new(&mut packed);
        let body = body(&mut decoder, entry, keeps);
        let is_all = decoder.total_in() == entry.packed;
        body.map(|it| if is_all { it } else { Body::Damaged })
    } else {
        body(&mut packed, entry, keeps)
    };
    let body = match body {
        // What cannot be unpacked is another thing than what was packed.
        Err(fault)
            if matches!(
                fault.kind(),
                io::ErrorKind::InvalidInput
                    | io::ErrorKind::InvalidData
                    | io::ErrorKind::UnexpectedEof
            ) =>
        {
            Body::Damaged
        }
        other => other?,
    };
    Ok(Held { path: entry.name.clone(), body })
}

/// Reads what an entry holds, and not a byte more than it says.
fn body(from: &mut impl Read, entry: &Entry, keeps: bool) -> io::Result<Body> {
    let (mut hash, mut crc, mut kept) = (Sha512::new(), Crc::new(), Vec::new());
    let (mut all, mut buffer) = (0_u64, vec![0; PIECE]);
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        all += read as u64;
        if all > entry.size {
            return Ok(Body::Damaged);
        }
        hash.update(&buffer[..read]);
        crc.update(&buffer[..read]);
        if keeps {
            kept.extend_from_slice(&buffer[..read]);
        }
    }
    if all != entry.size || crc.sum() != entry.crc {
        return Ok(Body::Damaged);
    }
    Ok(Body::Whole { bytes: all, sha512: hex(&hash.finalize()), text: keeps.then_some(kept) })
}
