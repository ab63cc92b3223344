//! One file to carry away and read offline.
//!
//! Each form of archive is a file here: a function that writes [`Contents`] and says what it wrote.

mod bag;
mod cover;
mod dates;
mod html;
mod long;
mod media;
mod page;
mod paths;
mod signature;
mod sources;
mod verify;
mod wacz;
mod withheld;
mod zim;
mod zip;

use std::{
    collections::BTreeSet,
    fs::File,
    path::{Path, PathBuf},
};

pub use self::{
    paths::Misfit,
    signature::{Key, Signature, Signer},
    sources::{Bytes, Source, sources},
    verify::{Signed, Verdict, verify},
};
pub(crate) use self::{sources::unpacked, withheld::is_any_withheld};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Report, codes, wording},
    disk,
    error::Error,
    files::Files,
    model::{Event, Id, Record},
    read::ids,
    render::Site,
    source::{FileId, Span},
    theme::Theme,
};

/// The forms of archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// The site and all it was made from, each byte accounted for: a `BagIt` bag in a zip file
    Bag,
    /// The site for Kiwix, which reads it on phones and computers
    Zim,
    /// The site and stored copies as web archives keep them: a WACZ file, for `ReplayWeb.page`
    Wacz,
    /// All pages of a small record, or of one event, in one that opens everywhere and needs nothing else
    Html,
}

impl Format {
    /// How the names of such archives end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bag => "zip",
            Self::Zim => "zim",
            Self::Wacz => "wacz",
            Self::Html => "html",
        }
    }

    /// Whether such archives can hold stored copies of articles.
    pub fn holds_captures(self) -> bool {
        match self {
            Self::Bag | Self::Wacz => true,
            Self::Zim | Self::Html => false,
        }
    }

    /// How such archives begin.
    fn magic(self) -> &'static [u8] {
        match self {
            Self::Bag | Self::Wacz => zip::MAGIC,
            Self::Zim => zim::MAGIC,
            Self::Html => html::MAGIC,
        }
    }

    /// What all of such an archive is.
    fn word(self) -> &'static str {
        match self {
            Self::Bag => "zip",
            Self::Zim => "ZIM file",
            Self::Wacz => "WACZ file",
            Self::Html => "page",
        }
    }
}

/// What there is to archive.
#[derive(Debug)]
pub struct Contents<'a> {
    /// The site, without what may not be passed on.
    pub site: &'a Site<'a>,
    /// What the site shows.
    pub record: &'a Record,
    /// Its settings.
    pub config: &'a Config,
    /// How it looks, and the words of its language.
    pub theme: &'a Theme,
    /// What the site is made from, without what may not be passed on.
    pub sources: &'a [Source<'a>],
    /// The project's folder, in which the stored copies are.
    pub root: &'a Path,
    /// What the archive is called: small letters, digits and hyphens.
    pub name: &'a str,
    /// The event to archive, where that is not the whole record.
    pub event: Option<Id<Event>>,
}

/// What an archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// How many files.
    pub files: usize,
    /// How many bytes they have when they are unpacked.
    pub bytes: u64,
}

/// The longest name of an archive.
const LONGEST: usize = 48;

/// What the archive of a record is called: its title in small letters, as far as that can be.
pub fn name(config: &Config) -> String {
    let whole = ids::spelling(&config.title).unwrap_or_default();
    let cut = match whole.char_indices().nth(LONGEST) {
        None => &*whole,
        Some((end, _)) => {
            let head = &whole[..end];
            head.rsplit_once('-').map_or(head, |(words, _)| words)
        }
    };
    let is_fit = !cut.is_empty() && paths::misfit(cut).is_none();
    if is_fit { cut.to_owned() } else { "record".to_owned() }
}

/// The event that is called so.
///
/// # Errors
/// There is none.
pub fn event(record: &Record, name: &str) -> Result<Id<Event>, Error> {
    if let Some((id, _)) = record.events.iter().find(|(_, it)| it.id == name) {
        return Ok(id);
    }
    let before = record.events.iter().find(|(_, it)| it.was.iter().any(|old| old == name));
    let ids = record.events.iter().map(|(_, it)| it.id.as_str());
    let near = match before {
        Some((_, it)) => Some(format!("did you mean `{}`?", it.id)),
        None => wording::did_you_mean(name, ids),
    };
    let remedy = near.unwrap_or_else(|| "name one of those in `content/events`".to_owned());
    Err(Error::Other(format!("there is no event `{name}`; {remedy}")))
}

