//! Names on a map: beside their marks, where there is room, from which width on.

use std::ops::{Range, RangeInclusive};

use super::{Percent, Room, label::WIDTHS};

/// How far a name stands from its mark, in pixels.
const GAP: i32 = 4;
/// How far names stand that a line joins to their marks, in pixels from the marks.
const FAR: [i32; 3] = [14, 24, 36];
/// In which directions those stand, in thousandths: to the right, and each as far to the left.
const DIRECTIONS: [(i32, i32); 6] =
    [(866, -500), (866, 500), (500, -866), (500, 866), (1_000, 0), (120, -990)];

/// A field of a map: so many pixels to the right of a place, and below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    /// How far to the right the place is.
    pub at: Percent,
    /// How far down the place is.
    pub down: Percent,
    /// How far it begins to the right of that.
    pub left: i32,
    /// How far it ends to the right of that.
    pub right: i32,
    /// How far it begins below that.
    pub top: i32,
    /// How far it ends below that.
    pub bottom: i32,
}

/// Where a name can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seat {
    /// What it takes.
    pub field: Field,
    /// Whether it ends at its mark, where others begin there.
    pub ends: bool,
    /// Whether a line joins it to its mark.
    pub far: bool,
}

/// A mark, by its place and how far it reaches in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// How far to the right.
    pub at: Percent,
    /// How far down.
    pub down: Percent,
    /// How far it reaches around that.
    pub reach: i32,
}

impl Spot {
    /// What it takes.
    pub(crate) fn field(self) -> Field {
        let Self { at, down, reach } = self;
        Field { at, down, left: -reach, right: reach, top: -reach, bottom: reach }
    }

    /// Where words that are so wide and high can stand beside it, the best first.
    pub(crate) fn seats(self, (wide, high): (i32, i32)) -> Vec<Seat> {
        let slant = self.reach * 7 / 10 + GAP / 2;
        let beside = self.reach + GAP;
        let near = [
            (beside, -high / 2),
            (slant, -slant - high + 4),
            (slant, slant - 4),
            (-6, -beside - high + 2),
            (-6, beside - 2),
        ];
        let near = near.map(|(left, top)| (left, top, false));
        let far = FAR.into_iter().flat_map(|far| {
            let length = self.reach + far;
            DIRECTIONS.map(|(x, y)| (x * length / 1_000, y * length / 1_000 - high / 2, true))
        });
        let both = |(left, top, far): (i32, i32, bool)| {
            let seat = |left: i32, ends: bool| {
                let (right, bottom) = (left + wide, top + high);
                let field = Field { at: self.at, down: self.down, left, right, top, bottom };
                Seat { field, ends, far }
            };
            [seat(left, false), seat(-left - wide, true)]
        };
        near.into_iter().chain(far).flat_map(both).collect()
    }
}

/// What wants to be written beside a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wish {
    /// Where its name can stand.
    pub name: Vec<Seat>,
    /// Where a number can stand while the name has no room.
    pub number: Vec<Seat>,
}

/// What is written beside a mark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// Its name.
    pub name: Option<Room>,
    /// The number that stands in its place before that.
    pub number: Option<Room>,
}

/// The widths a drawing can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sizes {
    /// From which rows of the widths it changes.
    pub steps: Range<usize>,
    /// The widest it gets, in pixels.
    pub widest: i32,
    /// How high it is, in thousandths of its width.
    pub height: i64,
}

/// Gives names room, one after the other. What finds none is a number until the drawing is wide
/// enough.
pub(crate) fn naming(taken: &[Field], wishes: &[Wish], sizes: &Sizes) -> Vec<Written> {
    let mut written = vec![Written::default(); wishes.len()];
    for from in sizes.steps.clone() {
        for row in 0..wishes.len() {
            if written[row].name.is_none() {
                let area = free(taken, (wishes, &written), &wishes[row].name, (row, from), sizes);
                written[row].name = area.map(|area| Room { area, from });
            }
        }
        for row in 0..wishes.len() {
            if written[row] == Written::default() {
                let area = free(taken, (wishes, &written), &wishes[row].number, (row, from), sizes);
                written[row].number = area.map(|area| Room { area, from });
            }
        }
    }
    written
}

