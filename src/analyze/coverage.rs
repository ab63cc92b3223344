//! Coverage: what there is from each side, statements and claims apart.

use std::collections::BTreeSet;

use super::{
    told::Told,
    types::{Coverage, EventFacts, Standing, Statement},
};
use crate::model::{Article, Id, Outlet, Side, Table};

/// What there is from each side, in the order of the sides.
pub(super) fn coverage(
    told: &Told,
    statements: &Table<Statement>,
    events: &[EventFacts],
) -> Vec<Coverage> {
    let record = told.record;
    let mut coverage: Vec<Coverage> = record.sides.ids().map(nothing).collect();
    let mut articles: Vec<Vec<Id<Article>>> = vec![Vec::new(); record.sides.len()];
    let own = |claim| told.voices.attributed(claim).is_none();
    for (id, statement) in statements.iter().filter(|(_, it)| told.counts(it.root) && own(it.root))
    {
        let side = told.side(id).row();
        coverage[side].statements += 1;
        coverage[side].admissions += usize::from(!statement.admits.is_empty());
        coverage[side].contradicted += usize::from(statement.standing.iter().any(is_disputed));
    }
    // A relay may be in the words of another side than its root: each claim is its own speaker's.
    for claim in told.claims() {
        let side = record.side(claim).row();
        if own(claim) {
            coverage[side].claims += 1;
            articles[side].push(record.claims[claim].article);
        } else {
            coverage[side].attributed += 1;
        }
    }
    for (coverage, mut articles) in coverage.iter_mut().zip(articles) {
        articles.sort_unstable();
        articles.dedup();
        let outlets: BTreeSet<Id<Outlet>> =
            articles.iter().map(|article| record.articles[*article].outlet).collect();
        let archived = |article: &&Id<Article>| record.articles[**article].archived.is_some();
        coverage.articles = articles.len();
        coverage.outlets = outlets.len();
        coverage.archived = articles.iter().filter(archived).count();
    }
    for side in events.iter().flat_map(|event| &event.heard) {
        coverage[side.row()].heard += 1;
    }
    coverage
}

fn nothing(side: Id<Side>) -> Coverage {
    Coverage {
        side,
        statements: 0,
        attributed: 0,
        claims: 0,
        articles: 0,
        outlets: 0,
        admissions: 0,
        contradicted: 0,
        archived: 0,
        heard: 0,
    }
}

fn is_disputed(standing: &Standing) -> bool {
    matches!(standing, Standing::Denied(_) | Standing::Contradicted(_))
}
