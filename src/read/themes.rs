//! Themes: the built-in ones, and those of the project laid over them file by file.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, File as BuiltIn, include_dir};

use super::{
    faults::Faults,
    fields::Fields,
    piece::{Piece, not_read},
    toml,
    tree::shortened,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, Report, codes, wording},
    files::{Content, Files},
    source::{FileId, Span, Spanned},
    theme::{Part, Theme},
};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

const DEFAULT: &str = "broadsheet";
const SETTINGS: &str = "theme.toml";

/// Reads the theme that `site.toml` names, with all it inherits laid under it.
pub fn theme(files: &Files, config: &Config, report: &mut Report) -> Theme {
    let mut faults = Faults::default();
    let mut theme = Theme {
        name: config.theme.as_ref().map_or(DEFAULT, |it| &it.value).to_owned(),
        ..Theme::default()
    };
    for Link { name, inherits_static } in line(files, config.theme.as_ref(), &mut faults) {
        if !inherits_static {
            theme.statics.clear();
        }
        for (path, source) in sources(files, &name) {
            lay(&mut theme, files, &format!("{name}/{path}"), source, &mut faults);
        }
    }
    report.extend(faults.into_report());
    theme
}

/// The files of the theme that `site.toml` names and of all it inherits, by their paths below the
/// project's root: the built-in ones too, so that a project can be built where they are others.
pub fn theme_files<'f>(files: &'f Files, config: &Config) -> BTreeMap<String, &'f [u8]> {
    let mut all = BTreeMap::new();
    for Link { name, .. } in line(files, config.theme.as_ref(), &mut Faults::default()) {
        let is_read = |path: &str| {
            let folder = path.split_once('/').map_or("", |it| it.0);
            path == SETTINGS || matches!(folder, "static" | "strings" | "templates")
        };
        for (path, source) in sources(files, &name).into_iter().filter(|it| is_read(&it.0)) {
            let bytes = match source {
                Source::BuiltIn(file) => file.contents(),
                Source::Project(file) => files.bytes(file),
            };
            all.insert(format!("themes/{name}/{path}"), bytes);
        }
    }
    all
}

/// One file of a theme.
#[derive(Debug, Clone, Copy)]
enum Source {
    BuiltIn(&'static BuiltIn<'static>),
    Project(FileId),
}

/// A theme in the line of those that are laid over each other.
struct Link {
    name: String,
    /// Whether the files of the theme below it are published too.
    inherits_static: bool,
}

/// What a theme says of itself.
struct Settings {
    /// The theme that it inherits from, and where it says so.
    parent: Option<(String, Option<Span>)>,
    inherits_static: bool,
}

/// A theme and all it inherits, itself last.
fn line(files: &Files, asked: Option<&Spanned<String>>, faults: &mut Faults) -> Vec<Link> {
    let mut line: Vec<Link> = Vec::new();
    let is_in = |line: &[Link], name: &str| line.iter().any(|it| it.name == name);
    let mut next = Some(asked.map_or_else(default, |it| (it.value.clone(), Some(it.span))));
    while let Some((name, place)) = next.take() {
        let sources = sources(files, &name);
        let settings = sources.iter().rfind(|(path, _)| path == SETTINGS).map(|it| it.1);
        match (settings, place) {
            (None, Some(place)) => faults.add(unknown(files, &name, place)),
            (Some(_), Some(place)) if is_in(&line, &name) => faults.add(circle(&name, place)),
            (Some(settings), _) if !is_in(&line, &name) => {
                let Settings { parent, inherits_static } = settings_of(files, settings, faults);
                line.push(Link { name, inherits_static });
                next = parent;
                continue;
            }
            _ => {}
        }
        // So that the pages can be looked at, and faults of the rest be told.
        next = Some(default()).filter(|it| !is_in(&line, &it.0));
    }
    line.reverse();
    line
}

fn default() -> (String, Option<Span>) {
    (DEFAULT.to_owned(), None)
}

fn settings_of(files: &Files, settings: Source, faults: &mut Faults) -> Settings {
    let read = match settings {
        Source::BuiltIn(file) => built_in_settings(file),
        Source::Project(file) => project_settings(files, file, faults),
    };
    read.unwrap_or(Settings { parent: None, inherits_static: true })
}

fn built_in_settings(file: &BuiltIn<'_>) -> Option<Settings> {
    let table: ::toml::Table = file.contents_utf8()?.parse().ok()?;
    let parent = table.get("extends").and_then(|it| it.as_str());
    Some(Settings {
        parent: parent.map(|it| (it.to_owned(), None)),
        inherits_static: table.get("inherits_static").is_none_or(|it| it.as_bool() != Some(false)),
    })
}

