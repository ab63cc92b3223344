//! Bytes in lower-case hexadecimal digits: how hashes are written.

use ct_codecs::{Encoder as _, Hex};

/// Bytes in lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Hex::encode_to_string(bytes).expect("memory takes what is written")
}
