//! What the list of pages has to be, for search engines: <https://www.sitemaps.org/protocol.html> and
//! the schema there. `feeds.rs` has the site of every case looked at.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The most pages and bytes that a list has, and the lengths of an address.
const PAGES: usize = 50_000;
const BYTES: usize = 50 << 20;
const LENGTHS: std::ops::RangeInclusive<usize> = 12..=2048;

/// Nobody comes from a search to where one searches, or to what is not there.
const BESIDE: &[&str] = &["404", "search"];

/// What is wrong with the list of a site's pages: it has every page once, as the page calls itself.
pub(crate) fn faults(site: &BTreeMap<String, String>) -> Vec<String> {
    let mut faults = Vec::new();
    let listed = listed(&site["sitemap.xml"], &mut faults);
    let is_page = |path: &str| {
        path.rsplit_once('.').is_some_and(|(stem, kind)| kind == "html" && !BESIDE.contains(&stem))
    };
    let pages = site.iter().filter(|(path, _)| is_page(path));
    let stays = pages.filter(|(_, page)| !page.contains("http-equiv=\"refresh\""));
    let canonical: BTreeSet<&str> = stays.map(|(path, page)| called(path, page)).collect();
    for page in canonical.difference(&listed.iter().map(String::as_str).collect()) {
        faults.push(format!("`{page}` is not listed"));
    }
    for page in listed.iter().filter(|it| !canonical.contains(it.as_str())) {
        faults.push(format!("`{page}` is no page"));
    }
    let base = called("index.html", &site["index.html"]);
    if !site["robots.txt"].lines().any(|it| it == format!("Sitemap: {base}sitemap.xml")) {
        faults.push("robots.txt does not name it".to_owned());
    }
    faults
}

/// What a page calls itself, or else its path.
fn called<'s>(path: &'s str, page: &'s str) -> &'s str {
    let after = page.split_once("<link rel=\"canonical\" href=\"").map(|(_, after)| after);
    after.and_then(|it| it.split_once('"')).map_or(path, |(address, _)| address)
}

/// The addresses in a list, as far as it is one.
fn listed(list: &str, faults: &mut Vec<String>) -> Vec<String> {
    let Ok(document) = Document::parse(list) else {
        faults.push("no XML".to_owned());
        return Vec::new();
    };
    let root = document.root_element();
    if !root.has_tag_name((SITEMAP, "urlset")) {
        faults.push("no list of pages".to_owned());
    }
    if list.len() > BYTES || elements(root).count() > PAGES {
        faults.push("too long".to_owned());
    }
    let mut listed = Vec::new();
    for url in elements(root) {
        let location: Vec<_> = elements(url).collect();
        let address = match &*location {
            [loc] if url.has_tag_name((SITEMAP, "url")) && loc.has_tag_name((SITEMAP, "loc")) => {
                loc.text().unwrap_or_default()
            }
            _ => {
                faults.push("an entry that is not one address".to_owned());
                continue;
            }
        };
        let is_written = address.bytes().all(|it| it.is_ascii_graphic() && !b"\"<>".contains(&it));
        if !is_written || !LENGTHS.contains(&address.len()) {
            faults.push(format!("`{address}` is no address"));
        }
        if listed.iter().any(|it| it == address) {
            faults.push(format!("`{address}` is listed twice"));
        }
        listed.push(address.to_owned());
    }
    listed
}

fn elements<'d, 'i>(node: Node<'d, 'i>) -> impl Iterator<Item = Node<'d, 'i>> {
    node.children().filter(Node::is_element)
}

#[test]
fn a_faulty_list_is_told() {
    let page = |address: &str| format!("<link rel=\"canonical\" href=\"{address}\">");
    let list = format!(
        "<urlset xmlns=\"{SITEMAP}\"><url><loc>https://a.example/</loc></url>\
         <url><loc>https://a.example/b.html</loc></url></urlset>"
    );
    let site = |list: &str| {
        let robots = "User-agent: *\nSitemap: https://a.example/sitemap.xml\n".to_owned();
        let moved = "<meta http-equiv=\"refresh\" content=\"0; url=b.html\">".to_owned();
        let files = [
            ("404.html", String::new()),
            ("b.html", page("https://a.example/b.html")),
            ("index.html", page("https://a.example/")),
            ("old.html", moved),
            ("robots.txt", robots),
            ("sitemap.xml", list.to_owned()),
        ];
        files.map(|(path, text)| (path.to_owned(), text)).into()
    };
    assert_eq!(faults(&site(&list)), Vec::<String>::new());
    let told = |from: &str, to: &str, fault: &str| {
        let faults = faults(&site(&list.replacen(from, to, 1))).join(", ");
        assert!(faults.contains(fault), "{from}: {faults}");
    };
    told("</urlset>", "", "no XML");
    told(SITEMAP, "https://a.example/", "no list of pages");
    told("example/<", "example/index.html<", "`https://a.example/` is not listed");
    told("example/<", "example/index.html<", "`https://a.example/index.html` is no page");
    told("example/<", "example/b.html<", "is listed twice");
    told("example/b", "example/b c", "is no address");
    told("<loc>", "<loc>https://a.example/</loc><loc>", "not one address");
    let mut alone = site(&list);
    alone.insert("robots.txt".to_owned(), "User-agent: *\n".to_owned());
    assert_eq!(faults(&alone), ["robots.txt does not name it"]);
}
