//! How quotes look: a row for each, and cards with the way from mouth to page.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone, sources_cell, with_matches},
    phrase,
    row::{self, DateRow, MATCH, MatchRow, ObjectionRow, WHEN},
};
use crate::{
    ask::QuoteAnswer,
    facts::Facts,
    model::{Link, Word},
};

#[derive(Serialize)]
struct QuoteRow {
    id: String,
    by: Option<String>,
    to: Option<String>,
    when: Option<DateRow>,
    words: Map<String, Value>,
    chain: Vec<String>,
    standing: &'static str,
    cite: Vec<String>,
    r#match: Option<MatchRow>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
}

pub(super) fn fields() -> Vec<&'static str> {
    let mut fields = vec!["id", "by", "to"];
    fields.extend(WHEN);
    fields.extend(["words", "chain", "standing", "cite"]);
    fields.extend(MATCH);
    fields.extend(["against", "note"]);
    fields
}

pub(super) fn rows(answers: &[QuoteAnswer<'_>]) -> Vec<Value> {
    let row = |answer: &QuoteAnswer<'_>| {
        let quote = answer.quote;
        let words = quote.words.iter();
        QuoteRow {
            id: quote.subject.id.to_string(),
            by: quote.by.as_ref().map(ToString::to_string),
            to: quote.to.as_ref().map(ToString::to_string),
            when: row::shown(&quote.when),
            words: words
                .map(|(language, text)| (language.clone(), text.clone().into()))
                .collect(),
            chain: quote.chain.iter().map(link).collect(),
            standing: answer.standing.as_str(),
            cite: row::cites(answer.cite()),
            r#match: answer.found.as_ref().map(row::matched),
            against: row::objections(answer.against()),
            note: quote.subject.note.clone(),
        }
    };
    answers
        .iter()
        .map(|answer| row::object(&row(answer)))
        .collect()
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
