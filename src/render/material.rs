//! What pages are made from: the record, what follows from it, and what is worked out once.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use tera::Value;

use super::{
    address,
    corrections::{Correction, corrections},
    engine::Engine,
    export::Source,
    known::{self, Stood},
    made::Made,
    periods::{self, Period},
    shared::Shared,
    touches::Touches,
    view::When,
    words::Words,
};
use crate::{
    analyze::{Analysis, Statement, Voice},
    config::Config,
    model::{Actor, Claim, Event, Id, Outlet, Place, Question, Record, Side},
};

/// How many hues a theme has for parties; more parties take them anew.
const HUES: usize = 8;
/// How many marks a theme has for sides; more sides take them anew.
const MARKS: usize = 12;

/// What a list is of, by the room that it takes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Item {
    /// A link or two.
    Line,
    /// A claim, or a row of as many words.
    Claim,
    /// A question with its answers.
    Table,
}

/// What pages are made from.
#[derive(Debug)]
pub(crate) struct Material<'a> {
    /// What the content states.
    pub record: &'a Record,
    /// What follows from it.
    pub analysis: &'a Analysis,
    /// The settings.
    pub config: &'a Config,
    /// The words of the interface.
    pub words: Arc<Words>,
    /// The templates.
    pub engine: Engine,
    /// Which claims touch what.
    pub touches: Touches,
    /// The periods of a timeline that is split; none where one page holds it.
    pub periods: Vec<Period>,
    /// The pages that stand by themselves: what the navigation calls them, and their addresses.
    pub contents: Vec<(&'static str, &'static str)>,
    /// The addresses of the theme's own files, by their paths below `static/`.
    pub assets: BTreeMap<String, String>,
    /// What was changed after it was published, the newest first.
    pub corrections: Vec<Correction<'a>>,
    /// Whether there is a card for those who share a link: who shows it has to know where it is.
    pub has_card: bool,
    /// What templates see of each side.
    pub sides: Shared<Side>,
    /// What templates see of each actor.
    pub actors: Shared<Actor>,
    /// What templates see of each outlet.
    pub outlets: Shared<Outlet>,
    /// What templates see of each event that is only named.
    pub events: Shared<Event>,
    /// What templates see of the names of each place.
    pub places: Shared<Place>,
    /// What templates see of each voice on pages from which this leads to the root.
    pub voices: Made<(Voice, String), Value>,
    /// What templates see of each date, by how it was written.
    pub dates: Made<String, When>,
    /// The place of each question among those on which accounts are the farthest apart.
    distances: Vec<usize>,
    /// The class of each side.
    classes: Vec<String>,
    /// When the answers to each question stood, made when it is first needed.
    stood: Vec<OnceLock<Vec<Option<Stood>>>>,
}

impl<'a> Material<'a> {
    /// Works out what many pages need.
    pub(crate) fn new(
        record: &'a Record,
        analysis: &'a Analysis,
        config: &'a Config,
        words: Arc<Words>,
        own: Own,
    ) -> Self {
        let corrections = corrections(record);
        let periods = periods::periods(record, config, &words, analysis);
        Self {
            record,
            analysis,
            config,
            words,
            engine: own.engine,
            periods,
            contents: contents(record, analysis, &corrections),
            corrections,
            assets: own.assets,
            has_card: own.has_card,
            touches: Touches::new(record, &analysis.timeline),
            sides: Shared::new(&record.sides),
            actors: Shared::new(&record.actors),
            outlets: Shared::new(&record.outlets),
            events: Shared::new(&record.events),
            places: Shared::new(&record.places),
            voices: Made::new(),
            dates: Made::new(),
            distances: distances(record, analysis),
            classes: classes(record),
            stood: record.questions.ids().map(|_| OnceLock::new()).collect(),
        }
    }

