//! Claims that were withdrawn: what is left of them, and what may not rest on them.

use super::{Heard, names::Drafts};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::Text,
    model::{Agent, Table, Withdrawn},
    resolve::desk::{Broken, Desk},
};

/// What is left of the claims that were withdrawn.
pub(super) fn withdrawn(
    desk: &mut Desk<'_>,
    drafts: &Drafts<'_>,
    heard: &[Option<Heard>],
    via: impl Fn(usize) -> Vec<Agent>,
) -> Table<Withdrawn> {
    let mut table = Table::default();
    for (at, drafted) in drafts.list.iter().enumerate() {
        let draft = drafted.draft;
        let Some(withdrawal) = &draft.withdrawn else { continue };
        let date = desk.day(&withdrawal.date);
        let revisions = desk.revisions(&draft.revisions);
        let (Some(heard), Ok(date), Some(article)) = (&heard[at], date, drafted.article) else {
            continue;
        };
        table.push(Withdrawn {
            id: draft.id.value.clone(),
            was: desk.renamed.claim(drafted.file, &draft.id.value),
            revisions,
            article,
            event: heard.event,
            by: heard.by,
            via: via(at),
            said: heard.said.clone(),
            date,
            why: withdrawal.why.value.clone(),
            span: draft.id.span,
        });
    }
    table
}

/// Tells of claims that repeat one that was withdrawn, and leaves them out. One that was withdrawn
/// itself may: it takes over from there who spoke, and of what.
pub(super) fn refuse_repeats(
    desk: &mut Desk<'_>,
    drafts: &Drafts<'_>,
    repeats: &mut [Result<Option<usize>, Broken>],
) {
    for (at, repeated) in repeats.iter_mut().enumerate() {
        let Ok(Some(to)) = *repeated else { continue };
        let (from, to) = (&drafts.list[at], &drafts.list[to]);
        let Some(name) = from.draft.repeats.as_ref() else { continue };
        if !to.is_withdrawn() || from.is_withdrawn() {
            continue;
        }
        let rest = "give this claim `event`, `says` and `by` of its own, or withdraw it too";
        desk.report.add(refused(name, &to.draft.id, "repeats", &from.full_id()).help(rest));
        *repeated = Err(Broken);
    }
}

/// Tells that a claim bears on one that was withdrawn.
pub(super) fn refused(name: &Text, withdrawn: &Text, verb: &str, from: &str) -> Diagnostic {
    let message = format!("`{from}` {verb} `{name}`, which was withdrawn");
    Diagnostic::new(&codes::WITHDRAWN_CLAIM, name.span, message)
        .related(withdrawn.span, "withdrawn here")
}
