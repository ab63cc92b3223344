//! Rules of the house that the compiler does not know.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use claimline::diagnostic::codes;
use serde_yaml::Value;
use walkdir::{DirEntry, WalkDir};

/// Each module and the modules it may use.
///
/// Read from the top: a module may use only what stands above it.
const LAYERS: &[(&str, &str)] = &[
    ("hex", ""),
    ("source", "files"),
    ("files", "source"),
    ("diagnostic", "files source"),
    ("error", "diagnostic"),
    ("disk", "error files hex"),
    ("config", "diagnostic source"),
    ("theme", "source"),
    ("draft", "source"),
    ("markdown", ""),
    ("model", "markdown source"),
    ("read", "config diagnostic draft files markdown source theme"),
    ("resolve", "config diagnostic draft files markdown model source"),
    ("analyze", "model"),
    ("check", "analyze config diagnostic model source"),
    ("render", "analyze config diagnostic error hex markdown model source theme"),
    ("publish", "disk error hex"),
    // It reads the content it writes for, and a map in the same way; dates and counts are the
    // model's, and the text it writes has to read as it was.
    ("import", "config diagnostic draft files hex markdown model read source"),
    // It writes content anew without what may not be passed on, and says of each path how it fits.
    ("archive", "config diagnostic disk error files hex markdown model read render source theme"),
    (
        "pipeline",
        "analyze archive check config diagnostic disk error files model publish read render resolve theme",
    ),
    ("commands", "archive config diagnostic disk error files import model pipeline publish read"),
];

