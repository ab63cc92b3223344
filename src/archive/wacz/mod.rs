//! A WACZ file (version 1.1.1), which `ReplayWeb.page` replays in a browser: the site as it is at its
//! addresses, and the stored copies of articles at theirs.
//!
//! It is a zip file with WARC records, an index of them, a list of pages, and what all of it is.
//! <https://specs.webrecorder.net/wacz/1.1.1/> describes it.

mod index;
mod warc;

use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, Write},
};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use self::{index::Place, warc::Head};
use super::{
    Bytes, Contents, Source, Written, dates,
    long::{in_pieces, unless_long},
    media, page,
    zip::{MAGIC, Zip, pack},
};
use crate::{
    disk,
    error::Error,
    hex::hex,
    markdown::is_web_address,
    model::{Article, Moment, Rights, When},
    render::{SEARCH, canonical},
};

/// How many pages are made and packed before they are written: memory holds no more than these.
const AT_ONCE: usize = 256;

/// The version of the format.
const VERSION: &str = "1.1.1";

/// The records, and the name by which the index calls their file.
const RECORDS: &str = "archive/data.warc.gz";
const FILE: &str = "data.warc.gz";

/// How a zip file begins whose first entry they are.
pub(super) const HEAD: usize = 30 + RECORDS.len();

/// Whether a file that begins so is a WACZ file.
pub(super) fn is_one(head: &[u8]) -> bool {
    head.starts_with(MAGIC) && head.get(30..) == Some(RECORDS.as_bytes())
}

/// From this size of stored copies on, the records are written as a file that may pass 4 GiB.
const LARGE: u64 = 1 << 31;

/// What may not stand in an address as it is.
const FOREIGN: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// Writes the WACZ file.
pub(super) fn write(contents: &Contents<'_>, file: &mut File) -> Result<Written, Error> {
    let config = contents.config;
    let Some(base) = config.base_url.as_deref() else {
        let fault = "a WACZ file holds pages at their addresses, and the site has none: set `base_url` \
                     in `site.toml`";
        return Err(Error::Other(fault.to_owned()));
    };
    let copies = copies(contents);
    let large = copies.iter().map(|it| it.size).sum::<u64>() >= LARGE;
    let mut wacz = Wacz::new(contents, file, large)?;
    let titled: BTreeSet<&str> = contents.site.pages().collect();
    for addresses in contents.site.carried().chunks(AT_ONCE) {
        let when = wacz.when.clone();
        let made = addresses.par_iter().map(|it| Made::new(contents, &when, it));
        let made: Vec<Result<Made, Error>> = made.collect();
        for (made, address) in made.into_iter().zip(addresses) {
            let made = made?;
            wacz.written.files += 1;
            wacz.written.bytes += made.size;
            for (url, record) in &made.records {
                wacz.add(url, &made, record)?;
            }
            if titled.contains(&**address) {
                wacz.page(&made.records[0].0, &when, &made.title);
            }
        }
    }
    for copy in copies {
        wacz.copy(contents, &copy)?;
    }
    wacz.finish(contents, base)
}

/// A file of the site, packed.
struct Made {
    title: String,
    media: &'static str,
    size: u64,
    sha256: String,
    /// Its addresses, and its record at each. The front page is at the site's own, too, and search at
    /// that of a search.
    records: Vec<(String, Vec<u8>)>,
}

