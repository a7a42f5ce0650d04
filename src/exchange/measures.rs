//! Dates and amounts as other programs read and write them: as objects, numbers digit for digit.
//!
//! A person's hand is minded, too: plain EDTF is read for a date, `about 400` for an amount.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::Number;

use super::values::number_or_text;
use crate::model::{Amount, Date, Decimal, Word};

/// A date: written as the object that all answers show, read from it or from plain EDTF.
#[derive(Clone, Debug)]
pub(super) struct Dated(pub Date);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DateObject {
    edtf: String,
    #[serde(default)]
    earliest: Option<String>,
    #[serde(default)]
    latest: Option<String>,
    #[serde(default)]
    text: Option<String>,
}

impl Dated {
    pub fn read(text: &str) -> Result<Self, String> {
        Date::parse(text)
            .map(Self)
            .map_err(|error| error.to_string())
    }
}

impl Serialize for Dated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let object = DateObject {
            edtf: self.0.as_written().to_owned(),
            earliest: self.0.earliest().map(|day| day.to_string()),
            latest: self.0.latest().map(|day| day.to_string()),
            text: Some(self.0.text().into()),
        };
        object.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Dated {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Dated;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date in EDTF, or an object with one as `edtf`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Dated, E> {
                Dated::read(text).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Dated, A::Error> {
                let object = DateObject::deserialize(MapAccessDeserializer::new(map))?;
                Dated::read(&object.edtf).map_err(A::Error::custom)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// An amount: written as an object of a qualifier and bounds, read from it or from words.
#[derive(Clone, Debug)]
pub(super) struct Figured(pub Amount);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AmountObject {
    qualifier: String,
    #[serde(default)]
    min: Option<Exactly>,
    #[serde(default)]
    max: Option<Exactly>,
}

impl AmountObject {
    fn meant(self) -> Result<Amount, String> {
        let qualifier = self.qualifier.to_lowercase();
        let one = |min: Option<Exactly>, max: Option<Exactly>| match (min, max) {
            (Some(min), Some(max)) if min.0 != max.0 => Err(format!(
                "`min` and `max` of an amount that is `{qualifier}` are the same; write `between` where they differ"
            )),
            (Some(one), _) | (None, Some(one)) => Ok(one.0),
            (None, None) => Err(format!(
                "an amount that is `{qualifier}` needs `min` or `max`"
            )),
        };
        let bounds = (self.min, self.max);
        Ok(match (qualifier.as_str(), bounds) {
            ("exact", (min, max)) => Amount::Exact(one(min, max)?),
            ("about", (min, max)) => Amount::About(one(min, max)?),
            ("almost", (None, Some(max))) => Amount::Almost(max.0),
            ("almost", _) => return Err("`almost` takes `max` and no `min`".to_owned()),
            ("over", (Some(min), None)) => Amount::Over(min.0),
            ("over", _) => return Err("`over` takes `min` and no `max`".to_owned()),
            ("between", (Some(min), Some(max))) => {
                Amount::between(min.0, max.0).map_err(|error| error.to_string())?
            }
            ("between", _) => return Err("`between` takes `min` and `max`".to_owned()),
            ("unknown", (None, None)) => Amount::Unknown,
            ("unknown", _) => return Err("`unknown` takes neither `min` nor `max`".to_owned()),
            (other, _) => {
                return Err(format!(
                    "`{other}` says nothing of an amount; write `exact`, `about`, `almost`, `over`, `between` or `unknown`"
                ));
            }
        })
    }
}

impl Serialize for Figured {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let quantity = self.0.quantity();
        let object = AmountObject {
            qualifier: quantity.qualifier.as_str().to_owned(),
            min: quantity.min.map(Exactly),
            max: quantity.max.map(Exactly),
        };
        object.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Figured {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Figured;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an amount such as \"about 400\", or an object with a `qualifier`")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Figured, E> {
                super::amount::read(text).map(Figured).map_err(E::custom)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Figured, A::Error> {
                let object = AmountObject::deserialize(MapAccessDeserializer::new(map))?;
                object.meant().map(Figured).map_err(A::Error::custom)
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// A number, digit for digit.
struct Exactly(Decimal);

impl Serialize for Exactly {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number: Number =
            serde_json::from_str(&self.0.to_string()).expect("a decimal is a JSON number");
        number.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Exactly {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = number_or_text(deserializer)?;
        Decimal::parse(&plain(&text).unwrap_or(text))
            .map(Self)
            .map_err(D::Error::custom)
    }
}

/// A number with a power of ten written out, digit for digit; none where it has none, or one that
/// no amount has.
fn plain(number: &str) -> Option<String> {
    let (digits, power) = number.split_once(['e', 'E'])?;
    let power: i16 = power
        .parse()
        .ok()
        .filter(|power| (-60..=60).contains(power))?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let shift = usize::from(power.unsigned_abs());
    let zeros = "0".repeat(shift);
    Some(if power < 0 {
        let padded = format!("{zeros}{whole}");
        let (whole, moved) = padded.split_at_checked(padded.len() - shift)?;
        format!("{whole}.{moved}{fraction}")
    } else {
        let padded = format!("{fraction}{zeros}");
        let (moved, fraction) = padded.split_at_checked(shift)?;
        format!("{whole}{moved}.{}", fraction.trim_end_matches('0'))
    })
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn powers_of_ten_are_written_out() {
        for (number, expected) in [
            ("1e-3", Some("0.001")),
            ("12.5E-1", Some("01.25")),
            ("3.9e+4", Some("39000.")),
            ("1.25e1", Some("12.5")),
            ("-1e2", Some("-100.")),
            ("400", None),
            ("1e400", None),
            ("e", None),
        ] {
            assert_eq!(plain(number).as_deref(), expected, "{number}");
        }
    }
}
