//! What the ron crate refuses, in words that tell whoever writes facts what to do.
//!
//! The crate says what a parser misses. What was meant depends on the field in which that was, and on what stands there.

use ron::error::Error;

use super::fault::{Problem, one};
use crate::{model::Decimal, names::nearest};

/// Where something is refused.
pub(super) struct Place<'t> {
    /// The field around it.
    pub field: Option<&'t str>,
    /// What stands there, and all that follows.
    pub rest: &'t str,
    /// Whether it is the file that is read, and no value in it.
    pub is_file: bool,
}

impl Problem {
    /// Puts an error of the ron crate into this program's words.
    pub(super) fn from_ron(error: &Error, place: &Place<'_>) -> Self {
        match error {
            Error::NoSuchStructField {
                expected,
                found,
                outer,
            } => Self::UnknownField {
                found: found.clone(),
                of: record(outer.as_deref()),
                nearest: nearest(found, expected.iter().copied()),
                known: expected,
            },
            Error::NoSuchEnumVariant {
                expected, found, ..
            } => Self::UnknownWord {
                found: found.clone(),
                nearest: nearest(found, expected.iter().copied()),
                known: expected,
            },
            Error::MissingStructField { field, outer } => Self::MissingField {
                field,
                of: record(outer.as_deref()),
            },
            Error::ExpectedFloat
            | Error::ExpectedInteger
            | Error::FloatUnderscore
            | Error::IntegerOutOfBounds
            | Error::InvalidIntegerDigit { .. }
            | Error::UnderscoreAtBeginning
            | Error::UnexpectedChar(_)
                if !place.rest.starts_with([',', ')', ']', '}']) && !place.is_amount() =>
            {
                Self::bare(place.rest)
            }
            Error::ExpectedIdentifier
            | Error::InvalidIdentifier(_)
            | Error::SuggestRawIdentifier(_)
            | Error::ExpectedStructLike
            | Error::ExpectedNamedStructLike(_)
            | Error::ExpectedFloat
                if place.is_amount() =>
            {
                Self::BareNumber
            }
            Error::ExpectedIdentifier if !place.is_word() => Self::Nameless,
            Error::UnexpectedChar(_) if place.is_amount() => {
                let number = Decimal::parse(word(place.rest));
                number.map_or_else(Self::Decimal, |_| Self::BareNumber)
            }
            other => Self::Syntax(syntax(other, place)),
        }
    }

    /// A text without quotation marks, as far as it may go.
    pub(super) fn bare(written: &str) -> Self {
        let word = word(written).to_owned();
        let nothing = ["nil", "null", "none", "unknown", "n/a", "?", "-"];
        if nothing.contains(&word.to_lowercase().as_str()) {
            Self::NoValue(word)
        } else {
            Self::BareText(word)
        }
    }
}

/// The word with which a text begins.
fn word(text: &str) -> &str {
    let ends = |c: char| c.is_whitespace() || "()[]{},:;=\"".contains(c);
    text.split(ends).next().unwrap_or_default()
}

impl Place<'_> {
    fn is_amount(&self) -> bool {
        matches!(self.field, Some("amount" | "figures"))
    }

    /// Whether one of a few words belongs there.
    fn is_word(&self) -> bool {
        matches!(self.field, Some("kind" | "status" | "rank"))
    }
}

/// What a syntax error is and what to do about it.
fn syntax(error: &Error, place: &Place<'_>) -> String {
    let says = match error {
        Error::DuplicateStructField { field, .. } => {
            return format!("the field `{field}` is given twice; keep one of them");
        }
        Error::ExpectedComma => {
            "a comma or a closing bracket is missing before this; write the one that belongs there"
        }
        Error::ExpectedStringEnd => "this text is never closed; end it with `\"`",
        Error::ExpectedString => "a text is needed here; write it between quotation marks",
        Error::ExpectedArray => "a list is needed here; write it between `[` and `]`",
        Error::ExpectedIdentifier => {
            "a word is needed here, without quotation marks; write one that the field takes"
        }
        Error::SuggestRawIdentifier(found) | Error::InvalidIdentifier(found) => {
            let (what, name) = if place.is_word() {
                ("no word", "word")
            } else {
                ("no name of a field", "name")
            };
            return format!("`{found}` is {what}; write a {name} of letters, digits and `_`");
        }
        Error::ExpectedMap | Error::ExpectedMapColon if place.field == Some("words") => {
            "words are given by language; write them like `{\"en\": \"…\"}`"
        }
        Error::ExpectedMapColon => {
            "`:` and a value are missing before this; write them, or take the name away"
        }
        Error::ExpectedDifferentLength { .. } => {
            "there are too few or too many values between these brackets; write two of them, with a comma between"
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd if place.is_amount() => {
            "this is more than the bracket holds; write numbers without a comma, with `_` between thousands if you like: 39_000"
        }
        Error::ExpectedStructLikeEnd
        | Error::ExpectedOptionEnd
        | Error::ExpectedArrayEnd
        | Error::ExpectedMapEnd => "this is more than the bracket holds; take it away",
        Error::UnclosedBlockComment => "this comment is never closed; end it with `*/`",
        Error::UnclosedLineComment => {
            "a comment stands where the text ends; put a line end behind it"
        }
        Error::InvalidEscape(_) => "this escape is not known; write `\\\\` for a backslash itself",
        Error::ExpectedNamedStructLike(name) if *name != "Facts" => return between(name),
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructName(_) => {
            "facts and records are written between `(` and `)`; see how in what `histcli new file` writes"
        }
        Error::ExpectedDifferentStructName { expected, found } => {
            let rest = place.rest.strip_prefix(found.as_str());
            if !rest.is_some_and(|rest| rest.trim_start().starts_with('(')) {
                return between(expected);
            }
            return format!(
                "`{found}` does not belong here; write `{expected}` before the bracket, or nothing"
            );
        }
        Error::ExpectedAttribute | Error::ExpectedAttributeEnd => {
            "`#` begins no comment; write `//` before a comment"
        }
        Error::NoSuchExtension(name) => {
            return format!("RON has no extension `{name}`; take it away");
        }
        Error::Eof if place.is_file => "the file ends too early; close what was opened",
        Error::TrailingCharacters if place.is_file => {
            "the facts end before this; take away what follows them"
        }
        Error::TrailingCharacters => "the value ends before this; take away what follows it",
        Error::ExceededRecursionLimit => {
            "brackets are nested deeper than any fact needs; take some away"
        }
        Error::InvalidValueForType { expected, .. } => {
            return format!("{expected} is needed here; write it between quotation marks");
        }
        Error::UnexpectedChar(_) | Error::ExpectedRawValue | Error::Eof => {
            "a value is missing before this; write one, or take the field away"
        }
        other => return lower_case(&other.to_string()),
    };
    says.to_owned()
}

/// How a record, or what belongs to one, is written.
fn between(name: &str) -> String {
    let of = record(Some(name));
    let first = match name {
        "Claim" => "is",
        "Figure" => "amount",
        "Objection" => "says",
        _ => "id",
    };
    format!(
        "{} is written between `(` and `)`; write it like `({first}: …)`",
        one(&of)
    )
}

/// A message of another program in this one's style: lower case, no full stop.
fn lower_case(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    match letters.next() {
        Some(first) if !message.starts_with("RON") => first.to_lowercase().chain(letters).collect(),
        _ => message.to_owned(),
    }
}

/// A record as a reader calls it.
fn record(outer: Option<&str>) -> String {
    match outer {
        None => "record".to_owned(),
        Some("Facts") => "fact file".to_owned(),
        Some(name) => name.to_lowercase(),
    }
}
