//! The record: all that the content states.

use super::{
    Actor, Agent, Article, Claim, Event, Id, Outlet, Outline, Page, Place, Question, Side, Table,
    Withdrawn,
};

/// All that the content states.
#[derive(Debug, Default)]
pub struct Record {
    /// The sides, in the order that holds everywhere.
    pub sides: Table<Side>,
    /// The persons and bodies that speak.
    pub actors: Table<Actor>,
    /// Who publishes.
    pub outlets: Table<Outlet>,
    /// The places.
    pub places: Table<Place>,
    /// The outline that the map is drawn on.
    pub outline: Outline,
    /// The points at issue.
    pub questions: Table<Question>,
    /// The entries of the timeline, by id.
    pub events: Table<Event>,
    /// The published texts, by id.
    pub articles: Table<Article>,
    /// The claims, by article and in the order of their file.
    pub claims: Table<Claim>,
    /// What is left of claims that were withdrawn, in the same order. They count nowhere.
    pub withdrawn: Table<Withdrawn>,
    /// Pages of their own, by id.
    pub pages: Table<Page>,
}

impl Record {
    /// The side of a speaker. An outlet that speaks always has one; a mere carrier need not.
    pub fn side_of(&self, agent: Agent) -> Option<Id<Side>> {
        match agent {
            Agent::Actor(actor) => Some(self.actors[actor].side),
            Agent::Outlet(outlet) => self.outlets[outlet].side,
        }
    }

    /// The name of a speaker or carrier.
    pub fn agent_name(&self, agent: Agent) -> &str {
        match agent {
            Agent::Actor(actor) => &self.actors[actor].name,
            Agent::Outlet(outlet) => &self.outlets[outlet].name,
        }
    }

    /// The side that makes a claim.
    pub fn side(&self, claim: Id<Claim>) -> Id<Side> {
        self.side_of(self.claims[claim].by).expect("who speaks has a side: resolve made sure")
    }

    /// The side that made a claim that was withdrawn.
    pub fn side_of_withdrawn(&self, claim: Id<Withdrawn>) -> Id<Side> {
        self.side_of(self.withdrawn[claim].by).expect("who spoke has a side: resolve made sure")
    }

    /// The full id of a claim that was withdrawn: `<article>/<claim>`.
    pub fn full_id_of_withdrawn(&self, claim: Id<Withdrawn>) -> String {
        let row = &self.withdrawn[claim];
        format!("{}/{}", self.articles[row.article].id, row.id)
    }

    /// The claim at the beginning of a chain of repeats; itself where it repeats none.
    pub fn root(&self, mut claim: Id<Claim>) -> Id<Claim> {
        while let Some(repeated) = self.claims[claim].repeats {
            claim = repeated;
        }
        claim
    }

    /// The editor's paraphrase: a claim's own, else that of the nearest claim it repeats.
    pub fn says(&self, mut claim: Id<Claim>) -> &str {
        loop {
            let row = &self.claims[claim];
            match (&row.says, row.repeats) {
                (Some(says), _) => return says,
                (None, Some(repeated)) => claim = repeated,
                (None, None) => return "",
            }
        }
    }

    /// The full id: `<article>/<claim>`.
    pub fn full_id(&self, claim: Id<Claim>) -> String {
        let row = &self.claims[claim];
        format!("{}/{}", self.articles[row.article].id, row.id)
    }
}
