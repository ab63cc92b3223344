//! What the commands say, and where they say it.

use claimline::diagnostic::codes;
use serde_json::Value;

use crate::program::{Project, claimline, finish};

const WRONG: &str = "-- content/pages/about.md --\n---\ntitle: T\nautor: A\n---\nWords.\n";

#[test]
fn findings_go_to_stderr_and_results_to_stdout() {
    let wrong = Project::new(WRONG);
    let ran = wrong.run(&["check"]);
    assert_eq!((ran.status, &*ran.out), (Some(1), ""));
    assert!(ran.err.contains("\n --> content/pages/about.md:3:1\n"), "{}", ran.err);
    let ran = wrong.run(&["check", "--format", "json"]);
    assert_eq!((ran.status, &*ran.err), (Some(1), ""));
    let findings: Value = ran.out.parse().expect("JSON");
    assert_eq!(findings["version"], 1);
    let ran = wrong.run(&["check", "--format", "github"]);
    assert!(ran.out.starts_with("::error file=content/pages/about.md,line=3,"), "{}", ran.out);
    let ran = wrong.run(&["check", "--format", "sarif"]);
    let log: Value = ran.out.parse().expect("JSON");
    assert_eq!(log["version"], "2.1.0");
}

#[test]
fn paths_are_named_from_where_one_stands() {
    let wrong = Project::new(WRONG);
    let inside = wrong.run_in("content/events", &["check"]);
    assert!(inside.err.contains("\n --> ../../content/pages/about.md:3:1\n"), "{}", inside.err);
    let above = wrong.run_in("..", &["check", "--root", "project"]);
    assert!(above.err.contains("\n --> project/content/pages/about.md:3:1\n"), "{}", above.err);
    let github = wrong.run_in("..", &["check", "--root", "project", "--format", "github"]);
    assert!(
        github.out.starts_with("::error file=project/content/pages/about.md"),
        "{}",
        github.out
    );
}

#[test]
fn colors_are_for_terminals() {
    let wrong = Project::new(WRONG);
    assert!(!wrong.run(&["check"]).err.contains('\x1b'));
    assert!(wrong.run(&["check", "--color", "always"]).err.contains('\x1b'));
    assert!(!wrong.run(&["check", "--color", "never"]).err.contains('\x1b'));
    let mut quiet = claimline(&wrong.root());
    assert!(!finish(quiet.arg("check").env("NO_COLOR", "1")).err.contains('\x1b'));
}

#[test]
fn a_build_says_what_was_built_and_what_to_open() {
    let project = Project::new("");
    let ran = project.run(&["build"]);
    assert_eq!((ran.status, &*ran.err), (Some(0), ""));
    let built = "built 1 event, 2 claims and 1 article: ";
    assert!(ran.out.starts_with(built), "{}", ran.out);
    assert!(ran.out.ends_with(" s\nopen public/index.html\n"), "{}", ran.out);
    assert!(project.root().join("public/index.html").exists());
    let again = project.run_in("content", &["build"]);
    assert!(
        again.out.ends_with("\nno file has changed\nopen ../public/index.html\n"),
        "{}",
        again.out
    );
    assert_eq!(project.run(&["build", "--quiet"]).out, "");
    let else_where = project.run(&["build", "--output", "../site"]);
    let open = format!("open {}\n", project.beside("site/index.html").display());
    assert!(else_where.out.ends_with(&open), "{}", else_where.out);
}

#[test]
fn a_failed_build_leaves_the_site_as_it_was() {
    let project = Project::new("");
    assert_eq!(project.run(&["build"]).status, Some(0));
    let index = project.root().join("public/index.html");
    let before = std::fs::read(&index).expect("a page");
    project.put("content/sides.yaml", "- id: north\n");
    assert_eq!(project.run(&["build"]).status, Some(1));
    assert_eq!(std::fs::read(&index).expect("a page"), before);
}

#[test]
fn warnings_do_not_fail() {
    let project = Project::new("-- content/more.txt --\nWords.\n");
    let ran = project.run(&["check"]);
    assert_eq!(ran.status, Some(0));
    assert!(ran.err.ends_with("\n1 warning\n"), "{}", ran.err);
    assert_eq!(ran.out, "checked 1 event, 2 claims and 1 article\n");
    project.put("site.toml", "title = \"T\"\n[findings]\nunexpected-file = \"error\"\n");
    assert_eq!(project.run(&["check"]).status, Some(1));
}

#[test]
fn kinds_of_findings_are_explained() {
    let project = Project::new("");
    let one = project.run(&["explain", "unknown-actor"]);
    assert!(one.out.starts_with("error[unknown-actor]\n\nA claim is put"), "{}", one.out);
    let all = project.run(&["explain"]);
    assert_eq!(all.out.lines().count(), codes::ALL.len());
}

#[test]
fn the_command_line_describes_itself() {
    let project = Project::new("");
    assert!(project.run(&["completions", "bash"]).out.contains("completions"));
    let manual = project.run(&["man"]).out;
    assert!(manual.starts_with(".ie"), "{manual}");
    assert!(manual.contains(".SH \"CLAIMLINE BUILD\""), "{manual}");
}
