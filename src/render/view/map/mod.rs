//! The map: where the places lie, each under the names that the sides give it.

mod locator;
mod names;
mod outline;

use serde::Serialize;

pub(crate) use self::locator::locator;
use self::names::{Called, names, size};
use super::{PlaceNames, place_names};
use crate::{
    model::{Id, Place},
    render::{
        charts::{
            self, Field, Format, Ground, Percent, Position, Room, Seat, Sizes, Spot, WIDTHS, Wish,
            Written, naming, width,
        },
        material::Material,
    },
};

/// The most places that are drawn: those with the most claims.
const PLACES: usize = 600;
/// The most places that are named or numbered.
const NAMED: usize = 200;
/// The most meridians and the most parallels.
const LINES: [usize; 2] = [4, 6];
/// How far the largest mark reaches, in tenths of a pixel.
const LARGEST: [u64; 2] = [90, 150];
/// From how many places on marks are drawn smaller.
const FEW: u64 = 40;
/// How far every mark reaches at least.
const SMALLEST: u64 = 20;
/// What the drawing of phones may be high, and the one of wide screens.
const FORMATS: [Format; 2] =
    [Format { flat: 600, tall: 1_250, margin: 16 }, Format { flat: 400, tall: 640, margin: 11 }];
/// From which of the widths on the drawing of wide screens is shown.
const WIDE: usize = 3;
/// The widest that drawing gets, in pixels.
const WIDEST: u32 = 1_600;

/// The map.
#[derive(Debug, Serialize)]
pub(crate) struct MapView<'a> {
    /// The drawings: `narrow` is for phones.
    pub drawings: Vec<Drawing<'a>>,
    /// How many claims the largest mark stands for.
    pub most: usize,
    /// How many places have no position.
    pub missing: usize,
    /// How many have one and are not drawn.
    pub beyond: usize,
}

/// A drawing of the map.
#[derive(Debug, Serialize)]
pub(crate) struct Drawing<'a> {
    /// What the style sheet calls it.
    pub class: &'static str,
    /// How high it is where it is 1,000 wide.
    pub height: i64,
    /// The outline as a path; nothing where there is none.
    pub outline: Option<String>,
    /// The meridians.
    pub meridians: Vec<LineView>,
    /// The parallels.
    pub parallels: Vec<LineView>,
    /// The scale.
    pub bar: Option<BarView>,
    /// The places, those with the most claims first.
    pub spots: Vec<SpotView<'a>>,
}

/// A meridian or a parallel.
#[derive(Debug, Serialize)]
pub(crate) struct LineView {
    /// Where it lies.
    pub at: Percent,
    /// Which it is; nothing where there is no room to say it.
    pub label: Option<String>,
}

/// A length on the map.
#[derive(Debug, Serialize)]
pub(crate) struct BarView {
    /// How long it is on the map.
    pub length: Percent,
    /// How long on the ground.
    pub kilometres: String,
    /// Along which parallel, where it is another length along others.
    pub parallel: Option<String>,
}

/// A place on the map.
#[derive(Debug, Serialize)]
pub(crate) struct SpotView<'a> {
    /// How far to the right.
    pub x: Percent,
    /// How far down.
    pub y: Percent,
    /// How far its mark reaches, in pixels.
    pub reach: String,
    /// The place.
    pub place: PlaceNames<'a>,
    /// How many claims there are about it.
    pub claims: usize,
    /// Its names.
    pub label: Option<Label<'a>>,
    /// What stands in their place where they have no room: its number in the list.
    pub number: Option<Label<'a>>,
}

/// What is written beside a place.
#[derive(Debug, Serialize)]
pub(crate) struct Label<'a> {
    /// Its lines.
    pub names: Vec<Called<'a>>,
    /// The number in the list.
    pub number: usize,
    /// How far to the right it begins or ends.
    pub x: i32,
    /// How far down its first line stands.
    pub y: i32,
    /// Whether it ends there.
    pub ends: bool,
    /// Where a line to the mark ends.
    pub joint: Option<(i32, i32)>,
    /// From which of the widths on it is shown.
    pub from: usize,
    /// The first of the widths at which it is no longer shown.
    pub until: Option<usize>,
}

