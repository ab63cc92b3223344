//! Archives: what is in them, and what is not.

mod bag;
mod hostile;
mod html;
mod raw;
mod rights;
mod signed;
mod verified;
mod wacz;
mod zim;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use walkdir::WalkDir;
use zip::ZipArchive;

use crate::program::{Project, Ran};

/// Files by their paths.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// The folder in which the base project's bag stands.
pub(crate) const TOP: &str = "the-bridge";

/// Sections of a project whose files for programs are too long to be whole in memory.
pub(crate) fn long() -> String {
    let note = "a remark ".repeat(180_000);
    let article = |id: &str| {
        format!(
            "-- content/articles/{id}.md --\n---\ntitle: {id}\noutlet: river-news\n\
             published: 2031-05-03\ntext: summary\n---\nIt was crossed.\n\
             -- content/articles/{id}.claims.yaml --\n- id: crossed\n  event: bridge\n  \
             says: The bridge was crossed.\n  by: river-news\n  said: 2031-05-02\n  \
             passage: It was crossed\n  note: {note}the end\n"
        )
    };
    article("first-night") + &article("second-day")
}

/// Archives a project, and returns the file.
#[track_caller]
pub(crate) fn archived(project: &Project, more: &[&str]) -> PathBuf {
    let file = project.beside("archive.zip");
    let ran = archive(project, &file, more);
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    file
}

pub(crate) fn archive(project: &Project, file: &Path, more: &[&str]) -> Ran {
    let file = file.display().to_string();
    let mut arguments = vec!["archive", "--output", &file];
    arguments.extend_from_slice(more);
    project.run(&arguments)
}

/// What a zip file holds.
pub(crate) fn unzipped(file: &Path) -> Tree {
    let mut zip = ZipArchive::new(File::open(file).expect("a file")).expect("a zip file");
    let mut tree = Tree::new();
    for row in 0..zip.len() {
        let mut entry = zip.by_index(row).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("it is whole");
        let name = entry.name().expect("a name in UTF-8").into_owned();
        assert!(tree.insert(name, bytes).is_none(), "a path stands there twice");
    }
    tree
}

/// What of a tree stands in one of its folders, by paths from there.
pub(crate) fn within(tree: &Tree, folder: &str) -> Tree {
    let prefix = format!("{folder}/");
    let below = tree
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?.to_owned(), bytes.clone())));
    below.collect()
}

/// Puts files into a folder.
pub(crate) fn put(tree: &Tree, folder: &Path) {
    for (path, bytes) in tree {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}

/// All files in a folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.expect("an entry");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("below it");
            let path = path.to_str().expect("UTF-8").to_owned();
            tree.insert(path, fs::read(entry.path()).expect("a file"));
        }
    }
    tree
}

/// The site in an archive is what comes of building what it was made from.
#[track_caller]
pub(crate) fn is_built_again(archive: &Tree, top: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    put(&within(archive, &format!("{top}/data/source")), folder.path());
    let ran = crate::program::finish(crate::program::claimline(folder.path()).arg("build"));
    assert_eq!(ran.status, Some(0), "{}{}", ran.out, ran.err);
    let mut built = tree(&folder.path().join("public"));
    built.remove(".claimline").expect("a list of the files");
    let site = within(archive, &format!("{top}/data/site"));
    assert_eq!(built.keys().collect::<Vec<_>>(), site.keys().collect::<Vec<_>>());
    for (path, bytes) in &site {
        assert!(built[path] == *bytes, "{path} is another");
    }
}
