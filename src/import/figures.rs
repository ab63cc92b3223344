//! Figures taken apart, and each matched with the question that it answers.

use super::{
    columns::Column,
    entry::Kind,
    lines::{Line, Reader},
    mapping::Asked,
    table::stands,
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::Text,
    model::Count,
};

/// What the figures of a row come to.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// The questions, the counts, and where the count was guessed why.
    pub(super) answers: Vec<(String, String, Option<String>)>,
    /// What is not carried, as comments.
    pub(super) left: Vec<String>,
}

/// Reads the figures of a row.
pub(super) fn figures(reader: &mut Reader<'_, '_>, line: &Line<'_>) -> Figures {
    let mut found = Figures::default();
    let columns = reader.columns;
    let Some(cell) = columns.cell(line.row, Column::Figure) else { return found };
    let separator = &reader.mapping.separator;
    let values = items(&cell.value, separator);
    let counted = columns.cell(line.row, Column::Counted);
    let things = counted.map_or_else(Vec::new, |it| items(&it.value, separator));
    if values.len() != things.len() {
        reader.uneven.push((line.row.number, cell.span));
        reader.told.add("figures that cannot be told apart", line.reference);
        found.left.push(format!("not carried: {}", cell.value));
        return found;
    }
    for (thing, value) in things.into_iter().zip(values) {
        figure(reader, line, (thing, value), &mut found);
    }
    found
}

/// Tells of the rows whose figures cannot be told apart.
pub(super) fn tell_uneven(reader: &mut Reader<'_, '_>) {
    let Some((_, place)) = reader.uneven.first() else { return };
    let separator = &reader.mapping.separator;
    let message =
        format!("there is not one figure for each thing counted {}", stands(&reader.uneven));
    reader.faults.add(
        Diagnostic::new(&codes::UNEVEN_FIGURES, *place, message)
            .help(format!("part both lists with `{separator}`, or enter the answers by hand")),
    );
}

fn figure(
    reader: &mut Reader<'_, '_>,
    line: &Line<'_>,
    (thing, value): (&str, &str),
    found: &mut Figures,
) {
    let of = reader.columns.cell(line.row, Column::Of);
    let whose = of.map_or_else(String::new, |it| format!(" of `{it}`"));
    let asked = reader.mapping.questions.iter().find(|it| answers(it, thing, reader, line));
    let read = count(value);
    let left = match (asked, read) {
        (None, _) => Some(format!("`{thing}`{whose}, for which the map asks no question")),
        (Some(_), None) => Some("figures that are no counts".to_owned()),
        (Some(asked), Some(_)) if found.answers.iter().any(|it| it.0 == asked.question.value) => {
            Some("second figures for one question".to_owned())
        }
        (Some(asked), Some((count, guess))) => {
            let id = asked.question.value.clone();
            if reader.books.enter(Kind::Question, &id) {
                found.answers.push((id, count, guess));
            } else {
                reader.books.mislead(Kind::Question, &asked.question);
            }
            None
        }
    };
    if let Some(why) = left {
        reader.told.add(why, line.reference);
        found.left.push(match of {
            Some(of) => format!("not carried: {thing} ({of}): {value}"),
            None => format!("not carried: {thing}: {value}"),
        });
    }
}

/// Whether a question is asked about a figure.
fn answers(asked: &Asked, thing: &str, reader: &Reader<'_, '_>, line: &Line<'_>) -> bool {
    let fits = |wanted: &[Text], column: Column| {
        let cell = reader.columns.cell(line.row, column).map_or("", |it| it.value.as_str());
        wanted.is_empty() || wanted.iter().any(|it| it.value == cell)
    };
    asked.counted.iter().any(|it| it.value == thing)
        && fits(&asked.of, Column::Of)
        && fits(&asked.events, Column::Event)
        && fits(&asked.dates, Column::Date)
}

/// A count as we write it, and why it is a guess where words were left off.
fn count(value: &str) -> Option<(String, Option<String>)> {
    if let Ok(count) = Count::parse(value) {
        return Some((count.to_string(), None));
    }
    // `1 / 3` and `30-40 / 50` are two figures.
    if value.contains('/') || value.contains('%') {
        return None;
    }
    let (count, cut) = Count::reading(value)?;
    Some((count.to_string(), cut.then(|| format!("guessed: the table has \"{value}\""))))
}

/// The items of a list in a cell.
pub(super) fn items<'t>(cell: &'t str, separator: &str) -> Vec<&'t str> {
    cell.split(separator).map(str::trim).filter(|it| !it.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{count, items};

    #[test]
    fn counts_become_ours() {
        #[track_caller]
        fn case(value: &str, written: Option<&str>, guessed: bool) {
            let read = count(value);
            assert_eq!(read.as_ref().map(|it| it.0.as_str()), written);
            assert_eq!(read.is_some_and(|it| it.1.is_some()), guessed);
        }
        case("12", Some("12"), false);
        case(">100", Some("over 100"), false);
        case("40-50", Some("40 to 50"), false);
        case("~35", Some("about 35"), false);
        case("0", Some("none"), false);
        case("800 ha", Some("800"), true);
        case("1 (damaged)", Some("1"), true);
        case("1 / 3", None, false);
        case("21%", None, false);
        case("plural", None, false);
        case("10:1", None, false);
    }

    #[test]
    fn lists_are_parted() {
        assert_eq!(items("2; 1;2 ;", ";"), ["2", "1", "2"]);
        assert_eq!(items("", ";"), [""; 0]);
    }
}
