//! Words with numbers come in once; a word goes in later, and the numbers of those equal to it, beginning with it or
//! a slip or two away come out, without reading the others: the words stand in a finite-state automaton.

use std::sync::OnceLock;

use fst::{Automaton, IntoStreamer, Map, Streamer, automaton::Str};
use levenshtein_automata::LevenshteinAutomatonBuilder;

/// Words and the numbers filed under each.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    /// Word to its place in `starts`.
    words: Map<Vec<u8>>,
    /// Where the numbers of a word start; those of the next word end them.
    starts: Vec<u32>,
    numbers: Vec<u32>,
}

impl Lexicon {
    /// A lexicon of words, each with a number.
    pub fn new(mut entries: Vec<(String, u32)>) -> Self {
        entries.sort_unstable();
        entries.dedup();
        let mut words: Vec<(&str, u64)> = Vec::new();
        let mut starts = Vec::new();
        for (at, (word, _)) in (0..).zip(&entries) {
            if words.last().is_none_or(|(last, _)| last != word) {
                words.push((word, starts.len() as u64));
                starts.push(at);
            }
        }
        starts.push(u32::try_from(entries.len()).expect("words are numbered in 32 bits"));
        Self {
            words: Map::from_iter(words).expect("words are sorted, each once"),
            starts,
            numbers: entries.iter().map(|(_, number)| *number).collect(),
        }
    }

    /// The numbers filed under `word`.
    pub fn equal(&self, word: &str) -> &[u32] {
        self.words.get(word).map_or(&[], |at| self.numbers_at(at))
    }

    /// Adds to `found` the numbers of words that begin with `word`.
    pub fn begun(&self, word: &str, found: &mut Vec<u32>) {
        self.collect(Str::new(word).starts_with(), found);
    }

    /// Adds to `found` the numbers of words at most so many slips from `word`, swapped neighbours being one.
    pub fn near(&self, word: &str, slips: usize, found: &mut Vec<u32>) {
        static ONE: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
        static TWO: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
        let builder = match slips {
            0 => return found.extend(self.equal(word)),
            1 => ONE.get_or_init(|| LevenshteinAutomatonBuilder::new(1, true)),
            _ => TWO.get_or_init(|| LevenshteinAutomatonBuilder::new(2, true)),
        };
        self.collect(builder.build_dfa(word), found);
    }

    fn collect(&self, automaton: impl Automaton, found: &mut Vec<u32>) {
        let mut stream = self.words.search(automaton).into_stream();
        while let Some((_, at)) = stream.next() {
            found.extend(self.numbers_at(at));
        }
    }

    fn numbers_at(&self, at: u64) -> &[u32] {
        let at = usize::try_from(at).expect("a place in memory");
        &self.numbers[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
