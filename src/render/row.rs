//! The pieces that rows are made of: dates, citations, quantities, matches.
//!
//! What is unknown is `null`; an unknown quantity is an object of nulls with the qualifier
//! `unknown`.

use std::{cell::OnceCell, fmt::Write};

use serde::{Serialize, Serializer, ser::Error};
use serde_json::{Value, value::RawValue};

use super::{apart::fit_list, phrase, rows::Rows};
use crate::{
    ask::Match,
    facts::{Facts, Taken},
    model::{Calendar, Citation, Date, Day, Decimal, Id, Quantity, Rivals, Word, Wording},
};

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

/// Rows as they are written: each with its question where that was one of several, and with the
/// file and the line in which its record stands.
pub(super) struct Telling<'t> {
    /// Where they are written.
    pub rows: &'t mut Rows,
    /// What is asked.
    pub facts: &'t Facts,
    /// The question, where it was one of several.
    pub asked: Option<&'t str>,
    /// The calendar by which dates are said beside the Gregorian: they gain the field `julian` or
    /// `rumi`, null where that calendar cannot say it.
    pub calendar: Option<Calendar>,
}

/// A row, and what is told of it.
#[derive(Serialize)]
pub(super) struct Told<'t, R: Serialize> {
    /// The question, where it was one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub query: Option<&'t str>,
    /// What it says.
    #[serde(flatten)]
    pub row: &'t R,
    /// What it says beside, in fields that not every such row has.
    #[serde(flatten)]
    pub more: More<'t>,
    /// Where the record stands that it tells of, if it tells of a single one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin<'t>>,
}

impl<'t, R: Serialize> Told<'t, R> {
    /// A row of which nothing else is told.
    pub const fn of(row: &'t R) -> Self {
        Self {
            query: None,
            row,
            more: More(Vec::new()),
            origin: None,
        }
    }
}

/// Fields by their names, with what they hold.
pub(super) struct More<'m>(pub Vec<(&'static str, Option<&'m str>)>);

impl Serialize for More<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().copied())
    }
}

/// Where a record stands, if that is known.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Origin<'t> {
    Known { file: &'t str, line: usize },
    Unknown,
}

impl Telling<'_> {
    /// Writes a row of a record.
    pub fn record(&mut self, id: &Id, row: &impl Serialize) {
        self.standing(self.facts.origin(id), row);
    }

    /// Writes a row of the record with this number among all.
    pub fn record_at(&mut self, seat: u32, row: &impl Serialize) {
        self.standing(self.facts.origin_at(seat), row);
    }

    /// Writes a row of a record that was taken.
    pub fn record_taken(&mut self, taken: &Taken<'_>, row: &impl Serialize) {
        self.standing(self.facts.origin_of_taken(taken), row);
    }

    fn standing(&mut self, origin: Option<(&str, usize)>, row: &impl Serialize) {
        let known = |(file, line)| Origin::Known { file, line };
        self.write(Told {
            origin: Some(origin.map_or(Origin::Unknown, known)),
            ..Told::of(row)
        });
    }

    /// Writes a row that is of no single record, with what it says beside.
    pub fn row(&mut self, row: &impl Serialize, more: More<'_>) {
        self.write(Told {
            more,
            ..Told::of(row)
        });
    }

    fn write<R: Serialize>(&mut self, told: Told<'_, R>) {
        let told = Told {
            query: self.asked,
            ..told
        };
        match self.calendar {
            None => self.rows.tell(&told),
            Some(calendar) => {
                let mut told =
                    serde_json::to_value(&told).expect("rows are objects with text keys");
                say_by(&mut told, calendar);
                self.rows.push(&told);
            }
        }
    }
}

/// The fields of rows the dates of which are said by another calendar too.
pub(super) fn with_calendar(
    fields: Vec<&'static str>,
    calendar: Option<Calendar>,
) -> Vec<&'static str> {
    let with = |field: &'static str| match (field, calendar) {
        ("when.text", Some(Calendar::Julian)) => vec![field, "when.julian"],
        ("when.text", Some(Calendar::Rumi)) => vec![field, "when.rumi"],
        (field, _) => vec![field],
    };
    fields.into_iter().flat_map(with).collect()
}

#[derive(Serialize)]
pub(super) struct DateRow {
    edtf: Option<Wording>,
    earliest: Option<Wording>,
    latest: Option<Wording>,
    text: Wording,
}

/// What is written as it displays.
pub(super) struct Shown<T>(T);

impl Serialize for Shown<&Citation> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.0.locator {
            None => to.serialize_str(self.0.source.as_str()),
            Some(_) => to.collect_str(self.0),
        }
    }
}

/// Ids, each as it is written.
pub(super) struct Ids<'i>(pub Vec<&'i Id>);

