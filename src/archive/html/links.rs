//! What pages call their parts and where their links lead, once all of them stand in one file.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use percent_encoding::percent_decode_str;

use super::pieces::{Piece, Tag};
use crate::render::canonical;

/// What is called something in pieces of a page.
pub(super) fn ids(pieces: &[Piece]) -> BTreeSet<String> {
    let tag = |it: &Piece| match it {
        Piece::Tag(tag) => tag.get("id").map(str::to_owned),
        Piece::Text(_) => None,
    };
    pieces.iter().filter_map(tag).collect()
}

/// What a page of the site is called in the file. No address has an underscore or a colon, so that no
/// two things are called the same; drawings take no name with a slash.
pub(super) fn name(address: &str) -> String {
    format!("_{}", address.strip_suffix(".html").unwrap_or(address).replace('/', "_"))
}

/// What there is to link to.
#[derive(Debug)]
pub(super) struct Links<'a> {
    /// What the pages in the file call their parts, by their addresses.
    pub pages: BTreeMap<&'a str, BTreeSet<String>>,
    /// What stands outside them, and keeps its name.
    pub shared: BTreeSet<String>,
    /// The addresses of events, by what their entries on the timeline are called.
    pub entries: BTreeMap<String, String>,
    /// Where the site is.
    pub base: Option<&'a str>,
}

/// Attributes that name other elements of the page.
const NAMING: &[&str] = &[
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "for",
    "headers",
    "list",
];

/// Attributes that lead somewhere.
const LEADING: &[&str] = &["cite", "href", "xlink:href"];

impl Links<'_> {
    /// Changes what a tag says of itself and others. It stands on a page, or outside all of them
    /// where it `is_shared`, as a page at that address has it.
    pub(super) fn lead(&self, tag: &mut Tag, address: &str, is_shared: bool) {
        let own = self.pages.get(address).filter(|_| !is_shared);
        let renamed = |id: &str| match own {
            Some(own) if own.contains(id) => format!("{}:{id}", name(address)),
            _ => id.to_owned(),
        };
        for (attribute, value) in &mut tag.attributes {
            if attribute == "id" {
                *value = renamed(value);
            } else if NAMING.contains(&&**attribute) {
                *value = value.split_whitespace().map(renamed).collect::<Vec<_>>().join(" ");
            } else if value.contains("url(#") {
                *value = painted(value, renamed);
            }
        }
        for attribute in LEADING {
            let Some(to) = tag.attributes.remove(*attribute) else { continue };
            match self.target(&to, address, is_shared) {
                Some(target) => drop(tag.attributes.insert((*attribute).to_owned(), target)),
                // Without it, it is text.
                None => drop(tag.attributes.remove("rel")),
            }
        }
        if is_shared {
            tag.attributes.remove("aria-current");
        }
    }

    /// Where a link leads from now on; nothing where there is nothing.
    fn target(&self, to: &str, from: &str, is_shared: bool) -> Option<String> {
        if is_elsewhere(to) {
            return Some(to.to_owned());
        }
        let (path, fragment) = match to.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (to, None),
        };
        let address = address(path, from);
        let id = fragment.map(|it| percent_decode_str(it).decode_utf8_lossy());
        let id = id.as_deref().map(|it| it.split(":~:").next().unwrap_or_default());
        if path.is_empty() && is_shared && id.is_some_and(|id| self.shared.contains(id)) {
            return Some(to.to_owned());
        }
        let page = name(&address);
        let event = id.and_then(|id| self.entries.get(id));
        let event = event.filter(|it| self.pages.contains_key(&***it));
        match (self.pages.get(&*address), id) {
            (Some(ids), Some(id)) if ids.contains(id) => Some(format!("#{page}:{id}")),
            // An entry of the timeline stands there as the page of its event.
            (Some(_), Some(_)) if event.is_some() => event.map(|it| format!("#{}", name(it))),
            // What a page shows only where it is a page of its own.
            (Some(_), Some(id)) if path.is_empty() => {
                self.shared.contains(id).then(|| to.to_owned())
            }
            (Some(_), _) => Some(format!("#{page}")),
            (None, _) => {
                let fragment = fragment.map(|it| format!("#{it}")).unwrap_or_default();
                self.base.map(|base| canonical(base, &address) + &fragment)
            }
        }
    }
}

