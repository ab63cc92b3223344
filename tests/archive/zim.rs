//! ZIM files: all of the site that readers come to, and nothing that may not be passed on.

use std::{fs, path::Path};

use super::{Tree, archive, long, rights};
use crate::program::Project;

/// A number of so many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().rev().fold(0, |all, it| (all << 8) | usize::from(*it))
}

/// What a ZIM file holds, by its paths, which begin with the letter of what they belong to; and the
/// title of each.
fn read(file: &Path) -> Vec<(String, String, Vec<u8>)> {
    let bytes = fs::read(file).expect("a file");
    assert_eq!(bytes[..8], *b"ZIM\x04\x06\0\x01\0");
    let (entries, clusters) = (number(&bytes, 24, 4), number(&bytes, 28, 4));
    let (by_path, of_clusters) = (number(&bytes, 32, 8), number(&bytes, 48, 8));
    let begin = |row: usize| number(&bytes, of_clusters + 8 * row, 8);
    let mut ends: Vec<usize> = (0..clusters).map(begin).collect();
    // The entries stand behind the last cluster.
    ends.push((0..entries).map(|it| number(&bytes, by_path + 8 * it, 8)).min().expect("one"));
    let unpacked = |row: usize| match (bytes[ends[row]], &bytes[ends[row] + 1..ends[row + 1]]) {
        (5, packed) => zstd::decode_all(packed).expect("it is whole"),
        (_, plain) => plain.to_vec(),
    };
    let unpacked: Vec<Vec<u8>> = (0..clusters).map(unpacked).collect();
    let entry = |row: usize| {
        let at = number(&bytes, by_path + 8 * row, 8);
        let is_redirect = bytes[at..at + 2] == [0xff, 0xff];
        let texts = &bytes[at + if is_redirect { 12 } else { 16 }..];
        let mut texts = texts.split(|it| *it == 0).map(|it| String::from_utf8_lossy(it));
        let path = format!("{}/{}", char::from(bytes[at + 3]), texts.next().expect("a path"));
        let title = texts.next().expect("a title").into_owned();
        if is_redirect {
            return (path, title, Vec::new());
        }
        let (cluster, blob) = (number(&bytes, at + 8, 4), number(&bytes, at + 12, 4));
        let cluster = &unpacked[cluster];
        let end = |row: usize| number(cluster, 4 * row, 4);
        (path, title, cluster[end(blob)..end(blob + 1)].to_vec())
    };
    (0..entries).map(entry).collect()
}

#[track_caller]
fn zim(project: &Project, name: &str) -> Vec<(String, String, Vec<u8>)> {
    let file = project.beside(name);
    let ran = archive(project, &file, &["--format", "zim"]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    read(&file)
}

fn said(zim: &[(String, String, Vec<u8>)], path: &str) -> String {
    let found = zim.iter().find(|it| it.0 == path);
    String::from_utf8_lossy(&found.unwrap_or_else(|| panic!("no {path}")).2).into_owned()
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "html")
}

#[test]
fn a_zim_file_holds_the_site() {
    let project = Project::new(&long());
    let zim = zim(&project, "a.zim");
    assert_eq!(project.run(&["build"]).status, Some(0));
    let mut built = super::tree(&project.root().join("public"));
    for path in [".claimline", ".nojekyll", "robots.txt", "404.html"] {
        built.remove(path).expect("a file for hosts");
    }
    let content = zim.iter().filter_map(|it| Some((it.0.strip_prefix("C/")?.to_owned(), &it.2)));
    let content: Vec<(String, &Vec<u8>)> = content.collect();
    assert_eq!(
        content.iter().map(|it| &it.0).collect::<Vec<_>>(),
        built.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in content {
        // The policy would forbid what readers add to a page.
        let text = String::from_utf8_lossy(&built[&path]).into_owned();
        let policy = text.find("<meta http-equiv=\"Content-Security-Policy\"");
        let expected = match policy {
            Some(start) => {
                let end = start + text[start..].find(">\n").expect("its end") + 2;
                format!("{}{}", &text[..start], &text[end..])
            }
            None => text,
        };
        assert!(is_page(&path) == policy.is_some(), "{path}");
        assert!(String::from_utf8_lossy(bytes) == expected, "{path} is another");
    }
}

#[test]
fn a_zim_file_says_what_it_is() {
    let settings = "-- site.toml --\ntitle = \"The bridge over the river, and who held it\"\n\
                    zone = \"+04:00\"\nlanguage = \"ru\"\nlicense = \"CC0\"\n\
                    base_url = \"https://bridge.example/record/\"\n";
    let zim = zim(&Project::new(settings), "a.zim");
    for (name, text) in [
        ("Title", "The bridge over the river…"),
        ("Description", "The bridge over the river, and who held it"),
        ("Language", "rus"),
        ("Date", "2031-05-03"),
        ("Name", "the-bridge-over-the-river-and-who-held-it"),
        ("Tags", "_ftindex:no"),
        ("License", "CC0"),
        ("Source", "https://bridge.example/record/"),
    ] {
        assert_eq!(said(&zim, &format!("M/{name}")), text);
    }
    let pages = zim.iter().filter(|it| it.0.starts_with("C/") && is_page(&it.0)).count();
    let counter = said(&zim, "M/Counter");
    assert!(counter.contains(&format!(";text/html={pages};")), "{counter}");
    let title = |path: &str| zim.iter().find(|it| it.0 == path).map(|it| it.1.as_str());
    assert_eq!(title("C/index.html"), Some("The bridge over the river, and who held it"));
    assert_eq!(title("C/data/claims.json"), Some(""));
    assert!(title("W/mainPage").is_some());
}

#[test]
fn what_is_private_is_in_no_zim_file() {
    let zim = zim(&rights::restricted(), "a.zim");
    let tree: Tree = zim.into_iter().map(|it| (it.0 + &it.1, it.2)).collect();
    rights::stays(&tree);
    assert!(tree.values().any(|it| String::from_utf8_lossy(it).contains("An open-text that says")));
}

#[test]
fn the_same_content_gives_the_same_zim_file() {
    let bytes = |project: &Project, name: &str| {
        zim(project, name);
        fs::read(project.beside(name)).expect("a file")
    };
    let (one, other) = (Project::new(""), Project::new(""));
    let first = bytes(&one, "a.zim");
    assert!(first == bytes(&other, "another.zim"), "the bytes are others");
    assert!(first == bytes(&one, "a.zim"), "written over, the bytes are others");
    let changed =
        bytes(&Project::new("-- site.toml --\ntitle = \"Other\"\nzone = \"Z\"\n"), "a.zim");
    assert_ne!(first[8..24], changed[8..24], "another record has the same number");
}

#[test]
fn stored_copies_do_not_go_into_a_zim_file() {
    let project = rights::restricted();
    let ran = archive(&project, &project.beside("a.zim"), &["--format", "zim", "--captures"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("holds no stored copies; leave out `--captures`"), "{}", ran.err);
}
