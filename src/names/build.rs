//! Names come in, the index over them comes out: every name cut into words, every different word a term that knows its
//! names and how rare it is, and the terms in lexicons by letters, by key and by sound.

use std::collections::{HashMap, HashSet};

use super::fold::{Word, readings};
use super::index::{Entry, Index, Name, Term};
use super::lexicon::Lexicon;
use super::query::Slot;
use super::role::{Role, roles};
use super::script::Script;
use super::sound::{skeleton, syllable};

/// The letters of the longest syllables of Chinese and Korean names.
const LONGEST_SYLLABLE: usize = 6;

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
        let names = names(&cut, &terms);
        let by = |text: fn(&Word) -> &str| {
            let each = numbered(&terms).map(|(at, term)| (text(&term.word).to_owned(), at));
            Lexicon::new(each.collect())
        };
        let latin = |term: &Term| term.word.script == Script::Latin;
        Self {
            plain: by(|word| &word.plain),
            keys: by(|word| &word.key),
            latin: by_sound(&terms, latin, skeleton),
            foreign: by_sound(&terms, |term| !latin(term), skeleton),
            syllables: by_sound(&terms, |term| may_be_syllable(&term.word), syllable),
            equivalents: by_set(&terms),
            runs: runs(&cut),
            firsts: firsts(&names),
            names,
            terms,
        }
    }
}

fn numbered(terms: &[Term]) -> impl Iterator<Item = (u32, &Term)> {
    (0..).zip(terms)
}

/// Every name as the terms it is cut into.
fn names(cut: &[(Entry, Vec<Word>)], terms: &[Term]) -> Vec<Name> {
    let number: HashMap<(&str, &str), u32> = numbered(terms)
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
    let name = |(entry, words): &(Entry, Vec<Word>)| Name {
        owner: entry.owner,
        via: entry.via.clone(),
        slots: words.iter().zip(roles(words)).map(slot).collect(),
    };
    cut.iter().map(name).collect()
}

/// Some terms by their sounds, in a short form.
fn by_sound(terms: &[Term], some: impl Fn(&Term) -> bool, short: fn(&str) -> String) -> Lexicon {
    let those = numbered(terms).filter(|(_, term)| some(term));
    let each = those.flat_map(|(at, term)| {
        let sounds = term.word.sounds.iter();
        sounds.map(move |sounds| (short(sounds), at))
    });
    Lexicon::new(each.collect())
}

/// Terms by the sets of equivalents they stand in.
fn by_set(terms: &[Term]) -> HashMap<u16, Vec<u32>> {
    let mut sets: HashMap<u16, Vec<u32>> = HashMap::new();
    for (at, term) in numbered(terms) {
        for &set in term.word.equivalents {
            sets.entry(set).or_default().push(at);
        }
    }
    sets
}

/// Names by their letters run together, as they stand and with the last word first.
fn runs(cut: &[(Entry, Vec<Word>)]) -> Lexicon {
    let run = |words: &mut dyn Iterator<Item = &Word>| -> String {
        words.map(|word| word.plain.as_str()).collect()
    };
    let runs = (0_u32..).zip(cut).flat_map(|(at, (_, words))| {
        let first = words.len().saturating_sub(1);
        let turned = words[first..].iter().chain(&words[..first]);
        [(run(&mut words.iter()), at), (run(&mut { turned }), at)]
    });
    Lexicon::new(runs.collect())
}

/// The first name of every subject, in the order of the subjects.
fn firsts(names: &[Name]) -> Vec<(u32, u32)> {
    let numbered = (0..).zip(names);
    let mut firsts: Vec<(u32, u32)> = numbered.map(|(at, name)| (name.owner, at)).collect();
    firsts.sort_unstable();
    firsts.dedup_by_key(|(owner, _)| *owner);
    firsts
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
