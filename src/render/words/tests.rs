//! The words of the built-in theme, and of small invented ones in other languages.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use super::*;
use crate::{
    diagnostic::Report,
    model::{Bound, Count, Day, Number, Range, When},
    source::FileId,
    theme::Part,
};

const EN: &str = include_str!("../../../themes/broadsheet/strings/en.toml");

const RU: &str = r#"
[number]
group = "\u00A0"
point = ","

[count]
over = "более {n}"

[date]
months = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"]
months_of = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]
day = "{day} {month} {year} г."
approximate = "около {date}"
night = "ночь на {last}"

[test.claims]
one = "{n} утверждение"
few = "{n} утверждения"
many = "{n} утверждений"
"#;

const HY: &str = r#"
[date]
months_of = ["հունվարի", "փետրվարի", "մարտի", "ապրիլի", "մայիսի", "հունիսի", "հուլիսի", "օգոստոսի", "սեպտեմբերի", "հոկտեմբերի", "նոյեմբերի", "դեկտեմբերի"]
day = "{year} թ. {month} {day}"
"#;

const AZ: &str = r#"
[date]
months_of = ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"]

[test.claims]
one = "{n} iddia"
other = "{n} iddia var"
"#;

/// The words there are for tests, beside those of the built-in theme.
const EN_TEST: &str = r#"
[test]
greeting = "{who} said {what}"

[test.claims]
one = "{n} claim"
other = "{n} claims"
"#;

fn theme() -> Theme {
    let part = |text: &str, file| Part { path: String::new(), file, text: text.to_owned() };
    let strings = BTreeMap::from([
        ("en".to_owned(), vec![part(EN, None), part(EN_TEST, None)]),
        ("ru".to_owned(), vec![part(RU, None)]),
        ("hy".to_owned(), vec![part(HY, None)]),
        ("az".to_owned(), vec![part(AZ, None)]),
        ("en-XX".to_owned(), vec![part("[date]\nday = \"{month} {day}, {year}\"", None)]),
    ]);
    Theme { strings, ..Theme::default() }
}

fn words(language: &str) -> Words {
    Words::new(&theme(), language)
}

fn when(text: &str) -> When {
    When::parse(text, FixedOffset::east_opt(4 * 3600).unwrap()).unwrap()
}

#[track_caller]
fn date(edtf: &str, text: &str) {
    assert_eq!(words("en").when(&when(edtf)), text, "{edtf}");
}

#[test]
fn dates_are_as_exact_as_they_were_given() {
    date("2016-04-02", "2 April 2016");
    date("2016-04", "April 2016");
    date("2016", "2016");
    date("2016-04-02T16:18", "2 April 2016, 16:18");
    date("2016-04-02T08:05:09", "2 April 2016, 08:05:09");
    date("2016-04-02T16:18+04:00", "2 April 2016, 16:18");
    date("2016-04-02T16:18+03:00", "2 April 2016, 16:18 (UTC+3)");
    date("2016-04-02T16:18Z", "2 April 2016, 16:18 (UTC)");
    date("2016-04-02T16:18-03:30", "2 April 2016, 16:18 (UTC−3:30)");
    date("-0043", "44 BC");
    date("0000", "1 BC");
    date("Y170000002", "170000002");
    date("Y17E7", "170000000");
    date("Y17E99", "Y17E99");
    date("1950S2", "1950S2");
}

#[test]
fn doubts_are_told() {
    date("2016-04?", "April 2016?");
    date("2016-04-02~", "about 2 April 2016");
    date("2016%", "about 2016?");
    date("2016-04-02T08:30~", "2 April 2016, about 08:30");
    date("2016-04-02T08:30?", "2 April 2016, 08:30?");
    date("2016-04-02T09:00+03:00~", "2 April 2016, about 09:00 (UTC+3)");
    date("2016-04-?02", "2? April 2016");
    date("2016-~04-02", "2 about April 2016");
    date("2016?-04", "April 2016?");
}

