//! What is declared is used: a claim, an article or an event leads to it.

use super::Subject;
use crate::{
    diagnostic::{Code, Diagnostic, Report, codes},
    model::{Agent, Answers, Id, Owner, Record, Side},
    source::Span,
};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    let used = Used::of(record);
    let sides = record.sides.iter().map(|(id, it)| (used.sides[id.row()], it.id.as_str(), it.span));
    tell(report, &codes::UNUSED_SIDE, "nobody of this side speaks or carries", sides);
    let actors =
        record.actors.iter().map(|(id, it)| (used.actors[id.row()], it.id.as_str(), it.span));
    tell(report, &codes::UNUSED_ACTOR, "no claim or article names this actor", actors);
    let outlets =
        record.outlets.iter().map(|(id, it)| (used.outlets[id.row()], it.id.as_str(), it.span));
    tell(report, &codes::UNUSED_OUTLET, "no claim or article names this outlet", outlets);
    let places =
        record.places.iter().map(|(id, it)| (used.places[id.row()], it.id.as_str(), it.span));
    tell(report, &codes::UNUSED_PLACE, "no event is in this place", places);
    let questions =
        record.questions.iter().map(|(id, it)| (used.questions[id.row()], it.id.as_str(), it.span));
    tell(report, &codes::UNUSED_QUESTION, "no claim answers this question", questions);
}

fn tell<'a>(
    report: &mut Report,
    code: &'static Code,
    message: &str,
    rows: impl Iterator<Item = (bool, &'a str, Span)>,
) {
    for (_, id, span) in rows.filter(|it| !it.0) {
        report.add(
            Diagnostic::new(code, span, format!("{message}: `{id}`"))
                .help("use it, or take it out of the register"),
        );
    }
}

/// What is used, by rows.
struct Used {
    sides: Vec<bool>,
    actors: Vec<bool>,
    outlets: Vec<bool>,
    places: Vec<bool>,
    questions: Vec<bool>,
}

impl Used {
    fn of(record: &Record) -> Self {
        let mut used = Self {
            // A party that never speaks is silent, which is worth showing.
            sides: record.sides.iter().map(|(_, it)| it.party).collect(),
            actors: vec![false; record.actors.len()],
            outlets: vec![false; record.outlets.len()],
            places: vec![false; record.places.len()],
            questions: vec![false; record.questions.len()],
        };
        for (_, claim) in record.claims.iter() {
            used.agent(record, claim.by);
            claim.via.iter().for_each(|it| used.agent(record, *it));
            for answer in &claim.answers {
                used.questions[answer.question.row()] = true;
            }
        }
        for (_, claim) in record.withdrawn.iter() {
            used.agent(record, claim.by);
            claim.via.iter().for_each(|it| used.agent(record, *it));
        }
        for (_, article) in record.articles.iter() {
            used.agent(record, Agent::Outlet(article.outlet));
            article.via.iter().for_each(|it| used.agent(record, *it));
        }
        for (_, event) in record.events.iter() {
            event.places.iter().for_each(|it| used.places[it.row()] = true);
        }
        used.named_sides(record);
        used
    }

    /// Whoever speaks or carries, what it is part of or belongs to, and its side.
    fn agent(&mut self, record: &Record, agent: Agent) {
        match agent {
            Agent::Actor(actor) => {
                let mut next = Some(actor);
                while let Some(actor) = next.filter(|it| !self.actors[it.row()]) {
                    self.actors[actor.row()] = true;
                    self.side(record.actors[actor].side);
                    next = record.actors[actor].of;
                }
            }
            Agent::Outlet(outlet) if !self.outlets[outlet.row()] => {
                self.outlets[outlet.row()] = true;
                let outlet = &record.outlets[outlet];
                outlet.side.into_iter().for_each(|it| self.side(it));
                match outlet.owner {
                    Some(Owner::Actor(actor)) => self.agent(record, Agent::Actor(actor)),
                    Some(Owner::Side(side)) => self.side(side),
                    None => {}
                }
            }
            Agent::Outlet(_) => {}
        }
    }

    /// The sides that places are named by and questions ask about.
    fn named_sides(&mut self, record: &Record) {
        for (_, place) in record.places.iter() {
            place.names.iter().filter_map(|it| it.side).for_each(|it| self.side(it));
        }
        for (_, question) in record.questions.iter() {
            question.about.iter().for_each(|it| self.side(*it));
            match &question.answers {
                Answers::Count { against, .. } => against.iter().for_each(|it| self.side(*it)),
                Answers::Choice(choices) => {
                    choices.iter().flat_map(|it| &it.against).for_each(|it| self.side(*it));
                }
            }
        }
    }

    fn side(&mut self, side: Id<Side>) {
        self.sides[side.row()] = true;
    }
}
