//! From what follows to pages by address. Nothing is rendered until it is asked for.

pub mod view;
pub mod words;

use crate::{
    analyze::Analysis, config::Config, diagnostic::Report, error::Error, model::Record,
    theme::Theme,
};

/// Every address there is, and what makes the page at an address.
#[derive(Debug)]
pub struct Site<'a> {
    record: &'a Record,
}

/// Prepares the site; a template that cannot be read is reported.
pub fn site<'a>(
    record: &'a Record,
    analysis: &'a Analysis,
    config: &'a Config,
    theme: &'a Theme,
    report: &mut Report,
) -> Site<'a> {
    words::faults(theme, report);
    let _ = (analysis, config);
    Site { record }
}

impl Site<'_> {
    /// Every address, sorted: paths below the site's root, with `/` between folders.
    pub fn addresses(&self) -> Vec<String> {
        let _ = self.record;
        Vec::new()
    }

    /// Makes the file at an address.
    ///
    /// # Errors
    /// A template's mistake, as [`Error::Finding`].
    pub fn page(&self, address: &str) -> Result<Vec<u8>, Error> {
        Err(Error::Other(format!("the site has no page `{address}`")))
    }
}
