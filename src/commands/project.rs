//! Which project a command is about, and how its paths are named.

use std::path::{Component, Path, PathBuf};

use crate::{
    diagnostic::{Report, Seen, human, human::Look},
    disk,
    error::Error,
    files::Files,
};

/// Where and for whom a command works.
#[derive(Debug, Clone, Copy)]
pub struct Where<'a> {
    /// The working folder, as an absolute path.
    pub here: &'a Path,
    /// The project's root, where it was named.
    pub root: Option<&'a Path>,
    /// How findings look.
    pub look: Look,
}

/// A project, and where the user stands to it.
#[derive(Debug)]
pub(super) struct Project<'a> {
    /// The root, as an absolute path.
    pub(super) root: PathBuf,
    here: &'a Path,
    look: Look,
}

impl<'a> Where<'a> {
    /// The project that is named, or the one that the working folder is in.
    ///
    /// # Errors
    /// There is none.
    pub(super) fn project(&self) -> Result<Project<'a>, Error> {
        let root = match self.root {
            Some(named) => plain(&self.here.join(named)),
            None => disk::root(self.here)?,
        };
        disk::is_root(&root)?;
        Ok(self.at(root))
    }

    /// A project at an absolute path, whether it is there or not.
    pub(super) fn at(&self, root: PathBuf) -> Project<'a> {
        Project { root, here: self.here, look: self.look }
    }
}

impl Project<'_> {
    /// An absolute path as it is seen from the working folder.
    pub(super) fn seen(&self, path: &Path) -> String {
        let path = plain(path);
        let climb = self.here.strip_prefix(&self.root).map(|it| it.components().count());
        match (path.strip_prefix(self.here), path.strip_prefix(&self.root), climb) {
            (Ok(below), ..) => shown(below),
            (Err(_), Ok(beside), Ok(up)) => "../".repeat(up) + &shown(beside),
            _ => shown(&path),
        }
    }

    /// What has to be said so that a command in the working folder is about this project.
    pub(super) fn aim(&self) -> String {
        match self.seen(&self.root) {
            here if here.is_empty() => here,
            there if there.contains(char::is_whitespace) => format!("--root \"{there}\" "),
            there => format!("--root {there} "),
        }
    }

    /// All findings, in the way people read them.
    pub(super) fn told(&self, report: &Report, files: &Files) -> String {
        human::text(report, Seen { files, above: &self.above() }, self.look)
    }

    /// What goes before the paths of the project's files.
    pub(super) fn above(&self) -> String {
        // A name that no file has, to be taken off again.
        self.seen(&self.root.join("\0")).trim_end_matches('\0').to_owned()
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The path without `.` and `..`.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Project, plain};
    use crate::diagnostic::human::Look;

    #[test]
    fn paths_are_seen_from_the_working_folder() {
        #[track_caller]
        fn case(here: &str, root: &str, above: &str, output: &str) {
            let root = plain(&Path::new(here).join(root));
            let project = Project { root, here: Path::new(here), look: Look::Plain };
            assert_eq!(project.above(), above);
            assert_eq!(project.seen(&project.root.join("public")), output);
        }
        case("/a/b", ".", "", "public");
        case("/a/b", "c", "c/", "c/public");
        case("/a/b", "./c/../d", "d/", "d/public");
        case("/a/b/content/events", "/a/b", "../../", "../../public");
        case("/a/b", "/x", "/x/", "/x/public");
        case("/", "/", "", "public");
    }
}
