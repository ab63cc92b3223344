//! Cases: whole small projects, each in one text file with everything that comes out of it.
//!
//! [`format`](crate::format) says how they are written. Each is laid over `_base.txt`, file by
//! file. `UPDATE=1 cargo test` rewrites what is expected exactly, and `CASE=name cargo test cases`
//! runs the cases whose names begin so.

use std::{
    collections::BTreeMap,
    env, fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
};

use claimline::{
    diagnostic::{Report, codes, human},
    disk,
    files::Files,
    import::{self, Order},
    pipeline::{self, Checked},
    render::{self, Site},
};
use rayon::prelude::*;
use tempfile::TempDir;

use crate::format::{Case, Head, Put, Section, lay};

const FOLDER: &str = "tests/cases";
const BASE: &str = "_base";
const TABLE: &str = "table.csv";
const MAP: &str = "map.toml";

#[test]
fn cases_come_out_as_expected() {
    let wanted = env::var("CASE").unwrap_or_default();
    let faults: Vec<String> = paths()
        .into_par_iter()
        .filter(|path| name(path).starts_with(&wanted))
        .filter_map(|path| {
            let outcome = catch_unwind(AssertUnwindSafe(|| run(&path)));
            let faults = outcome.unwrap_or_else(|_| vec!["it panicked, see above".to_owned()]);
            (!faults.is_empty())
                .then(|| format!("==== {} ====\n{}", path.display(), faults.join("\n")))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n\n"));
}

#[test]
fn every_code_has_a_case() {
    let reports: String = paths().iter().map(|path| read(path).report()).collect();
    let missing: Vec<&str> = codes::ALL
        .iter()
        .filter(|it| !reports.contains(&format!("{}[{}]: ", it.severity.name(), it.name)))
        .map(|it| it.name)
        .collect();
    assert!(missing.is_empty(), "no case expects {}", missing.join(", "));
}

/// The base project, which lies under every case.
pub(crate) fn base() -> Case {
    read(&Path::new(FOLDER).join(BASE).with_extension("txt"))
}

/// The files of a case laid over those of the base.
pub(crate) fn whole(path: &Path) -> BTreeMap<String, Put> {
    let base = if name(path) == BASE { Case { sections: Vec::new(), ..base() } } else { base() };
    read(path).over(&base)
}

/// Runs one case, and returns what is not as expected.
fn run(path: &Path) -> Vec<String> {
    let mut case = read(path);
    let root = TempDir::new().expect("a folder");
    lay(&whole(path), root.path());
    if root.path().join(TABLE).exists() {
        return imported(&mut case, path, root.path());
    }
    let files = pipeline::load(root.path()).expect("the machine reads");
    let checked = pipeline::check(&files);
    let report = human::text(&checked.report, &files, human::Look::Plain);
    let Checked { config, theme, record, analysis, .. } = &checked;
    let site = render::site(record, analysis, config, theme, &mut Report::default());
    compare(&mut case, path, &report, &|address| page(&site, address))
}

/// Imports the table of a case; its pages are then the files that come of it, and `told`.
fn imported(case: &mut Case, path: &Path, root: &Path) -> Vec<String> {
    let mut list = pipeline::load(root).expect("the machine reads").into_list();
    let config = pipeline::check(&Files::default()).config;
    for name in [TABLE, MAP] {
        let file = disk::one(&root.join(name), name.to_owned(), config.limits.file);
        list.push(file.expect("the machine reads"));
    }
    let files = Files::new(list);
    let find = |name| files.find(name).expect("it was put there");
    let (table, map) = (find(TABLE), find(MAP));
    let order = Order { files: &files, table, map, config: &config, propose: false };
    let mut report = Report::default();
    let imported = import::content(order, &mut report);
    report.settle(&config.levels);
    let report = human::text(&report, &files, human::Look::Plain);
    compare(case, path, &report, &|address| {
        let Some(imported) = &imported else { return "nothing was imported".to_owned() };
        let file = imported.files.iter().find(|it| it.0 == address);
        match (file, address) {
            (Some((_, text)), _) => text.clone(),
            (None, "told") => imported.left.join("\n"),
            (None, _) => "no file".to_owned(),
        }
    })
}

/// Returns what is not as a case expects it, after rewriting that if asked to.
fn compare(
    case: &mut Case,
    path: &Path,
    report: &str,
    page: &dyn Fn(&str) -> String,
) -> Vec<String> {
    if env::var_os("UPDATE").is_some() {
        update(case, report, page);
        if case.text() != read(path).text() {
            fs::write(path, case.text()).expect("written");
        }
    }
    let mut faults = Vec::new();
    if case.report() != report {
        faults.push(format!("-- expect report --\n{}-- found --\n{report}", case.report()));
    }
    faults.extend(case.sections.iter().filter_map(|it| fault(it, page)));
    faults
}

/// What is not in the site as a section expects it.
fn fault(section: &Section, page: &dyn Fn(&str) -> String) -> Option<String> {
    match &section.head {
        Head::Page(address) => {
            let page = page(address);
            (ended(&page) != section.body())
                .then(|| format!("-- expect {address} --\n{}-- found --\n{page}", section.body()))
        }
        Head::In(address) => {
            let page = folded(&page(address));
            let missing = lines(section).find(|it| !page.contains(it))?;
            Some(format!("{address} does not contain `{missing}`:\n{page}"))
        }
        Head::NoneIn(address) => {
            let page = folded(&page(address));
            let there = lines(section).find(|it| page.contains(it))?;
            Some(format!("{address} contains `{there}`:\n{page}"))
        }
        _ => None,
    }
}

fn update(case: &mut Case, report: &str, page: &dyn Fn(&str) -> String) {
    for section in &mut case.sections {
        if let Head::Page(address) = &section.head {
            section.set_body(&page(address));
        }
    }
    case.set_report(report);
}

fn page(site: &Site<'_>, address: &str) -> String {
    match site.page(address) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(fault) => format!("no page: {fault}"),
    }
}

fn lines(section: &Section) -> impl Iterator<Item = String> {
    section.written.lines().map(folded).filter(|it| !it.is_empty())
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ended(text: &str) -> String {
    format!("{}\n", text.trim_end_matches('\n'))
}

fn read(path: &Path) -> Case {
    Case::parse(&fs::read_to_string(path).expect("a text file"))
}

fn name(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// The cases, sorted by name; the base is one too.
pub(crate) fn paths() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|it| it.expect("an entry").path()).collect();
    paths.retain(|it| it.extension().is_some_and(|it| it == "txt"));
    paths.sort();
    paths
}
