//! An event: on the timeline, and on its own page.

use serde::Serialize;
use tera::Value;

use super::{
    Moments, QuestionTable, Side, When, account::Accounts, accounts, question_table, side, when,
};
use crate::{
    error::Error,
    model::{self, Id, Lasted},
    render::{
        address,
        known::{Ends, Known, known},
        material::Material,
        press::{Press, safe},
        prose::{Fit, prose},
    },
};

/// An event, where it is only named.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct EventLink<'a>(&'a Value);

/// What a template sees of an event that is only named.
#[derive(Debug, Serialize)]
struct EventFields<'a> {
    /// The neutral title.
    title: &'a str,
    /// When it was.
    when: When,
    /// Its page.
    page: String,
}

/// An event, where it is only named.
pub(crate) fn event_link<'a>(
    it: &'a Material<'_>,
    id: Id<model::Event>,
    root: &str,
) -> EventLink<'a> {
    let row = &it.record.events[id];
    let fields = || EventFields {
        title: &row.title,
        when: when(it, &row.when),
        page: format!("{root}{}", address::event(it.record, id)),
    };
    EventLink(it.events.get(id, root, || Value::from_serializable(&fields())))
}

/// An event with what is said about it.
#[derive(Debug, Serialize)]
pub(crate) struct Entry<'a> {
    /// The id.
    pub id: &'a str,
    /// What it is called on a page of the timeline.
    pub anchor: String,
    /// The neutral title.
    pub title: &'a str,
    /// Its page.
    pub page: String,
    /// When it was.
    pub when: When,
    /// Whether it lasted throughout, where that is an interval.
    pub throughout: bool,
    /// Where it was.
    pub places: Vec<PlaceNames<'a>>,
    /// The neutral context, as HTML.
    pub context: Value,
    /// The questions, those on which accounts are the farthest apart first.
    pub questions: Vec<QuestionTable<'a>>,
    /// How many questions are on the event's page only.
    pub more_questions: usize,
    /// What each party says, and what others say.
    pub accounts: Accounts<'a>,
    /// The parties not heard, where some party was.
    pub silent: Vec<Side<'a>>,
    /// Whether all the heard parties stand beside each other.
    pub one_sided: bool,
    /// How many claims it has.
    pub claims: usize,
    /// The ids of its places.
    pub at: Vec<&'a str>,
    /// From when anything said about it is known.
    pub known: Known,
}

/// How much of an event a page shows, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scope<'s> {
    /// What leads to the site's root.
    pub root: &'s str,
    /// The level of the event's own heading.
    pub level: usize,
    /// The most statements of each account.
    pub most: usize,
    /// The most questions.
    pub questions: usize,
    /// The moments of the page, where it can be filtered.
    pub moments: Option<Moments<'s>>,
}

/// An event with what is said about it.
///
/// # Errors
/// A mistake in a template.
pub(crate) fn entry<'a>(
    press: &'a Press<'_>,
    id: Id<model::Event>,
    scope: Scope<'_>,
) -> Result<Entry<'a>, Error> {
    let it = &press.it;
    let root = scope.root;
    let row = &it.record.events[id];
    let facts = &it.analysis.events[id.row()];
    let places = row.places.iter().map(|place| place_names(it, *place, root)).collect();
    let mut asked = facts.questions.clone();
    asked.sort_by_key(|question| it.distance(*question));
    let more_questions = asked.len().saturating_sub(scope.questions);
    asked.truncate(scope.questions);
    let questions = asked.iter().map(|question| question_table(it, *question, root)).collect();
    let notes = format!("note-{}-", row.id);
    let fit = Fit { below: scope.level, notes: &notes };
    Ok(Entry {
        id: &row.id,
        anchor: address::event_anchor(it.record, id),
        title: &row.title,
        page: format!("{root}{}", address::event(it.record, id)),
        when: when(it, &row.when),
        throughout: row.lasted == Lasted::Throughout,
        places,
        context: safe(&prose(&row.context, fit)),
        questions,
        more_questions,
        accounts: accounts(press, id, scope)?,
        silent: facts.silent.iter().map(|party| side(it, *party, root)).collect(),
        one_sided: facts.one_sided,
        claims: facts.claims.len(),
        at: row.places.iter().map(|place| it.record.places[*place].id.as_str()).collect(),
        known: first_known(it, id),
    })
}

/// From when a claim about an event, or an answer to its questions, is known.
fn first_known(it: &Material<'_>, id: Id<model::Event>) -> Known {
    let facts = &it.analysis.events[id.row()];
    let asked = facts.questions.iter().map(|question| &it.analysis.questions[question.row()]);
    let answers = asked.flat_map(|facts| facts.given.iter().map(|given| given.claim));
    let claims = facts.claims.iter().copied().chain(answers);
    Ends::of(claims.map(|claim| known(it.record, claim))).first()
}

/// A place under the names that each side gives it.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub(crate) struct PlaceNames<'a>(&'a Value);

/// What a template sees of a place.
#[derive(Debug, Serialize)]
struct PlaceFields<'a> {
    /// Its page.
    page: String,
    /// Its names.
    names: Vec<PlaceName<'a>>,
}

/// A name of a place.
#[derive(Debug, Serialize)]
struct PlaceName<'a> {
    /// The name.
    name: &'a str,
    /// Its language, where that is not the site's.
    language: Option<&'a str>,
    /// The side that uses it.
    side: Option<Side<'a>>,
}

/// A place under the names that each side gives it.
pub(crate) fn place_names<'a>(
    it: &'a Material<'_>,
    id: Id<model::Place>,
    root: &str,
) -> PlaceNames<'a> {
    let name = |name: &'a model::PlaceName| PlaceName {
        name: &name.name,
        language: it.foreign(name.language.as_deref()),
        side: name.side.map(|user| side(it, user, root)),
    };
    let fields = || PlaceFields {
        page: format!("{root}{}", address::place(it.record, id)),
        names: it.record.places[id].names.iter().map(name).collect(),
    };
    let made = || it.engine.with_pieces(&fields(), "place", &[("link", "place")]);
    PlaceNames(it.places.get(id, root, made))
}
