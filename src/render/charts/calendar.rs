//! A calendar: time in columns, as fine as what lies in it asks for. Days on which nothing happened
//! have no room in it.

use std::{collections::BTreeMap, ops::RangeInclusive};

use chrono::FixedOffset;

use super::Percent;
use crate::model::{Day, Moment};

/// A stretch with less than this part of what its fullest neighbor holds is joined to others such.
const LIGHT: usize = 5;
/// How wide a light column is at least, next to a full one.
const NARROWEST: (usize, usize) = (2, 5);
/// How many things are stacked in a column before the next ones stand beside them.
const STACK: usize = 12;

/// Time in columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Calendar {
    /// The columns, in order.
    pub columns: Vec<Stint>,
    /// Where what has no date stands, after all others; nothing where all has one.
    pub undated: Option<Place>,
    zone: FixedOffset,
}

/// From where to where something reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its beginning.
    pub from: Percent,
    /// Its end.
    pub to: Percent,
}

/// Days that share a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stint {
    /// The first.
    pub first: Day,
    /// The last.
    pub last: Day,
    /// Where it stands.
    pub place: Place,
}

/// What lies on a day, or has none: how much there is of each kind.
pub(crate) type Load = BTreeMap<Option<Day>, Vec<usize>>;

impl Calendar {
    /// A calendar of at most so many columns, each as wide as the most of one kind in it asks for.
    pub(crate) fn over(load: &Load, most: usize, zone: FixedOffset) -> Self {
        let days: BTreeMap<Day, usize> =
            load.iter().filter_map(|(day, all)| Some(((*day)?, all.iter().sum()))).collect();
        let stints = stints(&days, most);
        let undated = load.get(&None);
        let loads = stints.iter().map(|it| Full {
            heap: heap(load, it),
            all: count(&days, it),
            is_day: it.start() == it.end(),
        });
        // What has no date is set apart, however much it is.
        let loads = loads.chain(undated.map(|it| Full { heap: top(it), all: 0, is_day: true }));
        let places = places(&loads.collect::<Vec<_>>());
        let columns = stints.iter().zip(&places).map(|(days, place)| Stint {
            first: *days.start(),
            last: *days.end(),
            place: *place,
        });
        Self { columns: columns.collect(), undated: undated.and(places.last().copied()), zone }
    }

    /// Where a moment lies; between two columns it is the end of the first.
    pub(crate) fn at(&self, moment: Moment) -> Percent {
        let column = self.columns.iter().rfind(|it| it.first.begin(self.zone) <= moment);
        let Some(Stint { first, last, place }) = column else { return Percent::LEFT };
        let begin = i128::from(first.begin(self.zone).0);
        let whole = i128::from(last.next().begin(self.zone).0) - begin;
        let part = (i128::from(moment.0) - begin).min(whole);
        let width = i128::from(place.from.to(place.to).0);
        let part = part * width / whole.max(1);
        Percent(place.from.0 + u32::try_from(part).unwrap_or_default())
    }
}

/// Splits the time: again and again the fullest stretch, as long as there is room for its parts.
fn stints(days: &BTreeMap<Day, usize>, most: usize) -> Vec<RangeInclusive<Day>> {
    let (Some((first, _)), Some((last, _))) = (days.first_key_value(), days.last_key_value())
    else {
        return Vec::new();
    };
    let mut stints = vec![*first..=*last];
    loop {
        let full = |row: &usize| count(days, &stints[*row]);
        let long = (0..stints.len()).filter(|row| stints[*row].start() != stints[*row].end());
        let Some(row) = long.max_by_key(|row| (full(row), std::cmp::Reverse(*row))) else { break };
        let parts = parts(days, &stints[row]);
        if full(&row) < 2 || stints.len() + parts.len() > most + 1 {
            break;
        }
        stints.splice(row..=row, parts);
    }
    stints
}

fn count(days: &BTreeMap<Day, usize>, stint: &RangeInclusive<Day>) -> usize {
    days.range(stint.clone()).map(|(_, count)| count).sum()
}

/// The years of a stretch, else its months, else its days; what is light beside light is joined.
fn parts(days: &BTreeMap<Day, usize>, stint: &RangeInclusive<Day>) -> Vec<RangeInclusive<Day>> {
    type Key = (i32, u32, u32);
    let keys: [fn(&Day) -> Key; 3] = [
        |day| (day.year(), 0, 0),
        |day| (day.year(), day.month(), 0),
        |day| (day.year(), day.month(), day.day()),
    ];
    let apart = |key: &&fn(&Day) -> Key| key(stint.start()) != key(stint.end());
    let Some(key) = keys.iter().find(apart) else { return vec![stint.clone()] };
    let mut parts: Vec<(RangeInclusive<Day>, usize)> = Vec::new();
    for (day, count) in days.range(stint.clone()) {
        match parts.last_mut() {
            Some((part, sum)) if key(part.start()) == key(day) => {
                (*part, *sum) = (*part.start()..=*day, *sum + count);
            }
            _ => parts.push((*day..=*day, *count)),
        }
    }
    let fullest = parts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let light = |count: usize| count * LIGHT < fullest;
    let mut joined: Vec<(RangeInclusive<Day>, bool)> = Vec::new();
    for (part, count) in parts {
        match joined.last_mut() {
            Some((last, true)) if light(count) => *last = *last.start()..=*part.end(),
            _ => joined.push((part, light(count))),
        }
    }
    joined.into_iter().map(|(part, _)| part).collect()
}

/// The most of one kind in some days.
fn heap(load: &Load, days: &RangeInclusive<Day>) -> usize {
    let mut sums: Vec<usize> = Vec::new();
    for (_, all) in load.range(Some(*days.start())..=Some(*days.end())) {
        sums.resize(sums.len().max(all.len()), 0);
        sums.iter_mut().zip(all).for_each(|(sum, count)| *sum += count);
    }
    top(&sums)
}

