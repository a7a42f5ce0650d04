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
        let root = (self.root, self.levels);
        self.walk_in(root, guide, &mut found, &Around::default());
    }

    /// Walks through a block, so many levels above the words, and what stands below it.
    fn walk_in<G: Guide>(
        &self,
        (place, levels): (Place, u64),
        guide: &mut G,
        found: &mut impl FnMut(u64, &[u8], &[u8]),
        around: &Around,
    ) {
        let bytes = self.block(place);
        let entries = Entries::new(&bytes, place.number);
        if levels == 0 {
            walk_words(entries, guide, found, around);
        } else {
            self.walk_above(entries, levels, guide, found, around);
        }
    }

    /// Walks through the first words of blocks, and through those blocks in which a word may be wanted.
    fn walk_above<G: Guide>(
        &self,
        mut entries: Entries<'_>,
        levels: u64,
        guide: &mut G,
        found: &mut impl FnMut(u64, &[u8], &[u8]),
        around: &Around,
    ) {
        let mut walked = Walked::along(around);
        let Some(mut below) = entries.next() else {
            return;
        };
        loop {
            let next = entries.read();
            let first = entries.key.as_slice();
            // All that stands between two words begins with what they share.
            let (shared, end) = if let Some(next) = &next {
                (next.shared.min(first.len()), Some(next.letters))
            } else {
                let end = around.end.as_deref();
                let shared = end.map_or(0, |end| shared(first, end));
                (shared, end.map(|end| &end[shared..]))
            };
            walked.back_to(shared);
            if walked.goes(guide, &first[..shared]) && may_hold(guide, first, shared, end) {
                let end = end.map(|end| [&first[..shared], end].concat());
                let within = Around { end, shared };
                self.walk_in((Place::read(below), levels - 1), guide, found, &within);
            }
            let Some(next) = next else { return };
            below = entries.take(&next);
        }
    }
}

/// Walks through the words of a block.
fn walk_words<G: Guide>(
    mut entries: Entries<'_>,
    guide: &mut G,
    found: &mut impl FnMut(u64, &[u8], &[u8]),
    around: &Around,
) {
    let mut walked = Walked::along(around);
    let mut is_first = true;
    loop {
        // What begins as no word that is wanted is passed.
        if walked.dead {
            entries.pass_alike(walked.depth);
        }
        let Some(entry) = entries.read() else { return };
        // The guide went along the beginning of the first word.
        if !std::mem::take(&mut is_first) {
            if walked.dead && entry.shared >= walked.depth {
                continue;
            }
            walked.back_to(entry.shared);
        }
        let payload = entries.take(&entry);
        if walked.goes(guide, &entries.key) && guide.accepts(entries.key.len()) {
            found(entries.number - 1, &entries.key, payload);
        }
    }
}

/// Whether a guide may want a word from `first` on and before another, which begins with the same `shared` letters, along
/// which it went, and goes on by `end`.
fn may_hold(guide: &mut impl Guide, first: &[u8], shared: usize, end: Option<&[u8]>) -> bool {
    let Some(&low) = first.get(shared) else {
        return true;
    };
    let high = match end.map(<[u8]>::first) {
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
    for (at, pair) in (shared..).zip(end.windows(2)) {
        let [letter, next] = [pair[0], pair[1]];
        if !guide.step(at, letter) {
            break;
        }
        let may_go = next > 0 && guide.may_go(at + 1, 0..=next - 1);
        if may_go || guide.accepts(at + 1) {
            return true;
        }
    }
    false
}

/// What is known of the words of a block before it is read.
#[derive(Default)]
struct Around {
    /// A word that comes after all of them.
    end: Option<Vec<u8>>,
    /// How many letters all of them begin with alike, along which the guide went.
    shared: usize,
}

/// How many letters of the last word a guide went along, and whether no word that begins so is wanted.
struct Walked {
    depth: usize,
    dead: bool,
}

impl Walked {
    /// A guide went along the beginning of all words.
    const fn along(around: &Around) -> Self {
        Self {
            depth: around.shared,
            dead: false,
        }
    }

    /// The next word shares so many letters with the last.
    const fn back_to(&mut self, shared: usize) {
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
