//! Where things were when they had another id: each of these addresses leads to where they are now.

use super::address;
use crate::model::Record;

/// Where something is that was elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Moved {
    /// What it is called.
    pub title: String,
    /// The address of its page.
    pub page: String,
}

/// Every old address, and where it leads. Claims are not among them: they have old anchors.
pub(crate) fn moved(record: &Record) -> Vec<(String, Moved)> {
    let mut moved = Vec::new();
    let mut add = |was: &[String], title: &str, page: String| {
        for old in was {
            let now = Moved { title: title.to_owned(), page: page.clone() };
            moved.push((address::before(&page, old), now));
        }
    };
    macro_rules! each {
        ($table:ident, $row:ident => $title:expr, $page:ident) => {
            for (id, $row) in record.$table.iter().filter(|(_, row)| !row.was.is_empty()) {
                add(&$row.was, $title, address::$page(record, id));
            }
        };
    }
    each!(sides, row => &row.name, side);
    each!(actors, row => &row.name, actor);
    each!(outlets, row => &row.name, outlet);
    each!(places, row => &row.names[0].name, place);
    each!(questions, row => &row.ask, question);
    each!(events, row => &row.title, event);
    each!(articles, row => &row.title, article);
    for (_, row) in record.pages.iter() {
        add(&row.was, &row.title, address::own(&row.id));
    }
    moved
}
