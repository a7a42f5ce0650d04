//! A query comes in, the subjects that fit it come out: one match a subject, by the name of his that fits best.

use std::cell::RefCell;
use std::rc::Rc;

use super::align::{Likenesses, align};
use super::fold::Word;
use super::index::Term;
use super::like::{Likeness, compare, faint, initial};
use super::named::{Bearer, Part};
use super::query::{Fit, Query};
use super::role::{Role, Traits, roles};
use super::score::UNEXCUSED;
use super::within::{Hits, Reach, Within, hit};
use super::{Match, MatchKind};
use crate::packed::Numbered;

/// From here on a name is spelled as the query is.
const SPELLED: f64 = 0.95;

/// A subject that fits and by how much.
pub(super) struct Ranked {
    pub found: Match,
    /// Which of the subject's names it is.
    pub part: Part,
    /// A word of the query has nothing in the name.
    pub leftover: bool,
    /// The query is a name of the subject, word for word, and more than one word.
    pub is_named_so: bool,
}

impl Ranked {
    /// Whether every word is there, whatever its case, marks, script or romanisation.
    pub fn is_spelled_so(&self) -> bool {
        self.found.kind <= MatchKind::Transliterated
            && self.found.score >= SPELLED
            && !self.leftover
    }

    /// Spellings of one name count alike when it is asked who fits equally well.
    pub fn class(&self) -> (bool, MatchKind) {
        (self.leftover, self.found.kind.max(MatchKind::Equivalent))
    }
}

/// What terms are to the words of a query that has these hits.
struct Compared<'a> {
    names: &'a Within<'a>,
    query: &'a Query,
    hits: &'a [Hits],
    /// The terms beside the hits that were compared with each word, and how rare terms are: many names have the same
    /// words.
    others: Vec<RefCell<Numbered<Option<Likeness>>>>,
    rarity: RefCell<Numbered<f64>>,
}

impl Compared<'_> {
    fn compare(&self, at: usize, term: u32) -> Option<Likeness> {
        if self.query.roles[at] == Role::Title {
            return None;
        }
        let (word, name) = (&self.query.words[at], self.names.index.term(term));
        match self.query.roles[at] {
            Role::Initial => initial(word, name.word()),
            _ => compare(word, name.word()).or_else(|| faint(word, name.word())),
        }
    }
}

impl Likenesses for Compared<'_> {
    fn known(&self, at: usize, term: u32) -> Option<Likeness> {
        hit(&self.hits[at], term)
    }

    fn of(&self, at: usize, term: u32) -> Option<Likeness> {
        self.known(at, term).or_else(|| {
            let mut others = self.others[at].borrow_mut();
            let compared = || self.compare(at, term);
            *others.entry(term).or_insert_with(compared)
        })
    }

    fn rarity(&self, term: u32) -> f64 {
        let mut rarity = self.rarity.borrow_mut();
        let told = || self.names.rarity_of(term);
        *rarity.entry(term).or_insert_with(told)
    }

    fn term(&self, term: u32) -> Rc<Term> {
        self.names.index.term(term)
    }
}

impl Within<'_> {
    /// A query of these words, with what the index knows of them.
    pub(super) fn query(&self, words: Vec<Word>) -> Query {
        let traits: Vec<Traits> = words.iter().map(Traits::of).collect();
        Query {
            roles: roles(&traits).collect(),
            rarity: words.iter().map(|word| self.rarity(word)).collect(),
            words,
        }
    }

    /// The subjects with a name that shares enough words with the query.
    pub(super) fn ranked(&self, query: &Query, reach: Reach) -> Vec<Ranked> {
        let words = query.words.iter().zip(&query.roles);
        let hits: Vec<Hits> = words
            .map(|(word, &role)| self.hits(word, role, reach))
            .collect();
        let likenesses = Compared {
            names: self,
            query,
            hits: &hits,
            others: hits.iter().map(|_| RefCell::default()).collect(),
            rarity: RefCell::default(),
        };
        let (mut met, mut reader) = (Vec::new(), self.index.reader());
        for (name, words) in self.candidates(query, &hits) {
            let name = reader.name(name);
            let fit = align(query, &name.words, &likenesses);
            self.index
                .each_bearer(&name.bearers, |bearer| met.push(Met { bearer, words, fit }));
        }
        met.sort_by_key(|met| met.bearer);
        let each = met.chunk_by_mut(|one, other| one.bearer.owner == other.bearer.owner);
        let mut best = Vec::new();
        for names in each {
            excuse(names);
            best.extend(best_of(
                names.iter().filter_map(|met| Some((met.bearer, met.fit?))),
            ));
        }
        best
    }
}

/// A name of somebody that shares these words of the query, and how it fits.
struct Met {
    bearer: Bearer,
    words: u16,
    fit: Option<Fit>,
}

/// A word too many is excused only if no fuller name of the same subject has another in its place.
fn excuse(names: &mut [Met]) {
    let known = names.iter().fold(0, |known, met| known | met.words);
    let contradicted = |met: &Met| {
        let fit = met.fit.filter(|fit| fit.contradicted && !fit.foreign);
        fit.map(|fit| fit.leftover)
    };
    let contradicted: Vec<u16> = names.iter().filter_map(contradicted).collect();
    for fit in names.iter_mut().filter_map(|met| met.fit.as_mut()) {
        let is_known = fit.leftover & !known == 0;
        let excused = is_known || contradicted.iter().all(|words| words & !fit.leftover != 0);
        if !excused && !fit.contradicted {
            fit.score *= UNEXCUSED;
        }
    }
}

/// The best match of each subject.
pub(super) fn best_of_each(mut fits: Vec<(Bearer, Fit)>) -> Vec<Ranked> {
    fits.sort_by_key(|(bearer, _)| *bearer);
    let each = fits.chunk_by(|(one, _), (other, _)| one.owner == other.owner);
    each.filter_map(|fits| best_of(fits.iter().copied()))
        .collect()
}

/// The best match of a subject, of equals the first of its names.
fn best_of(fits: impl Iterator<Item = (Bearer, Fit)>) -> Option<Ranked> {
    let ranked = fits.map(|(bearer, fit)| Ranked {
        found: Match {
            owner: bearer.owner,
            ordinal: bearer.part.ordinal(),
            kind: fit.kind,
            score: fit.score,
        },
        part: bearer.part,
        leftover: fit.leftover != 0,
        is_named_so: false,
    });
    ranked.min_by(order)
}

/// The better match first: by score, then those with every word of the query, by kind, and by owner.
pub(super) fn order(one: &Ranked, other: &Ranked) -> std::cmp::Ordering {
    other
        .found
        .score
        .total_cmp(&one.found.score)
        .then(other.is_named_so.cmp(&one.is_named_so))
        .then((one.leftover, one.found.kind).cmp(&(other.leftover, other.found.kind)))
        .then(one.found.owner.cmp(&other.found.owner))
}
