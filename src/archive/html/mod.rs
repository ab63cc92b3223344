//! One HTML file, which opens from a mail or a phone's files: the pages of a small record, or those
//! of one event, one after the other.
//!
//! They are the pages of the site as the theme makes them, put together: what stands in `<main>` of each, in
//! the frame of the first. Links between them lead to places in the file, and what else the pages
//! load stands in it.

mod links;
mod pieces;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::Write as _,
    mem,
};

use ct_codecs::{Base64, Encoder as _};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use self::{
    links::{Links, address, ids, is_elsewhere, name},
    pieces::{Fate, Page, Piece, Tag, Zone},
};
use super::{Contents, Written, media};
use crate::{
    diagnostic::wording::digits,
    error::Error,
    model::{Claim, Id, Record},
    render::{Leaf, address as addresses, escape::to_html},
};

/// How such a file begins. No other page does, and none is written over.
pub(super) const MAGIC: &[u8] = b"<!doctype html>\n<!-- claimline -->\n";

/// The largest file, in bytes: what mail takes as an attachment and a phone's browser opens at once.
const MOST: usize = 8_000_000;

/// How many pages are made at a time, before it is asked whether they are too many.
const AT_ONCE: usize = 64;

/// What themes mark with this stands on pages of the site only.
const SITE_ONLY: &str = "data-site-only";

/// Writes the file.
pub(super) fn write(contents: &Contents<'_>, file: &mut File) -> Result<Written, Error> {
    let leaves = contents.site.leaves(contents.event);
    let mut pages = pages(contents, &leaves)?;
    let links = Links {
        pages: leaves
            .iter()
            .zip(&pages)
            .map(|(it, page)| (&*it.address, ids(&page.main)))
            .collect(),
        shared: BTreeSet::new(),
        entries: entries(contents),
        base: contents.config.base_url.as_deref(),
    };
    let mut whole = Whole { contents, links, home: &leaves[0].address, text: String::new() };
    let frame = mem::take(&mut pages[0]);
    for pieces in [&frame.head, &frame.foot] {
        whole.links.shared.extend(ids(pieces));
    }
    // What other pages have drawn outside `<main>`, and the frame has not.
    let mut drawings = Vec::new();
    for drawing in pages.iter_mut().flat_map(|it| mem::take(&mut it.drawings)) {
        let names = ids(&drawing);
        if !names.is_subset(&whole.links.shared) {
            whole.links.shared.extend(names);
            drawings.push(drawing);
        }
    }
    whole.head(frame.head)?;
    let mains =
        [frame.main].into_iter().chain(pages[1..].iter_mut().map(|it| mem::take(&mut it.main)));
    for (leaf, main) in leaves.iter().zip(mains) {
        let id = to_html(&name(&leaf.address));
        whole.text.extend(["<section class=\"sheet\" id=\"", &id, "\">\n"]);
        whole.put(main, Some(&leaf.address))?;
        whole.text.push_str("\n</section>\n");
    }
    for drawing in drawings {
        whole.put(drawing, None)?;
    }
    whole.put(frame.foot, None)?;
    let bytes = whole.text.as_bytes();
    if bytes.len() > MOST {
        return Err(too_large(contents));
    }
    file.write_all(bytes).map_err(|it| Error::Other(format!("cannot write the archive: {it}")))?;
    Ok(Written { files: 1, bytes: bytes.len() as u64 })
}

/// The addresses of the events, by what their entries on the timeline are called.
fn entries(contents: &Contents<'_>) -> BTreeMap<String, String> {
    let record = contents.record;
    let entry = |id| (addresses::event_anchor(record, id), addresses::event(record, id));
    record.events.ids().map(entry).collect()
}

fn too_large(contents: &Contents<'_>) -> Error {
    let (what, remedy) = match contents.event {
        None => ("the record", "take one event with `--event ID`, or another form of archive"),
        Some(_) => ("what is told of the event", "take another form of archive"),
    };
    let most = digits(MOST / 1_000_000);
    Error::Other(format!("{what} is too large for one page, which may have {most} MB; {remedy}"))
}

