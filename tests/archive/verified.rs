//! Verifying: what is whole is called whole, and what is not is called by its name.

use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{
    TOP, archived, put,
    raw::{Entry, Raw},
    signed::key,
    unzipped,
};
use crate::program::{Project, Ran, claimline, finish};

pub(crate) fn verify(file: &Path, more: &[&str]) -> Ran {
    let folder = file.parent().expect("a folder");
    finish(claimline(folder).arg("verify").arg(file.file_name().expect("a name")).args(more))
}

pub(crate) fn public(name: &str) -> String {
    key(name).display().to_string()
}

/// A zip file that stores what another one holds, with something changed.
fn changed(file: &Path, change: impl Fn(&mut Raw)) -> PathBuf {
    let mut raw = Raw::of(&unzipped(file));
    change(&mut raw);
    let other = file.with_file_name("changed.zip");
    fs::write(&other, raw.bytes()).expect("written");
    other
}

#[test]
fn a_whole_archive_is_called_whole() {
    let project = Project::new("");
    let ran = verify(&archived(&project, &[]), &[]);
    assert_eq!((ran.status, &*ran.err), (Some(0), ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with("whole and unchanged: "), "{}", ran.out);
    assert!(lines[0].ends_with(", each as it is listed"), "{}", ran.out);
    assert_eq!(lines[1..], ["not signed: nothing tells who made it"]);
}

#[track_caller]
fn told(file: &Path, told: &[&str], change: impl Fn(&mut Raw)) {
    let ran = verify(&changed(file, change), &[]);
    assert_eq!((ran.status, &*ran.err), (Some(1), ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[..lines.len() - 2], *told, "{}", ran.out);
    assert!(lines[lines.len() - 2].starts_with("not whole: "), "{}", ran.out);
}

#[test]
fn what_is_not_as_it_was_is_named() {
    let project = Project::new("");
    let file = archived(&project, &[]);
    told(&file, &["changed here: data/site/about.html"], |it| {
        *it.entry("site/about.html") =
            Entry::stored(&format!("{TOP}/data/site/about.html"), b"other");
    });
    told(&file, &["changed here: index.html"], |it| {
        *it.entry("bridge/index.html") = Entry::stored(&format!("{TOP}/index.html"), b"other");
    });
    told(&file, &["added: data/site/more.html"], |it| {
        it.entries.push(Entry::stored(&format!("{TOP}/data/site/more.html"), b"more"));
    });
    told(&file, &["added: fetch.txt"], |it| {
        it.entries
            .push(Entry::stored(&format!("{TOP}/fetch.txt"), b"https://x.example 1 data/x\n"));
    });
    told(&file, &["added: other/x.html"], |it| {
        it.entries.push(Entry::stored("other/x.html", b"more"));
    });
    told(&file, &["missing: data/source/site.toml"], |it| {
        it.entries.retain(|it| !it.name.ends_with(b"/site.toml"));
    });
    told(&file, &["changed here: manifest-sha512.txt", "missing: data/x.html"], |it| {
        let list = it.entry("/manifest-sha512.txt");
        let line = format!("{}  data/x.html\n", "0".repeat(128));
        let text = [&list.packed[..], line.as_bytes()].concat();
        *list = Entry::stored(&format!("{TOP}/manifest-sha512.txt"), &text);
    });
    told(&file, &["missing: tagmanifest-sha512.txt"], |it| {
        it.entries.retain(|it| !it.name.ends_with(b"/tagmanifest-sha512.txt"));
    });
}

#[test]
fn without_a_signature_a_damaged_byte_is_found_wherever_it_counts() {
    let project = Project::new("");
    let file = archived(&project, &[]);
    let bytes = fs::read(&file).expect("a file");
    // All of the list of the entries and of the end, and as much of the rest as there is time for.
    let list = bytes.windows(4).position(|it| it == b"PK\x01\x02").expect("a list");
    let rows = (0..48).map(|it| it * list / 48).chain((list..bytes.len()).step_by(397));
    for at in rows.chain(bytes.len() - 22..bytes.len()) {
        let mut other = bytes.clone();
        other[at] ^= 0x10;
        fs::write(&file, other).expect("written");
        let ran = verify(&file, &[]);
        assert_ne!(ran.status, Some(0), "byte {at} of {}: {}", bytes.len(), ran.out);
    }
}

#[test]
fn a_signature_covers_every_byte() {
    let project = Project::new("");
    let file = archived(&project, &["--sign", &public("open.key")]);
    let good = verify(&file, &["--key", &public("open.pub")]);
    assert_eq!(good.status, Some(0), "{}", good.out);
    let line = "signed by the key F544C411FD288D34: claimline archive the-bridge.zip: every byte of \
                the zip\n";
    assert!(good.out.ends_with(line), "{}", good.out);
    let same =
        verify(&file, &["--key", "RWQ0jSj9EcRE9aTBUej6ftnL6Fxfj4u7Mvsdu6Z/TbHmnZIwGt5aHwIT"]);
    assert_eq!(same.out, good.out);
    let bytes = fs::read(&file).expect("a file");
    for at in (0..bytes.len()).step_by(bytes.len() / 40).chain([bytes.len() - 1]) {
        for bit in [1, 0x80] {
            let mut other = bytes.clone();
            other[at] ^= bit;
            fs::write(&file, other).expect("written");
            let ran = verify(&file, &["--key", &public("open.pub")]);
            assert_ne!(ran.status, Some(0), "byte {at}: {}", ran.out);
            let is_told = ran.out.contains("changed since it was signed") || ran.status == Some(2);
            assert!(is_told, "byte {at}: {}", ran.out);
        }
    }
}

#[test]
fn signatures_that_do_not_hold_are_told_apart() {
    let project = Project::new("");
    let file = archived(&project, &["--sign", &public("open.key")]);
    let signature = file.with_extension("zip.minisig");
    let with_key = |name: &str| verify(&file, &["--key", &public(name)]);
    let unchecked = verify(&file, &[]);
    assert_eq!(unchecked.status, Some(0));
    let line = "`archive.zip.minisig` says that the key F544C411FD288D34 signed it; check that with \
                `--key`\n";
    assert!(unchecked.out.ends_with(line), "{}", unchecked.out);
    let other = with_key("locked.pub");
    assert_eq!(other.status, Some(1));
    assert!(other.out.contains("is by another key, F544C411FD288D34, not by "), "{}", other.out);
    let text = fs::read_to_string(&signature).expect("a signature");
    fs::write(&signature, text.replace("every byte", "every bit")).expect("written");
    let forged = with_key("open.pub");
    assert_eq!(forged.status, Some(1));
    assert!(forged.out.contains("changed since it was signed"), "{}", forged.out);
    for nonsense in ["", "nonsense\n", "untrusted comment: a\nb\ntrusted comment: c\nd\n"] {
        fs::write(&signature, nonsense).expect("written");
        let ran = with_key("open.pub");
        assert_eq!(ran.status, Some(1));
        assert!(ran.out.contains("is no signature that can be read"), "{}", ran.out);
    }
    // Lines that are cut: what is read has to be long enough for what is made of it.
    for cut in 1..text.len() / 8 {
        fs::write(&signature, &text[..text.len() - 8 * cut]).expect("written");
        assert_eq!(with_key("open.pub").status, Some(1));
    }
    fs::remove_file(&signature).expect("removed");
    let none = with_key("open.pub");
    assert_eq!(none.status, Some(1));
    assert!(none.out.ends_with("so the key says nothing about it\n"), "{}", none.out);
}

#[test]
fn a_folder_is_verified_too() {
    let project = Project::new("");
    let folder = project.beside("unpacked");
    put(&unzipped(&archived(&project, &[])), &folder);
    let bag = folder.join(TOP);
    for path in [&folder, &bag] {
        let ran = verify(path, &[]);
        assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    }
    let told = |words: &str| {
        let ran = verify(&folder, &[]);
        assert_eq!((ran.status, &*ran.err), (Some(1), ""));
        assert!(ran.out.contains(words), "{}", ran.out);
    };
    fs::write(bag.join("data/site/more.html"), "more").expect("written");
    told("added: data/site/more.html\n");
    fs::remove_file(bag.join("data/site/more.html")).expect("removed");
    symlink("/etc/passwd", bag.join("data/site/link.html")).expect("linked");
    told("not as claimline wrote it: `data/site/link.html` is a link, or no regular file\n");
    fs::remove_file(bag.join("data/site/link.html")).expect("removed");
    fs::rename(bag.join("data/site/index.html"), bag.join("data/site/other.html")).expect("moved");
    told("added: data/site/other.html\nmissing: data/site/index.html\n");
    let with_key = verify(&folder, &["--key", &public("open.pub")]);
    assert!(with_key.out.contains("not signed"), "{}", with_key.out);
    assert_eq!(with_key.status, Some(1));
}

#[test]
fn an_answer_can_be_read_by_programs() {
    let project = Project::new("");
    let file = archived(&project, &["--sign", &public("open.key")]);
    let ran = verify(&file, &["--format", "json", "--key", &public("open.pub")]);
    let answer: Value = ran.out.parse().expect("JSON");
    assert_eq!((&answer["version"], &answer["well"]), (&1.into(), &true.into()));
    assert_eq!(answer["signature"]["state"], "valid");
    assert_eq!(answer["signature"]["key"], "F544C411FD288D34");
    let other = changed(&file, |it| it.entries.retain(|it| !it.name.ends_with(b"/site.toml")));
    let ran = verify(&other, &["--format", "json"]);
    assert_eq!(ran.status, Some(1));
    let answer: Value = ran.out.parse().expect("JSON");
    assert_eq!(answer["missing"], serde_json::json!(["data/source/site.toml"]));
    assert_eq!((&answer["whole"], &answer["well"]), (&false.into(), &false.into()));
    assert_eq!(answer["signature"]["state"], "none");
}

#[test]
fn what_cannot_be_verified_is_no_archive() {
    let project = Project::new("-- note.txt --\nWords.\n-- empty --\n");
    let refused = |arguments: &[&str], words: &str| {
        let ran = project.run(&[&["verify"], arguments].concat());
        assert_eq!((ran.status, &*ran.out), (Some(2), ""), "{arguments:?}");
        assert!(ran.err.contains(words), "{}", ran.err);
    };
    refused(&["missing.zip"], "cannot read");
    refused(&["note.txt"], "is no archive that can be looked into, and has no signature");
    refused(&["empty"], "is no archive that can be looked into, and has no signature");
    refused(&["content"], "is no archive that was unpacked: it has no `bagit.txt`");
    let file = archived(&project, &[]);
    let file = file.to_str().expect("UTF-8");
    refused(&[file, "--key", "note.txt"], "`note.txt` is no public key");
    refused(&[file, "--key", "missing.pub"], "cannot read");
}

#[test]
fn of_other_files_the_signature_is_checked() {
    let project = Project::new("");
    let file = archived(&project, &["--sign", &public("open.key")]);
    let text = project.beside("note.txt");
    fs::write(&text, "Words.\n").expect("written");
    fs::copy(file.with_extension("zip.minisig"), project.beside("note.txt.minisig"))
        .expect("copied");
    let ran = verify(&text, &["--key", &public("open.pub")]);
    assert_eq!(ran.status, Some(1));
    assert!(ran.out.starts_with("what is in it was not looked at"), "{}", ran.out);
    assert!(ran.out.contains("changed since it was signed"), "{}", ran.out);
}

#[test]
fn archives_of_many_files_are_verified() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("many.zip");
    let tree = (0..70_000).map(|it| (format!("{TOP}/data/{it}"), Vec::new())).collect();
    let mut zip = zip::ZipWriter::new(fs::File::create(&file).expect("a file"));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::DEFAULT)
        .unix_permissions(0o644)
        .system(zip::System::Unix);
    for path in super::Tree::keys(&tree) {
        zip.start_file(path, options).expect("written");
    }
    // A list that names none of them.
    zip.start_file(format!("{TOP}/manifest-sha512.txt"), options).expect("written");
    zip.finish().expect("written");
    let ran = verify(&file, &[]);
    // Nothing is wrong with the zip file, and all with the bag in it.
    assert_eq!(ran.status, Some(1));
    assert!(ran.out.contains("it holds no bag: there is no `bagit.txt`"), "{}", ran.out);
    assert!(ran.out.contains("\nadded: 69,980 more\n"), "{}", ran.out);
}
