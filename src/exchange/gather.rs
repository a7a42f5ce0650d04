//! Facts become a body of records as they are written. Nothing is left out, and every claim says
//! in full what it cites.

use super::{
    body::{
        Body, Cite, DateClaim, Delivery, Event, Figure, Group, Object, Objection, Part, Person,
        Place, Quote, Saying, Source,
    },
    measures::{Dated, Figured},
    values::{Globe, Many, Words, Written, Year},
};
use crate::{
    facts::{Facts, Record},
    model::{self, Citation, Claim, Date, Id, Link, Rivals, Statement, Wording},
};

/// A record with what every record has, from its subject, and with fields of its own.
macro_rules! record {
    ($Record:ident, $subject:expr, $name:ident: $value:expr, { $($field:ident: $own:expr,)* }) => {{
        let subject = &$subject;
        $Record {
            id: Written(subject.id.clone()),
            $name: $value,
            aliases: Many(own_all(&subject.aliases)),
            misspellings: Many(own_all(&subject.misspellings)),
            summary: own(subject.summary.as_ref()),
            $($field: $own,)*
            statements: Many(sayings(&subject.statements)),
            cite: Many(cite(&subject.cite)),
            against: objections(&subject.against),
            note: own(subject.note.as_ref()),
        }
    }};
}

/// All records of some facts.
pub(super) fn body(facts: &Facts) -> Body {
    let mut body = Body {
        title: facts.title().map(str::to_owned),
        ..Body::default()
    };
    for record in facts.records() {
        match record {
            Record::Source(it) => body.sources.push(source(it)),
            Record::Person(it) => body.people.push(person(it)),
            Record::Group(it) => body.groups.push(group(it)),
            Record::Place(it) => body.places.push(place(it)),
            Record::Object(it) => body.objects.push(object(it)),
            Record::Event(it) => body.events.push(event(it)),
            Record::Delivery(it) => body.deliveries.push(delivery(it)),
            Record::Quote(it) => body.quotes.push(quote(it)),
        }
    }
    body
}

fn source(source: &model::Source) -> Source {
    Source {
        id: Written(source.id.clone()),
        kind: source.kind.map(Written),
        title: own(source.title.as_ref()),
        author: own(source.author.as_ref()),
        publisher: own(source.publisher.as_ref()),
        year: own(source.year.as_ref()).map(Year),
        language: own(source.language.as_ref()),
        url: own(source.url.as_ref()),
        derives_from: Many(source.derives_from.iter().cloned().map(Written).collect()),
        note: own(source.note.as_ref()),
    }
}

fn person(person: &model::Person) -> Person {
    record!(Person, person.subject, name: person.subject.name.to_string(), {
        born: dates(&person.born),
        died: dates(&person.died),
        roles: Many(sayings(&person.roles)),
    })
}

fn group(group: &model::Group) -> Group {
    record!(Group, group.subject, name: group.subject.name.to_string(), {
        kind: group.kind.map(Written),
    })
}

fn place(place: &model::Place) -> Place {
    record!(Place, place.subject, name: place.subject.name.to_string(), {
        inside: id(place.inside.as_ref()),
        at: place.at.map(Globe),
    })
}

fn object(object: &model::Object) -> Object {
    record!(Object, object.subject, name: object.subject.name.to_string(), {
        kind: object.kind.map(Written),
    })
}

fn event(event: &model::Event) -> Event {
    record!(Event, event.subject, title: event.subject.name.to_string(), {
        when: dates(&event.when),
        place: id(event.place.as_ref()),
        people: parts(&event.parts.people),
        groups: parts(&event.parts.groups),
        objects: parts(&event.parts.objects),
    })
}

fn delivery(delivery: &model::Delivery) -> Delivery {
    let figure = |claim: &Claim<model::Figure>| Figure {
        amount: Figured(claim.is.amount.clone()),
        when: date(claim.is.when.as_ref()),
        cite: Some(cite(&claim.cite)),
        against: objections(&claim.against),
        rank: claim.rank.map(Written),
        note: own(claim.note.as_ref()),
    };
    record!(Delivery, delivery.subject, item: delivery.subject.name.to_string(), {
        kind: delivery.kind.map(Written),
        unit: own(delivery.unit.as_ref()),
        from: id(delivery.from.as_ref()),
        to: id(delivery.to.as_ref()),
        when: dates(&delivery.when),
        status: Some(Written(delivery.status)),
        figures: Many(delivery.figures.claims().iter().map(figure).collect()),
        part_of: id(delivery.part_of.as_ref()),
        people: parts(&delivery.parts.people),
        groups: parts(&delivery.parts.groups),
        objects: parts(&delivery.parts.objects),
    })
}

fn quote(quote: &model::Quote) -> Quote {
    let link = |link: &Link| {
        Written(Citation {
            source: link.id.clone(),
            locator: link.locator.clone(),
        })
    };
    record!(Quote, quote.subject, words: Words(words(&quote.words)), {
        by: id(quote.by.as_ref()),
        to: id(quote.to.as_ref()),
        when: dates(&quote.when),
        chain: Many(quote.chain.iter().map(link).collect()),
    })
}

fn own(text: Option<&Wording>) -> Option<String> {
    text.map(Wording::to_string)
}

fn own_all(texts: &[Wording]) -> Vec<String> {
    texts.iter().map(Wording::to_string).collect()
}

fn words(words: &[(Wording, Wording)]) -> Vec<(String, String)> {
    let own = |(language, text): &(Wording, Wording)| (language.to_string(), text.to_string());
    words.iter().map(own).collect()
}

fn id(id: Option<&Id>) -> Option<Written<Id>> {
    id.cloned().map(Written)
}

fn date(date: Option<&Date>) -> Option<Dated> {
    date.cloned().map(Dated)
}

fn cite(cite: &[Citation]) -> Cite {
    cite.iter().cloned().map(Written).collect()
}

fn objections(against: &[model::Objection]) -> Many<Objection> {
    let objection = |objection: &model::Objection| Objection {
        says: objection.says.to_string(),
        cite: cite(&objection.cite),
    };
    Many(against.iter().map(objection).collect())
}

fn dates(rivals: &Rivals<Date>) -> Many<DateClaim> {
    let claim = |claim: &Claim<Date>| DateClaim {
        is: Dated(claim.is.clone()),
        cite: Some(cite(&claim.cite)),
        against: objections(&claim.against),
        rank: claim.rank.map(Written),
        note: own(claim.note.as_ref()),
    };
    Many(rivals.claims().iter().map(claim).collect())
}

fn sayings(claims: &[Claim<Statement>]) -> Vec<Saying> {
    let saying = |claim: &Claim<Statement>| Saying {
        is: claim.is.text.to_string(),
        when: date(claim.is.when.as_ref()),
        cite: Some(cite(&claim.cite)),
        against: objections(&claim.against),
        rank: claim.rank.map(Written),
        note: own(claim.note.as_ref()),
    };
    claims.iter().map(saying).collect()
}

fn parts(parts: &[model::Part]) -> Many<Part> {
    let part = |part: &model::Part| Part {
        id: Written(part.id.clone()),
        part: own(part.part.as_ref()),
        cite: cite(&part.cite),
        against: objections(&part.against),
        note: own(part.note.as_ref()),
    };
    Many(parts.iter().map(part).collect())
}
