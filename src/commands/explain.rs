//! `claimline explain`: what a finding means and how to mend it.

use super::Outcome;
use crate::{
    diagnostic::{Code, codes, wording},
    error::Error,
};

/// Explains a kind of finding, or lists all kinds where none is named.
///
/// # Errors
/// There is no such kind: the question was not understood, as with any wrong argument.
pub fn explain(name: Option<&str>) -> Result<Outcome, Error> {
    let Some(name) = name else { return Ok(Outcome::answer(all())) };
    match codes::ALL.iter().find(|it| it.name == name) {
        Some(code) => Ok(Outcome::answer(one(code))),
        None => Err(unknown(name)),
    }
}

fn one(code: &Code) -> String {
    format!("{}[{}]\n\n{}\n", code.severity.name(), code.name, code.text())
}

fn all() -> String {
    let width = codes::ALL.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let line = |code: &&Code| {
        let text = code.text();
        let meaning = text.split("\n\n").next().unwrap_or_default().replace('\n', " ");
        format!("{:7}  {:width$}  {meaning}\n", code.severity.name(), code.name)
    };
    let mut sorted = codes::ALL.to_vec();
    sorted.sort_by_key(|it| it.name);
    sorted.iter().map(line).collect()
}

fn unknown(name: &str) -> Error {
    let near = wording::did_you_mean(name, codes::ALL.iter().map(|it| it.name));
    let remedy = near.unwrap_or_else(|| "`claimline explain` lists them all".to_owned());
    Error::Other(format!("no finding is called `{name}`; {remedy}"))
}
