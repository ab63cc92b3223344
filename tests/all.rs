//! All tests that look at claimline from outside.

#![expect(clippy::disallowed_methods, reason = "tests look at the repository's own files")]

mod killed;
mod publish;
mod cases;
mod format;
mod tidy;
