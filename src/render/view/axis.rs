//! The axis that all drawings of a question share: where its counts lie, and what all parties allow.

use serde::Serialize;

use super::is_known;
use crate::{
    analyze::{CommonGround, Given, QuestionFacts},
    model::{self, Count, Range, Value, When},
    render::{
        charts::{self, Percent},
        known::{Known, known},
        material::Material,
    },
};

/// How far the common ground is drawn beyond its ends, in hundredths of a percent.
const BAND: u32 = 60;

/// A rule.
#[derive(Debug, Serialize)]
pub(crate) struct TickView {
    /// Where.
    pub at: Percent,
    /// The number, where there is room for it.
    pub number: Option<String>,
    /// `start`, `middle` or `end`.
    pub anchor: &'static str,
}

/// A stretch of the scale.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Span {
    /// Where it begins.
    pub from: Percent,
    /// How wide it is.
    pub width: Percent,
    /// Where it ends.
    pub to: Percent,
}

impl Span {
    /// From one place to another.
    pub(crate) fn new(from: Percent, to: Percent) -> Self {
        Self { from, width: from.to(to), to }
    }
}

/// What all drawings of a question share.
#[derive(Debug)]
pub(crate) struct Axis<'d, 'a> {
    /// What pages are made from.
    pub it: &'d Material<'a>,
    /// What follows about the question.
    pub facts: &'d QuestionFacts,
    /// Where its counts lie.
    pub scale: charts::Scale,
    /// The year in which all was said, which labels leave out.
    pub year: Option<i32>,
}

/// The axis of a question; nothing where one chooses, or nobody answered. Where relays are drawn
/// too it has room for what they made of the answers.
pub(crate) fn axis<'d, 'a>(
    it: &'d Material<'a>,
    facts: &'d QuestionFacts,
    relayed: &[Given],
) -> Option<Axis<'d, 'a>> {
    let all: Vec<&Given> = facts.given.iter().chain(relayed).collect();
    let counts: Vec<Count> = all.iter().filter_map(|given| count(given)).collect();
    if counts.is_empty() {
        return None;
    }
    Some(Axis { it, facts, scale: charts::Scale::over(&counts), year: shared_year(it, &all) })
}

/// The number an answer gives; nothing for a choice.
pub(crate) fn count(given: &Given) -> Option<Count> {
    match given.value {
        Value::Count(count) => Some(count),
        Value::Choice(_) => None,
    }
}

/// The year in which all of some answers were given.
fn shared_year(it: &Material<'_>, all: &[&Given]) -> Option<i32> {
    let dates = all.iter().filter_map(|given| it.record.claims[given.claim].said.as_ref());
    let mut years = dates.filter(|said| is_known(said)).filter_map(|said| {
        let year = |moment: model::Moment| moment.day(said.zone()).map(model::Day::year);
        Some((year(said.earliest()?)?, year(said.latest()?)?))
    });
    let (first, last) = years.next()?;
    (first == last && years.all(|it| it == (first, last))).then_some(first)
}

impl<'d> Axis<'d, '_> {
    /// When an answer was given, if that is known.
    pub(crate) fn said(&self, given: &Given) -> Option<&'d When> {
        let it: &'d Material<'_> = self.it;
        it.record.claims[given.claim].said.as_ref().filter(|said| is_known(said))
    }

    /// When it was given, in words without a year that all share.
    pub(crate) fn when(&self, said: &When) -> String {
        match self.year {
            Some(year) => self.it.words.when_within(said, year),
            None => self.it.words.when(said),
        }
    }

    /// From when one of some answers is known.
    pub(crate) fn known(&self, given: &[&Given]) -> Known {
        let known = given.iter().map(|given| known(self.it.record, given.claim));
        known.min().unwrap_or(Known::LAST)
    }

    /// From when all answers are known.
    pub(crate) fn complete(&self) -> Known {
        let known = self.facts.given.iter().map(|given| known(self.it.record, given.claim));
        known.max().unwrap_or(Known::LAST)
    }

    /// Its rules.
    pub(crate) fn ticks(&self) -> Vec<TickView> {
        let tick = |tick: charts::Tick| TickView {
            at: tick.at,
            number: tick.labelled.then(|| self.it.words.decimal(tick.number)),
            anchor: match tick.at.0 {
                0..500 => "start",
                500..9_500 => "middle",
                _ => "end",
            },
        };
        self.scale.ticks().into_iter().map(tick).collect()
    }

    /// What every party that answered allows.
    pub(crate) fn common(&self) -> Vec<Span> {
        let Some(CommonGround::Ranges(ranges)) = &self.facts.common_ground else {
            return Vec::new();
        };
        let span = |range: &Range| {
            let from = self.scale.at(range.least());
            let to = range.most().map_or(Percent::RIGHT, |most| self.scale.at(most));
            // A single number is no wider than a line: it gets a band that can be seen.
            let (from, to) = (Percent(from.0.saturating_sub(BAND)), Percent(to.0 + BAND));
            Span::new(from, to.min(Percent::RIGHT))
        };
        ranges.iter().map(span).collect()
    }

    /// The smallest number that every party that answered gives.
    pub(crate) fn floor(&self) -> Option<Percent> {
        self.facts.floor.and_then(model::Bound::number).map(|floor| self.scale.at(floor))
    }
}