#[test]
fn what_is_left_open_stays_open() {
    date("201X", "2010s");
    date("20XX", "a year in 2000–2099");
    date("2016-04-XX", "a day in April 2016");
    date("2016-XX-XX", "a day in 2016");
    date("2016-XX", "a month of 2016");
    date("2016-04-1X", "a day in 10–19 April 2016");
    date("2016-02-2X", "a day in 20–29 February 2016");
    date("2016-04-XX?", "a day in April 2016?");
    date("2016-XX-02", "2016-XX-02");
    date("19XX-12", "19XX-12");
    date("2016-21", "spring 2016");
    date("2016-34~", "about second quarter of 2016");
}

#[test]
fn intervals_say_once_what_their_ends_share() {
    date("2016-04-01/2016-04-04", "1–4 April 2016");
    date("2016-04-01/2016-04-01", "1 April 2016");
    date("2016-03-30/2016-04-02", "30 March – 2 April 2016");
    date("2015-12-30/2016-01-02", "30 December 2015 – 2 January 2016");
    date("2016-03/2016-04", "March–April 2016");
    date("2015-12/2016-01", "December 2015 – January 2016");
    date("2015/2016", "2015–2016");
    date("2016-04-02/2016-05", "2 April – May 2016");
    date("2016-04-01~/2016-04-04~", "about 1–4 April 2016");
    date("2016-04-02/2016-04-03?", "2 April – 3 April 2016?");
    date("2016-04-02T08:00/2016-04-02T10:00", "2 April 2016, 08:00–10:00");
    date("2016-04-02T08:00Z/2016-04-02T10:00Z", "2 April 2016, 08:00–10:00 (UTC)");
    date("2016-04-02T08:00Z/2016-04-02T10:00-01", "2 April 2016, 08:00 (UTC)–10:00 (UTC−1)");
    date("2016-04-01T09:00/2016-04-02T10:00", "1 April, 09:00 – 2 April 2016, 10:00");
}

#[test]
fn an_interval_from_evening_to_morning_is_a_night() {
    date("2016-04-01T22:00~/2016-04-02T06:00~", "night of 1–2 April 2016");
    date("2016-04-01T22:00/2016-04-02T03:00", "night of 1–2 April 2016, 22:00–03:00");
    date("2016-04-30T22:00~/2016-05-01T06:00~", "night of 30 April – 1 May 2016");
    date("2016-04-01T22:00/2016-04-02T11:00", "1 April, 22:00 – 2 April 2016, 11:00");
    date("2016-04-01T22:00/2016-04-03T03:00", "1 April, 22:00 – 3 April 2016, 03:00");
}

#[test]
fn open_ends_stay_open() {
    date("2016-04-02/..", "since 2 April 2016");
    date("2016-04-02/", "from 2 April 2016, end unknown");
    date("../2016-04-03", "by 3 April 2016");
    date("../2016-04-02T11:13", "by 2 April 2016, 11:13");
    date("/2016-04-03", "until 3 April 2016, beginning unknown");
    date("..2016-04-01/2016-04-03", "1 April 2016 or earlier – 3 April 2016");
    date("2016-04-01/2016-04-03..", "1 April 2016 – 3 April 2016 or later");
}

#[test]
fn sets_are_lists() {
    date("[2016-04-01,2016-04-04]", "1 April 2016 or 4 April 2016");
    date("{2016-04,2016-06,2016-08}", "April 2016, June 2016 and August 2016");
    date("[2016-04-01..2016-04-04]", "1–4 April 2016");
    date("[..2016-04-04]", "4 April 2016 or earlier");
}

