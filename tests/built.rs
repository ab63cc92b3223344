//! A site as it comes out: its files, and its pages as trees.

use std::{collections::BTreeMap, path::Path};

use claimline::{diagnostic::Report, pipeline::Checked, render};
use rayon::prelude::*;

/// Every file of the site of a project that was checked, by address. Pictures, which are no text, are
/// empty: `card.rs` looks at those.
pub(crate) fn site(checked: &Checked) -> BTreeMap<String, String> {
    let Checked { config, theme, record, analysis, .. } = checked;
    let site = render::site(record, analysis, config, theme, &mut Report::default());
    let is_text = |it: &str| Path::new(it).extension() != Some("png".as_ref());
    let page = |address: String| {
        if !is_text(&address) {
            return (address, String::new());
        }
        let bytes = site.page(&address).unwrap_or_else(|fault| panic!("{address}: {fault}"));
        (address, String::from_utf8_lossy(&bytes).into_owned())
    };
    site.addresses().into_par_iter().map(page).collect()
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    Text(String),
    Element(Element),
}

/// An element of a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Node>,
}

/// The elements that have no end.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "link", "meta"];

/// Reads a page as our templates write it: every element ends, every value stands in quotation marks.
pub(crate) fn tree(page: &str) -> Element {
    let mut rest = page.trim_start_matches("<!doctype html>");
    let mut open = vec![Element::new("", BTreeMap::new())];
    while let Some(at) = rest.find('<') {
        open.last_mut().expect("the page").text(&rest[..at]);
        let end = tag_end(&rest[at..]) + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if tag.starts_with(['!', '?']) {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let element = open.pop().expect("an element");
            assert_eq!(element.name, name, "an end without a beginning");
            open.last_mut().expect("the page").children.push(Node::Element(element));
            continue;
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let element = Element::new(name, read_attributes(attributes));
        if closed || VOID.contains(&name) {
            open.last_mut().expect("the page").children.push(Node::Element(element));
        } else {
            open.push(element);
        }
    }
    assert_eq!(open.len(), 1, "an element does not end: {:?}", open.last().map(|it| &it.name));
    open.pop().expect("the page")
}

/// Where a tag ends: a value may hold the sign that ends it.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    let end = tag.find(|it| {
        quoted ^= it == '"';
        it == '>' && !quoted
    });
    end.expect("a tag ends")
}

fn read_attributes(mut text: &str) -> BTreeMap<String, String> {
    let mut attributes = BTreeMap::new();
    loop {
        text = text.trim_start();
        let end = text.find(|it: char| it == '=' || it.is_whitespace()).unwrap_or(text.len());
        if end == 0 {
            return attributes;
        }
        let (name, rest) = text.split_at(end);
        let (value, rest) = match rest.strip_prefix("=\"") {
            Some(rest) => rest.split_once('"').expect("a value ends"),
            None => ("", rest),
        };
        attributes.insert(name.to_owned(), unescaped(value));
        text = rest;
    }
}

fn unescaped(text: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(text.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

impl Element {
    fn new(name: &str, attributes: BTreeMap<String, String>) -> Self {
        Self { name: name.to_owned(), attributes, children: Vec::new() }
    }

    fn text(&mut self, text: &str) {
        let text = unescaped(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        if !text.is_empty() {
            self.children.push(Node::Text(text));
        }
    }

    /// Whether it is of a class.
    pub(crate) fn is(&self, class: &str) -> bool {
        self.attribute("class").split(' ').any(|it| it == class)
    }

    /// The value of an attribute; empty where it has none.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    /// Itself and the elements in it, each before what is in it.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let within = self.children.iter().filter_map(|it| match it {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        });
        std::iter::once(self).chain(within.flat_map(Self::all)).collect()
    }

    /// All that is said in it, parted by spaces.
    pub(crate) fn says(&self) -> String {
        let says = self.children.iter().map(|it| match it {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.says(),
        });
        says.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Leaves out the elements that a test does not want.
    pub(crate) fn prune(&mut self, unwanted: &impl Fn(&Self) -> bool) {
        self.children.retain(|it| !matches!(it, Node::Element(element) if unwanted(element)));
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.prune(unwanted);
            }
        }
    }

    /// Changes itself and every element in it.
    pub(crate) fn change(&mut self, how: &impl Fn(&mut Self)) {
        how(self);
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.change(how);
            }
        }
    }

    /// Puts what is in each element, word by word, into an order of its own, so that no other order
    /// is left, nor what parts the entries of a list.
    pub(crate) fn shuffle(&mut self) {
        let mut shuffled = Vec::new();
        for child in std::mem::take(&mut self.children) {
            match child {
                Node::Text(text) => {
                    let words = text.split([' ', ',', '·']).filter(|it| !it.is_empty());
                    shuffled.extend(words.map(|word| Node::Text(word.to_owned())));
                }
                Node::Element(mut element) => {
                    element.shuffle();
                    shuffled.push(Node::Element(element));
                }
            }
        }
        shuffled.sort();
        self.children = shuffled;
    }
}

#[test]
fn a_page_is_read_as_it_was_written() {
    let page = "<!doctype html>\n<p class=\"a b\" hidden>One <b title=\"a > b\">two</b><br> <i/>\nthree</p>";
    let mut page = tree(page);
    let bold = page.all()[2].clone();
    assert_eq!((bold.name.as_str(), bold.attribute("title")), ("b", "a > b"));
    assert!(page.all()[1].is("b") && !page.all()[1].is("c"));
    assert_eq!(page.says(), "One two three");
    page.prune(&|it| it.name == "b");
    page.shuffle();
    assert_eq!(page.says(), "One three");
}
