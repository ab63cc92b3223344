//! `data/claims.json`.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{
    Source,
    values::{Said, Told, agent, ends, ids, said, told},
};
use crate::{
    analyze::{Drift, Standing, Witness},
    hex::hex,
    model::{self, Id, Record, RelationKind, Rights, TextKind, When},
    render::address,
};

/// A claim.
#[derive(Debug, Serialize)]
pub(super) struct Claim<'a> {
    pub id: String,
    pub event: &'a str,
    pub says: &'a str,
    pub side: &'a str,
    pub speaker: &'a str,
    pub official: bool,
    pub attributed: Option<&'a str>,
    pub via: Vec<&'a str>,
    pub outlet: &'a str,
    pub article: &'a str,
    pub published: Option<&'a str>,
    pub url: Option<&'a str>,
    pub archived: Option<&'a str>,
    pub text: &'static str,
    pub rights: &'static str,
    pub passages: Vec<Passage<'a>>,
    pub page: String,
    pub said: Option<&'a str>,
    pub said_from: Option<String>,
    pub said_to: Option<String>,
    pub answers: Vec<Said<'a>>,
    pub relations: Relations,
    pub repeats: Option<String>,
    pub root: String,
    pub standing: Vec<Became<'a>>,
    pub admits: Vec<&'a str>,
    pub drift: Vec<Differs<'a>>,
    pub basis: Option<&'a str>,
    pub note: Option<&'a str>,
    pub reference: Vec<&'a str>,
}

/// The words a claim rests on: the article's, or the editors' where the text is a summary.
#[derive(Debug, Serialize)]
#[serde(tag = "type")]
pub(super) enum Passage<'a> {
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: &'a str,
        prefix: Option<&'a str>,
        suffix: Option<&'a str>,
        translation: Option<&'a str>,
    },
    #[serde(rename = "summary")]
    Summary { summary: &'a str },
}

/// How a claim bears on others, as it was written.
#[derive(Debug, Default, Serialize)]
pub(super) struct Relations {
    pub denies: Vec<String>,
    pub confirms: Vec<String>,
    pub updates: Vec<String>,
    pub retracts: Vec<String>,
}

/// One thing that became of a claim, and the claim that makes it so.
#[derive(Debug, Serialize)]
pub(super) struct Became<'a> {
    pub is: &'static str,
    pub by: String,
    pub side: &'a str,
    pub attributed: Option<&'a str>,
    pub question: Option<&'a str>,
}

/// How a relay differs from its root.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub(super) enum Differs<'a> {
    Changed { question: &'a str, root: Told<'a>, relay: Told<'a> },
    Added { question: &'a str, relay: Told<'a> },
    Unit { root: &'a str, relay: &'a str, answer: Told<'a> },
    Speaker,
    Wording,
}

/// What a claim states, apart from all that others say of it: what its hash is of.
#[derive(Serialize)]
struct Stated<'a> {
    id: String,
    event: &'a str,
    says: &'a str,
    side: &'a str,
    speaker: &'a str,
    official: bool,
    via: Vec<&'a str>,
    outlet: &'a str,
    article: &'a str,
    published: Option<&'a str>,
    url: Option<&'a str>,
    text: &'static str,
    passages: Vec<Passage<'a>>,
    said: Option<&'a str>,
    answers: Vec<Said<'a>>,
    basis: Option<&'a str>,
}

/// The SHA-256 of what a claim states, in the form that `docs/data.md` defines.
pub(crate) fn sha256(record: &Record, id: Id<model::Claim>) -> String {
    let row = &record.claims[id];
    let article = &record.articles[row.article];
    let stated = Stated {
        id: record.full_id(id),
        event: &record.events[row.event].id,
        says: record.says(id),
        side: &record.sides[record.side(id)].id,
        speaker: agent(record, row.by),
        official: row.official,
        via: row.via.iter().map(|it| agent(record, *it)).collect(),
        outlet: &record.outlets[article.outlet].id,
        article: &article.id,
        published: article.published.as_ref().map(When::written),
        url: article.url.as_deref(),
        text: text(article.text),
        passages: passages(article, row),
        said: row.said.as_ref().map(When::written),
        answers: row.answers.iter().map(|it| said(record, it)).collect(),
        basis: row.basis.as_deref(),
    };
    let stated = serde_json::to_vec(&stated).expect("texts, numbers and lists of them");
    hex(&Sha256::digest(stated))
}

