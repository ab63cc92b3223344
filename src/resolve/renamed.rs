//! Old ids: what things were called before, so that old names and old addresses lead to them.

use std::collections::BTreeMap;

use super::desk::named_twice;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    draft::{self, Draft, Kind, Text},
    source::Span,
};

/// Where old ids lead to.
#[derive(Debug, Default)]
pub(super) struct Renamed<'d> {
    things: BTreeMap<(Kind, &'d str), &'d str>,
    /// By the article and the claim's own id.
    claims: BTreeMap<Full<'d>, Full<'d>>,
    /// The other way, the oldest first.
    old_claims: BTreeMap<Full<'d>, Vec<Full<'d>>>,
}

/// A claim's full id: its article and its own.
type Full<'d> = (&'d str, &'d str);

/// Who has an id, or had it.
#[derive(Debug, Clone, Copy)]
struct Holder {
    place: Span,
    now: bool,
}

/// A thing with the ids that it had.
struct Thing<'d> {
    kind: Kind,
    id: &'d Text,
    was: &'d [Text],
}

/// Goes through all old ids. An old id leads to one thing: of others it is told.
pub(super) fn renamed<'d>(draft: &'d Draft, report: &mut Report) -> Renamed<'d> {
    macro_rules! things {
        ($list:ident, $kind:ident) => {
            draft.$list.iter().map(|it| Thing { kind: Kind::$kind, id: &it.id, was: &it.was })
        };
    }
    let mut renamed = Renamed::default();
    let mut add = |things: Vec<Thing<'d>>| renamed.add(&things, report);
    add(things!(sides, Side).collect());
    // Both can speak and both can carry, so that they share their ids.
    add(things!(actors, Actor).chain(things!(outlets, Outlet)).collect());
    add(things!(places, Place).collect());
    add(things!(questions, Question).collect());
    add(things!(events, Event).collect());
    add(things!(articles, Article).collect());
    add(things!(pages, Page).collect());
    renamed.add_claims(draft, report);
    renamed
}

impl<'d> Renamed<'d> {
    /// What something of one of these kinds is called now.
    pub(super) fn find(&self, kinds: &[Kind], old: &str) -> Option<&'d str> {
        kinds.iter().find_map(|kind| self.things.get(&(*kind, old)).copied())
    }

    /// What a claim is called now.
    pub(super) fn find_claim(&self, article: &str, claim: &str) -> Option<Full<'d>> {
        self.claims.get(&(article, claim)).copied()
    }

    /// The full ids that a claim had, the oldest first.
    pub(super) fn claim(&self, article: &str, claim: &str) -> Vec<String> {
        let old = self.old_claims.get(&(article, claim)).map_or(&[][..], Vec::as_slice);
        old.iter().map(|(article, claim)| format!("{article}/{claim}")).collect()
    }

    /// The old ids of these kinds.
    pub(super) fn of<'k>(
        &self,
        kinds: &'k [Kind],
    ) -> impl Iterator<Item = &'d str> + use<'_, 'd, 'k> {
        self.things.keys().filter(|(kind, _)| kinds.contains(kind)).map(|(_, old)| *old)
    }

    fn add(&mut self, things: &[Thing<'d>], report: &mut Report) {
        if things.iter().all(|it| it.was.is_empty()) {
            return;
        }
        let mut holders: BTreeMap<&str, Holder> = BTreeMap::new();
        for thing in things {
            let holder = Holder { place: thing.id.span, now: true };
            holders.entry(&thing.id.value).or_insert(holder);
        }
        for (thing, old) in things.iter().flat_map(|it| it.was.iter().map(move |old| (it, old))) {
            if let Some(holder) = holders.get(old.value.as_str()) {
                report.add(refused(old, thing.id, thing.was, *holder));
                continue;
            }
            holders.insert(&old.value, Holder { place: old.span, now: false });
            self.things.insert((thing.kind, &old.value), &thing.id.value);
        }
    }

    fn add_claims(&mut self, draft: &'d Draft, report: &mut Report) {
        let of_article: BTreeMap<&str, &[Text]> = draft
            .articles
            .iter()
            .filter(|it| !it.was.is_empty())
            .map(|it| (it.id.value.as_str(), it.was.as_slice()))
            .collect();
        if of_article.is_empty() && claims(draft).all(|(_, it)| it.was.is_empty()) {
            return;
        }
        let mut holders: BTreeMap<Full<'_>, Holder> = BTreeMap::new();
        for (article, claim) in claims(draft) {
            let holder = Holder { place: claim.id.span, now: true };
            holders.entry((article, &claim.id.value)).or_insert(holder);
        }
        let written = |(article, it): (&'d str, &'d draft::Claim)| {
            it.was.iter().map(move |old| (article, it, old))
        };
        for (article, claim, old) in claims(draft).flat_map(written) {
            let full = full(article, old);
            if let Some(holder) = holders.get(&full) {
                report.add(refused(old, &claim.id, &claim.was, *holder));
                continue;
            }
            holders.insert(full, Holder { place: old.span, now: false });
            self.claims.insert(full, (article, &claim.id.value));
        }
        for (article, claim) in claims(draft) {
            let articles = of_article.get(article).copied().unwrap_or_default();
            self.follow(articles, article, claim);
        }
    }

    /// Adds the ids that a claim had because its article had others, and puts all in order.
    fn follow(&mut self, articles: &'d [Text], article: &'d str, claim: &'d draft::Claim) {
        let now = (article, claim.id.value.as_str());
        let written: Vec<Full<'d>> = claim.was.iter().map(|it| full(article, it)).collect();
        let mut old: Vec<Full<'d>> = written.iter().copied().filter(|it| it.0 != article).collect();
        let own = || written.iter().filter(|it| it.0 == article).map(|it| it.1).chain([now.1]);
        for before in articles.iter().map(|it| it.value.as_str()).chain([article]) {
            old.extend(own().map(|claim| (before, claim)));
        }
        old.retain(|it| *it != now && *self.claims.entry(*it).or_insert(now) == now);
        old.dedup();
        if !old.is_empty() {
            self.old_claims.insert(now, old);
        }
    }
}

/// Every claim with the id of its article.
fn claims(draft: &Draft) -> impl Iterator<Item = (&str, &draft::Claim)> {
    draft.claims.iter().flat_map(|file| file.list.iter().map(|it| (file.article.as_str(), it)))
}

/// The full id that a claim of an article was given.
fn full<'d>(article: &'d str, id: &'d Text) -> Full<'d> {
    id.value.split_once('/').unwrap_or((article, &id.value))
}

/// Tells why an id that somebody has or had does not lead to a thing.
fn refused(old: &Text, id: &Text, was: &[Text], holder: Holder) -> Diagnostic {
    let finding = |message: String| Diagnostic::new(&codes::OLD_ID_IN_USE, old.span, message);
    match holder {
        Holder { place, .. } if was.iter().any(|it| it.span == place) => named_twice(old, place),
        Holder { now: true, place } if place == id.span => {
            finding(format!("`{old}` is no old id: it is the one in use"))
                .help("`was` lists the ids that it had before, the oldest first")
        }
        Holder { now: true, place } => {
            finding(format!("`{old}` cannot lead to `{id}`: something else is called so now"))
                .related(place, "called so now")
                .help("give the other one an id that was never used, or take this out of `was`")
        }
        Holder { now: false, place } => finding(format!("two things were called `{old}`"))
            .label("again")
            .related(place, "here first")
            .help("an old address leads to one of them: take it out of the other `was`"),
    }
}
