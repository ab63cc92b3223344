//! The table's relations, as ours.

use std::collections::BTreeMap;

use super::{
    columns::Column,
    figures::items,
    known::Target,
    lines::{Line, Reader},
    mapping::{Bearing, RELATIONS},
    table::Row,
};
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    model::When,
    source::Span,
};

/// How the claims of the table bear on others.
#[derive(Debug, Default)]
pub(super) struct Relations {
    /// For each claim our relations and the full ids they point to.
    pub(super) carried: Vec<BTreeMap<&'static str, Vec<String>>>,
    /// For each claim what is not carried, as comments.
    pub(super) left: Vec<Vec<String>>,
}

/// Remembers the relations of which the map does not say what becomes of them.
pub(super) fn look(reader: &mut Reader<'_, '_>, rows: &[Row]) {
    for row in rows {
        let Some(cell) = reader.columns.cell(row, Column::Relation) else { continue };
        for name in items(&cell.value, &reader.mapping.separator) {
            if !reader.mapping.relations.contains_key(name) && !RELATIONS.contains(&name) {
                reader.books.unmapped_relation(name, cell.span);
            }
        }
    }
}

/// What is needed to judge a relation, and what came of those before.
struct Desk<'t> {
    own: &'t [Target],
    /// The claims that relations may point to.
    targets: &'t BTreeMap<String, Vec<Target>>,
    /// What each claim repeats, by full id.
    repeats: BTreeMap<String, Target>,
    done: Relations,
}

/// Reads the relations of all rows; `own` are the claims that the rows become.
pub(super) fn relations<'t>(
    reader: &mut Reader<'t, '_>,
    lines: &[Line<'t>],
    own: &[Target],
    targets: &BTreeMap<String, Vec<Target>>,
) -> Relations {
    let mut desk = Desk {
        own,
        targets,
        repeats: BTreeMap::new(),
        done: Relations {
            carried: vec![BTreeMap::new(); lines.len()],
            left: vec![Vec::new(); lines.len()],
        },
    };
    let mut bearings = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        for (name, reference, span) in pairs(reader, line) {
            if let Some(to) = desk.target(reader, reference, (line, span)) {
                let (fate, because) = fate(reader, name, (&own[row], &to));
                let reason = because.unwrap_or_else(|| "which the map drops".to_owned());
                bearings.push(Bears { row, line, name, reference, to, fate, reason });
            }
        }
    }
    // What repeats what is settled first: what may update what goes by when the roots were said.
    let (repeats, others): (Vec<_>, Vec<_>) =
        bearings.into_iter().partition(|it| it.fate == Some("repeats"));
    for bears in repeats.into_iter().chain(others) {
        desk.carry(reader, bears);
    }
    desk.done
}

/// A relation of the table.
struct Bears<'t, 'l> {
    row: usize,
    line: &'l Line<'t>,
    name: &'t str,
    reference: &'t str,
    to: Target,
    fate: Option<&'static str>,
    /// Why the map drops it, where it does.
    reason: String,
}

/// The relations of a row and what they point to.
fn pairs<'t>(reader: &mut Reader<'t, '_>, line: &Line<'t>) -> Vec<(&'t str, &'t str, Span)> {
    let names = reader.columns.cell(line.row, Column::Relation);
    let related = reader.columns.cell(line.row, Column::Related);
    let Some(place) = related.or(names) else { return Vec::new() };
    let separator = &reader.mapping.separator;
    let names = names.map_or_else(Vec::new, |it| items(&it.value, separator));
    let targets = related.map_or_else(Vec::new, |it| items(&it.value, separator));
    if names.len() != targets.len() {
        let relations = wording::count(names.len(), "relation");
        let claims = wording::count(targets.len(), "claim");
        let message = format!("row {} has {relations} to {claims}", line.row.number);
        let finding = Diagnostic::new(&codes::UNEVEN_RELATIONS, place.span, message);
        reader.faults.add(finding.help(format!("part both lists with `{separator}`")));
        return Vec::new();
    }
    names.into_iter().zip(targets).map(|(name, target)| (name, target, place.span)).collect()
}

/// What the map makes of a relation between two claims, and why it drops it.
fn fate(
    reader: &Reader<'_, '_>,
    name: &str,
    (from, to): (&Target, &Target),
) -> (Option<&'static str>, Option<String>) {
    let ours = RELATIONS.into_iter().find(|it| *it == name);
    match (reader.mapping.relations.get(name), ours) {
        (Some(Bearing { same, other, because }), _) => {
            let fate = if side(reader, from) == side(reader, to) { *same } else { *other };
            let because = because.as_ref().filter(|_| fate.is_none());
            (fate, because.map(|it| it.value.clone()))
        }
        (None, ours) => (ours, None),
    }
}

