//! Reversals: what a voice denied first and admitted then.

use std::collections::BTreeMap;

use super::{
    answers::by_voice,
    told::Told,
    types::{DeniedThenAdmitted, Statement, Voice},
    weighed::Weighed,
};
use crate::model::{Claim, Id, Number, Range, RelationKind, Table, Value};

/// A statement that denies or admits, and the claim in it that does.
type Saying = (Id<Statement>, Id<Claim>);

/// What each voice denied first and admitted then, in the order of the admissions.
///
/// A denial belongs to the first admission that is certainly later; of several denials before one
/// admission the last is told. Two claims that do so by their answers or towards several statements
/// are told once.
pub(super) fn reversals(
    told: &Told,
    weighed: &[Weighed],
    statements: &Table<Statement>,
) -> Vec<DeniedThenAdmitted> {
    let mut reversals = by_relations(told);
    for question in weighed {
        reversals.extend(by_answers(told, question, statements));
    }
    let place = |claim| told.order.place(told.statements.of(claim));
    reversals.sort_by_key(|it| {
        let (admitted, denied) = (place(it.admitted), place(it.denied));
        (admitted, denied, it.voice, it.admitted, it.denied, it.question.is_none(), it.question)
    });
    let same = |a: &DeniedThenAdmitted, b: &DeniedThenAdmitted| {
        (a.voice, a.denied, a.admitted) == (b.voice, b.denied, b.admitted)
    };
    reversals.dedup_by(|next, told| {
        same(next, told) && (next.question.is_none() || next.question == told.question)
    });
    reversals
}

/// A `none`, then an admission to the same question.
fn by_answers(
    told: &Told,
    question: &Weighed,
    statements: &Table<Statement>,
) -> Vec<DeniedThenAdmitted> {
    let mut found = Vec::new();
    for (voice, own) in by_voice(&question.rows) {
        let (mut denials, mut admissions) = (Vec::new(), Vec::new());
        for row in own.iter().map(|row| &question.rows[*row]) {
            if is_none(row.value) {
                denials.push((row.statement, row.claim));
            } else if statements[row.statement].admits.contains(&question.id) {
                admissions.push((row.statement, row.claim));
            }
        }
        for (denied, admitted) in pairs(told, &denials, &admissions) {
            found.push(DeniedThenAdmitted { voice, denied, admitted, question: Some(question.id) });
        }
    }
    found
}

/// A statement denied, then confirmed. No party denies or admits in another's place.
fn by_relations(told: &Told) -> Vec<DeniedThenAdmitted> {
    let mut on: BTreeMap<(Voice, Id<Statement>), (Vec<_>, Vec<_>)> = BTreeMap::new();
    for it in told.bearings.iter().filter(|it| it.voice.according_to().is_none()) {
        match it.kind {
            RelationKind::Denies => {
                on.entry((it.voice, it.to)).or_default().0.push((it.from, it.claim));
            }
            RelationKind::Confirms => {
                on.entry((it.voice, it.to)).or_default().1.push((it.from, it.claim));
            }
            RelationKind::Updates | RelationKind::Retracts => {}
        }
    }
    let mut found = Vec::new();
    for ((voice, _), (denials, confirmations)) in on {
        for (denied, admitted) in pairs(told, &denials, &confirmations) {
            found.push(DeniedThenAdmitted { voice, denied, admitted, question: None });
        }
    }
    found
}

/// Each denial with the first certainly later admission, of several with the same the last.
fn pairs(told: &Told, denials: &[Saying], admissions: &[Saying]) -> Vec<(Id<Claim>, Id<Claim>)> {
    if denials.is_empty() || admissions.is_empty() {
        return Vec::new();
    }
    let order = &told.order;
    let mut opening: Vec<usize> = (0..admissions.len()).collect();
    opening.sort_by_key(|row| order.said(admissions[*row].0).opens);
    let place = |row: &usize| (order.place(admissions[*row].0), *row);
    // From each opening on, the first admission by place.
    let mut first = opening.clone();
    for at in (1..first.len()).rev() {
        if place(&first[at]) < place(&first[at - 1]) {
            first[at - 1] = first[at];
        }
    }
    let mut pairs: BTreeMap<usize, Saying> = BTreeMap::new();
    for denial in denials {
        let closes = order.said(denial.0).closes;
        let from = opening.partition_point(|row| order.said(admissions[*row].0).opens <= closes);
        let dated = first.get(from).copied();
        let related = order.later_by_relation(denial.0);
        let related = (0..admissions.len()).filter(|row| related.contains(&admissions[*row].0));
        if let Some(admission) = dated.into_iter().chain(related).min_by_key(place) {
            let last = pairs.entry(admission).or_insert(*denial);
            if order.place(denial.0) > order.place(last.0) {
                *last = *denial;
            }
        }
    }
    pairs.into_iter().map(|(row, (_, denied))| (denied, admissions[row].1)).collect()
}

/// Whether an answer says that there was none.
fn is_none(value: &Value) -> bool {
    matches!(value, Value::Count(count) if count.range() == Range::exactly(Number::ZERO))
}
