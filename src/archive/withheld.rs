//! What an archive may not hold: the texts of articles that are not to be passed on, copies of
//! articles, and the words of claims that were withdrawn.
//!
//! The files that lack them are written so that the site can be built from them all the same. In
//! the place of a private text stand numbers, and the claims rest on those; of a text of which only
//! the passages may be published only the passages stand there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    ops::Range,
};

use crate::{
    error::Error,
    files::Files,
    markdown,
    model::{Article, Claim, Id, Passage, Record, Rights},
    read::{self, Capture, Words},
    source::FileId,
};

/// Whether there is an article whose text may not be passed on, or not all of it.
pub(crate) fn is_any_withheld(record: &Record) -> bool {
    record.articles.iter().any(|(_, it)| it.rights != Rights::Public)
}

/// The stored copies that may be passed on, by their paths below `content/`. Where several articles
/// name one, all of them have to be public.
pub(super) fn copies(record: &Record) -> BTreeSet<&str> {
    let named = |public: bool| {
        let articles = record.articles.iter().map(|(_, it)| it);
        let those = articles.filter(move |it| (it.rights == Rights::Public) == public);
        those.filter_map(|it| Some(it.capture.as_ref()?.file.as_str()))
    };
    let mut copies: BTreeSet<&str> = named(true).collect();
    named(false).for_each(|it| {
        copies.remove(it);
    });
    copies
}

/// The files that go along in another form, or not at all.
pub(super) type Anew = BTreeMap<FileId, Option<String>>;

/// Writes the files anew that hold what may not be passed on.
pub(super) fn anew(files: &Files, record: &Record, captures: bool) -> Result<Anew, Error> {
    let mut claims: BTreeMap<Id<Article>, Vec<Id<Claim>>> = BTreeMap::new();
    for (id, claim) in record.claims.iter() {
        claims.entry(claim.article).or_default().push(id);
    }
    let withdrawn: BTreeSet<Id<Article>> =
        record.withdrawn.iter().map(|(_, it)| it.article).collect();
    let copies = copies(record);
    let mut anew = Anew::new();
    for (id, article) in record.articles.iter() {
        let public = article.rights == Rights::Public;
        let stays = |file: &str| !captures || !copies.contains(file);
        let elsewhere = article.capture.as_ref().is_some_and(|it| stays(&it.file));
        if public && withdrawn.contains(&id) {
            claims_anew(files, article, |_| None, &mut anew)?;
        }
        if public && !elsewhere {
            continue;
        }
        let capture = if elsewhere { Capture::Elsewhere } else { Capture::Here };
        let claims = claims.get(&id).map_or(&[][..], Vec::as_slice);
        let kept = (!public).then(|| kept(record, article, claims));
        let file = article.span.file;
        let body = kept.as_ref().map(|it| it.body.as_str());
        let text = read::article_anew(files, file, body, capture);
        anew.insert(file, Some(text.ok_or_else(|| cannot(files, file))?));
        let Some(kept) = kept else { continue };
        // What lists no claim has nothing that the site is built from.
        if claims.is_empty() && !withdrawn.contains(&id) {
            anew.extend(claims_of(files, &article.id).map(|file| (file, None)));
            continue;
        }
        let words = |claim: &str| Some(kept.words.get(claim).cloned().unwrap_or_default());
        claims_anew(files, article, words, &mut anew)?;
    }
    Ok(anew)
}

/// Writes the files with the claims of an article anew.
fn claims_anew(
    files: &Files,
    article: &Article,
    words: impl Fn(&str) -> Option<Vec<Words>>,
    anew: &mut Anew,
) -> Result<(), Error> {
    for file in claims_of(files, &article.id) {
        let text = read::claims_anew(files, file, &words);
        anew.insert(file, Some(text.ok_or_else(|| cannot(files, file))?));
    }
    Ok(())
}

fn cannot(files: &Files, file: FileId) -> Error {
    Error::Other(format!(
        "`{}` holds words that may not be passed on, and cannot be written without them",
        files[file].path
    ))
}

/// The files with the claims of an article.
fn claims_of<'f>(files: &'f Files, article: &str) -> impl Iterator<Item = FileId> + use<'f> {
    let name = format!("/{article}.claims.yaml");
    let of_article =
        move |path: &str| path.starts_with("content/articles/") && path.ends_with(&name);
    files.iter().filter(move |(_, file)| of_article(&file.path)).map(|(id, _)| id)
}

/// What is kept of a text.
struct Kept<'r> {
    body: String,
    /// What each claim rests on, by the claim's id.
    words: BTreeMap<&'r str, Vec<Words>>,
}

