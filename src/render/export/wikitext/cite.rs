//! Articles as footnotes: `<ref>` with `{{cite news}}`, each article once in a table.

use std::collections::{BTreeMap, BTreeSet};

use super::{super::Source, escape};
use crate::{
    markdown,
    model::{Article, Claim, Id, Passage, Rights, TextKind, When},
    render::robust::day_of_copy,
};

/// English months: the template is that of the English encyclopedia.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The first whole year in which the template takes days as ISO 8601 writes them.
const GREGORIAN: &str = "1583";

/// Makes footnotes.
pub(super) struct Notes<'a> {
    source: Source<'a>,
    /// The words quoted from each article, in the order they stand there.
    quotes: BTreeMap<Id<Article>, String>,
    /// The articles that have their footnote in this table.
    known: BTreeSet<Id<Article>>,
}

impl<'a> Notes<'a> {
    /// Prepares the footnotes of some claims.
    pub(super) fn new(source: Source<'a>, claims: &[Id<Claim>]) -> Self {
        let mut passages: BTreeMap<Id<Article>, Vec<&Passage>> = BTreeMap::new();
        for claim in claims {
            let row = &source.record.claims[*claim];
            passages.entry(row.article).or_default().extend(&row.passages);
        }
        let quote = |(id, passages)| Some((id, quote(&source.record.articles[id], passages)?));
        let quotes = passages.into_iter().filter_map(quote).collect();
        Self { source, quotes, known: BTreeSet::new() }
    }

    /// Begins a table: it can be pasted by itself, so that its footnotes are whole.
    pub(super) fn begin(&mut self) {
        self.known.clear();
    }

    /// The footnote of a claim: the article that prints it.
    pub(super) fn of(&mut self, claim: Id<Claim>) -> String {
        let record = self.source.record;
        let id = record.claims[claim].article;
        // A name of figures alone is not allowed.
        let name = format!("article-{}", record.articles[id].id);
        if self.known.insert(id) {
            format!("<ref name=\"{name}\">{}</ref>", self.cite(id))
        } else {
            format!("<ref name=\"{name}\" />")
        }
    }

    /// An article, with the words quoted from it.
    pub(super) fn cite(&self, id: Id<Article>) -> String {
        let record = self.source.record;
        let article = &record.articles[id];
        let mut out = String::from("{{cite news");
        let mut add = |name: &str, value: &str| out.extend([" |", name, "=", value]);
        add("title", &escape::value(&article.title));
        add("work", &escape::value(&record.outlets[article.outlet].name));
        if let Some(published) = &article.published {
            match date(published) {
                Some(date) => add("date", &date),
                None => add("date", &self.remark("wikitext.published", published.written())),
            }
        }
        let address = |url: &Option<String>| url.clone().filter(|it| markdown::is_web_address(it));
        let (url, archived) = (address(&article.url), address(&article.archived));
        // The template wants an archived copy to have its day, and an original beside it.
        match (url, archived) {
            (Some(url), Some(copy)) => {
                add("url", &escape::url(&url));
                if let Some(day) = day_of_copy(&copy) {
                    add("archive-url", &escape::url(&copy));
                    add("archive-date", &day.to_string());
                    add("url-status", "");
                } else {
                    // An address may have two hyphens, which would end the comment.
                    let copy = escape::url(&copy).replace("--", "-%2D");
                    add("archive-url", &self.remark("wikitext.archived", &copy));
                }
            }
            (Some(only), None) | (None, Some(only)) => add("url", &escape::url(&only)),
            (None, None) => {}
        }
        if let Some(language) = &article.language {
            add("language", &escape::value(language));
        }
        if let Some(author) = &article.author {
            add("author", &escape::value(author));
        }
        if let Some(quote) = self.quotes.get(&id) {
            add("quote", quote);
        }
        out.push_str("}}");
        out
    }

    /// A comment in the place of what the template does not take.
    fn remark(&self, key: &str, value: &str) -> String {
        format!("<!-- {} -->", escape::comment(&self.source.words.with(key, &[("value", value)])))
    }
}

/// The words of an article, each passage once; nothing where they are the editors', or must not be
/// published.
fn quote(article: &Article, mut passages: Vec<&Passage>) -> Option<String> {
    if article.text == TextKind::Summary || article.rights == Rights::Private {
        return None;
    }
    passages.sort_by_key(|it| (it.at.start, it.at.end));
    passages.dedup_by_key(|it| it.at.clone());
    let words: Vec<String> = passages.iter().map(|it| escape::value(&it.exact)).collect();
    (!words.is_empty()).then(|| words.join(" &#91;…&#93; "))
}

/// A date as the template takes it: a day, month or year without doubt.
fn date(when: &When) -> Option<String> {
    let date = when.machine()?;
    match date.get(..10) {
        Some(day) => (day >= GREGORIAN).then(|| day.to_owned()),
        None => match date.split_once('-') {
            Some((year, month)) => {
                let month = MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?;
                Some(format!("{month} {year}"))
            }
            None => Some(date),
        },
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;

    #[test]
    fn dates_are_those_that_the_template_takes() {
        #[track_caller]
        fn case(written: &str, expected: Option<&str>) {
            let zone = FixedOffset::east_opt(4 * 3600).expect("a zone");
            let when = When::parse(written, zone).expect("a date");
            assert_eq!(date(&when).as_deref(), expected, "{written}");
        }
        case("2031-05-03", Some("2031-05-03"));
        case("2031-05-03T16:18+03:00", Some("2031-05-03"));
        case("2031-05", Some("May 2031"));
        case("2031", Some("2031"));
        case("1582-05-03", None);
        case("2031-05-03~", None);
        case("2031-05?", None);
        case("203X", None);
        case("2031-05-02/2031-05-03", None);
        case("2031-21", None);
    }
}
