//! Sides, actors, outlets and places: each with all the claims that touch it.

use serde::Serialize;

use super::{
    Agent, ArticleLink, EventLink, Listed, PlaceNames, Side, agent, agent::owner_name,
    article_link, event_link, listed, place_names, side,
};
use crate::{
    error::Error,
    model::{self, Actor, Claim, Id, Outlet, Place, Precision},
    render::{address, export, material::Item, press::Press},
};

/// What all these pages have: a part of the claims that touch the thing.
#[derive(Debug, Serialize)]
pub(crate) struct Touching<'a> {
    /// The claims of this part, in the order they were said.
    pub claims: Vec<Listed<'a>>,
    /// How many there are in all.
    pub count: usize,
}

/// A part of the claims that touch something.
fn touching<'a>(
    press: &'a Press<'_>,
    all: &[Id<Claim>],
    part: usize,
    root: &str,
) -> Result<Touching<'a>, Error> {
    let part = press.it.part(all, part, Item::Claim);
    Ok(Touching { claims: listed(press, part, root)?, count: all.len() })
}

/// A side.
#[derive(Debug, Serialize)]
pub(crate) struct SidePage<'a> {
    /// The side.
    pub side: Side<'a>,
    /// The sides it fights beside.
    pub beside: Vec<Side<'a>>,
    /// What others regard it as.
    pub regarded: Vec<super::Regarded<'a>>,
    /// Who speaks for it or belongs to it.
    pub actors: Vec<Agent<'a>>,
    /// The outlets that belong to it.
    pub outlets: Vec<Agent<'a>>,
    /// What there is from it.
    pub coverage: Option<super::CoverageRow<'a>>,
    /// The claims it makes.
    pub touching: Touching<'a>,
    /// Its feed; only with `base_url`.
    pub feed: Option<String>,
}

/// A side's page.
pub(crate) fn side_page<'a>(
    press: &'a Press<'_>,
    id: Id<model::Side>,
    part: usize,
    root: &str,
) -> Result<SidePage<'a>, Error> {
    let it = &press.it;
    let record = it.record;
    let actors = record.actors.iter().filter(|(_, actor)| actor.side == id);
    let outlets = record.outlets.iter().filter(|(_, outlet)| outlet.side == Some(id));
    let coverage = it.analysis.coverage.iter().find(|row| row.side == id);
    Ok(SidePage {
        side: side(it, id, root),
        beside: record.sides[id].beside.iter().map(|other| side(it, *other, root)).collect(),
        regarded: super::regarded(it, &record.sides[id], root),
        actors: actors.map(|(id, _)| agent(it, model::Agent::Actor(id), root)).collect(),
        outlets: outlets.map(|(id, _)| agent(it, model::Agent::Outlet(id), root)).collect(),
        coverage: coverage.map(|row| super::coverage_row(it, row, root)),
        touching: touching(press, it.touches.side(id), part, root)?,
        feed: it
            .config
            .base_url
            .is_some()
            .then_some(format!("{root}{}", export::side_feed(record, id))),
    })
}

/// An actor.
#[derive(Debug, Serialize)]
pub(crate) struct ActorPage<'a> {
    /// The actor.
    pub actor: Agent<'a>,
    /// Other spellings.
    pub also: Vec<&'a str>,
    /// Its side.
    pub side: Side<'a>,
    /// Whether a party's actor does not speak for the party.
    pub unofficial: bool,
    /// What it is part of.
    pub of: Option<Agent<'a>>,
    /// What is part of it.
    pub parts: Vec<Agent<'a>>,
    /// The claims that touch it.
    pub touching: Touching<'a>,
}

/// An actor's page.
pub(crate) fn actor_page<'a>(
    press: &'a Press<'_>,
    id: Id<Actor>,
    part: usize,
    root: &str,
) -> Result<ActorPage<'a>, Error> {
    let it = &press.it;
    let record = it.record;
    let row = &record.actors[id];
    let one = |id| agent(it, model::Agent::Actor(id), root);
    let parts = record.actors.iter().filter(|(_, actor)| actor.of == Some(id));
    Ok(ActorPage {
        actor: one(id),
        also: row.also.iter().map(String::as_str).collect(),
        side: side(it, row.side, root),
        unofficial: record.sides[row.side].party && !row.official,
        of: row.of.map(one),
        parts: parts.map(|(id, _)| one(id)).collect(),
        touching: touching(press, it.touches.actor(id), part, root)?,
    })
}

/// An outlet.
#[derive(Debug, Serialize)]
pub(crate) struct OutletPage<'a> {
    /// The name.
    pub name: &'a str,
    /// Other spellings.
    pub also: Vec<&'a str>,
    /// Its side, if it is known.
    pub side: Option<Side<'a>>,
    /// Who owns it.
    pub owner: Option<&'a str>,
    /// Its address.
    pub url: Option<String>,
    /// The language it writes in, in words.
    pub language: Option<&'a str>,
    /// Its articles of this part, in the order they were published.
    pub articles: Vec<ArticleLink<'a>>,
    /// How many articles it has in all.
    pub published: usize,
    /// The claims that touch it.
    pub touching: Touching<'a>,
}

/// An outlet's page.
pub(crate) fn outlet_page<'a>(
    press: &'a Press<'_>,
    id: Id<Outlet>,
    part: usize,
    root: &str,
) -> Result<OutletPage<'a>, Error> {
    let it = &press.it;
    let row = &it.record.outlets[id];
    let all = it.touches.articles_of(id);
    let articles = it.part(all, part, Item::Claim);
    Ok(OutletPage {
        name: &row.name,
        also: row.also.iter().map(String::as_str).collect(),
        side: row.side.map(|id| side(it, id, root)),
        owner: row.owner.map(|owner| owner_name(it.record, owner)),
        url: row.url.as_deref().and_then(address::elsewhere),
        language: row.language.as_deref().map(|tag| it.words.language(tag)),
        articles: articles.iter().map(|id| article_link(it, *id, root)).collect(),
        published: all.len(),
        touching: touching(press, it.touches.outlet(id), part, root)?,
    })
}

/// A place.
#[derive(Debug, Serialize)]
pub(crate) struct PlacePage<'a> {
    /// Its names.
    pub place: PlaceNames<'a>,
    /// Latitude and longitude in degrees.
    pub at: Option<(f64, f64)>,
    /// How exact the position is: `point`, `village`, `district`, `region`, `line`.
    pub precision: Option<&'static str>,
    /// What happened there: the events of this part.
    pub events: Vec<EventLink<'a>>,
    /// The claims about what happened there.
    pub touching: Touching<'a>,
}

/// A place's page.
pub(crate) fn place_page<'a>(
    press: &'a Press<'_>,
    id: Id<Place>,
    part: usize,
    root: &str,
) -> Result<PlacePage<'a>, Error> {
    let it = &press.it;
    let row = &it.record.places[id];
    let events = it.part(it.touches.events_at(id), part, Item::Line);
    Ok(PlacePage {
        place: place_names(it, id, root),
        at: row.at,
        precision: row.precision.map(precision),
        events: events.iter().map(|id| event_link(it, *id, root)).collect(),
        touching: touching(press, it.touches.place(id), part, root)?,
    })
}

/// How exact a position is, as templates name it.
pub(crate) fn precision(precision: Precision) -> &'static str {
    match precision {
        Precision::Point => "point",
        Precision::Village => "village",
        Precision::District => "district",
        Precision::Region => "region",
        Precision::Line => "line",
    }
}
