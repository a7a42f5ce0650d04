//! The words of a query and of a name come in, whether and how well one fits the other comes out. Words are aligned
//! one to one. It refuses a name that says something else than the query where both say something: leaving a word
//! out is free, contradicting one is not.

use super::MatchKind;
use super::fold::Word;
use super::like::Likeness;
use super::role::{Role, is_patronymic_shaped};

/// What a word of the query that the name lacks weighs, an ordinary one and a title.
const LEFTOVER: f64 = 0.2;
const LEFTOVER_TITLE: f64 = 0.01;
const TITLE_WEIGHT: f64 = 0.1;

/// What a name with many words beside those asked for loses at most.
const COVERAGE: f64 = 0.02;

/// A word of a name, as the index knows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub term: u32,
    pub role: Role,
    /// From near 0 for a word half the names have to 1 for one that stands once.
    pub rarity: f64,
}

/// How a name stands to a query.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    Fits(Fit),
    /// The words of the query, as bits, for which the name has others.
    Contradicts(u16),
    Unlike,
}

/// A name that fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    pub kind: MatchKind,
    pub score: f64,
    /// Words of the query, as bits, that the name has nothing for.
    pub leftover: u16,
}

/// The words of a query with their parts.
pub(super) struct Query {
    pub words: Vec<Word>,
    pub roles: Vec<Role>,
}

impl Query {
    /// Words that name somebody by themselves: neither titles nor initials.
    pub fn telling(&self) -> impl Iterator<Item = usize> {
        (0..self.words.len())
            .filter(|&at| matches!(self.roles[at], Role::Ordinary | Role::Patronymic))
    }

    fn slips(&self) -> usize {
        match self.telling().map(|at| self.words[at].plain.len()).sum() {
            0..=4 => 1,
            5..=11 => 2,
            _ => 3,
        }
    }
}

/// One word of the query laid on one of the name.
struct Pair {
    query: usize,
    name: usize,
    likeness: Likeness,
}

/// How a name fits a query; `term` gives the word behind a slot, `likeness` how it is like a word of the query.
pub(super) fn align<'a>(
    query: &Query,
    name: &[Slot],
    term: impl Fn(u32) -> &'a Word,
    likeness: impl Fn(usize, u32) -> Option<Likeness>,
) -> Verdict {
    let mut possible = Vec::new();
    for at in 0..query.words.len() {
        for (place, slot) in name.iter().enumerate() {
            let found = likeness(at, slot.term)
                .filter(|found| may_meet(query, at, *slot, term(slot.term), *found));
            possible.extend(found.map(|likeness| Pair {
                query: at,
                name: place,
                likeness,
            }));
        }
    }
    // Stable, so that among equals the words keep their order.
    possible.sort_by(|a, b| b.likeness.similarity.total_cmp(&a.likeness.similarity));
    let (mut asked, mut met) = (0_u16, 0_u16);
    possible.retain(|pair| {
        let free = asked & bit(pair.query) == 0 && met & bit(pair.name) == 0;
        if free {
            asked |= bit(pair.query);
            met |= bit(pair.name);
        }
        free
    });
    judge(query, name, &possible, asked, met)
}

const fn bit(at: usize) -> u16 {
    1 << at
}

