//! The desk: where names are looked up, and where it is told what is wrong.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use super::{
    kinds::{self, Sort},
    renamed::Renamed,
};
use crate::{
    diagnostic::{Diagnostic, Report, codes, wording},
    draft::{Draft, Kind, Text},
    model::{Id, Table},
    source::Span,
};

/// Something was wrong, and has been told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Broken;

/// How many names a run suggests. Whoever has more unknown names than this has mistaken a folder,
/// and to look for the nearest of thousands takes time.
const SUGGESTIONS: usize = 200;

/// Where names are looked up, and single values read (see `values`).
pub(super) struct Desk<'a> {
    pub(super) draft: &'a Draft,
    pub(super) report: &'a mut Report,
    pub(super) zone: FixedOffset,
    pub(super) renamed: Renamed<'a>,
    suggestions: usize,
}

/// What is known under which name. A name whose item is broken is known, but leads nowhere.
pub(super) struct Register<'d, I> {
    pub(super) sort: &'static Sort,
    rows: BTreeMap<&'d str, Result<I, Broken>>,
}

impl<'d, I: Copy> Register<'d, I> {
    pub(super) fn new(sort: &'static Sort) -> Self {
        Self { sort, rows: BTreeMap::new() }
    }

    /// Makes a name known; the first of several keeps it.
    pub(super) fn add(&mut self, name: &'d str, row: Result<I, Broken>) {
        self.rows.entry(name).or_insert(row);
    }

    /// Every name with what it leads to.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'d str, Result<I, Broken>)> {
        self.rows.iter().map(|(name, row)| (*name, *row))
    }

    pub(super) fn get(&self, name: &str) -> Option<Result<I, Broken>> {
        self.rows.get(name).copied()
    }
}

/// The rows of a kind and their names.
pub(super) struct Rows<'d, T> {
    pub(super) table: Table<T>,
    pub(super) names: Register<'d, Id<T>>,
}

impl<'d, T> Rows<'d, T> {
    pub(super) fn new(sort: &'static Sort) -> Self {
        Self { table: Table::default(), names: Register::new(sort) }
    }

