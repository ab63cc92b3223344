//! A ZIM file, format 6.1, which Kiwix reads on phones and computers: the site in one file, in which
//! a page is found without unpacking the others.
//!
//! What is in it stands in clusters, each packed by itself; entries say where. The format is described
//! at <https://wiki.openzim.org/wiki/ZIM_file_format>.

mod about;
mod cluster;
mod entries;
mod illustration;
mod language;
mod made;
mod raw;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
};

use rayon::prelude::*;

use self::{
    about::Fact,
    entries::{Entries, Entry, Leads, Space},
    made::Made,
    raw::{Places, Raw, number},
};
use super::{Contents, Written, media};
use crate::error::Error;

pub(super) use self::raw::MAGIC;

/// How many pages are made and packed before they are written: memory holds no more than these.
const AT_ONCE: usize = 128;

/// The page that readers open first.
const FRONT: &str = "index.html";

/// The lists of titles: of all entries, and of the pages that are looked for; and their kind.
const LISTS: [&str; 2] = ["listing/titleOrdered/v0", "listing/titleOrdered/v1"];
const LIST: &str = "application/octet-stream+zimlisting";

/// Writes the ZIM file.
pub(super) fn write(contents: &Contents<'_>, file: &mut File) -> Result<Written, Error> {
    let addresses = contents.site.carried();
    let mut counts = BTreeMap::new();
    for address in &addresses {
        *counts.entry(media::of(address)).or_insert(0) += 1;
    }
    let facts = about::about(contents, &counts)?;
    let mut kinds: BTreeSet<&str> = counts.keys().copied().collect();
    kinds.extend([about::PLAIN, about::PICTURE, LIST]);
    let mut zim = Zim::new(kinds.into_iter().collect(), file)?;
    let mut written = Written::default();
    for addresses in addresses.chunks(AT_ONCE) {
        let made = addresses.par_iter().map(|it| Made::new(contents, it));
        let made = made.collect::<Result<Vec<Made<'_>>, Error>>()?;
        written.files += made.len();
        written.bytes += made.iter().map(|it| it.size as u64).sum::<u64>();
        zim.add(made)?;
    }
    zim.finish(&facts, &contents.site.pages().collect())?;
    Ok(written)
}

/// A ZIM file in the making.
struct Zim<'f> {
    raw: Raw<'f>,
    kinds: Vec<&'static str>,
    entries: Vec<Entry>,
    /// Where each cluster stands.
    clusters: Vec<u64>,
}

impl<'f> Zim<'f> {
    fn new(kinds: Vec<&'static str>, file: &'f mut File) -> Result<Self, Error> {
        let mut raw = Raw::new(file)?;
        // An empty name ends the list.
        let list = kinds.iter().chain([&""]).flat_map(|it| [it, "\0"]).collect::<String>();
        raw.put(list.as_bytes())?;
        Ok(Self { raw, kinds, entries: Vec::new(), clusters: Vec::new() })
    }

    /// Adds files of the site.
    fn add(&mut self, made: Vec<Made<'_>>) -> Result<(), Error> {
        let clusters = cluster::divided(made, |it| it.size);
        let packed: Vec<_> = clusters.par_iter().map(|it| made::packed(it)).collect();
        for (files, packed) in clusters.into_iter().zip(packed) {
            let at = self.raw.put(packed?.as_deref().unwrap_or(&files[0].bytes))?;
            for (blob, it) in files.into_iter().enumerate() {
                let leads = self.leads(media::of(it.address), blob)?;
                let path = it.address.to_owned();
                self.entries.push(Entry { space: Space::Content, path, title: it.title, leads });
            }
            self.clusters.push(at);
        }
        Ok(())
    }

    /// Where a file of the next cluster is.
    fn leads(&self, kind: &str, blob: usize) -> Result<Leads, Error> {
        let kind = self.kinds.iter().position(|it| *it == kind);
        let kind = kind.and_then(|it| u16::try_from(it).ok());
        let kind = kind.ok_or_else(|| Error::Other("a file is of no kind".to_owned()))?;
        Ok(Leads::Blob { kind, cluster: number(self.clusters.len())?, blob: number(blob)? })
    }

    /// Adds what is said of the file and the lists, and writes where all is.
    fn finish(mut self, facts: &[Fact], pages: &BTreeSet<&str>) -> Result<(), Error> {
        let lists = LISTS.iter().map(|it| (Space::Lists, *it, LIST));
        let said = facts.iter().map(|it| (Space::About, it.name, it.kind));
        for (blob, (space, path, kind)) in lists.chain(said).enumerate() {
            let (path, title, leads) = (path.to_owned(), String::new(), self.leads(kind, blob)?);
            self.entries.push(Entry { space, path, title, leads });
        }
        let (path, title) = ("mainPage".to_owned(), String::new());
        self.entries.push(Entry { space: Space::Known, path, title, leads: Leads::Main });
        let Self { mut raw, entries, mut clusters, .. } = self;
        let entries = Entries::new(entries, FRONT)?;

        let lists = entries.listings(pages)?;
        let blobs = lists.iter().chain(facts.iter().map(|it| &it.bytes));
        let blobs: Vec<&[u8]> = blobs.map(Vec::as_slice).collect();
        // Readers go to the list of titles directly: it is not packed.
        let (cluster, first) = cluster::stored(&blobs)?;
        let at = raw.put(&cluster)?;
        clusters.push(at);

        let (bytes, rows) = entries.bytes(raw.at());
        raw.put(&bytes)?;
        let places = Places {
            entries: entries.count()?,
            clusters: number(clusters.len())?,
            by_path: raw.put(&positions(&rows))?,
            by_title: at + first,
            of_clusters: raw.put(&positions(&clusters))?,
            main_page: entries.row(Space::Known, "mainPage")?,
        };
        raw.finish(&places)
    }
}

fn positions(places: &[u64]) -> Vec<u8> {
    places.iter().flat_map(|it| it.to_le_bytes()).collect()
}
