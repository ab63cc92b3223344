//! The bag: the same bytes everywhere, all of them accounted for, and nothing of who made it.

use std::{collections::BTreeSet, fs, io::Read as _, path::Path};

use claimline::diagnostic::wording;
use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha512};

use super::{TOP, Tree, archive, archived, is_built_again, long, put, tree, unzipped, within};
use crate::program::{Project, claimline, finish};

#[test]
fn a_bag_holds_the_site_and_all_it_was_made_from() {
    let project = Project::new(&format!("-- content/notes.txt --\nNobody.\n{}", long()));
    let file = archived(&project, &[]);
    let bag = unzipped(&file);
    assert!(bag.keys().all(|it| it.starts_with("the-bridge/")), "one folder at the top");
    let bag = within(&bag, TOP);
    assert_eq!(
        String::from_utf8_lossy(&bag["bagit.txt"]),
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    );
    let project_files = tree(&project.root());
    let source = within(&bag, "data/source");
    for (path, bytes) in &project_files {
        match path.as_str() {
            "content/notes.txt" => assert!(!source.contains_key(path)),
            path => assert!(source[path] == *bytes, "{path}"),
        }
    }
    assert!(source.contains_key("themes/broadsheet/templates/base.html"));
    assert!(!source.keys().any(|it| it.starts_with("themes/plain/")));
    assert_eq!(finish(claimline(&project.root()).arg("build")).status, Some(0));
    let mut built = tree(&project.root().join("public"));
    built.remove(".claimline");
    assert!(built == within(&bag, "data/site"), "the site is another than `build` makes");
}

fn sha512(bytes: &[u8]) -> String {
    Sha512::digest(bytes).iter().fold(String::new(), |all, it| all + &format!("{it:02x}"))
}

#[test]
fn every_byte_is_listed() {
    let bag = within(&unzipped(&archived(&Project::new(""), &[])), TOP);
    let listed = |list: &str| {
        let text = String::from_utf8_lossy(&bag[list]).into_owned();
        let mut paths = BTreeSet::new();
        for line in text.lines() {
            let (hash, path) = line.split_once("  ").expect("a hash and a path");
            assert_eq!(hash, sha512(&bag[path]), "{path}");
            assert!(paths.insert(path.to_owned()), "{path} is listed twice");
        }
        paths
    };
    let mut all = listed("manifest-sha512.txt");
    assert!(all.iter().all(|it| it.starts_with("data/")));
    let (files, bytes) =
        (all.len(), bag.iter().filter(|it| it.0.starts_with("data/")).map(|it| it.1.len()));
    let oxum = format!("Payload-Oxum: {}.{files}\n", bytes.sum::<usize>());
    let about = String::from_utf8_lossy(&bag["bag-info.txt"]).into_owned();
    assert!(about.ends_with(&oxum), "{about} does not end with {oxum}");
    assert!(about.contains("External-Description: The bridge\n"), "{about}");
    assert!(!about.contains("Date"), "{about}");
    all.extend(listed("tagmanifest-sha512.txt"));
    all.insert("tagmanifest-sha512.txt".to_owned());
    assert_eq!(all.iter().collect::<Vec<_>>(), bag.keys().collect::<Vec<_>>());
}

#[test]
fn the_first_page_can_be_read_alone() {
    let bag = within(&unzipped(&archived(&Project::new(""), &[])), TOP);
    let page = String::from_utf8_lossy(&bag["index.html"]).into_owned();
    let body = page.split_once("<body>").expect("a page").1;
    assert!(body.trim_start().starts_with("<p><strong>Extract the whole zip first"), "{body}");
    assert!(page.contains("<a href=\"data/site/index.html\">The bridge</a>"), "{page}");
    assert!(!page.contains("stylesheet") && !page.contains("<script"), "{page}");
    assert!(bag.contains_key("data/site/index.html"));
}

