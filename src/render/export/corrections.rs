//! `data/corrections.json`, and the withdrawn claims in `data/claims.json`.

use serde::Serialize;

use super::values::{agent, ends};
use crate::{
    model::{self, Id, Record, When},
    render::{
        address,
        corrections::{self, Thing},
    },
};

/// A change.
#[derive(Debug, Serialize)]
pub(super) struct Correction<'a> {
    id: String,
    date: &'a str,
    date_from: Option<String>,
    date_to: Option<String>,
    kind: &'static str,
    thing: String,
    withdrawn: bool,
    what: Option<&'a str>,
    why: &'a str,
    page: String,
}

/// What is left of a claim that was withdrawn.
#[derive(Debug, Serialize)]
pub(super) struct Withdrawn<'a> {
    id: String,
    event: &'a str,
    side: &'a str,
    speaker: &'a str,
    via: Vec<&'a str>,
    outlet: &'a str,
    article: &'a str,
    said: Option<&'a str>,
    #[serde(rename = "withdrawn")]
    date: &'a str,
    why: &'a str,
    page: String,
}

/// Every change, the newest first.
pub(super) fn corrections(record: &Record) -> impl Iterator<Item = Correction<'_>> {
    corrections::corrections(record).into_iter().map(|it| {
        let moments = ends(Some(it.date));
        Correction {
            id: it.name,
            date: it.date.written(),
            date_from: moments.from,
            date_to: moments.to,
            kind: it.thing.kind(),
            thing: thing(record, it.thing),
            withdrawn: it.what.is_none(),
            what: it.what,
            why: it.why,
            page: address::corrected(record, it.thing),
        }
    })
}

/// What is left of a claim that was withdrawn.
pub(super) fn withdrawn(record: &Record, id: Id<model::Withdrawn>) -> Withdrawn<'_> {
    let row = &record.withdrawn[id];
    let article = &record.articles[row.article];
    Withdrawn {
        id: record.full_id_of_withdrawn(id),
        event: &record.events[row.event].id,
        side: &record.sides[record.side_of_withdrawn(id)].id,
        speaker: agent(record, row.by),
        via: row.via.iter().map(|it| agent(record, *it)).collect(),
        outlet: &record.outlets[article.outlet].id,
        article: &article.id,
        said: row.said.as_ref().map(When::written),
        date: row.date.written(),
        why: &row.why,
        page: address::withdrawn(record, id),
    }
}

/// The id of what was changed.
fn thing(record: &Record, thing: Thing) -> String {
    match thing {
        Thing::Event(id) => record.events[id].id.clone(),
        Thing::Question(id) => record.questions[id].id.clone(),
        Thing::Article(id) => record.articles[id].id.clone(),
        Thing::Claim(id) => record.full_id(id),
        Thing::Withdrawn(id) => record.full_id_of_withdrawn(id),
    }
}
