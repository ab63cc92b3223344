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
    render::{address, export, material::Material, press::Press},
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
    pub said: Option<When<'a>>,
    /// The claim.
    pub page: String,
}

/// The losses acknowledged.
///
/// # Errors
/// A mistake in the template of claims.
pub(crate) fn admissions<'a>(press: &'a Press<'_>, root: &str) -> Result<Admissions<'a>, Error> {
    let it = &press.it;
    let record = it.record;
    let mut sides = Vec::new();
    for id in record.sides.ids() {
        let roots = it.analysis.admissions.iter().map(|id| it.analysis.statements[*id].root);
        let own: Vec<_> = roots.filter(|claim| record.side(*claim) == id).collect();
        if !own.is_empty() {
            sides.push(AdmittedBy { side: side(it, id, root), claims: listed(press, &own, root)? });
        }
    }
    let turn = |id: Id<model::Claim>| Turn {
        says: record.says(id),
        said: record.claims[id].said.as_ref().map(|said| when(it, said)),
        page: format!("{root}{}", address::claim(record, id)),
    };
    // Who denied two claims and confirmed both has turned once.
    let mut rows: Vec<&DeniedThenAdmitted> = it.analysis.denied_then_admitted.iter().collect();
    rows.sort_by_key(|row| (row.denied, row.admitted, row.question.is_none()));
    rows.dedup_by_key(|row| (row.denied, row.admitted));
    rows.sort_by_key(|row| (row.voice, row.denied, row.admitted));
    let turned = rows.into_iter().map(|row| Turned {
        voice: voice(it, row.voice, root),
        question: row.question.map(|id| question_link(it, id, root)),
        denied: turn(row.denied),
        admitted: turn(row.admitted),
    });
    Ok(Admissions { sides, turned: turned.collect() })
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

/// Whose losses, and who says how many.
pub(crate) fn ledger<'a>(it: &'a Material<'_>, root: &str) -> Ledger<'a> {
    let record = it.record;
    let parties: Vec<_> =
        record.sides.iter().filter(|(_, side)| side.party).map(|(id, _)| id).collect();
    let mut losses: Vec<(&[Id<model::Side>], Losses<'a>)> = Vec::new();
    for row in &it.analysis.ledger {
        let about = record.questions[row.question].about.as_slice();
        let line = ledger_row(it, row, &parties, root);
        if let Some((_, known)) = losses.iter_mut().find(|(known, _)| *known == about) {
            known.rows.push(line);
        } else {
            let sides = about.iter().map(|id| side(it, *id, root)).collect();
            losses.push((about, Losses { sides, rows: vec![line] }));
        }
    }
    losses.sort_by_key(|(about, _)| *about);
    Ledger {
        parties: parties.iter().map(|id| side(it, *id, root)).collect(),
        losses: losses.into_iter().map(|(_, losses)| losses).collect(),
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
