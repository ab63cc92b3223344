//! The built-in words in other languages: dates, counts and plurals.

use std::collections::BTreeMap;

use chrono::FixedOffset;

use super::*;
use crate::{
    model::{Bound, Count, Day, Range, When},
    theme::Part,
};

const FILES: &[(&str, &str)] = &[
    ("en", include_str!("../../../themes/broadsheet/strings/en.toml")),
    ("ru", include_str!("../../../themes/broadsheet/strings/ru.toml")),
    ("hy", include_str!("../../../themes/broadsheet/strings/hy.toml")),
    ("az", include_str!("../../../themes/broadsheet/strings/az.toml")),
];

fn words(language: &str) -> Words {
    let part = |text: &str| vec![Part { path: String::new(), file: None, text: text.to_owned() }];
    let strings = FILES.iter().map(|(tag, text)| ((*tag).to_owned(), part(text)));
    Words::new(
        &Theme { strings: strings.collect::<BTreeMap<_, _>>(), ..Theme::default() },
        language,
    )
}

fn when(text: &str) -> When {
    When::parse(text, FixedOffset::east_opt(4 * 3600).unwrap()).unwrap()
}

/// Spaces at which no line breaks are written as `_` here, so that they can be seen.
fn seen(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], "_")
}

#[track_caller]
fn dates(language: &str, expected: &[(&str, &str)]) {
    let words = words(language);
    for (edtf, text) in expected {
        assert_eq!(seen(&words.when(&when(edtf))), *text, "{edtf}");
    }
}

#[test]
fn russian_dates() {
    dates(
        "ru",
        &[
            ("2016-04-02", "2 апреля 2016_г."),
            ("2016-04", "апрель 2016_г."),
            ("2016", "2016_г."),
            ("2016-04-02T16:18", "2 апреля 2016_г., 16:18"),
            ("2016-04-02T16:18Z", "2 апреля 2016_г., 16:18 (UTC)"),
            ("-0043", "44_г. до_н._э."),
            ("2016-04?", "апрель 2016_г._(?)"),
            ("2016-04~", "примерно апрель 2016_г."),
            ("2016-04-02T08:30~", "2 апреля 2016_г., примерно 08:30"),
            ("201X", "2010-е_гг."),
            ("20XX", "один из годов: 2000–2099_гг."),
            ("2016-XX", "один из месяцев: 2016_г."),
            ("2016-04-XX", "один из дней: апрель 2016_г."),
            ("2016-04-1X", "один из дней: 10–19 апреля 2016_г."),
            ("2016-21", "весна 2016_г."),
            ("2016-34", "второй квартал 2016_г."),
            ("2016-04-01/2016-04-04", "1–4 апреля 2016_г."),
            ("2016-03-30/2016-04-02", "30 марта – 2 апреля 2016_г."),
            ("2015-12-30/2016-01-02", "30 декабря 2015_г. – 2 января 2016_г."),
            ("2016-03/2016-04", "март – апрель 2016_г."),
            ("2015/2016", "2015–2016_гг."),
            ("-0043/2016", "44_г. до_н._э. – 2016_г."),
            ("2016-04-01T22:00~/2016-04-02T06:00~", "ночь на 2 апреля 2016_г."),
            ("2016-04-01T22:00/2016-04-02T03:00", "ночь на 2 апреля 2016_г., 22:00–03:00"),
            ("2016-04-01T09:00/2016-04-02T10:00", "1 апреля, 09:00 – 2 апреля 2016_г., 10:00"),
            ("2016-04-02/..", "2 апреля 2016_г. и далее"),
            ("2016-04/", "начало — апрель 2016_г., конец неизвестен"),
            ("../2016-04-03", "самое позднее 3 апреля 2016_г."),
            ("[2016-04-01,2016-04-04]", "1 апреля 2016_г. или 4 апреля 2016_г."),
        ],
    );
    let words = words("ru");
    let day = Day::new(2016, 4, 2).unwrap();
    assert_eq!(seen(&words.day_with_weekday(day)), "суббота, 2 апреля 2016_г.");
    assert_eq!(seen(&words.month(2016, 4)), "апрель 2016_г.");
    assert_eq!(words.when_within(&when("2016-04-01/2016-04-04"), 2016), "1–4 апреля");
}

#[test]
fn armenian_dates() {
    dates(
        "hy",
        &[
            ("2016-04-02", "2016_թ. ապրիլի 2"),
            ("2016-04", "2016_թ. ապրիլ"),
            ("2016", "2016_թ."),
            ("2016-04-02T16:18", "2016_թ. ապրիլի 2, 16:18"),
            ("-0043", "մ._թ._ա. 44_թ."),
            ("2016-04?", "2016_թ. ապրիլ_(՞)"),
            ("2016-04-02~", "մոտավորապես 2016_թ. ապրիլի 2"),
            ("201X", "2010-ական_թթ."),
            ("2016-04-XX", "օրերից մեկը՝ 2016_թ. ապրիլ"),
            ("2016-24", "2016_թ. ձմեռ"),
            ("2016-40", "2016_թ. առաջին կիսամյակ"),
            ("2016-04-01/2016-04-04", "2016_թ. ապրիլի 1–4"),
            ("2016-03-30/2016-04-02", "2016_թ. մարտի 30 – ապրիլի 2"),
            ("2015-12-30/2016-01-02", "2015_թ. դեկտեմբերի 30 – 2016_թ. հունվարի 2"),
            ("2016-03/2016-04", "2016_թ. մարտ – ապրիլ"),
            ("2015/2016", "2015–2016_թթ."),
            ("2016-04-01T22:00~/2016-04-02T06:00~", "2016_թ. ապրիլի 1–2, գիշեր"),
            ("2016-04-30T22:00~/2016-05-01T06:00~", "2016_թ. ապրիլի 30 – մայիսի 1, գիշեր"),
            ("2016-04-01T09:00/2016-04-02T10:00", "2016_թ. ապրիլի 1, 09:00 – ապրիլի 2, 10:00"),
            ("2016-04-02/..", "2016_թ. ապրիլի 2 և հետո"),
            ("../2016-04-03", "ամենաուշը՝ 2016_թ. ապրիլի 3"),
        ],
    );
    let day = Day::new(2016, 4, 2).unwrap();
    assert_eq!(seen(&words("hy").day_with_weekday(day)), "2016_թ. ապրիլի 2, շաբաթ");
}

