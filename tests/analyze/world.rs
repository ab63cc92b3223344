//! An invented war, and a record of it from a few lines.
//!
//! A line is a claim: its name, who speaks, the outlet that prints it, when it was said (`-` for no
//! date), and what else there is: `via=`, `says=`, `event=`, `official=no`, `repeats=`, `denies=`,
//! `confirms=`, `updates=`, `retracts=`, or the answer to a question, with `_` for spaces.

use chrono::FixedOffset;
use claimline::{
    model::{
        Actor, Agent, Answer, Answers, Article, Choice, Claim, Count, Covers, Event, Id, Lasted,
        Outlet, Question, Record, Relation, RelationKind, Rights, Side, TextKind, Unit, Value,
        When,
    },
    source::{FileId, Span},
};

/// Three parties, of which east stands beside north, and those who are none.
const SIDES: &[(&str, bool, &[usize])] =
    &[("north", true, &[2]), ("south", true, &[]), ("east", true, &[0]), ("press", false, &[])];

/// Id, side, what it is part of, whether it is official.
const ACTORS: &[(&str, &str, Option<&str>, bool)] = &[
    ("north-ministry", "north", None, true),
    ("north-spokesman", "north", Some("north-ministry"), true),
    ("north-bishop", "north", None, false),
    ("north-deacon", "north", Some("north-bishop"), false),
    ("south-ministry", "south", None, true),
    ("south-bishop", "south", None, false),
    ("east-ministry", "east", None, true),
    ("observers", "press", None, true),
];

const OUTLETS: &[(&str, Option<&str>)] = &[
    ("wire", Some("press")),
    ("north-tv", Some("north")),
    ("south-tv", Some("south")),
    ("mill", None),
];

const COUNTS: &[(&str, &str, Option<&str>, &str)] = &[
    ("north-killed", "soldiers killed", Some("2016-04-01/2016-04-02"), "north"),
    ("north-hurt", "soldiers killed and wounded", Some("2016-04-01/2016-04-02"), "north"),
    ("south-killed", "soldiers killed", Some("2016-04-01/2016-04-02"), "south"),
    ("south-total", "soldiers killed", Some("2016-04-01/.."), "south"),
    ("north-total", "soldiers killed", Some("2016-04-01/.."), "north"),
    ("posts", "posts held by north", None, "-"),
];

/// The choices of both are north and south; only the first has a period.
const CHOICES: &[(&str, Option<&str>)] = &[("who-began", Some("2016-04-01")), ("who-holds", None)];

const EVENTS: &[(&str, &str)] =
    &[("bridge", "2016-04-02"), ("airfield", "2016-04-01/2016-04-03"), ("alarm", "2016-04-01")];

/// A record, and the names of its claims.
pub(crate) struct World {
    pub(crate) record: Record,
    names: Vec<String>,
}

impl World {
    /// Reads the claims of a record.
    pub(crate) fn read(text: &str) -> Self {
        let mut world = Self { record: registers(), names: Vec::new() };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let lines: Vec<Vec<&str>> = lines.map(|it| it.split_whitespace().collect()).collect();
        world.names = lines.iter().map(|words| words[0].to_owned()).collect();
        for words in &lines {
            world.add(words);
        }
        world
    }

    /// The claim of a name.
    pub(crate) fn claim(&self, name: &str) -> Id<Claim> {
        Id::new(self.names.iter().position(|it| it == name).expect("a claim of that name"))
    }

    /// The name of a claim.
    pub(crate) fn name(&self, claim: Id<Claim>) -> &str {
        &self.names[claim.row()]
    }

    fn add(&mut self, words: &[&str]) {
        let [name, by, outlet, said, rest @ ..] = words else { panic!("too short: {words:?}") };
        let record = &mut self.record;
        let Agent::Outlet(outlet) = agent(record, outlet) else { panic!("{outlet} is no outlet") };
        let by = agent(record, by);
        let article = record.articles.push(article(name, outlet));
        let official = match by {
            Agent::Actor(actor) => record.actors[actor].official,
            Agent::Outlet(_) => false,
        };
        let mut claim = Claim {
            id: (*name).to_owned(),
            was: Vec::new(),
            revisions: Vec::new(),
            article,
            event: Id::new(0),
            says: None,
            by,
            via: Vec::new(),
            said: (*said != "-").then(|| when(said)),
            passages: Vec::new(),
            answers: Vec::new(),
            repeats: None,
            relations: Vec::new(),
            official,
            basis: None,
            note: None,
            reference: Vec::new(),
            span: span(),
        };
        for word in rest {
            let (key, value) = word.split_once('=').expect("key=value");
            self.set(&mut claim, key, &value.replace('_', " "));
        }
        self.record.claims.push(claim);
    }

