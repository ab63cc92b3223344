//! To a folder, all at once or not at all.

mod manifest;
mod page;
mod place;
mod tree;
mod workshop;

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use self::{
    page::{Begun, Page},
    place::Place,
    tree::Tree,
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

/// Takes a piece of a file: writes it, and empties the buffer.
pub type Take<'t> = dyn FnMut(&mut Vec<u8>) -> Result<(), Error> + 't;

/// Writes a site to a folder: a new tree beside the old one, then exchanged. Its files are made in
/// the order of their addresses here, as far as they are not made at the same time. `make` makes one
/// in a buffer; what may be long it offers from time to time to be taken from there.
///
/// # Errors
/// The folder is not one of ours, or the machine refuses; then the folder is as it was.
pub fn folder(
    output: &Path,
    addresses: &[String],
    make: impl Fn(&str, &mut Vec<u8>, &mut Take<'_>) -> Result<(), Error> + Sync,
) -> Result<Published, Error> {
    let place = Place::find(output)?;
    // Asked once before anything is made on the disk, and again when no other build can interfere.
    place.manifest()?;
    let workshop = Workshop::open(&place)?;
    let old = place.manifest()?;
    let tree = Tree::new(&workshop, &place, &old)?;
    tree.make_folders(addresses)?;
    let write = |page: &mut Vec<u8>, address: &String| {
        page.clear();
        let mut file = Begun::new(&tree, address);
        make(address, page, &mut |piece| file.take(piece))?;
        file.end(page)
    };
    let pages = in_order(addresses, write)?;
    let published = count(&pages);
    let mut files: Vec<(&String, Page)> = addresses.iter().zip(pages).collect();
    files.sort_unstable_by_key(|it| it.0);
    if published.unchanged < published.files || !old.holds(files.iter().map(|it| it.0)) {
        let same: Vec<_> = files.iter().filter(|it| it.1.unchanged).map(|it| it.0).collect();
        in_order(&same, |_, address| tree.link(address))?;
        tree.finish(&manifest::text(files.iter().map(|(address, page)| (*address, &page.sha256))))?;
        workshop.exchange()?;
    }
    Ok(published)
}

/// Does something for each address, in parallel, with a buffer that is used again and again. Of
/// several failures it returns the first in the order of the addresses, so that two runs say the
/// same.
fn in_order<A: Sync, T: Send>(
    addresses: &[A],
    work: impl Fn(&mut Vec<u8>, &A) -> Result<T, Error> + Sync,
) -> Result<Vec<T>, Error> {
    let failed = AtomicUsize::new(usize::MAX);
    let results: Vec<_> = addresses
        .par_iter()
        .enumerate()
        .map_init(Vec::new, |buffer, (row, address)| {
            if row > failed.load(Ordering::Relaxed) {
                return None;
            }
            let result = work(buffer, address);
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