fn side(reader: &Reader<'_, '_>, claim: &Target) -> Option<String> {
    reader.books.side(claim.by.as_deref()?)
}

impl Desk<'_> {
    /// Carries a relation, or says why it cannot be.
    fn carry(&mut self, reader: &mut Reader<'_, '_>, bears: Bears<'_, '_>) {
        let Bears { row, line, name, reference, to, fate, reason } = bears;
        let from = &self.own[row];
        match self.judged(reader, fate.ok_or(reason), (from, &to), &self.done.carried[row]) {
            Ok(kind) => {
                self.done.carried[row].entry(kind).or_default().push(named(from, &to));
                if kind == "repeats" {
                    self.repeats.insert(full(from), to);
                }
            }
            Err(why) => {
                reader.told.add(format!("`{name}`, {why}"), line.reference);
                self.done.left[row].push(format!("not carried: {name} {reference}, {why}"));
            }
        }
    }

    /// The claim that a reference means; what is not there is told of.
    fn target(
        &self,
        reader: &mut Reader<'_, '_>,
        reference: &str,
        (line, span): (&Line<'_>, Span),
    ) -> Option<Target> {
        match self.targets.get(reference).map(Vec::as_slice) {
            Some([only]) => return Some(only.clone()),
            Some(_) => {
                reader.told.add(
                    format!("relations to `{reference}`, which is no single claim of the record"),
                    line.reference,
                );
            }
            None => {
                let message = format!("no row is called `{reference}`");
                let all = self.targets.keys().map(String::as_str);
                reader.faults.add(
                    Diagnostic::new(&codes::UNKNOWN_REFERENCE, span, message)
                        .label(format!("row {}", line.row.number))
                        .helps(wording::did_you_mean(reference, all)),
                );
            }
        }
        None
    }

    /// The kind of a relation that can be carried, or why it cannot.
    fn judged(
        &self,
        reader: &Reader<'_, '_>,
        fate: Result<&'static str, String>,
        (from, to): (&Target, &Target),
        carried: &BTreeMap<&'static str, Vec<String>>,
    ) -> Result<&'static str, String> {
        let kind = fate?;
        let name = named(from, to);
        if full(from) == full(to) {
            return Err("where a claim names itself".to_owned());
        }
        if carried.values().flatten().any(|it| *it == name) {
            return Err("where the claim bears on that one already".to_owned());
        }
        let fault = match kind {
            "repeats" if carried.contains_key(kind) => {
                Some("where the claim repeats another one already")
            }
            "repeats" if self.root(to) == full(from) => {
                Some("where the claims would repeat each other")
            }
            "updates" | "retracts" => self.order_fault(reader, from, to),
            _ => None,
        };
        fault.map_or(Ok(kind), |it| Err(it.to_owned()))
    }

    fn order_fault(
        &self,
        reader: &Reader<'_, '_>,
        from: &Target,
        to: &Target,
    ) -> Option<&'static str> {
        let sides = (side(reader, from), side(reader, to));
        let fights = sides.0.as_ref().is_some_and(|it| reader.books.fights(it));
        if sides.0 != sides.1 || (!fights && from.by != to.by) {
            return Some("where another said it");
        }
        let said = |it: &Target| {
            let root = self.root_target(it).unwrap_or(it);
            When::parse(root.said.as_deref()?, reader.zone).ok()
        };
        let (new, old) = (said(from)?, said(to)?);
        old.is_after(&new).then_some("where that was said after it")
    }

    fn root(&self, claim: &Target) -> String {
        full(self.root_target(claim).unwrap_or(claim))
    }

    fn root_target(&self, claim: &Target) -> Option<&Target> {
        let mut root = self.repeats.get(&full(claim))?;
        for _ in 0..self.repeats.len() {
            let Some(next) = self.repeats.get(&full(root)) else { break };
            root = next;
        }
        Some(root)
    }
}

fn full(claim: &Target) -> String {
    format!("{}/{}", claim.article, claim.claim)
}

/// The id by which a claim names another: the short one within its own file.
fn named(from: &Target, to: &Target) -> String {
    if from.article == to.article { to.claim.clone() } else { full(to) }
}