/// Whether these two parts of a name may stand for one another: a title only for its like, a patronymic only for a
/// patronymic or its initial, an initial never for a title.
fn may_meet(query: &Query, at: usize, slot: Slot, name: &Word, likeness: Likeness) -> bool {
    let (role, word) = (query.roles[at], &query.words[at]);
    let same = matches!(
        likeness.kind,
        MatchKind::Exact | MatchKind::Folded | MatchKind::Transliterated
    );
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

fn judge(query: &Query, name: &[Slot], pairs: &[Pair], asked: u16, met: u16) -> Verdict {
    let ordinary = || {
        pairs
            .iter()
            .filter(|pair| query.roles[pair.query] != Role::Title)
    };
    let unasked =
        |role: Role| (0..name.len()).any(|at| name[at].role == role && met & bit(at) == 0);
    let leftover = (0..query.words.len())
        .filter(|&at| query.roles[at] != Role::Title && asked & bit(at) == 0)
        .fold(0, |bits, at| bits | bit(at));
    if !ordinary().any(|pair| {
        pair.likeness.kind != MatchKind::Initials && query.roles[pair.query] != Role::Initial
    }) {
        return Verdict::Unlike;
    }
    let more = unasked(Role::Ordinary) || unasked(Role::Patronymic) || unasked(Role::Initial);
    if (leftover != 0 && more) || passes_over_a_name(query, name, pairs, met) {
        return Verdict::Contradicts(leftover);
    }
    let whole = asked.count_ones() as usize == query.words.len();
    let least = if whole {
        MatchKind::Exact
    } else {
        MatchKind::Folded
    };
    let kind = ordinary()
        .map(|pair| pair.likeness.kind)
        .fold(least, MatchKind::max);
    let edits: usize = pairs.iter().map(|pair| pair.likeness.edits).sum();
    let loose = matches!(kind, MatchKind::Prefix | MatchKind::Fuzzy);
    // Of several words misspelt none may be missing, or the query says too little of what the name says.
    let scattered = edits > 1 && query.telling().count() > 1 && unasked(Role::Ordinary);
    let guessed = edits > 0 && pairs.iter().any(|pair| stands_for_word(query, name, pair));
    if (leftover != 0 && (ordinary().count() < 2 || loose))
        || edits > query.slips()
        || scattered
        || guessed
    {
        return Verdict::Unlike;
    }
    Verdict::Fits(Fit {
        kind,
        score: score(query, name, pairs, asked),
        leftover,
    })
}

/// Whether an initial of the name stands for a word of the query.
fn stands_for_word(query: &Query, name: &[Slot], pair: &Pair) -> bool {
    name[pair.name].role == Role::Initial && query.roles[pair.query] != Role::Initial
}

/// Initials stand in the order of the names and pass over none: `I. Aralov` is not Semyon Ivanovich. A word meant by
/// an initial of the name leaves no word of the name unsaid: `John Smith` is not `John S. Brown`.
fn passes_over_a_name(query: &Query, name: &[Slot], pairs: &[Pair], met: u16) -> bool {
    let unsaid = |at: usize| name[at].role != Role::Title && met & bit(at) == 0;
    let is_initial = |pair: &&Pair| {
        pair.likeness.kind == MatchKind::Initials || query.roles[pair.query] == Role::Initial
    };
    let mut initials: Vec<_> = pairs.iter().filter(is_initial).collect();
    initials.sort_by_key(|pair| pair.query);
    let word_unsaid = (0..name.len()).any(|at| unsaid(at) && name[at].role == Role::Ordinary);
    !initials.is_sorted_by_key(|pair| pair.name)
        || initials.iter().any(|pair| {
            (0..pair.name).any(unsaid) || (word_unsaid && stands_for_word(query, name, pair))
        })
}

fn score(query: &Query, name: &[Slot], pairs: &[Pair], asked: u16) -> f64 {
    let weight = |slot: &Slot| {
        if slot.role == Role::Title {
            TITLE_WEIGHT * slot.rarity
        } else {
            slot.rarity
        }
    };
    let (mut sum, mut total, mut covered) = (0.0, 0.0, 0.0);
    for pair in pairs {
        let of_title = if query.roles[pair.query] == Role::Title {
            TITLE_WEIGHT
        } else {
            1.0
        };
        let weight_here = name[pair.name].rarity * of_title;
        sum += weight_here * pair.likeness.similarity;
        total += weight_here;
        covered += weight(&name[pair.name]);
    }
    for at in (0..query.words.len()).filter(|&at| asked & bit(at) == 0) {
        total += if query.roles[at] == Role::Title {
            LEFTOVER_TITLE
        } else {
            LEFTOVER
        };
    }
    let of_name: f64 = name.iter().map(weight).sum();
    let coverage = (covered / of_name.max(f64::MIN_POSITIVE)).min(1.0);
    (sum / total.max(f64::MIN_POSITIVE) - COVERAGE * (1.0 - coverage)).clamp(0.0, 1.0)
}
