//! How people, groups, objects and places look: a row for each, one as a card, several as a list.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, with_matches},
    card,
    claims::{DateClaims, Events, ObjectionRow, Statements, objections},
    phrase,
    row::{self, Cites, MATCH, MatchRow, Telling},
};
use crate::{
    ask::SubjectAnswer,
    facts::{Facts, Record},
    model::{Id, Person, Place, Word, Wording},
};

#[derive(Serialize)]
struct WhoRow<'f> {
    id: &'f str,
    name: &'f str,
    aliases: &'f [Wording],
    summary: Option<&'f str>,
    born: DateClaims<'f>,
    died: DateClaims<'f>,
    roles: Statements<'f>,
    events: Events<'f>,
    quotes: Vec<&'f str>,
    deliveries: Vec<&'f str>,
    cite: Cites<'f>,
    r#match: Option<MatchRow<'f>>,
    statements: Statements<'f>,
    against: Vec<ObjectionRow<'f>>,
    note: Option<&'f str>,
}

#[derive(Serialize)]
struct WhatRow<'f> {
    id: &'f str,
    kind: Option<&'static str>,
    name: &'f str,
    aliases: &'f [Wording],
    summary: Option<&'f str>,
    statements: Statements<'f>,
    events: Events<'f>,
    deliveries: Vec<&'f str>,
    cite: Cites<'f>,
    r#match: Option<MatchRow<'f>>,
    quotes: Vec<&'f str>,
    against: Vec<ObjectionRow<'f>>,
    note: Option<&'f str>,
}

#[derive(Serialize)]
struct WhereRow<'f> {
    id: &'f str,
    name: &'f str,
    aliases: &'f [Wording],
    inside: Option<&'f str>,
    at: Option<[f64; 2]>,
    statements: Statements<'f>,
    events: Events<'f>,
    cite: Cites<'f>,
    r#match: Option<MatchRow<'f>>,
    summary: Option<&'f str>,
    deliveries: Vec<&'f str>,
    against: Vec<ObjectionRow<'f>>,
    note: Option<&'f str>,
}

pub(super) fn who_fields() -> Vec<&'static str> {
    let mut fields = vec![
        "id", "name", "aliases", "summary", "born", "died", "roles", "events",
    ];
    fields.extend(["quotes", "deliveries", "cite"]);
    fields.extend(MATCH);
    fields.extend(["statements", "against", "note"]);
    fields
}

pub(super) fn what_fields() -> Vec<&'static str> {
    let mut fields = vec![
        "id",
        "kind",
        "name",
        "aliases",
        "summary",
        "statements",
        "events",
    ];
    fields.extend(["deliveries", "cite"]);
    fields.extend(MATCH);
    fields.extend(["quotes", "against", "note"]);
    fields
}

pub(super) fn where_fields() -> Vec<&'static str> {
    let mut fields = vec![
        "id",
        "name",
        "aliases",
        "inside",
        "at",
        "statements",
        "events",
        "cite",
    ];
    fields.extend(MATCH);
    fields.extend(["summary", "deliveries", "against", "note"]);
    fields
}

/// A row for each subject, of the sort that the record is.
#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, answers: &[SubjectAnswer<'_>]) {
    let facts = to.facts;
    for answer in answers {
        let seat = answer.seat;
        match answer.record {
            Record::Person(person) => to.record_at(seat, &who(facts, answer, person)),
            Record::Place(place) => to.record_at(seat, &place_row(facts, answer, place)),
            Record::Group(group) => {
                to.record_at(seat, &what(facts, answer, group.kind.map(Word::as_str)));
            }
            Record::Object(object) => {
                to.record_at(seat, &what(facts, answer, object.kind.map(Word::as_str)));
            }
            Record::Source(_) | Record::Event(_) | Record::Delivery(_) | Record::Quote(_) => {}
        }
    }
}

fn who<'f>(facts: &'f Facts, answer: &'f SubjectAnswer<'_>, person: &'f Person) -> WhoRow<'f> {
    let (subject, resolver) = (&person.subject, facts.resolver());
    let dates = |rivals| DateClaims { resolver, rivals };
    let statements = |claims| Statements { resolver, claims };
    WhoRow {
        id: subject.id.as_str(),
        name: &subject.name,
        aliases: &subject.aliases,
        summary: subject.summary.as_deref(),
        born: dates(&person.born),
        died: dates(&person.died),
        roles: statements(&person.roles),
        events: Events(&answer.events),
        quotes: quotes(answer),
        deliveries: deliveries(answer),
        cite: Cites::Gathered(answer.cite()),
        r#match: answer.found.as_ref().map(row::matched),
        statements: statements(&subject.statements),
        against: objections(&subject.against),
        note: subject.note.as_deref(),
    }
}

