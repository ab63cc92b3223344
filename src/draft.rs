//! What the files say: names as they were written, nothing looked up.
//!
//! `read` decodes these by hand from a tree with places: a derived `Deserialize` would stop at the
//! first fault of a file, and a writer wants to be told all of them in one run.

use std::collections::BTreeSet;

use crate::source::{FileId, Span, Spanned};

/// A word or sentence and where it was written.
pub type Text = Spanned<String>;

/// All that the content files say.
#[derive(Debug, Default)]
pub struct Draft {
    /// `content/sides.yaml`.
    pub sides: Vec<Side>,
    /// `content/actors.yaml`.
    pub actors: Vec<Actor>,
    /// `content/outlets.yaml`.
    pub outlets: Vec<Outlet>,
    /// `content/places.yaml`.
    pub places: Vec<Place>,
    /// `content/outline.geojson`.
    pub outline: Vec<Line>,
    /// `content/questions.yaml`.
    pub questions: Vec<Question>,
    /// `content/events/*.md`.
    pub events: Vec<Event>,
    /// `content/articles/*.md`.
    pub articles: Vec<Article>,
    /// `content/articles/*.claims.yaml`.
    pub claims: Vec<Claims>,
    /// `content/pages/*.md`.
    pub pages: Vec<Page>,
    /// The kinds of which something could not be read. That was told where it stands, so a name of
    /// such a kind that is not found needs no second finding.
    pub incomplete: BTreeSet<Kind>,
}

impl Draft {
    /// Takes over all of another.
    pub fn append(&mut self, other: Self) {
        self.sides.extend(other.sides);
        self.actors.extend(other.actors);
        self.outlets.extend(other.outlets);
        self.places.extend(other.places);
        self.outline.extend(other.outline);
        self.questions.extend(other.questions);
        self.events.extend(other.events);
        self.articles.extend(other.articles);
        self.claims.extend(other.claims);
        self.pages.extend(other.pages);
        self.incomplete.extend(other.incomplete);
    }

    /// Whether everything of a kind was read, so that a name that is not found is a fault.
    pub fn is_whole(&self, kind: Kind) -> bool {
        !self.incomplete.contains(&kind)
    }
}

/// The kinds of things that names lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Sides.
    Side,
    /// Actors.
    Actor,
    /// Outlets.
    Outlet,
    /// Places.
    Place,
    /// Questions.
    Question,
    /// Events.
    Event,
    /// Articles.
    Article,
    /// Claims.
    Claim,
    /// Pages.
    Page,
}

/// A party to the conflict, or a third party.
#[derive(Debug)]
pub struct Side {
    /// The id.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// The name.
    pub name: Text,
    /// Whether it fights.
    pub party: bool,
    /// The sides it fights beside.
    pub beside: Vec<Text>,
    /// What others regard it as.
    pub regarded_as: Vec<RegardedAs>,
}

/// What one side regards another as.
#[derive(Debug)]
pub struct RegardedAs {
    /// Who does.
    pub by: Text,
    /// As which side.
    pub regarded: Text,
    /// Why, in a sentence.
    pub because: Option<Text>,
}

/// A person or body that speaks.
#[derive(Debug)]
pub struct Actor {
    /// The id.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// The name.
    pub name: Text,
    /// Other spellings.
    pub also: Vec<Text>,
    /// What the actor is: "spokesman".
    pub role: Option<Text>,
    /// The side spoken for.
    pub side: Option<Text>,
    /// The actor it is part of.
    pub of: Option<Text>,
    /// Whether it speaks for its side.
    pub official: Option<bool>,
}

/// Who publishes.
#[derive(Debug)]
pub struct Outlet {
    /// The id.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// The name.
    pub name: Text,
    /// Other spellings.
    pub also: Vec<Text>,
    /// Its address.
    pub url: Option<Text>,
    /// The language it writes in.
    pub language: Option<Text>,
    /// The side, needed once it speaks itself.
    pub side: Option<Text>,
    /// A side or actor that owns it.
    pub owner: Option<Text>,
}

/// Somewhere.
#[derive(Debug)]
pub struct Place {
    /// The id.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// Its names.
    pub names: Vec<PlaceName>,
    /// Latitude and longitude in degrees.
    pub at: Option<Spanned<(f64, f64)>>,
    /// How exact the position is.
    pub precision: Option<Text>,
}

/// A name of a place.
#[derive(Debug)]
pub struct PlaceName {
    /// The name.
    pub name: Text,
    /// The side that uses it.
    pub side: Option<Text>,
    /// The language it is in.
    pub language: Option<Text>,
}

/// A line of the outline: latitudes and longitudes in degrees.
pub type Line = Vec<(f64, f64)>;

/// A point at issue.
#[derive(Debug)]
pub struct Question {
    /// The id.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// What was corrected, and when.
    pub revisions: Vec<Revision>,
    /// The question, in words.
    pub ask: Text,
    /// What is counted.
    pub unit: Option<Text>,
    /// What is counted, where it is one.
    pub unit_one: Option<Text>,
    /// The choices: id and words.
    pub choices: Vec<(Text, Text)>,
    /// Whose loss it is.
    pub about: Vec<Text>,
    /// For whom an answer is an admission.
    pub against: Against,
    /// The period it covers.
    pub covers: Option<Text>,
    /// The event on whose page it stands.
    pub event: Option<Text>,
}

