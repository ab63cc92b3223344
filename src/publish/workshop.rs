//! The folder beside the published one in which the next site is made.
//!
//! It is there only while a build runs. Its lock is the system's, so a build that is killed lets
//! go of it; the next build takes the lock and clears what was left.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    thread,
};

use walkdir::WalkDir;

use super::place::Place;
use crate::error::Error;

const LOCK: &str = "claimline.lock";
const NEW: &str = "new";
const OLD: &str = "old";

/// How many files are removed at a time.
const REMOVERS: usize = 16;

/// A workshop that no other build can use.
#[derive(Debug)]
pub(super) struct Workshop<'a> {
    place: &'a Place,
    folder: PathBuf,
    lock: File,
}

impl<'a> Workshop<'a> {
    /// Opens the workshop of a place, and clears what a killed build has left.
    pub(super) fn open(place: &'a Place) -> Result<Self, Error> {
        let name = place.folder.file_name().expect("a place has a name");
        let parent = place.folder.parent().expect("a place has a folder above it");
        fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".claimline");
        let folder = parent.join(hidden);
        let lock = lock(&folder, place)?;
        let workshop = Self { place, folder, lock };
        workshop.clear()?;
        Ok(workshop)
    }

    /// Where the new tree is made.
    pub(super) fn new_tree(&self) -> PathBuf {
        self.folder.join(NEW)
    }

    /// The permissions that new files have: the lock is one.
    pub(super) fn permissions(&self) -> Result<Permissions, Error> {
        let metadata = self.lock.metadata().map_err(Error::io("read", self.folder.join(LOCK)))?;
        Ok(metadata.permissions())
    }

    /// Publishes the new tree, and removes the old one.
    pub(super) fn exchange(self) -> Result<(), Error> {
        let (new, target) = (self.new_tree(), &self.place.folder);
        let exchanged = replace(&new, target, &self.folder.join(OLD));
        exchanged.map_err(|cause| refused(self.place, cause))?;
        self.clear()
    }

    /// Removes the trees, and puts a published site back that was moved aside and not replaced.
    fn clear(&self) -> Result<(), Error> {
        let old = self.folder.join(OLD);
        // A folder with something in it is not replaced, so this does nothing if a site is there.
        if old.exists()
            && fs::rename(&old, &self.place.folder).is_err()
            && self.place.folder.exists()
        {
            remove(&old)?;
        }
        remove(&self.new_tree())
    }
}

impl Drop for Workshop<'_> {
    fn drop(&mut self) {
        // The lock goes last: without it the folder would not be known as claimline's. Nothing can
        // be done here about what the system refuses; the next build tries again, and says so.
        let _ = self
            .clear()
            .and_then(|()| remove_file(&self.folder.join(LOCK)))
            .and_then(|()| fs::remove_dir(&self.folder).map_err(Error::io("remove", &self.folder)));
    }
}

/// Takes the lock of a workshop, making both where they are missing.
fn lock(folder: &Path, place: &Place) -> Result<File, Error> {
    loop {
        match fs::create_dir(folder) {
            Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => {
                return Err(Error::io("create", folder)(cause));
            }
            Err(_) if !is_workshop(folder) => {
                return Err(Error::Other(format!(
                    "`{}` is in the way: claimline makes the next site there; move it elsewhere",
                    folder.display()
                )));
            }
            _ => {}
        }
        let path = folder.join(LOCK);
        let file = match OpenOptions::new().write(true).create(true).truncate(false).open(&path) {
            Ok(file) => file,
            // Another build has just removed the folder.
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => continue,
            Err(cause) => {
                // Only goes if it is empty: a full disk may have room for a folder and no file.
                let _ = fs::remove_dir(folder);
                return Err(Error::io("create", path)(cause));
            }
        };
        match file.try_lock() {
            Ok(()) if is_at(&file, &path) => return Ok(file),
            // Another build has removed the lock between the opening and the locking.
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::Other(format!(
                    "another build is writing `{}`; wait until it is done",
                    place.asked.display()
                )));
            }
            Err(TryLockError::Error(cause)) => return Err(Error::io("lock", path)(cause)),
        }
    }
}

/// Whether a folder is a workshop: empty, or with a lock and nothing that does not belong to it.
fn is_workshop(folder: &Path) -> bool {
    let Ok(metadata) = fs::symlink_metadata(folder) else { return true };
    let names: Vec<_> = WalkDir::new(folder)
        .min_depth(1)
        .max_depth(1)
        .into_iter()
        .filter_map(|it| Some(it.ok()?.into_path().file_name()?.to_owned()))
        .collect();
    metadata.is_dir()
        && (names.is_empty() || names.iter().any(|it| it == LOCK))
        && names.iter().all(|it| it == LOCK || it == NEW || it == OLD)
}