impl Serialize for Ids<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|id| id.as_str()))
    }
}

/// Words of a vocabulary, each as it is written in output.
pub(super) struct Words<'w, W>(pub &'w [W]);

impl<W: Word> Serialize for Words<'_, W> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.iter().map(|word| word.as_str()))
    }
}

/// Citations, each as it is written.
pub(super) enum Cites<'c> {
    /// Those of a single value.
    Own(&'c [Citation]),
    /// Those of several.
    Gathered(Vec<&'c Citation>),
}

impl Serialize for Cites<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Own(cite) => to.collect_seq(cite.iter().map(Shown)),
            Self::Gathered(cite) => to.collect_seq(cite.iter().copied().map(Shown)),
        }
    }
}

/// The citations of rows that all cite the same: in a cell they are joined once.
pub(super) struct SharedCites<'c> {
    pub all: &'c [&'c Citation],
    pub joined: &'c OnceCell<String>,
}

impl Serialize for SharedCites<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let all = self.all.iter();
        if to.is_human_readable() {
            return to.collect_seq(all.copied().map(Shown));
        }
        let joined = || {
            let mut list = String::new();
            for citation in all {
                if !list.is_empty() {
                    list.push(';');
                }
                let start = list.len();
                write!(list, "{citation}").expect("a String takes all");
                fit_list(&mut list, start);
            }
            list
        };
        to.serialize_str(self.joined.get_or_init(joined))
    }
}

#[derive(Serialize)]
pub(super) struct MatchRow<'m> {
    query: &'m str,
    via: &'m str,
    kind: &'static str,
    score: f64,
}

#[derive(Serialize)]
pub(super) struct QuantityRow<'u> {
    best: Option<Digits>,
    min: Option<Digits>,
    max: Option<Digits>,
    qualifier: &'static str,
    unit: Option<&'u str>,
}

pub(super) fn date(date: &Date) -> DateRow {
    let (first, last) = (date.earliest(), date.latest());
    let earliest = first.map(Day::text);
    DateRow {
        edtf: Some(date.as_written().into()),
        latest: if last == first {
            earliest.clone()
        } else {
            last.map(Day::text)
        },
        earliest,
        text: date.text(),
    }
}

/// The date that was told last: in order of time the next mostly is the same.
#[derive(Default)]
pub(super) struct LastDate(Option<DateRow>);

impl LastDate {
    /// What is told of a date.
    pub fn row(&mut self, date: &Date) -> &DateRow {
        let is_same = |row: &DateRow| row.edtf.as_deref() == Some(date.as_written());
        let same = self.0.take().filter(is_same);
        self.0.insert(same.unwrap_or_else(|| self::date(date)))
    }
}

/// The one date to show for rivals: the preferred one, else all that they say together.
pub(super) fn shown(rivals: &Rivals<Date>) -> Option<DateRow> {
    // Mostly nothing is told but that.
    if let [only] = rivals.claims()
        && only.rank.is_none()
    {
        return Some(date(&only.is));
    }
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
            .map(Day::text),
        latest: last.map(Day::text),
        text: phrase::dates(rivals).into(),
    })
}

pub(super) fn quantity<'u>(quantity: &Quantity, unit: Option<&'u str>) -> QuantityRow<'u> {
    let best = quantity.best.as_ref().map(number);
    // The bounds are mostly what is best.
    let bound = |bound: &Option<Decimal>| {
        if *bound == quantity.best {
            best.clone()
        } else {
            bound.as_ref().map(number)
        }
    };
    QuantityRow {
        min: bound(&quantity.min),
        max: bound(&quantity.max),
        best,
        qualifier: quantity.qualifier.as_str(),
        unit,
    }
}

/// A number, digit for digit.
#[derive(Clone)]
pub(super) struct Digits {
    text: Wording,
    /// The number itself, if it is a whole one of few digits.
    whole: Option<u64>,
}

impl Serialize for Digits {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if !to.is_human_readable() {
            return to.serialize_str(&self.text);
        }
        if let Some(whole) = self.whole {
            return to.serialize_u64(whole);
        }
        let number: &RawValue = serde_json::from_str(&self.text).map_err(S::Error::custom)?;
        number.serialize(to)
    }
}

pub(super) fn number(decimal: &Decimal) -> Digits {
    let whole = decimal.digits().filter(|(_, behind)| *behind == 0);
    Digits {
        text: decimal.text(),
        whole: whole.map(|(whole, _)| whole),
    }
}

/// A score with three digits: all the meaning it has, and the same on every machine.
pub(super) fn score(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

pub(super) fn matched(found: &Match) -> MatchRow<'_> {
    MatchRow {
        query: &found.query,
        via: &found.via,
        kind: found.kind.as_str(),
        score: score(found.score),
    }
}
