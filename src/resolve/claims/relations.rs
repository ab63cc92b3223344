//! Relations between claims, without circles of updates and retractions.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        circles::{Circle, circles},
        desk::Desk,
    },
    names::Drafts,
    withdrawn::refused,
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::Text,
    model::{Claim, Id, Relation, RelationKind},
    source::Span,
};

/// A relation between two drafted claims.
struct Edge {
    kind: RelationKind,
    from: usize,
    to: usize,
    span: Span,
}

/// The relations of every drafted claim to sound ones.
pub(super) fn relations(
    desk: &mut Desk<'_>,
    drafts: &Drafts<'_>,
    chain: &[Option<usize>],
    ids: &[Option<Id<Claim>>],
) -> Vec<Vec<Relation>> {
    let roots = roots(chain);
    let mut edges = Vec::new();
    for from in 0..drafts.list.len() {
        written(desk, drafts, from, &mut edges);
    }
    edges.retain(|it| {
        if drafts.list[it.to].is_withdrawn() {
            bears_on_withdrawn(desk, drafts, it);
            return false;
        }
        let apart = roots[it.from] != roots[it.to];
        if !apart {
            itself(desk, drafts, it);
        }
        apart && ids[it.from].is_some()
    });
    let closing = closing(desk, drafts, &roots, &edges);
    let mut relations: Vec<Vec<Relation>> = chain.iter().map(|_| Vec::new()).collect();
    for edge in edges {
        let closes = edge.kind.orders() && closing.contains(&(roots[edge.from], roots[edge.to]));
        if let Some(to) = ids[edge.to].filter(|_| !closes) {
            relations[edge.from].push(Relation { kind: edge.kind, to, span: edge.span });
        }
    }
    relations
}

/// What each chain of repeats goes back to.
fn roots(chain: &[Option<usize>]) -> Vec<usize> {
    let mut roots: Vec<usize> = (0..chain.len()).collect();
    for at in super::roots_first(chain) {
        if let Some(repeated) = chain[at] {
            roots[at] = roots[repeated];
        }
    }
    roots
}

/// The relations that a claim's file gives it.
fn written(desk: &mut Desk<'_>, drafts: &Drafts<'_>, from: usize, edges: &mut Vec<Edge>) {
    let draft = drafts.list[from].draft;
    // What was withdrawn bears on nothing any more.
    if draft.withdrawn.is_some() {
        return;
    }
    let kinds: [(RelationKind, &[Text]); 4] = [
        (RelationKind::Denies, &draft.denies),
        (RelationKind::Confirms, &draft.confirms),
        (RelationKind::Updates, &draft.updates),
        (RelationKind::Retracts, &draft.retracts),
    ];
    for (kind, names) in kinds {
        let mut found = BTreeMap::new();
        for name in names {
            let Ok(to) = drafts.find(desk, from, name) else { continue };
            if let Some(first) = found.insert(to, name.span) {
                desk.named_twice(name, first);
            } else {
                edges.push(Edge { kind, from, to, span: name.span });
            }
        }
    }
}

fn bears_on_withdrawn(desk: &mut Desk<'_>, drafts: &Drafts<'_>, edge: &Edge) {
    let (from, to) = (&drafts.list[edge.from], &drafts.list[edge.to]);
    let verb = edge.kind.key();
    let name = Text::new(to.full_id(), edge.span);
    let help =
        format!("take it out of `{verb}`; if readers should know of it, say so in `revisions`");
    desk.report.add(refused(&name, &to.draft.id, verb, &from.full_id()).help(help));
}

fn itself(desk: &mut Desk<'_>, drafts: &Drafts<'_>, edge: &Edge) {
    let verb = edge.kind.key();
    let id = &drafts.list[edge.from].draft.id;
    let finding = if edge.from == edge.to {
        Diagnostic::new(&codes::NAMES_ITSELF, edge.span, format!("`{id}` {verb} itself"))
            .help("name the other claim, or leave this out")
    } else {
        let to = drafts.list[edge.to].full_id();
        Diagnostic::new(
            &codes::NAMES_ITSELF,
            edge.span,
            format!("`{id}` {verb} `{to}`, but both are the same statement"),
        )
        .label("goes back to the same root")
        .help("a claim that `repeats` another says the same: leave out one of the two")
    };
    desk.report.add(finding);
}

/// The updates and retractions, from statement to statement, that close a circle.
fn closing(
    desk: &mut Desk<'_>,
    drafts: &Drafts<'_>,
    roots: &[usize],
    edges: &[Edge],
) -> BTreeSet<(usize, usize)> {
    let mut leads_to = vec![Vec::new(); roots.len()];
    let mut places: BTreeMap<(usize, usize), &Edge> = BTreeMap::new();
    for edge in edges.iter().filter(|it| it.kind.orders()) {
        let (from, to) = (roots[edge.from], roots[edge.to]);
        leads_to[from].push(to);
        places.entry((from, to)).or_insert(edge);
    }
    let mut closing = BTreeSet::new();
    for circle in circles(&leads_to) {
        if closing.insert((circle.from, circle.to)) {
            tell(desk, drafts, &places, &circle);
        }
    }
    closing
}

fn tell(
    desk: &mut Desk<'_>,
    drafts: &Drafts<'_>,
    places: &BTreeMap<(usize, usize), &Edge>,
    circle: &Circle,
) {
    let words = |edge: &Edge| {
        let from = drafts.list[edge.from].full_id();
        format!("`{from}` {} `{}`", edge.kind.key(), drafts.list[edge.to].full_id())
    };
    let Some(last) = places.get(&(circle.from, circle.to)) else { return };
    let finding = Diagnostic::new(
        &codes::CIRCLE,
        last.span,
        format!("{}, which comes after it", words(last)),
    )
    .label("closes the circle")
    .help("only what was said later updates or retracts: leave out one of these");
    let steps = circle.way.windows(2).filter_map(|it| places.get(&(it[0], it[1])));
    desk.report.add(steps.fold(finding, |finding, edge| finding.related(edge.span, words(edge))));
}
