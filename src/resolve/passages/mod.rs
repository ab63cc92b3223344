//! Passages: each must stand in its article, exactly once.

mod fold;
mod near;

use std::ops::Range;

use self::{
    fold::{Folded, folded, folded_words, joins},
    near::Words,
};
use super::{desk::Broken, values::words};
use crate::{
    diagnostic::{Diagnostic, Report, codes, wording},
    draft, markdown,
    model::{Article, Passage},
};

/// How often the same words are counted before it is said that they stand there more often.
const COUNTED: usize = 100;

/// How many places of the same words are looked at.
const PLACES: usize = 10_000;

/// How many passages of one article are looked for in other words.
const LOOKS: usize = 20;

/// How many bytes of an article are searched, over all its passages: thousands of passages in a
/// text of megabytes. What is longer is a data set rather than an article.
const SEARCHED: usize = 8 << 30;

/// Tells that an article is too long to be searched for so many passages.
pub(super) fn too_many(article: &Article, passages: &[&draft::Passage]) -> Option<Diagnostic> {
    let (first, searched) = (passages.first()?, article.body.len().saturating_mul(passages.len()));
    (searched > SEARCHED).then(|| {
        let number = wording::count(passages.len(), "passage");
        Diagnostic::new(
            &codes::TOO_MANY_PASSAGES,
            first.exact.span,
            format!("the article `{}` is too long to be searched for {number}", article.id),
        )
        .label("the first of them")
        .help("divide the article, and its claims with it")
    })
}

/// An article's text, made ready once for all of its passages.
pub(super) struct Reading<'a> {
    article: &'a str,
    text: String,
    folded: Folded,
    words: Option<Words>,
    looks: usize,
}

impl<'a> Reading<'a> {
    /// Makes the text of an article ready.
    pub(super) fn new(article: &'a str, body: &str) -> Self {
        let text = markdown::reading(body);
        let folded = folded(&text);
        Self { article, text, folded, words: None, looks: LOOKS }
    }

    /// Finds the passages of a claim.
    pub(super) fn find(
        &mut self,
        passages: &[draft::Passage],
        report: &mut Report,
    ) -> Result<Vec<Passage>, Broken> {
        // A claim without any was told of when it was read.
        if passages.is_empty() {
            return Err(Broken);
        }
        let found: Vec<_> = passages.iter().map(|it| self.passage(it, report)).collect();
        found.into_iter().collect()
    }

    fn passage(
        &mut self,
        passage: &draft::Passage,
        report: &mut Report,
    ) -> Result<Passage, Broken> {
        let sought = Sought::new(passage);
        if sought.exact.is_empty() {
            report.add(
                Diagnostic::new(&codes::EMPTY_PASSAGE, passage.exact.span, "the passage is empty")
                    .help("copy the words from the article that the claim rests on"),
            );
            return Err(Broken);
        }
        let places = sought.places(&self.folded.text);
        let [only] = places.right.as_slice() else {
            let finding = match places.right.len() {
                0 => self.absent(passage, &sought, &places),
                often => self.ambiguous(passage, often),
            };
            report.add(finding);
            return Err(Broken);
        };
        let at = self.folded.source(only);
        let printed = &self.text[at.clone()];
        Ok(Passage {
            exact: passage.exact.value.clone(),
            printed: (printed != passage.exact.value).then(|| printed.to_owned()),
            prefix: words(passage.prefix.as_ref()),
            suffix: words(passage.suffix.as_ref()),
            translation: words(passage.translation.as_ref()),
            alone: places.elsewhere + places.cut == 0,
            at,
        })
    }

    fn absent(&mut self, passage: &draft::Passage, sought: &Sought, places: &Places) -> Diagnostic {
        let finding = Diagnostic::new(
            &codes::ABSENT_PASSAGE,
            passage.exact.span,
            format!("the article `{}` does not contain these words", self.article),
        );
        if places.elsewhere > 0 {
            let part = match (&passage.prefix, &passage.suffix) {
                (Some(_), Some(_)) => "between this `prefix` and this `suffix`",
                (Some(_), None) => "behind this `prefix`",
                _ => "before this `suffix`",
            };
            return finding.label(format!("they stand in it, but not {part}")).help(
                "copy `prefix` and `suffix` from the article: what stands right before and behind",
            );
        }
        if places.cut > 0 {
            return finding
                .label("they stand in it only as a part of something longer")
                .help("quote whole numbers and letters: a part of one says something else");
        }
        let near = self.near(&sought.exact);
        let look = near.map(|at| format!("it has `{}`", &self.text[at]));
        let dots = ["…", "...", "[…]"].iter().any(|it| passage.exact.value.contains(it));
        let gap = dots.then_some(
            "where words are left out, list what stands before and behind as two passages",
        );
        finding
            .helps(look)
            .helps(gap.map(str::to_owned))
            .help("copy the words from the article, or correct the article's text")
    }

