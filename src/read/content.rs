//! The content: every file read on its own, in parallel, and laid together in the order of the files.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{
    actors::actor,
    articles::article,
    claims::claim,
    events::event,
    faults::Faults,
    fields::wrong_type,
    front, ids,
    layout::{self, Role},
    outlets::outlet,
    outline::outline,
    pages::page,
    piece::Piece,
    places::place,
    questions::question,
    sides::side,
    tree::{Node, Notation, Value},
    yaml,
};
use crate::{
    diagnostic::{Diagnostic, Report, codes, wording},
    draft::{Article, Claims, Draft, Kind, Text},
    files::{Content, File, Files},
    source::{FileId, Span, Spanned},
};

/// Reads the content.
pub fn draft(files: &Files, report: &mut Report) -> Draft {
    let mut sources: Vec<_> = files.iter().filter_map(|(id, file)| source(id, file)).collect();
    refuse_unexpected(&sources, files, report);
    let left_out = refuse_duplicates(&mut sources, report);
    let articles: BTreeSet<&str> = sources.iter().filter_map(Source::article).collect();
    let parts: Vec<_> = sources.par_iter().map(|source| read(files, source)).collect();
    let mut draft = Draft { incomplete: left_out, ..Draft::default() };
    for (part, found) in parts {
        draft.append(part);
        report.extend(found);
    }
    refuse_strays(&sources, &articles, &draft.articles, report);
    let all = draft.claims.len();
    draft.claims.retain(|claims| articles.contains(claims.article.as_str()));
    if draft.claims.len() < all {
        draft.incomplete.insert(Kind::Claim);
    }
    draft
}

/// Whether a file of the content is one that claims, names or texts are read from: a path below the
/// project's root.
pub fn reads(path: &str) -> bool {
    let role = path.strip_prefix("content/").map_or(Role::Unexpected, layout::role);
    matches!(role, Role::Register(_) | Role::Markdown(..) | Role::Claims(_))
}

/// A file of the content and what it is.
#[derive(Debug)]
struct Source<'a> {
    file: FileId,
    path: &'a str,
    role: Role<'a>,
}

impl<'a> Source<'a> {
    fn article(&self) -> Option<&'a str> {
        match self.role {
            Role::Markdown(Kind::Article, id) => Some(id),
            _ => None,
        }
    }
}

fn source(id: FileId, file: &File) -> Option<Source<'_>> {
    let path = file.path.strip_prefix("content/")?;
    Some(Source { file: id, path, role: layout::role(path) })
}

