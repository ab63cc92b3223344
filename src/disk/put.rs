//! Files that a user names, and files that are written beside those that people write.

use std::{
    fs::{self, Metadata},
    io,
    path::Path,
};

use tempfile::TempDir;

use super::load::read;
use crate::{
    error::Error,
    files::{Content, File},
};

/// Loads one file that a user named, under the name that findings give it.
///
/// # Errors
/// It is not there, or the machine refuses to read it.
pub fn one(path: &Path, name: String, limit: u64) -> Result<File, Error> {
    let about = fs::metadata(path).map_err(Error::io("read", path))?;
    let content = if about.is_file() {
        read(path, about.len(), limit).map_err(Error::io("read", path))?
    } else {
        Content::NotAFile
    };
    Ok(File { path: name, content })
}

/// The bytes of a file; nothing where there is none.
///
/// # Errors
/// The machine refuses to read it.
pub fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::symlink_metadata(path).as_ref().map(Metadata::is_file) {
        // What is no regular file has no bytes of ours, and is not to be written over either.
        Ok(false) => return Ok(Some(Vec::new())),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(true) | Err(_) => {}
    }
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    fs::read(path).map(Some).map_err(Error::io("read", path))
}

/// The text of a small file that a user named: a key, a signature.
///
/// # Errors
/// It is not there, is no such file, or the machine refuses to read it.
pub fn text(path: &Path) -> Result<String, Error> {
    const MOST: u64 = 1 << 16;
    match one(path, String::new(), MOST)?.content {
        Content::Bytes(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        _ => Err(Error::Other(format!("`{}` is no small file of text", path.display()))),
    }
}

/// Writes files into a folder, which is made if it is not there: all of them are first written
/// beside their places, then moved there one by one, in their order.
///
/// # Errors
/// The machine refuses. Before the first move nothing has changed, and no file is ever half there.
pub fn put(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(Error::io("make", folder))?;
    let aside = tempfile::Builder::new().prefix(".claimline-").tempdir_in(folder);
    let aside: TempDir = aside.map_err(Error::io("write to", folder))?;
    for (row, (path, bytes)) in files.iter().enumerate() {
        let place = folder.join(path);
        let parent = place.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(Error::io("make", parent))?;
        let draft = aside.path().join(row.to_string());
        #[expect(clippy::disallowed_methods, reason = "this is the door")]
        fs::write(&draft, bytes).map_err(Error::io("write", &draft))?;
    }
    for (row, (path, _)) in files.iter().enumerate() {
        let place = folder.join(path);
        fs::rename(aside.path().join(row.to_string()), &place)
            .map_err(Error::io("write", &place))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::{bytes, put};

    #[test]
    fn files_are_put_where_they_belong_and_nothing_is_left_beside_them() {
        let root = TempDir::new().expect("a folder");
        let folder = root.path().join("content");
        let files = [("a/b.md".to_owned(), b"text".to_vec()), ("c.md".to_owned(), b"c".to_vec())];
        put(&folder, &files).expect("written");
        put(&folder, &files[1..]).expect("written again");
        assert_eq!(bytes(&folder.join("a/b.md")).expect("read"), Some(b"text".to_vec()));
        assert_eq!(bytes(&folder.join("none")).expect("read"), None);
        let mut left: Vec<_> = walkdir::WalkDir::new(&folder)
            .min_depth(1)
            .into_iter()
            .map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        left.sort();
        assert_eq!(left, ["a", "b.md", "c.md"]);
    }
}
