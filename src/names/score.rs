//! A query laid on a name comes in, whether and how well the one fits the other comes out. Leaving a word out is free,
//! contradicting one is not: a name that says something else than the query where both say something is no match,
//! only more or less near.

use super::MatchKind;
use super::align::Pair;
use super::fold::Word;
use super::role::Role;

/// What a word of the query that the name lacks weighs: an ordinary one, one between two that the name has, as a middle
/// name stands, a title, and an initial.
const LEFTOVER: f64 = 0.15;
const LEFTOVER_INSIDE: f64 = 0.1;
const LEFTOVER_TITLE: f64 = 0.01;
const LEFTOVER_INITIAL: f64 = 0.1;
const TITLE_WEIGHT: f64 = 0.1;
const INITIAL_WEIGHT: f64 = 0.5;

/// A beginning among other words, and a word for which the name has an initial.
const ABBREVIATED: f64 = 0.92;
const GUESSED: f64 = 0.8;
const GUESSED_ELSEWHERE: f64 = 0.6;

/// Shorter pieces of a query are debris of a misspelt word more often than words.
const SHORTEST_WORD: usize = 3;

/// What two words cost that stand side by side in the query and not in the name.
const PARTED: f64 = 0.004;

/// What a name with many words beside those asked for loses at most.
const COVERAGE: f64 = 0.02;

/// The same for a name in another script.
const COVERAGE_ABROAD: f64 = 0.06;

/// What is left of the score of a name that says something else than the query.
const CONTRADICTED: f64 = 0.75;

/// The same where the scripts differ: what a name adds to itself is translated there as often as transliterated.
const CONTRADICTED_ABROAD: f64 = 0.85;

/// What is left of a score for something that is possible, but more likely a coincidence.
const DOUBTED: f64 = 0.7;

/// What is left of a score for a word too many, where a fuller name of the same subject has another in its place.
pub(super) const UNEXCUSED: f64 = 0.7;

/// Of sounds that are alike, what chance could take from no evidence at all, and the consonants that leave a third of
/// that.
const CHANCE: f64 = 0.6;
const CONSONANTS: f64 = 2.0;

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
pub(super) struct Fit {
    pub kind: MatchKind,
    pub score: f64,
    /// Words of the query, as bits, that the name has nothing for.
    pub leftover: u16,
    /// The name has other words in their place.
    pub contradicted: bool,
    /// The two are in different scripts.
    pub foreign: bool,
}

/// The words of a query with their parts and how rare they are.
pub(super) struct Query {
    pub words: Vec<Word>,
    pub roles: Vec<Role>,
    pub rarity: Vec<f64>,
}

impl Query {
    /// Words that name somebody by themselves: neither titles nor initials.
    pub fn telling(&self) -> impl Iterator<Item = usize> {
        (0..self.words.len())
            .filter(|&at| matches!(self.roles[at], Role::Ordinary | Role::Patronymic))
    }

    /// What a word weighs beside the others.
    pub fn weight(&self, at: usize) -> f64 {
        match self.roles[at] {
            Role::Title => TITLE_WEIGHT * self.rarity[at],
            Role::Ordinary | Role::Patronymic | Role::Initial => self.rarity[at],
        }
    }

    fn slips(&self) -> usize {
        match self.telling().map(|at| self.words[at].plain.len()).sum() {
            0..=4 => 1,
            5..=11 => 2,
            _ => 3,
        }
    }
}

/// How far so many consonants that sound alike can be trusted: few are met by chance.
fn trust(consonants: f64) -> f64 {
    1.0 - CHANCE * (-consonants / CONSONANTS).exp()
}

/// The bit of a word in a set of words.
pub(super) const fn bit(at: usize) -> u16 {
    1 << at
}

/// A query laid on a name.
pub(super) struct Alignment<'a> {
    query: &'a Query,
    name: &'a [Slot],
    /// Words that stand for one another, and words that stand in one another's place and are a little alike.
    pairs: Vec<Pair>,
    faint: Vec<Pair>,
    /// Words of the query and of the name that are in a pair, as bits.
    asked: u16,
    met: u16,
}

