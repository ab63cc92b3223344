//! Clusters: files that are packed together.

use super::raw::{fault, number};
use crate::error::Error;

/// How large clusters become before they are packed: a reader unpacks one to show a page. This is
/// what libzim writes too.
const SIZE: usize = 2 << 20;

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

/// A cluster that is packed.
pub(super) fn packed(blobs: &[&[u8]]) -> Result<Vec<u8>, Error> {
    let plain = plain(blobs)?;
    let mut cluster = vec![ZSTD];
    cluster.extend(zstd::bulk::compress(&plain, LEVEL).map_err(fault)?);
    Ok(cluster)
}

/// A cluster that stands there as it is, and where in it its first file begins.
pub(super) fn stored(blobs: &[&[u8]]) -> Result<(Vec<u8>, u64), Error> {
    let mut cluster = vec![STORED];
    cluster.extend(plain(blobs)?);
    Ok((cluster, 1 + beginnings(blobs) as u64))
}

/// First the beginning of each file and the end of the last, then the files.
fn plain(blobs: &[&[u8]]) -> Result<Vec<u8>, Error> {
    let mut at = beginnings(blobs);
    let mut plain = Vec::with_capacity(at + blobs.iter().map(|it| it.len()).sum::<usize>());
    plain.extend(number(at)?.to_le_bytes());
    for blob in blobs {
        at += blob.len();
        plain.extend(number(at)?.to_le_bytes());
    }
    plain.extend(blobs.concat());
    Ok(plain)
}

/// How long the list of the beginnings is.
fn beginnings(blobs: &[&[u8]]) -> usize {
    (blobs.len() + 1) * size_of::<u32>()
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
