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

/// A value that stays as it is written, perhaps with comments around it.
#[derive(Clone, Copy)]
pub struct Raw<'a>(pub &'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Raw<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Raw<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_borrowed_str<E: Error>(self, written: &'de str) -> Result<Raw<'de>, E> {
                Ok(Raw(written))
            }
        }
        // The ron crate hands its own raw values to its own type only.
        if deserializer.is_human_readable() {
            return <&RawValue>::deserialize(deserializer).map(|raw| Raw(raw.get_ron()));
        }
        deserializer.deserialize_newtype_struct("Raw", Reader)
    }
}

/// The whole file: a title and lists of records.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Facts")]
#[derive(Default)]
pub struct File<'a> {
    #[serde(borrow)]
    pub title: Option<Text<'a>>,
    pub sources: Vec<Raw<'a>>,
    pub people: Vec<Raw<'a>>,
    pub groups: Vec<Raw<'a>>,
    pub places: Vec<Raw<'a>>,
    pub objects: Vec<Raw<'a>>,
    pub events: Vec<Raw<'a>>,
    pub deliveries: Vec<Raw<'a>>,
    pub quotes: Vec<Raw<'a>>,
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
    pub statements: Option<Raw<'a>>,
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
            statements: Option<Raw<'a>>,
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
    born: Option<Raw<'a>>,
    died: Option<Raw<'a>>,
    roles: Option<Raw<'a>>,
});
record!(GroupEntry, "Group", name: Text<'a>, |name| Some(name.clone()), {
    kind: Option<Named<crate::model::GroupKind>>,
});
record!(PlaceEntry, "Place", name: Text<'a>, |name| Some(name.clone()), {
    inside: Option<Text<'a>>,
    at: Option<Raw<'a>>,
});
record!(ObjectEntry, "Object", name: Text<'a>, |name| Some(name.clone()), {
    kind: Option<Named<crate::model::ObjectKind>>,
});
record!(EventEntry, "Event", title: Text<'a>, |title| Some(title.clone()), {
    when: Option<Raw<'a>>,
    place: Option<Text<'a>>,
    people: Option<Raw<'a>>,
    groups: Option<Raw<'a>>,
    objects: Option<Raw<'a>>,
});
record!(DeliveryEntry, "Delivery", item: Text<'a>, |item| Some(item.clone()), {
    kind: Option<Named<crate::model::DeliveryKind>>,
    unit: Option<Text<'a>>,
    from: Option<Text<'a>>,
    to: Option<Text<'a>>,
    when: Option<Raw<'a>>,
    status: Option<Named<crate::model::Status>>,
    figures: Option<Raw<'a>>,
    part_of: Option<Text<'a>>,
    people: Option<Raw<'a>>,
    groups: Option<Raw<'a>>,
    objects: Option<Raw<'a>>,
});
record!(QuoteEntry, "Quote", words: Words<'a>, |_| None, {
    by: Option<Text<'a>>,
    to: Option<Text<'a>>,
    when: Option<Raw<'a>>,
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
    pub derives_from: Option<Raw<'a>>,
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
    Exact(Raw<'a>),
    About(Raw<'a>),
    Almost(Raw<'a>),
    Over(Raw<'a>),
    Between(Raw<'a>, Raw<'a>),
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
                let (Identifier(name), rest) = access.variant::<Identifier<'de>>()?;
                let word =
                    W::from_name(name).ok_or_else(|| A::Error::unknown_variant(name, W::NAMES))?;
                rest.unit_variant()?;
                Ok(Named(word))
            }
        }
        deserializer.deserialize_enum("word", W::NAMES, Reader(PhantomData))
    }
}

/// A bare word such as `Arms`.
struct Identifier<'a>(&'a str);

impl<'de: 'a, 'a> Deserialize<'de> for Identifier<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Identifier<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Identifier<'de>, E> {
                Ok(Identifier(text))
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
pub struct Items<'a>(pub Vec<Raw<'a>>);

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