fn refuse_unexpected(sources: &[Source<'_>], files: &Files, report: &mut Report) {
    for source in sources {
        if source.role != Role::Unexpected || !is_file(files, source.file) {
            continue;
        }
        let message = format!("nothing reads `content/{}`", source.path);
        report.add(
            Diagnostic::new(&codes::UNEXPECTED_FILE, Span::whole(source.file), message)
                .help(layout::remedy(source.path)),
        );
    }
}

/// Keeps the first of the files that give the same id, and returns of which kinds others are left
/// out.
fn refuse_duplicates(sources: &mut Vec<Source<'_>>, report: &mut Report) -> BTreeSet<Kind> {
    let mut seen = BTreeMap::new();
    let mut left_out = BTreeSet::new();
    sources.retain(|source| {
        let key = match source.role {
            Role::Markdown(kind, id) => (kind, id),
            Role::Claims(article) => (Kind::Claim, article),
            _ => return true,
        };
        let Some((file, path)) = seen.get(&key) else {
            seen.insert(key, (source.file, source.path));
            return true;
        };
        let message = format!("two files give the id `{}`", key.1);
        report.add(
            Diagnostic::new(&codes::DUPLICATE_ID, Span::whole(source.file), message)
                .related(Span::whole(*file), "the other file")
                .help(format!("rename this file or `content/{path}`")),
        );
        left_out.insert(key.0);
        false
    });
    left_out
}

/// Tells of claims whose article is not there.
fn refuse_strays(
    sources: &[Source<'_>],
    articles: &BTreeSet<&str>,
    drafts: &[Article],
    report: &mut Report,
) {
    for source in sources {
        let Role::Claims(article) = source.role else { continue };
        if articles.contains(article) {
            continue;
        }
        let place = Span::whole(source.file);
        let message = format!("there is no article `{article}` in which this is claimed");
        let new = drafts.iter().find(|it| it.was.iter().any(|old| old.value == article));
        let help = match new {
            Some(new) => format!("the article is now called `{0}`: rename this file too", new.id),
            None => wording::did_you_mean(article, articles.iter().copied())
                .unwrap_or_else(|| format!("add `content/articles/{article}.md`")),
        };
        report.add(Diagnostic::new(&codes::CLAIMS_WITHOUT_ARTICLE, place, message).help(help));
    }
}

/// Whether there is a file, and not something that cannot be looked at.
fn is_file(files: &Files, file: FileId) -> bool {
    matches!(files[file].content, Content::Bytes(_) | Content::Stored { .. })
}

/// Reads one file.
fn read(files: &Files, source: &Source<'_>) -> (Draft, Report) {
    let mut draft = Draft::default();
    let mut faults = Faults::default();
    let kind = match source.role {
        Role::Ignored => return (draft, Report::default()),
        Role::Capture | Role::Outline | Role::Unexpected => None,
        Role::Register(kind) | Role::Markdown(kind, _) => Some(kind),
        Role::Claims(_) => Some(Kind::Claim),
    };
    if kind.is_none() && source.role != Role::Outline && is_file(files, source.file) {
        return (draft, Report::default());
    }
    let outcome =
        Piece::whole(files, source.file, &mut faults).and_then(|piece| match source.role {
            Role::Register(kind) => register(&piece, kind, &mut draft, &mut faults),
            Role::Claims(article) => claims(&piece, article, &mut draft, &mut faults),
            Role::Markdown(kind, id) => markdown(&piece, kind, id, &mut draft, &mut faults),
            Role::Outline => {
                draft.outline = outline(&piece, &mut faults);
                Some(())
            }
            Role::Capture | Role::Ignored | Role::Unexpected => None,
        });
    if outcome.is_none() {
        draft.incomplete.extend(kind);
    }
    (draft, faults.into_report())
}

// The functions below give `None` where something of the file had to be left out.

fn register(piece: &Piece<'_>, kind: Kind, draft: &mut Draft, faults: &mut Faults) -> Option<()> {
    let root = yaml::tree(piece, faults)?;
    match kind {
        Kind::Side => entries(&root, side, &mut draft.sides, faults),
        Kind::Actor => entries(&root, actor, &mut draft.actors, faults),
        Kind::Outlet => entries(&root, outlet, &mut draft.outlets, faults),
        Kind::Place => entries(&root, place, &mut draft.places, faults),
        Kind::Question => entries(&root, question, &mut draft.questions, faults),
        Kind::Event | Kind::Article | Kind::Claim | Kind::Page => None,
    }
}

fn claims(piece: &Piece<'_>, article: &str, draft: &mut Draft, faults: &mut Faults) -> Option<()> {
    let root = yaml::tree(piece, faults)?;
    let mut list = Vec::new();
    let outcome = entries(&root, claim, &mut list, faults);
    draft.claims.push(Claims { file: piece.file(), article: article.to_owned(), list });
    outcome
}

fn entries<T>(
    root: &Node<'_>,
    entry: fn(&Node<'_>, &mut Faults) -> Option<T>,
    into: &mut Vec<T>,
    faults: &mut Faults,
) -> Option<()> {
    if root.is_blank() {
        let finding = Diagnostic::new(&codes::EMPTY_FILE, root.span, "the file lists nothing");
        faults.add(finding.help("add an entry that begins with `- id: `, or delete the file"));
        return Some(());
    }
    let Value::List(nodes) = &root.value else {
        let finding = wrong_type(root, "a list", "this file");
        faults.add(finding.help("begin each entry with `- id: `"));
        return None;
    };
    into.extend(nodes.iter().filter_map(|node| entry(node, faults)));
    (into.len() == nodes.len()).then_some(())
}

fn markdown(
    piece: &Piece<'_>,
    kind: Kind,
    id: &str,
    draft: &mut Draft,
    faults: &mut Faults,
) -> Option<()> {
    let id: Text = Spanned::new(id.to_owned(), Span::whole(piece.file()));
    ids::check(&id, faults);
    let parts = front::parts(piece, faults)?;
    let mut front = yaml::tree(&parts.front, faults)?;
    if front.is_blank() {
        front.value = Value::Map(Vec::new(), Notation::Lines);
    }
    let body = Spanned::new(parts.body.text.to_owned(), parts.body.span());
    match kind {
        Kind::Event => draft.events.push(event(id, &front, body, faults)?),
        Kind::Article => draft.articles.push(article(id, &front, body, faults)?),
        _ => draft.pages.push(page(id, &front, body, faults)?),
    }
    Some(())
}
