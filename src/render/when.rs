//! How dates look: a row for each, and sections by how surely they fall in the time asked for.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Matches, Row, Sheet, Tone, sources_cell},
    claims::{ObjectionRow, objections},
    phrase,
    row::{self, Cites, DateRow, Ids, LastDate, MATCH, MatchRow, Telling, WHEN},
};
use crate::{
    ask::{DateAnswer, Dates},
    facts::{Dated, Facts, Record},
    model::{Certainty, Id, Word},
};

#[derive(Serialize)]
struct WhenRow<'f> {
    id: &'f str,
    kind: &'static str,
    title: Cow<'f, str>,
    when: &'f DateRow,
    certainty: Option<&'static str>,
    place: Option<&'f str>,
    people: Ids<'f>,
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

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, answers: &Dates<'_>) {
    let mut last = LastDate::default();
    to.rows.expect(answers.most());
    answers.each(|answer| {
        let when = last.row(answer.dated.date());
        to.record_taken(answer.taken, &row(to.facts, answer, when));
    });
}

fn row<'f>(facts: &'f Facts, answer: &'f DateAnswer<'f>, when: &'f DateRow) -> WhenRow<'f> {
    WhenRow {
        id: answer.record().id().as_str(),
        kind: answer.kind(),
        title: answer.title(),
        when,
        certainty: answer.certainty.map(Certainty::as_str),
        place: answer.place().map(Id::as_str),
        people: Ids(answer.people(facts)),
        standing: answer.standing.as_str(),
        cite: Cites::Gathered(answer.cite()),
        r#match: answer.found.map(row::matched),
        against: objections(answer.against()),
    }
}

/// Dates in order of time. For a time asked about, what was then comes before what went on
/// then, and both before what possibly was.
pub(super) fn blocks(facts: &Facts, answers: &Dates<'_>) -> Vec<Block> {
    let sections = [
        None,
        Some("Certainly then"),
        Some("Going on then"),
        Some("Possibly then"),
    ];
    let mut within = sections.map(|_| Vec::new());
    let mut matches = Matches::default();
    answers.each(|answer| {
        matches.add(answer.found);
        let section = match answer.certainty {
            None => 0,
            Some(Certainty::Certain) if answer.goes_on => 2,
            Some(Certainty::Certain) => 1,
            Some(Certainty::Possible) => 3,
        };
        within[section].push(Row::Cells(vec![
            Cell::date(answer.dated.date()),
            what_was(facts, answer).judged(answer.standing, answer.against()),
            sources_cell(answer.cite()),
        ]));
    });
    let mut rows = Vec::new();
    for (section, within) in sections.into_iter().zip(within) {
        let heading = section.filter(|_| !within.is_empty());
        rows.extend(heading.map(Row::Section));
        rows.extend(within);
    }
    let mut blocks = matches.blocks();
    blocks.push(Block::Sheet(Sheet {
        headers: vec!["When", "What", "Sources"],
        rows,
        numbers: None,
    }));
    blocks
}

/// What was then, and below it what helps to place it.
fn what_was(facts: &Facts, answer: &DateAnswer<'_>) -> Cell {
    let name = answer.record().name();
    match (answer.dated, answer.record()) {
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