fn kept<'r>(record: &'r Record, article: &Article, claims: &[Id<Claim>]) -> Kept<'r> {
    let reading = markdown::reading(&article.body);
    let passages = claims.iter().flat_map(|it| &record.claims[*it].passages);
    let places: BTreeSet<(usize, usize)> = passages.map(|it| (it.at.start, it.at.end)).collect();
    let text = match article.rights {
        Rights::Private => Text::of_numbers(&places),
        Rights::Public | Rights::Passages => Text::of_passages(&places, &reading),
    };
    let words = |id: &Id<Claim>| {
        let claim = &record.claims[*id];
        (claim.id.as_str(), claim.passages.iter().map(|it| text.words(it)).collect())
    };
    let alone = |it: &&Passage| !it.alone;
    let again = claims.iter().flat_map(|it| &record.claims[*it].passages).filter(alone);
    Kept { body: text.body(again), words: claims.iter().map(words).collect() }
}

/// A text in which only what may be passed on is left, in paragraphs that begin with their numbers.
enum Text {
    /// The numbers of passages, by where the passages stood.
    Numbers(Vec<(usize, usize)>),
    /// Stretches of the text: where they stood, and their words.
    Stretches(Vec<(Range<usize>, String)>),
}

impl Text {
    fn of_numbers(places: &BTreeSet<(usize, usize)>) -> Self {
        Self::Numbers(places.iter().copied().collect())
    }

    /// Passages that share words become one stretch, so that these stand there once.
    fn of_passages(places: &BTreeSet<(usize, usize)>, reading: &str) -> Self {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for &(start, end) in places {
            match ranges.last_mut() {
                Some(last) if start < last.end => last.end = last.end.max(end),
                _ => ranges.push(start..end),
            }
        }
        let words = |at: Range<usize>| (at.clone(), reading[at].to_owned());
        Self::Stretches(ranges.into_iter().map(words).collect())
    }

    /// What a passage is in this text.
    fn words(&self, passage: &Passage) -> Words {
        match self {
            Self::Numbers(places) => {
                let place = (passage.at.start, passage.at.end);
                let row = places.iter().position(|it| *it == place).unwrap_or_default();
                Words { exact: number(row), prefix: None, translation: None }
            }
            Self::Stretches(stretches) => {
                let here = |it: &(Range<usize>, String)| {
                    it.0.start <= passage.at.start && passage.at.end <= it.0.end
                };
                let row = stretches.iter().position(here).unwrap_or_default();
                let before = stretches.get(row).map_or("", |(at, words)| {
                    &words[..passage.at.start.saturating_sub(at.start).min(words.len())]
                });
                // Words that stand in the text more than once are known by what stands before them.
                let prefix = (!passage.alone).then(|| format!("{} {before}", number(row)));
                let translation = passage.translation.clone();
                Words { exact: passage.exact.clone(), prefix, translation }
            }
        }
    }

    /// The body of the article. Words that stood in the text more than once stand there once more:
    /// no page may say that they are found by themselves.
    fn body<'p>(&self, again: impl Iterator<Item = &'p Passage>) -> String {
        let mut body = String::from("Only what may be passed on of this text is here.\n");
        match self {
            Self::Numbers(places) => {
                for row in 0..places.len() {
                    paragraph(&mut body, row, "");
                }
            }
            Self::Stretches(stretches) => {
                for (row, (_, words)) in stretches.iter().enumerate() {
                    paragraph(&mut body, row, words);
                }
                let again: BTreeSet<&str> = again.map(Passage::printed).collect();
                for (row, words) in again.into_iter().enumerate() {
                    paragraph(&mut body, stretches.len() + row, words);
                }
            }
        }
        body
    }
}

fn paragraph(body: &mut String, row: usize, words: &str) {
    let words = words.split_whitespace().map(escaped).collect::<Vec<_>>().join(" ");
    let line = format!("{} {words}", number(row));
    writeln!(body, "\n{}", line.trim_end()).expect("a string takes every letter");
}

fn number(row: usize) -> String {
    format!("({})", row + 1)
}

/// A word with a backslash before each sign that Markdown would take for its own.
fn escaped(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    for sign in word.chars() {
        if "\\`*_[]<>&|~$!^#".contains(sign) {
            text.push('\\');
        }
        text.push(sign);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::markdown::reading;

    #[test]
    fn words_read_as_they_did() {
        for words in ["*a* _b_ `c` [d](e) <f> &amp; \\g", "# h ~~i~~ ![j](k) [^1] | l | $m$"] {
            let written: Vec<String> = words.split_whitespace().map(escaped).collect();
            assert_eq!(reading(&format!("(1) {}", written.join(" "))), format!("(1) {words}"));
        }
    }
}
