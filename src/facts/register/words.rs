//! The words of all texts, and the records in which they stand.

use super::{Seat, draft::Ticket, gathered::Gathered};
use crate::{
    facts::{
        record::Record,
        texts::{each_text, may_begin, word_ranges},
    },
    names::fold,
    packed::{Cursor, Dictionary, DictionaryWriter, Interner, Packed, Recent, Writer},
};

/// Words being gathered.
#[derive(Default)]
pub(super) struct Words {
    /// Words as they are written, of those that are not in ASCII: to fold them takes long.
    written: Interner,
    /// The numbers of what they fold to, one behind the other, and where those of each end.
    folded: Vec<u32>,
    ends: Vec<usize>,
    /// The last word in ASCII, as it folds.
    small: Vec<u8>,
    /// Those of all words of the texts met last.
    recent: Recent<Vec<u32>>,
    /// The folded words, and the records in which they stand.
    gathered: Gathered,
}

impl Words {
    /// Adds the words of a record.
    pub fn add(&mut self, record: Record<'_>, ticket: Ticket) {
        let mut recent = std::mem::take(&mut self.recent);
        each_text(record, |text| {
            let (words, is_known) = recent.of(text.words);
            if !is_known {
                words.clear();
                for range in word_ranges(text.words) {
                    self.fold(&text.words[range], words);
                }
            }
            for word in words {
                self.gathered.file(*word, ticket);
            }
        });
        self.recent = recent;
    }

    /// Adds the numbers of what a word folds to.
    fn fold(&mut self, word: &str, numbers: &mut Vec<u32>) {
        if word.is_ascii() {
            self.small.clear();
            self.small.extend_from_slice(word.as_bytes());
            self.small.make_ascii_lowercase();
            numbers.push(self.gathered.key(&self.small));
            return;
        }
        let (number, is_new) = self.written.number(word.as_bytes());
        if is_new {
            let folded = fold(word);
            let parts = folded.split(' ').filter(|part| !part.is_empty());
            let parts = parts.map(|part| self.gathered.key(part.as_bytes()));
            self.folded.extend(parts);
            self.ends.push(self.folded.len());
        }
        let at = number as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        numbers.extend_from_slice(&self.folded[start..self.ends[at]]);
    }

    /// Adds the words of other records.
    pub fn join(&mut self, others: Self) {
        self.gathered.join(others.gathered);
    }

    /// The section of all words.
    pub fn write(self, seat: impl Fn(Ticket) -> Seat) -> Vec<u8> {
        let words = self.gathered.seats(seat);
        let mut dictionary = DictionaryWriter::new();
        let mut payload = Writer::new();
        words.each(&words.keys().sorted(), |word, seats| {
            payload.clear();
            payload.ascending(seats);
            dictionary.push(word, payload.as_bytes());
        });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_filed_as_they_fold() {
        let mut words = Words::default();
        let text = "Gold, İsmet's 1921 Пороховой o’neill Aşkabat ÉTÉ a_b Mc-Donald";
        let mut numbers = Vec::new();
        for range in word_ranges(text) {
            words.fold(&text[range], &mut numbers);
        }
        let keys = words.gathered.seats(|ticket| ticket);
        let filed = numbers.iter().map(|number| keys.keys().text(*number));
        let filed: Vec<&str> = filed.map(|key| str::from_utf8(key).unwrap()).collect();
        let each = word_ranges(text).map(|range| fold(&text[range]));
        assert_eq!(filed, each.collect::<Vec<String>>());
        assert_eq!(filed.len(), 13);
    }
}
