//! Short pieces of bytes by number. Each lies in a drawer of its own, and all drawers are of one size, so that one look
//! finds a piece; what is too long for its drawer lies behind them all.
//!
//! ```text
//! bytes of a drawer (1 byte), how many drawers there are (4 bytes), the drawers, what lies behind them
//! drawer = length of the piece, the piece; or FULL, where the piece lies behind (5 bytes), its length (4 bytes)
//! ```

use std::cell::OnceCell;

use super::{Bytes, Packed};

/// The bytes before the drawers.
const HEAD: usize = 5;

/// The sign of a drawer whose piece lies behind.
const FULL: u8 = u8::MAX;

/// The bytes that tell where a piece lies behind, and how long it is.
const PLACE: usize = 5;
const LENGTH: usize = 4;

/// A drawer can hold that, and the length of what it holds can be told in a byte.
const SMALLEST: usize = 1 + PLACE + LENGTH;
const LARGEST: usize = FULL as usize;

/// Pieces being put into drawers, in the order of their numbers.
#[derive(Debug, Default)]
pub struct DrawersWriter {
    pieces: Vec<u8>,
    ends: Vec<usize>,
}

impl DrawersWriter {
    /// No drawer yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            pieces: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// How many drawers there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Puts a piece into the next drawer.
    pub fn push(&mut self, piece: &[u8]) {
        self.pieces.extend_from_slice(piece);
        self.ends.push(self.pieces.len());
    }

    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let piece = &self.pieces[start..end];
            start = end;
            piece
        })
    }

    /// The size of drawers by which all takes the least room, where what lies behind them counts twice: it takes a
    /// second look.
    fn size(&self) -> usize {
        // What all pieces of a length take together, for each length that a drawer may hold.
        let mut of_length = [0; LARGEST];
        for piece in self.pieces() {
            if let Some(all) = of_length.get_mut(piece.len()) {
                *all += piece.len();
            }
        }
        let held = of_length.iter().scan(0, |held, all| {
            *held += all;
            Some(*held)
        });
        // What is shorter than a drawer has room in it.
        let sizes = (1..).zip(held).filter(|(size, _)| *size >= SMALLEST);
        let rooms =
            sizes.map(|(size, held)| (self.len() * size + (self.pieces.len() - held) * 2, size));
        rooms.min().map_or(LARGEST, |(_, size)| size)
    }

    /// The finished bytes.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        let (size, count) = (self.size(), self.len());
        let mut bytes = Vec::with_capacity(HEAD + count * size);
        bytes.push(u8::try_from(size).unwrap_or(u8::MAX));
        // Pieces are numbered in so many bytes: what is beyond them, nobody asks for.
        bytes.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
        let mut behind = Vec::new();
        for piece in self.pieces() {
            let end = bytes.len() + size;
            match u8::try_from(piece.len()) {
                Ok(length) if piece.len() < size => {
                    bytes.push(length);
                    bytes.extend_from_slice(piece);
                }
                _ => {
                    bytes.push(FULL);
                    bytes.extend(&(behind.len() as u64).to_le_bytes()[..PLACE]);
                    bytes.extend(&(piece.len() as u64).to_le_bytes()[..LENGTH]);
                    behind.extend_from_slice(piece);
                }
            }
            bytes.resize(end, 0);
        }
        bytes.append(&mut behind);
        bytes
    }
}

/// Drawers that can be opened.
pub struct Drawers {
    packed: Packed,
    /// The size of a drawer and how many there are, once they are asked for.
    form: OnceCell<(u64, u64)>,
}

impl Drawers {
    /// Drawers over what [`DrawersWriter::finish`] made.
    #[must_use]
    pub const fn over(packed: Packed) -> Self {
        Self {
            packed,
            form: OnceCell::new(),
        }
    }

    /// What lies in the drawer with this number; nothing where there is none, or it is damaged.
    #[must_use]
    pub fn open(&self, number: u32) -> Bytes<'_> {
        let (size, count) = *self.form.get_or_init(|| {
            let head = self.packed.bytes(0..HEAD as u64);
            (little(head.get(..1)), little(head.get(1..)))
        });
        let number = u64::from(number);
        if number >= count {
            return Bytes::NONE;
        }
        let start = HEAD as u64 + number * size;
        let drawer = self.packed.bytes(start..start + size);
        match drawer.first() {
            None => Bytes::NONE,
            Some(&FULL) => {
                let place = little(drawer.get(1..=PLACE));
                let length = little(drawer.get(1 + PLACE..SMALLEST));
                let start = HEAD as u64 + count * size + place;
                self.packed.bytes(start..start + length)
            }
            Some(&length) => drawer.part(1..1 + usize::from(length)),
        }
    }
}

/// A number of at most eight bytes, the lowest first; 0 where they are missing.
fn little(bytes: Option<&[u8]>) -> u64 {
    let bytes = bytes.unwrap_or_default().iter().rev();
    bytes.fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_into_a_drawer_lies_in_it() {
        for longest in [0, 1, 9, 40, 255, 1_000] {
            let piece = |at: usize| vec![u8::try_from(at % 251).unwrap(); at * 7 % (longest + 1)];
            for count in [0, 1, 2, 300] {
                let mut writer = DrawersWriter::new();
                (0..count).for_each(|at| writer.push(&piece(at)));
                let drawers = Drawers::over(Packed::in_memory(writer.finish()));
                for at in 0..count {
                    let number = u32::try_from(at).unwrap();
                    assert_eq!(*drawers.open(number), piece(at), "{at} of {count}");
                }
                assert!(drawers.open(u32::try_from(count).unwrap()).is_empty());
            }
        }
    }

    #[test]
    fn few_long_pieces_widen_no_drawer() {
        let mut writer = DrawersWriter::new();
        (0..1_000).for_each(|at| writer.push(&vec![1; if at % 100 == 0 { 200 } else { 20 }]));
        let most = HEAD + 1_000 * 21 + 10 * 200;
        assert_eq!(writer.finish().len(), most);
    }

    #[test]
    fn where_nothing_is_nothing_is_found() {
        let drawers = Drawers::over(Packed::in_memory(Vec::new()));
        assert!(drawers.open(0).is_empty());
    }
}
