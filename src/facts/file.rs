//! The fact file as it is written: one struct a record, unknown fields refused.
//!
//! Nothing here knows what a value means. Texts and numbers stay slices of the file
//! where they can, so that a fault found later can still say where it stands.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};

use super::{
    record::Kind,
    several::{Either, Several},
    shapes::{Copied, Sliced},
    spelled::{Named, Words, Year},
};

/// A text of the file; a slice of it unless it holds escapes. What it says tells the reader, see `shapes`.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Sliced for Text<'_> {
    fn slice(&self) -> &str {
        &self.0
    }
}

impl Copied for Text<'_> {
    type Copy = Text<'static>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Text<'static> {
        Text(Cow::Borrowed(to(&self.0)))
    }
}

/// A value that is read later, as it is written, with what stands before it.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'a>(&'a str);

impl<'a> Raw<'a> {
    pub const fn new(written: &'a str) -> Self {
        Self(written)
    }

    /// The value as it is written on a page.
    pub const fn written(self) -> &'a str {
        self.0
    }
}

impl Sliced for Raw<'_> {
    fn slice(&self) -> &str {
        self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <&ron::value::RawValue>::deserialize(deserializer).map(|raw| Raw(raw.get_ron()))
    }
}

impl Copied for Raw<'_> {
    type Copy = Raw<'static>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Raw<'static> {
        Raw(to(self.0))
    }
}

/// The whole file: a title and lists of records.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Facts")]
#[derive(Default)]
pub struct File<'a> {
    #[serde(borrow)]
    pub title: Option<Text<'a>>,
    #[serde(borrow)]
    pub sources: Vec<Raw<'a>>,
    #[serde(borrow)]
    pub people: Vec<Raw<'a>>,
    #[serde(borrow)]
    pub groups: Vec<Raw<'a>>,
    #[serde(borrow)]
    pub places: Vec<Raw<'a>>,
    #[serde(borrow)]
    pub objects: Vec<Raw<'a>>,
    #[serde(borrow)]
    pub events: Vec<Raw<'a>>,
    #[serde(borrow)]
    pub deliveries: Vec<Raw<'a>>,
    #[serde(borrow)]
    pub quotes: Vec<Raw<'a>>,
}

impl<'a> File<'a> {
    /// The list of a kind of records.
    pub const fn list(&mut self, kind: Kind) -> &mut Vec<Raw<'a>> {
        match kind {
            Kind::Source => &mut self.sources,
            Kind::Person => &mut self.people,
            Kind::Group => &mut self.groups,
            Kind::Place => &mut self.places,
            Kind::Object => &mut self.objects,
            Kind::Event => &mut self.events,
            Kind::Delivery => &mut self.deliveries,
            Kind::Quote => &mut self.quotes,
        }
    }
}

/// What the head of a record is made of, whatever the record calls its name.
#[derive(Clone, Copy)]
pub struct Head<'e> {
    pub id: Option<&'e Text<'e>>,
    /// Whether it has what the record calls its name.
    pub is_named: bool,
    pub name: Option<&'e Text<'e>>,
    pub aliases: &'e [Text<'e>],
    pub misspellings: &'e [Text<'e>],
    pub summary: Option<&'e Text<'e>>,
    pub note: Option<&'e Text<'e>>,
    pub cite: &'e [Text<'e>],
    pub against: &'e [ObjectionEntry<'e>],
    pub statements: Option<&'e Several<'e, WrittenStatement<'e>>>,
}

/// Says how an entry is copied to another text: field by field.
macro_rules! copied {
    ($entry:ident { $($field:ident),* $(,)? }) => {
        impl Copied for $entry<'_> {
            type Copy = $entry<'static>;

            fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
                $entry { $($field: self.$field.copied(to),)* }
            }
        }
    };
}

/// A date: its text, or a claim.
pub type WrittenDate<'a> = Either<Text<'a>, DateEntry<'a>>;
/// A statement: its text, or a claim.
pub type WrittenStatement<'a> = Either<Text<'a>, StatementEntry<'a>>;
/// Who or what took part: its id, or that and as what.
pub type WrittenPart<'a> = Either<Text<'a>, PartEntry<'a>>;
/// A figure: its amount, or a claim.
pub type WrittenFigure<'a> = Either<AmountEntry<'a>, FigureEntry<'a>>;

/// Declares the struct of a record: the fields that all have, and its own.
macro_rules! record {
    ($entry:ident, $written:literal, $name:ident: $Name:ty, $head:expr, { $($field:ident: $type:ty,)* }) => {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields, rename = $written)]
        pub struct $entry<'a> {
            #[serde(borrow, default)]
            id: Option<Text<'a>>,
            #[serde(borrow, default)]
            pub $name: Option<$Name>,
            #[serde(borrow, default)]
            aliases: Vec<Text<'a>>,
            #[serde(borrow, default)]
            misspellings: Vec<Text<'a>>,
            #[serde(borrow, default)]
            summary: Option<Text<'a>>,
            #[serde(borrow, default)]
            note: Option<Text<'a>>,
            #[serde(borrow, default)]
            cite: Vec<Text<'a>>,
            #[serde(borrow, default)]
            against: Vec<ObjectionEntry<'a>>,
            #[serde(borrow, default)]
            statements: Option<Several<'a, WrittenStatement<'a>>>,
            $(#[serde(default)] pub $field: $type,)*
        }

        copied!($entry {
            id, $name, aliases, misspellings, summary, note, cite, against, statements, $($field,)*
        });

        impl $entry<'_> {
            /// The part that every record has.
            pub fn head(&self) -> Head<'_> {
                Head {
                    id: self.id.as_ref(),
                    is_named: self.$name.is_some(),
                    name: self.$name.as_ref().and_then($head),
                    aliases: &self.aliases,
                    misspellings: &self.misspellings,
                    summary: self.summary.as_ref(),
                    note: self.note.as_ref(),
                    cite: &self.cite,
                    against: &self.against,
                    statements: self.statements.as_ref(),
                }
            }
        }
    };
}

