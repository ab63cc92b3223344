//! The lists: questions, articles, places; and pages that people wrote.

use serde::Serialize;

use super::{
    ArticleLink, EventLink, MapView, PlaceNames, QuestionTable, article_link, event_link, map,
    place_names, precision, question_table,
};
use crate::{
    model::{Article, Id, Place},
    render::{
        address,
        material::{Item, Material},
        touches,
    },
};

/// A part of the list of the questions, those on which accounts are the farthest apart first.
#[derive(Debug, Serialize)]
pub(crate) struct Questions<'a> {
    /// The questions.
    pub questions: Vec<QuestionTable<'a>>,
}

/// A part of the list of the questions.
pub(crate) fn questions<'a>(it: &'a Material<'_>, part: usize, root: &str) -> Questions<'a> {
    let part = it.part(&it.analysis.by_distance, part, Item::Table);
    Questions { questions: part.iter().map(|id| question_table(it, *id, root)).collect() }
}

/// A part of the list of the articles, in the order they were published.
#[derive(Debug, Serialize)]
pub(crate) struct Sources<'a> {
    /// The articles.
    pub articles: Vec<ArticleLink<'a>>,
    /// How many there are in all.
    pub count: usize,
}

/// A part of the list of the articles.
pub(crate) fn sources<'a>(it: &'a Material<'_>, part: usize, root: &str) -> Sources<'a> {
    let all: Vec<Id<Article>> = touches::as_published(it.record);
    let part = it.part(&all, part, Item::Claim);
    Sources {
        articles: part.iter().map(|id| article_link(it, *id, root)).collect(),
        count: all.len(),
    }
}

/// How many events the list of the places tells of each.
const EVENTS: usize = 5;

/// A part of the list of the places.
#[derive(Debug, Serialize)]
pub(crate) struct Places<'a> {
    /// The map, on the first of its pages.
    pub map: Option<MapView<'a>>,
    /// The places.
    pub places: Vec<PlaceRow<'a>>,
}

/// A place of the list.
#[derive(Debug, Serialize)]
pub(crate) struct PlaceRow<'a> {
    /// What it is called on the map where its names have no room.
    pub number: usize,
    /// Latitude and longitude in degrees.
    pub at: Option<(f64, f64)>,
    /// How exact the position is.
    pub precision: Option<&'static str>,
    /// Its names.
    pub place: PlaceNames<'a>,
    /// What happened there first.
    pub events: Vec<EventLink<'a>>,
    /// How many events there are, where those are not all.
    pub more: Option<usize>,
    /// How many claims there are about it.
    pub claims: usize,
}

/// A part of the list of the places.
pub(crate) fn places<'a>(it: &'a Material<'_>, part: usize, root: &str) -> Places<'a> {
    let place = |id: &Id<Place>| {
        let events = it.touches.events_at(*id);
        let first = events.iter().take(EVENTS);
        let row = &it.record.places[*id];
        PlaceRow {
            number: id.row() + 1,
            at: row.at,
            precision: row.precision.map(precision),
            place: place_names(it, *id, root),
            events: first.map(|id| event_link(it, *id, root)).collect(),
            more: (events.len() > EVENTS).then_some(events.len()),
            claims: it.touches.place(*id).len(),
        }
    };
    let all: Vec<_> = it.record.places.ids().collect();
    Places {
        map: (part == 0).then(|| map(it, root)).flatten(),
        places: it.part(&all, part, Item::Claim).iter().map(place).collect(),
    }
}

/// A page that people wrote.
#[derive(Debug, Serialize)]
pub(crate) struct Own {
    /// The text, as HTML.
    pub text: tera::Value,
}

/// Where something was when it had another id.
#[derive(Debug, Serialize)]
pub(crate) struct Moved<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Where it is.
    pub page: String,
}

/// What a host shows where there is nothing.
#[derive(Debug, Serialize)]
pub(crate) struct NotFound {
    /// Whether links lead from here: only where the site knows its own address, for this page can
    /// be shown at any depth.
    pub links: bool,
    /// The front page.
    pub home: String,
}

/// What a host shows where there is nothing.
pub(crate) fn not_found(root: &str) -> NotFound {
    NotFound { links: !root.is_empty(), home: format!("{root}{}", address::TIMELINE) }
}
