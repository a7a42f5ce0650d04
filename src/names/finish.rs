//! What a builder gathered comes in, the bytes of the index come out: terms and names get their numbers, and every
//! term the names it stands in.

use std::cmp::Reverse;

use super::backwards;
use super::filed::write_counts;
use super::layout::join;
use super::lexicon::inverse;
use super::lists::{Counts, LISTS};
use super::named::{Bearer, NamesWriter, SHAPE};
use super::packing::{Builder, Gathered};
use super::spelling::plain;
use super::terms::FiledWriter;
use crate::packed::{DictionaryWriter, DrawersWriter, Writer};

/// At most so many terms have codes of their own in names, and none that fewer names have.
const MOST_COMMON: usize = 16_000;
const LEAST_NAMES: usize = 4;

/// The names that each term stands in.
struct Postings {
    ends: Vec<usize>,
    names: Vec<u32>,
}

impl Postings {
    fn new(lists: &[Ordered], terms: usize) -> Self {
        let mut ends = vec![0; terms + 1];
        each_word(lists, |_, term| ends[term as usize + 1] += 1);
        for at in 0..terms {
            ends[at + 1] += ends[at];
        }
        let mut names = vec![0; ends[terms]];
        // Every end moves to the end of its term while the names are filled in.
        each_word(lists, |name, term| {
            let place = &mut ends[term as usize];
            names[*place] = name;
            *place += 1;
        });
        ends.truncate(terms);
        Self { ends, names }
    }

    fn of(&self, term: u32) -> &[u32] {
        let at = term as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.names[start..self.ends[at]]
    }
}

/// The names of a list in the order of those who bore them first.
struct Ordered {
    list: Gathered,
    order: Vec<u32>,
}

impl Ordered {
    fn new(list: Gathered) -> Self {
        let mut order: Vec<u32> = (0..).take(list.first.len()).collect();
        order.sort_by_key(|name| list.first[*name as usize]);
        Self { list, order }
    }
}

/// Hands every word of every name to `each`, once: the number of the name, and the term.
fn each_word(lists: &[Ordered], mut each: impl FnMut(u32, u32)) {
    let mut number = 0;
    for Ordered { list, order } in lists {
        for &name in order {
            let (_, words) = list.name(name);
            for (at, word) in words.clone().enumerate() {
                if !words.clone().take(at).any(|before| before == word) {
                    each(number, word);
                }
            }
            number += 1;
        }
    }
}

/// Who else bears each name of a list, in order.
struct Others {
    ends: Vec<usize>,
    bearers: Vec<Bearer>,
}

impl Others {
    fn new(list: &Gathered) -> Self {
        let mut ends = vec![0; list.first.len()];
        for (name, _) in &list.others {
            ends[*name as usize] += 1;
        }
        let mut all = 0;
        for end in &mut ends {
            all += std::mem::replace(end, all);
        }
        // Every end moves to the end of its name.
        let mut bearers = vec![Bearer::default(); all];
        for (name, bearer) in &list.others {
            let place = &mut ends[*name as usize];
            bearers[*place] = *bearer;
            *place += 1;
        }
        let mut start = 0;
        for end in &ends {
            bearers[start..*end].sort_unstable();
            start = *end;
        }
        Self { ends, bearers }
    }

    fn of(&self, name: u32) -> &[Bearer] {
        let at = name as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.bearers[start..self.ends[at]]
    }
}

/// The terms that most names have, the commonest first; those as common in the order of these places.
fn common(postings: &Postings, places: &[u32]) -> Vec<u32> {
    let count = |term: &u32| postings.of(*term).len();
    let all = (0..).take(postings.ends.len());
    let mut common: Vec<u32> = all.filter(|term| count(term) >= LEAST_NAMES).collect();
    common.sort_unstable_by_key(|term| (Reverse(count(term)), places[*term as usize]));
    common.truncate(MOST_COMMON);
    common
}

impl Builder {
    /// The bytes of the index; there are so many records in each list, with a name or without.
    #[must_use]
    pub fn finish(self, records: [u32; LISTS]) -> Vec<u8> {
        self.ended().write(records)
    }