record!(PersonEntry, "Person", name: Text<'a>, Some, {
    born: Option<Several<'a, WrittenDate<'a>>>,
    died: Option<Several<'a, WrittenDate<'a>>>,
    roles: Option<Several<'a, WrittenStatement<'a>>>,
});
record!(GroupEntry, "Group", name: Text<'a>, Some, {
    kind: Option<Named<crate::model::GroupKind>>,
});
record!(PlaceEntry, "Place", name: Text<'a>, Some, {
    inside: Option<Text<'a>>,
    at: Option<Raw<'a>>,
});
record!(ObjectEntry, "Object", name: Text<'a>, Some, {
    kind: Option<Named<crate::model::ObjectKind>>,
});
record!(EventEntry, "Event", title: Text<'a>, Some, {
    when: Option<Several<'a, WrittenDate<'a>>>,
    place: Option<Text<'a>>,
    people: Option<Several<'a, WrittenPart<'a>>>,
    groups: Option<Several<'a, WrittenPart<'a>>>,
    objects: Option<Several<'a, WrittenPart<'a>>>,
});
record!(DeliveryEntry, "Delivery", item: Text<'a>, Some, {
    kind: Option<Named<crate::model::DeliveryKind>>,
    unit: Option<Text<'a>>,
    from: Option<Text<'a>>,
    to: Option<Text<'a>>,
    when: Option<Several<'a, WrittenDate<'a>>>,
    status: Option<Named<crate::model::Status>>,
    figures: Option<Several<'a, WrittenFigure<'a>>>,
    part_of: Option<Text<'a>>,
    people: Option<Several<'a, WrittenPart<'a>>>,
    groups: Option<Several<'a, WrittenPart<'a>>>,
    objects: Option<Several<'a, WrittenPart<'a>>>,
});
record!(QuoteEntry, "Quote", words: Words<'a>, |_| None, {
    by: Option<Text<'a>>,
    to: Option<Text<'a>>,
    when: Option<Several<'a, WrittenDate<'a>>>,
    chain: Vec<Text<'a>>,
});

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Source")]
pub struct SourceEntry<'a> {
    #[serde(borrow, default)]
    pub id: Option<Text<'a>>,
    #[serde(default)]
    pub kind: Option<Named<crate::model::SourceKind>>,
    #[serde(borrow, default)]
    pub title: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub author: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub publisher: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub year: Option<Year<'a>>,
    #[serde(borrow, default)]
    pub language: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub url: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub derives_from: Option<Several<'a, Text<'a>>>,
    #[serde(borrow, default)]
    pub note: Option<Text<'a>>,
}

copied!(SourceEntry {
    id,
    kind,
    title,
    author,
    publisher,
    year,
    language,
    url,
    derives_from,
    note,
});

/// The id of a record of which nothing else could be read.
#[derive(Deserialize)]
pub struct OnlyId<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Objection")]
pub struct ObjectionEntry<'a> {
    #[serde(borrow, default)]
    pub says: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub cite: Vec<Text<'a>>,
}

copied!(ObjectionEntry { says, cite });

/// Declares the struct of a claim: its value under its own name, and what all claims have.
macro_rules! claim {
    ($entry:ident, $written:literal, { $($field:ident: $type:ty,)* }) => {
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields, rename = $written)]
        pub struct $entry<'a> {
            $(#[serde(borrow, default)] pub $field: Option<$type>,)*
            #[serde(borrow, default)]
            pub cite: Vec<Text<'a>>,
            #[serde(borrow, default)]
            pub against: Vec<ObjectionEntry<'a>>,
            #[serde(default)]
            pub rank: Option<Named<crate::model::Rank>>,
            #[serde(borrow, default)]
            pub note: Option<Text<'a>>,
        }

        copied!($entry { $($field,)* cite, against, rank, note, });
    };
}

claim!(DateEntry, "Claim", { is: Text<'a>, });
claim!(StatementEntry, "Claim", { is: Text<'a>, when: Text<'a>, });
claim!(FigureEntry, "Figure", { amount: AmountEntry<'a>, when: Text<'a>, });

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Part")]
pub struct PartEntry<'a> {
    #[serde(borrow, default)]
    pub id: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub part: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub cite: Vec<Text<'a>>,
    #[serde(borrow, default)]
    pub against: Vec<ObjectionEntry<'a>>,
    #[serde(borrow, default)]
    pub note: Option<Text<'a>>,
}

copied!(PartEntry {
    id,
    part,
    cite,
    against,
    note,
});

/// An amount with its numbers as they are written: a float would lose digits.
#[derive(Debug, Deserialize)]
#[serde(rename = "Amount")]
pub enum AmountEntry<'a> {
    #[serde(borrow)]
    Exact(Raw<'a>),
    About(Raw<'a>),
    Almost(Raw<'a>),
    Over(Raw<'a>),
    Between(Raw<'a>, Raw<'a>),
    Unknown,
}

impl Copied for AmountEntry<'_> {
    type Copy = AmountEntry<'static>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        match self {
            Self::Exact(n) => AmountEntry::Exact(n.copied(to)),
            Self::About(n) => AmountEntry::About(n.copied(to)),
            Self::Almost(n) => AmountEntry::Almost(n.copied(to)),
            Self::Over(n) => AmountEntry::Over(n.copied(to)),
            Self::Between(low, high) => AmountEntry::Between(low.copied(to), high.copied(to)),
            Self::Unknown => AmountEntry::Unknown,
        }
    }
}
