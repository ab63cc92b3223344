//! What an analysis holds, in lines that tests can compare: the kind of fact, what it is about, and
//! the fact.

use claimline::{
    analyze::{Allowed, Analysis, CommonGround, Drift, Standing, Voice},
    model::{Agent, Answers, Bound, Id, Question, Range, Side, Value},
};

use super::world::World;

/// All facts of an analysis.
pub(crate) fn facts(world: &World, analysis: &Analysis) -> Vec<String> {
    let mut facts = Vec::new();
    statements(world, analysis, &mut facts);
    claims(world, analysis, &mut facts);
    questions(world, analysis, &mut facts);
    events(world, analysis, &mut facts);
    overall(world, analysis, &mut facts);
    facts
}

/// What a voice is called.
pub(crate) fn voice(world: &World, voice: Voice) -> String {
    let record = &world.record;
    match voice {
        Voice::Party(side) => record.sides[side].id.clone(),
        Voice::Actor(actor) => record.actors[actor].id.clone(),
        Voice::Outlet(outlet) => record.outlets[outlet].id.clone(),
        Voice::Attributed(agent, side) => {
            let speaker = match agent {
                Agent::Actor(actor) => &record.actors[actor].id,
                Agent::Outlet(outlet) => &record.outlets[outlet].id,
            };
            format!("{speaker}-according-to-{}", record.sides[side].id)
        }
    }
}

fn statements(world: &World, analysis: &Analysis, facts: &mut Vec<String>) {
    for (_, statement) in analysis.statements.iter() {
        let root = world.name(statement.root);
        let members = statement.members.iter().map(|it| world.name(*it));
        facts.push(format!("statement {root} = {}", join(members)));
        facts.push(format!("voice {root} = {}", voice(world, statement.voice)));
        for standing in &statement.standing {
            let (kind, witness) = match standing {
                Standing::Retracted(it) => ("retracted", it),
                Standing::Updated(it) => ("updated", it),
                Standing::Denied(it) => ("denied", it),
                Standing::Contradicted(it) => ("contradicted", it),
                Standing::Confirmed(it) => ("confirmed", it),
            };
            let (by, claim) = (voice(world, witness.voice), world.name(witness.claim));
            let question = witness.question.map_or("", |it| &world.record.questions[it].id);
            facts.push(format!("standing {root} = {kind} {by} {claim} {question}").trim().into());
        }
        for question in &statement.admits {
            facts.push(format!("admits {root} = {}", world.record.questions[*question].id));
        }
    }
}

fn claims(world: &World, analysis: &Analysis, facts: &mut Vec<String>) {
    for (claim, row) in world.record.claims.ids().zip(&analysis.claims) {
        let name = world.name(claim);
        if let Some(side) = row.attributed {
            facts.push(format!("attributed {name} = {}", world.record.sides[side].id));
        }
        for drift in &row.drift {
            let id = |question: &Id<Question>| &world.record.questions[*question].id;
            let drift = match drift {
                Drift::Changed { question, root, relay } => {
                    let (from, to) = (said(world, *question, root), said(world, *question, relay));
                    format!("changed {} {from} to {to}", id(question))
                }
                Drift::Added { question, relay } => {
                    format!("added {} {}", id(question), said(world, *question, relay))
                }
                Drift::UnitChanged { root, relay, value } => {
                    let value = said(world, *root, value);
                    format!("unit {} to {} {value}", id(root), id(relay))
                }
                Drift::SpeakerChanged => "speaker".to_owned(),
                Drift::Worded => "worded".to_owned(),
            };
            facts.push(format!("drift {name} = {drift}"));
        }
    }
}

