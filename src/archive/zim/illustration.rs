//! The picture by which lists show a ZIM file: 48 by 48 pixels.

use std::io::Write as _;

use flate2::{Compression, Crc, write::ZlibEncoder};

use super::raw::fault;
use crate::error::Error;

const SIDE: u8 = 48;

const PAPER: u8 = 0xff;
const INK: u8 = 0x17;

/// One account beside several, as on the icon of the built-in theme: left, top, right and bottom of
/// each.
const MARKS: [[u8; 4]; 4] = [[3, 6, 21, 42], [27, 6, 45, 15], [27, 19, 45, 28], [27, 33, 45, 42]];

/// The picture, as PNG.
pub(super) fn png() -> Result<Vec<u8>, Error> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    for y in 0..SIDE {
        // Each row says that it is not told by the one above.
        let mut row = vec![0];
        row.extend((0..SIDE).map(|x| if is_inked(x, y) { INK } else { PAPER }));
        packed.write_all(&row).map_err(fault)?;
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    // Eight bits of gray, nothing else.
    chunk(&mut png, *b"IHDR", &[0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 0, 0, 0, 0]);
    chunk(&mut png, *b"IDAT", &packed.finish().map_err(fault)?);
    chunk(&mut png, *b"IEND", b"");
    Ok(png)
}

fn is_inked(x: u8, y: u8) -> bool {
    MARKS
        .iter()
        .any(|&[left, top, right, bottom]| (left..right).contains(&x) && (top..bottom).contains(&y))
}

fn chunk(png: &mut Vec<u8>, name: [u8; 4], bytes: &[u8]) {
    let length = u32::try_from(bytes.len()).expect("a small picture");
    let mut sum = Crc::new();
    sum.update(&name);
    sum.update(bytes);
    png.extend(length.to_be_bytes());
    png.extend(name);
    png.extend(bytes);
    png.extend(sum.sum().to_be_bytes());
}
