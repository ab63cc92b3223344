//! The entries of feeds: claims with the chain that carried them, and changes of the record.

use super::{
    Source,
    claims::{Passage, passages},
    xml::escaped,
};
use crate::{
    config::Config,
    markdown,
    model::{Agent, Article, Claim, Id, Moment, Record, Side, Withdrawn},
    render::{
        address,
        corrections::{self, Correction, Thing, first},
    },
};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    /// A claim.
    Claim(Id<Claim>),
    /// A claim that was withdrawn: it takes the place of what feed readers have kept of it.
    Withdrawn(Id<Withdrawn>),
}

/// An id: it does not change when the site moves, if the settings say what ids begin with.
pub(super) fn id(config: &Config, address: &str) -> String {
    let base = config.feeds.ids.as_deref().or(config.base_url.as_deref());
    format!("{}{address}", base.unwrap_or_default())
}

/// When a claim was said, else when its article was published, as early as that can be: there is
/// no clock, and a year alone does not lie at its end. What was changed since counts as an update.
pub(super) fn updated(source: Source<'_>, entry: Entry) -> Moment {
    let record = source.record;
    let id = match entry {
        Entry::Claim(id) => id,
        Entry::Withdrawn(id) => return corrections::begun(&record.withdrawn[id].date),
    };
    let row = &record.claims[id];
    let published = record.articles[row.article].published.as_ref();
    let mut dates = row.said.iter().chain(published);
    let said = dates.find_map(|it| it.earliest().or(it.latest())).unwrap_or(Moment(0));
    row.revisions.iter().map(|it| corrections::begun(&it.date)).fold(said, Moment::max)
}

/// Writes an entry.
pub(super) fn entry(out: &mut String, source: Source<'_>, entry: Entry, updated: Moment) {
    match entry {
        Entry::Claim(id) => claim(out, source, id, updated),
        Entry::Withdrawn(id) => withdrawn(out, source, id, updated),
    }
}

fn claim(out: &mut String, source: Source<'_>, id: Id<Claim>, updated: Moment) {
    let record = source.record;
    let row = &record.claims[id];
    let article = &record.articles[row.article];
    let full = record.full_id(id);
    begin(out, source, first(&row.was, &full), (&title(source, id), updated));
    author(out, record.agent_name(row.by));
    link(out, "alternate", &at(source.config, &address::claim(record, id)));
    via(out, article);
    category(out, record, record.side(id));
    let mut html = String::with_capacity(1 << 9);
    paragraph(&mut html, record.says(id));
    for passage in passages(article, row) {
        let Passage::Quote { exact, .. } = passage else { continue };
        html.extend(["<blockquote>", &escaped(exact), "</blockquote>"]);
    }
    paragraph(&mut html, &chain(record, row.by, &row.via, article));
    if let Some(said) = &row.said {
        paragraph(&mut html, &source.words.when(said));
    }
    end(out, &html);
}

fn withdrawn(out: &mut String, source: Source<'_>, id: Id<Withdrawn>, updated: Moment) {
    let Source { record, words, .. } = source;
    let row = &record.withdrawn[id];
    let article = &record.articles[row.article];
    let side = record.side_of_withdrawn(id);
    let speaker = record.agent_name(row.by);
    let names = [("speaker", speaker), ("side", &record.sides[side].name)];
    let full = record.full_id_of_withdrawn(id);
    let title = words.with("feed.withdrawn", &names);
    begin(out, source, first(&row.was, &full), (&title, updated));
    author(out, speaker);
    link(out, "alternate", &at(source.config, &address::withdrawn(record, id)));
    via(out, article);
    category(out, record, side);
    let mut html = String::new();
    paragraph(&mut html, &words.with("correction.why", &[("why", &row.why)]));
    paragraph(&mut html, &chain(record, row.by, &row.via, article));
    end(out, &html);
}

