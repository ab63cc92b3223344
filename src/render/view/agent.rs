//! Sides, and who speaks and carries.

use serde::Serialize;
use tera::Value;

use crate::{
    analyze::Voice,
    model::{self, Id},
    render::{address, material::Material},
};

/// A side: a name, a mark and a color together.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct Side<'a> {
    /// What its color is called in the style sheet.
    #[serde(skip)]
    pub class: &'a str,
    /// What a template sees of it.
    fields: &'a Value,
}

/// What a template sees of a side.
#[derive(Debug, Serialize)]
struct SideFields<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// What its color is called in the style sheet: `side-1`, or `third` for every third party.
    class: &'a str,
    /// The number of its mark.
    mark: usize,
    /// Whether it fights.
    party: bool,
    /// Its page.
    page: String,
}

/// A side.
pub(crate) fn side<'a>(it: &'a Material<'_>, id: Id<model::Side>, root: &str) -> Side<'a> {
    let row = &it.record.sides[id];
    let class = it.class(id);
    let fields = || SideFields {
        id: &row.id,
        name: &row.name,
        class,
        mark: it.mark(id),
        party: row.party,
        page: format!("{root}{}", address::side(it.record, id)),
    };
    let pieces = [("sign", "mark"), ("label", "side"), ("link", "side_link")];
    let made = || it.engine.with_pieces(&fields(), "side", &pieces);
    Side { class, fields: it.sides.get(id, root, made) }
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
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct Agent<'a>(&'a Value);

/// What a template sees of a speaker or carrier.
#[derive(Debug, Serialize)]
struct AgentFields<'a> {
    /// The name.
    name: &'a str,
    /// What an actor is: "spokesman".
    role: Option<&'a str>,
    /// What an actor is part of, the nearest first.
    of: Vec<&'a str>,
    /// Its page.
    page: String,
    /// The name of a carrier's side or owner, where that is a party.
    owner: Option<&'a str>,
}

/// A speaker or carrier.
pub(crate) fn agent<'a>(it: &'a Material<'_>, agent: model::Agent, root: &str) -> Agent<'a> {
    match agent {
        model::Agent::Actor(id) => {
            Agent(it.actors.get(id, root, || linked(it, &actor(it.record, id, root))))
        }
        model::Agent::Outlet(id) => {
            Agent(it.outlets.get(id, root, || linked(it, &outlet(it.record, id, root))))
        }
    }
}

fn linked(it: &Material<'_>, fields: &AgentFields<'_>) -> Value {
    it.engine.with_pieces(fields, "agent", &[("link", "agent")])
}

fn actor<'a>(record: &'a model::Record, id: Id<model::Actor>, root: &str) -> AgentFields<'a> {
    let row = &record.actors[id];
    AgentFields {
        name: &row.name,
        role: row.role.as_deref(),
        of: bodies(record, row.of),
        page: format!("{root}{}", address::actor(record, id)),
        owner: None,
    }
}

fn outlet<'a>(record: &'a model::Record, id: Id<model::Outlet>, root: &str) -> AgentFields<'a> {
    let row = &record.outlets[id];
    AgentFields {
        name: &row.name,
        role: None,
        of: Vec::new(),
        page: format!("{root}{}", address::outlet(record, id)),
        owner: row.owner.map(|owner| owner_name(record, owner)),
    }
}

/// The names of what an actor is part of, the nearest first.
pub(crate) fn bodies(record: &model::Record, mut next: Option<Id<model::Actor>>) -> Vec<&str> {
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
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub(crate) struct VoiceName<'a> {
    /// The side.
    #[serde(skip)]
    pub side: Side<'a>,
    /// The name.
    #[serde(skip)]
    pub name: &'a str,
    /// What a template sees of it.
    fields: Value,
}

/// What a template sees of who is heard.
#[derive(Debug, Serialize)]
struct VoiceFields<'a> {
    /// The side.
    side: Side<'a>,
    /// The name.
    name: &'a str,
    /// The page of the side, actor or outlet.
    page: String,
    /// The party that alone tells what was said.
    according_to: Option<Side<'a>>,
}

/// Who is heard.
pub(crate) fn voice<'a>(it: &'a Material<'_>, voice: Voice, root: &str) -> VoiceName<'a> {
    let record = it.record;
    let side = |id| side(it, id, root);
    let speaker = match voice {
        Voice::Party(_) => None,
        Voice::Actor(id) => Some(model::Agent::Actor(id)),
        Voice::Outlet(id) => Some(model::Agent::Outlet(id)),
        Voice::Attributed(agent, _) => Some(agent),
    };
    let side_id = voice.side(record);
    let name = speaker.map_or(&*record.sides[side_id].name, |it| record.agent_name(it));
    let make = || {
        let page = match speaker {
            Some(speaker) => address::agent(record, speaker),
            None => address::side(record, side_id),
        };
        let fields = VoiceFields {
            side: side(side_id),
            name,
            page: format!("{root}{page}"),
            according_to: voice.according_to().map(side),
        };
        it.engine.with_pieces(&fields, "voice", &[("link", "voice")])
    };
    let fields = it.voices.get(&(voice, root.to_owned()), make);
    VoiceName { side: side(side_id), name, fields }
}
