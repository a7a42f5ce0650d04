//! Texts come in, the number of each comes out: the same text has the same number, new ones are counted from 0. They
//! stand one behind the other, so that a million of them take little more than their bytes.

use xxhash_rust::xxh3::xxh3_64;

/// Different texts, each with its number.
#[derive(Debug, Default)]
pub struct Interner {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// Every text at the place that its hash leads to, or the next free one.
    table: Vec<Place>,
}

/// Where a text may stand.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    /// The hash of the text: hardly ever is another looked at than the one that is looked for.
    hash: u32,
    /// One more than its number; 0 where none stands.
    number: u32,
}

/// The first size of the table; it is always a power of two, and doubles before it is two thirds full.
const FIRST_SIZE: usize = 64;

impl Interner {
    /// No text yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            bytes: Vec::new(),
            ends: Vec::new(),
            table: Vec::new(),
        }
    }

    /// How many texts there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// All texts, in the order of their numbers.
    pub fn texts(&self) -> impl Iterator<Item = &[u8]> {
        (0..).take(self.len()).map(|number| self.text(number))
    }

    /// The text with this number.
    #[must_use]
    pub fn text(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.bytes[start..self.ends[at] as usize]
    }

    /// The number of a text, if it has one.
    #[must_use]
    pub fn find(&self, text: &[u8]) -> Option<u32> {
        if self.table.is_empty() {
            return None;
        }
        let place = self.place(text, hash(text));
        self.table[place].number.checked_sub(1)
    }

    /// The number of a text, a new one if it has none yet, and whether it is new.
    ///
    /// # Panics
    ///
    /// At 2^32 bytes of different texts.
    pub fn number(&mut self, text: &[u8]) -> (u32, bool) {
        self.make_room(1);
        self.number_of(text, hash(text))
    }

    /// The number that each text of another has here, by its number there; a new one if it has none yet, and whether it
    /// is new.
    ///
    /// # Panics
    ///
    /// At 2^32 bytes of different texts.
    pub fn join(&mut self, other: &Self) -> Vec<(u32, bool)> {
        self.make_room(other.len());
        let mut hashes = vec![0; other.len()];
        for place in other.table.iter().filter(|place| place.number > 0) {
            hashes[place.number as usize - 1] = place.hash;
        }
        let texts = other.texts().zip(hashes);
        texts
            .map(|(text, hash)| self.number_of(text, hash))
            .collect()
    }

    /// The number of a text with this hash, for which there is room in the table, and whether it is new.
    fn number_of(&mut self, text: &[u8], hash: u32) -> (u32, bool) {
        let place = self.place(text, hash);
        if let Some(number) = self.table[place].number.checked_sub(1) {
            return (number, false);
        }
        let number = u32::try_from(self.len()).expect("fewer texts than bytes of them");
        self.bytes.extend_from_slice(text);
        let end = u32::try_from(self.bytes.len()).expect("at most 2^32 bytes of texts");
        self.ends.push(end);
        self.table[place] = Place {
            hash,
            number: number + 1,
        };
        (number, true)
    }

    /// The texts by number, as they come in order.
    #[must_use]
    pub fn sorted(&self) -> Vec<u32> {
        let beginnings = self.texts().map(beginning);
        let mut order: Vec<(u64, u32)> = beginnings.zip(0..).collect();
        order.sort_unstable_by(|one, other| {
            let rest = || self.text(one.1).cmp(self.text(other.1));
            one.0.cmp(&other.0).then_with(rest)
        });
        order.into_iter().map(|(_, number)| number).collect()
    }

    /// Where a text of this hash stands in the table, or has to.
    fn place(&self, text: &[u8], hash: u32) -> usize {
        let mask = self.table.len() - 1;
        let mut place = hash as usize & mask;
        while let Some(number) = self.table[place].number.checked_sub(1) {
            if self.table[place].hash == hash && self.text(number) == text {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    /// Makes the table large enough for so many more texts.
    fn make_room(&mut self, more: usize) {
        let needed = (self.len() + more) * 3;
        if needed <= self.table.len() * 2 {
            return;
        }
        let size = (needed / 2 + 1).next_power_of_two().max(FIRST_SIZE);
        let before = std::mem::replace(&mut self.table, vec![Place::default(); size]);
        for known in before.into_iter().filter(|place| place.number != 0) {
            let mut place = known.hash as usize & (size - 1);
            while self.table[place].number != 0 {
                place = (place + 1) & (size - 1);
            }
            self.table[place] = known;
        }
    }
}

/// The first eight bytes of a text as a number: of two texts whose numbers differ, the lesser has the lesser.
fn beginning(text: &[u8]) -> u64 {
    if let Some(first) = text.first_chunk() {
        return u64::from_be_bytes(*first);
    }
    let number = text
        .iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte));
    // It is moved up as far as it is short of eight.
    (text.len()..8).fold(number, |number, _| number << 8)
}

/// Where a text is looked for first.
#[expect(clippy::cast_possible_truncation, reason = "half of the bits will do")]
fn hash(text: &[u8]) -> u32 {
    xxh3_64(text) as u32
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn words_that_differ_at_the_end_are_looked_for_in_different_places() {
        let letters = b'a'..=b'z';
        let words = letters
            .clone()
            .flat_map(|a| letters.clone().map(move |b| [a, b]));
        let homes = words.map(|end| super::hash(&[&b"syllab"[..], &end].concat()) & 0xFFFF);
        let homes: std::collections::BTreeSet<u32> = homes.collect();
        assert!(homes.len() > 600, "{} places for 676 words", homes.len());
    }

    #[test]
    fn the_same_text_has_the_same_number() {
        let mut texts = Interner::default();
        for round in 0..2 {
            for number in 0..1000_u32 {
                let text = format!(
                    "text {number} {}",
                    &"xxxxxxxxxxxxxxxxxxxxxxx"[..number as usize % 24]
                );
                assert_eq!(texts.number(text.as_bytes()), (number, round == 0));
            }
        }
        assert_eq!(texts.len(), 1000);
        let mut others = Interner::default();
        others.number(b"new");
        others.number(b"text 3 xxx");
        assert_eq!(texts.join(&others), [(1000, true), (3, false)]);
        assert_eq!(texts.text(1000), b"new");
        assert_eq!(texts.text(3), b"text 3 xxx");
        assert_eq!(texts.find(b"text 24 "), Some(24));
        assert_eq!(texts.find(b"text"), None);
        let order = texts.sorted();
        assert_eq!(order.len(), 1001);
        assert!(order.is_sorted_by(|one, other| texts.text(*one) < texts.text(*other)));
    }
}