fn questions(world: &World, analysis: &Analysis, facts: &mut Vec<String>) {
    for ((id, row), question) in world.record.questions.iter().zip(&analysis.questions) {
        let name = &row.id;
        let given = question.given.iter().map(|it| world.name(it.claim));
        facts.push(format!("given {name} = {}", join(given)));
        let relayed = question.relayed.iter().map(|it| world.name(it.claim));
        facts.push(format!("relayed {name} = {}", join(relayed)));
        for it in &question.voices {
            let by = voice(world, it.voice);
            let current = it.current.iter().map(|row| world.name(question.given[*row].claim));
            facts.push(format!("current {name} {by} = {}", join(current)));
            let unordered = if it.unordered { " unordered" } else { "" };
            facts.push(format!("allowed {name} {by} = {}{unordered}", allowed(row, &it.allowed)));
        }
        let silent = question.unanswered.iter().map(|it| side(world, *it));
        facts.push(format!("unanswered {name} = {}", join(silent)));
        match &question.common_ground {
            Some(CommonGround::Ranges(all)) => {
                facts.push(format!("ground {name} = {}", spell(all)));
            }
            Some(CommonGround::None) => facts.push(format!("ground {name} = no number")),
            None => {}
        }
        match question.floor {
            Some(Bound::Included(n)) => facts.push(format!("floor {name} = at least {n}")),
            Some(Bound::Excluded(n)) => facts.push(format!("floor {name} = over {n}")),
            Some(Bound::Unbounded) => facts.push(format!("floor {name} = no end")),
            None => {}
        }
        let ledger = analysis.ledger.iter().filter(|it| it.question == id);
        for cell in ledger.flat_map(|it| &it.cells) {
            let by = voice(world, cell.voice);
            let answers = cell.answers.iter().map(|row| world.name(question.given[*row].claim));
            facts.push(format!("ledger {name} {by} = {}", join(answers)));
        }
    }
}

fn events(world: &World, analysis: &Analysis, facts: &mut Vec<String>) {
    for ((_, row), event) in world.record.events.iter().zip(&analysis.events) {
        let name = &row.id;
        facts.push(format!(
            "claims {name} = {}",
            join(event.claims.iter().map(|it| world.name(*it)))
        ));
        facts.push(format!(
            "heard {name} = {}",
            join(event.heard.iter().map(|it| side(world, *it)))
        ));
        facts.push(format!(
            "silent {name} = {}",
            join(event.silent.iter().map(|it| side(world, *it)))
        ));
        facts.push(format!("one-sided {name} = {}", event.one_sided));
    }
}

fn overall(world: &World, analysis: &Analysis, facts: &mut Vec<String>) {
    let record = &world.record;
    let timeline = analysis.timeline.iter().map(|it| record.events[*it].id.as_str());
    facts.push(format!("timeline = {}", join(timeline)));
    let distance = analysis.by_distance.iter().map(|it| record.questions[*it].id.as_str());
    facts.push(format!("distance = {}", join(distance)));
    let admissions = analysis.admissions.iter();
    let admissions = admissions.map(|it| world.name(analysis.statements[*it].root));
    facts.push(format!("admissions = {}", join(admissions)));
    for it in &analysis.denied_then_admitted {
        let (by, denied) = (voice(world, it.voice), world.name(it.denied));
        let admitted = world.name(it.admitted);
        let question = it.question.map_or("", |it| &record.questions[it].id);
        facts.push(format!("reversal {by} = {denied} {admitted} {question}").trim().into());
    }
    for it in &analysis.coverage {
        facts.push(format!(
            "coverage {} = {} statements {} attributed {} claims {} articles {} outlets \
             {} admissions {} contradicted {} archived {} heard",
            side(world, it.side),
            it.statements,
            it.attributed,
            it.claims,
            it.articles,
            it.outlets,
            it.admissions,
            it.contradicted,
            it.archived,
            it.heard,
        ));
    }
    facts.push(format!("steps = {}", join(analysis.steps.iter().map(|it| it.0.to_string()))));
}

fn side(world: &World, side: Id<Side>) -> &str {
    &world.record.sides[side].id
}

fn said(world: &World, question: Id<Question>, value: &Value) -> String {
    match (&world.record.questions[question].answers, value) {
        (Answers::Choice(choices), Value::Choice(row)) => choices[*row].id.clone(),
        (_, Value::Count(count)) => count.to_string(),
        (_, Value::Choice(row)) => row.to_string(),
    }
}

fn allowed(question: &Question, allowed: &Allowed) -> String {
    match (&question.answers, allowed) {
        (Answers::Choice(choices), Allowed::Choices(rows)) => {
            join(rows.iter().map(|row| choices[*row].id.as_str()))
        }
        (_, Allowed::Counts(ranges)) => spell(ranges),
        (_, Allowed::Choices(rows)) => format!("{rows:?}"),
    }
}

fn spell(ranges: &[Range]) -> String {
    let ranges = ranges.iter().map(ToString::to_string);
    ranges.collect::<Vec<_>>().join(" or ")
}

fn join<T: AsRef<str>>(words: impl Iterator<Item = T>) -> String {
    words.map(|it| it.as_ref().to_owned()).collect::<Vec<_>>().join(" ")
}