#[test]
fn a_year_that_is_known_can_be_left_out() {
    let within = |text: &str| words("en").when_within(&when(text), 2016);
    assert_eq!(within("2016-04-02T16:18"), "2 April, 16:18");
    assert_eq!(within("2016-04-01/2016-04-04"), "1–4 April");
    assert_eq!(within("2016-03/2016-04"), "March–April");
    assert_eq!(within("2016-04-02~"), "about 2 April");
    assert_eq!(within("2017-04-02"), "2 April 2017");
    assert_eq!(within("2016"), "2016");
    assert_eq!(words("en").clock(&when("2016-04-02T08:30~")), Some("about 08:30".to_owned()));
    assert_eq!(words("en").clock(&when("2016-04-02")), None);
}

#[test]
fn days_and_months_have_names() {
    let day = Day::new(2016, 4, 2).unwrap();
    assert_eq!(words("en").day(day), "2 April 2016");
    assert_eq!(words("en").day_of_year(day), "2 April");
    assert_eq!(words("en").day_with_weekday(day), "Saturday 2 April 2016");
    assert_eq!(words("en").month(2016, 4), "April 2016");
}

#[test]
fn other_languages_have_their_own_order_and_forms() {
    assert_eq!(words("ru").when(&when("2016-04-02~")), "около 2 апреля 2016 г.");
    assert_eq!(words("ru").when(&when("2016-04")), "апрель 2016");
    let night = when("2016-04-01T22:00~/2016-04-02T06:00~");
    assert_eq!(words("ru").when(&night), "ночь на 2 апреля 2016 г.");
    assert_eq!(words("hy").when(&when("2016-04-02")), "2016 թ. ապրիլի 2");
    assert_eq!(words("az").when(&when("2016-04-02")), "2 aprel 2016");
    assert_eq!(words("az").when(&when("2016-04")), "April 2016");
    assert_eq!(words("en-XX").when(&when("2016-04-02")), "April 2, 2016");
    assert_eq!(words("xx").when(&when("2016-04-02")), "2 April 2016");
}

#[test]
fn a_number_of_things_has_the_form_of_its_language() {
    let claims = |language: &str, n| words(language).count("test.claims", n, &[]);
    assert_eq!(claims("en", 1), "1 claim");
    assert_eq!(claims("en", 12_000), "12,000 claims");
    assert_eq!(claims("ru", 21), "21 утверждение");
    assert_eq!(claims("ru", 22), "22 утверждения");
    assert_eq!(claims("ru", 12_345), "12\u{a0}345 утверждений");
    assert_eq!(claims("az", 1), "1 iddia");
    assert_eq!(claims("az", 2), "2 iddia var");
    // What falls back to English is counted in English.
    assert_eq!(claims("hy", 0), "0 claims");
}

#[test]
fn places_are_filled() {
    let words = words("en");
    assert_eq!(words.with("test.greeting", &[("who", "{what}"), ("what", "so")]), "{what} said so");
    assert_eq!(words.with("test.greeting", &[("who", "he")]), "he said {what}");
    assert_eq!(words.with("test.nothing", &[]), "test.nothing");
    assert_eq!(words.count("test.nothing", 1, &[]), "test.nothing");
}

#[test]
fn counts_are_as_vague_as_they_were_given() {
    let n = Number::from;
    assert_eq!(words("en").count_value(Count::Over(n(2000))), "over 2,000");
    assert_eq!(words("en").count_value(Count::Between(n(40), n(50))), "40 to 50");
    assert_eq!(words("en").count_value(Count::Dozens), "dozens");
    assert_eq!(words("ru").count_value(Count::Over(Number(1_500_500_000))), "более 1\u{a0}500,5");
}

#[test]
fn english_words_of_counts_are_those_they_are_read_from() {
    for text in ["12", "2,000", "over 100", "at least 200", "about 35", "almost 35", "up to 15"]
        .into_iter()
        .chain(["under 400", "40 to 50", "some", "several", "dozens", "hundreds", "thousands"])
        .chain(["none", "0.05"])
    {
        assert_eq!(words("en").count_value(Count::parse(text).unwrap()), text);
    }
}

