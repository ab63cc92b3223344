//! `feed.xml` and `sides/<id>.xml`: claims as Atom (RFC 4287), the latest said first.

use std::cmp::Reverse;

use super::{FEED, Source, side_feed, xml::escaped};
use crate::{
    markdown,
    model::{Claim, Id, Moment, Side},
    render::address,
};

/// The most entries a feed has.
const MOST: usize = 500;

/// The feed of all claims.
pub(super) fn all(source: Source<'_>) -> Vec<u8> {
    let title = source.config.title.clone();
    feed(source, FEED, &title, "index.html", |_| true)
}

/// The feed of a side's claims, also those that are known only through another party: they say so.
pub(super) fn of_side(source: Source<'_>, side: Id<Side>) -> Vec<u8> {
    let Source { record, config, words, .. } = source;
    let values = [("title", config.title.as_str()), ("side", &record.sides[side].name)];
    let title = words.with("feed.of_side", &values);
    let page = address::side(record, side);
    feed(source, &side_feed(record, side), &title, &page, |claim| record.side(claim) == side)
}

fn feed(
    source: Source<'_>,
    own: &str,
    title: &str,
    page: &str,
    is_in: impl Fn(Id<Claim>) -> bool,
) -> Vec<u8> {
    let Source { record, config, .. } = source;
    let base = config.base_url.as_deref().unwrap_or_default();
    let mut claims: Vec<(Moment, Id<Claim>)> =
        record.claims.ids().filter(|id| is_in(*id)).map(|id| (updated(source, id), id)).collect();
    claims.sort_by_key(|(moment, id)| (Reverse(*moment), *id));
    let newest = claims.first().map_or_else(|| newest(source), |(moment, _)| *moment);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    let language = escaped(&config.language);
    out.extend([
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"",
        &language,
        "\">
",
    ]);
    element(&mut out, "id", &format!("{base}{own}"));
    element(&mut out, "title", title);
    element(&mut out, "updated", &stamp(newest));
    link(&mut out, "self", &format!("{base}{own}"));
    link(&mut out, "alternate", &format!("{base}{page}"));
    for (moment, id) in claims.into_iter().take(MOST) {
        entry(&mut out, source, id, moment);
    }
    out.push_str("</feed>\n");
    out.into_bytes()
}

fn entry(out: &mut String, source: Source<'_>, id: Id<Claim>, updated: Moment) {
    let Source { record, config, .. } = source;
    let base = config.base_url.as_deref().unwrap_or_default();
    let row = &record.claims[id];
    let article = &record.articles[row.article];
    out.push_str("<entry>\n");
    // The claim's own name in the data stays the same when the claim goes to another event.
    element(out, "id", &format!("{base}data/claims.json#{}", record.full_id(id)));
    element(out, "title", &title(source, id));
    element(out, "updated", &stamp(updated));
    let name = escaped(record.agent_name(row.by));
    out.extend(["<author><name>", &name, "</name></author>\n"]);
    link(out, "alternate", &format!("{base}{}", address::claim(record, id)));
    if let Some(url) = article.url.as_deref().filter(|url| markdown::is_web_address(url)) {
        link(out, "via", url);
    }
    let side = &record.sides[record.side(id)];
    let (term, label) = (escaped(&side.id), escaped(&side.name));
    out.extend([
        "<category term=\"",
        &term,
        "\" label=\"",
        &label,
        "\"/>
",
    ]);
    let outlet = &record.outlets[article.outlet].name;
    let values = [("outlet", outlet.as_str()), ("article", &article.title)];
    element(out, "summary", &source.words.with("feed.source", &values));
    out.push_str("</entry>\n");
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

/// When a claim was said, else when its article was published, as early as that can be: there is
/// no clock, and a year alone does not lie at its end.
fn updated(source: Source<'_>, id: Id<Claim>) -> Moment {
    let row = &source.record.claims[id];
    let published = source.record.articles[row.article].published.as_ref();
    let when = row.said.as_ref().or(published);
    when.and_then(|it| it.earliest().or(it.latest())).unwrap_or(Moment(0))
}

/// The newest date of all claims, for a feed without any.
fn newest(source: Source<'_>) -> Moment {
    let moments = source.record.claims.ids().map(|id| updated(source, id));
    moments.max().unwrap_or(Moment(0))
}

fn stamp(moment: Moment) -> String {
    moment.rfc3339().unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned())
}

fn element(out: &mut String, name: &str, text: &str) {
    out.extend(["<", name, ">", &escaped(text), "</", name, ">\n"]);
}

fn link(out: &mut String, kind: &str, address: &str) {
    out.extend(["<link rel=\"", kind, "\" href=\"", &escaped(address), "\"/>\n"]);
}
