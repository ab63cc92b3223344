//! A claim: one component, wherever it stands.

use serde::Serialize;

use super::{
    Agent, Figure, Revised, Side, VoiceName, When, agent, figures, revised, side,
    standing::{self, Drifted, Line},
    voice, when,
};
use crate::{
    model::{self, Id, Rights, TextKind},
    render::{
        address,
        known::{Known, known},
        material::Material,
        robust::{self, SourceLink},
    },
};

/// A claim.
#[derive(Debug, Serialize)]
pub(crate) struct Claim<'a> {
    /// What it is called on the page: `<article>.<claim>`.
    pub anchor: String,
    /// What it was called there before.
    pub was: Vec<String>,
    /// The side that makes it.
    pub side: Side<'a>,
    /// The party through which alone it is known.
    pub attributed: Option<Side<'a>>,
    /// Whether a party's speaker does not speak for the party here.
    pub unofficial: bool,
    /// What was said: the editor's paraphrase.
    pub says: &'a str,
    /// When it was said.
    pub said: Option<When>,
    /// From when it is known.
    pub known: Known,
    /// What it says to questions.
    pub figures: Vec<Figure<'a>>,
    /// Whether it acknowledges an own loss.
    pub admits: bool,
    /// Whether nothing became of it, nobody repeats it, and it bears on no other.
    pub alone: bool,
    /// What became of it.
    pub standing: Vec<Line<'a>>,
    /// How it bears on other claims.
    pub bears: Vec<Line<'a>>,
    /// In how many articles its statement stands.
    pub articles: usize,
    /// The claim that it goes back to.
    pub root: Option<Root<'a>>,
    /// Where it differs from that.
    pub drift: Vec<Drifted<'a>>,
    /// Who speaks, who carries, who publishes.
    pub chain: Vec<Agent<'a>>,
    /// Where it stands.
    pub links: Links,
    /// What the speaker says it rests on.
    pub basis: Option<&'a str>,
    /// What was corrected in it.
    pub revisions: Vec<Revised<'a>>,
    /// The editor's remark.
    pub note: Option<&'a str>,
    /// What it is called in a table it came from.
    pub reference: Vec<&'a str>,
}

/// The claim that a chain of repeats goes back to.
#[derive(Debug, Serialize)]
pub(crate) struct Root<'a> {
    /// Who is heard in it.
    pub voice: VoiceName<'a>,
    /// The outlet that printed it.
    pub outlet: &'a str,
    /// Its address.
    pub page: String,
}

/// Where a claim stands.
#[derive(Debug, Serialize)]
pub(crate) struct Links {
    /// This claim.
    pub here: String,
    /// The words it rests on, on the article's page.
    pub passages: Vec<String>,
    /// The article's public address.
    pub original: Option<SourceLink>,
    /// A web archive's copy of the article.
    pub archived: Option<SourceLink>,
    /// How to cite it.
    pub cite: String,
}

/// A claim, for a page from which `root` leads to the site's root.
pub(crate) fn claim<'a>(it: &'a Material<'_>, id: Id<model::Claim>, root: &str) -> Claim<'a> {
    let record = it.record;
    let row = &record.claims[id];
    let facts = &it.analysis.claims[id.row()];
    let statement = it.statement(id);
    let side_id = record.side(id);
    let is_root = statement.root == id;
    Claim {
        anchor: address::anchor(record, id),
        was: row.was.iter().map(|old| address::old_anchor(old)).collect(),
        side: side(it, side_id, root),
        attributed: facts.attributed.map(|party| side(it, party, root)),
        unofficial: record.sides[side_id].party && !row.official,
        says: record.says(id),
        said: row.said.as_ref().map(|said| when(it, said)),
        known: known(record, id),
        figures: figures(it, &row.answers, root),
        admits: standing::admits(it, id),
        alone: alone(it, id),
        standing: statement.standing.iter().map(|line| standing::line(it, line, root)).collect(),
        bears: row.relations.iter().map(|line| standing::bearing(it, line, root)).collect(),
        articles: it.articles(id),
        root: (!is_root).then(|| origin(it, statement.root, root)),
        drift: facts.drift.iter().map(|drift| standing::drifted(it, id, drift)).collect(),
        chain: chain(it, row, root),
        links: links(it, id, root),
        basis: row.basis.as_deref(),
        revisions: revised(it, &row.revisions),
        note: row.note.as_deref(),
        reference: row.reference.iter().map(String::as_str).collect(),
    }
}

/// Whether nothing became of a claim, nobody repeats it, and it bears on no other.
pub(crate) fn alone(it: &Material<'_>, id: Id<model::Claim>) -> bool {
    let statement = it.statement(id);
    statement.standing.is_empty()
        && statement.root == id
        && it.record.claims[id].relations.is_empty()
        && it.analysis.claims[id.row()].drift.is_empty()
        && it.articles(id) == 1
        && !standing::admits(it, id)
}

fn origin<'a>(it: &'a Material<'_>, id: Id<model::Claim>, root: &str) -> Root<'a> {
    let record = it.record;
    let outlet = record.articles[record.claims[id].article].outlet;
    Root {
        voice: voice(it, it.statement(id).voice, root),
        outlet: &record.outlets[outlet].name,
        page: format!("{root}{}", address::claim(record, id)),
    }
}

/// The speaker, the carriers, and the outlet; one who stands there twice in a row stands there once.
pub(crate) fn chain<'a>(it: &'a Material<'_>, row: &model::Claim, root: &str) -> Vec<Agent<'a>> {
    chain_of(it, row.by, &row.via, row.article, root)
}

/// The same of what stands in an article.
pub(crate) fn chain_of<'a>(
    it: &'a Material<'_>,
    by: model::Agent,
    via: &[model::Agent],
    article: Id<model::Article>,
    root: &str,
) -> Vec<Agent<'a>> {
    let mut agents = vec![by];
    agents.extend(via);
    agents.push(model::Agent::Outlet(it.record.articles[article].outlet));
    agents.dedup();
    agents.into_iter().map(|one| agent(it, one, root)).collect()
}

/// Where a claim stands, for a page from which `root` leads to the site's root.
pub(crate) fn links(it: &Material<'_>, id: Id<model::Claim>, root: &str) -> Links {
    let record = it.record;
    let row = &record.claims[id];
    let article = &record.articles[row.article];
    let passages = match article.rights {
        Rights::Private => Vec::new(),
        Rights::Public | Rights::Passages => (0..row.passages.len())
            .map(|passage| format!("{root}{}", address::passage(record, id, passage)))
            .collect(),
    };
    let original = robust::original(article);
    Links {
        here: format!("{root}{}", address::claim(record, id)),
        passages,
        original: original.map(|link| SourceLink { href: at_words(it, row, link.href), ..link }),
        archived: robust::archived(article),
        cite: format!("{root}{}", address::citation(record, id)),
    }
}

/// Leads to the claim's words in the article, where they are the article's own and stand in it
/// only once. A browser would otherwise mark other words than those that are meant.
fn at_words(it: &Material<'_>, row: &model::Claim, url: String) -> String {
    const LONGEST: usize = 300;
    let article = &it.record.articles[row.article];
    let [passage] = row.passages.as_slice() else { return url };
    if article.text != TextKind::Full || article.rights == Rights::Private || !passage.alone {
        return url;
    }
    match passage.printed() {
        words if words.len() <= LONGEST => address::with_words(&url, words),
        _ => url,
    }
}
