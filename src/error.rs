//! What stops claimline itself.

use std::{fmt, io, path::PathBuf};

use crate::diagnostic::Diagnostic;

/// A fault of the machine, or a finding that stops a page from being made.
#[derive(Debug)]
pub enum Error {
    /// The system refused something about a path.
    Io {
        /// What was tried: "write", "read".
        verb: &'static str,
        /// The path.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Something else, in one line, with a remedy where there is one.
    Other(String),
    /// A template cannot make a page: the writer of the theme can mend it, so it has a place.
    Finding(Box<Diagnostic>),
}

impl Error {
    /// Names what was tried and the path, for `map_err`.
    pub fn io(verb: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self::Io { verb, path, cause }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { verb, path, cause } => {
                write!(f, "cannot {verb} `{}`: {cause}", path.display())
            }
            Self::Other(message) => f.write_str(message),
            Self::Finding(it) => f.write_str(&it.message),
        }
    }
}

impl std::error::Error for Error {}
