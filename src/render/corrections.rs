//! What was changed in the record after it was published: corrections and withdrawals.

use std::{cmp::Reverse, collections::BTreeMap};

use crate::model::{
    Article, Claim, Event, Id, Moment, Question, Record, Revision, When, Withdrawn,
};

/// What was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Thing {
    /// An event.
    Event(Id<Event>),
    /// A question.
    Question(Id<Question>),
    /// An article.
    Article(Id<Article>),
    /// A claim.
    Claim(Id<Claim>),
    /// A claim that was withdrawn.
    Withdrawn(Id<Withdrawn>),
}

/// A change.
#[derive(Debug)]
pub(crate) struct Correction<'a> {
    /// What was changed.
    pub thing: Thing,
    /// What the change is called: the same as long as the thing and the day are.
    pub name: String,
    /// When.
    pub date: &'a When,
    /// What was changed in it; nothing where it was withdrawn.
    pub what: Option<&'a str>,
    /// Why.
    pub why: &'a str,
}

impl Correction<'_> {
    /// When, as early as that can be.
    pub(crate) fn moment(&self) -> Moment {
        begun(self.date)
    }
}

impl Thing {
    /// What it is.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Question(_) => "question",
            Self::Article(_) => "article",
            Self::Claim(_) | Self::Withdrawn(_) => "claim",
        }
    }
}

/// Every change, the newest first.
pub(crate) fn corrections(record: &Record) -> Vec<Correction<'_>> {
    let mut all = Vec::new();
    let mut add = |thing, id: &str, revisions| {
        for it in newest_first(revisions) {
            let name = format!("{}.{}.{}", Thing::kind(thing), id.replace('/', "."), day(&it.date));
            let Revision { date, what, why } = it;
            all.push(Correction { thing, name, date, what: Some(what), why });
        }
    };
    for (id, row) in record.events.iter() {
        add(Thing::Event(id), first(&row.was, &row.id), &row.revisions);
    }
    for (id, row) in record.questions.iter() {
        add(Thing::Question(id), first(&row.was, &row.id), &row.revisions);
    }
    for (id, row) in record.articles.iter() {
        add(Thing::Article(id), first(&row.was, &row.id), &row.revisions);
    }
    for (id, row) in record.claims.iter().filter(|(_, row)| !row.revisions.is_empty()) {
        add(Thing::Claim(id), first(&row.was, &record.full_id(id)), &row.revisions);
    }
    for (id, row) in record.withdrawn.iter() {
        add(
            Thing::Withdrawn(id),
            first(&row.was, &record.full_id_of_withdrawn(id)),
            &row.revisions,
        );
    }
    for (id, row) in record.withdrawn.iter() {
        let full = record.full_id_of_withdrawn(id);
        let name = format!("withdrawn.{}", first(&row.was, &full).replace('/', "."));
        let (thing, date, why) = (Thing::Withdrawn(id), &row.date, row.why.as_str());
        all.push(Correction { thing, name, date, what: None, why });
    }
    tell_apart(&mut all);
    all.sort_by_key(|it| Reverse(it.moment()));
    all
}

/// The id under which something was first published.
pub(crate) fn first<'i>(was: &'i [String], id: &'i str) -> &'i str {
    was.first().map_or(id, String::as_str)
}

/// Corrections, the newest first; of one day the last written first.
pub(crate) fn newest_first(revisions: &[Revision]) -> Vec<&Revision> {
    let mut revisions: Vec<&Revision> = revisions.iter().rev().collect();
    revisions.sort_by_key(|it| Reverse(begun(&it.date)));
    revisions
}

/// The moment at which a change was made, as early as that can be.
pub(crate) fn begun(date: &When) -> Moment {
    date.earliest().unwrap_or(Moment(0))
}

/// The day as it was written.
fn day(date: &When) -> String {
    date.written().chars().take_while(|it| it.is_ascii_digit() || *it == '-').collect()
}

/// Numbers the changes of one thing on one day, the first written first.
fn tell_apart(all: &mut [Correction<'_>]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for it in all.iter_mut().rev() {
        let count = seen.entry(it.name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            it.name = format!("{}.{count}", it.name);
        }
    }
}
