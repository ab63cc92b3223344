//! Entries: what a ZIM file holds, by path and by title.

use std::collections::BTreeSet;

use super::raw::number;
use crate::error::Error;

/// What stands in the place of the kind of an entry that only leads to another.
const REDIRECT: u16 = 0xffff;

/// An entry.
#[derive(Debug)]
pub(super) struct Entry {
    /// What it belongs to.
    pub(super) space: Space,
    /// Where it stands there.
    pub(super) path: String,
    /// What lists call it; empty where that is its path.
    pub(super) title: String,
    /// Where what it holds is.
    pub(super) leads: Leads,
}

/// What an entry belongs to, in the order of their letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(super) enum Space {
    /// What readers see.
    Content = b'C',
    /// What is said of the file.
    About = b'M',
    /// What has a place that every reader knows.
    Known = b'W',
    /// The lists by which things are found.
    Lists = b'X',
}

/// Where what an entry holds is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Leads {
    /// In a cluster, as one of its files.
    Blob { kind: u16, cluster: u32, blob: u32 },
    /// It is the entry of the front page.
    Main,
}

/// All entries, by path.
#[derive(Debug)]
pub(super) struct Entries {
    sorted: Vec<Entry>,
    /// The row of the front page.
    main: u32,
}

impl Entries {
    /// Sorts entries; one of them is the front page.
    pub(super) fn new(mut all: Vec<Entry>, front: &str) -> Result<Self, Error> {
        all.sort_by(|a, b| (a.space, &a.path).cmp(&(b.space, &b.path)));
        let is_front = |it: &Entry| it.space == Space::Content && it.path == front;
        let main = all.iter().position(is_front);
        let main = main.ok_or_else(|| Error::Other(format!("the site has no page `{front}`")))?;
        Ok(Self { main: number(main)?, sorted: all })
    }

    pub(super) fn count(&self) -> Result<u32, Error> {
        number(self.sorted.len())
    }

    /// The row of an entry.
    pub(super) fn row(&self, space: Space, path: &str) -> Result<u32, Error> {
        let found = self.sorted.binary_search_by(|it| (it.space, &*it.path).cmp(&(space, path)));
        number(found.map_err(|_| Error::Other(format!("there is no entry `{path}`")))?)
    }

    /// The list of all entries by title, and that of the pages that are looked for by it.
    pub(super) fn listings(&self, pages: &BTreeSet<&str>) -> Result<[Vec<u8>; 2], Error> {
        let mut rows: Vec<(&Entry, u32)> = Vec::with_capacity(self.sorted.len());
        for (row, entry) in self.sorted.iter().enumerate() {
            rows.push((entry, number(row)?));
        }
        rows.sort_by_key(|(entry, row)| (entry.space, entry.called(), *row));
        let is_page = |it: &Entry| it.space == Space::Content && pages.contains(&*it.path);
        let all = rows.iter().flat_map(|(_, row)| row.to_le_bytes());
        let some = rows.iter().filter(|(it, _)| is_page(it)).flat_map(|(_, row)| row.to_le_bytes());
        Ok([all.collect(), some.collect()])
    }

    /// The entries as bytes, and where each begins if the first stands at a place.
    pub(super) fn bytes(&self, first: u64) -> (Vec<u8>, Vec<u64>) {
        let (mut bytes, mut places) = (Vec::new(), Vec::new());
        for entry in &self.sorted {
            places.push(first + bytes.len() as u64);
            entry.write(self.main, &mut bytes);
        }
        (bytes, places)
    }
}

impl Entry {
    fn called(&self) -> &str {
        if self.title.is_empty() { &self.path } else { &self.title }
    }

    fn write(&self, main: u32, out: &mut Vec<u8>) {
        let kind = match self.leads {
            Leads::Blob { kind, .. } => kind,
            Leads::Main => REDIRECT,
        };
        out.extend(kind.to_le_bytes());
        // It has no parameters, and is of no revision.
        out.extend([0, self.space as u8, 0, 0, 0, 0]);
        match self.leads {
            Leads::Blob { cluster, blob, .. } => {
                out.extend(cluster.to_le_bytes());
                out.extend(blob.to_le_bytes());
            }
            Leads::Main => out.extend(main.to_le_bytes()),
        }
        for text in [&self.path, &self.title] {
            out.extend(text.bytes().filter(|it| *it != 0));
            out.push(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(space: Space, path: &str, title: &str) -> Entry {
        let leads = Leads::Blob { kind: 2, cluster: 3, blob: 4 };
        Entry { space, path: path.to_owned(), title: title.to_owned(), leads }
    }

    fn entries() -> Entries {
        let main = Entry { leads: Leads::Main, ..entry(Space::Known, "mainPage", "") };
        let (a, b) = (entry(Space::Content, "a.html", "Z"), entry(Space::Content, "b.html", "Y"));
        let (css, title) = (entry(Space::Content, "c.css", ""), entry(Space::About, "Title", ""));
        Entries::new(vec![main, title, css, b, a], "b.html").unwrap()
    }

    #[test]
    fn entries_stand_by_path_and_are_listed_by_title() {
        let entries = entries();
        let paths: Vec<&str> = entries.sorted.iter().map(|it| &*it.path).collect();
        assert_eq!(paths, ["a.html", "b.html", "c.css", "Title", "mainPage"]);
        let [all, pages] = entries.listings(&BTreeSet::from(["a.html", "b.html"])).unwrap();
        let rows = |list: &[u8]| list.iter().step_by(4).copied().collect::<Vec<_>>();
        assert_eq!(rows(&all), [1, 0, 2, 3, 4]);
        assert_eq!(rows(&pages), [1, 0]);
        assert_eq!(entries.row(Space::Known, "mainPage").unwrap(), 4);
    }

    #[test]
    fn an_entry_has_the_form_that_readers_know() {
        let (bytes, places) = entries().bytes(100);
        assert_eq!(bytes[..25], *b"\x02\0\0C\0\0\0\0\x03\0\0\0\x04\0\0\0a.html\0Z\0");
        assert_eq!(places[1], 125);
        assert_eq!(bytes[bytes.len() - 22..], *b"\xff\xff\0W\0\0\0\0\x01\0\0\0mainPage\0\0");
    }
}
