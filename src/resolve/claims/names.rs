//! The claims by their names: `<article>/<claim>`, and `<claim>` within their own file.

use std::collections::BTreeMap;

use super::super::desk::{Broken, Desk};
use crate::{
    diagnostic::{Diagnostic, codes, wording},
    draft::{self, Kind, Text},
    model::{Article, Id},
};

/// Every claim with an id of its own, by article and in the order of its file.
pub(super) struct Drafts<'d> {
    pub(super) list: Vec<Drafted<'d>>,
    names: BTreeMap<&'d str, BTreeMap<&'d str, usize>>,
}

/// A claim as it was drafted.
pub(super) struct Drafted<'d> {
    /// The id of its article.
    pub(super) file: &'d str,
    /// Its article, where that is sound.
    pub(super) article: Option<Id<Article>>,
    pub(super) draft: &'d draft::Claim,
}

impl Drafted<'_> {
    /// Whether it was withdrawn.
    pub(super) fn is_withdrawn(&self) -> bool {
        self.draft.withdrawn.is_some()
    }

    /// The full id.
    pub(super) fn full_id(&self) -> String {
        format!("{}/{}", self.file, self.draft.id)
    }
}

impl<'d> Drafts<'d> {
    pub(super) fn new(desk: &mut Desk<'d>, known: &BTreeMap<&'d str, Id<Article>>) -> Self {
        let mut files: Vec<_> = desk.draft.claims.iter().collect();
        files.sort_by(|a, b| a.article.cmp(&b.article));
        let mut drafts = Self { list: Vec::new(), names: BTreeMap::new() };
        for file in files {
            // An article that is not there was told of when its claims were read.
            let article = known.get(file.article.as_str()).copied();
            let names = drafts.names.entry(&file.article).or_default();
            for draft in desk.distinct(&file.list, |it| &it.id) {
                names.entry(&draft.id.value).or_insert(drafts.list.len());
                drafts.list.push(Drafted { file: &file.article, article, draft });
            }
        }
        drafts
    }

    /// The claim that another names.
    pub(super) fn find(
        &self,
        desk: &mut Desk<'_>,
        from: usize,
        name: &Text,
    ) -> Result<usize, Broken> {
        let own = self.list[from].file;
        let (file, claim) = name.value.split_once('/').unwrap_or((own, &name.value));
        let names = self.names.get(file);
        if let Some(found) = names.and_then(|it| it.get(claim)) {
            return Ok(*found);
        }
        if let Some(found) = self.renamed(desk, (file, claim), own, name) {
            return Ok(found);
        }
        if desk.draft.is_whole(Kind::Claim) {
            let finding = Diagnostic::new(
                &codes::UNKNOWN_CLAIM,
                name.span,
                format!("no claim is called `{name}`"),
            )
            .label("not found");
            let helps = if desk.may_suggest() { self.suggest(file, claim) } else { None };
            desk.report.add(
                finding
                    .helps(helps)
                    .help("a claim of another file is called `article/claim`, without `.md`"),
            );
        }
        Err(Broken)
    }

    /// The claim that had this id before.
    fn renamed(
        &self,
        desk: &mut Desk<'_>,
        (file, claim): (&str, &str),
        own: &str,
        name: &Text,
    ) -> Option<usize> {
        let (file, claim) = desk.renamed.find_claim(file, claim)?;
        let found = *self.names.get(file)?.get(claim)?;
        let new = if file == own { claim.to_owned() } else { self.list[found].full_id() };
        desk.old_id(name, &new);
        Some(found)
    }

    /// The claim that was probably meant: one with that id in another file, one with an id much
    /// like it in the same file, or one in a file with a name much like it.
    fn suggest(&self, file: &str, claim: &str) -> Option<String> {
        let Some(names) = self.names.get(file) else {
            let near = wording::nearest(file, self.names.keys().copied());
            return near.map(|it| format!("did you mean `{it}/{claim}`?"));
        };
        let mut elsewhere = self.names.iter().filter(|(_, names)| names.contains_key(claim));
        match (elsewhere.next(), elsewhere.next()) {
            (Some((other, _)), None) => Some(format!("did you mean `{other}/{claim}`?")),
            _ => wording::did_you_mean(claim, names.keys().copied()),
        }
    }
}
