//! Folding: what may differ between a passage and its article without changing a word.
//!
//! White space is one space; what is not seen is left out; quotation marks and dashes are those of
//! the keyboard; letters are composed (NFC). Case, figures, other punctuation and words are kept.

use std::{iter, ops::Range};

use unicode_normalization::{
    IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfc_quick,
};

/// What a character is folded to; nothing where it is kept.
fn replacement(it: char) -> Option<&'static str> {
    let folded = match it {
        // Soft hyphen, zero-width space, word joiner, byte order mark; marks of direction.
        '\u{ad}'
        | '\u{200b}'
        | '\u{2060}'
        | '\u{feff}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => "",
        '«' | '»' | '“' | '”' | '„' | '‟' | '″' | '〝' | '〞' | '＂' => "\"",
        '`' | '´' | 'ʼ' | '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' | '＇' => "'",
        // Hyphens, dashes and the minus sign.
        '֊' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' | '﹣' | '－' => "-",
        _ => return None,
    };
    Some(folded)
}

/// A text as it is compared, and where each part of it comes from.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The text as it is compared.
    pub(super) text: String,
    stretches: Vec<Stretch>,
}

/// A part of the folded text and the part of the source it stands for.
#[derive(Debug)]
struct Stretch {
    folded: Range<usize>,
    source: Range<usize>,
    /// Whether the two are the same, byte for byte.
    same: bool,
}

/// Folds a text.
pub(super) fn folded(source: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(source.len()), stretches: Vec::new() };
    let mut at = 0;
    while at < source.len() {
        let plain = plain(&source.as_bytes()[at..], folded.text.ends_with(' '));
        if plain > 0 {
            folded.push(&source[at..at + plain], at..at + plain, true);
            at += plain;
        }
        let Some(first) = source[at..].chars().next() else { break };
        let end = at + cluster(&source[at..], first);
        folded.take(&source[at..end], first, at..end);
        at = end;
    }
    folded
}

/// The words of a passage as they are compared: folded, without white space around them.
pub(super) fn folded_words(words: &str) -> String {
    folded(words).text.trim().to_owned()
}

/// Whether a character may become one with the character before it.
pub(super) fn joins(it: char) -> bool {
    it >= '\u{300}'
        && (canonical_combining_class(it) != 0
            || is_nfc_quick(iter::once(it)) == IsNormalized::Maybe)
}

/// How much of the beginning is as it will be: most of most texts.
fn plain(bytes: &[u8], mut after_space: bool) -> usize {
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            // The letter before may compose with it.
            0x80.. => return at.saturating_sub(1),
            b' ' if after_space => return at,
            b'`' | 0x7f | ..b' ' => return at,
            _ => after_space = *byte == b' ',
        }
    }
    bytes.len()
}

/// How long the first character is, with those that compose with it.
fn cluster(text: &str, first: char) -> usize {
    let rest = &text[first.len_utf8()..];
    let joined: usize = rest.chars().take_while(|it| joins(*it)).map(char::len_utf8).sum();
    first.len_utf8() + joined
}

impl Folded {
    /// Where a part of the folded text, which must not be empty, stands in the source.
    pub(super) fn source(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.stretch(part.start);
        let last = self.stretch(part.end - 1);
        let start = if first.same { part.start - first.folded.start } else { 0 };
        let end = if last.same { part.end - last.folded.start } else { last.source.len() };
        first.source.start + start..last.source.start + end
    }

    fn stretch(&self, at: usize) -> &Stretch {
        let after = self.stretches.partition_point(|it| it.folded.start <= at);
        &self.stretches[after - 1]
    }

    fn take(&mut self, cluster: &str, first: char, source: Range<usize>) {
        let rest = &cluster[first.len_utf8()..];
        if first.is_whitespace() && rest.is_empty() {
            if !self.text.ends_with(' ') {
                self.push(" ", source, cluster == " ");
            }
            return;
        }
        let composed: String = match replacement(first) {
            Some(folded) => folded.chars().chain(rest.chars()).nfc().collect(),
            None => cluster.nfc().collect(),
        };
        if !composed.is_empty() {
            self.push(&composed, source, composed == cluster);
        }
    }

    fn push(&mut self, text: &str, source: Range<usize>, same: bool) {
        let start = self.text.len();
        self.text.push_str(text);
        let end = self.text.len();
        match self.stretches.last_mut() {
            Some(last) if same && last.same && last.source.end == source.start => {
                last.folded.end = end;
                last.source.end = source.end;
            }
            _ => self.stretches.push(Stretch { folded: start..end, source, same }),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_changes_no_word_is_folded() {
        case("a  b\n\tc\u{a0}d", "a b c d");
        case("co\u{ad}operation\u{200b}", "cooperation");
        case("«a» “b” ‘c’ d’e `f`", "\"a\" \"b\" 'c' d'e 'f'");
        case("1–2 — 3‑4", "1-2 - 3-4");
        case("cafe\u{301} caf\u{e9}", "caf\u{e9} caf\u{e9}");
        case("\u{1112}\u{1161}\u{11ab}", "\u{d55c}");
        case("A… b... C", "A… b... C");
        case("e\u{ad} \u{200b} f", "e f");
        case("", "");
    }

    #[test]
    fn parts_are_found_in_the_source() {
        #[track_caller]
        fn part(source: &str, words: &str, expected: &str) {
            let folded = folded(source);
            let start = folded.text.find(words).expect("the words are there");
            assert_eq!(&source[folded.source(&(start..start + words.len()))], expected);
        }
        part("x «twelve   men» y", "\"twelve men\"", "«twelve   men»");
        part("co\u{ad}operation  ends", "cooperation", "co\u{ad}operation");
        part("a cafe\u{301} b", "caf\u{e9}", "cafe\u{301}");
        part("двена\u{ad}дцать — 12", "двенадцать - 12", "двена\u{ad}дцать — 12");
        part("a\u{ad}", "a", "a");
    }

    proptest! {
        #[test]
        fn every_part_stands_for_what_folds_to_it(
            source in "[ab é\u{301}\u{ad}«—\n\u{a0}\u{1100}\u{1161}가🙂]{0,20}",
            from in 0_usize..20,
            length in 1_usize..20,
        ) {
            let whole = folded(&source);
            let letters: Vec<_> = whole.text.char_indices().map(|it| it.0).collect();
            let Some(start) = letters.get(from) else { return Ok(()) };
            let end = letters.get(from + length).copied().unwrap_or(whole.text.len());
            let part = source.get(whole.source(&(*start..end))).expect("whole characters");
            let trimmed = whole.text[*start..end].trim();
            prop_assert!(folded(part).text.contains(trimmed), "{part:?} {trimmed:?}");
        }
    }

    #[track_caller]
    fn case(source: &str, expected: &str) {
        assert_eq!(folded(source).text, expected);
    }
}
