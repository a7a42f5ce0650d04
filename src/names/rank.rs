//! A query comes in; who fits it, who fits less well, and which names are near come out, best first. One answer per
//! subject, by the name of his that fits best. Ties go by owner, so the same question has the same answer; a query
//! that fits nobody is given nobody.

use std::collections::{HashMap, HashSet};

use super::fold::{Script, Word, readings};
use super::index::{Hits, Index, Reach};
use super::like::{compare, faint, initial};
use super::role::{Role, roles};
use super::score::{Fit, Query, align};
use super::{Found, Match, MatchKind};

/// Matches whose scores differ by no more fit equally well: more than all that spelling and the length of a name can
/// take from a score, less than any word left over.
const MARGIN: f64 = 0.05;

/// Below this nobody is shown unless asked for.
const FITS: f64 = 0.82;

/// From here on a name is spelled as the query is.
const SPELLED: f64 = 0.95;

/// Below this nobody is shown at all.
const WEAK: f64 = 0.45;

/// Below this a name is not even near the query.
const NEAR: f64 = 0.25;

const MOST_NEAREST: usize = 3;

/// Of more names than a few, one that can at best fit so much worse than another is not looked at.
const FEW: usize = 100;
const BEHIND: f64 = 0.3;

/// A word in more names than this finds none that the other words do not.
const COMMON: usize = 1000;

/// A subject that fits and by how much.
pub(super) struct Ranked {
    pub found: Match,
    /// A word of the query has nothing in the name.
    pub leftover: bool,
}

impl Ranked {
    /// Whether every word is there, whatever its case, marks, script or romanisation.
    pub fn is_spelled_so(&self) -> bool {
        self.found.kind <= MatchKind::Transliterated
            && self.found.score >= SPELLED
            && !self.leftover
    }

    /// Spellings of one name count alike when it is asked who fits equally well.
    fn class(&self) -> (bool, MatchKind) {
        (self.leftover, self.found.kind.max(MatchKind::Equivalent))
    }
}

impl Index {
    pub(super) fn query(&self, words: Vec<Word>) -> Query {
        Query {
            roles: roles(&words),
            rarity: words.iter().map(|word| self.rarity(word)).collect(),
            words,
        }
    }

    /// Every subject whose best name fits `query`, best first: by score, then kind, then owner.
    #[must_use]
    pub fn find(&self, query: &str) -> Found {
        let mut ranked = Vec::new();
        for words in readings(query) {
            ranked.extend(self.read(&self.query(words)));
        }
        let (fits, mut weaker) = sorted(ranked);
        let nearest = if fits.is_empty() {
            let near = weaker.iter().filter_map(|one| self.first_name(one.owner));
            let mut names: Vec<String> = near.map(|name| name.via.clone()).collect();
            let mut seen = HashSet::new();
            names.retain(|name| seen.insert(name.clone()));
            names.truncate(MOST_NEAREST);
            names
        } else {
            Vec::new()
        };
        weaker.retain(|one| one.score >= WEAK);
        Found {
            fits,
            weaker,
            nearest,
        }
    }

