//! Sides, and who speaks and carries.

use serde::Serialize;

use crate::{
    analyze::Voice,
    model::{self, Id},
    render::{address, material::Material},
};

/// A side: a name, a mark and a color together.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Side<'a> {
    /// The id.
    pub id: &'a str,
    /// The name.
    pub name: &'a str,
    /// What its color is called in the style sheet: `side-1`, or `third` for every third party.
    pub class: &'a str,
    /// The number of its mark.
    pub mark: usize,
    /// Whether it fights.
    pub party: bool,
    /// Its page.
    pub page: String,
}

/// A side.
pub(crate) fn side<'a>(it: &'a Material<'_>, id: Id<model::Side>, root: &str) -> Side<'a> {
    let row = &it.record.sides[id];
    Side {
        id: &row.id,
        name: &row.name,
        class: it.class(id),
        mark: it.mark(id),
        party: row.party,
        page: format!("{root}{}", address::side(it.record, id)),
    }
}

/// What one side regards another as.
#[derive(Debug, Serialize)]
pub(crate) struct Regarded<'a> {
    /// Who does.
    pub by: Side<'a>,
    /// As which side.
    pub side: Side<'a>,
    /// Why, in a sentence.
    pub because: Option<&'a str>,
}

/// What others regard a side as.
pub(crate) fn regarded<'a>(
    it: &'a Material<'_>,
    row: &'a model::Side,
    root: &str,
) -> Vec<Regarded<'a>> {
    let view = |view: &'a model::Regarded| Regarded {
        by: side(it, view.by, root),
        side: side(it, view.regarded, root),
        because: view.because.as_deref(),
    };
    row.regarded_as.iter().map(view).collect()
}

/// A speaker or carrier.
#[derive(Debug, Serialize)]
pub(crate) struct Agent<'a> {
    /// The name.
    pub name: &'a str,
    /// What an actor is: "spokesman".
    pub role: Option<&'a str>,
    /// What an actor is part of, the nearest first.
    pub of: Vec<&'a str>,
    /// Its page.
    pub page: String,
    /// The name of a carrier's side or owner, where that is a party.
    pub owner: Option<&'a str>,
}

/// A speaker or carrier.
pub(crate) fn agent<'a>(it: &Material<'a>, agent: model::Agent, root: &str) -> Agent<'a> {
    let record = it.record;
    let page = format!("{root}{}", address::agent(record, agent));
    match agent {
        model::Agent::Actor(id) => {
            let row = &record.actors[id];
            let role = row.role.as_deref();
            Agent { name: &row.name, role, of: bodies(record, row.of), page, owner: None }
        }
        model::Agent::Outlet(id) => {
            let row = &record.outlets[id];
            let owner = row.owner.map(|owner| owner_name(record, owner));
            Agent { name: &row.name, role: None, of: Vec::new(), page, owner }
        }
    }
}

fn bodies(record: &model::Record, mut next: Option<Id<model::Actor>>) -> Vec<&str> {
    let mut bodies = Vec::new();
    while let Some(id) = next {
        bodies.push(record.actors[id].name.as_str());
        next = record.actors[id].of;
    }
    bodies
}

/// The name of an outlet's owner.
pub(crate) fn owner_name(record: &model::Record, owner: model::Owner) -> &str {
    match owner {
        model::Owner::Side(id) => &record.sides[id].name,
        model::Owner::Actor(id) => &record.actors[id].name,
    }
}

/// Who is heard: a party under its own name, anyone else under theirs, with the mark of their side.
#[derive(Debug, Serialize)]
pub(crate) struct VoiceName<'a> {
    /// The side.
    pub side: Side<'a>,
    /// The name.
    pub name: &'a str,
    /// The page of the side, actor or outlet.
    pub page: String,
    /// The party that alone tells what was said.
    pub according_to: Option<Side<'a>>,
}

/// Who is heard.
pub(crate) fn voice<'a>(it: &'a Material<'_>, voice: Voice, root: &str) -> VoiceName<'a> {
    let side_of = |id| side(it, id, root);
    let own = side_of(voice.side(it.record));
    let according_to = voice.according_to().map(side_of);
    let agent = match voice {
        Voice::Party(_) => {
            return VoiceName { name: own.name, page: own.page.clone(), side: own, according_to };
        }
        Voice::Actor(id) => model::Agent::Actor(id),
        Voice::Outlet(id) => model::Agent::Outlet(id),
        Voice::Attributed(agent, _) => agent,
    };
    let page = format!("{root}{}", address::agent(it.record, agent));
    VoiceName { side: own, name: it.record.agent_name(agent), page, according_to }
}
