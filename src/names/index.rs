//! Names come in once and are cut into terms, each knowing the names it stands in; a word of a query goes in later
//! and the terms like it come out. So only names that share a term with the query are ever aligned with it. The
//! index keeps names in memory, writes nothing, and ranks nothing.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::fold::{Word, words};
use super::like::{Likeness, compare, equal, slips};
use super::role::{Role, roles};
use super::score::Slot;

/// One searchable name of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The subject, by whatever number the caller knows it.
    pub owner: u32,
    /// The name that is searched.
    pub text: String,
    /// What an answer shows when this entry fits: the name itself, or for a misspelling, which is searched but never
    /// shown, the subject's name.
    pub via: String,
}

/// The names of a subject's people, places, ships or events, ready to be asked.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) names: Vec<Name>,
    /// Sorted by plain form, so that a prefix is a range.
    terms: Vec<Term>,
    /// Key and term, sorted.
    keys: Vec<(String, u32)>,
    sketches: Vec<Sketch>,
}

/// A name cut into terms.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub owner: u32,
    pub via: String,
    pub slots: Vec<Slot>,
    /// Letters of all words together: how many, and which.
    pub length: usize,
    pub letters: u32,
}

#[derive(Clone, Debug)]
struct Term {
    word: Word,
    names: Vec<u32>,
}

/// What tells most unlike terms from a word without reading them.
#[derive(Clone, Copy, Debug)]
struct Sketch {
    plain: (usize, u32),
    key: (usize, u32),
    single: bool,
}

impl Sketch {
    fn new(word: &Word) -> Self {
        let sketch = |text: &str| (text.len(), letters(text));
        Self {
            plain: sketch(&word.plain),
            key: sketch(&word.key),
            single: word.single || word.plain.len() == 2,
        }
    }

    fn may_be(self, other: Self) -> bool {
        let near = |(length, letters): (usize, u32),
                    (other_length, other_letters): (usize, u32)| {
            let slips = slips(length.min(other_length));
            length.abs_diff(other_length) <= slips && unlike(letters, other_letters) <= slips
        };
        near(self.plain, other.plain) || near(self.key, other.key)
    }
}

/// The letters in `text`, one bit each; digits share the bits that are left.
pub(super) fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |bits, b| {
        bits | if b.is_ascii_lowercase() {
            1 << (b - b'a')
        } else {
            1 << (26 + b % 6)
        }
    })
}

/// How many letters one word has that the other lacks, whichever lacks more: no fewer slips can lie between them.
pub(super) fn unlike(letters: u32, other: u32) -> usize {
    let lacking = (letters & !other)
        .count_ones()
        .max((other & !letters).count_ones());
    lacking as usize
}

/// Words with more foreign letters than this are not akin.
const MOST_UNLIKE: usize = 2;

/// A word run together of more or shorter parts could be cut into anything.
const SHORTEST_PART: usize = 2;
const MOST_PARTS: usize = 5;

/// Terms like one word of a query.
pub(super) type Hits = HashMap<u32, Likeness>;

