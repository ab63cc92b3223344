//! From what follows to pages by address. Nothing is rendered until it is asked for.

pub mod view;
pub mod words;
pub mod export;
pub(crate) mod address;
mod charts;
mod corrections;
mod engine;
pub(crate) mod escape;
mod folded;
mod known;
mod leaves;
mod long;
mod made;
mod marks;
mod material;
mod moved;
mod pages;
mod periods;
mod picture;
mod press;
mod prose;
mod robust;
mod routes;
mod script;
mod search;
mod shared;
mod touches;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use sha2::{Digest, Sha256};

use self::{
    engine::Engine,
    long::Long,
    material::{CARD, ICON, Material, Own},
    press::Press,
    routes::Route,
    search::Index,
    words::Words,
};
use crate::{
    analyze::Analysis,
    config::Config,
    diagnostic::Report,
    error::Error,
    hex::hex,
    model::{Event, Id, Record},
    source::{FileId, Span},
    theme::Theme,
};

pub(crate) use self::{
    address::{SEARCH, canonical},
    leaves::Leaf,
};
pub use self::{long::Take, search::tokens};

/// Every address there is, and what makes the page at an address.
#[derive(Debug)]
pub struct Site<'a> {
    press: Press<'a>,
    /// The theme's own files as they are published, by their paths below `static/`.
    files: BTreeMap<&'a str, Cow<'a, [u8]>>,
    routes: BTreeMap<String, Route>,
    /// What search looks into, made when it is first needed: not where a record is only checked.
    index: OnceLock<Index>,
    /// Whether every template could be read.
    sound: bool,
}

/// Prepares the site; what is wrong with the templates is reported.
pub fn site<'a>(
    record: &'a Record,
    analysis: &'a Analysis,
    config: &'a Config,
    theme: &'a Theme,
    report: &mut Report,
) -> Site<'a> {
    words::faults(theme, report);
    let words = Arc::new(Words::new(theme, &config.language));
    let asked = config.theme.as_ref().map_or(Span::whole(FileId(0)), |name| name.span);
    let (faults, _) = report.counts();
    let engine = Engine::new(theme, &words, asked, report);
    let sound = report.counts().0 == faults;
    let files = files(theme);
    let has_card = config.base_url.is_some() && theme.templates.contains_key(CARD);
    let own = Own { engine, assets: assets(&files), has_card };
    let it = Material::new(record, analysis, config, words, own);
    let routes = routes::routes(&it);
    Site { press: Press::new(it), files, routes, index: OnceLock::new(), sound }
}

