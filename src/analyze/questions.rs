//! Questions: who answered what, and what they now stand by.

use super::{
    agreement::{common_ground, floor, parties},
    answers::Row,
    current::Stand,
    distance::{Distance, distance},
    ends::{Ends, ends},
    told::Told,
    types::{Allowed, ClaimFacts, Drift, Given, QuestionFacts, Statement, Voice, VoiceFacts},
    voices::place,
    weighed::Weighed,
};
use crate::model::{Answers, Claim, Id, Question, Table, Value};

/// What follows about each question, and how far apart the parties are.
pub(super) fn questions(
    told: &Told,
    weighed: &[Weighed],
    statements: &Table<Statement>,
    claims: &[ClaimFacts],
) -> Vec<(QuestionFacts, Distance)> {
    let relayed = relayed(told, claims);
    let all = weighed.iter().zip(relayed);
    all.map(|(weighed, relayed)| facts(told, weighed, statements, relayed)).collect()
}

fn facts(
    told: &Told,
    weighed: &Weighed,
    statements: &Table<Statement>,
    relayed: Vec<Given>,
) -> (QuestionFacts, Distance) {
    let question = &told.record.questions[weighed.id];
    let parties = parties(&weighed.stands);
    let answers = |side| parties.iter().any(|stand| stand.voice == Voice::Party(side));
    let mut voices: Vec<VoiceFacts> = weighed.stands.iter().map(|it| voice(question, it)).collect();
    voices.sort_by_key(|it| place(told.record, it.voice));
    let facts = QuestionFacts {
        given: given(weighed, statements),
        relayed,
        voices,
        unanswered: told.parties().filter(|side| !answers(*side)).collect(),
        common_ground: common_ground(question, weighed.rule, &parties),
        floor: floor(question, weighed.rule, &parties),
    };
    (facts, distance(question, &weighed.rows, &parties, &told.order))
}

fn given(weighed: &Weighed, statements: &Table<Statement>) -> Vec<Given> {
    let mut current = vec![false; weighed.rows.len()];
    for row in weighed.stands.iter().flat_map(|stand| &stand.current) {
        current[*row] = true;
    }
    let rows = weighed.rows.iter().zip(current);
    rows.map(|(row, current)| {
        let Row { claim, voice, .. } = *row;
        let admits = statements[row.statement].admits.contains(&weighed.id);
        Given { claim, voice, value: row.value.clone(), current, admits }
    })
    .collect()
}

fn voice(question: &Question, stand: &Stand) -> VoiceFacts {
    let allowed = match &question.answers {
        Answers::Count { .. } => {
            Allowed::Counts(stand.allowed.iter().copied().map(Ends::range).collect())
        }
        Answers::Choice(choices) => Allowed::Choices(
            (0..choices.len()).filter(|row| is_allowed(*row, &stand.allowed)).collect(),
        ),
    };
    let Stand { voice, unordered, .. } = *stand;
    VoiceFacts { voice, current: stand.current.clone(), allowed, unordered }
}

fn is_allowed(choice: usize, allowed: &[Ends]) -> bool {
    let choice = ends(&Value::Choice(choice));
    allowed.iter().any(|ends| !ends.miss(choice))
}

/// By question, the answers of relays that differ from their root's, in the order they were said.
fn relayed(told: &Told, claims: &[ClaimFacts]) -> Vec<Vec<Given>> {
    let mut relayed = vec![Vec::new(); told.record.questions.len()];
    let mut add = |question: Id<Question>, claim: Id<Claim>, value: &Value| {
        let (voice, value) = (told.voices.of(claim), value.clone());
        relayed[question.row()].push(Given { claim, voice, value, current: false, admits: false });
    };
    for claim in told.claims() {
        for drift in &claims[claim.row()].drift {
            match drift {
                Drift::Changed { question, relay, .. } | Drift::Added { question, relay } => {
                    add(*question, claim, relay);
                }
                Drift::UnitChanged { relay, value, .. } => add(*relay, claim, value),
                Drift::SpeakerChanged | Drift::Worded => {}
            }
        }
    }
    for list in &mut relayed {
        list.sort_by_key(|given| told.place(given.claim));
    }
    relayed
}
