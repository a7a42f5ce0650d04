//! The terms like each word of a query come in, the names worth aligning with it come out: those with the rarest of its
//! words, and of many only those that may fit as well as the best. It decides nothing about a name but that.

use super::query::{Query, bit};
use super::within::{Hit, Hits, Within, hit};

/// Of more names than a few, one that has so much less of the query than another is not looked at: what aligning may
/// still change is less than that.
const FEW: usize = 100;
const BEHIND: f64 = 0.3;

/// A word in more names than this finds none by itself, unless it is the rarest there is: of a thousand people called
/// Mustafa none is nearer than the next to a Mustafa of an unknown family.
const COMMON: usize = 1000;

impl Within<'_> {
    /// Names that share words with the query, and which ones as bits; only those that may fit best.
    pub(super) fn candidates(&self, query: &Query, hits: &[Hits]) -> Vec<(u32, u16)> {
        let count = |at: usize| -> usize {
            let borne = hits[at].iter().map(|hit| self.borne(&hit.term) as usize);
            borne.sum()
        };
        let mut telling: Vec<(usize, usize)> = query.telling().map(|at| (count(at), at)).collect();
        telling.sort_unstable();
        // Name, how much of the query it has, and which words.
        let mut shared: Vec<(u32, f64, u16)> = Vec::new();
        for (place, (count, at)) in telling.into_iter().enumerate() {
            let (hits, bit) = (hits[at].as_slice(), bit(at));
            let weight = query.rarity[at];
            if place > 0 && count > COMMON {
                let mut reader = self.index.reader();
                for (name, sum, words) in &mut shared {
                    if let Some(similarity) = best_of(hits, reader.terms(*name)) {
                        *sum += similarity * weight;
                        *words |= bit;
                    }
                }
                continue;
            }
            let mut with: Vec<(u32, f64)> = Vec::new();
            for hit in hits {
                let names = self.names_of(&hit.term).into_iter();
                with.extend(names.map(|name| (name, hit.likeness.similarity)));
            }
            with.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
            with.dedup_by_key(|(name, _)| *name);
            shared = merged(&shared, &with, weight, bit);
        }
        let pairs = |shared: Vec<(u32, f64, u16)>| -> Vec<(u32, u16)> {
            shared
                .into_iter()
                .map(|(name, _, words)| (name, words))
                .collect()
        };
        if self.are_few(&shared) {
            return pairs(shared);
        }
        let most = shared.iter().map(|(_, sum, _)| *sum).fold(0.0, f64::max);
        let total: f64 = query.telling().map(|at| query.rarity[at]).sum();
        shared.retain(|(_, sum, _)| *sum >= most - BEHIND * total);
        pairs(shared)
    }

    /// Whether few bear these names.
    fn are_few(&self, names: &[(u32, f64, u16)]) -> bool {
        let (mut left, mut reader) = (FEW, self.index.reader());
        names.len() <= FEW
            && names.iter().all(|(name, ..)| {
                let count = reader.name(*name).bearers.count();
                let fits = count <= left;
                left = left.saturating_sub(count);
                fits
            })
    }
}

/// How like the nearest of its terms a name is to a word with these hits.
fn best_of(hits: &[Hit], terms: &[u32]) -> Option<f64> {
    let like = terms
        .iter()
        .filter_map(|term| Some(hit(hits, *term)?.similarity));
    like.max_by(f64::total_cmp)
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
