//! A query comes in; who fits it, who fits less well, and which names are near come out, best first. One answer per
//! subject, by the name of his that fits best. Ties go by owner, so the same question has the same answer; a query
//! that fits nobody is given nobody.

use std::collections::{HashMap, HashSet};

use super::fold::words;
use super::index::{Hits, Index};
use super::like::initial;
use super::role::{Role, roles};
use super::score::{Fit, Query, Verdict, align};
use super::{Found, Match, MatchKind};

/// Matches whose scores differ by no more fit equally well: more than all that spelling and the length of a name can
/// take from a score, less than any word left over.
const MARGIN: f64 = 0.05;

/// Below this a misspelt name is not shown at all.
const FLOOR: f64 = 0.60;

/// Names less like the query are not worth naming to somebody who may have mistyped.
const NEAREST_FLOOR: f64 = 0.84;
const MOST_NEAREST: usize = 3;

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
    }

    /// Names without a word left over come first, then the kinds in their order.
    const fn tier(&self) -> (bool, MatchKind) {
        (self.leftover, self.found.kind)
    }

    /// Spellings of one name count alike when it is asked who fits equally well.
    fn class(&self) -> (bool, MatchKind) {
        (
            self.leftover,
            self.found.kind.max(MatchKind::Transliterated),
        )
    }
}

impl Index {
    /// Every subject whose best name fits `query`, best first: by tier, then score, then owner.
    #[must_use]
    pub fn find(&self, query: &str) -> Found {
        let words = words(query);
        let query = Query {
            roles: roles(&words),
            words,
        };
        let hits = self.all_hits(&query);
        let mut ranked = self.ranked(&query, &hits);
        if !ranked.iter().any(Ranked::is_spelled_so) {
            ranked.extend(self.cut_apart(&query));
        }
        if !ranked.iter().any(Ranked::is_spelled_so) {
            ranked.extend(self.runs(&query));
        }
        let (fits, weaker) = sorted(ranked);
        let nearest = if fits.is_empty() {
            self.nearest(&query, &hits, &weaker)
        } else {
            Vec::new()
        };
        Found {
            fits,
            weaker,
            nearest,
        }
    }

    /// For every word of the query, the terms like it.
    pub(super) fn all_hits(&self, query: &Query) -> Vec<Hits> {
        let words = query.words.iter().zip(&query.roles);
        words.map(|(word, &role)| self.hits(word, role)).collect()
    }

    /// The subjects with a name that shares enough words with the query and contradicts none.
    pub(super) fn ranked(&self, query: &Query, hits: &[Hits]) -> Vec<Ranked> {
        let shared = self.shared(query, hits);
        let needed = query.telling().count().min(2);
        if needed == 0 {
            return Vec::new();
        }
        let mut fits: Vec<(usize, Fit)> = Vec::new();
        let mut known: HashMap<u32, u16> = HashMap::new();
        let mut contradicted: HashMap<u32, Vec<u16>> = HashMap::new();
        for (at, &words) in shared.iter().enumerate().filter(|(_, words)| **words != 0) {
            *known.entry(self.names[at].owner).or_default() |= words;
            if (words.count_ones() as usize) < needed {
                continue;
            }
            match self.verdict(query, hits, at) {
                Verdict::Fits(fit) => fits.push((at, fit)),
                Verdict::Contradicts(words) => contradicted
                    .entry(self.names[at].owner)
                    .or_default()
                    .push(words),
                Verdict::Unlike => {}
            }
        }
        // A word too many is excused only if no fuller name of the same subject has another in its place.
        fits.retain(|(at, fit)| {
            let owner = self.names[*at].owner;
            let unknown = fit.leftover & !known.get(&owner).copied().unwrap_or_default();
            unknown == 0
                || !contradicted
                    .get(&owner)
                    .is_some_and(|all| all.iter().any(|words| words & !fit.leftover == 0))
        });
        self.best_of_each(fits)
    }

