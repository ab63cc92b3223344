//! An oracle: the definitions once more, as plainly as they can be put and without regard to time.

use std::collections::BTreeSet;

use claimline::{
    analyze::{Analysis, Standing, Statement, Voice},
    model::{Agent, Answers, Claim, Covers, Id, Question, Range, RelationKind, Value, When},
};

use super::world::World;

/// The kinds of standing, each with another voice and the statement that makes it so.
pub(crate) type Standings = BTreeSet<(&'static str, Voice, Id<Statement>)>;

/// A record with its statements, to ask about.
pub(crate) struct Oracle<'a> {
    world: &'a World,
    analysis: &'a Analysis,
    statements: Vec<Id<Statement>>,
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(world: &'a World, analysis: &'a Analysis) -> Self {
        Self { world, analysis, statements: analysis.statements.ids().collect() }
    }

    /// Certainly later: by the dates, else because it updates or retracts the other.
    pub(crate) fn is_later(&self, a: Id<Statement>, b: Id<Statement>) -> bool {
        let after = |a: Id<Statement>, b: Id<Statement>| match (self.said(a), self.said(b)) {
            (Some(a), Some(b)) => a.is_after(b),
            _ => false,
        };
        after(a, b) || (!after(b, a) && self.reaches(a, b))
    }

    /// All that makes the standing of a statement.
    pub(crate) fn standings(&self, of: Id<Statement>) -> Standings {
        let mut found = Standings::new();
        for (from, voice, kind, to) in self.bearings().into_iter().filter(|it| it.3 == of) {
            let another = voice != self.voice(to);
            match kind {
                RelationKind::Retracts => found.insert(("retracted", voice, from)),
                RelationKind::Updates => found.insert(("updated", voice, from)),
                RelationKind::Denies if another => found.insert(("denied", voice, from)),
                RelationKind::Confirms if another => found.insert(("confirmed", voice, from)),
                RelationKind::Denies | RelationKind::Confirms => false,
            };
        }
        for other in &self.statements {
            let voice = self.voice(*other);
            let own = voice == self.voice(of);
            let mut questions = self.world.record.questions.ids();
            if !questions.any(|question| self.are_incompatible(question, of, *other)) {
                continue;
            }
            if !own {
                found.insert(("contradicted", voice, *other));
            } else if self.is_later(*other, of) {
                found.insert(("updated", voice, *other));
            }
        }
        found
    }

    /// The standing as the analysis has it.
    pub(crate) fn standing(&self, of: Id<Statement>) -> Standings {
        let standing = self.analysis.statements[of].standing.iter();
        standing
            .map(|standing| {
                let (kind, it) = match standing {
                    Standing::Retracted(it) => ("retracted", it),
                    Standing::Updated(it) => ("updated", it),
                    Standing::Denied(it) => ("denied", it),
                    Standing::Contradicted(it) => ("contradicted", it),
                    Standing::Confirmed(it) => ("confirmed", it),
                };
                (kind, it.voice, self.analysis.claims[it.claim.row()].statement)
            })
            .collect()
    }

    /// The statements of a voice that still answer a question.
    pub(crate) fn current(&self, question: Id<Question>, voice: Voice) -> BTreeSet<Id<Statement>> {
        let state = matches!(self.world.record.questions[question].covers, Covers::State);
        let own: Vec<Id<Statement>> = self
            .statements
            .iter()
            .copied()
            .filter(|it| self.voice(*it) == voice && self.answer(question, *it).is_some())
            .collect();
        let bearings = self.bearings();
        let given_up = |of: &Id<Statement>| {
            bearings.iter().any(|(_, by, kind, to)| {
                to == of && renews(*kind) && (by.according_to().is_none() || *by == voice)
            })
        };
        let passed = |of: &Id<Statement>| {
            own.iter().any(|later| {
                let excludes = state || self.are_incompatible(question, *of, *later);
                excludes && self.is_later(*later, *of)
            })
        };
        own.iter().copied().filter(|it| !given_up(it) && !passed(it)).collect()
    }

    /// The range that a root's answer to a question counts with.
    pub(crate) fn range(&self, question: Id<Question>, of: Id<Statement>) -> Option<Range> {
        match self.answer(question, of) {
            Some(Value::Count(count)) => Some(count.range()),
            Some(Value::Choice(_)) | None => None,
        }
    }

    pub(crate) fn voice(&self, statement: Id<Statement>) -> Voice {
        self.analysis.statements[statement].voice
    }

    /// Whether the answers of two statements to a question cannot both hold.
    pub(crate) fn are_incompatible(
        &self,
        question: Id<Question>,
        a: Id<Statement>,
        b: Id<Statement>,
    ) -> bool {
        let row = &self.world.record.questions[question];
        let (Some(x), Some(y)) = (self.answer(question, a), self.answer(question, b)) else {
            return false;
        };
        let (a_later, b_later) = (self.is_later(a, b), self.is_later(b, a));
        let state = matches!(row.covers, Covers::State);
        if state && (a_later || b_later) {
            return false;
        }
        let total =
            matches!((&row.covers, &row.answers), (Covers::Since(_), Answers::Count { .. }));
        match (x, y) {
            (Value::Count(x), Value::Count(y)) => {
                let (mut x, mut y) = (x.range(), y.range());
                if total && b_later {
                    x = x.onwards();
                }
                if total && a_later {
                    y = y.onwards();
                }
                x.intersection(y).is_none()
            }
            (x, y) => x != y,
        }
    }

    /// Statement, voice, kind and the statement borne on.
    fn bearings(&self) -> Vec<(Id<Statement>, Voice, RelationKind, Id<Statement>)> {
        let record = &self.world.record;
        let mut bearings = Vec::new();
        for (claim, row) in record.claims.iter() {
            let from = self.of(claim);
            let root = self.root(from);
            let through = |claim: Id<Claim>| self.analysis.claims[claim.row()].attributed;
            let voice = match through(claim) {
                Some(party) if through(root).is_none() => {
                    Voice::Attributed(self.top(row.by), party)
                }
                _ => self.voice(from),
            };
            let own = |to| {
                let (side, other) = (record.side(root), self.root(to));
                let same = self.top(record.claims[root].by) == self.top(record.claims[other].by);
                side == record.side(other) && (same || record.sides[side].party)
            };
            let relations = row.relations.iter().map(|it| (it.kind, self.of(it.to)));
            let counted =
                relations.filter(|(kind, to)| from != *to && (!renews(*kind) || own(*to)));
            bearings.extend(counted.map(|(kind, to)| (from, voice, kind, to)));
        }
        bearings
    }

    /// The body that a speaker is part of in the end.
    fn top(&self, mut speaker: Agent) -> Agent {
        while let Agent::Actor(actor) = speaker {
            match self.world.record.actors[actor].of {
                Some(of) => speaker = Agent::Actor(of),
                None => break,
            }
        }
        speaker
    }

    /// Whether one statement updates or retracts another, itself or through others.
    fn reaches(&self, a: Id<Statement>, b: Id<Statement>) -> bool {
        let mut links = self.bearings();
        links.retain(|(_, voice, kind, to)| {
            renews(*kind) && (voice.according_to().is_none() || *voice == self.voice(*to))
        });
        let mut reached = BTreeSet::from([a]);
        loop {
            let further = links.iter().filter(|it| reached.contains(&it.0)).map(|it| it.3);
            let further: BTreeSet<Id<Statement>> = further.collect();
            if further.is_subset(&reached) {
                return a != b && reached.contains(&b);
            }
            reached.extend(further);
        }
    }

    fn answer(&self, question: Id<Question>, of: Id<Statement>) -> Option<&Value> {
        let answers = &self.world.record.claims[self.root(of)].answers;
        answers.iter().find(|it| it.question == question).map(|it| &it.value)
    }

    fn said(&self, statement: Id<Statement>) -> Option<&When> {
        self.world.record.claims[self.root(statement)].said.as_ref()
    }

    fn root(&self, statement: Id<Statement>) -> Id<Claim> {
        self.analysis.statements[statement].root
    }

    fn of(&self, claim: Id<Claim>) -> Id<Statement> {
        self.analysis.claims[claim.row()].statement
    }
}

fn renews(kind: RelationKind) -> bool {
    matches!(kind, RelationKind::Updates | RelationKind::Retracts)
}
