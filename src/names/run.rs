//! A query whose words were run together or broken at the wrong place comes in, the subjects it names come out. It is
//! asked only when no name is spelled as the query is, and it bears slips only in names of words alone.

use std::collections::HashMap;

use super::MatchKind;
use super::fold::{Word, words};
use super::key::{is_numeral, key};
use super::like::{Likeness, are_two, equal};
use super::query::{Fit, Query, Slot};
use super::rank::{Ranked, best_of_each};
use super::role::Role;
use super::script::Script;
use super::terms::Mark;
use super::within::{Reach, Within};

/// A word run together of more or shorter parts could be cut into anything.
const SHORTEST_PART: usize = 2;
const MOST_PARTS: usize = 5;

/// No name run together is longer.
const LONGEST_RUN: usize = 48;

/// A part this short has to be spelled as a name has it.
const LONGEST_FIRM: usize = 3;

/// Run-together names shorter than this are like too many others.
const SHORTEST_RUN: usize = 6;

/// Up to here one slip, beyond it two.
const SHORT_RUN: usize = 8;

/// What a name counts whose words only have to be cut apart, and what one slip for every letter would take: in a
/// whole name a slip is sooner one than in a word.
const RUN_SPELLED: f64 = 0.96;
const RUN_SLIP: f64 = 0.7;

/// The most it counts where no slip went across a space, and a short word bears more of them than it would by itself:
/// less than is shown unasked, for Inga Petrova may be no slip of Olga.
const UNSURE: f64 = 0.81;

