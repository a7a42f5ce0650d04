//! Records themselves, as bytes, by their seats.
//!
//! ```text
//! where each record ends (4 bytes each), then the records
//! how many there are (4 bytes)
//! ```

use super::Seat;
use crate::packed::Packed;

/// Records as bytes, in the order of their seats.
#[derive(Default)]
pub(super) struct Bodies {
    ends: Vec<u8>,
    bytes: Vec<u8>,
    count: u32,
}

impl Bodies {
    pub fn push(&mut self, body: &[u8]) {
        self.bytes.extend_from_slice(body);
        let end = u32::try_from(self.bytes.len()).expect("less than 4 GB are kept so");
        self.ends.extend(end.to_le_bytes());
        self.count += 1;
    }

    /// The section of them; nothing where no record is kept.
    pub fn write(self) -> Vec<u8> {
        if self.count == 0 {
            return Vec::new();
        }
        [self.ends, self.bytes, self.count.to_le_bytes().to_vec()].concat()
    }
}

/// The record at a seat; nothing where none is kept.
pub(super) fn of(section: &Packed, seat: Seat) -> &'static [u8] {
    let number = |at: u64| {
        let bytes = section.bytes(at..at + 4);
        let bytes: [u8; 4] = bytes.as_ref().try_into().ok()?;
        Some(u64::from(u32::from_le_bytes(bytes)))
    };
    let seat = u64::from(seat);
    let found = || {
        let count = number(section.len().checked_sub(4)?).filter(|count| seat < *count)?;
        let start = match seat.checked_sub(1) {
            Some(before) => number(before * 4)?,
            None => 0,
        };
        Some(count * 4 + start..count * 4 + number(seat * 4)?)
    };
    found().map_or(&[], |range| section.lasting(range))
}
