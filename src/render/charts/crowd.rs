//! Labels among many marks: which of them have room, where, and from which width on.

use super::{Percent, label::WIDTHS};

/// An area of a drawing: across from a place by so many pixels, and from the top in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    /// From which place.
    pub at: Percent,
    /// How far it begins to the right of that.
    pub left: i32,
    /// How far it ends to the right of that.
    pub right: i32,
    /// How far down it begins.
    pub top: i32,
    /// How far down it ends.
    pub bottom: i32,
}

/// Which of a label's areas it takes, and from which of the widths on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    /// The row of the area.
    pub area: usize,
    /// The row among the widths.
    pub from: usize,
}

/// Gives labels room, one after the other: each takes the first of its areas that lies in a box so
/// high and meets nothing else; what finds none waits for a wider box.
pub(crate) fn rooms(taken: &[Area], labels: &[Vec<Area>], height: i32) -> Vec<Option<Room>> {
    let mut taken = taken.to_vec();
    let mut rooms = vec![None; labels.len()];
    for (from, width) in WIDTHS.into_iter().enumerate() {
        let width = i32::try_from(width).unwrap_or(i32::MAX);
        for (label, room) in labels.iter().zip(&mut rooms).filter(|(_, room)| room.is_none()) {
            let free = |it: &Area| {
                it.is_inside(width, height) && taken.iter().all(|other| it.is_clear(other, width))
            };
            let Some(area) = label.iter().position(free) else { continue };
            taken.push(label[area]);
            *room = Some(Room { area, from });
        }
    }
    rooms
}

impl Area {
    fn is_inside(&self, width: i32, height: i32) -> bool {
        let at = pixels(self.at, width);
        at + self.left >= 0 && at + self.right <= width && self.top >= 0 && self.bottom <= height
    }

    /// Whether it meets another in no box that is this wide or wider. What lies farther to the
    /// right moves away as a box grows: so it must be clear to the right.
    fn is_clear(&self, other: &Self, width: i32) -> bool {
        if self.bottom <= other.top || other.bottom <= self.top {
            return true;
        }
        let left_of = |a: &Self, b: &Self| {
            a.at <= b.at && pixels(a.at, width) + a.right <= pixels(b.at, width) + b.left
        };
        left_of(self, other) || left_of(other, self)
    }
}

fn pixels(at: Percent, width: i32) -> i32 {
    i32::try_from(i64::from(at.0) * i64::from(width) / 10_000).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEIGHT: i32 = 240;

    fn mark(at: u32, down: i32) -> Area {
        Area { at: Percent(at), left: -7, right: 7, top: down - 7, bottom: down + 7 }
    }

    /// To the right of a mark, or to the left.
    fn label(at: u32, down: i32, width: i32) -> Vec<Area> {
        let beside = |left: i32| Area {
            at: Percent(at),
            left,
            right: left + width,
            top: down - 8,
            bottom: down + 8,
        };
        vec![beside(8), beside(-8 - width)]
    }

    #[track_caller]
    fn case(marks: &[(u32, i32, i32)], taken: &str) {
        let taking: Vec<Area> = marks.iter().map(|(at, down, _)| mark(*at, *down)).collect();
        let labels: Vec<Vec<Area>> =
            marks.iter().map(|(at, down, width)| label(*at, *down, *width)).collect();
        let told = |room: &Option<Room>| match room {
            Some(Room { area: 0, from }) => format!("right from {from}"),
            Some(Room { from, .. }) => format!("left from {from}"),
            None => "none".to_owned(),
        };
        let rooms: Vec<String> = rooms(&taking, &labels, HEIGHT).iter().map(told).collect();
        assert_eq!(rooms.join(", "), taken);
    }

    #[test]
    fn labels_take_the_first_side_that_is_free() {
        case(&[(1_000, 50, 40)], "right from 0");
        case(&[(9_900, 50, 40)], "left from 0");
        case(&[(1_000, 50, 40), (2_000, 50, 40)], "right from 3, right from 0");
        case(&[(1_000, 50, 40), (2_000, 90, 40)], "right from 0, right from 0");
        case(
            &[(4_000, 50, 40), (4_600, 50, 40), (5_200, 50, 40)],
            "left from 0, none, right from 0",
        );
        case(&[(5_000, 2, 40)], "none");
        case(&[(5_000, 50, 400)], "right from 4");
    }

    proptest! {
        #[test]
        fn no_label_ever_meets_anything(
            marks in prop::collection::vec((0_u32..10_000, 0_i32..HEIGHT, 5_i32..90), 1..20),
            width in 256_i32..2_000,
        ) {
            let taking: Vec<Area> = marks.iter().map(|(at, down, _)| mark(*at, *down)).collect();
            let labels: Vec<Vec<Area>> =
                marks.iter().map(|(at, down, width)| label(*at, *down, *width)).collect();
            let rooms = rooms(&taking, &labels, HEIGHT);
            let wide = |it: &Room| i32::try_from(WIDTHS[it.from]).unwrap() <= width;
            let shown: Vec<Area> = rooms
                .iter()
                .zip(&labels)
                .filter_map(|(room, areas)| room.filter(wide).map(|room| areas[room.area]))
                .collect();
            let meets = |a: &Area, b: &Area| {
                let (left, right) = (pixels(a.at, width), pixels(b.at, width));
                let across = left + a.left < right + b.right - 1 && right + b.left < left + a.right - 1;
                across && a.top < b.bottom && b.top < a.bottom
            };
            for (row, label) in shown.iter().enumerate() {
                prop_assert!(label.is_inside(width, HEIGHT));
                prop_assert!(taking.iter().all(|mark| !meets(label, mark)));
                prop_assert!(shown[row + 1..].iter().all(|other| !meets(label, other)));
            }
        }
    }
}
