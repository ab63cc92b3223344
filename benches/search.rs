//! How long it takes to make the index of search, how large it is, and the index itself.
//!
//! `cargo bench --bench search -- 100000 FOLDER` makes the index of an invented record of that many
//! claims and writes it to a folder with the page that searches, alone: `tests/browser/bench/search.mjs`
//! measures there how long a query takes, and how much it loads.

#![expect(clippy::print_stdout, reason = "a benchmark tells what it measured")]
#![expect(clippy::disallowed_methods, reason = "what it makes is written by itself")]

mod clock;
#[expect(dead_code, reason = "it has other records for other benchmarks")]
mod record;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use claimline::{
    analyze,
    diagnostic::Report,
    files::Files,
    model::{Id, Passage, Place, PlaceName, Record},
    pipeline, render,
    source::{FileId, Span},
};

/// How many words there are. As in any language, few of them are most of what is said.
const WORDS: f64 = 30_000.0;
const PLACES: usize = 300;

fn main() {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let claims = arguments.iter().find_map(|it| it.parse().ok()).unwrap_or(100_000);
    let folder = arguments.iter().find(|it| it.parse::<usize>().is_err()).map(PathBuf::from);
    let record = worded(record::many_questions(claims));
    let analysis = analyze::analysis(&record);
    let empty = pipeline::check(&Files::default());
    let mut report = Report::default();
    let site = render::site(&record, &analysis, &empty.config, &empty.theme, &mut report);
    let (start, spent) = (Instant::now(), clock::spent());
    let addresses = site.addresses();
    let (elapsed, spent) = (start.elapsed().as_secs_f64(), clock::spent() - spent);
    println!("{claims} claims: index made in {elapsed:.2} s, {spent:.2} s of all cores");
    let (mut terms, mut all, mut files) = (0, 0, 0);
    let needed = |it: &str| {
        ["search", "assets/"].iter().any(|start| it.starts_with(start))
            || ["claims", "sides", "actors", "outlets"]
                .iter()
                .any(|kind| it == format!("data/{kind}.json"))
    };
    for address in addresses.iter().filter(|it| needed(it)) {
        let file = site.page(address).expect("a page");
        if address.starts_with("search/") {
            files += 1;
            all += file.len();
            terms += if address.starts_with("search/t") { file.len() } else { 0 };
        }
        if let Some(folder) = &folder {
            put(&folder.join(address), &file);
        }
    }
    let text = site.searched();
    println!("{files} files, {:.1} MB; {:.1} MB of text", megabytes(all), megabytes(text));
    if terms > 0 {
        let share = 100.0 * megabytes(terms) / megabytes(text);
        println!("terms {:.1} MB: {share:.1} % of the text", megabytes(terms));
    }
}

fn put(path: &Path, file: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, file).expect("written");
}

fn megabytes(bytes: usize) -> f64 {
    f64::from(u32::try_from(bytes).expect("below four thousand million")) / 1e6
}

/// The record with places, and words in all that can be found.
fn worded(mut record: Record) -> Record {
    let mut words = Speech(1);
    let span = Span::whole(FileId(0));
    for row in 0..PLACES {
        let name = PlaceName { name: words.name(), side: None, language: None };
        let (id, names) = (format!("place-{row}"), vec![name]);
        record.places.push(Place { id, names, at: None, precision: None, was: Vec::new(), span });
    }
    for id in record.actors.ids() {
        record.actors[id].name = format!("{} {}", words.name(), words.name());
        record.actors[id].role = Some("spokesperson".to_owned());
    }
    for id in record.outlets.ids() {
        record.outlets[id].name = format!("{} Courier", words.name());
    }
    for id in record.events.ids() {
        record.events[id].title = words.say(5);
        record.events[id].context = words.say(25);
        record.events[id].places = vec![Id::new(id.row() * 7 % PLACES)];
    }
    for id in record.articles.ids() {
        record.articles[id].title = words.say(8);
    }
    for id in record.questions.ids() {
        record.questions[id].ask = format!("How many {}?", words.say(6));
    }
    for id in record.claims.ids() {
        let exact = words.say(28);
        // A paraphrase has most of its words from what it paraphrases.
        let said: Vec<&str> = exact.split(' ').skip(id.row() % 20).take(5).collect();
        record.claims[id].says = Some(format!("{} {}.", said.join(" "), words.say(3)));
        record.claims[id].passages = vec![Passage {
            at: 0..exact.len(),
            exact,
            printed: None,
            prefix: None,
            suffix: None,
            translation: None,
            alone: true,
        }];
    }
    record
}

/// Invented words, the same on every run.
struct Speech(u64);

impl Speech {
    /// A number from 0 to 1.
    fn next(&mut self) -> f64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).expect("31 bits")) / f64::from(1_u32 << 31)
    }

    fn say(&mut self, words: usize) -> String {
        let clause = |words: &[String]| words.join(" ");
        let words: Vec<String> = (0..words).map(|_| self.word()).collect();
        words.chunks(9).map(clause).collect::<Vec<_>>().join(", ")
    }

    /// The most common word is one in fifteen; the next are ever rarer. They are about as long as
    /// those of English.
    fn word(&mut self) -> String {
        spelled(WORDS.powf(self.next()))
    }

    fn name(&mut self) -> String {
        let word = spelled(WORDS * (1.0 + self.next()));
        word[..1].to_uppercase() + &word[1..]
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank above zero")]
fn spelled(rank: f64) -> String {
    const BEGIN: &[&str] = &["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z"];
    const END: &[&str] = &["an", "ed", "el", "et", "ir", "am", "ok", "on", "ul", "us"];
    let mut rest = rank as usize;
    let mut word = String::new();
    loop {
        word += BEGIN[rest % BEGIN.len()];
        rest /= BEGIN.len();
        word += END[rest % END.len()];
        rest /= END.len();
        if rest == 0 {
            return word;
        }
    }
}