fn what<'f>(
    facts: &'f Facts,
    answer: &'f SubjectAnswer<'_>,
    kind: Option<&'static str>,
) -> Option<WhatRow<'f>> {
    let subject = answer.record.subject()?;
    Some(WhatRow {
        id: subject.id.as_str(),
        kind,
        name: &subject.name,
        aliases: &subject.aliases,
        summary: subject.summary.as_deref(),
        statements: Statements {
            resolver: facts.resolver(),
            claims: &subject.statements,
        },
        events: Events(&answer.events),
        deliveries: deliveries(answer),
        cite: Cites::Gathered(answer.cite()),
        r#match: answer.found.as_ref().map(row::matched),
        quotes: quotes(answer),
        against: objections(&subject.against),
        note: subject.note.as_deref(),
    })
}

fn place_row<'f>(
    facts: &'f Facts,
    answer: &'f SubjectAnswer<'_>,
    place: &'f Place,
) -> WhereRow<'f> {
    let subject = &place.subject;
    WhereRow {
        id: subject.id.as_str(),
        name: &subject.name,
        aliases: &subject.aliases,
        inside: place.inside.as_ref().map(Id::as_str),
        at: place.at.map(|at| [at.latitude(), at.longitude()]),
        statements: Statements {
            resolver: facts.resolver(),
            claims: &subject.statements,
        },
        events: Events(&answer.events),
        cite: Cites::Gathered(answer.cite()),
        r#match: answer.found.as_ref().map(row::matched),
        summary: subject.summary.as_deref(),
        deliveries: deliveries(answer),
        against: objections(&subject.against),
        note: subject.note.as_deref(),
    }
}

fn deliveries<'f>(answer: &SubjectAnswer<'f>) -> Vec<&'f str> {
    answer
        .deliveries
        .iter()
        .map(|answer| answer.delivery.subject.id.as_str())
        .collect()
}

fn quotes<'f>(answer: &SubjectAnswer<'f>) -> Vec<&'f str> {
    answer
        .quotes
        .iter()
        .map(|answer| answer.quote.subject.id.as_str())
        .collect()
}

/// One subject as a card, several as a list.
pub(super) fn blocks(facts: &Facts, answers: &[SubjectAnswer<'_>]) -> Vec<Block> {
    if let [one] = answers {
        return card::blocks(facts, one);
    }
    let people = answers
        .iter()
        .any(|answer| matches!(answer.record, Record::Person(_)));
    let row = |answer: &SubjectAnswer<'_>| {
        let mut cells = vec![named(answer)];
        if people {
            cells.push(life(answer));
        }
        cells.push(keys(answer));
        Row::Cells(cells)
    };
    let headers = if people {
        vec!["Who", "Life", "Sources"]
    } else {
        vec!["What", "Sources"]
    };
    let rows = answers.iter().map(row).collect();
    let sheet = Sheet {
        headers,
        rows,
        numbers: None,
    };
    with_matches(answers.iter().map(|answer| answer.found.as_ref()), sheet)
}

fn named(answer: &SubjectAnswer<'_>) -> Cell {
    let named = Cell::of(vec![Line::new(answer.record.name(), Tone::Strong)]);
    match answer
        .record
        .subject()
        .and_then(|subject| subject.summary.as_ref())
    {
        Some(summary) => named.below(&**summary, Tone::Plain),
        None => named,
    }
}

fn life(answer: &SubjectAnswer<'_>) -> Cell {
    let Record::Person(person) = answer.record else {
        return Cell::default();
    };
    let dated = |mark: &str, rivals: &crate::model::Rivals<crate::model::Date>| {
        let dates = phrase::shown_dates(rivals);
        (!dates.is_empty())
            .then(|| Line::new(format!("{mark} {}", phrase::dates(rivals)), Tone::Plain))
    };
    let life = [dated("born", &person.born), dated("died", &person.died)];
    Cell::of(life.into_iter().flatten().collect())
}

/// The sources of a subject, without the places in them.
fn keys(answer: &SubjectAnswer<'_>) -> Cell {
    let mut sources: Vec<&Id> = answer
        .cite()
        .iter()
        .map(|citation| &citation.source)
        .collect();
    sources.dedup();
    let keys: Vec<&str> = sources.into_iter().map(Id::as_str).collect();
    Cell::faint(if keys.is_empty() {
        "unsourced".to_owned()
    } else {
        keys.join(", ")
    })
}
