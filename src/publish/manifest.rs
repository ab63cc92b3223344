//! The file by which claimline knows a folder that it made.
//!
//! It lists the site's files with their hashes, in the form that `sha256sum --check` reads, and
//! nothing else: no time, no path of the machine. By the hashes people know whether a copy is
//! whole, and the next build which pages are as they were. It is written last: a page that has
//! changed since then was edited or damaged in the folder, and is put right.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read as _},
    path::Path,
    time::SystemTime,
};

use crate::{error::Error, hex::hex};

/// The name of the file, at the top of the folder.
pub(super) const NAME: &str = ".claimline";

/// The first line. A later form of the file will have another number.
const HEAD: &str = "# claimline 1: every file of this site; do not edit";

/// The SHA-256 of a file.
pub(super) type Sha256 = [u8; 32];

/// The files of a published site.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    files: BTreeMap<String, Sha256>,
    /// When it was written, if the system knows.
    written: Option<SystemTime>,
}

impl Manifest {
    /// Reads a folder's manifest, if it has one that claimline wrote.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(NAME);
        let read = || -> io::Result<_> {
            let (mut file, mut text) = (File::open(&path)?, Vec::new());
            file.read_to_end(&mut text)?;
            Ok((text, file.metadata()?.modified().ok()))
        };
        match read() {
            Ok((text, written)) => Ok(parse(&text).map(|files| Self { files, written })),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(Error::io("read", path)(cause)),
        }
    }

    /// The hash of the file at an address.
    pub(super) fn sha256(&self, address: &str) -> Option<&Sha256> {
        self.files.get(address)
    }

    /// Whether these are the site's addresses, all of them; they are sorted.
    pub(super) fn holds<'s>(&self, addresses: impl Iterator<Item = &'s String>) -> bool {
        self.written.is_some() && self.files.keys().eq(addresses)
    }

    /// Whether it was written after a file was changed for the last time.
    pub(super) fn is_later(&self, changed: SystemTime) -> bool {
        self.written.is_some_and(|written| changed < written)
    }

    /// Whether a file is part of the site.
    pub(super) fn lists(&self, path: &Path) -> bool {
        path.to_str().is_some_and(|it| it == NAME || self.files.contains_key(it))
    }

    /// Whether a folder holds some part of the site.
    pub(super) fn enters(&self, folder: &Path) -> bool {
        let Some(folder) = folder.to_str() else { return false };
        let prefix = format!("{folder}/");
        let mut from_there = self.files.range(prefix.clone()..);
        from_there.next().is_some_and(|(it, _)| it.starts_with(&prefix))
    }
}

/// Writes a manifest.
pub(super) fn text<'a>(files: impl Iterator<Item = (&'a String, &'a Sha256)>) -> String {
    let mut text = format!("{HEAD}\n");
    for (address, sha256) in files {
        text.extend([&hex(sha256), "  ", address, "\n"]);
    }
    text
}

fn parse(text: &[u8]) -> Option<BTreeMap<String, Sha256>> {
    let mut lines = str::from_utf8(text).ok()?.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let file = |line: &str| {
        let (sha256, address) = line.split_once("  ")?;
        Some((address.to_owned(), bytes(sha256)?))
    };
    lines.map(file).collect()
}

fn bytes(digits: &str) -> Option<Sha256> {
    let mut sha256 = Sha256::default();
    if digits.len() != 2 * sha256.len() || !digits.is_ascii() {
        return None;
    }
    for (row, byte) in sha256.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * row..2 * row + 2], 16).ok()?;
    }
    Some(sha256)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, files: Option<&[&str]>) {
        let read = parse(text.as_bytes()).map(|it| it.into_keys().collect::<Vec<_>>());
        assert_eq!(
            read.as_deref(),
            files.map(|it| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()).as_deref()
        );
    }

    #[test]
    fn reads_what_it_writes() {
        let files = ["a b.html".to_owned(), "events/x  y.html".to_owned()];
        let text = text(files.iter().map(|it| (it, &[0xab; 32])));
        assert!(text.contains(&format!("{}  a b.html\n", "ab".repeat(32))));
        case(&text, Some(&["a b.html", "events/x  y.html"]));
        assert_eq!(parse(text.as_bytes()).unwrap()["a b.html"], [0xab; 32]);
    }

    #[test]
    fn knows_what_is_not_its_own() {
        case("", None);
        case("hello\n", None);
        case("# claimline 2: something newer\n", None);
        case(&format!("{HEAD}\nnonsense\n"), None);
        case(&format!("{HEAD}\nabc  a.html\n"), None);
        case(&format!("{HEAD}\n"), Some(&[]));
    }

    #[test]
    fn enters_the_folders_above_its_files() {
        let files = ["a.html", "events/2016/x.html"].map(|it| (it.to_owned(), [0; 32])).into();
        let manifest = Manifest { files, written: None };
        for (folder, held) in
            [("events", true), ("events/2016", true), ("event", false), ("a", false)]
        {
            assert_eq!(manifest.enters(Path::new(folder)), held, "{folder}");
        }
    }
}
