//! A `BagIt` 1.0 bag (RFC 8493) in a zip file: the site, what it was made from, and a list of all of it.

use std::{fmt::Write as _, fs::File};

use rayon::prelude::*;

use super::{
    Bytes, Contents, PAGES, SOURCE, Source, Written, cover,
    zip::{Packed, Packing, Sum, Zip, pack},
};
use crate::{disk, error::Error};

/// How many files are made and packed before they are written: memory holds no more than these.
const AT_ONCE: usize = 256;

/// What a bag says of itself.
pub(super) const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The list of what the bag holds, and that of the files about it.
pub(super) const MANIFEST: &str = "manifest-sha512.txt";
pub(super) const TAGS: &str = "tagmanifest-sha512.txt";

/// A file of the payload.
#[derive(Debug, Clone, Copy)]
enum Item<'c> {
    Page(&'c str),
    Source(&'c Source<'c>),
}

impl Item<'_> {
    fn path(self) -> String {
        match self {
            Self::Page(address) => format!("{PAGES}{address}"),
            Self::Source(source) => format!("{SOURCE}{}", source.path),
        }
    }
}

/// Writes the bag.
pub(super) fn write(contents: &Contents<'_>, file: &mut File) -> Result<Written, Error> {
    let addresses = contents.site.addresses();
    let pages = addresses.iter().map(|it| Item::Page(it));
    let items: Vec<Item<'_>> = pages.chain(contents.sources.iter().map(Item::Source)).collect();
    let mut bag =
        Bag { contents, zip: Zip::new(file), payload: List::default(), tags: List::default() };
    bag.tag("bagit.txt", DECLARATION)?;
    bag.tag("index.html", &cover::page(contents))?;
    // While some files are written, the next are made and packed.
    let mut ready = Vec::new();
    for items in items.chunks(AT_ONCE) {
        let pack = || packed_all(contents, items);
        let (next, written) = rayon::join(pack, || bag.add(std::mem::take(&mut ready)));
        written?;
        ready = next;
    }
    bag.add(ready)?;
    let Written { files, bytes } = bag.payload.all;
    bag.tag("bag-info.txt", &about(contents, bag.payload.all))?;
    bag.tag(MANIFEST, &bag.payload.text.clone())?;
    let list = bag.tags.text.clone();
    bag.tag(TAGS, &list)?;
    bag.zip.finish()?;
    Ok(Written { files, bytes })
}

struct Bag<'c, 'f> {
    contents: &'c Contents<'c>,
    zip: Zip<'f>,
    payload: List,
    tags: List,
}

/// A manifest in the making.
#[derive(Default)]
struct List {
    text: String,
    all: Written,
}

impl List {
    fn add(&mut self, path: &str, sum: &Sum) {
        writeln!(self.text, "{}  {path}", sum.sha512).expect("a string takes every letter");
        self.all.files += 1;
        self.all.bytes += sum.bytes;
    }
}

impl Bag<'_, '_> {
    /// Adds a file about the bag.
    fn tag(&mut self, path: &str, text: &str) -> Result<(), Error> {
        let packed = pack(&within(self.contents, path), text.as_bytes())?;
        let sum = self.zip.add(packed)?;
        self.tags.add(path, &sum);
        Ok(())
    }

    /// Adds files of the payload, in their order.
    fn add(&mut self, ready: Vec<Ready<'_>>) -> Result<(), Error> {
        for (item, packed) in ready {
            let path = item.path();
            let sum = match (packed?, item) {
                (Some(packed), _) => self.zip.add(packed)?,
                (None, Item::Source(source)) => self.stored(&path, source)?,
                (None, Item::Page(_)) => continue,
            };
            self.payload.add(&path, &sum);
        }
        Ok(())
    }

    /// Adds a stored copy from the disk, if it still is the one that was checked.
    fn stored(&mut self, path: &str, source: &Source<'_>) -> Result<Sum, Error> {
        let place = self.contents.root.join(&*source.path);
        let Bytes::Stored { size, sha256 } = source.bytes else {
            return Err(Error::Other(format!("`{path}` is no stored copy")));
        };
        let mut from = disk::Hashed::open(&place)?;
        let sum = self.zip.store(&within(self.contents, path), size, &mut from)?;
        if from.sha256() != sha256 {
            return Err(Error::Other(format!(
                "`{}` was changed while it was archived; try again",
                source.path
            )));
        }
        Ok(sum)
    }
}

/// A file that is packed, if it fits into memory.
type Ready<'c> = (Item<'c>, Result<Option<Packed>, Error>);

/// Makes and packs files, side by side.
fn packed_all<'c>(contents: &Contents<'_>, items: &[Item<'c>]) -> Vec<Ready<'c>> {
    let make = |page: &mut Vec<u8>, item: &Item<'c>| (*item, packed(contents, *item, page));
    items.par_iter().map_init(Vec::new, make).collect()
}

fn packed(
    contents: &Contents<'_>,
    item: Item<'_>,
    page: &mut Vec<u8>,
) -> Result<Option<Packed>, Error> {
    let path = within(contents, &item.path());
    match item {
        Item::Page(address) => {
            page.clear();
            let mut packing = Packing::new(&path)?;
            contents.site.fill(address, page, &mut |piece| packing.take(piece))?;
            match packing.end(page)? {
                Some(packed) => Ok(Some(packed)),
                None => pack(&path, &contents.site.page(address)?).map(Some),
            }
        }
        Item::Source(Source { bytes: Bytes::Here(bytes), .. }) => pack(&path, bytes).map(Some),
        Item::Source(_) => Ok(None),
    }
}

/// The bag stands in a folder of its own, as the standard asks.
fn within(contents: &Contents<'_>, path: &str) -> String {
    format!("{}/{path}", contents.name)
}

/// What is known of the bag. There is no date in it: the same content gives the same bytes.
fn about(contents: &Contents<'_>, all: Written) -> String {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut about = format!("Bag-Software-Agent: claimline {}\n", env!("CARGO_PKG_VERSION"));
    let title = line(&contents.config.title);
    if !title.is_empty() {
        writeln!(about, "External-Description: {title}").expect("a string takes every letter");
    }
    if let Some(address) = &contents.config.base_url {
        writeln!(about, "External-Identifier: {}", line(address))
            .expect("a string takes every letter");
    }
    writeln!(about, "Payload-Oxum: {}.{}", all.bytes, all.files)
        .expect("a string takes every letter");
    about
}
