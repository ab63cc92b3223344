//! `claimline verify`: whether an archive is whole and unchanged, and who signed it.

use std::path::Path;

use serde_json::json;

use super::{Outcome, Status, build::size};
use crate::{
    archive::{Key, Signed, Verdict, signature_of, verify as verdict},
    diagnostic::wording,
    disk,
    error::Error,
};

/// How many names of a kind are told to people.
const TOLD: usize = 20;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Answer {
    /// For people.
    Human,
    /// For programs.
    Json,
}

/// Verifies an archive, or the folder that it was unpacked to, with a key where one is given: a file,
/// or the key itself.
///
/// # Errors
/// There is nothing to verify, the key is none, or the machine refuses to read.
pub fn verify(
    here: &Path,
    archive: &Path,
    key: Option<&str>,
    answer: Answer,
) -> Result<Outcome, Error> {
    let key = key.map(|it| public_key(here, it)).transpose()?;
    let verdict = verdict(&here.join(archive), key.as_ref())?;
    let is_well = verdict.is_well(key.is_some());
    let result = match answer {
        Answer::Human => told(archive, &verdict, key.as_ref()),
        Answer::Json => format!("{:#}\n", described(&verdict, is_well)),
    };
    let status = if is_well { Status::Done } else { Status::Faulty };
    Ok(Outcome { status, ..Outcome::answer(result) })
}

fn public_key(here: &Path, named: &str) -> Result<Key, Error> {
    if let Some(key) = Key::new(named) {
        return Ok(key);
    }
    let text = disk::text(&here.join(named))?;
    Key::new(&text).ok_or_else(|| {
        Error::Other(format!(
            "`{named}` is no public key; `minisign -G` makes one with the secret key"
        ))
    })
}

fn told(archive: &Path, verdict: &Verdict, key: Option<&Key>) -> String {
    let mut lines = Vec::new();
    for (what, names) in [
        ("not as claimline wrote it", &verdict.faults),
        ("changed here", &verdict.changed),
        ("added", &verdict.added),
        ("missing", &verdict.missing),
    ] {
        lines.extend(names.iter().take(TOLD).map(|it| format!("{what}: {it}")));
        if let more @ 1.. = names.len().saturating_sub(TOLD) {
            lines.push(format!("{what}: {} more", wording::digits(more)));
        }
    }
    let files = wording::count(verdict.files, "file");
    if !verdict.is_looked_into {
        lines.push("what is in it was not looked at: only its signature can be checked".to_owned());
    } else if verdict.is_whole() {
        let size = size(verdict.bytes);
        lines.push(format!("whole and unchanged: {files} ({size}), each as it is listed"));
    } else {
        lines.push(format!("not whole: {files} as listed, and the above"));
    }
    lines.push(signature(archive, verdict, key));
    lines.join("\n") + "\n"
}

fn signature(archive: &Path, verdict: &Verdict, key: Option<&Key>) -> String {
    let beside = signature_of(archive);
    let beside = beside.display();
    match &verdict.signed {
        Signed::By { id, comment } => {
            let comment: String = comment.escape_debug().collect();
            format!("signed by the key {id}: {comment}")
        }
        Signed::Not if key.is_some() => {
            format!("not signed: there is no `{beside}`, so the key says nothing about it")
        }
        Signed::Not => "not signed: nothing tells who made it".to_owned(),
        Signed::Unchecked { id } => {
            format!("`{beside}` says that the key {id} signed it; check that with `--key`")
        }
        Signed::Other { id } => {
            let asked = key.map_or_else(String::new, |it| format!(", not by {}", it.id()));
            format!("`{beside}` is by another key, {id}{asked}")
        }
        Signed::Broken { id } => {
            format!("changed since it was signed: `{beside}` of the key {id} is not of these bytes")
        }
        Signed::Unreadable => format!("`{beside}` is no signature that can be read"),
    }
}

fn described(verdict: &Verdict, is_well: bool) -> serde_json::Value {
    let (state, key, comment) = match &verdict.signed {
        Signed::Not => ("none", None, None),
        Signed::Unchecked { id } => ("unchecked", Some(id), None),
        Signed::By { id, comment } => ("valid", Some(id), Some(comment)),
        Signed::Other { id } => ("other-key", Some(id), None),
        Signed::Broken { id } => ("invalid", Some(id), None),
        Signed::Unreadable => ("unreadable", None, None),
    };
    json!({
        "version": 1,
        "well": is_well,
        "whole": if verdict.is_looked_into { Some(verdict.is_whole()) } else { None },
        "files": verdict.files,
        "bytes": verdict.bytes,
        "faults": verdict.faults,
        "changed": verdict.changed,
        "added": verdict.added,
        "missing": verdict.missing,
        "signature": { "state": state, "key": key, "comment": comment },
    })
}
