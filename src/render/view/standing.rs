//! What became of a claim, how it bears on others, and how a relay differs from its root.

use serde::Serialize;

use super::{VoiceName, voice};
use crate::{
    analyze::{Drift, Given, Standing, Witness},
    model::{self, Answers, Id, RelationKind, Value},
    render::{
        address,
        known::{Known, known},
        material::Material,
    },
};

/// What a claim says to a question.
#[derive(Debug, Serialize)]
pub(crate) struct Figure<'a> {
    /// The answer in words: "over 100", or "dozens of" before its unit, or the words of a choice.
    pub answer: String,
    /// What is counted, as it is called beside this number; nothing where it is a choice.
    pub unit: Option<&'a str>,
    /// The question.
    pub ask: &'a str,
    /// Whether the claim says the same, in these words, to another question.
    pub twin: bool,
    /// Its page.
    pub page: String,
}

/// What a claim says to questions.
pub(crate) fn figures<'a>(
    it: &Material<'a>,
    answers: &[model::Answer],
    root: &str,
) -> Vec<Figure<'a>> {
    let mut figures: Vec<Figure<'a>> = answers.iter().map(|one| figure(it, one, root)).collect();
    let words = |it: &Figure<'a>| (it.answer.clone(), it.unit);
    let all: Vec<_> = figures.iter().map(words).collect();
    for figure in figures.iter_mut().filter(|it| it.unit.is_some()) {
        figure.twin = all.iter().filter(|it| **it == words(figure)).count() > 1;
    }
    figures
}

/// What a claim says to a question.
fn figure<'a>(it: &Material<'a>, answer: &model::Answer, root: &str) -> Figure<'a> {
    let question = &it.record.questions[answer.question];
    let (answer_in_words, unit) = match counted(it, answer.question, &answer.value) {
        Some((count, unit)) => (count, Some(unit)),
        None => (value(it, answer.question, &answer.value), None),
    };
    Figure {
        answer: answer_in_words,
        unit,
        ask: &question.ask,
        twin: false,
        page: format!("{root}{}", address::question(it.record, answer.question)),
    }
}

/// An answer in words.
pub(crate) fn value(it: &Material<'_>, question: Id<model::Question>, value: &Value) -> String {
    match (value, &it.record.questions[question].answers) {
        (Value::Count(count), _) => it.words.count_value(*count),
        (Value::Choice(row), Answers::Choice(choices)) => {
            choices.get(*row).map_or(String::new(), |choice| choice.name.clone())
        }
        (Value::Choice(_), Answers::Count { .. }) => String::new(),
    }
}

/// A count as it stands before what is counted, and what is counted: "1" and "tank lost", "dozens
/// of" and "tanks lost"; nothing where it is a choice.
fn counted<'a>(
    it: &Material<'a>,
    question: Id<model::Question>,
    value: &Value,
) -> Option<(String, &'a str)> {
    match (value, &it.record.questions[question].answers) {
        (Value::Count(count), Answers::Count { unit, .. }) => {
            Some((it.words.count_before(*count), unit.beside(*count)))
        }
        _ => None,
    }
}

/// Whether a claim acknowledges an own loss: it is such a statement's root, or gives its answer on.
pub(crate) fn admits(it: &Material<'_>, id: Id<model::Claim>) -> bool {
    let statement = it.statement(id);
    let answer = |claim: Id<model::Claim>, question| {
        let answers = &it.record.claims[claim].answers;
        answers.iter().find(|answer| answer.question == question).map(|answer| &answer.value)
    };
    let given_on = |question: &Id<model::Question>| {
        let own = answer(id, *question);
        own.is_some() && own == answer(statement.root, *question)
    };
    statement.admits.iter().any(given_on)
}

/// That another claim denies, contradicts, confirms, updates or retracts a claim, or the other way.
#[derive(Debug, Serialize)]
pub(crate) struct Line<'a> {
    /// How: `retracted`, `updated`, `denied`, `contradicted`, `confirmed`, or `denies`,
    /// `confirms`, `updates`, `retracts`.
    pub kind: &'static str,
    /// Who is heard in the other claim.
    pub voice: VoiceName<'a>,
    /// What it answers to the question at issue.
    pub answer: Option<String>,
    /// The other claim.
    pub page: String,
    /// From when the other claim is known.
    pub known: Known,
}

/// One thing that became of a claim.
pub(crate) fn line<'a>(it: &'a Material<'_>, standing: &Standing, root: &str) -> Line<'a> {
    let (kind, witness) = witnessed(standing);
    let Witness { voice: who, claim, question, .. } = witness;
    Line {
        kind,
        voice: voice(it, *who, root),
        answer: question.and_then(|question| answer(it, *claim, question)),
        page: format!("{root}{}", address::claim(it.record, *claim)),
        known: since(it, witness),
    }
}