#[test]
fn the_site_can_be_built_again() {
    is_built_again(&unzipped(&archived(&Project::new(""), &[])), TOP);
    let own = "-- site.toml --\ntitle = \"The bridge\"\nzone = \"+04:00\"\ntheme = \"own\"\n\
               base_url = \"https://bridge.example/\"\nlanguage = \"ru\"\n\
               -- themes/own/theme.toml --\nextends = \"plain\"\n\
               -- themes/own/static/style.css --\nbody { color: teal }\n";
    let bag = unzipped(&archived(&Project::new(own), &[]));
    is_built_again(&bag, TOP);
    let themes: BTreeSet<&str> = bag
        .keys()
        .filter_map(|it| it.strip_prefix("the-bridge/data/source/themes/")?.split('/').next())
        .collect();
    assert_eq!(themes, ["broadsheet", "own", "plain"].into());
}

#[test]
fn the_same_content_gives_the_same_bytes_and_tells_nothing_of_who_archived_it() {
    let address = "base_url = \"https://bridge.example/record/\"";
    let settings = format!("title = \"The bridge\"\nzone = \"+04:00\"\n{address}\n");
    let project = Project::new(&format!("-- site.toml --\n{settings}"));
    for format in ["bag", "zim", "wacz", "html"] {
        let file = project.beside(&format!("a.{format}"));
        let ran = archive(&project, &file, &["--format", format]);
        assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
        let plain = fs::read(file).expect("a file");
        let elsewhere = archived_elsewhere(&project, format);
        assert!(elsewhere == plain, "{format}: the bytes are others");
        says_nothing_of_here(&plain, format);
    }
}

const TELL_TALE: &str = "zaphod-beeblebrox";

/// A project as somebody else archives it: elsewhere, on another machine, under another name.
fn archived_elsewhere(project: &Project, format: &str) -> Vec<u8> {
    let home = tempfile::Builder::new().prefix(TELL_TALE).tempdir().expect("a folder");
    let root = home.path().join(TELL_TALE);
    // The files are written later, and in another order.
    let files = tree(&project.root());
    for (path, bytes) in files.iter().rev() {
        put(&[(path.clone(), bytes.clone())].into(), &root);
    }
    let output = home.path().join(format!("{TELL_TALE}.zip"));
    let mut command = claimline(&root);
    command
        .args(["archive", "--format", format, "--output"])
        .arg(&output)
        .env("TZ", "Asia/Kathmandu")
        .env("LC_ALL", "tr");
    for name in ["USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME", "HOME", "EMAIL"] {
        command.env(name, TELL_TALE);
    }
    assert_eq!(finish(&mut command).status, Some(0));
    fs::read(&output).expect("a file")
}

/// Neither the file nor what is packed in it. (What a ZIM file packs is compressed in clusters, which
/// a browser and `zimcheck` read: of it the bytes elsewhere are the test.)
fn says_nothing_of_here(file: &[u8], format: &str) {
    let machine = fs::read_to_string("/etc/hostname").unwrap_or_default();
    let here = env!("CARGO_MANIFEST_DIR");
    // With a slash behind it: `/root` may begin the name of a page.
    let user = std::env::var("HOME").unwrap_or_default() + "/";
    let mut all: Tree = [(format.to_owned(), file.to_vec())].into();
    if matches!(format, "bag" | "wacz") {
        let copy = tempfile::NamedTempFile::new().expect("a file");
        fs::write(copy.path(), file).expect("written");
        all.extend(unzipped(copy.path()));
    }
    let marks = [TELL_TALE, machine.trim(), here, user.as_str(), "/tmp/"];
    for mark in marks.iter().filter(|it| it.len() > 3) {
        for (path, bytes) in &all {
            let mut plain = Vec::new();
            // What is no gzip file is nothing.
            MultiGzDecoder::new(&**bytes).read_to_end(&mut plain).unwrap_or(0);
            let is_told = contains(bytes, mark) || contains(&plain, mark);
            assert!(!is_told, "{format}: {path} says `{mark}`");
        }
    }
}

fn contains(bytes: &[u8], mark: &str) -> bool {
    bytes.windows(mark.len()).any(|it| it == mark.as_bytes())
}