#[test]
fn azerbaijani_dates() {
    dates(
        "az",
        &[
            ("2016-04-02", "2 aprel 2016"),
            ("2016-04", "aprel 2016"),
            ("2016-04-02T16:18", "2 aprel 2016, 16:18"),
            ("-0043", "e.ə. 44"),
            ("2016-04-02%", "təxminən 2 aprel 2016_(?)"),
            ("201X", "2010–2019"),
            ("2016-XX", "aylardan biri: 2016"),
            ("2016-23", "payız 2016"),
            ("2016-36", "dördüncü rüb, 2016"),
            ("2016-04-01/2016-04-04", "1–4 aprel 2016"),
            ("2016-03-30/2016-04-02", "30 mart – 2 aprel 2016"),
            ("2016-04-01T22:00/2016-04-02T03:00", "1–2 aprel 2016, gecə, 22:00–03:00"),
            ("2016-04-02/..", "2 aprel 2016 və sonra"),
            ("../2016-04-03", "ən geci 3 aprel 2016"),
        ],
    );
    let day = Day::new(2016, 4, 2).unwrap();
    assert_eq!(words("az").day_with_weekday(day), "2 aprel 2016, şənbə");
}

#[track_caller]
fn counts(language: &str, expected: &[(&str, &str, &str)]) {
    let words = words(language);
    for (written, alone, before) in expected {
        let count = Count::parse(written).unwrap();
        assert_eq!(seen(&words.count_value(count)), *alone, "{written}");
        assert_eq!(seen(&words.count_before(count)), *before, "{written}");
    }
}

#[test]
fn counts_have_separators_and_vague_words() {
    counts(
        "ru",
        &[
            ("over 2,000", "более 2_000", "более 2_000"),
            ("1234.5", "1_234,5", "1_234,5"),
            ("40 to 50", "от 40 до 50", "от 40 до 50"),
            ("dozens", "десятки", "десятки"),
            ("none", "нет", "нет"),
        ],
    );
    counts(
        "hy",
        &[
            ("under 2,000", "2_000-ից պակաս", "2_000-ից պակաս"),
            ("0.05", "0,05", "0,05"),
            ("hundreds", "հարյուրներ", "հարյուրավոր"),
            ("none", "չկա", "ոչ մի"),
        ],
    );
    counts(
        "az",
        &[
            ("at least 12,345", "ən azı 12.345", "ən azı 12.345"),
            ("1234.5", "1.234,5", "1.234,5"),
            ("over 2,000", "2.000-dən çox", "2.000-dən çox"),
            ("under 40", "40-dan az", "40-dan az"),
            ("none", "yoxdur", "heç bir"),
        ],
    );
    let range = Range { low: Bound::Excluded(3.into()), high: Bound::Included(12.into()) };
    assert_eq!(words("ru").range(range), "более 3, но не более 12");
    assert_eq!(words("hy").range(range), "ավելի քան 3, առավելագույնը 12");
    assert_eq!(words("az").range(range), "3-dən çox, ən çoxu 12");
}

#[test]
fn what_is_counted_agrees_with_its_number() {
    let ru = |key, n| seen(&words("ru").count(key, n, &[]));
    assert_eq!(ru("amount.claims", 21), "21 утверждение");
    assert_eq!(ru("amount.claims", 1_002), "1_002 утверждения");
    assert_eq!(ru("amount.claims", 12), "12 утверждений");
    assert_eq!(ru("account.more", 1), "ещё 1 заявление");
    assert_eq!(ru("account.more", 5), "ещё 5 заявлений");
    assert_eq!(ru("claim.articles", 2), "2 статьи, 1 заявление");
    assert_eq!(ru("claim.articles", 5), "5 статей, 1 заявление");
    assert_eq!(ru("chart.relayed", 3), "в пересказе 3 статей");
    assert_eq!(words("hy").count("amount.events", 5, &[]), "5 դեպք");
    assert_eq!(words("az").count("amount.articles", 5, &[]), "5 məqalə");
}

#[test]
fn languages_have_names() {
    assert_eq!(words("en").language("hy"), "Armenian");
    assert_eq!(words("ru").language("hy"), "армянский");
    assert_eq!(words("hy").language("ru"), "ռուսերեն");
    assert_eq!(words("az").language("pt-BR"), "portuqal");
    assert_eq!(words("az").language("tlh"), "tlh");
}
