//! What is known of a term besides its spelling: which names it stands in, how many bear those, and how rare its key is.
//! It goes in and its bytes come out, and the other way round.
//!
//! ```text
//! payload = names of which the first is doubled (if each has one bearer, and as many records have the key)
//!         | flags * 2 + 1, how many bear its names, how many records have its key if not as many, names; as the flags say
//! ```

use super::filed::{read_counts, read_numbers, write_counts, write_numbers};
use super::fold::Word;
use super::key::is_numeral;
use super::lists::{Counts, LISTS};
use crate::packed::{Cursor, Packed, Writer};

/// What is asked of a term most often, in four bytes: how many letters it has, and whether it bears no slip; how many
/// records have its key, if they are all in one list, and which list that is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    letters: u8,
    /// A list beside a count.
    rare: u32,
}

/// The bytes of a mark.
pub(super) const MARK: usize = 4;

/// The bits of a count in a mark; those of the list stand above them.
const COUNT: u32 = 21;
const FIRM: u8 = 0x80;

impl Mark {
    /// The mark of a word of which it is not known yet how rare it is.
    pub fn of(word: &Word) -> Self {
        let letters = u8::try_from(word.plain.len()).unwrap_or_default() & !FIRM;
        let is_firm = word.single || is_numeral(&word.plain);
        Self {
            letters: letters | if is_firm { FIRM } else { 0 },
            rare: 0,
        }
    }

    /// The same of a word whose key so many records have.
    pub fn with(self, counts: &Counts) -> Self {
        let mut held = (0_u32..).zip(counts).filter(|(_, count)| **count > 0);
        let rare = match (held.next(), held.next()) {
            (Some((list, &count)), None) if count >> COUNT == 0 => list << COUNT | count,
            _ => 0,
        };
        Self { rare, ..self }
    }

    pub const fn bytes(self) -> [u8; MARK] {
        let [a, b, c, _] = self.rare.to_le_bytes();
        [self.letters, a, b, c]
    }

    pub const fn read([letters, a, b, c]: [u8; MARK]) -> Self {
        Self {
            letters,
            rare: u32::from_le_bytes([a, b, c, 0]),
        }
    }

    /// How many records of each list have its key; none if that has to be read from the term.
    pub fn counts(self) -> Option<Counts> {
        let (list, count) = (self.rare >> COUNT, self.rare & ((1 << COUNT) - 1));
        let mut counts = Counts::default();
        *counts.get_mut(list as usize)? = count;
        (count > 0).then_some(counts)
    }

    pub const fn letters(self) -> usize {
        (self.letters & !FIRM) as usize
    }

    /// Whether the word is one character or a number.
    pub const fn is_firm(self) -> bool {
        self.letters & FIRM != 0
    }
}

/// The flags of a payload.
const BORNE: u32 = 1;
const KEYED: u32 = 2;

/// What stands behind the spelling of a term.
#[derive(Debug, Default)]
pub(super) struct Filed {
    /// How many bear its names, in each list.
    pub borne: Counts,
    /// How many records have its key, in each list.
    pub keyed: Counts,
    /// The names it stands in, as bytes.
    names: Vec<u8>,
}

/// Writes what is known of terms, one after the other in the same room.
#[derive(Default)]
pub(super) struct FiledWriter {
    names: Writer,
    payload: Writer,
}

impl FiledWriter {
    /// What is known of a term as bytes; long lists of names go to `apart`.
    pub fn write(
        &mut self,
        names: &[u32],
        borne: &Counts,
        keyed: &Counts,
        apart: &mut Writer,
    ) -> &[u8] {
        self.names.clear();
        self.payload.clear();
        write_numbers(names, &mut self.names, apart);
        let payload = &mut self.payload;
        let bearers: u64 = borne.iter().map(|count| u64::from(*count)).sum();
        let is_short = self.names.as_bytes().first() != Some(&0);
        let is_simple = bearers == names.len() as u64 && is_short;
        if let ([first, others @ ..], true, true) = (names, is_simple, keyed == borne) {
            payload.number((u64::from(*first) + 1) * 2);
            let mut before = first;
            for name in others {
                payload.number(name - before);
                before = name;
            }
            return payload.as_bytes();
        }
        let flags = u32::from(!is_simple) * BORNE + u32::from(keyed != borne) * KEYED;
        payload.number(flags * 2 + 1);
        if !is_simple {
            write_counts(borne, payload);
        }
        if keyed != borne {
            write_counts(keyed, payload);
        }
        payload.raw(self.names.as_bytes());
        payload.as_bytes()
    }
}

impl Filed {
    /// Reads what is known of a term; `list_of` tells the list of a name.
    pub fn read(payload: &[u8], list_of: impl Fn(u32) -> usize) -> Self {
        let mut cursor = Cursor::new(payload);
        let start = cursor.number();
        let mut filed = Self::default();
        let (mut flags, mut keyed) = (0, None);
        if start.is_multiple_of(2) {
            let mut names = Writer::new();
            names.number(start / 2);
            names.raw(cursor.rest());
            filed.names = names.into_bytes();
        } else {
            flags = u32::try_from(start / 2).unwrap_or_default();
            if flags & BORNE != 0 {
                filed.borne = read_counts(&mut cursor);
            }
            if flags & KEYED != 0 {
                keyed = Some(read_counts(&mut cursor));
            }
            filed.names = cursor.rest().to_vec();
        }
        if flags & BORNE == 0 {
            let mut names = Vec::new();
            read_numbers(&filed.names, &Packed::carried(&[]), &mut names);
            for name in names {
                filed.borne[list_of(name).min(LISTS - 1)] += 1;
            }
        }
        filed.keyed = keyed.unwrap_or(filed.borne);
        filed
    }

    /// The names it stands in.
    pub fn names(&self, apart: &Packed) -> Vec<u32> {
        let mut names = Vec::new();
        read_numbers(&self.names, apart, &mut names);
        names
    }
}
