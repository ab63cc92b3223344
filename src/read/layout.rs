//! Which file of a project is what.

use crate::{diagnostic::wording, draft::Kind};

/// What a file below `content/` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role<'a> {
    /// A list of entries of one kind.
    Register(Kind),
    /// A Markdown file, with its id: an event, an article or a page.
    Markdown(Kind, &'a str),
    /// The claims of an article, with the article's id.
    Claims(&'a str),
    /// The outline that the map is drawn on.
    Outline,
    /// A stored copy of an article.
    Capture,
    /// What systems and editors leave beside the files.
    Ignored,
    /// None that claimline knows.
    Unexpected,
}

const OUTLINE: &str = "outline.geojson";

const REGISTERS: [(&str, Kind); 5] = [
    ("sides", Kind::Side),
    ("actors", Kind::Actor),
    ("outlets", Kind::Outlet),
    ("places", Kind::Place),
    ("questions", Kind::Question),
];

const FOLDERS: [(&str, Kind); 3] =
    [("events", Kind::Event), ("articles", Kind::Article), ("pages", Kind::Page)];

/// Tells what a file is by its path below `content/`.
pub(super) fn role(path: &str) -> Role<'_> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_hidden = path.split('/').any(|it| it.starts_with('.'));
    if is_hidden || name.ends_with('~') {
        return Role::Ignored;
    }
    if path.starts_with("captures/") {
        return Role::Capture;
    }
    if path == OUTLINE {
        return Role::Outline;
    }
    let top = path.split_once('/').map_or(path.strip_suffix(".yaml"), |(top, _)| Some(top));
    let Some(top) = top else { return Role::Unexpected };
    let register = REGISTERS.iter().find(|it| it.0 == top && name.strip_suffix(".yaml").is_some());
    if let Some((_, kind)) = register {
        return Role::Register(*kind);
    }
    let Some((_, kind)) = FOLDERS.iter().find(|it| it.0 == top && path.contains('/')) else {
        return Role::Unexpected;
    };
    match (name.strip_suffix(".md"), name.strip_suffix(".claims.yaml")) {
        (Some(id), _) => Role::Markdown(*kind, id),
        (None, Some(article)) if *kind == Kind::Article => Role::Claims(article),
        _ => Role::Unexpected,
    }
}

/// How to mend an unexpected file.
pub(super) fn remedy(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some(stem) = name.strip_suffix(".yml") {
        return format!("did you mean `{stem}.yaml`?");
    }
    if name.ends_with(".geojson") || name == "outline.json" {
        return format!("the outline of the map stands in `{OUTLINE}`");
    }
    if path.starts_with("articles/")
        && let Some(stem) = name.strip_suffix(".yaml")
    {
        return format!("the claims of an article stand in `{stem}.claims.yaml`");
    }
    let top = path.split_once('/').map_or(path.trim_end_matches(".yaml"), |(top, _)| top);
    let known = REGISTERS.iter().chain(&FOLDERS).map(|it| it.0).chain(["captures"]);
    wording::did_you_mean(top, known.filter(|it| *it != top)).unwrap_or_else(|| {
        "stored copies of articles stand in `captures/`; every other file has a place of its own"
            .to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::{Role, remedy, role};
    use crate::draft::Kind;

    #[test]
    fn a_path_tells_what_a_file_is() {
        #[track_caller]
        fn case(path: &str, expected: Role<'_>) {
            assert_eq!(role(path), expected);
        }
        case("sides.yaml", Role::Register(Kind::Side));
        case("actors/government/north.yaml", Role::Register(Kind::Actor));
        case("events/bridge.md", Role::Markdown(Kind::Event, "bridge"));
        case("articles/2031/a.md", Role::Markdown(Kind::Article, "a"));
        case("articles/2031/a.claims.yaml", Role::Claims("a"));
        case("outline.geojson", Role::Outline);
        case("captures/a.html", Role::Capture);
        case("captures/.DS_Store", Role::Ignored);
        case("articles/.a.md.swp", Role::Ignored);
        case("articles/a.md~", Role::Ignored);
        case("sides.yml", Role::Unexpected);
        case("events.yaml", Role::Unexpected);
        case("article/a.md", Role::Unexpected);
        case("articles/a.yaml", Role::Unexpected);
        case("events/a.claims.yaml", Role::Unexpected);
        case("about.md", Role::Unexpected);
        case("map/outline.geojson", Role::Unexpected);
    }

    #[test]
    fn an_unexpected_file_has_a_remedy() {
        #[track_caller]
        fn case(path: &str, help: &str) {
            assert_eq!(remedy(path), help);
        }
        case("sides.yml", "did you mean `sides.yaml`?");
        case("article/a.md", "did you mean `articles`?");
        case("actor.yaml", "did you mean `actors`?");
        case("map.geojson", "the outline of the map stands in `outline.geojson`");
        case("articles/a.yaml", "the claims of an article stand in `a.claims.yaml`");
    }
}
