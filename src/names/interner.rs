//! Texts come in, the number of each comes out: the same text has the same number, new ones are counted from 0. They
//! stand one behind the other, so that a million of them take little more than their bytes.

/// Different texts, each with its number.
#[derive(Debug, Default)]
pub(super) struct Interner {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    /// One more than the number of a text at the place that its hash leads to, or the next free one; 0 where none is.
    table: Vec<u32>,
}

/// The first size of the table; it is always a power of two, and doubles before it is two thirds full.
const FIRST_SIZE: usize = 64;

impl Interner {
    /// How many texts there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with this number.
    pub fn text(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let start = at
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.bytes[start..self.ends[at] as usize]
    }

    /// The number of a text, if it has one.
    pub fn find(&self, text: &[u8]) -> Option<u32> {
        if self.table.is_empty() {
            return None;
        }
        self.table[self.place(text)].checked_sub(1)
    }

    /// The number of a text, a new one if it has none yet, and whether it is new.
    ///
    /// # Panics
    ///
    /// At 2^32 bytes of different texts.
    pub fn number(&mut self, text: &[u8]) -> (u32, bool) {
        if (self.len() + 1) * 3 > self.table.len() * 2 {
            self.grow();
        }
        let place = self.place(text);
        if let Some(number) = self.table[place].checked_sub(1) {
            return (number, false);
        }
        let number = u32::try_from(self.len()).expect("no file has so many words");
        self.bytes.extend_from_slice(text);
        let end = u32::try_from(self.bytes.len()).expect("no file has so many letters in names");
        self.ends.push(end);
        self.table[place] = number + 1;
        (number, true)
    }

    /// The texts by number, as they come in order.
    pub fn sorted(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..).take(self.len()).collect();
        order.sort_unstable_by(|one, other| self.text(*one).cmp(self.text(*other)));
        order
    }

    /// Where a text stands in the table, or has to.
    fn place(&self, text: &[u8]) -> usize {
        let mask = self.table.len() - 1;
        let mut place = hash(text) & mask;
        while let Some(number) = self.table[place].checked_sub(1) {
            if self.text(number) == text {
                break;
            }
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(FIRST_SIZE);
        self.table = vec![0; size];
        for number in (0..).take(self.len()) {
            let mut place = hash(self.text(number)) & (size - 1);
            while self.table[place] != 0 {
                place = (place + 1) & (size - 1);
            }
            self.table[place] = number + 1;
        }
    }
}

/// Eight bytes at a time are mixed in by multiplying with an odd number whose bits look thrown.
fn hash(text: &[u8]) -> usize {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = text.len() as u64;
    for chunk in text.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(ODD);
        hash ^= hash >> 32;
    }
    usize::try_from(hash >> 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn the_same_text_has_the_same_number() {
        let mut texts = Interner::default();
        for round in 0..2 {
            for number in 0..1000_u32 {
                let text = format!("text {number}");
                assert_eq!(texts.number(text.as_bytes()), (number, round == 0));
            }
        }
        assert_eq!(texts.len(), 1000);
        assert_eq!(texts.text(7), b"text 7");
        assert_eq!(texts.find(b"text 999"), Some(999));
        assert_eq!(texts.find(b"text"), None);
        assert_eq!(texts.sorted()[..3], [0, 1, 10]);
    }
}
