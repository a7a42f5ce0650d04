//! The bytes of a block come in, its entries come out one by one; those that nobody asks for are passed.

use std::cmp::Ordering;

use super::shared;
use crate::packed::Cursor;

/// From here on a length does not fit into half a byte.
pub(super) const LONG: u8 = 15;

/// What stands in a block for one word.
pub(super) struct Entry<'b> {
    /// How many letters it shares with the word before, and the others.
    pub shared: usize,
    pub letters: &'b [u8],
    pub payload: &'b [u8],
}

impl<'b> Entry<'b> {
    fn read(cursor: &mut Cursor<'b>) -> Option<Self> {
        let bytes = cursor.rest();
        let short = bytes.first()?;
        if let Some(form) = Form::of(bytes)
            && let Some((entry, rest)) = bytes.split_at_checked(form.end)
        {
            *cursor = Cursor::new(rest);
            return Some(Self {
                shared: form.shared,
                letters: &entry[1..form.payload - 1],
                payload: &entry[form.payload..],
            });
        }
        cursor.byte();
        let [shared, length] = [short >> 4, short & 0xf].map(|short| {
            let more = if short == LONG { cursor.size() } else { 0 };
            usize::from(short).saturating_add(more)
        });
        let letters = cursor.raw(length);
        let length = cursor.size();
        let payload = cursor.raw(length);
        Some(Self {
            shared,
            letters,
            payload,
        })
    }
}

/// How an entry lies in its bytes whose word and payload are short, as most are.
struct Form {
    /// How many letters it shares with the word before.
    shared: usize,
    /// Where its payload begins, and where it ends.
    payload: usize,
    end: usize,
}

impl Form {
    /// The form of the first entry of some bytes; none where it is long or is not all there.
    #[inline]
    fn of(bytes: &[u8]) -> Option<Self> {
        let short = *bytes.first()?;
        let (shared, letters) = (short >> 4, short & 0xf);
        let payload = usize::from(letters) + 2;
        let length = *bytes.get(payload - 1)?;
        let is_short = shared < LONG && letters < LONG && length < 0x80;
        is_short.then(|| Self {
            shared: shared.into(),
            payload,
            end: payload + usize::from(length),
        })
    }
}

/// A walk through the entries of a block.
pub(super) struct Entries<'b> {
    cursor: Cursor<'b>,
    /// The word of the last entry that was taken.
    pub key: Vec<u8>,
    /// The number of the next entry.
    pub number: u64,
}

impl<'b> Entries<'b> {
    /// The entries of a block the first of which has this number.
    pub const fn new(bytes: &'b [u8], number: u64) -> Self {
        Self {
            cursor: Cursor::new(bytes),
            key: Vec::new(),
            number,
        }
    }

    /// The next entry, whose number stands in `number`, less one. It may be passed if whoever takes one later needs none
    /// of its letters.
    pub fn read(&mut self) -> Option<Entry<'b>> {
        let entry = Entry::read(&mut self.cursor)?;
        self.number += 1;
        Some(entry)
    }

    /// Passes the entries up to the next that shares fewer letters than so many with the word before it, or is long.
    pub fn pass_alike(&mut self, letters: usize) {
        let mut rest = self.cursor.rest();
        while let Some(form) = Form::of(rest).filter(|form| form.shared >= letters)
            && let Some(behind) = rest.get(form.end..)
        {
            rest = behind;
            self.number += 1;
        }
        self.cursor = Cursor::new(rest);
    }

    /// Takes the word of an entry as the key; its payload.
    pub fn take(&mut self, entry: &Entry<'b>) -> &'b [u8] {
        self.key.truncate(entry.shared);
        self.key.extend_from_slice(entry.letters);
        entry.payload
    }

    /// The payload of the next entry, whose word is taken as the key.
    pub fn next(&mut self) -> Option<&'b [u8]> {
        let entry = self.read()?;
        Some(self.take(&entry))
    }

    /// The payload of the next entry, which is passed.
    pub fn pass(&mut self) -> Option<&'b [u8]> {
        Some(self.read()?.payload)
    }
}

/// An entry of a block that somebody looked for.
#[derive(Clone, Copy)]
pub(super) struct Met<'b> {
    pub payload: &'b [u8],
    /// Which entry of the block it is, counted from 0.
    pub nth: u64,
    /// Whether its word is the one that was looked for.
    pub is_equal: bool,
}

/// The last entry of a block whose word comes not after `word`, or its first. Only letters that can tell are compared.
pub(super) fn last_until<'b>(bytes: &'b [u8], word: &[u8]) -> Option<Met<'b>> {
    let mut cursor = Cursor::new(bytes);
    // How many letters the last entry, which comes before the word, shares with it.
    let mut alike = 0;
    let mut met: Option<Met<'b>> = None;
    for nth in 0.. {
        let Some(entry) = Entry::read(&mut cursor) else {
            break;
        };
        let mut order = Ordering::Less;
        if entry.shared <= alike {
            let rest = &word[entry.shared..];
            let more = shared(entry.letters, rest);
            order = entry.letters[more..].cmp(&rest[more..]);
            alike = entry.shared + more;
        }
        if order.is_gt() && met.is_some() {
            break;
        }
        met = Some(Met {
            payload: entry.payload,
            nth,
            is_equal: order.is_eq(),
        });
        if order.is_ge() {
            break;
        }
    }
    met
}

/// Where a block stands, and the number of its first word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    pub start: u64,
    pub length: u64,
    pub number: u64,
}

impl Place {
    pub fn read(payload: &[u8]) -> Self {
        let mut cursor = Cursor::new(payload);
        Self {
            start: cursor.number(),
            length: cursor.number(),
            number: cursor.number(),
        }
    }

    /// The number alone, which stands last: of most places no more is asked.
    pub fn number(payload: &[u8]) -> u64 {
        let more = payload.iter().rev().skip(1);
        let length = 1 + more.take_while(|byte| **byte >= 0x80).count();
        Cursor::new(&payload[payload.len().saturating_sub(length)..]).number()
    }
}
