//! The store: records by id, by name, by days, and what is tied to a record.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use super::{
    build::Records,
    fault::Faults,
    page::Page,
    reader,
    record::{Dated, Kind, Record},
    references::Known,
};
use crate::{
    model::{Date, Day, Delivery, Id, Resolver, Source, Span},
    names::{Entry, Index},
};

/// The lists in which a name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// People.
    People,
    /// Groups and objects.
    Things,
    /// Places.
    Places,
    /// Events.
    Events,
    /// What was delivered.
    Deliveries,
    /// Who can give and receive: groups, people, places.
    Parties,
    /// Whatever can have a date: all but sources.
    Everything,
}

impl Scope {
    const COUNT: usize = Self::Everything as usize + 1;

    /// Whether records of this kind belong to it.
    #[must_use]
    pub fn holds(self, kind: Kind) -> bool {
        self.kinds().contains(&kind)
    }

    const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::People => &[Kind::Person],
            Self::Things => &[Kind::Group, Kind::Object],
            Self::Places => &[Kind::Place],
            Self::Events => &[Kind::Event],
            Self::Deliveries => &[Kind::Delivery],
            Self::Parties => &[Kind::Group, Kind::Person, Kind::Place],
            Self::Everything => &[
                Kind::Person,
                Kind::Group,
                Kind::Place,
                Kind::Object,
                Kind::Event,
                Kind::Delivery,
                Kind::Quote,
            ],
        }
    }
}

/// Where a record stands: its kind and its number in its list.
type Seat = (Kind, usize);

/// Names of one scope, and the records that they belong to.
struct Names {
    index: Index,
    seats: Vec<Seat>,
}

/// All facts of one run, checked: every reference leads somewhere.
pub struct Facts {
    records: Records,
    by_id: HashMap<Id, Seat>,
    tied: HashMap<Id, Vec<Seat>>,
    /// The records that hold dates, by the earliest day of any of them.
    by_day: Vec<(Option<Day>, Option<Day>, Seat)>,
    resolver: Resolver,
    /// The files that were read, and in which of them and on which line each record stands.
    files: Vec<String>,
    origins: HashMap<Id, (usize, usize)>,
    /// The facts before sources were chosen: records that those leave out are still named by others.
    everything: Option<Box<Self>>,
    names: [OnceCell<Names>; Scope::COUNT],
}

impl Facts {
    /// Reads and checks fact files as one body of facts.
    ///
    /// # Errors
    ///
    /// When anything is wrong with them: all faults, in the order of the files.
    pub fn load(pages: &[Page<'_>]) -> Result<Self, Faults> {
        let reading = reader::read(pages, false);
        if !reading.faults.is_empty() {
            return Err(Faults(reading.faults));
        }
        let place = |known: Known| {
            let line = pages[known.spot.page].place(known.spot.offset).line;
            (known.spot.page, line)
        };
        let known = reading.known.into_iter();
        Ok(Self {
            files: pages.iter().map(|page| page.name.to_owned()).collect(),
            origins: known.map(|(id, known)| (id, place(known))).collect(),
            ..Self::new(reading.records)
        })
    }

    fn new(records: Records) -> Self {
        let resolver = Resolver::new(&records.sources);
        let facts = Self {
            records,
            by_id: HashMap::new(),
            tied: HashMap::new(),
            by_day: Vec::new(),
            resolver,
            files: Vec::new(),
            origins: HashMap::new(),
            everything: None,
            names: Default::default(),
        };
        let (mut by_id, mut tied) = (HashMap::new(), HashMap::<Id, Vec<Seat>>::new());
        let mut by_day = Vec::new();
        for (seat, record) in facts.all() {
            by_id.insert(record.id().clone(), seat);
            for id in record.ties() {
                tied.entry(id.clone()).or_default().push(seat);
            }
            let dates = record.dated();
            if let Some((first, last)) = hull(dates.iter().map(Dated::date)) {
                by_day.push((first, last, seat));
            }
        }
        by_day.sort();
        Self {
            by_id,
            tied,
            by_day,
            ..facts
        }
    }

    /// The facts as `sources` alone tell them; records of which they tell nothing are left out.
    #[must_use]
    pub fn according_to(self, sources: &[Id]) -> Self {
        fn told<R>(records: &[R], by: impl Fn(&R) -> Option<R>) -> Vec<R> {
            records.iter().filter_map(by).collect()
        }
        let all = &self.records;
        let records = Records {
            title: all.title.clone(),
            sources: all.sources.clone(),
            people: told(&all.people, |person| person.according_to(sources)),
            groups: told(&all.groups, |group| group.according_to(sources)),
            places: told(&all.places, |place| place.according_to(sources)),
            objects: told(&all.objects, |object| object.according_to(sources)),
            events: told(&all.events, |event| event.according_to(sources)),
            deliveries: told(&all.deliveries, |delivery| delivery.according_to(sources)),
            quotes: told(&all.quotes, |quote| quote.according_to(sources)),
        };
        Self {
            everything: Some(Box::new(self)),
            ..Self::new(records)
        }
    }

    /// The facts before sources were chosen.
    #[must_use]
    pub fn everything(&self) -> &Self {
        self.everything.as_deref().unwrap_or(self)
    }

    /// Whether sources were chosen.
    #[must_use]
    pub const fn is_narrowed(&self) -> bool {
        self.everything.is_some()
    }

    /// The sources that anything cites.
    #[must_use]
    pub fn cited(&self) -> HashSet<&Id> {
        let cite = self.records().flat_map(Record::citations);
        cite.map(|citation| &citation.source).collect()
    }

    /// The title of the facts, if they have one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.records.title.as_deref()
    }

