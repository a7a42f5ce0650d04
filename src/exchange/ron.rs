//! A body as the text of a fact file, as a person would write it.
//!
//! A value stands bare where the citations of its record cover it and there is nothing else to
//! say of it; loading the text gives the same facts again, whatever the texts hold.

use super::{
    body::{
        Body, Cite, DateClaim, Delivery, Event, Figure, Head, List, Objection, Part, Person, Place,
        Quote, Saying, Source,
    },
    layout::{Node, text},
    values::{Spelt, Written},
};
use crate::model::{Amount, Citation, Decimal, Word};

/// The text of a fact file, and which record begins on which of its lines.
pub(super) struct Ron {
    pub text: String,
    /// The first line of each record, with its list and its number in it, in order.
    pub starts: Vec<(usize, (List, usize))>,
}

/// Writes a body as a fact file.
pub(super) fn ron(body: &Body) -> Ron {
    let mut ron = Ron {
        text: "(\n".to_owned(),
        starts: Vec::new(),
    };
    if let Some(title) = &body.title {
        ron.text += &format!("    title: {},\n", quoted(title));
    }
    let mut line = ron.text.lines().count() + 1;
    for list in List::ALL {
        let records = records(body, *list);
        if records.is_empty() {
            continue;
        }
        ron.text += &format!("    {}: [\n", list.as_str());
        line += 1;
        for (at, record) in records.iter().enumerate() {
            ron.starts.push((line, (*list, at)));
            let record = text(record, 2);
            line += record.matches('\n').count() + 1;
            ron.text += &format!("        {record},\n");
        }
        ron.text += "    ],\n";
        line += 1;
    }
    ron.text += ")\n";
    ron
}

fn records(body: &Body, list: List) -> Vec<Node> {
    match list {
        List::Sources => body.sources.iter().map(source).collect(),
        List::People => body.people.iter().map(person).collect(),
        List::Groups => {
            let group = |it: &super::body::Group| {
                record(&it.head(), "name", &it.name, vec![kind(it.kind.as_ref())])
            };
            body.groups.iter().map(group).collect()
        }
        List::Places => body.places.iter().map(place).collect(),
        List::Objects => {
            let object = |it: &super::body::Object| {
                record(&it.head(), "name", &it.name, vec![kind(it.kind.as_ref())])
            };
            body.objects.iter().map(object).collect()
        }
        List::Events => body.events.iter().map(event).collect(),
        List::Deliveries => body.deliveries.iter().map(delivery).collect(),
        List::Quotes => body.quotes.iter().map(quote).collect(),
    }
}

