//! Names come in once and are cut into terms, each knowing the names it stands in; a word of a query goes in later
//! and the terms like it come out. So only names that share a term with the query are ever aligned with it. The
//! index keeps names in memory, writes nothing, and ranks nothing.

use std::collections::{HashMap, HashSet};

use super::fold::{Script, Word, readings, words};
use super::given;
use super::lexicon::Lexicon;
use super::like::{Likeness, compare, equal, slips};
use super::role::{Role, roles};
use super::score::Slot;
use super::sound::skeleton;

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
    pub(super) terms: Vec<Term>,
    /// Terms by plain letters, by key, and by the consonants of their sounds: those in Latin script and the others.
    plain: Lexicon,
    keys: Lexicon,
    latin: Lexicon,
    foreign: Lexicon,
    /// Terms by the sets of equivalent given names they stand in.
    given: HashMap<u16, Vec<u32>>,
    /// Names by their letters run together, as they stand and with the last word first.
    pub(super) runs: Lexicon,
}

/// A name cut into terms.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub owner: u32,
    pub via: String,
    pub slots: Vec<Slot>,
}

#[derive(Clone, Debug)]
pub(super) struct Term {
    pub word: Word,
    pub names: Vec<u32>,
    /// From near 0 for a word that half the names have to 1 for one that stands once.
    pub rarity: f64,
}

/// A word run together of more or shorter parts could be cut into anything.
const SHORTEST_PART: usize = 2;
const MOST_PARTS: usize = 5;

/// A skeleton this short is met everywhere, and bears no slip.
const SHORTEST_MISHEARD: usize = 3;

/// Terms like one word of a query.
pub(super) type Hits = HashMap<u32, Likeness>;

impl Index {
    /// An index over `entries`. One without a letter or digit in it is never found.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut cut: Vec<(Entry, Vec<Word>)> = Vec::with_capacity(entries.len());
        for entry in entries {
            for words in readings(&entry.text) {
                cut.push((entry.clone(), words));
            }
        }
        let terms = terms(&cut);
        let number = (0..).zip(&terms);
        let number: HashMap<(&str, &str), u32> =
            number.map(|(at, term)| (spelling(&term.word), at)).collect();
        let slot = |(word, role): (&Word, Role)| {
            let term = number[&spelling(word)];
            Slot {
                term,
                role,
                rarity: terms[term as usize].rarity,
            }
        };
        let names: Vec<Name> = cut
            .iter()
            .map(|(entry, words)| Name {
                owner: entry.owner,
                via: entry.via.clone(),
                slots: words.iter().zip(roles(words)).map(slot).collect(),
            })
            .collect();
        let numbered = || (0_u32..).zip(&terms);
        let skeletons = |latin: bool| {
            let those = numbered().filter(|(_, term)| (term.word.script == Script::Latin) == latin);
            let each = those.flat_map(|(at, term)| {
                term.word
                    .sounds
                    .iter()
                    .map(move |sounds| (skeleton(sounds), at))
            });
            Lexicon::new(each.collect())
        };
        let mut given: HashMap<u16, Vec<u32>> = HashMap::new();
        for (at, term) in numbered() {
            for &set in given::sets(&term.word.key) {
                given.entry(set).or_default().push(at);
            }
        }
        let plain = |word: &Word| word.plain.clone();
        let runs = (0_u32..).zip(&cut).flat_map(|(at, (_, words))| {
            let whole: String = words.iter().map(plain).collect();
            let turned = words.last().into_iter().chain(&words[..words.len().saturating_sub(1)]);
            [(whole, at), (turned.map(plain).collect(), at)]
        });
        Self {
            plain: Lexicon::new(numbered().map(|(at, term)| (term.word.plain.clone(), at)).collect()),
            keys: Lexicon::new(numbered().map(|(at, term)| (term.word.key.clone(), at)).collect()),
            latin: skeletons(true),
            foreign: skeletons(false),
            given,
            runs: Lexicon::new(runs.collect()),
            names,
            terms,
        }
    }

    pub(super) fn word(&self, term: u32) -> &Word {
        &self.terms[term as usize].word
    }

    /// The terms like `word`. Titles are looked up only as they are, initials are compared when names are aligned.
    pub(super) fn hits(&self, word: &Word, role: Role) -> Hits {
        let mut near: Vec<u32> = self.equals(word).collect();
        if matches!(role, Role::Title | Role::Initial) {
            let alike = |term| Some((term, equal(word, self.word(term))?));
            return near.into_iter().filter_map(alike).collect();
        }
        self.plain.begun(&word.plain, &mut near);
        self.keys.begun(&word.key, &mut near);
        self.plain.near(&word.plain, slips(word.plain.len()), &mut near);
        self.keys.near(&word.key, slips(word.key.len()), &mut near);
        for set in given::sets(&word.key) {
            near.extend(self.given.get(set).into_iter().flatten());
        }
        self.sounding(word, &mut near);
        near.sort_unstable();
        near.dedup();
        near.into_iter()
            .filter_map(|term| Some((term, compare(word, self.word(term))?)))
            .collect()
    }

    /// Terms of other scripts whose consonants are those of `word`, or all but one of them.
    fn sounding(&self, word: &Word, near: &mut Vec<u32>) {
        for sounds in &word.sounds {
            let skeleton = skeleton(sounds);
            let slips = usize::from(skeleton.len() >= SHORTEST_MISHEARD);
            if skeleton.is_empty() {
                continue;
            }
            self.foreign.near(&skeleton, slips, near);
            if word.script != Script::Latin {
                self.latin.near(&skeleton, slips, near);
            }
        }
    }

    /// Terms equal to `word` in plain letters or as keys.
    fn equals(&self, word: &Word) -> impl Iterator<Item = u32> {
        let by_key = self.keys.equal(&word.key).iter().copied();
        self.plain.equal(&word.plain).iter().copied().chain(by_key)
    }

    /// Whether a word stands in some name, spelled so or nearly so.
    fn knows(&self, word: &Word) -> bool {
        self.equals(word)
            .any(|term| equal(word, self.word(term)).is_some())
    }

    /// How rare a word is, 1 if no name has it.
    pub(super) fn rarity(&self, word: &Word) -> f64 {
        self.equals(word)
            .map(|term| self.terms[term as usize].rarity)
            .fold(1.0, f64::min)
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

fn terms(names: &[(Entry, Vec<Word>)]) -> Vec<Term> {
    let rarity = rarities(names);
    let mut terms: HashMap<(&str, &str), Term> = HashMap::new();
    for (at, (_, words)) in (0..).zip(names) {
        for word in words {
            let term = terms.entry(spelling(word)).or_insert_with(|| Term {
                word: word.clone(),
                names: Vec::new(),
                rarity: rarity[word.key.as_str()],
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
fn rarities(names: &[(Entry, Vec<Word>)]) -> HashMap<&str, f64> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, words) in names {
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
