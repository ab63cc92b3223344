//! A question: who answered what, and when.

use serde::Serialize;

use super::{
    AsOf, EventLink, Extent, Matrix, ScaleView, Series, Side, Steps, VoiceName, When,
    as_of_question, event_link, is_known, matrix, scale, series, side,
    standing::{self, Drifted},
    steps, voice, when,
};
use crate::{
    analyze::{CommonGround, Given, Voice, VoiceFacts},
    model::{self, Answers, Bound, Covers, Id, Range, Rights, TextKind},
    render::{
        address,
        known::{Known, Stood, known},
        material::Material,
    },
};

/// The most voices on a small scale; the table beside it has all.
const VOICES: usize = 8;

/// A question, where it is only named.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionLink<'a> {
    /// The question, in words.
    pub ask: &'a str,
    /// What is counted; nothing where one chooses.
    pub unit: Option<&'a str>,
    /// Its page.
    pub page: String,
}

/// A question, where it is only named.
pub(crate) fn question_link<'a>(
    it: &Material<'a>,
    id: Id<model::Question>,
    root: &str,
) -> QuestionLink<'a> {
    let row = &it.record.questions[id];
    let unit = match &row.answers {
        Answers::Count { unit, .. } => Some(unit.many.as_str()),
        Answers::Choice(_) => None,
    };
    let page = format!("{root}{}", address::question(it.record, id));
    QuestionLink { ask: &row.ask, unit, page }
}

/// A question and who answered what: the small table.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionTable<'a> {
    /// The question.
    pub question: QuestionLink<'a>,
    /// The same on one scale, where it asks for a count and some answer can be set beside another.
    pub scale: Option<ScaleView<'a>>,
    /// The choices and who chose them, where it has choices.
    pub matrix: Option<Matrix<'a>>,
    /// Who answered, parties first.
    pub voices: Vec<VoiceRow<'a>>,
    /// The parties without a current answer.
    pub unanswered: Vec<Side<'a>>,
    /// The parties without any.
    pub silent: Vec<Side<'a>>,
    /// The numbers that every party with an answer allows: `none`, or `some` with `ground`.
    pub common: Option<&'static str>,
    /// The common ground: one range of numbers, or several that do not meet.
    pub ground: Vec<String>,
    /// The smallest number that every party with an answer gives.
    pub floor: Option<String>,
    /// From when an answer is known.
    pub known: Known,
    /// From when all are.
    pub complete: Known,
}

/// What one voice says.
#[derive(Debug, Serialize)]
pub(crate) struct VoiceRow<'a> {
    /// Whose voice.
    pub voice: VoiceName<'a>,
    /// What it says now.
    pub current: Vec<Answered>,
    /// What else it said before.
    pub earlier: Vec<Answered>,
    /// Whether its answers cannot hold together and nothing says which came last.
    pub unordered: bool,
    /// From when an answer of it is known.
    pub known: Known,
}

/// An answer, with the first claim that gives it.
#[derive(Debug, Serialize)]
pub(crate) struct Answered {
    /// The answer in words.
    pub answer: String,
    /// When it was said.
    pub said: Option<When>,
    /// Whether it acknowledges an own loss.
    pub admits: bool,
    /// Whether the voice still stands by it.
    pub current: bool,
    /// In how many articles the statement stands.
    pub articles: usize,
    /// The claim.
    pub page: String,
    /// From when it is known.
    pub known: Known,
    /// When the voice stood by it, where that was not ever since.
    pub stood: Option<Stood>,
}