impl Index {
    /// An index over `entries`. One without a letter or digit in it is never found.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        let cut: Vec<Vec<Word>> = entries.iter().map(|entry| words(&entry.text)).collect();
        let terms = terms(&cut);
        let rarity = rarities(&cut);
        let numbered = (0..)
            .zip(&terms)
            .map(|(at, term)| (spelling(&term.word), at));
        let number: HashMap<(&str, &str), u32> = numbered.collect();
        let slot = |(word, role): (&Word, Role)| Slot {
            term: number[&spelling(word)],
            role,
            rarity: rarity[word.key.as_str()],
        };
        let name = |(entry, words): (Entry, &Vec<Word>)| Name {
            owner: entry.owner,
            via: entry.via,
            length: words.iter().map(|word| word.plain.len()).sum(),
            letters: words
                .iter()
                .fold(0, |bits, word| bits | letters(&word.plain)),
            slots: words.iter().zip(roles(words)).map(slot).collect(),
        };
        let names = entries.into_iter().zip(&cut).map(name).collect();
        let keyed = (0..)
            .zip(&terms)
            .map(|(at, term)| (term.word.key.clone(), at));
        let mut keys: Vec<_> = keyed.collect();
        keys.sort_unstable();
        let sketches = terms.iter().map(|term| Sketch::new(&term.word)).collect();
        Self {
            names,
            terms,
            keys,
            sketches,
        }
    }

    pub(super) fn word(&self, term: u32) -> &Word {
        &self.terms[term as usize].word
    }

    /// The terms that share most of their letters with `word`.
    pub(super) fn akin(&self, word: &Word) -> impl Iterator<Item = u32> {
        let letters = letters(&word.plain);
        let sketches = (0..).zip(&self.sketches);
        let akin = sketches.filter(move |(_, other)| unlike(letters, other.plain.1) <= MOST_UNLIKE);
        akin.map(|(term, _)| term)
    }

    /// The names a term stands in, by number.
    pub(super) fn names_with(&self, term: u32) -> &[u32] {
        &self.terms[term as usize].names
    }

    /// The terms like `word`: those it equals or begins by range, misspelt ones by a scan of sketches.
    /// Titles are looked up only as they are, initials are compared when names are aligned.
    pub(super) fn hits(&self, word: &Word, role: Role) -> Hits {
        if matches!(role, Role::Title | Role::Initial) {
            let alike = |term| Some((term, equal(word, self.word(term))?));
            return self.equals(word).filter_map(alike).collect();
        }
        let mut near: BTreeSet<u32> = self.begun(word).collect();
        let sketch = Sketch::new(word);
        let misspelt = (0..)
            .zip(&self.sketches)
            .filter(|(_, other)| other.single || sketch.may_be(**other));
        near.extend(misspelt.map(|(term, _)| term));
        near.into_iter()
            .filter_map(|term| Some((term, compare(word, self.word(term))?)))
            .collect()
    }

    /// Terms that begin with `word`, or equal it, in plain letters or as keys; the equal ones come first of either.
    fn begun(&self, word: &Word) -> impl Iterator<Item = u32> {
        let by_plain = self.since_plain(&word.plain);
        let by_plain = by_plain.take_while(|(_, other)| other.plain.starts_with(&word.plain));
        let by_key = self.since_key(&word.key);
        let by_key = by_key.take_while(|(other, _)| other.starts_with(&word.key));
        by_plain.map(|(at, _)| at).chain(by_key.map(|&(_, at)| at))
    }

    fn since_plain(&self, plain: &str) -> impl Iterator<Item = (u32, &Word)> {
        let from = self
            .terms
            .partition_point(|term| term.word.plain.as_str() < plain);
        let first = u32::try_from(from).expect("terms are numbered in 32 bits");
        (first..).zip(self.terms[from..].iter().map(|term| &term.word))
    }

    fn since_key(&self, key: &str) -> impl Iterator<Item = &(String, u32)> {
        let from = self.keys.partition_point(|(other, _)| other.as_str() < key);
        self.keys[from..].iter()
    }

    /// Terms equal to `word` in plain letters or as keys.
    fn equals(&self, word: &Word) -> impl Iterator<Item = u32> {
        let by_plain = self.since_plain(&word.plain);
        let by_plain = by_plain.take_while(|(_, other)| other.plain == word.plain);
        let by_key = self.since_key(&word.key);
        let by_key = by_key.take_while(|(other, _)| *other == word.key);
        by_plain.map(|(at, _)| at).chain(by_key.map(|&(_, at)| at))
    }

    /// Whether a word stands in some name, spelled so or nearly so.
    fn knows(&self, word: &Word) -> bool {
        self.equals(word)
            .any(|term| equal(word, self.word(term)).is_some())
    }

    /// The ways to cut `word` into words of the index: every way into two, and one into as few more as can be.
    pub(super) fn cuts(&self, word: &Word) -> Vec<Vec<Word>> {
        let text = word.spelled.as_str();
        let part =
            |from: usize, to: usize| words(&text[from..to]).pop().filter(|part| self.knows(part));
        let ends = SHORTEST_PART..=text.len().saturating_sub(SHORTEST_PART);
        let mut cuts: Vec<Vec<Word>> = ends
            .filter_map(|at| Some(vec![part(0, at)?, part(at, text.len())?]))
            .collect();
        let mut best: Vec<Option<Vec<Word>>> = vec![None; text.len() + 1];
        best[0] = Some(Vec::new());
        for end in SHORTEST_PART..=text.len() {
            for start in (0..=end - SHORTEST_PART).filter(|&start| (start, end) != (0, text.len()))
            {
                let shorter = best[start].as_ref().filter(|before| {
                    best[end]
                        .as_ref()
                        .is_none_or(|now| before.len() + 1 < now.len())
                });
                let cut = shorter
                    .filter(|before| before.len() < MOST_PARTS)
                    .zip(part(start, end));
                let cut = cut.map(|(before, part)| before.iter().cloned().chain([part]).collect());
                best[end] = cut.or_else(|| best[end].take());
            }
        }
        cuts.extend(best.pop().flatten().filter(|parts| parts.len() > 2));
        cuts
    }
}

/// What makes a word a term of its own.
fn spelling(word: &Word) -> (&str, &str) {
    (&word.plain, &word.written)
}

fn terms(names: &[Vec<Word>]) -> Vec<Term> {
    let mut terms: HashMap<(&str, &str), Term> = HashMap::new();
    for (at, words) in (0..).zip(names) {
        for word in words {
            let term = terms.entry(spelling(word)).or_insert_with(|| Term {
                word: word.clone(),
                names: Vec::new(),
            });
            if term.names.last() != Some(&at) {
                term.names.push(at);
            }
        }
    }
    let mut terms: Vec<_> = terms.into_values().collect();
    terms.sort_unstable_by(|a, b| spelling(&a.word).cmp(&spelling(&b.word)));
    terms
}

/// How rare each key is among the names: 1 if it stands in one, less the more it stands in.
#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of names are far below 2^52"
)]
fn rarities(names: &[Vec<Word>]) -> HashMap<&str, f64> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for words in names {
        let keys: HashSet<&str> = words.iter().map(|word| word.key.as_str()).collect();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    let all = names.len().max(1) as f64;
    let rarity = |count: usize| (1.0 + (all / count as f64).ln()) / (1.0 + all.ln());
    counts
        .into_iter()
        .map(|(key, count)| (key, rarity(count)))
        .collect()
}
