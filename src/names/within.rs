//! A word of a query comes in, the terms like it come out, of those that names in some lists have. So only names that
//! share a term with the query are ever aligned with it, and of the terms only those near it are read. Nothing in this
//! file ranks them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::fold::Word;
use super::index::{Index, Term};
use super::like::{Likeness, bears_slips, compare, equal, slips};
use super::lists::{Counts, Lists};
use super::role::Role;
use super::script::Script;
use super::sound::{skeleton, syllable};
use crate::packed::Slips;

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

/// A term like a word of a query.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub number: u32,
    pub term: Rc<Term>,
    pub likeness: Likeness,
}

/// Terms like one word of a query, in their order.
pub(super) type Hits = Vec<Hit>;

/// How like a term is to the word whose hits these are, if it is one of them.
pub(super) fn hit(hits: &[Hit], term: u32) -> Option<Likeness> {
    let at = hits.binary_search_by_key(&term, |hit| hit.number).ok()?;
    Some(hits[at].likeness)
}

/// An index of which no more is asked than some lists: terms that no name in them has are as if they were not there.
pub(super) struct Within<'i> {
    pub index: &'i Index,
    pub lists: Lists,
    /// How many records in the lists have a name, and the logarithm of that.
    all: f64,
    log: f64,
}

impl<'i> Within<'i> {
    pub fn new(index: &'i Index, lists: Lists) -> Self {
        let all = f64::from(lists.sum(&index.head.owners).max(1));
        Self {
            index,
            lists,
            all,
            log: all.ln(),
        }
    }

    /// The term with this number, if a name in these lists has it.
    fn term(&self, number: u32) -> Option<Rc<Term>> {
        let term = self.index.term(number);
        (self.borne(&term) > 0).then_some(term)
    }

    /// How many bear the names that a term stands in.
    pub fn borne(&self, term: &Term) -> u32 {
        self.lists.sum(&self.index.filed(term).borne)
    }

    /// The names in these lists that a term stands in.
    pub fn names_of(&self, term: &Term) -> Vec<u32> {
        let mut names = self.index.names_of(term);
        names.retain(|name| self.holds(*name));
        names
    }

    fn holds(&self, name: u32) -> bool {
        self.lists.has(self.index.head.list_of(name))
    }

    /// How rare the key of a term is: 1 if one record has it, less the more of them have; above 0.
    pub fn rarity_of(&self, term: u32) -> f64 {
        self.rare(&self.index.keyed(term))
    }

    fn rare(&self, counts: &Counts) -> f64 {
        let count = self.lists.sum(counts).max(1);
        if count == 1 {
            return 1.0;
        }
        (1.0 + (self.all / f64::from(count)).ln()) / (1.0 + self.log)
    }

    /// The terms like `word`: those that are spelled so, and if asked those that are nearly so too. Titles are looked
    /// up only as they are, initials are compared when names are aligned.
    pub fn hits(&self, word: &Word, role: Role, reach: Reach) -> Hits {
        let index = self.index;
        let mut near = Vec::new();
        if matches!(role, Role::Title | Role::Initial) {
            self.equals(word, &mut near);
            return self.like(near, |term| equal(word, term));
        }
        for set in word.equivalents() {
            index.equivalents.equal(&set.to_be_bytes(), &mut near);
        }
        index.begun(&word.plain, &mut near);
        index.keys.begun(&word.key, &mut near);
        if reach >= Reach::Misspelt && bears_slips(word) {
            index.near(&word.plain, slips(word.plain.len()), &mut near);
            index
                .keys
                .near(&word.key, slips(word.key.len()).min(1), &mut near);
        }
        if reach == Reach::Heard {
            self.sounding(word, &mut near);
        }
        self.like(near, |term| compare(word, term))
    }

    /// Those terms that are alike.
    fn like(&self, mut near: Vec<u32>, alike: impl Fn(&Word) -> Option<Likeness>) -> Hits {
        near.sort_unstable();
        near.dedup();
        self.index.look_at_all(&near);
        let hit = |number| {
            let term = self.term(number)?;
            Some(Hit {
                number,
                likeness: alike(term.word())?,
                term,
            })
        };
        near.into_iter().filter_map(hit).collect()
    }

    /// Terms whose consonants are those of `word`, and of other scripts those with all but one of them.
    fn sounding(&self, word: &Word, near: &mut Vec<u32>) {
        let said = |by: fn(&str) -> String| -> BTreeSet<String> {
            word.sounds().iter().map(|sounds| by(sounds)).collect()
        };
        if word.is_syllable() {
            for syllable in said(syllable) {
                self.index.syllables.near(&syllable, 1, near);
            }
            return;
        }
        for skeleton in said(skeleton).iter().filter(|said| !said.is_empty()) {
            let slips = u8::from((SHORTEST_MISHEARD..=Slips::LONGEST).contains(&skeleton.len()));
            self.index.foreign.near(skeleton, slips, near);
            let slips = if word.script == Script::Latin {
                0
            } else {
                slips
            };
            self.index.latin.near(skeleton, slips, near);
        }
    }

    /// Adds the terms equal to `word` in plain letters or as keys to `found`, whatever lists have them.
    fn equals(&self, word: &Word, found: &mut Vec<u32>) {
        self.index.plainly(&word.plain, found);
        self.index.keys.equal(word.key.as_bytes(), found);
    }

    /// Whether some name has a word of these plain letters.
    pub fn knows_letters(&self, plain: &str) -> bool {
        let mut found = Vec::new();
        self.index.plainly(plain, &mut found);
        found.into_iter().any(|term| self.term(term).is_some())
    }

    /// Whether some name has a word of this key.
    pub fn knows_key(&self, key: &str) -> bool {
        let mut found = Vec::new();
        self.index.keys.equal(key.as_bytes(), &mut found);
        found.into_iter().any(|term| self.term(term).is_some())
    }

    /// Whether some name has the word, spelled so or in another romanisation.
    pub fn knows(&self, word: &Word) -> bool {
        self.knows_letters(&word.plain) || self.knows_key(&word.key)
    }

    /// How rare a word is, 1 if no name has it.
    pub fn rarity(&self, word: &Word) -> f64 {
        let mut found = Vec::new();
        self.equals(word, &mut found);
        let known = found.into_iter().filter(|term| self.term(*term).is_some());
        known.map(|term| self.rarity_of(term)).fold(1.0, f64::min)
    }
}
