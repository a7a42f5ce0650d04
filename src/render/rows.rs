//! Answers as rows: the fields that scripts rely on.
//!
//! Adding a field is a minor change, renaming or removing one a major change. A row is an
//! object; what is unknown in it is `null`, and a quantity that is unknown is an object of
//! nulls with the qualifier `unknown`.

use serde::Serialize;
use serde_json::{Number, Value};

use super::Answered;
use crate::{
    ask::{Answer, By, DateAnswer, DeliveryAnswer, Match, PersonAnswer, Question, Total},
    facts::Facts,
    model::{
        Citation, Claim, Date, Decimal, Figure, Objection, Quantity, Resolver, Rivals, Statement,
        Word,
    },
};

/// Rows of one sort.
pub(super) struct Rows {
    /// The fields in order, nested ones by their path.
    pub fields: Vec<&'static str>,
    /// The rows themselves.
    pub rows: Vec<Value>,
}

const MATCH: [&str; 4] = ["match.query", "match.via", "match.kind", "match.score"];
const WHEN: [&str; 4] = ["when.edtf", "when.earliest", "when.latest", "when.text"];
const QUANTITY: [&str; 5] = [
    "quantity.best",
    "quantity.min",
    "quantity.max",
    "quantity.qualifier",
    "quantity.unit",
];

/// All rows of some answers.
pub(super) fn of(facts: &Facts, question: &Question, answers: &[Answered<'_>]) -> Rows {
    let mut rows = Vec::new();
    for Answered { asked, answer } in answers {
        let asked = asked.as_deref();
        match answer {
            None => {}
            Some(Answer::Who(people)) => {
                rows.extend(people.iter().map(|p| row(asked, &who(facts, p))));
            }
            Some(Answer::When(dates)) => rows.extend(dates.iter().map(|d| row(asked, &when(d)))),
            Some(Answer::Aid(deliveries)) => {
                rows.extend(deliveries.iter().map(|d| row(asked, &aid(facts, d))));
            }
            Some(Answer::Totals(totals)) => {
                rows.extend(
                    totals
                        .rows
                        .iter()
                        .map(|total| row(asked, &sum(total, &totals.by))),
                );
            }
        }
    }
    let batch = answers.iter().any(|answered| answered.asked.is_some());
    Rows {
        fields: fields(question, batch),
        rows,
    }
}

/// A row as an object, its question first where it was one of several.
fn row(asked: Option<&str>, row: &impl Serialize) -> Value {
    let value = serde_json::to_value(row).expect("rows are objects with text keys");
    let (Some(asked), Value::Object(fields)) = (asked, &value) else {
        return value;
    };
    let query = ("query".to_owned(), Value::from(asked));
    let rest = fields
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()));
    Value::Object(std::iter::once(query).chain(rest).collect())
}

/// The fields of a question's rows, flattened.
fn fields(question: &Question, batch: bool) -> Vec<&'static str> {
    let mut fields = if batch { vec!["query"] } else { Vec::new() };
    match question {
        Question::Who(_) => {
            fields.extend([
                "id", "name", "aliases", "summary", "born", "died", "roles", "events",
            ]);
            fields.extend(["quotes", "deliveries", "cite"]);
            fields.extend(MATCH);
            fields.extend(["statements", "against", "note"]);
        }
        Question::When(_) => {
            fields.extend(["id", "kind", "title"]);
            fields.extend(WHEN);
            fields.extend(["certainty", "place", "people", "standing", "cite"]);
            fields.extend(MATCH);
            fields.push("against");
        }
        Question::Aid(_) => {
            fields.extend(["id", "item", "kind", "unit", "from", "to"]);
            fields.extend(WHEN);
            fields.extend(["status", "part_of"]);
            fields.extend(QUANTITY);
            fields.extend(["figures", "disputed", "standing", "cite"]);
            fields.extend([
                "dates",
                "certainty",
                "people",
                "statements",
                "against",
                "note",
            ]);
            fields.extend(MATCH);
        }
        Question::Totals(_, by) => {
            fields.extend(["item", "kind", "unit", "to"]);
            fields.extend(QUANTITY);
            fields.extend(["deliveries", "unknown", "disputed", "cite", "status"]);
            fields.extend(by.iter().filter_map(|by| match by {
                By::Year => Some("year"),
                By::From => Some("from"),
                By::Source => Some("source"),
                By::Item | By::Kind => None,
            }));
        }
    }
    fields
}

