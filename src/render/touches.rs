//! Which claims touch what: worked out once, so that no page walks through the whole record.

use super::view::is_known;
use crate::model::{
    Actor, Agent, Article, Claim, Event, Id, Outlet, Place, Record, Side, Table, When,
};

/// The claims that touch each thing, in the order they were said.
#[derive(Debug)]
pub(crate) struct Touches {
    sides: Vec<Vec<Id<Claim>>>,
    actors: Vec<Vec<Id<Claim>>>,
    outlets: Vec<Vec<Id<Claim>>>,
    places: Vec<Vec<Id<Claim>>>,
    articles: Vec<Vec<Id<Claim>>>,
    events_at: Vec<Vec<Id<Event>>>,
    articles_of: Vec<Vec<Id<Article>>>,
}

impl Touches {
    /// Goes through the record once; `timeline` is the order of the events.
    pub(crate) fn new(record: &Record, timeline: &[Id<Event>]) -> Self {
        let mut touches = Self {
            sides: empty(&record.sides),
            actors: empty(&record.actors),
            outlets: empty(&record.outlets),
            places: empty(&record.places),
            articles: empty(&record.articles),
            events_at: empty(&record.places),
            articles_of: empty(&record.outlets),
        };
        for claim in as_said(record) {
            touches.add(record, claim);
        }
        for event in timeline {
            for place in &record.events[*event].places {
                put(&mut touches.events_at[place.row()], *event);
            }
        }
        for article in as_published(record) {
            touches.articles_of[record.articles[article].outlet.row()].push(article);
        }
        touches
    }

    fn add(&mut self, record: &Record, claim: Id<Claim>) {
        let row = &record.claims[claim];
        put(&mut self.sides[record.side(claim).row()], claim);
        self.articles[row.article.row()].push(claim);
        self.add_agent(record, row.by, claim);
        for carrier in &row.via {
            self.add_agent(record, *carrier, claim);
        }
        self.add_agent(record, Agent::Outlet(record.articles[row.article].outlet), claim);
        for place in &record.events[row.event].places {
            put(&mut self.places[place.row()], claim);
        }
    }

    // What a spokesman says touches the ministry that he is part of.
    fn add_agent(&mut self, record: &Record, agent: Agent, claim: Id<Claim>) {
        match agent {
            Agent::Outlet(outlet) => put(&mut self.outlets[outlet.row()], claim),
            Agent::Actor(actor) => {
                let mut next = Some(actor);
                while let Some(it) = next {
                    put(&mut self.actors[it.row()], claim);
                    next = record.actors[it].of;
                }
            }
        }
    }

    /// The claims that a side makes.
    pub(crate) fn side(&self, id: Id<Side>) -> &[Id<Claim>] {
        &self.sides[id.row()]
    }

    /// The claims that an actor, or one who is part of it, makes or carries.
    pub(crate) fn actor(&self, id: Id<Actor>) -> &[Id<Claim>] {
        &self.actors[id.row()]
    }

    /// The claims that an outlet makes, carries or publishes.
    pub(crate) fn outlet(&self, id: Id<Outlet>) -> &[Id<Claim>] {
        &self.outlets[id.row()]
    }

    /// The claims about what happened at a place.
    pub(crate) fn place(&self, id: Id<Place>) -> &[Id<Claim>] {
        &self.places[id.row()]
    }

    /// The claims that an article prints.
    pub(crate) fn article(&self, id: Id<Article>) -> &[Id<Claim>] {
        &self.articles[id.row()]
    }

    /// The events at a place, in the order of the timeline.
    pub(crate) fn events_at(&self, id: Id<Place>) -> &[Id<Event>] {
        &self.events_at[id.row()]
    }

    /// The articles of an outlet, in the order they were published.
    pub(crate) fn articles_of(&self, id: Id<Outlet>) -> &[Id<Article>] {
        &self.articles_of[id.row()]
    }
}

/// Every article in the order they were published; what has no date comes last.
pub(crate) fn as_published(record: &Record) -> Vec<Id<Article>> {
    let mut articles: Vec<_> = record.articles.ids().collect();
    articles.sort_by_key(|id| {
        let published = record.articles[*id].published.as_ref().filter(|it| is_known(it));
        let first = published.and_then(When::earliest);
        (first.is_none(), first, *id)
    });
    articles
}

/// Every claim in the order they were said; what has no date comes last.
pub(crate) fn as_said(record: &Record) -> Vec<Id<Claim>> {
    let mut claims: Vec<_> = record.claims.ids().collect();
    claims.sort_by_key(|id| {
        let said = record.claims[*id].said.as_ref().filter(|it| is_known(it));
        let first = said.and_then(When::earliest);
        (first.is_none(), first, said.and_then(When::latest), *id)
    });
    claims
}

fn empty<T, U>(table: &Table<T>) -> Vec<Vec<U>> {
    table.ids().map(|_| Vec::new()).collect()
}

/// Adds what is not there yet; the same thing only ever comes twice in a row.
fn put<T>(list: &mut Vec<Id<T>>, id: Id<T>) {
    if list.last() != Some(&id) {
        list.push(id);
    }
}