#[test]
fn counts_stand_before_what_is_counted() {
    let before = |text| words("en").count_before(Count::parse(text).unwrap());
    assert_eq!(before("none"), "no");
    assert_eq!(before("dozens"), "dozens of");
    assert_eq!(before("several"), "several");
    assert_eq!(before("at least 12"), "at least 12");
}

#[track_caller]
fn range(low: Bound, high: Bound, text: &str) {
    assert_eq!(words("en").range(Range { low, high }), text);
}

#[test]
fn ranges_say_which_ends_belong_to_them() {
    use Bound::{Excluded, Included, Unbounded};
    let n = Number::from;
    range(Included(n(12)), Included(n(12)), "exactly 12");
    range(Included(n(0)), Included(n(0)), "none");
    range(Included(n(0)), Unbounded, "any number");
    range(Excluded(n(0)), Unbounded, "over 0");
    range(Included(n(12)), Unbounded, "at least 12");
    range(Excluded(n(12)), Unbounded, "over 12");
    range(Included(n(0)), Included(n(12)), "at most 12");
    range(Excluded(n(0)), Included(n(12)), "some, at most 12");
    range(Excluded(n(0)), Excluded(n(12)), "some, under 12");
    range(Included(n(3)), Included(n(12)), "3 to 12");
    range(Excluded(n(3)), Included(n(12)), "over 3, at most 12");
    range(Included(n(3)), Excluded(n(12)), "at least 3, under 12");
    range(Excluded(n(3)), Excluded(n(12)), "over 3, under 12");
}

/// Each key that this module asks for stands in its text as a literal, as `"date.day"`.
#[test]
fn english_has_every_word_that_dates_and_counts_ask_for() {
    let words = words("en");
    for source in
        [include_str!("counts.rs"), include_str!("dates.rs"), include_str!("intervals.rs")]
    {
        for text in source.split('"').skip(1).step_by(2) {
            let is_key = ["date.", "count.", "range."].iter().any(|it| text.starts_with(it));
            if is_key && !text.contains('{') {
                let known = words.pattern(text, None).or(words.pattern(&format!("{text}.1"), None));
                assert!(known.is_some(), "{text}");
            }
        }
    }
    for key in (21..=41).map(|code| format!("date.season.{code}")) {
        assert!(words.pattern(&key, None).is_some(), "{key}");
    }
}

#[track_caller]
fn fault(language: &str, toml: &str, expected: &[&str]) {
    let mut theme = theme();
    let file = Some(FileId(7));
    let part = Part { path: String::new(), file, text: toml.to_owned() };
    theme.strings.entry(language.to_owned()).or_default().push(part);
    let mut report = Report::default();
    faults(&theme, &mut report);
    let said: Vec<String> = report
        .list()
        .iter()
        .map(|it| format!("{}: {}; {}", it.code.name, it.message, it.help.join("; ")))
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn misspelt_words_are_found() {
    fault("ru", "[date]\nnight = \"{last}\"\n[test.claims]\nfew = \"{n}\"", &[]);
    fault("ru", "[date]\ndays = \"{first}\"", &[]);
    fault(
        "de",
        "[date]\nmonht = \"{month}\"",
        &["unknown-words: no page asks for the words `date.monht`; did you mean `date.month`?"],
    );
    fault(
        "en",
        "[date]\nday = \"{dya} {month}\"",
        &["unknown-words: nothing fills `{dya}` in the words `date.day`; did you mean `day`?"],
    );
}

#[test]
fn words_that_are_no_toml_are_found() {
    let mut theme = theme();
    let part = Part { path: String::new(), file: Some(FileId(7)), text: "[date".to_owned() };
    theme.strings.insert("xx".to_owned(), vec![part]);
    let mut report = Report::default();
    faults(&theme, &mut report);
    assert_eq!(report.list()[0].code.name, "invalid-toml");
    assert_eq!(Words::new(&theme, "xx").when(&when("2016-04-02")), "2 April 2016");
}
