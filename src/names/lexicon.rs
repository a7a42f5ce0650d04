//! Words with the numbers of terms come in once; a word goes in later, and the terms filed under those equal to it,
//! beginning with it or a slip or two away come out, without reading the others.

use super::backwards::{self, Backwards};
use super::filed::{read_numbers, write_numbers};
use crate::packed::{Dictionary, DictionaryWriter, Interner, Packed, Slips, Writer};

/// Terms being filed under words.
#[derive(Debug, Default)]
pub(super) struct Filing {
    words: Interner,
    filed: Vec<(u32, u32)>,
}

impl Filing {
    /// How many words there are.
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// The words from the last letter to the first.
    pub fn backwards(&self) -> Vec<u8> {
        let words = self.words.texts();
        backwards::write(words.filter_map(|word| std::str::from_utf8(word).ok()))
    }

    /// Files a term under a word; the number of that word among those of the filing.
    pub fn push(&mut self, word: &[u8], term: u32) -> u32 {
        let (word, _) = self.words.number(word);
        self.filed.push((word, term));
        word
    }

    /// Files terms that were filed elsewhere, if they are new, under their numbers here; the numbers of the words there.
    pub fn join(&mut self, others: Self, terms: &[(u32, bool)]) -> Vec<(u32, bool)> {
        let words = self.words.join(&others.words);
        let filed = others.filed.into_iter().filter_map(|(word, term)| {
            let (term, is_new) = terms[term as usize];
            is_new.then_some((words[word as usize].0, term))
        });
        self.filed.extend(filed);
        words
    }

    /// The finished bytes, terms being numbered as `terms` says; long lists go to `apart`.
    pub fn finish(mut self, terms: &[u32], apart: &mut Writer) -> Vec<u8> {
        let order = self.words.sorted();
        let place = inverse(&order);
        for (word, term) in &mut self.filed {
            *word = place[*word as usize];
            *term = terms[*term as usize];
        }
        self.filed.sort_unstable();
        self.filed.dedup();
        let (mut dictionary, mut payload) = (DictionaryWriter::new(), Writer::new());
        let mut numbers = Vec::new();
        for same in self.filed.chunk_by(|one, other| one.0 == other.0) {
            numbers.clear();
            numbers.extend(same.iter().map(|(_, term)| *term));
            payload.clear();
            write_numbers(&numbers, &mut payload, apart);
            let word = self.words.text(order[same[0].0 as usize]);
            dictionary.push(word, payload.as_bytes());
        }
        dictionary.finish()
    }
}

/// Where each number stands in an order of them all.
pub(super) fn inverse(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, &number) in (0..).zip(order) {
        places[number as usize] = place;
    }
    places
}

/// Words, and the terms filed under each.
pub(super) struct Lexicon {
    words: Dictionary,
    backwards: Option<Backwards>,
    apart: Packed,
}

impl Lexicon {
    /// A lexicon over what [`Filing::finish`] made.
    pub fn over(words: Packed, apart: Packed) -> Self {
        Self {
            words: Dictionary::over(words),
            backwards: None,
            apart,
        }
    }

    /// The same with what [`Filing::backwards`] made of its words.
    pub fn with_backwards(self, words: Packed) -> Self {
        Self {
            backwards: Some(Backwards::over(words)),
            ..self
        }
    }

    /// Adds to `found` the terms filed under `word`.
    pub fn equal(&self, word: &[u8], found: &mut Vec<u32>) {
        if let Some((_, payload)) = self.words.equal(word) {
            read_numbers(&payload, &self.apart, found);
        }
    }

    /// Adds to `found` the terms of words that begin with `word`.
    pub fn begun(&self, word: &str, found: &mut Vec<u32>) {
        self.words.begun(word.as_bytes(), |_, _, payload| {
            read_numbers(payload, &self.apart, found);
        });
    }

    /// Adds to `found` the terms of words at most so many slips from `word`, swapped neighbours being one.
    pub fn near(&self, word: &str, slips: u8, found: &mut Vec<u32>) {
        if slips == 0 {
            return self.equal(word.as_bytes(), found);
        }
        let (mut from_start, from_end) = match &self.backwards {
            Some(backwards) => backwards.near(word, slips),
            None => (Slips::of(word, slips), Vec::new()),
        };
        self.words.walk(&mut from_start, |_, _, payload| {
            read_numbers(payload, &self.apart, found);
        });
        for word in from_end {
            self.equal(word.as_bytes(), found);
        }
    }
}