/// A question and who answered what: the small table.
pub(crate) fn question_table<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    root: &str,
) -> QuestionTable<'a> {
    let facts = &it.analysis.questions[id.row()];
    let (common, ground) = match &facts.common_ground {
        None => (None, Vec::new()),
        Some(CommonGround::None) => (Some("none"), Vec::new()),
        Some(CommonGround::Ranges(ranges)) => {
            (Some("some"), ranges.iter().map(|range| it.words.range(*range)).collect())
        }
    };
    let floor = |low| it.words.range(Range { low, high: Bound::Unbounded });
    let moments = || facts.given.iter().map(|given| known(it.record, given.claim));
    let heard = |party: &&Id<model::Side>| {
        facts.voices.iter().any(|row| row.voice == Voice::Party(**party))
    };
    let silent = facts.unanswered.iter().filter(|party| !heard(party));
    let small = Extent { root, voices: VOICES, relayed: false };
    QuestionTable {
        question: question_link(it, id, root),
        scale: if facts.given.len() > 1 { scale(it, id, small) } else { None },
        matrix: matrix(it, id, root),
        voices: facts.voices.iter().map(|row| voice_row(it, id, row, root)).collect(),
        silent: silent.map(|party| side(it, *party, root)).collect(),
        unanswered: facts.unanswered.iter().map(|party| side(it, *party, root)).collect(),
        common,
        ground,
        floor: facts.floor.map(floor),
        known: moments().min().unwrap_or(Known::LAST),
        complete: moments().max().unwrap_or(Known::LAST),
    }
}

/// What one voice says.
pub(crate) fn voice_row<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    row: &VoiceFacts,
    root: &str,
) -> VoiceRow<'a> {
    let facts = &it.analysis.questions[id.row()];
    let own = facts.given.iter().filter(|given| given.voice == row.voice);
    VoiceRow {
        known: own
            .map(|it| it.claim)
            .map(|claim| known(it.record, claim))
            .min()
            .unwrap_or(Known::LAST),
        voice: voice(it, row.voice, root),
        current: answered(it, id, (&row.now(facts), root)),
        earlier: answered(it, id, (&row.before(facts), root)),
        unordered: row.unordered,
    }
}

/// Answers by their rows, each value once, with the first who gave it.
pub(crate) fn answered(
    it: &Material<'_>,
    id: Id<model::Question>,
    (rows, root): (&[usize], &str),
) -> Vec<Answered> {
    let facts = &it.analysis.questions[id.row()];
    let firsts = facts.firsts(rows.iter().copied());
    firsts.into_iter().map(|row| own(it, id, row, root)).collect()
}

/// An answer of a root.
fn own(it: &Material<'_>, id: Id<model::Question>, row: usize, root: &str) -> Answered {
    let given = &it.analysis.questions[id.row()].given[row];
    let stood = it.stood(id)[row].clone();
    Answered { stood, ..one(it, id, given, root) }
}

fn one(it: &Material<'_>, id: Id<model::Question>, given: &Given, root: &str) -> Answered {
    let row = &it.record.claims[given.claim];
    Answered {
        answer: standing::value(it, id, &given.value),
        said: row.said.as_ref().filter(|said| is_known(said)).map(|said| when(it, said)),
        admits: given.admits,
        current: given.current,
        articles: it.articles(given.claim),
        page: format!("{root}{}", address::claim(it.record, given.claim)),
        known: known(it.record, given.claim),
        stood: None,
    }
}

/// A question's own page.
#[derive(Debug, Serialize)]
pub(crate) struct QuestionPage<'a> {
    /// Who answered what.
    pub table: QuestionTable<'a>,
    /// The same on one scale, with what relays made of it; nothing where one chooses.
    pub scale: Option<ScaleView<'a>>,
    /// Its choices in words; none where it asks for a count.
    pub choices: Vec<&'a str>,
    /// What the answers speak of in time: `state`, `period` or `since`.
    pub covers: &'static str,
    /// The period, or its beginning.
    pub period: Option<When>,
    /// Whose loss it is.
    pub about: Vec<Side<'a>>,
    /// The event on whose page it stands.
    pub event: Option<EventLink<'a>>,
    /// The answers over the time at which they were given.
    pub series: Option<Series<'a>>,
    /// The moments at which it can be seen as it stood then.
    pub as_of: Option<AsOf>,
    /// What was known when.
    pub steps: Option<Steps<'a>>,
    /// Every answer, in the order they were said.
    pub given: Vec<GivenRow<'a>>,
    /// Every answer of a relay that differs from its root's.
    pub relayed: Vec<GivenRow<'a>>,
    /// What was corrected in it.
    pub revisions: Vec<super::Revised<'a>>,
}

