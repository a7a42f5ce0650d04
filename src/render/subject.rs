//! How people, groups, objects and places look: a row for each, one as a card, several as a list.

use serde::Serialize;
use serde_json::{Number, Value};

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone, with_matches},
    card, phrase,
    row::{self, ClaimRow, DateRow, EventRow, MATCH, MatchRow, ObjectionRow},
};
use crate::{
    ask::SubjectAnswer,
    facts::{Facts, Record},
    model::{Id, Person, Place, Word},
};

#[derive(Serialize)]
struct WhoRow {
    id: String,
    name: String,
    aliases: Vec<String>,
    summary: Option<String>,
    born: Vec<ClaimRow<DateRow>>,
    died: Vec<ClaimRow<DateRow>>,
    roles: Vec<ClaimRow<String>>,
    events: Vec<EventRow>,
    quotes: Vec<String>,
    deliveries: Vec<String>,
    cite: Vec<String>,
    r#match: Option<MatchRow>,
    statements: Vec<ClaimRow<String>>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
}

#[derive(Serialize)]
struct WhatRow {
    id: String,
    kind: Option<&'static str>,
    name: String,
    aliases: Vec<String>,
    summary: Option<String>,
    statements: Vec<ClaimRow<String>>,
    events: Vec<EventRow>,
    deliveries: Vec<String>,
    cite: Vec<String>,
    r#match: Option<MatchRow>,
    quotes: Vec<String>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
}

#[derive(Serialize)]
struct WhereRow {
    id: String,
    name: String,
    aliases: Vec<String>,
    inside: Option<String>,
    at: Option<[Number; 2]>,
    statements: Vec<ClaimRow<String>>,
    events: Vec<EventRow>,
    cite: Vec<String>,
    r#match: Option<MatchRow>,
    summary: Option<String>,
    deliveries: Vec<String>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
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
pub(super) fn rows(facts: &Facts, answers: &[SubjectAnswer<'_>]) -> Vec<Value> {
    let row = |answer: &SubjectAnswer<'_>| match answer.record {
        Record::Person(person) => row::object(&who(facts, answer, person)),
        Record::Place(place) => row::object(&place_row(facts, answer, place)),
        Record::Group(group) => row::object(&what(facts, answer, group.kind.map(Word::as_str))),
        Record::Object(object) => row::object(&what(facts, answer, object.kind.map(Word::as_str))),
        Record::Source(_) | Record::Event(_) | Record::Delivery(_) | Record::Quote(_) => {
            Value::Null
        }
    };
    answers.iter().map(row).collect()
}

fn who(facts: &Facts, answer: &SubjectAnswer<'_>, person: &Person) -> WhoRow {
    let (subject, resolver) = (&person.subject, facts.resolver());
    WhoRow {
        id: subject.id.to_string(),
        name: subject.name.clone(),
        aliases: subject.aliases.clone(),
        summary: subject.summary.clone(),
        born: row::dates(resolver, &person.born),
        died: row::dates(resolver, &person.died),
        roles: row::statements(resolver, &person.roles),
        events: answer.events.iter().map(row::event).collect(),
        quotes: quotes(answer),
        deliveries: deliveries(answer),
        cite: row::cites(answer.cite()),
        r#match: answer.found.as_ref().map(row::matched),
        statements: row::statements(resolver, &subject.statements),
        against: row::objections(&subject.against),
        note: subject.note.clone(),
    }
}

fn what(facts: &Facts, answer: &SubjectAnswer<'_>, kind: Option<&'static str>) -> Option<WhatRow> {
    let subject = answer.record.subject()?;
    Some(WhatRow {
        id: subject.id.to_string(),
        kind,
        name: subject.name.clone(),
        aliases: subject.aliases.clone(),
        summary: subject.summary.clone(),
        statements: row::statements(facts.resolver(), &subject.statements),
        events: answer.events.iter().map(row::event).collect(),
        deliveries: deliveries(answer),
        cite: row::cites(answer.cite()),
        r#match: answer.found.as_ref().map(row::matched),
        quotes: quotes(answer),
        against: row::objections(&subject.against),
        note: subject.note.clone(),
    })
}

fn place_row(facts: &Facts, answer: &SubjectAnswer<'_>, place: &Place) -> WhereRow {
    let subject = &place.subject;
    WhereRow {
        id: subject.id.to_string(),
        name: subject.name.clone(),
        aliases: subject.aliases.clone(),
        inside: place.inside.as_ref().map(ToString::to_string),
        at: place
            .at
            .map(|at| [row::degrees(at.latitude()), row::degrees(at.longitude())]),
        statements: row::statements(facts.resolver(), &subject.statements),
        events: answer.events.iter().map(row::event).collect(),
        cite: row::cites(answer.cite()),
        r#match: answer.found.as_ref().map(row::matched),
        summary: subject.summary.clone(),
        deliveries: deliveries(answer),
        against: row::objections(&subject.against),
        note: subject.note.clone(),
    }
}

fn deliveries(answer: &SubjectAnswer<'_>) -> Vec<String> {
    answer
        .deliveries
        .iter()
        .map(|answer| answer.delivery.subject.id.to_string())
        .collect()
}

fn quotes(answer: &SubjectAnswer<'_>) -> Vec<String> {
    answer
        .quotes
        .iter()
        .map(|answer| answer.quote.subject.id.to_string())
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
        Some(summary) => named.below(summary, Tone::Plain),
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
