//! `data/articles.json`. The texts themselves are on the articles' pages.

use serde::Serialize;

use super::{
    claims::{rights, text},
    values::{agent, ends},
};
use crate::{
    model::{self, Claim, Id, Record, When},
    render::address,
};

/// An article.
#[derive(Debug, Serialize)]
pub(super) struct Article<'a> {
    id: &'a str,
    title: &'a str,
    outlet: &'a str,
    author: Option<&'a str>,
    published: Option<&'a str>,
    published_from: Option<String>,
    published_to: Option<String>,
    language: Option<&'a str>,
    url: Option<&'a str>,
    archived: Option<&'a str>,
    via: Vec<&'a str>,
    capture_sha256: Option<&'a str>,
    text: &'static str,
    rights: &'static str,
    page: String,
    claims: Vec<String>,
}

/// The claims of each article, by its row.
pub(super) fn claims(record: &Record) -> Vec<Vec<Id<Claim>>> {
    let mut claims = vec![Vec::new(); record.articles.len()];
    for (id, claim) in record.claims.iter() {
        claims[claim.article.row()].push(id);
    }
    claims
}

/// An article.
pub(super) fn article<'a>(
    record: &'a Record,
    id: Id<model::Article>,
    claims: &[Vec<Id<Claim>>],
) -> Article<'a> {
    let row = &record.articles[id];
    let moments = ends(row.published.as_ref());
    Article {
        id: &row.id,
        title: &row.title,
        outlet: &record.outlets[row.outlet].id,
        author: row.author.as_deref(),
        published: row.published.as_ref().map(When::written),
        published_from: moments.from,
        published_to: moments.to,
        language: row.language.as_deref(),
        url: row.url.as_deref(),
        archived: row.archived.as_deref(),
        via: row.via.iter().map(|it| agent(record, *it)).collect(),
        capture_sha256: row.capture.as_ref().map(|it| it.sha256.as_str()),
        text: text(row.text),
        rights: rights(row.rights),
        page: address::article(record, id),
        claims: claims[id.row()].iter().map(|it| record.full_id(*it)).collect(),
    }
}
