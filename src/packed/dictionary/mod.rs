//! Words in order, each with a payload of bytes: found whole, by their beginning, by their number, or by a walk that
//! somebody else guides.
//!
//! Words stand in blocks of some six hundred bytes, each written as what it has beyond the word before. The first
//! word of every block stands in a dictionary above it, with the place of the block, until one block holds them all.
//!
//! ```text
//! entry    = letters shared with the word before * 16 + number of other letters (each at most 15, and what it is more
//!            than 14 behind), those letters, length of payload, payload
//! above    = an entry whose word is the first of a block and whose payload is: place, length, number of first word
//! end      = place of the topmost block, its length, how many levels are above words, how many words; 8 bytes each
//! ```

mod entries;
#[cfg(test)]
mod tests;
mod walk;
mod writer;

use super::{Bytes, Packed};
use entries::{Entries, Place, last_until};
pub use walk::Guide;
pub use writer::DictionaryWriter;

/// The end of a dictionary.
const END: u64 = 32;

/// More levels than any file can have.
const MOST_LEVELS: u64 = 16;

/// A dictionary that can be asked.
#[derive(Clone)]
pub struct Dictionary {
    packed: Packed,
    root: Place,
    levels: u64,
    count: u64,
}

/// How many letters two words begin with alike.
fn shared(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

impl Dictionary {
    /// A dictionary over what [`DictionaryWriter::finish`] made.
    #[must_use]
    pub fn over(packed: Packed) -> Self {
        let length = packed.len();
        let end = packed.bytes(length.saturating_sub(END)..length);
        let number = |nth: usize| {
            let bytes = end.chunks_exact(8).nth(nth);
            bytes.map_or(0, |bytes| {
                u64::from_le_bytes(bytes.try_into().unwrap_or_default())
            })
        };
        let root = Place {
            start: number(0),
            length: number(1),
            number: 0,
        };
        let (levels, count) = (number(2).min(MOST_LEVELS), number(3));
        drop(end);
        Self {
            packed,
            root,
            levels,
            count,
        }
    }

    /// How many words it has.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.count
    }

    /// Whether it has none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn block(&self, place: Place) -> Bytes<'_> {
        self.packed
            .bytes(place.start..place.start.saturating_add(place.length))
    }

    /// The block that would hold what a choice of entries above leads to: of the bytes of a block it gives one.
    fn leaf(&self, choose: impl Fn(&[u8]) -> Option<Place>) -> Place {
        let mut place = self.root;
        for _ in 0..self.levels {
            place = choose(&self.block(place)).unwrap_or_default();
        }
        place
    }

    /// The block that would hold a word.
    fn leaf_of(&self, word: &[u8]) -> Place {
        self.leaf(|bytes| Some(Place::read(last_until(bytes, word)?.payload)))
    }

    /// The block that would hold the word with a number.
    fn leaf_with(&self, number: u64) -> Place {
        self.leaf(|bytes| {
            let mut entries = Entries::new(bytes, 0);
            let mut chosen = entries.pass()?;
            while let Some(below) = entries.pass() {
                if Place::number(below) > number {
                    break;
                }
                chosen = below;
            }
            Some(Place::read(chosen))
        })
    }

    /// The number and the payload of a word.
    #[must_use]
    pub fn equal(&self, word: &[u8]) -> Option<(u64, Vec<u8>)> {
        let place = self.leaf_of(word);
        let bytes = self.block(place);
        let met = last_until(&bytes, word).filter(|met| met.is_equal)?;
        Some((place.number + met.nth, met.payload.to_vec()))
    }

    /// The word with this number, counted from 0, and its payload.
    #[must_use]
    pub fn numbered(&self, number: u64) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut found = None;
        self.each_numbered([number], |_, word, payload| {
            found = Some((word.to_vec(), payload.to_vec()));
        });
        found
    }

    /// Hands the words with some numbers, which ascend, to `found`: the number, the word, its payload.
    pub fn each_numbered(
        &self,
        numbers: impl IntoIterator<Item = u64>,
        mut found: impl FnMut(u64, &[u8], &[u8]),
    ) {
        let mut numbers = numbers.into_iter();
        let mut wanted = numbers.next();
        while let Some(first) = wanted {
            let place = self.leaf_with(first);
            let bytes = self.block(place);
            let mut entries = Entries::new(&bytes, place.number);
            while let Some(number) = wanted
                && let Some(payload) = entries.next()
            {
                if entries.number == number + 1 {
                    found(number, &entries.key, payload);
                    wanted = numbers.next();
                }
            }
            if wanted == Some(first) {
                wanted = numbers.next();
            }
        }
    }

    /// Hands every word from `first` on to `found`, in order, as long as that wants more: its number, itself,
    /// its payload.
    pub fn since(&self, first: &[u8], mut found: impl FnMut(u64, &[u8], &[u8]) -> bool) {
        let mut place = self.leaf_of(first);
        loop {
            let bytes = self.block(place);
            let mut entries = Entries::new(&bytes, place.number);
            while let Some(payload) = entries.next() {
                if entries.key.as_slice() >= first
                    && !found(entries.number - 1, &entries.key, payload)
                {
                    return;
                }
            }
            let next = entries.number;
            if next >= self.count || bytes.is_empty() {
                return;
            }
            place = self.leaf_with(next);
            // Of a damaged block above nothing leads on.
            if place.number != next {
                return;
            }
        }
    }

    /// Hands every word that begins with `beginning` to `found`, in order: its number, itself, its payload.
    pub fn begun(&self, beginning: &[u8], mut found: impl FnMut(u64, &[u8], &[u8])) {
        self.since(beginning, |number, word, payload| {
            let begins = word.starts_with(beginning);
            if begins {
                found(number, word, payload);
            }
            begins
        });
    }
}