/// For whom an answer is an admission.
#[derive(Debug)]
pub enum Against {
    /// For no one.
    Nobody,
    /// Any count above zero is one for these sides.
    Count(Vec<Text>),
    /// A choice is one for these sides.
    Choice(Vec<(Text, Vec<Text>)>),
}

/// An entry on the timeline.
#[derive(Debug)]
pub struct Event {
    /// The id: the file's name.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// What was corrected, and when.
    pub revisions: Vec<Revision>,
    /// The title.
    pub title: Text,
    /// When it was, as written.
    pub when: Text,
    /// `within` or `throughout`.
    pub lasted: Option<Text>,
    /// Where.
    pub places: Vec<Text>,
    /// The neutral context, in Markdown.
    pub body: Text,
}

/// A published text.
#[derive(Debug)]
pub struct Article {
    /// The id: the file's name.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// What was corrected, and when.
    pub revisions: Vec<Revision>,
    /// The title.
    pub title: Text,
    /// Who published it.
    pub outlet: Text,
    /// Who wrote it.
    pub author: Option<Text>,
    /// When it was published, as written.
    pub published: Option<Text>,
    /// The language of the original.
    pub language: Option<Text>,
    /// The public address.
    pub url: Option<Text>,
    /// A web archive's copy.
    pub archived: Option<Text>,
    /// What the whole article is a copy of, nearest to the speaker first.
    pub via: Vec<Text>,
    /// A local copy.
    pub capture: Option<Capture>,
    /// `full`, `excerpt` or `summary`.
    pub text: Option<Text>,
    /// `public`, `passages` or `private`.
    pub rights: Option<Text>,
    /// The text, in Markdown.
    pub body: Text,
}

/// A local copy of an article.
#[derive(Debug)]
pub struct Capture {
    /// Its path below `content/`.
    pub file: Text,
    /// Its SHA-256.
    pub sha256: Text,
    /// Whether it is kept elsewhere, and only its hash is known here.
    pub elsewhere: bool,
}

/// A file of claims.
#[derive(Debug)]
pub struct Claims {
    /// The file.
    pub file: FileId,
    /// The id of the article, from the file's name.
    pub article: String,
    /// The claims.
    pub list: Vec<Claim>,
}

/// Who said what.
#[derive(Debug)]
pub struct Claim {
    /// Where the whole of it stands.
    pub span: Span,
    /// The id, within its article.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// What was corrected, and when.
    pub revisions: Vec<Revision>,
    /// When and why it was withdrawn.
    pub withdrawn: Option<Withdrawal>,
    /// The event it concerns.
    pub event: Option<Text>,
    /// The editor's paraphrase.
    pub says: Option<Text>,
    /// The actor or outlet that speaks.
    pub by: Option<Text>,
    /// The carriers, nearest to the speaker first.
    pub via: Vec<Text>,
    /// When it was said, as written.
    pub said: Option<Text>,
    /// The words it rests on.
    pub passages: Vec<Passage>,
    /// What it says to questions: the question and the answer as written.
    pub answers: Vec<(Text, Text)>,
    /// The claim it repeats.
    pub repeats: Option<Text>,
    /// The claims it denies.
    pub denies: Vec<Text>,
    /// The claims it confirms.
    pub confirms: Vec<Text>,
    /// The claims it updates.
    pub updates: Vec<Text>,
    /// The claims it retracts.
    pub retracts: Vec<Text>,
    /// Whether the speaker speaks for their side here.
    pub official: Option<bool>,
    /// What the speaker says it rests on.
    pub basis: Option<Text>,
    /// The editor's remark.
    pub note: Option<Text>,
    /// What it is called in a table it came from.
    pub reference: Vec<Text>,
}

/// A correction.
#[derive(Debug)]
pub struct Revision {
    /// When, as written.
    pub date: Text,
    /// What was changed.
    pub what: Text,
    /// Why.
    pub why: Text,
}

/// When and why a claim was withdrawn.
#[derive(Debug)]
pub struct Withdrawal {
    /// When, as written.
    pub date: Text,
    /// Why.
    pub why: Text,
}

/// Words in an article.
#[derive(Debug)]
pub struct Passage {
    /// The words.
    pub exact: Text,
    /// What stands before them.
    pub prefix: Option<Text>,
    /// What stands after them.
    pub suffix: Option<Text>,
    /// The words in the site's language.
    pub translation: Option<Text>,
}

/// A page of its own: about, method.
#[derive(Debug)]
pub struct Page {
    /// The id: the file's name.
    pub id: Text,
    /// What it was called before, the oldest first.
    pub was: Vec<Text>,
    /// The title.
    pub title: Text,
    /// The text, in Markdown.
    pub body: Text,
}
