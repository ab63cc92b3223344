//! What one speaker said once on one day is one statement, however often it was printed.

use std::collections::BTreeMap;

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    model::{Agent, Claim, Day, Id, Moment, Question, Record, Value, When},
};

/// Who gave which answers on which day.
type Key = (Agent, Day, Vec<(Id<Question>, Same)>);

/// An answer, so that the same ones can be found.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Same {
    Count(String),
    Choice(usize),
}

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    let mut alike: BTreeMap<Key, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, claim) in record.claims.iter().filter(|(_, it)| it.repeats.is_none()) {
        if let Some(key) = key(claim) {
            alike.entry(key).or_default().push(id);
        }
    }
    for mut claims in alike.into_values() {
        claims.sort_by_key(|claim| nearness(record, *claim));
        for (row, claim) in claims.iter().enumerate() {
            let may_repeat = |other: &&Id<Claim>| may_be_one(record, **other, *claim);
            if let Some(other) = claims[..row].iter().find(may_repeat) {
                report.add(finding(record, *claim, *other));
            }
        }
    }
}

/// Nothing where a claim counts nothing, or it is not known to the day when it was said. Choices
/// alone tell nothing: a spokesman who lays two attacks on one day at one door said two things.
fn key(claim: &Claim) -> Option<Key> {
    let said = claim.said.as_ref()?;
    let day = said.earliest()?.day(said.zone())?;
    let counts = claim.answers.iter().any(|it| matches!(it.value, Value::Count(_)));
    if !counts || said.latest()?.day(said.zone())? != day {
        return None;
    }
    let same = |value: &Value| match value {
        Value::Count(count) => Same::Count(count.to_string()),
        Value::Choice(row) => Same::Choice(*row),
    };
    let mut answers: Vec<_> =
        claim.answers.iter().map(|it| (it.question, same(&it.value))).collect();
    answers.sort_unstable();
    Some((claim.by, day, answers))
}

/// Puts first what is likely the nearest to the speaker: few carriers, then an early article.
fn nearness(record: &Record, claim: Id<Claim>) -> (usize, (Moment, Moment), Id<Claim>) {
    let row = &record.claims[claim];
    let published = record.articles[row.article].published.as_ref();
    (row.via.len(), published.map_or((Moment::NEVER, Moment::NEVER), When::order), claim)
}

/// What was said at two times, or bears on the other, is two statements.
fn may_be_one(record: &Record, a: Id<Claim>, b: Id<Claim>) -> bool {
    let (first, second) = (&record.claims[a], &record.claims[b]);
    let bears = |on: Id<Claim>, claim: &Claim| claim.relations.iter().any(|it| it.to == on);
    let apart = match (&first.said, &second.said) {
        (Some(a), Some(b)) => a.is_after(b) || b.is_after(a),
        _ => false,
    };
    !apart && !bears(b, first) && !bears(a, second)
}

fn finding(record: &Record, claim: Id<Claim>, other: Id<Claim>) -> Diagnostic {
    let (row, near) = (&record.claims[claim], record.full_id(other));
    Diagnostic::new(
        &codes::POSSIBLE_REPEAT,
        row.span,
        format!("`{}` may be the same statement as `{near}`", row.id),
    )
    .label("the same speaker, day and answers")
    .related(record.claims[other].span, "the other one")
    .help(format!("did you mean to write `repeats: {near}`?"))
    .help("if it was said twice, write both times to the minute, or `updates` in the later claim")
}
