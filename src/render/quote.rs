//! How quotes look: a row for each, and cards with the way from mouth to page.

use serde::{Serialize, Serializer};

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone, sources_cell, with_matches},
    claims::{ObjectionRow, objections},
    phrase,
    row::{self, Cites, DateRow, MATCH, MatchRow, Telling, WHEN},
};
use crate::{
    ask::QuoteAnswer,
    facts::Facts,
    model::{Id, Link, Word, Wording},
};

#[derive(Serialize)]
struct QuoteRow<'f> {
    id: &'f str,
    by: Option<&'f str>,
    to: Option<&'f str>,
    when: Option<DateRow>,
    #[serde(serialize_with = "by_language")]
    words: &'f [(Wording, Wording)],
    chain: Vec<String>,
    standing: &'static str,
    cite: Cites<'f>,
    r#match: Option<MatchRow<'f>>,
    against: Vec<ObjectionRow<'f>>,
    note: Option<&'f str>,
}

pub(super) fn fields() -> Vec<&'static str> {
    let mut fields = vec!["id", "by", "to"];
    fields.extend(WHEN);
    fields.extend(["words", "chain", "standing", "cite"]);
    fields.extend(MATCH);
    fields.extend(["against", "note"]);
    fields
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, answers: &[QuoteAnswer<'_>]) {
    for answer in answers {
        let quote = answer.quote;
        let row = QuoteRow {
            id: quote.subject.id.as_str(),
            by: quote.by.as_ref().map(Id::as_str),
            to: quote.to.as_ref().map(Id::as_str),
            when: row::shown(&quote.when),
            words: &quote.words,
            chain: quote.chain.iter().map(link).collect(),
            standing: answer.standing.as_str(),
            cite: Cites::Gathered(answer.cite()),
            r#match: answer.found.as_ref().map(row::matched),
            against: objections(answer.against()),
            note: quote.subject.note.as_deref(),
        };
        to.record(&quote.subject.id, &row);
    }
}

/// Words by the language they are in.
fn by_language<S: Serializer>(words: &[(Wording, Wording)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(words.iter().map(|(language, text)| (language, text)))
}

/// A step between mouth and page, as a citation is written.
fn link(link: &Link) -> String {
    match &link.locator {
        None => link.id.to_string(),
        Some(locator) => format!("{}:{locator}", link.id),
    }
}

pub(super) fn blocks(facts: &Facts, answers: &[QuoteAnswer<'_>]) -> Vec<Block> {
    let row = |answer: &QuoteAnswer<'_>| {
        let quote = answer.quote;
        let speaker = phrase::name(facts, quote.by.as_ref());
        let hearer = quote
            .to
            .as_ref()
            .map(|id| format!(" to {}", facts.name_of(id)));
        let mut what = Cell::plain(format!("{speaker}{}", hearer.unwrap_or_default()));
        what = what.judged(answer.standing, answer.against());
        for (language, text) in &quote.words {
            what = what.below(format!("“{text}” [{language}]"), Tone::Plain);
        }
        if !quote.chain.is_empty() {
            let steps = quote.chain.iter().map(|link| facts.name_of(&link.id));
            what = what.below(
                format!("by way of {}", steps.collect::<Vec<_>>().join(" → ")),
                Tone::Faint,
            );
        }
        if let Some(note) = &quote.subject.note {
            what = what.below(format!("note: {note}"), Tone::Faint);
        }
        Row::Cells(vec![
            Cell::dates(&quote.when),
            what,
            sources_cell(answer.cite()),
        ])
    };
    let rows = answers.iter().map(row).collect();
    let sheet = Sheet {
        headers: vec!["When", "Words", "Sources"],
        rows,
        numbers: None,
    };
    // That words stand in a quote is no name that fitted otherwise.
    let by_name = answers.iter().map(|answer| {
        let found = answer.found.as_ref();
        found.filter(|found| {
            !answer
                .quote
                .words
                .iter()
                .any(|(_, text)| *text == found.via)
        })
    });
    with_matches(by_name, sheet)
}
