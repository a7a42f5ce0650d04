//! Ids, by a hash of each: those who ask compare the id itself with that of the record found.
//!
//! ```text
//! shift (1 byte): a hash without its last so many bits is the number of its bucket
//! for every bucket and one beyond the last: how many entries stand before it (4 bytes)
//! entry: a byte of the hash, the seat (4 bytes); in the order of the hashes
//! ```

use super::{Seat, draft::Ticket};
use crate::packed::{Packed, checksum};

/// So many entries stand in a bucket, one with another.
const BUCKET: usize = 24;

const ENTRY: u64 = 5;

/// The hash by which an id is filed.
pub(super) fn hash(id: &str) -> u64 {
    checksum(id.as_bytes())
}

/// The hashes of all ids, in order, each with what it leads to.
pub(super) struct Ids {
    /// A hash without its last so many bits is the number of its bucket.
    shift: u32,
    /// How many entries stand before each bucket, and one beyond the last.
    starts: Vec<u32>,
    entries: Vec<(u64, Ticket)>,
}

impl Ids {
    /// Some ids by their hashes, in any order; they can be gone through twice.
    pub fn new(ids: impl Iterator<Item = (u64, Ticket)> + Clone) -> Self {
        let count = ids.clone().count();
        let bits = (count / BUCKET).max(1).next_power_of_two().ilog2();
        // A shift by all bits cannot be made: the least is two buckets.
        let shift = 64 - bits.max(1);
        let bucket = |hash: u64| usize::try_from(hash >> shift).unwrap_or_default();
        let mut starts = vec![0; (1 << (64 - shift)) + 1];
        // Every start moves to where the next bucket begins while the entries are filled in.
        for (hash, _) in ids.clone() {
            starts[bucket(hash)] += 1;
        }
        let mut before = 0;
        for start in &mut starts {
            before += std::mem::replace(start, before);
        }
        let mut entries = vec![(0, 0); count];
        for (hash, ticket) in ids {
            let place = &mut starts[bucket(hash)];
            entries[*place as usize] = (hash, ticket);
            *place += 1;
        }
        starts.rotate_right(1);
        starts[0] = 0;
        for bounds in starts.windows(2) {
            entries[bounds[0] as usize..bounds[1] as usize].sort_unstable();
        }
        Self {
            shift,
            starts,
            entries,
        }
    }

    /// What an id of this hash leads to.
    pub fn ticket(&self, hash: u64) -> Option<Ticket> {
        let bucket = usize::try_from(hash >> self.shift).ok()?;
        let (from, to) = (self.starts[bucket], self.starts[bucket + 1]);
        let entries = &self.entries[from as usize..to as usize];
        let entry = entries.iter().find(|(of, _)| *of == hash);
        entry.map(|(_, ticket)| *ticket)
    }

    /// Whether two have the same hash.
    pub fn has_doubles(&self) -> bool {
        self.entries.windows(2).any(|pair| pair[0].0 == pair[1].0)
    }

    /// The section of them.
    pub fn write(&self, seat: impl Fn(Ticket) -> Seat) -> Vec<u8> {
        let length = 1 + self.starts.len() * 4 + self.entries.len() * 5;
        let mut bytes = Vec::with_capacity(length);
        bytes.push(u8::try_from(self.shift).unwrap_or_default());
        for start in &self.starts {
            bytes.extend(start.to_le_bytes());
        }
        for (hash, ticket) in &self.entries {
            let [a, b, c, d] = seat(*ticket).to_le_bytes();
            bytes.extend([mark(*hash), a, b, c, d]);
        }
        bytes
    }
}

/// The seats that ids with the hash of this one have.
pub(super) fn seats(section: &Packed, id: &str) -> Vec<Seat> {
    let hash = hash(id);
    let Some(&shift) = section.bytes(0..1).first() else {
        return Vec::new();
    };
    let shift = u32::from(shift).clamp(1, 63);
    let bucket = hash >> shift;
    let place = 1 + bucket * 4;
    let bounds = section.bytes(place..place + 8);
    let bound = |at: usize| {
        let bytes = bounds.get(at..at + 4)?;
        Some(u64::from(u32::from_le_bytes(bytes.try_into().ok()?)))
    };
    let (Some(from), Some(to)) = (bound(0), bound(4)) else {
        return Vec::new();
    };
    let entries = 1 + ((1_u64 << (64 - shift)) + 1) * 4;
    let entries = section.bytes(entries + from * ENTRY..entries + to * ENTRY);
    let fitting = entries
        .chunks_exact(5)
        .filter(|entry| entry[0] == mark(hash));
    fitting
        .filter_map(|entry| Some(Seat::from_le_bytes(entry[1..].try_into().ok()?)))
        .collect()
}

/// A byte of a hash that the bucket does not tell.
const fn mark(hash: u64) -> u8 {
    hash.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_among_those_found() {
        for count in [0_u32, 1, 2, 30, 5_000] {
            let id = |at: u32| format!("id-{at}");
            let ids = Ids::new((0..count).map(|at| (hash(&id(at)), at)));
            assert!(!ids.has_doubles());
            let section = Packed::in_memory(ids.write(|seat| seat));
            for at in 0..count {
                assert!(seats(&section, &id(at)).contains(&at), "{at} of {count}");
                assert_eq!(ids.ticket(hash(&id(at))), Some(at));
            }
            let others = (count..count + 1_000).map(|at| seats(&section, &id(at)).len());
            assert!(others.sum::<usize>() < 500, "hardly any other is");
        }
        assert!(seats(&Packed::in_memory(Vec::new()), "a").is_empty());
    }
}
