//! From files to what they say, with every fault of form told in one run.

use crate::{config::Config, diagnostic::Report, draft::Draft, files::Files, theme::Theme};

/// Reads `site.toml`.
pub fn config(files: &Files, report: &mut Report) -> Config {
    let _ = (files, report);
    Config::default()
}

/// Reads the content.
pub fn draft(files: &Files, config: &Config, report: &mut Report) -> Draft {
    let _ = (files, config, report);
    Draft::default()
}

/// Reads the theme that `site.toml` names, with all it inherits laid under it.
pub fn theme(files: &Files, config: &Config, report: &mut Report) -> Theme {
    let _ = (files, config, report);
    Theme::default()
}
