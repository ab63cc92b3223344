//! Loads a project's files.

use std::{
    fs::{self, File as Handle, Metadata},
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

use super::SETTINGS;
use crate::{
    error::Error,
    files::{Content, File, Files},
    hex::hex,
};

/// Loads a project's files: `site.toml`, `content/` and `themes/`, without hidden files and the
/// copies that editors leave. Files under `content/captures/` are hashed, not kept; other files
/// over the limit are not read, but for those of themes.
///
/// # Errors
/// The machine refuses to list or read.
pub fn load(root: &Path, limit: u64) -> Result<Files, Error> {
    let base = root.canonicalize().map_err(Error::io("open", root))?;
    let walk = WalkDir::new(root).min_depth(1).follow_links(false).sort_by_file_name();
    let mut found = Vec::new();
    for entry in walk.into_iter().filter_entry(is_ours) {
        let entry = entry.map_err(|fault| unlisted(root, fault))?;
        if !entry.file_type().is_dir() {
            found.push(entry.into_path());
        }
    }
    let files: Result<Vec<File>, Error> =
        found.into_par_iter().map(|it| file(&it, root, &base, limit)).collect();
    files.map(Files::new)
}

/// Loads `site.toml` alone, which says how large the other files may be.
///
/// # Errors
/// The machine refuses to read.
pub fn settings(root: &Path, limit: u64) -> Result<Files, Error> {
    let base = root.canonicalize().map_err(Error::io("open", root))?;
    Ok(Files::new(vec![file(&root.join(SETTINGS), root, &base, limit)?]))
}

/// Whether an entry belongs to the project: at the top only what claimline reads, and nothing
/// that systems and editors leave lying about.
fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let left_over = name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(&*name, "Thumbs.db" | "desktop.ini");
    match entry.depth() {
        0 => true,
        1 => matches!(&*name, SETTINGS | "content" | "themes"),
        _ => !left_over,
    }
}

fn file(path: &Path, root: &Path, base: &Path, limit: u64) -> Result<File, Error> {
    let (name, odd) = name(path.strip_prefix(root).unwrap_or(path));
    let content = if odd { Content::OddName } else { content(path, &name, base, limit)? };
    Ok(File { path: name, content })
}

/// The path with `/` between folders, and whether a part of it is no text.
fn name(path: &Path) -> (String, bool) {
    let mut odd = false;
    let mut parts = Vec::new();
    for part in path.components() {
        if let Component::Normal(part) = part {
            odd |= part.to_str().is_none();
            parts.push(part.to_string_lossy());
        }
    }
    (parts.join("/"), odd)
}

fn content(path: &Path, name: &str, base: &Path, limit: u64) -> Result<Content, Error> {
    let Some((target, about)) = resolved(path, base)? else { return Ok(Content::LinkOut) };
    let refuse = |cause| Error::io("read", path)(cause);
    if !about.is_file() {
        // A pipe or a device would be waited for, perhaps for ever.
        Ok(Content::NotAFile)
    } else if name.starts_with("content/captures/") {
        stored(&target).map_err(refuse)
    } else {
        let limit = if name.starts_with("themes/") { u64::MAX } else { limit };
        read(&target, about.len(), limit).map_err(refuse)
    }
}

/// The file that a path stands for; nothing where a link leads out of the project, or nowhere.
fn resolved(path: &Path, base: &Path) -> Result<Option<(PathBuf, Metadata)>, Error> {
    let about = fs::symlink_metadata(path).map_err(Error::io("read", path))?;
    if !about.is_symlink() {
        return Ok(Some((path.to_owned(), about)));
    }
    // Whatever stops the way to the target (it is not there, it goes in a circle, it may not be
    // entered), the remedy is to mend the link.
    let target = path.canonicalize().ok().filter(|it| it.starts_with(base));
    let about = target.as_ref().and_then(|it| fs::metadata(it).ok());
    Ok(target.zip(about))
}

