//! A file on its way into the new tree: in memory, or on the disk as far as it was handed on.

use std::{
    fs::{self, File},
    io::Write as _,
    path::PathBuf,
};

use sha2::{Digest as _, Sha256};

use super::{manifest, tree::Tree};
use crate::error::Error;

/// A file of the new site.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) sha256: manifest::Sha256,
    pub(super) bytes: u64,
    /// Whether the published one is the same, so that it was not written.
    pub(super) unchanged: bool,
}

/// A file that is being made.
pub(super) struct Begun<'t> {
    tree: &'t Tree<'t>,
    address: &'t str,
    hash: Sha256,
    bytes: u64,
    /// Where the pieces are that were taken.
    file: Option<File>,
}

impl<'t> Begun<'t> {
    pub(super) fn new(tree: &'t Tree<'t>, address: &'t str) -> Self {
        Self { tree, address, hash: Sha256::new(), bytes: 0, file: None }
    }

    /// Writes a piece, and empties it.
    pub(super) fn take(&mut self, piece: &mut Vec<u8>) -> Result<(), Error> {
        self.add(piece);
        self.write(piece)?;
        piece.clear();
        Ok(())
    }

    /// Adds what is left. Nothing of the file stays where the published one is the same.
    pub(super) fn end(mut self, rest: &[u8]) -> Result<Page, Error> {
        self.add(rest);
        let sha256 = self.hash.clone().finalize().into();
        let unchanged = self.tree.is_published(self.address, self.bytes, &sha256);
        match &self.file {
            Some(_) if unchanged => {
                let path = self.path();
                fs::remove_file(&path).map_err(Error::io("remove", path))?;
            }
            None if unchanged => {}
            _ => self.write(rest)?,
        }
        Ok(Page { sha256, bytes: self.bytes, unchanged })
    }

    fn add(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path();
        let mut write = || {
            let file = match self.file.take() {
                Some(file) => file,
                None => File::create_new(&path)?,
            };
            self.file.insert(file).write_all(bytes)
        };
        write().map_err(Error::io("write", &path))
    }

    fn path(&self) -> PathBuf {
        self.tree.path(self.address)
    }
}
