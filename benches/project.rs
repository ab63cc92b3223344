//! An invented record of any size, the same on every run.

use std::{fs, path::Path};

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

const SIDES: &[&str] = &["north", "south", "hills"];
const OUTLETS: usize = 20;
const ACTORS: usize = 40;
const PLACES: usize = 50;
/// Every so many events one has a question.
const ASKED: usize = 20;

/// Writes a project: `events` entries with four claims each, a fifth as many articles.
pub(crate) fn write(root: &Path, events: usize, title: &str) {
    let content = root.join("content");
    for folder in ["events", "articles", "pages"] {
        fs::create_dir_all(content.join(folder)).expect("a folder");
    }
    let settings = format!(
        "title = \"{title}\"\ndescription = \"An invented record.\"\nlanguage = \"en\"\n\
         zone = \"+00:00\"\n"
    );
    put(root.join("site.toml"), &settings);
    put(content.join("sides.yaml"), &yaml(&sides()));
    put(content.join("actors.yaml"), &yaml(&actors()));
    put(content.join("outlets.yaml"), &yaml(&outlets()));
    put(content.join("places.yaml"), &yaml(&places()));
    put(content.join("questions.yaml"), &yaml(&questions(events)));
    put(content.join("pages/about.md"), "---\ntitle: About this record\n---\nIt is invented.\n");
    for event in 0..events {
        put(content.join(format!("events/{}.md", event_id(event))), &event_file(event));
    }
    let articles = (events / 5).max(1);
    let mut claims = vec![Vec::new(); articles];
    for event in 0..events {
        for row in 0..4 {
            claims[carrier(event, row, articles)].push((event, row));
        }
    }
    for (article, claims) in claims.iter().enumerate() {
        let path = content.join(format!("articles/{}", article_id(article)));
        put(path.with_extension("md"), &article_file(article, claims));
        let claims = claims.iter().map(|&(event, row)| claim(event, row, articles)).collect();
        put(path.with_extension("claims.yaml"), &yaml(&Value::Array(claims)));
    }
}

/// Changes one entry: what an editor does before building again.
pub(crate) fn edit(root: &Path, events: usize, words: &str) {
    let event = events / 2;
    let path = root.join(format!("content/events/{}.md", event_id(event)));
    put(path, &format!("{}\n{words}\n", event_file(event)));
}

fn sides() -> Value {
    json!([
        {"id": "north", "name": "The North", "party": true},
        {"id": "south", "name": "The South", "party": true},
        {"id": "hills", "name": "The Hills", "party": true, "beside": ["south"]},
        {"id": "press", "name": "Press"},
    ])
}

fn actors() -> Value {
    let actor = |row: usize| {
        json!({
            "id": format!("actor-{row:02}"),
            "name": format!("{} {}", name(row), name(row * 7 + 3)),
            "role": "spokesperson",
            "side": SIDES[row % SIDES.len()],
            "official": row % 5 != 4,
        })
    };
    (0..ACTORS).map(actor).collect()
}

fn outlets() -> Value {
    let outlet = |row: usize| {
        json!({
            "id": format!("outlet-{row:02}"),
            "name": format!("{} Courier", name(row * 11 + 1)),
            "url": format!("https://courier-{row:02}.example"),
            "language": "en",
            "side": if row.is_multiple_of(4) { SIDES[row / 4 % SIDES.len()] } else { "press" },
        })
    };
    (0..OUTLETS).map(outlet).collect()
}

fn places() -> Value {
    let place = |row: usize| {
        json!({
            "id": format!("place-{row:02}"),
            "names": [
                {"name": place_name(row), "side": "north"},
                {"name": format!("{}stead", name(row * 3 + 2)), "side": "south"},
            ],
            "at": [decimal(40.0, row * 7), decimal(46.0, row * 13)],
            "precision": "village",
        })
    };
    (0..PLACES).map(place).collect()
}

fn questions(events: usize) -> Value {
    let question = |event: usize| {
        let day = day(event);
        json!({
            "id": question_id(event),
            "ask": format!("How many soldiers of the North were killed at {} on {day}?", place_name(event)),
            "unit": "soldiers killed",
            "about": ["north"],
            "against": ["north"],
            "covers": day.to_string(),
            "event": event_id(event),
        })
    };
    (0..events).step_by(ASKED).map(question).collect()
}

fn event_file(event: usize) -> String {
    let front = yaml(&json!({
        "title": format!("Fighting at {}", place_name(event)),
        "when": day(event).to_string(),
        "places": [format!("place-{:02}", event % PLACES)],
    }));
    format!(
        "---\n{front}---\nBoth sides speak of fighting at *{}* on that day. They differ on who came \
         first,\nand on what was lost there.\n",
        place_name(event)
    )
}

