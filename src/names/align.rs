//! The words of a query and of a name come in and are laid on one another, one to one, the likest first; how well the
//! one fits the other comes out, as `score` judges it.

use super::MatchKind;
use super::fold::Word;
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

/// How a name fits a query; `term` gives the word behind a slot, `likeness` how it is like a word of the query. `None`
/// if they have nothing in common that names somebody.
pub(super) fn align<'a>(
    query: &Query,
    name: &[Slot],
    term: impl Fn(u32) -> &'a Word,
    likeness: impl Fn(usize, u32) -> Option<Likeness>,
) -> Option<Fit> {
    let pair = |at: usize, place: usize| {
        let slot = name[place];
        let likeness = likeness(at, slot.term).filter(|found| {
            may_meet(
                query,
                at,
                (place, name.len()),
                slot,
                term(slot.term),
                *found,
            )
        })?;
        Some(Pair {
            query: at,
            name: place,
            likeness,
        })
    };
    let mut possible = Vec::new();
    for at in 0..query.words.len() {
        possible.extend((0..name.len()).filter_map(|place| pair(at, place)));
    }
    // Among equals, words keep their places.
    let apart = |pair: &Pair| pair.query.abs_diff(pair.name);
    possible.sort_by(|a, b| {
        let by_likeness = b.likeness.similarity.total_cmp(&a.likeness.similarity);
        by_likeness.then(apart(a).cmp(&apart(b)))
    });
    let (mut asked, mut met) = (0_u16, 0_u16);
    possible.retain(|pair| {
        let free = asked & bit(pair.query) == 0 && met & bit(pair.name) == 0;
        if free {
            asked |= bit(pair.query);
            met |= bit(pair.name);
        }
        free
    });
    uncross(query, &mut possible, pair);
    let faint = possible
        .iter()
        .position(|pair| pair.likeness.similarity < ALIKE);
    let faint = possible.split_off(faint.unwrap_or(possible.len()));
    Alignment::new(query, name, possible, faint).judge(&term)
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
    name: &Word,
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
    same || !(one_sided(role, name) || one_sided(slot.role, word))
}
