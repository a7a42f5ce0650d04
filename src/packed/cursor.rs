//! Writing numbers and texts into bytes, and reading them again.
//!
//! Numbers are written in groups of seven bits, the lowest first, the top bit of a byte telling that more follow;
//! texts with their length before them. Reading beyond the end gives 0 and nothing.

/// Bytes being written.
#[derive(Clone, Debug, Default)]
pub struct Writer(Vec<u8>);

impl Writer {
    /// Nothing yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many bytes are written.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The bytes so far.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    /// Forgets all, and keeps the room.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Forgets all but so many bytes.
    pub fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// A byte.
    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A number.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a byte is what is left of seven bits"
    )]
    pub fn number(&mut self, number: impl Into<u64>) {
        let mut rest = number.into();
        while rest >= 0x80 {
            self.0.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        self.0.push(rest as u8);
    }

    /// A number that may be below zero: the sign goes into the lowest bit.
    pub fn signed(&mut self, number: i64) {
        self.number((number.cast_unsigned() << 1) ^ (number >> 63).cast_unsigned());
    }

    /// A length or a place.
    pub fn size(&mut self, size: usize) {
        self.number(size as u64);
    }

    /// A text, with its length before it.
    pub fn text(&mut self, text: &str) {
        self.size(text.len());
        self.raw(text.as_bytes());
    }

    /// Numbers in ascending order, with their count before them: each as what it is more than the one before.
    pub fn ascending(&mut self, numbers: &[u32]) {
        self.size(numbers.len());
        let mut before = 0;
        for &number in numbers {
            self.number(number.wrapping_sub(before));
            before = number;
        }
    }
}

/// Bytes being read.
#[derive(Clone, Copy, Debug)]
pub struct Cursor<'b> {
    rest: &'b [u8],
}

impl<'b> Cursor<'b> {
    /// Reading from the start of some bytes.
    #[must_use]
    pub const fn new(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Whether all is read.
    #[must_use]
    pub const fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// What is not yet read.
    #[must_use]
    pub const fn rest(&self) -> &'b [u8] {
        self.rest
    }

    /// A byte.
    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.rest.split_first() else {
            return 0;
        };
        self.rest = rest;
        *first
    }

    /// So many bytes as they are; none if there are fewer.
    pub fn raw(&mut self, length: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        taken
    }

    /// A number.
    pub fn number(&mut self) -> u64 {
        // Most numbers are small.
        if let Some((&byte, rest)) = self.rest.split_first()
            && byte < 0x80
        {
            self.rest = rest;
            return byte.into();
        }
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
            shift = (shift + 7) & 63;
        }
        number
    }

    /// A number below 2^32; of a larger one what is left of it.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what was written was no larger"
    )]
    pub fn small(&mut self) -> u32 {
        self.number() as u32
    }

    /// A number that may be below zero.
    pub fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    /// A length or a place.
    pub fn size(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(usize::MAX)
    }

    /// A text; an empty one where bytes are none.
    pub fn text(&mut self) -> &'b str {
        let length = self.size();
        std::str::from_utf8(self.raw(length)).unwrap_or_default()
    }

    /// Numbers in ascending order.
    pub fn ascending(&mut self) -> impl Iterator<Item = u32> + use<'_, 'b> {
        let mut left = self.size();
        let mut before = 0_u32;
        std::iter::from_fn(move || {
            if left == 0 || self.is_done() {
                return None;
            }
            left -= 1;
            before = before.wrapping_add(self.small());
            Some(before)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Writer};

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::new();
        let numbers = [0, 1, 127, 128, 300, 1 << 40, u64::MAX];
        for number in numbers {
            writer.number(number);
        }
        for number in [0, -1, 63, -64, 64, i64::MIN, i64::MAX] {
            writer.signed(number);
        }
        writer.text("Аралов");
        writer.ascending(&[3, 4, 400, 70_000]);
        writer.raw(b"ab");
        let mut cursor = Cursor::new(writer.as_bytes());
        for number in numbers {
            assert_eq!(cursor.number(), number);
        }
        for number in [0, -1, 63, -64, 64, i64::MIN, i64::MAX] {
            assert_eq!(cursor.signed(), number);
        }
        assert_eq!(cursor.text(), "Аралов");
        assert_eq!(cursor.ascending().collect::<Vec<_>>(), [3, 4, 400, 70_000]);
        assert_eq!(cursor.raw(2), b"ab");
        assert!(cursor.is_done());
    }

    #[test]
    fn beyond_the_end_there_is_nothing() {
        let mut cursor = Cursor::new(&[0x85]);
        assert_eq!(cursor.number(), 5);
        assert_eq!(cursor.number(), 0);
        assert_eq!(cursor.text(), "");
        assert_eq!(cursor.ascending().count(), 0);
        assert_eq!(Cursor::new(&[9, b'a']).text(), "");
        assert_eq!(Cursor::new(&[0xff; 40]).ascending().count(), 0);
    }
}
