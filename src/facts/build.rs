//! Turns the records of a fact file, as they are written, into records of the model.
//!
//! A record that cannot be read does not hide the faults of the next.

use super::{
    borders,
    fault::Problem,
    file::{
        DeliveryEntry, EventEntry, File, GroupEntry, Head, ObjectEntry, PersonEntry, PlaceEntry,
        QuoteEntry, Raw, SourceEntry, Text,
    },
    kept::Kept,
    page,
    reader::Reader,
    record::Kind,
    shapes::{Found, Shaped},
    spelled::Words,
};
use crate::model::{
    Citation, Coordinates, Delivery, Event, Group, Link, Object, Person, Place, Quote, Source,
    Status, Subject, Wording, showable,
};

/// The records of all fact files together, in the order of the files.
#[derive(Default)]
pub(super) struct Records {
    pub title: Option<String>,
    pub sources: Vec<Source>,
    pub people: Vec<Person>,
    pub groups: Vec<Group>,
    pub places: Vec<Place>,
    pub objects: Vec<Object>,
    pub events: Vec<Event>,
    pub deliveries: Vec<Delivery>,
    pub quotes: Vec<Quote>,
}

impl Records {
    /// All records, list by list.
    pub fn into_kept(self) -> Vec<Kept> {
        let Self {
            title: _,
            sources,
            people,
            groups,
            places,
            objects,
            events,
            deliveries,
            quotes,
        } = self;
        let mut kept: Vec<Kept> = sources.into_iter().map(Kept::Source).collect();
        kept.extend(people.into_iter().map(Kept::Person));
        kept.extend(groups.into_iter().map(Kept::Group));
        kept.extend(places.into_iter().map(Kept::Place));
        kept.extend(objects.into_iter().map(Kept::Object));
        kept.extend(events.into_iter().map(Kept::Event));
        kept.extend(deliveries.into_iter().map(Kept::Delivery));
        kept.extend(quotes.into_iter().map(Kept::Quote));
        kept
    }
}

const PARTY: &[Kind] = &[Kind::Group, Kind::Person, Kind::Place];
const SPEAKER: &[Kind] = &[Kind::Person, Kind::Group];