/// Whether a link leads out of the site.
pub(super) fn is_elsewhere(to: &str) -> bool {
    let scheme = to.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.starts_with(|it: char| it.is_ascii_alphabetic())
        && scheme.bytes().all(|it| it.is_ascii_alphanumeric() || b"+.-".contains(&it));
    to.starts_with('/') || is_scheme
}

/// The address that a path names on a page of the site.
pub(super) fn address<'p>(path: &'p str, from: &'p str) -> Cow<'p, str> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if path.is_empty() {
        return Cow::Borrowed(from);
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let path = percent_decode_str(path).decode_utf8_lossy();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    Cow::Owned(folders.join("/"))
}

/// A drawing's attribute that names what it is painted with.
fn painted(value: &str, renamed: impl Fn(&str) -> String) -> String {
    let mut parts = value.split("url(#");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (id, rest) = part.split_once(')').unwrap_or((part, ""));
        out.extend(["url(#", &renamed(id), ")", rest]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{
        super::pieces::{Fate, Page},
        *,
    };

    fn links(base: Option<&'static str>) -> Links<'static> {
        let ids = |ids: &[&str]| ids.iter().map(|&it| it.to_owned()).collect();
        Links {
            pages: [
                ("index.html", ids(&["entries"])),
                ("events/bridge.html", ids(&["river.twelve", "axis"])),
            ]
            .into(),
            shared: ids(&["main", "mark-1"]),
            entries: [("event-bridge".to_owned(), "events/bridge.html".to_owned())].into(),
            base,
        }
    }

    #[track_caller]
    fn case(base: Option<&'static str>, tag: &str, expected: &str) {
        let page = Page::new(&format!("<main>{tag}</main>"), |_, _| Fate::Stays);
        let [Piece::Tag(tag)] = &page.main[..] else { panic!("one tag: {page:?}") };
        let mut tag = tag.clone();
        links(base).lead(&mut tag, "events/bridge.html", false);
        assert_eq!(tag.to_string(), expected);
    }

    #[test]
    fn links_lead_to_what_is_in_the_file() {
        let base = Some("https://bridge.example/record");
        case(None, "<a href='../index.html'>", "<a href=\"#_index\">");
        case(None, "<a href='../index.html#entries'>", "<a href=\"#_index:entries\">");
        case(None, "<a href='../index.html#gone'>", "<a href=\"#_index\">");
        case(None, "<a href='../index.html#event-bridge'>", "<a href=\"#_events_bridge\">");
        case(
            None,
            "<a href='bridge.html#river.twelve'>",
            "<a href=\"#_events_bridge:river.twelve\">",
        );
        case(None, "<a href='#river.twelve'>", "<a href=\"#_events_bridge:river.twelve\">");
        case(None, "<a href='#mark-1'>", "<a href=\"#mark-1\">");
        case(None, "<a href='#gone'>", "<a>");
        case(None, "<a href='other.html' rel=next class=a>", "<a class=\"a\">");
        case(
            base,
            "<a href='other.html#b'>",
            "<a href=\"https://bridge.example/record/events/other.html#b\">",
        );
        case(base, "<a href='../a.html?q=1'>", "<a href=\"https://bridge.example/record/a.html\">");
        case(None, "<a href='https://a.example/b#c'>", "<a href=\"https://a.example/b#c\">");
    }

    #[test]
    fn what_is_called_something_is_called_so_by_all() {
        case(None, "<p id=axis>", "<p id=\"_events_bridge:axis\">");
        case(None, "<p aria-labelledby='axis b'>", "<p aria-labelledby=\"_events_bridge:axis b\">");
        case(
            None,
            "<rect fill='url(#axis)' mask='url(#mark-1) a'>",
            "<rect fill=\"url(#_events_bridge:axis)\" mask=\"url(#mark-1) a\">",
        );
    }

    #[test]
    fn addresses_are_those_of_the_site() {
        assert_eq!(address("../a/b.html?c#d", "events/x.html"), "a/b.html");
        assert_eq!(address("./b.html", "index.html"), "b.html");
        assert_eq!(address("#a", "events/x.html"), "events/x.html");
        assert!(is_elsewhere("mailto:a@b.example") && is_elsewhere("//a.example"));
        assert!(!is_elsewhere("events/a.html#b:c"));
    }
}
