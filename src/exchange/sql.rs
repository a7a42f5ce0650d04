//! A body as one text of SQL that `SQLite`, `PostgreSQL` and `DuckDB` load unchanged.
//!
//! A table a list (`schema.sql`), with what records have several of in tables of their own. Rows
//! stand behind those that they refer to. Texts are plain literals: only `'` is doubled, and
//! U+0000, which `PostgreSQL` cannot hold, becomes U+FFFD.

use std::fmt::Write;

use super::{
    body::{Body, Head, List},
    literal::{id, null, number, option, row, text, word},
    said::claims,
};

const SCHEMA: &str = include_str!("schema.sql");

/// How many rows one statement inserts.
const ROWS: usize = 500;

/// Writes a body as SQL.
pub(super) fn sql(body: &Body) -> String {
    let mut tables = Tables::default();
    tables.facts.push(row(&[option(body.title.as_deref())]));
    tables.sources(body);
    tables.simple(body);
    tables.places(body);
    tables.events(body);
    tables.deliveries(body);
    tables.quotes(body);
    let mut text = format!("BEGIN;\n{SCHEMA}");
    for (name, rows) in tables.in_order() {
        for rows in rows.chunks(ROWS) {
            let rows = rows.join(",\n");
            writeln!(text, "INSERT INTO {name} VALUES\n{rows};").expect("a String takes all");
        }
    }
    text + "COMMIT;\n"
}

/// The rows of each table.
#[derive(Default)]
pub(super) struct Tables {
    pub facts: Vec<String>,
    pub records: Vec<String>,
    pub sources: Vec<String>,
    pub derivations: Vec<String>,
    pub people: Vec<String>,
    pub groups: Vec<String>,
    pub places: Vec<String>,
    pub objects: Vec<String>,
    pub events: Vec<String>,
    pub deliveries: Vec<String>,
    pub quotes: Vec<String>,
    pub words: Vec<String>,
    pub links: Vec<String>,
    pub aliases: Vec<String>,
    pub misspellings: Vec<String>,
    pub parts: Vec<String>,
    pub claims: Vec<String>,
    pub objections: Vec<String>,
    pub citations: Vec<String>,
}

impl Tables {
    fn in_order(self) -> [(&'static str, Vec<String>); 19] {
        [
            ("facts", self.facts),
            ("records", self.records),
            ("sources", self.sources),
            ("derivations", self.derivations),
            ("people", self.people),
            ("groups", self.groups),
            ("places", self.places),
            ("objects", self.objects),
            ("events", self.events),
            ("deliveries", self.deliveries),
            ("quotes", self.quotes),
            ("words", self.words),
            ("links", self.links),
            ("aliases", self.aliases),
            ("misspellings", self.misspellings),
            ("parts", self.parts),
            ("claims", self.claims),
            ("objections", self.objections),
            ("citations", self.citations),
        ]
    }

    fn sources(&mut self, body: &Body) {
        for source in &body.sources {
            let id = source.id.0.as_str();
            let name = source.title.as_deref().unwrap_or(id);
            self.record(&source.id.0, List::Sources, name);
            self.sources.push(row(&[
                text(id),
                word(source.kind.as_ref()),
                option(source.title.as_deref()),
                option(source.author.as_deref()),
                option(source.publisher.as_deref()),
                option(source.year.as_ref().map(|year| year.0.as_str())),
                option(source.language.as_deref()),
                option(source.url.as_deref()),
                option(source.note.as_deref()),
            ]));
            for (nth, original) in (1..).zip(&source.derives_from.0) {
                let cells = [text(id), number(nth), text(original.0.as_str())];
                self.derivations.push(row(&cells));
            }
        }
    }

    /// People, groups and objects, which differ in little.
    fn simple(&mut self, body: &Body) {
        for person in &body.people {
            let (head, name) = (person.head(), &person.name);
            self.head(&head, List::People, name);
            let mut said = claims("born", &person.born.0);
            said.extend(claims("died", &person.died.0));
            said.extend(claims("roles", &person.roles.0));
            self.said(&head, said);
            let cells = [
                text(head.id.as_str()),
                text(name),
                option(head.summary),
                option(head.note),
            ];
            self.people.push(row(&cells));
        }
        let thing = |head: &Head<'_>, name: &str, kind| {
            row(&[
                text(head.id.as_str()),
                text(name),
                kind,
                option(head.summary),
                option(head.note),
            ])
        };
        for group in &body.groups {
            let head = group.head();
            self.head(&head, List::Groups, &group.name);
            self.said(&head, Vec::new());
            let kind = word(group.kind.as_ref());
            self.groups.push(thing(&head, &group.name, kind));
        }
        for object in &body.objects {
            let head = object.head();
            self.head(&head, List::Objects, &object.name);
            self.said(&head, Vec::new());
            let kind = word(object.kind.as_ref());
            self.objects.push(thing(&head, &object.name, kind));
        }
    }

