//! Names come in once and are cut into terms, each knowing the names it stands in; a word of a query goes in later
//! and the terms like it come out. So only names that share a term with the query are ever aligned with it. The
//! index keeps names in memory, writes nothing, and ranks nothing.

use std::collections::{HashMap, HashSet};

use super::fold::{Script, Word, readings, words};
use super::key::key;
use super::lexicon::Lexicon;
use super::like::{Likeness, bears_slips, compare, equal, slips};
use super::role::{Role, roles};
use super::score::Slot;
use super::sound::{skeleton, syllable};

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
    /// Terms of one syllable by its sounds, whatever the script.
    syllables: Lexicon,
    /// Terms by the sets of equivalents they stand in.
    equivalents: HashMap<u16, Vec<u32>>,
    /// The first name of every subject, in the order of the subjects.
    firsts: Vec<(u32, u32)>,
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

/// A part this short has to be spelled as a name has it.
const LONGEST_FIRM: usize = 3;

/// The letters of the longest syllables of Chinese and Korean names.
const LONGEST_SYLLABLE: usize = 6;

/// A skeleton this short is met everywhere, and bears no slip.
const SHORTEST_MISHEARD: usize = 3;

/// How far from its spelling a word is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// As it is, in another romanisation, as an equivalent, or as a beginning.
    Spelled,
    /// Misspelt too.
    Misspelt,
    /// In other scripts by its sound, too.
    Heard,
}

/// Terms like one word of a query, in their order.
pub(super) type Hits = Vec<(u32, Likeness)>;

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
        let number: HashMap<(&str, &str), u32> = number
            .map(|(at, term)| (spelling(&term.word), at))
            .collect();
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
        let short = numbered().filter(|(_, term)| may_be_syllable(&term.word));
        let syllables = short.flat_map(|(at, term)| {
            let sounds = term.word.sounds.iter();
            sounds.map(move |sounds| (syllable(sounds), at))
        });
        let mut equivalents: HashMap<u16, Vec<u32>> = HashMap::new();
        for (at, term) in numbered() {
            for &set in term.word.equivalents {
                equivalents.entry(set).or_default().push(at);
            }
        }
        let plain = |word: &Word| word.plain.clone();
        let runs = (0_u32..).zip(&cut).flat_map(|(at, (_, words))| {
            let whole: String = words.iter().map(plain).collect();
            let turned = words
                .last()
                .into_iter()
                .chain(&words[..words.len().saturating_sub(1)]);
            [(whole, at), (turned.map(plain).collect(), at)]
        });
        let mut firsts: Vec<(u32, u32)> = (0..)
            .zip(&names)
            .map(|(at, name)| (name.owner, at))
            .collect();
        firsts.sort_unstable();
        firsts.dedup_by_key(|(owner, _)| *owner);
        Self {
            firsts,
            plain: Lexicon::new(
                numbered()
                    .map(|(at, term)| (term.word.plain.clone(), at))
                    .collect(),
            ),
            keys: Lexicon::new(
                numbered()
                    .map(|(at, term)| (term.word.key.clone(), at))
                    .collect(),
            ),
            latin: skeletons(true),
            foreign: skeletons(false),
            syllables: Lexicon::new(syllables.collect()),
            equivalents,
            runs: Lexicon::new(runs.collect()),
            names,
            terms,
        }
    }

    /// The name that was given first for a subject.
    pub(super) fn first_name(&self, owner: u32) -> Option<&Name> {
        let at = self
            .firsts
            .binary_search_by_key(&owner, |(owner, _)| *owner)
            .ok()?;
        Some(&self.names[self.firsts[at].1 as usize])
    }

    pub(super) fn word(&self, term: u32) -> &Word {
        &self.terms[term as usize].word
    }

    /// The terms like `word`: those that are spelled so, and if asked those that are nearly so too. Titles are looked
    /// up only as they are, initials are compared when names are aligned.
    pub(super) fn hits(&self, word: &Word, role: Role, reach: Reach) -> Hits {
        let mut near: Vec<u32> = self.equals(word).collect();
        if matches!(role, Role::Title | Role::Initial) {
            near.sort_unstable();
            near.dedup();
            let alike = |term| Some((term, equal(word, self.word(term))?));
            return near.into_iter().filter_map(alike).collect();
        }
        for set in word.equivalents {
            near.extend(self.equivalents.get(set).into_iter().flatten());
        }
        self.plain.begun(&word.plain, &mut near);
        self.keys.begun(&word.key, &mut near);
        if reach >= Reach::Misspelt && bears_slips(word) {
            self.plain
                .near(&word.plain, slips(word.plain.len()), &mut near);
            self.keys
                .near(&word.key, slips(word.key.len()).min(1), &mut near);
        }
        if reach == Reach::Heard {
            self.sounding(word, &mut near);
        }
        near.sort_unstable();
        near.dedup();
        near.into_iter()
            .filter_map(|term| Some((term, compare(word, self.word(term))?)))
            .collect()
    }

    /// Terms of other scripts whose consonants are those of `word`, or all but one of them.
    fn sounding(&self, word: &Word, near: &mut Vec<u32>) {
        if word.is_syllable() {
            let mut said: Vec<String> = word.sounds.iter().map(|sounds| syllable(sounds)).collect();
            said.sort_unstable();
            said.dedup();
            for syllable in said {
                self.syllables.near(&syllable, 1, near);
            }
            return;
        }
        let mut said: Vec<String> = word.sounds.iter().map(|sounds| skeleton(sounds)).collect();
        said.sort_unstable();
        said.dedup();
        for skeleton in said.iter().filter(|skeleton| !skeleton.is_empty()) {
            let slips = usize::from(skeleton.len() >= SHORTEST_MISHEARD);
            self.foreign.near(skeleton, slips, near);
            if word.script != Script::Latin {
                self.latin.near(skeleton, slips, near);
            }
        }
    }

    /// Terms equal to `word` in plain letters or as keys.
    fn equals(&self, word: &Word) -> impl Iterator<Item = u32> {
        let by_key = self.keys.equal(&word.key).iter().copied();
        self.plain.equal(&word.plain).iter().copied().chain(by_key)
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
        let part = |from: usize, to: usize| {
            let text = &text[from..to];
            let is_short = text.len() <= LONGEST_FIRM;
            let known = !self.plain.equal(text).is_empty()
                || (!is_short && !self.keys.equal(&key(text)).is_empty());
            known.then(|| words(text).pop()).flatten()
        };
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

/// Whether a word is a syllable, or may be one written in letters.
fn may_be_syllable(word: &Word) -> bool {
    word.is_syllable() || (word.script.is_alphabetic() && word.plain.len() <= LONGEST_SYLLABLE)
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

/// How rare each key is among the subjects: 1 if one of them has it, less the more of them have.
#[expect(
    clippy::cast_precision_loss,
    reason = "numbers of subjects are far below 2^52"
)]
fn rarities(names: &[(Entry, Vec<Word>)]) -> HashMap<&str, f64> {
    let owned = names.iter().flat_map(|(entry, words)| {
        let keys = words.iter().map(|word| word.key.as_str());
        keys.map(|key| (key, entry.owner))
    });
    let owned: HashSet<(&str, u32)> = owned.collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (key, _) in &owned {
        *counts.entry(key).or_default() += 1;
    }
    let owners: HashSet<u32> = names.iter().map(|(entry, _)| entry.owner).collect();
    let all = owners.len().max(1) as f64;
    let rarity = |count: usize| (1.0 + (all / count as f64).ln()) / (1.0 + all.ln());
    counts
        .into_iter()
        .map(|(key, count)| (key, rarity(count)))
        .collect()
}