/// A claim, with what follows about it.
pub(super) fn claim(source: Source<'_>, id: Id<model::Claim>) -> Claim<'_> {
    let Source { record, analysis, .. } = source;
    let row = &record.claims[id];
    let article = &record.articles[row.article];
    let facts = &analysis.claims[id.row()];
    let statement = &analysis.statements[facts.statement];
    let is_root = statement.root == id;
    let moments = ends(row.said.as_ref());
    Claim {
        id: record.full_id(id),
        event: &record.events[row.event].id,
        says: record.says(id),
        side: &record.sides[record.side(id)].id,
        speaker: agent(record, row.by),
        official: row.official,
        attributed: facts.attributed.map(|side| record.sides[side].id.as_str()),
        via: row.via.iter().map(|it| agent(record, *it)).collect(),
        outlet: &record.outlets[article.outlet].id,
        article: &article.id,
        published: article.published.as_ref().map(When::written),
        url: article.url.as_deref(),
        archived: article.archived.as_deref(),
        text: text(article.text),
        rights: rights(article.rights),
        passages: passages(article, row),
        page: address::claim(record, id),
        said: row.said.as_ref().map(When::written),
        said_from: moments.from,
        said_to: moments.to,
        answers: row.answers.iter().map(|it| said(record, it)).collect(),
        relations: relations(record, row),
        repeats: row.repeats.map(|it| record.full_id(it)),
        root: record.full_id(statement.root),
        standing: statement.standing.iter().map(|it| became(record, it)).collect(),
        admits: if is_root { ids!(record.questions, statement.admits) } else { Vec::new() },
        drift: facts.drift.iter().map(|it| differs(record, it)).collect(),
        basis: row.basis.as_deref(),
        note: row.note.as_deref(),
        reference: row.reference.iter().map(String::as_str).collect(),
    }
}

/// The passages that may be published. Where only passages may, what stands around them may not.
pub(super) fn passages<'a>(
    article: &'a model::Article,
    claim: &'a model::Claim,
) -> Vec<Passage<'a>> {
    if article.rights == Rights::Private {
        return Vec::new();
    }
    let around = article.rights == Rights::Public;
    let passage = |it: &'a model::Passage| match article.text {
        TextKind::Summary => Passage::Summary { summary: &it.exact },
        TextKind::Full | TextKind::Excerpt => Passage::Quote {
            exact: &it.exact,
            prefix: it.prefix.as_deref().filter(|_| around),
            suffix: it.suffix.as_deref().filter(|_| around),
            translation: it.translation.as_deref(),
        },
    };
    claim.passages.iter().map(passage).collect()
}

fn relations(record: &Record, claim: &model::Claim) -> Relations {
    let mut relations = Relations::default();
    for relation in &claim.relations {
        let list = match relation.kind {
            RelationKind::Denies => &mut relations.denies,
            RelationKind::Confirms => &mut relations.confirms,
            RelationKind::Updates => &mut relations.updates,
            RelationKind::Retracts => &mut relations.retracts,
        };
        list.push(record.full_id(relation.to));
    }
    relations
}

fn became<'a>(record: &'a Record, standing: &Standing) -> Became<'a> {
    let (is, witness) = named(standing);
    Became {
        is,
        by: record.full_id(witness.claim),
        side: &record.sides[witness.side].id,
        attributed: witness.voice.according_to().map(|side| record.sides[side].id.as_str()),
        question: witness.question.map(|it| record.questions[it].id.as_str()),
    }
}

/// What a standing is called, and who makes it so.
pub(super) fn named(standing: &Standing) -> (&'static str, &Witness) {
    match standing {
        Standing::Retracted(witness) => ("retracted", witness),
        Standing::Updated(witness) => ("updated", witness),
        Standing::Denied(witness) => ("denied", witness),
        Standing::Contradicted(witness) => ("contradicted", witness),
        Standing::Confirmed(witness) => ("confirmed", witness),
    }
}

fn differs<'a>(record: &'a Record, drift: &Drift) -> Differs<'a> {
    let id = |question: &Id<model::Question>| record.questions[*question].id.as_str();
    match drift {
        Drift::Changed { question, root, relay } => Differs::Changed {
            question: id(question),
            root: told(record, *question, root),
            relay: told(record, *question, relay),
        },
        Drift::Added { question, relay } => {
            Differs::Added { question: id(question), relay: told(record, *question, relay) }
        }
        Drift::UnitChanged { root, relay, value } => {
            Differs::Unit { root: id(root), relay: id(relay), answer: told(record, *relay, value) }
        }
        Drift::SpeakerChanged => Differs::Speaker,
        Drift::Worded => Differs::Wording,
    }
}

/// What the body of an article is called.
pub(super) fn text(kind: TextKind) -> &'static str {
    match kind {
        TextKind::Full => "full",
        TextKind::Excerpt => "excerpt",
        TextKind::Summary => "summary",
    }
}

/// What of a text may be published.
pub(super) fn rights(rights: Rights) -> &'static str {
    match rights {
        Rights::Public => "public",
        Rights::Passages => "passages",
        Rights::Private => "private",
    }
}
