//! Words come in in their order, the bytes of a dictionary come out.

use super::entries::LONG;
use super::shared;
use crate::packed::Writer;

/// A block is ended once it is so long.
const BLOCK: usize = 600;

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

impl DictionaryWriter {
    /// A dictionary without words.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
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
