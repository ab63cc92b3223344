//! The repository's own site: no errors in it, and the same bytes wherever it is built.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use walkdir::WalkDir;

#[test]
fn the_content_has_no_errors() {
    done(&claimline(root()).arg("check").output().unwrap());
}

#[test]
fn the_same_files_make_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("a copy, elsewhere");
    copy_in_another_order(&copy);
    let (here, there) = (dir.path().join("here"), dir.path().join("there"));
    done(&claimline(root()).args(["build", "--output"]).arg(&here).output().unwrap());
    let mut elsewhere = claimline(&copy);
    elsewhere
        .args(["build", "--output", "../there"])
        .current_dir(&copy)
        .envs([("TZ", "Pacific/Kiritimati"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")])
        .envs([("RAYON_NUM_THREADS", "1"), ("HOME", "/nonexistent"), ("USER", "somebody")]);
    done(&elsewhere.output().unwrap());
    let (here, there) = (files(&here), files(&there));
    assert!(here.contains_key("index.html"), "a site was built");
    for (path, bytes) in &here {
        assert!(there.get(path) == Some(bytes), "{path} is not the same");
    }
    assert_eq!(here.len(), there.len());
}

#[test]
fn nothing_of_the_machine_is_published() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("site");
    done(&claimline(root()).args(["build", "--output"]).arg(&output).output().unwrap());
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let mut private = vec![root().to_str().unwrap(), dir.path().to_str().unwrap()];
    // A short name could be part of a word.
    private.extend(Some(host.trim()).filter(|it| it.len() > 7));
    for (path, bytes) in files(&output) {
        let text = String::from_utf8_lossy(&bytes);
        for word in &private {
            assert!(!text.contains(word), "{path} tells `{word}`");
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn claimline(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command.arg("--root").arg(root);
    command
}

#[track_caller]
fn done(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Copies the project file by file, those at the end of the list first, then every other one.
fn copy_in_another_order(to: &Path) {
    let mut paths = vec![PathBuf::from("site.toml")];
    for folder in ["content", "themes"] {
        let entries = WalkDir::new(root().join(folder)).into_iter().map(|it| it.unwrap());
        let files = entries.filter(|it| it.file_type().is_file());
        paths.extend(files.map(|it| it.path().strip_prefix(root()).unwrap().to_owned()));
    }
    paths.sort();
    let (last, first) = (paths.iter().rev().step_by(2), paths.iter().rev().skip(1).step_by(2));
    for path in last.chain(first) {
        let to = to.join(path);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(root().join(path), to).unwrap();
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = WalkDir::new(folder).into_iter().map(|it| it.unwrap());
    let files = entries.filter(|it| it.file_type().is_file());
    files
        .map(|it| {
            let path = it.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(it.path()).unwrap())
        })
        .collect()
}