#[test]
fn modules_use_only_what_stands_above_them() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let module = top_module(&path);
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else { continue };
        for used in uses(&text) {
            if used != module && !allowed.split(' ').any(|it| it == used) {
                faults.push(format!("{}: `{module}` may not use `{used}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_table_holds_every_module_in_the_order_of_the_crate() {
    let crate_root = fs::read_to_string("src/lib.rs").expect("the crate's first page");
    let modules = crate_root
        .lines()
        .filter_map(|it| it.strip_prefix("pub ").unwrap_or(it).strip_prefix("mod "));
    let ranked: Vec<&str> = modules.map(|it| it.trim_end_matches(';')).collect();
    let table: Vec<&str> = LAYERS.iter().map(|(name, _)| *name).collect();
    assert_eq!(table, ranked);
    // The program itself stands above all of them.
    let program = ["cli", "lib", "main", "terminal"];
    for (path, _) in sources() {
        let module = top_module(&path);
        assert!(table.contains(&&*module) || program.contains(&&*module), "`{module}` has no rank");
    }
}

// The first two name each other in their docs only: a place points into the files.
#[test]
fn layers_are_ranked() {
    for (rank, (module, allowed)) in LAYERS.iter().enumerate().skip(2) {
        for used in allowed.split_whitespace() {
            let above = LAYERS[..rank].iter().any(|(name, _)| *name == used);
            assert!(above, "`{module}` uses `{used}`, which does not stand above it");
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for (path, text) in sources().into_iter().chain(texts("tests", &["rs"])) {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        assert!(text.starts_with("//! "), "{} does not say what it is for", path.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    let marks = ["TODO", "FIXME", "XXX", "HACK", "todo!", "unimplemented!", "ignore]"];
    for (path, text) in written() {
        for mark in marks {
            assert!(!says(&text, mark), "{} has a {mark}", path.display());
        }
    }
}

#[test]
fn the_repository_names_no_machine_and_no_one_who_made_it() {
    let marks = ["/work/", "/root/", "/home/", "../shared", "session", "subagent", "AI agent"];
    for (path, text) in written() {
        for mark in marks {
            assert!(!text.contains(mark), "{} says `{mark}`", path.display());
        }
    }
    // A reader of these has no list of issues beside them.
    for path in ["CHANGELOG.md", "README.md"].iter().filter(|it| Path::new(it).exists()) {
        let text = fs::read_to_string(path).expect("a text file");
        let issue = text
            .match_indices('#')
            .find(|(at, _)| text[at + 1..].starts_with(|it: char| it.is_ascii_digit()));
        assert!(issue.is_none(), "{path} names an issue");
    }
}

#[test]
fn every_code_is_explained_with_a_remedy() {
    for code in codes::ALL {
        let text = code.text();
        let (meaning, remedy) = text.split_once("\n\n").unwrap_or((&text, ""));
        assert!(meaning.trim().ends_with('.'), "`{}` is not explained in a sentence", code.name);
        assert!(!remedy.trim().is_empty(), "`{}` is explained without a remedy", code.name);
    }
    let mut names: Vec<&str> = codes::ALL.iter().map(|it| it.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|it| it[0] != it[1]), "two codes have one name: {names:?}");
}

// Words that the interface needs, or that are words before they are names.
const GENERIC: &[&str] = &["press", "Press", "trend", "Trend", "Line of contact"];

#[test]
fn the_code_and_the_themes_know_no_party() {
    let names = names();
    assert!(!Path::new("content").exists() || !names.is_empty(), "content without names");
    let searched = written()
        .into_iter()
        .filter(|(path, _)| ["src", "themes", "tests"].iter().any(|it| path.starts_with(it)));
    for (path, text) in searched {
        for name in &names {
            assert!(!says(&text, name), "{} says `{name}`", path.display());
        }
    }
}

/// The ids and names in the registers of the content, but for generic ones.
fn names() -> BTreeSet<String> {
    let registers = ["sides", "actors", "outlets", "places"];
    let mut names = BTreeSet::new();
    for (path, text) in texts("content", &["yaml"]) {
        let below = path.strip_prefix("content").expect("below content");
        let first = below.iter().next().expect("a name").to_string_lossy();
        if registers.contains(&first.trim_end_matches(".yaml")) {
            gather(&serde_yaml::from_str(&text).expect("YAML"), &mut names);
        }
    }
    names.retain(|it| !GENERIC.contains(&&**it));
    names
}

/// Gathers what stands under `id`, `name` and `also`, however deep.
fn gather(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Sequence(list) => list.iter().for_each(|it| gather(it, names)),
        Value::Mapping(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value) {
                    (Some("id" | "name"), Value::String(name)) => {
                        names.insert(name.clone());
                    }
                    (Some("also"), Value::Sequence(list)) => {
                        names.extend(list.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => gather(value, names),
                }
            }
        }
        _ => {}
    }
}

/// Whether a text has a name as words of their own.
fn says(text: &str, name: &str) -> bool {
    let part = |it: char| it.is_alphanumeric() || it == '_' || it == '-';
    text.match_indices(name)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + name.len()..].starts_with(part))
}

/// The top-level modules of the crate that a file names.
fn uses(text: &str) -> Vec<&'static str> {
    let mut used = Vec::new();
    for (at, path) in text.match_indices("crate::") {
        let rest = &text[at + path.len()..];
        let named = match rest.strip_prefix('{') {
            Some(group) => group.split_once(';').map_or(group, |(group, _)| group),
            None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""),
        };
        let words = named.split(|c: char| !c.is_alphanumeric() && c != '_');
        used.extend(
            words
                .filter_map(|word| LAYERS.iter().map(|(name, _)| *name).find(|name| *name == word)),
        );
    }
    used
}

fn top_module(path: &Path) -> String {
    let inside = path.strip_prefix("src").expect("under src");
    let first = inside.components().next().expect("a file name");
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Every file under `src`, with its text.
fn sources() -> Vec<(PathBuf, String)> {
    texts("src", &["rs"])
}

/// All that people wrote, but for the content and this file, which has to say what it forbids.
fn written() -> Vec<(PathBuf, String)> {
    let kinds = ["rs", "md", "toml", "html", "css", "js", "mjs", "txt", "yaml", "yml"];
    let mut written = Vec::new();
    for folder in ["src", "tests", "themes", "docs", "benches", "starter", ".github"] {
        written.extend(texts(folder, &kinds));
    }
    let root = fs::read_dir(".").expect("a folder").map(|it| it.expect("an entry").path());
    let root = root.filter(|it| it.extension().is_some_and(|it| it == "md" || it == "toml"));
    written.extend(root.map(|it| (it.clone(), fs::read_to_string(it).expect("a text file"))));
    written.retain(|(path, _)| !path.ends_with("tests/tidy.rs"));
    written
}

/// The files of some kinds in a folder, which may be missing, with their texts.
fn texts(folder: &str, kinds: &[&str]) -> Vec<(PathBuf, String)> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|it| it.file_name() != "node_modules");
    walk.filter_map(Result::ok)
        .map(DirEntry::into_path)
        .filter(|it| it.extension().is_some_and(|it| kinds.iter().any(|kind| it == *kind)))
        .map(|it| (it.clone(), fs::read_to_string(it).expect("a text file")))
        .collect()
}
