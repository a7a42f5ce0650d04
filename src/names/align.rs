//! The words of a query and of a name come in and are laid on one another, one to one, the likest first; how well the
//! one fits the other comes out, as `score` judges it.

use std::rc::Rc;

use super::MatchKind;
use super::fold::Word;
use super::index::Term;
use super::like::{ALIKE, Likeness};
use super::query::{Fit, Query, Slot, bit};
use super::role::{Role, is_patronymic_shaped};
use super::score::Alignment;

/// One word of the query laid on one of the name.
pub(super) struct Pair {
    pub query: usize,
    pub name: usize,
    pub likeness: Likeness,
}

/// What words of a name are to words of a query.
pub(super) trait Likenesses {
    /// How like a term is to the word of the query at a place, as far as that is known without looking at the term. It
    /// is known of all terms that are firmly alike.
    fn known(&self, at: usize, term: u32) -> Option<Likeness>;

    /// How like a term is to it.
    fn of(&self, at: usize, term: u32) -> Option<Likeness>;

    /// How rare the key of a term is among the records, see `within`.
    fn rarity(&self, term: u32) -> f64;

    /// A term.
    fn term(&self, term: u32) -> Rc<Term>;
}

/// Words so alike are equal, and no others are.
const FIRM: f64 = 0.98;

/// How a name fits a query. `None` if they have nothing in common that names somebody.
pub(super) fn align(query: &Query, name: &[Slot], words: &impl Likenesses) -> Option<Fit> {
    let pair = |at: usize, place: usize, likeness: Likeness| {
        let place_in = (place, name.len());
        let term = || words.term(name[place].term);
        may_meet(query, at, place_in, name[place], term, likeness).then_some(Pair {
            query: at,
            name: place,
            likeness,
        })
    };
    // Equal words come first; what the rest of a name is like matters only to words that have no equal in it.
    let mut chosen = Chosen::default();
    let known = |at: usize, place: usize| words.known(at, name[place].term);
    let firm = |found: &Likeness| found.similarity >= FIRM;
    chosen.add(query, name, |at, place| {
        pair(at, place, known(at, place).filter(firm)?)
    });
    let any = |at: usize, place: usize| pair(at, place, words.of(at, name[place].term)?);
    chosen.add(query, name, any);
    let mut possible = chosen.pairs;
    uncross(query, &mut possible, any);
    let faint = possible
        .iter()
        .position(|pair| pair.likeness.similarity < ALIKE);
    let faint = possible.split_off(faint.unwrap_or(possible.len()));
    let rarity = name.iter().map(|slot| words.rarity(slot.term)).collect();
    Alignment::new(query, name, rarity, possible, faint).judge(|term| words.term(term))
}

/// Pairs of words none of which is in two.
#[derive(Default)]
struct Chosen {
    pairs: Vec<Pair>,
    asked: u16,
    met: u16,
}

impl Chosen {
    /// Chooses among the words that are free yet, the likest first. Among equals, words keep their places.
    fn add(&mut self, query: &Query, name: &[Slot], pair: impl Fn(usize, usize) -> Option<Pair>) {
        let (asked, met) = (self.asked, self.met);
        let mut possible = Vec::new();
        for at in (0..query.words.len()).filter(|&at| asked & bit(at) == 0) {
            let places = (0..name.len()).filter(|&place| met & bit(place) == 0);
            possible.extend(places.filter_map(|place| pair(at, place)));
        }
        let apart = |pair: &Pair| pair.query.abs_diff(pair.name);
        possible.sort_by(|a, b| {
            let by_likeness = b.likeness.similarity.total_cmp(&a.likeness.similarity);
            by_likeness.then(apart(a).cmp(&apart(b)))
        });
        for pair in possible {
            if self.asked & bit(pair.query) == 0 && self.met & bit(pair.name) == 0 {
                self.asked |= bit(pair.query);
                self.met |= bit(pair.name);
                self.pairs.push(pair);
            }
        }
    }
}

/// Gives initials that stand for one another the wrong way round, as two alike do, their places in order.
fn uncross(query: &Query, pairs: &mut [Pair], pair: impl Fn(usize, usize) -> Option<Pair>) {
    let is_initial = |pair: &Pair| query.roles[pair.query] == Role::Initial;
    for one in 0..pairs.len() {
        for other in one + 1..pairs.len() {
            let (a, b) = (&pairs[one], &pairs[other]);
            let crossed = (a.query < b.query) != (a.name < b.name);
            if crossed
                && is_initial(a)
                && is_initial(b)
                && let (Some(first), Some(second)) = (pair(a.query, b.name), pair(b.query, a.name))
            {
                pairs[one] = first;
                pairs[other] = second;
            }
        }
    }
}

/// Whether these two parts of a name may stand for one another: a title only for its like, a patronymic only for a
/// patronymic or its initial. An initial stands for a title or particle only among others: C. D. L. Malène is Christian
/// de La Malène, but G. Frunze is no General Frunze.
fn may_meet(
    query: &Query,
    at: usize,
    (place, of): (usize, usize),
    slot: Slot,
    term: impl Fn() -> Rc<Term>,
    likeness: Likeness,
) -> bool {
    let (role, word) = (query.roles[at], &query.words[at]);
    let same = matches!(
        likeness.kind,
        MatchKind::Exact | MatchKind::Folded | MatchKind::Transliterated | MatchKind::Equivalent
    );
    let initials = query.roles.iter().filter(|role| **role == Role::Initial);
    let is_inside = (place > 0 && place + 1 < of) || (place == 0 && initials.count() > 1);
    if likeness.kind == MatchKind::Initials && slot.role == Role::Title && is_inside {
        return role == Role::Initial;
    }
    if role == Role::Title || slot.role == Role::Title {
        return same;
    }
    if likeness.kind == MatchKind::Initials {
        return (role == Role::Initial) != (slot.role == Role::Initial);
    }
    let one_sided = |patronymic: Role, other: &Word| {
        patronymic == Role::Patronymic && !is_patronymic_shaped(other)
    };
    if same || (role != Role::Patronymic && slot.role != Role::Patronymic) {
        return true;
    }
    !(one_sided(role, term().word()) || one_sided(slot.role, word))
}
