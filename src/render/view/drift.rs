//! What became of a statement on the way: a row for each article that passes it on with a change.

use serde::Serialize;

use super::{
    Agent, When, agent,
    standing::{self, Drifted},
    when,
};
use crate::{
    model::{self, Id, Moment},
    render::{address, material::Material},
};

/// An article that passes a statement on with a change.
#[derive(Debug, Serialize)]
pub(crate) struct DriftRow<'a> {
    /// Who published it.
    pub outlet: Agent<'a>,
    /// When.
    pub published: Option<When>,
    /// The claim in it.
    pub page: String,
    /// What changed.
    pub changes: Vec<Drifted<'a>>,
}

/// What became of a root on the way, by when the articles were published; nothing for a relay.
pub(crate) fn drift_rows<'a>(
    it: &'a Material<'_>,
    id: Id<model::Claim>,
    root: &str,
) -> Vec<DriftRow<'a>> {
    let statement = it.statement(id);
    if statement.root != id {
        return Vec::new();
    }
    let record = it.record;
    let drift = |claim: Id<model::Claim>| &it.analysis.claims[claim.row()].drift;
    let published =
        |claim: Id<model::Claim>| record.articles[record.claims[claim].article].published.as_ref();
    let mut relays: Vec<_> =
        statement.members.iter().copied().filter(|relay| !drift(*relay).is_empty()).collect();
    relays.sort_by_key(|relay| {
        published(*relay).map_or((Moment::NEVER, Moment::NEVER), model::When::order)
    });
    let row = |relay: Id<model::Claim>| {
        let article = &record.articles[record.claims[relay].article];
        DriftRow {
            outlet: agent(it, model::Agent::Outlet(article.outlet), root),
            published: published(relay).map(|published| when(it, published)),
            page: format!("{root}{}", address::claim(record, relay)),
            changes: drift(relay).iter().map(|one| standing::drifted(it, relay, one)).collect(),
        }
    };
    relays.into_iter().map(row).collect()
}
