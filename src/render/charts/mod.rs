//! Drawings: where numbers lie, how they are marked, and where their labels stand.
//!
//! Only whole numbers are used, so that the same project gives the same bytes on every machine.

mod label;
mod logarithm;
mod mark;
mod scale;

pub(crate) use label::{Anchor, Close, Label, label};
pub(crate) use mark::{Mark, Shape, mark};
pub(crate) use scale::{Percent, Scale, Tick};
