//! The fact file as it is written: one struct a record, unknown fields refused.
//!
//! Nothing here knows what a value means. Texts and numbers stay slices of the file
//! where they can, so that a fault found later can still say where it stands; what may be
//! written in several ways (one value or a list) stays raw until `build` reads it.

use std::{borrow::Cow, fmt, marker::PhantomData};

use ron::value::RawValue;
use serde::{
    Deserialize, Deserializer,
    de::{EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor},
};

use crate::model::Word;

/// A text of the file; a slice of it unless it holds escapes.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Text<'a>(#[serde(borrow)] pub Cow<'a, str>);

/// The whole file: a title and lists of records.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Facts")]
#[derive(Default)]
pub struct File<'a> {
    #[serde(borrow)]
    pub title: Option<Text<'a>>,
    pub sources: Vec<&'a RawValue>,
    pub people: Vec<&'a RawValue>,
    pub groups: Vec<&'a RawValue>,
    pub places: Vec<&'a RawValue>,
    pub objects: Vec<&'a RawValue>,
    pub events: Vec<&'a RawValue>,
    pub deliveries: Vec<&'a RawValue>,
    pub quotes: Vec<&'a RawValue>,
}

/// What the head of a record is made of, whatever the record calls its name.
pub struct Head<'a> {
    pub id: Option<Text<'a>>,
    /// Whether it has what the record calls its name.
    pub is_named: bool,
    pub name: Option<Text<'a>>,
    pub aliases: Vec<Text<'a>>,
    pub misspellings: Vec<Text<'a>>,
    pub summary: Option<Text<'a>>,
    pub note: Option<Text<'a>>,
    pub cite: Vec<Text<'a>>,
    pub against: Vec<ObjectionEntry<'a>>,
    pub statements: Option<&'a RawValue>,
}

/// Declares the struct of a record: the fields that all have, and its own.
macro_rules! record {
    ($entry:ident, $written:literal, $name:ident: $Name:ty, $head:expr, { $($field:ident: $type:ty,)* }) => {
        #[derive(Deserialize)]
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
            statements: Option<&'a RawValue>,
            $(#[serde(default)] pub $field: $type,)*
        }

        impl<'a> $entry<'a> {
            /// The part that every record has.
            pub fn head(&mut self) -> Head<'a> {
                let named: fn(&$Name) -> Option<Text<'a>> = $head;
                let name = self.$name.as_ref();
                Head {
                    id: self.id.clone(),
                    is_named: name.is_some(),
                    name: name.and_then(named),
                    aliases: std::mem::take(&mut self.aliases),
                    misspellings: std::mem::take(&mut self.misspellings),
                    summary: self.summary.take(),
                    note: self.note.take(),
                    cite: std::mem::take(&mut self.cite),
                    against: std::mem::take(&mut self.against),
                    statements: self.statements.take(),
                }
            }
        }
    };
}

record!(PersonEntry, "Person", name: Text<'a>, |name| Some(name.clone()), {
    born: Option<&'a RawValue>,
    died: Option<&'a RawValue>,
    roles: Option<&'a RawValue>,
});
record!(GroupEntry, "Group", name: Text<'a>, |name| Some(name.clone()), {
    kind: Option<Named<crate::model::GroupKind>>,
});
record!(PlaceEntry, "Place", name: Text<'a>, |name| Some(name.clone()), {
    inside: Option<Text<'a>>,
    at: Option<&'a RawValue>,
});
record!(ObjectEntry, "Object", name: Text<'a>, |name| Some(name.clone()), {
    kind: Option<Named<crate::model::ObjectKind>>,
});
record!(EventEntry, "Event", title: Text<'a>, |title| Some(title.clone()), {
    when: Option<&'a RawValue>,
    place: Option<Text<'a>>,
    people: Option<&'a RawValue>,
    groups: Option<&'a RawValue>,
    objects: Option<&'a RawValue>,
});
record!(DeliveryEntry, "Delivery", item: Text<'a>, |item| Some(item.clone()), {
    kind: Option<Named<crate::model::DeliveryKind>>,
    unit: Option<Text<'a>>,
    from: Option<Text<'a>>,
    to: Option<Text<'a>>,
    when: Option<&'a RawValue>,
    status: Option<Named<crate::model::Status>>,
    figures: Option<&'a RawValue>,
    part_of: Option<Text<'a>>,
    people: Option<&'a RawValue>,
    groups: Option<&'a RawValue>,
    objects: Option<&'a RawValue>,
});
record!(QuoteEntry, "Quote", words: Words<'a>, |_| None, {
    by: Option<Text<'a>>,
    to: Option<Text<'a>>,
    when: Option<&'a RawValue>,
    chain: Vec<Text<'a>>,
});

