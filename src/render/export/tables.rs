//! `data/claims.csv` and `data/answers.csv`: RFC 4180, in UTF-8.
//!
//! A column is declared once: its name, what it holds, and how it is described to programs.

use super::{
    Source,
    claims::{Became, Claim, Passage, claim},
    values::{Exact, Told, agent, ends, told},
};
use crate::{
    analyze::Given,
    error::Error,
    model::{Answers, Id, Question, Value, When},
    render::{address, long::Long},
};

/// A column of a table.
pub(super) struct Column<V> {
    /// The name.
    pub name: &'static str,
    /// What it holds, as Frictionless calls it.
    pub kind: &'static str,
    /// What it holds, in words.
    pub about: &'static str,
    pub value: V,
}

type OfClaim = fn(&Claim<'_>) -> String;
type OfAnswer = fn(&Row<'_>) -> String;

/// An answer, with the claim that gives it.
pub(super) struct Row<'a> {
    claim: String,
    question: &'a str,
    unit: Option<&'a str>,
    told: Told<'a>,
    side: &'a str,
    speaker: &'a str,
    attributed: Option<&'a str>,
    said: Option<&'a When>,
    relayed: bool,
    current: bool,
    admits: bool,
    page: String,
}

/// Declares the columns of a table.
macro_rules! columns {
    ($($name:literal $kind:ident $about:literal $value:expr;)+) => {
        &[$(Column { name: $name, kind: stringify!($kind), about: $about, value: $value },)+]
    };
}
pub(super) use columns;

/// The columns of `claims.csv`. What is a list stands in one field, parted by spaces.
pub(super) const CLAIMS: &[Column<OfClaim>] = columns! {
    "id" string "The claim: <article>/<claim>." |it| it.id.clone();
    "event" string "The event it concerns." |it| it.event.to_owned();
    "says" string "What is claimed: the editors' neutral paraphrase." |it| it.says.to_owned();
    "side" string "The side that makes the claim." |it| it.side.to_owned();
    "speaker" string "The actor or outlet that makes the claim." |it| it.speaker.to_owned();
    "official" boolean "Whether the speaker speaks for their side here." |it| it.official.to_string();
    "attributed" string "The other party through which alone the claim is known." |it| or_empty(it.attributed);
    "via" string "The carriers between the speaker and the outlet, nearest to the speaker first." |it| it.via.join(" ");
    "outlet" string "Who published the article." |it| it.outlet.to_owned();
    "article" string "The article that prints the claim." |it| it.article.to_owned();
    "published" string "When the article was published (EDTF)." |it| or_empty(it.published);
    "url" string "The public address of the article." |it| or_empty(it.url);
    "archived" string "The address of a web archive's copy." |it| or_empty(it.archived);
    "text" string "What the record holds of the article: full, excerpt or summary." |it| it.text.to_owned();
    "rights" string "What of the text is published: public, passages or private." |it| it.rights.to_owned();
    "quoted" string "The words of the article that the claim rests on. Several passages are parted by ' […] '." quoted;
    "summarized" string "Where the text is a summary: the editors' words that the claim rests on. No quotation." summarized;
    "page" string "The claim on its event's page, from the root of the site." |it| it.page.clone();
    "said" string "When it was said (EDTF; beyond it, times to the minute)." |it| or_empty(it.said);
    "said_from" datetime "The first second that can mean, in UTC." |it| or_empty(it.said_from.as_deref());
    "said_to" datetime "The last second that can mean, in UTC." |it| or_empty(it.said_to.as_deref());
    "denies" string "The claims it denies." |it| it.relations.denies.join(" ");
    "confirms" string "The claims it confirms." |it| it.relations.confirms.join(" ");
    "updates" string "The earlier claims it updates." |it| it.relations.updates.join(" ");
    "retracts" string "The earlier claims it gives up." |it| it.relations.retracts.join(" ");
    "repeats" string "The claim it repeats." |it| or_empty(it.repeats.as_deref());
    "root" string "The claim its chain of repeats goes back to; itself where it repeats none." |it| it.root.clone();
    "standing" string "What became of it, each with the claim that makes it so: denied:<claim>." standing;
    "admits" string "The questions to which it acknowledges an own loss." |it| it.admits.join(" ");
    "basis" string "What the speaker says it rests on." |it| or_empty(it.basis);
    "note" string "The editors' remark." |it| or_empty(it.note);
    "reference" string "What it is called in a table it came from. Several are parted by '; '." |it| it.reference.join("; ");
};

/// The columns of `answers.csv`.
pub(super) const ANSWERS: &[Column<OfAnswer>] = columns! {
    "claim" string "The claim that gives the answer." |it| it.claim.clone();
    "question" string "The question." |it| it.question.to_owned();
    "side" string "The side that makes the claim." |it| it.side.to_owned();
    "speaker" string "The actor or outlet that makes the claim." |it| it.speaker.to_owned();
    "attributed" string "The other party through which alone the claim is known." |it| or_empty(it.attributed);
    "said" string "When it was said (EDTF)." |it| or_empty(it.said.map(When::written));
    "said_from" datetime "The first second that can mean, in UTC." |it| ends(it.said).from.unwrap_or_default();
    "said_to" datetime "The last second that can mean, in UTC." |it| ends(it.said).to.unwrap_or_default();
    "unit" string "What is counted, where the answer is a count." |it| or_empty(it.unit);
    "count" string "The count, as vague as it was given." |it| match &it.told {
        Told::Count { count, .. } => count.clone(),
        Told::Choice { .. } => String::new(),
    };
    "low" number "The lower end of the numbers the count allows." |it| low(it).map(number).unwrap_or_default();
    "low_included" boolean "Whether that number is allowed itself." |it| included(it, |range| Some(range.low_included));
    "high" number "The upper end of the numbers the count allows; empty where there is none." |it| high(it).map(number).unwrap_or_default();
    "high_included" boolean "Whether that number is allowed itself." |it| included(it, |range| range.high.as_ref().map(|_| range.high_included));
    "choice" string "The choice, where the answer is one." |it| match it.told {
        Told::Choice { choice } => choice.to_owned(),
        Told::Count { .. } => String::new(),
    };
    "relayed" boolean "Whether it is a relay's and differs from the root's: then it counts for no one." |it| it.relayed.to_string();
    "current" boolean "Whether it is still current for its voice." |it| it.current.to_string();
    "admits" boolean "Whether it acknowledges an own loss." |it| it.admits.to_string();
    "page" string "The claim on its event's page, from the root of the site." |it| it.page.clone();
};

/// Writes `claims.csv`.
pub(super) fn claims(source: Source<'_>, file: &mut Long<'_, '_>) -> Result<(), Error> {
    let rows = source.record.claims.ids().map(|id| claim(source, id));
    table(file, CLAIMS, rows, |value, row| value(row))
}

/// Writes `answers.csv`.
pub(super) fn answers(source: Source<'_>, file: &mut Long<'_, '_>) -> Result<(), Error> {
    let Source { record, analysis, .. } = source;
    let rows = record.questions.ids().flat_map(move |id| {
        let facts = &analysis.questions[id.row()];
        let given = facts.given.iter().map(move |it| answer(source, id, it));
        let relayed = facts.relayed.iter().map(move |it| answer(source, id, it));
        given.chain(relayed.map(|it| Row { relayed: true, ..it }))
    });
    table(file, ANSWERS, rows, |value, row| value(row))
}

/// An answer of a root.
fn answer<'a>(source: Source<'a>, question: Id<Question>, given: &Given) -> Row<'a> {
    let record = source.record;
    let row = &record.claims[given.claim];
    Row {
        claim: record.full_id(given.claim),
        question: &record.questions[question].id,
        unit: match (&record.questions[question].answers, &given.value) {
            (Answers::Count { unit, .. }, Value::Count(_)) => Some(unit.many.as_str()),
            _ => None,
        },
        told: told(record, question, &given.value),
        side: &record.sides[record.side(given.claim)].id,
        speaker: agent(record, row.by),
        attributed: given.voice.according_to().map(|side| record.sides[side].id.as_str()),
        said: row.said.as_ref(),
        relayed: false,
        current: given.current,
        admits: given.admits,
        page: address::claim(record, given.claim),
    }
}

