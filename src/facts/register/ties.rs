//! What names what: for every record the seats of those events, deliveries, quotes and places that name it.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

use super::{
    Seat,
    draft::{MOST, Ticket},
    gathered::Grouped,
    ids::{self, Ids},
    naming::Naming,
};

/// Ids that records name, and the records that name them.
#[derive(Default)]
pub(super) struct Ties {
    /// The numbers of ids, by their hashes.
    numbers: HashMap<u64, u32, BuildHasherDefault<Same>>,
    now: Piece,
    /// Those of the records before the last that was left. An id may stand in several.
    before: Vec<Piece>,
}

/// The ids that some records name.
#[derive(Default)]
struct Piece {
    /// The hashes of ids, by number.
    ids: Vec<u64>,
    /// The kinds of record that all who name an id allow, a bit for each.
    allowed: Vec<u8>,
    /// The number of an id, and an event, delivery, quote or place that names it.
    pairs: Vec<(u32, Ticket)>,
}

/// A hash is as good as its own hash.
#[derive(Default)]
struct Same(u64);

impl Hasher for Same {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

impl Ties {
    /// The number of an id.
    fn number(&mut self, id: &str) -> u32 {
        let (hash, ids) = (ids::hash(id), &mut self.now.ids);
        *self.numbers.entry(hash).or_insert_with(|| {
            ids.push(hash);
            self.now.allowed.push(u8::MAX);
            u32::try_from(ids.len() - 1).expect("fewer ids than bytes of them")
        })
    }

    /// A record names another, which is told so when that one is asked for.
    pub fn push(&mut self, id: &str, naming: Ticket) {
        let number = self.number(id);
        self.now.pairs.push((number, naming));
    }

    /// An id that is named may lead to no others than these kinds of record.
    pub fn allow(&mut self, id: &str, kinds: u8) {
        let number = self.number(id);
        self.now.allowed[number as usize] &= kinds;
    }

    /// What comes next is of records that do not follow the last. Their ids are numbered anew: few are the same, and
    /// the numbers of so many are long in looking up.
    pub fn leave(&mut self) {
        self.numbers.clear();
        let mut piece = std::mem::take(&mut self.now);
        piece.ids.shrink_to_fit();
        piece.allowed.shrink_to_fit();
        piece.pairs.shrink_to_fit();
        self.before.push(piece);
    }

    /// Adds what is known of other records.
    pub fn join(&mut self, mut others: Self) {
        others.leave();
        self.before.append(&mut others.before);
    }

    /// What the ids lead to, when all are known.
    pub fn lead(mut self, ids: &Ids) -> Leads {
        self.leave();
        // So most of those who name a record are in order.
        let first = |piece: &Piece| piece.pairs.first().map(|(_, naming)| *naming);
        self.before.sort_by_key(first);
        let mut leads = Leads {
            is_sound: true,
            pieces: Vec::new(),
        };
        for piece in self.before {
            let mut named = Vec::with_capacity(piece.ids.len());
            for (hash, allowed) in piece.ids.into_iter().zip(piece.allowed) {
                let found = ids.ticket(hash);
                let fits = |ticket: Ticket| allowed & (1 << (ticket / MOST)) != 0;
                leads.is_sound &= found.is_some_and(fits);
                named.push(found.unwrap_or(Ticket::MAX));
            }
            let pairs = piece.pairs;
            leads.pieces.push(Led { named, pairs });
        }
        leads
    }
}

/// What ids lead to that records name, and the records that name them.
pub(super) struct Leads {
    /// Whether every id leads to a record of a kind that it may lead to.
    pub is_sound: bool,
    pieces: Vec<Led>,
}

/// What the ids of a piece lead to.
struct Led {
    /// The records by the numbers of their ids.
    named: Vec<Ticket>,
    /// The number of an id, and who names it.
    pairs: Vec<(u32, Ticket)>,
}

impl Leads {
    /// Who names whom, of so many records.
    pub fn naming(self, records: u32, seat: impl Fn(Ticket) -> Seat) -> Naming {
        let pairs = || {
            self.pieces.iter().flat_map(|piece| {
                let named = |number: u32| piece.named[number as usize];
                let pairs = piece.pairs.iter();
                pairs.map(move |(id, naming)| (named(*id), *naming))
            })
        };
        let pairs = || {
            let known = pairs().filter(|(named, _)| *named != Ticket::MAX);
            known.map(|(named, naming)| (seat(named) as usize, seat(naming)))
        };
        let grouped = Grouped::of(records as usize, pairs);
        let (mut naming, mut sorted) = (Naming::default(), Vec::new());
        for (named, number) in (0..records).zip(0..) {
            naming.push(named, grouped.seats(number, &mut sorted));
        }
        naming
    }
}
