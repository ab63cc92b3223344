//! What follows from the record: computed, never written.
//!
//! The words are those of the contract: statement, root, attributed, voice, current, standing,
//! admission, drift, common ground, floor, heard, silent, coverage. Nothing here fails, and nothing
//! here says which claim is true.

mod admissions;
mod agreement;
mod answers;
mod bearings;
mod chains;
mod contradictions;
mod coverage;
mod current;
mod distance;
mod drift;
mod ends;
mod events;
mod incompatible;
mod known;
mod ledger;
mod order;
mod peaks;
mod questions;
mod renewals;
mod reversals;
mod standing;
mod statements;
mod timeline;
mod told;
mod types;
mod voices;
mod weighed;

pub use incompatible::at_odds;
pub use known::{Step, known};
pub use types::{
    Allowed, Analysis, ClaimFacts, CommonGround, Coverage, DeniedThenAdmitted, Drift, EventFacts,
    Given, LedgerCell, LedgerRow, QuestionFacts, Standing, Statement, Voice, VoiceFacts, Witness,
};

use told::Told;

use crate::model::{Claim, Id, Record, Table};

/// Works out what follows from a record.
pub fn analysis(record: &Record) -> Analysis {
    analysis_of(record, |_| true)
}

/// Works out what follows from some claims of a record, as if the others had not been made: those
/// said by a day, or those of some speakers.
///
/// Statements stay those of the whole record, so that their ids hold for every part of it. A relay
/// does not count before its root.
pub fn analysis_of(record: &Record, counts: impl Fn(Id<Claim>) -> bool) -> Analysis {
    let told = told::told(record, counts);
    let weighed = weighed::weighed(&told);
    let statements = statements(&told, standing::standing(&told, &weighed));
    let admissions = admissions::admissions(&told, &statements);
    let denied_then_admitted = reversals::reversals(&told, &weighed, &statements);
    let claims = claims(&told);
    let (questions, distances): (Vec<_>, Vec<_>) =
        questions::questions(&told, &weighed, &statements, &claims).into_iter().unzip();
    let events = events::events(&told);
    Analysis {
        timeline: timeline::timeline(record),
        by_distance: distance::by_distance(record, &distances),
        admissions,
        denied_then_admitted,
        coverage: coverage::coverage(&told, &statements, &events),
        ledger: ledger::ledger(record, &weighed),
        steps: timeline::steps(&told),
        statements,
        claims,
        events,
        questions,
    }
}

fn statements(told: &Told, standing: Vec<Vec<Standing>>) -> Table<Statement> {
    let taken_back = taken_back(told);
    let statements = told.statements.ids().zip(standing).map(|(id, standing)| Statement {
        root: told.root(id),
        members: told.statements.members(id).to_vec(),
        voice: told.voice(id),
        standing,
        admits: admissions::admits(told, told.root(id)),
        taken_back: taken_back[id.row()],
    });
    statements.collect()
}

/// For each statement the first claim that takes it back. A relay does not count before its root.
fn taken_back(told: &Told) -> Vec<Option<Id<Claim>>> {
    let end = |claim| known::end(told.record, claim);
    let root = |claim| told.root(told.statements.of(claim));
    let counts = |claim| (end(claim).max(end(root(claim))), claim);
    let mut first: Vec<Option<Id<Claim>>> = vec![None; told.statements.len()];
    for bearing in told.bearings.iter().filter(|it| it.supersedes) {
        let known = first[bearing.to.row()].get_or_insert(bearing.claim);
        if counts(bearing.claim) < counts(*known) {
            *known = bearing.claim;
        }
    }
    first
}

fn claims(told: &Told) -> Vec<ClaimFacts> {
    let claims = told.record.claims.ids().map(|claim| {
        let statement = told.statements.of(claim);
        ClaimFacts {
            statement,
            attributed: told.voices.attributed(claim),
            drift: drift::drift(told.record, told.root(statement), claim),
        }
    });
    claims.collect()
}
