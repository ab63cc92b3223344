//! From when things are known, for what a page shows as of a moment.
//!
//! A claim is known from the end of the time in which it was said; what has no date is known only
//! where all is. Moments are written in seconds since 1970, so that scripts need no calendar.

use std::fmt;

use serde::{Serialize, Serializer};

use super::material::Material;
use crate::{
    analyze,
    model::{Claim, Id, Moment, Question, Record, When},
};

/// The most answers of a question of which is told when they stood: more would fill a page many
/// times over.
pub(crate) const ANSWERS: usize = 120;

/// The moment from which something is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Known(Moment);

/// The middle of the year 9999. With that year all years end of which no digit is known.
const BEYOND: Moment = Moment(253_386_403_200);

impl Known {
    /// From a moment on; what lies beyond all dates has none.
    pub(crate) fn from(moment: Moment) -> Self {
        if moment < BEYOND { Self(moment) } else { Self::LAST }
    }

    /// The moment.
    pub(crate) fn moment(self) -> Moment {
        self.0
    }

    /// What is known only where all is.
    pub(crate) const LAST: Self = Self(Moment::NEVER);
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Moment::NEVER => f.write_str("Infinity"),
            Moment(seconds) => write!(f, "{seconds}"),
        }
    }
}

impl Serialize for Known {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From when a claim is known.
pub(crate) fn known(record: &Record, claim: Id<Claim>) -> Known {
    let latest = record.claims[claim].said.as_ref().and_then(When::latest);
    latest.map_or(Known::LAST, Known::from)
}

/// When an answer stood, where it did not do so ever since it was given: `from/until`, the end not
/// among it, one or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stood(Vec<(Known, Option<Known>)>);

impl fmt::Display for Stood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (row, (from, until)) in self.0.iter().enumerate() {
            let space = if row == 0 { "" } else { " " };
            write!(f, "{space}{from}/")?;
            if let Some(until) = until {
                write!(f, "{until}")?;
            }
        }
        Ok(())
    }
}

impl Serialize for Stood {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// When each answer to a question stood, by its row: together with the same answer of the same
/// voice. Nothing where it stood ever since, or where there are too many to tell.
pub(crate) fn stood(it: &Material<'_>, question: Id<Question>) -> Vec<Option<Stood>> {
    let given = &it.analysis.questions[question.row()].given;
    if given.len() > ANSWERS || given.iter().all(|one| one.current) {
        return vec![None; given.len()];
    }
    let steps = analyze::known(it.record, it.analysis, question);
    let one = |row: usize| {
        let same = |other: &usize| {
            given[*other].voice == given[row].voice && given[*other].value == given[row].value
        };
        let stands =
            steps.iter().map(|step| (Known::from(step.until), step.standing.iter().any(same)));
        let spans = spans(stands);
        let first = (0..given.len()).filter(same).map(|row| known(it.record, given[row].claim));
        let ever_since = first.min().map(|first| vec![(first, None)]);
        (ever_since.as_ref() != Some(&spans)).then_some(Stood(spans))
    };
    (0..given.len()).map(one).collect()
}

/// The stretches in which something holds, from whether it does at each step.
fn spans(steps: impl Iterator<Item = (Known, bool)>) -> Vec<(Known, Option<Known>)> {
    let mut spans: Vec<(Known, Option<Known>)> = Vec::new();
    for (at, holds) in steps {
        match spans.last_mut() {
            Some((_, until @ None)) if !holds => *until = Some(at),
            Some((_, None)) => {}
            _ if holds => spans.push((at, None)),
            _ => {}
        }
    }
    spans
}

/// When each of some things became known: `seconds`, or `seconds*count` where it is several, in
/// order. From these a page counts how many were known by a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ends(Vec<(Known, usize)>);

impl Ends {
    /// Gathers them.
    pub(crate) fn of(known: impl IntoIterator<Item = Known>) -> Self {
        let mut known: Vec<Known> = known.into_iter().collect();
        known.sort_unstable();
        let mut ends: Vec<(Known, usize)> = Vec::new();
        for one in known {
            match ends.last_mut() {
                Some((last, count)) if *last == one => *count += 1,
                _ => ends.push((one, 1)),
            }
        }
        Self(ends)
    }

    /// The first of them.
    pub(crate) fn first(&self) -> Known {
        self.0.first().map_or(Known::LAST, |(first, _)| *first)
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (row, (known, count)) in self.0.iter().enumerate() {
            let space = if row == 0 { "" } else { " " };
            match count {
                1 => write!(f, "{space}{known}")?,
                _ => write!(f, "{space}{known}*{count}")?,
            }
        }
        Ok(())
    }
}

impl Serialize for Ends {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Known {
        Known::from(Moment(seconds))
    }

    #[test]
    fn what_has_no_date_comes_last() {
        let zone = chrono::FixedOffset::west_opt(12 * 3600).unwrap();
        let latest = |text| When::parse(text, zone).unwrap().latest().map(Known::from);
        assert_eq!(latest("XXXX"), Some(Known::LAST));
        assert!(latest("9998-12-31") < Some(Known::LAST));
    }

    #[test]
    fn ends_are_told_in_order_and_together() {
        let ends = Ends::of([at(30), at(-5), Known::LAST, at(30), at(30)]);
        assert_eq!(ends.to_string(), "-5 30*3 Infinity");
        assert_eq!(ends.first(), at(-5));
        assert_eq!(Ends::of([]).to_string(), "");
    }

    #[test]
    fn stretches_begin_and_end_where_something_changes() {
        let steps = [(1, false), (2, true), (3, true), (4, false), (5, false), (6, true)];
        let spans = spans(steps.into_iter().map(|(seconds, holds)| (at(seconds), holds)));
        assert_eq!(Stood(spans).to_string(), "2/4 6/");
    }

    #[test]
    fn stretches_are_told_from_and_until() {
        let stood = Stood(vec![(at(-5), Some(at(30))), (at(40), None)]);
        assert_eq!(stood.to_string(), "-5/30 40/");
        assert_eq!(Stood(vec![(at(1), Some(Known::LAST))]).to_string(), "1/Infinity");
    }
}
