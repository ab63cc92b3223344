//! The nearest look: what the article has instead of words it does not contain.
//!
//! It is shown as help and never taken for a match: a near match can put one side's words in
//! another's mouth.

use std::ops::Range;

/// The words of a text, in small letters, and where they stand.
pub(super) struct Words {
    list: Vec<(String, Range<usize>)>,
}

impl Words {
    pub(super) fn new(text: &str) -> Self {
        let mut list = Vec::new();
        let mut at = 0;
        for part in text.split(' ') {
            let plain = part.trim_matches(|it: char| !it.is_alphanumeric());
            if !plain.is_empty() {
                let start = at + part.find(plain).unwrap_or(0);
                list.push((plain.to_lowercase(), start..start + plain.len()));
            }
            at += part.len() + 1;
        }
        Self { list }
    }

    /// Where the words of a passage stand in other letters, or with one of them different.
    pub(super) fn nearest(&self, passage: &str) -> Option<Range<usize>> {
        let wanted = Words::new(passage).list;
        let most = usize::from(wanted.len() > 2);
        let mut best: Option<(usize, Range<usize>)> = None;
        for window in self.list.windows(wanted.len().max(1)) {
            let reach = best.as_ref().map_or(most + 1, |it| it.0);
            let pairs = window.iter().zip(&wanted).filter(|(a, b)| a.0 != b.0);
            let different = pairs.take(reach).count();
            if different < reach && !wanted.is_empty() {
                let last = window.len() - 1;
                best = Some((different, window[0].1.start..window[last].1.end));
            }
        }
        best.map(|it| it.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_otherwise_written_are_near() {
        let text = "On Saturday Twelve of its soldiers had died, the ministry said.";
        case(text, "twelve of its soldiers had died", Some("Twelve of its soldiers had died"));
        case(text, "twelve of their soldiers had died", Some("Twelve of its soldiers had died"));
        case(text, "twelve of their soldiers have died", None);
        case(text, "SATURDAY", Some("Saturday"));
        case(text, "sunday", None);
        case(text, "died the ministry", Some("died, the ministry"));
        case(text, "...", None);
        case("", "a", None);
    }

    #[track_caller]
    fn case(text: &str, passage: &str, expected: Option<&str>) {
        assert_eq!(Words::new(text).nearest(passage).map(|it| &text[it]), expected);
    }
}
