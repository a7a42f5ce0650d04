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

use std::borrow::Cow;

use super::{Cursor, Packed, Writer};

/// A block is ended once it is so long.
const BLOCK: usize = 600;

/// The end of a dictionary.
const END: u64 = 32;

/// More levels than any file can have.
const MOST_LEVELS: u64 = 16;

/// Leads a walk through the letters of words.
pub trait Guide {
    /// Goes from a path of `depth` letters on by one; false if no word that begins so is wanted.
    fn step(&mut self, depth: usize, letter: u8) -> bool;

    /// Whether the word that the first `depth` letters of the path make is wanted.
    fn accepts(&self, depth: usize) -> bool;
}

/// A dictionary being written, word by word in order.
#[derive(Debug, Default)]
pub struct DictionaryWriter {
    done: Writer,
    /// The blocks that are not ended: that of the words, those above it.
    levels: Vec<Level>,
    count: u64,
}

/// The block of one level that is being written.
#[derive(Debug, Default)]
struct Level {
    block: Writer,
    first: Vec<u8>,
    last: Vec<u8>,
    /// The number of the first word of the block.
    number: u64,
}

impl Level {
    fn push(&mut self, key: &[u8], payload: &[u8], number: u64) {
        if self.block.is_empty() {
            self.first.clear();
            self.first.extend_from_slice(key);
            self.number = number;
            self.last.clear();
        }
        let shared = shared(&self.last, key);
        let lengths = [shared, key.len() - shared];
        let short =
            lengths.map(|length| u8::try_from(length).map_or(LONG, |length| length.min(LONG)));
        self.block.byte(short[0] << 4 | short[1]);
        for length in lengths {
            if let Some(more) = length.checked_sub(usize::from(LONG)) {
                self.block.size(more);
            }
        }
        self.block.raw(&key[shared..]);
        self.block.size(payload.len());
        self.block.raw(payload);
        self.last.clear();
        self.last.extend_from_slice(key);
    }
}

/// How many letters two words begin with alike.
fn shared(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

impl DictionaryWriter {
    /// A dictionary without words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many words were added.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.count
    }

    /// Whether no word was added.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Adds a word that comes after all before it.
    pub fn push(&mut self, word: &[u8], payload: &[u8]) {
        let number = self.count;
        self.count += 1;
        self.push_to(0, word, payload, number);
    }

    fn push_to(&mut self, level: usize, key: &[u8], payload: &[u8], number: u64) {
        if level == self.levels.len() {
            self.levels.push(Level::default());
        }
        self.levels[level].push(key, payload, number);
        if self.levels[level].block.len() >= BLOCK {
            self.end_block(level);
        }
    }

    /// Ends the block of a level: its place goes into the level above.
    fn end_block(&mut self, level: usize) {
        let mut ended = std::mem::take(&mut self.levels[level]);
        let mut payload = Writer::new();
        payload.size(self.done.len());
        payload.size(ended.block.len());
        payload.number(ended.number);
        self.done.raw(ended.block.as_bytes());
        self.push_to(level + 1, &ended.first, payload.as_bytes(), ended.number);
        ended.block.clear();
        self.levels[level] = ended;
    }

    /// The finished bytes.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        let mut level = 0;
        while level + 1 < self.levels.len() {
            if !self.levels[level].block.is_empty() {
                self.end_block(level);
            }
            level += 1;
        }
        let root = self.levels.pop().unwrap_or_default().block;
        let (place, length) = (self.done.len() as u64, root.len() as u64);
        let mut bytes = self.done.into_bytes();
        bytes.extend_from_slice(root.as_bytes());
        bytes.extend(place.to_le_bytes());
        let above = self.levels.len() as u64;
        for number in [place, length, above, self.count] {
            bytes.extend(number.to_le_bytes());
        }
        bytes
    }
}

/// A dictionary that can be asked.
#[derive(Clone)]
pub struct Dictionary {
    packed: Packed,
    root: Place,
    levels: u64,
    count: u64,
}

/// From here on a length does not fit into half a byte.
const LONG: u8 = 15;

