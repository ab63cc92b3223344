//! To a folder, all at once or not at all.

mod manifest;
mod place;
mod tree;
mod workshop;

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use self::{
    place::Place,
    tree::{Page, Tree},
    workshop::Workshop,
};
use crate::error::Error;

/// What was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// How many files the site has.
    pub files: usize,
    /// How many bytes they have together.
    pub bytes: u64,
    /// How many are as they were before.
    pub unchanged: usize,
}

/// Writes a site to a folder: a new tree beside the old one, then exchanged.
///
/// # Errors
/// The folder is not one of ours, or the machine refuses; then the folder is as it was.
pub fn folder(
    output: &Path,
    addresses: &[String],
    make: impl Fn(&str) -> Result<Vec<u8>, Error> + Sync,
) -> Result<Published, Error> {
    let place = Place::find(output)?;
    // Asked once before anything is made on the disk, and again when no other build can interfere.
    place.manifest()?;
    let workshop = Workshop::open(&place)?;
    let old = place.manifest()?;
    let tree = Tree::new(&workshop, &place, &old)?;
    tree.make_folders(addresses)?;
    let pages = in_order(addresses, |address| tree.write(address, &make(address)?))?;
    let new = manifest::text(addresses.iter().zip(&pages).map(|(it, page)| (it, &page.sha256)));
    tree.finish(&new, &old)?;
    workshop.exchange()?;
    Ok(count(&pages))
}

/// Does something for each address, in parallel. Of several failures it returns the first in the
/// order of the addresses, so that two runs say the same.
fn in_order<T: Send>(
    addresses: &[String],
    work: impl Fn(&str) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let failed = AtomicUsize::new(usize::MAX);
    let results: Vec<_> = addresses
        .par_iter()
        .enumerate()
        .map(|(row, address)| {
            if row > failed.load(Ordering::Relaxed) {
                return None;
            }
            let result = work(address);
            if result.is_err() {
                failed.fetch_min(row, Ordering::Relaxed);
            }
            Some(result)
        })
        .collect();
    // What was passed over stands behind a failure, and is not reached.
    results.into_iter().flatten().collect()
}

fn count(pages: &[Page]) -> Published {
    Published {
        files: pages.len(),
        bytes: pages.iter().map(|it| it.bytes).sum(),
        unchanged: pages.iter().filter(|it| it.unchanged).count(),
    }
}
