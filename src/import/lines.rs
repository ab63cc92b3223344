//! Rows understood: who said what, where it was printed, and in which event it belongs.

use std::collections::{BTreeMap, BTreeSet};

use chrono::FixedOffset;

use super::{
    books::{Books, Found},
    columns::{COLUMNS, Column, Columns},
    entry::Kind,
    mapping::Mapping,
    names::{Named, folded},
    table::Row,
    told::Told,
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::Text,
    model::When,
    read::faults::Faults,
    source::Span,
};

/// A row that was understood.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// The row.
    pub(super) row: &'a Row,
    /// What it is called.
    pub(super) reference: &'a str,
    /// The paraphrase.
    pub(super) says: &'a str,
    /// The event's id.
    pub(super) event: String,
    /// The outlet's id.
    pub(super) outlet: String,
    /// What the whole article is a copy of.
    pub(super) source: Vec<String>,
    /// The speaker's id.
    pub(super) by: String,
    /// The carriers that stand beside the speaker.
    pub(super) via: Vec<String>,
    /// What the table says beside names, as comments.
    pub(super) remarks: Vec<String>,
}

/// What the rows are read with.
#[derive(Debug)]
pub(super) struct Reader<'a, 'f> {
    pub(super) mapping: &'a Mapping,
    pub(super) columns: &'a Columns,
    pub(super) books: Books<'a>,
    pub(super) told: Told,
    pub(super) zone: FixedOffset,
    /// The rows whose figures cannot be told apart.
    pub(super) uneven: Vec<(usize, Span)>,
    pub(super) faults: &'f mut Faults,
}

/// Reads all rows; those that cannot be understood are told of.
pub(super) fn lines<'a>(reader: &mut Reader<'a, '_>, rows: &'a [Row]) -> Vec<Line<'a>> {
    reader.outlets(rows);
    let mut references = BTreeMap::new();
    rows.iter().filter_map(|row| reader.line(row, &mut references)).collect()
}

