//! The losses acknowledged, and the ledger: whose losses, and who says how many.

use serde::Serialize;

use super::{
    Listed, QuestionLink, Side, VoiceName, VoiceRow, When, listed, question_link, side, voice,
    voice_row, when,
};
use crate::{
    analyze::{self, DeniedThenAdmitted, Voice},
    error::Error,
    model::{self, Id},
    render::{
        address, export,
        material::{Item, Material},
        press::Press,
    },
};

/// The losses acknowledged.
#[derive(Debug, Serialize)]
pub(crate) struct Admissions<'a> {
    /// The statements that acknowledge an own loss, by side and in the order they were said.
    pub sides: Vec<AdmittedBy<'a>>,
    /// What was denied first and admitted then.
    pub turned: Vec<Turned<'a>>,
}

/// What a side acknowledges.
#[derive(Debug, Serialize)]
pub(crate) struct AdmittedBy<'a> {
    /// The side.
    pub side: Side<'a>,
    /// Its statements.
    pub claims: Vec<Listed<'a>>,
}

/// What was denied first and admitted then, by the same voice.
#[derive(Debug, Serialize)]
pub(crate) struct Turned<'a> {
    /// Whose voice.
    pub voice: VoiceName<'a>,
    /// The question, where answers make it so.
    pub question: Option<QuestionLink<'a>>,
    /// The claim that denies.
    pub denied: Turn<'a>,
    /// The claim that admits or confirms.
    pub admitted: Turn<'a>,
}

/// One of the two.
#[derive(Debug, Serialize)]
pub(crate) struct Turn<'a> {
    /// What was said.
    pub says: &'a str,
    /// When.
    pub said: Option<When>,
    /// The claim.
    pub page: String,
}

/// A part of the losses acknowledged.
///
/// # Errors
/// A mistake in the template of claims.
pub(crate) fn admissions<'a>(
    press: &'a Press<'_>,
    part: usize,
    root: &str,
) -> Result<Admissions<'a>, Error> {
    let it = &press.it;
    let record = it.record;
    let roots = it.analysis.admissions.iter().map(|id| it.analysis.statements[*id].root);
    let mut roots: Vec<_> = roots.collect();
    roots.sort_by_key(|claim| record.side(*claim));
    let by_side = it
        .part(&roots, part, Item::Claim)
        .chunk_by(|one, next| record.side(*one) == record.side(*next));
    let admitted = |own: &[Id<model::Claim>]| {
        let side = side(it, record.side(own[0]), root);
        Ok(AdmittedBy { side, claims: listed(press, own, root)? })
    };
    let turn = |id: Id<model::Claim>| Turn {
        says: record.says(id),
        said: record.claims[id].said.as_ref().map(|said| when(it, said)),
        page: format!("{root}{}", address::claim(record, id)),
    };
    let turned = turned(it);
    let turned = it.part(&turned, part, Item::Claim).iter().map(|row| Turned {
        voice: voice(it, row.voice, root),
        question: row.question.map(|id| question_link(it, id, root)),
        denied: turn(row.denied),
        admitted: turn(row.admitted),
    });
    Ok(Admissions {
        sides: by_side.map(admitted).collect::<Result<_, Error>>()?,
        turned: turned.collect(),
    })
}

/// What was denied first and admitted then, by voice.
pub(crate) fn turned<'a>(it: &Material<'a>) -> Vec<&'a DeniedThenAdmitted> {
    // Who denied two claims and confirmed both has turned once.
    let mut rows: Vec<_> = it.analysis.denied_then_admitted.iter().collect();
    rows.sort_by_key(|row| (row.denied, row.admitted, row.question.is_none()));
    rows.dedup_by_key(|row| (row.denied, row.admitted));
    rows.sort_by_key(|row| (row.voice, row.denied, row.admitted));
    rows
}

/// Whose losses, and who says how many.
#[derive(Debug, Serialize)]
pub(crate) struct Ledger<'a> {
    /// The parties, each of which has a column.
    pub parties: Vec<Side<'a>>,
    /// By whose losses.
    pub losses: Vec<Losses<'a>>,
    /// The same as a table for programs.
    pub table: String,
    /// The same as wikitext.
    pub wikitext: String,
}

/// The losses of a side, or of several together.
#[derive(Debug, Serialize)]
pub(crate) struct Losses<'a> {
    /// Whose.
    pub sides: Vec<Side<'a>>,
    /// A row for each question.
    pub rows: Vec<LedgerRow<'a>>,
}

/// A question about a loss.
#[derive(Debug, Serialize)]
pub(crate) struct LedgerRow<'a> {
    /// The question.
    pub question: QuestionLink<'a>,
    /// What each party says, in the order of the columns; nothing where it says nothing.
    pub parties: Vec<Option<VoiceRow<'a>>>,
    /// What others say.
    pub others: Vec<VoiceRow<'a>>,
}

/// A part of the losses.
pub(crate) fn ledger<'a>(it: &'a Material<'_>, part: usize, root: &str) -> Ledger<'a> {
    let record = it.record;
    let parties: Vec<_> =
        record.sides.iter().filter(|(_, side)| side.party).map(|(id, _)| id).collect();
    let about = |row: &analyze::LedgerRow| record.questions[row.question].about.as_slice();
    let mut rows: Vec<&analyze::LedgerRow> = it.analysis.ledger.iter().collect();
    rows.sort_by_key(|row| about(row));
    let part = it.part(&rows, part, Item::Claim);
    let losses = |rows: &[&analyze::LedgerRow]| Losses {
        sides: about(rows[0]).iter().map(|id| side(it, *id, root)).collect(),
        rows: rows.iter().map(|row| ledger_row(it, row, &parties, root)).collect(),
    };
    Ledger {
        parties: parties.iter().map(|id| side(it, *id, root)).collect(),
        losses: part.chunk_by(|one, next| about(one) == about(next)).map(losses).collect(),
        table: format!("{root}{}", export::LEDGER_TABLE),
        wikitext: format!("{root}{}", export::LEDGER_WIKITEXT),
    }
}

fn ledger_row<'a>(
    it: &'a Material<'_>,
    row: &analyze::LedgerRow,
    parties: &[Id<model::Side>],
    root: &str,
) -> LedgerRow<'a> {
    let voices = &it.analysis.questions[row.question.row()].voices;
    let said = |who: Voice| {
        let facts = voices.iter().find(|it| it.voice == who)?;
        Some(voice_row(it, row.question, facts, root))
    };
    let others = row.cells.iter().map(|cell| cell.voice);
    let others = others.filter(|voice| !matches!(voice, Voice::Party(_)));
    LedgerRow {
        question: question_link(it, row.question, root),
        parties: parties.iter().map(|id| said(Voice::Party(*id))).collect(),
        others: others.filter_map(said).collect(),
    }
}
