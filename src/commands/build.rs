//! `claimline build`: check, then write the site.

use std::{mem, path::Path, time::Duration};

use super::{Outcome, Status, Where, check::contents};
use crate::{
    diagnostic::wording,
    error::Error,
    pipeline::{self, Built},
};

/// The folder that the site is written to, where no other is named.
const OUTPUT: &str = "public";

/// Builds the site of a project; a failed build changes nothing. `elapsed` says how long the
/// program has run: nothing that is published depends on it.
///
/// # Errors
/// There is no project, or the machine refuses to read it or to write the site.
pub fn build(
    place: &Where<'_>,
    output: Option<&Path>,
    elapsed: impl Fn() -> Duration,
) -> Result<Outcome, Error> {
    let project = place.project()?;
    let output = output.map_or_else(|| project.root.join(OUTPUT), |it| place.here.join(it));
    let files = pipeline::load(&project.root)?;
    let checked = pipeline::check(&files);
    let findings = project.told(&checked.report, &files);
    if checked.report.has_errors() {
        return Ok(failed(findings));
    }
    let built = match pipeline::publish(&checked, &output) {
        Ok(built) => built,
        Err(Error::Finding(finding)) => {
            let mut report = checked.report;
            report.add(*finding);
            return Ok(failed(project.told(&report, &files)));
        }
        Err(fault) => return Err(fault),
    };
    let summary = format!(
        "built {}: {}, in {}\n{}open {}\n",
        contents(&checked.record),
        pages(&built),
        seconds(elapsed()),
        unchanged(&built),
        project.seen(&output.join("index.html")),
    );
    // As with the site, there is no need to let go of these.
    mem::forget((checked, files));
    Ok(Outcome { summary, findings, ..Outcome::answer(String::new()) })
}

fn failed(findings: String) -> Outcome {
    let findings = findings + "nothing was built\n";
    Outcome { findings, status: Status::Faulty, ..Outcome::answer(String::new()) }
}

fn pages(built: &Built) -> String {
    let pages = wording::count(built.pages, "page");
    let files = wording::count(built.published.files, "file");
    format!("{pages} in {files} ({})", size(built.published.bytes))
}

fn unchanged(built: &Built) -> String {
    match built.published.unchanged {
        0 => String::new(),
        all if all == built.published.files => "no file has changed\n".to_owned(),
        some => format!("{} as before\n", wording::count(some, "file")),
    }
}

pub(super) fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => wording::count(usize::try_from(bytes).unwrap_or(0), "byte"),
        1_000..1_000_000 => tenths(bytes / 100) + " kB",
        1_000_000..1_000_000_000 => tenths(bytes / 100_000) + " MB",
        _ => tenths(bytes / 100_000_000) + " GB",
    }
}

fn tenths(number: u64) -> String {
    format!("{}.{}", number / 10, number % 10)
}

pub(super) fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_have_units() {
        #[track_caller]
        fn case(bytes: u64, text: &str) {
            assert_eq!(size(bytes), text);
        }
        case(0, "0 bytes");
        case(1, "1 byte");
        case(999, "999 bytes");
        case(1_050, "1.0 kB");
        case(12_345_678, "12.3 MB");
        case(5_000_000_000, "5.0 GB");
    }
}