#[derive(Deserialize)]
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
    #[serde(default)]
    pub year: Option<Year>,
    #[serde(borrow, default)]
    pub language: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub url: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub derives_from: Option<&'a RawValue>,
    #[serde(borrow, default)]
    pub note: Option<Text<'a>>,
}

/// The id of a record of which nothing else could be read.
#[derive(Deserialize)]
pub struct OnlyId<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Objection")]
pub struct ObjectionEntry<'a> {
    #[serde(borrow, default)]
    pub says: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub cite: Vec<Text<'a>>,
}

/// Declares the struct of a claim: its value under its own name, and what all claims have.
macro_rules! claim {
    ($entry:ident, $written:literal, { $($field:ident: $type:ty,)* }) => {
        #[derive(Deserialize)]
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
    };
}

claim!(DateEntry, "Claim", { is: Text<'a>, });
claim!(StatementEntry, "Claim", { is: Text<'a>, when: Text<'a>, });
claim!(FigureEntry, "Figure", { amount: AmountEntry<'a>, when: Text<'a>, });

#[derive(Deserialize)]
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

/// An amount with its numbers as they are written: a float would lose digits.
#[derive(Deserialize)]
#[serde(rename = "Amount")]
pub enum AmountEntry<'a> {
    #[serde(borrow)]
    Exact(&'a RawValue),
    About(&'a RawValue),
    Almost(&'a RawValue),
    Over(&'a RawValue),
    Between(&'a RawValue, &'a RawValue),
    Unknown,
}

/// A word of a closed vocabulary, as a fact file spells it.
pub struct Named<W>(pub W);

impl<'de, W: Word> Deserialize<'de> for Named<W> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<W>(PhantomData<W>);
        impl<'de, W: Word> Visitor<'de> for Reader<W> {
            type Value = Named<W>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "one of {}", W::NAMES.join(", "))
            }

            fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Self::Value, A::Error> {
                let (Identifier(name), rest) = access.variant::<Identifier>()?;
                let word = W::from_name(&name)
                    .ok_or_else(|| A::Error::unknown_variant(&name, W::NAMES))?;
                rest.unit_variant()?;
                Ok(Named(word))
            }
        }
        deserializer.deserialize_enum("word", W::NAMES, Reader(PhantomData))
    }
}

/// A bare word such as `Arms`.
struct Identifier(String);

impl<'de> Deserialize<'de> for Identifier {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Identifier;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Identifier, E> {
                Ok(Identifier(text.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Reader)
    }
}

/// A year as a source gives it: `"2012"`, `"2012-2013"`, or plain `2012`.
pub struct Year(pub String);

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl Visitor<'_> for Reader {
            type Value = Year;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a year such as \"2012\"")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Year, E> {
                Ok(Year(text.to_owned()))
            }

            fn visit_u64<E: Error>(self, year: u64) -> Result<Year, E> {
                Ok(Year(year.to_string()))
            }

            fn visit_i64<E: Error>(self, year: i64) -> Result<Year, E> {
                Ok(Year(year.to_string()))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// The words of a quote by language, in the order of the file.
pub struct Words<'a>(pub Vec<(Text<'a>, Text<'a>)>);

impl<'de: 'a, 'a> Deserialize<'de> for Words<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<'a>(PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Reader<'a> {
            type Value = Words<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the words by language, such as {\"en\": \"…\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut words: Vec<(Text<'a>, Text<'a>)> = Vec::new();
                while let Some((language, text)) = map.next_entry::<Text<'a>, Text<'a>>()? {
                    words.push((language, text));
                }
                Ok(Words(words))
            }
        }
        deserializer.deserialize_map(Reader(PhantomData))
    }
}

/// What may stand alone or in a list: `"a"` or `["a", "b"]`.
pub struct Items<'a>(pub Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Items<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<'a>(PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Reader<'a> {
            type Value = Items<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Items(items))
            }
        }
        deserializer.deserialize_seq(Reader(PhantomData))
    }
}