/// Makes the pages and takes them apart.
fn pages(contents: &Contents<'_>, leaves: &[Leaf]) -> Result<Vec<Page>, Error> {
    let record = contents.record;
    let claims = record.claims.ids().map(|id| (addresses::anchor(record, id), id)).collect();
    let mut pages: Vec<Page> = Vec::new();
    let mut bytes = 0;
    for leaves in leaves.chunks(AT_ONCE) {
        let made = leaves.par_iter().map(|it| page(contents, it, &claims));
        pages.extend(made.collect::<Result<Vec<Page>, Error>>()?);
        let new = &pages[pages.len() - leaves.len()..];
        bytes += new.iter().flat_map(|it| &it.main).map(size).sum::<usize>();
        if bytes > MOST {
            return Err(too_large(contents));
        }
    }
    Ok(pages)
}

/// How long a piece is at least.
fn size(piece: &Piece) -> usize {
    match piece {
        Piece::Text(text) => text.len(),
        Piece::Tag(tag) => tag.name.len() + 2,
    }
}

fn page(
    contents: &Contents<'_>,
    leaf: &Leaf,
    claims: &BTreeMap<String, Id<Claim>>,
) -> Result<Page, Error> {
    let html = contents.site.page(&leaf.address)?;
    let html = String::from_utf8_lossy(&html);
    let listed = |tag: &Tag| claims.get(tag.get("id").filter(|_| leaf.is_list)?);
    let page = Page::new(&html, |tag, zone| match listed(tag) {
        _ if is_for_scripts(tag) || is_idle(contents, tag, zone) => Fate::Falls,
        Some(claim) => Fate::Shrinks(words(contents.record, *claim)),
        None => Fate::Stays,
    });
    if page.foot.is_empty() {
        return Err(Error::Other(format!(
            "the page `{}` has no `<main>`, by which it is known what to take of it; give the theme's \
             templates one",
            leaf.address
        )));
    }
    Ok(page)
}

/// What a claim says, leading to where it stands in full.
fn words(record: &Record, claim: Id<Claim>) -> String {
    let event = addresses::event(record, record.claims[claim].event);
    let (event, anchor) = (name(&event), addresses::anchor(record, claim));
    let says = to_html(record.says(claim));
    format!("\n<p class=\"says\"><a href=\"#{event}:{anchor}\"><bdi>{says}</bdi></a></p>\n")
}

/// Whether an element does something for scripts only, or for the site only.
fn is_for_scripts(tag: &Tag) -> bool {
    let is_named = ["button", "dialog", "form", "script", "template"].contains(&&*tag.name);
    is_named || tag.get("hidden").is_some() || tag.get(SITE_ONLY).is_some()
}

/// Whether something in the frame of the pages is of no use in the file.
fn is_idle(contents: &Contents<'_>, tag: &Tag, zone: Zone) -> bool {
    let (is_event, has_base) = (contents.event.is_some(), contents.config.base_url.is_some());
    let leads_nowhere = |to: &str| {
        let is_page = media::of(to) == media::HTML && !is_event;
        !has_base && !is_elsewhere(to) && !to.starts_with('#') && !is_page
    };
    match (&*tag.name, zone) {
        (_, Zone::Main) => false,
        ("link", _) => !["canonical", "stylesheet"].contains(&tag.get("rel").unwrap_or_default()),
        ("meta", _) => tag.get("http-equiv").is_some(),
        ("nav", _) => is_event,
        ("a", Zone::Foot) => tag.get("href").is_some_and(leads_nowhere),
        _ => false,
    }
}

/// The file in the making.
struct Whole<'a> {
    contents: &'a Contents<'a>,
    links: Links<'a>,
    /// The address of the page that frames the others.
    home: &'a str,
    text: String,
}

