//! Findings of rendering: the theme.

codes! { RENDER
    /// A theme's file of words has a text that no page asks for, or a place that nothing fills.
    ///
    /// The texts there are, and the places in them, stand in the built-in theme's
    /// `strings/en.toml`. A misspelt key would silently leave the English text on the pages.
    UNKNOWN_WORDS = Warning "unknown-words";

    /// A template of the theme has a mistake.
    ///
    /// The message says what is wrong and where. A name that is not there is often a slip: the help
    /// lists the names there are. `docs/themes.md` says what each template is given.
    BAD_TEMPLATE = Error "bad-template";

    /// The theme lacks a template that the site needs.
    ///
    /// Write it, or let the theme inherit from another one that has it.
    MISSING_TEMPLATE = Error "missing-template";
}
