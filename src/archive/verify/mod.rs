//! Whether an archive is whole and unchanged, and who signed it.

mod bag;
mod listing;
mod unpack;

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use self::{
    bag::Found,
    listing::{Fault, listing},
    unpack::unpacked,
};
use super::{Format, Key, Signature, signature_of, wacz};
use crate::{disk, error::Error};

/// What was found of an archive.
#[derive(Debug, Default)]
pub struct Verdict {
    /// How many files are as they are listed.
    pub files: usize,
    /// How many bytes these have.
    pub bytes: u64,
    /// What is wrong with the archive as such.
    pub faults: Vec<String>,
    /// The files that are not as they are listed.
    pub changed: Vec<String>,
    /// The files that are not listed.
    pub added: Vec<String>,
    /// The listed files that are not there.
    pub missing: Vec<String>,
    /// Whether what is in it was looked at; of some forms of archive only the signature is.
    pub is_looked_into: bool,
    /// Who signed it.
    pub signed: Signed,
}

/// Who signed an archive.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Signed {
    /// There is no signature.
    #[default]
    Not,
    /// There is one, and no key to check it with.
    Unchecked {
        /// The key, as the signature says.
        id: String,
    },
    /// The key's owner, who said this of it.
    By {
        /// The key.
        id: String,
        /// What was said.
        comment: String,
    },
    /// The owner of another key, as the signature says.
    Other {
        /// That key.
        id: String,
    },
    /// There is a signature of the key, and it is not of these bytes.
    Broken {
        /// The key.
        id: String,
    },
    /// What stands in the place of a signature is none.
    Unreadable,
}

impl Verdict {
    /// Whether all that was looked at is as it was archived.
    pub fn is_whole(&self) -> bool {
        [&self.faults, &self.changed, &self.added, &self.missing].iter().all(|it| it.is_empty())
    }

    /// Whether all is well: with a key, only what it signed is.
    pub fn is_well(&self, with_key: bool) -> bool {
        let is_signed_well = match self.signed {
            Signed::By { .. } => true,
            Signed::Not | Signed::Unchecked { .. } => !with_key,
            Signed::Other { .. } | Signed::Broken { .. } | Signed::Unreadable => false,
        };
        self.is_whole() && is_signed_well
    }
}

/// Verifies an archive, or the folder that it was unpacked to.
///
/// # Errors
/// There is nothing to verify, or the machine refuses to read it.
pub fn verify(path: &Path, key: Option<&Key>) -> Result<Verdict, Error> {
    if disk::is_folder(path)? {
        return Ok(verdict(bag::folder(path)?));
    }
    let signed = signed(path, key)?;
    let is_bag = |head: &[u8]| head.starts_with(Format::Bag.magic()) && !wacz::is_one(head);
    let verdict = match disk::head(path, wacz::HEAD)? {
        Some(head) if is_bag(&head) => verdict(zip(path)?),
        Some(_) if signed == Signed::Not => {
            return Err(Error::Other(format!(
                "`{}` is no archive that can be looked into, and has no signature",
                path.display()
            )));
        }
        Some(_) => Verdict::default(),
        None => return Err(Error::io("read", path)(std::io::ErrorKind::NotFound.into())),
    };
    Ok(Verdict { signed, ..verdict })
}

fn verdict(found: Found) -> Verdict {
    let Found { files, bytes, faults, changed, added, missing } = found;
    let signed = Signed::default();
    Verdict { files, bytes, faults, changed, added, missing, is_looked_into: true, signed }
}

/// Looks into a zip file. Where the zip file is not one that claimline wrote, what is in it is not
/// looked at: it may be another thing for every program that reads it.
fn zip(path: &Path) -> Result<Found, Error> {
    let file = File::open(path).map_err(Error::io("read", path))?;
    match listing(&file) {
        Ok(entries) => unpacked(path, &entries).map(bag::found),
        Err(Fault::Other(fault)) => Ok(Found { faults: vec![fault], ..Found::default() }),
        Err(Fault::Machine(cause)) => Err(Error::io("read", path)(cause)),
    }
}

/// Who signed a file, by the signature beside it.
fn signed(path: &Path, key: Option<&Key>) -> Result<Signed, Error> {
    let beside: PathBuf = signature_of(path);
    if disk::head(&beside, 0)?.is_none() {
        return Ok(Signed::Not);
    }
    let Some(signature) = Signature::new(&disk::text(&beside)?) else {
        return Ok(Signed::Unreadable);
    };
    let id = signature.id();
    let Some(key) = key else { return Ok(Signed::Unchecked { id }) };
    if key.id() != id {
        return Ok(Signed::Other { id });
    }
    let file = File::open(path).map_err(Error::io("read", path))?;
    Ok(match signature.holds(key, file) {
        Some(comment) => Signed::By { id, comment },
        None => Signed::Broken { id },
    })
}

/// A name that someone else chose, as a line of text that does nothing.
fn shown(name: &[u8]) -> String {
    const MOST: usize = 200;
    String::from_utf8_lossy(name).escape_debug().take(MOST).collect()
}
