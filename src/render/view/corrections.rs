//! What was changed after it was published: the list of it, and what stands at the thing itself.

use serde::Serialize;

use super::{
    Agent, ArticleLink, EventLink, Side, When, agent, article_link, claim::chain_of, event_link,
    side, when,
};
use crate::{
    model::{self, Id, Revision, Withdrawn},
    render::{
        address,
        corrections::{self, Correction, Thing},
        material::{Item, Material},
    },
};

/// A part of the list of changes, the newest first.
#[derive(Debug, Serialize)]
pub(crate) struct Corrections<'a> {
    /// The changes.
    pub rows: Vec<CorrectionRow<'a>>,
    /// How many there are in all.
    pub count: usize,
}

/// A change.
#[derive(Debug, Serialize)]
pub(crate) struct CorrectionRow<'a> {
    /// What it is called on the page.
    pub anchor: &'a str,
    /// When.
    pub date: When,
    /// What was changed: `event`, `question`, `article` or `claim`.
    pub kind: &'static str,
    /// What that is called, or says; nothing where it was withdrawn.
    pub title: Option<&'a str>,
    /// The language of the title, where that is not the site's.
    pub language: Option<&'a str>,
    /// Where it stands.
    pub page: String,
    /// The side that makes the claim.
    pub side: Option<Side<'a>>,
    /// Who speaks in the claim.
    pub speaker: Option<Agent<'a>>,
    /// What was changed in it; nothing where it was withdrawn.
    pub what: Option<&'a str>,
    /// Why.
    pub why: &'a str,
}

/// A correction, at the thing that was corrected.
#[derive(Debug, Serialize)]
pub(crate) struct Revised<'a> {
    /// When.
    pub date: When,
    /// What was changed.
    pub what: &'a str,
    /// Why.
    pub why: &'a str,
}

/// What is left of a claim that was withdrawn.
#[derive(Debug, Serialize)]
pub(crate) struct Tombstone<'a> {
    /// What it is called on the page.
    pub anchor: String,
    /// What else was called so there: what stood beside it, and what it was called before.
    pub was: Vec<String>,
    /// The side that made it.
    pub side: Side<'a>,
    /// Who spoke, who carried, who published.
    pub chain: Vec<Agent<'a>>,
    /// When it was said.
    pub said: Option<When>,
    /// When it was withdrawn.
    pub date: When,
    /// Why.
    pub why: &'a str,
    /// The event it concerned.
    pub event: EventLink<'a>,
    /// The article that prints it.
    pub article: ArticleLink<'a>,
    /// What was corrected before.
    pub revisions: Vec<Revised<'a>>,
}

/// A part of the list of changes.
pub(crate) fn corrections<'a>(it: &'a Material<'_>, part: usize, root: &str) -> Corrections<'a> {
    let part = it.part(&it.corrections, part, Item::Claim);
    let rows = part.iter().map(|correction| row(it, correction, root)).collect();
    Corrections { rows, count: it.corrections.len() }
}

fn row<'a>(it: &'a Material<'_>, correction: &'a Correction<'_>, root: &str) -> CorrectionRow<'a> {
    let record = it.record;
    let claimed = |id, by| (Some(side(it, id, root)), Some(agent(it, by, root)));
    let (title, (side, speaker)) = match correction.thing {
        Thing::Event(id) => (Some(&*record.events[id].title), (None, None)),
        Thing::Question(id) => (Some(&*record.questions[id].ask), (None, None)),
        Thing::Article(id) => (Some(&*record.articles[id].title), (None, None)),
        Thing::Claim(id) => (Some(record.says(id)), claimed(record.side(id), record.claims[id].by)),
        Thing::Withdrawn(id) => {
            (None, claimed(record.side_of_withdrawn(id), record.withdrawn[id].by))
        }
    };
    let language = match correction.thing {
        Thing::Article(id) => it.foreign(record.articles[id].language.as_deref()),
        _ => None,
    };
    CorrectionRow {
        anchor: &correction.name,
        date: when(it, correction.date),
        kind: correction.thing.kind(),
        title,
        language,
        page: format!("{root}{}", address::corrected(record, correction.thing)),
        side,
        speaker,
        what: correction.what,
        why: correction.why,
    }
}

/// What was corrected in a thing, the newest first.
pub(crate) fn revised<'a>(it: &'a Material<'_>, revisions: &'a [Revision]) -> Vec<Revised<'a>> {
    let revised = |revision: &'a Revision| Revised {
        date: when(it, &revision.date),
        what: &revision.what,
        why: &revision.why,
    };
    corrections::newest_first(revisions).into_iter().map(revised).collect()
}

/// What is left of the claims about an event that were withdrawn.
pub(crate) fn withdrawn_from_event<'a>(
    it: &'a Material<'_>,
    event: Id<model::Event>,
    root: &str,
) -> Vec<Tombstone<'a>> {
    let withdrawn = it.record.withdrawn.iter().filter(|(_, row)| row.event == event);
    withdrawn.map(|(id, row)| tombstone(it, id, row, root)).collect()
}

/// What is left of the claims in an article that were withdrawn.
pub(crate) fn withdrawn_from_article<'a>(
    it: &'a Material<'_>,
    article: Id<model::Article>,
    root: &str,
) -> Vec<Tombstone<'a>> {
    let withdrawn = it.record.withdrawn.iter().filter(|(_, row)| row.article == article);
    let tombstone = |(id, row)| {
        let mut tombstone = tombstone(it, id, row, root);
        tombstone.was.extend(address::anchors_beside_withdrawn(it.record, id));
        tombstone
    };
    withdrawn.map(tombstone).collect()
}

fn tombstone<'a>(
    it: &'a Material<'_>,
    id: Id<Withdrawn>,
    row: &'a Withdrawn,
    root: &str,
) -> Tombstone<'a> {
    Tombstone {
        anchor: address::withdrawn_anchor(it.record, id),
        was: row.was.iter().map(|old| address::old_anchor(old)).collect(),
        side: side(it, it.record.side_of_withdrawn(id), root),
        chain: chain_of(it, row.by, &row.via, row.article, root),
        said: row.said.as_ref().map(|said| when(it, said)),
        date: when(it, &row.date),
        why: &row.why,
        event: event_link(it, row.event, root),
        article: article_link(it, row.article, root),
        revisions: revised(it, &row.revisions),
    }
}
