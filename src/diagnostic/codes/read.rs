//! Findings of reading: the form of the files.

codes! { READ
    /// A file of claims belongs to the article of the same name, and there is no such article.
    ///
    /// The claims of `content/articles/river.md` stand in `content/articles/river.claims.yaml`.
    /// Rename the file, or add the article.
    CLAIMS_WITHOUT_ARTICLE = Error "claims-without-article";

    /// There is a character in the text that stands for no letter, sign or space.
    ///
    /// It mostly comes from copying out of another program. Delete it. If the first one is U+0000,
    /// the file is no plain text: save it as text in UTF-8.
    CONTROL_CHARACTER = Error "control-character";

    /// Two files or two entries give the same id.
    ///
    /// The id of an event, an article or a page is its file's name without the ending, whatever
    /// folder it is in. Actors and outlets share their ids, because both can speak and both can
    /// carry. Rename one of the two.
    DUPLICATE_ID = Error "duplicate-id";

    /// A field is written twice in the same entry, and it cannot be told which is meant.
    ///
    /// Take one of them out. Most fields that name other things take a list.
    DUPLICATE_KEY = Error "duplicate-key";

    /// A file of entries has none.
    ///
    /// Add an entry, or delete the file.
    EMPTY_FILE = Warning "empty-file";

    /// A file is larger than `file` under `[limits]` in `site.toml` allows.
    ///
    /// Divide it, as registers may be split into a folder of lists, or raise the limit.
    FILE_TOO_LARGE = Error "file-too-large";

    /// `[findings]` in `site.toml` would lower an error.
    ///
    /// What an error tells of cannot be built, so only warnings can be given another level.
    FIXED_LEVEL = Error "fixed-level";

    /// An id has other characters than the small letters a to z, digits and hyphens.
    ///
    /// Ids become parts of addresses, which have to work on every host and from a folder.
    INVALID_ID = Error "invalid-id";

    /// `content/outline.geojson` is not JSON, or holds something that is no outline.
    ///
    /// An outline is made of lines and polygons, alone or in collections and features. Their
    /// positions are degrees, the longitude before the latitude (`[46.75, 40.36]`), which is the
    /// other way around than in `places.yaml`. Export the file anew in WGS 84, or mend the part that
    /// is named.
    INVALID_OUTLINE = Error "invalid-outline";

    /// `site.toml`, `theme.toml` or a theme's file of words is not TOML.
    ///
    /// Each line is `name = value`; text stands in double quotation marks; `[layout]` begins a
    /// group.
    INVALID_TOML = Error "invalid-toml";

    /// A value is of the right form and cannot be right.
    ///
    /// A latitude is between -90 and 90 degrees and comes before the longitude; a zone is written
    /// as it is ahead of UTC, `+04:00`; an address begins with `https://`.
    INVALID_VALUE = Error "invalid-value";

    /// A file, or the front matter of one, is not YAML, so that it cannot be read any further.
    ///
    /// Mostly it is a text that holds `: ` or ` #`, or begins with a mark that has a meaning in
    /// YAML: put it in quotation marks. Indent with spaces, never with tabs.
    INVALID_YAML = Error "invalid-yaml";

    /// A symbolic link leads out of the project, or nowhere.
    ///
    /// A project holds all that it is built from. Put a copy of the file in place of the link.
    LINK_OUT = Error "link-out";

    /// An entry lacks a field that it must have.
    ///
    /// The field is missing, or it is there and says nothing.
    MISSING_FIELD = Error "missing-field";

    /// A Markdown file does not begin with front matter, or the front matter has no end.
    ///
    /// The first line of an event, an article or a page is `---`. Its fields follow, then a second
    /// line of `---`, then the text.
    MISSING_FRONT_MATTER = Error "missing-front-matter";

    /// There is something in the project that is neither a file nor a folder.
    ///
    /// It may be a symbolic link to a folder: claimline follows links to files only. Put a folder
    /// or a file in its place.
    NOT_A_FILE = Error "not-a-file";

    /// A file, or its name, is not text in UTF-8.
    ///
    /// Save it as UTF-8. Editors call that an encoding, and offer it when saving.
    NOT_UTF8 = Error "not-utf8";

    /// A theme inherits from itself, by way of others or directly.
    ///
    /// The `extends` in each `theme.toml` must lead to a theme that extends none.
    THEME_CIRCLE = Error "theme-circle";

    /// There are so many faults in a file that the rest of them is not shown.
    ///
    /// Often they have one cause. Mend those that are shown, and check again.
    TOO_MANY_FAULTS = Error "too-many-faults";

    /// There is a file in `content/` or in a theme that nothing reads.
    ///
    /// Mostly its name or its folder's name is misspelt, and what it says would silently be
    /// missing from the site.
    UNEXPECTED_FILE = Warning "unexpected-file";

    /// An entry has a field that is not known there.
    ///
    /// It is an error because what it says would otherwise be lost without a word.
    UNKNOWN_FIELD = Error "unknown-field";

    /// `[findings]` in `site.toml` names a kind of finding that does not exist.
    ///
    /// `claimline explain` lists them all.
    UNKNOWN_FINDING = Error "unknown-finding";

    /// `site.toml` or a theme asks for a theme that is neither built in nor in `themes/`.
    ///
    /// A theme of your own is a folder in `themes/` with a `theme.toml` in it.
    UNKNOWN_THEME = Error "unknown-theme";

    /// YAML can do more than claimline reads: aliases, tags, directives, several documents in one
    /// file, names of fields that are lists.
    ///
    /// Mostly it is text that begins with `&`, `*` or `!`: put it in quotation marks. What is
    /// meant to stand in two places is written out in both.
    UNSUPPORTED_YAML = Error "unsupported-yaml";

    /// A field is not of the form it should have: a list where a text is expected, or the like.
    ///
    /// `docs/content.md` shows the form of each field.
    WRONG_TYPE = Error "wrong-type";
}
