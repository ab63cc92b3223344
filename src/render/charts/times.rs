//! A scale of time: the days on which something was said side by side, what lies between left out.

use chrono::FixedOffset;

use super::Percent;
use crate::model::{Day, Moment};

/// How wide a column is, next to a gap.
const COLUMN: u32 = 10;
/// How wide the gap is where days are left out, next to a column.
const GAP: u32 = 3;
/// Years that are drawn as one where there are too many.
const YEARS: [i32; 4] = [1, 10, 100, 1_000];

/// The time in which something was said; an end is missing where it is open, or unknown.
pub(crate) type Stretch = (Option<Moment>, Option<Moment>);

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// A day.
    Day(Day),
    /// A month, by its first day.
    Month(Day),
    /// So many years, by their first day.
    Years(Day, i32),
    /// A longer time in which none of the others lies, by the row of what was said in it.
    Stretch(usize),
    /// No date.
    Undated,
}

/// A stretch of time that has been given room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    /// What it stands for.
    pub unit: Unit,
    /// Where it begins.
    pub from: Percent,
    /// Where it ends.
    pub to: Percent,
    begin: Moment,
    end: Moment,
}

/// A scale of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Times {
    /// Its columns in order; what has no date comes last.
    pub columns: Vec<Column>,
}

/// How fine the columns are.
#[derive(Debug, Clone, Copy)]
enum Fine {
    Day,
    Month,
    Years(i32),
}

impl Times {
    /// A scale with room for some times; of the finest columns of which there are not too many.
    pub(crate) fn over(said: &[Stretch], most: usize, zone: FixedOffset) -> Self {
        let fine = [Fine::Day, Fine::Month].into_iter().chain(YEARS.map(Fine::Years));
        let mut columns = Vec::new();
        for fine in fine {
            columns = self::columns(said, fine, zone);
            if columns.len() <= most {
                break;
            }
        }
        Self { columns: placed(columns) }
    }

    /// Where a moment lies.
    pub(crate) fn at(&self, moment: Moment) -> Percent {
        let dated = || self.columns.iter().filter(|it| it.unit != Unit::Undated);
        let after = dated().find(|it| moment < it.end);
        let before = dated().rfind(|it| it.end <= moment);
        match (before, after) {
            (_, Some(it)) if it.begin <= moment => {
                between((it.begin, it.end), (it.from, it.to), moment)
            }
            (Some(a), Some(b)) => between((a.end, b.begin), (a.to, b.from), moment),
            (Some(it), None) => it.to,
            (None, Some(it)) => it.from,
            (None, None) => Percent::LEFT,
        }
    }

    /// From where to where a time lies; the last column where nothing is known of it.
    pub(crate) fn stretch(&self, (begin, end): Stretch) -> (Percent, Percent) {
        let undated = self.columns.iter().rfind(|it| it.unit == Unit::Undated);
        if let (None, None, Some(undated)) = (begin, end, undated) {
            return (undated.from, undated.to);
        }
        let last = self.columns.iter().rfind(|it| it.unit != Unit::Undated);
        let begin = begin.map_or(Percent::LEFT, |it| self.at(it));
        let end = end.map_or(last.map_or(Percent::RIGHT, |it| it.to), |it| self.at(it));
        (begin, end.max(begin))
    }

    /// The row of the column in which a time lies whole.
    pub(crate) fn column(&self, (begin, end): Stretch) -> Option<usize> {
        let (Some(begin), Some(end)) = (begin, end) else { return None };
        let inside = |it: &Column| it.unit != Unit::Undated && it.begin <= begin && end < it.end;
        self.columns.iter().position(inside)
    }
}

/// Where a moment lies between two that have their places.
fn between(
    (begin, end): (Moment, Moment),
    (from, to): (Percent, Percent),
    moment: Moment,
) -> Percent {
    let whole = (i128::from(end.0) - i128::from(begin.0)).max(1);
    let part = i128::from(moment.0) - i128::from(begin.0);
    let width = i128::from(from.to(to).0);
    Percent(from.0 + u32::try_from(part * width / whole).unwrap_or_default())
}

