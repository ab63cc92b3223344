//! In which things each word stands, and how that is written: terms in order, cut into shards.
//!
//! A shard is a text of pairs, `term postings term postings …`. Of a term stands how many letters it
//! begins with that the term before it begins with, and the rest. How postings are written stands in
//! `packed.rs`.

use std::{cmp::Ordering, ops::Range};

use rayon::prelude::*;

use super::{
    lexicon::Lexicon,
    packed::{packed, sign},
};

/// How long a shard grows, in bytes, before another is begun.
const SHARD: usize = 12_000;

/// In which things each word stands.
#[derive(Debug)]
pub(super) struct Postings {
    lexicon: Lexicon,
    /// The words by number, in the order in which they are written.
    order: Vec<u32>,
    /// Where the postings of each word are.
    places: Vec<Range<usize>>,
    /// The things of each word: doubled, and one more where it stands in the title.
    things: Vec<u32>,
}

/// The words of some things, under numbers of their own.
#[derive(Debug)]
pub(super) struct Part {
    /// The words beyond those that all parts share.
    pub own: Lexicon,
    /// The words of each thing, some of them more than once.
    pub codes: Vec<u32>,
    /// Where in these each thing ends.
    pub ends: Vec<usize>,
}

impl Part {
    /// The words of each thing.
    fn things(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.codes[start..*end])
    }
}

/// A shard: its first term, and what is written.
#[derive(Debug)]
pub(super) struct Shard {
    pub first: String,
    pub text: String,
}

impl Postings {
    /// Joins the words of all things, which are numbered in the order of the parts.
    pub(super) fn new(mut lexicon: Lexicon, parts: &[Part]) -> Self {
        let base = lexicon.len();
        let numbers: Vec<Vec<u32>> = parts
            .iter()
            .map(|part| part.own.words().map(|word| lexicon.number(word)).collect())
            .collect();
        // Those with numbers of their own come behind those that are shared.
        let number = |part: usize, code: u32| match (code as usize >> 1).checked_sub(base) {
            Some(own) => numbers[part][own] as usize,
            None => code as usize >> 1,
        };
        let mut counts = vec![0; lexicon.len()];
        for (row, part) in parts.iter().enumerate() {
            part.codes.iter().for_each(|code| counts[number(row, *code)] += 1);
        }
        let mut end = 0;
        let place = |count: usize| {
            end += count;
            end - count..end - count
        };
        let mut places: Vec<Range<usize>> = counts.into_iter().map(place).collect();
        let mut things: Vec<u32> = vec![0; end];
        let all = parts.iter().enumerate();
        let all = all.flat_map(|(row, part)| part.things().map(move |codes| (row, codes)));
        for (thing, (row, codes)) in (0..).zip(all) {
            for code in codes {
                post(&mut things, &mut places[number(row, *code)], thing << 1 | code & 1);
            }
        }
        let words: Vec<&str> = lexicon.words().collect();
        let mut order: Vec<u32> = (0..).take(words.len()).collect();
        order.par_sort_unstable_by(|a, b| compare(words[*a as usize], words[*b as usize]));
        Self { lexicon, order, places, things }
    }

    /// The words that stand in more than a part of all things, the rarest first; marks are none.
    pub(super) fn common(&self, part: usize) -> Vec<&str> {
        let all = self.written().filter(|(word, _)| !word.starts_with('@'));
        let mut common: Vec<_> = all.filter(|(_, things)| things.len() > part).collect();
        common.sort_by_key(|(_, things)| things.len());
        common.into_iter().map(|(word, _)| word).collect()
    }

    /// Every word that stands somewhere, in the order in which they are written.
    pub(super) fn words(&self) -> Vec<&str> {
        self.written().map(|(word, _)| word).collect()
    }

    /// All of it in one shard.
    pub(super) fn whole(&self) -> Shard {
        self.cut(usize::MAX).pop().unwrap_or(Shard { first: String::new(), text: String::new() })
    }

    /// All of it in shards.
    pub(super) fn shards(&self) -> Vec<Shard> {
        self.cut(SHARD)
    }

    fn written(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        let words: Vec<&str> = self.lexicon.words().collect();
        let all = self.order.iter().map(|it| *it as usize);
        let all = all.map(move |it| (words[it], self.places[it].clone()));
        all.filter(|(_, things)| !things.is_empty())
    }

    /// A shard ends before the term with which it would grow too long, so that a term with many
    /// postings stands alone.
    fn cut(&self, most: usize) -> Vec<Shard> {
        let written: Vec<(&str, Range<usize>)> = self.written().collect();
        let pack = |(_, things): &(&str, Range<usize>)| packed(&self.things[things.clone()]);
        let packed: Vec<String> = written.par_iter().map(pack).collect();
        let mut shards: Vec<Shard> = Vec::new();
        let mut before = "";
        for ((word, _), postings) in written.into_iter().zip(packed) {
            let fits = |it: &Shard| it.text.len() + word.len() + postings.len() < most;
            if !shards.last().is_some_and(fits) {
                shards.push(Shard { first: word.to_owned(), text: String::new() });
                before = "";
            }
            let text = &mut shards.last_mut().expect("one was begun").text;
            let space = if text.is_empty() { "" } else { " " };
            let (units, bytes) = shared(before, word);
            text.push_str(space);
            text.push(sign(units));
            text.extend([&word[bytes..], " ", &postings]);
            before = word;
        }
        shards
    }
}

/// Adds a posting of a word. Of a thing in which it stands twice what counts most is kept.
fn post(things: &mut [u32], place: &mut Range<usize>, posting: u32) {
    match things[place.clone()].last_mut() {
        Some(last) if *last >> 1 == posting >> 1 => *last |= posting & 1,
        _ => {
            things[place.end] = posting;
            place.end += 1;
        }
    }
}

/// How much two terms begin with in common: as scripts count letters, as many as one sign can
/// tell, and in bytes.
fn shared(before: &str, word: &str) -> (u32, usize) {
    let same = before.chars().zip(word.chars()).take_while(|(a, b)| a == b);
    let (mut units, mut bytes) = (0, 0);
    for (letter, _) in same {
        if units + letter.len_utf16() > 89 {
            break;
        }
        units += letter.len_utf16();
        bytes += letter.len_utf8();
    }
    (u32::try_from(units).expect("at most 89"), bytes)
}

/// The order in which scripts compare texts: by UTF-16 units, in which the letters beyond the first
/// 65,536 come before the last 8,192 of these.
fn compare(a: &str, b: &str) -> Ordering {
    let rank = |byte: u8| match byte {
        0xee | 0xef => byte + 5,
        0xf0.. => byte - 2,
        _ => byte,
    };
    let different = a.bytes().zip(b.bytes()).find(|(a, b)| a != b);
    different.map_or_else(|| a.len().cmp(&b.len()), |(a, b)| rank(a).cmp(&rank(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_in_the_order_of_scripts() {
        let mut words = ["\u{1f600}b", "ﬀ", "日本", "b", "\u{fb00}", "a", "ab", "\u{10330}"];
        let mut units = words;
        words.sort_by(|a, b| compare(a, b));
        units.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
        assert_eq!(words, units);
    }

    #[test]
    fn what_terms_share_is_counted_in_the_units_of_scripts() {
        assert_eq!(shared("\u{10330}ab", "\u{10330}ac"), (3, 5));
        assert_eq!(shared("երե", "երկ"), (2, 4));
        assert_eq!(shared("", "a"), (0, 0));
    }
}