#[derive(Serialize)]
struct DateRow {
    edtf: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct ClaimRow<T: Serialize> {
    is: T,
    when: Option<DateRow>,
    standing: &'static str,
    rank: Option<&'static str>,
    cite: Vec<String>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
}

#[derive(Serialize)]
struct ObjectionRow {
    says: String,
    cite: Vec<String>,
}

#[derive(Serialize)]
struct MatchRow {
    query: String,
    via: String,
    kind: &'static str,
    score: Number,
}

#[derive(Serialize)]
struct EventRow {
    id: String,
    title: String,
    when: Option<DateRow>,
    part: Option<String>,
    cite: Vec<String>,
}

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
struct WhenRow {
    id: String,
    kind: &'static str,
    title: String,
    when: DateRow,
    certainty: Option<&'static str>,
    place: Option<String>,
    people: Vec<String>,
    standing: &'static str,
    cite: Vec<String>,
    r#match: Option<MatchRow>,
    against: Vec<ObjectionRow>,
}

#[derive(Serialize)]
struct QuantityRow {
    best: Option<Number>,
    min: Option<Number>,
    max: Option<Number>,
    qualifier: &'static str,
    unit: Option<String>,
}

#[derive(Serialize)]
struct FigureRow {
    min: Option<Number>,
    max: Option<Number>,
    qualifier: &'static str,
    rank: Option<&'static str>,
    cite: Vec<String>,
    when: Option<DateRow>,
    standing: &'static str,
    against: Vec<ObjectionRow>,
    note: Option<String>,
}

#[derive(Serialize)]
struct AidRow {
    id: String,
    item: String,
    kind: Option<&'static str>,
    unit: Option<String>,
    from: Option<String>,
    to: Option<String>,
    when: Option<DateRow>,
    status: &'static str,
    part_of: Option<String>,
    quantity: QuantityRow,
    figures: Vec<FigureRow>,
    disputed: bool,
    standing: &'static str,
    cite: Vec<String>,
    dates: Vec<ClaimRow<DateRow>>,
    certainty: Option<&'static str>,
    people: Vec<String>,
    statements: Vec<ClaimRow<String>>,
    against: Vec<ObjectionRow>,
    note: Option<String>,
    r#match: Option<MatchRow>,
}

#[derive(Serialize)]
struct TotalRow {
    item: Option<String>,
    kind: Option<&'static str>,
    unit: Option<String>,
    to: Option<String>,
    quantity: QuantityRow,
    deliveries: usize,
    unknown: usize,
    disputed: bool,
    cite: Vec<String>,
    status: Vec<&'static str>,
    /// Only what the question asked totals to be told apart by.
    #[serde(flatten)]
    by: serde_json::Map<String, Value>,
}

fn who(facts: &Facts, answer: &PersonAnswer<'_>) -> WhoRow {
    let resolver = facts.resolver();
    let (person, subject) = (answer.person, &answer.person.subject);
    let event = |tie: &crate::ask::Tie<'_>| EventRow {
        id: tie.event.subject.id.to_string(),
        title: tie.event.subject.name.clone(),
        when: shown(&tie.event.when),
        part: tie.part.part.clone(),
        cite: cites(tie.cite()),
    };
    WhoRow {
        id: subject.id.to_string(),
        name: subject.name.clone(),
        aliases: subject.aliases.clone(),
        summary: subject.summary.clone(),
        born: dates(resolver, &person.born),
        died: dates(resolver, &person.died),
        roles: statements(resolver, &person.roles),
        events: answer.events.iter().map(event).collect(),
        quotes: answer
            .quotes
            .iter()
            .map(|quote| quote.subject.id.to_string())
            .collect(),
        deliveries: answer
            .deliveries
            .iter()
            .map(|d| d.subject.id.to_string())
            .collect(),
        cite: cites(answer.cite()),
        r#match: answer.found.as_ref().map(matched),
        statements: statements(resolver, &subject.statements),
        against: objections(&subject.against),
        note: subject.note.clone(),
    }
}

fn when(answer: &DateAnswer<'_>) -> WhenRow {
    WhenRow {
        id: answer.record.id().to_string(),
        kind: answer.kind(),
        title: answer.title(),
        when: date(answer.dated.date()),
        certainty: answer.certainty.map(crate::model::Certainty::as_str),
        place: answer.place().map(ToString::to_string),
        people: answer.people().iter().map(ToString::to_string).collect(),
        standing: answer.standing.as_str(),
        cite: cites(answer.cite()),
        r#match: answer.found.as_ref().map(matched),
        against: objections(answer.against()),
    }
}

fn aid(facts: &Facts, answer: &DeliveryAnswer<'_>) -> AidRow {
    let resolver = facts.resolver();
    let (delivery, subject) = (answer.delivery, &answer.delivery.subject);
    let figure = |claim: &Claim<Figure>| {
        let Quantity {
            min,
            max,
            qualifier,
            ..
        } = claim.is.amount.quantity();
        FigureRow {
            min: min.as_ref().map(number),
            max: max.as_ref().map(number),
            qualifier: qualifier.as_str(),
            rank: claim.rank.map(Word::as_str),
            cite: cites(&claim.cite),
            when: claim.is.when.as_ref().map(date),
            standing: resolver.value(claim, &delivery.figures).as_str(),
            against: objections(&claim.against),
            note: claim.note.clone(),
        }
    };
    AidRow {
        id: subject.id.to_string(),
        item: subject.name.clone(),
        kind: delivery.kind.map(Word::as_str),
        unit: delivery.unit.clone(),
        from: delivery.from.as_ref().map(ToString::to_string),
        to: delivery.to.as_ref().map(ToString::to_string),
        when: shown(&delivery.when),
        status: delivery.status.as_str(),
        part_of: delivery.part_of.as_ref().map(ToString::to_string),
        quantity: quantity(&answer.quantity, delivery.unit.as_deref()),
        figures: delivery.figures.claims().iter().map(figure).collect(),
        disputed: answer.standing == crate::model::Standing::Disputed,
        standing: answer.standing.as_str(),
        cite: cites(answer.cite()),
        dates: dates(resolver, &delivery.when),
        certainty: answer.certainty.map(crate::model::Certainty::as_str),
        people: delivery
            .people
            .iter()
            .map(|part| part.id.to_string())
            .collect(),
        statements: statements(resolver, &subject.statements),
        against: objections(&subject.against),
        note: subject.note.clone(),
        r#match: answer.found.as_ref().map(matched),
    }
}

