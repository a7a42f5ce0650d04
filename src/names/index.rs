//! A packed index comes in, its terms and names come out one by one as they are asked for: nothing else of it is read.
//! Nothing in this file compares or ranks them.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::backwards::Backwards;
use super::fold::Word;
use super::layout::{Head, Section, part};
use super::lexicon::Lexicon;
use super::lists::Counts;
use super::named::{Bearer, Bearers, Names, Reader};
use super::spelling::{self, Letters};
use super::terms::{Filed, MARK, Mark};
use crate::packed::{Dictionary, Numbered, Packed, Slips};

/// The names of the records of all lists, ready to be asked.
pub struct Index {
    pub(super) head: Head,
    names: Names,
    apart: Packed,
    marks: Packed,
    terms: Dictionary,
    backwards: Backwards,
    /// Terms by key, and by the consonants of their sounds: those in Latin script and the others.
    pub(super) keys: Lexicon,
    pub(super) latin: Lexicon,
    pub(super) foreign: Lexicon,
    /// Terms of one syllable by its sounds, whatever the script.
    pub(super) syllables: Lexicon,
    /// Terms by the sets of equivalents they stand in.
    pub(super) equivalents: Lexicon,
    /// The terms that were looked at.
    looked_at: RefCell<Numbered<Rc<Term>>>,
}

/// A word as it is spelled in names, and what is known of it.
#[derive(Debug, Default)]
pub(super) struct Term {
    number: u32,
    spelled: Box<[u8]>,
    word: OnceCell<Word>,
    /// How many records of each list have its key.
    pub keyed: Counts,
    filed: OnceCell<Filed>,
}

impl Term {
    /// The word as it is compared.
    pub fn word(&self) -> &Word {
        self.word.get_or_init(|| spelling::word(&self.spelled))
    }
}

impl Index {
    /// An index over what [`Builder::finish`](super::Builder::finish) made. Where the bytes are damaged, names are
    /// missing; it is for the caller to ask whether they are.
    #[must_use]
    pub fn over(packed: &Packed) -> Self {
        let part = part(packed);
        let apart = part(Section::Apart);
        let lexicon = |section| Lexicon::over(part(section), apart.clone());
        Self {
            head: Head::read(&part(Section::Head).whole()),
            names: Names::over(&part),
            marks: part(Section::Marks),
            terms: Dictionary::over(part(Section::Terms)),
            backwards: Backwards::over(part(Section::Backwards)),
            keys: lexicon(Section::Keys).with_backwards(part(Section::KeysBackwards)),
            latin: lexicon(Section::Latin),
            foreign: lexicon(Section::Foreign),
            syllables: lexicon(Section::Syllables),
            equivalents: lexicon(Section::Equivalents),
            looked_at: RefCell::default(),
            apart,
        }
    }

    /// The term with this number; one without letters and names where the bytes are damaged.
    pub(super) fn term(&self, number: u32) -> Rc<Term> {
        self.known(number).unwrap_or_else(|| {
            let (spelled, payload) = self.terms.numbered(number.into()).unwrap_or_default();
            self.look_at(number, &spelled, &payload)
        })
    }

    /// The term with this number, if it was looked at, or met in a name with all that is mostly asked of it.
    fn known(&self, number: u32) -> Option<Rc<Term>> {
        if let Some(term) = self.looked_at.borrow().get(&number) {
            return Some(Rc::clone(term));
        }
        let (keyed, spelled) = self.names.common(number)?;
        let term = Rc::new(Term {
            number,
            spelled,
            keyed,
            ..Term::default()
        });
        self.looked_at.borrow_mut().insert(number, Rc::clone(&term));
        Some(term)
    }

