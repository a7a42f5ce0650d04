//! A query laid on a name comes in, whether and how well the one fits the other comes out. Leaving a word out is free,
//! contradicting one is not: a name that says something else than the query where both say something is no match,
//! only more or less near.

use std::rc::Rc;

use super::MatchKind;
use super::align::Pair;
use super::index::Term;
use super::query::{Fit, Query, Slot, bit};
use super::role::Role;

/// What a title and an initial weigh beside a word: a title is left out or added at will, an initial says one letter
/// of many.
const TITLE_WEIGHT: f64 = 0.1;
const INITIAL_WEIGHT: f64 = 0.5;

/// What a word of the query weighs that the name has nothing for or against: a second family name, say; one between
/// two that the name has, as a middle name stands; a title; an initial.
const LEFTOVER: f64 = 0.15;
const LEFTOVER_INSIDE: f64 = 0.1;
const LEFTOVER_TITLE: f64 = 0.01;
const LEFTOVER_INITIAL: f64 = 0.1;

/// What is left of the likeness of a beginning among other words, which is a word in full more often than not; and of
/// a word for which the name has an initial, in its place and elsewhere.
const ABBREVIATED: f64 = 0.92;
const GUESSED: f64 = 0.8;
const GUESSED_ELSEWHERE: f64 = 0.6;

/// Shorter pieces of a query are debris of a misspelt word more often than words.
const SHORTEST_WORD: usize = 3;

/// What two words cost that stand side by side in the query and not in the name.
const PARTED: f64 = 0.004;

/// What a name with many words beside those asked for loses at most; and across scripts, where words that are alike by
/// chance are the more the longer a name is.
const COVERAGE: f64 = 0.02;
const COVERAGE_ABROAD: f64 = 0.06;

/// What is left of the score of a name that says something else than the query: not enough to be shown. Across
/// scripts it is more, where what a name adds to itself is translated as often as transliterated.
const CONTRADICTED: f64 = 0.75;
const CONTRADICTED_ABROAD: f64 = 0.85;

/// What is left of a score for something that is possible, but more likely a coincidence.
const DOUBTED: f64 = 0.7;

/// What is left of a score for a word too many, where a fuller name of the same subject has another in its place.
pub(super) const UNEXCUSED: f64 = 0.7;

/// Of sounds that are alike, what chance could take from no evidence at all, and the consonants that leave a third of
/// that.
const CHANCE: f64 = 0.6;
const CONSONANTS: f64 = 2.0;

/// What a word that plays this part weighs beside others as rare.
const fn weight_of(role: Role) -> f64 {
    match role {
        Role::Title => TITLE_WEIGHT,
        Role::Initial => INITIAL_WEIGHT,
        Role::Ordinary | Role::Patronymic => 1.0,
    }
}

/// How far so many consonants that sound alike can be trusted: few are met by chance.
fn trust(consonants: f64) -> f64 {
    1.0 - CHANCE * (-consonants / CONSONANTS).exp()
}

/// A query laid on a name.
pub(super) struct Alignment<'a> {
    query: &'a Query,
    name: &'a [Slot],
    /// How rare the words of the name are.
    rarity: Vec<f64>,
    /// Words that stand for one another, and words that stand in one another's place and are a little alike.
    pairs: Vec<Pair>,
    faint: Vec<Pair>,
    /// Words of the query and of the name that are in a pair, as bits.
    asked: u16,
    met: u16,
}

impl<'a> Alignment<'a> {
    /// A query and a name by their pairs of words, none of which is in two.
    pub fn new(
        query: &'a Query,
        name: &'a [Slot],
        rarity: Vec<f64>,
        pairs: Vec<Pair>,
        faint: Vec<Pair>,
    ) -> Self {
        let asked = pairs.iter().fold(0, |bits, pair| bits | bit(pair.query));
        let met = pairs.iter().fold(0, |bits, pair| bits | bit(pair.name));
        Self {
            query,
            name,
            rarity,
            pairs,
            faint,
            asked,
            met,
        }
    }

    fn ordinary(&self) -> impl Iterator<Item = &Pair> {
        self.pairs
            .iter()
            .filter(|pair| self.query.roles[pair.query] != Role::Title)
    }

    fn unsaid(&self, at: usize) -> bool {
        self.name[at].role != Role::Title && self.met & bit(at) == 0
    }

