//! `claimline check`: what is wrong in the content, all of it in one run.

use super::{Outcome, Status, Where};
use crate::{
    diagnostic::{Seen, github, json, sarif, wording},
    error::Error,
    model::Record,
    pipeline,
};

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people, with excerpts.
    Human,
    /// For programs.
    Json,
    /// For GitHub Actions.
    Github,
    /// For code scanning services and editors.
    Sarif,
}

/// Checks a project.
///
/// # Errors
/// There is no project, or the machine refuses to read it.
pub fn check(place: &Where<'_>, format: Format) -> Result<Outcome, Error> {
    let project = place.project()?;
    let files = pipeline::load(&project.root)?;
    let checked = pipeline::check(&files);
    let above = project.above();
    let (report, seen) = (&checked.report, Seen { files: &files, above: &above });
    let mut outcome = Outcome::answer(String::new());
    match format {
        Format::Human => outcome.findings = project.told(report, &files),
        Format::Json => outcome.result = json::text(report, seen),
        Format::Github => outcome.result = github::text(report, seen),
        Format::Sarif => outcome.result = sarif::text(report, seen),
    }
    if report.has_errors() {
        outcome.status = Status::Faulty;
    } else if format == Format::Human {
        outcome.summary = format!("checked {}\n", contents(&checked.record));
    }
    Ok(outcome)
}

/// What a record holds, in words.
pub(super) fn contents(record: &Record) -> String {
    let events = wording::count(record.events.len(), "event");
    let claims = wording::count(record.claims.len(), "claim");
    let articles = wording::count(record.articles.len(), "article");
    wording::list([events, claims, articles], "and")
}