/// The columns some times need, without their places.
fn columns(said: &[Stretch], fine: Fine, zone: FixedOffset) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut long: Vec<(i64, usize, Moment, Moment)> = Vec::new();
    for (row, stretch) in said.iter().enumerate() {
        let (begin, end) = match *stretch {
            (Some(begin), Some(end)) => (begin, end),
            (Some(it), None) | (None, Some(it)) => (it, it),
            (None, None) => continue,
        };
        match touched(begin, end, fine, zone) {
            Some(units) => columns.extend(units),
            None => long.push((end.0.saturating_sub(begin.0), row, begin, end)),
        }
    }
    columns.sort_by_key(|it| it.begin);
    columns.dedup();
    // What is told less exactly has a column of its own only where no other one is in it.
    long.sort_unstable();
    for (_, row, begin, end) in long {
        let end = Moment(end.0.saturating_add(1));
        if columns.iter().all(|it| it.end <= begin || end <= it.begin) {
            columns.push(column(Unit::Stretch(row), begin, end));
        }
    }
    columns.sort_by_key(|it| it.begin);
    if said.contains(&(None, None)) {
        columns.push(column(Unit::Undated, Moment::NEVER, Moment::NEVER));
    }
    columns
}

fn column(unit: Unit, begin: Moment, end: Moment) -> Column {
    Column { unit, from: Percent::LEFT, to: Percent::RIGHT, begin, end }
}

/// The columns a time touches: one or two; nothing where it is longer, or beyond the calendar.
fn touched(begin: Moment, end: Moment, fine: Fine, zone: FixedOffset) -> Option<Vec<Column>> {
    let first = around(begin, fine, zone)?;
    if end < first.end {
        return Some(vec![first]);
    }
    let second = around(first.end, fine, zone)?;
    (end < second.end).then(|| vec![first, second])
}

/// The day, the month or the years in which a moment lies.
fn around(moment: Moment, fine: Fine, zone: FixedOffset) -> Option<Column> {
    let day = moment.day(zone)?;
    let year = i64::from(day.year());
    let month = u8::try_from(day.month()).ok()?;
    let (unit, first, next) = match fine {
        Fine::Day => (Unit::Day(day), day, day.next()),
        Fine::Month => {
            let first = Day::new(year, month, 1)?;
            let next = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            (Unit::Month(first), first, Day::new(next.0, next.1, 1)?)
        }
        Fine::Years(count) => {
            let year = year.div_euclid(count.into()) * i64::from(count);
            let first = Day::new(year, 1, 1)?;
            (Unit::Years(first, count), first, Day::new(year + i64::from(count), 1, 1)?)
        }
    };
    Some(column(unit, first.begin(zone), next.begin(zone)))
}

