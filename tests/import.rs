//! Tables imported: the worked example whole, and files that people edited since.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use claimline::pipeline;

use crate::program::{Project, Ran};

const EXAMPLE: &str = "docs/importing/april-2016";

const TABLE: &str = "\
-- table.csv --
no,event,who,side,paper,url,claim
T1,mill,Vera Lind,North,Hill Post,https://hill.example/a,The mill burned.
T2,mill,Aron Dale,South,Hill Post,https://hill.example/b,The mill stands.
-- map.toml --
propose = true
[columns]
reference = \"no\"
event = \"event\"
speaker = \"who\"
organisation = \"who\"
side = \"side\"
outlet = \"paper\"
url = \"url\"
says = \"claim\"
";

const IMPORT: [&str; 5] = ["import", "csv", "table.csv", "--map", "map.toml"];

fn example(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{EXAMPLE}.{kind}"))
}

fn done(ran: &Ran) {
    assert_eq!(ran.status, Some(0), "{}", ran.err);
}

#[test]
fn the_worked_example_is_carried_whole() {
    let project =
        Project::new("-- no base --\n-- site.toml --\ntitle = \"T\"\nzone = \"+04:00\"\n");
    let (table, map) = (example("csv"), example("toml"));
    let arguments = ["import".as_ref(), "csv".as_ref(), table.as_os_str(), "--map".as_ref()];
    let ran = project.run(&[&arguments[..], &[map.as_os_str()]].concat());
    done(&ran);
    assert_eq!(ran.out, "imported 284 claims in 198 articles to content\n");
    let files = pipeline::load(&project.root()).expect("the machine reads");
    let checked = pipeline::check(&files);
    assert!(!checked.report.has_errors());
    let references = checked.record.claims.iter().flat_map(|(_, it)| it.reference.clone());
    let found: BTreeSet<String> = references.collect();
    let expected: BTreeSet<String> = (1..=284).map(|it| format!("K{it:03}")).collect();
    assert_eq!(found, expected);
    // What the walk through the example shows is what comes of it.
    for entry in fs::read_dir(example("out")).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().replace("__", "/");
        let made = fs::read_to_string(project.root().join("content").join(&name));
        let shown = fs::read_to_string(&path).expect("a text file");
        assert_eq!(made.unwrap_or_default(), shown, "{name}");
    }
}

#[test]
fn a_second_import_changes_nothing() {
    let project = Project::new(TABLE);
    done(&project.run(&IMPORT));
    let all = || -> Vec<_> {
        let files = pipeline::load(&project.root()).expect("the machine reads");
        files.iter().map(|(id, it)| (it.path.clone(), files.bytes(id).to_vec())).collect()
    };
    let before = all();
    assert!(before.iter().any(|it| it.0 == "content/articles/hill-post-2.claims.yaml"));
    done(&project.run(&IMPORT));
    assert_eq!(all(), before);
    done(&project.run(&["check"]));
}

#[test]
fn what_was_edited_is_left_alone_and_belongs_to_the_record() {
    let project = Project::new(TABLE);
    done(&project.run(&IMPORT));
    let path = "content/articles/hill-post.claims.yaml";
    let written = fs::read_to_string(project.root().join(path)).expect("a file");
    let edited = written.replace("id: t1", "id: mill-burned");
    project.put(path, &edited);
    let more = "T3,mill,Vera Lind,North,Hill Post,https://hill.example/c,It burned down.\n";
    let table = fs::read_to_string(project.root().join("table.csv")).expect("a file");
    project.put("table.csv", &(table + more));
    let ran = project.run(&IMPORT);
    done(&ran);
    assert!(ran.err.contains("\n  articles/hill-post.claims.yaml\n"), "{}", ran.err);
    assert!(
        ran.err.contains("rows of `hill-post`, which the record has already: T1"),
        "{}",
        ran.err
    );
    assert_eq!(ran.out, "imported 2 claims in 2 articles to content\n");
    assert_eq!(fs::read_to_string(project.root().join(path)).expect("a file"), edited);
    assert!(project.root().join("content/articles/hill-post-3.md").exists());
    done(&project.run(&["check"]));
    done(&project.run(&[&IMPORT[..], &["--force"]].concat()));
    assert_eq!(fs::read_to_string(project.root().join(path)).expect("a file"), written);
}

#[test]
fn nothing_is_written_over_in_another_folder() {
    let project = Project::new(TABLE);
    project.put("content/notes.txt", "");
    let arguments = [&IMPORT[..], &["--output", "content/drafts"]].concat();
    done(&project.run(&arguments));
    let path = "content/drafts/articles/hill-post.md";
    project.put(path, "Mine.\n");
    let ran = project.run(&arguments);
    done(&ran);
    assert!(ran.err.contains("\n  articles/hill-post.md\n"), "{}", ran.err);
    assert_eq!(fs::read_to_string(project.root().join(path)).expect("a file"), "Mine.\n");
}

#[test]
fn faults_write_nothing() {
    let project = Project::new(&TABLE.replace("North,Hill Post", "Nort,Hill Post"));
    let ran = project.run(&IMPORT);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains("did you mean `north`?"), "{}", ran.err);
    assert!(ran.err.ends_with("nothing was imported\n"), "{}", ran.err);
    assert!(!project.root().join("content/.claimline-import.json").exists());
    let ran = project.run(&["import", "csv", "none.csv", "--map", "map.toml"]);
    assert_eq!(ran.status, Some(2));
}
