//! Rules of the house that the compiler does not know.

use std::{
    fs,
    path::{Path, PathBuf},
};

use claimline::diagnostic::codes;

/// Each module and the modules it may use.
///
/// Read from the top: a module may use only what stands above it.
const LAYERS: &[(&str, &str)] = &[
    ("source", "files"),
    ("files", "source"),
    ("diagnostic", "files source"),
    ("error", "diagnostic"),
    ("disk", "error files"),
    ("config", "diagnostic source"),
    ("theme", "source"),
    ("draft", "source"),
    ("markdown", ""),
    ("model", "markdown source"),
    ("read", "config diagnostic draft files markdown source theme"),
    ("resolve", "config diagnostic draft files markdown model source"),
    ("analyze", "model"),
    ("check", "analyze config diagnostic model source"),
    ("render", "analyze config diagnostic error markdown model source theme"),
    ("publish", "disk error"),
    (
        "pipeline",
        "analyze check config diagnostic disk error files model publish read render resolve theme",
    ),
    ("commands", "config diagnostic disk error files model pipeline publish"),
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
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", path.display());
        assert!(text.starts_with("//! "), "{} does not say what it is for", path.display());
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources() {
        for word in ["TODO", "FIXME", "XXX", "HACK"] {
            assert!(!text.contains(word), "{} has a {word}", path.display());
        }
    }
}

#[test]
fn every_code_is_explained() {
    for code in codes::ALL {
        assert!(!code.explanation.trim().is_empty(), "`{}` is not explained", code.name);
    }
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
    let mut found = Vec::new();
    let mut pending = vec![PathBuf::from("src")];
    while let Some(dir) = pending.pop() {
        for entry in fs::read_dir(&dir).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                pending.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let text = fs::read_to_string(&path).expect("a text file");
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}
