//! What is published for programs: data, feeds, and what hosts and search engines ask for.
//!
//! The formats are documented in `docs/data.md`, and change only with their version.

mod articles;
mod bibtex;
mod claims;
mod corrections;
mod entries;
mod events;
mod feed;
mod json;
mod ledger;
mod package;
mod questions;
mod registers;
mod sitemap;
mod tables;
mod values;
mod wikitext;
mod xml;

pub(crate) use bibtex::bibtex;
pub(crate) use claims::sha256;
pub(crate) use wikitext::cite_news;

use super::{address, long::Long, words::Words};
use crate::{
    analyze::Analysis,
    config::Config,
    error::Error,
    model::{Event, Id, Question, Record, Side},
};

/// The version of the formats in `data/`.
const VERSION: u32 = 1;

/// What the files are made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What the content states.
    pub record: &'a Record,
    /// What follows from it.
    pub analysis: &'a Analysis,
    /// The settings.
    pub config: &'a Config,
    /// The words of the interface, for feeds.
    pub words: &'a Words,
}

/// A file for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Export {
    /// `data/claims.json`
    Claims,
    /// `data/events.json`
    Events,
    /// `data/articles.json`
    Articles,
    /// `data/questions.json`
    Questions,
    /// `data/sides.json`
    Sides,
    /// `data/actors.json`
    Actors,
    /// `data/outlets.json`
    Outlets,
    /// `data/places.json`
    Places,
    /// `data/corrections.json`
    Corrections,
    /// `data/claims.csv`
    ClaimsTable,
    /// `data/answers.csv`
    AnswersTable,
    /// `data/ledger.csv`
    LedgerTable,
    /// `data/ledger.txt`
    LedgerWikitext,
    /// `data/datapackage.json`
    Package,
    /// `feed.xml`
    Feed,
    /// `sides/<id>.xml`
    SideFeed(Id<Side>),
    /// `events/<id>.xml`
    EventFeed(Id<Event>),
    /// `questions/<id>.xml`
    QuestionFeed(Id<Question>),
    /// `corrections.xml`
    CorrectionsFeed,
    /// `sitemap.xml`: the pages, or the parts of the list where they are many.
    Sitemap,
    /// A part of the list of the pages, from 0.
    SitemapPart(usize),
    /// `robots.txt`
    Robots,
    /// `.nojekyll`, which keeps GitHub Pages from leaving files out.
    NoJekyll,
}

/// The files in `data/`.
const DATA: &[(Export, &str)] = &[
    (Export::Claims, "data/claims.json"),
    (Export::Events, "data/events.json"),
    (Export::Articles, "data/articles.json"),
    (Export::Questions, "data/questions.json"),
    (Export::Sides, "data/sides.json"),
    (Export::Actors, "data/actors.json"),
    (Export::Outlets, "data/outlets.json"),
    (Export::Places, "data/places.json"),
    (Export::Corrections, "data/corrections.json"),
    (Export::ClaimsTable, "data/claims.csv"),
    (Export::AnswersTable, "data/answers.csv"),
    (Export::LedgerTable, LEDGER_TABLE),
    (Export::LedgerWikitext, LEDGER_WIKITEXT),
    (Export::Package, "data/datapackage.json"),
];

/// Every file for programs with its address; `pages` is how many pages the site has. Feeds and
/// the list of pages need to know where the site will stand.
pub fn exports(record: &Record, config: &Config, pages: usize) -> Vec<(String, Export)> {
    let mut all: Vec<(String, Export)> =
        DATA.iter().map(|(export, address)| ((*address).to_owned(), *export)).collect();
    all.push(("robots.txt".to_owned(), Export::Robots));
    all.push((".nojekyll".to_owned(), Export::NoJekyll));
    if config.base_url.is_some() {
        all.extend(feeds(record, config));
        all.push((SITEMAP.to_owned(), Export::Sitemap));
        let part = |part| (sitemap::part_address(part), Export::SitemapPart(part));
        all.extend((0..sitemap::parts(pages)).map(part));
    }
    all
}

/// Every feed with its address. One of something that had another id stands at the old addresses
/// too: whoever reads it there would not be led on by a page.
fn feeds(record: &Record, config: &Config) -> Vec<(String, Export)> {
    let mut all = vec![
        (FEED.to_owned(), Export::Feed),
        (CORRECTIONS_FEED.to_owned(), Export::CorrectionsFeed),
    ];
    let mut add = |address: String, was: &[String], export| {
        let old = was.iter().map(|old| (address::before(&address, old), export));
        all.extend(old);
        all.push((address, export));
    };
    for (id, row) in record.sides.iter() {
        add(side_feed(record, id), &row.was, Export::SideFeed(id));
    }
    for (id, row) in record.events.iter().filter(|_| config.feeds.events) {
        add(event_feed(record, id), &row.was, Export::EventFeed(id));
    }
    for (id, row) in record.questions.iter().filter(|_| config.feeds.questions) {
        add(question_feed(record, id), &row.was, Export::QuestionFeed(id));
    }
    all
}

