//! Values of a fact file that are spelled in a way of their own: words of a vocabulary, years, words by language.

use std::{borrow::Cow, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{EnumAccess, Error, MapAccess, VariantAccess, Visitor},
};

use super::{
    file::Text,
    shapes::{Copied, Sliced},
};
use crate::model::Word;

/// A word of a closed vocabulary, as a fact file spells it.
#[derive(Debug)]
pub struct Named<W>(pub W);

impl<W: Word + Copy + 'static> Copied for Named<W> {
    type Copy = Self;

    fn copied(&self, _: &mut impl FnMut(&str) -> &'static str) -> Self {
        Self(self.0)
    }
}

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
#[derive(Debug)]
pub struct Year<'a>(Cow<'a, str>);

impl Sliced for Year<'_> {
    fn slice(&self) -> &str {
        &self.0
    }
}

impl Copied for Year<'_> {
    type Copy = Year<'static>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        Year(match &self.0 {
            Cow::Borrowed(text) => Cow::Borrowed(to(text)),
            Cow::Owned(number) => Cow::Owned(number.clone()),
        })
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Year<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<'a>(PhantomData<&'a ()>);
        impl<'de: 'a, 'a> Visitor<'de> for Reader<'a> {
            type Value = Year<'a>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a year such as \"2012\"")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Year<'a>, E> {
                Ok(Year(text.into()))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Year<'a>, E> {
                Ok(Year(text.to_owned().into()))
            }

            fn visit_u64<E: Error>(self, year: u64) -> Result<Year<'a>, E> {
                Ok(Year(year.to_string().into()))
            }

            fn visit_i64<E: Error>(self, year: i64) -> Result<Year<'a>, E> {
                Ok(Year(year.to_string().into()))
            }
        }
        deserializer.deserialize_any(Reader(PhantomData))
    }
}

/// The words of a quote by language, in the order of the file.
#[derive(Debug)]
pub struct Words<'a>(pub Vec<(Text<'a>, Text<'a>)>);

impl Copied for Words<'_> {
    type Copy = Words<'static>;

    fn copied(&self, to: &mut impl FnMut(&str) -> &'static str) -> Self::Copy {
        Words(self.0.copied(to))
    }
}

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