fn sum(total: &Total<'_>, by: &[By]) -> TotalRow {
    let own = by.iter().filter_map(|by| match by {
        By::Year => Some(("year", total.year.clone())),
        By::From => Some(("from", total.from.map(ToString::to_string))),
        By::Source => Some(("source", total.source.map(ToString::to_string))),
        By::Item | By::Kind => None,
    });
    TotalRow {
        item: total.item.map(str::to_owned),
        kind: total.kind.map(Word::as_str),
        unit: total.unit.map(str::to_owned),
        to: total.to.map(ToString::to_string),
        quantity: quantity(&total.quantity, total.unit),
        deliveries: total.deliveries,
        unknown: total.unknown,
        disputed: total.disputed,
        cite: cites(total.cite.iter().copied()),
        status: total
            .statuses
            .iter()
            .map(|status| status.as_str())
            .collect(),
        by: own
            .map(|(name, value)| (name.to_owned(), Value::from(value)))
            .collect(),
    }
}

fn date(date: &Date) -> DateRow {
    DateRow {
        edtf: Some(date.as_written().to_owned()),
        earliest: date.earliest().map(|day| day.to_string()),
        latest: date.latest().map(|day| day.to_string()),
        text: date.text(),
    }
}

/// The one date to show for rivals: the preferred one, else all that they say together.
fn shown(rivals: &Rivals<Date>) -> Option<DateRow> {
    match super::phrase::shown_dates(rivals).as_slice() {
        [] => None,
        [only] => Some(date(only)),
        several => Some(match Date::one_of(several) {
            Some(together) => date(&together),
            None => DateRow {
                edtf: None,
                earliest: several
                    .iter()
                    .map(|d| d.earliest())
                    .min()
                    .flatten()
                    .map(|d| d.to_string()),
                latest: several
                    .iter()
                    .map(|d| d.latest())
                    .reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)))
                    .flatten()
                    .map(|d| d.to_string()),
                text: super::phrase::dates(rivals),
            },
        }),
    }
}

fn dates(resolver: &Resolver, rivals: &Rivals<Date>) -> Vec<ClaimRow<DateRow>> {
    let row = |claim: &Claim<Date>| ClaimRow {
        is: date(&claim.is),
        when: None,
        standing: resolver.value(claim, rivals).as_str(),
        rank: claim.rank.map(Word::as_str),
        cite: cites(&claim.cite),
        against: objections(&claim.against),
        note: claim.note.clone(),
    };
    rivals.claims().iter().map(row).collect()
}

fn statements(resolver: &Resolver, claims: &[Claim<Statement>]) -> Vec<ClaimRow<String>> {
    let row = |claim: &Claim<Statement>| ClaimRow {
        is: claim.is.text.clone(),
        when: claim.is.when.as_ref().map(date),
        standing: resolver.statement(claim).as_str(),
        rank: claim.rank.map(Word::as_str),
        cite: cites(&claim.cite),
        against: objections(&claim.against),
        note: claim.note.clone(),
    };
    claims.iter().map(row).collect()
}

fn objections<'o>(against: impl IntoIterator<Item = &'o Objection>) -> Vec<ObjectionRow> {
    let row = |objection: &Objection| ObjectionRow {
        says: objection.says.clone(),
        cite: cites(&objection.cite),
    };
    against.into_iter().map(row).collect()
}

fn cites<'c>(cite: impl IntoIterator<Item = &'c Citation>) -> Vec<String> {
    cite.into_iter().map(ToString::to_string).collect()
}

fn quantity(quantity: &Quantity, unit: Option<&str>) -> QuantityRow {
    QuantityRow {
        best: quantity.best.as_ref().map(number),
        min: quantity.min.as_ref().map(number),
        max: quantity.max.as_ref().map(number),
        qualifier: quantity.qualifier.as_str(),
        unit: unit.map(str::to_owned),
    }
}

/// A number of any length, digit for digit.
fn number(decimal: &Decimal) -> Number {
    serde_json::from_str(&decimal.to_string()).expect("a decimal is a JSON number")
}

fn matched(found: &Match) -> MatchRow {
    MatchRow {
        query: found.query.clone(),
        via: found.via.clone(),
        kind: found.kind.as_str(),
        // Three digits are all the meaning a score has, and the same on every machine.
        score: Number::from_f64((found.score * 1000.0).round() / 1000.0)
            .expect("a score is finite"),
    }
}