/// Whether an open file is the one that a path leads to.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let id = |it: fs::Metadata| (it.dev(), it.ino());
    file.metadata().map(id).ok() == fs::metadata(path).map(id).ok()
}

// Elsewhere an open file cannot be removed.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Puts a folder where another one may be, which may end up in either of the other two places.
fn replace(new: &Path, target: &Path, aside: &Path) -> io::Result<()> {
    if !target.exists() {
        return fs::rename(new, target);
    }
    match swap(new, target) {
        Err(cause) if is_unsupported(&cause) => two_renames(new, target, aside),
        other => other,
    }
}

/// Exchanges two folders in one step.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn swap(new: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system or the file system cannot exchange at all.
fn is_unsupported(cause: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, Unsupported};
    matches!(cause.kind(), InvalidInput | Unsupported)
}

/// Exchanges two folders where it cannot be done in one step.
fn two_renames(new: &Path, target: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(target, aside)?;
    // What fails here is undone when the workshop is cleared.
    fs::rename(new, target)
}

fn refused(place: &Place, cause: io::Error) -> Error {
    match cause.kind() {
        io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => Error::Other(format!(
            "`{}` cannot be exchanged for the new site: it is a mount point, or a layer of a \
             container; name a folder in it",
            place.asked.display()
        )),
        _ => Error::io("replace", &place.asked)(cause),
    }
}

/// Removes a tree, if it is there.
fn remove(tree: &Path) -> Result<(), Error> {
    remove_files(tree);
    match fs::remove_dir_all(tree) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
            Err(Error::io("remove", tree)(cause))
        }
        _ => Ok(()),
    }
}

/// Removes the files of a tree, as far as the system lets it.
///
/// Each removal waits for the disk and computes nothing. On some disks that is milliseconds for each
/// file, so many are removed at a time, more than there are cores.
fn remove_files(tree: &Path) {
    let files: Vec<_> = WalkDir::new(tree)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|it| !it.file_type().is_dir())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let Some(each) = NonZeroUsize::new(files.len().div_ceil(REMOVERS)) else { return };
    thread::scope(|scope| {
        for files in files.chunks(each.get()) {
            scope.spawn(move || files.iter().for_each(|it| drop(fs::remove_file(it))));
        }
    });
}

fn remove_file(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(Error::io("remove", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A parent with a published folder `site` that holds `old.html`.
    fn start() -> (tempfile::TempDir, Place) {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().canonicalize().unwrap().join("site");
        fs::create_dir(&folder).unwrap();
        File::create_new(folder.join("old.html")).unwrap();
        (parent, Place { asked: folder.clone(), folder })
    }

    #[test]
    fn two_renames_do_what_one_exchange_does() {
        let (parent, place) = start();
        let workshop = Workshop::open(&place).unwrap();
        let new = workshop.new_tree();
        fs::create_dir(&new).unwrap();
        File::create_new(new.join("new.html")).unwrap();
        two_renames(&new, &place.folder, &workshop.folder.join(OLD)).unwrap();
        drop(workshop);
        assert!(place.folder.join("new.html").exists());
        assert!(!place.folder.join("old.html").exists());
        assert_eq!(WalkDir::new(parent.path()).into_iter().count(), 3, "only the site is left");
    }

    #[test]
    fn a_site_that_was_moved_aside_is_put_back() {
        for empty_folder_in_between in [false, true] {
            let (_parent, place) = start();
            let workshop = Workshop::open(&place).unwrap();
            fs::rename(&place.folder, workshop.folder.join(OLD)).unwrap();
            if empty_folder_in_between {
                fs::create_dir(&place.folder).unwrap();
            }
            drop(workshop);
            assert!(place.folder.join("old.html").exists());
        }
    }

    #[test]
    fn a_folder_that_is_something_else_is_no_workshop() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path();
        assert!(is_workshop(folder), "an empty folder");
        fs::create_dir(folder.join(NEW)).unwrap();
        assert!(!is_workshop(folder), "no lock");
        File::create_new(folder.join(LOCK)).unwrap();
        assert!(is_workshop(folder), "a lock and a tree");
        File::create_new(folder.join("letter.txt")).unwrap();
        assert!(!is_workshop(folder), "a stranger's file");
    }
}