/// How many letters an entry shares with the one before, and how many others it has.
fn lengths(cursor: &mut Cursor<'_>) -> (usize, usize) {
    let short = cursor.byte();
    let mut length = |short: u8| {
        let more = if short == LONG { cursor.size() } else { 0 };
        usize::from(short).saturating_add(more)
    };
    (length(short >> 4), length(short & 0xf))
}

/// Where a block stands, and the number of its first word.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: u64,
    length: u64,
    number: u64,
}

/// A walk through the entries of a block.
struct Entries<'b> {
    cursor: Cursor<'b>,
    key: Vec<u8>,
    number: u64,
    /// How much of the last key the one before had.
    shared: usize,
}

impl<'b> Entries<'b> {
    fn new(bytes: &'b [u8], number: u64) -> Self {
        Self {
            cursor: Cursor::new(bytes),
            key: Vec::new(),
            number,
            shared: 0,
        }
    }

    /// The same of the next entry that shares fewer than so many letters with the one before: those that share more
    /// are passed unread.
    fn next_of(&mut self, most_shared: usize) -> Option<&'b [u8]> {
        loop {
            let mut ahead = self.cursor;
            if ahead.is_done() {
                return None;
            }
            let (shared, length) = lengths(&mut ahead);
            if shared < most_shared {
                return self.next();
            }
            ahead.raw(length);
            let length = ahead.size();
            ahead.raw(length);
            self.number += 1;
            self.cursor = ahead;
        }
    }

    /// The payload of the next entry, whose key is passed unread.
    fn pass(&mut self) -> Option<&'b [u8]> {
        if self.cursor.is_done() {
            return None;
        }
        let (_, length) = lengths(&mut self.cursor);
        self.cursor.raw(length);
        let length = self.cursor.size();
        Some(self.cursor.raw(length))
    }

    /// The payload of the next entry; its key stands in `key`, its number in `number`, less one.
    fn next(&mut self) -> Option<&'b [u8]> {
        if self.cursor.is_done() {
            return None;
        }
        let (shared, length) = lengths(&mut self.cursor);
        self.shared = shared.min(self.key.len());
        self.key.truncate(self.shared);
        self.key.extend_from_slice(self.cursor.raw(length));
        let length = self.cursor.size();
        self.number += 1;
        Some(self.cursor.raw(length))
    }
}

impl Place {
    fn read(payload: &[u8]) -> Self {
        let mut cursor = Cursor::new(payload);
        Self {
            start: cursor.number(),
            length: cursor.number(),
            number: cursor.number(),
        }
    }
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

