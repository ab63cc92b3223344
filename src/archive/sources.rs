//! What goes along of the project, so that the site can be built again from the archive.

use std::borrow::Cow;

use super::withheld;
use crate::{
    config::Config,
    error::Error,
    files::{Content, File, Files},
    model::Record,
    read,
};

/// A file of the project.
#[derive(Debug)]
pub struct Source<'a> {
    /// Its path below the project's root.
    pub path: Cow<'a, str>,
    /// What is in it.
    pub bytes: Bytes<'a>,
}

/// What is in a file of the project.
#[derive(Debug)]
pub enum Bytes<'a> {
    /// Something that was read, or written anew.
    Here(Cow<'a, [u8]>),
    /// The stored copy of an article, which is on the disk.
    Stored {
        /// Its size in bytes.
        size: u64,
        /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
        sha256: &'a str,
    },
}

/// The files of a project that an archive holds, sorted: the settings, the content without what may
/// not be passed on, the theme in use and all it inherits, and, where they are asked for, the stored
/// copies of articles whose text is public.
///
/// # Errors
/// A file cannot be written without the words that are to stay here.
pub fn sources<'a>(
    files: &'a Files,
    record: &'a Record,
    config: &Config,
    captures: bool,
) -> Result<Vec<Source<'a>>, Error> {
    let mut anew = withheld::anew(files, record, captures)?;
    let mut sources = Vec::new();
    for (id, file) in files.iter() {
        let Content::Bytes(bytes) = &file.content else { continue };
        let bytes = match anew.remove(&id) {
            Some(None) => continue,
            Some(Some(text)) => Cow::Owned(text.into_bytes()),
            None => Cow::Borrowed(bytes.as_slice()),
        };
        // What nothing reads is not needed, and nobody knows what is in it.
        if file.path == "site.toml" || read::reads(&file.path) {
            sources.push(Source { path: Cow::Borrowed(&file.path), bytes: Bytes::Here(bytes) });
        }
    }
    for (path, bytes) in read::theme_files(files, config) {
        let bytes = Bytes::Here(Cow::Borrowed(bytes));
        sources.push(Source { path: Cow::Owned(path), bytes });
    }
    if captures {
        sources.extend(stored(files, record));
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources.dedup_by(|a, b| a.path == b.path);
    Ok(sources)
}

/// The paths of all that may go along.
pub(super) fn paths<'a>(files: &'a Files, config: &Config) -> Vec<Cow<'a, str>> {
    let own = files.iter().map(|(_, file)| file.path.as_str());
    let content = own
        .filter(|it| *it == "site.toml" || read::reads(it) || it.starts_with("content/captures/"));
    let theme = read::theme_files(files, config).into_keys().map(Cow::Owned);
    content.map(Cow::Borrowed).chain(theme).collect()
}

/// The stored copies that may be passed on.
fn stored<'a>(files: &'a Files, record: &'a Record) -> impl Iterator<Item = Source<'a>> {
    withheld::copies(record).into_iter().filter_map(|path| {
        let file = &files[files.find(&format!("content/{path}"))?];
        let Content::Stored { size, sha256 } = &file.content else { return None };
        let bytes = Bytes::Stored { size: *size, sha256 };
        Some(Source { path: Cow::Borrowed(&file.path), bytes })
    })
}

/// The files as they are read where the archive is unpacked.
pub(crate) fn unpacked(sources: &[Source<'_>]) -> Files {
    let file = |source: &Source<'_>| File {
        path: source.path.clone().into_owned(),
        content: match &source.bytes {
            Bytes::Here(bytes) => Content::Bytes(bytes.clone().into_owned()),
            Bytes::Stored { size, sha256 } => {
                Content::Stored { size: *size, sha256: (*sha256).to_owned() }
            }
        },
    };
    Files::new(sources.iter().map(file).collect())
}
