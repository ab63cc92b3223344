//! The folder publisher: the published site is whole at every moment, and nobody's files are lost.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]

use std::{
    collections::BTreeSet,
    fs::{self, File},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::Path,
    process::Command,
};

use claimline::{
    error::Error,
    publish::{self, Published},
};
use walkdir::WalkDir;

use crate::{
    output::{Dir, NEW, OLD, inode, only, publish, refused, tree},
    project,
};

#[test]
fn a_missing_folder_is_made() {
    let dir = Dir::new();
    let output = dir.join("a/b/site");
    let published = publish(&output, OLD).unwrap();
    assert_eq!(published, Published { files: 4, bytes: 34, unchanged: 0 });
    assert_eq!(tree(&output), only(OLD));
    assert_eq!(tree(&dir.join("a/b")).keys().next().unwrap(), "site", "nothing beside it");
}

#[test]
fn an_empty_folder_is_filled_and_keeps_its_permissions() {
    let dir = Dir::new();
    let output = dir.join("site");
    fs::create_dir(&output).unwrap();
    fs::set_permissions(&output, fs::Permissions::from_mode(0o2750)).unwrap();
    publish(&output, OLD).unwrap();
    assert_eq!(tree(&output), only(OLD));
    assert_eq!(fs::metadata(&output).unwrap().mode() & 0o7777, 0o2750);
}

#[test]
fn an_empty_site_can_be_published_and_replaced() {
    let dir = Dir::new();
    let output = dir.join("site");
    publish(&output, &[]).unwrap();
    publish(&output, OLD).unwrap();
    publish(&output, &[]).unwrap();
    assert_eq!(tree(&output), only(&[]));
    assert_eq!(dir.names(), ["site"]);
}

#[test]
fn what_is_unchanged_is_linked_and_what_is_gone_is_removed() {
    let dir = Dir::published();
    let output = dir.join("site");
    let about = inode(&output.join("about.html"));
    let published = publish(&output, NEW).unwrap();
    assert_eq!(published, Published { files: 4, bytes: 46, unchanged: 1 });
    assert_eq!(tree(&output), only(NEW));
    assert_eq!(inode(&output.join("about.html")), about);
    assert_eq!(dir.names(), ["site"]);
}

#[test]
fn a_long_file_is_written_while_it_is_made() {
    let dir = Dir::new();
    let output = dir.join("site");
    let publish = |text: &str, fails: bool| {
        publish::folder(&output, &["long.csv".to_owned()], |_, page, take| {
            for piece in text.as_bytes().chunks(3) {
                take(page)?;
                page.extend_from_slice(piece);
            }
            if fails { Err(Error::Other("no end".to_owned())) } else { Ok(()) }
        })
    };
    let published = publish("seven, eight", false).unwrap();
    assert_eq!(published, Published { files: 1, bytes: 12, unchanged: 0 });
    let long = output.join("long.csv");
    let before = inode(&long);
    assert_eq!(publish("seven, eight", false).unwrap().unchanged, 1);
    assert_eq!(inode(&long), before);
    publish("seven, nine, ten", true).unwrap_err();
    assert_eq!(tree(&output), only(&[("long.csv", "seven, eight")]));
    fs::write(&long, "seven, eighT").unwrap();
    assert_eq!(publish("seven, eight", false).unwrap().unchanged, 0, "someone changed it");
    assert_eq!(publish("seven, nine, ten", false).unwrap().unchanged, 0);
    assert_eq!(tree(&output), only(&[("long.csv", "seven, nine, ten")]));
    assert_eq!(dir.names(), ["site"]);
}

#[test]
fn nothing_is_written_through_a_link() {
    let dir = Dir::published();
    fs::hard_link(dir.join("site/events/bridge.html"), dir.join("kept.html")).unwrap();
    publish(&dir.join("site"), NEW).unwrap();
    assert_eq!(fs::read_to_string(dir.join("kept.html")).unwrap(), "the bridge");
}

#[test]
fn a_page_that_was_touched_is_put_right() {
    let dir = Dir::published();
    let output = dir.join("site");
    dir.put("site/about.html", "ABOUT");
    fs::remove_file(output.join("events/mill.html")).unwrap();
    let elsewhere = dir.put("elsewhere.html", "the bridge");
    fs::remove_file(output.join("events/bridge.html")).unwrap();
    symlink(&elsewhere, output.join("events/bridge.html")).unwrap();
    let courier = output.join("outlets/courier.html");
    fs::set_permissions(&courier, fs::Permissions::from_mode(0o600)).unwrap();

    let published = publish(&output, OLD).unwrap();
    assert_eq!(published.unchanged, 0);
    assert_eq!(tree(&output), only(OLD));
    assert_eq!(modes(&output), [(0o666 & !umask()), (0o777 & !umask())].into());
}

/// The permissions that the files and folders of a tree have, each once.
fn modes(folder: &Path) -> BTreeSet<u32> {
    let entries = WalkDir::new(folder).min_depth(1).into_iter();
    entries.map(|it| it.unwrap().metadata().unwrap().mode() & 0o7777).collect()
}

