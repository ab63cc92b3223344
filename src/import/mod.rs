//! Foreign tables to content files that a person could have written.
//!
//! The content knows sides, speakers and questions; a table has columns and words. A map says
//! which is which. Nothing is written here: what comes out is a list of files and what to tell of.

mod articles;
mod books;
mod columns;
mod entry;
mod figures;
mod known;
mod lines;
mod manifest;
mod mapping;
mod names;
mod relations;
mod table;
mod text;
mod told;
mod write;

pub use manifest::{Manifest, NAME as MANIFEST, hash};

use self::{
    books::{Books, Found},
    columns::{Column, Columns},
    entry::Kind,
    known::Known,
    lines::{Line, Reader},
    mapping::Mapping,
    table::Row,
    told::Told,
    write::Material,
};
use crate::{
    config::Config,
    diagnostic::Report,
    files::Files,
    read::{self, faults::Faults, piece::Piece, toml},
    source::FileId,
};

/// What is imported, and into what.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The content as it is, and among it the table and the map.
    pub files: &'a Files,
    /// The table.
    pub table: FileId,
    /// The map.
    pub map: FileId,
    /// The settings of the site.
    pub config: &'a Config,
    /// Whether entries are proposed for what nothing is known about, whatever the map says.
    pub propose: bool,
}

/// What came of it.
#[derive(Debug)]
pub struct Imported {
    /// The files, with their paths below the content folder.
    pub files: Vec<(String, String)>,
    /// How many claims they hold.
    pub claims: usize,
    /// How many articles.
    pub articles: usize,
    /// What could not be carried, a line each.
    pub left: Vec<String>,
}

/// Makes content of a table; nothing where the table or the map has faults.
pub fn content(order: Order<'_>, report: &mut Report) -> Option<Imported> {
    let mut faults = Faults::default();
    let imported =
        read_map(order, &mut faults).and_then(|it| made(order, &it, &mut faults, report));
    report.extend(faults.into_report());
    imported.filter(|_| !report.has_errors())
}

fn read_map(order: Order<'_>, faults: &mut Faults) -> Option<Mapping> {
    let piece = Piece::whole(order.files, order.map, faults)?;
    let root = toml::tree(&piece, faults)?;
    mapping::mapping(&root, faults)
}

fn made(
    order: Order<'_>,
    mapping: &Mapping,
    faults: &mut Faults,
    report: &mut Report,
) -> Option<Imported> {
    let piece = Piece::whole(order.files, order.table, faults)?;
    let mut table = table::table(&piece, mapping.delimiter, faults)?;
    let columns = Columns::find(mapping, &table, faults)?;
    // What is wrong with the content as it is, `check` tells.
    let known = Known::of(&read::draft(order.files, &mut Report::default()));
    let (mut told, mut targets) = (Told::default(), known.references.clone());
    for row in &table.rows {
        // A relation to a row with faults of its own is no further fault.
        let reference = columns.cell(row, Column::Reference);
        if let Some(it) = reference {
            targets.entry(it.value.clone()).or_default();
        }
    }
    table.rows.retain(|row| !is_there(&columns, row, &known, &mut told));
    let (books, zone) = (Books::new(mapping, order.propose, known), order.config.zone);
    let uneven = Vec::new();
    let mut reader = Reader { mapping, columns: &columns, books, told, zone, uneven, faults };
    relations::look(&mut reader, &table.rows);
    let lines = lines::lines(&mut reader, &table.rows);
    let articles = articles::articles(&reader, &lines);
    let claims = articles::claims(&reader, &lines, &articles);
    for (line, claim) in lines.iter().zip(&claims) {
        targets.insert(line.reference.to_owned(), vec![claim.clone()]);
    }
    let figures: Vec<_> = lines.iter().map(|it| figures::figures(&mut reader, it)).collect();
    figures::tell_uneven(&mut reader);
    let relations = relations::relations(&mut reader, &lines, &claims, &targets);
    reader.books.tell(report);
    places(&mut reader, &lines);
    let material = Material {
        lines: &lines,
        articles: &articles,
        claims: &claims,
        figures: &figures,
        relations: &relations,
    };
    let is_taken = |path: &str| order.files.find(&format!("content/{path}")).is_some();
    let mut files = write::entries(&reader, &lines, is_taken);
    files.extend(write::articles(&reader, &material));
    for other in columns.others(&table) {
        reader.told.say(format!("the column `{other}`, which the map does not name"));
    }
    let left = reader.told.lines();
    Some(Imported { files, claims: lines.len(), articles: articles.len(), left })
}

/// Whether the record has a row's article already, by its address. Such a row is passed over, and
/// relations to it lead to the record's own claims.
fn is_there(columns: &Columns, row: &Row, known: &Known, told: &mut Told) -> bool {
    let cell = |column| columns.cell(row, column).map(|it| &it.value);
    let Some(article) = cell(Column::Url).and_then(|it| known.addresses.get(it)) else {
        return false;
    };
    let reference = cell(Column::Reference).map_or("", |it| it.as_str());
    told.add(format!("rows of `{article}`, which the record has already"), reference);
    true
}

/// Gives new events the places of their rows, where the map gives them none.
fn places(reader: &mut Reader<'_, '_>, lines: &[Line<'_>]) {
    for line in lines {
        let Some(cell) = reader.columns.cell(line.row, Column::Place) else { continue };
        if !reader.books.wants_places(&line.event) {
            continue;
        }
        if let Some(place) = reader.books.look(Kind::Place, &cell.value).and_then(Found::id) {
            reader.books.place(&line.event, place);
        } else {
            let what = "places that neither the map nor the content knows";
            reader.told.add(what, line.reference);
        }
    }
}