    /// Adds a row, or keeps the name of a broken one.
    pub(super) fn add(&mut self, name: &'d str, row: Result<T, Broken>) {
        let id = row.map(|row| self.table.push(row));
        self.names.add(name, id);
    }
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        draft: &'a Draft,
        renamed: Renamed<'a>,
        zone: FixedOffset,
        report: &'a mut Report,
    ) -> Self {
        Self { draft, report, zone, renamed, suggestions: SUGGESTIONS }
    }

    /// The items with an id of their own; of the others it is told who has it already.
    pub(super) fn distinct<'d, T>(
        &mut self,
        items: &'d [T],
        id: impl Fn(&'d T) -> &'d Text,
    ) -> Vec<&'d T> {
        self.distinct_from(&mut BTreeMap::new(), items, id)
    }

    /// The same, for kinds that share their ids with another: those already `taken`.
    pub(super) fn distinct_from<'d, T>(
        &mut self,
        taken: &mut BTreeMap<&'d str, Span>,
        items: &'d [T],
        id: impl Fn(&'d T) -> &'d Text,
    ) -> Vec<&'d T> {
        let mut first = Vec::with_capacity(items.len());
        for item in items {
            let id = id(item);
            match taken.get(id.value.as_str()) {
                None => {
                    taken.insert(&id.value, id.span);
                    first.push(item);
                }
                Some(other) => self.duplicate(id, *other),
            }
        }
        first
    }

    pub(super) fn duplicate(&mut self, id: &Text, other: Span) {
        self.report.add(
            Diagnostic::new(&codes::DUPLICATE_ID, id.span, format!("the id `{id}` is taken"))
                .label("used a second time")
                .related(other, "used here first")
                .help("give one of the two another id"),
        );
    }

    /// What a name leads to.
    pub(super) fn find<I: Copy>(
        &mut self,
        register: &Register<'_, I>,
        name: &Text,
    ) -> Result<I, Broken> {
        if let Some(row) = register.get(&name.value) {
            return row;
        }
        let new = self.renamed.find(register.sort.kinds, &name.value);
        if let Some((new, row)) = new.and_then(|new| Some((new, register.get(new)?))) {
            self.old_id(name, new);
            return row;
        }
        self.unknown(register.sort, name, register.rows.keys().copied());
        Err(Broken)
    }

    /// Tells that a name is an old one.
    pub(super) fn old_id(&mut self, name: &Text, new: &str) {
        let message = format!("`{name}` is called `{new}` now");
        let finding = Diagnostic::new(&codes::OLD_ID, name.span, message).label("an old id");
        self.report.add(finding.help(format!("write `{new}`")));
    }

    /// The ids that a thing had before, but for those that others have.
    pub(super) fn was(&self, kind: Kind, id: &Text, old: &[Text]) -> Vec<String> {
        let mut was: Vec<String> = Vec::with_capacity(old.len());
        for old in old.iter().map(|it| &it.value) {
            if self.renamed.find(&[kind], old) == Some(&id.value) && !was.contains(old) {
                was.push(old.clone());
            }
        }
        was
    }

    /// What a name leads to, where there is one.
    pub(super) fn find_some<I: Copy>(
        &mut self,
        register: &Register<'_, I>,
        name: Option<&Text>,
    ) -> Result<Option<I>, Broken> {
        name.map(|it| self.find(register, it)).transpose()
    }

    /// What each of the names leads to, once each; all must be known and sound.
    pub(super) fn find_all<I: Copy + PartialEq>(
        &mut self,
        register: &Register<'_, I>,
        names: &[Text],
    ) -> Result<Vec<I>, Broken> {
        let once = self.once(names);
        let found: Vec<_> = once.into_iter().map(|name| self.find(register, name)).collect();
        found.into_iter().collect::<Result<_, _>>().map(distinct)
    }

    /// What each of the names leads to, once each, without those that lead nowhere.
    pub(super) fn find_known<I: Copy + PartialEq>(
        &mut self,
        register: &Register<'_, I>,
        names: &[Text],
    ) -> Vec<I> {
        let once = self.once(names);
        distinct(once.into_iter().filter_map(|name| self.find(register, name).ok()).collect())
    }

    /// The names without repetitions.
    pub(super) fn once<'n>(&mut self, names: &'n [Text]) -> Vec<&'n Text> {
        let mut first: BTreeMap<&str, Span> = BTreeMap::new();
        let mut once = Vec::with_capacity(names.len());
        for name in names {
            match first.get(name.value.as_str()) {
                None => {
                    first.insert(&name.value, name.span);
                    once.push(name);
                }
                Some(other) => self.named_twice(name, *other),
            }
        }
        once
    }

    pub(super) fn named_twice(&mut self, again: &Text, first: Span) {
        self.report.add(named_twice(again, first));
    }

    /// Tells that a name leads nowhere, unless that follows from a fault already told.
    fn unknown<'k>(&mut self, sort: &Sort, name: &Text, known: impl Iterator<Item = &'k str>)
    where
        'a: 'k,
    {
        if sort.kinds.iter().any(|kind| !self.draft.is_whole(*kind)) {
            return;
        }
        let message = format!("no {} is called `{name}`", sort.noun);
        let mut finding = Diagnostic::new(sort.code, name.span, message).label("not found");
        if self.may_suggest() {
            let other = kinds::other_kind(self.draft, &name.value);
            let near = || {
                let near = wording::nearest(&name.value, known.chain(self.renamed.of(sort.kinds)))?;
                let now = self.renamed.find(sort.kinds, near).unwrap_or(near);
                Some(format!("did you mean `{now}`?"))
            };
            finding = match other {
                Some(other) => finding.help(format!("`{name}` is {other}")),
                None => finding.helps(near()),
            };
        }
        self.report.add(finding.help(sort.home));
    }

    /// Whether to look for what was meant once more in this run.
    pub(super) fn may_suggest(&mut self) -> bool {
        let may = self.suggestions > 0;
        self.suggestions = self.suggestions.saturating_sub(1);
        may
    }
}

/// Each once: a thing may be named by an old id beside the one it has now.
fn distinct<I: Copy + PartialEq>(found: Vec<I>) -> Vec<I> {
    let mut once = Vec::with_capacity(found.len());
    for it in found {
        if !once.contains(&it) {
            once.push(it);
        }
    }
    once
}

/// Tells that a list names the same thing twice.
pub(super) fn named_twice(again: &Text, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::NAMED_TWICE, again.span, format!("`{again}` is named twice"))
        .label("again")
        .related(first, "here first")
        .help("leave one of them out")
}
