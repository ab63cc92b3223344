//! Ids of one kind differ by more than a slip of the pen.

use std::{
    collections::BTreeSet,
    hash::{DefaultHasher, Hasher},
};

use super::Subject;
use crate::{
    diagnostic::{Diagnostic, Report, codes},
    source::Span,
};

/// Words shorter than this are numerals, articles and the like: `two` and `ten` are no slip.
const SHORT: usize = 4;

pub(super) fn check(Subject { record, .. }: Subject<'_>, report: &mut Report) {
    let actors = record.actors.iter().map(|(_, it)| (it.id.as_str(), it.span));
    let outlets = record.outlets.iter().map(|(_, it)| (it.id.as_str(), it.span));
    compare(&actors.chain(outlets).collect::<Vec<_>>(), report);
    let sides = record.sides.iter().map(|(_, it)| (it.id.as_str(), it.span));
    compare(&sides.collect::<Vec<_>>(), report);
    let places = record.places.iter().map(|(_, it)| (it.id.as_str(), it.span));
    compare(&places.collect::<Vec<_>>(), report);
    let questions = record.questions.iter().map(|(_, it)| (it.id.as_str(), it.span));
    compare(&questions.collect::<Vec<_>>(), report);
    let events = record.events.iter().map(|(_, it)| (it.id.as_str(), it.span));
    compare(&events.collect::<Vec<_>>(), report);
    let articles = record.articles.iter().map(|(_, it)| (it.id.as_str(), it.span));
    compare(&articles.collect::<Vec<_>>(), report);
    let claims: Vec<_> =
        record.claims.iter().map(|(_, it)| (it.article, (it.id.as_str(), it.span))).collect();
    for article in claims.chunk_by(|a, b| a.0 == b.0) {
        compare(&article.iter().map(|it| it.1).collect::<Vec<_>>(), report);
    }
}

fn compare(ids: &[(&str, Span)], report: &mut Report) {
    for (first, second) in pairs(ids) {
        let ((first, first_span), (second, second_span)) = (ids[first], ids[second]);
        report.add(
            Diagnostic::new(
                &codes::SIMILAR_IDS,
                second_span,
                format!("`{second}` is easily taken for `{first}`"),
            )
            .related(first_span, "the other one")
            .help("if both are meant, give one of them an id that says how they differ"),
        );
    }
}

/// The rows of ids that are one slip of the pen apart.
///
/// Two such ids become the same when the right letter is left out of one or both, so only those
/// are compared that have such a shortened form in common.
fn pairs(ids: &[(&str, Span)]) -> BTreeSet<(usize, usize)> {
    if ids.len() < 2 {
        return BTreeSet::new();
    }
    let mut forms = Vec::new();
    for (row, (id, _)) in ids.iter().enumerate() {
        forms.push((form(id, ""), row));
        forms.extend(slips(id).map(|at| (form(&id[..at], &id[at + 1..]), row)));
    }
    forms.sort_unstable();
    forms.dedup();
    let mut pairs = BTreeSet::new();
    for same in forms.chunk_by(|a, b| a.0 == b.0) {
        for (at, first) in same.iter().enumerate() {
            let others = same[at + 1..].iter().map(|it| it.1);
            pairs.extend(
                others
                    .filter(|second| is_slip(ids[first.1].0, ids[*second].0))
                    .map(|second| (first.1, second)),
            );
        }
    }
    pairs
}

/// Where in an id the pen may slip: in words that are plain, and at hyphens.
fn slips(id: &str) -> impl Iterator<Item = usize> {
    let mut start = 0;
    id.split('-').flat_map(move |word| {
        let word_at = start;
        start += word.len() + 1;
        let letters = if is_plain(word) { word.len() } else { 0 };
        (word_at..word_at + letters).chain(word_at.checked_sub(1))
    })
}

fn form(before: &str, after: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(before.as_bytes());
    hasher.write(after.as_bytes());
    hasher.finish()
}

/// Whether one id may be a misspelt other: one edit apart, and not numbers or short words that
/// differ on purpose.
fn is_slip(a: &str, b: &str) -> bool {
    if strsim::osa_distance(a, b) != 1 {
        return false;
    }
    if a.replace('-', "") == b.replace('-', "") {
        return true;
    }
    let different = a.split('-').zip(b.split('-')).find(|(a, b)| a != b);
    let Some((a, b)) = different else { return false };
    is_plain(a) && is_plain(b)
}

fn is_plain(word: &str) -> bool {
    word.len() >= SHORT && word.bytes().all(|it| it.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    #[test]
    fn slips_are_told_from_what_differs_on_purpose() {
        case("north-ministry", "north-minstry", true);
        case("river-news", "rivernews", true);
        case("bridge", "brigde", true);
        case("soldier-killed", "soldiers-killed", true);
        case("killed-2-may", "killed-3-may", false);
        case("river-2031-05-02", "river-2031-05-03", false);
        case("attack-a", "attack-b", false);
        case("two-killed", "tow-killed", false);
        case("a1", "a", false);
        case("north", "south", false);
    }

    #[test]
    fn many_ids_are_compared_at_once() {
        let names: Vec<String> = (0..20_000).map(|it| format!("claim-number-{it}")).collect();
        let span = Span::whole(FileId(0));
        let mut ids: Vec<_> = names.iter().map(|it| (it.as_str(), span)).collect();
        ids.push(("clam-number-7", span));
        assert_eq!(pairs(&ids), BTreeSet::from([(7, 20_000)]));
    }

    #[track_caller]
    fn case(a: &str, b: &str, expected: bool) {
        let span = Span::whole(FileId(0));
        assert_eq!(!pairs(&[(a, span), (b, span)]).is_empty(), expected);
    }
}