/// An answer with the words it rests on.
#[derive(Debug, Serialize)]
pub(crate) struct GivenRow<'a> {
    /// Whose voice.
    pub voice: VoiceName<'a>,
    /// The answer.
    pub answered: Answered,
    /// What was said.
    pub says: &'a str,
    /// The words it rests on; nothing where they must not be published.
    pub passages: Vec<PassageText<'a>>,
    /// Who speaks, who carries, who publishes.
    pub chain: Vec<super::Agent<'a>>,
    /// Where it stands.
    pub links: super::claim::Links,
    /// Where a relay differs from its root.
    pub drift: Vec<Drifted<'a>>,
}

/// The words a claim rests on.
#[derive(Debug, Serialize)]
pub(crate) struct PassageText<'a> {
    /// The words.
    pub text: &'a str,
    /// Whether they are the article's own, and may stand in quotation marks.
    pub quoted: bool,
    /// Their language, where that is not the site's.
    pub language: Option<&'a str>,
    /// The words in the site's language.
    pub translation: Option<&'a str>,
    /// Where they stand.
    pub page: String,
}

/// A question's own page.
pub(crate) fn question<'a>(
    it: &'a Material<'_>,
    id: Id<model::Question>,
    root: &str,
) -> QuestionPage<'a> {
    let row = &it.record.questions[id];
    let facts = &it.analysis.questions[id.row()];
    let (covers, period) = match &row.covers {
        Covers::State => ("state", None),
        Covers::Period(period) => ("period", Some(when(it, period))),
        Covers::Since(day) => ("since", Some(when(it, day))),
    };
    let choices = match &row.answers {
        Answers::Choice(choices) => choices.iter().map(|it| it.name.as_str()).collect(),
        Answers::Count { .. } => Vec::new(),
    };
    QuestionPage {
        table: question_table(it, id, root),
        scale: scale(it, id, Extent { root, voices: usize::MAX, relayed: true }),
        choices,
        covers,
        period,
        about: row.about.iter().map(|loser| side(it, *loser, root)).collect(),
        event: row.event.map(|event| event_link(it, event, root)),
        series: series(it, id, root),
        as_of: as_of_question(it, id),
        steps: steps(it, id, root),
        given: (0..facts.given.len())
            .map(|row| given_row(it, &facts.given[row], own(it, id, row, root), root))
            .collect(),
        relayed: facts
            .relayed
            .iter()
            .map(|given| given_row(it, given, one(it, id, given, root), root))
            .collect(),
        revisions: super::revised(it, &row.revisions),
    }
}

fn given_row<'a>(
    it: &'a Material<'_>,
    given: &Given,
    answered: Answered,
    root: &str,
) -> GivenRow<'a> {
    let claim = given.claim;
    let drift = &it.analysis.claims[claim.row()].drift;
    GivenRow {
        voice: voice(it, given.voice, root),
        answered,
        says: it.record.says(claim),
        passages: passage_texts(it, claim, root),
        chain: super::claim::chain(it, &it.record.claims[claim], root),
        links: super::claim::links(it, claim, root),
        drift: drift.iter().map(|drift| standing::drifted(it, claim, drift)).collect(),
    }
}

/// The words a claim rests on.
pub(crate) fn passage_texts<'a>(
    it: &'a Material<'_>,
    id: Id<model::Claim>,
    root: &str,
) -> Vec<PassageText<'a>> {
    let row = &it.record.claims[id];
    let article = &it.record.articles[row.article];
    if article.rights == Rights::Private {
        return Vec::new();
    }
    let quoted = article.text != TextKind::Summary;
    let language = article.language.as_deref().filter(|_| quoted);
    let text = |(at, passage): (usize, &'a model::Passage)| PassageText {
        text: &passage.exact,
        quoted,
        language: it.foreign(language),
        translation: passage.translation.as_deref(),
        page: format!("{root}{}", address::passage(it.record, id, at)),
    };
    row.passages.iter().enumerate().map(text).collect()
}