    fn ambiguous(&self, passage: &draft::Passage, often: usize) -> Diagnostic {
        let often = if often > COUNTED {
            format!("more than {COUNTED} times")
        } else if often == 2 {
            "twice".to_owned()
        } else {
            format!("{} times", wording::digits(often))
        };
        Diagnostic::new(
            &codes::AMBIGUOUS_PASSAGE,
            passage.exact.span,
            format!("the article `{}` contains these words {often}", self.article),
        )
        .help("take in more words, or say what stands before or behind with `prefix` or `suffix`")
    }

    fn near(&mut self, exact: &str) -> Option<Range<usize>> {
        self.looks = self.looks.checked_sub(1)?;
        let words = self.words.get_or_insert_with(|| Words::new(&self.folded.text));
        words.nearest(exact).map(|at| self.folded.source(&at))
    }
}

/// A passage as it is compared.
struct Sought {
    exact: String,
    prefix: String,
    suffix: String,
}

/// Where a passage stands.
#[derive(Default)]
struct Places {
    /// As it is sought.
    right: Vec<Range<usize>>,
    /// How often only with another prefix or suffix.
    elsewhere: usize,
    /// How often only as a part of a number or letter.
    cut: usize,
}

impl Sought {
    fn new(passage: &draft::Passage) -> Self {
        let part = |it: &Option<draft::Text>| {
            it.as_ref().map_or_else(String::new, |it| folded_words(&it.value))
        };
        Self {
            exact: folded_words(&passage.exact.value),
            prefix: part(&passage.prefix),
            suffix: part(&passage.suffix),
        }
    }

    fn places(&self, text: &str) -> Places {
        let mut places = Places::default();
        let (mut from, mut looked) = (0, 0);
        let finder = memchr::memmem::Finder::new(&self.exact);
        while let Some(found) = finder.find(&text.as_bytes()[from..]) {
            let at = from + found..from + found + self.exact.len();
            let (before, after) = (&text[..at.start], &text[at.end..]);
            if cuts(before, &self.exact, after) {
                places.cut += 1;
            } else if before.trim_end().ends_with(&self.prefix)
                && after.trim_start().starts_with(&self.suffix)
            {
                places.right.push(at.clone());
            } else {
                places.elsewhere += 1;
            }
            looked += 1;
            if places.right.len() > COUNTED || looked > PLACES {
                places.right.resize(COUNTED + 1, at);
                break;
            }
            from = at.start + self.exact.chars().next().map_or(1, char::len_utf8);
        }
        places
    }
}

/// Whether words taken from a text begin or end within a number (`2 killed` of `12 killed`) or a
/// letter (before its accent).
fn cuts(before: &str, exact: &str, after: &str) -> bool {
    let first = exact.chars().next();
    let last = exact.chars().next_back();
    let number_before = first.is_some_and(char::is_numeric) && ends_in_number(before.chars().rev());
    let number_after = last.is_some_and(char::is_numeric) && ends_in_number(after.chars());
    number_before || number_after || after.chars().next().is_some_and(joins)
}

/// Whether a number goes on: another figure, perhaps behind a point or comma.
fn ends_in_number(mut away: impl Iterator<Item = char>) -> bool {
    match away.next() {
        Some('.' | ',') => away.next().is_some_and(char::is_numeric),
        Some(it) => it.is_numeric(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::cuts;

    #[test]
    fn numbers_and_letters_are_not_cut() {
        case("killed ", "12 men", " died", false);
        case("killed 1", "2 men", "", true);
        case("killed 2,", "000 men", "", true);
        case("at ", "12", ".5 m", true);
        case("at ", "12", ". Then", false);
        case("at ", "12", ", 13", false);
        case("un", "killed", "s", false);
        case("a ", "x", "\u{301}", true);
        case("2", " men", "", false);
        case("", "12", "", false);
    }

    #[track_caller]
    fn case(before: &str, exact: &str, after: &str, expected: bool) {
        assert_eq!(cuts(before, exact, after), expected);
    }
}
