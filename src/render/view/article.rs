//! An article: its text with the passages marked, and the claims beside it.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::{
    Agent, Citation, DriftRow, EventLink, PassageText, Revised, Side, Tombstone, When, agent,
    citation, drift_rows, event_link, passage_texts, revised, side, when, withdrawn_from_article,
};
use crate::{
    error::Error,
    model::{self, Claim, Id, Rights, TextKind},
    render::{
        address, export,
        marks::Marks,
        material::Material,
        press::{Press, safe},
        prose::{self, Fit},
        robust::{self, SourceLink},
    },
};

/// An article, where it is only named.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleLink<'a> {
    /// The title.
    pub title: &'a str,
    /// Its language, where that is not the site's.
    pub language: Option<&'a str>,
    /// The outlet.
    pub outlet: Agent<'a>,
    /// When it was published.
    pub published: Option<When>,
    /// Its page.
    pub page: String,
    /// Whether it has a public address.
    pub public: bool,
    /// Whether a web archive has a copy.
    pub archived: bool,
    /// How many claims it prints, by side.
    pub claims: Vec<FromSide<'a>>,
}

/// How many claims there are from a side.
#[derive(Debug, Serialize)]
pub(crate) struct FromSide<'a> {
    /// The side.
    pub side: Side<'a>,
    /// How many.
    pub count: usize,
}

/// An article, where it is only named.
pub(crate) fn article_link<'a>(
    it: &'a Material<'_>,
    id: Id<model::Article>,
    root: &str,
) -> ArticleLink<'a> {
    let row = &it.record.articles[id];
    ArticleLink {
        title: &row.title,
        language: it.foreign(row.language.as_deref()),
        outlet: agent(it, model::Agent::Outlet(row.outlet), root),
        published: row.published.as_ref().map(|published| when(it, published)),
        page: format!("{root}{}", address::article(it.record, id)),
        public: row.url.is_some(),
        archived: row.archived.is_some(),
        claims: from_sides(it, it.touches.article(id), root),
    }
}

fn from_sides<'a>(it: &'a Material<'_>, claims: &[Id<Claim>], root: &str) -> Vec<FromSide<'a>> {
    let mut counts = BTreeMap::new();
    for claim in claims {
        *counts.entry(it.record.side(*claim)).or_insert(0) += 1;
    }
    counts.into_iter().map(|(id, count)| FromSide { side: side(it, id, root), count }).collect()
}

/// An article's page.
#[derive(Debug, Serialize)]
pub(crate) struct ArticlePage<'a> {
    /// What is said of it wherever it is named.
    pub article: ArticleLink<'a>,
    /// Who wrote it.
    pub author: Option<&'a str>,
    /// The language of the original, in words.
    pub language: Option<&'a str>,
    /// The public address.
    pub url: Option<SourceLink>,
    /// The address of a web archive's copy.
    pub archived: Option<SourceLink>,
    /// How to cite it, for programs that keep references.
    pub bibtex: String,
    /// How to cite it, for an encyclopedia.
    pub wikitext: String,
    /// What the whole article is a copy of, nearest to the speaker first.
    pub via: Vec<Agent<'a>>,
    /// The name and hash of the stored copy.
    pub capture: Option<Capture<'a>>,
    /// What the text is: `full`, `excerpt` or `summary`.
    pub kind: &'static str,
    /// What of it is published: `public`, `passages` or `private`.
    pub rights: &'static str,
    /// The language of the text that is shown, where that is not the site's.
    pub text_language: Option<&'a str>,
    /// The text in blocks, each with the claims whose first passage begins in it; without a text
    /// to show, one block with all the claims.
    pub blocks: Vec<Block<'a>>,
    /// What was corrected in what the record says of it.
    pub revisions: Vec<Revised<'a>>,
    /// What is left of claims that were withdrawn.
    pub withdrawn: Vec<Tombstone<'a>>,
}

/// The stored copy of an article.
#[derive(Debug, Serialize)]
pub(crate) struct Capture<'a> {
    /// Its path below the folder of the content.
    pub file: &'a str,
    /// The SHA-256 of its bytes.
    pub sha256: &'a str,
}

/// A block of an article's text.
#[derive(Debug, Serialize)]
pub(crate) struct Block<'a> {
    /// The block with its passages marked, as HTML; nothing where no text is shown.
    pub text: Option<Value>,
    /// The claims that stand beside it.
    pub claims: Vec<Beside<'a>>,
}

