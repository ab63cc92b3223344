//! `data/sides.json`, `actors.json`, `outlets.json` and `places.json`.

use serde::Serialize;

use super::{Source, values::ids};
use crate::{
    model::{self, Id, Precision, Record},
    render::address,
};

/// A side.
#[derive(Debug, Serialize)]
pub(super) struct Side<'a> {
    id: &'a str,
    name: &'a str,
    party: bool,
    beside: Vec<&'a str>,
    regarded_as: Vec<Regarded<'a>>,
    page: String,
    coverage: Option<Coverage>,
}

/// What one side regards another as.
#[derive(Debug, Serialize)]
struct Regarded<'a> {
    by: &'a str,
    #[serde(rename = "as")]
    like: &'a str,
    because: Option<&'a str>,
}

/// What there is from a side.
#[derive(Debug, Serialize)]
struct Coverage {
    statements: usize,
    attributed: usize,
    claims: usize,
    articles: usize,
    outlets: usize,
    admissions: usize,
    contradicted: usize,
    archived: usize,
    events: usize,
}

/// An actor.
#[derive(Debug, Serialize)]
pub(super) struct Actor<'a> {
    id: &'a str,
    name: &'a str,
    also: &'a [String],
    role: Option<&'a str>,
    of: Option<&'a str>,
    side: &'a str,
    official: bool,
    page: String,
}

/// An outlet.
#[derive(Debug, Serialize)]
pub(super) struct Outlet<'a> {
    id: &'a str,
    name: &'a str,
    also: &'a [String],
    url: Option<&'a str>,
    language: Option<&'a str>,
    side: Option<&'a str>,
    owner: Option<Owner<'a>>,
    page: String,
}

/// Who owns an outlet.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Owner<'a> {
    Side(&'a str),
    Actor(&'a str),
}

/// A place.
#[derive(Debug, Serialize)]
pub(super) struct Place<'a> {
    id: &'a str,
    names: Vec<Name<'a>>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    precision: Option<&'static str>,
    page: String,
}

/// A name of a place.
#[derive(Debug, Serialize)]
struct Name<'a> {
    #[serde(rename = "name")]
    text: &'a str,
    side: Option<&'a str>,
    language: Option<&'a str>,
}

/// A side.
pub(super) fn side<'a>(source: Source<'a>, id: Id<model::Side>) -> Side<'a> {
    let Source { record, analysis, .. } = source;
    let row = &record.sides[id];
    let regarded = |it: &'a model::Regarded| Regarded {
        by: &record.sides[it.by].id,
        like: &record.sides[it.regarded].id,
        because: it.because.as_deref(),
    };
    let coverage = analysis.coverage.iter().find(|it| it.side == id).map(|it| Coverage {
        statements: it.statements,
        attributed: it.attributed,
        claims: it.claims,
        articles: it.articles,
        outlets: it.outlets,
        admissions: it.admissions,
        contradicted: it.contradicted,
        archived: it.archived,
        events: it.heard,
    });
    Side {
        id: &row.id,
        name: &row.name,
        party: row.party,
        beside: ids!(record.sides, row.beside),
        regarded_as: row.regarded_as.iter().map(regarded).collect(),
        page: address::side(record, id),
        coverage,
    }
}

/// An actor.
pub(super) fn actor(record: &Record, id: Id<model::Actor>) -> Actor<'_> {
    let row = &record.actors[id];
    Actor {
        id: &row.id,
        name: &row.name,
        also: &row.also,
        role: row.role.as_deref(),
        of: row.of.map(|it| record.actors[it].id.as_str()),
        side: &record.sides[row.side].id,
        official: row.official,
        page: address::actor(record, id),
    }
}

/// An outlet.
pub(super) fn outlet(record: &Record, id: Id<model::Outlet>) -> Outlet<'_> {
    let row = &record.outlets[id];
    Outlet {
        id: &row.id,
        name: &row.name,
        also: &row.also,
        url: row.url.as_deref(),
        language: row.language.as_deref(),
        side: row.side.map(|it| record.sides[it].id.as_str()),
        owner: row.owner.map(|it| match it {
            model::Owner::Side(side) => Owner::Side(&record.sides[side].id),
            model::Owner::Actor(actor) => Owner::Actor(&record.actors[actor].id),
        }),
        page: address::outlet(record, id),
    }
}

/// A place.
pub(super) fn place<'a>(record: &'a Record, id: Id<model::Place>) -> Place<'a> {
    let row = &record.places[id];
    let name = |it: &'a model::PlaceName| Name {
        text: &it.name,
        side: it.side.map(|side| record.sides[side].id.as_str()),
        language: it.language.as_deref(),
    };
    Place {
        id: &row.id,
        names: row.names.iter().map(name).collect(),
        latitude: row.at.map(|at| at.0),
        longitude: row.at.map(|at| at.1),
        precision: row.precision.map(|it| match it {
            Precision::Point => "point",
            Precision::Village => "village",
            Precision::District => "district",
            Precision::Region => "region",
            Precision::Line => "line",
        }),
        page: address::place(record, id),
    }
}
