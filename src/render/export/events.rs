//! `data/events.json`.

use serde::Serialize;

use super::{
    Source,
    values::{ends, ids},
};
use crate::{
    model::{self, Id, Lasted},
    render::address,
};

/// An event.
#[derive(Debug, Serialize)]
pub(super) struct Event<'a> {
    id: &'a str,
    title: &'a str,
    when: &'a str,
    from: Option<String>,
    to: Option<String>,
    lasted: &'static str,
    places: Vec<&'a str>,
    context: &'a str,
    page: String,
    claims: Vec<String>,
    questions: Vec<&'a str>,
    heard: Vec<&'a str>,
    silent: Vec<&'a str>,
    one_sided: bool,
}

/// An event, with what follows about it.
pub(super) fn event(source: Source<'_>, id: Id<model::Event>) -> Event<'_> {
    let Source { record, analysis, .. } = source;
    let row = &record.events[id];
    let facts = &analysis.events[id.row()];
    let moments = ends(Some(&row.when));
    Event {
        id: &row.id,
        title: &row.title,
        when: row.when.written(),
        from: moments.from,
        to: moments.to,
        lasted: match row.lasted {
            Lasted::Within => "within",
            Lasted::Throughout => "throughout",
        },
        places: ids!(record.places, row.places),
        context: &row.context,
        page: address::event(record, id),
        claims: facts.claims.iter().map(|it| record.full_id(*it)).collect(),
        questions: ids!(record.questions, facts.questions),
        heard: ids!(record.sides, facts.heard),
        silent: ids!(record.sides, facts.silent),
        one_sided: facts.one_sided,
    }
}
