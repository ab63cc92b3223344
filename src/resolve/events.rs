//! Events, and pages of their own.

use super::{
    desk::{Broken, Desk, Register, Rows},
    kinds::EVENTS,
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::{self, Kind, Text},
    model::{Event, Id, Lasted, Page, Place, Table},
};

/// Addresses that the site has for itself.
const RESERVED: &[&str] = &[
    "404",
    "admissions",
    "corrections",
    "coverage",
    "index",
    "ledger",
    "places",
    "questions",
    "search",
    "sources",
];

/// Looks up the events, by id.
pub(super) fn events<'d>(desk: &mut Desk<'d>, places: &Register<'d, Id<Place>>) -> Rows<'d, Event> {
    let mut drafts = desk.distinct(&desk.draft.events, |it| &it.id);
    drafts.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    let mut rows = Rows::new(&EVENTS);
    for event in drafts {
        let row = row(desk, places, event);
        rows.add(&event.id.value, row);
    }
    rows
}

fn row(
    desk: &mut Desk<'_>,
    places: &Register<'_, Id<Place>>,
    event: &draft::Event,
) -> Result<Event, Broken> {
    let words = [("within", Lasted::Within), ("throughout", Lasted::Throughout)];
    let when = desk.when(&event.when);
    let lasted = desk.word("lasted", event.lasted.as_ref(), &words);
    let places = desk.find_known(places, &event.places);
    Ok(Event {
        id: event.id.value.clone(),
        was: desk.was(Kind::Event, &event.id, &event.was),
        revisions: desk.revisions(&event.revisions),
        title: event.title.value.clone(),
        when: when?,
        lasted: lasted.unwrap_or_default(),
        places,
        context: event.body.value.clone(),
        span: event.id.span,
    })
}

/// The pages, by id.
pub(super) fn pages(desk: &mut Desk<'_>) -> Table<Page> {
    let mut drafts = desk.distinct(&desk.draft.pages, |it| &it.id);
    drafts.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    let mut pages = Table::default();
    for page in drafts {
        for old in page.was.iter().filter(|it| is_reserved(it)) {
            reserved(desk, old, "take it out of `was`");
        }
        if is_reserved(&page.id) {
            reserved(desk, &page.id, "give the page's file another name");
            continue;
        }
        pages.push(Page {
            id: page.id.value.clone(),
            was: desk.was(Kind::Page, &page.id, &page.was),
            title: page.title.value.clone(),
            body: page.body.value.clone(),
            span: page.id.span,
        });
    }
    pages
}

fn is_reserved(id: &Text) -> bool {
    RESERVED.contains(&id.value.as_str())
}

fn reserved(desk: &mut Desk<'_>, id: &Text, help: &str) {
    let message = format!("every site has its own `{id}.html`");
    desk.report.add(Diagnostic::new(&codes::RESERVED_PAGE, id.span, message).help(help));
}
