//! `data/questions.json`.

use serde::Serialize;

use super::{
    Source,
    values::{Exact, Span, Told, agent, exact, ids, span, told},
};
use crate::{
    analyze::{CommonGround, Given, QuestionFacts, Voice},
    model::{self, Answers, Bound, Covers, Id, Record},
    render::address,
};

/// A question.
#[derive(Debug, Serialize)]
pub(super) struct Question<'a> {
    id: &'a str,
    ask: &'a str,
    unit: Option<&'a str>,
    choices: Option<Vec<Choice<'a>>>,
    about: Vec<&'a str>,
    against: Vec<&'a str>,
    covers: Period<'a>,
    event: Option<&'a str>,
    page: String,
    answers: Vec<Line<'a>>,
    relayed: Vec<Line<'a>>,
    unanswered: Vec<&'a str>,
    agreed: Option<Agreed<'a>>,
}

/// One of the choices.
#[derive(Debug, Serialize)]
struct Choice<'a> {
    id: &'a str,
    name: &'a str,
    against: Vec<&'a str>,
}

/// What the answers speak of in time: the `state` of things when it was said, a closed `period`,
/// or a running total `since` a day.
#[derive(Debug, Serialize)]
struct Period<'a> {
    kind: &'static str,
    when: Option<&'a str>,
}

/// An answer, with the claim that gives it and who makes the claim.
#[derive(Debug, Serialize)]
struct Line<'a> {
    claim: String,
    side: &'a str,
    speaker: &'a str,
    attributed: Option<&'a str>,
    #[serde(flatten)]
    value: Told<'a>,
    current: bool,
    admits: bool,
}

/// What all the parties with a current answer allow: the numbers, none of them where the list is
/// empty; and the lowest number that any of them allows.
#[derive(Debug, Serialize)]
struct Agreed<'a> {
    parties: Vec<&'a str>,
    numbers: Option<Vec<Span>>,
    floor: Option<Floor>,
}

/// The lowest number.
#[derive(Debug, Serialize)]
struct Floor {
    low: Exact,
    low_included: bool,
}

/// A question, with what follows about it.
pub(super) fn question(source: Source<'_>, id: Id<model::Question>) -> Question<'_> {
    let Source { record, analysis, .. } = source;
    let row = &record.questions[id];
    let facts = &analysis.questions[id.row()];
    let lines = |list: &[Given]| list.iter().map(|it| line(record, id, it)).collect();
    let (unit, against, choices) = match &row.answers {
        Answers::Count { unit, against } => {
            (Some(unit.many.as_str()), ids!(record.sides, against), None)
        }
        Answers::Choice(list) => {
            let choice = |it: &model::Choice| ids!(record.sides, it.against);
            let choices =
                list.iter().map(|it| Choice { id: &it.id, name: &it.name, against: choice(it) });
            (None, Vec::new(), Some(choices.collect()))
        }
    };
    Question {
        id: &row.id,
        ask: &row.ask,
        unit,
        choices,
        about: ids!(record.sides, row.about),
        against,
        covers: period(&row.covers),
        event: row.event.map(|it| record.events[it].id.as_str()),
        page: address::question(record, id),
        answers: lines(&facts.given),
        relayed: lines(&facts.relayed),
        unanswered: ids!(record.sides, facts.unanswered),
        agreed: agreed(record, facts),
    }
}

fn period(covers: &Covers) -> Period<'_> {
    match covers {
        Covers::State => Period { kind: "state", when: None },
        Covers::Period(when) => Period { kind: "period", when: Some(when.written()) },
        Covers::Since(when) => Period { kind: "since", when: Some(when.written()) },
    }
}

fn line<'a>(record: &'a Record, question: Id<model::Question>, given: &Given) -> Line<'a> {
    Line {
        claim: record.full_id(given.claim),
        side: &record.sides[record.side(given.claim)].id,
        speaker: agent(record, record.claims[given.claim].by),
        attributed: given.voice.according_to().map(|side| record.sides[side].id.as_str()),
        value: told(record, question, &given.value),
        current: given.current,
        admits: given.admits,
    }
}

fn agreed<'a>(record: &'a Record, facts: &QuestionFacts) -> Option<Agreed<'a>> {
    if facts.common_ground.is_none() && facts.floor.is_none() {
        return None;
    }
    let current = facts.voices.iter().filter(|it| !it.current.is_empty());
    let parties = current.filter_map(|it| match it.voice {
        Voice::Party(side) => Some(record.sides[side].id.as_str()),
        Voice::Actor(_) | Voice::Outlet(_) | Voice::Attributed(..) => None,
    });
    let numbers = facts.common_ground.as_ref().map(|ground| match ground {
        CommonGround::Ranges(ranges) => ranges.iter().map(|it| span(*it)).collect(),
        CommonGround::None => Vec::new(),
    });
    let floor = facts.floor.and_then(|it| {
        let low_included = matches!(it, Bound::Included(_));
        it.number().map(|n| Floor { low: exact(n), low_included })
    });
    Some(Agreed { parties: parties.collect(), numbers, floor })
}
