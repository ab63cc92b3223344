//! `claimline archive`: one file to carry away and read offline.

use std::{path::Path, time::Duration};

use super::{
    Outcome, Status, Where,
    build::{seconds, size},
    check::contents,
};
use crate::{
    archive::{self, Format, Misfit, Signer},
    diagnostic::wording,
    disk,
    error::Error,
    pipeline::{self, Archived, Order},
};

/// How many paths that do not fit are told of.
const TOLD: usize = 10;

/// What is archived, and how.
#[derive(Debug, Clone, Copy)]
pub struct Archive<'a> {
    /// The form of archive.
    pub format: Format,
    /// The file to write; by default it is named for the record's title, in the project.
    pub output: Option<&'a Path>,
    /// Whether stored copies of public articles go along.
    pub captures: bool,
    /// The event to archive, where that is not the whole record.
    pub event: Option<&'a str>,
    /// A secret key to sign with.
    pub sign: Option<&'a Path>,
}

/// Archives a project; a failed run changes nothing. `password` asks for that of the secret key, and
/// `elapsed` says how long the program has run.
///
/// # Errors
/// There is no project, the key cannot be used, or the machine refuses.
pub fn archive(
    place: &Where<'_>,
    wanted: &Archive<'_>,
    password: impl Fn(&str) -> Result<String, Error>,
    elapsed: impl Fn() -> Duration,
) -> Result<Outcome, Error> {
    if wanted.captures && !wanted.format.holds_captures() {
        let fault = "an archive of this form holds no stored copies; leave out `--captures`";
        return Err(Error::Other(fault.to_owned()));
    }
    let project = place.project()?;
    let signer = wanted.sign.map(|key| signer(place, key, &password)).transpose()?;
    let files = pipeline::load(&project.root)?;
    let checked = pipeline::check(&files);
    let findings = project.told(&checked.report, &files);
    if checked.report.has_errors() {
        return Ok(failed(findings));
    }
    let named = || {
        let mut name = archive::name(&checked.config);
        if let Some(event) = wanted.event {
            name = format!("{name}-{event}");
        }
        project.root.join(format!("{name}.{}", wanted.format.extension()))
    };
    let output = wanted.output.map_or_else(named, |it| place.here.join(it));
    let Archive { format, captures, event, .. } = *wanted;
    let (root, signer) = (project.root.as_path(), signer.as_ref());
    let order = Order { format, root, output: &output, captures, event, signer };
    let written = match pipeline::archive(&files, &checked, &order) {
        Ok(Archived::Written(written)) => written,
        Ok(Archived::Unfit(paths)) => return Ok(failed(findings + &unfit(&paths))),
        Err(Error::Finding(finding)) => {
            let mut report = checked.report;
            report.add(*finding);
            return Ok(failed(project.told(&report, &files)));
        }
        Err(fault) => return Err(fault),
    };
    let signature = archive::signature_of(&output);
    let beside = match (signer, disk::head(&signature, 0)?) {
        (Some(_), _) => format!("signed in {}\n", project.seen(&signature)),
        (None, None) => String::new(),
        (None, Some(_)) => format!(
            "{} is there already, and may be of an earlier archive\n",
            project.seen(&signature)
        ),
    };
    let archived = match event {
        Some(event) => format!("the event `{event}`"),
        None => contents(&checked.record),
    };
    let summary = format!(
        "archived {archived}: {} ({}), in {}\n{beside}wrote {}\n",
        wording::count(written.files, "file"),
        size(written.bytes),
        seconds(elapsed()),
        project.seen(&output),
    );
    Ok(Outcome { summary, findings, ..Outcome::answer(String::new()) })
}

fn signer(
    place: &Where<'_>,
    key: &Path,
    password: impl Fn(&str) -> Result<String, Error>,
) -> Result<Signer, Error> {
    let name = key.display().to_string();
    let text = disk::text(&place.here.join(key))?;
    Signer::new(&text, &name, || password(&format!("password of {name}: ")))
}

fn failed(findings: String) -> Outcome {
    let findings = findings + "nothing was archived\n";
    Outcome { findings, status: Status::Faulty, ..Outcome::answer(String::new()) }
}

/// Tells which paths keep an archive from being unpacked everywhere.
fn unfit(paths: &[(String, Misfit)]) -> String {
    let line = |(path, misfit): &(String, Misfit)| format!("  {path}: {misfit}\n");
    let told: String = paths.iter().take(TOLD).map(line).collect();
    let more = match paths.len().saturating_sub(TOLD) {
        0 => String::new(),
        more => format!("  and {more} more\n"),
    };
    let head = "these paths do not fit every disk; give the files or ids other names:\n";
    format!("{head}{told}{more}")
}
