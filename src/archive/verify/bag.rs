//! Whether the files of a bag are those that its lists name.

use std::{collections::BTreeMap, io::Read, path::Path};

use sha2::{Digest, Sha512};

use super::shown;
use crate::{
    archive::bag::{DECLARATION, MANIFEST, TAGS},
    disk,
    error::Error,
    hex::hex,
};

/// The longest list in a folder: a million files.
const LONGEST: u64 = 1 << 28;

/// A file that was looked at.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) path: String,
    pub(super) body: Body,
}

/// What is in a file.
#[derive(Debug)]
pub(super) enum Body {
    /// Something that could be read to its end.
    Whole {
        bytes: u64,
        sha512: String,
        /// The bytes themselves, of a list.
        text: Option<Vec<u8>>,
    },
    /// Something that could not.
    Damaged,
}

/// What was found of a bag.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) files: usize,
    pub(super) bytes: u64,
    pub(super) faults: Vec<String>,
    pub(super) changed: Vec<String>,
    pub(super) added: Vec<String>,
    pub(super) missing: Vec<String>,
}

/// Whether a file is one that says what is in a bag: its bytes are needed.
pub(super) fn is_list(path: &str) -> bool {
    let name = path.split_once('/').map_or(path, |it| it.1);
    matches!(name, "bagit.txt" | "bag-info.txt" | MANIFEST | TAGS)
}

/// Looks at a bag that was unpacked to a folder, or to a folder in it.
pub(super) fn folder(path: &Path) -> Result<Found, Error> {
    let mut top = path.to_owned();
    if disk::head(&top.join("bagit.txt"), 0)?.is_none() {
        match disk::folders(path)?.as_slice() {
            [only] if disk::head(&only.join("bagit.txt"), 0)?.is_some() => top.clone_from(only),
            _ => {
                return Err(Error::Other(format!(
                    "`{}` is no archive that was unpacked: it has no `bagit.txt`",
                    path.display()
                )));
            }
        }
    }
    let (mut held, mut faults) = (Vec::new(), Vec::new());
    for (name, kind) in disk::all_in(&top)? {
        match kind {
            disk::Kind::File => {
                let body = whole(&top.join(&name), is_list(&name))?;
                held.push(Held { path: format!("bag/{name}"), body });
            }
            disk::Kind::Folder => {}
            disk::Kind::Other => {
                faults.push(format!("`{}` is a link, or no regular file", shown(name.as_bytes())));
            }
        }
    }
    let mut found = found(held);
    found.faults.splice(0..0, faults);
    Ok(found)
}

fn whole(path: &Path, keeps: bool) -> Result<Body, Error> {
    let mut file = std::fs::File::open(path).map_err(Error::io("read", path))?;
    let (mut hash, mut bytes, mut text) = (Sha512::new(), 0_u64, Vec::new());
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer).map_err(Error::io("read", path))?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        hash.update(&buffer[..read]);
        if keeps && bytes <= LONGEST {
            text.extend_from_slice(&buffer[..read]);
        }
    }
    let text = (keeps && bytes <= LONGEST).then_some(text);
    Ok(Body::Whole { bytes, sha512: hex(&hash.finalize()), text })
}

/// Compares the files of a bag with its lists. All of them stand in one folder.
pub(super) fn found(held: Vec<Held>) -> Found {
    let mut found = Found::default();
    let mut files: BTreeMap<String, Body> = BTreeMap::new();
    let mut top: Option<String> = None;
    for Held { path, body } in held {
        let Some((folder, name)) = path.split_once('/') else {
            found.added.push(shown(path.as_bytes()));
            continue;
        };
        if top.get_or_insert_with(|| folder.to_owned()) == folder {
            files.insert(name.to_owned(), body);
        } else {
            found.added.push(shown(path.as_bytes()));
        }
    }
    match files.get("bagit.txt") {
        Some(Body::Whole { text: Some(text), .. }) if text == DECLARATION.as_bytes() => {}
        Some(_) => found.changed.push("bagit.txt".to_owned()),
        None => found.faults.push("it holds no bag: there is no `bagit.txt`".to_owned()),
    }
    let lists = [list(&files, TAGS, &mut found), list(&files, MANIFEST, &mut found)];
    for (row, list) in lists.iter().enumerate() {
        for (path, sha512) in list.iter().flatten() {
            let is_payload = path.starts_with("data/");
            // Each list has its own half of the bag.
            if is_payload != (row == 1) {
                found.faults.push(format!("`{}` is in the wrong list", shown(path.as_bytes())));
            }
            compare(path, sha512, files.get(path), &mut found);
        }
    }
    // Where a list is gone, nobody knows what was added to its half.
    let is_listed = |path: &String| {
        let half = &lists[usize::from(path.starts_with("data/"))];
        *path == TAGS || half.as_ref().is_none_or(|it| it.contains_key(path))
    };
    let unlisted = files.keys().filter(|it| !is_listed(it));
    found.added.extend(unlisted.map(|it| shown(it.as_bytes())));
    if let Some(payload) = &lists[1] {
        oxum(&files, payload, &mut found);
    }
    for names in [&mut found.changed, &mut found.added, &mut found.missing] {
        names.sort();
        names.dedup();
    }
    found
}

fn compare(path: &str, sha512: &str, body: Option<&Body>, found: &mut Found) {
    match body {
        None => found.missing.push(shown(path.as_bytes())),
        Some(Body::Whole { sha512: is, bytes, .. }) if is == sha512 => {
            found.files += 1;
            found.bytes += bytes;
        }
        Some(_) => found.changed.push(shown(path.as_bytes())),
    }
}

/// A list of paths and hashes, if it can be read.
fn list(
    files: &BTreeMap<String, Body>,
    name: &str,
    found: &mut Found,
) -> Option<BTreeMap<String, String>> {
    let text = match files.get(name) {
        Some(Body::Whole { text: Some(text), .. }) => text,
        Some(_) => {
            found.changed.push(name.to_owned());
            return None;
        }
        None => {
            found.missing.push(name.to_owned());
            return None;
        }
    };
    let mut list = BTreeMap::new();
    let text = String::from_utf8_lossy(text);
    for (row, line) in text.split_terminator('\n').enumerate() {
        let is_digit = |it: u8| it.is_ascii_digit() || (b'a'..=b'f').contains(&it);
        let entry = line
            .split_once("  ")
            .filter(|(hash, _)| hash.len() == 128 && hash.bytes().all(is_digit));
        let is_new = entry
            .is_some_and(|(hash, path)| list.insert(path.to_owned(), hash.to_owned()).is_none());
        if !is_new {
            found.faults.push(format!("line {} of `{name}` cannot be", row + 1));
            break;
        }
    }
    Some(list)
}

/// What a bag says of its size has to be what it lists.
fn oxum(files: &BTreeMap<String, Body>, payload: &BTreeMap<String, String>, found: &mut Found) {
    let Some(Body::Whole { text: Some(about), .. }) = files.get("bag-info.txt") else { return };
    let size = |path: &String| match files.get(path) {
        Some(Body::Whole { bytes, .. }) => Some(*bytes),
        _ => None,
    };
    // What is missing or changed was told; the sum would only say so once more.
    let Some(bytes) = payload.keys().map(size).sum::<Option<u64>>() else { return };
    let expected = format!("Payload-Oxum: {bytes}.{}", payload.len());
    let is_said = String::from_utf8_lossy(about).lines().any(|it| it == expected);
    if !is_said && found.changed.is_empty() && found.missing.is_empty() {
        found.faults.push("`bag-info.txt` says another size than its lists".to_owned());
    }
}
