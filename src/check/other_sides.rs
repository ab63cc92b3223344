//! Nobody updates or retracts what another said.

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    model::{Agent, Claim, Id, Record},
};

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    for (id, claim) in record.claims.iter() {
        for relation in claim.relations.iter().filter(|it| it.kind.orders()) {
            let other = record.side(relation.to);
            if record.side(id) == other
                && (record.sides[other].party || same(record, id, relation.to))
            {
                continue;
            }
            let whose = record.agent_name(record.claims[relation.to].by);
            report.add(
                Diagnostic::new(
                    &codes::UPDATES_ANOTHER_SIDE,
                    relation.span,
                    format!("`{}` {} what another said", claim.id, relation.kind.key()),
                )
                .label(format!("said by {whose} ({})", record.sides[other].name))
                .help("a party can take back only what it said itself, a third party only what the same speaker did")
                .help("what another said is denied or confirmed"),
            );
        }
    }
}

/// Whether two claims are made by the same outlet, or by actors that are part of one body.
fn same(record: &Record, a: Id<Claim>, b: Id<Claim>) -> bool {
    top(record, record.claims[a].by) == top(record, record.claims[b].by)
}

fn top(record: &Record, agent: Agent) -> Agent {
    let Agent::Actor(mut actor) = agent else { return agent };
    while let Some(whole) = record.actors[actor].of {
        actor = whole;
    }
    Agent::Actor(actor)
}
