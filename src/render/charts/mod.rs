//! Drawings: where numbers lie, how they are marked, and where their labels stand.
//!
//! Only whole numbers are used, so that the same project gives the same bytes on every machine.

mod calendar;
mod crowd;
mod ground;
mod label;
mod logarithm;
mod mark;
mod naming;
mod overview;
mod scale;
mod times;

pub(crate) use calendar::{Calendar, Load, Place, Stint};
pub(crate) use crowd::{Area, Room, rooms};
pub(crate) use ground::{Format, Ground, Line, Position};
pub(crate) use label::{Anchor, Close, Label, WIDTHS, label, shortened, width};
pub(crate) use mark::{Mark, Shape, mark};
pub(crate) use naming::{Field, Seat, Sizes, Spot, Wish, Written, naming};
pub(crate) use overview::{Lasting, Packing, lanes};
pub(crate) use scale::{Percent, Scale, Tick};
pub(crate) use times::{Column, Stretch, Times, Unit};
