//! The words of all texts, and the records in which they stand.

use std::collections::HashMap;

use super::{Seat, draft::Ticket};
use crate::{
    facts::{
        record::Record,
        texts::{may_begin, texts, word_ranges},
    },
    names::fold,
    packed::{Cursor, Dictionary, DictionaryWriter, Packed, Writer},
};

/// The records in which a word stands, each as what it is more than the one before: there are very many.
#[derive(Default)]
struct Records {
    last: Option<Ticket>,
    steps: Writer,
}

impl Records {
    fn push(&mut self, ticket: Ticket) {
        if self.last != Some(ticket) {
            let step = i64::from(ticket) - i64::from(self.last.unwrap_or_default());
            self.steps.signed(step);
            self.last = Some(ticket);
        }
    }

    fn iter(&self) -> impl Iterator<Item = Ticket> {
        let mut cursor = Cursor::new(self.steps.as_bytes());
        let mut last = 0;
        std::iter::from_fn(move || {
            if cursor.is_done() {
                return None;
            }
            last += cursor.signed();
            Ticket::try_from(last).ok()
        })
    }
}

/// Words being gathered.
#[derive(Default)]
pub(super) struct Words {
    /// The folded words, with their numbers.
    numbers: HashMap<String, usize>,
    /// The records in which each stands.
    records: Vec<Records>,
    /// Words as they are written, with the numbers of what they fold to: most were met before.
    folded: HashMap<String, Vec<usize>>,
}

impl Words {
    /// Adds the words of a record.
    pub fn add(&mut self, record: Record<'_>, ticket: Ticket) {
        for text in texts(record) {
            for range in word_ranges(text.words) {
                let word = &text.words[range];
                if !self.folded.contains_key(word) {
                    let folded = fold(word);
                    let parts = folded.split(' ').filter(|part| !part.is_empty());
                    let numbers = parts.map(|part| self.number(part)).collect();
                    self.folded.insert(word.to_owned(), numbers);
                }
                for number in &self.folded[word] {
                    self.records[*number].push(ticket);
                }
            }
        }
    }

    fn number(&mut self, word: &str) -> usize {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.records.len();
        self.records.push(Records::default());
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// Adds the words of those records that follow.
    pub fn append(&mut self, later: Self, moved: impl Fn(Ticket) -> Ticket) {
        for (word, number) in later.numbers {
            let mine = self.number(&word);
            for ticket in later.records[number].iter() {
                self.records[mine].push(moved(ticket));
            }
        }
    }

    /// The section of all words.
    pub fn write(self, seat: impl Fn(Ticket) -> Seat) -> Vec<u8> {
        let mut words: Vec<(String, usize)> = self.numbers.into_iter().collect();
        words.sort_unstable();
        let mut dictionary = DictionaryWriter::new();
        let mut payload = Writer::new();
        for (word, number) in words {
            let records = self.records[number].iter();
            let mut seats: Vec<Seat> = records.map(&seat).collect();
            // Records of one list may stand in several files, and those of others between them.
            seats.sort_unstable();
            seats.dedup();
            payload.clear();
            payload.ascending(&seats);
            dictionary.push(word.as_bytes(), payload.as_bytes());
        }
        dictionary.finish()
    }
}

/// The seats of the records in which all these folded words stand, in order.
pub(super) fn holding(section: &Packed, asked: &[&str]) -> Vec<Seat> {
    let dictionary = Dictionary::over(section.clone());
    let mut all: Option<Vec<Seat>> = None;
    for word in asked {
        let mut seats: Vec<Seat> = Vec::new();
        if may_begin(word) {
            dictionary.begun(word.as_bytes(), |_, _, payload| {
                seats.extend(Cursor::new(payload).ascending());
            });
        } else if let Some((_, payload)) = dictionary.equal(word.as_bytes()) {
            seats.extend(Cursor::new(&payload).ascending());
        }
        seats.sort_unstable();
        seats.dedup();
        all = Some(match all {
            None => seats,
            Some(mut before) => {
                before.retain(|seat| seats.binary_search(seat).is_ok());
                before
            }
        });
    }
    all.unwrap_or_default()
}
