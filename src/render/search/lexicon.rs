//! Every word once, under a number.

use foldhash::fast::RandomState;
use indexmap::IndexSet;

/// Words by number, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: IndexSet<Box<str>, RandomState>,
}

impl Lexicon {
    /// The number of a word, a new one where it has none.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let number = self.words.get_index_of(word);
        let number = number.unwrap_or_else(|| self.words.insert_full(word.into()).0);
        u32::try_from(number).expect("fewer than four thousand million words")
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words, in the order of their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|it| &**it)
    }
}