/// Gives the columns their places: all equally wide, with a gap where something is left out.
fn placed(mut columns: Vec<Column>) -> Vec<Column> {
    let mut at = 0;
    let mut last = None;
    let mut places = Vec::new();
    for it in &columns {
        if last.is_some_and(|end| end != it.begin) {
            at += GAP;
        }
        last = Some(it.end);
        places.push(at);
        at += COLUMN;
    }
    let percent = |place: u32| {
        let part = u64::from(place) * u64::from(Percent::RIGHT.0) / u64::from(at.max(1));
        Percent(u32::try_from(part).unwrap_or(Percent::RIGHT.0))
    };
    for (it, place) in columns.iter_mut().zip(places) {
        (it.from, it.to) = (percent(place), percent(place + COLUMN));
    }
    columns
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::When;

    fn zone() -> FixedOffset {
        FixedOffset::east_opt(4 * 3600).unwrap()
    }

    #[track_caller]
    fn said(dates: &[&str]) -> Vec<Stretch> {
        let stretch = |date: &&str| {
            let when = When::parse(date, zone()).unwrap();
            if *date == "XXXX" { (None, None) } else { (when.earliest(), when.latest()) }
        };
        dates.iter().map(stretch).collect()
    }

    #[track_caller]
    fn case(dates: &[&str], most: usize, columns: &str) {
        let times = Times::over(&said(dates), most, zone());
        let name = |it: &Column| match it.unit {
            Unit::Day(day) => day.to_string(),
            Unit::Month(day) => format!("month of {day}"),
            Unit::Years(day, count) => format!("{count} years from {day}"),
            Unit::Stretch(row) => dates[row].to_owned(),
            Unit::Undated => "no date".to_owned(),
        };
        let told: Vec<String> =
            times.columns.iter().map(|it| format!("{} {}–{}", name(it), it.from, it.to)).collect();
        assert_eq!(told.join(", "), columns);
    }

    #[test]
    fn each_day_has_its_column_and_what_lies_between_a_gap() {
        case(&["2031-05-02"], 9, "2031-05-02 0%–100%");
        case(
            &["2031-05-03", "2031-05-02T08:30+04:00"],
            9,
            "2031-05-02 0%–50%, 2031-05-03 50%–100%",
        );
        case(&["2031-05-02", "2031-08-29"], 9, "2031-05-02 0%–43.47%, 2031-08-29 56.52%–100%");
        case(
            &["2031-05-01T22:00+04:00/2031-05-02T03:00+04:00"],
            9,
            "2031-05-01 0%–50%, 2031-05-02 50%–100%",
        );
        case(&["2031-05-02", "XXXX"], 9, "2031-05-02 0%–43.47%, no date 56.52%–100%");
        case(&["XXXX"], 9, "no date 0%–100%");
        case(&[], 9, "");
    }

    #[test]
    fn longer_times_have_a_column_only_where_no_other_is_in_them() {
        case(&["2031-05-02", "2031-05"], 9, "2031-05-02 0%–100%");
        case(&["2031-05-02", "2031-06"], 9, "2031-05-02 0%–43.47%, 2031-06 56.52%–100%");
        case(&["2031-05-02", "2032", "2032-04"], 9, "2031-05-02 0%–43.47%, 2032-04 56.52%–100%");
        case(&["2031-05-02", "../2031-05-03"], 9, "2031-05-02 0%–50%, 2031-05-03 50%–100%");
    }

    #[test]
    fn too_many_days_become_months_and_years() {
        case(
            &["2031-05-02", "2031-05-04", "2031-06-03", "2031-12-31"],
            3,
            "month of 2031-05-01 0%–30.3%, month of 2031-06-01 30.3%–60.6%, month of 2031-12-01 69.69%–100%",
        );
        case(
            &["2031-05-02", "2032-05-04", "2033-06-03", "2033-12-31"],
            3,
            "1 years from 2031-01-01 0%–33.33%, 1 years from 2032-01-01 33.33%–66.66%, 1 years from 2033-01-01 66.66%–100%",
        );
        case(
            &["2031-05-02", "2032-05-04", "2033-06-03", "2044-12-31"],
            3,
            "10 years from 2030-01-01 0%–50%, 10 years from 2040-01-01 50%–100%",
        );
    }

    #[test]
    fn moments_lie_in_their_columns_and_between_them_in_the_gap() {
        let dates = ["2031-05-02", "2031-05-03", "2031-05-13", "XXXX"];
        let times = Times::over(&said(&dates), 9, zone());
        let at = |date: &str| {
            let (from, to) = times.stretch(said(&[date])[0]);
            format!("{from}–{to}")
        };
        let all = ["2031-05-02T12:00+04:00", "2031-05-08", "2030", "2032", "XXXX", "2031-05-03/.."];
        assert_eq!(
            all.map(at).join(", "),
            "10.86%–10.87%, 46.37%–47.09%, 0%–0%, 71.73%–71.73%, 78.26%–100%, 21.73%–71.73%"
        );
    }

    proptest! {
        #[test]
        fn what_is_later_never_lies_to_the_left(
            moments in prop::collection::vec(-9_000_000_000_000_i64..9_000_000_000_000, 1..20),
            long in 0_i64..40_000_000,
            most in 1_usize..30,
        ) {
            let mut moments = moments;
            moments.sort_unstable();
            let end = |it: i64| Some(Moment(it + long));
            let said: Vec<Stretch> =
                moments.iter().map(|it| (Some(Moment(*it)), end(*it))).collect();
            let times = Times::over(&said, most, zone());
            let places: Vec<Percent> = moments.iter().map(|it| times.at(Moment(*it))).collect();
            prop_assert!(places.is_sorted());
            prop_assert!(places.iter().all(|it| *it <= Percent::RIGHT));
            let columns = &times.columns;
            prop_assert!(columns.windows(2).all(|two| two[0].to <= two[1].from));
            prop_assert!(columns.windows(2).all(|two| two[0].end <= two[1].begin));
            // Whatever was said touches a column.
            for stretch in said {
                let (from, to) = times.stretch(stretch);
                prop_assert!(columns.iter().any(|it| from <= it.to && it.from <= to));
            }
        }
    }
}
