//! claimline as its users run it: a folder, arguments, and what comes out.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs::{self, File},
    io::{Read, Seek},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    cases::base,
    format::{Case, Put, lay},
};

// Only a guard against hanging: two slow cores may run many tests at once, without optimization.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A project in a folder of its own, and room beside it.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// Lays a case, without its sentence, over the base project.
    pub(crate) fn new(sections: &str) -> Self {
        Self::with(|files| {
            let case = Case::parse(&format!("A project.\n{sections}"));
            case.over(files)
        })
    }

    /// Lays whatever is made from the base project.
    pub(crate) fn with(make: impl Fn(&Case) -> BTreeMap<String, Put>) -> Self {
        let folder = TempDir::new().expect("a folder");
        let project = Self { folder };
        fs::create_dir(project.root()).expect("made");
        lay(&make(&base()), &project.root());
        project
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    /// A path beside the project.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes one file anew.
    pub(crate) fn put(&self, path: &str, text: &str) {
        fs::write(self.root().join(path), text).expect("written");
    }

    /// Runs claimline in the project's root.
    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Ran {
        self.run_in("", arguments)
    }

    /// Runs claimline in a folder of the project.
    pub(crate) fn run_in<A: AsRef<OsStr>>(&self, folder: &str, arguments: &[A]) -> Ran {
        finish(claimline(&self.root().join(folder)).args(arguments))
    }
}

/// The program, to be run in a folder, with nothing in the environment that colors.
pub(crate) fn claimline(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimline"));
    command.current_dir(folder).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command
}

/// Runs a command to its end. What it says goes to files, so that it is never held up.
pub(crate) fn finish(command: &mut Command) -> Ran {
    let (out, err) = (tempfile::tempfile().expect("a file"), tempfile::tempfile().expect("a file"));
    let share = |file: &File| Stdio::from(file.try_clone().expect("shared"));
    command.stdin(Stdio::null()).stdout(share(&out)).stderr(share(&err));
    let mut child = command.spawn().expect("it starts");
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("it is watched") {
            break status;
        }
        if started.elapsed() > PATIENCE {
            child.kill().expect("it is stopped");
            panic!("it did not end in {PATIENCE:?}: {command:?}");
        }
        thread::sleep(Duration::from_millis(5));
    };
    Ran { status: status.code(), out: all(out), err: all(err) }
}

fn all(mut file: File) -> String {
    let mut text = String::new();
    file.rewind().expect("a file");
    file.read_to_string(&mut text).expect("it speaks UTF-8");
    text
}
