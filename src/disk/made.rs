//! A large file that is made by writing to it, and is there only once it is whole.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Seek, Write},
    path::Path,
};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::{error::Error, hex::hex};

/// The first bytes of a file; nothing where there is none.
///
/// # Errors
/// There is something else than a file, or the machine refuses to read it.
pub fn head(path: &Path, bytes: usize) -> Result<Option<Vec<u8>>, Error> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() => {}
        Ok(_) => {
            return Err(Error::Other(format!("`{}` is no file; name a file", path.display())));
        }
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(Error::io("read", path)(cause)),
    }
    let mut head = Vec::new();
    let most = u64::try_from(bytes).unwrap_or(u64::MAX);
    let file = File::open(path).map_err(Error::io("read", path))?;
    file.take(most).read_to_end(&mut head).map_err(Error::io("read", path))?;
    Ok(Some(head))
}

/// Makes a file, and another one from it where there is one to make. Both are first written beside
/// their places, and then moved there.
///
/// # Errors
/// Whoever writes fails, or the machine refuses. Before the first move nothing has changed.
pub fn made(
    path: &Path,
    other: &Path,
    write: impl FnOnce(&mut File) -> Result<(), Error>,
    derive: impl FnOnce(&mut File) -> Result<Option<String>, Error>,
) -> Result<(), Error> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
    let mut draft = aside(folder)?;
    write(draft.as_file_mut())?;
    draft.as_file_mut().rewind().map_err(Error::io("write", path))?;
    let derived = match derive(draft.as_file_mut())? {
        None => None,
        Some(text) => {
            let mut draft = aside(folder)?;
            draft.write_all(text.as_bytes()).map_err(Error::io("write", other))?;
            Some(draft)
        }
    };
    draft.persist(path).map_err(|it| Error::io("write", path)(it.error))?;
    if let Some(derived) = derived {
        derived.persist(other).map_err(|it| Error::io("write", other)(it.error))?;
    }
    Ok(())
}

/// A file without a name that anyone knows, with the permissions that new files have.
fn aside(folder: &Path) -> Result<NamedTempFile, Error> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claimline-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder).map_err(Error::io("write to", folder))
}

/// A file that is hashed while it is read.
#[derive(Debug)]
pub struct Hashed {
    file: File,
    hash: Sha256,
}

impl Hashed {
    /// Opens a file.
    ///
    /// # Errors
    /// The machine refuses.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(Error::io("read", path))?;
        Ok(Self { file, hash: Sha256::new() })
    }

    /// The SHA-256 of what was read, in lower-case hexadecimal digits.
    pub fn sha256(self) -> String {
        hex(&self.hash.finalize())
    }
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}