    fn set(&self, claim: &mut Claim, key: &str, value: &str) {
        let record = &self.record;
        let mut relate = |kind| {
            let to = self.claim(value);
            claim.relations.push(Relation { kind, to, span: span() });
        };
        match key {
            "denies" => relate(RelationKind::Denies),
            "confirms" => relate(RelationKind::Confirms),
            "updates" => relate(RelationKind::Updates),
            "retracts" => relate(RelationKind::Retracts),
            "repeats" => claim.repeats = Some(self.claim(value)),
            "via" => claim.via.push(agent(record, value)),
            "says" => claim.says = Some(value.to_owned()),
            "official" => claim.official = value == "yes",
            "event" => claim.event = event(record, value),
            _ => {
                let (question, row) =
                    record.questions.iter().find(|(_, it)| it.id == key).expect("a question");
                let value = match &row.answers {
                    Answers::Count { .. } => Value::Count(Count::parse(value).expect("a count")),
                    Answers::Choice(choices) => Value::Choice(
                        choices.iter().position(|it| it.id == value).expect("a choice"),
                    ),
                };
                claim.answers.push(Answer { question, value, span: span() });
            }
        }
    }
}

/// All but the claims and their articles.
fn registers() -> Record {
    let mut record = Record::default();
    for (id, party, beside) in SIDES {
        let beside = beside.iter().map(|row| Id::new(*row)).collect();
        let (id, name) = ((*id).to_owned(), (*id).to_owned());
        let (party, regarded_as, span) = (*party, Vec::new(), span());
        record.sides.push(Side { id, was: Vec::new(), name, party, beside, regarded_as, span });
    }
    for (id, of_side, of, official) in ACTORS {
        let of = of.map(|of| match agent(&record, of) {
            Agent::Actor(actor) => actor,
            Agent::Outlet(_) => panic!("{of} is an outlet"),
        });
        let side = side(&record, of_side);
        let (id, name) = ((*id).to_owned(), (*id).to_owned());
        let (also, role, official) = (Vec::new(), None, *official);
        record.actors.push(Actor {
            id,
            was: Vec::new(),
            name,
            also,
            role,
            of,
            side,
            official,
            span: span(),
        });
    }
    for (id, of_side) in OUTLETS {
        let side = of_side.map(|it| side(&record, it));
        let (id, name) = ((*id).to_owned(), (*id).to_owned());
        let (also, url, language, owner) = (Vec::new(), None, None, None);
        record.outlets.push(Outlet {
            id,
            was: Vec::new(),
            name,
            also,
            url,
            language,
            side,
            owner,
            span: span(),
        });
    }
    for (id, date) in EVENTS {
        record.events.push(Event {
            id: (*id).to_owned(),
            was: Vec::new(),
            revisions: Vec::new(),
            title: (*id).to_owned(),
            when: when(date),
            lasted: Lasted::Within,
            places: Vec::new(),
            context: String::new(),
            span: span(),
        });
    }
    questions(&mut record);
    record
}

/// The question about the beginning stands on the page of the airfield.
fn questions(record: &mut Record) {
    for (id, unit, period, about) in COUNTS {
        let about: Vec<_> =
            record.sides.iter().filter(|(_, it)| it.id == *about).map(|(id, _)| id).collect();
        let unit = Unit { many: (*unit).to_owned(), one: None };
        let answers = Answers::Count { unit, against: about.clone() };
        record.questions.push(question(id, answers, about, *period));
    }
    for (id, period) in CHOICES {
        let choices = ["north", "south"].map(|it| Choice {
            id: it.to_owned(),
            name: it.to_owned(),
            against: vec![side(record, it)],
        });
        let mut question = question(id, Answers::Choice(choices.into()), Vec::new(), *period);
        question.event = period.map(|_| event(record, "airfield"));
        record.questions.push(question);
    }
}

fn question(id: &str, answers: Answers, about: Vec<Id<Side>>, period: Option<&str>) -> Question {
    let covers = match period {
        None => Covers::State,
        Some(period) if period.ends_with("..") => Covers::Since(when(period)),
        Some(period) => Covers::Period(when(period)),
    };
    let ask = format!("{id}?");
    Question {
        id: id.to_owned(),
        was: Vec::new(),
        revisions: Vec::new(),
        ask,
        answers,
        about,
        covers,
        event: None,
        span: span(),
    }
}

fn article(id: &str, outlet: Id<Outlet>) -> Article {
    Article {
        id: id.to_owned(),
        was: Vec::new(),
        revisions: Vec::new(),
        title: id.to_owned(),
        outlet,
        author: None,
        published: None,
        language: None,
        url: None,
        archived: None,
        via: Vec::new(),
        capture: None,
        text: TextKind::Summary,
        rights: Rights::Public,
        body: String::new(),
        span: span(),
    }
}

fn side(record: &Record, id: &str) -> Id<Side> {
    record.sides.iter().find(|(_, it)| it.id == id).expect("a side of that id").0
}

fn event(record: &Record, id: &str) -> Id<Event> {
    record.events.iter().find(|(_, it)| it.id == id).expect("an event of that id").0
}

fn agent(record: &Record, id: &str) -> Agent {
    let mut actors = record.actors.iter().filter(|(_, it)| it.id == id);
    let mut outlets = record.outlets.iter().filter(|(_, it)| it.id == id);
    match actors.next() {
        Some((actor, _)) => Agent::Actor(actor),
        None => Agent::Outlet(outlets.next().expect("an actor or outlet of that id").0),
    }
}

fn when(text: &str) -> When {
    When::parse(text, FixedOffset::east_opt(0).expect("a zone")).expect("a date")
}

fn span() -> Span {
    Span::whole(FileId(0))
}