impl<'a> Alignment<'a> {
    pub fn new(query: &'a Query, name: &'a [Slot], pairs: Vec<Pair>, faint: Vec<Pair>) -> Self {
        let asked = pairs.iter().fold(0, |bits, pair| bits | bit(pair.query));
        let met = pairs.iter().fold(0, |bits, pair| bits | bit(pair.name));
        Self {
            query,
            name,
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
    pub fn judge<'w>(&self, term: impl Fn(u32) -> &'w Word) -> Option<Fit> {
        let query = self.query;
        if !self.ordinary().any(|pair| {
            pair.likeness.kind != MatchKind::Initials && query.roles[pair.query] != Role::Initial
        }) {
            return None;
        }
        let leftover = self.leftover();
        let more = (0..self.name.len()).any(|at| self.unsaid(at));
        let contradicted = (leftover != 0 && more) || self.passes_over_a_name();
        let whole = self.asked.count_ones() as usize == query.words.len();
        let least = if whole {
            MatchKind::Exact
        } else {
            MatchKind::Folded
        };
        let kind = self
            .ordinary()
            .map(|pair| pair.likeness.kind)
            .fold(least, MatchKind::max);
        let edits: usize = self.pairs.iter().map(|pair| pair.likeness.edits).sum();
        let loose = matches!(kind, MatchKind::Prefix | MatchKind::Fuzzy);
        let word_unsaid =
            (0..self.name.len()).any(|at| self.unsaid(at) && self.name[at].role == Role::Ordinary);
        // Of several words misspelt none may be missing, or the query says too little of what the name says.
        let scattered = edits > 1 && query.telling().count() > 1 && word_unsaid;
        let guessed = edits > 0 && self.pairs.iter().any(|pair| self.stands_for_word(pair));
        let words_left = (0..query.words.len())
            .any(|at| leftover & bit(at) != 0 && query.words[at].plain.len() >= SHORTEST_WORD);
        let doubted = (words_left && !contradicted && (self.pairs.len() < 2 || loose))
            || edits > query.slips()
            || scattered
            || guessed;
        let foreign = self.pairs.iter().any(|pair| {
            let (asked, met) = (&query.words[pair.query], term(self.name[pair.name].term));
            asked.script.plain() != met.script.plain()
        });
        let mut score = self.score(if foreign && query.telling().count() > 1 {
            COVERAGE_ABROAD
        } else {
            COVERAGE
        });
        if contradicted {
            score *= if foreign {
                CONTRADICTED_ABROAD
            } else {
                CONTRADICTED
            };
        }
        if doubted {
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

    /// Whether an initial of the name stands for a word of the query.
    fn stands_for_word(&self, pair: &Pair) -> bool {
        self.name[pair.name].role == Role::Initial && self.query.roles[pair.query] != Role::Initial
    }

    /// Initials stand in the order of the names and pass over none: `I. Aralov` is not Semyon Ivanovich. A word meant
    /// by an initial of the name leaves no word of the name unsaid: `John Smith` is not `John S. Brown`.
    fn passes_over_a_name(&self) -> bool {
        let is_initial = |pair: &&Pair| {
            pair.likeness.kind == MatchKind::Initials
                || self.query.roles[pair.query] == Role::Initial
        };
        let mut initials: Vec<_> = self.pairs.iter().filter(is_initial).collect();
        initials.sort_by_key(|pair| pair.query);
        let word_unsaid =
            (0..self.name.len()).any(|at| self.unsaid(at) && self.name[at].role == Role::Ordinary);
        !initials.is_sorted_by_key(|pair| pair.name)
            || initials.iter().any(|pair| {
                (0..pair.name).any(|at| self.unsaid(at))
                    || (word_unsaid && self.stands_for_word(pair))
            })
    }

    fn score(&self, coverage_weight: f64) -> f64 {
        let (query, name) = (self.query, self.name);
        let weight = |slot: &Slot| {
            if slot.role == Role::Title {
                TITLE_WEIGHT * slot.rarity
            } else {
                slot.rarity
            }
        };
        let (mut sum, mut total, mut covered) = (0.0, 0.0, 0.0);
        let heard: f64 = self
            .pairs
            .iter()
            .filter_map(|pair| pair.likeness.heard)
            .sum();
        for pair in &self.pairs {
            let role = match query.roles[pair.query] {
                Role::Title => TITLE_WEIGHT,
                Role::Initial => INITIAL_WEIGHT,
                Role::Ordinary | Role::Patronymic => 1.0,
            };
            let rarity = if self.stands_for_word(pair) {
                query.rarity[pair.query]
            } else {
                name[pair.name].rarity
            };
            let weight_here = rarity * role;
            let trust = if pair.likeness.heard.is_some() {
                trust(heard)
            } else {
                1.0
            };
            let trust = match pair.likeness.kind {
                MatchKind::Prefix if query.words.len() > 1 => ABBREVIATED,
                MatchKind::Initials if self.stands_for_word(pair) && pair.query == pair.name => {
                    GUESSED
                }
                MatchKind::Initials if self.stands_for_word(pair) => GUESSED_ELSEWHERE,
                _ => trust,
            };
            sum += weight_here * pair.likeness.similarity * trust;
            total += weight_here;
            covered += weight(&name[pair.name]);
        }
        // The words of the name that stand where the query says something else, the rarest first.
        let mut others: Vec<f64> = (0..name.len())
            .filter(|&at| self.unsaid(at))
            .map(|at| name[at].rarity)
            .collect();
        others.sort_by(f64::total_cmp);
        for at in (0..query.words.len()).filter(|&at| self.asked & bit(at) == 0) {
            if query.roles[at] == Role::Title {
                total += LEFTOVER_TITLE;
                continue;
            }
            let Some(other) = others.pop() else {
                total += match query.roles[at] {
                    Role::Initial => LEFTOVER_INITIAL,
                    _ if self.is_inside(at) => LEFTOVER_INSIDE,
                    _ => LEFTOVER,
                };
                continue;
            };
            let weight = query.rarity[at].midpoint(other);
            let faint = self.faint.iter().find(|pair| pair.query == at);
            sum += weight * faint.map_or(0.0, |pair| pair.likeness.similarity);
            total += weight;
        }
        let of_name: f64 = name.iter().map(weight).sum();
        let coverage = (covered / of_name.max(f64::MIN_POSITIVE)).min(1.0);
        let score = sum / total.max(f64::MIN_POSITIVE);
        (score - coverage_weight * (1.0 - coverage) - PARTED * self.parted()).clamp(0.0, 1.0)
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
