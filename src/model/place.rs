//! Places, under the names that each side gives them.

use super::{Id, Side};
use crate::source::Span;

/// Somewhere, under the name each side gives it.
#[derive(Debug)]
pub struct Place {
    /// The id.
    pub id: String,
    /// What it was called before, the oldest first.
    pub was: Vec<String>,
    /// Its names, in the order of the content; at least one.
    pub names: Vec<PlaceName>,
    /// Latitude and longitude in degrees (WGS 84).
    pub at: Option<(f64, f64)>,
    /// How exact the position is.
    pub precision: Option<Precision>,
    /// Where it is declared.
    pub span: Span,
}

/// A name of a place.
#[derive(Debug)]
pub struct PlaceName {
    /// The name.
    pub name: String,
    /// The side that uses it.
    pub side: Option<Id<Side>>,
    /// The language it is in: a BCP 47 tag.
    pub language: Option<String>,
}

/// How exact a position is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// The very spot.
    Point,
    /// A village.
    Village,
    /// A district.
    District,
    /// A region.
    Region,
    /// A line, such as a front.
    Line,
}
