//! A body of records as they are written, in the one shape that every form of exchange shares.
//!
//! Its field names are those of the fact file. It loses nothing: every claim keeps its own
//! citations, objections, rank and note. A claim whose citations are `None` was written bare;
//! what covers it is what covers a bare value in a fact file.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::values::{Dated, Figured, Globe, Many, Words, Written, Year};
use crate::model::{
    Citation, DeliveryKind, GroupKind, Id, ObjectKind, Rank, SourceKind, Status, words,
};

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

pub(super) type Cite = Vec<Written<Citation>>;

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

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Objection {
    pub says: String,
    #[serde(default)]
    pub cite: Cite,
}

/// Somebody or something that had a part; without citations it stands on those of the record.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub(super) struct Part {
    pub id: Written<Id>,
    #[serde(default)]
    pub part: Option<String>,
    #[serde(default)]
    pub cite: Cite,
    #[serde(default)]
    pub against: Many<Objection>,
    #[serde(default)]
    pub note: Option<String>,
}

/// Declares a claim: its own fields, and what all claims have.
macro_rules! claim {
    ($Claim:ident { $($(#[$attribute:meta])* $field:ident: $Type:ty),* $(,)? }) => {
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, remote = "Self")]
        pub(super) struct $Claim {
            $($(#[$attribute])* pub $field: $Type,)*
            #[serde(default = "uncited")]
            pub cite: Option<Cite>,
            #[serde(default)]
            pub against: Many<Objection>,
            #[serde(default)]
            pub rank: Option<Written<Rank>>,
            #[serde(default)]
            pub note: Option<String>,
        }
    };
}

claim!(DateClaim { is: Dated });
claim!(Saying { is: String, #[serde(default)] when: Option<Dated>, });
claim!(Figure { amount: Figured, #[serde(default)] when: Option<Dated>, });

/// A claim written in full that cites nobody: nothing covers it.
#[expect(clippy::unnecessary_wraps, reason = "it is the default of a field")]
const fn uncited() -> Option<Cite> {
    Some(Vec::new())
}

impl DateClaim {
    fn bare(text: &str) -> Result<Self, String> {
        Ok(Self {
            is: Dated::read(text)?,
            cite: None,
            against: Many::default(),
            rank: None,
            note: None,
        })
    }
}

impl Saying {
    #[expect(clippy::unnecessary_wraps, reason = "other values may be refused")]
    fn bare(text: &str) -> Result<Self, String> {
        Ok(Self {
            is: text.to_owned(),
            when: None,
            cite: None,
            against: Many::default(),
            rank: None,
            note: None,
        })
    }
}

impl Figure {
    fn bare(text: &str) -> Result<Self, String> {
        Ok(Self {
            amount: Figured(super::amount::read(text)?),
            when: None,
            cite: None,
            against: Many::default(),
            rank: None,
            note: None,
        })
    }
}

impl Part {
    fn bare(text: &str) -> Result<Self, String> {
        Ok(Self {
            id: Written(Id::parse(text).map_err(|error| error.to_string())?),
            part: None,
            cite: Vec::new(),
            against: Many::default(),
            note: None,
        })
    }
}

/// Lets a value be read from an object in full, or from a text that is all there is to say.
macro_rules! full_or_bare {
    ($($Value:ident, $expected:literal;)*) => {$(
        impl Serialize for $Value {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $Value {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;
                impl<'de> Visitor<'de> for Reader {
                    type Value = $Value;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: Error>(self, text: &str) -> Result<$Value, E> {
                        $Value::bare(text).map_err(E::custom)
                    }

                    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<$Value, A::Error> {
                        $Value::deserialize(MapAccessDeserializer::new(map))
                    }
                }
                deserializer.deserialize_any(Reader)
            }
        }
    )*};
}

full_or_bare! {
    DateClaim, "a date, or an object with one as `is`";
    Saying, "a text, or an object with one as `is`";
    Figure, "an amount, or an object with one as `amount`";
    Part, "an id, or an object with one as `id`";
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
