//! What is the same on every page, and what each page says of itself.

use std::{collections::BTreeMap, path::Path};

use serde::Serialize;
use tera::Value;

use super::{Side, When, side, when};
use crate::render::{
    address, export,
    material::{CORRECTIONS, Material},
};

/// What is the same on every page that is as deep in the site.
#[derive(Debug, Serialize)]
pub(crate) struct Site<'a> {
    /// The record's title.
    pub title: &'a str,
    /// A paragraph about it.
    pub description: &'a str,
    /// The language of the site.
    pub language: &'a str,
    /// The direction in which that is read: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The license of the content, in words.
    pub license: Option<&'a str>,
    /// The front page.
    pub home: String,
    /// The other pages that stand by themselves.
    pub nav: Vec<Nav<'a>>,
    /// Where one searches; nothing where the theme has no script for it.
    pub search: Option<String>,
    /// The list of what was changed after it was published, where there is something.
    pub corrections: Option<String>,
    /// The sides, in their order.
    pub sides: Vec<Side<'a>>,
    /// The theme's own files: their addresses by their paths below `static/`.
    pub assets: BTreeMap<&'a str, String>,
    /// Whether a script is among them, which the pages then have to allow.
    pub scripted: bool,
    /// The address of the picture that is shown where a link is shared, in whole.
    pub card: Option<String>,
    /// The newest date of an article: how far the record reaches.
    pub newest: Option<When>,
    /// The data of the site for machines: address by name.
    pub data: BTreeMap<&'a str, String>,
}

/// A link of the navigation.
#[derive(Debug, Serialize)]
pub(crate) struct Nav<'a> {
    /// What the page is: `questions`, `sources`; for a page that people wrote, its id.
    pub id: &'a str,
    /// The title of a page that people wrote; the others' names are the theme's.
    pub title: Option<&'a str>,
    /// The page.
    pub page: String,
}

/// What a page says of itself.
#[derive(Debug, Serialize)]
pub(crate) struct Head<'a> {
    /// What leads from the page to the site's root.
    #[serde(skip)]
    pub root: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What search engines say of it; nothing where that is its title.
    pub description: Option<String>,
    /// The language of the title, where that is not the site's.
    pub language: Option<&'a str>,
    /// Which link of the navigation leads to it.
    pub nav: &'a str,
    /// The address that search engines should know; only with `base_url`.
    pub canonical: Option<String>,
    /// The feed of what it shows; only with `base_url`.
    pub feed: Option<String>,
    /// The pages before and after it, where it is one of several.
    pub parts: Vec<Part>,
}

/// What stands around the pages to which a link of the navigation leads, as HTML.
#[derive(Debug, Serialize)]
pub(crate) struct Frame {
    /// The top; nothing where the theme has no template of it.
    pub masthead: Value,
    /// The foot; likewise.
    pub foot: Value,
    /// The drawings that marks use; likewise.
    pub sprite: Value,
}

/// One of the pages of a long list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Part {
    /// Its number, from 1.
    pub number: usize,
    /// Its address.
    pub page: String,
    /// Whether this is it.
    pub here: bool,
}

/// The pages of a long list; none where one page holds it.
pub(crate) fn parts(address: &str, here: usize, count: usize, root: &str) -> Vec<Part> {
    if count < 2 {
        return Vec::new();
    }
    let part = |row| Part {
        number: row + 1,
        page: format!("{root}{}", address::part(address, row)),
        here: row == here,
    };
    (0..count).map(part).collect()
}

/// What is the same on every page that is as deep in the site.
pub(crate) fn site<'a>(it: &'a Material<'_>, root: &str) -> Site<'a> {
    let config = it.config;
    let record = it.record;
    let at = |page: &str| format!("{root}{page}");
    let contents = it.contents.iter().filter(|(id, _)| *id != CORRECTIONS);
    let mut nav: Vec<Nav<'_>> =
        contents.map(|(id, page)| Nav { id, title: None, page: at(page) }).collect();
    for (_, page) in record.pages.iter() {
        let address = at(&address::own(&page.id));
        nav.push(Nav { id: &page.id, title: Some(&page.title), page: address });
    }
    let card = config.base_url.as_deref().filter(|_| it.has_card);
    let newest = record.articles.iter().filter_map(|(_, article)| article.published.as_ref());
    Site {
        title: &config.title,
        description: &config.description,
        language: &config.language,
        direction: direction(&config.language),
        license: config.license.as_deref(),
        home: at(address::TIMELINE),
        nav,
        corrections: (!it.corrections.is_empty()).then(|| at(address::CORRECTIONS)),
        search: it.has_search().then(|| at(address::SEARCH)),
        sides: record.sides.ids().map(|id| side(it, id, root)).collect(),
        assets: it.assets.iter().map(|(path, page)| (path.as_str(), at(page))).collect(),
        scripted: it.assets.keys().any(|path| Path::new(path).extension() == Some("js".as_ref())),
        card: card.map(|base| address::canonical(base, address::CARD)),
        newest: newest.max_by_key(|it| it.earliest()).map(|newest| when(it, newest)),
        data: export::offered(config).map(|(name, address)| (name, at(address))).collect(),
    }
}

/// The direction in which a language is read.
pub(crate) fn direction(language: &str) -> &'static str {
    let first = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let leftwards = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    if leftwards.contains(&first.as_str()) { "rtl" } else { "ltr" }
}