/// What became of a claim by kind, each with the moment from which it is known.
pub(crate) fn kinds(it: &Material<'_>, id: Id<model::Claim>) -> Vec<(&'static str, Known)> {
    let known = |standing: &Standing| {
        let (kind, witness) = witnessed(standing);
        (kind, since(it, witness))
    };
    it.statement(id).standing.iter().map(known).collect()
}

fn witnessed(standing: &Standing) -> (&'static str, &Witness) {
    match standing {
        Standing::Retracted(witness) => ("retracted", witness),
        Standing::Updated(witness) => ("updated", witness),
        Standing::Denied(witness) => ("denied", witness),
        Standing::Contradicted(witness) => ("contradicted", witness),
        Standing::Confirmed(witness) => ("confirmed", witness),
    }
}

/// From when it is known that another claim makes something of one: where its answer does, from when
/// its voice first gave that.
fn since(it: &Material<'_>, witness: &Witness) -> Known {
    let known = |claim| known(it.record, claim);
    let given = witness.question.map(|question| &it.analysis.questions[question.row()].given);
    let given = given.map_or(&[][..], |given| given.as_slice());
    let value = given.iter().find(|one| one.claim == witness.claim).map(|one| &one.value);
    let same = |one: &&Given| one.voice == witness.voice && Some(&one.value) == value;
    let first = given.iter().filter(same).map(|one| known(one.claim)).min();
    first.unwrap_or_else(|| known(witness.claim))
}

/// How a claim bears on another.
pub(crate) fn bearing<'a>(
    it: &'a Material<'_>,
    relation: &model::Relation,
    root: &str,
) -> Line<'a> {
    let kind = match relation.kind {
        RelationKind::Denies => "denies",
        RelationKind::Confirms => "confirms",
        RelationKind::Updates => "updates",
        RelationKind::Retracts => "retracts",
    };
    let other = &it.record.claims[relation.to];
    let alone = match other.answers.as_slice() {
        [only] => Some(value(it, only.question, &only.value)),
        _ => None,
    };
    Line {
        kind,
        voice: voice(it, it.statement(relation.to).voice, root),
        answer: alone,
        page: format!("{root}{}", address::claim(it.record, relation.to)),
        known: known(it.record, relation.to),
    }
}

fn answer(
    it: &Material<'_>,
    claim: Id<model::Claim>,
    question: Id<model::Question>,
) -> Option<String> {
    let answers = &it.record.claims[claim].answers;
    let answer = answers.iter().find(|answer| answer.question == question)?;
    Some(value(it, question, &answer.value))
}

/// How a relay differs from its root.
#[derive(Debug, Serialize)]
pub(crate) struct Drifted<'a> {
    /// How: `changed`, `added`, `unit`, `speaker`, `worded`.
    pub kind: &'static str,
    /// What the root has: an answer, a unit, a speaker, a paraphrase.
    pub root: Option<String>,
    /// What the relay has.
    pub relay: Option<String>,
    /// The question, where answers differ.
    pub ask: Option<&'a str>,
}

/// How a relay differs from its root.
pub(crate) fn drifted<'a>(
    it: &Material<'a>,
    relay: Id<model::Claim>,
    drift: &Drift,
) -> Drifted<'a> {
    let record = it.record;
    let root = record.root(relay);
    let ask = |question: Id<model::Question>| Some(record.questions[question].ask.as_str());
    let speaker = |claim: Id<model::Claim>| record.agent_name(record.claims[claim].by).to_owned();
    match drift {
        Drift::Changed { question, root, relay } => Drifted {
            kind: "changed",
            root: Some(value(it, *question, root)),
            relay: Some(value(it, *question, relay)),
            ask: ask(*question),
        },
        Drift::Added { question, relay } => Drifted {
            kind: "added",
            root: None,
            relay: Some(value(it, *question, relay)),
            ask: ask(*question),
        },
        Drift::UnitChanged { root, relay, value: count } => Drifted {
            kind: "unit",
            root: Some(with_unit(it, *root, count)),
            relay: Some(with_unit(it, *relay, count)),
            ask: ask(*relay),
        },
        Drift::SpeakerChanged => Drifted {
            kind: "speaker",
            root: Some(speaker(root)),
            relay: Some(speaker(relay)),
            ask: None,
        },
        Drift::Worded => Drifted {
            kind: "worded",
            root: Some(record.says(root).to_owned()),
            relay: Some(record.says(relay).to_owned()),
            ask: None,
        },
    }
}

fn with_unit(it: &Material<'_>, question: Id<model::Question>, count: &Value) -> String {
    match counted(it, question, count) {
        Some((number, unit)) => {
            it.words.with("claim.figure", &[("answer", &number), ("unit", unit)])
        }
        None => value(it, question, count),
    }
}
