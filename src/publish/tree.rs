//! The new tree: changed pages written, the others linked, files of other people carried over.

use std::{
    collections::BTreeSet,
    fs::{self, File, FileType, Permissions},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::{
    manifest::{self, Manifest, Sha256},
    place::Place,
    workshop::Workshop,
};
use crate::{disk::Hashed, error::Error, hex::hex};

/// A tree in the making.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    place: &'a Place,
    /// The published site.
    old: &'a Manifest,
    root: PathBuf,
    /// What new files are given; a published file that has others is written anew.
    permissions: Permissions,
}

impl<'a> Tree<'a> {
    /// Starts an empty tree.
    pub(super) fn new(
        workshop: &Workshop<'_>,
        place: &'a Place,
        old: &'a Manifest,
    ) -> Result<Self, Error> {
        let root = workshop.new_tree();
        fs::create_dir(&root).map_err(Error::io("create", &root))?;
        Ok(Self { place, old, root, permissions: workshop.permissions()? })
    }

    /// Makes the folders that the pages need.
    pub(super) fn make_folders(&self, addresses: &[String]) -> Result<(), Error> {
        let mut folders = BTreeSet::new();
        for address in addresses {
            if !is_plain(address) {
                return Err(Error::Other(format!("the site has an unusable address, `{address}`")));
            }
            folders.extend(Path::new(address).ancestors().skip(1));
        }
        // A folder stands before what is in it.
        for folder in folders.into_iter().filter(|it| !it.as_os_str().is_empty()) {
            let path = self.root.join(folder);
            fs::create_dir(&path).map_err(Error::io("create", path))?;
        }
        Ok(())
    }

    /// Where a page is written.
    pub(super) fn path(&self, address: &str) -> PathBuf {
        self.root.join(address)
    }

    /// Whether the published page is the same.
    pub(super) fn is_published(&self, address: &str, size: u64, sha256: &Sha256) -> bool {
        self.old.sha256(address) == Some(sha256)
            && self.is_whole(&self.place.folder.join(address), size, sha256).unwrap_or(false)
    }

    /// Adds the published page, which is the same.
    pub(super) fn link(&self, address: &str) -> Result<(), Error> {
        let (old, new) = (self.place.folder.join(address), self.root.join(address));
        // Not every file system has links, or has more of them.
        fs::hard_link(&old, &new)
            .or_else(|_| fs::copy(&old, &new).map(|_| ()))
            .map_err(Error::io("write", &new))
    }

    /// Adds the manifest, and what other people put into the published folder.
    pub(super) fn finish(&self, manifest: &str) -> Result<(), Error> {
        let path = self.root.join(manifest::NAME);
        let write = || {
            let mut file = File::create_new(&path)?;
            file.write_all(manifest.as_bytes())?;
            // Nothing else waits for the disk: after a power cut pages may be damaged, and the next
            // build mends them, as long as it knows the folder for its own.
            file.sync_all()
        };
        write().map_err(Error::io("write", &path))?;
        let mut folders = vec![PathBuf::new()];
        for (path, kind) in list(&self.place.folder)? {
            let ours = if kind.is_dir() { self.old.enters(&path) } else { self.old.lists(&path) };
            if !ours {
                self.carry(&path, kind)?;
            }
            if !ours && kind.is_dir() {
                folders.push(path);
            }
        }
        // What is in a folder comes first: it may be one that nothing can be put into.
        folders.iter().rev().try_for_each(|it| self.carry_permissions(it))
    }

    /// Carries over a file that claimline did not make.
    fn carry(&self, path: &Path, kind: FileType) -> Result<(), Error> {
        let (old, new) = (self.place.folder.join(path), self.root.join(path));
        // Where nothing is left of the site the folder is missing.
        let folder = if kind.is_dir() { &*new } else { new.parent().expect("it is in the tree") };
        let carried = fs::create_dir_all(folder).and_then(|()| carry_file(&old, &new, kind));
        carried.map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => Error::Other(format!(
                "`{}` was not made by claimline, and the site now has a page there; move it \
                 elsewhere",
                self.place.asked.join(path).display()
            )),
            _ => Error::io("keep", self.place.asked.join(path))(cause),
        })
    }

    fn carry_permissions(&self, folder: &Path) -> Result<(), Error> {
        let (old, new) = (self.place.folder.join(folder), self.root.join(folder));
        let Ok(metadata) = fs::metadata(&old) else { return Ok(()) };
        fs::set_permissions(&new, metadata.permissions())
            .map_err(Error::io("set the permissions of", new))
    }

    /// Whether a published page is as it was published.
    fn is_whole(&self, path: &Path, size: u64, sha256: &Sha256) -> io::Result<bool> {
        let metadata = fs::symlink_metadata(path)?;
        Ok(metadata.is_file()
            && metadata.len() == size
            && metadata.permissions() == self.permissions
            && (self.old.is_later(metadata.modified()?) || is_same(path, sha256)?))
    }
}

fn is_same(path: &Path, sha256: &Sha256) -> io::Result<bool> {
    let mut published = Hashed::open(path).map_err(io::Error::other)?;
    io::copy(&mut published, &mut io::sink())?;
    Ok(published.sha256() == hex(sha256))
}

/// Whether an address stays within the tree, and stands on one line of the manifest.
fn is_plain(address: &str) -> bool {
    !address.contains(|c: char| c.is_control() || c == '\\')
        && address.split('/').all(|it| !matches!(it, "" | "." | ".."))
}

/// Everything in a folder, by paths from there, links not followed; nothing, if it is missing.
fn list(folder: &Path) -> Result<Vec<(PathBuf, FileType)>, Error> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(|entry| {
            let entry = entry.map_err(|it| {
                let path = it.path().unwrap_or(folder).to_owned();
                Error::io("list", path)(it.into())
            })?;
            let path = entry.path().strip_prefix(folder).expect("the walk began there");
            Ok((path.to_owned(), entry.file_type()))
        })
        .collect()
}

/// Carries over one file or symbolic link; of a folder there is nothing left to carry.
fn carry_file(old: &Path, new: &Path, kind: FileType) -> io::Result<()> {
    if kind.is_dir() {
        return Ok(());
    }
    if kind.is_symlink() {
        return symlink(&fs::read_link(old)?, new);
    }
    if !kind.is_file() {
        return Err(io::ErrorKind::Unsupported.into());
    }
    match fs::hard_link(old, new) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => copy(old, new),
        other => other,
    }
}

/// Copies a file to where none is.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut from = File::open(from)?;
    let mut to = File::create_new(to)?;
    io::copy(&mut from, &mut to)?;
    to.set_permissions(from.metadata()?.permissions())
}

#[cfg(unix)]
fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn symlink(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stay_within_the_tree() {
        for address in ["index.html", "events/x.html", ".nojekyll", "assets/a b.é.css"] {
            assert!(is_plain(address), "{address}");
        }
        for address in
            ["", "/etc/x", "../x", "a/../../x", "./x", "a//b", "a/", "a/./b", "a\nb", "a\\b"]
        {
            assert!(!is_plain(address), "{address}");
        }
    }
}
