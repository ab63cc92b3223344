//! Whatever is wrong, claimline says so, ends in time, and leaves what was there as it was.
//!
//! 0 is done, 1 is a mistake in the content, 2 is a machine that refuses.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    format::{Case, Put},
    program::{Project, Ran, claimline, finish},
};

#[track_caller]
fn finding(code: &str, sections: &str) {
    let project = Project::new(sections);
    let ran = project.run(&["build", "--output", "../site"]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
    assert!(ran.err.contains(&format!("error[{code}]: ")), "{}", ran.err);
    assert!(ran.err.ends_with("\nnothing was built\n"), "{}", ran.err);
    assert_eq!(ran.out, "");
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert!(!project.beside("site").exists());
}

#[test]
fn names_that_are_wrong_are_findings() {
    let claims = "content/articles/river.claims.yaml";
    let claim =
        "- id: a\n  event: bridge\n  says: Words.\n  by: north-ministry\n  passage: twelve\n";
    finding("unknown-actor", &format!("-- {claims} --\n{}", claim.replace("north-", "nroth-")));
    finding("unknown-event", &format!("-- {claims} --\n{}", claim.replace("bridge", "brigde")));
    finding("duplicate-id", &format!("-- {claims} --\n{claim}{claim}"));
    finding("duplicate-id", "-- content/sides.yaml --\n- id: a\n  name: A\n- id: a\n  name: B\n");
    finding(
        "duplicate-id",
        "-- content/articles/old/river.md --\n---\ntitle: T\noutlet: river-news\n---\n",
    );
    finding("duplicate-key", "-- content/sides.yaml --\n- id: a\n  name: A\n  name: B\n");
    finding("absent-passage", &format!("-- {claims} --\n{}", claim.replace("twelve", "thirteen")));
    finding(
        "ambiguous-passage",
        &format!("-- {claims} --\n{}", claim.replace("twelve", "ministry")),
    );
    finding("claims-without-article", "-- content/articles/rivr.claims.yaml --\n[]\n");
}

#[test]
fn files_that_are_wrong_are_findings() {
    let actors = |text: &str| format!("-- content/actors.yaml bytes --\n{text}\n");
    finding("invalid-yaml", &actors(r#"{{repeat 100000 "["}}"#));
    finding("invalid-yaml", &actors(r#"{{repeat 100000 "{a: "}}"#));
    finding("invalid-yaml", &actors(r"- id: a\n\tname: A"));
    finding("invalid-toml", "-- site.toml bytes --\na = {{repeat 100000 \"[\"}}\n");
    finding("not-utf8", &actors(r"- id: a\n  name: Caf\xE9"));
    finding("not-utf8", &actors(r"\xFF\xFE-\x00 \x00i\x00d\x00"));
    finding("control-character", &actors(r"- id: a\n  name: A\x00B"));
    finding("control-character", &actors(r"- id: a\n  name: \x1b[31mred"));
    finding("missing-front-matter", "-- content/events/bridge.md --\nWords.\n");
    finding("file-too-large", &actors(r##"{{repeat 300000 "# words\n"}}"##));
    finding(
        "file-too-large",
        "-- content/articles/river.md bytes --\n{{repeat 300000 \"words \\n\"}}\n",
    );
    finding("unsupported-yaml", &actors(&bomb()));
}

/// A list of lists of lists, each ten times the one before.
fn bomb() -> String {
    let level = |number: usize| {
        let before = format!("*a{}, ", number - 1).repeat(10);
        format!("- &a{number} [{before}]\n")
    };
    let levels = (1..12).map(level);
    String::from("- &a0 [x]\n") + &levels.collect::<String>()
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_project() {
    finding("link-out", "-- content/actors.yaml -> /etc/passwd --\n");
    finding("link-out", "-- content/actors.yaml -> ../../outside.yaml --\n");
    finding("link-out", "-- content/actors.yaml -> actors.yaml --\n");
    finding("not-a-file", "-- content/more -> .. --\n");
    finding("not-a-file", "-- content/device -> ../content --\n");
}

#[test]
fn themes_that_are_wrong_are_findings() {
    let site = "-- site.toml --\ntitle = \"T\"\ntheme = \"own\"\n";
    finding("unknown-theme", site);
    let theme = format!("{site}-- themes/own/theme.toml --\nextends = \"broadsheet\"\n");
    finding("bad-template", &format!("{theme}-- themes/own/templates/event.html --\n{{% if %}}\n"));
    finding(
        "bad-template",
        &format!("{theme}-- themes/own/templates/event.html --\n{{{{ page.such }}}}\n"),
    );
    // Every template is tried on one page before anything is written; this one fails on another.
    let rare = "{% if page.id == \"mill\" %}{{ page.such }}{% endif %}";
    let mill = "-- content/events/mill.md --\n---\ntitle: Mill\nwhen: 2031-05-04\n---\n";
    let rare = format!("{theme}-- themes/own/templates/event.html --\n{rare}\n{mill}");
    finding("bad-template", &rare);
    assert_eq!(Project::new(&rare).run(&["check"]).status, Some(0));
}

#[test]
fn files_of_other_systems_are_read_as_usual() {
    #[track_caller]
    fn case(change: impl Fn(&str) -> String) {
        let project = Project::with(|base| {
            let files = Case::parse("Nothing else.\n").over(base).into_iter();
            let changed = |put| match put {
                Put::Bytes(bytes) => {
                    Put::Bytes(change(&String::from_utf8(bytes).expect("text")).into_bytes())
                }
                link @ Put::Link(_) => link,
            };
            files.map(|(path, put)| (path, changed(put))).collect()
        });
        let ran = project.run(&["check"]);
        assert_eq!((ran.status, &*ran.err), (Some(0), ""), "{}", ran.err);
        assert_eq!(ran.out, "checked 1 event, 2 claims and 1 article\n");
    }
    case(str::to_owned);
    case(|text| text.replace('\n', "\r\n"));
    case(|text| format!("\u{feff}{text}"));
    case(|text| format!("\u{feff}{}", text.replace('\n', "\r\n")));
}

#[track_caller]
fn fault(ran: &Ran, words: &[&str]) {
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert_eq!(ran.out, "");
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    for word in words {
        assert!(ran.err.contains(word), "{word}: {}", ran.err);
    }
}

#[test]
fn a_machine_that_refuses_is_told_of_in_one_line() {
    let project = Project::new("");
    fs::create_dir(project.beside("full")).expect("made");
    fs::write(project.beside("full").join("letter.txt"), "mine").expect("written");
    let full = project.run(&["build", "--output", "../full"]);
    fault(&full, &["`", "full` was not made by claimline", "letter.txt"]);
    assert!(project.beside("full/letter.txt").exists());
    fault(&project.run(&["build", "--output", "site.toml"]), &["site.toml` is a file"]);
    fault(&project.run(&["build", "--output", "content"]), &["content` is part of"]);
    fault(&project.run(&["check", "--root", ".."]), &["is no project", "holds no `site.toml`"]);
    fault(&project.run(&["check", "--root", "gone"]), &["gone` is no project"]);
    fault(&finish(claimline(Path::new("/")).arg("check")), &["no folder from `/` upwards"]);
    fault(&project.run(&["explain", "unknown-actr"]), &["did you mean `unknown-actor`?"]);
    assert_eq!(project.run(&["bild"]).status, Some(2));
}

#[cfg(unix)]
#[test]
fn a_machine_that_does_not_permit_is_told_of_in_one_line() {
    use std::os::unix::{
        fs::{MetadataExt, PermissionsExt},
        process::CommandExt,
    };

    const NOBODY: u32 = 65534;
    let allow = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permitted");
    };
    let project = Project::new("");
    let root = project.root();
    let beside = root.parent().expect("a folder");
    allow(beside, 0o755);
    // Permissions do not bind the superuser, who therefore runs it as nobody; for that the program
    // has to stand where nobody may go.
    let program = project.beside("claimline");
    // Copied by a process of its own: a file that is open for writing here while another test forks
    // cannot be started for as long as that child has not.
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_claimline")).arg(&program).status();
    assert!(copied.expect("it starts").success());
    allow(&program, 0o755);
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(&root).args(arguments);
        if fs::metadata(&root).expect("a folder").uid() == 0 {
            command.uid(NOBODY).gid(NOBODY);
        }
        finish(&mut command)
    };
    assert_eq!(run(&["check"]).status, Some(0));
    allow(&root, 0o555);
    fault(&run(&["build"]), &["public", "denied"]);
    allow(&root.join("content/sides.yaml"), 0o000);
    fault(&run(&["check"]), &["cannot read `", "content/sides.yaml`", "denied"]);
    allow(&root.join("content/events"), 0o000);
    fault(&run(&["check"]), &["cannot list `", "content/events`", "denied"]);
    allow(&root.join("content/events"), 0o755);
    allow(&root, 0o755);
}

#[test]
fn who_stops_reading_has_read_enough() {
    let mut child = claimline(Path::new("."))
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
