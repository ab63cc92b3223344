//! Articles, and the local copies they name.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    desk::{Broken, Desk, Register},
    values::words,
};
use crate::{
    diagnostic::{Diagnostic, codes},
    draft::{self, Kind, Text},
    files::{Content, Files},
    model::{Agent, Article, Capture, Id, Outlet, Rights, Table, TextKind},
    source::Span,
};

/// Where local copies are kept.
const CAPTURES: &str = "content/captures/";

/// Who publishes, and who may stand between.
pub(super) struct Carriers<'r, 'd> {
    /// Who publishes.
    pub(super) outlets: &'r Register<'d, Id<Outlet>>,
    /// Who can speak and carry.
    pub(super) agents: &'r Register<'d, Agent>,
}

/// The articles and their names.
pub(super) struct Articles<'d> {
    pub(super) table: Table<Article>,
    pub(super) names: BTreeMap<&'d str, Id<Article>>,
}

/// Looks up the articles, by id.
pub(super) fn articles<'d>(
    desk: &mut Desk<'d>,
    carriers: &Carriers<'_, 'd>,
    files: &Files,
) -> Articles<'d> {
    let mut drafts = desk.distinct(&desk.draft.articles, |it| &it.id);
    drafts.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    let mut articles = Articles { table: Table::default(), names: BTreeMap::new() };
    for article in drafts {
        if let Ok(row) = row(desk, carriers, files, article) {
            articles.names.insert(&article.id.value, articles.table.push(row));
        }
    }
    if desk.draft.is_whole(Kind::Article) {
        unnamed(desk, files);
    }
    articles
}

fn row(
    desk: &mut Desk<'_>,
    carriers: &Carriers<'_, '_>,
    files: &Files,
    article: &draft::Article,
) -> Result<Article, Broken> {
    let kinds =
        [("summary", TextKind::Summary), ("full", TextKind::Full), ("excerpt", TextKind::Excerpt)];
    let rights =
        [("public", Rights::Public), ("passages", Rights::Passages), ("private", Rights::Private)];
    let outlet = desk.find(carriers.outlets, &article.outlet);
    let published = desk.some_when(article.published.as_ref());
    let via = desk.find_all(carriers.agents, &article.via);
    let text = desk.word("text", article.text.as_ref(), &kinds);
    let rights = desk.word("rights", article.rights.as_ref(), &rights);
    let language = desk.language(article.language.as_ref());
    let url = desk.web_address(article.url.as_ref());
    let archived = desk.web_address(article.archived.as_ref());
    let capture = article.capture.as_ref().and_then(|it| capture(desk, files, it));
    Ok(Article {
        id: article.id.value.clone(),
        was: desk.was(Kind::Article, &article.id, &article.was),
        revisions: desk.revisions(&article.revisions),
        title: article.title.value.clone(),
        outlet: outlet?,
        author: words(article.author.as_ref()),
        published: published?,
        language,
        url,
        archived,
        via: via?,
        capture,
        text: text?,
        rights: rights?,
        body: article.body.value.clone(),
        span: article.id.span,
    })
}

/// The local copy, if it is there and unchanged.
fn capture(desk: &mut Desk<'_>, files: &Files, capture: &draft::Capture) -> Option<Capture> {
    let expected = capture.sha256.value.to_ascii_lowercase();
    if expected.len() != 64 || !expected.bytes().all(|it| it.is_ascii_hexdigit()) {
        desk.report.add(
            Diagnostic::new(
                &codes::INVALID_HASH,
                capture.sha256.span,
                format!("`{}` is no SHA-256", capture.sha256),
            )
            .help("a SHA-256 has 64 digits, `0` to `9` and `a` to `f`: `sha256sum FILE` prints it"),
        );
        return None;
    }
    let Some(actual) = hash(files, &capture.file.value) else {
        if capture.elsewhere {
            return Some(Capture { file: capture.file.value.clone(), sha256: expected });
        }
        missing(desk, files, &capture.file);
        return None;
    };
    if actual != expected {
        desk.report.add(
            Diagnostic::new(
                &codes::CHANGED_CAPTURE,
                capture.sha256.span,
                format!("`{}` is not the file that was stored", capture.file),
            )
            .label("another hash")
            .help("put the stored file back")
            .help(format!("if it was replaced on purpose, write `sha256: {actual}`")),
        );
        return None;
    }
    Some(Capture { file: capture.file.value.clone(), sha256: actual })
}

fn hash(files: &Files, path: &str) -> Option<String> {
    let file = files.find(&format!("content/{path}"))?;
    match &files[file].content {
        Content::Stored { sha256, .. } => Some(sha256.to_ascii_lowercase()),
        _ => None,
    }
}

fn missing(desk: &mut Desk<'_>, files: &Files, path: &Text) {
    let finding = Diagnostic::new(
        &codes::MISSING_CAPTURE,
        path.span,
        format!("there is no file `content/{path}`"),
    );
    let shorter = path.value.strip_prefix("content/").filter(|it| hash(files, it).is_some());
    let deeper = format!("captures/{path}");
    let deeper = Some(deeper.as_str()).filter(|it| hash(files, it).is_some());
    desk.report.add(
        finding
            .helps(shorter.or(deeper).map(|it| format!("write `file: {it}`")))
            .help("`file` is a path below `content/`, such as `captures/bridge.html`"),
    );
}

/// Tells of stored copies that no article names.
fn unnamed(desk: &mut Desk<'_>, files: &Files) {
    let captures = desk.draft.articles.iter().filter_map(|it| it.capture.as_ref());
    let named: BTreeSet<&str> = captures.map(|it| it.file.value.as_str()).collect();
    for (id, file) in files.iter() {
        let Some(name) = file.path.strip_prefix("content/") else { continue };
        let hidden = name.rsplit('/').next().is_some_and(|it| it.starts_with('.'));
        let stored = matches!(file.content, Content::Stored { .. });
        if stored && file.path.starts_with(CAPTURES) && !hidden && !named.contains(name) {
            desk.report.add(
                Diagnostic::new(
                    &codes::UNNAMED_CAPTURE,
                    Span::whole(id),
                    "no article names this stored copy",
                )
                .help(format!(
                    "name it under `capture` in the article's front matter, as `file: {name}`"
                )),
            );
        }
    }
}
