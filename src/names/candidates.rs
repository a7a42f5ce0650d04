//! The terms like each word of a query come in, the names worth aligning with it come out: those with the rarest of its
//! words, and of many only those that may fit as well as the best. It decides nothing about a name but that.

use super::index::{Hits, Index};
use super::like::Likeness;
use super::query::{Query, bit};

/// Of more names than a few, one that has so much less of the query than another is not looked at: what aligning may
/// still change is less than that.
const FEW: usize = 100;
const BEHIND: f64 = 0.3;

/// A word in more names than this finds none by itself, unless it is the rarest there is: of a thousand people called
/// Mustafa none is nearer than the next to a Mustafa of an unknown family.
const COMMON: usize = 1000;

impl Index {
    /// Names that share words with the query, and which ones as bits; only those that may fit best.
    pub(super) fn candidates(&self, query: &Query, hits: &[Hits]) -> Vec<(usize, u16)> {
        let names = |term: u32| &self.terms[term as usize].names;
        let count = |at: usize| hits[at].iter().map(|(term, _)| names(*term).len()).sum();
        let mut telling: Vec<(usize, usize)> = query.telling().map(|at| (count(at), at)).collect();
        telling.sort_unstable();
        // Name, how much of the query it has, and which words.
        let mut shared: Vec<(u32, f64, u16)> = Vec::new();
        for (place, (count, at)) in telling.into_iter().enumerate() {
            let (hits, bit) = (hits[at].as_slice(), bit(at));
            let weight = query.rarity[at];
            if place > 0 && count > COMMON {
                for (name, sum, words) in &mut shared {
                    if let Some(similarity) = self.best_of(hits, *name) {
                        *sum += similarity * weight;
                        *words |= bit;
                    }
                }
                continue;
            }
            let mut with: Vec<(u32, f64)> = Vec::with_capacity(count);
            for (term, likeness) in hits {
                with.extend(names(*term).iter().map(|name| (*name, likeness.similarity)));
            }
            with.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            with.dedup_by_key(|(name, _)| *name);
            shared = merged(&shared, &with, weight, bit);
        }
        if shared.len() <= FEW {
            return shared
                .into_iter()
                .map(|(name, _, words)| (name as usize, words))
                .collect();
        }
        let most = shared.iter().map(|(_, sum, _)| *sum).fold(0.0, f64::max);
        let total: f64 = query.telling().map(|at| query.rarity[at]).sum();
        let near = shared
            .into_iter()
            .filter(|(_, sum, _)| *sum >= most - BEHIND * total);
        near.map(|(name, _, words)| (name as usize, words))
            .collect()
    }

    /// How like the nearest of its words a name is to a word with these hits.
    fn best_of(&self, hits: &[(u32, Likeness)], name: u32) -> Option<f64> {
        let slots = self.names[name as usize].slots.iter();
        let like = slots.filter_map(|slot| {
            let found = hits.binary_search_by_key(&slot.term, |(term, _)| *term);
            found.ok().map(|at| hits[at].1.similarity)
        });
        like.max_by(f64::total_cmp)
    }
}

/// What names share with a query, and what they share with it by one more word; both in the order of the names.
fn merged(
    before: &[(u32, f64, u16)],
    more: &[(u32, f64)],
    weight: f64,
    bit: u16,
) -> Vec<(u32, f64, u16)> {
    let mut merged = Vec::with_capacity(before.len() + more.len());
    let mut before = before.iter().copied().peekable();
    for &(name, similarity) in more {
        while let Some(other) = before.next_if(|(other, ..)| *other < name) {
            merged.push(other);
        }
        let (sum, words) = before
            .next_if(|(other, ..)| *other == name)
            .map_or((0.0, 0), |(_, sum, words)| (sum, words));
        merged.push((name, sum + similarity * weight, words | bit));
    }
    merged.extend(before);
    merged
}