impl Within<'_> {
    /// The subjects named by the parts of a query of one word that was run together.
    pub(super) fn cut_apart(&self, query: &Query) -> Vec<Ranked> {
        let [word] = query.words.as_slice() else {
            return Vec::new();
        };
        let mut ranked = Vec::new();
        for words in self.cuts(word) {
            let parts = self.query(words);
            if parts.telling().count() < 2 {
                continue;
            }
            // Words that had to be cut apart first are not there as written, and lost their script.
            ranked.extend(self.as_if_written(&parts, word.script));
        }
        ranked
    }

    /// The subjects named by a query in which two words were written that names have as one: Abdul Hamid.
    pub(super) fn joined(&self, query: &Query) -> Vec<Ranked> {
        let mut ranked = Vec::new();
        for at in 1..query.words.len() {
            let (one, other) = (&query.words[at - 1], &query.words[at]);
            let are_words = [one, other]
                .iter()
                .all(|word| word.script == Script::Latin && !word.single && !is_number(word));
            if !are_words {
                continue;
            }
            let whole = words(&format!("{}{}", one.spelled, other.spelled)).pop();
            let Some(whole) = whole.filter(|whole| self.knows(whole)) else {
                continue;
            };
            let mut joined = query.words.clone();
            joined.splice(at - 1..=at, [whole]);
            ranked.extend(self.as_if_written(&self.query(joined), Script::Latin));
        }
        ranked
    }

    /// The subjects with all words of a query that was written otherwise.
    fn as_if_written(&self, query: &Query, script: Script) -> Vec<Ranked> {
        let mut found = self.ranked(query, Reach::Spelled);
        found.retain(Ranked::is_spelled_so);
        for one in &mut found {
            let least = if one.part.is_foreign() == (script != Script::Latin) {
                MatchKind::Folded
            } else {
                MatchKind::Transliterated
            };
            one.found.kind = one.found.kind.max(least);
        }
        found
    }

    /// The ways to cut `word` into words of the index: every way into two, and if there is none, one into as few more
    /// as can be.
    fn cuts(&self, word: &Word) -> Vec<Vec<Word>> {
        let text = word.spelled.as_str();
        if text.len() > LONGEST_RUN {
            return Vec::new();
        }
        let mut met: HashMap<&str, Option<Word>> = HashMap::new();
        let mut part = |from: usize, to: usize| {
            let text = &text[from..to];
            let look = || {
                let is_short = text.len() <= LONGEST_FIRM;
                let known = self.knows_letters(text) || (!is_short && self.knows_key(&key(text)));
                known.then(|| words(text).pop()).flatten()
            };
            met.entry(text).or_insert_with(look).clone()
        };
        let ends = SHORTEST_PART..=text.len().saturating_sub(SHORTEST_PART);
        let mut cuts: Vec<Vec<Word>> = ends
            .filter_map(|at| Some(vec![part(0, at)?, part(at, text.len())?]))
            .collect();
        let mut best: Vec<Option<Vec<Word>>> = vec![None; text.len() + 1];
        best[0] = Some(Vec::new());
        for end in SHORTEST_PART..=text.len() {
            for start in (0..=end - SHORTEST_PART).filter(|&start| (start, end) != (0, text.len()))
            {
                let shorter = best[start].as_ref().filter(|before| {
                    before.len() < MOST_PARTS
                        && best[end]
                            .as_ref()
                            .is_none_or(|now| before.len() + 1 < now.len())
                });
                let cut = shorter.and_then(|before| {
                    let part = part(start, end)?;
                    Some(before.iter().cloned().chain([part]).collect())
                });
                best[end] = cut.or_else(|| best[end].take());
            }
        }
        cuts.extend(best.pop().flatten().filter(|parts| parts.len() > 2));
        cuts
    }

    /// Subjects with the very words of the query for a name, in their order.
    pub(super) fn identical(&self, query: &Query) -> Vec<Ranked> {
        let fit = |slots: &[Slot]| {
            let alike: Option<Vec<Likeness>> = query
                .words
                .iter()
                .zip(slots)
                .map(|(asked, slot)| {
                    let term = self.index.term(slot.term);
                    (asked.plain == term.word().plain).then(|| equal(asked, term.word()))?
                })
                .collect();
            let alike = alike?;
            Some(Fit {
                kind: alike.iter().map(|word| word.kind).max()?,
                score: alike.iter().map(|word| word.similarity).fold(1.0, f64::min),
                leftover: 0,
                contradicted: false,
                foreign: false,
            })
        };
        let letters = query.words.iter().map(|word| {
            let mut terms = Vec::new();
            self.index.plainly(&word.plain, &mut terms);
            self.with_any(&terms)
        });
        let (mut fits, mut reader) = (Vec::new(), self.index.reader());
        for name in letters
            .reduce(|one, other| shared(&one, &other))
            .unwrap_or_default()
        {
            let name = reader.name(name);
            if name.words.len() == query.words.len()
                && let Some(fit) = fit(&name.words)
            {
                self.index
                    .each_bearer(&name.bearers, |bearer| fits.push((bearer, fit)));
            }
        }
        let mut found = best_of_each(fits);
        for one in &mut found {
            // Of several words in their order, nothing is left to chance.
            one.is_named_so = query.words.len() > 1;
        }
        found
    }

    /// The names with any of some terms, in order.
    fn with_any(&self, terms: &[u32]) -> Vec<u32> {
        let names = terms
            .iter()
            .flat_map(|term| self.names_of(&self.index.term(*term)));
        let mut names: Vec<u32> = names.collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Subjects whose whole name, run together, is the whole query run together but for a slip or two: this catches
    /// slips across a space. Numbers bear none, nor do the initials of a name; a letter alone in the query may be the
    /// debris of one.
    pub(super) fn run_together(&self, query: &Query, reach: Reach) -> Vec<Ranked> {
        let said = query
            .words
            .iter()
            .zip(&query.roles)
            .filter(|(_, role)| **role != Role::Title);
        let text: String = said.map(|(word, _)| word.plain.as_str()).collect();
        if !(SHORTEST_RUN..=LONGEST_RUN).contains(&text.len()) {
            return Vec::new();
        }
        let allowed = if reach == Reach::Spelled || query.words.iter().any(is_number) {
            0
        } else if text.len() <= SHORT_RUN || query.words.iter().any(|word| word.single) {
            1
        } else {
            2
        };
        let (mut fits, mut reader) = (Vec::new(), self.index.reader());
        for name in self.runs_near(&text, allowed) {
            let name = reader.name(name);
            let words: Vec<_> = name
                .words
                .iter()
                .map(|slot| self.index.term(slot.term))
                .collect();
            let words: Vec<&Word> = words.iter().map(|term| term.word()).collect();
            if words.len() > 1
                && let Some(fit) = self.run(query, &text, &words, allowed)
            {
                self.index
                    .each_bearer(&name.bearers, |bearer| fits.push((bearer, fit)));
            }
        }
        best_of_each(fits)
    }

    /// The names of several words that may be `text` run together but for some slips, as they stand or with the last
    /// word first: those that begin and end as it does, and for slips those that do the one or the other but for one.
    fn runs_near(&self, text: &str, slips: u8) -> Vec<u32> {
        let (mut first, mut last) = (Vec::new(), Vec::new());
        for at in 1..text.len() {
            self.index.plainly(&text[..at], &mut first);
            self.index.plainly(&text[at..], &mut last);
        }
        let mut names = shared(&self.with_any(&first), &self.with_any(&last));
        if slips == 0 {
            return names;
        }
        // Of two slips, one at least is not in the first word or not in the last; if neighbours changed places across
        // the space between them, that is a slip in both, but the other is in one alone.
        let mut ends = Vec::new();
        self.index.near_a_beginning(text, 1, &mut ends);
        for at in (1..text.len()).filter(|_| slips > 1) {
            self.index.near(&text[at..], 1, &mut ends);
        }
        // Numbers and letters alone bear no slip.
        ends.retain(|term| !self.index.mark(*term).is_firm());
        let mut reader = self.index.reader();
        names.extend(self.with_any(&ends).into_iter().filter(|name| {
            let terms = reader.terms(*name);
            let marks = terms.iter().map(|term| self.index.mark(*term));
            let letters: usize = marks.clone().map(Mark::letters).sum();
            terms.len() > 1
                && text.len().abs_diff(letters) <= usize::from(slips)
                && !marks.clone().any(Mark::is_firm)
        }));
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Whether a word of the query is known for another than the one in its place: Kaya is no slip of Saka.
    fn has_another_known_word(&self, query: &Query, words: &[&Word]) -> bool {
        query.words.iter().zip(words).any(|(asked, word)| {
            asked.plain != word.plain && (!asked.equivalents().is_empty() || self.knows(asked))
        })
    }

    /// How `text` fits one name run together, as it stands or with its last word first.
    fn run(&self, query: &Query, text: &str, words: &[&Word], allowed: u8) -> Option<Fit> {
        let is_firm = |word: &&Word| word.single || is_number(word);
        let allowed = if words.iter().any(is_firm) {
            0
        } else {
            allowed
        };
        let same_breaks = breaks(words.iter().copied()) == breaks(query.words.iter());
        // A slip across a space changes the words on both its sides.
        let mut others = query
            .words
            .iter()
            .zip(words)
            .filter(|(asked, word)| asked.plain != word.plain);
        let are_others = query.words.len() == words.len()
            && others
                .next()
                .is_some_and(|(asked, word)| are_two(asked, word))
            && others.next().is_none();
        if are_others || (same_breaks && self.has_another_known_word(query, words)) {
            return None;
        }
        let (last, first) = words.split_last()?;
        let plain = |words: &[&Word]| {
            words
                .iter()
                .map(|word| word.plain.as_str())
                .collect::<String>()
        };
        let turned = last.plain.clone() + &plain(first);
        let edits =
            strsim::osa_distance(text, &plain(words)).min(strsim::osa_distance(text, &turned));
        let foreign = words[0].script != query.words[0].script;
        let kind = match edits {
            0 if foreign => MatchKind::Transliterated,
            0 => MatchKind::Folded,
            _ => MatchKind::Fuzzy,
        };
        (edits <= usize::from(allowed)).then(|| Fit {
            kind,
            score: score(edits, text.len(), same_breaks),
            leftover: 0,
            contradicted: false,
            foreign,
        })
    }
}

/// The numbers that both have, which are in order.
fn shared(one: &[u32], other: &[u32]) -> Vec<u32> {
    let (few, many) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let both = few
        .iter()
        .filter(|number| many.binary_search(number).is_ok());
    both.copied().collect()
}

/// How long each word is: where the spaces stand.
fn breaks<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<usize> {
    words.map(|word| word.plain.len()).collect()
}

/// What a whole name with so many slips in so many letters counts, its spaces being where they are in the query or not.
#[expect(
    clippy::cast_precision_loss,
    reason = "names have at most some thousand letters"
)]
fn score(edits: usize, letters: usize, same_breaks: bool) -> f64 {
    let misspelt = 1.0 - RUN_SLIP * edits as f64 / letters as f64;
    match edits {
        0 => RUN_SPELLED,
        _ if same_breaks => misspelt.min(UNSURE),
        _ => misspelt,
    }
}

fn is_number(word: &Word) -> bool {
    is_numeral(&word.plain)
}