/// What a page offers to programs: its name in the words of the interface, and its address.
pub(crate) fn offered(config: &Config) -> impl Iterator<Item = (&'static str, &'static str)> {
    let feed = config.base_url.is_some().then_some(("feed", FEED));
    [("json", "data/claims.json"), ("csv", "data/claims.csv")].into_iter().chain(feed)
}

/// The ledger as a table.
pub(crate) const LEDGER_TABLE: &str = "data/ledger.csv";

/// The ledger as wikitext. Browsers show a file of this name as text, from a server or a disk.
pub(crate) const LEDGER_WIKITEXT: &str = "data/ledger.txt";

/// The feed of all claims.
pub const FEED: &str = "feed.xml";

/// The feed of what was changed after it was published.
pub(crate) const CORRECTIONS_FEED: &str = "corrections.xml";

/// The list of all pages.
const SITEMAP: &str = "sitemap.xml";

/// The feed of a side's claims.
pub fn side_feed(record: &Record, side: Id<Side>) -> String {
    format!("sides/{}.xml", record.sides[side].id)
}

/// The feed of the claims about an event.
pub(crate) fn event_feed(record: &Record, event: Id<Event>) -> String {
    format!("events/{}.xml", record.events[event].id)
}

/// The feed of the claims that answer a question.
pub(crate) fn question_feed(record: &Record, question: Id<Question>) -> String {
    format!("questions/{}.xml", record.questions[question].id)
}

impl Export {
    /// Whether hosts and search engines ask for it, and no one else.
    pub(crate) fn is_for_hosts(self) -> bool {
        matches!(self, Self::Robots | Self::NoJekyll | Self::Sitemap | Self::SitemapPart(_))
    }

    /// Makes the file; `pages` are the addresses of the site's pages, in order.
    ///
    /// # Errors
    /// What takes the file says.
    pub(super) fn write(
        self,
        source: Source<'_>,
        pages: &mut dyn Iterator<Item = &str>,
        file: &mut Long<'_, '_>,
    ) -> Result<(), Error> {
        let Source { record, config, .. } = source;
        match self {
            Self::Claims => {
                let claims = record.claims.ids().map(|id| claims::claim(source, id));
                let withdrawn = record.withdrawn.ids();
                let withdrawn = withdrawn.map(|id| corrections::withdrawn(record, id));
                json::two_lists(file, ("claims", claims), ("withdrawn", withdrawn))
            }
            Self::Events => {
                let events = record.events.ids().map(|id| events::event(source, id));
                json::list(file, "events", events)
            }
            Self::Articles => {
                let claims = articles::claims(record);
                let article = |id| articles::article(record, id, &claims);
                json::list(file, "articles", record.articles.ids().map(article))
            }
            Self::Questions => {
                let questions = record.questions.ids().map(|id| questions::question(source, id));
                json::list(file, "questions", questions)
            }
            Self::Sides => {
                let sides = record.sides.ids().map(|id| registers::side(source, id));
                json::list(file, "sides", sides)
            }
            Self::Actors => {
                let actors = record.actors.ids().map(|id| registers::actor(record, id));
                json::list(file, "actors", actors)
            }
            Self::Outlets => {
                let outlets = record.outlets.ids().map(|id| registers::outlet(record, id));
                json::list(file, "outlets", outlets)
            }
            Self::Places => {
                let places = record.places.ids().map(|id| registers::place(record, id));
                json::list(file, "places", places)
            }
            Self::Corrections => json::list(file, "corrections", corrections::corrections(record)),
            Self::ClaimsTable => tables::claims(source, file),
            Self::AnswersTable => tables::answers(source, file),
            Self::LedgerTable => ledger::table(source, file),
            Self::LedgerWikitext => file.add(&wikitext::ledger(source)),
            Self::Package => file.add(&package::package(config)),
            Self::Feed => file.add(&feed::all(source)),
            Self::SideFeed(side) => file.add(&feed::of_side(source, side)),
            Self::EventFeed(event) => file.add(&feed::of_event(source, event)),
            Self::QuestionFeed(question) => file.add(&feed::of_question(source, question)),
            Self::CorrectionsFeed => file.add(&feed::of_corrections(source)),
            Self::Sitemap => file.add(&sitemap::sitemap(config, pages)),
            Self::SitemapPart(part) => file.add(&sitemap::part(config, pages, part)),
            Self::Robots => file.add(&sitemap::robots(config)),
            Self::NoJekyll => Ok(()),
        }
    }
}
