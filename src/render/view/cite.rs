//! How to cite a claim.

use serde::Serialize;

use super::when;
use crate::{
    model::{self, Claim, Id, Side},
    render::{address, export, material::Material},
};

/// How to cite a claim.
#[derive(Debug, Serialize)]
pub(crate) struct Citation {
    /// What it is called on the page.
    pub anchor: String,
    /// The claim, where it was printed, and where it is recorded, in words.
    pub text: String,
    /// The claim's address: the whole one, where the site knows where it will stand.
    pub address: String,
    /// What the claim states, as the SHA-256 that `docs/data.md` defines.
    pub sha256: String,
}

/// How to cite a claim.
pub(crate) fn citation(it: &Material<'_>, id: Id<Claim>) -> Citation {
    let Material { record, words, config, .. } = it;
    let row = &record.claims[id];
    let article = &record.articles[row.article];
    let said = |date: Option<&model::When>| match date {
        Some(date) => when(it, date).text,
        None => words.text("when.none").into(),
    };
    let here = address::claim(record, id);
    let address = match config.base_url.as_deref() {
        Some(base) => address::canonical(base, &here),
        None => here,
    };
    let side = |id: Id<Side>| record.sides[id].name.as_str();
    let said_then = said(row.said.as_ref());
    let mut claim = vec![
        ("speaker", record.agent_name(row.by)),
        ("side", side(record.side(id))),
        ("said", &said_then),
        ("says", record.says(id)),
    ];
    let attributed = it.analysis.claims[id.row()].attributed;
    claim.extend(attributed.map(|by| ("by", side(by))));
    let key = if attributed.is_some() { "cite.attributed" } else { "cite.claim" };
    let printed = [
        ("title", article.title.as_str()),
        ("outlet", &record.outlets[article.outlet].name),
        ("published", &said(article.published.as_ref())),
    ];
    let mut parts = vec![words.with(key, &claim), words.with("cite.printed", &printed)];
    parts.extend(article.url.as_deref().and_then(address::elsewhere));
    parts.extend(article.archived.as_deref().and_then(address::elsewhere));
    let recorded = [("site", config.title.as_str()), ("address", &address)];
    parts.push(words.with("cite.recorded", &recorded));
    Citation {
        anchor: address::citation_anchor(record, id),
        text: parts.join(" "),
        sha256: export::sha256(record, id),
        address,
    }
}
