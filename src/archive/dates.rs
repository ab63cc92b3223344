//! The date of an archive. It is taken from the content: the maker's clock would make the same content
//! another archive each day, and tell when it was made.

use chrono::FixedOffset;

use crate::model::{Day, Moment, Record, When};

/// The newest moment at which an article was published or the record corrected; where there is no such
/// date, at which a claim was said. Nothing where there is no date at all.
pub(super) fn newest(record: &Record) -> Option<Moment> {
    let published = record.articles.iter().filter_map(|(_, it)| it.published.as_ref());
    let said = record.claims.iter().filter_map(|(_, it)| it.said.as_ref());
    let published = published.chain(corrected(record)).filter_map(When::earliest).max();
    published.or_else(|| said.filter_map(When::earliest).max())
}

fn corrected(record: &Record) -> impl Iterator<Item = &When> {
    let articles = record.articles.iter().flat_map(|(_, it)| &it.revisions);
    let events = record.events.iter().flat_map(|(_, it)| &it.revisions);
    let questions = record.questions.iter().flat_map(|(_, it)| &it.revisions);
    let claims = record.claims.iter().flat_map(|(_, it)| &it.revisions);
    let withdrawn = record.withdrawn.iter().flat_map(|(_, it)| &it.revisions);
    let all = articles.chain(events).chain(questions).chain(claims).chain(withdrawn);
    all.map(|it| &it.date)
}

/// Its day in the site's zone: `2016-04-05`. Formats ask for a day, so that where there is none this
/// is the first day of 1970.
pub(super) fn newest_day(record: &Record, zone: FixedOffset) -> String {
    let day = newest(record).and_then(|it| it.day(zone));
    let written = |day: Day| {
        let is_known = (0..=9999).contains(&day.year());
        is_known.then(|| format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
    };
    day.and_then(written).unwrap_or_else(|| "1970-01-01".to_owned())
}
