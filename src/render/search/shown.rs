//! What a result shows, as `static/search.js` reads it.

use std::borrow::Cow;

use serde::Serialize;

use super::things::Thing;
use crate::{
    markdown::reading,
    model::{Actor, Article, Claim, Id, Outlet, Owner, Passage, Rights, TextKind},
    render::{
        address,
        material::Material,
        view::{self, is_known},
    },
};

/// What a result shows. Sides are told by their rows from 1, 0 is none.
#[derive(Debug, Default)]
struct Shown<'a> {
    kind: usize,
    page: String,
    title: String,
    side: usize,
    who: String,
    /// What it is about.
    about: &'a str,
    /// Words of an article.
    quoted: Vec<Cow<'a, str>>,
    /// Words that are looked through for what is asked in quotation marks, and not shown.
    unshown: Vec<Cow<'a, str>>,
    /// The language of the title, where that is not the site's.
    language: &'a str,
    /// The side through which alone it is known.
    attributed: usize,
    /// Whether it is a party's speaker who does not speak for it.
    unofficial: bool,
}

/// The date of the thing before in words: things in order often share it.
#[derive(Debug, Default)]
pub(super) struct Date<'a> {
    written: &'a str,
    words: String,
}

/// Writes what a thing shows: a list, of which the end may be left out.
pub(super) fn write<'a>(it: &Material<'a>, thing: Thing, date: &mut Date<'a>, out: &mut Vec<u8>) {
    let when = thing.when(it).filter(|it| is_known(it));
    if let Some(when) = when.filter(|it| it.written() != date.written) {
        *date = Date { written: when.written(), words: it.words.when(when) };
    }
    let when = if when.is_some() { date.words.as_str() } else { "" };
    let shown = shown(it, thing);
    let Shown { page, title, who, about, quoted, unshown, language, .. } = &shown;
    let fields = [
        Field::Number(shown.kind),
        Field::Text(page),
        Field::Text(title),
        Field::Number(shown.side),
        Field::Text(who),
        Field::Text(when),
        Field::Text(about),
        Field::Texts(quoted),
        Field::Texts(unshown),
        Field::Text(language),
        Field::Number(shown.attributed),
        Field::Number(shown.unofficial.into()),
    ];
    let length = fields.iter().rposition(|it| !it.is_empty()).map_or(0, |last| last + 1);
    for (row, field) in fields[..length].iter().enumerate() {
        out.push(if row == 0 { b'[' } else { b',' });
        let field = if field.is_empty() { &Field::Number(0) } else { field };
        serde_json::to_writer(&mut *out, field).expect("texts and numbers, into memory");
    }
    out.push(b']');
}

#[derive(Serialize)]
#[serde(untagged)]
enum Field<'s> {
    Number(usize),
    Text(&'s str),
    Texts(&'s [Cow<'s, str>]),
}

impl Field<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Self::Number(number) => *number == 0,
            Self::Text(text) => text.is_empty(),
            Self::Texts(texts) => texts.is_empty(),
        }
    }
}

fn shown<'a>(it: &Material<'a>, thing: Thing) -> Shown<'a> {
    let record = it.record;
    let kind = thing.kind();
    match thing {
        Thing::Side(id) => Shown {
            page: address::side(record, id),
            title: record.sides[id].name.clone(),
            side: id.row() + 1,
            kind,
            ..Shown::default()
        },
        Thing::Actor(id) => actor(it, id, kind),
        Thing::Outlet(id) => outlet(it, id, kind),
        Thing::Place(id) => {
            let names = record.places[id].names.iter().map(|it| it.name.as_str());
            Shown {
                page: address::place(record, id),
                title: names.collect::<Vec<_>>().join(" / "),
                kind,
                ..Shown::default()
            }
        }
        Thing::Question(id) => Shown {
            page: address::question(record, id),
            title: record.questions[id].ask.clone(),
            kind,
            ..Shown::default()
        },
        Thing::Event(id) => {
            let row = &record.events[id];
            Shown {
                page: address::event(record, id),
                title: row.title.clone(),
                unshown: vec![reading(&row.context).into()],
                kind,
                ..Shown::default()
            }
        }
        Thing::Article(id) => article(it, id, kind),
        Thing::Claim(id) => claim(it, id, kind),
    }
}

fn actor<'a>(it: &Material<'a>, id: Id<Actor>, kind: usize) -> Shown<'a> {
    let record = it.record;
    let row = &record.actors[id];
    let of = view::bodies(record, row.of);
    Shown {
        page: address::actor(record, id),
        title: row.name.clone(),
        side: row.side.row() + 1,
        who: row.role.as_deref().into_iter().chain(of).collect::<Vec<_>>().join(", "),
        unshown: texts(row.also.iter().map(String::as_str)),
        unofficial: record.sides[row.side].party && !row.official,
        kind,
        ..Shown::default()
    }
}

fn outlet<'a>(it: &Material<'a>, id: Id<Outlet>, kind: usize) -> Shown<'a> {
    let row = &it.record.outlets[id];
    Shown {
        page: address::outlet(it.record, id),
        title: row.name.clone(),
        side: row.side.map_or(0, |side| side.row() + 1),
        unshown: texts(row.also.iter().map(String::as_str).chain(owner(it, row.owner))),
        kind,
        ..Shown::default()
    }
}

fn texts<'a>(all: impl IntoIterator<Item = &'a str>) -> Vec<Cow<'a, str>> {
    all.into_iter().map(Cow::Borrowed).collect()
}

/// The name of an outlet's owner.
pub(super) fn owner<'a>(it: &Material<'a>, owner: Option<Owner>) -> Option<&'a str> {
    owner.map(|owner| match owner {
        Owner::Side(id) => it.record.sides[id].name.as_str(),
        Owner::Actor(id) => it.record.actors[id].name.as_str(),
    })
}

fn article<'a>(it: &Material<'a>, id: Id<Article>, kind: usize) -> Shown<'a> {
    let row = &it.record.articles[id];
    Shown {
        page: address::article(it.record, id),
        title: row.title.clone(),
        who: it.record.outlets[row.outlet].name.clone(),
        unshown: texts(row.author.as_deref()),
        language: it.foreign(row.language.as_deref()).unwrap_or_default(),
        kind,
        ..Shown::default()
    }
}

fn claim<'a>(it: &Material<'a>, id: Id<Claim>, kind: usize) -> Shown<'a> {
    let record = it.record;
    let row = &record.claims[id];
    let side = record.side(id);
    let article = &record.articles[row.article];
    let attributed = it.analysis.claims[id.row()].attributed;
    // The words of a summary are the editors', and never shown as a quotation.
    let (quoted, unshown) = match (article.rights, article.text) {
        (Rights::Private, _) => (Vec::new(), Vec::new()),
        (_, TextKind::Summary) => (Vec::new(), texts(row.passages.iter().map(Passage::printed))),
        _ => (
            texts(row.passages.iter().map(Passage::printed)),
            texts(row.passages.iter().filter_map(|it| it.translation.as_deref())),
        ),
    };
    let remarks = [&row.basis, &row.note].into_iter().flatten().map(String::as_str);
    Shown {
        page: address::claim(record, id),
        title: record.says(id).to_owned(),
        side: side.row() + 1,
        who: record.agent_name(row.by).to_owned(),
        about: &record.events[row.event].title,
        quoted,
        unshown: unshown.into_iter().chain(texts(remarks)).collect(),
        attributed: attributed.map_or(0, |side| side.row() + 1),
        unofficial: record.sides[side].party && !row.official,
        kind,
        ..Shown::default()
    }
}
