//! Ids, by a hash of each: those who ask compare the id itself with that of the record found.
//!
//! ```text
//! shift (1 byte): a hash without its last so many bits is the number of its bucket
//! for every bucket and one beyond the last: how many entries stand before it (4 bytes)
//! entry: a byte of the hash, the seat (4 bytes); in the order of the hashes
//! ```

use super::Seat;
use crate::packed::{Packed, checksum};

/// So many entries stand in a bucket, one with another.
const BUCKET: usize = 24;

const ENTRY: u64 = 5;

/// The hash by which an id is filed.
pub(super) fn hash(id: &str) -> u64 {
    checksum(id.as_bytes())
}

/// The section of some ids, which come in the order of their hashes.
pub(super) fn write(ids: &[(u64, Seat)]) -> Vec<u8> {
    let bits = (ids.len() / BUCKET).max(1).next_power_of_two().ilog2();
    // A shift by all bits cannot be made: the least is two buckets.
    let shift = 64 - bits.max(1);
    let buckets = 1_u64 << (64 - shift);
    let mut bytes = vec![u8::try_from(shift).unwrap_or_default()];
    for bucket in 0..=buckets {
        let before = ids.partition_point(|(hash, _)| hash >> shift < bucket);
        let before = u32::try_from(before).unwrap_or(u32::MAX);
        bytes.extend(before.to_le_bytes());
    }
    for (hash, seat) in ids {
        bytes.push(mark(*hash));
        bytes.extend(seat.to_le_bytes());
    }
    bytes
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
            let mut ids: Vec<(u64, Seat)> = (0..count).map(|at| (hash(&id(at)), at)).collect();
            ids.sort_unstable();
            let section = Packed::in_memory(write(&ids));
            for at in 0..count {
                assert!(seats(&section, &id(at)).contains(&at), "{at} of {count}");
            }
            let others = (count..count + 1_000).map(|at| seats(&section, &id(at)).len());
            assert!(others.sum::<usize>() < 500, "hardly any other is");
        }
        assert!(seats(&Packed::in_memory(Vec::new()), "a").is_empty());
    }
}
