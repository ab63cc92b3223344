//! How pages look, and the words of the interface.

use std::collections::BTreeMap;

/// A theme with all it inherits laid under it.
#[derive(Debug, Default)]
pub struct Theme {
    /// The name.
    pub name: String,
    /// Templates by name: `event.html`. Each knows the file it came from.
    pub templates: BTreeMap<String, Part>,
    /// Files that are published, by their path below `static/`.
    pub statics: BTreeMap<String, Vec<u8>>,
    /// The words of the interface by language: the texts of `strings/<language>.toml`, each laid
    /// key by key over those before it.
    pub strings: BTreeMap<String, Vec<Part>>,
}

/// A text of a theme.
#[derive(Debug, Clone)]
pub struct Part {
    /// The path to name in a finding: `themes/broadsheet/templates/event.html`.
    pub path: String,
    /// The project's file, where it is one; the built-in theme's parts have none.
    pub file: Option<crate::source::FileId>,
    /// The text.
    pub text: String,
}