    /// How values stand among their sources.
    #[must_use]
    pub const fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// All records, list by list, in the order of the files.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        self.all().map(|(_, record)| record)
    }

    /// All deliveries, in the order of the files.
    #[must_use]
    pub fn deliveries(&self) -> &[Delivery] {
        &self.records.deliveries
    }

    /// The record with this id.
    #[must_use]
    pub fn record(&self, id: &str) -> Option<Record<'_>> {
        self.by_id.get(id).map(|seat| self.at(*seat))
    }

    /// The source with this id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        match self.record(id) {
            Some(Record::Source(source)) => Some(source),
            _ => None,
        }
    }

    /// The file in which the record with this id stands, and the line of it (from 1).
    #[must_use]
    pub fn origin(&self, id: &str) -> Option<(&str, usize)> {
        let all = self.everything();
        let (file, line) = all.origins.get(id)?;
        Some((all.files.get(*file)?, *line))
    }

    /// What the record with this id is called, whoever tells of it.
    #[must_use]
    pub fn name_of<'f>(&'f self, id: &'f Id) -> &'f str {
        let record = self.everything().record(id.as_str());
        record.map_or(id.as_str(), Record::name)
    }

    /// The events, deliveries and quotes that name a record, in the order of the files.
    pub fn tied_to(&self, id: &Id) -> impl Iterator<Item = Record<'_>> {
        self.tied
            .get(id)
            .into_iter()
            .flatten()
            .map(|seat| self.at(*seat))
    }

    /// The records any date of which may share a day with `span`, by their earliest day.
    pub fn dated_within(&self, span: &Span) -> impl Iterator<Item = Record<'_>> {
        let until = span.last;
        let starts = self
            .by_day
            .partition_point(|(first, ..)| match (first, until) {
                (Some(first), Some(until)) => *first <= until,
                _ => true,
            });
        let from = span.first;
        let reaches = move |last: &Option<Day>| match (last, from) {
            (Some(last), Some(from)) => *last >= from,
            _ => true,
        };
        let touching = self.by_day[..starts]
            .iter()
            .filter(move |(_, last, _)| reaches(last));
        touching.map(|(.., seat)| self.at(*seat))
    }

    /// All records that hold a date, by their earliest day.
    pub fn dated(&self) -> impl Iterator<Item = Record<'_>> {
        self.by_day.iter().map(|(.., seat)| self.at(*seat))
    }

    /// The names in a scope, and for each owner in it the record.
    pub fn names<'f>(&'f self, scope: Scope) -> (&'f Index, impl Fn(u32) -> Record<'f>) {
        let names = self.names[scope as usize].get_or_init(|| self.index(scope));
        (&names.index, move |owner: u32| {
            self.at(names.seats[owner as usize])
        })
    }

    fn index(&self, scope: Scope) -> Names {
        let inside = self.all().filter(|(seat, _)| scope.holds(seat.0));
        let (mut seats, mut entries) = (Vec::new(), Vec::new());
        for (seat, record) in inside {
            let Some(subject) = record.subject() else {
                continue;
            };
            let owner =
                u32::try_from(seats.len()).expect("a file holds fewer than 4 billion records");
            seats.push(seat);
            let shown = std::iter::once(&subject.name).chain(&subject.aliases);
            entries.extend(shown.map(|name| Entry {
                owner,
                text: name.clone(),
                via: name.clone(),
            }));
            let hidden = subject.misspellings.iter();
            entries.extend(hidden.map(|name| Entry {
                owner,
                text: name.clone(),
                via: subject.name.clone(),
            }));
        }
        Names {
            index: Index::new(entries),
            seats,
        }
    }

    /// Every record with its seat, list by list.
    fn all(&self) -> impl Iterator<Item = (Seat, Record<'_>)> {
        let Records {
            sources,
            people,
            groups,
            places,
            objects,
            events,
            deliveries,
            quotes,
            ..
        } = &self.records;
        let lists = [
            (Kind::Source, sources.len()),
            (Kind::Person, people.len()),
            (Kind::Group, groups.len()),
            (Kind::Place, places.len()),
            (Kind::Object, objects.len()),
            (Kind::Event, events.len()),
            (Kind::Delivery, deliveries.len()),
            (Kind::Quote, quotes.len()),
        ];
        let seats = lists
            .into_iter()
            .flat_map(|(kind, len)| (0..len).map(move |at| (kind, at)));
        seats.map(|seat| (seat, self.at(seat)))
    }

    fn at(&self, (kind, at): Seat) -> Record<'_> {
        match kind {
            Kind::Source => Record::Source(&self.records.sources[at]),
            Kind::Person => Record::Person(&self.records.people[at]),
            Kind::Group => Record::Group(&self.records.groups[at]),
            Kind::Place => Record::Place(&self.records.places[at]),
            Kind::Object => Record::Object(&self.records.objects[at]),
            Kind::Event => Record::Event(&self.records.events[at]),
            Kind::Delivery => Record::Delivery(&self.records.deliveries[at]),
            Kind::Quote => Record::Quote(&self.records.quotes[at]),
        }
    }
}

/// The first and the last day that any of some dates may be; none where there is no date.
fn hull<'d>(dates: impl Iterator<Item = &'d Date>) -> Option<(Option<Day>, Option<Day>)> {
    dates
        .map(|date| (date.earliest(), date.latest()))
        .reduce(|(first, last), (f, l)| (first.min(f), last.zip(l).map(|(last, l)| last.max(l))))
}
