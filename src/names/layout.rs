//! Where what stands in a packed index.

use super::lists::{Counts, LISTS};
use crate::packed::{Cursor, Packed, Writer};

/// The sections of an index, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// See `named`.
    Names,
    /// The shapes of names, see `Shape`.
    Shapes,
    /// The terms that most names have, see `named`.
    Common,
    /// Long lists of numbers, see `filed`, and of those who bear a name.
    Apart,
    /// What is asked of a term most often, see `terms`.
    Marks,
    /// Terms by their spelling.
    Terms,
    /// The plain letters of terms, from the last to the first.
    Backwards,
    /// Terms by key, and the keys from the last letter to the first.
    Keys,
    KeysBackwards,
    /// Terms by the consonants of their sounds: those in Latin script and the others.
    Latin,
    Foreign,
    /// Terms of one syllable by its sounds, whatever the script.
    Syllables,
    /// Terms by the sets of equivalents they stand in.
    Equivalents,
    /// The counts of a `Head`.
    Head,
}

const SECTIONS: usize = Section::Head as usize + 1;

/// What is known of a whole index.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// How many records of each list have a name.
    pub owners: Counts,
    /// Where the names of each list end.
    pub ends: Counts,
    /// How many terms are common.
    pub common: u32,
}

impl Head {
    pub fn write(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        for number in self.owners.iter().chain(&self.ends) {
            writer.number(*number);
        }
        writer.number(self.common);
        writer.into_bytes()
    }

    pub fn read(bytes: &[u8]) -> Self {
        let mut cursor = Cursor::new(bytes);
        let mut head = Self::default();
        for number in head.owners.iter_mut().chain(&mut head.ends) {
            *number = cursor.small();
        }
        head.common = cursor.small();
        head
    }

    /// The list of a name.
    pub fn list_of(&self, name: u32) -> usize {
        let past = self.ends.iter().filter(|end| **end <= name).count();
        past.min(LISTS - 1)
    }
}

/// Sections one behind the other, and where each ends.
pub(super) fn join(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let ends = sections.iter().scan(0, |end, section| {
        *end += section.len() as u64;
        Some(*end)
    });
    let ends: Vec<u8> = ends.flat_map(u64::to_le_bytes).collect();
    let mut sections = sections.into_iter();
    let mut all = sections.next().unwrap_or_default();
    for section in sections {
        all.extend_from_slice(&section);
    }
    all.extend(ends);
    all
}

/// The sections of a packed index, by number; empty where it is damaged.
pub(super) fn part(packed: &Packed) -> impl Fn(Section) -> Packed {
    let length = packed.len();
    let start = length.saturating_sub(8 * SECTIONS as u64);
    let ends = packed.bytes(start..length).into_owned();
    move |section| {
        let end = |at: usize| {
            let bytes = ends.get(at * 8..at * 8 + 8);
            bytes.map_or(0, |bytes| {
                u64::from_le_bytes(bytes.try_into().unwrap_or_default())
            })
        };
        let at = section as usize;
        let start = at.checked_sub(1).map_or(0, end);
        packed.part(start..end(at).max(start))
    }
}
