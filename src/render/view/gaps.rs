//! What the record lacks: whom events do not hear, and where articles cannot be found.

use crate::{
    model::{Article, Event, Id},
    render::{
        material::{Item, Material},
        touches,
    },
};

/// What the record lacks.
pub(crate) struct Gaps {
    /// The events told by one camp only.
    pub one_sided: Vec<Id<Event>>,
    /// The events in which a party is not heard though another is.
    pub silences: Vec<Id<Event>>,
    /// The articles without a public address.
    pub unaddressed: Vec<Id<Article>>,
}

impl Gaps {
    /// On how many pages this goes on.
    pub(crate) fn parts(&self, it: &Material<'_>) -> usize {
        let counts = [self.one_sided.len(), self.silences.len(), self.unaddressed.len()];
        counts.map(|count| it.parts(count, Item::Line)).into_iter().max().unwrap_or(1)
    }
}

/// What the record lacks.
pub(crate) fn gaps(it: &Material<'_>) -> Gaps {
    let timeline = || it.analysis.timeline.iter().copied();
    let facts = |id: &Id<Event>| &it.analysis.events[id.row()];
    let articles = touches::as_published(it.record).into_iter();
    Gaps {
        one_sided: timeline().filter(|id| facts(id).one_sided).collect(),
        silences: timeline().filter(|id| !facts(id).silent.is_empty()).collect(),
        unaddressed: articles.filter(|id| it.record.articles[*id].url.is_none()).collect(),
    }
}
