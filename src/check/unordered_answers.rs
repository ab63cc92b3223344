//! One voice does not say two things at once.

use super::Subject;
use crate::{
    analyze::{Given, Voice},
    diagnostic::{Diagnostic, Report, codes},
    model::{Id, Question, Record},
    source::Span,
};

/// How many answers are shown.
const SHOWN: usize = 5;

pub(super) fn check(Subject { record, analysis, .. }: Subject<'_>, report: &mut Report) {
    for ((id, question), facts) in record.questions.iter().zip(&analysis.questions) {
        for voice in facts.voices.iter().filter(|it| it.unordered) {
            let answers: Vec<&Given> =
                voice.current.iter().filter_map(|it| facts.given.get(*it)).collect();
            let Some((last, others)) = answers.split_last() else { continue };
            let finding = Diagnostic::new(
                &codes::UNORDERED_ANSWERS,
                place(record, id, last),
                format!(
                    "{} answers `{}` in ways that cannot all hold, and nothing says which is later",
                    name(record, voice.voice),
                    question.id
                ),
            )
            .label("one answer")
            .help("write `said` more exactly, or `updates` in the later claim");
            report.add(others.iter().take(SHOWN).fold(finding, |finding, other| {
                finding.related(place(record, id, other), "another")
            }));
        }
    }
}

fn name(record: &Record, voice: Voice) -> &str {
    match voice {
        Voice::Party(side) => &record.sides[side].name,
        Voice::Actor(actor) => &record.actors[actor].name,
        Voice::Outlet(outlet) => &record.outlets[outlet].name,
        Voice::Attributed(agent, _) => record.agent_name(agent),
    }
}

fn place(record: &Record, question: Id<Question>, given: &Given) -> Span {
    let claim = &record.claims[given.claim];
    let answer = claim.answers.iter().find(|it| it.question == question);
    answer.map_or(claim.span, |it| it.span)
}
