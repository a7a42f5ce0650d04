//! A guide comes in, the words that it leads to come out: blocks in which it can want none are not read.

use std::ops::RangeInclusive;

use super::entries::{Entries, Place};
use super::{Dictionary, shared};

/// Leads a walk through the letters of words.
pub trait Guide {
    /// Goes from a path of `depth` letters on by one; false if no word that begins so is wanted.
    fn step(&mut self, depth: usize, letter: u8) -> bool;

    /// Whether the word that the first `depth` letters of the path make is wanted.
    fn accepts(&self, depth: usize) -> bool;

    /// Whether a word may be wanted that goes on from the first `depth` letters of the path by one of these letters.
    /// Where that is not known it may.
    fn may_go(&self, depth: usize, letters: RangeInclusive<u8>) -> bool;
}

impl Dictionary {
    /// Hands every word that a guide accepts to `found`, in order: its number, itself, its payload.
    pub fn walk(&self, guide: &mut impl Guide, mut found: impl FnMut(u64, &[u8], &[u8])) {
        let around = Around {
            end: None,
            shared: 0,
        };
        self.walk_in((self.root, self.levels), guide, &mut found, around);
    }

    /// Walks through a block, so many levels above the words, and what stands below it.
    fn walk_in<G: Guide>(
        &self,
        (place, levels): (Place, u64),
        guide: &mut G,
        found: &mut impl FnMut(u64, &[u8], &[u8]),
        around: Around<'_>,
    ) {
        let bytes = self.block(place);
        let mut entries = Entries::new(&bytes, place.number);
        let mut walked = Walked {
            depth: around.shared,
            dead: false,
        };
        if levels == 0 {
            let mut first = Some(around.shared);
            while let Some(payload) = entries.next_of(walked.dead_at()) {
                walked.back_to(first.take().unwrap_or(entries.shared));
                if walked.goes(guide, &entries.key) && guide.accepts(entries.key.len()) {
                    found(entries.number - 1, &entries.key, payload);
                }
            }
            return;
        }
        let (mut first, mut before) = (Vec::new(), None);
        loop {
            let below = entries.next().map(Place::read);
            if let Some(place) = before {
                let end = below.map(|_| entries.key.as_slice()).or(around.end);
                // All that stands between two words begins with what they share.
                let shared = end.map_or(0, |end| shared(&first, end));
                walked.back_to(shared);
                if walked.goes(guide, &first[..shared]) && may_hold(guide, &first, end, shared) {
                    let around = Around { end, shared };
                    self.walk_in((place, levels - 1), guide, found, around);
                }
            }
            let Some(below) = below else { return };
            before = Some(below);
            first.clear();
            first.extend_from_slice(&entries.key);
        }
    }
}

/// Whether a guide may want a word from `first` on and before `end`, which begin with the same `shared` letters, along
/// which it went.
fn may_hold(guide: &mut impl Guide, first: &[u8], end: Option<&[u8]>, shared: usize) -> bool {
    let Some(&low) = first.get(shared) else {
        return true;
    };
    let high = match end.map(|end| end.get(shared)) {
        Some(Some(&high)) => Some(high),
        Some(None) => return true,
        None => None,
    };
    let until = high.map_or(u8::MAX, |high| high.saturating_sub(1));
    if low < until && guide.may_go(shared, low + 1..=until) {
        return true;
    }
    for (at, &letter) in (shared..).zip(&first[shared..]) {
        if !guide.step(at, letter) {
            break;
        }
        match first.get(at + 1) {
            Some(&u8::MAX) => {}
            Some(next) if !guide.may_go(at + 1, next + 1..=u8::MAX) => {}
            _ => return true,
        }
    }
    let end = end.unwrap_or_default();
    for (at, &letter) in (shared..).zip(end.get(shared..).unwrap_or_default()) {
        let Some(&next) = end.get(at + 1).filter(|_| guide.step(at, letter)) else {
            break;
        };
        let may_go = next > 0 && guide.may_go(at + 1, 0..=next - 1);
        if may_go || guide.accepts(at + 1) {
            return true;
        }
    }
    false
}

/// What is known of the words of a block before it is read.
#[derive(Clone, Copy)]
struct Around<'e> {
    /// A word that comes after all of them.
    end: Option<&'e [u8]>,
    /// How many letters all of them begin with alike, along which the guide went.
    shared: usize,
}

/// How many letters of the last word a guide went along, and whether no word that begins so is wanted.
struct Walked {
    depth: usize,
    dead: bool,
}

impl Walked {
    /// How many letters of a word are enough to know that it is not wanted, nor what begins so.
    const fn dead_at(&self) -> usize {
        if self.dead { self.depth } else { usize::MAX }
    }

    /// The next word shares so many letters with the last.
    fn back_to(&mut self, shared: usize) {
        if shared < self.depth {
            self.depth = shared;
            self.dead = false;
        }
    }

    /// Leads the guide along the rest of a word; whether it went to the end.
    fn goes(&mut self, guide: &mut impl Guide, word: &[u8]) -> bool {
        while !self.dead && self.depth < word.len() {
            self.dead = !guide.step(self.depth, word[self.depth]);
            self.depth += 1;
        }
        !self.dead
    }
}
