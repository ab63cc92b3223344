//! Standing: what became of each statement.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::{
    bearings::Bearing,
    told::Told,
    types::{Standing, Statement, Witness},
    voices::place,
    weighed::Weighed,
};
use crate::model::{Id, Question, RelationKind};

/// The kinds, in the order they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Retracted,
    Updated,
    Denied,
    Contradicted,
    Confirmed,
}

/// What bears on a statement.
#[derive(Debug, Clone, Copy)]
struct Found {
    kind: Kind,
    witness: Witness,
    statement: Id<Statement>,
}

/// What became of each statement: its kinds in their order, of each voice the latest witness.
pub(super) fn standing(told: &Told, weighed: &[Weighed]) -> Vec<Vec<Standing>> {
    let mut found = vec![Vec::new(); told.statements.len()];
    for bearing in &told.bearings {
        found[bearing.to.row()].extend(by_relation(told, bearing));
    }
    for question in weighed {
        for (row, ours) in question.rows.iter().enumerate() {
            let list = &mut found[ours.statement.row()];
            let renewal = question.renewals[row].into_iter();
            list.extend(renewal.map(|other| by_answer(told, Kind::Updated, question, other)));
            let contradictions = question.contradictions[row].iter();
            list.extend(
                contradictions.map(|other| by_answer(told, Kind::Contradicted, question, *other)),
            );
        }
    }
    found.into_par_iter().map(|found| latest_of_each_voice(told, found)).collect()
}

fn by_relation(told: &Told, bearing: &Bearing) -> Option<Found> {
    let kind = match bearing.kind {
        RelationKind::Retracts => Kind::Retracted,
        RelationKind::Updates => Kind::Updated,
        RelationKind::Denies => Kind::Denied,
        RelationKind::Confirms => Kind::Confirmed,
    };
    let needs_another = matches!(kind, Kind::Denied | Kind::Confirmed);
    if needs_another && bearing.voice == told.voice(bearing.to) {
        return None;
    }
    let Bearing { voice, claim, from, .. } = *bearing;
    let witness = Witness { voice, side: told.side(from), claim, question: None };
    Some(Found { kind, witness, statement: from })
}

fn by_answer(told: &Told, kind: Kind, question: &Weighed, row: usize) -> Found {
    let row = &question.rows[row];
    let side = told.side(row.statement);
    let question: Option<Id<Question>> = Some(question.id);
    let witness = Witness { voice: row.voice, side, claim: row.claim, question };
    Found { kind, witness, statement: row.statement }
}

fn latest_of_each_voice(told: &Told, mut found: Vec<Found>) -> Vec<Standing> {
    found.sort_by_key(|it| (it.kind, place(told.record, it.witness.voice)));
    let groups = found.chunk_by(|a, b| a.kind == b.kind && a.witness.voice == b.witness.voice);
    let latest = groups.filter_map(|group| {
        told.order.latest(group, |it| it.statement).map(|latest| group[latest])
    });
    latest.map(|found| found.kind.with(found.witness)).collect()
}

impl Kind {
    fn with(self, witness: Witness) -> Standing {
        match self {
            Self::Retracted => Standing::Retracted(witness),
            Self::Updated => Standing::Updated(witness),
            Self::Denied => Standing::Denied(witness),
            Self::Contradicted => Standing::Contradicted(witness),
            Self::Confirmed => Standing::Confirmed(witness),
        }
    }
}