    fn places(&mut self, body: &Body) {
        for place in &body.places {
            let head = place.head();
            self.head(&head, List::Places, &place.name);
            self.said(&head, Vec::new());
            let degrees =
                |degrees: Option<f64>| degrees.map_or_else(null, |degrees| format!("{degrees:?}"));
            self.places.push(row(&[
                text(head.id.as_str()),
                text(&place.name),
                id(place.inside.as_ref()),
                degrees(place.at.map(|at| at.0.latitude())),
                degrees(place.at.map(|at| at.0.longitude())),
                option(head.summary),
                option(head.note),
            ]));
        }
    }

    fn events(&mut self, body: &Body) {
        for event in &body.events {
            let head = event.head();
            self.head(&head, List::Events, &event.title);
            self.said(&head, claims("when", &event.when.0));
            self.parts(&head, [&event.people.0, &event.groups.0, &event.objects.0]);
            self.events.push(row(&[
                text(head.id.as_str()),
                text(&event.title),
                id(event.place.as_ref()),
                option(head.summary),
                option(head.note),
            ]));
        }
    }

    fn deliveries(&mut self, body: &Body) {
        for delivery in &body.deliveries {
            let head = delivery.head();
            self.head(&head, List::Deliveries, &delivery.item);
            let mut said = claims("when", &delivery.when.0);
            said.extend(claims("figures", &delivery.figures.0));
            self.said(&head, said);
            let parts = [
                delivery.people.0.as_slice(),
                &delivery.groups.0,
                &delivery.objects.0,
            ];
            self.parts(&head, parts);
            self.deliveries.push(row(&[
                text(head.id.as_str()),
                text(&delivery.item),
                word(delivery.kind.as_ref()),
                option(delivery.unit.as_deref()),
                id(delivery.from.as_ref()),
                id(delivery.to.as_ref()),
                word(delivery.status.as_ref()),
                id(delivery.part_of.as_ref()),
                option(head.summary),
                option(head.note),
            ]));
        }
    }

    fn quotes(&mut self, body: &Body) {
        for quote in &body.quotes {
            let head = quote.head();
            let own = text(head.id.as_str());
            let name = quote.words.0.first().map_or("", |(_, said)| said);
            self.head(&head, List::Quotes, name);
            self.said(&head, claims("when", &quote.when.0));
            self.quotes.push(row(&[
                own.clone(),
                id(quote.by.as_ref()),
                id(quote.to.as_ref()),
                option(head.summary),
                option(head.note),
            ]));
            for (nth, (language, said)) in (1..).zip(&quote.words.0) {
                let cells = [own.clone(), number(nth), text(language), text(said)];
                self.words.push(row(&cells));
            }
            for (nth, link) in (1..).zip(&quote.chain.0) {
                self.links.push(row(&[
                    own.clone(),
                    number(nth),
                    text(link.0.source.as_str()),
                    option(link.0.locator.as_deref()),
                ]));
            }
        }
    }
}
