//! YAML as it is read, against tables and against another writer of YAML.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_yaml::Value as Written;

use super::tree;
use crate::{
    diagnostic::Report,
    files::{Content, File, Files},
    read::{
        faults::Faults,
        piece::Piece,
        tree::{Node, Value},
    },
    source::FileId,
};

/// What a tree says, without places and styles.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    Text(String),
    List(Vec<Said>),
    Map(BTreeMap<String, Said>),
}

fn project(bytes: &[u8]) -> Files {
    let content = Content::Bytes(bytes.to_owned());
    Files::new(vec![File { path: "content/sides.yaml".to_owned(), content }])
}

fn read(bytes: &[u8]) -> (Option<Said>, Report) {
    let files = project(bytes);
    let mut faults = Faults::default();
    let piece = Piece::whole(&files, FileId(0), &mut faults);
    let node = piece.and_then(|piece| tree(&piece, &mut faults));
    (node.as_ref().map(said), faults.into_report())
}

fn said(node: &Node<'_>) -> Said {
    match &node.value {
        Value::Text(text, _) => Said::Text(text.clone().into_owned()),
        Value::List(items) => Said::List(items.iter().map(said).collect()),
        Value::Map(entries, _) => Said::Map(
            entries
                .iter()
                .map(|(key, node)| (key.value.clone().into_owned(), said(node)))
                .collect(),
        ),
    }
}

