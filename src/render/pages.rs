//! Which template makes which page, and of what.

use super::{
    address::{self, FOLDER, ROOT},
    charts::shortened,
    export,
    material::{CARD, Material},
    moved::Moved,
    picture,
    press::{Press, safe},
    prose::{Fit, prose},
    routes::{self, Route},
    search::Index,
    view::{self, Head},
};
use crate::{error::Error, markdown::reading};

/// Makes the page at an address.
///
/// # Errors
/// A mistake in a template.
pub(crate) fn page(
    press: &Press<'_>,
    address: &str,
    route: &Route,
    page: &mut Vec<u8>,
) -> Result<(), Error> {
    let it = &press.it;
    let record = it.record;
    let root = if address.contains('/') { FOLDER } else { ROOT };
    let sheet = Sheet::new(press, (address, root), route, page);
    match route {
        Route::Timeline => {
            sheet.make("index.html", "", "timeline", &view::timeline(press, None, root)?)
        }
        Route::Period(row) => {
            let title = &it.periods[*row].label;
            sheet.make("index.html", title, "timeline", &view::timeline(press, Some(*row), root)?)
        }
        Route::Event(id) => {
            let title = &record.events[*id].title;
            sheet.make("event.html", title, "timeline", &view::event(press, *id, root)?)
        }
        Route::Article(id) => {
            let row = &record.articles[*id];
            let head = Head {
                language: it.foreign(row.language.as_deref()),
                ..sheet.head(&row.title, "sources")
            };
            press.page("article.html", &head, &view::article(press, *id, root)?, sheet.page)
        }
        Route::Question(id) => {
            let title = &record.questions[*id].ask;
            sheet.make("question.html", title, "questions", &view::question(it, *id, root))
        }
        Route::Own(id) => {
            let row = &record.pages[*id];
            let text = safe(&prose(&row.body, Fit { below: 1, notes: "note-" }));
            sheet.make("page.html", &row.title, &row.id, &view::Own { text })
        }
        Route::Questions(_)
        | Route::Places(_)
        | Route::Coverage(_)
        | Route::Admissions(_)
        | Route::Ledger(_)
        | Route::Corrections(_)
        | Route::Sources(_) => list(sheet, route),
        Route::Side(..) | Route::Actor(..) | Route::Outlet(..) | Route::Place(..) => {
            touched(sheet, route)
        }
        Route::Moved(moved) => self::moved(sheet, moved),
        Route::NotFound => not_found(sheet),
        Route::Asset(_) | Route::Export(_) | Route::Search | Route::Card => {
            Err(Error::Other(format!("`{address}` is no page")))
        }
    }
}

/// Makes the page on which one searches.
///
/// # Errors
/// A mistake in a template.
pub(crate) fn search(press: &Press<'_>, index: &Index, page: &mut Vec<u8>) -> Result<(), Error> {
    let title = press.it.words.text("search.title");
    let sheet = Sheet::new(press, (address::SEARCH, ROOT), &Route::Search, page);
    sheet.make("search.html", title, "search", &view::search(index))
}

/// What search engines say of a page; nothing where that is its title.
fn description(it: &Material<'_>, route: &Route) -> Option<String> {
    let text = match route {
        Route::Timeline => it.config.description.clone(),
        Route::Event(id) => start(&it.record.events[*id].context),
        Route::Own(id) => start(&it.record.pages[*id].body),
        _ => String::new(),
    };
    (!text.is_empty()).then_some(text)
}

/// The first words of a text, about as many as search engines show.
fn start(markdown: &str) -> String {
    shortened(&reading(markdown), 200)
}

/// The feed of what a page shows.
fn feed(it: &Material<'_>, route: &Route) -> Option<String> {
    it.config.base_url.as_ref()?;
    let feeds = &it.config.feeds;
    match route {
        Route::Side(id, _) => Some(export::side_feed(it.record, *id)),
        Route::Event(id) if feeds.events => Some(export::event_feed(it.record, *id)),
        Route::Question(id) if feeds.questions => Some(export::question_feed(it.record, *id)),
        Route::Corrections(_) => Some(export::CORRECTIONS_FEED.to_owned()),
        _ => None,
    }
}

/// Makes the picture that is shown where a link is shared.
///
/// # Errors
/// A mistake in the template.
pub(crate) fn card(press: &Press<'_>, page: &mut Vec<u8>) -> Result<(), Error> {
    *page = picture::card(&card_drawing(press)?).map_err(|it| undrawn(press, &it))?;
    Ok(())
}

/// Makes the drawing of that picture.
///
/// # Errors
/// A mistake in the template.
pub(crate) fn card_drawing(press: &Press<'_>) -> Result<Vec<u8>, Error> {
    let drawing = press.drawing(CARD, "card", &view::card(&press.it))?;
    picture::drawing(&drawing).map_err(|it| undrawn(press, &it))?;
    Ok(drawing)
}

fn undrawn(press: &Press<'_>, fault: &str) -> Error {
    Error::Finding(Box::new(press.it.engine.fault(CARD, &format!("this is no SVG: {fault}"))))
}

/// A page to be made.
struct Sheet<'s, 'a> {
    press: &'s Press<'a>,
    address: &'s str,
    root: &'s str,
    /// What search engines say of it; nothing where that is its title.
    description: Option<String>,
    /// The feed of what the page shows.
    feed: Option<String>,
    page: &'s mut Vec<u8>,
}

