//! From files to what they say, with every fault of form told in one run.
//!
//! Both YAML and TOML become one [`tree`] that knows its places; [`fields`] takes from it what the
//! draft needs, and tells of all the rest.

pub(crate) mod faults;
pub(crate) mod tree;
pub(crate) mod piece;
pub(crate) mod ids;
pub(crate) mod fields;
mod yaml;
pub(crate) mod toml;
mod front;
mod layout;
mod sides;
mod actors;
mod outlets;
mod outline;
mod places;
mod questions;
mod revisions;
mod events;
mod articles;
mod claims;
mod pages;
mod content;
mod settings;
mod themes;
mod anew;

pub use anew::{Capture, Words, article_anew, claims_anew};
pub use content::{draft, reads};
pub use settings::config;
pub use themes::{theme, theme_files};
