//! What the content says already: names, ids, addresses and references.

use std::collections::{BTreeMap, BTreeSet};

use super::{entry::Kind, names::folded};
use crate::{
    diagnostic::wording,
    draft::{self, Draft, Text},
};

/// A claim that a relation may point to.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// The article's id.
    pub(super) article: String,
    /// The claim's id within it.
    pub(super) claim: String,
    /// Who makes it.
    pub(super) by: Option<String>,
    /// When it was made, as written.
    pub(super) said: Option<String>,
}

/// What the content says already.
#[derive(Debug, Default)]
pub(super) struct Known {
    names: BTreeMap<(Kind, String), String>,
    ids: BTreeSet<(Kind, String)>,
    /// The sides of actors and outlets; for a part of another actor, that actor.
    sides: BTreeMap<String, String>,
    wholes: BTreeMap<String, String>,
    /// The sides that fight.
    pub(super) parties: BTreeSet<String>,
    /// The articles by their public address.
    pub(super) addresses: BTreeMap<String, String>,
    /// The ids of articles.
    pub(super) articles: BTreeSet<String>,
    /// The claims by their references.
    pub(super) references: BTreeMap<String, Vec<Target>>,
}

impl Known {
    /// Gathers what is known.
    pub(super) fn of(draft: &Draft) -> Self {
        let mut known = Self::default();
        for it in &draft.sides {
            known.name(Kind::Side, &it.id, [&it.name]);
            if it.party {
                known.parties.insert(it.id.value.clone());
            }
        }
        for it in &draft.actors {
            known.name(Kind::Actor, &it.id, it.also.iter().chain([&it.name]));
            known.belongs(&it.id, it.side.as_ref(), it.of.as_ref());
        }
        for it in &draft.outlets {
            known.name(Kind::Outlet, &it.id, it.also.iter().chain([&it.name]));
            known.belongs(&it.id, it.side.as_ref(), None);
        }
        for it in &draft.places {
            known.name(Kind::Place, &it.id, it.names.iter().map(|it| &it.name));
        }
        for it in &draft.questions {
            known.name(Kind::Question, &it.id, []);
        }
        for it in &draft.events {
            known.name(Kind::Event, &it.id, [&it.title]);
        }
        for it in &draft.articles {
            known.articles.insert(it.id.value.clone());
            if let Some(url) = &it.url {
                known.addresses.insert(url.value.clone(), it.id.value.clone());
            }
        }
        for file in &draft.claims {
            let published = draft.articles.iter().find(|it| it.id.value == file.article);
            let published = published.and_then(|it| it.published.as_ref());
            for claim in &file.list {
                known.refer(&file.article, claim, published);
            }
        }
        known
    }

    fn name<'a>(&mut self, kind: Kind, id: &'a Text, names: impl IntoIterator<Item = &'a Text>) {
        self.ids.insert((kind, id.value.clone()));
        for name in names.into_iter().chain([id]) {
            self.names.entry((kind, folded(&name.value))).or_insert_with(|| id.value.clone());
        }
    }

    fn belongs(&mut self, id: &Text, side: Option<&Text>, whole: Option<&Text>) {
        if let Some(side) = side {
            self.sides.insert(id.value.clone(), side.value.clone());
        }
        if let Some(whole) = whole {
            self.wholes.insert(id.value.clone(), whole.value.clone());
        }
    }

    fn refer(&mut self, article: &str, claim: &draft::Claim, published: Option<&Text>) {
        let said = claim.said.as_ref().or(published).map(|it| it.value.clone());
        let by = claim.by.as_ref().map(|it| it.value.clone());
        for reference in &claim.reference {
            let (article, claim) = (article.to_owned(), claim.id.value.clone());
            let target = Target { article, claim, by: by.clone(), said: said.clone() };
            self.references.entry(reference.value.clone()).or_default().push(target);
        }
    }

    /// The id of what goes by a name, an id or another spelling.
    pub(super) fn find(&self, kind: Kind, name: &str) -> Option<&String> {
        self.names.get(&(kind, folded(name)))
    }

    /// Whether there is an entry with an id.
    pub(super) fn has(&self, kind: Kind, id: &str) -> bool {
        self.ids.contains(&(kind, id.to_owned()))
    }

    /// The side of an actor or outlet.
    pub(super) fn side(&self, id: &str) -> Option<&String> {
        let mut id = id;
        // No chain of parts is longer than there are actors, unless it goes in a circle.
        for _ in 0..=self.wholes.len() {
            match (self.sides.get(id), self.wholes.get(id)) {
                (Some(side), _) => return Some(side),
                (None, whole) => id = whole?,
            }
        }
        None
    }

    /// The id of what was probably meant by a name.
    pub(super) fn near(&self, kind: Kind, name: &str) -> Option<&String> {
        let names = self.names.keys().filter(|it| it.0 == kind).map(|it| it.1.as_str());
        self.find(kind, wording::nearest(name, names)?)
    }

    /// The ids of a kind.
    pub(super) fn ids(&self, kind: Kind) -> impl Iterator<Item = &String> {
        self.ids.iter().filter(move |it| it.0 == kind).map(|(_, id)| id)
    }
}
