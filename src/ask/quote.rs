//! `quote`: words somebody said, by whom, to whom, and the way they came to the page.
//!
//! A name asks for what somebody said or was told; words that are nobody's name ask for the
//! quotes in which they all stand, in any language of theirs.

use super::{Match, NoAnswer, find::find, standing, when};
use crate::{
    facts::{Facts, Kind, Record, Scope},
    model::{Citation, Objection, Quote, Standing},
    names::{MatchKind, fold},
};

/// A quote that answers.
pub struct QuoteAnswer<'f> {
    /// The quote.
    pub quote: &'f Quote,
    /// How it stands among its sources.
    pub standing: Standing,
    /// How it was found; none when all quotes were asked for.
    pub found: Option<Match>,
}

/// The quotes that a name or words fit, by date, ties by id; without words all.
#[inline(never)]
pub(super) fn answer<'f>(
    facts: &'f Facts,
    words: Option<&str>,
    all: bool,
) -> Result<Vec<QuoteAnswer<'f>>, NoAnswer> {
    let mut quotes = match words {
        None => quotes(facts).map(|quote| (quote, None)).collect(),
        Some(words) => match by_name(facts, words, all) {
            Ok(found) => found,
            Err(nobody) => by_words(facts, words).ok_or(nobody)?,
        },
    };
    if quotes.is_empty() {
        return Err(NoAnswer::Empty("quotes"));
    }
    quotes.sort_by_key(|(quote, _)| (when::start(&quote.when), &quote.subject.id));
    quotes.dedup_by_key(|(quote, _)| &quote.subject.id);
    Ok(quotes
        .into_iter()
        .map(|(words, found)| quote(facts, words, found))
        .collect())
}

fn quotes(facts: &Facts) -> impl Iterator<Item = &Quote> {
    facts
        .of_kinds(&[Kind::Quote])
        .filter_map(|record| match record {
            Record::Quote(quote) => Some(quote),
            _ => None,
        })
}

type Found<'f> = Vec<(&'f Quote, Option<Match>)>;

/// What those said or were told whom a name fits; a quote's own id is a name too.
fn by_name<'f>(facts: &'f Facts, name: &str, all: bool) -> Result<Found<'f>, NoAnswer> {
    if let Some(Record::Quote(quote)) = facts.record(name.trim()) {
        return Ok(vec![(quote, Some(Match::of_id(name, &quote.subject.id)))]);
    }
    // Who spoke is named by the quote, even where no chosen source tells of them.
    let whole = facts.everything();
    let hits = find(whole, Scope::Parties, "speaker, hearer or quote", name, all)?;
    let speakers = hits.iter().filter(|hit| hit.record.kind() != Kind::Place);
    let mut found: Found<'f> = Vec::new();
    for hit in speakers {
        let seat = facts.seat_of(hit.record.id().as_str());
        let tied = seat.into_iter().flat_map(|seat| facts.tied_to(seat));
        found.extend(tied.filter_map(|(_, tied)| match tied {
            Record::Quote(quote) => Some((quote, Some(hit.found.clone()))),
            _ => None,
        }));
    }
    if found.is_empty() {
        return Err(NoAnswer::Silent(name.to_owned()));
    }
    Ok(found)
}

/// The quotes in which all of some words stand.
fn by_words<'f>(facts: &'f Facts, words: &str) -> Option<Found<'f>> {
    let asked = fold(words);
    if asked.is_empty() {
        return None;
    }
    let holds = |text: &str| {
        let text = fold(text);
        asked
            .split(' ')
            .all(|word| text.split(' ').any(|other| other == word))
    };
    let found: Found<'f> = quotes(facts)
        .filter_map(|quote| {
            let (_, text) = quote.words.iter().find(|(_, text)| holds(text))?;
            let found = Match {
                query: words.into(),
                via: text.clone(),
                kind: MatchKind::Folded,
                score: 1.0,
            };
            Some((quote, Some(found)))
        })
        .collect();
    (!found.is_empty()).then_some(found)
}

/// A quote as an answer.
pub(super) fn quote<'f>(
    facts: &'f Facts,
    quote: &'f Quote,
    found: Option<Match>,
) -> QuoteAnswer<'f> {
    QuoteAnswer {
        quote,
        standing: standing::of(facts, Record::Quote(quote)),
        found,
    }
}

impl<'f> QuoteAnswer<'f> {
    /// Every citation that the answer rests on.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        super::distinct(Record::Quote(self.quote).citations())
    }

    /// What is said against the quote or its date.
    pub fn against(&self) -> impl Iterator<Item = &'f Objection> + use<'f> {
        let dates = self
            .quote
            .when
            .claims()
            .iter()
            .flat_map(|claim| &claim.against);
        self.quote.subject.against.iter().chain(dates)
    }
}
