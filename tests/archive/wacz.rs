//! WACZ files: the site at its addresses, and of stored copies only those that may be passed on.

use std::{fs, io::Read as _};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

use super::{Tree, archive, long, rights, unzipped, verified};
use crate::program::Project;

const SETTINGS: &str =
    "title = \"The bridge\"\nzone = \"+04:00\"\nbase_url = \"https://bridge.example/record/\"\n";

fn project() -> Project {
    Project::new(&format!("-- site.toml --\n{SETTINGS}"))
}

/// A WACZ file, with its records and its index unpacked.
#[track_caller]
fn wacz(project: &Project, more: &[&str]) -> Tree {
    let file = project.beside("a.wacz");
    let mut arguments = vec!["--format", "wacz"];
    arguments.extend(more);
    let ran = archive(project, &file, &arguments);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    let mut tree = unzipped(&file);
    for path in ["archive/data.warc.gz", "indexes/index.cdx.gz"] {
        let mut bytes = Vec::new();
        MultiGzDecoder::new(&*tree[path]).read_to_end(&mut bytes).expect("it is whole");
        tree.insert(path.to_owned(), bytes);
    }
    tree
}

/// The text of a file; of pictures among records, what of them is text.
fn text(tree: &Tree, path: &str) -> String {
    String::from_utf8_lossy(&tree[path]).into_owned()
}

#[test]
fn pages_are_recorded_at_their_addresses() {
    let project = Project::new(&format!("-- site.toml --\n{SETTINGS}{}", long()));
    let wacz = wacz(&project, &[]);
    // Pictures are among them, so that places are found in the bytes.
    let all = &wacz["archive/data.warc.gz"];
    let find = |from: usize, what: &str| {
        let mut at = all[from..].windows(what.len());
        at.position(|it| it == what.as_bytes()).map(|at| from + at)
    };
    let records = String::from_utf8_lossy(all);
    assert_eq!(project.run(&["build"]).status, Some(0));
    for (path, bytes) in super::tree(&project.root().join("public")) {
        let is_for_hosts =
            [".claimline", ".nojekyll", "robots.txt", "404.html", "sitemap.xml"].contains(&&*path);
        let uri = format!("\r\nWARC-Target-URI: https://bridge.example/record/{path}\r\n");
        let at = find(0, &uri);
        assert_eq!(at.is_none(), is_for_hosts, "{path}");
        let Some(at) = at else { continue };
        let body = find(at, "\r\n\r\n").expect("its head has an end") + 4;
        assert!(all[body..].starts_with(&bytes), "{path} is another");
    }
    for more in ["", "search.html?q="] {
        let uri = format!("\r\nWARC-Target-URI: https://bridge.example/record/{more}\r\n");
        assert!(records.contains(&uri), "{uri}");
    }
    assert!(!records.contains("WARC-Type: response"), "no server answered");
    let pages = text(&wacz, "pages/pages.jsonl");
    assert!(
        pages.contains("\"url\":\"https://bridge.example/record/events/bridge.html\""),
        "{pages}"
    );
    let package: Value = serde_json::from_slice(&wacz["datapackage.json"]).expect("JSON");
    assert_eq!(package["wacz_version"], "1.1.1");
    assert_eq!(package["mainPageUrl"], "https://bridge.example/record/");
    assert_eq!(package["created"], "2031-05-02T20:00:00Z");
}

#[test]
fn the_index_leads_to_the_records() {
    let project = project();
    let index = text(&wacz(&project, &[]), "indexes/index.cdx.gz");
    let packed =
        unzipped(&project.beside("a.wacz")).remove("archive/data.warc.gz").expect("records");
    let lines: Vec<&str> = index.lines().collect();
    assert!(lines.is_sorted());
    for line in lines {
        let (_, said) = line.split_once(" {").expect("a line");
        let said: Value = serde_json::from_str(&format!("{{{said}")).expect("JSON");
        let number = |name: &str| said[name].as_str().expect("text").parse::<usize>().expect("one");
        let record = &packed[number("offset")..number("offset") + number("length")];
        let mut bytes = Vec::new();
        MultiGzDecoder::new(record).read_to_end(&mut bytes).expect("a record by itself");
        let text = String::from_utf8_lossy(&bytes);
        let url = said["url"].as_str().expect("text");
        assert!(text.starts_with("WARC/1.1\r\n"), "{text}");
        assert!(text.contains(&format!("\r\nWARC-Target-URI: {url}\r\n")), "{text}");
    }
}

#[test]
fn of_stored_copies_only_public_ones_go_along_where_they_are_asked_for() {
    let project = rights::restricted();
    project.put("site.toml", SETTINGS);
    for (more, count) in [(&[][..], 0), (&["--captures"], 1)] {
        let wacz = wacz(&project, more);
        rights::stays(&wacz);
        let records = text(&wacz, "archive/data.warc.gz");
        assert_eq!(records.matches("copy-of-the-open").count(), count);
        let uri = "\r\nWARC-Target-URI: https://river.example/open\r\n";
        assert_eq!(records.matches(uri).count(), count);
        let page = "\"url\":\"https://river.example/open\",\"ts\":\"2031-05-02T20:00:00Z\"";
        assert_eq!(text(&wacz, "pages/pages.jsonl").matches(page).count(), count);
    }
}

#[test]
fn the_same_content_gives_the_same_wacz_file() {
    let bytes = || {
        let project = project();
        wacz(&project, &[]);
        fs::read(project.beside("a.wacz")).expect("a file")
    };
    assert!(bytes() == bytes(), "the bytes are others");
}

#[test]
fn a_site_without_an_address_is_no_wacz_file() {
    let project = Project::new("");
    let file = project.beside("a.wacz");
    let ran = archive(&project, &file, &["--format", "wacz"]);
    assert_eq!((ran.status, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("set `base_url` in `site.toml`"), "{}", ran.err);
    assert!(!file.exists());
}

#[test]
fn of_a_wacz_file_the_signature_is_verified() {
    let project = project();
    wacz(&project, &[]);
    let file = project.beside("a.wacz");
    let ran = verified::verify(&file, &[]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("has no signature"), "{}", ran.err);
    wacz(&project, &["--sign", &verified::public("open.key")]);
    let ran = verified::verify(&file, &["--key", &verified::public("open.pub")]);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.starts_with("what is in it was not looked at"), "{}", ran.out);
}
