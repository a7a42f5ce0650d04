//! Ascending numbers go in, bytes to file under a word come out, and the other way round. Few stand where the word
//! stands; many stand apart, so that whoever only passes the word does not pass them.

use super::lists::Counts;
use crate::packed::{Cursor, Packed, Writer};

/// More bytes than these stand apart.
const FEW: usize = 96;

/// Writes bytes: as they are behind a sign of the caller's, or where there are many to `apart`, the sign being 0.
pub(super) fn write_numbers(numbers: &[u32], into: &mut Writer, apart: &mut Writer) {
    let start = into.len();
    let mut before = 0;
    for (at, &number) in numbers.iter().enumerate() {
        // The first is written as one more, so that it is never 0.
        into.number(number.wrapping_sub(before) + u32::from(at == 0));
        before = number;
    }
    let length = into.len() - start;
    if length > FEW {
        let place = apart.len();
        apart.raw(&into.as_bytes()[start..]);
        into.truncate(start);
        into.byte(0);
        into.size(place);
        into.size(length);
    }
}

/// Adds the numbers in `bytes` to `found`.
pub(super) fn read_numbers(bytes: &[u8], apart: &Packed, found: &mut Vec<u32>) {
    if bytes.first() == Some(&0) {
        let mut cursor = Cursor::new(&bytes[1..]);
        let (start, length) = (cursor.number(), cursor.number());
        read(&apart.bytes(start..start.saturating_add(length)), found);
    } else {
        read(bytes, found);
    }
}

fn read(bytes: &[u8], found: &mut Vec<u32>) {
    let mut cursor = Cursor::new(bytes);
    let mut before = u32::MAX;
    while !cursor.is_done() {
        before = before.wrapping_add(cursor.small());
        found.push(before);
    }
}

/// Writes a number for each list: which lists have one, and those that have.
pub(super) fn write_counts(counts: &Counts, into: &mut Writer) {
    let held = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    into.byte(held.clone().fold(0, |all, (list, _)| all | 1 << list));
    for (_, count) in held {
        into.number(*count);
    }
}

/// Reads a number for each list.
pub(super) fn read_counts(cursor: &mut Cursor<'_>) -> Counts {
    let held = cursor.byte();
    let mut counts = Counts::default();
    for (list, count) in counts.iter_mut().enumerate() {
        if held & (1 << list) != 0 {
            *count = cursor.small();
        }
    }
    counts
}
