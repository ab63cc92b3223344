//! Every address there is, and what stands there.

use std::collections::BTreeMap;

use super::{
    address,
    export::{self, Export},
    material::Material,
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
    Questions,
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
    Places,
    /// What there is from each side.
    Coverage,
    /// The losses acknowledged.
    Admissions,
    /// Whose losses, and who says how many.
    Ledger,
    /// A page that people wrote.
    Own(Id<Page>),
    /// What a host shows where there is nothing.
    NotFound,
    /// A file of the theme, by its path below `static/`.
    Asset(String),
    /// A file for programs.
    Export(Export),
}

/// Every address there is.
pub(crate) fn routes(it: &Material<'_>) -> BTreeMap<String, Route> {
    let record = it.record;
    let mut routes = BTreeMap::new();
    let mut add = |address: String, route| {
        routes.insert(address, route);
    };
    for (page, address) in &it.contents {
        match *page {
            "sources" => {
                for part in 0..it.parts(record.articles.len()) {
                    add(address::part(address, part), Route::Sources(part));
                }
            }
            other => add((*address).to_owned(), standing_alone(other)),
        }
    }
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
    add(address::NOT_FOUND.to_owned(), Route::NotFound);
    add_touched(it, &mut routes);
    let pages = pages(&routes).count();
    for (address, export) in export::exports(record, it.config, pages) {
        routes.insert(address, Route::Export(export));
    }
    routes
}

/// The addresses of the pages that a search engine should know.
pub(crate) fn pages(routes: &BTreeMap<String, Route>) -> impl Iterator<Item = &str> {
    let is_page =
        |route: &Route| !matches!(route, Route::Asset(_) | Route::Export(_) | Route::NotFound);
    routes.iter().filter(move |(_, route)| is_page(route)).map(|(address, _)| address.as_str())
}

fn standing_alone(page: &str) -> Route {
    match page {
        "questions" => Route::Questions,
        "ledger" => Route::Ledger,
        "admissions" => Route::Admissions,
        "places" => Route::Places,
        "coverage" => Route::Coverage,
        _ => Route::Timeline,
    }
}

/// Adds the pages that list the claims that touch something.
fn add_touched(it: &Material<'_>, routes: &mut BTreeMap<String, Route>) {
    let (record, touches) = (it.record, &it.touches);
    let mut add = |address: String, count: usize, route: &dyn Fn(usize) -> Route| {
        for part in 0..it.parts(count) {
            routes.insert(address::part(&address, part), route(part));
        }
    };
    for id in record.sides.ids() {
        add(address::side(record, id), touches.side(id).len(), &|part| Route::Side(id, part));
    }
    for id in record.actors.ids() {
        add(address::actor(record, id), touches.actor(id).len(), &|part| Route::Actor(id, part));
    }
    for id in record.outlets.ids() {
        add(address::outlet(record, id), touches.outlet(id).len(), &|part| Route::Outlet(id, part));
    }
    for id in record.places.ids() {
        add(address::place(record, id), touches.place(id).len(), &|part| Route::Place(id, part));
    }
}
