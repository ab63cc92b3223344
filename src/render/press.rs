//! Where pages are made: the material, and what was made of it for many pages.

use std::sync::OnceLock;

use serde::Serialize;
use tera::{Context, Value};

use super::{
    address::{FOLDER, ROOT},
    made::Made,
    material::Material,
    view,
};
use crate::{
    diagnostic::Diagnostic,
    error::Error,
    model::{Claim, Event, Id, Place},
};

/// What a template was filled to, or its mistake.
type Filled = Result<Value, Box<Diagnostic>>;

/// Makes pages.
#[derive(Debug)]
pub(crate) struct Press<'a> {
    /// What they are made from.
    pub it: Material<'a>,
    /// What is the same on every page of the site's root, and of its folders.
    sites: [OnceLock<Value>; 2],
    /// Each claim as it stands on the pages in the site's folders, made when it is first needed:
    /// on most of its pages a claim is the same, to the letter.
    claims: Vec<OnceLock<Filled>>,
    /// The top and the foot of pages, by how deep they are in the site and by the link of the
    /// navigation that leads to them.
    frames: Made<(bool, String), Filled>,
    /// Where events in the site's folders were, by their places.
    locators: Made<Vec<Id<Place>>, Filled>,
}

impl<'a> Press<'a> {
    /// Nothing is made yet.
    pub(crate) fn new(it: Material<'a>) -> Self {
        let claims = it.record.claims.ids().map(|_| OnceLock::new()).collect();
        let sites = [OnceLock::new(), OnceLock::new()];
        Self { it, sites, claims, frames: Made::new(), locators: Made::new() }
    }

    /// A claim as HTML.
    ///
    /// # Errors
    /// A mistake in the template of claims.
    pub(crate) fn claim(&self, id: Id<Claim>, root: &str) -> Result<Value, Error> {
        if root != FOLDER {
            return self.make(id, root).map_err(Error::Finding);
        }
        let made = self.claims[id.row()].get_or_init(|| self.make(id, root));
        made.clone().map_err(Error::Finding)
    }

    /// Claims as HTML.
    ///
    /// # Errors
    /// A mistake in the template of claims.
    pub(crate) fn claims(&self, ids: &[Id<Claim>], root: &str) -> Result<Vec<Value>, Error> {
        ids.iter().map(|id| self.claim(*id, root)).collect()
    }

    /// What is the same on every page that is as deep in the site.
    fn site(&self, root: &str) -> Value {
        let make = || Value::from_serializable(&view::site(&self.it, root));
        match root {
            ROOT => self.sites[0].get_or_init(make).clone(),
            FOLDER => self.sites[1].get_or_init(make).clone(),
            _ => make(),
        }
    }

    fn make(&self, id: Id<Claim>, root: &str) -> Filled {
        let mut context = Context::new();
        context.insert("claim", &view::claim(&self.it, id, root));
        self.piece("claim.html", &context)
    }

    /// Where an event was, as HTML; nothing where none of its places has a position.
    ///
    /// # Errors
    /// A mistake in the template of it.
    pub(crate) fn locator(&self, event: Id<Event>) -> Result<Value, Error> {
        let places = &self.it.record.events[event].places;
        let make = || {
            let Some(locator) = view::locator(&self.it, places, FOLDER) else {
                return Ok(Value::none());
            };
            let mut context = Context::new();
            context.insert("locator", &locator);
            self.piece("locator.html", &context)
        };
        self.locators.get(places, make).map_err(Error::Finding)
    }

    /// The top and the foot of a page.
    fn frame(&self, site: &Value, head: &view::Head<'_>) -> Result<Value, Error> {
        let make = || {
            let mut context = Context::new();
            context.insert_value("site", site.clone());
            context.insert("nav", head.nav);
            // A theme whose pages are whole in themselves has no need of them.
            let piece = |it| match self.it.engine.has(it).then(|| self.piece(it, &context)) {
                Some(made) => made,
                None => Ok(Value::none()),
            };
            let (masthead, foot) = (piece("masthead.html")?, piece("foot.html")?);
            let frame = view::Frame { masthead, foot, sprite: piece("sprite.html")? };
            Ok(Value::from_serializable(&frame))
        };
        match head.root {
            ROOT | FOLDER => self.frames.get(&(head.root == ROOT, head.nav.to_owned()), make),
            _ => make(),
        }
        .map_err(Error::Finding)
    }

    /// A piece of a page.
    fn piece(&self, template: &str, context: &Context) -> Filled {
        let mut html = Vec::with_capacity(4 << 10);
        self.it.engine.fill(template, context, &mut html)?;
        Ok(safe(str::from_utf8(&html).expect("templates and words are text").trim()))
    }

    /// Fills the template of a page, in a buffer that is empty.
    ///
    /// # Errors
    /// A mistake in the template.
    pub(crate) fn page(
        &self,
        template: &str,
        head: &view::Head<'_>,
        view: &impl Serialize,
        page: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let site = self.site(head.root);
        let mut context = Context::new();
        context.insert_value("frame", self.frame(&site, head)?);
        context.insert_value("site", site);
        context.insert("head", head);
        context.insert("page", view);
        self.it.engine.fill(template, &context, page).map_err(Error::Finding)
    }

    /// Fills the template of a drawing that stands by itself.
    ///
    /// # Errors
    /// A mistake in the template.
    pub(crate) fn drawing(
        &self,
        template: &str,
        name: &'static str,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Error> {
        let mut context = Context::new();
        context.insert(name, view);
        let mut drawing = Vec::new();
        self.it.engine.fill(template, &context, &mut drawing).map_err(Error::Finding)?;
        Ok(drawing)
    }
}

/// HTML that templates put on the page as it is.
pub(crate) fn safe(html: &str) -> Value {
    Value::safe_string(html)
}