    /// What else is known of a term.
    pub(super) fn filed<'t>(&self, term: &'t Term) -> &'t Filed {
        term.filed.get_or_init(|| {
            let found = self.terms.numbered(term.number.into());
            self.read(&found.unwrap_or_default().1)
        })
    }

    fn read(&self, payload: &[u8]) -> Filed {
        Filed::read(payload, |name| self.head.list_of(name))
    }

    /// Has terms, whose numbers ascend, at hand from here on.
    pub(super) fn look_at_all(&self, terms: &[u32]) {
        let looked_at = self.looked_at.borrow();
        let others = terms.iter().filter(|term| !looked_at.contains_key(term));
        let others: Vec<u64> = others.map(|term| u64::from(*term)).collect();
        drop(looked_at);
        self.terms
            .each_numbered(others, |number, spelled, payload| {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                self.look_at(number, spelled, payload);
            });
    }

    /// Reads a term, and keeps it.
    fn look_at(&self, number: u32, spelled: &[u8], payload: &[u8]) -> Rc<Term> {
        let mut looked_at = self.looked_at.borrow_mut();
        let term = looked_at.entry(number).or_insert_with(|| {
            let filed = self.read(payload);
            Rc::new(Term {
                number,
                spelled: spelled.into(),
                word: OnceCell::new(),
                keyed: filed.keyed,
                filed: filed.into(),
            })
        });
        Rc::clone(term)
    }

    /// The names that a term stands in.
    pub(super) fn names_of(&self, term: &Term) -> Vec<u32> {
        self.filed(term).names(&self.apart)
    }

    /// How many records of each list have the key of a term.
    pub(super) fn keyed(&self, number: u32) -> Counts {
        let known = self.known(number).map(|term| term.keyed);
        let counts = known.or_else(|| self.mark(number).counts());
        counts.unwrap_or_else(|| self.term(number).keyed)
    }

    /// The mark of a term.
    pub(super) fn mark(&self, term: u32) -> Mark {
        let wide = MARK as u64;
        let place = u64::from(term) * wide;
        let bytes = self.marks.bytes(place..place + wide);
        Mark::read((*bytes).try_into().unwrap_or_default())
    }

    /// Adds the terms of these plain letters to `found`.
    pub(super) fn plainly(&self, plain: &str, found: &mut Vec<u32>) {
        self.terms
            .since(plain.as_bytes(), |number, spelled, payload| {
                let same = spelled.starts_with(plain.as_bytes())
                    && spelling::is_whole(spelled, plain.len());
                if same {
                    self.found(number, spelled, payload, found);
                }
                same
            });
    }

    /// Adds the terms that begin with these plain letters to `found`.
    pub(super) fn begun(&self, plain: &str, found: &mut Vec<u32>) {
        self.terms
            .begun(plain.as_bytes(), |number, spelled, payload| {
                self.found(number, spelled, payload, found);
            });
    }

    /// Adds the terms at most so many slips from these plain letters to `found`.
    pub(super) fn near(&self, plain: &str, slips: u8, found: &mut Vec<u32>) {
        if slips == 0 {
            return self.plainly(plain, found);
        }
        let (from_start, from_end) = self.backwards.near(plain, slips);
        self.walk(from_start, found);
        for word in from_end {
            self.plainly(&word, found);
        }
    }

    /// Adds the terms at most so many slips from a beginning of these plain letters to `found`.
    pub(super) fn near_a_beginning(&self, plain: &str, slips: u8, found: &mut Vec<u32>) {
        self.walk(Slips::of_a_beginning(plain, slips), found);
    }

    fn walk(&self, slips: Slips, found: &mut Vec<u32>) {
        self.terms
            .walk(&mut Letters::of(slips), |number, spelled, payload| {
                self.found(number, spelled, payload, found);
            });
    }

    fn found(&self, number: u64, spelled: &[u8], payload: &[u8], found: &mut Vec<u32>) {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.look_at(number, spelled, payload);
        found.push(number);
    }

    /// A reader of names.
    pub(super) fn reader(&self) -> Reader<'_> {
        self.names.reader(&self.head)
    }

    /// Hands everybody who bears a name to `each`, in order.
    pub(super) fn each_bearer(&self, bearers: &Bearers, each: impl FnMut(Bearer)) {
        self.names.each_bearer(bearers, each);
    }
}
