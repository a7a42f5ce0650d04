//! Why there is no answer, and what may help.

use super::period::PeriodError;
use crate::{
    facts::{Facts, Kind, Record},
    model::Id,
    names,
};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// Nothing has such a name.
    #[error("no {what} is called `{query}`{}", help(.nearest, .elsewhere, .query))]
    Unnamed {
        /// What was looked for.
        what: &'static str,
        /// The name as asked.
        query: String,
        /// Names that come near.
        nearest: Vec<String>,
        /// The commands that know the name.
        elsewhere: Vec<&'static str>,
    },
    /// No record has such an id.
    #[error("no {what} has the id `{id}`{}", meant(.nearest))]
    NoId {
        /// What was looked for.
        what: &'static str,
        /// The id as asked.
        id: String,
        /// Ids that come near.
        nearest: Vec<String>,
    },
    /// The record has no such field.
    #[error("`{id}` has no field `{field}`{}", known_fields(.known))]
    NoField {
        /// The record.
        id: String,
        /// The field as asked.
        field: String,
        /// The fields it has.
        known: Vec<String>,
    },
    /// What was found has no date.
    #[error("no source says when `{0}` was")]
    Undated(String),
    /// What was found has no part in a dated event or delivery.
    #[error("no dated event or delivery has to do with `{0}`")]
    Uneventful(String),
    /// Nothing is known of that time.
    #[error("nothing is known of `{0}`")]
    NothingThen(String),
    /// Whom the name fits has said nothing.
    #[error("no quote is by or to `{0}`")]
    Silent(String),
    /// The words stand nowhere.
    #[error("`{0}` stands nowhere in the facts")]
    NoText(String),
    /// Sources agree.
    #[error("no sources disagree")]
    NoConflict,
    /// Nothing is missing.
    #[error("no such gap")]
    NoGap,
    /// No delivery fits what was asked.
    #[error("no delivery fits")]
    NoDelivery,
    /// No delivery has such a unit.
    #[error("no delivery is counted in `{unit}`; the units are {}", .units.join(", "))]
    NoUnit {
        /// The unit as asked.
        unit: String,
        /// The units that there are.
        units: Vec<String>,
    },
    /// The facts hold nothing of the kind.
    #[error("the facts hold no {0}")]
    Empty(&'static str),
    /// Words that are meant as a date and are none.
    #[error(transparent)]
    Period(#[from] PeriodError),
    /// Words that should be a date and are not meant as one.
    #[error("`{0}` is no date; write for example `1921`, `march 1921` or `1920..1922`")]
    NoDate(String),
}

impl NoAnswer {
    /// Whether the question itself is at fault, rather than the facts having nothing to say.
    #[must_use]
    pub const fn is_misasked(&self) -> bool {
        matches!(self, Self::Period(_) | Self::NoDate(_))
    }
}

/// That no record of these kinds (any, where none is named) has an id, with the one that comes near.
#[must_use]
pub fn unknown_id(facts: &Facts, kinds: &[Kind], id: &str) -> NoAnswer {
    let known = facts.of_kinds(if kinds.is_empty() { &Kind::ALL } else { kinds });
    let nearest = names::nearest(id, known.map(Record::id).map(Id::as_str));
    let what = kinds.first().map_or("record", |kind| kind.as_str());
    NoAnswer::NoId {
        what,
        id: id.to_owned(),
        nearest: nearest.into_iter().collect(),
    }
}

fn help(nearest: &[String], elsewhere: &[&str], query: &str) -> String {
    let tries = elsewhere
        .iter()
        .map(|command| format!("`histcli {command} {query}`"));
    match tries.collect::<Vec<_>>().as_slice() {
        [] => meant(nearest),
        tries => format!("; try {}", tries.join(" or ")),
    }
}

fn meant(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => format!("; did you mean {only}?"),
        Some((last, rest)) => format!("; did you mean {} or {last}?", rest.join(", ")),
    }
}

/// The fields that a record has; a source has none that could stand one way or the other.
fn known_fields(known: &[String]) -> String {
    if known.is_empty() {
        return "; ask for it whole".to_owned();
    }
    format!("; it has {}", known.join(", "))
}
