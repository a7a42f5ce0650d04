//! A word of a script comes in, the numbers that a list has for it come out, by halving: a list is neither read nor
//! unpacked before it is asked.

use super::script::Script;

/// Words in order, each with its numbers.
pub(super) struct Table {
    /// The words one behind the other, each with the sign of its script before it.
    pub words: &'static str,
    /// Where each word ends.
    pub ends: &'static [u32],
    /// The numbers of each word one behind the other, and where those of each end.
    pub numbers: &'static [u16],
    pub until: &'static [u32],
    /// Bits, of which those are set that the words lead to: where none is set, no word is looked for. They are sixteen
    /// for each word or more, as many as a power of two.
    pub sieve: &'static [u8],
}

impl Table {
    /// The numbers of a word, none if it is not listed. Scripts whose words have the same plain letters are one.
    pub fn get(&self, script: Script, word: &str) -> Option<&'static [u16]> {
        let sign = sign(script);
        let bit = bit(sign, word.as_bytes(), self.sieve.len());
        if self.sieve[bit / 8] & 1 << (bit % 8) == 0 {
            return None;
        }
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = from + (to - from) / 2;
            let listed =
                &self.words.as_bytes()[start(self.ends, middle)..self.ends[middle] as usize];
            match listed[0]
                .cmp(&sign)
                .then_with(|| listed[1..].cmp(word.as_bytes()))
            {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Greater => to = middle,
                std::cmp::Ordering::Equal => {
                    return Some(
                        &self.numbers[start(self.until, middle)..self.until[middle] as usize],
                    );
                }
            }
        }
        None
    }
}

/// The bit that a word with its sign leads to, in so many bytes.
pub(super) fn bit(sign: u8, word: &[u8], sieve: usize) -> usize {
    let mixed = word.iter().fold(u32::from(sign), |mixed, byte| {
        (mixed ^ u32::from(*byte))
            .wrapping_mul(0x9e37_79b1)
            .rotate_right(15)
    });
    mixed as usize % (sieve * 8)
}

/// Where what stands at a place starts: where the one before it ends.
fn start(ends: &[u32], at: usize) -> usize {
    at.checked_sub(1).map_or(0, |before| ends[before] as usize)
}

/// What stands before the words of a script.
pub(super) const fn sign(script: Script) -> u8 {
    b'0' + script.plain() as u8
}
