//! Clusters: files that are packed together.

use std::io::{self, Write as _};

use super::raw::{fault, number};
use crate::{archive::long::LONG, error::Error};

/// How large clusters become before they are packed: a reader unpacks one to show a page. This is
/// what libzim writes too. A file that is larger has one of its own.
const SIZE: usize = LONG;

/// How hard it is tried to make clusters small. As measured on pages of 3.9 MB: 3 makes 283 kB of
/// them, 6 takes three times as long for 232 kB.
const LEVEL: i32 = 3;

/// How what is in a cluster is packed.
const STORED: u8 = 1;
const ZSTD: u8 = 5;

/// Divides what is there into the contents of clusters.
pub(super) fn divided<T>(all: Vec<T>, size: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
    let mut clusters: Vec<Vec<T>> = Vec::new();
    let mut filled = SIZE;
    for it in all {
        let size = size(&it);
        match clusters.last_mut() {
            Some(last) if filled + size <= SIZE => {
                last.push(it);
                filled += size;
            }
            _ => {
                clusters.push(vec![it]);
                filled = size;
            }
        }
    }
    clusters
}

/// A cluster that is being packed.
pub(super) struct Packing(zstd::Encoder<'static, Vec<u8>>);

impl Packing {
    /// Begins a cluster of files that are so long.
    pub(super) fn new(sizes: &[usize]) -> Result<Self, Error> {
        let beginnings = beginnings(sizes)?;
        let size = beginnings.len() + sizes.iter().sum::<usize>();
        let begin = || -> io::Result<_> {
            let mut packing = zstd::Encoder::new(vec![ZSTD], LEVEL)?;
            packing.set_pledged_src_size(Some(size as u64))?;
            packing.write_all(&beginnings)?;
            Ok(Self(packing))
        };
        begin().map_err(fault)
    }

    /// Adds what comes next of the files.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.0.write_all(bytes).map_err(fault)
    }

    /// Ends it.
    pub(super) fn end(self) -> Result<Vec<u8>, Error> {
        self.0.finish().map_err(fault)
    }
}

/// A cluster that is packed.
pub(super) fn packed(blobs: &[&[u8]]) -> Result<Vec<u8>, Error> {
    let mut packing = Packing::new(&sizes(blobs))?;
    blobs.iter().try_for_each(|it| packing.add(it))?;
    packing.end()
}

/// A cluster that stands there as it is, and where in it its first file begins.
pub(super) fn stored(blobs: &[&[u8]]) -> Result<(Vec<u8>, u64), Error> {
    let beginnings = beginnings(&sizes(blobs))?;
    let first = 1 + beginnings.len() as u64;
    Ok(([&[STORED], &*beginnings, &blobs.concat()].concat(), first))
}

fn sizes(blobs: &[&[u8]]) -> Vec<usize> {
    blobs.iter().map(|it| it.len()).collect()
}

/// The beginning of each file and the end of the last, which the files follow.
fn beginnings(sizes: &[usize]) -> Result<Vec<u8>, Error> {
    let mut at = (sizes.len() + 1) * size_of::<u32>();
    let mut list = Vec::with_capacity(at);
    list.extend(number(at)?.to_le_bytes());
    for size in sizes {
        at += size;
        list.extend(number(at)?.to_le_bytes());
    }
    Ok(list)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_are_filled_and_a_large_file_has_one_of_its_own() {
        let half = SIZE / 2;
        let divided = divided(vec![half, half, 1, SIZE * 3, 1, half], |it| *it);
        assert_eq!(divided, [vec![half, half], vec![1], vec![SIZE * 3], vec![1, half]]);
    }

    #[test]
    fn a_cluster_says_where_its_files_begin() {
        let (cluster, first) = stored(&[b"ab", b"", b"c"]).unwrap();
        assert_eq!(cluster, *b"\x01\x10\0\0\0\x12\0\0\0\x12\0\0\0\x13\0\0\0abc");
        assert_eq!(first, 17);
        let packed = packed(&[b"ab", b"", b"c"]).unwrap();
        assert_eq!(packed[0], 5);
        assert_eq!(zstd::bulk::decompress(&packed[1..], 100).unwrap(), cluster[1..]);
    }
}