impl Made {
    fn new(contents: &Contents<'_>, when: &str, address: &str) -> Result<Self, Error> {
        let base = contents.config.base_url.as_deref().unwrap_or_default();
        let (mut hash, mut size) = (Sha256::new(), 0);
        let mut see = |piece: &[u8]| {
            hash.update(piece);
            size += piece.len() as u64;
        };
        let bytes = unless_long(contents, address, &mut see)?;
        if let Some(bytes) = &bytes {
            see(bytes);
        }
        let (media, sha256) = (media::of(address), hex(&hash.finalize()));
        let title = match (&bytes, media) {
            (Some(page), media::HTML) => page::title(page, &contents.config.title),
            _ => String::new(),
        };
        let own = uri(&format!("{}/{address}", base.trim_end_matches('/')));
        let mut urls = vec![uri(&canonical(base, address))];
        // A reader that finds no record of what is searched for takes this one.
        urls.extend((address == SEARCH).then(|| format!("{own}?q=")));
        urls.extend(Some(own).filter(|it| *it != urls[0]));
        let record = |url: String| {
            let head = Head { url: &url, when, media, size, sha256: &sha256 };
            let mut record = head.begin(Vec::new()).map_err(fault)?;
            match &bytes {
                Some(bytes) => record.write_all(bytes).map_err(fault)?,
                // It was made to see what its record begins with, and is made once more.
                None => in_pieces(contents, address, |it| record.write_all(it).map_err(fault))?,
            }
            Ok((url, warc::end(record).map_err(fault)?))
        };
        let records = urls.into_iter().map(record).collect::<Result<_, Error>>()?;
        Ok(Self { title, media, size, sha256, records })
    }
}

/// A stored copy of an article.
struct Copy<'a> {
    source: &'a Source<'a>,
    article: &'a Article,
    url: String,
    size: u64,
    sha256: &'a str,
}

/// The stored copies that go along, at the addresses of their articles. Without an address there is
/// nowhere to replay a copy.
fn copies<'a>(contents: &Contents<'a>) -> Vec<Copy<'a>> {
    let mut copies = Vec::new();
    let mut urls = BTreeSet::new();
    for source in contents.sources {
        let Bytes::Stored { size, sha256 } = source.bytes else { continue };
        for (_, article) in contents.record.articles.iter() {
            let is_of = |it: &str| source.path.strip_prefix("content/") == Some(it);
            let file = article.capture.as_ref().map(|it| it.file.as_str());
            if article.rights != Rights::Public || !file.is_some_and(is_of) {
                continue;
            }
            let Some(url) = article.url.as_deref().filter(|it| is_web_address(it)) else {
                continue;
            };
            let url = uri(url.split('#').next().unwrap_or_default());
            if urls.insert(url.clone()) {
                copies.push(Copy { source, article, url, size, sha256 });
            }
        }
    }
    copies
}

/// A WACZ file in the making.
struct Wacz<'f> {
    zip: Zip<'f>,
    /// Of the records.
    hash: Sha256,
    at: u64,
    index: Vec<String>,
    /// The list of pages, one in a line.
    pages: String,
    listed: usize,
    /// The date of the record.
    when: String,
    written: Written,
}

/// Adds to the records.
impl Write for Wacz<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.zip.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.at += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'f> Wacz<'f> {
    fn new(contents: &Contents<'_>, file: &'f mut File, large: bool) -> Result<Self, Error> {
        let mut zip = Zip::new(file);
        zip.begin(RECORDS, large)?;
        let pages = json!({ "format": "json-pages-1.0", "id": "pages", "title": "All Pages" });
        let mut wacz = Self {
            zip,
            hash: Sha256::new(),
            at: 0,
            index: Vec::new(),
            pages: format!("{pages}\n"),
            listed: 0,
            when: when(contents),
            written: Written::default(),
        };
        let info = warc::info(&wacz.when, &contents.config.title).map_err(fault)?;
        wacz.write_all(&info).map_err(fault)?;
        Ok(wacz)
    }

    fn add(&mut self, url: &str, made: &Made, record: &[u8]) -> Result<(), Error> {
        let (at, when) = (self.at, self.when.clone());
        self.write_all(record).map_err(fault)?;
        let length = record.len() as u64;
        let (media, sha256) = (made.media, &*made.sha256);
        let place = Place { url, when: &when, media, sha256, at, length };
        self.index.push(place.line(FILE));
        Ok(())
    }

