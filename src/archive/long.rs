//! Files for programs may be long: those are never whole in memory.

use super::Contents;
use crate::error::Error;

/// From so many bytes on a file is long.
pub(super) const LONG: usize = 2 << 20;

/// Makes a file of the site, unless it is long: then there is nothing, and `see` has seen its pieces.
pub(super) fn unless_long(
    contents: &Contents<'_>,
    address: &str,
    mut see: impl FnMut(&[u8]),
) -> Result<Option<Vec<u8>>, Error> {
    let (mut bytes, mut is_long) = (Vec::new(), false);
    contents.site.fill(address, &mut bytes, &mut |piece| {
        if piece.len() > LONG {
            is_long = true;
            see(piece);
            piece.clear();
        }
        Ok(())
    })?;
    if is_long {
        see(&bytes);
        return Ok(None);
    }
    Ok(Some(bytes))
}

/// Makes a file of the site in pieces.
pub(super) fn in_pieces(
    contents: &Contents<'_>,
    address: &str,
    mut add: impl FnMut(&[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut rest = Vec::new();
    contents.site.fill(address, &mut rest, &mut |piece| {
        add(piece)?;
        piece.clear();
        Ok(())
    })?;
    add(&rest)
}
