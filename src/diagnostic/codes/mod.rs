//! Every kind of finding, by the layer that finds it.
//!
//! The comment on a code is what `claimline explain` prints and what the manual shows.

/// Declares kinds of findings, and lists them in their order.
macro_rules! codes {
    ($list:ident $($(#[doc = $line:literal])+ $id:ident = $severity:ident $name:literal;)+) => {
        $(
            $(#[doc = $line])+
            pub static $id: crate::diagnostic::Code = crate::diagnostic::Code {
                name: $name,
                severity: crate::diagnostic::Severity::$severity,
                explanation: concat!($($line, "\n"),+),
            };
        )+

        pub(super) const $list: &[&crate::diagnostic::Code] = &[$(&$id),+];
    };
}

mod read;
mod resolve;
mod check;
mod render;
mod import;
mod archive;

// Whoever names a code names it as one of all.
pub use self::{archive::*, check::*, import::*, read::*, render::*, resolve::*};

use super::Code;

const LISTS: &[&[&Code]] = &[READ, RESOLVE, CHECK, RENDER, IMPORT, ARCHIVE];
const COUNT: usize =
    READ.len() + RESOLVE.len() + CHECK.len() + RENDER.len() + IMPORT.len() + ARCHIVE.len();

static JOINED: [&Code; COUNT] = {
    let mut joined = [LISTS[0][0]; COUNT];
    let (mut list, mut row, mut at) = (0, 0, 0);
    while at < COUNT {
        if row == LISTS[list].len() {
            (list, row) = (list + 1, 0);
        } else {
            joined[at] = LISTS[list][row];
            (row, at) = (row + 1, at + 1);
        }
    }
    joined
};

/// All of them, in the order of the layers.
pub static ALL: &[&Code] = &JOINED;
