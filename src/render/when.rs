//! How dates look: a row for each, and sections by how surely they fall in the time asked for.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone, sources_cell, with_matches},
    phrase,
    row::{self, Cites, DateRow, MATCH, MatchRow, ObjectionRow, Telling, WHEN},
};
use crate::{
    ask::DateAnswer,
    facts::{Dated, Facts, Record},
    model::{Certainty, Id, Word},
};

#[derive(Serialize)]
struct WhenRow<'f> {
    id: &'f str,
    kind: &'static str,
    title: Cow<'f, str>,
    when: DateRow<'f>,
    certainty: Option<&'static str>,
    place: Option<&'f str>,
    people: Vec<&'f str>,
    standing: &'static str,
    cite: Cites<'f>,
    r#match: Option<MatchRow<'f>>,
    against: Vec<ObjectionRow<'f>>,
}

pub(super) fn fields() -> Vec<&'static str> {
    let mut fields = vec!["id", "kind", "title"];
    fields.extend(WHEN);
    fields.extend(["certainty", "place", "people", "standing", "cite"]);
    fields.extend(MATCH);
    fields.push("against");
    fields
}

pub(super) fn rows(to: &mut Telling<'_>, answers: &[DateAnswer<'_>]) {
    for answer in answers {
        let row = row(to.facts, answer);
        match answer.seat {
            Some(seat) => to.record_at(seat, &row),
            None => to.record(answer.record.id(), &row),
        }
    }
}

fn row<'f>(facts: &'f Facts, answer: &'f DateAnswer<'f>) -> WhenRow<'f> {
    WhenRow {
        id: answer.record.id().as_str(),
        kind: answer.kind(),
        title: answer.title(),
        when: row::date(answer.dated.date()),
        certainty: answer.certainty.map(Certainty::as_str),
        place: answer.place().map(Id::as_str),
        people: answer.people(facts).into_iter().map(Id::as_str).collect(),
        standing: answer.standing.as_str(),
        cite: row::cites(answer.cite()),
        r#match: answer.found.as_ref().map(row::matched),
        against: row::objections(answer.against()),
    }
}

/// Dates in order of time. For a time asked about, what was then comes before what went on
/// then, and both before what possibly was.
pub(super) fn blocks(facts: &Facts, answers: &[DateAnswer<'_>]) -> Vec<Block> {
    let heading = |answer: &DateAnswer<'_>| {
        answer.certainty.map(|certainty| match certainty {
            Certainty::Certain if answer.goes_on => "Going on then",
            Certainty::Certain => "Certainly then",
            Certainty::Possible => "Possibly then",
        })
    };
    let mut rows = Vec::new();
    for section in [
        None,
        Some("Certainly then"),
        Some("Going on then"),
        Some("Possibly then"),
    ] {
        let mut within = answers
            .iter()
            .filter(|answer| heading(answer) == section)
            .peekable();
        rows.extend(
            section
                .filter(|_| within.peek().is_some())
                .map(Row::Section),
        );
        rows.extend(within.map(|answer| {
            Row::Cells(vec![
                Cell::date(answer.dated.date()),
                what_was(facts, answer).judged(answer.standing, answer.against()),
                sources_cell(answer.cite()),
            ])
        }));
    }
    let sheet = Sheet {
        headers: vec!["When", "What", "Sources"],
        rows,
        numbers: None,
    };
    with_matches(answers.iter().map(|answer| answer.found.as_ref()), sheet)
}

/// What was then, and below it what helps to place it.
fn what_was(facts: &Facts, answer: &DateAnswer<'_>) -> Cell {
    let name = answer.record.name();
    match (answer.dated, answer.record) {
        (Dated::Birth(..), _) => Cell::plain(format!("{name} born")),
        (Dated::Death(..), _) => Cell::plain(format!("{name} died")),
        (Dated::When(..), Record::Event(_)) => {
            let place = answer.place().map(|id| facts.name_of(id));
            let cell = Cell::plain(name);
            place.map_or_else(|| Cell::plain(name), |place| cell.below(place, Tone::Faint))
        }
        (Dated::When(..), Record::Delivery(delivery)) => {
            Cell::plain(phrase::counted(delivery)).below(phrase::way(facts, delivery), Tone::Faint)
        }
        (Dated::When(..), Record::Quote(quote)) => Cell::plain(format!(
            "{}: “{name}”",
            phrase::name(facts, quote.by.as_ref())
        )),
        _ => Cell::plain(answer.title()),
    }
}