/// The first seat that lies in the drawing and meets no mark and nothing that is written there.
fn free(
    taken: &[Field],
    (wishes, written): (&[Wish], &[Written]),
    seats: &[Seat],
    (own, from): (usize, usize),
    sizes: &Sizes,
) -> Option<usize> {
    let others = wishes.iter().zip(written).enumerate().filter(|(row, _)| *row != own);
    let others: Vec<Seat> = others.filter_map(|(_, (wish, it))| seat(wish, *it)).collect();
    let narrowest = i32::try_from(WIDTHS[from]).unwrap_or(i32::MAX);
    let widths = i64::from(narrowest)..=i64::from(sizes.widest.max(narrowest));
    let apart = |one: &Field, other: &Field| !one.meets(other, &widths, sizes.height);
    let clear = |seat: &Seat| {
        seat.field.is_inside(*widths.start(), sizes.height)
            && taken.iter().all(|it| apart(&seat.field, it))
            && others.iter().all(|other| {
                let joint =
                    |of: &Seat, to: &Seat| of.joint().is_none_or(|it| apart(&it, &to.field));
                apart(&seat.field, &other.field) && joint(seat, other) && joint(other, seat)
            })
    };
    seats.iter().position(clear)
}

/// Where something is written beside a mark.
fn seat(wish: &Wish, it: Written) -> Option<Seat> {
    let name = it.name.map(|room| wish.name[room.area]);
    name.or_else(|| it.number.map(|room| wish.number[room.area]))
}

impl Seat {
    /// Where the line ends that joins it to its mark; nothing where it stands beside that.
    pub(crate) fn end(&self) -> Option<(i32, i32)> {
        let Field { left, right, top, bottom, .. } = self.field;
        let x = if self.ends { right + 2 } else { left - 2 };
        self.far.then_some((x, i32::midpoint(top, bottom)))
    }

    /// What that line takes.
    fn joint(&self) -> Option<Field> {
        let (x, y) = self.end()?;
        let (left, right) = (x.min(0), x.max(0));
        Some(Field { left, right, top: y.min(0), bottom: y.max(0), ..self.field })
    }
}

/// What parts of a width and thousandths of it come to: a place lies at so many of these.
const PARTS: i64 = 10_000 * 1_000;

impl Field {
    /// Where its place lies in a drawing that is one pixel wide.
    fn place(&self, height: i64) -> (i64, i64) {
        (i64::from(self.at.0) * 1_000, i64::from(self.down.0) * height)
    }

    /// Whether it lies in a drawing that is so wide, and so in every wider one.
    fn is_inside(&self, width: i64, height: i64) -> bool {
        let (x, y) = self.place(height);
        let (x, y) = (x * width / PARTS, y * width / PARTS);
        let (left, top) = (x + i64::from(self.left), y + i64::from(self.top));
        let (right, bottom) = (x + i64::from(self.right), y + i64::from(self.bottom));
        left >= 0 && right <= width && top >= 0 && bottom <= width * height / 1_000
    }

    /// Whether it meets another in a drawing that has one of the widths.
    fn meets(&self, other: &Self, widths: &RangeInclusive<i64>, height: i64) -> bool {
        let (here, there) = (self.place(height), other.place(height));
        let across = overlap(here.0 - there.0, (self.left, self.right), (other.left, other.right));
        let down = overlap(here.1 - there.1, (self.top, self.bottom), (other.top, other.bottom));
        let from = across.0.max(down.0).max(*widths.start());
        from <= across.1.min(down.1).min(*widths.end())
    }
}