impl<'a> Reader<'_, 'a> {
    pub(super) fn page(&mut self, records: &mut Records) {
        let Some(file) = self.file() else {
            return;
        };
        if let Some(title) = &file.title {
            let title = self.text("title", title);
            records.title.get_or_insert(title.to_string());
        }
        self.each::<SourceEntry<'static>, _>(
            (Kind::Source, &file.sources),
            &mut records.sources,
            Self::source,
        );
        self.each::<PersonEntry<'static>, _>(
            (Kind::Person, &file.people),
            &mut records.people,
            Self::person,
        );
        self.each::<GroupEntry<'static>, _>(
            (Kind::Group, &file.groups),
            &mut records.groups,
            Self::group,
        );
        self.each::<PlaceEntry<'static>, _>(
            (Kind::Place, &file.places),
            &mut records.places,
            Self::place,
        );
        self.each::<ObjectEntry<'static>, _>(
            (Kind::Object, &file.objects),
            &mut records.objects,
            Self::object,
        );
        self.each::<EventEntry<'static>, _>(
            (Kind::Event, &file.events),
            &mut records.events,
            Self::event,
        );
        self.each::<DeliveryEntry<'static>, _>(
            (Kind::Delivery, &file.deliveries),
            &mut records.deliveries,
            Self::delivery,
        );
        self.each::<QuoteEntry<'static>, _>(
            (Kind::Quote, &file.quotes),
            &mut records.quotes,
            Self::quote,
        );
    }

    /// The lists of the page; where it cannot be read, the marks on it are looked at first.
    fn file(&mut self) -> Option<File<'a>> {
        let text = self.text_of_page();
        if self.is_trusting
            && let Some(file) = borders::file(text)
        {
            self.has_trusted = true;
            return Some(file);
        }
        self.turn_to(text);
        let before = self.refused.len();
        let file = self.parse(text);
        if file.is_none() {
            let refused = self.refused.split_off(before);
            if !self.brackets_are_wrong() {
                self.refused.extend(refused);
            }
        }
        file
    }

    /// Reads every record of a list into `into`.
    fn each<E: Shaped, R>(
        &mut self,
        (kind, list): (Kind, &[Raw<'a>]),
        into: &mut Vec<R>,
        build: for<'e, 't> fn(&mut Self, &'e E::Of<'t>) -> R,
    ) {
        for raw in list {
            self.turn_to(page::bare(raw.written()));
            match self.entry::<E, R>(build) {
                Some(record) => into.push(record),
                None => self.remember_id(kind),
            }
        }
    }

    /// Reads the record that is turned to.
    pub(super) fn kept(&mut self, kind: Kind) -> Option<Kept> {
        Some(match kind {
            Kind::Source => Kept::Source(self.entry::<SourceEntry<'static>, _>(Self::source)?),
            Kind::Person => Kept::Person(self.entry::<PersonEntry<'static>, _>(Self::person)?),
            Kind::Group => Kept::Group(self.entry::<GroupEntry<'static>, _>(Self::group)?),
            Kind::Place => Kept::Place(self.entry::<PlaceEntry<'static>, _>(Self::place)?),
            Kind::Object => Kept::Object(self.entry::<ObjectEntry<'static>, _>(Self::object)?),
            Kind::Event => Kept::Event(self.entry::<EventEntry<'static>, _>(Self::event)?),
            Kind::Delivery => {
                Kept::Delivery(self.entry::<DeliveryEntry<'static>, _>(Self::delivery)?)
            }
            Kind::Quote => Kept::Quote(self.entry::<QuoteEntry<'static>, _>(Self::quote)?),
        })
    }

    fn entry<E: Shaped, R>(
        &mut self,
        build: for<'e, 't> fn(&mut Self, &'e E::Of<'t>) -> R,
    ) -> Option<R> {
        Some(match self.read::<E>()? {
            Found::Own(entry) => build(self, &entry),
            Found::Alike(shape) => build(self, &shape.read),
        })
    }

    fn source(&mut self, entry: &SourceEntry<'_>) -> Source {
        let id = self.own_id(entry.id.as_ref(), Kind::Source);
        let year = entry.year.as_ref();
        let mut derives_from = Vec::new();
        for (_, text) in &*self.values(entry.derives_from.as_ref()) {
            derives_from.extend(self.reference("derives_from", text, &[Kind::Source]));
        }
        Source {
            id,
            kind: entry.kind.as_ref().map(|kind| kind.0),
            title: self.optional("title", entry.title.as_ref()),
            author: self.optional("author", entry.author.as_ref()),
            publisher: self.optional("publisher", entry.publisher.as_ref()),
            year: year.map(|year| showable(self.said(year)).into()),
            language: self.optional("language", entry.language.as_ref()),
            url: self.optional("url", entry.url.as_ref()),
            derives_from,
            note: self.optional("note", entry.note.as_ref()),
        }
    }

    fn person(&mut self, entry: &PersonEntry<'_>) -> Person {
        let subject = self.subject(entry.head(), "name", Kind::Person);
        Person {
            born: self.dates(entry.born.as_ref(), &subject.cite),
            died: self.dates(entry.died.as_ref(), &subject.cite),
            roles: self.statements(entry.roles.as_ref(), &subject.cite),
            subject,
        }
    }

    fn group(&mut self, entry: &GroupEntry<'_>) -> Group {
        let subject = self.subject(entry.head(), "name", Kind::Group);
        Group {
            subject,
            kind: entry.kind.as_ref().map(|kind| kind.0),
        }
    }

    fn place(&mut self, entry: &PlaceEntry<'_>) -> Place {
        let subject = self.subject(entry.head(), "name", Kind::Place);
        let inside = entry.inside.as_ref();
        Place {
            subject,
            inside: inside.and_then(|id| self.reference("inside", id, &[Kind::Place])),
            at: entry.at.as_ref().and_then(|raw| {
                let written = page::bare(self.said(raw));
                let (latitude, longitude) = self.parse(written)?;
                self.valid(written, Coordinates::new(latitude, longitude))
            }),
        }
    }

    fn object(&mut self, entry: &ObjectEntry<'_>) -> Object {
        let subject = self.subject(entry.head(), "name", Kind::Object);
        Object {
            subject,
            kind: entry.kind.as_ref().map(|kind| kind.0),
        }
    }

    fn event(&mut self, entry: &EventEntry<'_>) -> Event {
        let subject = self.subject(entry.head(), "title", Kind::Event);
        let cover = &subject.cite;
        let place = entry.place.as_ref();
        Event {
            when: self.dates(entry.when.as_ref(), cover),
            place: place.and_then(|id| self.reference("place", id, &[Kind::Place])),
            parts: self.all_parts(
                [
                    entry.people.as_ref(),
                    entry.groups.as_ref(),
                    entry.objects.as_ref(),
                ],
                cover,
            ),
            subject,
        }
    }

    fn delivery(&mut self, entry: &DeliveryEntry<'_>) -> Delivery {
        let subject = self.subject(entry.head(), "item", Kind::Delivery);
        let figures = self.figures(entry.figures.as_ref(), &subject.cite);
        let mut of_figures = Vec::new();
        if subject.cite.is_empty() {
            // A figure without a date of its own is a figure for the delivery's date.
            let dated_alike = figures
                .claims()
                .iter()
                .filter(|figure| figure.is.when.is_none());
            of_figures = distinct(dated_alike.flat_map(|figure| &figure.cite));
        }
        let cover = if subject.cite.is_empty() {
            &of_figures
        } else {
            &subject.cite
        };
        let mut refer = |field, id: &Option<Text<'_>>, wanted| {
            id.as_ref().and_then(|id| self.reference(field, id, wanted))
        };
        let from = refer("from", &entry.from, PARTY);
        let to = refer("to", &entry.to, PARTY);
        let part_of = refer("part_of", &entry.part_of, &[Kind::Delivery]);
        Delivery {
            kind: entry.kind.as_ref().map(|kind| kind.0),
            unit: self.optional("unit", entry.unit.as_ref()),
            from,
            to,
            when: self.dates(entry.when.as_ref(), cover),
            status: entry
                .status
                .as_ref()
                .map_or(Status::Sent, |status| status.0),
            figures,
            part_of,
            parts: self.all_parts(
                [
                    entry.people.as_ref(),
                    entry.groups.as_ref(),
                    entry.objects.as_ref(),
                ],
                cover,
            ),
            subject,
        }
    }

    fn quote(&mut self, entry: &QuoteEntry<'_>) -> Quote {
        let head = entry.head();
        let given = entry.words.as_ref();
        let words = given.map_or_else(Vec::new, |words| self.words(words));
        let mut subject = self.subject(head, "words", Kind::Quote);
        if words.is_empty() && given.is_some() && !self.is_lost("words") {
            self.fault("", Problem::Empty("words"));
        }
        subject.name = words
            .first()
            .map_or_else(String::new, |(_, text)| beginning(text))
            .into();
        let mut chain = Vec::new();
        for text in &entry.chain {
            let text = self.said(text);
            if let Some(link) = self.valid(text, Citation::parse(text)) {
                self.refer(text, "chain", &link.source, &[]);
                chain.push(Link {
                    id: link.source,
                    locator: link.locator,
                });
            }
        }
        let mut refer = |field, id: &Option<Text<'_>>| {
            id.as_ref()
                .and_then(|id| self.reference(field, id, SPEAKER))
        };
        let (by, to) = (refer("by", &entry.by), refer("to", &entry.to));
        let when = self.dates(entry.when.as_ref(), &subject.cite);
        Quote {
            subject,
            by,
            to,
            when,
            words,
            chain,
        }
    }

    /// The words of a quote, each language once.
    fn words(&mut self, given: &Words<'_>) -> Vec<(Wording, Wording)> {
        let mut words: Vec<(Wording, Wording)> = Vec::new();
        for (language, text) in &given.0 {
            let (name, said) = (self.text("words", language), self.text("words", text));
            if words.iter().any(|(known, _)| *known == name) {
                self.fault(self.said(language), Problem::WordsTwice(name.to_string()));
            } else {
                words.push((name, said));
            }
        }
        words
    }

    /// The head of a record; `field` is what the record calls its name.
    fn subject(&mut self, head: Head<'_>, field: &'static str, kind: Kind) -> Subject {
        let id = self.own_id(head.id, kind);
        if !head.is_named {
            self.needs(field, kind.as_str(), self.record);
        }
        let cite = self.cite(head.cite);
        Subject {
            id,
            name: head
                .name
                .map_or_else(Wording::default, |name| self.text(field, name)),
            aliases: self.texts("aliases", head.aliases),
            misspellings: self.texts("misspellings", head.misspellings),
            summary: self.optional("summary", head.summary),
            note: self.optional("note", head.note),
            against: self.objections(head.against),
            statements: self.statements(head.statements, &cite),
            cite,
        }
    }
}

/// Citations without repetitions, in the order of their first appearance.
fn distinct<'c>(cite: impl Iterator<Item = &'c Citation>) -> Vec<Citation> {
    let mut kept: Vec<Citation> = Vec::new();
    for citation in cite {
        if !kept.contains(citation) {
            kept.push(citation.clone());
        }
    }
    kept
}

/// The first words of a quote, as its name.
fn beginning(words: &str) -> String {
    const LONG: usize = 48;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONG {
        return line;
    }
    let cut: String = line.chars().take(LONG).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}