impl Site<'_> {
    /// The addresses that are named after something, sorted: all but those of the index of search,
    /// which has yet to be made.
    pub fn named(&self) -> Vec<String> {
        self.routes.keys().cloned().collect()
    }

    /// Every address, sorted: paths below the site's root, with `/` between folders.
    pub fn addresses(&self) -> Vec<String> {
        let mut addresses = self.named();
        if self.routes.contains_key(SEARCH) {
            addresses.extend(self.index().addresses().cloned());
            addresses.sort_unstable();
        }
        addresses
    }

    /// The addresses of what readers come to, sorted: all but what hosts and search engines ask for.
    pub fn carried(&self) -> Vec<String> {
        let is_carried = |it: &String| self.routes.get(it).is_none_or(|it| !it.is_for_hosts());
        self.addresses().into_iter().filter(is_carried).collect()
    }

    /// The addresses of the pages that people look for by their titles.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        routes::pages(&self.routes)
    }

    /// The pages that stand in one file: those of the record, or of an event.
    pub(crate) fn leaves(&self, event: Option<Id<Event>>) -> Vec<Leaf> {
        leaves::leaves(&self.press.it, &self.routes, event)
    }

    /// What search looks into. Other threads wait while it is made, so that it has to be asked for
    /// before many pages are made at a time, as [`Self::addresses`] does.
    fn index(&self) -> &Index {
        self.index.get_or_init(|| search::index(&self.press.it))
    }

    /// How long the texts are by which search finds things, in bytes.
    pub fn searched(&self) -> usize {
        self.index().text
    }

    /// Makes the file at an address.
    ///
    /// # Errors
    /// A template's mistake, as [`Error::Finding`].
    pub fn page(&self, address: &str) -> Result<Vec<u8>, Error> {
        let mut page = Vec::new();
        self.fill(address, &mut page, &mut |_| Ok(()))?;
        Ok(page)
    }

    /// Makes the file at an address, in a buffer that is empty. Where it may be long, `take` is
    /// offered what is there from time to time; the end of the file is left in the buffer.
    ///
    /// # Errors
    /// A template's mistake, as [`Error::Finding`]; what `take` says.
    pub fn fill(
        &self,
        address: &str,
        page: &mut Vec<u8>,
        take: &mut Take<'_>,
    ) -> Result<(), Error> {
        match self.routes.get(address) {
            Some(Route::Asset(path)) => match self.files.get(path.as_str()) {
                Some(file) => page.extend_from_slice(file),
                // A theme that has no picture of its icon has a drawing that can be read.
                None => *page = picture::icon(&self.files[ICON[0]]).map_err(Error::Other)?,
            },
            Some(Route::Card) => pages::card(&self.press, page)?,
            Some(Route::Export(export)) => {
                let (source, pages) = (self.press.it.source(), &mut routes::pages(&self.routes));
                export.write(source, pages, &mut Long { piece: page, take })?;
            }
            Some(Route::Search) => pages::search(&self.press, self.index(), page)?,
            Some(route) => pages::page(&self.press, address, route, page)?,
            None => match self.indexed(address) {
                Some(file) => page.extend_from_slice(file),
                None => return Err(Error::Other(format!("the site has no page `{address}`"))),
            },
        }
        Ok(())
    }

    fn indexed(&self, address: &str) -> Option<&[u8]> {
        let is_made = address.starts_with(address::INDEX);
        let has_search = self.routes.contains_key(SEARCH);
        if is_made && has_search { self.index().file(address) } else { None }
    }

    /// Makes one page of each kind, so that a template's mistake is told before all are made.
    pub fn try_out(&self, report: &mut Report) {
        // Where a template cannot be read, its pages would only say so once more.
        if !self.sound {
            return;
        }
        let mut kinds = Vec::new();
        let mut told = Vec::new();
        let no_template = |route: &Route| matches!(route, Route::Asset(_) | Route::Export(_));
        for (address, route) in self.routes.iter().filter(|(_, route)| !no_template(route)) {
            let kind = std::mem::discriminant(route);
            if kinds.contains(&kind) {
                continue;
            }
            kinds.push(kind);
            let made = match route {
                Route::Search => pages::search(&self.press, &Index::default(), &mut Vec::new()),
                // To read the drawing is enough; to draw it would take as long as all the rest.
                Route::Card => pages::card_drawing(&self.press).map(drop),
                _ => self.page(address).map(drop),
            };
            let Err(Error::Finding(finding)) = made else { continue };
            let known = (finding.span, finding.message.clone());
            if !told.contains(&known) {
                told.push(known);
                report.add(*finding);
            }
        }
    }
}

/// A theme's own files as they are published: scripts are shortened.
fn files(theme: &Theme) -> BTreeMap<&str, Cow<'_, [u8]>> {
    let published = |path: &str, bytes| {
        let is_script = matches!(path.rsplit_once('.'), Some((_, "js" | "mjs")));
        let script = str::from_utf8(bytes).ok().filter(|_| is_script).and_then(script::shortened);
        script.map_or(Cow::Borrowed(bytes), |it| Cow::Owned(it.into_bytes()))
    };
    theme.statics.iter().map(|(path, bytes)| (path.as_str(), published(path, bytes))).collect()
}

/// The addresses of a theme's own files. The hash lets hosts and browsers keep them for ever.
fn assets(files: &BTreeMap<&str, Cow<'_, [u8]>>) -> BTreeMap<String, String> {
    let address = |(path, bytes): (&&str, &Cow<'_, [u8]>)| {
        ((*path).to_owned(), address::asset(path, &hash(bytes)))
    };
    let mut assets: BTreeMap<String, String> = files.iter().map(address).collect();
    let [drawn, made] = ICON;
    if let Some(icon) = files.get(drawn).filter(|it| picture::drawing(it).is_ok()) {
        assets.entry(made.to_owned()).or_insert_with(|| address::asset(made, &hash(icon)));
    }
    assets
}

/// The beginning of the hash of a file, for its name.
fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..6])
}
