//! The folder publisher: the published site is whole at every moment, and nobody's files are lost.

#![expect(clippy::unwrap_used, reason = "what a test needs and cannot have fails the test")]

use std::{
    collections::BTreeMap,
    fs::{self, File},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink},
    path::{Path, PathBuf},
};

use claimline::{
    error::Error,
    publish::{self, Published},
};
use tempfile::TempDir;
use walkdir::WalkDir;

const OLD: &[(&str, &str)] = &[
    ("about.html", "about"),
    ("events/bridge.html", "the bridge"),
    ("events/mill.html", "the mill"),
    ("outlets/courier.html", "the courier"),
];

const NEW: &[(&str, &str)] = &[
    ("about.html", "about"),
    ("events/bridge.html", "the bridge, as told since"),
    ("events/ford.html", "the ford"),
    ("places/hill.html", "the hill"),
];

/// A folder to work in, and its real path.
struct Dir(#[expect(dead_code, reason = "removes the folder in the end")] TempDir, PathBuf);

impl Dir {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().canonicalize().unwrap();
        Self(dir, path)
    }

    /// One that holds the old site in `site`.
    fn published() -> Self {
        let dir = Self::new();
        publish(&dir.join("site"), OLD).unwrap();
        dir
    }

    fn join(&self, path: &str) -> PathBuf {
        self.1.join(path)
    }

    fn put(&self, path: &str, text: &str) -> PathBuf {
        let path = self.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// The names at the top.
    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(&self.1)
            .unwrap()
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn publish(output: &Path, pages: &[(&str, &str)]) -> Result<Published, String> {
    let pages: BTreeMap<_, _> = pages.iter().copied().collect();
    let addresses: Vec<_> = pages.keys().map(|it| (*it).to_owned()).collect();
    publish::folder(output, &addresses, |address| Ok(pages[address].as_bytes().to_vec()))
        .map_err(|it| it.to_string())
}

/// Everything in a folder but the manifest: the text of files, the target of links.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .map(|it| it.unwrap())
        .map(|it| {
            let path = it.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            let text = match it.file_type() {
                kind if kind.is_dir() => "folder".to_owned(),
                kind if kind.is_symlink() => {
                    format!("-> {}", fs::read_link(it.path()).unwrap().display())
                }
                _ => fs::read_to_string(it.path()).unwrap(),
            };
            (path, text)
        })
        .filter(|(path, _)| path != ".claimline")
        .collect()
}

/// What a tree is that holds some pages and nothing else.
fn only(pages: &[(&str, &str)]) -> BTreeMap<String, String> {
    let mut tree = BTreeMap::new();
    for (address, text) in pages {
        for folder in Path::new(address).ancestors().skip(1).filter(|it| *it != Path::new("")) {
            tree.insert(folder.to_str().unwrap().to_owned(), "folder".to_owned());
        }
        tree.insert((*address).to_owned(), (*text).to_owned());
    }
    tree
}

fn inode(path: &Path) -> u64 {
    fs::symlink_metadata(path).unwrap().ino()
}

/// Publishing is refused with these words, and everything stays as it was.
#[track_caller]
fn refused(dir: &Dir, output: &Path, message: &str) {
    let before = tree(&dir.1);
    let shown = |it: String| it.replace(dir.1.to_str().unwrap(), "DIR");
    assert_eq!(publish(output, NEW).map_err(shown), Err(message.to_owned()));
    assert_eq!(tree(&dir.1), before);
}

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
fn modes(folder: &Path) -> std::collections::BTreeSet<u32> {
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
fn a_file_of_other_people_is_not_replaced_by_a_page() {
    for path in ["events/ford.html", "events/ford.html/notes.txt", "places"] {
        let dir = Dir::published();
        dir.put(&format!("site/{path}"), "mine");
        let named = path.trim_end_matches("/notes.txt");
        refused(
            &dir,
            &dir.join("site"),
            &format!(
                "`DIR/site/{named}` was not made by claimline, and the site now has a page there; \
                 move it elsewhere"
            ),
        );
    }
}

#[test]
fn a_folder_that_claimline_did_not_make_is_left_alone() {
    let dir = Dir::new();
    for name in ["a.txt", "b.txt", "c.txt", "d.txt"] {
        dir.put(&format!("home/{name}"), "mine");
    }
    refused(
        &dir,
        &dir.join("home"),
        "`DIR/home` was not made by claimline and is not empty (it holds `a.txt`, `b.txt`, \
         `c.txt`, …); name another folder, or empty it yourself",
    );
    dir.put("other/.claimline", "# claimline 7: something newer\n");
    refused(
        &dir,
        &dir.join("other"),
        "`DIR/other` was not made by claimline and is not empty (it holds `.claimline`); name \
         another folder, or empty it yourself",
    );
}

#[test]
fn the_output_can_be_named_in_many_ways() {
    let dir = Dir::published();
    symlink("site", dir.join("link")).unwrap();
    symlink("link", dir.join("link-to-link")).unwrap();
    let here = std::env::current_dir().unwrap();
    let up = "../".repeat(here.components().count() - 1);
    let relative = format!("{up}{}", dir.1.strip_prefix("/").unwrap().display());
    let absolute = dir.1.display().to_string();
    for (row, named) in [
        format!("{absolute}/site/"),
        format!("{absolute}/site/."),
        format!("{absolute}/./site/../site"),
        format!("{absolute}/site/events/.."),
        format!("{absolute}/link"),
        format!("{absolute}/link-to-link/"),
        format!("{relative}/site"),
    ]
    .iter()
    .enumerate()
    {
        let pages = if row % 2 == 0 { NEW } else { OLD };
        publish(Path::new(named), pages).unwrap_or_else(|it| panic!("{named}: {it}"));
        assert_eq!(tree(&dir.join("site")), only(pages), "{named}");
        assert_eq!(dir.names(), ["link", "link-to-link", "site"]);
    }
    publish(Path::new(&format!("{relative}/new/.")), OLD).unwrap();
    assert_eq!(tree(&dir.join("new")), only(OLD));
}

#[test]
fn what_is_no_folder_to_publish_to_is_refused() {
    let dir = Dir::new();
    dir.put("project/site.toml", "title = 'A record'");
    dir.put("project/file", "");
    fs::create_dir_all(dir.join("project/content")).unwrap();
    symlink("nowhere", dir.join("project/dangling")).unwrap();
    symlink("loop", dir.join("project/loop")).unwrap();
    let no_folder = "cannot be replaced; name a folder in it";
    for (output, message) in [
        ("/", &*format!("`/` {no_folder}")),
        (
            "DIR/project/../../../../../../../../..",
            &*format!("`DIR/project/../../../../../../../../..` {no_folder}"),
        ),
        ("DIR/project/file", "`DIR/project/file` is a file; name a folder to publish to"),
        (
            "DIR/project/file/site",
            "cannot open `DIR/project/file/site`: Not a directory (os error 20)",
        ),
        (
            "DIR/project/loop",
            "cannot open `DIR/project/loop`: Too many levels of symbolic links (os error 40)",
        ),
        (
            "DIR/project/dangling",
            "`DIR/project/dangling` is a symbolic link that leads nowhere; remove it, or make the folder it names",
        ),
        ("DIR/missing/../site", "`DIR/missing/../site` goes up from a folder that does not exist"),
        (
            "DIR/project/content",
            "`DIR/project/content` is part of `content`, which the next build would read; name a folder beside `content`",
        ),
        (
            "DIR/project/themes/site/public",
            "`DIR/project/themes/site/public` is part of `themes`, which the next build would read; name a folder beside `themes`",
        ),
        (
            "DIR/project",
            "`DIR/project` was not made by claimline and is not empty (it holds `content`, `dangling`, `file`, …); name another folder, or empty it yourself",
        ),
    ] {
        let output = output.replace("DIR", dir.1.to_str().unwrap());
        refused(&dir, Path::new(&output), message);
    }
}

#[test]
fn a_page_that_cannot_be_made_leaves_the_old_site() {
    let dir = Dir::published();
    let before = tree(&dir.1);
    let addresses: Vec<_> = (100..900).map(|it| format!("events/{it}.html")).collect();
    for _ in 0..20 {
        let failed = publish::folder(&dir.join("site"), &addresses, |address| {
            if address < "events/345.html" {
                return Ok(Vec::new());
            }
            Err(Error::Other(format!("no page {address}")))
        });
        assert_eq!(failed.unwrap_err().to_string(), "no page events/345.html");
        assert_eq!(tree(&dir.1), before);
    }
}

#[test]
fn a_page_that_panics_leaves_the_old_site() {
    let dir = Dir::published();
    let before = tree(&dir.1);
    let output = dir.join("site");
    let caught = std::panic::catch_unwind(|| {
        publish::folder(&output, &["a.html".to_owned()], |_| panic!("a fault in a template"))
    });
    assert!(caught.is_err());
    assert_eq!(tree(&dir.1), before);
}

#[test]
fn no_address_leads_out_of_the_site() {
    let dir = Dir::published();
    for address in ["../escaped.html", "/escaped.html", ".claimline"] {
        assert!(publish(&dir.join("site"), &[(address, "")]).is_err(), "{address}");
        assert_eq!(dir.names(), ["site"]);
        assert_eq!(tree(&dir.join("site")), only(OLD));
    }
}

#[test]
fn two_builds_do_not_disturb_each_other() {
    let dir = Dir::published();
    let output = dir.join("site");
    let addresses = ["a.html".to_owned()];
    publish::folder(&output, &addresses, |_| {
        let message = publish(&output, NEW).unwrap_err();
        let expected =
            format!("another build is writing `{}`; wait until it is done", output.display());
        assert_eq!(message, expected);
        Ok(Vec::new())
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
