//! The whole program on one page.

use std::path::Path;

use crate::{
    analyze::{self, Analysis},
    check,
    config::Config,
    diagnostic::Report,
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
    let analysis = analyze::analysis(&record);
    check::all(&record, &analysis, &config, &mut report);
    let site = render::site(&record, &analysis, &config, &theme, &mut report);
    site.try_out(&mut report);
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
    let addresses = site.addresses();
    let is_page = |it: &&String| Path::new(it).extension().is_some_and(|it| it == "html");
    let pages = addresses.iter().filter(is_page).count();
    let published = publish::folder(output, &addresses, |address, page| site.fill(address, page))?;
    Ok(Built { pages, published })
}
