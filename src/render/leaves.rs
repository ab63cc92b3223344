//! The pages that stand in one file, in the order in which they are read.

use std::collections::BTreeMap;

use super::{
    material::Material,
    routes::{self, Route},
};
use crate::model::{Event, Id, Record};

/// A page that stands in a file with others.
#[derive(Debug)]
pub(crate) struct Leaf {
    /// Its address in the site.
    pub address: String,
    /// Whether the claims on it are there to be found, and stand on the pages of their events too.
    pub is_list: bool,
}

/// The pages of the record, or those of an event: the event, the questions answered about it, the
/// articles that tell of it, and what people wrote about the record.
pub(crate) fn leaves(
    it: &Material<'_>,
    routes: &BTreeMap<String, Route>,
    event: Option<Id<Event>>,
) -> Vec<Leaf> {
    let pages = routes::pages(routes).map(|address| (address, &routes[address]));
    let mut pages: Vec<_> = pages
        .filter(|(_, route)| event.is_none_or(|event| is_about(it.record, route, event)))
        .collect();
    let mut rows = vec![0; it.record.events.len()];
    for (row, event) in it.analysis.timeline.iter().enumerate() {
        rows[event.row()] = row;
    }
    pages.sort_by_key(|(_, route)| place(route, &rows));
    let leaf = |(address, route): (&str, &Route)| Leaf {
        address: address.to_owned(),
        is_list: matches!(
            route,
            Route::Side(..) | Route::Actor(..) | Route::Outlet(..) | Route::Place(..)
        ),
    };
    pages.into_iter().map(leaf).collect()
}

fn is_about(record: &Record, route: &Route, event: Id<Event>) -> bool {
    let mut told = record.claims.iter().map(|(_, it)| it).filter(|it| it.event == event);
    match *route {
        Route::Event(id) => id == event,
        Route::Question(id) => {
            record.questions[id].event == Some(event)
                || told.any(|it| it.answers.iter().any(|it| it.question == id))
        }
        Route::Article(id) => told.any(|it| it.article == id),
        Route::Own(_) => true,
        _ => false,
    }
}

/// The place of a page: that of its kind, then its own among these, then the part of a list. `rows`
/// are the places of the events on the timeline.
fn place(route: &Route, rows: &[usize]) -> (usize, usize, usize) {
    match *route {
        Route::Timeline => (0, 0, 0),
        Route::Period(row) => (1, row, 0),
        Route::Event(id) => (2, rows[id.row()], 0),
        Route::Questions(part) => (3, 0, part),
        Route::Question(id) => (4, id.row(), 0),
        Route::Ledger(part) => (5, 0, part),
        Route::Admissions(part) => (6, 0, part),
        Route::Sources(part) => (7, 0, part),
        Route::Article(id) => (8, id.row(), 0),
        Route::Places(part) => (9, 0, part),
        Route::Place(id, part) => (10, id.row(), part),
        Route::Coverage(part) => (11, 0, part),
        Route::Side(id, part) => (12, id.row(), part),
        Route::Actor(id, part) => (13, id.row(), part),
        Route::Outlet(id, part) => (14, id.row(), part),
        Route::Corrections(part) => (15, 0, part),
        Route::Own(id) => (16, id.row(), 0),
        Route::Search
        | Route::Moved(_)
        | Route::NotFound
        | Route::Card
        | Route::Asset(_)
        | Route::Export(_) => (17, 0, 0),
    }
}
