//! Claims: names, passages, and what a claim takes over from the one it repeats.

mod names;
mod own;
mod relations;
mod withdrawn;

use std::collections::BTreeSet;

use rayon::prelude::*;

use self::{
    names::Drafts,
    own::{Own, own},
    relations::relations,
    withdrawn::{refuse_repeats, withdrawn},
};
use super::{
    articles::Articles,
    circles::{circles, roots_first},
    desk::{Broken, Desk, Register},
    passages::{Reading, too_many},
    values::{all_words, words},
};
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    model::{Actor, Agent, Claim, Event, Id, Outlet, Passage, Question, Table, When, Withdrawn},
    source::Span,
};

/// What claims speak of.
pub(super) struct Known<'r, 'd> {
    pub(super) actors: &'r Table<Actor>,
    pub(super) outlets: &'r Table<Outlet>,
    pub(super) agents: &'r Register<'d, Agent>,
    pub(super) events: &'r Register<'d, Id<Event>>,
    pub(super) questions: &'r Register<'d, Id<Question>>,
    pub(super) question_rows: &'r Table<Question>,
    pub(super) articles: &'r Articles<'d>,
}

/// What is known of a claim once it has taken over what it repeats.
#[derive(Clone)]
struct Heard {
    event: Id<Event>,
    by: Agent,
    said: Option<When>,
    official: bool,
}

/// The claims, and what is left of those that were withdrawn.
pub(super) struct Claims {
    pub(super) claims: Table<Claim>,
    pub(super) withdrawn: Table<Withdrawn>,
}

/// Looks up the claims.
pub(super) fn claims<'d>(desk: &mut Desk<'d>, known: &Known<'_, 'd>) -> Claims {
    let drafts = Drafts::new(desk, &known.articles.names);
    let mut repeats = repeats(desk, &drafts);
    refuse_repeats(desk, &drafts, &mut repeats);
    let owns: Vec<_> = drafts.list.iter().map(|it| own(desk, known, it.draft)).collect();
    let passages = passages(desk, known, &drafts);
    let chain: Vec<Option<usize>> = repeats.iter().map(|it| it.ok().flatten()).collect();
    let sound: Vec<Option<&Own>> = (0..drafts.list.len())
        .map(|at| owns[at].as_ref().ok().filter(|_| repeats[at].is_ok() && passages[at].is_ok()))
        .collect();
    let heard = heard(desk, known, &drafts, &chain, &sound);
    let withdrawn = withdrawn(desk, &drafts, &heard, |at| via(known, &drafts.list[at], &owns[at]));
    let mut ids = Vec::with_capacity(heard.len());
    let mut rows = 0;
    for (it, drafted) in heard.iter().zip(&drafts.list) {
        let stands = it.is_some() && !drafted.is_withdrawn();
        ids.push(stands.then(|| Id::new(rows)));
        rows += usize::from(stands);
    }
    let mut relations = relations(desk, &drafts, &chain, &ids);
    let mut claims = Table::default();
    let parts = heard.into_iter().zip(owns).zip(passages).enumerate();
    for (at, ((heard, own), passages)) in parts.filter(|(at, _)| ids[*at].is_some()) {
        let drafted = &drafts.list[at];
        let via = via(known, drafted, &own);
        let (Some(heard), Ok(own), Ok(passages), Some(article)) =
            (heard, own, passages, drafted.article)
        else {
            continue;
        };
        let draft = drafted.draft;
        claims.push(Claim {
            id: draft.id.value.clone(),
            was: desk.renamed.claim(drafted.file, &draft.id.value),
            revisions: desk.revisions(&draft.revisions),
            article,
            event: heard.event,
            says: words(draft.says.as_ref()),
            by: heard.by,
            via,
            said: heard.said,
            passages,
            answers: own.answers,
            repeats: chain[at].and_then(|it| ids[it]),
            relations: std::mem::take(&mut relations[at]),
            official: heard.official,
            basis: words(draft.basis.as_ref()),
            note: words(draft.note.as_ref()),
            reference: all_words(&draft.reference),
            span: draft.id.span,
        });
    }
    Claims { claims, withdrawn }
}

/// The carriers of a claim: its own, then those of its article.
fn via(
    known: &Known<'_, '_>,
    drafted: &names::Drafted<'_>,
    own: &Result<Own, Broken>,
) -> Vec<Agent> {
    let own = own.as_ref().map_or(&[][..], |own| &own.via);
    let article = drafted.article.map_or(&[][..], |it| &known.articles.table[it].via);
    own.iter().chain(article).copied().collect()
}

/// What each claim repeats, without circles.
fn repeats(desk: &mut Desk<'_>, drafts: &Drafts<'_>) -> Vec<Result<Option<usize>, Broken>> {
    let written = |at: usize| drafts.list[at].draft.repeats.as_ref();
    let mut repeats: Vec<_> = (0..drafts.list.len())
        .map(|at| written(at).map(|name| drafts.find(desk, at, name)).transpose())
        .collect();
    let edges: Vec<Vec<usize>> =
        repeats.iter().map(|it| it.ok().flatten().into_iter().collect()).collect();
    for circle in circles(&edges) {
        repeats[circle.from] = Err(Broken);
        let place = |at: usize| written(at).map_or(drafts.list[at].draft.id.span, |it| it.span);
        let id = |at: usize| drafts.list[at].full_id();
        let message = if circle.from == circle.to {
            format!("`{}` repeats itself", id(circle.from))
        } else {
            format!("`{}` repeats what goes back to it", id(circle.from))
        };
        let finding = Diagnostic::new(&codes::CIRCLE, place(circle.from), message)
            .label("closes the circle")
            .help("only one of them is the rendering nearest to the speaker: it repeats none");
        let others = circle.way.iter().filter(|it| **it != circle.from);
        desk.report.add(others.fold(finding, |finding, at| {
            let repeated = edges[*at].first().map(|it| id(*it)).unwrap_or_default();
            finding.related(place(*at), format!("`{}` repeats `{repeated}`", id(*at)))
        }));
    }
    repeats
}