fn project_settings(files: &Files, file: FileId, faults: &mut Faults) -> Option<Settings> {
    let piece = Piece::whole(files, file, faults)?;
    let root = toml::tree(&piece, faults)?;
    let mut fields = Fields::of(&root, "`theme.toml`", faults)?;
    let parent = fields.text("extends").map(|it| (it.value, Some(it.span)));
    let inherits_static = fields.flag("inherits_static").unwrap_or(true);
    fields.done();
    Some(Settings { parent, inherits_static })
}

/// The files of a theme and their paths in its folder: first those built in, then the project's.
fn sources(files: &Files, name: &str) -> Vec<(String, Source)> {
    let mut sources = Vec::new();
    if let Some(dir) = BUILT_IN.get_dir(name) {
        gather(dir, name, &mut sources);
    }
    let folder = format!("themes/{name}/");
    for (id, file) in files.iter() {
        let Some(path) = file.path.strip_prefix(&folder) else { continue };
        let is_hidden = path.split('/').any(|it| it.starts_with('.')) || path.ends_with('~');
        if !is_hidden {
            sources.push((path.to_owned(), Source::Project(id)));
        }
    }
    sources
}

fn gather(dir: &'static Dir<'static>, name: &str, sources: &mut Vec<(String, Source)>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if let Some(path) = path.strip_prefix(name).and_then(|it| it.strip_prefix('/')) {
            sources.push((path.to_owned(), Source::BuiltIn(file)));
        }
    }
    dir.dirs().for_each(|dir| gather(dir, name, sources));
}

/// Lays one file of a theme over what the theme has of it so far.
fn lay(theme: &mut Theme, files: &Files, named: &str, source: Source, faults: &mut Faults) {
    let (name, path) = named.split_once('/').expect("the theme's name was put before the path");
    let Some((folder, rest)) = path.split_once('/') else { return };
    let language = rest.strip_suffix(".toml").filter(|it| !it.contains('/'));
    match (folder, language) {
        ("static", _) => {
            if let Some(bytes) = bytes(files, source, faults) {
                theme.statics.insert(rest.to_owned(), bytes);
            }
        }
        ("templates", _) if matches!(rest.rsplit_once('.'), Some((_, "html" | "svg" | "xml"))) => {
            if let Some(part) = part(files, format!("themes/{named}"), source, faults) {
                lay_template(theme, rest, part);
            }
        }
        ("strings", Some(language)) => {
            if let Some(part) = part(files, format!("themes/{named}"), source, faults) {
                theme.strings.entry(language.to_owned()).or_default().push(part);
            }
        }
        _ => {
            if let Source::Project(file) = source {
                let message = format!("nothing of the theme `{name}` reads `{path}`");
                faults
                    .add(Diagnostic::new(&codes::UNEXPECTED_FILE, Span::whole(file), message).help(
                    "a theme has `templates/**.html`, `static/**` and `strings/<language>.toml`",
                ));
            }
        }
    }
}

/// Lays a template over the one it takes the place of. That one stays under its theme's name where
/// it is asked for: `{% extends "broadsheet/index.html" %}`.
fn lay_template(theme: &mut Theme, name: &str, part: Part) {
    let text = part.text.clone();
    let Some(below) = theme.templates.insert(name.to_owned(), part) else { return };
    let owner = below.path.split('/').nth(1).unwrap_or_default();
    let full = format!("{owner}/{name}");
    if text.contains(&format!("\"{full}\"")) {
        theme.templates.insert(full, below);
    }
}

fn part(files: &Files, path: String, source: Source, faults: &mut Faults) -> Option<Part> {
    let (file, text) = match source {
        Source::BuiltIn(file) => (None, file.contents_utf8()?),
        Source::Project(file) => (Some(file), Piece::whole(files, file, faults)?.text),
    };
    Some(Part { path, file, text: text.to_owned() })
}

fn bytes(files: &Files, source: Source, faults: &mut Faults) -> Option<Vec<u8>> {
    match source {
        Source::BuiltIn(file) => Some(file.contents().to_owned()),
        Source::Project(file) => {
            if let Content::Bytes(bytes) = &files[file].content {
                return Some(bytes.clone());
            }
            faults.add(not_read(files, file));
            None
        }
    }
}