    fn block(&self, place: Place) -> Cow<'_, [u8]> {
        self.packed
            .bytes(place.start..place.start.saturating_add(place.length))
    }

    /// The block that would hold what a choice of entries above leads to: of the entries of a block it gives one.
    fn leaf(&self, choose: impl Fn(Entries<'_>) -> Option<Place>) -> Place {
        let mut place = self.root;
        for _ in 0..self.levels {
            let bytes = self.block(place);
            place = choose(Entries::new(&bytes, 0)).unwrap_or_default();
        }
        place
    }

    /// The block that would hold a word.
    fn leaf_of(&self, word: &[u8]) -> Place {
        self.leaf(|mut entries| {
            let mut chosen = entries.next()?;
            while let Some(payload) = entries.next() {
                if entries.key.as_slice() > word {
                    break;
                }
                chosen = payload;
            }
            Some(Place::read(chosen))
        })
    }

    /// The block that would hold the word with a number.
    fn leaf_with(&self, number: u64) -> Place {
        self.leaf(|mut entries| {
            let mut chosen = Place::read(entries.pass()?);
            while let Some(below) = entries.pass().map(Place::read) {
                if below.number > number {
                    break;
                }
                chosen = below;
            }
            Some(chosen)
        })
    }

    /// The number and the payload of a word.
    #[must_use]
    pub fn equal(&self, word: &[u8]) -> Option<(u64, Vec<u8>)> {
        let place = self.leaf_of(word);
        let bytes = self.block(place);
        let mut entries = Entries::new(&bytes, place.number);
        while let Some(payload) = entries.next() {
            match entries.key.as_slice().cmp(word) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => return Some((entries.number - 1, payload.to_vec())),
                std::cmp::Ordering::Greater => return None,
            }
        }
        None
    }

    /// The word with this number, counted from 0, and its payload.
    #[must_use]
    pub fn numbered(&self, number: u64) -> Option<(Vec<u8>, Vec<u8>)> {
        let place = self.leaf_with(number);
        let bytes = self.block(place);
        let mut entries = Entries::new(&bytes, place.number);
        while let Some(payload) = entries.next() {
            if entries.number == number + 1 {
                return Some((entries.key, payload.to_vec()));
            }
        }
        None
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
                if walked.goes(guide, &first[..shared]) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed::Slips;

    fn words() -> Vec<String> {
        let syllables = ["a", "ra", "lov", "ka", "min", "se", "v", "zo"];
        let mut words = vec![String::new()];
        for _ in 0..4 {
            let longer = words.iter().flat_map(|word| {
                syllables
                    .iter()
                    .map(move |syllable| format!("{word}{syllable}"))
            });
            words = words.iter().cloned().chain(longer).collect();
        }
        words.sort();
        words.dedup();
        words
    }

    /// Long enough that there are blocks above blocks above blocks.
    fn payload(word: &str) -> Vec<u8> {
        word.repeat(30).into_bytes()
    }

    fn dictionary(words: &[String]) -> Dictionary {
        let mut writer = DictionaryWriter::new();
        for word in words {
            writer.push(word.as_bytes(), &payload(word));
        }
        Dictionary::over(Packed::in_memory(writer.finish()))
    }

    #[test]
    fn finds_every_word_and_no_other() {
        let words = words();
        let dictionary = dictionary(&words);
        assert_eq!(dictionary.len(), words.len() as u64);
        assert!(dictionary.levels > 1, "there are blocks above blocks");
        for (number, word) in (0..).zip(&words) {
            let payload = payload(word);
            assert_eq!(
                dictionary.equal(word.as_bytes()),
                Some((number, payload.clone()))
            );
            let numbered = dictionary.numbered(number);
            assert_eq!(numbered, Some((word.clone().into_bytes(), payload)));
            assert_eq!(dictionary.equal(format!("{word}\0").as_bytes()), None);
        }
        assert_eq!(dictionary.numbered(words.len() as u64), None);
    }

    #[test]
    fn finds_by_beginning_and_by_slips_what_a_look_at_all_finds() {
        let words = words();
        let dictionary = dictionary(&words);
        for asked in ["", "ra", "aralov", "kamin", "zzz", "minv", "arakamin"] {
            let mut found = Vec::new();
            dictionary.begun(asked.as_bytes(), |number, word, _| {
                assert_eq!(words[usize::try_from(number).unwrap()].as_bytes(), word);
                found.push(number);
            });
            let begun = (0..)
                .zip(&words)
                .filter(|(_, word)| word.starts_with(asked));
            assert_eq!(
                found,
                begun.map(|(at, _)| at).collect::<Vec<u64>>(),
                "{asked}"
            );
            for slips in 0..=2 {
                let mut found = Vec::new();
                dictionary.walk(&mut Slips::of(asked, slips), |number, _, _| {
                    found.push(number);
                });
                let near = (0..)
                    .zip(&words)
                    .filter(|(_, word)| strsim::osa_distance(asked, word) <= usize::from(slips));
                assert_eq!(
                    found,
                    near.map(|(at, _)| at).collect::<Vec<u64>>(),
                    "{asked}"
                );
            }
        }
    }

    #[test]
    fn no_words_are_no_trouble() {
        for bytes in [DictionaryWriter::new().finish(), Vec::new(), vec![0xff; 30]] {
            let dictionary = Dictionary::over(Packed::in_memory(bytes));
            assert_eq!(dictionary.equal(b"a"), None);
            assert_eq!(dictionary.numbered(0), None);
            dictionary.begun(b"", |_, _, _| panic!("there is no word"));
            dictionary.walk(&mut Slips::of("a", 2), |_, _, _| panic!("there is no word"));
        }
    }
}