#[test]
fn scalars_stay_as_they_are_written() {
    #[track_caller]
    fn case(yaml: &str, text: &str) {
        let (node, report) = read(yaml.as_bytes());
        assert!(report.list().is_empty(), "{:?}", report.list());
        assert_eq!(node, Some(Said::Text(text.to_owned())));
    }
    case("2016", "2016");
    case("2,000", "2,000");
    case("0.05", "0.05");
    case("1e3", "1e3");
    case("0x10", "0x10");
    case("no", "no");
    case("true", "true");
    case("2016-04-02", "2016-04-02");
    case("2016-04-02~", "2016-04-02~");
    case("12:30", "12:30");
    case("~", "~");
    case("", "");
    case("# nothing\n", "");
    case("'it''s'", "it's");
    case(r#""a\tb \u00e9""#, "a\tb é");
    case("one\n two\n\n three", "one two\nthree");
    case("|\n one\n two\n", "one\ntwo\n");
    case(">-\r\n one\r\n two\r\n", "one two");
    case("\u{feff}--- one", "one");
    case("https://river.example/#top", "https://river.example/#top");
    case("a `b` @c %d", "a `b` @c %d");
}

#[test]
fn what_cannot_be_read_is_one_finding_at_its_place() {
    #[track_caller]
    fn case(yaml: impl AsRef<[u8]>, code: &str, start: u32) {
        let (_, report) = read(yaml.as_ref());
        let found: Vec<_> = report.list().iter().map(|it| (it.code.name, it.span.start)).collect();
        assert_eq!(found, [(code, start)], "{:?}", report.list());
        assert!(!report.list()[0].help.is_empty());
    }
    case("[".repeat(100_000), "invalid-yaml", 24);
    case("{a: ".repeat(100_000), "invalid-yaml", 96);
    case("- ".repeat(50_000), "invalid-yaml", 48);
    case("? ".repeat(50_000), "invalid-yaml", 48);
    case(": ".repeat(50_000), "invalid-yaml", 48);
    case("a: \"".to_owned() + &"x\n ".repeat(50_000), "invalid-yaml", 3);
    case("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "unsupported-yaml", 3);
    case("says: *Twelve* were killed", "unsupported-yaml", 6);
    case("says: !important", "unsupported-yaml", 6);
    case("says: !a one\nwhen: !b two", "unsupported-yaml", 6);
    case("- a\n---\n- b", "unsupported-yaml", 4);
    case("? [a]\n: b", "unsupported-yaml", 2);
    case("a: b\na: c\n", "duplicate-key", 5);
    case("a:\n\tb: c", "invalid-yaml", 3);
    case("- a: b\n\tc: d", "invalid-yaml", 7);
    case("%YAML 1.2\n---\na", "invalid-yaml", 0);
    case("title: Losses: two", "invalid-yaml", 13);
    case("says: `a`", "invalid-yaml", 6);
    case("says: \"Twelve\" were killed", "invalid-yaml", 15);
    case("- {a: b\n- {c: d}", "invalid-yaml", 2);
    case("- id: a\n   name: b", "invalid-yaml", 15);
    case("id: a\nname\n", "invalid-yaml", 6);
    case("\u{feff}id: a\r\nid: b\r\n", "duplicate-key", 10);
    case(b"a: caf\xe9", "not-utf8", 6);
    case(b"\xff\xfea\0", "not-utf8", 0);
    case("a: b\0", "control-character", 4);
}

#[test]
fn a_file_of_faults_tells_fifty_of_them() {
    let (_, report) = read("a: b\n".repeat(1_000).as_bytes());
    assert_eq!(report.list().len(), 51);
    assert_eq!(report.list()[50].code.name, "too-many-faults");
}

#[test]
fn places_cover_what_was_written() {
    #[track_caller]
    fn case(yaml: &str, at: &[usize], expected: &str) {
        let files = project(yaml.as_bytes());
        let mut faults = Faults::default();
        let piece = Piece::whole(&files, FileId(0), &mut faults).expect("text");
        let root = tree(&piece, &mut faults).expect("YAML");
        let found = at.iter().fold(&root, |node, step| match &node.value {
            Value::List(items) => &items[*step],
            Value::Map(entries, _) => &entries[*step].1,
            Value::Text(..) => panic!("there is nothing below a text"),
        });
        let range = found.span.start as usize..found.span.end as usize;
        assert_eq!(&yaml[range], expected);
    }
    case("- id: a\n  on: [b, c]\n\n- id: d\n", &[0], "id: a\n  on: [b, c]");
    case("- id: a\n  on: [b, c]\n\n- id: d\n", &[0, 1], "[b, c]");
    case("- id: a\r\n  on:\r\n  - b\r\n  - c\r\n", &[0, 1], "b\r\n  - c");
    case("\u{feff}- é: 'ж' # no\n", &[0, 0], "'ж'");
    case("a: |\n  one\n  two\n\nb: c\n", &[0], "one\n  two");
    case("a:\nb: c\n", &[0], "");
    case("one\n  two\n", &[], "one\n  two");
}

/// Values as a person could write them.
fn written() -> impl Strategy<Value = Written> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Written::from),
        any::<i32>().prop_map(Written::from),
        "[ -~äж‘’“”—\n]{0,40}".prop_map(Written::from),
        "(no|yes|~|null|2016|2016-04-02|0x1f|1e3|<<|---|- a|a: b|#|'|\"|: |\\{|&a|!b)"
            .prop_map(Written::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let map = prop::collection::vec(("[a-z:# ]{1,12}", inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Written::from),
            map.prop_map(|it| {
                let pairs = it.into_iter().map(|(key, value)| (Written::from(key), value));
                Written::Mapping(pairs.collect())
            }),
        ]
    })
}

fn expected(value: &Written) -> Said {
    match value {
        Written::Null => Said::Text("null".to_owned()),
        Written::Bool(value) => Said::Text(value.to_string()),
        Written::Number(value) => Said::Text(value.to_string()),
        Written::String(text) => Said::Text(text.clone()),
        Written::Sequence(items) => Said::List(items.iter().map(expected).collect()),
        Written::Mapping(entries) => {
            let key = |it: &Written| it.as_str().unwrap_or_default().to_owned();
            Said::Map(entries.iter().map(|(name, it)| (key(name), expected(it))).collect())
        }
        Written::Tagged(_) => unreachable!("no tag is written"),
    }
}

proptest! {
    #[test]
    fn what_another_program_writes_is_read_back(value in written()) {
        let text = serde_yaml::to_string(&value).expect("plain values can be written");
        let (node, report) = read(text.as_bytes());
        prop_assert!(report.list().is_empty(), "{text}\n{:?}", report.list());
        prop_assert_eq!(node, Some(expected(&value)), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "[-a\\[\\]{}:,&*!|>'\"#%@`?~ \t\r\n\u{feff}é]{0,60}") {
        read(text.as_bytes());
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&bytes);
    }
}
