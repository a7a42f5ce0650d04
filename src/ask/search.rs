//! `search`: full text over everything that is written in the facts.
//!
//! A record answers when every word asked for stands somewhere in its texts, whole or as a
//! beginning, whatever the case, the marks or the script. Names count for more than remarks.

use super::NoAnswer;
use crate::{
    facts::{Facts, Record, Text, may_begin, texts, word_ranges},
    names::fold,
};

/// A record in which the words stand.
pub struct Hit<'f> {
    /// The record.
    pub record: Record<'f>,
    /// The field in which the best of them stand.
    pub field: &'static str,
    /// The text around the first of them.
    pub excerpt: Excerpt,
    /// How well the record fits, from 0 to 1.
    pub score: f64,
}

/// A piece of text, and what of it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before.
    pub before: String,
    /// The word that fits.
    pub word: String,
    /// What follows.
    pub after: String,
}

/// A word at the beginning of which alone the one asked for stands counts for so much.
const BEGINNING: f64 = 0.8;

/// The records that hold all words, best first, ties by id.
#[inline(never)]
pub(super) fn answer<'f>(facts: &'f Facts, words: &str) -> Result<Vec<Hit<'f>>, NoAnswer> {
    let folded = fold(words);
    let asked: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut hits: Vec<Hit<'f>> = Vec::new();
    if !asked.is_empty() {
        hits.extend(
            facts
                .holding(&asked)
                .into_iter()
                .filter_map(|record| hit(record, &asked)),
        );
    }
    if hits.is_empty() {
        return Err(NoAnswer::NoText(words.to_owned()));
    }
    hits.sort_by(|a, b| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| a.record.id().cmp(b.record.id()))
    });
    Ok(hits)
}

fn hit<'f>(record: Record<'f>, asked: &[&str]) -> Option<Hit<'f>> {
    let texts = texts(record);
    let mut best = vec![0.0_f64; asked.len()];
    let mut place: Option<(f64, &Text<'f>, std::ops::Range<usize>)> = None;
    for text in &texts {
        for range in word_ranges(text.words) {
            let folded = fold(&text.words[range.clone()]);
            for (at, word) in asked.iter().enumerate() {
                let likeness = folded
                    .split(' ')
                    .map(|part| likeness(word, part))
                    .fold(0.0, f64::max);
                let score = likeness * text.weight;
                if score <= 0.0 {
                    continue;
                }
                best[at] = best[at].max(score);
                if text.shown && place.as_ref().is_none_or(|(top, ..)| score > *top) {
                    place = Some((score, text, range.clone()));
                }
            }
        }
    }
    if best.contains(&0.0) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a question has few words")]
    let score = best.iter().sum::<f64>() / best.len() as f64;
    let (field, excerpt) = match place {
        Some((_, text, range)) => (text.field, excerpt(text.words, range)),
        None => (
            "name",
            Excerpt {
                before: record.name().to_owned(),
                word: String::new(),
                after: String::new(),
            },
        ),
    };
    Some(Hit {
        record,
        field,
        excerpt,
        score,
    })
}

fn likeness(asked: &str, word: &str) -> f64 {
    if asked == word {
        1.0
    } else if may_begin(asked) && word.starts_with(asked) {
        BEGINNING
    } else {
        0.0
    }
}

/// The text around a word: so many characters on either side, cut between words.
fn excerpt(text: &str, word: std::ops::Range<usize>) -> Excerpt {
    const AROUND: usize = 48;
    let tidy = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let cut = before
        .char_indices()
        .rev()
        .nth(AROUND)
        .map_or(0, |(at, _)| at);
    let before = match before[cut..].split_once(char::is_whitespace) {
        Some((_, rest)) if cut > 0 => format!("… {rest}"),
        _ => before[cut..].to_owned(),
    };
    let cut = after
        .char_indices()
        .nth(AROUND)
        .map_or(after.len(), |(at, _)| at);
    let after = match after[..cut].rsplit_once(char::is_whitespace) {
        Some((rest, _)) if cut < after.len() => format!("{rest} …"),
        _ => after[..cut].to_owned(),
    };
    // One space stays where one stood next to the word.
    let spaced = |text: &str, end: bool| {
        let space = |c: Option<char>| c.is_some_and(char::is_whitespace);
        let tidied = tidy(text);
        match (space(text.chars().next()), space(text.chars().next_back())) {
            (true, _) if end && !tidied.is_empty() => format!(" {tidied}"),
            (_, true) if !end && !tidied.is_empty() => format!("{tidied} "),
            _ => tidied,
        }
    };
    Excerpt {
        before: spaced(&before, false),
        word: text[word].to_owned(),
        after: spaced(&after, true),
    }
}