/// A claim beside an article's text.
#[derive(Debug, Serialize)]
pub(crate) struct Beside<'a> {
    /// The class of its side.
    pub class: &'a str,
    /// The numbers of its passages, and where they stand on this page.
    pub passages: Vec<Numbered<'a>>,
    /// The event it concerns.
    pub event: EventLink<'a>,
    /// What its passage and its citation were called on this page before.
    pub was: Vec<String>,
    /// The claim, as HTML.
    pub claim: Value,
    /// What changed on the way, where it is passed on.
    pub drift: Vec<DriftRow<'a>>,
    /// How to cite it.
    pub cite: Citation,
}

/// A passage by its number.
#[derive(Debug, Serialize)]
pub(crate) struct Numbered<'a> {
    /// The number, in the order of the text.
    pub number: usize,
    /// What it is called on this page.
    pub anchor: String,
    /// The words in the site's language.
    pub translation: Option<&'a str>,
}

/// An article's page.
///
/// # Errors
/// A mistake in the template of claims.
pub(crate) fn article<'a>(
    press: &'a Press<'_>,
    id: Id<model::Article>,
    root: &str,
) -> Result<ArticlePage<'a>, Error> {
    let it = &press.it;
    let row = &it.record.articles[id];
    let copy =
        |capture: &'a model::Capture| Capture { file: &capture.file, sha256: &capture.sha256 };
    let own_words = row.text != TextKind::Summary;
    Ok(ArticlePage {
        article: article_link(it, id, root),
        author: row.author.as_deref(),
        language: row.language.as_deref().map(|tag| it.words.language(tag)),
        url: robust::original(row),
        archived: robust::archived(row),
        bibtex: export::bibtex(it.record, id),
        wikitext: export::cite_news(it.source(), id),
        via: row.via.iter().map(|carrier| agent(it, *carrier, root)).collect(),
        capture: row.capture.as_ref().map(copy),
        kind: match row.text {
            TextKind::Full => "full",
            TextKind::Excerpt => "excerpt",
            TextKind::Summary => "summary",
        },
        rights: match row.rights {
            Rights::Public => "public",
            Rights::Passages => "passages",
            Rights::Private => "private",
        },
        text_language: it.foreign(row.language.as_deref().filter(|_| own_words)),
        blocks: blocks(press, id, root)?,
        revisions: revised(it, &row.revisions),
        withdrawn: withdrawn_from_article(it, id, root),
    })
}

fn blocks<'a>(
    press: &'a Press<'_>,
    id: Id<model::Article>,
    root: &str,
) -> Result<Vec<Block<'a>>, Error> {
    let it = &press.it;
    let row = &it.record.articles[id];
    let marks = Marks::new(it, id);
    let texts: Vec<(Option<Value>, Vec<usize>)> = match row.rights {
        Rights::Public => prose::marked(&row.body, Fit { below: 1, notes: "note-" }, &marks)
            .into_iter()
            .map(|block| (Some(safe(&block.html)), block.passages))
            .collect(),
        Rights::Passages => (0..marks.passages().len())
            .map(|row| (Some(safe(&marks.alone(row))), vec![row]))
            .collect(),
        Rights::Private => vec![(None, (0..marks.passages().len()).collect())],
    };
    let mut blocks = Vec::new();
    for (text, passages) in texts {
        let mut claims = Vec::new();
        for row in passages {
            for claim in marks.first_here(row) {
                claims.push(beside(press, claim, &marks, root)?);
            }
        }
        blocks.push(Block { text, claims });
    }
    Ok(blocks)
}

fn beside<'a>(
    press: &'a Press<'_>,
    id: Id<Claim>,
    marks: &Marks<'_>,
    root: &str,
) -> Result<Beside<'a>, Error> {
    let it = &press.it;
    let words: Vec<PassageText<'a>> = passage_texts(it, id, root);
    let numbered = |(row, text): (usize, &PassageText<'a>)| {
        let number = marks.number_of(id, row)?;
        let anchor = address::passage_anchor(it.record, id, row);
        Some(Numbered { number, anchor, translation: text.translation })
    };
    Ok(Beside {
        class: it.class(it.record.side(id)),
        passages: words.iter().enumerate().filter_map(numbered).collect(),
        event: event_link(it, it.record.claims[id].event, root),
        was: address::old_anchors_beside(it.record, id),
        claim: press.claim(id, root)?,
        drift: drift_rows(it, id, root),
        cite: citation(it, id),
    })
}