    fn write(mut self, records: [u32; LISTS]) -> Vec<u8> {
        let order = self.terms.sorted();
        let places = inverse(&order);
        let lists = std::mem::take(&mut self.lists).map(Ordered::new);
        let postings = Postings::new(&lists, order.len());
        let common = common(&postings, &places);
        self.head.common = u32::try_from(common.len()).unwrap_or_default();
        let mut codes: Vec<u32> = places
            .iter()
            .map(|place| place + self.head.common)
            .collect();
        for (code, &term) in (0..).zip(&common) {
            codes[term as usize] = code;
        }
        let mut apart = Writer::new();
        let (names, borne, shapes) = self.names(&lists, records, &codes, &mut apart);
        drop(lists);
        let keyed = std::mem::take(&mut self.rarity).of_each(self.by_key.len());
        let of_common = self.common(&common, &places, &keyed);
        let (marks, dictionary) = self.dictionary(&order, &postings, &borne, &keyed, &mut apart);
        drop(keyed);
        let words = order.iter().map(|term| plain(self.terms.text(*term)));
        let backwards = backwards::write(words);
        let keys_backwards = self.by_key.backwards();
        let by_key = self.by_key.finish(&places, &mut apart);
        let latin = self.latin.finish(&places, &mut apart);
        let foreign = self.foreign.finish(&places, &mut apart);
        let syllables = self.syllables.finish(&places, &mut apart);
        let equivalents = self.equivalents.finish(&places, &mut apart);
        join([
            names.finish(),
            shapes,
            of_common,
            apart.into_bytes(),
            marks.into_bytes(),
            dictionary,
            backwards,
            by_key,
            keys_backwards,
            latin,
            foreign,
            syllables,
            equivalents,
            self.head.write(),
        ])
    }

    /// The names as bytes, how many bear each, and their shapes, numbered as they come.
    fn names(
        &mut self,
        lists: &[Ordered],
        records: [u32; LISTS],
        codes: &[u32],
        apart: &mut Writer,
    ) -> (NamesWriter, Vec<u32>, Vec<u8>) {
        let (mut writer, mut borne) = (NamesWriter::default(), Vec::new());
        let (mut shapes, mut numbers) = (Vec::new(), vec![None; self.shapes.len()]);
        let (mut bearers, mut of_words) = (Vec::new(), Vec::new());
        let mut start = 0;
        for (at, Ordered { list, order }) in lists.iter().enumerate() {
            let others = Others::new(list);
            let numbered = |bearer: &Bearer| Bearer {
                owner: bearer.owner + start,
                ..*bearer
            };
            for &name in order {
                bearers.clear();
                bearers.push(numbered(&list.first[name as usize]));
                bearers.extend(others.of(name).iter().map(numbered));
                let (shape, words) = list.name(name);
                let shape = *numbers[shape as usize].get_or_insert_with(|| {
                    shapes.extend(self.shapes.text(shape));
                    u32::try_from(shapes.len() / SHAPE - 1).unwrap_or(u32::MAX)
                });
                of_words.clear();
                of_words.extend(words.map(|term| codes[term as usize]));
                writer.push(shape, &of_words, &bearers, apart);
                borne.push(u32::try_from(bearers.len()).unwrap_or(u32::MAX));
            }
            self.head.ends[at] = u32::try_from(borne.len()).unwrap_or(u32::MAX);
            start = start.saturating_add(records[at]);
        }
        (writer, borne, shapes)
    }

    /// What names tell of their common terms, by code.
    fn common(&self, common: &[u32], places: &[u32], keyed: &[Counts]) -> Vec<u8> {
        let (mut drawers, mut bytes) = (DrawersWriter::new(), Writer::new());
        for &term in common {
            bytes.clear();
            bytes.number(places[term as usize]);
            write_counts(&keyed[self.keys[term as usize] as usize], &mut bytes);
            bytes.raw(self.terms.text(term));
            drawers.push(bytes.as_bytes());
        }
        drawers.finish()
    }

    /// The marks of terms, and the dictionary of them.
    fn dictionary(
        &self,
        order: &[u32],
        postings: &Postings,
        borne: &[u32],
        keyed: &[Counts],
        apart: &mut Writer,
    ) -> (Writer, Vec<u8>) {
        let (mut marks, mut dictionary) = (Writer::new(), DictionaryWriter::new());
        let mut filed = FiledWriter::default();
        for &term in order {
            let names = postings.of(term);
            let mut bearers = Counts::default();
            for &name in names {
                let sum = &mut bearers[self.head.list_of(name)];
                *sum = sum.saturating_add(borne[name as usize]);
            }
            let keyed = &keyed[self.keys[term as usize] as usize];
            let mark = self.marks[term as usize].with(keyed);
            marks.raw(&mark.bytes());
            let payload = filed.write(names, &bearers, keyed, apart);
            dictionary.push(self.terms.text(term), payload);
        }
        (marks, dictionary.finish())
    }
}