fn article_file(article: usize, claims: &[(usize, usize)]) -> String {
    let published = day(article * 5) + Days::new(2);
    let outlet = article % OUTLETS;
    let address = format!("https://courier-{outlet:02}.example/{}", article_id(article));
    let front = yaml(&json!({
        "title": format!("Reports from {} and beyond, part {article}", place_name(article * 5)),
        "outlet": format!("outlet-{outlet:02}"),
        "author": name(article + 5),
        "published": published.to_string(),
        "language": "en",
        "url": address,
        "archived": format!("https://web.example/{address}"),
        "text": "full",
    }));
    let paragraphs: String = claims.iter().map(|&(event, row)| paragraph(event, row)).collect();
    format!("---\n{front}---\nThe day's statements, as our desk received them.\n{paragraphs}")
}

fn paragraph(event: usize, row: usize) -> String {
    format!(
        "\nIn a statement on {}, {}, the spokesperson said that {}. The statement **could not be \
         checked** by our desk, and gave no list of names; residents reached by telephone spoke of \
         smoke over the road and of a night without sleep.\n",
        day(event),
        place_name(event),
        passage(event, row),
    )
}

/// The first three claims of an entry speak for the three parties; the last repeats the first.
fn claim(event: usize, row: usize, articles: usize) -> Value {
    let full = |row: usize| {
        format!("{}/{}", article_id(carrier(event, row, articles)), claim_id(event, row))
    };
    let mut claim = json!({
        "id": claim_id(event, row),
        "passage": passage(event, row),
    });
    let asked = event.is_multiple_of(ASKED);
    if asked {
        claim["answers"] = json!({question_id(event): count(event, row)});
    }
    if row == 3 {
        claim["repeats"] = full(0).into();
        return claim;
    }
    claim["event"] = event_id(event).into();
    claim["says"] =
        format!("{} vehicles were lost at {}.", count(event, row), place_name(event)).into();
    claim["by"] = format!("actor-{:02}", speaker(event, row)).into();
    claim["said"] = day(event).to_string().into();
    if row == 1 && event.is_multiple_of(3) {
        claim["denies"] = json!([full(0)]);
    }
    claim
}

fn passage(event: usize, row: usize) -> String {
    format!(
        "{} vehicles of the convoy numbered {event}-{row} were lost near {}",
        count(event, row),
        place_name(event)
    )
}

fn count(event: usize, row: usize) -> usize {
    2 + (event * 7 + row % 3 * 5) % 40
}

/// An actor of the side whose turn it is: there are as many of each side in a run of three.
fn speaker(event: usize, row: usize) -> usize {
    let turn = (event * 3 + row) % 42;
    if turn < ACTORS { turn } else { turn - 39 }
}

/// The article that carries a claim: soon after the event, each claim another one.
fn carrier(event: usize, row: usize, articles: usize) -> usize {
    (event / 5 + row).min(articles - 1)
}

fn day(event: usize) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2031, 1, 1).expect("a day");
    first + Days::new(event as u64 / 10)
}

fn event_id(event: usize) -> String {
    format!("event-{event:06}")
}

fn article_id(article: usize) -> String {
    format!("article-{article:06}")
}

fn claim_id(event: usize, row: usize) -> String {
    format!("claim-{event:06}-{row}")
}

fn question_id(event: usize) -> String {
    format!("killed-{event:06}")
}

fn place_name(row: usize) -> String {
    format!("{}ford", name(row % PLACES))
}

/// An invented name.
fn name(row: usize) -> String {
    const FIRST: &[&str] = &["Al", "Bren", "Cor", "Dun", "El", "Far", "Gol", "Hes", "Il", "Jor"];
    const LAST: &[&str] = &["a", "beck", "dale", "en", "gar", "mark", "or", "stane", "vin", "well"];
    format!("{}{}", FIRST[row % FIRST.len()], LAST[row / FIRST.len() % LAST.len()])
}

fn decimal(base: f64, thousandths: usize) -> f64 {
    base + f64::from(u32::try_from(thousandths % 1000).expect("below a thousand")) / 1000.0
}

fn yaml(value: &Value) -> String {
    serde_yaml::to_string(value).expect("plain data")
}

fn put(path: impl AsRef<Path>, text: &str) {
    let path = path.as_ref();
    fs::write(path, text).unwrap_or_else(|it| panic!("{}: {it}", path.display()));
}