impl<'s, 'a> Sheet<'s, 'a> {
    fn new(
        press: &'s Press<'a>,
        (address, root): (&'s str, &'s str),
        route: &Route,
        page: &'s mut Vec<u8>,
    ) -> Self {
        let feed = feed(&press.it, route).map(|feed| format!("{root}{feed}"));
        Sheet { press, address, root, description: description(&press.it, route), feed, page }
    }

    fn make(
        self,
        template: &str,
        title: &str,
        nav: &str,
        view: &impl serde::Serialize,
    ) -> Result<(), Error> {
        let head = Head { title, nav, ..self.head("", "") };
        self.press.page(template, &head, view, self.page)
    }

    /// A page of a list that may go on on several pages.
    fn make_part(
        self,
        (template, title, nav): (&str, &str, &str),
        (address, part): (&str, usize),
        route: &Route,
        view: &impl serde::Serialize,
    ) -> Result<(), Error> {
        let parts = routes::parts(&self.press.it, route);
        let parts = view::parts(address, part, parts, self.root);
        let head = Head { title, nav, parts, ..self.head("", "") };
        self.press.page(template, &head, view, self.page)
    }

    fn head(&self, title: &'s str, nav: &'s str) -> Head<'s> {
        let base = self.press.it.config.base_url.as_deref();
        let canonical = base.map(|base| address::canonical(base, self.address));
        let (root, description, feed) = (self.root, self.description.clone(), self.feed.clone());
        let (language, parts) = (None, Vec::new());
        Head { root, title, description, language, nav, canonical, feed, parts }
    }
}

fn list(sheet: Sheet<'_, '_>, route: &Route) -> Result<(), Error> {
    let Sheet { press, root, .. } = sheet;
    let it = &press.it;
    let title = |key| it.words.text(key);
    match *route {
        Route::Questions(part) => sheet.make_part(
            ("questions.html", title("nav.questions"), "questions"),
            (address::QUESTIONS, part),
            route,
            &view::questions(it, part, root),
        ),
        Route::Places(part) => sheet.make_part(
            ("places.html", title("nav.places"), "places"),
            (address::PLACES, part),
            route,
            &view::places(it, part, root),
        ),
        Route::Coverage(part) => sheet.make_part(
            ("coverage.html", title("nav.coverage"), "coverage"),
            (address::COVERAGE, part),
            route,
            &view::coverage(it, part, root),
        ),
        Route::Admissions(part) => sheet.make_part(
            ("admissions.html", title("nav.admissions"), "admissions"),
            (address::ADMISSIONS, part),
            route,
            &view::admissions(press, part, root)?,
        ),
        Route::Corrections(part) => sheet.make_part(
            ("corrections.html", title("nav.corrections"), "corrections"),
            (address::CORRECTIONS, part),
            route,
            &view::corrections(it, part, root),
        ),
        Route::Ledger(part) => sheet.make_part(
            ("ledger.html", title("nav.ledger"), "ledger"),
            (address::LEDGER, part),
            route,
            &view::ledger(it, part, root),
        ),
        Route::Sources(part) => sheet.make_part(
            ("sources.html", title("nav.sources"), "sources"),
            (address::SOURCES, part),
            route,
            &view::sources(it, part, root),
        ),
        _ => Err(Error::Other(format!("`{}` is no list", sheet.address))),
    }
}

fn touched(sheet: Sheet<'_, '_>, route: &Route) -> Result<(), Error> {
    let Sheet { press, root, .. } = sheet;
    let record = press.it.record;
    match *route {
        Route::Side(id, part) => sheet.make_part(
            ("side.html", &record.sides[id].name, "coverage"),
            (&address::side(record, id), part),
            route,
            &view::side_page(press, id, part, root)?,
        ),
        Route::Actor(id, part) => sheet.make_part(
            ("actor.html", &record.actors[id].name, ""),
            (&address::actor(record, id), part),
            route,
            &view::actor_page(press, id, part, root)?,
        ),
        Route::Outlet(id, part) => sheet.make_part(
            ("outlet.html", &record.outlets[id].name, "sources"),
            (&address::outlet(record, id), part),
            route,
            &view::outlet_page(press, id, part, root)?,
        ),
        Route::Place(id, part) => sheet.make_part(
            ("place.html", &record.places[id].names[0].name, "places"),
            (&address::place(record, id), part),
            route,
            &view::place_page(press, id, part, root)?,
        ),
        _ => Err(Error::Other(format!("`{}` lists no claims", sheet.address))),
    }
}

/// What search engines should know is the page that this one leads to.
fn moved(sheet: Sheet<'_, '_>, moved: &Moved) -> Result<(), Error> {
    let it = &sheet.press.it;
    let canonical = it.config.base_url.as_deref().map(|base| address::canonical(base, &moved.page));
    let title = it.words.text("moved.title");
    let head = Head { canonical, ..sheet.head(title, "") };
    let Sheet { press, root, page, .. } = sheet;
    let view = view::Moved { title: &moved.title, page: format!("{root}{}", moved.page) };
    press.page("moved.html", &head, &view, page)
}

/// This page can be shown at any depth, so that its links begin at the root of its host, or there are
/// none. Whichever host shows it, they stay there.
fn not_found(sheet: Sheet<'_, '_>) -> Result<(), Error> {
    let it = &sheet.press.it;
    let root = it.config.base_url.as_deref().map_or(ROOT, address::path);
    let title = it.words.text("not_found.title");
    let head = Head { root, canonical: None, ..sheet.head(title, "") };
    let Sheet { press, page, .. } = sheet;
    press.page("404.html", &head, &view::not_found(root), page)
}