/// The map; nothing where no place has a position.
pub(crate) fn map<'a>(it: &'a Material<'_>, root: &str) -> Option<MapView<'a>> {
    let claims = |id: Id<Place>| it.touches.place(id).len();
    let mut all: Vec<(Id<Place>, Position)> = it
        .record
        .places
        .iter()
        .filter_map(|(id, place)| Some((id, Position::of(place.at?))))
        .collect();
    all.sort_by_key(|(id, _)| std::cmp::Reverse(claims(*id)));
    let most = claims(all.first()?.0);
    let positions: Vec<Position> = all.iter().map(|(_, at)| *at).collect();
    let missing = it.record.places.len() - all.len();
    let beyond = all.len().saturating_sub(PLACES);
    all.truncate(PLACES);
    let sheet = Sheet { it, root, all: &all, most };
    let drawing = |row: usize| {
        let ground = Ground::around(&positions, FORMATS[row])?;
        Some(sheet.drawing(&ground, row))
    };
    Some(MapView { drawings: (0..2).filter_map(drawing).collect(), most, missing, beyond })
}

/// What both drawings share.
struct Sheet<'s, 'a, 'r> {
    it: &'a Material<'r>,
    root: &'s str,
    all: &'s [(Id<Place>, Position)],
    most: usize,
}

impl<'a> Sheet<'_, 'a, '_> {
    fn drawing(&self, ground: &Ground, row: usize) -> Drawing<'a> {
        let (meridians, parallels) = ground.lines(LINES[row]);
        let sizes = sizes(ground, row);
        let narrowest = WIDTHS[sizes.steps.start];
        let over = |line: &charts::Line| {
            let label = degrees(self.it, line.minutes, ["map.east", "map.west"]);
            let end = line.at.0 * narrowest / 10_000 + width(&label);
            LineView { at: line.at, label: Some(label).filter(|_| end < narrowest) }
        };
        let down = |line: &charts::Line| {
            let label = degrees(self.it, line.minutes, ["map.north", "map.south"]);
            // At the top it would meet those of the meridians.
            LineView { at: line.at, label: Some(label).filter(|_| line.at.0 > 1_500) }
        };
        let meridians: Vec<LineView> = meridians.iter().map(over).collect();
        let parallels: Vec<LineView> = parallels.iter().map(down).collect();
        let mut taken = labels_of(&meridians, &parallels);
        let spots: Vec<(Spot, u64)> =
            self.all.iter().map(|it| self.spot(ground, row, *it)).collect();
        taken.extend(spots.iter().map(|(spot, _)| spot.field()));
        let named: Vec<(Vec<Called<'a>>, Wish)> = self
            .all
            .iter()
            .zip(&spots)
            .take(NAMED)
            .map(|((id, _), (spot, _))| self.wish(*id, *spot))
            .collect();
        let wishes: Vec<Wish> = named.iter().map(|(_, wish)| wish.clone()).collect();
        let written = naming(&taken, &wishes, &sizes);
        let mut written = named.into_iter().zip(written);
        let view = |((id, _), (spot, reach)): (&(Id<Place>, Position), &(Spot, u64))| {
            let (label, number) = written.next().map_or((None, None), |(named, written)| {
                labels(*id, named, written, sizes.steps.start)
            });
            SpotView {
                x: spot.at,
                y: spot.down,
                reach: tenths(*reach),
                place: place_names(self.it, *id, self.root),
                claims: self.it.touches.place(*id).len(),
                label,
                number,
            }
        };
        Drawing {
            class: ["narrow", "wide"][row],
            height: ground.height(),
            outline: outline::path(&self.it.record.outline, ground),
            bar: bar(self.it, ground),
            spots: self.all.iter().zip(&spots).map(view).collect(),
            meridians,
            parallels,
        }
    }