fn top(counts: &[usize]) -> usize {
    counts.iter().copied().max().unwrap_or_default()
}

/// How much a column holds.
struct Full {
    /// The most of one kind.
    heap: usize,
    /// All of it.
    all: usize,
    /// Whether it is a single day.
    is_day: bool,
}

/// Gives columns their places: those that hold much are equally wide, and no other is much narrower
/// than they are.
fn places(loads: &[Full]) -> Vec<Place> {
    let fullest = loads.iter().map(|it| it.all).max().unwrap_or_default();
    let widest = loads.iter().map(|it| it.heap).max().unwrap_or_default().max(STACK);
    let weight = |it: &Full| {
        let light = it.all * LIGHT < fullest || !it.is_day && it.heap * 2 < widest;
        let least = (widest * NARROWEST.0).div_ceil(NARROWEST.1);
        if light { it.heap.max(least) } else { widest }
    };
    let whole: usize = loads.iter().map(weight).sum();
    let percent = |part: usize| {
        let part = part as u64 * u64::from(Percent::RIGHT.0) / (whole as u64).max(1);
        Percent(u32::try_from(part).unwrap_or(Percent::RIGHT.0))
    };
    let mut done = 0;
    let place = |load: &Full| {
        let from = percent(done);
        done += weight(load);
        Place { from, to: percent(done) }
    };
    loads.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zone() -> FixedOffset {
        FixedOffset::east_opt(4 * 3600).unwrap()
    }

    fn day(text: &str) -> Day {
        let parts: Vec<i64> = text.split('-').map(|it| it.parse().unwrap()).collect();
        Day::new(parts[0], u8::try_from(parts[1]).unwrap(), u8::try_from(parts[2]).unwrap())
            .unwrap()
    }

    #[track_caller]
    fn case(said: &[(&str, usize)], most: usize, columns: &str) {
        let load: Load = said.iter().map(|(day_, n)| (Some(day(day_)), vec![*n])).collect();
        let name = |it: &Stint| {
            if it.first == it.last {
                it.first.to_string()
            } else {
                format!("{}/{}", it.first, it.last)
            }
        };
        let told: Vec<String> =
            Calendar::over(&load, most, zone()).columns.iter().map(name).collect();
        assert_eq!(told.join(" "), columns);
    }

    #[test]
    fn what_is_full_is_split_and_what_is_light_is_joined() {
        case(&[], 9, "");
        case(&[("2031-05-02", 3)], 9, "2031-05-02");
        case(&[("2031-05-02", 3), ("2031-05-09", 1)], 9, "2031-05-02 2031-05-09");
        case(
            &[
                ("2031-05-01", 0),
                ("2031-05-02", 30),
                ("2031-05-03", 20),
                ("2031-05-07", 2),
                ("2031-05-28", 1),
                ("2031-08-01", 5),
                ("2032-01-01", 1),
                ("2040-01-01", 1),
            ],
            6,
            "2031-05-01 2031-05-02 2031-05-03 2031-05-07/2031-05-28 2031-08-01 2032-01-01/2040-01-01",
        );
    }

    #[test]
    fn what_is_even_is_split_evenly() {
        let said = [("2031-01-01", 9), ("2031-02-01", 9), ("2032-01-01", 9), ("2032-02-01", 9)];
        case(&said, 9, "2031-01-01 2031-02-01 2032-01-01 2032-02-01");
        case(&said, 3, "2031-01-01 2031-02-01 2032-01-01/2032-02-01");
        case(&said, 2, "2031-01-01/2031-02-01 2032-01-01/2032-02-01");
        case(&said, 1, "2031-01-01/2032-02-01");
    }

    #[test]
    fn moments_lie_in_their_columns() {
        let load: Load = [
            (Some(day("2031-05-02")), vec![30]),
            (Some(day("2031-05-04")), vec![30]),
            (None, vec![1]),
        ]
        .into();
        let calendar = Calendar::over(&load, 9, zone());
        let at = |day_: &str, hour: i64| {
            calendar.at(Moment(day(day_).begin(zone()).0 + hour * 3600)).to_string()
        };
        assert_eq!(at("2031-05-01", 0), "0%");
        assert_eq!(at("2031-05-02", 12), "20.83%");
        assert_eq!(at("2031-05-03", 0), "41.66%");
        assert_eq!(at("2031-05-04", 0), "41.66%");
        assert_eq!(at("2032-05-04", 0), "83.33%");
        assert_eq!(calendar.undated.map(|it| it.from), Some(Percent(8333)));
    }

    proptest! {
        #[test]
        fn every_day_lies_in_one_column(
            said in prop::collection::btree_map(0_i32..4_000, 0_usize..50, 1..60),
            most in 1_usize..20,
        ) {
            let begin = day("2031-05-02");
            let load: Load =
                said.iter().map(|(on, n)| (Some(begin.offset(*on)), vec![*n])).collect();
            let calendar = Calendar::over(&load, most, zone());
            prop_assert!(calendar.columns.len() <= most);
            for on in said.keys() {
                let on = begin.offset(*on);
                let holds = |it: &&Stint| it.first <= on && on <= it.last;
                prop_assert_eq!(calendar.columns.iter().filter(holds).count(), 1);
            }
            let columns = &calendar.columns;
            prop_assert!(columns.windows(2).all(|two| two[0].last < two[1].first));
            prop_assert!(columns.windows(2).all(|two| two[0].place.to == two[1].place.from));
            prop_assert!(columns.last().is_some_and(|it| it.place.to == Percent::RIGHT));
        }
    }
}
