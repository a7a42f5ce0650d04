//! Names come in one by one, the index over them comes out as bytes: every name cut into words, every different word a
//! term that knows its names and how rare it is, and the terms in dictionaries by letters, by key and by sound. A word
//! that was met before is not looked at again; what several gathered of different records is joined.

use super::cut::is_whole;
use super::fold::{MOST_WORDS, Word, readings, words};
use super::layout::Head;
use super::lexicon::Filing;
use super::lists::{Counts, LISTS};
use super::named::{Bearer, Part, Shape};
use super::role::{Traits, roles};
use super::script::Script;
use super::sound::{skeleton, syllable};
use super::spelling::spelling;
use super::terms::Mark;
use crate::packed::{Cursor, Interner, Recent, Writer};

/// The letters of the longest syllables of Chinese and Korean names.
const LONGEST_SYLLABLE: usize = 6;

/// One searchable name of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The list in which the record stands, below 8.
    pub list: usize,
    /// Its number in the list.
    pub record: u32,
    /// Which of its names it is: 0 for the one that it is shown by, and on from there.
    pub ordinal: u32,
    /// The name that is searched.
    pub text: &'t str,
    /// Whether an answer may show it; for a misspelling, which is searched but never shown, it shows the record's name.
    pub shown: bool,
}

/// An index being built.
#[derive(Debug, Default)]
pub struct Builder {
    pub(super) head: Head,
    /// Words as they stand between spaces, and what is known of each; none where it holds no letter.
    chunks: Interner,
    known: Vec<Option<(u32, Traits)>>,
    pub(super) terms: Interner,
    /// The number of the key of each term, and its mark.
    pub(super) keys: Vec<u32>,
    pub(super) marks: Vec<Mark>,
    pub(super) rarity: Rarity,
    pub(super) by_key: Filing,
    pub(super) latin: Filing,
    pub(super) foreign: Filing,
    pub(super) syllables: Filing,
    pub(super) equivalents: Filing,
    pub(super) shapes: Interner,
    pub(super) lists: [Gathered; LISTS],
    /// The list and the record of the last name.
    last: Option<(usize, u32)>,
    /// Whether the last name is in other letters than Latin ones, and the one that its record is shown by.
    is_foreign: bool,
    is_shown_foreign: bool,
    /// The names met last.
    recent: Recent<Met>,
    /// The words of the last other name, and the name as it is gathered.
    words: Vec<(u32, Traits)>,
    traits: Vec<Traits>,
    name: Writer,
    /// The shape of the last name, and its number.
    shape: Option<([u8; 5], u32)>,
    /// How the last word was spelled.
    spelled: Vec<u8>,
}

/// A name that was met before.
#[derive(Clone, Debug, Default)]
struct Met {
    /// Whether it is nothing but words between spaces and read in one way only; and those words then.
    is_simple: bool,
    words: Vec<(u32, Traits)>,
    /// The list in which it was filed last, and its number there.
    filed: Option<(usize, u32)>,
}

/// The names of a list.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Shape and terms.
    names: Interner,
    /// Who bears each of them first, and who else, in any order; by their number in the list.
    pub first: Vec<Bearer>,
    pub others: Vec<(u32, Bearer)>,
}

impl Gathered {
    /// The shape and the terms of a name.
    pub fn name(&self, name: u32) -> (u32, impl Iterator<Item = u32> + Clone) {
        let mut numbers = Cursor::new(self.names.text(name));
        let shape = numbers.small();
        let term = move || (!numbers.is_done()).then(|| numbers.small());
        (shape, std::iter::from_fn(term))
    }

    /// Somebody bears a name.
    fn push(&mut self, name: &[u8], mut bearer: Bearer) -> u32 {
        let (name, _) = self.names.number(name);
        match self.first.get_mut(name as usize) {
            None => self.first.push(bearer),
            Some(first) => {
                if bearer < *first {
                    std::mem::swap(first, &mut bearer);
                }
                self.others.push((name, bearer));
            }
        }
        name
    }

    /// Adds the names of other records, the numbers of shapes and terms being as told.
    fn join(&mut self, others: Self, shapes: &[(u32, bool)], terms: &[(u32, bool)]) {
        let mut name = Writer::new();
        let mut names = Vec::with_capacity(others.first.len());
        for (number, first) in (0..).zip(&others.first) {
            let (shape, words) = others.name(number);
            name.clear();
            name.number(shapes[shape as usize].0);
            for term in words {
                name.number(terms[term as usize].0);
            }
            names.push(self.push(name.as_bytes(), *first));
        }
        let others = others.others.into_iter();
        self.others
            .extend(others.map(|(name, bearer)| (names[name as usize], bearer)));
    }
}

