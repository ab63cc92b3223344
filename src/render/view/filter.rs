//! Filters: what a reader can choose on a page of the timeline, and what there is to choose by.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{AsOf, PlaceNames, Side, admits, alone, kinds, place_names, side};
use crate::{
    model::{self, Claim, Event, Id},
    render::{
        known::{Known, known},
        material::Material,
    },
};

/// What can become of a claim, in the order of the choices, each with its letter.
const STANDINGS: &[(&str, char)] = &[
    ("denied", 'd'),
    ("contradicted", 'c'),
    ("confirmed", 'f'),
    ("updated", 'u'),
    ("retracted", 'r'),
    ("admission", 'a'),
    ("alone", 's'),
];

/// What a reader can choose. The numbers are those of the claims that a choice alone leaves.
#[derive(Debug, Serialize)]
pub(crate) struct Filters<'a> {
    /// How many claims there are.
    pub claims: usize,
    /// How many events.
    pub events: usize,
    /// The sides, in their order.
    pub sides: Vec<SideChoice<'a>>,
    /// How many claims are official.
    pub official: usize,
    /// How many are not.
    pub unofficial: usize,
    /// What can become of a claim.
    pub standings: Vec<StandingChoice>,
    /// The places of the events, in the order of the content.
    pub places: Vec<PlaceChoice<'a>>,
}

/// A side to choose.
#[derive(Debug, Serialize)]
pub(crate) struct SideChoice<'a> {
    /// The side.
    pub side: Side<'a>,
    /// How many claims it makes.
    pub claims: usize,
}

/// Something that can become of a claim, to choose.
#[derive(Debug, Serialize)]
pub(crate) struct StandingChoice {
    /// What: a kind of standing, `admission` or `alone`.
    pub kind: &'static str,
    /// Its letter among the traits of claims.
    pub letter: char,
    /// Of how many claims that is so.
    pub claims: usize,
}

/// A place to choose.
#[derive(Debug, Serialize)]
pub(crate) struct PlaceChoice<'a> {
    /// The id.
    pub id: &'a str,
    /// Its names.
    pub place: PlaceNames<'a>,
    /// How many claims there are about what happened there.
    pub claims: usize,
}

/// What a reader can choose on a page with some events; nothing where there is but one claim.
pub(crate) fn filters<'a>(
    it: &'a Material<'_>,
    events: &[Id<Event>],
    root: &str,
) -> Option<Filters<'a>> {
    let of_event = |id: &Id<Event>| it.analysis.events[id.row()].claims.as_slice();
    let claims: Vec<Id<Claim>> = events.iter().flat_map(of_event).copied().collect();
    if claims.len() < 2 {
        return None;
    }
    let mut sides = BTreeMap::new();
    let mut places = BTreeMap::new();
    let mut standings = BTreeMap::new();
    for claim in &claims {
        *sides.entry(it.record.side(*claim)).or_insert(0) += 1;
        for letter in became(it, *claim).into_keys() {
            *standings.entry(letter).or_insert(0) += 1;
        }
    }
    for event in events {
        for place in &it.record.events[*event].places {
            *places.entry(*place).or_insert(0) += of_event(event).len();
        }
    }
    let official = claims.iter().filter(|claim| it.record.claims[**claim].official).count();
    let count = |letter: &char| standings.get(letter).copied().unwrap_or(0);
    let standing = |(kind, letter): &(&'static str, char)| StandingChoice {
        kind,
        letter: *letter,
        claims: count(letter),
    };
    let place = |(id, claims): (Id<model::Place>, usize)| PlaceChoice {
        id: &it.record.places[id].id,
        place: place_names(it, id, root),
        claims,
    };
    let of_side =
        |id| SideChoice { side: side(it, id, root), claims: sides.get(&id).copied().unwrap_or(0) };
    Some(Filters {
        claims: claims.len(),
        events: events.len(),
        sides: it.record.sides.ids().map(of_side).collect(),
        official,
        unofficial: claims.len() - official,
        standings: STANDINGS.iter().map(standing).collect(),
        places: places.into_iter().map(place).collect(),
    })
}

/// The moments of a page that can be filtered, if it has any.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moments<'s>(pub Option<&'s AsOf>);

/// What claims can be chosen by, one word for each: the side, and letters, each with the number of
/// the moment of the page from which it holds. `north:o3c5` is official and said at the fourth
/// moment, and contradicted from the sixth on.
#[derive(Debug, Default)]
pub(crate) struct Traits(Vec<String>);

impl Serialize for Traits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.join(" "))
    }
}

/// What claims can be chosen by, in their order.
pub(crate) fn traits(
    it: &Material<'_>,
    claims: impl Iterator<Item = Id<Claim>>,
    moments: Moments<'_>,
) -> Traits {
    let number = |known| moments.0.map_or(0, |as_of| as_of.number(known));
    let one = |claim: Id<Claim>| {
        let side = &it.record.sides[it.record.side(claim)].id;
        let said = if it.record.claims[claim].official { 'o' } else { 'n' };
        let word = format!("{side}:{said}{}", number(known(it.record, claim)));
        let became = became(it, claim).into_iter();
        became.fold(word, |word, (letter, since)| format!("{word}{letter}{}", number(since)))
    };
    Traits(claims.map(one).collect())
}

/// What became of a claim, each with the moment from which it is known.
fn became(it: &Material<'_>, claim: Id<Claim>) -> BTreeMap<char, Known> {
    let said = known(it.record, claim);
    let mut became = BTreeMap::new();
    let own = [("admission", admits(it, claim)), ("alone", alone(it, claim))];
    let own = own.into_iter().filter(|(_, holds)| *holds).map(|(kind, _)| (kind, said));
    for (kind, since) in kinds(it, claim).into_iter().chain(own) {
        let Some((_, letter)) = STANDINGS.iter().find(|(name, _)| *name == kind) else { continue };
        let first = became.entry(*letter).or_insert(since);
        *first = since.min(*first);
    }
    became
}
