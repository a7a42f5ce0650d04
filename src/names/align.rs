//! The words of a query and of a name come in and are laid on one another, one to one, the likest first; how well the
//! one fits the other comes out, as `score` judges it.

use super::MatchKind;
use super::fold::Word;
use super::like::{ALIKE, Likeness};
use super::role::{Role, is_patronymic_shaped};
use super::score::{Alignment, Fit, Query, Slot, bit};

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
    let mut possible = Vec::new();
    for at in 0..query.words.len() {
        for (place, slot) in name.iter().enumerate() {
            let found = likeness(at, slot.term)
                .filter(|found| may_meet(query, at, place, *slot, term(slot.term), *found));
            possible.extend(found.map(|likeness| Pair {
                query: at,
                name: place,
                likeness,
            }));
        }
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
    let faint = possible
        .iter()
        .position(|pair| pair.likeness.similarity < ALIKE);
    let faint = possible.split_off(faint.unwrap_or(possible.len()));
    Alignment::new(query, name, possible, faint).judge(&term)
}

/// Whether these two parts of a name may stand for one another: a title only for its like, a patronymic only for a
/// patronymic or its initial, an initial never for a title.
fn may_meet(
    query: &Query,
    at: usize,
    place: usize,
    slot: Slot,
    name: &Word,
    likeness: Likeness,
) -> bool {
    let (role, word) = (query.roles[at], &query.words[at]);
    let same = matches!(
        likeness.kind,
        MatchKind::Exact | MatchKind::Folded | MatchKind::Transliterated | MatchKind::Equivalent
    );
    if likeness.kind == MatchKind::Initials && place > 0 && slot.role == Role::Title {
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
