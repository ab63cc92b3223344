//! The first project, and the workflow that publishes one.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use serde_yaml::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::program::{Ran, claimline, finish};

const WORKFLOW: &str = ".github/workflows/site.yml";

#[test]
fn the_first_project_is_found_no_fault_with() {
    let dir = Dir::new();
    let ran = dir.run("", &["init", "record"]);
    assert_eq!((ran.status, &*ran.err), (Some(0), ""));
    assert_eq!(
        ran.out,
        "made a project of 11 files: begin with record/site.toml\n\
         `claimline --root record build` then writes the site: open record/public/index.html\n"
    );
    let checked = dir.run("record", &["check"]);
    assert_eq!((checked.status, &*checked.err), (Some(0), ""));
    assert_eq!(checked.out, "checked 1 event, 4 claims and 1 article\n");
    let built = dir.run("record", &["build"]);
    assert_eq!((built.status, &*built.err), (Some(0), ""));
    assert_eq!(dir.text("record/.gitignore"), "/public/\n");
    // The address that its settings propose is one.
    let settings = dir.text("record/site.toml").replace("# base_url", "base_url");
    dir.put("record/site.toml", &settings.replace("# license", "license"));
    let checked = dir.run("record", &["check"]);
    assert_eq!((checked.status, &*checked.err), (Some(0), ""));
}

