//! The words of a text as they are looked for: without case, accents and the like.
//!
//! `static/search.js` does the same to what a reader types. Both are held to one table of cases,
//! `tests/browser/fixtures/search/tokens.json`.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The most letters of a word that count.
const LONGEST: usize = 40;

/// Splits texts into words, with room that is used again.
#[derive(Debug, Default)]
pub(super) struct Folder {
    folded: Vec<char>,
    word: String,
    length: usize,
}

impl Folder {
    /// Calls for each word of a text.
    pub(super) fn words(&mut self, text: &str, mut each: impl FnMut(&str)) {
        if is_plain(text.as_bytes()) {
            return self.plain(text, each);
        }
        self.fold(text);
        let mut at = 0;
        while let Some(&letter) = self.folded.get(at) {
            at += 1;
            if is_apostrophe(letter) {
                at += usize::from(self.ends_genitive(at));
            } else if is_written_together(letter) {
                self.end(&mut each);
                at = self.pairs(at - 1, &mut each);
            } else if is_part(letter) {
                self.put(letter);
            } else {
                self.end(&mut each);
            }
        }
        self.end(&mut each);
    }

    /// Does so for a text of which nothing has to be taken apart or joined.
    fn plain(&mut self, text: &str, mut each: impl FnMut(&str)) {
        let words = text.split(|it: char| !it.is_ascii_alphanumeric());
        for word in words.filter(|it| !it.is_empty()) {
            self.word.clear();
            self.word.push_str(&word[..word.len().min(LONGEST)]);
            self.word.make_ascii_lowercase();
            each(&self.word);
        }
        self.word.clear();
    }

    /// Brings a text into the form in which its letters are compared.
    fn fold(&mut self, text: &str) {
        self.folded.clear();
        if text.is_ascii() {
            self.folded.extend(text.bytes().map(|it| char::from(it.to_ascii_lowercase())));
            join_thousands(&mut self.folded);
            return;
        }
        self.folded.extend(text.chars());
        join_thousands(&mut self.folded);
        let joined = std::mem::take(&mut self.folded);
        let letters = joined.into_iter().nfkd().filter(|it| !is_dropped(*it));
        for letter in letters.flat_map(char::to_lowercase) {
            match letter {
                'ı' => self.folded.push('i'),
                'ς' => self.folded.push('σ'),
                'ß' => self.folded.extend(['s', 's']),
                'æ' => self.folded.extend(['a', 'e']),
                'œ' => self.folded.extend(['o', 'e']),
                'þ' => self.folded.extend(['t', 'h']),
                'ø' => self.folded.push('o'),
                'đ' | 'ð' => self.folded.push('d'),
                'ł' => self.folded.push('l'),
                'ə' => self.folded.push('e'),
                // և is written եւ or եվ.
                'ւ' if self.folded.last() == Some(&'ե') => self.folded.push('վ'),
                'ى' | 'ی' => self.folded.push('ي'),
                'ک' => self.folded.push('ك'),
                'ة' => self.folded.push('ه'),
                '٠'..='٩' | '۰'..='۹' => {
                    let digit = u32::from(letter) & 0xf;
                    self.folded.extend(char::from_digit(digit, 10));
                }
                other => self.folded.push(other),
            }
        }
    }

    /// Whether an `s` behind an apostrophe ends a word: it is then no part of the name.
    fn ends_genitive(&self, at: usize) -> bool {
        self.folded.get(at) == Some(&'s') && !self.folded.get(at + 1).is_some_and(|it| is_part(*it))
    }

    fn put(&mut self, letter: char) {
        if self.length < LONGEST {
            self.word.push(letter);
        }
        self.length += 1;
    }

    fn end(&mut self, each: &mut impl FnMut(&str)) {
        if self.length > 0 {
            each(&self.word);
        }
        self.word.clear();
        self.length = 0;
    }

    /// What is written without spaces is found by any two letters that stand together. Returns
    /// where it ends.
    fn pairs(&mut self, start: usize, each: &mut impl FnMut(&str)) -> usize {
        let rest = &self.folded[start..];
        let length = rest.iter().take_while(|it| is_written_together(**it)).count();
        let mut pair = String::with_capacity(8);
        for letters in rest[..length].windows(length.min(2)) {
            pair.clear();
            pair.extend(letters);
            each(&pair);
        }
        start + length
    }
}

/// Whether nothing in a text has to be taken apart or joined.
fn is_plain(text: &[u8]) -> bool {
    let has_thousands = || text.windows(2).any(|it| it[0] == b',' && it[1].is_ascii_digit());
    text.iter().all(|it| it.is_ascii() && !matches!(it, b'\'' | b'`')) && !has_thousands()
}

/// Takes out what parts the thousands of a number: "2,000" is 2000.
fn join_thousands(letters: &mut Vec<char>) {
    let parts = |it: &char| matches!(it, ',' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    if !letters.iter().any(parts) {
        return;
    }
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let is_within = |at: usize| {
        at > 0 && digit(at - 1) && (1..=3).all(|next| digit(at + next)) && !digit(at + 4)
    };
    let kept = (0..letters.len()).filter(|at| !(parts(&letters[*at]) && is_within(*at)));
    *letters = kept.map(|at| letters[at]).collect();
}

/// Whether a letter is part of a word.
fn is_part(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    letter.is_alphanumeric() || is_combining_mark(letter)
}

/// Apostrophes, and what transliterations write for letters that have none of their own.
fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`' | '\u{2b9}'
            ..='\u{2bf}' | '\u{55a}' | '\u{5f3}' | '\u{5f4}' | '\u{2018}' | '\u{2019}'
    )
}

/// Chinese characters and kana.
fn is_written_together(letter: char) -> bool {
    matches!(
        letter,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}'
            | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// Accents, points, vowel signs that may be left out, and what has no width. In scripts in which
/// marks are vowels they stay.
fn is_dropped(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}'
            | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
            | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
            | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}'
            | '\u{6ea}'..='\u{6ed}' | '\u{711}' | '\u{730}'..='\u{74a}' | '\u{8d3}'..='\u{8e1}'
            | '\u{8e3}'..='\u{8ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{20d0}'..='\u{20f0}' | '\u{3099}' | '\u{309a}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
    )
}
