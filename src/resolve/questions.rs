//! Questions: what can be answered, for whom it is an admission, and for which time.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    desk::{Broken, Desk, Register, Rows},
    kinds::QUESTIONS,
};
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    draft::{self, Against, Kind, Text},
    model::{Answers, Choice, Covers, Event, Id, Question, Side, Unit},
};

/// Looks up the questions.
pub(super) fn questions<'d>(
    desk: &mut Desk<'d>,
    sides: &Register<'d, Id<Side>>,
    events: &Register<'d, Id<Event>>,
) -> Rows<'d, Question> {
    let drafts = desk.distinct(&desk.draft.questions, |it| &it.id);
    let mut rows = Rows::new(&QUESTIONS);
    for question in drafts {
        let answers = answers(desk, sides, question);
        let covers = covers(desk, question.covers.as_ref());
        let about = desk.find_known(sides, &question.about);
        let event = desk.find_some(events, question.event.as_ref());
        let row = answers.and_then(|answers| {
            Ok(Question {
                id: question.id.value.clone(),
                was: desk.was(Kind::Question, &question.id, &question.was),
                revisions: desk.revisions(&question.revisions),
                ask: question.ask.value.clone(),
                answers,
                about,
                covers: covers?,
                event: event.unwrap_or(None),
                span: question.id.span,
            })
        });
        rows.add(&question.id.value, row);
    }
    rows
}

fn answers(
    desk: &mut Desk<'_>,
    sides: &Register<'_, Id<Side>>,
    question: &draft::Question,
) -> Result<Answers, Broken> {
    if let (Some(one), None) = (&question.unit_one, &question.unit) {
        desk.report.add(
            Diagnostic::new(
                &codes::UNCLEAR_QUESTION,
                one.span,
                format!("the question `{}` says what one is, and not what is counted", question.id),
            )
            .help("`unit_one` is the singular of `unit`: write that too, or neither"),
        );
        return Err(Broken);
    }
    match (&question.unit, question.choices.as_slice()) {
        (Some(unit), []) => Ok(Answers::Count {
            unit: Unit {
                many: unit.value.clone(),
                one: question.unit_one.as_ref().map(|it| it.value.clone()),
            },
            against: against_count(desk, sides, question),
        }),
        (None, [_, ..]) => Ok(Answers::Choice(choices(desk, sides, question))),
        (Some(unit), [choice, ..]) => {
            desk.report.add(
                Diagnostic::new(
                    &codes::UNCLEAR_QUESTION,
                    unit.span,
                    format!("the question `{}` has both a unit and choices", question.id),
                )
                .related(choice.0.span, "the choices")
                .help("ask two questions: one that is answered by a count, one by a choice"),
            );
            Err(Broken)
        }
        (None, []) => {
            desk.report.add(
                Diagnostic::new(
                    &codes::UNCLEAR_QUESTION,
                    question.id.span,
                    format!("nothing says how `{}` is answered", question.id),
                )
                .help("add `unit` with what is counted, or `choices`"),
            );
            Err(Broken)
        }
    }
}

fn against_count(
    desk: &mut Desk<'_>,
    sides: &Register<'_, Id<Side>>,
    question: &draft::Question,
) -> Vec<Id<Side>> {
    match &question.against {
        Against::Nobody => Vec::new(),
        Against::Count(names) => desk.find_known(sides, names),
        Against::Choice(choices) => {
            let place = choices.first().map_or(question.id.span, |it| it.0.span);
            desk.report.add(
                Diagnostic::new(
                    &codes::MISPLACED_AGAINST,
                    place,
                    format!(
                        "`against` names choices, but `{}` is answered by a count",
                        question.id
                    ),
                )
                .help("list the sides: `against: [side]`"),
            );
            Vec::new()
        }
    }
}

fn choices(
    desk: &mut Desk<'_>,
    sides: &Register<'_, Id<Side>>,
    question: &draft::Question,
) -> Vec<Choice> {
    if let [(only, _)] = question.choices.as_slice() {
        desk.report.add(
            Diagnostic::new(
                &codes::LONE_CHOICE,
                only.span,
                format!("`{}` can be answered in one way only", question.id),
            )
            .help("add the other choices: what those say who differ"),
        );
    }
    let against = against_choice(desk, question);
    let choice = |(id, name): &(Text, Text)| Choice {
        id: id.value.clone(),
        name: name.value.clone(),
        against: match against.get(id.value.as_str()) {
            Some(names) => desk.find_known(sides, names),
            None => Vec::new(),
        },
    };
    question.choices.iter().map(choice).collect()
}

/// For whom each choice is an admission, without choices that there are not.
fn against_choice<'d>(
    desk: &mut Desk<'_>,
    question: &'d draft::Question,
) -> BTreeMap<&'d str, &'d [Text]> {
    match &question.against {
        Against::Nobody => BTreeMap::new(),
        Against::Count(names) => {
            let place = names.first().map_or(question.id.span, |it| it.span);
            desk.report.add(
                Diagnostic::new(
                    &codes::MISPLACED_AGAINST,
                    place,
                    format!("`against` does not say which choice of `{}` is meant", question.id),
                )
                .help("put the sides under the choice: `against: {choice: [side]}`"),
            );
            BTreeMap::new()
        }
        Against::Choice(choices) => {
            let ids: Vec<&str> = question.choices.iter().map(|(id, _)| id.value.as_str()).collect();
            let known: BTreeSet<&str> = ids.iter().copied().collect();
            for (choice, _) in choices.iter().filter(|it| !known.contains(it.0.value.as_str())) {
                unknown_choice(desk, choice, question.id.value.as_str(), &ids);
            }
            choices.iter().map(|(id, names)| (id.value.as_str(), names.as_slice())).collect()
        }
    }
}

/// Tells that a question has no such choice.
pub(super) fn unknown_choice(desk: &mut Desk<'_>, choice: &Text, question: &str, known: &[&str]) {
    let finding = Diagnostic::new(
        &codes::UNKNOWN_CHOICE,
        choice.span,
        format!("`{choice}` is no choice of `{question}`"),
    );
    let near = if desk.may_suggest() {
        wording::did_you_mean(&choice.value, known.iter().copied())
    } else {
        None
    };
    let shown = wording::names(known.iter().take(8), "and");
    let choices = match known {
        [_] => format!("the only choice is {shown}"),
        _ => format!("the choices are {shown}"),
    };
    desk.report.add(finding.helps(near).help(choices));
}

fn covers(desk: &mut Desk<'_>, text: Option<&Text>) -> Result<Covers, Broken> {
    let Some(text) = text else { return Ok(Covers::State) };
    if let Some(start) = text.value.strip_suffix("/..") {
        let since = desk.when_part(text, start)?;
        if since.earliest().is_some() {
            return Ok(Covers::Since(since));
        }
    } else {
        let period = desk.when(text)?;
        if period.earliest().is_some() && period.latest().is_some() {
            return Ok(Covers::Period(period));
        }
    }
    desk.report.add(
        Diagnostic::new(
            &codes::INVALID_PERIOD,
            text.span,
            format!("`{text}` has no beginning or no end"),
        )
        .help("a closed period is written `2031-05-01/2031-05-02`")
        .help("a running total up to each answer is written `2031-05-02/..`")
        .help("for the state of things when it is said, leave `covers` out"),
    );
    Err(Broken)
}
