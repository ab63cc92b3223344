//! The files: articles with their claims, events, and registers.

use std::collections::BTreeMap;

use super::{
    articles::Article,
    columns::Column,
    entry::{Entry, Given, Kind},
    figures::Figures,
    known::Target,
    lines::{Line, Reader},
    mapping::RELATIONS,
    relations::Relations,
    text::{Block, paragraph, scalar},
};
use crate::model::When;

/// What there is to write.
#[derive(Debug)]
pub(super) struct Material<'a> {
    pub(super) lines: &'a [Line<'a>],
    pub(super) articles: &'a [Article],
    pub(super) claims: &'a [Target],
    pub(super) figures: &'a [Figures],
    pub(super) relations: &'a Relations,
}

/// A file below the content folder.
pub(super) type Written = (String, String);

/// Writes the articles and their claims.
pub(super) fn articles(reader: &Reader<'_, '_>, material: &Material<'_>) -> Vec<Written> {
    let mut files = Vec::new();
    for article in material.articles {
        let summary = Summary::of(material, article);
        let path = format!("articles/{}", article.id);
        let front = front(reader, material, article);
        let body = body(reader, material, (article, &summary));
        files.push((format!("{path}.md"), format!("---\n{front}---\n\n{body}")));
        let claims: Vec<String> =
            article.rows.iter().map(|row| claim(reader, material, *row, &summary)).collect();
        files.push((format!("{path}.claims.yaml"), claims.join("\n")));
    }
    files
}

/// The paragraphs of an article's summary, and the passage in it that each row rests on.
struct Summary {
    paragraphs: Vec<String>,
    passages: BTreeMap<usize, String>,
}

impl Summary {
    /// Each paraphrase is a paragraph of its own. One that stands within another is begun with its
    /// reference, so that it stands there exactly once; those that are the same share one.
    fn of(material: &Material<'_>, article: &Article) -> Self {
        let (mut paragraphs, mut passages) = (Vec::new(), BTreeMap::new());
        let says = |row: &usize| material.lines[*row].says;
        for row in &article.rows {
            let text = says(row);
            let within = |it: &usize| says(it) != text && says(it).contains(text);
            let passage = if article.rows.iter().any(within) {
                format!("{}: {text}", material.lines[*row].reference)
            } else {
                text.to_owned()
            };
            if !paragraphs.contains(&passage) {
                paragraphs.push(passage.clone());
            }
            passages.insert(*row, passage);
        }
        Self { paragraphs, passages }
    }
}

fn front(reader: &Reader<'_, '_>, material: &Material<'_>, article: &Article) -> String {
    let mut block = Block::front();
    let lines: Vec<&Line<'_>> = article.rows.iter().map(|it| &material.lines[*it]).collect();
    let cell = |column| lines.iter().find_map(|it| reader.columns.cell(it.row, column));
    let first = lines[0];
    let outlet = reader.columns.cell(first.row, Column::Outlet);
    let published = cell(Column::Published);
    if let Some(title) = cell(Column::Title) {
        block.field("title", &scalar(&title.value));
    } else {
        block.comment("guessed: the table has no title for this article");
        let name = outlet.map_or("", |it| super::names::Named::new(&it.value).name);
        let date = published.map_or_else(String::new, |it| format!(", {it}"));
        block.field("title", &scalar(&format!("{name}{date}")));
    }
    block.field("outlet", &first.outlet);
    let fields = [
        ("author", Column::Author),
        ("published", Column::Published),
        ("language", Column::Language),
        ("url", Column::Url),
        ("archived", Column::Archived),
    ];
    for (name, column) in fields {
        if let Some(cell) = cell(column) {
            block.field(name, &scalar(&cell.value));
        }
    }
    block.list("via", &first.source);
    block.field("text", "summary");
    if let Some(remark) =
        outlet.and_then(|it| first.remarks.iter().find(|r| r.ends_with(&it.value)))
    {
        block.comment(remark);
    }
    block.comment("the text below is made of the table's paraphrases: make a summary of it");
    block.into_text()
}

fn body(
    reader: &Reader<'_, '_>,
    material: &Material<'_>,
    (article, summary): (&Article, &Summary),
) -> String {
    let mut paragraphs: Vec<String> = summary.paragraphs.iter().map(|it| paragraph(it)).collect();
    let sentence = article.rows.iter().find_map(|row| {
        let cell = reader.columns.cell(material.lines[*row].row, Column::Read)?;
        reader.mapping.read.get(&cell.value)
    });
    paragraphs.extend(sentence.map(|it| paragraph(&it.value)));
    paragraphs.join("\n\n") + "\n"
}

