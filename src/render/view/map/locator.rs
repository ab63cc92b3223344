//! The mark on an event's page: where it was, among the places nearby.
//!
//! It stands on very many pages, and nothing can be shared between pages that are opened from a
//! disk: so it is small, without outline and graticule.

use serde::Serialize;

use super::{
    BarView, Label, bar,
    names::{Called, names, size},
};
use crate::{
    model::{Id, Place},
    render::{
        address,
        charts::{Field, Format, Ground, Position, Sizes, Spot, WIDTHS, Wish, naming},
        material::Material,
    },
};

/// How wide and how high it is, in pixels.
const SIZE: (i64, i64) = (256, 170);
const FORMAT: Format = Format { flat: 664, tall: 664, margin: 18 };
/// How many of the nearest places are on it at least.
const NEAR: usize = 4;
/// How many of the event's own places are drawn, and of others, at most.
const OWN: usize = 6;
const OTHERS: usize = 5;

/// Where an event was.
#[derive(Debug, Serialize)]
pub(crate) struct Locator<'a> {
    /// The map of all places.
    pub page: String,
    /// How wide it is, in pixels.
    pub width: i64,
    /// How high it is without its scale.
    pub height: i64,
    /// The names of the event's places, as words.
    pub names: String,
    /// The event's own places, and then those around them.
    pub spots: Vec<LocatorSpot<'a>>,
    /// The scale.
    pub bar: Option<BarView>,
    /// How long the scale is, in pixels.
    pub length: u32,
}

/// A place on it.
#[derive(Debug, Serialize)]
pub(crate) struct LocatorSpot<'a> {
    /// How far to the right.
    pub x: i64,
    /// How far down.
    pub y: i64,
    /// Whether the event was here.
    pub own: bool,
    /// Its names.
    pub label: Option<Label<'a>>,
}

/// Where an event at these places was; nothing where none of them has a position.
pub(crate) fn locator<'a>(
    it: &'a Material<'_>,
    places: &[Id<Place>],
    root: &str,
) -> Option<Locator<'a>> {
    let at = |id: Id<Place>| it.record.places[id].at.map(|at| (id, Position::of(at)));
    let own = places.iter().filter_map(|id| at(*id));
    let mut shown: Vec<(Id<Place>, Position)> = own.take(OWN).collect();
    let own = shown.len();
    let middle = Ground::around(&positions(&shown), FORMAT)?;
    let mut others: Vec<(i64, Id<Place>, Position)> = it
        .record
        .places
        .ids()
        .filter(|id| shown.iter().all(|(own, _)| own != id))
        .filter_map(at)
        .map(|(id, at)| (middle.distance(at), id, at))
        .collect();
    if others.len() > OTHERS {
        others.select_nth_unstable(OTHERS - 1);
        others.truncate(OTHERS);
    }
    others.sort_unstable();
    shown.extend(others.into_iter().map(|(_, id, at)| (id, at)));
    let near = &shown[..shown.len().min(own + NEAR)];
    let ground = Ground::around(&positions(near), FORMAT)?;
    shown.retain(|(_, at)| ground.shows(*at));
    let bar = bar(it, &ground);
    let pixels = |bar: &BarView| bar.length.0 * u32::try_from(SIZE.0).unwrap_or_default() / 10_000;
    Some(Locator {
        page: format!("{root}{}", address::PLACES),
        width: SIZE.0,
        height: SIZE.1,
        names: words(it, &shown[..own], root),
        spots: spots(it, &ground, (&shown, own), root),
        length: bar.as_ref().map_or(0, pixels),
        bar,
    })
}

fn positions(places: &[(Id<Place>, Position)]) -> Vec<Position> {
    places.iter().map(|(_, at)| *at).collect()
}

/// The names of places: "Ford / Wade, Mill".
fn words(it: &Material<'_>, places: &[(Id<Place>, Position)], root: &str) -> String {
    let place = |(id, _): &(Id<Place>, Position)| {
        let names = names(it, *id, root);
        names.iter().map(|name| name.name).collect::<Vec<_>>().join(" / ")
    };
    places.iter().map(place).collect::<Vec<_>>().join(", ")
}

fn spots<'a>(
    it: &'a Material<'_>,
    ground: &Ground,
    (shown, own): (&[(Id<Place>, Position)], usize),
    root: &str,
) -> Vec<LocatorSpot<'a>> {
    let spot = |(row, (_, at)): (usize, &(Id<Place>, Position))| {
        let (at, down) = ground.at(*at);
        Spot { at, down, reach: if row < own { 6 } else { 3 } }
    };
    let spots: Vec<Spot> = shown.iter().enumerate().map(spot).collect();
    let taken: Vec<Field> = spots.iter().map(|it| it.field()).collect();
    // The marks of the sides stand beside the names of the event's own places alone.
    let bare = |name: Called<'a>| Called { sides: Vec::new(), ..name };
    let called = |(row, (id, _)): (usize, &(Id<Place>, Position))| -> Vec<Called<'a>> {
        let names = names(it, *id, root);
        if row < own { names } else { names.into_iter().map(bare).collect() }
    };
    let called: Vec<Vec<Called<'a>>> = shown.iter().enumerate().map(called).collect();
    let wish = |(spot, names): (&Spot, &Vec<Called<'a>>)| Wish {
        name: spot.seats(size(names)),
        number: Vec::new(),
    };
    let wishes: Vec<Wish> = spots.iter().zip(&called).map(wish).collect();
    debug_assert_eq!(i64::from(WIDTHS[0]), SIZE.0);
    let sizes = Sizes { steps: 0..1, widest: 0, height: SIZE.1 * 1_000 / SIZE.0 };
    let written = naming(&taken, &wishes, &sizes);
    let rows = shown.iter().zip(called).zip(written.iter().zip(&wishes)).enumerate();
    rows.map(|(row, (((_, at), names), (written, wish)))| {
        let (x, y) = ground.spot(*at, SIZE);
        let seat = written.name.map(|room| wish.name[room.area]);
        LocatorSpot { x, y, own: row < own, label: seat.map(|seat| Label::new(seat, names)) }
    })
    .collect()
}
