//! The outline as a path.

use std::fmt::Write;

use crate::{
    model::Outline,
    render::charts::{Ground, Position},
};

/// How wide a drawing is, in the units of its paths.
const WIDE: i64 = 1_000;
/// How far apart points are at least that are drawn.
const APART: i64 = 2;

/// The part of the outline that lies in a drawing; nothing where there is none.
pub(super) fn path(outline: &Outline, ground: &Ground) -> Option<String> {
    let mut path = String::new();
    for line in &outline.lines {
        add(line, ground, &mut path);
    }
    (!path.is_empty()).then_some(path)
}

fn add(line: &[(f64, f64)], ground: &Ground, path: &mut String) {
    let size = (WIDE, ground.height());
    let spots: Vec<(i64, i64)> =
        line.iter().map(|at| ground.spot(Position::of(*at), size)).collect();
    let last = spots.len().saturating_sub(1);
    let mut drawn = None;
    let mut from = None;
    for (row, spot) in spots.iter().enumerate() {
        let Some(before) = from else {
            from = Some(*spot);
            continue;
        };
        if near(before, *spot) && row < last {
            continue;
        }
        let around = (before.0 - spot.0).abs() > ground.half_turn(WIDE);
        if !around && is_seen(before, *spot, size) {
            if drawn != Some(before) {
                write!(path, "M{} {}", before.0, before.1).expect("into memory");
            }
            write!(path, "L{} {}", spot.0, spot.1).expect("into memory");
            drawn = Some(*spot);
        }
        from = Some(*spot);
    }
}

fn near(a: (i64, i64), b: (i64, i64)) -> bool {
    (a.0 - b.0).abs() < APART && (a.1 - b.1).abs() < APART
}

/// Whether a stretch may be seen.
fn is_seen(a: (i64, i64), b: (i64, i64), (wide, high): (i64, i64)) -> bool {
    let across = a.0.max(b.0) >= 0 && a.0.min(b.0) <= wide;
    let down = a.1.max(b.1) >= 0 && a.1.min(b.1) <= high;
    across && down
}