/// Tells of what keeps an archive of the project from being unpacked everywhere.
pub fn check(addresses: &[String], files: &Files, config: &Config, report: &mut Report) {
    let sources = sources::paths(files, config);
    let file = |path: &str| files.find(path.strip_prefix(SOURCE)?);
    let settings = files.find("site.toml").unwrap_or(FileId(0));
    let mut told = BTreeSet::new();
    let mut misfits = misfits(&name(config), addresses, sources.iter().map(|it| &**it));
    // Pages come last: what is wrong with the name of a page is often wrong with that of its file.
    misfits.sort_by_key(|it| file(&it.0).is_none());
    for (path, misfit) in misfits {
        let last = path.rsplit('/').next().unwrap_or(&path);
        if !told.insert((last.split('.').next().unwrap_or(last).to_owned(), misfit)) {
            continue;
        }
        let place = Span::whole(file(&path).unwrap_or(settings));
        let short = path.strip_prefix(SOURCE).or(path.strip_prefix(PAGES)).unwrap_or(&path);
        let message = format!("`{short}` does not fit every disk: {misfit}");
        report.add(
            Diagnostic::new(&codes::UNPORTABLE_PATH, place, message)
                .help("give the file another name, or the page's subject another id"),
        );
    }
}

/// Where the site stands in an archive, and where what it is made from does.
const PAGES: &str = "data/site/";
const SOURCE: &str = "data/source/";

/// The paths in an archive that do not fit every disk, and why.
pub fn misfits<'s>(
    name: &str,
    addresses: &[String],
    sources: impl Iterator<Item = &'s str>,
) -> Vec<(String, Misfit)> {
    let pages = addresses.iter().map(|it| format!("{name}/{PAGES}{it}"));
    let others = sources.map(|it| format!("{name}/{SOURCE}{it}"));
    let all: Vec<String> = pages.chain(others).collect();
    let each = all.iter().filter_map(|it| Some((it.clone(), paths::misfit(it)?)));
    let mut misfits: Vec<_> = each.collect();
    misfits.extend(paths::crowded(all.iter().map(String::as_str)));
    let prefix = format!("{name}/");
    for (path, _) in &mut misfits {
        *path = path.strip_prefix(&prefix).unwrap_or(path).to_owned();
    }
    misfits
}

/// Writes an archive, and the signature of every byte of it beside it. Nothing is changed until both
/// are whole.
///
/// # Errors
/// The machine refuses, a template makes no page, or something else is at that place.
pub fn write(
    format: Format,
    contents: &Contents<'_>,
    output: &Path,
    signer: Option<&Signer>,
) -> Result<Written, Error> {
    if let Some(head) = disk::head(output, format.magic().len())?
        && head != format.magic()
    {
        return Err(Error::Other(format!(
            "`{}` is there and is no such archive; name another file",
            output.display()
        )));
    }
    let mut written = Written::default();
    let fill = |file: &mut File| {
        written = match format {
            Format::Bag => bag::write(contents, file)?,
            Format::Zim => zim::write(contents, file)?,
            Format::Wacz => wacz::write(contents, file)?,
            Format::Html => html::write(contents, file)?,
        };
        Ok(())
    };
    let said = format!(
        "claimline archive {}.{}: every byte of the {}",
        contents.name,
        format.extension(),
        format.word()
    );
    let sign = |archive: &mut File| match signer {
        Some(signer) => signer.sign(archive, &said).map(Some),
        None => Ok(None),
    };
    disk::made(output, &signature_of(output), fill, sign)?;
    Ok(written)
}

/// Where the signature of an archive stands.
pub fn signature_of(archive: &Path) -> PathBuf {
    let mut path = archive.as_os_str().to_owned();
    path.push(".minisig");
    path.into()
}
