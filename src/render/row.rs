//! The pieces that rows are made of: dates, claims, quantities, matches.
//!
//! What is unknown is `null`; an unknown quantity is an object of nulls with the qualifier
//! `unknown`.

use serde::Serialize;
use serde_json::{Number, Value};

use super::phrase;
use crate::{
    ask::{Match, Tie},
    facts::Facts,
    model::{
        Calendar, Citation, Claim, Date, Decimal, Objection, Quantity, Resolver, Rivals, Statement,
        Word, showable,
    },
};

/// Rows of one sort.
pub struct Rows {
    /// The fields in order, nested ones by their path.
    pub fields: Vec<&'static str>,
    /// The rows themselves.
    pub rows: Vec<Value>,
}

impl Rows {
    /// The rows with every date said by another calendar too: a date gains the field `julian` or
    /// `rumi`, null where that calendar cannot say it.
    pub fn with_calendar(mut self, calendar: Option<Calendar>) -> Self {
        let Some(calendar) = calendar else {
            return self;
        };
        self.rows.iter_mut().for_each(|row| say_by(row, calendar));
        let with = |field: &'static str| match (field, calendar) {
            ("when.text", Calendar::Julian) => vec![field, "when.julian"],
            ("when.text", Calendar::Rumi) => vec![field, "when.rumi"],
            (field, _) => vec![field],
        };
        self.fields = self.fields.into_iter().flat_map(with).collect();
        self
    }
}

/// Says every date in a value by another calendar.
fn say_by(value: &mut Value, calendar: Calendar) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| say_by(item, calendar)),
        Value::Object(fields) => {
            if fields.contains_key("edtf") && fields.contains_key("earliest") {
                let written = fields.get("edtf").and_then(Value::as_str);
                let date = written.and_then(|written| Date::parse(written).ok());
                let said = date.and_then(|date| date.in_calendar(calendar));
                fields.insert(calendar.as_str().to_owned(), Value::from(said));
            }
            fields
                .values_mut()
                .for_each(|field| say_by(field, calendar));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub(super) const ORIGIN: [&str; 2] = ["origin.file", "origin.line"];
pub(super) const MATCH: [&str; 4] = ["match.query", "match.via", "match.kind", "match.score"];
pub(super) const WHEN: [&str; 4] = ["when.edtf", "when.earliest", "when.latest", "when.text"];
pub(super) const QUANTITY: [&str; 5] = [
    "quantity.best",
    "quantity.min",
    "quantity.max",
    "quantity.qualifier",
    "quantity.unit",
];

/// The row of a record with the file and the line in which that stands.
pub(super) fn with_origin(facts: &Facts, mut row: Value) -> Value {
    let id = row.get("id").and_then(Value::as_str);
    let origin = id.and_then(|id| facts.origin(id));
    let origin = origin.map_or(
        Value::Null,
        |(file, line)| serde_json::json!({"file": showable(file), "line": line}),
    );
    if let Some(fields) = row.as_object_mut() {
        fields.insert("origin".to_owned(), origin);
    }
    row
}

/// A row as an object.
pub(super) fn object(row: &impl Serialize) -> Value {
    serde_json::to_value(row).expect("rows are objects with text keys")
}

#[derive(Serialize)]
pub(super) struct DateRow {
    edtf: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
    text: String,
}

#[derive(Serialize)]
pub(super) struct ClaimRow<T: Serialize> {
    is: T,
    when: Option<DateRow>,
    standing: &'static str,
    rank: Option<&'static str>,
    cite: Vec<String>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
}

#[derive(Serialize)]
pub(super) struct ObjectionRow {
    says: String,
    cite: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct MatchRow {
    query: String,
    via: String,
    kind: &'static str,
    score: Number,
}

#[derive(Serialize)]
pub(super) struct QuantityRow {
    best: Option<Number>,
    min: Option<Number>,
    max: Option<Number>,
    qualifier: &'static str,
    unit: Option<String>,
}

#[derive(Serialize)]
pub(super) struct EventRow {
    id: String,
    title: String,
    when: Option<DateRow>,
    part: Option<String>,
    place: Option<String>,
    cite: Vec<String>,
    standing: &'static str,
    against: Vec<ObjectionRow>,
}

pub(super) fn date(date: &Date) -> DateRow {
    DateRow {
        edtf: Some(date.as_written().to_owned()),
        earliest: date.earliest().map(|day| day.to_string()),
        latest: date.latest().map(|day| day.to_string()),
        text: date.text(),
    }
}

/// The one date to show for rivals: the preferred one, else all that they say together.
pub(super) fn shown(rivals: &Rivals<Date>) -> Option<DateRow> {
    let dates = phrase::shown_dates(rivals);
    if let [only] = dates.as_slice() {
        return Some(date(only));
    }
    if let Some(together) = Date::one_of(&dates) {
        return Some(date(&together));
    }
    let last = dates.iter().map(|date| date.latest());
    let last = last.reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)))?;
    Some(DateRow {
        edtf: None,
        earliest: dates
            .iter()
            .map(|date| date.earliest())
            .min()?
            .map(|day| day.to_string()),
        latest: last.map(|day| day.to_string()),
        text: phrase::dates(rivals),
    })
}