/// The passages of every claim. Articles are searched side by side.
fn passages<'d>(
    desk: &mut Desk<'_>,
    known: &Known<'_, '_>,
    drafts: &Drafts<'d>,
) -> Vec<Result<Vec<Passage>, Broken>> {
    let of_article: Vec<_> = drafts.list.chunk_by(|a, b| a.file == b.file).collect();
    let search = |claims: &&[names::Drafted<'d>]| {
        let mut report = Report::default();
        let Some(article) = claims.first().and_then(|it| it.article) else {
            return (claims.iter().map(|_| Err(Broken)).collect(), report);
        };
        let article = &known.articles.table[article];
        // The words of what was withdrawn are not looked for: they may be gone from the article too.
        let stands = |it: &&names::Drafted<'d>| !it.is_withdrawn();
        let sought: Vec<_> =
            claims.iter().filter(stands).flat_map(|it| &it.draft.passages).collect();
        if let Some(finding) = too_many(article, &sought) {
            report.add(finding);
            return (claims.iter().map(|_| Err(Broken)).collect(), report);
        }
        let mut reading = Reading::new(&article.id, &article.body);
        let find = |it: &names::Drafted<'d>| {
            if it.is_withdrawn() {
                return Ok(Vec::new());
            }
            reading.find(&it.draft.passages, &mut report)
        };
        let found: Vec<_> = claims.iter().map(find).collect();
        (found, report)
    };
    let searched: Vec<(Vec<_>, Report)> = of_article.par_iter().map(search).collect();
    let mut all = Vec::with_capacity(drafts.list.len());
    for (found, report) in searched {
        all.extend(found);
        desk.report.extend(report);
    }
    all
}

/// What each claim says with what it takes over; nothing where it is broken, or repeats one that is.
fn heard(
    desk: &mut Desk<'_>,
    known: &Known<'_, '_>,
    drafts: &Drafts<'_>,
    chain: &[Option<usize>],
    sound: &[Option<&Own>],
) -> Vec<Option<Heard>> {
    let mut silent = BTreeSet::new();
    let mut all: Vec<Option<Heard>> = vec![None; chain.len()];
    for at in roots_first(chain) {
        let drafted = &drafts.list[at];
        let repeated = chain[at].map(|it| all[it].as_ref());
        let (Some(own), Some(article)) = (sound[at], drafted.article) else { continue };
        let repeated = match repeated {
            Some(None) => continue,
            Some(repeated) => repeated,
            None => None,
        };
        let event = own.event.or(repeated.map(|it| it.event));
        let by = own.by.or(repeated.map(|it| it.by));
        let (Some(event), Some(by)) = (event, by) else { continue };
        let of_speaker = match by {
            Agent::Actor(actor) => known.actors[actor].official,
            Agent::Outlet(_) => false,
        };
        let inherited = repeated.filter(|_| own.by.is_none()).map(|it| it.official);
        let written = drafted.draft.official;
        if let Agent::Outlet(outlet) = by {
            if written == Some(true) {
                official_outlet(desk, drafted.draft.id.span, &known.outlets[outlet]);
            }
            if !has_side(desk, &known.outlets[outlet], drafted, &mut silent) {
                continue;
            }
        }
        let published = || known.articles.table[article].published.clone();
        let said = own.said.clone().or_else(|| repeated.and_then(|it| it.said.clone()));
        all[at] = Some(Heard {
            event,
            by,
            said: said.or_else(published),
            official: matches!(by, Agent::Actor(_)) && written.or(inherited).unwrap_or(of_speaker),
        });
    }
    all
}

/// Whether an outlet that speaks has a side; told once for each outlet.
fn has_side<'k>(
    desk: &mut Desk<'_>,
    outlet: &'k Outlet,
    drafted: &names::Drafted<'_>,
    told: &mut BTreeSet<&'k str>,
) -> bool {
    if outlet.side.is_none() && told.insert(&outlet.id) {
        desk.report.add(
            Diagnostic::new(
                &codes::SPEAKER_WITHOUT_SIDE,
                outlet.span,
                format!("the outlet `{}` speaks, but is of no side", outlet.id),
            )
            .related(
                drafted.draft.by.as_ref().unwrap_or(&drafted.draft.id).span,
                format!("it speaks in `{}`", drafted.full_id()),
            )
            .help("add `side`, or name as `by` the actor whose words the outlet prints"),
        );
    }
    outlet.side.is_some()
}

fn official_outlet(desk: &mut Desk<'_>, place: Span, outlet: &Outlet) {
    desk.report.add(
        Diagnostic::new(
            &codes::OFFICIAL_OUTLET,
            place,
            format!("the outlet `{}` cannot speak officially", outlet.id),
        )
        .help("leave out `official`, or name as `by` the actor whose words the outlet prints"),
    );
}