/// The record that had a key last, and how many had it, where none has.
const NOBODY: (u32, u32) = (u32::MAX, 0);

/// How many records have a word of each key.
#[derive(Debug, Default)]
pub(super) struct Rarity {
    /// The record that had it last, and how many of this list have it since it was come to.
    now: Vec<(u32, u32)>,
    /// The keys of which there are any.
    counted: Vec<u32>,
    /// Key, list and count, from lists that were left.
    before: Vec<(u32, u8, u32)>,
}

impl Rarity {
    fn count(&mut self, key: u32, owner: u32) {
        let at = key as usize;
        if at >= self.now.len() {
            self.now.resize(at + 1, NOBODY);
        }
        let (last, count) = &mut self.now[at];
        if *last != owner {
            if *count == 0 {
                self.counted.push(key);
            }
            (*last, *count) = (owner, *count + 1);
        }
    }

    /// What is counted from here on is of another list.
    fn leave(&mut self, list: usize) {
        let list = u8::try_from(list).unwrap_or_default();
        for key in self.counted.drain(..) {
            let (_, count) = std::mem::replace(&mut self.now[key as usize], NOBODY);
            self.before.push((key, list, count));
        }
    }

    /// Adds what was counted elsewhere in lists that were left, the numbers of keys being as told.
    fn join(&mut self, others: Self, keys: &[(u32, bool)]) {
        let moved = |(key, list, count): (u32, u8, u32)| (keys[key as usize].0, list, count);
        self.before.extend(others.before.into_iter().map(moved));
    }

    /// The counts of every key, so many.
    pub fn of_each(self, keys: usize) -> Vec<Counts> {
        let mut counts = vec![Counts::default(); keys];
        for (key, list, count) in self.before {
            counts[key as usize][usize::from(list)] += count;
        }
        counts
    }
}

impl Builder {
    /// An index of no names yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name. Lists may come in any order and in pieces, the records of a list in theirs, and the names of a record
    /// together, in the order of their numbers. A name without a letter or digit in it is never found.
    pub fn push(&mut self, entry: Entry<'_>) {
        let record = (entry.list, entry.record);
        if self.last != Some(record) {
            self.leave_list(entry.list);
            self.last = Some(record);
            self.head.owners[entry.list] += 1;
        }
        let mut recent = std::mem::take(&mut self.recent);
        let (met, is_known) = recent.of(entry.text);
        if !is_known {
            met.is_simple = self.met(entry.text, &mut met.words);
            met.filed = None;
        }
        match met.filed {
            Some((list, name)) if list == entry.list => {
                let bearer = self.bearer(entry, 0, &met.words);
                self.lists[list].others.push((name, bearer));
            }
            _ if met.is_simple => met.filed = Some((entry.list, self.add(entry, 0, &met.words))),
            _ => {
                let mut words = std::mem::take(&mut self.words);
                for (reading, each) in readings(entry.text).iter().enumerate() {
                    words.clear();
                    words.extend(each.iter().map(|word| self.know(word)));
                    self.add(entry, reading, &words);
                }
                self.words = words;
            }
        }
        self.recent = recent;
    }

    /// No name comes any more: what is known of words that may come again is not needed.
    pub(super) fn ended(mut self) -> Self {
        self.leave_list(LISTS);
        self.last = None;
        (self.chunks, self.known) = Default::default();
        self
    }

    /// Adds the names of other records, as if they had come here: all that a term is filed under follows from how it is
    /// spelled, so that it does not matter who filed it.
    pub fn join(&mut self, others: Self) {
        let others = others.ended();
        self.leave_list(LISTS);
        self.last = None;
        let terms = self.terms.join(&others.terms);
        let keys = self.by_key.join(others.by_key, &terms);
        for ((key, mark), (_, is_new)) in others.keys.iter().zip(others.marks).zip(&terms) {
            if *is_new {
                self.keys.push(keys[*key as usize].0);
                self.marks.push(mark);
            }
        }
        self.rarity.join(others.rarity, &keys);
        self.latin.join(others.latin, &terms);
        self.foreign.join(others.foreign, &terms);
        self.syllables.join(others.syllables, &terms);
        self.equivalents.join(others.equivalents, &terms);
        let shapes = self.shapes.join(&others.shapes);
        for (mine, theirs) in self.lists.iter_mut().zip(others.lists) {
            mine.join(theirs, &shapes, &terms);
        }
        for (owners, more) in self.head.owners.iter_mut().zip(others.head.owners) {
            *owners += more;
        }
    }