#[test]
fn nothing_is_written_over() {
    let dir = Dir::new();
    assert_eq!(dir.run("", &["init", "record"]).status, Some(0));
    let before = dir.all();
    let again = dir.run("record", &["init"]);
    assert_eq!(again.status, Some(2));
    assert!(again.err.contains("is a project already"), "{}", again.err);
    dir.put("other/content/notes.txt", "mine");
    dir.put("third/content", "mine");
    dir.put("fourth/.github/workflows/site.yml", "mine");
    let with_mine = dir.all();
    for folder in ["other", "third"] {
        let ran = dir.run(folder, &["init"]);
        assert_eq!(ran.status, Some(2));
        let told = "`content` is there already, and nothing was written";
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    let ran = dir.run("", &["init", "fourth", "--github-pages"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains(&format!("`fourth/{WORKFLOW}` is there already")), "{}", ran.err);
    assert_eq!(dir.all(), with_mine);
    assert_eq!(with_mine.len(), before.len() + 3);
}

#[test]
fn a_project_that_is_there_gets_the_workflow_alone() {
    let dir = Dir::new();
    assert_eq!(dir.run("", &["init"]).status, Some(0));
    let before = dir.all();
    let from = "https://git.example/claimline#0123abc";
    let ran = dir.run("content", &["--root", "..", "init", "--github-pages", "--from", from]);
    assert_eq!((ran.status, &*ran.err), (Some(0), ""));
    assert!(ran.out.starts_with(&format!("wrote ../{WORKFLOW}, which takes")), "{}", ran.out);
    let mut expected = before;
    expected.push(WORKFLOW.to_owned());
    expected.sort();
    assert_eq!(dir.all(), expected);
    let workflow = dir.workflow();
    assert_eq!(workflow["env"]["CLAIMLINE"], "https://git.example/claimline");
    assert_eq!(workflow["env"]["REVISION"], "0123abc");
    assert_eq!(workflow["env"]["ROOT"], ".");
    let wrong = dir.run("", &["init", "other", "--github-pages", "--from", "claimline"]);
    assert_eq!(wrong.status, Some(2));
    assert!(wrong.err.contains("`claimline` is no address of a repository"), "{}", wrong.err);
    assert!(!dir.path("other").exists());
}

#[test]
fn the_workflow_stands_at_the_top_of_the_repository() {
    let dir = Dir::new();
    fs::create_dir(dir.path(".git")).expect("made");
    assert_eq!(dir.run("", &["init", "Ada's/first record", "--github-pages"]).status, Some(0));
    assert!(!dir.path("Ada's/first record").join(".github").exists());
    let workflow = dir.workflow();
    assert_eq!(workflow["env"]["ROOT"], "Ada's/first record");
    assert!(workflow["env"]["CLAIMLINE"].as_str().is_some_and(|it| it.ends_with("/claimline")));
}

// GitHub runs each step with the bash of the machine, and ends where a line fails.
#[test]
fn the_steps_of_the_workflow_do_what_they_say() {
    let dir = Dir::new();
    assert_eq!(dir.run("", &["init", "a record", "--github-pages"]).status, Some(0));
    let top = dir.path("a record");
    fs::rename(top.join(".github"), dir.path(".github")).expect("moved");
    let source = dir.path("source");
    let commit =
        "git init -q && git -c user.name=A -c user.email=a@b.example commit -q --allow-empty -m 1";
    fs::create_dir(&source).expect("made");
    dir.bash(&source, commit, &[]);
    let tools = dir.path("tools");
    for tool in ["cargo", "rustup"] {
        dir.put(&format!("tools/{tool}"), &format!("#!/bin/sh\necho {tool} \"$@\" >>\"$TOLD\"\n"));
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(tools.join(tool), mode).expect("set");
    }
    let (output, told, temp) = (dir.path("output"), dir.path("told"), dir.path("temp"));
    let text = |path: &Path| path.to_str().expect("text").to_owned();
    let environment = [
        ("CLAIMLINE", text(&source)),
        ("ROOT", "a record".to_owned()),
        ("GITHUB_OUTPUT", text(&output)),
        ("TOLD", text(&told)),
        ("RUNNER_TEMP", text(&temp)),
    ];
    let workflow = dir.workflow();
    let steps = workflow["jobs"]["build"]["steps"].as_sequence().expect("steps");
    let mut scripts = steps.iter().filter_map(|it| it["run"].as_str());
    let mut next = || scripts.next().expect("one more");
    dir.bash(&dir.root(), next(), &environment);
    let revision = dir.text("output").trim().strip_prefix("revision=").expect("told").to_owned();
    assert_eq!(revision.len(), 40);
    let pinned = [&environment[..], &[("REVISION", revision.clone())]].concat();
    dir.bash(&dir.root(), next(), &pinned);
    let install = format!("--locked --git {} --rev {revision} claimline\n", text(&source));
    assert!(dir.text("told").ends_with(&install), "{}", dir.text("told"));
    dir.bash(&dir.root(), next(), &environment);
    dir.bash(&dir.root(), next(), &environment);
    assert!(temp.join("site/index.html").exists());
    assert!(scripts.next().is_none());
    // What is uploaded is what was built.
    let upload = steps.last().expect("steps");
    assert_eq!(upload["with"]["path"], "${{ runner.temp }}/site");
}

/// A folder in which claimline runs.
struct Dir(TempDir);

impl Dir {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn root(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    fn run(&self, folder: &str, arguments: &[&str]) -> Ran {
        finish(claimline(&self.path(folder)).args(arguments))
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a text file")
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn workflow(&self) -> Value {
        serde_yaml::from_str(&self.text(WORKFLOW)).expect("YAML")
    }

    /// Everything in it, sorted.
    fn all(&self) -> Vec<String> {
        let entries = WalkDir::new(self.root()).into_iter().map(|it| it.expect("an entry"));
        let files = entries.filter(|it| it.file_type().is_file());
        let below = |path: &Path| {
            path.strip_prefix(self.root()).expect("below").to_string_lossy().into_owned()
        };
        let mut all: Vec<String> = files.map(|it| below(it.path())).collect();
        all.sort();
        all
    }

    /// Runs a script as GitHub does, with the program and the tools of the test before others.
    #[track_caller]
    fn bash(&self, folder: &Path, script: &str, environment: &[(&str, String)]) {
        let program = Path::new(env!("CARGO_BIN_EXE_claimline")).parent().expect("a folder");
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{}:{path}", self.path("tools").display(), program.display());
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        bash.current_dir(folder).env("PATH", path).env_remove("REVISION");
        bash.envs(environment.iter().map(|(name, value)| (*name, value)));
        let ran = finish(&mut bash);
        assert_eq!(ran.status, Some(0), "{script}\n{}{}", ran.out, ran.err);
    }
}