pub(super) fn dates(resolver: &Resolver, rivals: &Rivals<Date>) -> Vec<ClaimRow<DateRow>> {
    let row = |claim: &Claim<Date>| {
        let standing = resolver.value(claim, rivals).as_str();
        self::claim(claim, date(&claim.is), None, standing)
    };
    rivals.claims().iter().map(row).collect()
}

pub(super) fn statements(
    resolver: &Resolver,
    claims: &[Claim<Statement>],
) -> Vec<ClaimRow<String>> {
    let row = |claim: &Claim<Statement>| {
        let standing = resolver.statement(claim).as_str();
        self::claim(
            claim,
            claim.is.text.clone(),
            claim.is.when.as_ref(),
            standing,
        )
    };
    claims.iter().map(row).collect()
}

fn claim<T, S: Serialize>(
    claim: &Claim<T>,
    is: S,
    when: Option<&Date>,
    standing: &'static str,
) -> ClaimRow<S> {
    ClaimRow {
        is,
        when: when.map(date),
        standing,
        rank: claim.rank.map(Word::as_str),
        cite: cites(&claim.cite),
        against: objections(&claim.against),
        note: claim.note.clone(),
    }
}

pub(super) fn objections<'o>(
    against: impl IntoIterator<Item = &'o Objection>,
) -> Vec<ObjectionRow> {
    let row = |objection: &Objection| ObjectionRow {
        says: objection.says.clone(),
        cite: cites(&objection.cite),
    };
    against.into_iter().map(row).collect()
}

pub(super) fn cites<'c>(cite: impl IntoIterator<Item = &'c Citation>) -> Vec<String> {
    cite.into_iter().map(ToString::to_string).collect()
}

pub(super) fn quantity(quantity: &Quantity, unit: Option<&str>) -> QuantityRow {
    QuantityRow {
        best: quantity.best.as_ref().map(number),
        min: quantity.min.as_ref().map(number),
        max: quantity.max.as_ref().map(number),
        qualifier: quantity.qualifier.as_str(),
        unit: unit.map(str::to_owned),
    }
}

/// A number of any length, digit for digit.
pub(super) fn number(decimal: &Decimal) -> Number {
    serde_json::from_str(&decimal.to_string()).expect("a decimal is a JSON number")
}

/// A score with three digits: all the meaning it has, and the same on every machine.
pub(super) fn score(score: f64) -> Number {
    Number::from_f64((score * 1000.0).round() / 1000.0).expect("a score is finite")
}

/// Degrees as a number of JSON.
pub(super) fn degrees(degrees: f64) -> Number {
    Number::from_f64(degrees).expect("coordinates are finite")
}

pub(super) fn matched(found: &Match) -> MatchRow {
    MatchRow {
        query: found.query.clone(),
        via: found.via.clone(),
        kind: found.kind.as_str(),
        score: score(found.score),
    }
}

pub(super) fn event(tie: &Tie<'_>) -> EventRow {
    EventRow {
        id: tie.event.subject.id.to_string(),
        title: tie.event.subject.name.clone(),
        when: shown(&tie.event.when),
        part: tie.part.and_then(|part| part.part.clone()),
        place: tie.event.place.as_ref().map(ToString::to_string),
        cite: cites(tie.cite()),
        standing: tie.standing.as_str(),
        against: objections(tie.against()),
    }
}