    /// The words of a name that is nothing but words between spaces and read in one way only; false for any other.
    fn met(&mut self, text: &str, words: &mut Vec<(u32, Traits)>) -> bool {
        words.clear();
        for chunk in text.split(' ').filter(|chunk| !chunk.is_empty()) {
            let number = match self.chunks.find(chunk.as_bytes()) {
                Some(number) => number,
                None if is_whole(chunk) => self.meet(chunk),
                None => return false,
            };
            words.extend(self.known[number as usize]);
            if words.len() == MOST_WORDS {
                break;
            }
        }
        let is_letters = words.len() > 1 && words.iter().all(|(_, traits)| traits.is_single());
        let is_syllables = matches!(words.as_slice(), [(_, traits)] if traits.is_of_syllables());
        !is_letters && !is_syllables && !text.contains('(')
    }

    /// Looks at a whole word for the first time, and gives it its number.
    fn meet(&mut self, chunk: &str) -> u32 {
        let known = words(chunk).first().map(|word| self.know(word));
        self.known.push(known);
        self.chunks.number(chunk.as_bytes()).0
    }

    /// The term of a word and its traits.
    fn know(&mut self, word: &Word) -> (u32, Traits) {
        spelling(word, &mut self.spelled);
        let (term, is_new) = self.terms.number(&self.spelled);
        if is_new {
            self.file(term, word);
        }
        (term, Traits::of(word))
    }

    /// Files a new term under all that it is looked up by.
    fn file(&mut self, term: u32, word: &Word) {
        let key = self.by_key.push(word.key.as_bytes(), term);
        self.keys.push(key);
        self.marks.push(Mark::of(word));
        let skeletons = if word.script == Script::Latin {
            &mut self.latin
        } else {
            &mut self.foreign
        };
        for sounds in word.sounds() {
            skeletons.push(skeleton(sounds).as_bytes(), term);
            if may_be_syllable(word) {
                self.syllables.push(syllable(sounds).as_bytes(), term);
            }
        }
        for set in word.equivalents() {
            self.equivalents.push(&set.to_be_bytes(), term);
        }
    }

    /// Ends what is counted of the last list, unless that is the `next`, too.
    fn leave_list(&mut self, next: usize) {
        if let Some((list, _)) = self.last.filter(|(list, _)| *list != next) {
            self.rarity.leave(list);
        }
    }

    /// Files a name in one of its readings; its number in the list.
    fn add(&mut self, entry: Entry<'_>, reading: usize, words: &[(u32, Traits)]) -> u32 {
        let bearer = self.bearer(entry, reading, words);
        self.traits.clear();
        self.traits.extend(words.iter().map(|(_, traits)| *traits));
        // Most names are of the same shape as the one before.
        let shape = Shape::of(roles(&self.traits)).bytes();
        let number = match self.shape {
            Some((last, number)) if last == shape => number,
            _ => self.shapes.number(&shape).0,
        };
        self.shape = Some((shape, number));
        self.name.clear();
        self.name.number(number);
        for (term, _) in words {
            self.name.number(*term);
        }
        self.lists[entry.list].push(self.name.as_bytes(), bearer)
    }

    /// Who bears a name of these words, which are counted.
    fn bearer(&mut self, entry: Entry<'_>, reading: usize, words: &[(u32, Traits)]) -> Bearer {
        if reading == 0 {
            self.is_foreign = words.iter().any(|(_, traits)| !traits.is_latin());
            if entry.ordinal == 0 {
                self.is_shown_foreign = self.is_foreign;
            }
        }
        let is_foreign = if entry.shown {
            self.is_foreign
        } else {
            self.is_shown_foreign
        };
        for (term, _) in words {
            self.rarity.count(self.keys[*term as usize], entry.record);
        }
        Bearer {
            owner: entry.record,
            part: Part::new(entry.ordinal, reading, is_foreign),
        }
    }
}

/// Whether a word is a syllable, or may be one written in letters.
fn may_be_syllable(word: &Word) -> bool {
    word.is_syllable() || (word.script.is_alphabetic() && word.plain.len() <= LONGEST_SYLLABLE)
}