/// The first and the last width at which two stretches overlap, the first of which lies farther by
/// so many parts of the width.
fn overlap(farther: i64, (begin, end): (i32, i32), other: (i32, i32)) -> (i64, i64) {
    // They overlap where farther × width lies between these two.
    let low = i64::from(other.0 - end) * PARTS;
    let high = i64::from(other.1 - begin) * PARTS;
    match farther {
        0 if low < 0 && high > 0 => (0, i64::MAX),
        0 => (1, 0),
        1.. => (low.div_euclid(farther), high.div_euclid(farther) + 1),
        _ => (-(high.div_euclid(-farther) + 1), -low.div_euclid(-farther)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wish(spot: Spot, wide: i32) -> Wish {
        Wish { name: spot.seats((wide, 16)), number: spot.seats((14, 14)) }
    }

    fn spots(marks: &[(u32, u32, i32)]) -> (Vec<Field>, Vec<Wish>) {
        let spot = |it: &(u32, u32, i32)| Spot { at: Percent(it.0), down: Percent(it.1), reach: 5 };
        let fields = marks.iter().map(|it| spot(it).field()).collect();
        (fields, marks.iter().map(|it| wish(spot(it), it.2)).collect())
    }

    const SIZES: Sizes = Sizes { steps: 0..5, widest: 1_600, height: 660 };

    fn stands(seats: &[Seat], room: Option<Room>) -> Option<String> {
        let Room { area, from } = room?;
        let Seat { field: Field { left, top, .. }, ends, far } = seats[area];
        let side = if ends { "left" } else { "right" };
        let far = if far { "far " } else { "" };
        Some(format!("{far}{side} at {left} {top} from {from}"))
    }

    #[track_caller]
    fn case(marks: &[(u32, u32, i32)], told: &str) {
        let (fields, wishes) = spots(marks);
        let tell = |(it, wish): (Written, &Wish)| {
            let name = stands(&wish.name, it.name).unwrap_or("nowhere".to_owned());
            let number = stands(&wish.number, it.number).map(|it| format!(" (number {it})"));
            format!("{name}{}", number.unwrap_or_default())
        };
        let written = naming(&fields, &wishes, &SIZES);
        let all: Vec<String> = written.into_iter().zip(&wishes).map(tell).collect();
        assert_eq!(all.join(", "), told);
    }

    #[test]
    fn names_stand_where_there_is_room() {
        case(&[(5_000, 5_000, 60)], "right at 9 -8 from 0");
        case(&[(9_900, 5_000, 60)], "left at -69 -8 from 0");
        case(
            &[(4_900, 5_000, 100), (5_100, 5_000, 100)],
            "left at -109 -8 from 0, right at 9 -8 from 0",
        );
        case(
            &[(4_900, 5_000, 100), (5_000, 5_000, 100), (5_100, 5_000, 100)],
            "left at -109 -8 from 0, right at -6 -23 from 0, right at 5 1 from 0",
        );
        case(&[(5_000, 5_000, 400)], "right at 9 -8 from 4 (number right at 9 -7 from 0)");
        case(&[(5_000, 5_000, 2_000)], "nowhere (number right at 9 -7 from 0)");
    }

    proptest! {
        #[test]
        fn nothing_written_meets_anything(
            marks in prop::collection::vec((0_u32..=10_000, 0_u32..=10_000, 10_i32..120), 1..30),
            width in 256_i64..1_600,
        ) {
            let (fields, wishes) = spots(&marks);
            let wide = |it: &Room| i64::from(WIDTHS[it.from]) <= width;
            let written = naming(&fields, &wishes, &SIZES);
            let shown = written.into_iter().zip(&wishes).filter_map(|(it, wish)| {
                let (name, number) = (it.name.filter(wide), it.number.filter(wide));
                seat(wish, Written { name, number }).map(|it| it.field)
            });
            let shown: Vec<Field> = shown.collect();
            let place = |it: &Field| {
                let part = |at: Percent, whole: i64| i64::from(at.0) * whole;
                let (x, y) = (part(it.at, width), part(it.down, width * 660 / 1_000));
                let pixels = |at: i32| i64::from(at) * 10_000;
                [x + pixels(it.left), x + pixels(it.right), y + pixels(it.top), y + pixels(it.bottom)]
            };
            // A pixel is lost where the height is rounded.
            let apart = |a: &Field, b: &Field| {
                let ([left, right, top, bottom], other) = (place(a), place(b));
                let pixel = 10_000;
                right <= other[0] + pixel || other[1] <= left + pixel
                    || bottom <= other[2] + pixel || other[3] <= top + pixel
            };
            for (row, one) in shown.iter().enumerate() {
                prop_assert!(one.is_inside(width, 660));
                prop_assert!(fields.iter().all(|mark| apart(one, mark)));
                prop_assert!(shown[row + 1..].iter().all(|it| apart(one, it)));
            }
        }
    }
}
