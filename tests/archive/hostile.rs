//! Zip files that mean harm are told by what is wrong with them, and nothing is unpacked of them.

use std::{fs, time::Instant};

use super::{
    TOP, archived,
    raw::{Entry, Raw},
    unzipped,
    verified::verify,
};
use crate::program::Project;

/// A zip file made from a good one, and what is said of it.
#[track_caller]
fn case(project: &Project, good: &Raw, what: &str, harm: impl Fn(&mut Raw)) {
    let mut raw = good.clone();
    harm(&mut raw);
    refused(project, &raw.bytes(), what);
}

#[track_caller]
fn refused(project: &Project, bytes: &[u8], what: &str) {
    let file = project.beside("hostile.zip");
    fs::write(&file, bytes).expect("written");
    let started = Instant::now();
    let ran = verify(&file, &[]);
    assert_eq!((ran.status, &*ran.err), (Some(1), ""), "{what}: {}", ran.out);
    assert!(ran.out.contains(what), "{what}:\n{}", ran.out);
    assert!(started.elapsed().as_secs() < 15, "{what} took {:?}", started.elapsed());
}

fn good() -> (Project, Raw) {
    let project = Project::new("");
    let raw = Raw::of(&unzipped(&archived(&project, &[])));
    (project, raw)
}

const INDEX: &str = "the-bridge/index.html";

#[test]
fn what_harms_nobody_passes() {
    let (project, raw) = good();
    let file = project.beside("good.zip");
    fs::write(&file, raw.bytes()).expect("written");
    let ran = verify(&file, &[]);
    assert_eq!(ran.status, Some(0), "{}", ran.out);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    let (project, good) = good();
    for (name, why) in [
        ("../../etc/passwd", "it has a part that is no name"),
        ("the-bridge/../../x", "it has a part that is no name"),
        ("/etc/passwd", "it has a part that is no name"),
        ("the-bridge//x", "it has a part that is no name"),
        ("the-bridge/x/", "it has a part that is no name"),
        ("..\\..\\x", "not every system takes `\\\\`"),
        ("c:/x", "not every system takes `:`"),
        ("the-bridge/x\u{1b}[31m", "not every system takes `\\u{1b}`"),
        ("the-bridge/x\0", "not every system takes `\\0`"),
        ("the-bridge/\u{202e}lmth.x", "not every system takes `\\u{202e}`"),
        ("the-bridge/nul.txt", "Windows keeps that name for a device"),
    ] {
        case(&project, &good, "is not safe to unpack", |it| {
            it.entries.push(Entry::stored(name, b""));
        });
        case(&project, &good, why, |it| it.entries.push(Entry::stored(name, b"")));
    }
    case(&project, &good, "is not UTF-8", |it| it.entry("index.html").name = b"\xff\xfe".to_vec());
}

