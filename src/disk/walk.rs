//! What is in a folder that others may have filled.

use std::{
    fs,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use crate::error::Error;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, which is not followed, or something else.
    Other,
}

/// Whether a path leads to a folder.
///
/// # Errors
/// There is nothing, or the machine refuses to look.
pub fn is_folder(path: &Path) -> Result<bool, Error> {
    fs::metadata(path).map(|it| it.is_dir()).map_err(Error::io("read", path))
}

/// The folders in a folder, by name.
///
/// # Errors
/// The machine refuses to list.
pub fn folders(path: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut folders = Vec::new();
    for entry in WalkDir::new(path).min_depth(1).max_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|it| Error::io("list", path)(it.into()))?;
        if entry.file_type().is_dir() {
            folders.push(entry.into_path());
        }
    }
    Ok(folders)
}

/// Everything in a folder, sorted, by paths from there with `/` between folders. A name that is not
/// UTF-8 is something else than a file.
///
/// # Errors
/// The machine refuses to list.
pub fn all_in(path: &Path) -> Result<Vec<(String, Kind)>, Error> {
    let mut all = Vec::new();
    for entry in WalkDir::new(path).min_depth(1).follow_links(false).sort_by_file_name() {
        let entry = entry.map_err(|it| Error::io("list", path)(it.into()))?;
        let below = entry.path().strip_prefix(path).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = below.iter().map(|it| it.to_str()).collect();
        let kind = match entry.file_type() {
            _ if parts.is_none() => Kind::Other,
            it if it.is_file() => Kind::File,
            it if it.is_dir() => Kind::Folder,
            _ => Kind::Other,
        };
        let name = parts.map_or_else(|| below.to_string_lossy().into_owned(), |it| it.join("/"));
        all.push((name, kind));
    }
    Ok(all)
}
