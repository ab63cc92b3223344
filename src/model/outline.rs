//! The outline that a map is drawn on.

/// Lines on the ground, such as coasts and rivers.
#[derive(Debug, Default)]
pub struct Outline {
    /// Each from end to end: latitudes and longitudes in degrees (WGS 84).
    pub lines: Vec<Vec<(f64, f64)>>,
}
