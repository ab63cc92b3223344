//! The file by which claimline knows a folder that it made.
//!
//! It lists the site's files with their hashes, in the form that `sha256sum --check` reads, and
//! nothing else: no time, no path of the machine. The hashes are for people who want to know
//! whether a copy is whole. Publishing compares bytes instead, so that a page that was edited or
//! damaged in the folder is put right by the next build.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use crate::error::Error;

/// The name of the file, at the top of the folder.
pub(super) const NAME: &str = ".claimline";

/// The first line. A later form of the file will have another number.
const HEAD: &str = "# claimline 1: every file of this site; do not edit";

/// The SHA-256 of a file.
pub(super) type Sha256 = [u8; 32];

/// The addresses of a published site.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    addresses: BTreeSet<String>,
}

impl Manifest {
    /// Reads a folder's manifest, if it has one that claimline wrote.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>, Error> {
        let path = folder.join(NAME);
        let mut text = Vec::new();
        match File::open(&path).and_then(|mut file| file.read_to_end(&mut text)) {
            Ok(_) => Ok(parse(&text)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(Error::io("read", path)(cause)),
        }
    }

    /// Whether a file is part of the site.
    pub(super) fn lists(&self, path: &Path) -> bool {
        path.to_str().is_some_and(|it| it == NAME || self.addresses.contains(it))
    }

    /// Whether a folder holds some part of the site.
    pub(super) fn enters(&self, folder: &Path) -> bool {
        let Some(folder) = folder.to_str() else { return false };
        let prefix = format!("{folder}/");
        self.addresses.range(prefix.clone()..).next().is_some_and(|it| it.starts_with(&prefix))
    }
}

/// Writes a manifest.
pub(super) fn text<'a>(files: impl Iterator<Item = (&'a String, &'a Sha256)>) -> String {
    let mut text = format!("{HEAD}\n");
    for (address, sha256) in files {
        for byte in sha256 {
            write!(text, "{byte:02x}").expect("a string takes every letter");
        }
        writeln!(text, "  {address}").expect("a string takes every letter");
    }
    text
}

fn parse(text: &[u8]) -> Option<Manifest> {
    let mut lines = str::from_utf8(text).ok()?.lines();
    if lines.next()? != HEAD {
        return None;
    }
    let addresses: Option<_> =
        lines.map(|line| Some(line.split_once("  ")?.1.to_owned())).collect();
    Some(Manifest { addresses: addresses? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, files: Option<&[&str]>) {
        let manifest = parse(text.as_bytes());
        let read = manifest.map(|it| it.addresses.into_iter().collect::<Vec<_>>());
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
    }

    #[test]
    fn knows_what_is_not_its_own() {
        case("", None);
        case("hello\n", None);
        case("# claimline 2: something newer\n", None);
        case(&format!("{HEAD}\nnonsense\n"), None);
        case(&format!("{HEAD}\n"), Some(&[]));
    }

    #[test]
    fn enters_the_folders_above_its_files() {
        let addresses = ["a.html", "events/2016/x.html"].map(str::to_owned).into();
        let manifest = Manifest { addresses };
        for (folder, held) in
            [("events", true), ("events/2016", true), ("event", false), ("a", false)]
        {
            assert_eq!(manifest.enters(Path::new(folder)), held, "{folder}");
        }
    }
}