/// A field of a record; none where there is nothing to say.
type Field = Option<(&'static str, Node)>;

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
    let degrees = |at: &super::values::Globe| {
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

fn dates(field: &'static str, claims: &[DateClaim], cover: &Cite) -> Field {
    let node = |claim: &DateClaim| {
        let is = atom(claim.is.0.as_written());
        let rest = backing(&claim.against.0, claim.rank.as_ref(), claim.note.as_ref());
        stated(("is", is), None, claim.cite.as_ref(), rest, cover)
    };
    let mut nodes: Vec<Node> = claims.iter().map(node).collect();
    match nodes.len() {
        1 if nodes[0].is_plain() => nodes.pop().map(|only| (field, only)),
        _ => listed(field, nodes),
    }
}

fn sayings(field: &'static str, claims: &[Saying], cover: &Cite) -> Field {
    let node = |claim: &Saying| {
        let when = claim.when.as_ref();
        let when = when.map(|when| ("when", atom(when.0.as_written())));
        let rest = backing(&claim.against.0, claim.rank.as_ref(), claim.note.as_ref());
        stated(
            ("is", atom(&claim.is)),
            when,
            claim.cite.as_ref(),
            rest,
            cover,
        )
    };
    listed(field, claims.iter().map(node).collect())
}

fn figure(claim: &Figure, cover: &Cite) -> Node {
    let amount = Node::Plain(amount(&claim.amount.0));
    let when = claim.when.as_ref();
    let when = when.map(|when| ("when", atom(when.0.as_written())));
    let rest = backing(&claim.against.0, claim.rank.as_ref(), claim.note.as_ref());
    stated(("amount", amount), when, claim.cite.as_ref(), rest, cover)
}

/// A claim, bare where it says nothing but its value and what covers it is what it cites.
fn stated(
    is: (&'static str, Node),
    when: Field,
    cite: Option<&Cite>,
    rest: Vec<Field>,
    cover: &Cite,
) -> Node {
    let is_covered = cite.is_none_or(|cite| cite == cover);
    if is_covered && when.is_none() && rest.iter().all(Option::is_none) {
        return is.1;
    }
    // A bare value of which there is more to say cites what would have covered it.
    let mut fields = vec![Some(is), when, cited(cite.unwrap_or(cover))];
    fields.extend(rest);
    Node::record(fields)
}

fn backing(
    against: &[Objection],
    rank: Option<&Written<crate::model::Rank>>,
    note: Option<&String>,
) -> Vec<Field> {
    vec![
        objections(against),
        rank.map(|rank| ("rank", Node::Plain(name(rank.0).to_owned()))),
        note.map(|note| ("note", atom(note))),
    ]
}

fn parts(field: &'static str, parts: &[Part], cover: &Cite) -> Field {
    let node = |part: &Part| {
        let own = (part.cite != *cover).then(|| cited(&part.cite)).flatten();
        let rest = [
            part.part.as_ref().map(|text| ("part", atom(text))),
            own,
            objections(&part.against.0),
            part.note.as_ref().map(|note| ("note", atom(note))),
        ];
        let id = atom(part.id.0.as_str());
        if rest.iter().all(Option::is_none) {
            return id;
        }
        Node::record([Some(("id", id))].into_iter().chain(rest))
    };
    listed(field, parts.iter().map(node).collect())
}

fn objections(against: &[Objection]) -> Field {
    let node = |objection: &Objection| {
        Node::record([
            Some(("says", atom(&objection.says))),
            cited(&objection.cite),
        ])
    };
    listed("against", against.iter().map(node).collect())
}

fn listed(field: &'static str, items: Vec<Node>) -> Field {
    (!items.is_empty()).then_some((field, Node::List(items)))
}

fn cited(cite: &[Written<Citation>]) -> Field {
    (!cite.is_empty()).then(|| ("cite", spelt_list(cite)))
}

fn spelt_list<T: Spelt>(items: &[Written<T>]) -> Node {
    Node::List(items.iter().map(|item| atom(&item.0.spell())).collect())
}

fn id(field: &'static str, id: Option<&Written<crate::model::Id>>) -> Field {
    id.map(|id| (field, atom(id.0.as_str())))
}

fn kind<W: Word>(kind: Option<&Written<W>>) -> Field {
    kind.map(|kind| ("kind", Node::Plain(name(kind.0).to_owned())))
}

/// A word as a fact file spells it.
fn name<W: Word>(word: W) -> &'static str {
    let at = W::ALL
        .iter()
        .position(|known| known.as_str() == word.as_str());
    W::NAMES[at.expect("a vocabulary holds its words")]
}

fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Exact(n) => format!("Exact({})", number(n)),
        Amount::About(n) => format!("About({})", number(n)),
        Amount::Almost(n) => format!("Almost({})", number(n)),
        Amount::Over(n) => format!("Over({})", number(n)),
        Amount::Between(low, high) => format!("Between({}, {})", number(low), number(high)),
        Amount::Unknown => "Unknown".to_owned(),
    }
}

/// A number with `_` between thousands.
fn number(number: &Decimal) -> String {
    number.grouped().replace(',', "_")
}

fn atom(text: &str) -> Node {
    Node::Plain(quoted(text))
}

/// A text between quotation marks, in one line, without a character that acts on a screen.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if crate::model::acts(c) => quoted.extend(c.escape_unicode()),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