impl<'a> Reader<'a, '_> {
    /// Looks up all outlets, so that a speaker who is one is known as one in every row.
    fn outlets(&mut self, rows: &[Row]) {
        for row in rows {
            if let Some(cell) = self.columns.cell(row, Column::Outlet) {
                self.books.find(Kind::Outlet, cell, row.number);
            }
        }
    }

    fn line(&mut self, row: &'a Row, references: &mut BTreeMap<&'a str, Span>) -> Option<Line<'a>> {
        let reference = self.needed(row, Column::Reference);
        if let Some(it) = reference
            && let Some(first) = references.insert(&it.value, it.span)
        {
            let message = format!("two rows are called `{it}`");
            let finding = Diagnostic::new(&codes::REPEATED_REFERENCE, it.span, message);
            let finding = finding.label(format!("row {}", row.number)).related(first, "the first");
            self.faults.add(finding.help("give one of them another reference"));
        }
        for column in [Column::Date, Column::Published, Column::Said] {
            self.date(row, column);
        }
        let says = self.needed(row, Column::Says);
        let event = self.needed(row, Column::Event);
        let event = event.and_then(|it| self.books.find(Kind::Event, it, row.number));
        let cell = self.needed(row, Column::Outlet);
        let outlet =
            cell.and_then(|it| self.books.look(Kind::Outlet, &it.value).and_then(Found::id));
        let source = cell.map(|it| self.source(it, row.number)).unwrap_or_default();
        let mut via = Vec::new();
        let by = self.speaker(row, &mut via);
        let mut remarks = Vec::new();
        for column in [Column::Outlet, Column::Speaker, Column::Organisation] {
            remarks.extend(self.columns.cell(row, column).and_then(remark));
        }
        let (reference, says) = (&reference?.value, &says?.value);
        let (event, outlet, by) = (event?, outlet?, by?);
        Some(Line { row, reference, says, event, outlet, source, by, via, remarks })
    }

    fn needed(&mut self, row: &'a Row, column: Column) -> Option<&'a Text> {
        let cell = self.columns.cell(row, column);
        if cell.is_none() {
            let name = COLUMNS.iter().find(|it| it.0 == column).map_or("", |it| it.1);
            let message = format!("row {} has no {name}", row.number);
            let finding = Diagnostic::new(&codes::EMPTY_CELL, row.span, message);
            self.faults.add(finding.help("fill the cell, or take the row out"));
        }
        cell
    }

    fn date(&mut self, row: &Row, column: Column) {
        let Some(cell) = self.columns.cell(row, column) else { return };
        if let Err(fault) = When::parse(&cell.value, self.zone) {
            self.faults.add(
                Diagnostic::new(&codes::INVALID_DATE, cell.span, fault.message)
                    .label(format!("row {}", row.number))
                    .helps(fault.help),
            );
        }
    }

    /// What an outlet's cell says it copies: in the map, else behind its name.
    fn source(&mut self, cell: &Text, row: usize) -> Vec<String> {
        let via = self.mapping.via(&cell.value);
        if !via.is_empty() {
            let ids = via.iter().filter_map(|it| self.books.find(Kind::Actor, it, row));
            return ids.collect();
        }
        self.carriers(cell, row)
    }

    fn carriers(&mut self, cell: &Text, row: usize) -> Vec<String> {
        let names = Named::new(&cell.value).carriers();
        let mut carriers = Vec::new();
        for name in names {
            let name = Text::new(name.to_owned(), cell.span);
            let found = match self.books.look(Kind::Actor, &name.value) {
                Some(found) => found.id(),
                None => self.books.find(Kind::Outlet, &name, row),
            };
            carriers.extend(found);
        }
        carriers
    }

    /// Who speaks: the person, where one is named, else the body.
    fn speaker(&mut self, row: &'a Row, via: &mut Vec<String>) -> Option<String> {
        let side = self.needed(row, Column::Side);
        let side = side.and_then(|it| self.books.find(Kind::Side, it, row.number));
        let person = self.columns.cell(row, Column::Speaker);
        let body = self.columns.cell(row, Column::Organisation);
        for cell in person.iter().chain(&body) {
            let carriers = self.carriers(cell, row.number);
            via.extend(carriers);
        }
        let person = person.filter(|it| !self.is_nameless(it));
        if person.is_none() && body.is_none() {
            let message = format!("row {} has no speaker", row.number);
            let finding = Diagnostic::new(&codes::EMPTY_CELL, row.span, message);
            self.faults.add(finding.help("name a person or an organisation"));
            return None;
        }
        let whole = self.whole(row, person, body, side.as_deref());
        let by = match person {
            Some(person) => self.books.find(Kind::Actor, person, row.number)?,
            None => whole.clone()?,
        };
        let side = side?;
        self.books.belongs(&by, whole.as_deref(), &side);
        if self.books.side(&by).is_some_and(|it| it != side) {
            let reference = self.columns.cell(row, Column::Reference);
            let reference = reference.map_or("", |it| it.value.as_str());
            self.told.add("sides, where the speaker has another one", reference);
        }
        let mut seen = BTreeSet::from([by.clone()]);
        via.retain(|it| seen.insert(it.clone()));
        Some(by)
    }

    /// The body that speaks or that a person belongs to. Of a person whom the content or the map
    /// knows already, nothing more needs to be known.
    fn whole(
        &mut self,
        row: &Row,
        person: Option<&Text>,
        body: Option<&Text>,
        side: Option<&str>,
    ) -> Option<String> {
        let is_known = person.is_some_and(|it| self.books.look(Kind::Actor, &it.value).is_some());
        if is_known {
            return None;
        }
        let whole = self.books.find(Kind::Actor, body?, row.number)?;
        self.books.belongs(&whole, None, side?);
        Some(whole)
    }

    /// Whether a speaker's cell names no person.
    fn is_nameless(&self, cell: &Text) -> bool {
        let name = folded(Named::new(&cell.value).name);
        let listed = |it: &Text| folded(&it.value) == name || it.value == cell.value;
        name.is_empty() || self.mapping.nameless.iter().any(listed)
    }
}

/// What stands beside a name and is no carrier.
fn remark(cell: &Text) -> Option<String> {
    let named = Named::new(&cell.value);
    let is_lost = named.remark.is_some() && named.carriers().is_empty();
    is_lost.then(|| format!("the table has: {cell}"))
}
