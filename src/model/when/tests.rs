//! What is read, what it bounds, and what is said where it cannot be read.

use proptest::prelude::*;

use super::*;

/// Four hours ahead of UTC.
fn zone() -> FixedOffset {
    FixedOffset::east_opt(4 * 3600).unwrap()
}

fn when(text: &str) -> When {
    When::parse(text, zone()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

#[track_caller]
fn bounds(text: &str, earliest: &str, latest: &str) {
    let when = when(text);
    let show = |it: Option<Moment>| it.and_then(Moment::rfc3339).unwrap_or_default();
    assert_eq!((show(when.earliest()), show(when.latest())), (earliest.into(), latest.into()));
}

#[test]
fn a_date_is_its_whole_day_where_the_site_is() {
    bounds("2016-04-02", "2016-04-01T20:00:00Z", "2016-04-02T19:59:59Z");
    bounds("2016-04-02?", "2016-04-01T20:00:00Z", "2016-04-02T19:59:59Z");
    bounds("2016-04", "2016-03-31T20:00:00Z", "2016-04-30T19:59:59Z");
    bounds("2016-02", "2016-01-31T20:00:00Z", "2016-02-29T19:59:59Z");
    bounds("2016", "2015-12-31T20:00:00Z", "2016-12-31T19:59:59Z");
    bounds("201X", "2009-12-31T20:00:00Z", "2019-12-31T19:59:59Z");
    bounds("2016-04-1X", "2016-04-09T20:00:00Z", "2016-04-19T19:59:59Z");
    bounds("2016-21", "2016-02-29T20:00:00Z", "2016-05-31T19:59:59Z");
    bounds("1582-10-10", "1582-10-09T20:00:00Z", "1582-10-10T19:59:59Z");
    bounds("Y17E7", "", "");
}

#[test]
fn a_time_is_its_minute_or_second() {
    bounds("2016-04-02T08:30", "2016-04-02T04:30:00Z", "2016-04-02T04:30:59Z");
    bounds("2016-04-02T08:30+04:00", "2016-04-02T04:30:00Z", "2016-04-02T04:30:59Z");
    bounds("2016-04-02T08:30-04", "2016-04-02T12:30:00Z", "2016-04-02T12:30:59Z");
    bounds("2016-04-02T08:30Z", "2016-04-02T08:30:00Z", "2016-04-02T08:30:59Z");
    bounds("2016-04-02T08:30~", "2016-04-02T04:30:00Z", "2016-04-02T04:30:59Z");
    bounds("2016-04-02T08:30Z%", "2016-04-02T08:30:00Z", "2016-04-02T08:30:59Z");
    bounds("2016-04-02T08:30:15Z", "2016-04-02T08:30:15Z", "2016-04-02T08:30:15Z");
    bounds("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", "2016-12-31T23:59:59Z");
    bounds("2016-04-02T00:00", "2016-04-01T20:00:00Z", "2016-04-01T20:00:59Z");
}

#[test]
fn an_interval_goes_from_end_to_end() {
    bounds("2016-04-01/2016-04-03", "2016-03-31T20:00:00Z", "2016-04-03T19:59:59Z");
    bounds("2016-04-01T22:00/2016-04-02T03:00", "2016-04-01T18:00:00Z", "2016-04-01T23:00:59Z");
    bounds("2016-04-02T08:00/2016-04-02", "2016-04-02T04:00:00Z", "2016-04-02T19:59:59Z");
    bounds("2016-04-02/..", "2016-04-01T20:00:00Z", "");
    bounds("2016-04-02/", "2016-04-01T20:00:00Z", "");
    bounds("../2016-04-02T08:00Z", "", "2016-04-02T08:00:59Z");
    bounds("/2016-04-02", "", "2016-04-02T19:59:59Z");
    bounds("..2016-04-01/2016-04-02", "", "2016-04-02T19:59:59Z");
    bounds("2016-04-01/2016-04-02..", "2016-03-31T20:00:00Z", "");
    bounds("[2016-04-01,2016-04-04]", "2016-03-31T20:00:00Z", "2016-04-04T19:59:59Z");
    bounds("{2016-04-01..2016-04-04}", "2016-03-31T20:00:00Z", "2016-04-04T19:59:59Z");
    bounds("[..2016-04-04]", "", "2016-04-04T19:59:59Z");
}

#[test]
fn later_is_later_for_certain() {
    assert!(when("2016-04-03").is_after(&when("2016-04-02")));
    assert!(!when("2016-04-02T23:00").is_after(&when("2016-04-02")));
    assert!(when("2016-04-02T08:31").is_after(&when("2016-04-02T08:30")));
    assert!(!when("2016-04-02T08:30").is_after(&when("2016-04-02T08:30")));
    assert!(when("2016-04-02T08:30Z").is_after(&when("2016-04-02T08:30+04:00")));
    assert!(!when("../2016-04-03").is_after(&when("2016-04-01")));
    assert!(!when("2016-04-03").is_after(&when("2016-04-01/..")));
}

#[test]
fn only_times_can_lack_a_zone() {
    assert!(!when("2016-04-02").lacks_zone());
    assert!(when("2016-04-02T08:30").lacks_zone());
    assert!(!when("2016-04-02T08:30Z").lacks_zone());
    assert!(when("2016-04-01T22:00Z/2016-04-02T03:00").lacks_zone());
}

#[track_caller]
fn day(text: &str, day: &str) {
    assert_eq!(when(text).day().map(|it| it.to_string()).unwrap_or_default(), day);
}

#[test]
fn what_is_exact_to_a_day_has_a_day() {
    day("2016-04-02", "2016-04-02");
    day("2016-04-02~", "2016-04-02");
    day("2016-04-02T08:30", "2016-04-02");
    day("2016-04-01T23:30Z", "2016-04-02");
    day("2016-04-01T22:00/2016-04-02T03:00", "2016-04-01");
    day("2016-04-01/2016-04", "2016-04-01");
    day("2016-04", "");
    day("../2016-04-02", "");
    day("[2016-04-01,2016-04-04]", "");
}

#[test]
fn the_machine_reads_what_is_certain() {
    let machine = |text: &str| when(text).machine().unwrap_or_default();
    assert_eq!(machine("2016-04-02T08:30+04:00"), "2016-04-02T08:30+04:00");
    assert_eq!(machine("2016-04-02T08:30:15Z"), "2016-04-02T08:30:15Z");
    assert_eq!(machine("2016-04-02"), "2016-04-02");
    assert_eq!(machine("2016-04"), "2016-04");
    assert_eq!(machine("0987"), "0987");
    assert_eq!(machine("2016-04~"), "");
    assert_eq!(machine("2016-04-02T08:30~"), "");
    assert_eq!(machine("2016-21"), "");
    assert_eq!(machine("2016-04-01/2016-04-02"), "");
}

#[test]
fn open_beginnings_are_ordered_by_their_end() {
    let mut list = ["2016-04-03", "../2016-04-02", "2016-04-01/..", "Y17E7", "2016-04-01"];
    list.sort_by_key(|text| when(text).order());
    assert_eq!(list, ["2016-04-01", "2016-04-01/..", "../2016-04-02", "2016-04-03", "Y17E7"]);
}

#[track_caller]
fn fault(text: &str, message: &str, help: &str) {
    let error = When::parse(text, zone()).unwrap_err();
    assert_eq!((error.message.as_str(), error.help.unwrap_or_default()), (message, help.into()));
}

#[test]
fn faults_are_explained() {
    fault("", "the date is empty", "leave out a date that is not known");
    fault(
        "2015-02-30",
        "the calendar has no day `2015-02-30`",
        "that month ends with `2015-02-28`",
    );
    fault(
        "2016-04-03/2016-04-01",
        "`2016-04-03/2016-04-01` ends before it begins",
        "did you mean `2016-04-01/2016-04-03`?",
    );
    fault(
        "2016-04-02T10:00/2016-04-02T09:00",
        "`2016-04-02T10:00/2016-04-02T09:00` ends before it begins",
        "did you mean `2016-04-02T09:00/2016-04-02T10:00`?",
    );
    fault("../..", "`../..` has no date at either end", "leave out a date that is not known");
    fault(
        "2016-02-29T24:00",
        "`24:00` is not a time of the day in `2016-02-29T24:00`",
        "midnight begins the next day: `2016-03-01T00:00`",
    );
    fault(
        "2016-04-02T08",
        "`08` is not a time of the day in `2016-04-02T08`",
        "give the minutes: `2016-04-02T08:00`, with `~` behind it if it is about then",
    );
    fault(
        "2016-04-02T08:30:15.5Z",
        "`08:30:15.5` is not a time of the day in `2016-04-02T08:30:15.5Z`",
        "seconds are exact enough: `08:30:15`",
    );
    fault(
        "2016-04-02T08:30+19:00",
        "`+19:00` is not a zone",
        "a zone is written `Z` for UTC, or `+04:00`",
    );
    fault(
        "2016-04?T08:30",
        "`2016-04?T08:30` has a time, but no whole day before it",
        "a day is written `2016-04-02`; `?`, `~` and `%` stand after the time",
    );
}

#[track_caller]
fn meant(text: &str, edtf: &str) {
    let error = When::parse(text, zone()).unwrap_err();
    assert_eq!(error.help.unwrap(), format!("did you mean {edtf}?"), "{}", error.message);
}

#[test]
fn common_forms_are_recognized() {
    meant("2 April 2016", "`2016-04-02`");
    meant("2nd of April, 2016", "`2016-04-02`");
    meant("Saturday 2 Apr 2016", "`2016-04-02`");
    meant("April 2, 2016", "`2016-04-02`");
    meant("April 2016", "`2016-04`");
    meant("02.04.2016", "`2016-04-02`");
    meant("2.4.2016", "`2016-04-02`");
    meant("02/04/2016", "`2016-04-02` or `2016-02-04`");
    meant("25/04/2016", "`2016-04-25`");
    meant("2016/04/02", "`2016-04-02`");
    meant("2016/04", "`2016-04`");
    meant("2016-4-2", "`2016-04-02`");
    meant("20160402", "`2016-04-02`");
    meant("2016-04-02 08:30", "`2016-04-02T08:30`");
    meant("2016-04-02 8:30 UTC+4", "`2016-04-02T08:30+04:00`");
    meant("2016-04-02T08:30+0400", "`2016-04-02T08:30+04:00`");
    meant("2016-04-02t08:30z", "`2016-04-02T08:30Z`");
    meant("2 April 2016 at 4:18 pm", "`2016-04-02T16:18`");
    meant("c. 2016", "`2016~`");
    meant("about 2 April 2016", "`2016-04-02~`");
    meant("April 2016 (?)", "`2016-04?`");
    meant("2010s", "`201X`");
    meant("201x", "`201X`");
    meant("spring 2016", "`2016-21`");
    meant("1–4 April 2016", "`2016-04-01/2016-04-04`");
    meant("1-4 April 2016", "`2016-04-01/2016-04-04`");
    meant("30 March – 4 April 2016", "`2016-03-30/2016-04-04`");
    meant("2016-04-01 to 2016-04-04", "`2016-04-01/2016-04-04`");
    meant("between 1 and 4 April 2016", "`2016-04-01/2016-04-04`");
    meant("by 3 April 2016", "`../2016-04-03`");
    meant("before 3 April 2016", "`../2016-04-02`");
    meant("before January 2016", "`../2015-12`");
    meant("after 31 December 2015", "`2016-01-01/..`");
    meant("after 2015", "`2016/..`");
    meant("since April 2016", "`2016-04/..`");
}

proptest! {
    #[test]
    fn nothing_breaks_the_reader(text in "\\PC{0,30}") {
        let _ = When::parse(&text, zone());
    }

    #[test]
    fn nothing_near_a_date_breaks_the_reader(
        text in "(from |c\\. |\\.\\.|\\[|Y)?[0-9X]{0,4}[-/. T]?(april|[0-9X]{0,2})[-/. T–]?[0-9X]{0,2}[T /]?[0-9:]{0,8}[-+Z?~%/.]{0,3}[0-9:X]{0,5}"
    ) {
        if let Ok(when) = When::parse(&text, zone()) {
            if let (Some(a), Some(b)) = (when.earliest(), when.latest()) {
                prop_assert!(a <= b, "{text}");
            }
            prop_assert_eq!(when.written(), text.trim());
        }
    }

    #[test]
    fn a_minute_lies_in_its_day(day in 1..31u8, hour in 0..24u8, minute in 0..60u8) {
        let whole = when(&format!("2016-03-{day:02}"));
        let minute = when(&format!("2016-03-{day:02}T{hour:02}:{minute:02}"));
        prop_assert!(whole.earliest() <= minute.earliest() && minute.latest() <= whole.latest());
        prop_assert_eq!(whole.day(), minute.day());
    }
}
