//! Every feed of every case is XML, and has what RFC 4287 asks of a feed; the list of its pages is as
//! `sitemap.rs` has it.

use std::collections::{BTreeMap, BTreeSet};

use claimline::pipeline;
use roxmltree::{Document, Node};
use tempfile::TempDir;

use crate::{built::site, cases, format::lay, sitemap};

const ATOM: &str = "http://www.w3.org/2005/Atom";

#[test]
fn feeds_and_lists_of_pages_are_as_their_standards_ask() {
    let mut seen = 0;
    for case in cases::paths() {
        let pages = pages(&case);
        for (address, feed) in pages.iter().filter(|(_, text)| text.contains(ATOM)) {
            let faults = faults(feed);
            assert!(faults.is_empty(), "{}: {address}: {}", case.display(), faults.join(", "));
            seen += 1;
        }
        if !pages.is_empty() {
            let faults = sitemap::faults(&pages);
            assert!(faults.is_empty(), "{}: {}", case.display(), faults.join(", "));
        }
    }
    assert!(seen > 20, "only {seen} feeds");
}

#[test]
fn a_faulty_feed_is_told() {
    let entry = "<entry><id>tag:a.example,2031:1</id><title>t</title>\
                 <updated>2031-05-02T00:00:00Z</updated><author><name>n</name></author>\
                 <link rel=\"alternate\" href=\"https://a.example/1\"/>\
                 <content type=\"html\">&lt;p&gt;w&lt;/p&gt;</content></entry>";
    let feed = format!(
        "<feed xmlns=\"{ATOM}\"><id>https://a.example/feed.xml</id><title>t</title>\
         <updated>2031-05-02T00:00:00Z</updated>\
         <link rel=\"self\" href=\"https://a.example/feed.xml\"/>{entry}</feed>"
    );
    assert_eq!(faults(&feed), Vec::<String>::new());
    let told = |from: &str, to: &str, fault: &str| {
        let faults = faults(&feed.replacen(from, to, 1)).join(", ");
        assert!(faults.contains(fault), "{from}: {faults}");
    };
    told("</feed>", "", "no XML");
    told("</feed>", &format!("{entry}</feed>"), "two entries have an id");
    told("<id>tag:a.example,2031:1</id>", "", "no id");
    told("<author><name>n</name></author>", "", "no author");
    told("<name>n</name>", "", "no name");
    told("2031-05-02T00:00:00Z</updated><author>", "2031-05-02</updated><author>", "no moment");
    told("<title>t</title>", "<title>t</title><title>t</title>", "2 of title");
    told("&lt;/p&gt;", "", "no HTML");
    told("https://a.example/1", "https://a.example/ь", "is no address");
    told("<author>", "<category term=\"\"/><author>", "no term");
    told("<author>", "<writer/><author>", "does not belong there");
    told("rel=\"self\"", "rel=\"via\"", "no link to itself");
}

/// The files of a case that can be built.
fn pages(case: &std::path::Path) -> BTreeMap<String, String> {
    let root = TempDir::new().expect("a folder");
    lay(&cases::whole(case), root.path());
    let checked = pipeline::check(&pipeline::load(root.path()).expect("the machine reads"));
    if checked.report.has_errors() || checked.config.base_url.is_none() {
        return BTreeMap::new();
    }
    site(&checked)
}

/// What is not as RFC 4287 has it, in sections 4.1.1 and 4.1.2, of the elements that our feeds have.
fn faults(feed: &str) -> Vec<String> {
    let Ok(document) = Document::parse(feed) else { return vec!["no XML".to_owned()] };
    let root = document.root_element();
    let mut faults = Vec::new();
    if !root.has_tag_name((ATOM, "feed")) {
        faults.push("no feed".to_owned());
    }
    common(root, &mut faults);
    if links(root, "self").count() != 1 {
        faults.push("no link to itself".to_owned());
    }
    let mut ids = BTreeSet::new();
    for entry in all(root, "entry") {
        common(entry, &mut faults);
        if !ids.insert(text(entry, "id")) {
            faults.push("two entries have an id".to_owned());
        }
        let authors: Vec<_> = all(entry, "author").chain(all(root, "author")).collect();
        if authors.is_empty() {
            faults.push("no author".to_owned());
        }
        if authors.into_iter().any(|it| text(it, "name").is_empty()) {
            faults.push("no name".to_owned());
        }
        if all(entry, "category").any(|it| it.attribute("term").is_none_or(str::is_empty)) {
            faults.push("no term".to_owned());
        }
        if links(entry, "alternate").count() != 1 {
            faults.push("no page".to_owned());
        }
        let content = text(entry, "content");
        if Document::parse(&format!("<div>{content}</div>")).is_err() {
            faults.push("no HTML".to_owned());
        }
    }
    faults
}

/// What our feeds and their entries have.
const MAY: &[&str] = &["author", "category", "content", "entry", "id", "link", "title", "updated"];

/// What a feed and an entry both have exactly once, and what neither may have.
fn common(node: Node<'_, '_>, faults: &mut Vec<String>) {
    for name in ["id", "title", "updated"] {
        match all(node, name).count() {
            0 => faults.push(format!("no {name}")),
            1 => {}
            count => faults.push(format!("{count} of {name}")),
        }
    }
    let id = text(node, "id");
    if !id.starts_with("https://") && !id.starts_with("tag:") || id.contains(char::is_whitespace) {
        faults.push(format!("`{id}` is no address"));
    }
    let moment = text(node, "updated");
    if chrono::DateTime::parse_from_rfc3339(moment).is_err() {
        faults.push(format!("`{moment}` is no moment"));
    }
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name();
        if name.namespace() != Some(ATOM) || !MAY.contains(&name.name()) {
            faults.push(format!("`{}` does not belong there", name.name()));
        }
    }
    for link in all(node, "link") {
        let href = link.attribute("href").unwrap_or_default();
        let is_written =
            href.bytes().all(|it| it.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&it));
        if !href.starts_with("https://") || !is_written {
            faults.push(format!("`{href}` is no address"));
        }
    }
}

fn all<'d, 'i>(node: Node<'d, 'i>, name: &'static str) -> impl Iterator<Item = Node<'d, 'i>> {
    node.children().filter(move |it| it.has_tag_name((ATOM, name)))
}

fn links<'d, 'i>(node: Node<'d, 'i>, rel: &'static str) -> impl Iterator<Item = Node<'d, 'i>> {
    all(node, "link").filter(move |it| it.attribute("rel") == Some(rel))
}

fn text<'d>(node: Node<'d, '_>, name: &'static str) -> &'d str {
    all(node, name).next().and_then(|it| it.text()).unwrap_or_default()
}
