//! A file that may be long, and is handed on in pieces while it is made.

use crate::error::Error;

/// How many bytes a piece has, at least.
const PIECE: usize = 1 << 18;

/// Takes a piece: empties the buffer, or leaves it, so that the whole file gathers there.
pub type Take<'t> = dyn FnMut(&mut Vec<u8>) -> Result<(), Error> + 't;

/// A file in the making.
pub(crate) struct Long<'l, 't> {
    /// What is there of it, and was not taken.
    pub(crate) piece: &'l mut Vec<u8>,
    /// What takes it.
    pub(crate) take: &'l mut Take<'t>,
}

impl Long<'_, '_> {
    /// Lets go of what is there, if it is enough; said after each entry.
    pub(crate) fn turn(&mut self) -> Result<(), Error> {
        if self.piece.len() < PIECE { Ok(()) } else { (self.take)(self.piece) }
    }

    /// Adds something that is not long.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.piece.extend_from_slice(bytes);
        self.turn()
    }
}
