//! Keys come in, each with a record that has it, in any order; key by key, the seats of those records come out.

use super::{Seat, draft::Ticket};
use crate::packed::Interner;

/// Keys being gathered, with the records that have them.
#[derive(Default)]
pub(super) struct Gathered {
    keys: Interner,
    /// The number of a key, and a record that has it.
    pairs: Vec<(u32, Ticket)>,
    /// The same of the records before the last that was left: so much would be long in copying.
    left: Vec<Vec<(u32, Ticket)>>,
}

impl Gathered {
    /// The number of a key.
    pub fn key(&mut self, key: &[u8]) -> u32 {
        self.keys.number(key).0
    }

    /// A record has the key with a number, perhaps once more.
    pub fn file(&mut self, key: u32, ticket: Ticket) {
        self.pairs.push((key, ticket));
    }

    /// A record has a key.
    pub fn push(&mut self, key: &[u8], ticket: Ticket) {
        let key = self.key(key);
        self.file(key, ticket);
    }

    /// What comes next is of records that do not follow the last.
    pub fn leave(&mut self) {
        if !self.pairs.is_empty() {
            self.left.push(self.pairs.as_slice().to_vec());
            self.pairs.clear();
        }
    }

    /// Adds what was gathered of other records.
    pub fn join(&mut self, mut others: Self) {
        others.leave();
        let keys = self.keys.join(&others.keys);
        for mut pairs in others.left {
            for (key, _) in &mut pairs {
                *key = keys[*key as usize].0;
            }
            self.left.push(pairs);
        }
    }

    /// The seats of the records of every key.
    pub fn seats(mut self, seat: impl Fn(Ticket) -> Seat) -> Seats {
        self.leave();
        // So most of the seats of a key are in order. None of these is empty.
        self.left.sort_by_key(|pairs| pairs[0].1);
        let pairs = || {
            let pairs = self.left.iter().flatten();
            pairs.map(|(key, ticket)| (*key as usize, seat(*ticket)))
        };
        let grouped = Grouped::of(self.keys.len(), pairs);
        Seats {
            keys: self.keys,
            grouped,
        }
    }
}

/// Keys with the seats of the records that have them.
pub(super) struct Seats {
    keys: Interner,
    grouped: Grouped,
}

impl Seats {
    /// The keys, by number.
    pub const fn keys(&self) -> &Interner {
        &self.keys
    }

    /// Hands the keys with these numbers to `each`, and the seats of their records, in order.
    pub fn each(&self, keys: &[u32], mut each: impl FnMut(&[u8], &[Seat])) {
        let mut sorted = Vec::new();
        for &key in keys {
            let seats = self.grouped.seats(key as usize, &mut sorted);
            each(self.keys.text(key), seats);
        }
    }
}

/// Seats by numbers from 0 on.
pub(super) struct Grouped {
    /// Where the seats of each number end.
    ends: Vec<usize>,
    all: Vec<Seat>,
}

impl Grouped {
    /// Those of so many numbers; the pairs of a number and a seat are gone through twice.
    pub fn of<P: Iterator<Item = (usize, Seat)>>(numbers: usize, pairs: impl Fn() -> P) -> Self {
        // Where the seats of a number begin; each moves to where they end while they are filled in.
        let mut ends = vec![0; numbers];
        for (number, _) in pairs() {
            ends[number] += 1;
        }
        let mut count = 0;
        for end in &mut ends {
            count += std::mem::replace(end, count);
        }
        let mut all = vec![0; count];
        for (number, seat) in pairs() {
            let end = &mut ends[number];
            all[*end] = seat;
            *end += 1;
        }
        Self { ends, all }
    }

    /// Those of a number, see [`in_order`].
    pub fn seats<'s>(&'s self, number: usize, sorted: &'s mut Vec<Seat>) -> &'s [Seat] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        in_order(&self.all[start..self.ends[number]], sorted)
    }
}

/// Seats in order, each once; `sorted` is where they are put in order. Records of one list may stand in several files, and
/// those of others between them; and a record may have a key twice.
fn in_order<'s>(seats: &'s [Seat], sorted: &'s mut Vec<Seat>) -> &'s [Seat] {
    if seats.is_sorted_by(|one, other| one < other) {
        return seats;
    }
    sorted.clear();
    sorted.extend_from_slice(seats);
    sorted.sort_unstable();
    sorted.dedup();
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_the_whole() {
        let has = |record: Ticket| {
            [
                b"all".to_vec(),
                vec![b'a' + u8::try_from(record % 7).unwrap()],
            ]
        };
        let mut gathered = [(); 3].map(|()| Gathered::default());
        for start in (0..100).step_by(10) {
            let piece = &mut gathered[start as usize / 10 % 3];
            piece.leave();
            for record in start..start + 10 {
                for key in has(record) {
                    piece.push(&key, record);
                    piece.push(&key, record);
                }
            }
        }
        let [mut whole, second, third] = gathered;
        whole.join(third);
        whole.join(second);
        // The seats are in another order than the records.
        let seats = whole.seats(|record| (record + 50) % 100);
        let order = seats.keys().sorted();
        let mut found = Vec::new();
        seats.each(&order, |key, seats| {
            found.push((key.to_vec(), seats.to_vec()));
        });
        assert!(found.is_sorted() && found.len() == 8);
        for (key, seats) in found {
            let mut expected: Vec<Seat> = (0..100)
                .filter(|record| has(*record).contains(&key))
                .map(|record| (record + 50) % 100)
                .collect();
            expected.sort_unstable();
            assert_eq!(seats, expected);
        }
    }
}
