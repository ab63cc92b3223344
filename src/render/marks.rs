//! Where an article's passages stand, and how they are marked.

use std::{collections::BTreeMap, ops::Range};

use super::{address, escape, material::Material, prose::Block};
use crate::model::{Article, Claim, Id};

/// The class of what several sides have a part in.
const SEVERAL: &str = "several";

/// The passages of an article in the order in which they stand, each once, numbered from 1.
#[derive(Debug)]
pub(crate) struct Marks<'m> {
    passages: Vec<Marked<'m>>,
}

/// Claims, each with the row of a passage among its passages.
type Resting = Vec<(Id<Claim>, usize)>;

/// Words in an article, and the claims that rest on them.
#[derive(Debug)]
pub(crate) struct Marked<'m> {
    /// Where they stand in the article as it is read.
    pub at: Range<usize>,
    /// The claims, each with the row of the passage among its passages.
    pub claims: Resting,
    /// The words.
    words: &'m str,
    /// The class of the side that makes them; of several where they are of several.
    class: &'m str,
    /// What the passage is called, once for each claim.
    anchors: Vec<String>,
    /// What the first of the claims is called on the article's page.
    claim: String,
}

impl<'m> Marks<'m> {
    /// Finds the passages of an article.
    pub(crate) fn new(it: &'m Material<'_>, article: Id<Article>) -> Self {
        let mut at: BTreeMap<(usize, usize), Resting> = BTreeMap::new();
        for claim in it.touches.article(article) {
            for (row, passage) in it.record.claims[*claim].passages.iter().enumerate() {
                at.entry((passage.at.start, passage.at.end)).or_default().push((*claim, row));
            }
        }
        let marked = |((start, end), mut claims): (_, Resting)| {
            claims.sort_unstable();
            let anchor = |(claim, row): &(Id<Claim>, usize)| {
                address::passage_anchor(it.record, *claim, *row)
            };
            let (first, row) = claims[0];
            Marked {
                at: start..end,
                words: it.record.claims[first].passages[row].printed(),
                class: one_of(claims.iter().map(|(claim, _)| it.class(it.record.side(*claim)))),
                anchors: claims.iter().map(anchor).collect(),
                claim: address::anchor(it.record, first),
                claims,
            }
        };
        Self { passages: at.into_iter().map(marked).collect() }
    }

    /// The passages.
    pub(crate) fn passages(&self) -> &[Marked<'m>] {
        &self.passages
    }

    /// The claims that rest on a passage and on none before it in the text: a claim with several
    /// passages stands beside the first of them.
    pub(crate) fn first_here(&self, row: usize) -> Vec<Id<Claim>> {
        let before = |claim| {
            self.passages[..row].iter().any(|it| it.claims.iter().any(|(by, _)| *by == claim))
        };
        let mut claims: Vec<_> =
            self.passages[row].claims.iter().map(|(claim, _)| *claim).collect();
        claims.dedup();
        claims.retain(|claim| !before(*claim));
        claims
    }

    /// The number of a claim's passage, by its row among the claim's passages.
    pub(crate) fn number_of(&self, claim: Id<Claim>, row: usize) -> Option<usize> {
        let row = self.passages.iter().position(|it| it.claims.contains(&(claim, row)))?;
        Some(row + 1)
    }

    /// A passage without the text around it.
    pub(crate) fn alone(&self, row: usize) -> String {
        let Marked { words, class, anchors, .. } = &self.passages[row];
        let words = escape::to_html(words);
        format!(
            "<p>{}<mark class=\"passage {class}\" data-passages=\"{}\">{words}</mark>{}{}</p>",
            spans(&anchors.iter().collect::<Vec<_>>()),
            row + 1,
            "</span>".repeat(anchors.len()),
            self.number(row),
        )
    }

    /// The passages that begin before a place and in none of the blocks so far.
    pub(crate) fn begun(&self, reached: usize, blocks: &[Block]) -> Vec<usize> {
        let first: usize = blocks.iter().map(|it| it.passages.len()).sum();
        let begun = self.passages.iter().take_while(|it| it.at.start < reached).count();
        (first..begun.max(first)).collect()
    }

    /// Where a stretch of text is to be cut: where passages begin and end in it, and its end.
    pub(crate) fn cuts(&self, text: &Range<usize>) -> Vec<usize> {
        let mut cuts: Vec<usize> = self
            .near(text)
            .flat_map(|it| [it.at.start, it.at.end])
            .filter(|it| text.start < *it && *it < text.end)
            .collect();
        cuts.push(text.end);
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    /// What stands before and after words that begin at a place, if they lie in a passage.
    pub(crate) fn open(&self, from: usize) -> Option<(String, String)> {
        let within = |(_, it): &(usize, &Marked<'_>)| it.at.start <= from && from < it.at.end;
        let passages: Vec<_> = self.passages.iter().enumerate().filter(within).collect();
        if passages.is_empty() {
            return None;
        }
        let begin_here = passages.iter().filter(|(_, it)| it.at.start == from);
        let anchors: Vec<&String> = begin_here.flat_map(|(_, it)| &it.anchors).collect();
        let shared = if passages.len() > 1 { " shared" } else { "" };
        let class = one_of(passages.iter().map(|(_, it)| it.class));
        let numbers: Vec<String> = passages.iter().map(|(row, _)| (row + 1).to_string()).collect();
        let before = format!(
            "{}<mark class=\"passage {class}{shared}\" data-passages=\"{}\">",
            spans(&anchors),
            numbers.join(" "),
        );
        Some((before, format!("</mark>{}", "</span>".repeat(anchors.len()))))
    }

    /// The passages that end at a place.
    pub(crate) fn ending(&self, at: usize) -> Vec<usize> {
        let ends = |(row, it): (usize, &Marked<'_>)| (it.at.end == at).then_some(row);
        self.passages.iter().enumerate().filter_map(ends).collect()
    }

    /// The number of a passage, which leads to its claim.
    pub(crate) fn number(&self, row: usize) -> String {
        let Marked { class, claim, .. } = &self.passages[row];
        let number = row + 1;
        format!(
            "<sup class=\"number {class}\" data-passages=\"{number}\"><a href=\"#{claim}\">{number}</a></sup>"
        )
    }

    fn near(&self, text: &Range<usize>) -> impl Iterator<Item = &Marked<'m>> {
        let (start, end) = (text.start, text.end);
        self.passages.iter().filter(move |it| it.at.start < end && it.at.end > start)
    }
}

/// What all classes are; where they differ, no side's color would be right.
fn one_of<'c>(mut classes: impl Iterator<Item = &'c str>) -> &'c str {
    let first = classes.next().unwrap_or(SEVERAL);
    if classes.all(|it| it == first) { first } else { SEVERAL }
}

/// The beginnings of the elements that a passage is found by.
fn spans(anchors: &[&String]) -> String {
    anchors
        .iter()
        .fold(String::new(), |spans, anchor| spans + "<span class=\"at\" id=\"" + anchor + "\">")
}