#[test]
fn the_archive_is_named_for_the_record() {
    #[track_caller]
    fn case(title: &str, name: &str) {
        let settings = format!("title = \"{title}\"\nzone = \"+04:00\"\n");
        let project = Project::new(&format!("-- site.toml --\n{settings}"));
        let ran = project.run(&["archive"]);
        assert_eq!((ran.status, &*ran.err), (Some(0), ""));
        let expected = format!("\nwrote {name}.zip\n");
        assert!(ran.out.ends_with(&expected), "{}", ran.out);
        assert!(ran.out.starts_with("archived 1 event, 2 claims and 1 article: "), "{}", ran.out);
        let bag = unzipped(&project.root().join(format!("{name}.zip")));
        assert!(bag.contains_key(&format!("{name}/bagit.txt")));
    }
    case("The bridge, 2 May: who held it?", "the-bridge-2-may-who-held-it");
    case("Мост", "record");
    case("Con", "record");
    let words = "word ".repeat(20);
    case(words.trim(), "word-word-word-word-word-word-word-word-word");
}

#[test]
fn what_does_not_fit_every_disk_is_not_archived() {
    let allowed = "-- site.toml --\ntitle = \"The bridge\"\nzone = \"+04:00\"\n[findings]\n\
                   unportable-path = \"allow\"\n-- themes/broadsheet/static/Mark.svg --\n<svg/>\n";
    let project = Project::new(allowed);
    assert_eq!(project.run(&["build"]).status, Some(0));
    let file = project.beside("a.zip");
    let ran = archive(&project, &file, &[]);
    assert_eq!((ran.status, &*ran.out), (Some(1), ""));
    let source = "data/source/themes/broadsheet/static/Mark.svg: `M` is a capital letter";
    assert!(ran.err.contains(source), "{}", ran.err);
    assert!(ran.err.ends_with("\nnothing was archived\n"), "{}", ran.err);
    assert!(!file.exists());
    let long = Project::new(&format!(
        "-- content/pages/{}.md --\n---\ntitle: T\n---\nWords.\n",
        "long-".repeat(25) + "long"
    ));
    let ran = archive(&long, &file, &[]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.err.contains(&format!("and {} are the most", wording::digits(150))), "{}", ran.err);
}

#[test]
fn only_an_archive_is_written_over() {
    let project = Project::new("");
    let refused = |path: &Path, words: &str| {
        let ran = archive(&project, path, &[]);
        assert_eq!((ran.status, &*ran.out), (Some(2), ""));
        assert!(ran.err.contains(words), "{}", ran.err);
    };
    refused(
        &project.root().join("site.toml"),
        "is there and is no such archive; name another file",
    );
    refused(&project.root(), "is no file; name a file");
    let file = archived(&project, &[]);
    fs::write(&file, b"PK\x03\x04 an old one").expect("written");
    archived(&project, &[]);
    assert!(unzipped(&file).contains_key("the-bridge/bagit.txt"));
    let names: Vec<_> = tree(file.parent().expect("a folder")).into_keys().collect();
    assert!(!names.iter().any(|it| it.contains(".claimline-")), "{names:?}");
}

#[test]
fn a_record_with_errors_is_not_archived() {
    let project = Project::new("-- content/sides.yaml --\n- id: north\n");
    let ran = archive(&project, &project.beside("a.zip"), &[]);
    assert_eq!((ran.status, &*ran.out), (Some(1), ""));
    assert!(ran.err.ends_with("\nnothing was archived\n"), "{}", ran.err);
}

#[test]
fn large_records_are_archived_in_parts() {
    let dir = tempfile::tempdir().expect("a folder");
    let root = dir.path().join("project");
    crate::project::write(&root, 40, "An invented record");
    let file = dir.path().join("a.zip");
    let ran = finish(claimline(&root).args(["archive", "--output"]).arg(&file));
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    let bag = unzipped(&file);
    assert!(bag.len() > 256, "{} files", bag.len());
    is_built_again(&bag, "an-invented-record");
}
