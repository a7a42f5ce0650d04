//! A body of records as they are written, in the one shape that every form of exchange shares.
//!
//! Its field names are those of the fact file. It loses nothing: every claim keeps its own
//! citations, objections, rank and note.

use serde::{Deserialize, Serialize};

pub(super) use super::claims::{Cite, DateClaim, Figure, Objection, Part, Saying};
use super::values::{Globe, Many, Words, Written, Year};
use crate::model::{Citation, DeliveryKind, GroupKind, Id, ObjectKind, SourceKind, Status, words};

words! {
    /// A list of records of a fact file.
    List {
        /// The works that are cited.
        Sources => "sources",
        /// The people.
        People => "people",
        /// The groups.
        Groups => "groups",
        /// The places.
        Places => "places",
        /// The objects.
        Objects => "objects",
        /// The events.
        Events => "events",
        /// The deliveries.
        Deliveries => "deliveries",
        /// The quotes.
        Quotes => "quotes",
    }
}

/// All records, list by list.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
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

/// A work that is cited.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub id: Written<Id>,
    #[serde(default)]
    pub kind: Option<Written<SourceKind>>,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub author: Option<String>,
    #[serde(default)]
    pub publisher: Option<String>,
    #[serde(default)]
    pub year: Option<Year>,
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub derives_from: Many<Written<Id>>,
    #[serde(default)]
    pub note: Option<String>,
}

impl Source {
    const FIELDS: &'static [&'static str] = &[
        "id",
        "kind",
        "title",
        "author",
        "publisher",
        "year",
        "language",
        "url",
        "derives_from",
        "note",
    ];
}

/// What all records but sources have.
pub(super) struct Head<'b> {
    pub id: &'b Id,
    pub aliases: &'b [String],
    pub misspellings: &'b [String],
    pub summary: Option<&'b str>,
    pub note: Option<&'b str>,
    pub cite: &'b Cite,
    pub against: &'b [Objection],
    pub statements: &'b [Saying],
}

/// Declares a record: what it calls its name, the fields of its own, and those that all have.
macro_rules! record {
    ($Record:ident, $name:ident: $Name:ty, { $($field:ident: $Type:ty,)* }) => {
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $Record {
            pub id: Written<Id>,
            pub $name: $Name,
            #[serde(default)]
            pub aliases: Many<String>,
            #[serde(default)]
            pub misspellings: Many<String>,
            #[serde(default)]
            pub summary: Option<String>,
            $(#[serde(default)] pub $field: $Type,)*
            #[serde(default)]
            pub statements: Many<Saying>,
            #[serde(default)]
            pub cite: Many<Written<Citation>>,
            #[serde(default)]
            pub against: Many<Objection>,
            #[serde(default)]
            pub note: Option<String>,
        }

        impl $Record {
            const FIELDS: &'static [&'static str] = &[
                "id", stringify!($name), "aliases", "misspellings", "summary",
                $(stringify!($field),)*
                "statements", "cite", "against", "note",
            ];

            pub fn head(&self) -> Head<'_> {
                Head {
                    id: &self.id.0,
                    aliases: &self.aliases.0,
                    misspellings: &self.misspellings.0,
                    summary: self.summary.as_deref(),
                    note: self.note.as_deref(),
                    cite: &self.cite.0,
                    against: &self.against.0,
                    statements: &self.statements.0,
                }
            }
        }
    };
}

record!(Person, name: String, { born: Many<DateClaim>, died: Many<DateClaim>, roles: Many<Saying>, });
record!(Group, name: String, { kind: Option<Written<GroupKind>>, });
record!(Place, name: String, { inside: Option<Written<Id>>, at: Option<Globe>, });
record!(Object, name: String, { kind: Option<Written<ObjectKind>>, });
record!(Event, title: String, {
    when: Many<DateClaim>,
    place: Option<Written<Id>>,
    people: Many<Part>,
    groups: Many<Part>,
    objects: Many<Part>,
});
record!(Delivery, item: String, {
    kind: Option<Written<DeliveryKind>>,
    unit: Option<String>,
    from: Option<Written<Id>>,
    to: Option<Written<Id>>,
    when: Many<DateClaim>,
    status: Option<Written<Status>>,
    figures: Many<Figure>,
    part_of: Option<Written<Id>>,
    people: Many<Part>,
    groups: Many<Part>,
    objects: Many<Part>,
});
record!(Quote, words: Words, {
    by: Option<Written<Id>>,
    to: Option<Written<Id>>,
    when: Many<DateClaim>,
    chain: Many<Written<Citation>>,
});

impl List {
    /// The fields of its records, in order.
    pub(super) const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Sources => Source::FIELDS,
            Self::People => Person::FIELDS,
            Self::Groups => Group::FIELDS,
            Self::Places => Place::FIELDS,
            Self::Objects => Object::FIELDS,
            Self::Events => Event::FIELDS,
            Self::Deliveries => Delivery::FIELDS,
            Self::Quotes => Quote::FIELDS,
        }
    }
}
