//! A folder to publish to, and what is in it before and after.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use claimline::publish::{self, Published};
use tempfile::TempDir;
use walkdir::WalkDir;

pub(crate) const OLD: &[(&str, &str)] = &[
    ("about.html", "about"),
    ("events/bridge.html", "the bridge"),
    ("events/mill.html", "the mill"),
    ("outlets/courier.html", "the courier"),
];

pub(crate) const NEW: &[(&str, &str)] = &[
    ("about.html", "about"),
    ("events/bridge.html", "the bridge, as told since"),
    ("events/ford.html", "the ford"),
    ("places/hill.html", "the hill"),
];

/// A folder to work in, and its real path.
pub(crate) struct Dir(
    #[expect(dead_code, reason = "removes the folder in the end")] TempDir,
    pub(crate) PathBuf,
);

impl Dir {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().canonicalize().unwrap();
        Self(dir, path)
    }

    /// One that holds the old site in `site`.
    pub(crate) fn published() -> Self {
        let dir = Self::new();
        publish(&dir.join("site"), OLD).unwrap();
        dir
    }

    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.1.join(path)
    }

    pub(crate) fn put(&self, path: &str, text: &str) -> PathBuf {
        let path = self.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The names at the top.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.1)
            .unwrap()
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

pub(crate) fn publish(output: &Path, pages: &[(&str, &str)]) -> Result<Published, String> {
    let pages: BTreeMap<_, _> = pages.iter().copied().collect();
    let addresses: Vec<_> = pages.keys().map(|it| (*it).to_owned()).collect();
    publish::folder(output, &addresses, |address, page, _| {
        page.extend_from_slice(pages[address].as_bytes());
        Ok(())
    })
    .map_err(|it| it.to_string())
}

/// Everything in a folder but the manifest: the text of files, the target of links.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, String> {
    WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(|it| it.unwrap())
        .map(|it| {
            let path = it.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            let text = match it.file_type() {
                kind if kind.is_dir() => "folder".to_owned(),
                kind if kind.is_symlink() => {
                    format!("-> {}", fs::read_link(it.path()).unwrap().display())
                }
                _ => fs::read_to_string(it.path()).unwrap(),
            };
            (path, text)
        })
        .filter(|(path, _)| path != ".claimline")
        .collect()
}

/// What a tree is that holds some pages and nothing else.
pub(crate) fn only(pages: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    for (address, text) in pages {
        for folder in Path::new(address).ancestors().skip(1).filter(|it| *it != Path::new("")) {
            tree.insert(folder.to_str().unwrap().to_owned(), "folder".to_owned());
        }
        tree.insert((*address).to_owned(), (*text).to_owned());
    }
    tree
}

pub(crate) fn inode(path: &Path) -> u64 {
    fs::symlink_metadata(path).unwrap().ino()
}

/// Publishing is refused with these words, and everything stays as it was.
#[track_caller]
pub(crate) fn refused(dir: &Dir, output: &Path, message: &str) {
    let before = tree(&dir.1);
    let shown = |it: String| it.replace(dir.1.to_str().unwrap(), "DIR");
    assert_eq!(publish(output, NEW).map_err(shown), Err(message.to_owned()));
    assert_eq!(tree(&dir.1), before);
}
