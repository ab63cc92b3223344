//! `data/ledger.csv`: whose losses, and who says how many, an answer a line.

use super::{
    Source,
    tables::{Column, columns, number, or_empty, table as write},
    values::{Exact, Span, agent, ids, span},
};
use crate::{
    analyze::Given,
    error::Error,
    model::{Answers, Count, Covers, Id, Question, Record, Value, When},
    render::{address, long::Long},
};

type OfLoss = fn(&Loss<'_>) -> String;

/// What someone says of a loss, and where it stands.
pub(super) struct Loss<'a> {
    record: &'a Record,
    question: &'a Question,
    given: &'a Given,
    count: Count,
    range: Span,
}

/// The columns of `ledger.csv`.
pub(super) const LEDGER: &[Column<OfLoss>] = columns! {
    "about" string "The sides whose loss it is, parted by spaces." |it| ids!(it.record.sides, it.question.about).join(" ");
    "question" string "The question." |it| it.question.id.clone();
    "ask" string "The question, in words." |it| it.question.ask.clone();
    "unit" string "What is counted." |it| unit(it).to_owned();
    "covers" string "The time that is asked about (EDTF): a period, or from a day on where the count is a running total; empty for the state of things when it was said." |it| covers(&it.question.covers);
    "side" string "The side that makes the claim." |it| it.record.sides[it.record.side(it.given.claim)].id.clone();
    "speaker" string "The actor or outlet that makes the claim." |it| agent(it.record, it.claim().by).to_owned();
    "official" boolean "Whether the speaker speaks for their side here." |it| it.claim().official.to_string();
    "attributed" string "The other party through which alone the claim is known." |it| or_empty(it.given.voice.according_to().map(|side| it.record.sides[side].id.as_str()));
    "answer" string "The count, as vague as it was given." |it| it.count.to_string();
    "low" number "The lower end of the numbers that it allows." |it| number(&it.range.low);
    "low_included" boolean "Whether that number is allowed itself." |it| it.range.low_included.to_string();
    "high" number "The upper end of the numbers that it allows; empty where there is none." |it| high(it).map(number).unwrap_or_default();
    "high_included" boolean "Whether that number is allowed itself." |it| high(it).map(|_| it.range.high_included.to_string()).unwrap_or_default();
    "status" string "Whether the voice still stands by it: current, or superseded by what it said later." |it| if it.given.current { "current" } else { "superseded" }.to_owned();
    "admits" boolean "Whether it acknowledges an own loss." |it| it.given.admits.to_string();
    "said" string "When it was said (EDTF; beyond it, times to the minute)." |it| or_empty(it.claim().said.as_ref().map(When::written));
    "claim" string "The claim that gives the answer." |it| it.record.full_id(it.given.claim);
    "article" string "The article that prints it." |it| it.article().id.clone();
    "outlet" string "Who published the article." |it| it.record.outlets[it.article().outlet].id.clone();
    "url" string "The public address of the article." |it| or_empty(it.article().url.as_deref());
    "archived" string "The address of a web archive's copy." |it| or_empty(it.article().archived.as_deref());
    "page" string "The claim on its event's page, from the root of the site." |it| address::claim(it.record, it.given.claim);
};

/// Writes `ledger.csv`: the answers of the roots, by loss, question and voice, in the order they
/// were said.
pub(super) fn table(source: Source<'_>, file: &mut Long<'_, '_>) -> Result<(), Error> {
    let Source { record, analysis, .. } = source;
    let rows = analysis.ledger.iter().flat_map(|row| {
        let given = &analysis.questions[row.question.row()].given;
        let answers = row.cells.iter().flat_map(|cell| &cell.answers);
        answers.filter_map(move |answer| loss(record, row.question, &given[*answer]))
    });
    write(file, LEDGER, rows, |value, row| value(row))
}

fn loss<'a>(record: &'a Record, question: Id<Question>, given: &'a Given) -> Option<Loss<'a>> {
    let Value::Count(count) = given.value else { return None };
    let question = &record.questions[question];
    Some(Loss { record, question, given, count, range: span(count.range()) })
}

impl<'a> Loss<'a> {
    fn claim(&self) -> &'a crate::model::Claim {
        &self.record.claims[self.given.claim]
    }

    fn article(&self) -> &'a crate::model::Article {
        &self.record.articles[self.claim().article]
    }
}

fn unit<'a>(loss: &Loss<'a>) -> &'a str {
    match &loss.question.answers {
        Answers::Count { unit, .. } => &unit.many,
        Answers::Choice(_) => "",
    }
}

fn covers(covers: &Covers) -> String {
    match covers {
        Covers::State => String::new(),
        Covers::Period(when) => when.written().to_owned(),
        Covers::Since(when) => format!("{}/..", when.written()),
    }
}

fn high<'r>(loss: &'r Loss<'_>) -> Option<&'r Exact> {
    loss.range.high.as_ref()
}