#[test]
fn names_that_are_two_are_refused() {
    let (project, good) = good();
    for name in [INDEX, "the-bridge/Index.html", "The-Bridge/index.html"] {
        let what = "stands there twice, at least for some systems";
        case(&project, &good, what, |it| it.entries.push(Entry::stored(name, b"other")));
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let (project, good) = good();
    case(&project, &good, "index.html` is a symbolic link", |it| {
        it.entry("index.html").attributes = 0o120_777 << 16;
    });
    case(&project, &good, "index.html` is encrypted", |it| it.entry("index.html").flags = 1);
    case(&project, &good, "packed in a way that claimline does not use", |it| {
        it.entry("index.html").method = 12;
    });
    let other = "is not entered as claimline enters files";
    case(&project, &good, other, |it| it.entry("index.html").flags = 8);
    case(&project, &good, other, |it| it.entry("index.html").time = 1);
    case(&project, &good, other, |it| it.entry("index.html").attributes = 0o104_755 << 16);
    case(&project, &good, other, |it| it.entry("index.html").comment = b"c".to_vec());
}

#[test]
fn nothing_stands_where_no_entry_is() {
    let (project, good) = good();
    let junk = || b"PK\x03\x04 junk".to_vec();
    case(&project, &good, "stands behind a gap", |it| it.entry("index.html").gap = junk());
    case(&project, &good, "between its entries and their list", |it| it.between = junk());
    case(&project, &good, "besides them", |it| it.in_list = vec![0; 60]);
    case(&project, &good, "something stands behind its end", |it| it.behind = junk());
    case(&project, &good, "something stands behind its end", |it| it.comment = junk());
    case(&project, &good, "stands behind a gap", |it| it.before = junk());
    // As an entry without its place in the list would be, or a program that unpacks itself.
    let length = u32::try_from(good.bytes().len()).expect("small");
    let list = good.bytes().windows(4).position(|it| it == b"PK\x01\x02").expect("a list");
    let list = u32::try_from(list).expect("small");
    case(&project, &good, "something stands before its entries", |it| {
        it.before = junk();
        it.list_at = Some(list);
    });
    case(&project, &good, "is not where it says", |it| it.list_at = Some(length));
}

#[test]
fn entries_do_not_lie_over_each_other() {
    let (project, good) = good();
    case(&project, &good, "lies over another entry", |it| {
        let mut entry = Entry::stored("the-bridge/data/site/copy.html", b"");
        entry.at = Some(0);
        entry.is_listed_only = true;
        it.entries.push(entry);
    });
    case(&project, &good, "says that it is longer than the file", |it| {
        it.entries.last_mut().expect("one").sizes = (1 << 30, 1 << 30);
    });
    case(&project, &good, "stands there otherwise than it is listed", |it| {
        it.entry("index.html").local_name = Some(b"the-bridge/other.html".to_vec());
    });
    case(&project, &good, "has two sizes", |it| it.entries.last_mut().expect("one").sizes.1 += 1);
}

#[test]
fn bombs_do_not_go_off() {
    let (project, good) = good();
    let zeros = vec![0; 32 << 20];
    let bomb = Entry::deflated("the-bridge/data/site/bomb.html", &zeros);
    let is_trap = "bomb.html` is a trap: it would unpack to more than 200 times its size";
    case(&project, &good, is_trap, |it| it.entries.push(bomb.clone()));
    // It says that it is small, and is not.
    case(&project, &good, "changed here: data/site/bomb.html", |it| {
        let mut entry = bomb.clone();
        entry.sizes.1 = 1000;
        it.entries.push(entry);
        let digest = "0".repeat(128);
        let list = it.entry("/manifest-sha512.txt");
        let text = [&list.packed[..], digest.as_bytes(), b"  data/site/bomb.html\n"].concat();
        *list = Entry::stored("the-bridge/manifest-sha512.txt", &text);
    });
    // It says that it holds more than it does.
    case(&project, &good, "changed here: data/site/index.html", |it| {
        let entry = it.entry("data/site/index.html");
        let bytes = entry.packed.clone();
        *entry = Entry::deflated("the-bridge/data/site/index.html", &bytes);
        entry.sizes.1 += 1;
    });
    // Something is hidden behind the packed bytes.
    case(&project, &good, "changed here: data/site/index.html", |it| {
        let entry = it.entry("data/site/index.html");
        let bytes = entry.packed.clone();
        *entry = Entry::deflated("the-bridge/data/site/index.html", &bytes);
        entry.packed.extend(b"hidden");
        entry.sizes.0 += 6;
    });
}

#[test]
fn the_number_of_entries_is_counted() {
    let (project, good) = good();
    let more = u16::try_from(good.entries.len()).expect("few") + 1;
    case(&project, &good, "fewer entries than it says", |it| it.said = Some(more));
    case(&project, &good, "besides them", |it| it.said = Some(more - 2));
    case(&project, &good, "more entries than there can be", |it| it.said = Some(0xfffe));
    case(&project, &good, "its end says what cannot be", |it| it.said = Some(0xffff));
    // As many as make the count begin anew.
    case(&project, &good, "besides them", |it| {
        let names = (it.entries.len()..1 << 16).map(|row| format!("{TOP}/data/site/{row}"));
        it.entries.extend(names.map(|it| Entry::stored(&it, b"")).collect::<Vec<_>>());
    });
}

#[test]
fn what_was_cut_off_is_not_whole() {
    let (project, good) = good();
    let bytes = good.bytes();
    for length in [4, 21, 1000, bytes.len() / 2, bytes.len() - 1] {
        let words = if length < 22 { "too short for a zip file" } else { "its end is missing" };
        refused(&project, &bytes[..length], words);
    }
}

#[test]
fn a_zip_file_that_is_no_bag_says_so() {
    let (project, _) = good();
    let raw = Raw { entries: vec![Entry::stored("a/b.txt", b"c")], ..Raw::default() };
    refused(&project, &raw.bytes(), "it holds no bag");
    refused(
        &project,
        &Raw { entries: vec![Entry::stored("b.txt", b"c")], ..raw }.bytes(),
        "added: b.txt",
    );
}

#[test]
fn lists_that_cannot_be_are_told() {
    let (project, good) = good();
    let digest = "0".repeat(128);
    for (line, what) in [
        ("nonsense\n".to_owned(), "of `manifest-sha512.txt` cannot be"),
        (format!("{}  data/x\n", "g".repeat(128)), "of `manifest-sha512.txt` cannot be"),
        (format!("{digest}  data/site/index.html\n"), "of `manifest-sha512.txt` cannot be"),
        (format!("{digest}  ../../etc/passwd\n"), "`../../etc/passwd` is in the wrong list"),
        (format!("{digest}  data/\u{1b}[2J\n"), "missing: data/\\u{1b}[2J"),
    ] {
        case(&project, &good, what, |it| {
            let list = it.entry("/manifest-sha512.txt");
            let text = [&list.packed[..], line.as_bytes()].concat();
            *list = Entry::stored("the-bridge/manifest-sha512.txt", &text);
        });
    }
    // A list that would not fit into memory is not read into it.
    case(&project, &good, "changed here: manifest-sha512.txt", |it| {
        let many = vec![b'\n'; 8 << 20];
        *it.entry("/manifest-sha512.txt") = Entry::stored("the-bridge/manifest-sha512.txt", &many);
    });
}
