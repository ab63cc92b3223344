//! The overview: marks packed in cells, and lanes for what lasts.

use super::{Percent, Place};

/// How far marks stand from the left edge of their cell, in pixels.
const EDGE: usize = 3;

/// How marks are packed in a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packing {
    /// The narrowest the drawing gets, in pixels.
    pub narrowest: usize,
    /// From one mark to the next, in pixels.
    pub pitch: usize,
}

impl Packing {
    /// How many lines some marks need in a cell.
    pub(crate) fn lines(self, marks: usize, cell: Place) -> usize {
        let width = cell.from.to(cell.to).0 as usize * self.narrowest / 10_000;
        marks.div_ceil((width.saturating_sub(EDGE) / self.pitch).max(1))
    }

    /// Where a mark stands in its cell, in pixels: the first ones below each other.
    pub(crate) fn spot(self, row: usize, lines: usize) -> (usize, usize) {
        let lines = lines.max(1);
        (EDGE + row / lines * self.pitch, row % lines * self.pitch)
    }
}

/// Something that lasts, with the words beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lasting {
    /// From when to when.
    pub place: Place,
    /// How wide its words are, in pixels; nothing where it has none.
    pub wide: u32,
}

impl Lasting {
    /// Whether its words have room to the right of its beginning, in a drawing so wide.
    pub(crate) fn is_beside(&self, narrowest: u32) -> bool {
        pixels(self.place.from, narrowest) + self.wide <= narrowest
    }

    /// From where to where it reaches with its words, in pixels.
    fn reach(&self, narrowest: u32) -> (u32, u32) {
        let (from, to) = (pixels(self.place.from, narrowest), pixels(self.place.to, narrowest));
        if self.is_beside(narrowest) {
            (from, to.max(from + self.wide))
        } else {
            (from.min(to.saturating_sub(self.wide)), to)
        }
    }
}

fn pixels(at: Percent, width: u32) -> u32 {
    u32::try_from(u64::from(at.0) * u64::from(width) / 10_000).unwrap_or(width)
}

/// Gives each the first lane on which it meets none of those before it, in a drawing so wide.
pub(crate) fn lanes(all: &[Lasting], narrowest: u32) -> Vec<usize> {
    const APART: u32 = 8;
    let mut lanes: Vec<Vec<(u32, u32)>> = Vec::new();
    let lane = |it: &Lasting| {
        let (from, to) = it.reach(narrowest);
        let clear = |taken: &Vec<(u32, u32)>| {
            taken.iter().all(|(begin, end)| to + APART <= *begin || end + APART <= from)
        };
        let row = lanes.iter().position(clear).unwrap_or_else(|| {
            lanes.push(Vec::new());
            lanes.len() - 1
        });
        lanes[row].push((from, to));
        row
    };
    all.iter().map(lane).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACKING: Packing = Packing { narrowest: 500, pitch: 12 };

    fn place(from: u32, to: u32) -> Place {
        Place { from: Percent(from), to: Percent(to) }
    }

    #[test]
    fn marks_need_as_many_lines_as_do_not_fit_beside_each_other() {
        // A tenth of the width has room for three.
        let cell = place(0, 1_000);
        assert_eq!([0, 1, 3, 4, 10].map(|it| PACKING.lines(it, cell)), [0, 1, 1, 2, 4]);
        assert_eq!(PACKING.lines(5, place(0, 1)), 5);
        assert_eq!([0, 1, 2].map(|row| PACKING.spot(row, 2)), [(3, 0), (3, 12), (15, 0)]);
    }

    #[test]
    fn what_meets_another_goes_to_the_next_lane() {
        let lasting = |from, to, wide| Lasting { place: place(from, to), wide };
        let all = [
            lasting(0, 1_000, 0),
            lasting(500, 2_000, 0),
            lasting(2_000, 3_000, 100),
            lasting(3_500, 4_000, 0),
            lasting(9_500, 9_900, 100),
            lasting(8_000, 8_100, 0),
        ];
        assert_eq!(lanes(&all, 500), [0, 1, 0, 1, 0, 1]);
        assert!(!all[4].is_beside(500));
    }
}