/// Writes a table: the names of its columns, then a record for each row as it is made.
pub(super) fn table<V: Copy, R>(
    file: &mut Long<'_, '_>,
    columns: &[Column<V>],
    rows: impl Iterator<Item = R>,
    value: impl Fn(V, &R) -> String,
) -> Result<(), Error> {
    record(file.piece, columns.iter().map(|it| it.name.to_owned()));
    for row in rows {
        record(file.piece, columns.iter().map(|it| value(it.value, &row)));
        file.turn()?;
    }
    Ok(())
}

fn record(out: &mut Vec<u8>, fields: impl Iterator<Item = String>) {
    for (column, text) in fields.enumerate() {
        if column > 0 {
            out.push(b',');
        }
        // White space at the ends is quoted too: some programs cut it off otherwise.
        if text.contains([',', '"', '\r', '\n']) || text.trim().len() < text.len() {
            out.push(b'"');
            out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            out.push(b'"');
        } else {
            out.extend_from_slice(text.as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

pub(super) fn or_empty(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn quoted(claim: &Claim<'_>) -> String {
    let quote = |it: &Passage<'_>| match it {
        Passage::Quote { exact, .. } => Some((*exact).to_owned()),
        Passage::Summary { .. } => None,
    };
    claim.passages.iter().filter_map(quote).collect::<Vec<_>>().join(" […] ")
}

fn summarized(claim: &Claim<'_>) -> String {
    let words = |it: &Passage<'_>| match it {
        Passage::Summary { summary } => Some((*summary).to_owned()),
        Passage::Quote { .. } => None,
    };
    claim.passages.iter().filter_map(words).collect::<Vec<_>>().join(" […] ")
}

fn standing(claim: &Claim<'_>) -> String {
    let one = |it: &Became<'_>| format!("{}:{}", it.is, it.by);
    claim.standing.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn low<'r>(row: &'r Row<'_>) -> Option<&'r Exact> {
    range(row).map(|it| &it.low)
}

fn high<'r>(row: &'r Row<'_>) -> Option<&'r Exact> {
    range(row).and_then(|it| it.high.as_ref())
}

fn included(row: &Row<'_>, of: impl Fn(&super::values::Span) -> Option<bool>) -> String {
    range(row).and_then(of).map(|it| it.to_string()).unwrap_or_default()
}

fn range<'r>(row: &'r Row<'_>) -> Option<&'r super::values::Span> {
    match &row.told {
        Told::Count { range, .. } => Some(range),
        Told::Choice { .. } => None,
    }
}

pub(super) fn number(n: &Exact) -> String {
    match n {
        Exact::Whole(n) => n.to_string(),
        Exact::Decimal(n) => n.to_string(),
    }
}
