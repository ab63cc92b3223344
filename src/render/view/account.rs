//! The accounts of an event, side by side.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Value;

use super::{DriftRow, Side, Traits, drift_rows, entry::Scope, side, traits};
use crate::{
    error::Error,
    model::{self, Claim, Id},
    render::{
        known::{Ends, Known, known},
        material::Material,
        press::Press,
    },
};

/// What is said about an event.
#[derive(Debug, Serialize)]
pub(crate) struct Accounts<'a> {
    /// What each party says, in the order of the sides; a silent one has its place too.
    pub parties: Vec<Account<'a>>,
    /// What third parties say.
    pub thirds: Said<'a>,
}

/// What a party says.
#[derive(Debug, Serialize)]
pub(crate) struct Account<'a> {
    /// The party.
    pub side: Side<'a>,
    /// What it says.
    pub said: Said<'a>,
}

/// Statements, in the order they were said.
#[derive(Debug, Serialize)]
pub(crate) struct Said<'a> {
    /// Those shown here.
    pub statements: Vec<Stated<'a>>,
    /// How many claims there are in all.
    pub claims: usize,
    /// When each of these became known.
    pub ends: Ends,
    /// What each of these can be chosen by, the shown ones first; only on the timeline.
    pub traits: Option<Traits>,
    /// How many statements are on the event's page only.
    pub more: usize,
    /// From when the first of those is known.
    pub more_known: Known,
}

/// A statement.
#[derive(Debug, Serialize)]
pub(crate) struct Stated<'a> {
    /// Its root, or a relay whose root stands elsewhere, as HTML.
    pub claim: Value,
    /// What changed on the way, where there is room to say so.
    pub drift: Vec<DriftRow<'a>>,
    /// The claims that repeat it, as HTML.
    pub relays: Vec<Value>,
}

/// What is said about an event.
///
/// # Errors
/// A mistake in a template.
pub(crate) fn accounts<'a>(
    press: &'a Press<'_>,
    event: Id<model::Event>,
    scope: Scope<'_>,
) -> Result<Accounts<'a>, Error> {
    let it = &press.it;
    let record = it.record;
    let mut of_parties: BTreeMap<Id<model::Side>, Vec<Id<Claim>>> = BTreeMap::new();
    let mut of_thirds = Vec::new();
    for claim in &it.analysis.events[event.row()].claims {
        let speaker = record.side(*claim);
        if record.sides[speaker].party {
            of_parties.entry(speaker).or_default().push(*claim);
        } else {
            of_thirds.push(*claim);
        }
    }
    let mut parties = Vec::new();
    for (id, _) in record.sides.iter().filter(|(_, side)| side.party) {
        let claims = of_parties.remove(&id).unwrap_or_default();
        parties
            .push(Account { side: side(it, id, scope.root), said: said(press, &claims, scope)? });
    }
    Ok(Accounts { parties, thirds: said(press, &of_thirds, scope)? })
}

fn said<'a>(
    press: &'a Press<'_>,
    claims: &[Id<Claim>],
    scope: Scope<'_>,
) -> Result<Said<'a>, Error> {
    let it = &press.it;
    let groups = groups(it, claims);
    let shown = shown(it, &groups, scope.most);
    let mut statements = Vec::with_capacity(shown.len());
    for row in &shown {
        let (first, relays) = &groups[*row];
        // Where not all is shown, a claim itself says in how many articles it stands.
        let (drift, relays) = if scope.most < usize::MAX {
            (Vec::new(), Vec::new())
        } else {
            (drift_rows(it, *first, scope.root), press.claims(relays, scope.root)?)
        };
        statements.push(Stated { claim: press.claim(*first, scope.root)?, drift, relays });
    }
    let ends = |claims: &[Id<Claim>]| Ends::of(claims.iter().map(|claim| known(it.record, *claim)));
    let hidden =
        (0..groups.len()).filter(|row| shown.binary_search(row).is_err()).map(|row| groups[row].0);
    // A script tells by their order which of the claims stand on the page.
    let first = shown.iter().map(|row| groups[*row].0);
    let others = groups.iter().enumerate().flat_map(|(row, (first, relays))| {
        let hidden = shown.binary_search(&row).is_err().then_some(*first);
        hidden.into_iter().chain(relays.iter().copied())
    });
    let traits = scope.moments.map(|moments| traits(it, first.chain(others), moments));
    Ok(Said {
        statements,
        traits,
        claims: claims.len(),
        ends: ends(claims),
        more: groups.len() - shown.len(),
        more_known: ends(&hidden.collect::<Vec<_>>()).first(),
    })
}

/// Claims by statement: the root, or else its first relay here, and the other relays.
fn groups(it: &Material<'_>, claims: &[Id<Claim>]) -> Vec<(Id<Claim>, Vec<Id<Claim>>)> {
    let mut groups: Vec<(Id<Claim>, Vec<Id<Claim>>)> = Vec::new();
    let mut known = BTreeMap::new();
    for claim in claims {
        let root = it.statement(*claim).root;
        match known.get(&root) {
            None => {
                known.insert(root, groups.len());
                groups.push((*claim, Vec::new()));
            }
            // A relay may be dated before its root.
            Some(row) if root == *claim => {
                let group: &mut (Id<Claim>, Vec<Id<Claim>>) = &mut groups[*row];
                group.1.insert(0, std::mem::replace(&mut group.0, root));
            }
            Some(row) => groups[*row].1.push(*claim),
        }
    }
    groups
}

/// The rows of what is shown where there is room for some: what others dispute before what stands
/// alone, and then in the order they were said.
fn shown(it: &Material<'_>, groups: &[(Id<Claim>, Vec<Id<Claim>>)], most: usize) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..groups.len()).collect();
    rows.sort_by_key(|row| {
        let statement = it.statement(groups[*row].0);
        (statement.standing.is_empty() && statement.admits.is_empty(), *row)
    });
    rows.truncate(most);
    rows.sort_unstable();
    rows
}
