//! The columns that an import knows.

use std::collections::BTreeMap;

use super::{
    mapping::Mapping,
    table::{Row, Table},
};
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    draft::Text,
    read::faults::Faults,
};

/// A column that an import knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// What the row is called.
    Reference,
    /// The editor's paraphrase.
    Says,
    /// Whose claim it is.
    Side,
    /// The event.
    Event,
    /// Who published it.
    Outlet,
    /// The person who speaks.
    Speaker,
    /// The body that speaks, or that the person belongs to.
    Organisation,
    /// The public address.
    Url,
    /// When it was published.
    Published,
    /// The title of the article.
    Title,
    /// Who wrote the article.
    Author,
    /// The language of the article.
    Language,
    /// A web archive's copy of the article.
    Archived,
    /// How much of the article was read.
    Read,
    /// When it was said.
    Said,
    /// When that was of which it is said.
    Date,
    /// Where that was.
    Place,
    /// What the speaker says it rests on.
    Basis,
    /// The editor's remark.
    Note,
    /// What is counted.
    Counted,
    /// Whose figures they are.
    Of,
    /// The figures.
    Figure,
    /// How the claim bears on others.
    Relation,
    /// On which.
    Related,
}

/// Each column, its name in the map, and whether a map must name it.
pub(super) const COLUMNS: [(Column, &str, bool); 24] = [
    (Column::Reference, "reference", true),
    (Column::Says, "says", true),
    (Column::Side, "side", true),
    (Column::Event, "event", true),
    (Column::Outlet, "outlet", true),
    (Column::Speaker, "speaker", false),
    (Column::Organisation, "organisation", false),
    (Column::Url, "url", false),
    (Column::Published, "published", false),
    (Column::Title, "title", false),
    (Column::Author, "author", false),
    (Column::Language, "language", false),
    (Column::Archived, "archived", false),
    (Column::Read, "read", false),
    (Column::Said, "said", false),
    (Column::Date, "date", false),
    (Column::Place, "place", false),
    (Column::Basis, "basis", false),
    (Column::Note, "note", false),
    (Column::Counted, "counted", false),
    (Column::Of, "of", false),
    (Column::Figure, "figure", false),
    (Column::Relation, "relation", false),
    (Column::Related, "related", false),
];

/// Where the columns stand in a table.
#[derive(Debug)]
pub(super) struct Columns(BTreeMap<Column, usize>);

impl Columns {
    /// Finds the columns of a map in a table; `None` where one of them is not there.
    pub(super) fn find(mapping: &Mapping, table: &Table, faults: &mut Faults) -> Option<Self> {
        let mut found = BTreeMap::new();
        for (column, name) in &mapping.columns {
            let mut places = table.header.iter().enumerate().filter(|it| it.1.value == name.value);
            let (first, second) = (places.next(), places.next());
            if let Some((_, twice)) = second {
                let message = format!("two columns are called `{name}`");
                let finding = Diagnostic::new(&codes::UNKNOWN_COLUMN, twice.span, message);
                faults.add(finding.help("give one of them another name"));
            }
            match first {
                Some((place, _)) => {
                    found.insert(*column, place);
                }
                None => faults.add(unknown(name, table)),
            }
        }
        (found.len() == mapping.columns.len()).then_some(Self(found))
    }

    /// What stands in a column of a row, if anything does.
    pub(super) fn cell<'r>(&self, row: &'r Row, column: Column) -> Option<&'r Text> {
        let cell = row.cells.get(*self.0.get(&column)?)?;
        (!cell.value.is_empty()).then_some(cell)
    }

    /// The columns of the table that the map does not name.
    pub(super) fn others<'t>(&self, table: &'t Table) -> Vec<&'t str> {
        let named = |place: &usize| self.0.values().any(|it| it == place);
        let others = table.header.iter().enumerate().filter(|(place, _)| !named(place));
        others.map(|(_, it)| it.value.as_str()).filter(|it| !it.is_empty()).collect()
    }
}

fn unknown(name: &Text, table: &Table) -> Diagnostic {
    let names = || table.header.iter().map(|it| it.value.as_str());
    let message = format!("the table has no column `{name}`");
    let help = wording::did_you_mean(&name.value, names())
        .unwrap_or_else(|| format!("it has {}", wording::names(names(), "and")));
    Diagnostic::new(&codes::UNKNOWN_COLUMN, name.span, message).help(help)
}