/// Writes a change of the record.
pub(super) fn correction(out: &mut String, source: Source<'_>, correction: &Correction<'_>) {
    let Source { record, words, config, .. } = source;
    let why = words.with("correction.why", &[("why", correction.why)]);
    let withdrawn = words.text("correction.claim_withdrawn");
    out.push_str("<entry>\n");
    let name = format!("{}#{}", super::CORRECTIONS_FEED, correction.name);
    element(out, "id", &id(config, &name));
    element(out, "title", correction.what.unwrap_or(withdrawn));
    element(out, "updated", &stamp(correction.moment()));
    link(out, "alternate", &at(config, &address::corrected(record, correction.thing)));
    let mut html = String::new();
    let kind = format!("correction.{}", correction.thing.kind());
    paragraph(&mut html, &format!("{}: {}", words.text(&kind), named(source, correction.thing)));
    paragraph(&mut html, &why);
    end(out, &html);
}

/// What was changed: a claim never without who makes it.
fn named(source: Source<'_>, thing: Thing) -> String {
    let Source { record, words, .. } = source;
    match thing {
        Thing::Event(id) => record.events[id].title.clone(),
        Thing::Question(id) => record.questions[id].ask.clone(),
        Thing::Article(id) => record.articles[id].title.clone(),
        Thing::Claim(id) => title(source, id),
        Thing::Withdrawn(id) => {
            let side = &record.sides[record.side_of_withdrawn(id)].name;
            let speaker = record.agent_name(record.withdrawn[id].by);
            words.with("feed.withdrawn", &[("speaker", speaker), ("side", side)])
        }
    }
}

/// Who says what, and according to whom.
fn title(source: Source<'_>, id: Id<Claim>) -> String {
    let Source { record, analysis, words, .. } = source;
    let speaker = record.agent_name(record.claims[id].by);
    let side = &record.sides[record.side(id)].name;
    let mut values = vec![("speaker", speaker), ("side", side), ("says", record.says(id))];
    match analysis.claims[id.row()].attributed {
        None => words.with("feed.claim", &values),
        Some(party) => {
            values.push(("party", &record.sides[party].name));
            words.with("feed.attributed", &values)
        }
    }
}

/// Who speaks, who carries, who publishes, and what.
fn chain(record: &Record, by: Agent, via: &[Agent], article: &Article) -> String {
    let mut agents = vec![by];
    agents.extend(via);
    agents.push(Agent::Outlet(article.outlet));
    agents.dedup();
    let names: Vec<&str> = agents.into_iter().map(|it| record.agent_name(it)).collect();
    format!("{}: {}", names.join(" → "), article.title)
}

/// A claim's own name in the data stays the same when the claim goes to another event; the first it
/// had stays when it gets another.
fn begin(out: &mut String, source: Source<'_>, claim: &str, (title, updated): (&str, Moment)) {
    out.push_str("<entry>\n");
    element(out, "id", &id(source.config, &format!("data/claims.json#{claim}")));
    element(out, "title", title);
    element(out, "updated", &stamp(updated));
}

fn end(out: &mut String, html: &str) {
    out.extend(["<content type=\"html\">", &escaped(html), "</content>\n</entry>\n"]);
}

fn author(out: &mut String, name: &str) {
    out.extend(["<author><name>", &escaped(name), "</name></author>\n"]);
}

fn via(out: &mut String, article: &Article) {
    if let Some(url) = article.url.as_deref().filter(|url| markdown::is_web_address(url)) {
        link(out, "via", &address::plain(url));
    }
}

fn category(out: &mut String, record: &Record, side: Id<Side>) {
    let side = &record.sides[side];
    let (term, label) = (escaped(&side.id), escaped(&side.name));
    out.extend(["<category term=\"", &term, "\" label=\"", &label, "\"/>\n"]);
}

fn at(config: &Config, address: &str) -> String {
    format!("{}{address}", config.base_url.as_deref().unwrap_or_default())
}

fn paragraph(html: &mut String, text: &str) {
    html.extend(["<p>", &escaped(text), "</p>"]);
}

/// A moment as Atom writes it.
pub(super) fn stamp(moment: Moment) -> String {
    moment.rfc3339().unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned())
}

/// Writes an element of text.
pub(super) fn element(out: &mut String, name: &str, text: &str) {
    out.extend(["<", name, ">", &escaped(text), "</", name, ">\n"]);
}

/// Writes a link.
pub(super) fn link(out: &mut String, kind: &str, address: &str) {
    out.extend(["<link rel=\"", kind, "\" href=\"", &escaped(address), "\"/>\n"]);
}
