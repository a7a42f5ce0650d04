//! The fields of a record as one sort of thing: whatever can be claimed, doubted or missing.
//!
//! `why`, `conflicts` and `gaps` look at all records alike; here a birth, a figure, a role and a
//! part in an event become fields with values, and the resolver says how each stands.

use crate::{
    facts::{Facts, Record},
    model::{
        Because, Citation, Claim, Date, Figure, Objection, Part, Parts, Rank, Resolver, Rivals,
        Standing, Statement, Value,
    },
};

/// A field of a record: one value with its rivals, or one statement by itself.
pub struct Field<'f> {
    /// The record.
    pub record: Record<'f>,
    /// What `why` calls it behind the id: `born`, `roles.2`, `people.frunze`.
    pub name: String,
    /// Its values, in the order of the fact file.
    pub values: Vec<FieldValue<'f>>,
    /// How it stands as a whole.
    pub standing: Standing,
}

/// One value of a field.
pub struct FieldValue<'f> {
    /// What is claimed.
    pub is: Said<'f>,
    /// The time it is claimed for, where that is not the value itself.
    pub when: Option<&'f Date>,
    /// How it stands.
    pub standing: Standing,
    /// By which rule it stands so.
    pub because: Because<'f>,
    /// The author's verdict.
    pub rank: Option<Rank>,
    /// Who asserts it.
    pub cite: &'f [Citation],
    /// What is said against it.
    pub against: &'f [Objection],
    /// A remark of the author's.
    pub note: Option<&'f str>,
}

/// What a value says.
#[derive(Clone, Copy)]
pub enum Said<'f> {
    /// When something was.
    Date(&'f Date),
    /// How much it was.
    Figure(&'f Figure),
    /// Anything else, in words.
    Text(&'f str),
}

/// Every field of a record.
pub(super) fn of<'f>(facts: &'f Facts, record: Record<'f>) -> Vec<Field<'f>> {
    let resolver = facts.resolver();
    let mut fields = Vec::new();
    if let Some(subject) = record.subject() {
        let (standing, because) = resolver.judge_assertion(&subject.cite, &subject.against);
        let value = FieldValue {
            is: Said::Text(&subject.name),
            when: None,
            standing,
            because,
            rank: None,
            cite: &subject.cite,
            against: &subject.against,
            note: subject.note.as_deref(),
        };
        fields.push(Field {
            record,
            name: "record".to_owned(),
            values: vec![value],
            standing,
        });
    }
    match record {
        Record::Person(person) => {
            fields.extend(rivals(resolver, record, "born", &person.born, Said::Date));
            fields.extend(rivals(resolver, record, "died", &person.died, Said::Date));
            fields.extend(statements(resolver, record, "roles", &person.roles));
        }
        Record::Event(event) => {
            fields.extend(rivals(resolver, record, "when", &event.when, Said::Date));
            fields.extend(parts(resolver, record, &event.parts));
        }
        Record::Delivery(delivery) => {
            fields.extend(rivals(
                resolver,
                record,
                "figures",
                &delivery.figures,
                Said::Figure,
            ));
            fields.extend(rivals(resolver, record, "when", &delivery.when, Said::Date));
            fields.extend(parts(resolver, record, &delivery.parts));
        }
        Record::Quote(quote) => {
            fields.extend(rivals(resolver, record, "when", &quote.when, Said::Date));
        }
        Record::Source(_) | Record::Group(_) | Record::Place(_) | Record::Object(_) => {}
    }
    let said = record
        .subject()
        .map_or(&[][..], |subject| &subject.statements);
    fields.extend(statements(resolver, record, "statements", said));
    fields
}

/// A field of rivals; none where nothing is claimed.
fn rivals<'f, T: Value>(
    resolver: &'f Resolver,
    record: Record<'f>,
    name: &str,
    rivals: &'f Rivals<T>,
    said: fn(&'f T) -> Said<'f>,
) -> Option<Field<'f>> {
    let standing = resolver.field(rivals)?;
    let value = |claim: &'f Claim<T>| {
        let (standing, because) = resolver.judge(claim, rivals);
        let is = said(&claim.is);
        let when = match is {
            Said::Figure(figure) => figure.when.as_ref(),
            Said::Date(_) | Said::Text(_) => None,
        };
        claimed(claim, is, when, standing, because)
    };
    let values = rivals.claims().iter().map(value).collect();
    Some(Field {
        record,
        name: name.to_owned(),
        values,
        standing,
    })
}

/// Statements, a field each, numbered from 1 as the fact file has them.
fn statements<'f>(
    resolver: &'f Resolver,
    record: Record<'f>,
    name: &str,
    claims: &'f [Claim<Statement>],
) -> Vec<Field<'f>> {
    let field = |(at, claim): (usize, &'f Claim<Statement>)| {
        let (standing, because) = resolver.judge_statement(claim);
        let is = Said::Text(&claim.is.text);
        let value = claimed(claim, is, claim.is.when.as_ref(), standing, because);
        Field {
            record,
            name: format!("{name}.{}", at + 1),
            values: vec![value],
            standing,
        }
    };
    claims.iter().enumerate().map(field).collect()
}

fn claimed<'f, T>(
    claim: &'f Claim<T>,
    is: Said<'f>,
    when: Option<&'f Date>,
    standing: Standing,
    because: Because<'f>,
) -> FieldValue<'f> {
    let Claim {
        cite,
        against,
        rank,
        note,
        ..
    } = claim;
    FieldValue {
        is,
        when,
        standing,
        because,
        rank: *rank,
        cite,
        against,
        note: note.as_deref(),
    }
}

/// All who and what took part, a field each.
fn parts<'f>(resolver: &'f Resolver, record: Record<'f>, parts: &'f Parts) -> Vec<Field<'f>> {
    let lists = [
        ("people", &parts.people),
        ("groups", &parts.groups),
        ("objects", &parts.objects),
    ];
    let fields = lists.into_iter().flat_map(|(list, parts)| {
        parts
            .iter()
            .map(move |part| taking(resolver, record, list, part))
    });
    fields.collect()
}

/// That somebody or something took part.
fn taking<'f>(resolver: &'f Resolver, record: Record<'f>, list: &str, part: &'f Part) -> Field<'f> {
    let (standing, because) = resolver.judge_assertion(&part.cite, &part.against);
    let value = FieldValue {
        is: Said::Text(part.part.as_deref().unwrap_or("took part")),
        when: None,
        standing,
        because,
        rank: None,
        cite: &part.cite,
        against: &part.against,
        note: part.note.as_deref(),
    };
    Field {
        record,
        name: format!("{list}.{}", part.id),
        values: vec![value],
        standing,
    }
}

impl<'f> Field<'f> {
    /// Every citation in the field.
    pub fn cite(&self) -> impl Iterator<Item = &'f Citation> {
        self.values.iter().flat_map(|value| {
            value
                .cite
                .iter()
                .chain(value.against.iter().flat_map(|objection| &objection.cite))
        })
    }
}
