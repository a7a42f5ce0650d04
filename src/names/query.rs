//! What the steps between the index and a match hand on: a query and a name as words with their parts, and how the one
//! fits the other.

use super::MatchKind;
use super::fold::Word;
use super::role::Role;

/// Letters of the telling words of a query that bear no more than one slip, and no more than two, in all.
const LETTERS_FOR_ONE: usize = 4;
const LETTERS_FOR_TWO: usize = 11;

/// A word of a name, as the index knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub term: u32,
    pub role: Role,
}

/// How a name stands to a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    pub kind: MatchKind,
    pub score: f64,
    /// Words of the query, as bits, that the name has nothing for.
    pub leftover: u16,
    /// The name has other words in their place.
    pub contradicted: bool,
    /// The two are in different scripts.
    pub foreign: bool,
}

/// The words of a query with their parts and how rare they are.
pub(super) struct Query {
    pub words: Vec<Word>,
    pub roles: Vec<Role>,
    /// How rare each word is, 1 where nobody has it.
    pub rarity: Vec<f64>,
}

impl Query {
    /// Words that name somebody by themselves: neither titles nor initials.
    pub fn telling(&self) -> impl Iterator<Item = usize> {
        (0..self.words.len())
            .filter(|&at| matches!(self.roles[at], Role::Ordinary | Role::Patronymic))
    }

    /// The slips that all its words together may bear.
    pub fn slips(&self) -> usize {
        let letters: usize = self.telling().map(|at| self.words[at].plain.len()).sum();
        match letters {
            _ if letters <= LETTERS_FOR_ONE => 1,
            _ if letters <= LETTERS_FOR_TWO => 2,
            _ => 3,
        }
    }
}

/// The bit of a word in a set of words.
pub(super) const fn bit(at: usize) -> u16 {
    1 << at
}