fn unknown(files: &Files, name: &str, place: Span) -> Diagnostic {
    let name = shortened(name);
    let folder = format!("themes/{name}/");
    if files.iter().any(|(_, file)| file.path.starts_with(&folder)) {
        let message = format!("`{folder}` has no `{SETTINGS}`");
        return Diagnostic::new(&codes::UNKNOWN_THEME, place, message)
            .help(format!("add one that says `extends = \"{DEFAULT}\"`"));
    }
    let own = files.iter().filter_map(|(_, file)| {
        let (name, path) = file.path.strip_prefix("themes/")?.split_once('/')?;
        (path == SETTINGS).then_some(name)
    });
    let built_in = BUILT_IN.dirs().filter_map(|dir| dir.path().to_str());
    let names: BTreeSet<&str> = own.chain(built_in).collect();
    let help = wording::did_you_mean(&name, names.iter().copied())
        .unwrap_or_else(|| format!("there are {}", wording::names(&names, "and")));
    Diagnostic::new(&codes::UNKNOWN_THEME, place, format!("no theme is called `{name}`")).help(help)
}

fn circle(name: &str, place: Span) -> Diagnostic {
    let message = format!("the theme `{name}` inherits from itself");
    let help = "a folder with the name of a built-in theme lies over it without `extends`";
    Diagnostic::new(&codes::THEME_CIRCLE, place, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::theme;
    use crate::{
        config::Config,
        diagnostic::Report,
        files::{Content, File, Files},
        source::{FileId, Span, Spanned},
        theme::Theme,
    };

    #[track_caller]
    fn laid(name: &str, files: &[(&str, &str)]) -> Theme {
        let file = |(path, text): &(&str, &str)| File {
            path: (*path).to_owned(),
            content: Content::Bytes(text.as_bytes().to_owned()),
        };
        let files = Files::new(files.iter().map(file).collect());
        let asked = Spanned::new(name.to_owned(), Span::whole(FileId(0)));
        let config = Config { theme: Some(asked), ..Config::default() };
        let mut report = Report::default();
        let theme = theme(&files, &config, &mut report);
        assert!(report.list().is_empty(), "{:?}", report.list());
        theme
    }

    #[test]
    fn a_theme_lies_over_what_it_extends() {
        let theme = laid(
            "dark",
            &[
                ("themes/dark/static/a.css", "dark"),
                ("themes/dark/strings/en.toml", "a = 'dark'"),
                ("themes/dark/theme.toml", "extends = 'dim'"),
                ("themes/dim/static/a.css", "dim"),
                ("themes/dim/static/img/b.svg", "dim"),
                ("themes/dim/strings/en.toml", "a = 'dim'"),
                ("themes/dim/templates/part/a.html", "dim"),
                ("themes/dim/theme.toml", "extends = 'broadsheet'"),
                ("themes/other/static/c.css", "other"),
            ],
        );
        assert_eq!(theme.statics["a.css"], b"dark");
        assert_eq!(theme.statics["img/b.svg"], b"dim");
        assert!(!theme.statics.contains_key("c.css"));
        assert_eq!(theme.templates["part/a.html"].path, "themes/dim/templates/part/a.html");
        let words: Vec<&str> = theme.strings["en"].iter().map(|it| it.text.as_str()).collect();
        assert!(words.ends_with(&["a = 'dim'", "a = 'dark'"]));
    }

    #[test]
    fn a_template_may_extend_the_one_it_takes_the_place_of() {
        let theme = laid(
            "dark",
            &[
                ("themes/dark/templates/a.html", "{% extends \"dim/a.html\" %}"),
                ("themes/dark/templates/b.html", "dark"),
                ("themes/dark/theme.toml", "extends = 'dim'\ninherits_static = false"),
                ("themes/dim/static/a.css", "dim"),
                ("themes/dim/templates/a.html", "dim"),
                ("themes/dim/templates/b.html", "dim"),
                ("themes/dim/theme.toml", "extends = 'broadsheet'"),
            ],
        );
        assert_eq!(theme.templates["dim/a.html"].text, "dim");
        assert_eq!(theme.templates["a.html"].path, "themes/dark/templates/a.html");
        assert!(!theme.templates.contains_key("dim/b.html"));
        assert!(theme.statics.is_empty());
    }

    #[test]
    fn a_project_changes_a_built_in_theme_file_by_file() {
        let changed = laid("broadsheet", &[("themes/broadsheet/templates/own.html", "own")]);
        let plain = laid("broadsheet", &[]);
        assert_eq!(changed.templates["own.html"].file, Some(FileId(0)));
        assert_eq!(changed.templates.len(), plain.templates.len() + 1);
    }

    #[test]
    fn plain_is_one_small_style_sheet() {
        let plain = laid("plain", &[]);
        assert_eq!(plain.statics.keys().collect::<Vec<_>>(), ["style.css"]);
        assert!(plain.statics["style.css"].len() < 4000);
    }
}
