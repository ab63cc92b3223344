//! What several formats have in common: answers, ranges, and moments.

use serde::Serialize;

use crate::model::{
    Agent, Answer, Answers, Bound, Id, Moment, Number, Question, Range, Record, Value, When,
};

/// An answer to a question: a count with the range it allows, or a choice.
#[derive(Debug, Serialize)]
pub(super) struct Said<'a> {
    /// The question.
    question: &'a str,
    #[serde(flatten)]
    value: Told<'a>,
}

/// What is answered.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Told<'a> {
    /// As vague as it was given.
    #[serde(untagged)]
    Count { count: String, range: Span },
    /// The id of the choice.
    #[serde(untagged)]
    Choice { choice: &'a str },
}

/// A range of numbers. A high end of nothing is no end.
#[derive(Debug, Serialize)]
pub(super) struct Span {
    pub low: Exact,
    pub low_included: bool,
    pub high: Option<Exact>,
    pub high_included: bool,
}

/// A number, whole where it is whole.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Exact {
    Whole(u64),
    Decimal(f64),
}

/// The first and the last second that a date can mean, in UTC.
#[derive(Debug, Default)]
pub(super) struct Ends {
    pub from: Option<String>,
    pub to: Option<String>,
}

/// A claim's answer.
pub(super) fn said<'a>(record: &'a Record, answer: &Answer) -> Said<'a> {
    let value = told(record, answer.question, &answer.value);
    Said { question: &record.questions[answer.question].id, value }
}

/// What is answered to a question.
pub(super) fn told<'a>(record: &'a Record, question: Id<Question>, value: &Value) -> Told<'a> {
    match value {
        Value::Count(count) => Told::Count { count: count.to_string(), range: span(count.range()) },
        Value::Choice(row) => Told::Choice { choice: choice(record, question, *row) },
    }
}

/// The id of a question's choice.
pub(super) fn choice(record: &Record, question: Id<Question>, row: usize) -> &str {
    match &record.questions[question].answers {
        Answers::Choice(choices) => choices.get(row).map_or("", |it| &it.id),
        Answers::Count { .. } => "",
    }
}

/// A range.
pub(super) fn span(range: Range) -> Span {
    Span {
        low: exact(range.least()),
        low_included: matches!(range.low, Bound::Included(_)),
        high: range.most().map(exact),
        high_included: matches!(range.high, Bound::Included(_)),
    }
}

/// A number.
pub(super) fn exact(n: Number) -> Exact {
    if n.decimals().is_empty() { Exact::Whole(n.whole()) } else { Exact::Decimal(n.to_f64()) }
}

/// The ends of a date.
pub(super) fn ends(when: Option<&When>) -> Ends {
    let text = |moment: Option<Moment>| moment.and_then(Moment::rfc3339);
    when.map_or_else(Ends::default, |it| Ends { from: text(it.earliest()), to: text(it.latest()) })
}

/// The id of an actor or outlet.
pub(super) fn agent(record: &Record, agent: Agent) -> &str {
    match agent {
        Agent::Actor(id) => &record.actors[id].id,
        Agent::Outlet(id) => &record.outlets[id].id,
    }
}

/// The ids of some rows.
macro_rules! ids {
    ($table:expr, $ids:expr) => {
        $ids.iter().map(|id| $table[*id].id.as_str()).collect::<Vec<&str>>()
    };
}
pub(super) use ids;