    fn leftover(&self) -> u16 {
        (0..self.query.words.len())
            .filter(|&at| self.query.roles[at] != Role::Title && self.asked & bit(at) == 0)
            .fold(0, |bits, at| bits | bit(at))
    }

    /// How well the name fits; `None` if the two have nothing in common that names somebody.
    pub fn judge(&self, term: impl Fn(u32) -> Rc<Term>) -> Option<Fit> {
        if !self.ordinary().any(|pair| {
            pair.likeness.kind != MatchKind::Initials
                && self.query.roles[pair.query] != Role::Initial
        }) {
            return None;
        }
        let leftover = self.leftover();
        let more = (0..self.name.len()).any(|at| self.unsaid(at));
        let contradicted = (leftover != 0 && more) || self.passes_over_a_name();
        let foreign = self.pairs.iter().any(|pair| {
            let met = term(self.name[pair.name].term);
            self.query.words[pair.query].script.plain() != met.word().script.plain()
        });
        // A single word is a whole name more seldom than a part of one.
        let coverage = if foreign && self.query.telling().count() > 1 {
            COVERAGE_ABROAD
        } else {
            COVERAGE
        };
        let kind = self.kind();
        let mut score = self.score(coverage);
        if contradicted {
            score *= if foreign {
                CONTRADICTED_ABROAD
            } else {
                CONTRADICTED
            };
        }
        if self.is_doubted(kind, if contradicted { 0 } else { leftover }) {
            score *= DOUBTED;
        }
        Some(Fit {
            kind,
            score,
            leftover,
            contradicted,
            foreign,
        })
    }

    /// The last kind that any word is. A title that is added, left out or spelled otherwise is no more than folded.
    fn kind(&self) -> MatchKind {
        let exact = |pair: &Pair| pair.likeness.kind == MatchKind::Exact;
        let is_title = |pair: &&Pair| self.query.roles[pair.query] == Role::Title;
        let whole = self.asked.count_ones() as usize == self.query.words.len();
        let least = if whole && self.pairs.iter().filter(is_title).all(exact) {
            MatchKind::Exact
        } else {
            MatchKind::Folded
        };
        let kinds = self.ordinary().map(|pair| pair.likeness.kind);
        kinds.fold(least, MatchKind::max)
    }

    /// Whether a match with these words left over is more likely a coincidence.
    fn is_doubted(&self, kind: MatchKind, leftover: u16) -> bool {
        let query = self.query;
        let edits: usize = self.pairs.iter().map(|pair| pair.likeness.edits).sum();
        let loose = matches!(kind, MatchKind::Prefix | MatchKind::Fuzzy);
        // Of several words misspelt none may be missing, or the query says too little of what the name says.
        let scattered = edits > 1 && query.telling().count() > 1 && self.leaves_a_word_unsaid();
        let guessed = edits > 0 && self.pairs.iter().any(|pair| self.stands_for_word(pair));
        let word_left = (0..query.words.len())
            .any(|at| leftover & bit(at) != 0 && query.words[at].plain.len() >= SHORTEST_WORD);
        (word_left && (self.pairs.len() < 2 || loose))
            || edits > query.slips()
            || scattered
            || guessed
    }

    fn leaves_a_word_unsaid(&self) -> bool {
        (0..self.name.len()).any(|at| self.unsaid(at) && self.name[at].role == Role::Ordinary)
    }

    /// Whether an initial of the name stands for a word of the query.
    fn stands_for_word(&self, pair: &Pair) -> bool {
        self.name[pair.name].role == Role::Initial && self.query.roles[pair.query] != Role::Initial
    }

    /// Initials stand in the order of the names and pass over none: `I. Aralov` is not Semyon Ivanovich, nor is
    /// `V. I. Stalin` Iosif. A word meant by an initial of the name leaves no word of the name unsaid: `John Smith` is
    /// not `John S. Brown`.
    fn passes_over_a_name(&self) -> bool {
        let is_initial = |pair: &&Pair| {
            pair.likeness.kind == MatchKind::Initials
                || self.query.roles[pair.query] == Role::Initial
        };
        let mut initials: Vec<_> = self.pairs.iter().filter(is_initial).collect();
        initials.sort_by_key(|pair| pair.query);
        let word_unsaid = self.leaves_a_word_unsaid();
        let before = |pair: &&Pair| {
            (0..pair.query)
                .any(|at| self.query.roles[at] == Role::Initial && self.asked & bit(at) == 0)
        };
        initials.iter().any(before)
            || !initials.is_sorted_by_key(|pair| pair.name)
            || initials.iter().any(|pair| {
                (0..pair.name).any(|at| self.unsaid(at))
                    || (word_unsaid && self.stands_for_word(pair))
            })
    }

