//! Claims as they are written, in full or bare, and what is said against them.
//!
//! A claim whose citations are `None` was written bare; what covers it is what covers a bare value
//! in a fact file.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::{
    amount,
    measures::{Dated, Figured},
    values::{Many, Written},
};
use crate::model::{Citation, Id, Rank};

/// Who is cited.
pub(super) type Cite = Vec<Written<Citation>>;

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
#[expect(
    clippy::struct_field_names,
    reason = "the field is called so in a fact file"
)]
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
            amount: Figured(amount::read(text)?),
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
