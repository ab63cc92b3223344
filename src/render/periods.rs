//! The days of the timeline, and the periods that a long one is split into.

use std::collections::BTreeMap;

use super::{material::Material, view::is_known, words::Words};
use crate::{
    analyze::Analysis,
    config::Config,
    model::{Day, Event, Id, Moment, Record, When},
};

/// What stands for the day of an event without one.
pub(crate) const UNDATED: &str = "undated";

/// A day with its events, or what stands for one where a date is not as exact.
#[derive(Debug)]
pub(crate) struct Entered {
    /// In words.
    pub label: String,
    /// The events, in the order of the timeline.
    pub events: Vec<Id<Event>>,
}

/// A period of the timeline.
#[derive(Debug)]
pub(crate) struct Period {
    /// What its page is called: `2016`, `2016-04`, `2016-04-02`, with a number if even a day is
    /// too long, or `undated`.
    pub name: String,
    /// In words.
    pub label: String,
    /// The events, in the order of the timeline.
    pub events: Vec<Id<Event>>,
    /// How many claims there are about them.
    pub claims: usize,
}

/// Events by the day on which they begin, as exact as their dates are.
pub(crate) fn days(it: &Material<'_>, events: &[Id<Event>]) -> Vec<Entered> {
    let mut days: Vec<(String, Entered)> = Vec::new();
    for id in events {
        let key = beginning(&it.record.events[*id].when, it.config);
        match days.last_mut() {
            Some((last, day)) if *last == key => day.events.push(*id),
            _ => days.push((
                key.clone(),
                Entered { label: label(&it.words, it.config, &key), events: vec![*id] },
            )),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

/// The periods of a timeline; none where one page holds it.
///
/// Periods are years, else months, else days: the longest of which none holds too many events.
pub(crate) fn periods(
    record: &Record,
    config: &Config,
    words: &Words,
    analysis: &Analysis,
) -> Vec<Period> {
    let timeline = &analysis.timeline;
    let most = config.layout.entries.max(1);
    if timeline.len() <= most {
        return Vec::new();
    }
    let day = |id: &Id<Event>| (beginning(&record.events[*id].when, config), *id);
    let days: Vec<(String, Id<Event>)> = timeline.iter().map(day).collect();
    let by = |digits: usize| {
        let mut periods: BTreeMap<&str, Vec<Id<Event>>> = BTreeMap::new();
        for (day, id) in &days {
            let name = if day == UNDATED { day } else { day.get(..digits).unwrap_or(day) };
            periods.entry(name).or_default().push(*id);
        }
        periods
    };
    let fits = |periods: &BTreeMap<_, Vec<_>>| periods.values().all(|events| events.len() <= most);
    let periods = [4, 7].into_iter().map(by).find(fits).unwrap_or_else(|| by(10));
    let cut = |(name, events): (&str, Vec<Id<Event>>)| cut(name, &events, most);
    let period = |(name, events): (String, Vec<Id<Event>>)| Period {
        label: label(words, config, &name),
        claims: events.iter().map(|id| analysis.events[id.row()].claims.len()).sum(),
        name,
        events,
    };
    periods.into_iter().flat_map(cut).map(period).collect()
}

/// Cuts a day that is itself too long.
fn cut(name: &str, events: &[Id<Event>], most: usize) -> Vec<(String, Vec<Id<Event>>)> {
    let part = |(row, events): (usize, &[Id<Event>])| {
        let name = if row == 0 { name.to_owned() } else { format!("{name}.{}", row + 1) };
        (name, events.to_vec())
    };
    events.chunks(most).enumerate().map(part).collect()
}

/// The day, month or year under which an event is entered, as `2016-04-02`, `2016-04` or `2016`.
fn beginning(when: &When, config: &Config) -> String {
    let day = |moment: Moment| moment.day(config.zone);
    let month = |day: Day| format!("{:04}-{:02}", day.year(), day.month());
    if let Some(exact) = when.day() {
        return format!("{}-{:02}", month(exact), exact.day());
    }
    if !is_known(when) {
        return UNDATED.to_owned();
    }
    let (first, last) = when.order();
    match (day(first), day(last)) {
        (Some(first), Some(last)) if month(first) == month(last) => month(first),
        (Some(first), _) => format!("{:04}", first.year()),
        (None, _) => UNDATED.to_owned(),
    }
}

/// A day, month or year in words.
pub(crate) fn label(words: &Words, config: &Config, key: &str) -> String {
    let (key, part) = match key.split_once('.') {
        Some((key, part)) => (key, Some(part)),
        None => (key, None),
    };
    let label = match When::parse(key, config.zone) {
        Ok(when) => when.day().map_or_else(|| words.when(&when), |day| words.day_with_weekday(day)),
        Err(_) => words.text("when.none").to_owned(),
    };
    match part {
        Some(part) => format!("{label} ({part})"),
        None => label,
    }
}
