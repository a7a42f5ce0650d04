//! Values as other programs read and write them: ids and words as texts, lists, the words of quotes.
//!
//! What is read is valid or refused. A person's hand is minded, too: one value may stand for a
//! list of one.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{
        Error, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
    ser::SerializeMap,
};
use serde_json::Value;

use crate::{
    model::{Citation, Coordinates, Id, Word},
    names::nearest,
};

/// What is written as one text: an id, a citation, a word of a vocabulary.
pub(super) trait Spelt: Sized {
    fn read(text: &str) -> Result<Self, String>;
    fn spell(&self) -> String;
}

impl Spelt for Id {
    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(|error| error.to_string())
    }

    fn spell(&self) -> String {
        self.to_string()
    }
}

impl Spelt for Citation {
    fn read(text: &str) -> Result<Self, String> {
        Self::parse(text).map_err(|error| error.to_string())
    }

    fn spell(&self) -> String {
        self.to_string()
    }
}

impl<W: Word> Spelt for W {
    fn read(text: &str) -> Result<Self, String> {
        if let Some(word) = Self::from_text(text).or_else(|| Self::from_name(text)) {
            return Ok(word);
        }
        let known = || Self::ALL.iter().map(|word| word.as_str());
        let remedy = nearest(text, known()).map_or_else(
            || {
                let words: Vec<String> = known().map(|word| format!("`{word}`")).collect();
                format!("write one of {}", words.join(", "))
            },
            |word| format!("did you mean `{word}`?"),
        );
        Err(format!("`{text}` is not known here; {remedy}"))
    }

    fn spell(&self) -> String {
        self.as_str().to_owned()
    }
}

/// A value that is written as one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written<T>(pub T);

impl<T: Spelt> Serialize for Written<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.spell())
    }
}

impl<'de, T: Spelt> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        T::read(&text).map(Self).map_err(D::Error::custom)
    }
}

/// A text, or a number as it is written.
pub(super) fn number_or_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Number(number) => Ok(number.to_string()),
        Value::String(text) => Ok(text),
        other => Err(D::Error::custom(format!(
            "a number or a text is needed, not {other}"
        ))),
    }
}

/// A year, which some write as a number.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Year(pub String);

impl<'de> Deserialize<'de> for Year {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        number_or_text(deserializer).map(Self)
    }
}

/// Latitude and longitude.
#[derive(Clone, Copy, Debug)]
pub(super) struct Globe(pub Coordinates);

impl Serialize for Globe {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.0.latitude(), self.0.longitude()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Globe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (latitude, longitude) = <(f64, f64)>::deserialize(deserializer)?;
        Coordinates::new(latitude, longitude)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// The words of a quote by language, in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(pub Vec<(String, String)>);

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (language, text) in &self.0 {
            map.serialize_entry(language, text)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Words;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the words by language, such as {\"en\": \"…\"}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Words, A::Error> {
                let mut words: Vec<(String, String)> = Vec::new();
                while let Some((language, text)) = map.next_entry::<String, String>()? {
                    if words.iter().any(|(known, _)| *known == language) {
                        let message = format!("the words are given twice in `{language}`");
                        return Err(A::Error::custom(message));
                    }
                    words.push((language, text));
                }
                Ok(Words(words))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

/// A list; one value alone, or `null` for none, is read as one, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
            type Value = Many<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_unit<E: Error>(self) -> Result<Many<T>, E> {
                Ok(Many::default())
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Many<T>, E> {
                T::deserialize(text.into_deserializer()).map(|one| Many(vec![one]))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Many<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(|one| Many(vec![one]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Many<T>, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Many)
            }
        }
        deserializer.deserialize_any(Reader(PhantomData))
    }
}
