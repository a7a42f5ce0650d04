//! A query comes in, the subjects that fit it come out: one match a subject, by the name of his that fits best.

use std::collections::HashMap;

use super::align::align;
use super::fold::Word;
use super::index::{Hits, Index, Reach};
use super::like::{compare, faint, initial};
use super::query::{Fit, Query};
use super::role::{Role, roles};
use super::score::UNEXCUSED;
use super::{Match, MatchKind};

/// From here on a name is spelled as the query is.
const SPELLED: f64 = 0.95;

/// A subject that fits and by how much.
pub(super) struct Ranked {
    pub found: Match,
    /// A word of the query has nothing in the name.
    pub leftover: bool,
    /// The query is a name of the subject, word for word, and more than one word.
    pub is_named_so: bool,
}

impl Ranked {
    /// Whether every word is there, whatever its case, marks, script or romanisation.
    pub fn is_spelled_so(&self) -> bool {
        self.found.kind <= MatchKind::Transliterated
            && self.found.score >= SPELLED
            && !self.leftover
    }

    /// Spellings of one name count alike when it is asked who fits equally well.
    pub fn class(&self) -> (bool, MatchKind) {
        (self.leftover, self.found.kind.max(MatchKind::Equivalent))
    }
}

impl Index {
    /// A query of these words, with what the index knows of them.
    pub(super) fn query(&self, words: Vec<Word>) -> Query {
        Query {
            roles: roles(&words),
            rarity: words.iter().map(|word| self.rarity(word)).collect(),
            words,
        }
    }

    /// The subjects with a name that shares enough words with the query.
    pub(super) fn ranked(&self, query: &Query, reach: Reach) -> Vec<Ranked> {
        let words = query.words.iter().zip(&query.roles);
        let hits: Vec<Hits> = words
            .map(|(word, &role)| self.hits(word, role, reach))
            .collect();
        let hits = hits.as_slice();
        let mut fits: Vec<(usize, Fit)> = Vec::new();
        let mut known: HashMap<u32, u16> = HashMap::new();
        let mut contradicted: HashMap<u32, Vec<u16>> = HashMap::new();
        for (at, words) in self.candidates(query, hits) {
            let owner = self.names[at].owner;
            *known.entry(owner).or_default() |= words;
            let Some(fit) = self.fit(query, hits, at) else {
                continue;
            };
            if fit.contradicted && !fit.foreign {
                contradicted.entry(owner).or_default().push(fit.leftover);
            }
            fits.push((at, fit));
        }
        // A word too many is excused only if no fuller name of the same subject has another in its place.
        for (at, fit) in &mut fits {
            let owner = self.names[*at].owner;
            let unknown = fit.leftover & !known.get(&owner).copied().unwrap_or_default();
            let excused = unknown == 0
                || !contradicted
                    .get(&owner)
                    .is_some_and(|all| all.iter().any(|words| words & !fit.leftover == 0));
            if !excused && !fit.contradicted {
                fit.score *= UNEXCUSED;
            }
        }
        self.best_of_each(fits)
    }

    fn fit(&self, query: &Query, hits: &[Hits], name: usize) -> Option<Fit> {
        let likeness = |at: usize, term: u32| {
            if let Ok(found) = hits[at].binary_search_by_key(&term, |(term, _)| *term) {
                return Some(hits[at][found].1);
            }
            let (word, name) = (&query.words[at], self.word(term));
            match query.roles[at] {
                Role::Initial => initial(word, name),
                Role::Title => None,
                Role::Ordinary | Role::Patronymic => {
                    compare(word, name).or_else(|| faint(word, name))
                }
            }
        };
        align(
            query,
            &self.names[name].slots,
            |term| self.word(term),
            likeness,
        )
    }

    /// The best match of each subject.
    pub(super) fn best_of_each(&self, fits: Vec<(usize, Fit)>) -> Vec<Ranked> {
        let mut best: HashMap<u32, Ranked> = HashMap::new();
        for (at, fit) in fits {
            let name = &self.names[at];
            let found = Match {
                owner: name.owner,
                via: name.via.clone(),
                kind: fit.kind,
                score: fit.score,
            };
            let one = Ranked {
                found,
                leftover: fit.leftover != 0,
                is_named_so: false,
            };
            let better = best
                .get(&name.owner)
                .is_none_or(|old| order(&one, old).is_lt());
            if better {
                best.insert(name.owner, one);
            }
        }
        best.into_values().collect()
    }
}

/// The better match first: by score, then those with every word of the query, by kind, and by owner.
pub(super) fn order(one: &Ranked, other: &Ranked) -> std::cmp::Ordering {
    other
        .found
        .score
        .total_cmp(&one.found.score)
        .then(other.is_named_so.cmp(&one.is_named_so))
        .then((one.leftover, one.found.kind).cmp(&(other.leftover, other.found.kind)))
        .then(one.found.owner.cmp(&other.found.owner))
}
