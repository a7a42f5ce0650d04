//! Words go in, and come out again from their last letter to their first: those with slips at the beginning are found so
//! by their end, as those with slips at the end are by their beginning.

use crate::packed::{Behind, Dictionary, DictionaryWriter, Interner, Packed, Slips};

/// A word from the last letter to the first.
fn turned(word: &str) -> String {
    word.chars().rev().collect()
}

/// A dictionary of words from their end.
pub(super) fn write<'w>(words: impl Iterator<Item = &'w str>) -> Vec<u8> {
    let mut all = Interner::default();
    for word in words {
        all.number(turned(word).as_bytes());
    }
    let mut dictionary = DictionaryWriter::new();
    for word in all.sorted() {
        dictionary.push(all.text(word), &[]);
    }
    dictionary.finish()
}

/// Words from their end.
pub(super) struct Backwards(Dictionary);

impl Backwards {
    /// Over what [`write()`] made.
    pub fn over(words: Packed) -> Self {
        Self(Dictionary::over(words))
    }

    /// What finds the words at most so many slips from one: either not all slips are in the first letters, and whoever
    /// has the words from their beginning is led to them; or there are none in the last, and those are found here. Both
    /// ways fewer beginnings are possible than if all slips could be anywhere.
    pub fn near(&self, word: &str, slips: u8) -> (Slips, Vec<String>) {
        let (first, last) = word.split_at((word.len() / 2 + 1).min(word.len()));
        let from_start = Slips::of(word, slips).not_all_in(first.len());
        let last = turned(last);
        let mut from_end = Behind::new(&last, Slips::of(&turned(first), slips));
        let mut found = Vec::new();
        self.0.walk(&mut from_end, |_, word, _| {
            found.extend(std::str::from_utf8(word).map(turned));
        });
        (from_start, found)
    }
}