    /// The mean likeness of the words of the query, each by its weight, less what the name loses for its other words
    /// and for their order.
    fn score(&self, coverage: f64) -> f64 {
        let (met, of_met) = self.likeness_of_pairs();
        let (faint, of_faint) = self.likeness_of_the_rest();
        let mean = (met + faint) / (of_met + of_faint).max(f64::MIN_POSITIVE);
        (mean - coverage * (1.0 - self.coverage()) - PARTED * self.parted()).clamp(0.0, 1.0)
    }

    /// The likeness of the words that stand for one another, and their weight.
    fn likeness_of_pairs(&self) -> (f64, f64) {
        let heard: f64 = self
            .pairs
            .iter()
            .filter_map(|pair| pair.likeness.heard)
            .sum();
        let (mut sum, mut total) = (0.0, 0.0);
        for pair in &self.pairs {
            let guessed = self.stands_for_word(pair);
            let kept = match pair.likeness.kind {
                MatchKind::Prefix if self.query.words.len() > 1 => ABBREVIATED,
                MatchKind::Initials if guessed && pair.query == pair.name => GUESSED,
                MatchKind::Initials if guessed => GUESSED_ELSEWHERE,
                _ if pair.likeness.heard.is_some() => trust(heard),
                _ => 1.0,
            };
            let rarity = if guessed {
                self.query.rarity[pair.query]
            } else {
                self.rarity[pair.name]
            };
            let weight = rarity * weight_of(self.query.roles[pair.query]);
            sum += weight * kept * pair.likeness.similarity;
            total += weight;
        }
        (sum, total)
    }

    /// The same of the words of the query that are left: where the name has others in their place, faintly alike or
    /// not at all, they weigh as much as words do, elsewhere little.
    fn likeness_of_the_rest(&self) -> (f64, f64) {
        let query = self.query;
        // The words of the name that stand where the query says something else, the rarest last.
        let mut others: Vec<f64> = (0..self.name.len())
            .filter(|&at| self.unsaid(at))
            .map(|at| self.rarity[at])
            .collect();
        others.sort_by(f64::total_cmp);
        let (mut sum, mut total) = (0.0, 0.0);
        for at in (0..query.words.len()).filter(|&at| self.asked & bit(at) == 0) {
            if query.roles[at] == Role::Title {
                total += LEFTOVER_TITLE;
            } else if let Some(other) = others.pop() {
                let weight = query.rarity[at].midpoint(other);
                let faint = self.faint.iter().find(|pair| pair.query == at);
                sum += weight * faint.map_or(0.0, |pair| pair.likeness.similarity);
                total += weight;
            } else {
                total += match query.roles[at] {
                    Role::Initial => LEFTOVER_INITIAL,
                    _ if self.is_inside(at) => LEFTOVER_INSIDE,
                    _ => LEFTOVER,
                };
            }
        }
        (sum, total)
    }

    /// How much of the name the query says, 0 to 1.
    fn coverage(&self) -> f64 {
        let weight = |at: usize| match self.name[at].role {
            Role::Title => self.rarity[at] * TITLE_WEIGHT,
            Role::Ordinary | Role::Patronymic | Role::Initial => self.rarity[at],
        };
        let said: f64 = self.pairs.iter().map(|pair| weight(pair.name)).sum();
        let whole: f64 = (0..self.name.len()).map(weight).sum();
        (said / whole.max(f64::MIN_POSITIVE)).min(1.0)
    }

    /// Whether a word of the query stands between two that the name has.
    fn is_inside(&self, at: usize) -> bool {
        self.pairs.iter().any(|pair| pair.query < at)
            && self.pairs.iter().any(|pair| pair.query > at)
    }

    /// How many words of the query stand behind another word of the name than in the query.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a query has at most sixteen words"
    )]
    fn parted(&self) -> f64 {
        let mut pairs: Vec<_> = self
            .pairs
            .iter()
            .map(|pair| (pair.query, pair.name))
            .collect();
        pairs.sort_unstable();
        let parted = pairs.windows(2).filter(|two| two[1].1 != two[0].1 + 1);
        parted.count() as f64
    }
}
