//! Feeds as Atom (RFC 4287), the latest first: of claims, and of what was changed in the record.

use std::cmp::Reverse;

use super::{
    CORRECTIONS_FEED, FEED, Source,
    entries::{self, Entry, element, link},
    event_feed, question_feed, side_feed,
    xml::escaped,
};
use crate::{
    model::{Event, Id, Moment, Question, Side},
    render::{
        address,
        corrections::{Correction, corrections, first},
    },
};

/// The most entries a feed has.
const MOST: usize = 500;

/// What a feed says of itself.
struct Head<'h> {
    /// Where it is.
    own: &'h str,
    /// Where it was first.
    first: &'h str,
    title: &'h str,
    /// The page that shows the same.
    page: &'h str,
}

/// The feed of all claims.
pub(super) fn all(source: Source<'_>) -> Vec<u8> {
    let Source { record, config, .. } = source;
    let title = &config.title;
    let head = Head { own: FEED, first: FEED, title, page: address::TIMELINE };
    let claims = record.claims.ids().map(Entry::Claim);
    feed(source, &head, claims.chain(record.withdrawn.ids().map(Entry::Withdrawn)).collect())
}

/// The feed of a side's claims, also those that are known only through another party: they say so.
pub(super) fn of_side(source: Source<'_>, side: Id<Side>) -> Vec<u8> {
    let record = source.record;
    let row = &record.sides[side];
    let (own, page) = (side_feed(record, side), address::side(record, side));
    let first = address::before(&own, first(&row.was, &row.id));
    let title = of(source, &row.name);
    let claims = record.claims.ids().filter(|id| record.side(*id) == side).map(Entry::Claim);
    let withdrawn = record.withdrawn.ids();
    let withdrawn = withdrawn.filter(|id| record.side_of_withdrawn(*id) == side);
    let entries = claims.chain(withdrawn.map(Entry::Withdrawn)).collect();
    feed(source, &Head { own: &own, first: &first, title: &title, page: &page }, entries)
}

/// The feed of the claims about an event.
pub(super) fn of_event(source: Source<'_>, event: Id<Event>) -> Vec<u8> {
    let Source { record, analysis, .. } = source;
    let row = &record.events[event];
    let (own, page) = (event_feed(record, event), address::event(record, event));
    let first = address::before(&own, first(&row.was, &row.id));
    let title = of(source, &row.title);
    let claims = analysis.events[event.row()].claims.iter().copied().map(Entry::Claim);
    let withdrawn = record.withdrawn.iter().filter(|(_, row)| row.event == event);
    let entries = claims.chain(withdrawn.map(|(id, _)| Entry::Withdrawn(id))).collect();
    feed(source, &Head { own: &own, first: &first, title: &title, page: &page }, entries)
}

/// The feed of the claims that answer a question, relays that tell it otherwise among them.
pub(super) fn of_question(source: Source<'_>, question: Id<Question>) -> Vec<u8> {
    let Source { record, analysis, .. } = source;
    let row = &record.questions[question];
    let (own, page) = (question_feed(record, question), address::question(record, question));
    let first = address::before(&own, first(&row.was, &row.id));
    let title = of(source, &row.ask);
    let facts = &analysis.questions[question.row()];
    let answers = facts.given.iter().chain(&facts.relayed);
    let entries = answers.map(|it| Entry::Claim(it.claim)).collect();
    feed(source, &Head { own: &own, first: &first, title: &title, page: &page }, entries)
}

/// The feed of what was changed after it was published.
pub(super) fn of_corrections(source: Source<'_>) -> Vec<u8> {
    let Source { record, config, words, .. } = source;
    let title = words.with("feed.corrections", &[("title", &config.title)]);
    let own = CORRECTIONS_FEED;
    let all = corrections(record);
    // Where nothing was changed there is no such page.
    let page = if all.is_empty() { address::TIMELINE } else { address::CORRECTIONS };
    let updated = all.first().map_or_else(|| newest(source), Correction::moment);
    let mut out = begun(source, &Head { own, first: own, title: &title, page }, updated);
    // The record itself speaks here.
    let name = escaped(&config.title);
    out.extend(["<author><name>", &name, "</name></author>\n"]);
    for correction in all.iter().take(MOST) {
        entries::correction(&mut out, source, correction);
    }
    ended(out)
}

/// What a feed of something is called.
fn of(source: Source<'_>, name: &str) -> String {
    source.words.with("feed.of_side", &[("title", source.config.title.as_str()), ("side", name)])
}

fn feed(source: Source<'_>, head: &Head<'_>, entries: Vec<Entry>) -> Vec<u8> {
    let moment = |entry| (entries::updated(source, entry), entry);
    let mut entries: Vec<(Moment, Entry)> = entries.into_iter().map(moment).collect();
    entries.sort_by_key(|(moment, entry)| (Reverse(*moment), *entry));
    let updated = entries.first().map_or_else(|| newest(source), |(moment, _)| *moment);
    let mut out = begun(source, head, updated);
    for (moment, entry) in entries.into_iter().take(MOST) {
        entries::entry(&mut out, source, entry, moment);
    }
    ended(out)
}

fn begun(source: Source<'_>, head: &Head<'_>, updated: Moment) -> String {
    let base = source.config.base_url.as_deref().unwrap_or_default();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let language = escaped(&source.config.language);
    out.extend(["<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"", &language, "\">\n"]);
    element(&mut out, "id", &entries::id(source.config, head.first));
    element(&mut out, "title", head.title);
    element(&mut out, "updated", &entries::stamp(updated));
    link(&mut out, "self", &format!("{base}{}", head.own));
    link(&mut out, "alternate", &address::canonical(base, head.page));
    out
}

fn ended(mut out: String) -> Vec<u8> {
    out.push_str("</feed>\n");
    out.into_bytes()
}

/// The newest date of all claims, for a feed without any.
fn newest(source: Source<'_>) -> Moment {
    let claims = source.record.claims.ids().map(Entry::Claim);
    claims.map(|it| entries::updated(source, it)).max().unwrap_or(Moment(0))
}
