//! A body as the text of a fact file, as a person would write it.
//!
//! A value stands bare where the citations of its record cover it and there is nothing else to
//! say of it; loading the text gives the same facts again, whatever the texts hold.

use std::fmt::Write;

use super::{
    body::{Body, Cite, Delivery, Event, Group, Head, List, Object, Person, Place, Quote, Source},
    fact_values::{
        Field, atom, cited, dates, figure, id, kind, listed, name, objections, parts, quoted,
        sayings, spelt_list,
    },
    layout::{Node, text},
    values::Globe,
};
use crate::model::Word;

/// The text of a fact file, and which record begins on which of its lines.
pub(super) struct FactFile {
    pub text: String,
    /// The first line of each record, with its list and its number in it, in order.
    pub starts: Vec<(usize, (List, usize))>,
}

const IN_MEMORY: &str = "a String takes all";

/// Writes a body as a fact file.
pub(super) fn written(body: &Body) -> FactFile {
    let mut file = FactFile {
        text: "(\n".to_owned(),
        starts: Vec::new(),
    };
    if let Some(title) = &body.title {
        writeln!(file.text, "    title: {},", quoted(title)).expect(IN_MEMORY);
    }
    let mut line = file.text.lines().count() + 1;
    for list in List::ALL {
        let records = records(body, *list);
        if records.is_empty() {
            continue;
        }
        writeln!(file.text, "    {}: [", list.as_str()).expect(IN_MEMORY);
        line += 1;
        for (at, record) in records.iter().enumerate() {
            file.starts.push((line, (*list, at)));
            let record = text(record, 2);
            line += record.matches('\n').count() + 1;
            writeln!(file.text, "        {record},").expect(IN_MEMORY);
        }
        file.text += "    ],\n";
        line += 1;
    }
    file.text += ")\n";
    file
}

fn records(body: &Body, list: List) -> Vec<Node> {
    match list {
        List::Sources => body.sources.iter().map(source).collect(),
        List::People => body.people.iter().map(person).collect(),
        List::Groups => {
            let group =
                |it: &Group| record(&it.head(), "name", &it.name, vec![kind(it.kind.as_ref())]);
            body.groups.iter().map(group).collect()
        }
        List::Places => body.places.iter().map(place).collect(),
        List::Objects => {
            let object =
                |it: &Object| record(&it.head(), "name", &it.name, vec![kind(it.kind.as_ref())]);
            body.objects.iter().map(object).collect()
        }
        List::Events => body.events.iter().map(event).collect(),
        List::Deliveries => body.deliveries.iter().map(delivery).collect(),
        List::Quotes => body.quotes.iter().map(quote).collect(),
    }
}

fn source(source: &Source) -> Node {
    let said = |name, text: &Option<String>| text.as_ref().map(|text| (name, atom(text)));
    let derives_from = match source.derives_from.0.as_slice() {
        [] => None,
        [one] => Some(("derives_from", atom(one.0.as_str()))),
        several => Some(("derives_from", spelt_list(several))),
    };
    Node::record([
        Some(("id", atom(source.id.0.as_str()))),
        kind(source.kind.as_ref()),
        said("title", &source.title),
        said("author", &source.author),
        said("publisher", &source.publisher),
        source.year.as_ref().map(|year| ("year", atom(&year.0))),
        said("language", &source.language),
        said("url", &source.url),
        derives_from,
        said("note", &source.note),
    ])
}

fn person(person: &Person) -> Node {
    let cover = &person.cite.0;
    let own = vec![
        dates("born", &person.born.0, cover),
        dates("died", &person.died.0, cover),
        sayings("roles", &person.roles.0, cover),
    ];
    record(&person.head(), "name", &person.name, own)
}

fn place(place: &Place) -> Node {
    let degrees = |at: &Globe| {
        let (latitude, longitude) = (at.0.latitude(), at.0.longitude());
        ("at", Node::Plain(format!("({latitude:?}, {longitude:?})")))
    };
    let own = vec![
        id("inside", place.inside.as_ref()),
        place.at.as_ref().map(degrees),
    ];
    record(&place.head(), "name", &place.name, own)
}

fn event(event: &Event) -> Node {
    let cover = &event.cite.0;
    let own = vec![
        dates("when", &event.when.0, cover),
        id("place", event.place.as_ref()),
        parts("people", &event.people.0, cover),
        parts("groups", &event.groups.0, cover),
        parts("objects", &event.objects.0, cover),
    ];
    record(&event.head(), "title", &event.title, own)
}

fn delivery(delivery: &Delivery) -> Node {
    let figures = delivery.figures.0.iter();
    let figures: Vec<Node> = figures
        .map(|claim| figure(claim, &delivery.cite.0))
        .collect();
    let cover = cover(delivery);
    let status = delivery.status.as_ref();
    let own = vec![
        kind(delivery.kind.as_ref()),
        delivery.unit.as_ref().map(|unit| ("unit", atom(unit))),
        id("from", delivery.from.as_ref()),
        id("to", delivery.to.as_ref()),
        dates("when", &delivery.when.0, &cover),
        status.map(|status| ("status", Node::Plain(name(status.0).to_owned()))),
        listed("figures", figures),
        id("part_of", delivery.part_of.as_ref()),
        parts("people", &delivery.people.0, &cover),
        parts("groups", &delivery.groups.0, &cover),
        parts("objects", &delivery.objects.0, &cover),
    ];
    record(&delivery.head(), "item", &delivery.item, own)
}

/// What covers a bare date or part of a delivery: what it cites, else its figures without a date
/// of their own.
fn cover(delivery: &Delivery) -> Cite {
    if !delivery.cite.0.is_empty() {
        return delivery.cite.0.clone();
    }
    let figures = delivery.figures.0.iter();
    let undated = figures.filter(|figure| figure.when.is_none());
    let mut cover = Cite::new();
    for citation in undated.flat_map(|figure| figure.cite.iter().flatten()) {
        if !cover.contains(citation) {
            cover.push(citation.clone());
        }
    }
    cover
}

fn quote(quote: &Quote) -> Node {
    let words = quote.words.0.iter();
    let words = words.map(|(language, text)| (quoted(language), atom(text)));
    let mut fields = vec![
        id("by", quote.by.as_ref()),
        id("to", quote.to.as_ref()),
        dates("when", &quote.when.0, &quote.cite.0),
        Some(("words", Node::Map(words.collect()))),
    ];
    let chain = &quote.chain.0;
    fields.push((!chain.is_empty()).then(|| ("chain", spelt_list(chain))));
    headed(&quote.head(), Vec::new(), fields)
}

fn record(head: &Head<'_>, name: &'static str, called: &str, own: Vec<Field>) -> Node {
    headed(head, vec![Some((name, atom(called)))], own)
}

fn headed(head: &Head<'_>, name: Vec<Field>, own: Vec<Field>) -> Node {
    let texts = |texts: &[String]| texts.iter().map(|text| atom(text)).collect();
    let said = |name, text: Option<&str>| text.map(|text| (name, atom(text)));
    let mut fields = vec![Some(("id", atom(head.id.as_str())))];
    fields.extend(name);
    fields.push(listed("aliases", texts(head.aliases)));
    fields.push(listed("misspellings", texts(head.misspellings)));
    fields.push(said("summary", head.summary));
    fields.extend(own);
    fields.push(sayings("statements", head.statements, head.cite));
    fields.push(cited(head.cite));
    fields.push(objections(head.against));
    fields.push(said("note", head.note));
    Node::record(fields)
}
