//! A file of the site on its way into a cluster.

use super::cluster::{self, Packing};
use crate::{
    archive::{
        Contents,
        long::{in_pieces, unless_long},
        media, page,
    },
    error::Error,
};

/// A file of the site.
pub(super) struct Made<'a> {
    pub(super) address: &'a str,
    pub(super) title: String,
    /// How many bytes it has.
    pub(super) size: usize,
    /// The file, or the cluster that it has for itself.
    pub(super) bytes: Vec<u8>,
    pub(super) is_cluster: bool,
}

impl<'a> Made<'a> {
    /// Makes a file. One that is long is made once to see how long it is, which its cluster begins
    /// with, and once more into this.
    pub(super) fn new(contents: &Contents<'_>, address: &'a str) -> Result<Self, Error> {
        let mut size = 0;
        let made = unless_long(contents, address, |piece| size += piece.len())?;
        let Some(mut bytes) = made else {
            let mut packing = Packing::new(&[size])?;
            in_pieces(contents, address, |piece| packing.add(piece))?;
            let (title, bytes) = (String::new(), packing.end()?);
            return Ok(Self { address, title, size, bytes, is_cluster: true });
        };
        let mut title = String::new();
        if media::of(address) == media::HTML {
            title = page::title(&bytes, &contents.config.title);
            bytes = page::open(bytes);
        }
        Ok(Self { address, title, size: bytes.len(), bytes, is_cluster: false })
    }
}

/// The cluster of some files; `None` if there is one, and it is its own.
pub(super) fn packed(files: &[Made<'_>]) -> Result<Option<Vec<u8>>, Error> {
    if let [Made { is_cluster: true, .. }] = files {
        return Ok(None);
    }
    let blobs: Vec<&[u8]> = files.iter().map(|it| &*it.bytes).collect();
    cluster::packed(&blobs).map(Some)
}
