//! Files for a place where nothing of theirs may be yet.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::error::Error;

/// Whether anything is at a path: a link that leads nowhere too.
///
/// # Errors
/// The machine refuses to look.
pub fn is_taken(path: &Path) -> Result<bool, Error> {
    match path.symlink_metadata() {
        Ok(_) => Ok(true),
        Err(cause)
            if matches!(cause.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) =>
        {
            Ok(false)
        }
        Err(cause) => Err(Error::io("read", path)(cause)),
    }
}

/// The nearest folder upwards, itself included, that holds something of a name.
pub fn above(folder: &Path, name: &str) -> Option<PathBuf> {
    folder.ancestors().find(|it| it.join(name).symlink_metadata().is_ok()).map(Path::to_owned)
}

/// Writes files into a folder, which is made if it is not there, and never over what is there.
///
/// # Errors
/// There is something at one of the paths, and nothing is written; or the machine refuses.
pub fn fresh(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    for (path, _) in files {
        let place = folder.join(path);
        if is_taken(&place)? {
            return Err(Error::Other(format!(
                "`{}` is there already, and nothing was written",
                place.display()
            )));
        }
    }
    for (path, bytes) in files {
        let place = folder.join(path);
        let parent = place.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(Error::io("make", parent))?;
        let open = OpenOptions::new().write(true).create_new(true).open(&place);
        let mut file = open.map_err(Error::io("write", &place))?;
        file.write_all(bytes).map_err(Error::io("write", &place))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::{above, fresh, is_taken};

    #[test]
    fn nothing_is_written_where_something_is() {
        let root = TempDir::new().expect("a folder");
        let folder = root.path().join("new");
        let files = [("a/b.md".to_owned(), b"text".to_vec()), ("c.md".to_owned(), b"c".to_vec())];
        fresh(&folder, &files[1..]).expect("written");
        let told = fresh(&folder, &files).expect_err("it is there").to_string();
        assert!(told.ends_with("c.md` is there already, and nothing was written"), "{told}");
        assert!(!is_taken(&folder.join("a")).expect("looked at"));
        fresh(&folder, &files[..1]).expect("written");
        assert!(is_taken(&folder.join("a/b.md")).expect("looked at"));
        assert_eq!(above(&folder.join("a"), "c.md"), Some(folder));
    }
}
