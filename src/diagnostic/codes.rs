//! Every kind of finding.
//!
//! The comment on a code is what `claimline explain` prints and what the manual shows.

use super::{Code, Severity};

macro_rules! codes {
    ($($(#[doc = $line:literal])+ $id:ident = $severity:ident $name:literal;)+) => {
        $(
            $(#[doc = $line])+
            pub static $id: Code = Code {
                name: $name,
                severity: Severity::$severity,
                explanation: concat!($($line, "\n"),+),
            };
        )+

        /// All of them, in the order in which they are listed here.
        pub static ALL: &[&Code] = &[$(&$id),+];
    };
}

codes! {
    /// A claim is put in the mouth of an actor or outlet that no register lists.
    ///
    /// Add the actor to `content/actors.yaml`, with the side it speaks for, or correct the name.
    UNKNOWN_ACTOR = Error "unknown-actor";
}
