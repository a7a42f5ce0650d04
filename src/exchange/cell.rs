//! What the cells of a column hold, and how they are read.
//!
//! A cell is what a person types into a spreadsheet, or what `export` writes: lists of objects
//! are compact JSON there.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    body::{DateClaim, Figure, Objection, Part, Saying},
    joined,
    misread::wording,
    values::{Globe, Many, Spelt, Words, Written},
};
use crate::model::{Citation, DeliveryKind, GroupKind, Id, ObjectKind, SourceKind, Status};

use super::body::List;

/// Reads a cell of a field of a list; none where it is empty.
pub(super) fn read(list: List, field: &str, cell: &str) -> Result<Option<Value>, String> {
    if cell.trim().is_empty() {
        return Ok(None);
    }
    let value = match field {
        "id" | "inside" | "place" | "from" | "to" | "by" | "part_of" => {
            fit::<Written<Id>>(Value::from(cell.trim()))
        }
        "kind" => match list {
            List::Sources => word::<SourceKind>(cell),
            List::Groups => word::<GroupKind>(cell),
            List::Objects => word::<ObjectKind>(cell),
            List::People | List::Places | List::Events | List::Deliveries | List::Quotes => {
                word::<DeliveryKind>(cell)
            }
        },
        "status" => word::<Status>(cell),
        "aliases" | "misspellings" => Ok(Value::from(joined::read(cell)?)),
        "cite" | "chain" => fit::<Many<Written<Citation>>>(Value::from(joined::read(cell)?)),
        "derives_from" => fit::<Many<Written<Id>>>(Value::from(joined::read(cell)?)),
        "born" | "died" | "when" => claims::<DateClaim>(cell),
        "roles" | "statements" => claims::<Saying>(cell),
        "figures" => claims::<Figure>(cell),
        "people" | "groups" | "objects" => claims::<Part>(cell),
        "against" => objections(cell),
        "at" => globe(cell),
        "words" if joined::is_json(cell) => fit::<Words>(joined::json(cell)?),
        "words" => {
            return Err(
                "the words need their language; call the column `words.en`, or as it is".to_owned(),
            );
        }
        _ => Ok(Value::from(cell)),
    };
    value.map(Some)
}

/// A value, if it is one of its sort.
fn fit<T: DeserializeOwned>(value: Value) -> Result<Value, String> {
    match T::deserialize(&value) {
        Ok(_) => Ok(value),
        Err(error) => Err(wording(&error)),
    }
}

fn word<W: Spelt>(cell: &str) -> Result<Value, String> {
    fit::<Written<W>>(Value::from(cell.trim()))
}

/// Claims in full, or bare values joined by `;`.
fn claims<T: DeserializeOwned>(cell: &str) -> Result<Value, String> {
    fit::<Many<T>>(if joined::is_json(cell) {
        joined::json(cell)?
    } else {
        Value::from(joined::split(cell))
    })
}

/// Objections in full, or what they say, joined by `;`.
fn objections(cell: &str) -> Result<Value, String> {
    fit::<Many<Objection>>(if joined::is_json(cell) {
        joined::json(cell)?
    } else {
        let says = joined::split(cell).into_iter();
        says.map(|says| serde_json::json!({ "says": says }))
            .collect()
    })
}

/// Latitude and longitude, between brackets or not.
fn globe(cell: &str) -> Result<Value, String> {
    let degrees = cell.trim().trim_matches(['[', ']', '(', ')']);
    let Ok(value) = serde_json::from_str(&format!("[{}]", degrees.replace(';', ","))) else {
        return Err(format!(
            "`{cell}` is no latitude and longitude; write them as in `38.6, 26.8`"
        ));
    };
    fit::<Globe>(value)
}
