//! A page of the site, taken apart: the tags in which something may have to be changed, and all else
//! as it is.

use std::{collections::BTreeMap, fmt};

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::render::escape::to_html;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// What stays as it is.
    Text(String),
    /// A tag that names itself or something else.
    Tag(Tag),
}

/// The tag with which an element begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    is_closed: bool,
}

impl Tag {
    fn new(tag: &StartTag<usize>) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
        Self {
            name: text(&tag.name),
            attributes: attributes.collect(),
            is_closed: tag.self_closing,
        }
    }

    /// What an attribute says; nothing where there is none.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether something in it may have to be changed.
    fn is_of_interest(&self) -> bool {
        let names = ["cite", "for", "headers", "href", "id", "list", "src", "xlink:href"];
        self.attributes.iter().any(|(name, value)| {
            names.contains(&&**name) || name.starts_with("aria-") || value.contains("url(#")
        })
    }

    /// Whether nothing stands within it.
    fn is_void(&self) -> bool {
        self.is_closed || VOID.contains(&&*self.name)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(f, " {name}=\"{}\"", to_html(value))?;
        }
        f.write_str(if self.is_closed { "/>" } else { ">" })
    }
}

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Where something stands on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before what the page is about.
    Head,
    /// In `<main>`.
    Main,
    /// Behind that.
    Foot,
}

/// A page of the site, taken apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// What stands up to `<main>`, which is the last of it.
    pub head: Vec<Piece>,
    /// What the page is about.
    pub main: Vec<Piece>,
    /// What stands from the end of `<main>` on.
    pub foot: Vec<Piece>,
    /// The drawings outside `<main>`, which those within it use.
    pub drawings: Vec<Vec<Piece>>,
}

/// What becomes of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays.
    Stays,
    /// It falls out with all that is in it.
    Falls,
    /// It has no name of its own any more, and of what is in it only its `<header>` stays, with this
    /// behind it.
    Shrinks(String),
}

impl Page {
    /// Takes a page apart, asking of each element what becomes of it.
    pub(super) fn new(html: &str, fate: impl Fn(&Tag, Zone) -> Fate) -> Self {
        let mut emitter = DefaultEmitter::new_with_span();
        emitter.naively_switch_states(true);
        let mut taker = Taker::default();
        let mut at = 0;
        for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
            let span = match &token {
                Token::StartTag(tag) => tag.span,
                Token::EndTag(tag) => tag.span,
                _ => continue,
            };
            taker.text(&html[at..span.start]);
            at = span.end;
            let written = &html[span.start..span.end];
            match token {
                Token::StartTag(tag) => taker.start(Tag::new(&tag), written, &fate),
                Token::EndTag(tag) => taker.end(&String::from_utf8_lossy(&tag.name), written),
                _ => {}
            }
        }
        taker.text(&html[at..]);
        taker.page
    }
}

#[derive(Debug, Default)]
struct Taker {
    page: Page,
    zone: Option<Zone>,
    /// How many drawings are open outside `<main>`.
    drawn: usize,
    /// The element that falls out, and how many of its name are open.
    falling: Option<(String, usize)>,
    /// The element that shrinks, what stands in it at its end, and whether its header is open.
    shrinking: Option<(String, String, bool)>,
}

impl Taker {
    fn text(&mut self, text: &str) {
        if self.falling.is_none() {
            self.keep(text);
        }
    }

    fn start(&mut self, mut tag: Tag, written: &str, fate: impl Fn(&Tag, Zone) -> Fate) {
        if let Some((name, open)) = &mut self.falling {
            *open += usize::from(tag.name == *name && !tag.is_void());
            return;
        }
        let fate = match &mut self.shrinking {
            Some((_, _, is_header)) if *is_header || tag.name == "header" => {
                *is_header = true;
                fate(&tag, self.zone())
            }
            Some(_) => Fate::Falls,
            None => fate(&tag, self.zone()),
        };
        match fate {
            Fate::Stays => self.open(tag, written),
            Fate::Falls if tag.is_void() => {}
            Fate::Falls => self.falling = Some((tag.name, 1)),
            Fate::Shrinks(rest) => {
                tag.attributes.remove("id");
                self.keep(&tag.to_string());
                self.shrinking = Some((tag.name, rest, false));
            }
        }
    }

    fn end(&mut self, name: &str, written: &str) {
        if let Some((falling, open)) = &mut self.falling {
            *open -= usize::from(name == falling);
            if *open == 0 {
                self.falling = None;
            }
            return;
        }
        if let Some((shrinking, rest, is_header)) = &mut self.shrinking {
            *is_header &= name != "header";
            if !*is_header && name == shrinking {
                let rest = std::mem::take(rest);
                self.shrinking = None;
                self.keep(&rest);
            }
        }
        self.close(name, written);
    }