    /// What files for programs are made from.
    pub(crate) fn source(&self) -> Source<'_> {
        let Self { record, analysis, config, words, .. } = self;
        Source { record, analysis, config, words }
    }

    /// On how many pages a list goes on: one at least.
    pub(crate) fn parts(&self, count: usize, item: Item) -> usize {
        count.div_ceil(self.most(item)).max(1)
    }

    /// A part of a list, from 0; nothing behind its end.
    pub(crate) fn part<'l, T>(&self, list: &'l [T], part: usize, item: Item) -> &'l [T] {
        list.chunks(self.most(item)).nth(part).unwrap_or_default()
    }

    /// How many things a page of a list holds.
    fn most(&self, item: Item) -> usize {
        let claims = self.config.layout.claims;
        let most = match item {
            Item::Line => claims.saturating_mul(4),
            Item::Claim => claims,
            Item::Table => claims / 2,
        };
        most.max(1)
    }

    /// The class of a side in the style sheet.
    pub(crate) fn class(&self, side: Id<Side>) -> &str {
        &self.classes[side.row()]
    }

    /// The number of a side's mark.
    #[expect(clippy::unused_self, reason = "beside `class`, with which it goes")]
    pub(crate) fn mark(&self, side: Id<Side>) -> usize {
        side.row() % MARKS + 1
    }

    /// Whether one can search: where the theme has a script that does.
    pub(crate) fn has_search(&self) -> bool {
        self.assets.contains_key("search.js")
    }

    /// The place of a question among those on which accounts are the farthest apart.
    pub(crate) fn distance(&self, question: Id<Question>) -> usize {
        self.distances[question.row()]
    }

    /// The statement a claim belongs to.
    pub(crate) fn statement(&self, claim: Id<Claim>) -> &'a Statement {
        &self.analysis.statements[self.analysis.claims[claim.row()].statement]
    }

    /// In how many articles the statement of a claim stands.
    pub(crate) fn articles(&self, claim: Id<Claim>) -> usize {
        let members = self.statement(claim).members.iter();
        let mut articles: Vec<_> = members.map(|it| self.record.claims[*it].article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }

    /// When each answer to a question stood, by its row; nothing where it did ever since it was given.
    pub(crate) fn stood(&self, question: Id<Question>) -> &[Option<Stood>] {
        self.stood[question.row()].get_or_init(|| known::stood(self, question))
    }

    /// The language of a text in a foreign language; nothing for the site's own.
    pub(crate) fn foreign<'s>(&self, language: Option<&'s str>) -> Option<&'s str> {
        language.filter(|it| !it.eq_ignore_ascii_case(&self.config.language))
    }
}

/// The template of the card.
pub(crate) const CARD: &str = "card.svg";

/// The icon, and the picture that is made of it for programs that read no SVG.
pub(crate) const ICON: [&str; 2] = ["icon.svg", "icon.png"];

/// What a theme brings of its own.
#[derive(Debug)]
pub(crate) struct Own {
    /// Its templates.
    pub engine: Engine,
    /// The addresses of its files, by their paths below `static/`.
    pub assets: BTreeMap<String, String>,
    /// Whether there is a card for those who share a link.
    pub has_card: bool,
}

const CONTENTS: &[(&str, &str)] = &[
    ("timeline", address::TIMELINE),
    ("questions", address::QUESTIONS),
    ("ledger", address::LEDGER),
    ("admissions", address::ADMISSIONS),
    ("sources", address::SOURCES),
    ("places", address::PLACES),
    ("coverage", address::COVERAGE),
    (CORRECTIONS, address::CORRECTIONS),
];

/// The list of what was changed after it was published. The foot of each page leads to it.
pub(crate) const CORRECTIONS: &str = "corrections";

/// The pages that stand by themselves, where there is something to show on them.
fn contents(
    record: &Record,
    analysis: &Analysis,
    corrections: &[Correction<'_>],
) -> Vec<(&'static str, &'static str)> {
    let has_something = |id: &str| match id {
        "questions" => !record.questions.is_empty(),
        "ledger" => !analysis.ledger.is_empty(),
        "admissions" => {
            !analysis.admissions.is_empty() || !analysis.denied_then_admitted.is_empty()
        }
        "sources" => !record.articles.is_empty(),
        "places" => !record.places.is_empty(),
        "coverage" => !record.sides.is_empty(),
        CORRECTIONS => !corrections.is_empty(),
        _ => true,
    };
    CONTENTS.iter().copied().filter(|(id, _)| has_something(id)).collect()
}

fn distances(record: &Record, analysis: &Analysis) -> Vec<usize> {
    let mut distances = vec![usize::MAX; record.questions.len()];
    for (place, question) in analysis.by_distance.iter().enumerate() {
        distances[question.row()] = place;
    }
    distances
}

/// Parties take the hues in their order; third parties share one.
fn classes(record: &Record) -> Vec<String> {
    let mut parties = 0;
    let class = |side: &Side| {
        if !side.party {
            return "third".to_owned();
        }
        parties += 1;
        format!("side-{}", (parties - 1) % HUES + 1)
    };
    record.sides.iter().map(|(_, side)| side).map(class).collect()
}
