//! Where to publish, and whether claimline may.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;

use super::manifest::Manifest;
use crate::error::Error;

/// A folder to publish to.
#[derive(Debug)]
pub(super) struct Place {
    /// As it was asked for, to be named in messages.
    pub(super) asked: PathBuf,
    /// With all links followed; always has a name and a folder above it.
    pub(super) folder: PathBuf,
}

impl Place {
    /// Finds the folder, which may be missing, without making anything.
    pub(super) fn find(output: &Path) -> Result<Self, Error> {
        let folder = resolved(output)?;
        let shown = output.display();
        if folder.file_name().is_none() {
            return Err(Error::Other(format!("`{shown}` cannot be replaced; name a folder in it")));
        }
        if folder.exists() && !folder.is_dir() {
            return Err(Error::Other(format!("`{shown}` is a file; name a folder to publish to")));
        }
        if let Some(source) = source_folder(&folder) {
            return Err(Error::Other(format!(
                "`{shown}` is part of `{source}`, which the next build would read; name a folder \
                 beside `{source}`"
            )));
        }
        Ok(Self { asked: output.to_owned(), folder })
    }

    /// What claimline published there last time: nothing, if the folder is missing or empty.
    pub(super) fn manifest(&self) -> Result<Manifest, Error> {
        if !self.folder.exists() {
            return Ok(Manifest::default());
        }
        if let Some(manifest) = Manifest::read(&self.folder)? {
            return Ok(manifest);
        }
        match first_names(&self.folder)?.as_slice() {
            [] => Ok(Manifest::default()),
            names => Err(Error::Other(format!(
                "`{}` was not made by claimline and is not empty (it holds {}); name another \
                 folder, or empty it yourself",
                self.asked.display(),
                names.join(", ")
            ))),
        }
    }
}

/// Follows all links, as far as the path exists.
fn resolved(output: &Path) -> Result<PathBuf, Error> {
    let mut missing: Vec<OsString> = Vec::new();
    let mut path = output;
    loop {
        let at = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        match at.canonicalize() {
            Ok(found) => return Ok(missing.iter().rev().fold(found, |it, name| it.join(name))),
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
                return Err(Error::io("open", output)(cause));
            }
            Err(_) => {}
        }
        if fs::symlink_metadata(at).is_ok() {
            return Err(Error::Other(format!(
                "`{}` is a symbolic link that leads nowhere; remove it, or make the folder it names",
                at.display()
            )));
        }
        let (Some(name), Some(parent)) = (path.file_name(), path.parent()) else {
            return Err(Error::Other(format!(
                "`{}` goes up from a folder that does not exist",
                output.display()
            )));
        };
        missing.push(name.to_owned());
        path = parent;
    }
}

/// The folder that a project is read from, if a path leads into one.
fn source_folder(path: &Path) -> Option<&'static str> {
    path.ancestors().find_map(|it| {
        let name = ["content", "themes"].into_iter().find(|name| it.ends_with(name))?;
        it.parent()?.join("site.toml").exists().then_some(name)
    })
}

/// A few of the names in a folder, in backticks.
fn first_names(folder: &Path) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|it| Error::io("list", folder)(it.into()))?;
        if names.len() == 3 {
            names.push("…".to_owned());
            break;
        }
        names.push(format!("`{}`", entry.file_name().to_string_lossy()));
    }
    Ok(names)
}
