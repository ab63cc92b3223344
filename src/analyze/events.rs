//! Events: what is said in each, who is heard and who is silent.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    told::Told,
    types::{EventFacts, Statement},
};
use crate::model::{Event, Id, Side};

/// What follows about each event.
pub(super) fn events(told: &Told) -> Vec<EventFacts> {
    let record = told.record;
    let mut facts: Vec<EventFacts> = record.events.ids().map(|_| EventFacts::default()).collect();
    for claim in told.claims() {
        facts[record.claims[claim].event.row()].claims.push(claim);
    }
    for (id, question) in record.questions.iter() {
        if let Some(event) = question.event {
            facts[event.row()].questions.push(id);
        }
    }
    for (facts, heard) in facts.iter_mut().zip(heard(told)) {
        facts.claims.sort_by_cached_key(|claim| told.place(*claim));
        if told.parties().any(|party| heard.contains(&party)) {
            facts.silent = told.parties().filter(|party| !heard.contains(party)).collect();
            facts.one_sided = is_one_sided(told, &heard);
        }
        facts.heard = heard.into_iter().collect();
    }
    facts
}

/// The sides heard in each event: by a claim in it, an answer to its questions, or a relation to
/// one of its claims. What is attributed is not heard.
fn heard(told: &Told) -> Vec<BTreeSet<Id<Side>>> {
    let record = told.record;
    let mut heard = vec![BTreeSet::new(); record.events.len()];
    for claim in told.claims() {
        let statement = told.statements.of(claim);
        let event = record.claims[claim].event;
        if told.voices.attributed(claim).is_some() {
            continue;
        }
        let side = told.side(statement);
        heard[event.row()].insert(side);
        if claim != told.root(statement) {
            continue;
        }
        for answer in &record.claims[claim].answers {
            if let Some(event) = record.questions[answer.question].event {
                heard[event.row()].insert(side);
            }
        }
    }
    // A relation to a statement is heard wherever the statement is made.
    let mut made: BTreeMap<Id<Statement>, BTreeSet<Id<Event>>> = BTreeMap::new();
    for bearing in &told.bearings {
        if told.voices.attributed(bearing.claim).is_some() {
            continue;
        }
        for event in made.entry(bearing.to).or_insert_with(|| events_of(told, bearing.to)).iter() {
            heard[event.row()].insert(told.side(bearing.from));
        }
    }
    heard
}

fn events_of(told: &Told, statement: Id<Statement>) -> BTreeSet<Id<Event>> {
    let members = told.statements.members(statement).iter();
    let members = members.filter(|claim| told.counts(**claim));
    members.map(|claim| told.record.claims[*claim].event).collect()
}

/// Whether all the heard parties stand beside each other.
fn is_one_sided(told: &Told, heard: &BTreeSet<Id<Side>>) -> bool {
    let sides = &told.record.sides;
    let parties: Vec<Id<Side>> = told.parties().filter(|party| heard.contains(party)).collect();
    let beside = |a: &Id<Side>, b: &Id<Side>| a == b || sides[*a].beside.contains(b);
    parties.iter().all(|a| parties.iter().all(|b| beside(a, b)))
}
