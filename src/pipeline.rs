//! The whole program on one page.

use std::{mem, path::Path};

use crate::{
    analyze::{self, Analysis},
    archive::{self, Contents, Format, Misfit, Signer, Source, Written},
    check,
    config::Config,
    diagnostic::{Report, Severity},
    disk,
    error::Error,
    files::Files,
    model::Record,
    publish::{self, Published},
    read, render, resolve,
    theme::Theme,
};

/// A project that was read and checked.
#[derive(Debug)]
pub struct Checked {
    /// Its settings.
    pub config: Config,
    /// How its pages look.
    pub theme: Theme,
    /// What its content states.
    pub record: Record,
    /// What follows from it.
    pub analysis: Analysis,
    /// Everything that was found, settled.
    pub report: Report,
}

/// Loads the files of a project. `site.toml` comes first: it says how large the others may be.
///
/// # Errors
/// The machine refuses to list or read.
pub fn load(root: &Path) -> Result<Files, Error> {
    let settings = disk::settings(root, Config::default().limits.file)?;
    // What is wrong with the settings is reported once, by `check`.
    let config = read::config(&settings, &mut Report::default());
    disk::load(root, config.limits.file)
}

/// Reads a project and makes every check, all of them in one run.
pub fn check(files: &Files) -> Checked {
    let mut report = Report::default();
    let config = read::config(files, &mut report);
    let theme = read::theme(files, &config, &mut report);
    let draft = read::draft(files, &mut report);
    let record = resolve::record(&draft, files, &config, &mut report);
    // What was read takes as much room as what is made of it, and time to let go.
    let (analysis, ()) = rayon::join(|| analyze::analysis(&record), || drop(draft));
    let (mut tried, mut unfit) = (Report::default(), Report::default());
    let site = render::site(&record, &analysis, &config, &theme, &mut tried);
    let check = || {
        check::all(&record, &analysis, &config, &mut report);
        archive::check(&site.named(), files, &config, &mut unfit);
    };
    rayon::join(check, || site.try_out(&mut tried));
    report.extend(tried);
    // What cannot be built is not archived either.
    if !report.has_errors() {
        report.extend(unfit);
    }
    drop(site);
    report.settle(&config.levels);
    Checked { config, theme, record, analysis, report }
}

/// A site that was built.
#[derive(Debug, Clone, Copy)]
pub struct Built {
    /// How many pages it has for readers; the other files are data, styles and feeds.
    pub pages: usize,
    /// How it was written.
    pub published: Published,
}

/// Writes the site of a checked project to a folder.
///
/// # Errors
/// The machine refuses, or a template makes no page; the folder is then as it was.
pub fn publish(checked: &Checked, output: &Path) -> Result<Built, Error> {
    let Checked { config, theme, record, analysis, .. } = checked;
    let site = render::site(record, analysis, config, theme, &mut Report::default());
    let mut addresses = site.addresses();
    // Long files come first: later there is less room, as claims are kept once they are made.
    addresses.sort_by_key(|it| !it.starts_with(DATA));
    let is_page = |it: &&String| Path::new(it).extension().is_some_and(|it| it == "html");
    let pages = addresses.iter().filter(is_page).count();
    let published =
        publish::folder(output, &addresses, |address, page, take| site.fill(address, page, take))?;
    // The program is about to end: to let go of all this piece by piece would only take time.
    mem::forget(site);
    Ok(Built { pages, published })
}

/// Where the files with all the data are.
const DATA: &str = "data/";

/// What is archived, and how.
#[derive(Debug)]
pub struct Order<'a> {
    /// The form of archive.
    pub format: Format,
    /// The project's folder.
    pub root: &'a Path,
    /// The file to write.
    pub output: &'a Path,
    /// Whether stored copies of public articles go along.
    pub captures: bool,
    /// The event to archive, where that is not the whole record.
    pub event: Option<&'a str>,
    /// Who signs it.
    pub signer: Option<&'a Signer>,
}

/// What came of archiving.
#[derive(Debug)]
pub enum Archived {
    /// The archive is written.
    Written(Written),
    /// Nothing was: these paths do not fit every disk.
    Unfit(Vec<(String, Misfit)>),
}

/// Writes the archive of a checked project. The site in it is made of the files that go along: what
/// may not be passed on was not there when it was made.
///
/// # Errors
/// The machine refuses, or a template makes no page; the file is then as it was.
pub fn archive(files: &Files, checked: &Checked, order: &Order<'_>) -> Result<Archived, Error> {
    let sources = archive::sources(files, &checked.record, &checked.config, order.captures)?;
    if !archive::is_any_withheld(&checked.record) {
        return archived(checked, &sources, order);
    }
    let passed_on = check(&archive::unpacked(&sources));
    if let Some(fault) = passed_on.report.list().iter().find(|it| it.severity == Severity::Error) {
        return Err(Error::Other(format!(
            "the site cannot be made without what may not be passed on: {}",
            fault.message
        )));
    }
    archived(&passed_on, &sources, order)
}

fn archived(
    checked: &Checked,
    sources: &[Source<'_>],
    order: &Order<'_>,
) -> Result<Archived, Error> {
    let Checked { config, theme, record, analysis, .. } = checked;
    let event = order.event.map(|name| archive::event(record, name)).transpose()?;
    let site = render::site(record, analysis, config, theme, &mut Report::default());
    let name = archive::name(config);
    let misfits = archive::misfits(&name, &site.addresses(), sources.iter().map(|it| &*it.path));
    let grave: Vec<_> = misfits.into_iter().filter(|it| it.1.is_grave()).collect();
    if !grave.is_empty() {
        return Ok(Archived::Unfit(grave));
    }
    let (root, name) = (order.root, name.as_str());
    let contents = Contents { site: &site, record, config, theme, sources, root, name, event };
    archive::write(order.format, &contents, order.output, order.signer).map(Archived::Written)
}
