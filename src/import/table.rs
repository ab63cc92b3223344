//! The table: CSV as spreadsheets write it (RFC 4180), each cell with its place.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use crate::{
    diagnostic::{Diagnostic, codes, wording},
    draft::Text,
    read::{faults::Faults, piece::Piece},
    source::{Span, Spanned},
};

/// A table as it was read.
#[derive(Debug)]
pub(super) struct Table {
    /// The names of the columns.
    pub(super) header: Vec<Text>,
    /// The rows that say something and have a cell for every column.
    pub(super) rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub(super) struct Row {
    /// Its number as a spreadsheet shows it: the header is row 1.
    pub(super) number: usize,
    /// Where it begins.
    pub(super) span: Span,
    /// What stands in it, without white space at the ends.
    pub(super) cells: Vec<Text>,
}

/// Reads a table; `None` where there is none in the file.
pub(super) fn table(piece: &Piece<'_>, delimiter: u8, faults: &mut Faults) -> Option<Table> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(piece.text.as_bytes());
    let (mut header, mut rows, mut number) = (None, Vec::new(), 0);
    let (mut empty, mut gaps) = (Vec::new(), Vec::new());
    for record in reader.records() {
        // The text is UTF-8 and rows may have any length, so that nothing is left to fail.
        let Ok(record) = record else { continue };
        let at = record.position().map_or(0, |it| usize::try_from(it.byte()).unwrap_or(0));
        let (start, blank) = begins(piece.text, at);
        if blank > 0 && header.is_some() {
            empty.push((number + 1, piece.place(start..start)));
        }
        number += blank + 1;
        let ranges = ranges(piece, start, delimiter, faults)?;
        let cells = cells(piece, &record, &ranges);
        let row = Row { number, span: piece.place(start..ranges.last()?.end), cells };
        match &header {
            None => header = Some(row.cells),
            Some(_) if row.cells.iter().all(|it| it.value.is_empty()) => {
                empty.push((row.number, row.span));
            }
            Some(header) => {
                // What stands behind the last row that says something is what spreadsheets leave.
                gaps.append(&mut empty);
                rows.extend(sound(row, header, faults));
            }
        }
    }
    if let Some((_, place)) = gaps.first() {
        let message = format!("nothing stands {}", stands(&gaps));
        faults.add(Diagnostic::new(&codes::EMPTY_ROW, *place, message).help("take it out"));
    }
    let Some(header) = header else {
        let finding = Diagnostic::new(&codes::INVALID_TABLE, piece.span(), "the table is empty");
        faults.add(finding.help("its first row names the columns"));
        return None;
    };
    Some(Table { header, rows })
}

/// Where a row begins, and how many blank lines stand before it.
fn begins(text: &str, at: usize) -> (usize, usize) {
    // The end of the row before may be two bytes, of which the reader took one.
    let at = if text[..at].ends_with('\r') && text[at..].starts_with('\n') { at + 1 } else { at };
    let rest = &text[at..];
    let start = rest.find(|it| it != '\n' && it != '\r').unwrap_or(rest.len());
    (at + start, rest[..start].matches('\n').count())
}

/// Where the cells of a row stand; `None` where a quotation mark is never closed, so that the
/// rest of the file would be one cell.
fn ranges(
    piece: &Piece<'_>,
    start: usize,
    delimiter: u8,
    faults: &mut Faults,
) -> Option<Vec<Range<usize>>> {
    let bytes = piece.text.as_bytes();
    let (mut at, mut ranges) = (start, Vec::new());
    loop {
        let inner = if bytes.get(at) == Some(&b'"') {
            let Some(end) = closing(bytes, at + 1) else {
                let message = "a quotation mark is opened and not closed";
                let place = piece.place(at..at + 1);
                let finding = Diagnostic::new(&codes::INVALID_TABLE, place, message);
                faults.add(finding.help("close it; one inside a quoted cell is written twice"));
                return None;
            };
            at + 1..end
        } else {
            at..at
        };
        let is_end = |it: &u8| *it == delimiter || *it == b'\n' || *it == b'\r';
        let after = inner.end;
        let end = bytes[after..].iter().position(is_end).map_or(bytes.len(), |it| after + it);
        ranges.push(if inner.is_empty() && bytes.get(at) != Some(&b'"') { at..end } else { inner });
        if bytes.get(end) != Some(&delimiter) {
            return Some(ranges);
        }
        at = end + 1;
    }
}

/// The quotation mark that closes a cell: two of them stand for one in it.
fn closing(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes[at..].iter().position(|it| *it == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

fn cells(piece: &Piece<'_>, record: &StringRecord, ranges: &[Range<usize>]) -> Vec<Text> {
    let cell = |(text, range): (&str, &Range<usize>)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        Spanned::new(words.join(" "), piece.place(range.clone()))
    };
    record.iter().zip(ranges).map(cell).collect()
}

/// The row, if it fits the header. Cells that say nothing behind the last column are what
/// spreadsheets leave.
fn sound(mut row: Row, header: &[Text], faults: &mut Faults) -> Option<Row> {
    while row.cells.len() > header.len() && row.cells.last().is_some_and(|it| it.value.is_empty()) {
        row.cells.pop();
    }
    if row.cells.len() == header.len() {
        return Some(row);
    }
    let cells = wording::count(row.cells.len(), "cell");
    let columns = wording::count(header.len(), "column");
    let message = format!("row {} has {cells}, and the table has {columns}", row.number);
    let place = row.cells.last().map_or(row.span, |it| it.span);
    faults.add(
        Diagnostic::new(&codes::RAGGED_ROW, place, message)
            .help("put a cell that holds the delimiter in quotation marks"),
    );
    None
}

/// The rows in which something stands, in words: not more of them than a person reads.
pub(super) fn stands(rows: &[(usize, Span)]) -> String {
    const MOST: usize = 10;
    let mut numbers: Vec<String> = rows.iter().take(MOST).map(|it| it.0.to_string()).collect();
    if rows.len() > MOST {
        numbers.push(format!("{} more", wording::digits(rows.len() - MOST)));
    }
    let word = if rows.len() == 1 { "row" } else { "rows" };
    format!("in {word} {}", wording::list(numbers, "and"))
}

#[cfg(test)]
mod tests {
    use super::{Row, table};
    use crate::{
        files::{Content, File, Files},
        read::{faults::Faults, piece::Piece},
        source::FileId,
    };

    /// Reads a table and shows its rows: the number, then each cell with its bytes in the file.
    #[track_caller]
    fn case(text: &str, delimiter: u8, rows: &[&str], found: &[&str]) {
        let content = Content::Bytes(text.as_bytes().to_vec());
        let files = Files::new(vec![File { path: "table.csv".to_owned(), content }]);
        let mut faults = Faults::default();
        let piece = Piece::whole(&files, FileId(0), &mut faults).expect("text");
        let table = table(&piece, delimiter, &mut faults);
        let shown = |row: &Row| {
            let cells = row.cells.iter().map(|it| {
                let written = &text[it.span.start as usize..it.span.end as usize];
                format!(" [{}|{written}]", it.value)
            });
            row.number.to_string() + &cells.collect::<String>()
        };
        let read: Vec<String> = table.iter().flat_map(|it| &it.rows).map(shown).collect();
        assert_eq!(read, rows);
        let report = faults.into_report();
        let told: Vec<&str> = report.list().iter().map(|it| it.message.as_str()).collect();
        assert_eq!(told, found);
    }

    #[test]
    fn tables_are_read_with_the_places_of_their_cells() {
        case("a,b\n1,2\n", b',', &["2 [1|1] [2|2]"], &[]);
        case("\u{feff}a;b\r\n1; 2 \r\n", b';', &["2 [1|1] [2| 2 ]"], &[]);
        case("a\tb\n\"x\ty\"\t\n", b'\t', &["2 [x\u{20}y|x\ty] [|]"], &[]);
        case(
            "a,b\n\"say \"\"no\"\"\",\"2\n3\"\n4,5",
            b',',
            &["2 [say \"no\"|say \"\"no\"\"] [2 3|2\n3]", "3 [4|4] [5|5]"],
            &[],
        );
        case("a,b\n\"\",\n1,2,,\n", b',', &["3 [1|1] [2|2]"], &["nothing stands in row 2"]);
        case("a,b\n\n\n1,2\n", b',', &["4 [1|1] [2|2]"], &["nothing stands in row 2"]);
        case(
            "a,b\n1\n1,2,3\n4,5\n",
            b',',
            &["4 [4|4] [5|5]"],
            &[
                "row 2 has 1 cell, and the table has 2 columns",
                "row 3 has 3 cells, and the table has 2 columns",
            ],
        );
        case("a,b\n1,\"2\n3,4\n", b',', &[], &["a quotation mark is opened and not closed"]);
        case("", b',', &[], &["the table is empty"]);
    }
}
