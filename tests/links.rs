//! Every link within a site leads somewhere, and no page carries what its policy forbids.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use claimline::pipeline;
use tempfile::TempDir;

use crate::{built::site, cases, format::lay};

/// The pages of the site of a case; none where it cannot be built.
fn pages(case: &Path) -> BTreeMap<String, String> {
    let root = TempDir::new().expect("a folder");
    lay(&cases::whole(case), root.path());
    let checked = pipeline::check(&pipeline::load(root.path()).expect("the machine reads"));
    if checked.report.has_errors() {
        return BTreeMap::new();
    }
    site(&checked)
}

#[test]
fn links_lead_somewhere() {
    for case in cases::paths() {
        let pages = pages(&case);
        let anchors: BTreeMap<&str, BTreeSet<&str>> = pages
            .iter()
            .map(|(address, text)| (address.as_str(), values(text, "id").collect()))
            .collect();
        for (address, link) in links(&pages) {
            let (page, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if page.is_empty() { address.to_owned() } else { joined(address, page) };
            let known = anchors.get(target.as_str());
            let leads = known.is_some_and(|it| anchor.is_empty() || it.contains(anchor))
                || address == "404.html" && is_of_host(&pages, page);
            assert!(leads, "{}: {address} leads to `{link}`", case.display());
        }
    }
}

/// Whether a link begins at the host's root, as those of the page that stands in at any depth do, and
/// leads to a file of the site or to the site itself.
fn is_of_host(pages: &BTreeMap<String, String>, link: &str) -> bool {
    link.starts_with('/')
        && (link.ends_with('/') || pages.keys().any(|it| link.ends_with(&format!("/{it}"))))
}

fn html(pages: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    let pages = pages.iter().filter(|(_, text)| text.starts_with("<!doctype html>"));
    pages.map(|(address, text)| (address.as_str(), text.as_str()))
}

/// The links within a site, each with the page it stands on.
fn links(pages: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    let links =
        html(pages).flat_map(|(address, text)| values(text, "href").map(move |it| (address, it)));
    links.filter(|(_, link)| !link.contains(':'))
}

#[test]
fn pages_carry_nothing_that_their_policy_forbids() {
    for case in cases::paths() {
        for (address, text) in html(&pages(&case)) {
            let place = format!("{}: {address}", case.display());
            assert!(text.contains("default-src 'none'"), "{place} has no policy");
            for forbidden in ["<script>", " style=", "<style", "<iframe", "<img", " onclick="] {
                assert!(!text.contains(forbidden), "{place} has `{forbidden}`");
            }
            assert_eq!(text.matches("<h1").count(), 1, "{place}");
            let ids: Vec<_> = values(text, "id").collect();
            let distinct: BTreeSet<_> = ids.iter().collect();
            assert_eq!(ids.len(), distinct.len(), "{place} has an anchor twice");
        }
    }
}

/// The values of an attribute.
fn values<'t>(text: &'t str, attribute: &str) -> impl Iterator<Item = &'t str> {
    let before = format!(" {attribute}=\"");
    let starts: Vec<usize> = text.match_indices(&before).map(|(at, it)| at + it.len()).collect();
    starts.into_iter().filter_map(|at| text[at..].split('"').next())
}

/// The address that a relative link leads to.
fn joined(from: &str, link: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in link.split('/') {
        match step {
            ".." => {
                folders.pop();
            }
            step => folders.push(step),
        }
    }
    folders.join("/")
}
