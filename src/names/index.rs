//! A word of a query comes in, the terms like it come out, each knowing the names it stands in. So only names that
//! share a term with the query are ever aligned with it, and of the terms only those that an automaton finds near are
//! read. The index keeps names in memory and writes nothing; nothing in this file ranks them.

use std::collections::{BTreeSet, HashMap};

use super::fold::Word;
use super::lexicon::Lexicon;
use super::like::{Likeness, bears_slips, compare, equal, slips};
use super::query::Slot;
use super::role::Role;
use super::script::Script;
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

/// The names of people, places, ships or events, ready to be asked.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) names: Vec<Name>,
    pub(super) terms: Vec<Term>,
    /// Terms by plain letters, by key, and by the consonants of their sounds: those in Latin script and the others.
    pub(super) plain: Lexicon,
    pub(super) keys: Lexicon,
    pub(super) latin: Lexicon,
    pub(super) foreign: Lexicon,
    /// Terms of one syllable by its sounds, whatever the script.
    pub(super) syllables: Lexicon,
    /// Terms by the sets of equivalents they stand in.
    pub(super) equivalents: HashMap<u16, Vec<u32>>,
    /// The first name of every subject, in the order of the subjects.
    pub(super) firsts: Vec<(u32, u32)>,
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

/// A word as it is spelled in names, and the names it stands in.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub word: Word,
    pub names: Vec<u32>,
    /// 1 if one subject has the word, less the more of them have; above 0.
    pub rarity: f64,
}

/// A shorter skeleton is met everywhere, and bears no slip.
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
    /// The name that was given first for a subject.
    pub(super) fn first_name(&self, owner: u32) -> Option<&Name> {
        let at = self
            .firsts
            .binary_search_by_key(&owner, |(owner, _)| *owner)
            .ok()?;
        Some(&self.names[self.firsts[at].1 as usize])
    }

    /// The word of a term.
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

    /// Terms whose consonants are those of `word`, and of other scripts those with all but one of them.
    fn sounding(&self, word: &Word, near: &mut Vec<u32>) {
        let said = |by: fn(&str) -> String| -> BTreeSet<String> {
            word.sounds.iter().map(|sounds| by(sounds)).collect()
        };
        if word.is_syllable() {
            for syllable in said(syllable) {
                self.syllables.near(&syllable, 1, near);
            }
            return;
        }
        for skeleton in said(skeleton).iter().filter(|said| !said.is_empty()) {
            let slips = usize::from(skeleton.len() >= SHORTEST_MISHEARD);
            self.foreign.near(skeleton, slips, near);
            let slips = if word.script == Script::Latin {
                0
            } else {
                slips
            };
            self.latin.near(skeleton, slips, near);
        }
    }

    /// Terms equal to `word` in plain letters or as keys.
    fn equals(&self, word: &Word) -> impl Iterator<Item = u32> {
        let by_key = self.keys.equal(&word.key).iter().copied();
        self.plain.equal(&word.plain).iter().copied().chain(by_key)
    }

    /// Whether some name has the word, spelled so or in another romanisation.
    pub(super) fn knows(&self, word: &Word) -> bool {
        self.equals(word).next().is_some()
    }

    /// How rare a word is, 1 if no name has it.
    pub(super) fn rarity(&self, word: &Word) -> f64 {
        self.equals(word)
            .map(|term| self.terms[term as usize].rarity)
            .fold(1.0, f64::min)
    }
}
