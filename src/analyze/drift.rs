//! Drift: where a relay differs from its root. What it leaves out is no drift.

use std::collections::BTreeMap;

use super::types::Drift;
use crate::model::{Answer, Answers, Claim, Covers, Id, Question, Record, Value};

/// How a relay differs from its root.
pub(super) fn drift(record: &Record, root: Id<Claim>, relay: Id<Claim>) -> Vec<Drift> {
    if root == relay {
        return Vec::new();
    }
    let (from, to) = (&record.claims[root], &record.claims[relay]);
    let given: BTreeMap<_, _> = from.answers.iter().map(|it| (it.question, &it.value)).collect();
    let kept: BTreeMap<_, _> = to.answers.iter().map(|it| (it.question, &it.value)).collect();
    let left_out: Vec<&Answer> =
        from.answers.iter().filter(|it| !kept.contains_key(&it.question)).collect();
    let mut drift = Vec::new();
    for Answer { question, value, .. } in &to.answers {
        let question = *question;
        let relay = value.clone();
        match given.get(&question) {
            Some(same) if *same == value => {}
            Some(other) => {
                drift.push(Drift::Changed { question, root: (*other).clone(), relay });
            }
            None => match left_out.iter().find(|it| is_moved(record, it, question, value)) {
                Some(moved) => {
                    drift.push(Drift::UnitChanged {
                        root: moved.question,
                        relay: question,
                        value: relay,
                    });
                }
                None => drift.push(Drift::Added { question, relay }),
            },
        }
    }
    if from.by != to.by {
        drift.push(Drift::SpeakerChanged);
    }
    if to.says.is_some() && to.says != from.says {
        drift.push(Drift::Worded);
    }
    drift
}

/// Whether an answer of the root, which the relay leaves out, comes back as the same count of
/// another unit. A relay that keeps the root's answer adds the other one.
fn is_moved(record: &Record, left_out: &Answer, question: Id<Question>, value: &Value) -> bool {
    let (root, relay) = (&record.questions[left_out.question], &record.questions[question]);
    let units = match (&root.answers, &relay.answers) {
        (Answers::Count { unit: root, .. }, Answers::Count { unit: relay, .. }) => (root, relay),
        _ => return false,
    };
    left_out.value == *value
        && units.0.many != units.1.many
        && same_sides(root, relay)
        && same_period(&root.covers, &relay.covers)
}

fn same_sides(a: &Question, b: &Question) -> bool {
    a.about.iter().all(|side| b.about.contains(side))
        && b.about.iter().all(|side| a.about.contains(side))
}

/// The same period, however it was written.
fn same_period(a: &Covers, b: &Covers) -> bool {
    match (a, b) {
        (Covers::State, Covers::State) => true,
        (Covers::Period(a), Covers::Period(b)) => {
            (a.earliest(), a.latest()) == (b.earliest(), b.latest())
        }
        (Covers::Since(a), Covers::Since(b)) => a.earliest() == b.earliest(),
        _ => false,
    }
}
