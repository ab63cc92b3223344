//! What `site.toml` says.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use crate::{diagnostic::Level, source::Spanned};

/// The settings of a project.
#[derive(Debug, Clone)]
pub struct Config {
    /// The record's title.
    pub title: String,
    /// A paragraph about it, for the front page and for search engines.
    pub description: String,
    /// The language of the site: a BCP 47 tag.
    pub language: String,
    /// The zone of times written without one, and of the days on the timeline.
    pub zone: FixedOffset,
    /// Where the site will stand, with a `/` at the end; feeds and canonical links need it.
    pub base_url: Option<String>,
    /// The theme's name and where it is asked for; without one it is the built-in theme.
    pub theme: Option<Spanned<String>>,
    /// The license of the content, in words, for the foot of each page.
    pub license: Option<String>,
    /// Which feeds there are, and what their ids begin with.
    pub feeds: Feeds,
    /// How pages are divided.
    pub layout: Layout,
    /// What to make of kinds of findings, by their codes' names.
    pub levels: BTreeMap<&'static str, Level>,
    /// What is too much.
    pub limits: Limits,
}

/// Which feeds there are beside those of the record, of the sides and of corrections.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feeds {
    /// What the ids in feeds begin with; without it, `base_url`.
    pub ids: Option<String>,
    /// Whether each event has one.
    pub events: bool,
    /// Whether each question has one.
    pub questions: bool,
}

/// How pages are divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// The most entries a page of the timeline holds before it is split by period.
    pub entries: usize,
    /// The most claims a page of a list holds before it is continued on another.
    pub claims: usize,
}

/// What is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest file that people write, in bytes.
    pub file: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            language: "en".to_owned(),
            zone: FixedOffset::east_opt(0).expect("no offset is an offset"),
            base_url: None,
            theme: None,
            license: None,
            feeds: Feeds::default(),
            layout: Layout { entries: 60, claims: 100 },
            levels: BTreeMap::new(),
            limits: Limits { file: 2 << 20 },
        }
    }
}
