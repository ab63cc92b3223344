//! Invented records of any size, the same on every run, as they are once they are read.

use chrono::FixedOffset;
use claimline::{
    model::{
        Actor, Agent, Answer, Answers, Article, Claim, Count, Covers, Event, Id, Lasted, Outlet,
        Question, Record, Relation, RelationKind, Rights, Side, TextKind, Unit, Value, When,
    },
    source::{FileId, Span},
};

/// What questions ask about.
pub(crate) const PERIOD: &str = "2031-01-01/2031-12-31";
/// What questions ask about.
pub(crate) const TOTAL: &str = "2031-01-01/..";
/// What questions ask about.
pub(crate) const STATE: &str = "";

const ACTORS: usize = 40;
const OUTLETS: usize = 20;

/// The usual shape: events with four claims each, one of which repeats another and one in twelve of
/// which denies another. Every third event has a question that all of them answer.
pub(crate) fn many_questions(claims: usize) -> Record {
    let mut record = registers();
    for row in 0..claims / 4 {
        let event = record.events.push(event(row));
        let asked = row.is_multiple_of(3).then(|| {
            let period = day(row / 10);
            record.questions.push(question(row, Some(event), Covers::Period(when(&period))))
        });
        let first = record.claims.len();
        for turn in 0..4 {
            let mut claim = claim(&mut record, 4 * row + turn, event, &day(row / 10));
            claim.answers.extend(asked.map(|asked| answer(asked, row + turn * 3)));
            if turn == 3 {
                claim.repeats = Some(Id::new(first));
            }
            if turn == 1 && row.is_multiple_of(3) {
                claim.relations.push(relation(RelationKind::Denies, first));
            }
            record.claims.push(claim);
        }
    }
    record
}

/// Ten questions, each with a tenth of all claims as answers, said over a thousand days.
pub(crate) fn few_questions(claims: usize, covers: &str) -> Record {
    let mut record = registers();
    let event = record.events.push(event(0));
    for row in 0..10 {
        let covers = match covers {
            STATE => Covers::State,
            TOTAL => Covers::Since(when(TOTAL)),
            period => Covers::Period(when(period)),
        };
        record.questions.push(question(row, Some(event), covers));
    }
    for row in 0..claims {
        // Most are said on a day, some at a time that is hardly known.
        let said = match row % 50 {
            0 => "2031".to_owned(),
            1 => "2031-05/2031-09".to_owned(),
            _ => day(row * 1000 / claims),
        };
        let mut claim = claim(&mut record, row, event, &said);
        claim.answers.push(answer(Id::new(row % 10), row / 10));
        record.claims.push(claim);
    }
    record
}

/// The same, where each speaker updates what they said before on the same question.
pub(crate) fn updated(claims: usize) -> Record {
    let mut record = few_questions(claims, TOTAL);
    // So many claims before, the same speaker answers the same question.
    for row in 10 * ACTORS..claims {
        let before = relation(RelationKind::Updates, row - 10 * ACTORS);
        record.claims[Id::new(row)].relations.push(before);
    }
    record
}

fn registers() -> Record {
    let mut record = Record::default();
    for (row, party) in [true, true, true, false].into_iter().enumerate() {
        let (id, name) = (format!("side-{row}"), format!("side-{row}"));
        let (beside, regarded_as) = (Vec::new(), Vec::new());
        record.sides.push(Side {
            id,
            was: Vec::new(),
            name,
            party,
            beside,
            regarded_as,
            span: span(),
        });
    }
    for row in 0..ACTORS {
        record.actors.push(Actor {
            id: format!("actor-{row}"),
            was: Vec::new(),
            name: format!("actor-{row}"),
            also: Vec::new(),
            role: None,
            of: None,
            side: Id::new(row % 4),
            official: !row.is_multiple_of(5),
            span: span(),
        });
    }
    for row in 0..OUTLETS {
        record.outlets.push(Outlet {
            id: format!("outlet-{row}"),
            was: Vec::new(),
            name: format!("outlet-{row}"),
            also: Vec::new(),
            url: None,
            language: None,
            side: Some(Id::new(if row.is_multiple_of(4) { row / 4 % 3 } else { 3 })),
            owner: None,
            span: span(),
        });
    }
    record
}

fn event(row: usize) -> Event {
    Event {
        id: format!("event-{row}"),
        was: Vec::new(),
        revisions: Vec::new(),
        title: String::new(),
        when: when(&day(row / 10)),
        lasted: Lasted::Within,
        places: Vec::new(),
        context: String::new(),
        span: span(),
    }
}

fn question(row: usize, event: Option<Id<Event>>, covers: Covers) -> Question {
    let unit = Unit { many: "soldiers killed".to_owned(), one: None };
    Question {
        id: format!("question-{row}"),
        was: Vec::new(),
        revisions: Vec::new(),
        ask: String::new(),
        answers: Answers::Count { unit, against: vec![Id::new(0)] },
        about: vec![Id::new(0)],
        covers,
        event,
        span: span(),
    }
}

/// A claim in an article of its own or of five.
fn claim(record: &mut Record, row: usize, event: Id<Event>, said: &str) -> Claim {
    if row.is_multiple_of(5) {
        record.articles.push(article(row));
    }
    let by = Id::new(row / 10 % ACTORS);
    Claim {
        id: format!("claim-{row}"),
        was: Vec::new(),
        revisions: Vec::new(),
        article: Id::new(record.articles.len() - 1),
        event,
        says: None,
        by: Agent::Actor(by),
        via: Vec::new(),
        said: Some(when(said)),
        passages: Vec::new(),
        answers: Vec::new(),
        repeats: None,
        relations: Vec::new(),
        official: record.actors[by].official,
        basis: None,
        note: None,
        reference: Vec::new(),
        span: span(),
    }
}

fn article(row: usize) -> Article {
    Article {
        id: format!("article-{row}"),
        was: Vec::new(),
        revisions: Vec::new(),
        title: String::new(),
        outlet: Id::new(row / 5 % OUTLETS),
        author: None,
        published: None,
        language: None,
        url: None,
        archived: None,
        via: Vec::new(),
        capture: None,
        text: TextKind::Full,
        rights: Rights::Public,
        body: String::new(),
        span: span(),
    }
}

/// An answer as vague as they come.
fn answer(question: Id<Question>, row: usize) -> Answer {
    let number = 2 + row * 7 % 400;
    let text = match row % 7 {
        0 => format!("over {number}"),
        1 => format!("{number} to {}", number + 20),
        2 => format!("about {number}"),
        3 => "dozens".to_owned(),
        _ => number.to_string(),
    };
    Answer { question, value: Value::Count(Count::parse(&text).expect("a count")), span: span() }
}

fn relation(kind: RelationKind, to: usize) -> Relation {
    Relation { kind, to: Id::new(to), span: span() }
}

fn day(row: usize) -> String {
    let (year, month, day) = (2031 + row / 336, row / 28 % 12 + 1, row % 28 + 1);
    format!("{year}-{month:02}-{day:02}")
}

fn when(text: &str) -> When {
    When::parse(text, FixedOffset::east_opt(0).expect("a zone")).expect("a date")
}

fn span() -> Span {
    Span::whole(FileId(0))
}
