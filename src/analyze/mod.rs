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

use crate::model::Record;

/// Works out what follows from a record.
pub fn analysis(record: &Record) -> Analysis {
    let _ = record;
    Analysis::default()
}