fn umask() -> u32 {
    let dir = Dir::new();
    let mode = File::create_new(dir.join("new")).unwrap().metadata().unwrap().mode();
    let folder = dir.join("folder");
    fs::create_dir(&folder).unwrap();
    !(mode | fs::metadata(folder).unwrap().mode()) & 0o777
}

#[test]
fn the_manifest_lists_the_files_and_their_hashes() {
    let dir = Dir::new();
    publish(&dir.join("site"), &[("a/b.html", ""), ("c.html", "abc")]).unwrap();
    assert_eq!(
        fs::read_to_string(dir.join("site/.claimline")).unwrap(),
        "\
# claimline 1: every file of this site; do not edit
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/b.html
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  c.html
"
    );
}

#[test]
fn files_of_other_people_are_carried_over() {
    let dir = Dir::published();
    let output = dir.join("site");
    let name = dir.put("site/CNAME", "record.example");
    dir.put("site/.git/objects/ab/cd", "object");
    dir.put("site/events/notes.txt", "notes");
    dir.put("site/outlets/notes.txt", "in a folder that the new site does not have");
    fs::create_dir(output.join("empty")).unwrap();
    fs::set_permissions(output.join("empty"), fs::Permissions::from_mode(0o500)).unwrap();
    symlink("CNAME", output.join("link")).unwrap();
    let before = inode(&name);

    publish(&output, NEW).unwrap();
    let mut expected = only(NEW);
    for (path, text) in [
        (".git", "folder"),
        (".git/objects", "folder"),
        (".git/objects/ab", "folder"),
        (".git/objects/ab/cd", "object"),
        ("CNAME", "record.example"),
        ("empty", "folder"),
        ("events/notes.txt", "notes"),
        ("link", "-> CNAME"),
        ("outlets", "folder"),
        ("outlets/notes.txt", "in a folder that the new site does not have"),
    ] {
        expected.insert(path.to_owned(), text.to_owned());
    }
    assert_eq!(tree(&output), expected);
    assert_eq!(inode(&name), before);
    assert_eq!(fs::metadata(output.join("empty")).unwrap().mode() & 0o777, 0o500);
    publish(&output, OLD).unwrap();
    assert_eq!(fs::read_to_string(name).unwrap(), "record.example");
}

#[test]
fn two_builds_do_not_disturb_each_other() {
    let dir = Dir::published();
    let output = dir.join("site");
    let addresses = ["a.html".to_owned()];
    publish::folder(&output, &addresses, |_, _, _| {
        let message = publish(&output, NEW).unwrap_err();
        let expected =
            format!("another build is writing `{}`; wait until it is done", output.display());
        assert_eq!(message, expected);
        Ok(())
    })
    .unwrap();
    assert_eq!(tree(&output), only(&[("a.html", "")]));
    assert_eq!(dir.names(), ["site"]);
}

#[test]
fn many_builds_at_once_leave_one_whole_site() {
    let dir = Dir::published();
    let output = dir.join("site");
    std::thread::scope(|scope| {
        for pages in [OLD, NEW, OLD, NEW] {
            scope.spawn(|| (0..50).for_each(|_| publish_unless_busy(&output, pages)));
        }
    });
    assert_eq!(dir.names(), ["site"]);
}

fn publish_unless_busy(output: &Path, pages: &[(&str, &str)]) {
    if let Err(message) = publish(output, pages) {
        assert!(message.starts_with("another build is writing"), "{message}");
    }
    let about = fs::read_to_string(output.join("about.html")).unwrap();
    assert_eq!(about, "about", "there at every moment");
}

#[test]
fn what_a_killed_build_left_is_cleared() {
    let dir = Dir::published();
    dir.put(".site.claimline/claimline.lock", "");
    dir.put(".site.claimline/new/events/half.html", "hal");
    publish(&dir.join("site"), NEW).unwrap();
    assert_eq!(tree(&dir.join("site")), only(NEW));
    assert_eq!(dir.names(), ["site"]);
}

#[test]
fn what_only_looks_like_a_workshop_is_left_alone() {
    let dir = Dir::published();
    dir.put(".site.claimline/letters.txt", "mine");
    refused(
        &dir,
        &dir.join("site"),
        "`DIR/.site.claimline` is in the way: claimline makes the next site there; move it elsewhere",
    );
}

// An editor's usual day: one entry is changed, and hardly a page with it.
#[test]
fn after_one_edit_most_files_are_the_old_ones() {
    let dir = Dir::new();
    let root = dir.join("project");
    project::write(&root, 60, "An invented record");
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
        let done = command.arg("--root").arg(&root).arg("build").output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let files = WalkDir::new(root.join("public")).into_iter().map(|it| it.unwrap().into_path());
        files.filter(|it| it.is_file()).map(|it| (inode(&it), it)).collect::<BTreeSet<_>>()
    };
    let before = build();
    project::edit(&root, 60, "They agree on the hour.");
    let after = build();
    let written = after.difference(&before).count();
    assert!(written > 1 && written < after.len() / 2, "{written} of {} are new", after.len());
}
