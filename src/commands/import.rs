//! `claimline import`: a table of claims to content files.

use std::{
    collections::BTreeSet,
    path::{Component, Path},
};

use super::{
    Outcome, Status, Where,
    project::{Project, plain},
};
use crate::{
    config::Config,
    diagnostic::{Report, wording},
    disk,
    error::Error,
    files::Files,
    import::{self, Imported, MANIFEST, Manifest, Order},
    pipeline, read,
};

/// What is imported, and how.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a> {
    /// The table.
    pub table: &'a Path,
    /// The map.
    pub map: &'a Path,
    /// The folder to write to; by default the content of the project.
    pub output: Option<&'a Path>,
    /// Whether entries are proposed for what nothing is known about.
    pub propose: bool,
    /// Whether files that were edited since are written over.
    pub force: bool,
}

/// Imports a table. Nothing is written where the table or the map has faults.
///
/// # Errors
/// There is no project, or the machine refuses to read or to write.
pub fn import(place: &Where<'_>, import: &Import<'_>) -> Result<Outcome, Error> {
    let project = place.project()?;
    let output = match import.output {
        Some(output) => plain(&place.here.join(output)),
        None => project.root.join("content"),
    };
    let name = import.table.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let manifest = disk::bytes(&output.join(MANIFEST))?;
    let mut target = Target {
        folder: &output,
        table: &name,
        force: import.force,
        manifest: manifest.map_or_else(Manifest::default, |it| Manifest::read(&it)),
        edited: Vec::new(),
    };
    let loaded = pipeline::load(&project.root)?;
    let config = read::config(&loaded, &mut Report::default());
    let own = target.own()?;
    let is_content = output == project.root.join("content");
    let mut list = loaded.into_list();
    list.retain(|file| {
        let below = file.path.strip_prefix("content/").filter(|_| is_content);
        below.is_none_or(|it| !own.contains(it))
    });
    let paths = [import.table, import.map].map(|it| plain(&place.here.join(it)));
    for path in &paths {
        list.push(disk::one(path, below(&project.root, path), config.limits.file)?);
    }
    let files = Files::new(list);
    let mut report = Report::default();
    let imported = content(&files, (&project, &paths), (&config, import.propose), &mut report)?;
    report.settle(&config.levels);
    let mut findings = project.told(&report, &files);
    let Some(imported) = imported else {
        findings += "nothing was imported\n";
        return Ok(Outcome { findings, status: Status::Faulty, ..Outcome::answer(String::new()) });
    };
    let stale = target.put(&imported)?;
    findings += &told(&imported, &target, &stale);
    let claims = wording::count(imported.claims, "claim");
    let articles = wording::count(imported.articles, "article");
    let summary = format!("imported {claims} in {articles} to {}\n", project.seen(&output));
    Ok(Outcome { summary, findings, ..Outcome::answer(String::new()) })
}

fn content(
    files: &Files,
    (project, [table, map]): (&Project<'_>, &[std::path::PathBuf; 2]),
    (config, propose): (&Config, bool),
    report: &mut Report,
) -> Result<Option<Imported>, Error> {
    let find = |path: &Path| files.find(&below(&project.root, path));
    match (find(table), find(map)) {
        (Some(table), Some(map)) => {
            Ok(import::content(Order { files, table, map, config, propose }, report))
        }
        _ => Err(Error::Other("the table and the map were not loaded".to_owned())),
    }
}

/// Where an import writes, and what it wrote there before.
struct Target<'a> {
    folder: &'a Path,
    table: &'a str,
    force: bool,
    manifest: Manifest,
    /// The files that were edited since.
    edited: Vec<String>,
}

impl Target<'_> {
    /// The files that an earlier import of the table wrote and nobody edited since: they are no
    /// part of what the content says by itself. The two files of an article go together.
    fn own(&mut self) -> Result<BTreeSet<String>, Error> {
        let mut own = BTreeSet::new();
        let mut edited = BTreeSet::new();
        for (path, hash) in self.manifest.files(self.table) {
            match disk::bytes(&self.folder.join(path))? {
                Some(bytes) if import::hash(&bytes) != *hash && !self.force => {
                    edited.insert(path.clone());
                }
                _ => {
                    own.insert(path.clone());
                }
            }
        }
        let stem = |path: &str| {
            let stem = path.strip_suffix(".claims.yaml").or_else(|| path.strip_suffix(".md"));
            stem.unwrap_or(path).to_owned()
        };
        let stems: BTreeSet<String> = edited.iter().map(|it| stem(it)).collect();
        own.retain(|it| !stems.contains(&stem(it)));
        self.edited.extend(edited);
        Ok(own)
    }

    /// Writes the files, but for those that others wrote or edited, and returns what an earlier
    /// import wrote and this one does not.
    fn put(&mut self, imported: &Imported) -> Result<Vec<String>, Error> {
        let before: Vec<(String, String)> = self
            .manifest
            .files(self.table)
            .map(|(path, hash)| (path.clone(), hash.clone()))
            .collect();
        let mut files = Vec::new();
        for (path, text) in &imported.files {
            let there = disk::bytes(&self.folder.join(path))?;
            let written = before.iter().find(|it| it.0 == *path).map(|it| it.1.as_str());
            let is_ours = there.as_ref().is_none_or(|it| {
                Some(import::hash(it).as_str()) == written || it == text.as_bytes()
            });
            if is_ours || self.force {
                self.manifest.add(self.table, path, text.as_bytes());
                files.push((path.clone(), text.clone().into_bytes()));
            } else if !self.edited.contains(path) {
                self.edited.push(path.clone());
            }
        }
        files.push((MANIFEST.to_owned(), self.manifest.text().into_bytes()));
        disk::put(self.folder, &files)?;
        let is_new = |path: &String| imported.files.iter().any(|it| it.0 == *path);
        let left = before.into_iter().map(|it| it.0).filter(|it| !is_new(it));
        Ok(left.filter(|it| !self.edited.contains(it)).collect())
    }
}

/// What the user has to know besides the findings.
fn told(imported: &Imported, target: &Target<'_>, stale: &[String]) -> String {
    let edited = ("left as they were edited (`--force` writes over them)", &target.edited[..]);
    let stale = ("no longer in the table; delete them if they are not wanted", stale);
    let left = ("not carried", &imported.left[..]);
    let parts = [left, edited, stale].into_iter().filter(|it| !it.1.is_empty());
    let lines = parts.flat_map(|(what, lines)| {
        std::iter::once(format!("{what}:\n")).chain(lines.iter().map(|it| format!("  {it}\n")))
    });
    lines.collect()
}

/// A path as it is seen from the project's root.
fn below(root: &Path, path: &Path) -> String {
    let shared = root.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = root.components().count() - shared;
    let down = path.components().skip(shared).filter_map(|it| match it {
        Component::Normal(part) => Some(part.to_string_lossy()),
        _ => None,
    });
    "../".repeat(up) + &down.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::below;

    #[test]
    fn paths_are_seen_from_the_root() {
        #[track_caller]
        fn case(path: &str, seen: &str) {
            assert_eq!(below(Path::new("/a/b"), Path::new(path)), seen);
        }
        case("/a/b/docs/table.csv", "docs/table.csv");
        case("/a/table.csv", "../table.csv");
        case("/c/table.csv", "../../c/table.csv");
    }
}
