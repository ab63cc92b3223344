//! What a claim says itself, before anything is taken over from the claim it repeats.

use super::{
    super::{
        desk::{Broken, Desk},
        questions::unknown_choice,
    },
    Known,
};
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    draft::{self, Text},
    model::{Agent, Answer, Answers, Count, Event, Id, Value, When},
};

/// What a claim says itself.
pub(super) struct Own {
    pub(super) event: Option<Id<Event>>,
    pub(super) by: Option<Agent>,
    pub(super) via: Vec<Agent>,
    pub(super) said: Option<When>,
    pub(super) answers: Vec<Answer>,
}

/// Looks up what a claim says itself, and tells what it lacks.
pub(super) fn own(
    desk: &mut Desk<'_>,
    known: &Known<'_, '_>,
    claim: &draft::Claim,
) -> Result<Own, Broken> {
    let complete = complete(desk, claim);
    let event = desk.find_some(known.events, claim.event.as_ref());
    let by = desk.find_some(known.agents, claim.by.as_ref());
    let via = desk.find_all(known.agents, &claim.via);
    let said = desk.some_when(claim.said.as_ref());
    // What is withdrawn answers nothing any more.
    let answers = match claim.withdrawn {
        Some(_) => Vec::new(),
        None => answers(desk, known, &claim.answers),
    };
    complete?;
    Ok(Own { event: event?, by: by?, via: via?, said: said?, answers })
}

/// Whether a claim has all that is not taken over from the claim it repeats.
fn complete(desk: &mut Desk<'_>, claim: &draft::Claim) -> Result<(), Broken> {
    let root = claim.repeats.is_none();
    let fields = [
        ("event", root && claim.event.is_none()),
        ("says", root && claim.withdrawn.is_none() && claim.says.is_none()),
        ("by", root && claim.by.is_none()),
    ];
    let missing: Vec<_> = fields.iter().filter(|it| it.1).map(|it| it.0).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let message = format!("the claim `{}` has no {}", claim.id, wording::names(&missing, "or"));
    let finding = Diagnostic::new(&codes::INCOMPLETE_CLAIM, claim.id.span, message);
    let helps = missing.iter().map(|it| match *it {
        "event" => "`event` is the id of a file in content/events",
        "says" => "`says` is what is claimed, in one plain sentence of yours",
        _ => "`by` is who speaks: an actor or an outlet",
    });
    desk.report.add(finding.helps(helps.map(str::to_owned)));
    Err(Broken)
}

/// The answers, one to each question: an old id may lead to one that is answered already.
fn answers(desk: &mut Desk<'_>, known: &Known<'_, '_>, written: &[(Text, Text)]) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::with_capacity(written.len());
    for (question, answer) in written {
        let Ok(answer) = self::answer(desk, known, question, answer) else { continue };
        match answers.iter().find(|it| it.question == answer.question) {
            Some(first) => desk.named_twice(question, first.span),
            None => answers.push(answer),
        }
    }
    answers
}

fn answer(
    desk: &mut Desk<'_>,
    known: &Known<'_, '_>,
    question: &Text,
    answer: &Text,
) -> Result<Answer, Broken> {
    let id = desk.find(known.questions, question)?;
    let value = match &known.question_rows[id].answers {
        Answers::Count { unit, .. } => Value::Count(count(desk, answer, &unit.many)?),
        Answers::Choice(choices) => {
            let row = choices.iter().position(|it| it.id == answer.value);
            let Some(row) = row else {
                let ids: Vec<&str> = choices.iter().map(|it| it.id.as_str()).collect();
                unknown_choice(desk, answer, &question.value, &ids);
                return Err(Broken);
            };
            Value::Choice(row)
        }
    };
    Ok(Answer { question: id, value, span: answer.span })
}

fn count(desk: &mut Desk<'_>, answer: &Text, unit: &str) -> Result<Count, Broken> {
    Count::parse(&answer.value).map_err(|fault| {
        desk.report.add(
            Diagnostic::new(&codes::INVALID_COUNT, answer.span, fault.message)
                .label(format!("the question counts {unit}"))
                .helps(fault.help),
        );
        Broken
    })
}