    /// Looks for a query as it is spelled, and only if nobody is spelled so with slips, by its sound, and as words
    /// run together or broken at the wrong place.
    fn read(&self, query: &Query) -> Vec<Ranked> {
        let mut found = self.identical(query);
        found.extend(self.ranked(query, Reach::Spelled));
        if found.iter().any(Ranked::is_spelled_so) {
            return found;
        }
        found = self.cut_apart(query);
        found.extend(self.run_together(query, Reach::Spelled));
        if found.iter().any(Ranked::is_spelled_so) {
            return found;
        }
        let fits = |found: &[Ranked]| found.iter().any(|one| one.found.score >= FITS);
        let is_latin = query.words.iter().all(|word| word.script == Script::Latin);
        let misspelt = if is_latin {
            self.ranked(query, Reach::Misspelt)
        } else {
            Vec::new()
        };
        if fits(&misspelt) {
            return misspelt;
        }
        found.extend(self.ranked(query, Reach::Heard));
        if !fits(&found) {
            found.extend(self.run_together(query, Reach::Misspelt));
        }
        found
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
                fit.score *= 0.7;
            }
        }
        self.best_of_each(fits)
    }

    /// Names that share words with the query, and which ones as bits; only those that may fit best.
    fn candidates(&self, query: &Query, hits: &[Hits]) -> Vec<(usize, u16)> {
        let names = |term: u32| &self.terms[term as usize].names;
        let count = |at: usize| hits[at].iter().map(|(term, _)| names(*term).len()).sum();
        let mut telling: Vec<(usize, usize)> = query.telling().map(|at| (count(at), at)).collect();
        telling.sort_unstable();
        // Name, how much of the query it has, and which words.
        let mut shared: Vec<(u32, f64, u16)> = Vec::new();
        for (count, at) in telling {
            let mut with: Vec<(u32, f64)> = Vec::with_capacity(count);
            for (term, likeness) in &hits[at] {
                with.extend(names(*term).iter().map(|name| (*name, likeness.similarity)));
            }
            with.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            with.dedup_by_key(|(name, _)| *name);
            let weight = query.weight(at);
            let common = count > COMMON && !shared.is_empty();
            shared = merged(&shared, &with, weight, 1 << at, common);
        }
        if shared.len() <= FEW {
            return shared
                .into_iter()
                .map(|(name, _, words)| (name as usize, words))
                .collect();
        }
        let most = shared.iter().map(|(_, sum, _)| *sum).fold(0.0, f64::max);
        let total: f64 = query.telling().map(|at| query.weight(at)).sum();
        let near = shared
            .into_iter()
            .filter(|(_, sum, _)| *sum >= most - BEHIND * total);
        near.map(|(name, _, words)| (name as usize, words))
            .collect()
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

/// What names share with a query, and what they share with it by one more word; with `known` alone, only of those
/// that shared something before. Both are in the order of the names.
fn merged(
    before: &[(u32, f64, u16)],
    more: &[(u32, f64)],
    weight: f64,
    bit: u16,
    known: bool,
) -> Vec<(u32, f64, u16)> {
    let mut merged = Vec::with_capacity(before.len() + more.len());
    let mut before = before.iter().copied().peekable();
    for &(name, similarity) in more {
        while let Some(other) = before.next_if(|(other, ..)| *other < name) {
            merged.push(other);
        }
        match before.next_if(|(other, ..)| *other == name) {
            Some((_, sum, words)) => merged.push((name, sum + similarity * weight, words | bit)),
            None if known => {}
            None => merged.push((name, similarity * weight, bit)),
        }
    }
    merged.extend(before);
    merged
}

fn order(one: &Ranked, other: &Ranked) -> std::cmp::Ordering {
    other
        .found
        .score
        .total_cmp(&one.found.score)
        .then((one.leftover, one.found.kind).cmp(&(other.leftover, other.found.kind)))
        .then(one.found.owner.cmp(&other.found.owner))
}

/// Those that fit, and those that fit clearly less well.
fn sorted(mut ranked: Vec<Ranked>) -> (Vec<Match>, Vec<Match>) {
    ranked.retain(|one| one.found.score >= NEAR);
    ranked.sort_by(order);
    let mut seen = HashSet::new();
    ranked.retain(|one| seen.insert(one.found.owner));
    let Some(class) = ranked.first().map(Ranked::class) else {
        return (Vec::new(), Vec::new());
    };
    let best = ranked[0].found.score;
    let fits =
        |one: &Ranked| best >= FITS && one.class() == class && best - one.found.score <= MARGIN;
    let (fits, weaker): (Vec<_>, Vec<_>) = ranked.into_iter().partition(fits);
    let matches = |all: Vec<Ranked>| all.into_iter().map(|one| one.found).collect();
    (matches(fits), matches(weaker))
}