    fn zone(&self) -> Zone {
        self.zone.unwrap_or(Zone::Head)
    }

    fn open(&mut self, tag: Tag, written: &str) {
        if tag.name == "svg" && self.zone() != Zone::Main {
            if self.drawn == 0 {
                self.page.drawings.push(Vec::new());
            }
            self.drawn += 1;
        }
        let is_main = tag.name == "main";
        if tag.is_of_interest() || is_main || tag.name == "head" {
            self.put(Piece::Tag(tag));
        } else {
            self.keep(written);
        }
        if is_main {
            self.zone = Some(Zone::Main);
        }
    }

    fn close(&mut self, name: &str, written: &str) {
        if name == "main" {
            self.zone = Some(Zone::Foot);
        }
        self.keep(written);
        if name == "svg" && self.zone() != Zone::Main {
            self.drawn = self.drawn.saturating_sub(1);
        }
    }

    fn keep(&mut self, text: &str) {
        if !text.is_empty() {
            self.put(Piece::Text(text.to_owned()));
        }
    }

    fn put(&mut self, piece: Piece) {
        if self.drawn > 0
            && let Some(drawing) = self.page.drawings.last_mut()
        {
            join(drawing, piece.clone());
        }
        let list = match self.zone() {
            Zone::Head => &mut self.page.head,
            Zone::Main => &mut self.page.main,
            Zone::Foot => &mut self.page.foot,
        };
        join(list, piece);
    }
}

fn join(list: &mut Vec<Piece>, piece: Piece) {
    match (list.last_mut(), piece) {
        (Some(Piece::Text(text)), Piece::Text(more)) => text.push_str(&more),
        (_, piece) => list.push(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::{Fate, Page, Piece};

    fn text(pieces: &[Piece]) -> String {
        let text = |it: &Piece| match it {
            Piece::Text(text) => text.clone(),
            Piece::Tag(tag) => tag.to_string(),
        };
        pieces.iter().map(text).collect()
    }

    #[track_caller]
    fn case(html: &str, [head, main, foot]: [&str; 3]) {
        let page = Page::new(html, |tag, _| match &*tag.name {
            _ if tag.get("hidden").is_some() => Fate::Falls,
            "script" => Fate::Falls,
            "article" => Fate::Shrinks("!".to_owned()),
            _ => Fate::Stays,
        });
        assert_eq!([text(&page.head), text(&page.main), text(&page.foot)], [head, main, foot]);
    }

    #[test]
    fn a_page_is_taken_apart() {
        case("<p>a<main>b</main>c", ["<p>a<main>", "b", "</main>c"]);
        case("a<main id=x>b<i>c</i></main>", ["a<main id=\"x\">", "b<i>c</i>", "</main>"]);
        case("no main", ["no main", "", ""]);
    }

    #[test]
    fn what_is_left_out_falls_out_with_all_that_is_in_it() {
        case("a<main>b<p hidden>c<p>d</p></p>e</main>", ["a<main>", "be", "</main>"]);
        case("<main>a<input hidden>b</main>", ["<main>", "ab", "</main>"]);
        case("<script>'<main>'</script><main>a</main>", ["<main>", "a", "</main>"]);
        case("<main>a<svg hidden><g/></svg>b</main>", ["<main>", "ab", "</main>"]);
    }

    #[test]
    fn what_shrinks_keeps_its_header() {
        let header = "<header>b <i>c</i></header>";
        case(
            &format!("<main><article id=a class=d>{header}<p>e<b>f</b></p><hr></article>g</main>"),
            ["<main>", &format!("<article class=\"d\">{header}!</article>g"), "</main>"],
        );
        case(
            "<main><article><p>a</p></article></main>",
            ["<main>", "<article>!</article>", "</main>"],
        );
    }

    #[test]
    fn what_stays_is_as_it_was() {
        let text = "<a B='c'>d &amp; é</a><!-- <main> --><pre>\n e</pre><br/>";
        case(&format!("<main>{text}</main>"), ["<main>", text, "</main>"]);
        let written = "<a href=\"x?a=1&b=2\">c</a>";
        let tag = "<a href=\"x?a=1&amp;b=2\">c</a>";
        case(&format!("<main>{written}</main>"), ["<main>", tag, "</main>"]);
    }

    #[test]
    fn drawings_outside_are_known() {
        let page =
            Page::new("<svg><g id=a /></svg>b<main><svg></svg></main><svg>c</svg>", |_, _| {
                Fate::Stays
            });
        let drawings: Vec<String> = page.drawings.iter().map(|it| text(it)).collect();
        assert_eq!(drawings, ["<svg><g id=\"a\"/></svg>", "<svg>c</svg>"]);
    }
}