impl Whole<'_> {
    /// Adds what stands before the pages, with the styles, and forbids all else to be loaded.
    fn head(&mut self, pieces: Vec<Piece>) -> Result<(), Error> {
        self.text.push_str(str::from_utf8(MAGIC).expect("our own words"));
        let mut styles = BTreeMap::new();
        for (row, piece) in pieces.iter().enumerate() {
            if let Piece::Tag(tag) = piece
                && tag.get("rel") == Some("stylesheet")
            {
                styles.insert(row, self.style(tag)?);
            }
        }
        for (row, piece) in pieces.into_iter().enumerate() {
            match (styles.get(&row), piece) {
                (Some((tag, style)), _) => self.text.extend([tag, style, "</style>"]),
                (None, Piece::Text(text)) if row == 0 => self.text.push_str(after_doctype(&text)),
                (None, Piece::Tag(tag)) if tag.name == "head" => {
                    self.put(vec![Piece::Tag(tag)], None)?;
                    let policy = policy(styles.values().map(|it| &*it.1));
                    self.text.push_str(&policy);
                }
                (None, piece) => self.put(vec![piece], None)?,
            }
        }
        Ok(())
    }

    /// The tag and the text of a style sheet that a page loads.
    fn style(&self, tag: &Tag) -> Result<(String, String), Error> {
        let bytes = self.file(tag.get("href").unwrap_or_default())?;
        // No style sheet ends the element in which it stands.
        let text = String::from_utf8_lossy(&bytes).replace("</", "<\\/");
        let media = tag.get("media").map(|it| format!(" media=\"{}\"", to_html(it)));
        Ok((format!("<style{}>", media.unwrap_or_default()), text))
    }

    /// A file of the site, by a link on the page that frames the others.
    fn file(&self, path: &str) -> Result<Vec<u8>, Error> {
        self.contents.site.page(&address(path, self.home))
    }

    /// Adds pieces of a page at an address, or of the frame.
    fn put(&mut self, pieces: Vec<Piece>, page: Option<&str>) -> Result<(), Error> {
        let from = page.unwrap_or(self.home);
        for piece in pieces {
            let mut tag = match piece {
                Piece::Tag(tag) => tag,
                Piece::Text(text) => {
                    self.text.push_str(&text);
                    continue;
                }
            };
            self.links.lead(&mut tag, from, page.is_none());
            if let Some(path) = tag.attributes.get_mut("src").filter(|it| !is_elsewhere(it)) {
                *path = picture(self.contents, &address(path, from))?;
            }
            self.text.push_str(&tag.to_string());
        }
        Ok(())
    }
}

/// A picture of the theme, as an address that holds it.
fn picture(contents: &Contents<'_>, address: &str) -> Result<String, Error> {
    let bytes = contents.site.page(address)?;
    let text = Base64::encode_to_string(bytes).map_err(|it| Error::Other(it.to_string()))?;
    Ok(format!("data:{};base64,{text}", media::of(address)))
}

/// What stands behind the kind of document, which the file has already.
fn after_doctype(text: &str) -> &str {
    let is_doctype = text.get(..2).is_some_and(|it| it == "<!");
    let end = text.find('>').filter(|_| is_doctype).map_or(0, |it| it + 1);
    text[end..].trim_start()
}

/// Nothing is loaded, and no style is heeded but these.
fn policy<'s>(styles: impl Iterator<Item = &'s str>) -> String {
    let hash = |style: &str| Base64::encode_to_string(Sha256::digest(style));
    let hashes = styles.filter_map(|it| hash(it).ok()).map(|it| format!(" 'sha256-{it}'"));
    let hashes: String = hashes.collect();
    let hashes = if hashes.is_empty() { " 'none'" } else { &*hashes };
    format!(
        "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src{hashes}; \
         img-src data:; base-uri 'none'; form-action 'none'\">"
    )
}
