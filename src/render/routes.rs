//! Every address there is, and what stands there.

use std::collections::BTreeMap;

use super::{
    address,
    export::{self, Export},
    material::{self, Item, Material},
    moved::{self, Moved},
    view,
};
use crate::model::{Actor, Article, Event, Id, Outlet, Page, Place, Question, Side};

/// What stands at an address. A number is the part of a list, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// The front page.
    Timeline,
    /// A period of the timeline, by its row.
    Period(usize),
    /// An event.
    Event(Id<Event>),
    /// An article.
    Article(Id<Article>),
    /// The list of the questions.
    Questions(usize),
    /// A question.
    Question(Id<Question>),
    /// A side and the claims it makes.
    Side(Id<Side>, usize),
    /// An actor and the claims that touch it.
    Actor(Id<Actor>, usize),
    /// An outlet and the claims that touch it.
    Outlet(Id<Outlet>, usize),
    /// A place and the claims about it.
    Place(Id<Place>, usize),
    /// The list of the articles.
    Sources(usize),
    /// The list of the places.
    Places(usize),
    /// What there is from each side.
    Coverage(usize),
    /// The losses acknowledged.
    Admissions(usize),
    /// Whose losses, and who says how many.
    Ledger(usize),
    /// What was changed after it was published.
    Corrections(usize),
    /// A page that people wrote.
    Own(Id<Page>),
    /// Where one searches.
    Search,
    /// Where something was when it had another id.
    Moved(Moved),
    /// What a host shows where there is nothing.
    NotFound,
    /// The picture that is shown where a link is shared.
    Card,
    /// A file of the theme, by its path below `static/`.
    Asset(String),
    /// A file for programs.
    Export(Export),
}

impl Route {
    /// Whether hosts and search engines ask for it, and nothing leads there.
    pub(crate) fn is_for_hosts(&self) -> bool {
        match self {
            Self::NotFound => true,
            Self::Export(export) => export.is_for_hosts(),
            _ => false,
        }
    }
}

/// Every address there is.
pub(crate) fn routes(it: &Material<'_>) -> BTreeMap<String, Route> {
    let record = it.record;
    let mut routes = BTreeMap::new();
    for (page, address) in &it.contents {
        add_parts(it, &mut routes, address, |part| standing_alone(page, part));
    }
    let mut add = |address: String, route| {
        routes.insert(address, route);
    };
    for (row, period) in it.periods.iter().enumerate() {
        add(address::period(&period.name), Route::Period(row));
    }
    for id in record.events.ids() {
        add(address::event(record, id), Route::Event(id));
    }
    for id in record.articles.ids() {
        add(address::article(record, id), Route::Article(id));
    }
    for id in record.questions.ids() {
        add(address::question(record, id), Route::Question(id));
    }
    for (id, page) in record.pages.iter() {
        add(address::own(&page.id), Route::Own(id));
    }
    for (path, address) in &it.assets {
        add(address.clone(), Route::Asset(path.clone()));
    }
    for (address, moved) in moved::moved(record) {
        add(address, Route::Moved(moved));
    }
    if it.has_card {
        add(address::CARD.to_owned(), Route::Card);
    }
    add(address::NOT_FOUND.to_owned(), Route::NotFound);
    if it.has_search() {
        add(address::SEARCH.to_owned(), Route::Search);
    }
    add_touched(it, &mut routes);
    let pages = pages(&routes).count();
    for (address, export) in export::exports(record, it.config, pages) {
        routes.insert(address, Route::Export(export));
    }
    routes
}

/// The addresses of the pages that a search engine should know.
pub(crate) fn pages(routes: &BTreeMap<String, Route>) -> impl Iterator<Item = &str> {
    let leads_on = |route: &Route| matches!(route, Route::Search | Route::Moved(_));
    let is_file = |route: &Route| matches!(route, Route::Asset(_) | Route::Export(_) | Route::Card);
    let is_page = move |route: &Route| {
        !is_file(route) && !leads_on(route) && !matches!(route, Route::NotFound)
    };
    routes.iter().filter(move |(_, route)| is_page(route)).map(|(address, _)| address.as_str())
}

fn standing_alone(page: &str, part: usize) -> Route {
    match page {
        "questions" => Route::Questions(part),
        "ledger" => Route::Ledger(part),
        "admissions" => Route::Admissions(part),
        "sources" => Route::Sources(part),
        "places" => Route::Places(part),
        "coverage" => Route::Coverage(part),
        material::CORRECTIONS => Route::Corrections(part),
        _ => Route::Timeline,
    }
}

/// Adds the pages that list the claims that touch something.
fn add_touched(it: &Material<'_>, routes: &mut BTreeMap<String, Route>) {
    let record = it.record;
    for id in record.sides.ids() {
        add_parts(it, routes, &address::side(record, id), |part| Route::Side(id, part));
    }
    for id in record.actors.ids() {
        add_parts(it, routes, &address::actor(record, id), |part| Route::Actor(id, part));
    }
    for id in record.outlets.ids() {
        add_parts(it, routes, &address::outlet(record, id), |part| Route::Outlet(id, part));
    }
    for id in record.places.ids() {
        add_parts(it, routes, &address::place(record, id), |part| Route::Place(id, part));
    }
}

/// Adds a list, which may go on on several pages.
fn add_parts(
    it: &Material<'_>,
    routes: &mut BTreeMap<String, Route>,
    address: &str,
    route: impl Fn(usize) -> Route,
) {
    for part in 0..parts(it, &route(0)) {
        routes.insert(address::part(address, part), route(part));
    }
}

/// On how many pages a list goes on.
pub(crate) fn parts(it: &Material<'_>, route: &Route) -> usize {
    let (record, touches) = (it.record, &it.touches);
    match *route {
        Route::Questions(_) => it.parts(record.questions.len(), Item::Table),
        Route::Places(_) => it.parts(record.places.len(), Item::Claim),
        Route::Ledger(_) => it.parts(it.analysis.ledger.len(), Item::Claim),
        Route::Sources(_) => it.parts(record.articles.len(), Item::Claim),
        Route::Corrections(_) => it.parts(it.corrections.len(), Item::Claim),
        Route::Coverage(_) => view::gaps(it).parts(it),
        Route::Admissions(_) => {
            let turned = it.parts(view::turned(it).len(), Item::Claim);
            it.parts(it.analysis.admissions.len(), Item::Claim).max(turned)
        }
        Route::Side(id, _) => it.parts(touches.side(id).len(), Item::Claim),
        Route::Actor(id, _) => it.parts(touches.actor(id).len(), Item::Claim),
        Route::Outlet(id, _) => {
            let articles = it.parts(touches.articles_of(id).len(), Item::Claim);
            it.parts(touches.outlet(id).len(), Item::Claim).max(articles)
        }
        Route::Place(id, _) => {
            let events = it.parts(touches.events_at(id).len(), Item::Line);
            it.parts(touches.place(id).len(), Item::Claim).max(events)
        }
        _ => 1,
    }
}
