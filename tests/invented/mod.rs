//! Whole projects, drawn at random: sides, speakers, outlets, places, questions, articles, claims.
//!
//! What is drawn are numbers, each taken as far round its list as it leads, so that every draw makes
//! a project without errors and a smaller draw a smaller project. All names of what belongs to a
//! side hold the side's id, which stands nowhere else.

mod text;

use std::fmt;

use claimline::files::{Content, File, Files};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};

/// The ids of parties. The first two are of unlike length, since a name takes the room that it takes,
/// and others lie between them in the alphabet.
const PARTIES: &[&str] = &["qqno", "qqstonery", "qqpond", "qqreed"];
/// The two parties that are exchanged.
pub(crate) const EXCHANGED: [&str; 2] = [PARTIES[0], PARTIES[1]];
const THIRDS: &[&str] = &["qqpress", "qqwatch"];
const DATES: &[&str] = &[
    "",
    "2031",
    "2031-05",
    "2031-05-01",
    "2031-05-02",
    "2031-05-02",
    "2031-05-02T10:00+04:00",
    "2031-05-03",
    "2031-05-03/2031-05-06",
    "2031-05-04~",
];
const COUNTS: &[&str] =
    &["none", "3", "12", "12", "over 10", "at least 4", "up to 9", "about 30", "2 to 4", "dozens"];
const COVERS: &[&str] = &["2031-05-01/2031-05-02", "2031-05-01/2031-05-02", "2031-05-01/..", ""];
const UNITS: &[&str] = &["soldiers killed", "soldiers killed and wounded"];

/// How many projects a property is tried on; `.cargo/config.toml` says which.
pub(crate) fn tries(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// A project as it is drawn. What fails is told as the files of a case.
#[derive(Clone)]
pub(crate) struct Invented {
    parties: usize,
    thirds: usize,
    /// How far the list of sides is turned, and whether it runs backwards.
    order: (usize, bool),
    /// Two sides, and one that regards the first as the second.
    bonds: Vec<(usize, usize, usize)>,
    /// Side, what it is part of, whether it is official.
    actors: Vec<(usize, Option<usize>, bool)>,
    /// Side, and who owns it.
    outlets: Vec<(Option<usize>, Option<usize>)>,
    /// The sides that have a name for it.
    places: Vec<Vec<usize>>,
    questions: Vec<Question>,
    /// When, and where.
    events: Vec<(&'static str, Vec<usize>)>,
    articles: Vec<Article>,
    claims: Vec<Claim>,
    /// The most events and claims of a page.
    layout: (usize, usize),
    /// Whether the first two parties have changed places in the list of sides.
    turned: bool,
}

#[derive(Debug, Clone)]
struct Question {
    unit: Option<&'static str>,
    covers: &'static str,
    about: Vec<usize>,
    against: Vec<usize>,
    event: Option<usize>,
}

#[derive(Debug, Clone)]
struct Article {
    outlet: usize,
    published: &'static str,
    via: Vec<usize>,
    text: &'static str,
    rights: &'static str,
    archived: bool,
}

#[derive(Debug, Clone)]
struct Claim {
    article: usize,
    event: usize,
    by: usize,
    via: Vec<usize>,
    said: &'static str,
    /// Question, count, choice.
    answers: Vec<(usize, &'static str, usize)>,
    repeats: Option<usize>,
    relations: Vec<(&'static str, usize)>,
    /// Whether it also rests on the words of the claim before it.
    shares: bool,
    official: Option<bool>,
}

impl fmt::Debug for Invented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.texts().iter().try_for_each(|(path, text)| write!(f, "\n-- {path} --\n{text}"))
    }
}

/// Projects with fewer claims than `most`.
pub(crate) fn projects(most: usize) -> impl Strategy<Value = Invented> {
    let sides = (2..=PARTIES.len(), 1..=THIRDS.len(), (0..6usize, any::<bool>()));
    let bonds = vec((0..6usize, 0..6usize, 0..6usize), 0..3);
    let actor = (0..6usize, prop::option::weighted(0.3, 0..9usize), prop::bool::weighted(0.8));
    let outlet = (prop::option::weighted(0.7, 0..6usize), prop::option::weighted(0.3, 0..6usize));
    let speakers = (vec(actor, 3..9), vec(outlet, 2..5));
    let places = vec(vec(0..6usize, 1..4), 1..4);
    let event = (select(&DATES[1..]), vec(0..4usize, 0..3));
    let layout = (select(&[2, 60][..]), select(&[3, 100][..]));
    let rest = (vec(event, 1..5), vec(article(), 1..5), vec(claim(), 1..most), layout);
    (sides, bonds, speakers, places, vec(question(), 1..5), rest).prop_map(
        |((parties, thirds, order), bonds, (actors, outlets), places, questions, rest)| {
            let (events, articles, claims, layout) = rest;
            Invented {
                parties,
                thirds,
                order,
                bonds,
                actors,
                outlets,
                places,
                questions,
                events,
                articles,
                claims,
                layout,
                turned: false,
            }
        },
    )
}

fn question() -> impl Strategy<Value = Question> {
    let unit = prop::option::weighted(0.7, select(UNITS));
    let (about, against) = (vec(0..6usize, 0..3), vec(0..6usize, 0..3));
    let event = prop::option::of(0..5usize);
    (unit, select(COVERS), about, against, event).prop_map(
        |(unit, covers, about, against, event)| Question { unit, covers, about, against, event },
    )
}

fn article() -> impl Strategy<Value = Article> {
    let texts = select(&["full", "excerpt", "summary"][..]);
    let rights = select(&["public", "public", "passages", "private"][..]);
    let via = prop_oneof![3 => Just(Vec::new()), 1 => vec(0..14usize, 1..3)];
    (0..5usize, select(DATES), via, texts, rights, any::<bool>()).prop_map(
        |(outlet, published, via, text, rights, archived)| Article {
            outlet,
            published,
            via,
            text,
            rights,
            archived,
        },
    )
}

fn claim() -> impl Strategy<Value = Claim> {
    let place = (0..5usize, 0..5usize);
    let via = prop_oneof![3 => Just(Vec::new()), 1 => vec(0..14usize, 1..3)];
    let voice = (0..14usize, via, select(DATES), prop::option::weighted(0.1, any::<bool>()));
    let answers = vec((0..5usize, select(COUNTS), 0..4usize), 0..3);
    let kinds = select(&["denies", "confirms", "updates", "retracts"][..]);
    let points =
        (prop::option::weighted(0.2, 0..20usize), vec((kinds, 0..20usize), 0..2), any::<bool>());
    (place, voice, answers, points).prop_map(
        |((article, event), (by, via, said, official), answers, (repeats, relations, shares))| {
            Claim { article, event, by, via, said, answers, repeats, relations, shares, official }
        },
    )
}

/// The paths and texts of a project's files.
pub(crate) type Texts = Vec<(String, String)>;

/// The same text with the two parties exchanged.
pub(crate) fn exchanged(text: &str) -> String {
    let [first, second] = EXCHANGED;
    text.replace(first, "\0").replace(second, first).replace('\0', second)
}

/// A project's files as they are read.
pub(crate) fn files(texts: &Texts) -> Files {
    let file = |(path, text): &(String, String)| File {
        path: path.clone(),
        content: Content::Bytes(text.clone().into_bytes()),
    };
    Files::new(texts.iter().map(file).collect())
}
