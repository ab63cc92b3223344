//! As of: the moments at which a page can be seen as it would have stood then.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    analyze,
    model::{self, Claim, Id, Moment, When},
    render::{
        known::{ANSWERS, Ends, Known, known},
        material::Material,
    },
};

/// The most moments that a slider stops at; where there are more, it stops at the last of each
/// day, month or year.
const STOPS: usize = 366;

/// The moments of a page.
#[derive(Debug, Serialize)]
pub(crate) struct AsOf {
    /// The moments, in order; after the last of them all is known.
    pub stops: Vec<Stop>,
    /// When each of what is counted became known.
    pub ends: Ends,
    /// How many that are.
    pub all: usize,
}

impl AsOf {
    /// The first of the moments at which something is known that is known from then on.
    pub(crate) fn stop(&self, known: Known) -> Known {
        let stop = self.stops.iter().find(|stop| stop.known >= known);
        stop.map_or(Known::LAST, |stop| stop.known)
    }

    /// The number of that moment, from 0; the number of the moments where there is none.
    pub(crate) fn number(&self, known: Known) -> usize {
        self.stops.partition_point(|stop| stop.known < known)
    }
}

/// A moment.
#[derive(Debug, Serialize)]
pub(crate) struct Stop {
    /// In words.
    pub label: String,
    /// As it is called in addresses: a day or a minute in the site's zone.
    pub name: String,
    /// The moment.
    pub known: Known,
}

/// The moments at which some claims were said; nothing where there is but one.
pub(crate) fn as_of(it: &Material<'_>, claims: &[Id<Claim>]) -> Option<AsOf> {
    let ends: Vec<Known> = claims.iter().map(|claim| known(it.record, *claim)).collect();
    of_moments(it, ends.clone(), &ends)
}

/// The moments at which a question was answered, or an answer to it given up.
pub(crate) fn as_of_question(it: &Material<'_>, id: Id<model::Question>) -> Option<AsOf> {
    let facts = &it.analysis.questions[id.row()];
    let answers = facts.given.iter().map(|given| known(it.record, given.claim));
    let answers: Vec<Known> = answers.collect();
    let relayed = facts.relayed.iter().map(|given| known(it.record, given.claim));
    let mut moments: Vec<Known> = answers.iter().copied().chain(relayed).collect();
    if facts.given.len() <= ANSWERS {
        let steps = analyze::known(it.record, it.analysis, id);
        moments.extend(steps.iter().map(|step| Known::from(step.until)));
    }
    of_moments(it, moments, &answers)
}

fn of_moments(it: &Material<'_>, mut moments: Vec<Known>, counted: &[Known]) -> Option<AsOf> {
    moments.retain(|it| *it != Known::LAST);
    moments.sort_unstable();
    moments.dedup();
    let stops: Vec<Stop> =
        thinned(it, &moments).into_iter().filter_map(|at| stop(it, at)).collect();
    if stops.len() < 2 {
        return None;
    }
    let mut as_of = AsOf { stops, ends: Ends::of([]), all: counted.len() };
    as_of.ends = Ends::of(counted.iter().map(|known| as_of.stop(*known)));
    Some(as_of)
}

/// The last moment of each day, month or year, where there are too many.
fn thinned(it: &Material<'_>, moments: &[Known]) -> Vec<Known> {
    if moments.len() <= STOPS {
        return moments.to_vec();
    }
    let mut last = BTreeMap::new();
    for digits in [2, 1, 0] {
        last = BTreeMap::new();
        for at in moments {
            let Some(day) = at.moment().day(it.config.zone) else { continue };
            let parts = [day.month(), day.day()];
            let parts: Vec<u32> = parts.into_iter().take(digits).collect();
            last.insert((day.year(), parts), *at);
        }
        if last.len() <= STOPS {
            break;
        }
    }
    last.into_values().collect()
}

fn stop(it: &Material<'_>, at: Known) -> Option<Stop> {
    let zone = it.config.zone;
    let name = name(at.moment(), zone)?;
    let when = When::parse(&name, zone).ok()?;
    Some(Stop { label: it.words.when(&when), name, known: at })
}

/// A moment as a day, where it is the last of it, else as a minute.
fn name(at: Moment, zone: chrono::FixedOffset) -> Option<String> {
    let day = at.day(zone)?;
    let seconds = at.0 - day.begin(zone).0;
    if seconds == 24 * 60 * 60 - 1 {
        return Some(day.to_string());
    }
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let time = format!("{day}T{hour:02}:{minute:02}");
    // A time without seconds is its whole minute.
    Some(if second == 59 { time } else { format!("{time}:{second:02}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(written: &str, expected: &str) {
        let zone = chrono::FixedOffset::east_opt(4 * 3600).unwrap();
        let latest = When::parse(written, zone).unwrap().latest().unwrap();
        assert_eq!(name(latest, zone).as_deref(), Some(expected));
    }

    #[test]
    fn moments_are_named_in_the_zone_of_the_site() {
        case("2031-05-02", "2031-05-02");
        case("2031-05", "2031-05-31");
        case("2031-05-02T16:18", "2031-05-02T16:18");
        case("2031-05-02T16:18+03:00", "2031-05-02T17:18");
        case("2031-05-02T16:18:30", "2031-05-02T16:18:30");
        case("2031-05-02T23:59", "2031-05-02");
    }
}