pub(super) fn read(path: &Path, size: u64, limit: u64) -> io::Result<Content> {
    if size > limit {
        return Ok(Content::TooLarge { size });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // The file may grow meanwhile.
    Handle::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    Ok(if size > limit { Content::TooLarge { size } } else { Content::Bytes(bytes) })
}

fn stored(path: &Path) -> io::Result<Content> {
    let mut hasher = Hasher(Sha256::new());
    let size = io::copy(&mut Handle::open(path)?, &mut hasher)?;
    Ok(Content::Stored { size, sha256: hex(&hasher.0.finalize()) })
}

/// Takes bytes as a file would, and keeps none.
struct Hasher(Sha256);

impl io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn unlisted(root: &Path, fault: walkdir::Error) -> Error {
    let path = fault.path().unwrap_or(root).to_owned();
    let message = fault.to_string();
    Error::io("list", path)(fault.into_io_error().unwrap_or_else(|| io::Error::other(message)))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "what the door lets in is put there first")]
mod tests {
    use std::{fs, path::Path};

    use tempfile::TempDir;

    use super::load;
    use crate::files::Content;

    fn put(root: &Path, path: &str, bytes: &[u8]) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }

    fn loaded(root: &Path) -> Vec<String> {
        let shown = |content: &Content| match content {
            Content::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            Content::Stored { size, sha256 } => format!("{size} stored as {}", &sha256[..8]),
            Content::TooLarge { size } => format!("{size} too large"),
            Content::LinkOut => "link out".to_owned(),
            Content::NotAFile => "not a file".to_owned(),
            Content::OddName => "odd name".to_owned(),
        };
        let files = load(root, 4).expect("loaded");
        files.iter().map(|(_, it)| format!("{}: {}", it.path, shown(&it.content))).collect()
    }

    #[test]
    fn what_belongs_to_the_project_is_read_in_order() {
        let root = TempDir::new().expect("a folder");
        for path in ["content/b.md", "content/a.md", "content/a/c.md", "site.toml", "public/x"] {
            put(root.path(), path, b"text");
        }
        for path in ["content/.git/x", "content/a.md~", "content/#a.md#", "content/.DS_Store"] {
            put(root.path(), path, b"text");
        }
        put(root.path(), "content/large.md", b"texts");
        put(root.path(), "content/captures/a.html", b"abcdefgh");
        put(root.path(), "themes/t/static/large.css", b"texts");
        let expected = [
            "content/a.md: text",
            "content/a/c.md: text",
            "content/b.md: text",
            "content/captures/a.html: 8 stored as 9c56cc51",
            "content/large.md: 5 too large",
            "site.toml: text",
            "themes/t/static/large.css: texts",
        ];
        assert_eq!(loaded(root.path()), expected);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_to_files_of_the_project_alone() {
        use std::{
            ffi::OsStr,
            os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener},
        };

        let root = TempDir::new().expect("a folder");
        let content = root.path().join("content");
        put(root.path(), "content/a.md", b"text");
        put(root.path(), "kept/b.md", b"kept");
        for (target, link) in [
            ("../kept/b.md", "inside"),
            ("/etc/hostname", "out"),
            ("nowhere", "nowhere"),
            ("circle", "circle"),
            ("../kept", "folder"),
        ] {
            symlink(target, content.join(link)).expect("linked");
        }
        symlink("/etc", root.path().join("themes")).expect("linked");
        let _socket = UnixListener::bind(content.join("socket")).expect("bound");
        fs::write(content.join(OsStr::from_bytes(b"caf\xE9.md")), "x").expect("written");
        let expected = [
            "content/a.md: text",
            "content/caf\u{fffd}.md: odd name",
            "content/circle: link out",
            "content/folder: not a file",
            "content/inside: kept",
            "content/nowhere: link out",
            "content/out: link out",
            "content/socket: not a file",
            "themes: link out",
        ];
        assert_eq!(loaded(root.path()), expected);
    }
}
