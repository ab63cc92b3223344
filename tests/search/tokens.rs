//! The words of texts, as a table to which the script that looks for them is held too.

use std::{env, fs};

use claimline::render::tokens;
use serde_json::{Value, json};

const PATH: &str = "tests/browser/fixtures/search/tokens.json";

/// What has a manner of its own to be written, in one script or another.
const TEXTS: &[&str] = &[
    "",
    " ",
    "?!",
    "Twelve were killed; 2,000 fled.",
    "1,234,567 and 12,34 and 1,2345 and 2\u{a0}000 and 3\u{202f}500 and 0.05",
    "Mi-24, T-72B3, 22:30, 2016-04-02",
    "Élan naïve Ångström Čapek Đorđe Łódź Øresund œuvre Æsir Þór Straße STRASSE ẞ",
    "e\u{301}lan ﬁnal Ⅷ ① ½ ﾊﾝｶｸ Ｗｉｄｅ",
    "İstanbul ISTANBUL ıstanbul Iğdır Şuşa ŞUŞA Əliyev əliyev ƏLİYEV Göygöl",
    "О\u{301}зеро ёлка Йод їжак об'єкт об’єкт обʼєкт",
    "Երևան ԵՐԵՎԱՆ ԵՐԵՒԱՆ երեւան և ԵՎ Եվրոպա Եւրոպա",
    "თბილისი ᲗᲑᲘᲚᲘᲡᲘ ⴇⴁⴈⴊⴈⴑⴈ ႧႡႨႪႨႱႨ",
    "ΟΔΥΣΣΕΥΣ Ὀδυσσεύς οδυσσευς",
    "שָׁלוֹם שלום צה״ל ג׳ירף בית־לחם",
    "مُحَمَّد محمد محـــمد أحمد احمد مدرسة مدرسه على علي ایران كتاب کتاب ٢٠١٦ ۲۰۱۶",
    "हिन्दी में किताब",
    "ภาษาไทย ខ្មែរ",
    "停火协议 停 2016年4月 ドローン ガンダム ｶﾞ 한국어 々",
    "Dunford's speaker’s O'Brien Sana'a Qur’an rock'n'roll James' 's a's'b 'quoted' 90's",
    "soft\u{ad}hyphen zero\u{200d}width zero\u{200b}space left\u{200e}right \u{feff}mark",
    "a_b a·b a/b a@b.example x²y #tag @side:north",
    "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 𐌰𐌱 😀 𠮷野家",
    "a2345678901234567890123456789012345678901234567890",
];

/// Runs of signs each of which is told between two letters.
const RUNS: &[(u32, u32)] = &[
    (0x20, 0x250),
    (0x370, 0x600),
    (0x610, 0x700),
    (0x10a0, 0x1100),
    (0x1e00, 0x2000),
    (0x2010, 0x2070),
    (0x2c80, 0x2cf0),
    (0x3005, 0x3008),
    (0x3041, 0x3097),
    (0xfb00, 0xfb50),
];

/// The table as it should be.
fn table() -> String {
    let mut lines: Vec<Value> =
        TEXTS.iter().map(|text| json!({"text": text, "tokens": tokens(text)})).collect();
    for (from, to) in RUNS {
        let each = (*from..*to).filter_map(char::from_u32);
        let found: Vec<String> = each.map(|it| tokens(&format!("x{it}y")).join(" ")).collect();
        lines.push(json!({"from": from, "to": to, "tokens": found.join("|")}));
    }
    let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[test]
fn the_table_of_words_is_up_to_date() {
    if env::var_os("UPDATE").is_some() {
        fs::write(PATH, table()).expect("written");
    }
    let written = fs::read_to_string(PATH).unwrap_or_default();
    assert!(written == table(), "{PATH} is behind: `UPDATE=1 cargo test tokens` writes it");
}

#[track_caller]
fn same(texts: &[&str]) {
    let folded: Vec<_> = texts.iter().map(|it| tokens(it)).collect();
    assert!(folded.windows(2).all(|it| it[0] == it[1]), "{texts:?} are {folded:?}");
}

#[test]
fn what_is_written_otherwise_is_the_same() {
    same(&["Élan", "elan", "E\u{301}LAN"]);
    same(&["Şuşa", "susa", "ŞUŞA"]);
    same(&["İstanbul", "istanbul", "ISTANBUL", "ıstanbul"]);
    same(&["Երևան", "ԵՐԵՎԱՆ", "երեւան"]);
    same(&["Straße", "STRASSE"]);
    same(&["თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"]);
    same(&["שָׁלוֹם", "שלום"]);
    same(&["مُحَمَّد", "محـــمد", "محمد"]);
    same(&["об'єкт", "обʼєкт"]);
    same(&["2,000", "2\u{a0}000", "2000", "٢٠٠٠"]);
    same(&["Courier's", "Courier’s", "courier"]);
    assert_eq!(tokens("停火协议"), ["停火", "火协", "协议"]);
}
