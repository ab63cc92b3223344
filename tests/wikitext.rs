//! The ledger as wikitext, read by a parser of wikitext: nothing that a writer wrote is markup.

use std::{collections::BTreeMap, path::Path};

use claimline::{
    diagnostic::Report,
    pipeline::{self, Checked},
    render,
};
use parse_wiki_text_2::{Configuration, Node, TableCell, TableCellType};
use tempfile::TempDir;

use crate::{cases, format::lay};

#[test]
fn hostile_words_are_no_markup() {
    let root = TempDir::new().expect("a folder");
    lay(&cases::whole(Path::new("tests/cases/data_ledger.txt")), root.path());
    assert_eq!(read(&ledger(root.path())), 2);
}

#[test]
fn the_ledger_of_the_repository_can_be_pasted() {
    assert!(read(&ledger(Path::new(env!("CARGO_MANIFEST_DIR")))) > 0);
}

fn ledger(root: &Path) -> String {
    let checked = pipeline::check(&pipeline::load(root).expect("the machine reads"));
    let Checked { config, theme, record, analysis, .. } = &checked;
    let site = render::site(record, analysis, config, theme, &mut Report::default());
    let bytes = site.page("data/ledger.txt").expect("the page can be made");
    String::from_utf8(bytes).expect("text").trim_start_matches('\u{feff}').to_owned()
}

/// Reads wikitext, and returns how many tables it has.
fn read(text: &str) -> usize {
    let parser = Configuration::default();
    let Ok(output) = parser.parse(text) else { panic!("it cannot be read") };
    assert!(output.warnings.is_empty(), "{:?}", output.warnings);
    let mut tables = 0;
    let mut whole = BTreeMap::new();
    for node in &output.nodes {
        match node {
            Node::Comment { .. } | Node::ParagraphBreak { .. } => {}
            Node::Table { captions, rows, .. } => {
                tables += 1;
                assert_eq!(captions.len(), 1);
                let columns = rows.first().map_or(0, |it| it.cells.len());
                let mut table = Table { text, notes: BTreeMap::new() };
                for row in rows {
                    assert_eq!(row.cells.len(), columns, "each row has a cell for each column");
                    row.cells.iter().for_each(|it| table.cell(it));
                }
                for (name, note) in table.notes {
                    let known = whole.entry(name.clone()).or_insert_with(|| note.clone());
                    assert_eq!(*known, note, "`{name}` is the same in every table");
                }
            }
            other => panic!("{other:?} stands between the tables"),
        }
    }
    tables
}

/// A table, and the footnotes that it has.
struct Table<'a> {
    text: &'a str,
    notes: BTreeMap<String, String>,
}

impl Table<'_> {
    fn cell(&mut self, cell: &TableCell<'_>) {
        // A bar in a cell would make attributes of what stands before it.
        let heads = cell.type_ == TableCellType::Heading;
        assert_eq!(cell.attributes.is_some(), heads, "{}", &self.text[cell.start..cell.end]);
        for node in &cell.content {
            match node {
                Node::Tag { name, start, end, nodes } if name == "ref" => {
                    self.note(&self.text[*start..*end], nodes);
                }
                Node::StartTag { name, .. } if name == "br" => {}
                other => plain(other),
            }
        }
    }

    /// A footnote: whole where it stands first, else its name only.
    fn note(&mut self, written: &str, nodes: &[Node<'_>]) {
        let name = written.split('"').nth(1).expect("it has a name").to_owned();
        if nodes.is_empty() {
            assert!(written.ends_with("/>"), "{written}");
            assert!(self.notes.contains_key(&name), "`{name}` has not been whole before");
            return;
        }
        let [Node::Template { name: template, parameters, .. }] = nodes else {
            panic!("{written} is more than a citation")
        };
        assert!(matches!(template.as_slice(), [Node::Text { value: "cite news", .. }]));
        let mut given = Vec::new();
        for parameter in parameters {
            let Some([Node::Text { value, .. }]) = parameter.name.as_deref() else {
                panic!("{written} has a value without a name")
            };
            given.push(*value);
            parameter.value.iter().for_each(plain);
        }
        assert!(given.starts_with(&["title", "work"]), "{written}");
        let order = [
            "title",
            "work",
            "date",
            "url",
            "archive-url",
            "archive-date",
            "url-status",
            "language",
            "author",
            "quote",
        ];
        let known: Vec<_> = order.iter().filter(|it| given.contains(it)).copied().collect();
        assert_eq!(given, known);
        let fresh = self.notes.insert(name, written.to_owned()).is_none();
        assert!(fresh, "{written} stands twice");
    }
}

/// Text, with signs as entities; a bar is a template of its own.
fn plain(node: &Node<'_>) {
    match node {
        Node::Text { value, .. } => {
            for markup in ["{{", "}}", "{|", "|}", "[[", "]]", "''", "~~~", "://["] {
                assert!(!value.contains(markup), "`{value}` has markup");
            }
        }
        Node::CharacterEntity { .. } | Node::Comment { .. } => {}
        Node::Template { name, parameters, .. } => {
            assert!(matches!(name.as_slice(), [Node::Text { value: "!", .. }]), "{name:?}");
            assert!(parameters.is_empty());
        }
        other => panic!("{other:?} is markup"),
    }
}
