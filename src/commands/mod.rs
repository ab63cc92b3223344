//! One command, one file.

mod archive;
mod build;
mod check;
mod explain;
mod import;
mod init;
mod project;
mod verify;

pub use archive::{Archive, archive};
pub use build::build;
pub use check::{Format, check};
pub use explain::explain;
pub use import::{Import, import};
pub use init::{Init, init};
pub use project::Where;
pub use verify::{Answer, verify};

/// What a command has to say, and how it ended.
#[derive(Debug)]
pub struct Outcome {
    /// What was asked for; goes to stdout.
    pub result: String,
    /// What was done, for people; goes to stdout too, unless they want quiet.
    pub summary: String,
    /// What was found; goes to stderr.
    pub findings: String,
    /// How it ended.
    pub status: Status,
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It is done.
    Done,
    /// The content has errors.
    Faulty,
}

impl Outcome {
    /// The answer to a question.
    pub fn answer(result: String) -> Self {
        let (summary, findings) = (String::new(), String::new());
        Self { result, summary, findings, status: Status::Done }
    }
}
