//! Actors: each with the side it speaks for.

use std::collections::BTreeMap;

use super::{
    circles::{circles, roots_first},
    desk::{Broken, Desk, Register, Rows},
    kinds::ACTORS,
    values::{all_words, words},
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::{self, Kind},
    model::{Actor, Id, Side},
};

/// What an actor has of its own or from what it is part of.
#[derive(Clone, Copy)]
struct Standing {
    side: Id<Side>,
    official: bool,
}

/// Looks up the actors.
pub(super) fn actors<'d>(desk: &mut Desk<'d>, sides: &Register<'d, Id<Side>>) -> Rows<'d, Actor> {
    let drafts = desk.distinct(&desk.draft.actors, |it| &it.id);
    let wholes = wholes(desk, &drafts);
    let standings = standings(desk, sides, &drafts, &wholes);
    let mut ids: Vec<Option<Id<Actor>>> = Vec::with_capacity(drafts.len());
    let mut sound = 0;
    for standing in &standings {
        ids.push(standing.is_ok().then(|| Id::new(sound)));
        sound += usize::from(standing.is_ok());
    }
    let mut rows = Rows::new(&ACTORS);
    for (at, actor) in drafts.iter().enumerate() {
        let row = standings[at].map(|standing| Actor {
            id: actor.id.value.clone(),
            was: desk.was(Kind::Actor, &actor.id, &actor.was),
            name: actor.name.value.clone(),
            also: all_words(&actor.also),
            role: words(actor.role.as_ref()),
            of: wholes[at].ok().flatten().and_then(|whole| ids[whole]),
            side: standing.side,
            official: standing.official,
            span: actor.id.span,
        });
        rows.add(&actor.id.value, row);
    }
    rows
}

/// What each actor is part of, without circles.
fn wholes(desk: &mut Desk<'_>, drafts: &[&draft::Actor]) -> Vec<Result<Option<usize>, Broken>> {
    let mut names = Register::new(&ACTORS);
    for (at, actor) in drafts.iter().enumerate() {
        names.add(&actor.id.value, Ok(at));
    }
    let mut wholes: Vec<_> =
        drafts.iter().map(|it| desk.find_some(&names, it.of.as_ref())).collect();
    let edges: Vec<Vec<usize>> =
        wholes.iter().map(|it| it.ok().flatten().into_iter().collect()).collect();
    for circle in circles(&edges) {
        wholes[circle.from] = Err(Broken);
        let name = |at: usize| &drafts[at].id;
        let place = drafts[circle.from].of.as_ref().unwrap_or(name(circle.from)).span;
        let message = if circle.from == circle.to {
            format!("`{}` is part of itself", name(circle.from))
        } else {
            format!("`{}` is part of something that is part of it", name(circle.from))
        };
        let finding = Diagnostic::new(&codes::CIRCLE, place, message)
            .label("closes the circle")
            .help("take `of` away from one of them");
        let others = circle.way.iter().filter(|it| **it != circle.from);
        desk.report.add(others.fold(finding, |finding, at| {
            let of = drafts[*at].of.as_ref();
            let whole = of.map_or("", |it| it.value.as_str());
            let span = of.map_or(name(*at).span, |it| it.span);
            finding.related(span, format!("`{}` is part of `{whole}`", name(*at)))
        }));
    }
    wholes
}

fn standings(
    desk: &mut Desk<'_>,
    sides: &Register<'_, Id<Side>>,
    drafts: &[&draft::Actor],
    wholes: &[Result<Option<usize>, Broken>],
) -> Vec<Result<Standing, Broken>> {
    let chain: Vec<Option<usize>> = wholes.iter().map(|it| it.ok().flatten()).collect();
    let mut standings: BTreeMap<usize, Result<Standing, Broken>> = BTreeMap::new();
    for at in roots_first(&chain) {
        let actor = drafts[at];
        let own = desk.find_some(sides, actor.side.as_ref());
        let standing = match (wholes[at], own) {
            (Err(Broken), _) | (_, Err(Broken)) => Err(Broken),
            (Ok(Some(whole)), Ok(own)) => {
                let standing = standings[&whole];
                if let (Ok(standing), Some(own)) = (standing, own) {
                    same_side(desk, actor, drafts[whole], own == standing.side);
                }
                standing
            }
            (Ok(None), Ok(Some(side))) => Ok(Standing { side, official: true }),
            (Ok(None), Ok(None)) => Err(without_side(desk, actor)),
        };
        let standing =
            standing.map(|it| Standing { official: actor.official.unwrap_or(it.official), ..it });
        standings.insert(at, standing);
    }
    standings.into_values().collect()
}

fn same_side(desk: &mut Desk<'_>, actor: &draft::Actor, whole: &draft::Actor, same: bool) {
    let Some(side) = actor.side.as_ref().filter(|_| !same) else { return };
    desk.report.add(
        Diagnostic::new(
            &codes::SIDE_DIFFERS,
            side.span,
            format!("`{}` is of another side than `{}`, which it is part of", actor.id, whole.id),
        )
        .label("another side")
        .related(whole.side.as_ref().unwrap_or(&whole.id).span, "what it is part of")
        .help("leave out `side`: it follows from `of`; or leave out `of`"),
    );
}

fn without_side(desk: &mut Desk<'_>, actor: &draft::Actor) -> Broken {
    desk.report.add(
        Diagnostic::new(
            &codes::ACTOR_WITHOUT_SIDE,
            actor.id.span,
            format!("the actor `{}` is of no side", actor.id),
        )
        .help("add `side`, or `of` with the actor it is part of"),
    );
    Broken
}