    fn page(&mut self, url: &str, when: &str, title: &str) {
        self.listed += 1;
        let number = self.listed.to_string();
        let page = json!({ "id": number, "url": url, "ts": when, "title": title });
        self.pages.extend([&page.to_string(), "\n"]);
    }

    /// Adds a stored copy from the disk, if it still is the one that was checked.
    fn copy(&mut self, contents: &Contents<'_>, copy: &Copy<'_>) -> Result<(), Error> {
        let Copy { source, article, url, size, sha256 } = copy;
        let published = article.published.as_ref().and_then(When::earliest);
        let when = published.and_then(Moment::rfc3339).unwrap_or_else(|| self.when.clone());
        let media = media::of(&source.path);
        let mut from = disk::Hashed::open(&contents.root.join(&*source.path))?;
        let (at, head) = (self.at, Head { url, when: &when, media, size: *size, sha256 });
        let mut record = head.begin(&mut *self).map_err(fault)?;
        io::copy(&mut from, &mut record).map_err(fault)?;
        warc::end(record).map_err(fault)?;
        if from.sha256() != *sha256 {
            return Err(Error::Other(format!(
                "`{}` was changed while it was archived; try again",
                source.path
            )));
        }
        let place = Place { url, when: &when, media, sha256, at, length: self.at - at };
        self.index.push(place.line(FILE));
        self.page(url, &when, &article.title);
        self.written.files += 1;
        self.written.bytes += size;
        Ok(())
    }

    /// Adds the index, the list of pages, and what all of it is.
    fn finish(self, contents: &Contents<'_>, base: &str) -> Result<Written, Error> {
        let Self { mut zip, hash, at, index, pages, when, written, .. } = self;
        let mut resources = vec![resource(RECORDS, at, &hex(&hash.finalize()))];
        let (blocks, list) = index::packed(index).map_err(fault)?;
        let path = format!("indexes/{}", index::BLOCKS);
        zip.begin(&path, false)?;
        zip.write_all(&blocks).map_err(fault)?;
        resources.push(resource(&path, blocks.len() as u64, &warc::sha256(&blocks)));
        for (path, text) in [("indexes/index.idx", list), ("pages/pages.jsonl", pages)] {
            zip.add(pack(path, text.as_bytes())?)?;
            resources.push(resource(path, text.len() as u64, &warc::sha256(text.as_bytes())));
        }
        let package = serde_json::to_vec_pretty(&json!({
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": contents.config.title,
            "description": contents.config.description,
            "created": when,
            "software": concat!("claimline ", env!("CARGO_PKG_VERSION")),
            "mainPageUrl": uri(&canonical(base, "index.html")),
            "mainPageDate": when,
            "resources": resources,
        }));
        let package = package.expect("our own words, with text for keys");
        zip.add(pack("datapackage.json", &package)?)?;
        let digest = format!("sha256:{}", warc::sha256(&package));
        let digest = json!({ "path": "datapackage.json", "hash": digest }).to_string();
        zip.add(pack("datapackage-digest.json", digest.as_bytes())?)?;
        zip.finish()?;
        Ok(written)
    }
}

fn resource(path: &str, bytes: u64, sha256: &str) -> Value {
    let name = path.rsplit('/').next().unwrap_or(path);
    json!({ "name": name, "path": path, "hash": format!("sha256:{sha256}"), "bytes": bytes })
}

/// The date of what has no date of its own.
fn when(contents: &Contents<'_>) -> String {
    let newest = dates::newest(contents.record).and_then(Moment::rfc3339);
    newest.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned())
}

/// An address as it is asked for.
fn uri(url: &str) -> String {
    utf8_percent_encode(url, FOREIGN).to_string()
}

fn fault(fault: impl Into<io::Error>) -> Error {
    let fault: io::Error = fault.into();
    Error::Other(format!("cannot write the archive: {fault}"))
}
