//! `claimline init`: a small project to start from, and the workflow that publishes one.

use std::path::{Path, PathBuf};

use include_dir::{Dir, DirEntry, include_dir};

use super::{
    Outcome, Where,
    project::{Project, plain},
};
use crate::{diagnostic::wording, disk, error::Error};

static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/starter/project");
const WORKFLOW: &str = include_str!("../../starter/github-pages.yml");

/// Where GitHub looks for a workflow, below the top of the repository.
const WORKFLOW_PATH: &str = ".github/workflows/site.yml";

/// Where claimline's code is, where nobody says so: whoever keeps a record beside their own copy of
/// it has nothing to write.
const SAME_OWNER: &str = "https://github.com/${{ github.repository_owner }}/claimline";

/// What is made.
#[derive(Debug, Clone, Copy)]
pub struct Init<'a> {
    /// The folder to make it in.
    pub folder: Option<&'a Path>,
    /// Whether what GitHub Pages needs is added.
    pub github_pages: bool,
    /// Where the workflow finds claimline's code: an address, and a revision after a `#`.
    pub from: Option<&'a str>,
}

/// Makes a first project, or adds a workflow to one that is there. Nothing is written over.
///
/// # Errors
/// Something is there already, or the machine refuses.
pub fn init(place: &Where<'_>, wanted: &Init<'_>) -> Result<Outcome, Error> {
    let named = wanted.folder.or(place.root).unwrap_or(Path::new("."));
    let project = place.at(plain(&place.here.join(named)));
    let is_project = disk::is_taken(&project.root.join("site.toml"))?;
    if is_project && !wanted.github_pages {
        return Err(Error::Other(format!(
            "`{}` is a project already; name another folder, or add what GitHub Pages needs with \
             `--github-pages`",
            project.seen(&project.root)
        )));
    }
    let workflow = wanted.github_pages.then(|| Workflow::new(&project, wanted.from)).transpose()?;
    // What stops the second step has to be known before the first.
    if let Some(workflow) = &workflow
        && disk::is_taken(&workflow.path())?
    {
        let path = project.seen(&workflow.path());
        return Err(Error::Other(format!("`{path}` is there already, and nothing was written")));
    }
    let started = if is_project { String::new() } else { started(&project)? };
    let mut added = String::new();
    if let Some(workflow) = workflow {
        disk::fresh(&workflow.top, &[(WORKFLOW_PATH.to_owned(), workflow.text.into_bytes())])?;
        added = format!(
            "wrote {}, which takes claimline's code from {}\n\
             write the site's address into {} as `base_url`, and in the repository's Settings > \
             Pages choose GitHub Actions as the source\n",
            project.seen(&workflow.top.join(WORKFLOW_PATH)),
            wanted.from.unwrap_or("the repository `claimline` of the same owner"),
            project.seen(&project.root.join("site.toml")),
        );
    }
    Ok(Outcome { summary: started + &added, ..Outcome::answer(String::new()) })
}

/// Writes the first project.
fn started(project: &Project<'_>) -> Result<String, Error> {
    let root = &project.root;
    for name in ["content", "themes"] {
        if disk::is_taken(&root.join(name))? {
            let path = project.seen(&root.join(name));
            return Err(Error::Other(format!(
                "`{path}` is there already, and nothing was written; name another folder"
            )));
        }
    }
    let mut files = Vec::new();
    gather(&STARTER, &mut files);
    // A repository that was made with one keeps it.
    if !disk::is_taken(&root.join(".gitignore"))? {
        files.push((".gitignore".to_owned(), b"/public/\n".to_vec()));
    }
    disk::fresh(root, &files)?;
    let made = wording::count(files.len(), "file");
    let settings = project.seen(&root.join("site.toml"));
    let (aim, page) = (project.aim(), project.seen(&root.join("public/index.html")));
    Ok(format!(
        "made a project of {made}: begin with {settings}\n\
         `claimline {aim}build` then writes the site: open {page}\n"
    ))
}

fn gather(folder: &Dir<'_>, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => gather(folder, files),
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((path, file.contents().to_vec()));
            }
        }
    }
}

/// The workflow, and where it belongs.
struct Workflow {
    /// The top of the repository, which is the project unless it lies in one.
    top: PathBuf,
    text: String,
}

impl Workflow {
    fn new(project: &Project<'_>, from: Option<&str>) -> Result<Self, Error> {
        let root = &project.root;
        let top = disk::above(root, ".git").unwrap_or_else(|| root.clone());
        let below = root.strip_prefix(&top).unwrap_or(root);
        let parts: Vec<_> = below.iter().map(|it| it.to_string_lossy()).collect();
        let folder = if parts.is_empty() { ".".to_owned() } else { parts.join("/") };
        let (code, revision) =
            from.map_or((SAME_OWNER, ""), |it| it.split_once('#').unwrap_or((it, "")));
        let is_address = code.starts_with("https://") && code.len() > "https://".len();
        if from.is_some() && !is_address {
            return Err(Error::Other(format!(
                "`{code}` is no address of a repository; write it like \
                 `https://github.com/OWNER/claimline`"
            )));
        }
        let text = WORKFLOW
            .replace("'{{claimline}}'", &quoted(code))
            .replace("'{{revision}}'", &quoted(revision))
            .replace("'{{root}}'", &quoted(&folder));
        Ok(Self { top, text })
    }

    fn path(&self) -> PathBuf {
        self.top.join(WORKFLOW_PATH)
    }
}

/// A text in YAML, whatever is in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