    /// For every name, which telling words of the query it has, as bits.
    fn shared(&self, query: &Query, hits: &[Hits]) -> Vec<u16> {
        let mut shared = vec![0_u16; self.names.len()];
        for at in query.telling() {
            for name in hits[at].keys().flat_map(|&term| self.names_with(term)) {
                shared[*name as usize] |= 1 << at;
            }
        }
        shared
    }

    fn verdict(&self, query: &Query, hits: &[Hits], name: usize) -> Verdict {
        let likeness = |at: usize, term: u32| {
            let lazy = || {
                if query.roles[at] == Role::Initial {
                    initial(&query.words[at], self.word(term))
                } else {
                    None
                }
            };
            hits[at].get(&term).copied().or_else(lazy)
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

    /// Shown names near a query that fits nobody, one of each subject.
    fn nearest(&self, query: &Query, hits: &[Hits], weaker: &[Match]) -> Vec<String> {
        let near = self
            .near(query, hits)
            .into_iter()
            .map(|at| &self.names[at as usize]);
        let near = near.map(|name| (name.owner, &name.via));
        let mut names: Vec<(u32, &String)> = Vec::new();
        for (owner, via) in weaker.iter().map(|one| (one.owner, &one.via)).chain(near) {
            let told = names
                .iter()
                .any(|(other, name)| *other == owner || *name == via);
            if names.len() < MOST_NEAREST && !told {
                names.push((owner, via));
            }
        }
        names.into_iter().map(|(_, via)| via.clone()).collect()
    }

    /// Names that hold words near those of the query, nearest first.
    fn near(&self, query: &Query, hits: &[Hits]) -> Vec<u32> {
        let telling: Vec<usize> = query.telling().collect();
        let mut sums: HashMap<u32, f64> = HashMap::new();
        for &at in &telling {
            let mut best: HashMap<u32, f64> = HashMap::new();
            let word = &query.words[at];
            for term in self.akin(word).chain(hits[at].keys().copied()) {
                let like = strsim::jaro_winkler(&word.plain, &self.word(term).plain);
                for &name in self
                    .names_with(term)
                    .iter()
                    .filter(|_| like >= NEAREST_FLOOR)
                {
                    let now = best.entry(name).or_default();
                    *now = now.max(like);
                }
            }
            for (name, like) in best {
                *sums.entry(name).or_default() += like;
            }
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "a query has at most sixteen words"
        )]
        let enough = NEAREST_FLOOR * telling.len() as f64;
        let mut near: Vec<_> = sums.into_iter().filter(|(_, sum)| *sum >= enough).collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.into_iter().map(|(name, _)| name).collect()
    }
}

fn order(one: &Ranked, other: &Ranked) -> std::cmp::Ordering {
    one.tier()
        .cmp(&other.tier())
        .then(other.found.score.total_cmp(&one.found.score))
        .then(one.found.owner.cmp(&other.found.owner))
}

/// Those that fit, and those that fit clearly less well.
fn sorted(mut ranked: Vec<Ranked>) -> (Vec<Match>, Vec<Match>) {
    ranked.retain(|one| one.found.kind != MatchKind::Fuzzy || one.found.score >= FLOOR);
    ranked.sort_by(order);
    let mut seen = HashSet::new();
    ranked.retain(|one| seen.insert(one.found.owner));
    let Some(class) = ranked.first().map(Ranked::class) else {
        return (Vec::new(), Vec::new());
    };
    let peers = || ranked.iter().filter(|one| one.class() == class);
    let best = peers().map(|one| one.found.score).fold(0.0, f64::max);
    let fits = |one: &Ranked| one.class() == class && best - one.found.score <= MARGIN;
    let (fits, weaker): (Vec<_>, Vec<_>) = ranked.into_iter().partition(fits);
    let matches = |all: Vec<Ranked>| all.into_iter().map(|one| one.found).collect();
    (matches(fits), matches(weaker))
}