fn claim(
    reader: &Reader<'_, '_>,
    material: &Material<'_>,
    row: usize,
    summary: &Summary,
) -> String {
    let line = &material.lines[row];
    let cell = |column| reader.columns.cell(line.row, column);
    let mut block = Block::entry();
    block.field("id", &material.claims[row].claim);
    block.field("event", &line.event);
    block.field("says", &scalar(line.says));
    block.field("by", &line.by);
    block.list("via", &line.via);
    if let Some(said) = cell(Column::Said) {
        block.field("said", &scalar(&said.value));
    }
    block.field("passage", &scalar(&summary.passages[&row]));
    block.pairs("answers", &material.figures[row].answers);
    for kind in RELATIONS {
        match material.relations.carried[row].get(kind).map(Vec::as_slice) {
            Some([only]) if kind == "repeats" => block.field(kind, only),
            Some(list) => block.list(kind, list),
            None => {}
        }
    }
    for (name, column) in [("basis", Column::Basis), ("note", Column::Note)] {
        if let Some(cell) = cell(column) {
            block.field(name, &scalar(&cell.value));
        }
    }
    block.field("reference", &scalar(line.reference));
    let outlet = cell(Column::Outlet).map_or("", |it| it.value.as_str());
    let left = material.figures[row].left.iter().chain(&material.relations.left[row]);
    for comment in line.remarks.iter().filter(|it| !it.ends_with(outlet)).chain(left) {
        block.comment(comment);
    }
    block.into_text()
}

/// Writes the events and the registers that the claims need.
pub(super) fn entries(
    reader: &Reader<'_, '_>,
    lines: &[Line<'_>],
    is_taken: impl Fn(&str) -> bool,
) -> Vec<Written> {
    let mut files = Vec::new();
    let written = &reader.books.written;
    for kind in [Kind::Side, Kind::Actor, Kind::Outlet, Kind::Place, Kind::Question] {
        let mut own: Vec<_> = written.iter().filter(|it| it.0.0 == kind).collect();
        // As in the map, then what is proposed: the order of sides is their order everywhere.
        own.sort_by_key(|it| (it.1.at.is_none(), it.1.at, &it.0.1));
        let entries: Vec<String> = own.iter().map(|it| entry(kind, &it.0.1, it.1)).collect();
        if !entries.is_empty() {
            files.push((register(kind, &is_taken), entries.join("\n")));
        }
    }
    for ((kind, id), entry) in written {
        if *kind == Kind::Event {
            files.push((format!("events/{id}.md"), event(reader, lines, id, entry)));
        }
    }
    files
}

/// Where the new entries of a register stand: beside what people keep, never in it.
fn register(kind: Kind, is_taken: &impl Fn(&str) -> bool) -> String {
    let name = kind.table();
    let more = (2..).map(|number| format!("{name}/imported-{number}.yaml"));
    let paths = [format!("{name}.yaml"), format!("{name}/imported.yaml")].into_iter().chain(more);
    paths.into_iter().find(|it| !is_taken(it)).unwrap_or_default()
}

fn entry(kind: Kind, id: &str, entry: &Entry) -> String {
    let mut block = Block::entry();
    block.field("id", id);
    if kind == Kind::Place {
        let name = entry.text("name").unwrap_or(id).to_owned();
        block.names(&name);
    }
    let leave_out: &[&str] = if kind == Kind::Place { &["name"] } else { &[] };
    entry.write(&mut block, leave_out);
    if let Some(why) = &entry.guessed {
        block.comment(&format!("guessed: {why}"));
    }
    block.into_text()
}

fn event(reader: &Reader<'_, '_>, lines: &[Line<'_>], id: &str, entry: &Entry) -> String {
    let mut block = Block::front();
    let mut entry = entry.clone();
    let own = || lines.iter().filter(|it| it.event == id);
    if let Some(why) = &entry.guessed {
        block.comment(&format!("guessed: {why}"));
    }
    if entry.text("when").is_none() {
        block.comment("guessed: `when` spans the dates of the table's rows");
        let dates = own().filter_map(|it| {
            let cell = reader.columns.cell(it.row, Column::Date);
            let cell = cell.or_else(|| reader.columns.cell(it.row, Column::Published))?;
            When::parse(&cell.value, reader.zone).ok()
        });
        entry.set("when", Given::Plain(span(&dates.collect::<Vec<_>>())));
    }
    entry.write(&mut block, &["text"]);
    if entry.text("text").is_none() {
        let words = "two or three lines of context belong below: what both sides' claims share";
        block.comment(words);
    }
    let text = entry.text("text").map(paragraph).unwrap_or_default();
    format!("---\n{}---\n\n{text}", block.into_text()).trim_end().to_owned() + "\n"
}

/// From the first day of some dates to the last; a single day where they are one.
fn span(dates: &[When]) -> String {
    let days = |moment: fn(&When) -> Option<crate::model::Moment>| {
        dates.iter().filter_map(move |it| moment(it)?.day(it.zone()))
    };
    match (days(When::earliest).min(), days(When::latest).max()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}/{last}"),
        _ => "XXXX".to_owned(),
    }
}
