//! The lists: questions, articles, places, and what there is from each side.

use serde::Serialize;

use super::{
    ArticleLink, EventLink, PlaceNames, QuestionTable, Side, article_link, event_link, place_names,
    question_table, side,
};
use crate::{
    analyze,
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

/// What there is from each side, and what is missing.
#[derive(Debug, Serialize)]
pub(crate) struct Coverage<'a> {
    /// The sides.
    pub rows: Vec<CoverageRow<'a>>,
    /// The events told by one camp only.
    pub one_sided: Vec<EventLink<'a>>,
    /// The events in which a party is not heard though another is.
    pub silences: Vec<Silence<'a>>,
    /// The articles without a public address.
    pub unaddressed: Vec<ArticleLink<'a>>,
    /// How many articles no web archive has a copy of.
    pub unarchived: usize,
}

/// What there is from one side.
#[derive(Debug, Serialize)]
pub(crate) struct CoverageRow<'a> {
    /// The side.
    pub side: Side<'a>,
    /// Its statements.
    pub statements: usize,
    /// Statements of its speakers that are known only through another party.
    pub attributed: usize,
    /// Its claims: statements as often as they were printed.
    pub claims: usize,
    /// The articles they stand in.
    pub articles: usize,
    /// The outlets of those articles.
    pub outlets: usize,
    /// Statements that acknowledge an own loss.
    pub admissions: usize,
    /// Statements that another voice contradicts or denies.
    pub contradicted: usize,
    /// Articles among them with an archived copy.
    pub archived: usize,
    /// Events in which it is heard.
    pub heard: usize,
}

/// An event in which parties are not heard.
#[derive(Debug, Serialize)]
pub(crate) struct Silence<'a> {
    /// The event.
    pub event: EventLink<'a>,
    /// The parties.
    pub silent: Vec<Side<'a>>,
}

/// What there is from each side.
pub(crate) fn coverage<'a>(it: &'a Material<'_>, root: &str) -> Coverage<'a> {
    let record = it.record;
    let facts = |id: &Id<_>| &it.analysis.events[id.row()];
    let timeline = &it.analysis.timeline;
    let silence = |id: &Id<_>| Silence {
        event: event_link(it, *id, root),
        silent: facts(id).silent.iter().map(|party| side(it, *party, root)).collect(),
    };
    Coverage {
        rows: it.analysis.coverage.iter().map(|row| coverage_row(it, row, root)).collect(),
        one_sided: timeline
            .iter()
            .filter(|id| facts(id).one_sided)
            .map(|id| event_link(it, *id, root))
            .collect(),
        silences: timeline.iter().filter(|id| !facts(id).silent.is_empty()).map(silence).collect(),
        unaddressed: touches::as_published(record)
            .into_iter()
            .filter(|id| record.articles[*id].url.is_none())
            .map(|id| article_link(it, id, root))
            .collect(),
        unarchived: record.articles.iter().filter(|(_, row)| row.archived.is_none()).count(),
    }
}

/// What there is from one side.
pub(crate) fn coverage_row<'a>(
    it: &'a Material<'_>,
    row: &analyze::Coverage,
    root: &str,
) -> CoverageRow<'a> {
    CoverageRow {
        side: side(it, row.side, root),
        statements: row.statements,
        attributed: row.attributed,
        claims: row.claims,
        articles: row.articles,
        outlets: row.outlets,
        admissions: row.admissions,
        contradicted: row.contradicted,
        archived: row.archived,
        heard: row.heard,
    }
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