    /// Where a place lies, and how far its mark reaches in tenths of a pixel: its area goes by the
    /// number of the claims.
    fn spot(&self, ground: &Ground, row: usize, (id, at): (Id<Place>, Position)) -> (Spot, u64) {
        let claims = self.it.touches.place(id).len() as u64;
        // Among very many places all marks are smaller.
        let largest = LARGEST[row] * LARGEST[row] * FEW / FEW.max(self.all.len() as u64);
        let square = largest * claims / (self.most as u64).max(1);
        let tenths = square.isqrt().max(SMALLEST);
        let (at, down) = ground.at(at);
        let reach = i32::try_from(tenths.div_ceil(10)).unwrap_or_default() + 1;
        (Spot { at, down, reach }, tenths)
    }

    fn wish(&self, id: Id<Place>, spot: Spot) -> (Vec<Called<'a>>, Wish) {
        let names = names(self.it, id, self.root);
        let number = (id.row() + 1).to_string();
        let number = i32::try_from(width(&number)).unwrap_or_default();
        let wish = Wish { name: spot.seats(size(&names)), number: spot.seats((number, 14)) };
        (names, wish)
    }
}

/// What the labels of the meridians and of the parallels take: at the top, and at the left.
fn labels_of(meridians: &[LineView], parallels: &[LineView]) -> Vec<Field> {
    let wide = |line: &LineView| {
        let label = line.label.as_ref()?;
        i32::try_from(width(label)).ok()
    };
    let over = meridians.iter().filter_map(|line| {
        Some(Field {
            at: line.at,
            down: Percent::LEFT,
            left: 0,
            right: wide(line)? + 6,
            top: 0,
            bottom: 18,
        })
    });
    let down = parallels.iter().filter_map(|line| {
        Some(Field {
            at: Percent::LEFT,
            down: line.at,
            left: 0,
            right: wide(line)? + 6,
            top: -18,
            bottom: 0,
        })
    });
    over.chain(down).collect()
}

/// The names of a place, and the number that stands in their place; `first` is the narrowest of the
/// widths at which the drawing is shown.
fn labels(
    id: Id<Place>,
    (names, wish): (Vec<Called<'_>>, Wish),
    written: Written,
    first: usize,
) -> (Option<Label<'_>>, Option<Label<'_>>) {
    let from = |room: Room| if room.from == first { 0 } else { room.from };
    let number = written.number.map(|room| Label {
        number: id.row() + 1,
        from: from(room),
        until: written.name.map(|it| it.from),
        ..Label::new(wish.number[room.area], Vec::new())
    });
    let name = written
        .name
        .map(|room| Label { from: from(room), ..Label::new(wish.name[room.area], names) });
    (name, number)
}

impl<'a> Label<'a> {
    /// Names on a seat, at any width.
    fn new(seat: Seat, names: Vec<Called<'a>>) -> Self {
        let Seat { field, ends, .. } = seat;
        Self {
            names,
            number: 0,
            x: if ends { field.right } else { field.left },
            y: field.top + 12,
            ends,
            joint: seat.end(),
            from: 0,
            until: None,
        }
    }
}

/// The widths at which a drawing is shown.
fn sizes(ground: &Ground, row: usize) -> Sizes {
    let (steps, widest) = match row {
        0 => (0..WIDE, WIDTHS[WIDE]),
        _ => (WIDE..WIDTHS.len(), WIDEST),
    };
    Sizes { steps, widest: i32::try_from(widest).unwrap_or(i32::MAX), height: ground.height() }
}

/// A meridian or parallel in words.
fn degrees(it: &Material<'_>, minutes: i64, [ahead, behind]: [&str; 2]) -> String {
    let (whole, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    let degrees = if rest == 0 { format!("{whole}°") } else { format!("{whole}°{rest:02}′") };
    match minutes {
        0 | 10_800 | -10_800 => degrees,
        1.. => it.words.with(ahead, &[("degrees", &degrees)]),
        _ => it.words.with(behind, &[("degrees", &degrees)]),
    }
}

fn bar(it: &Material<'_>, ground: &Ground) -> Option<BarView> {
    let bar = ground.bar()?;
    Some(BarView {
        length: bar.length,
        kilometres: it.words.number(bar.kilometres.unsigned_abs()),
        parallel: bar.parallel.map(|it_is| degrees(it, it_is, ["map.north", "map.south"])),
    })
}

/// Tenths of a pixel as pixels.
fn tenths(tenths: u64) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{rest}"),
    }
}
