//! The lists: questions, articles, places; and pages that people wrote.

use serde::Serialize;

use super::{
    ArticleLink, EventLink, PlaceNames, QuestionTable, article_link, event_link, place_names,
    question_table,
};
use crate::{
    model::{Article, Id},
    render::{address, material::Material, touches},
};

/// The list of the questions, those on which accounts are the farthest apart first.
#[derive(Debug, Serialize)]
pub(crate) struct Questions<'a> {
    /// The questions.
    pub questions: Vec<QuestionTable<'a>>,
}

/// The list of the questions.
pub(crate) fn questions<'a>(it: &'a Material<'_>, root: &str) -> Questions<'a> {
    let all = it.analysis.by_distance.iter();
    Questions { questions: all.map(|id| question_table(it, *id, root)).collect() }
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
    let size = it.config.layout.claims.max(1);
    let part = all.chunks(size).nth(part).unwrap_or_default();
    Sources {
        articles: part.iter().map(|id| article_link(it, *id, root)).collect(),
        count: all.len(),
    }
}

/// The list of the places.
#[derive(Debug, Serialize)]
pub(crate) struct Places<'a> {
    /// The places.
    pub places: Vec<PlaceRow<'a>>,
}

/// A place of the list.
#[derive(Debug, Serialize)]
pub(crate) struct PlaceRow<'a> {
    /// Its names.
    pub place: PlaceNames<'a>,
    /// What happened there.
    pub events: Vec<EventLink<'a>>,
    /// How many claims there are about it.
    pub claims: usize,
}

/// The list of the places.
pub(crate) fn places<'a>(it: &'a Material<'_>, root: &str) -> Places<'a> {
    let place = |id| PlaceRow {
        place: place_names(it, id, root),
        events: it.touches.events_at(id).iter().map(|id| event_link(it, *id, root)).collect(),
        claims: it.touches.place(id).len(),
    };
    Places { places: it.record.places.ids().map(place).collect() }
}

/// A page that people wrote.
#[derive(Debug, Serialize)]
pub(crate) struct Own {
    /// The text, as HTML.
    pub text: tera::Value,
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
