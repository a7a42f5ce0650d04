//! What can be wrong with a fact file, and how it is said.
//!
//! A fault has a place and a problem; the wording of problems lives here alone.

use std::fmt;

use std::ops::Range;

use ron::error::Error;

use super::{
    page::{Page, Place},
    record::Kind,
};
use crate::{
    model::{
        AmountError, CitationError, CoordinatesError, DateError, DecimalError, IdError,
        TwoPreferred,
    },
    names::nearest,
};

/// Something wrong at a place.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// Which of the files, by number.
    pub page: usize,
    /// What is marked: its bytes in the text of the file.
    pub at: Range<usize>,
    /// How grave it is.
    pub level: Level,
    /// What, and what to do.
    pub problem: Problem,
}

/// How grave something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It may be meant.
    Warning,
    /// It cannot be right.
    Fault,
}

impl Level {
    /// The word in output.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }
}

impl Fault {
    pub(super) fn at(
        pages: &[Page<'_>],
        page: usize,
        at: Range<usize>,
        level: Level,
        problem: Problem,
    ) -> Self {
        Self {
            place: pages[page].place(at.start),
            page,
            at,
            level,
            problem,
        }
    }

    /// What is wrong, and what to do: the two stand apart by the last semicolon.
    #[must_use]
    pub fn told(&self) -> (String, Option<String>) {
        let said = self.problem.to_string();
        match said.rsplit_once("; ") {
            Some((what, remedy)) => (what.to_owned(), Some(remedy.to_owned())),
            None => (said, None),
        }
    }
}

/// All that is wrong with the fact files of one run, in the order of the files.
#[derive(Clone, Debug, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

/// How many faults are told before the rest is only counted.
const TOLD: usize = 20;

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().take(TOLD).enumerate() {
            let line = if at == 0 { "" } else { "\n" };
            write!(f, "{line}{fault}")?;
        }
        match self.0.len().saturating_sub(TOLD) {
            0 => Ok(()),
            1 => write!(
                f,
                "\nand 1 more fault after these; `histcli check` tells all"
            ),
            more => write!(
                f,
                "\nand {more} more faults after these; `histcli check` tells all"
            ),
        }
    }
}

/// What is wrong, and what to do.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Problem {
    /// The text is no RON, or a value is of another shape than its field.
    #[error("{0}")]
    Syntax(String),
    /// A number where an amount should say how it is meant.
    #[error(
        "an amount says how it is meant; write `Exact(39_000)`, `About(…)`, `Almost(…)`, `Over(…)`, `Between(…, …)` or `Unknown`"
    )]
    BareNumber,
    /// A number where a date or a text belongs.
    #[error("a date or a text stands between quotation marks; write `\"1921\"`")]
    BareText,
    /// A field that the record does not have.
    #[error("{} has no field `{found}`; {}", one(.of), choice(.nearest.as_deref(), .known))]
    UnknownField {
        /// The field as written.
        found: String,
        /// The record it stands in.
        of: String,
        /// The known field most like it.
        nearest: Option<String>,
        /// The fields there are.
        known: &'static [&'static str],
    },
    /// A word outside its vocabulary.
    #[error("`{found}` is not known here; {}", choice(.nearest.as_deref(), .known))]
    UnknownWord {
        /// The word as written.
        found: String,
        /// The known word most like it.
        nearest: Option<String>,
        /// The words there are.
        known: &'static [&'static str],
    },
    /// A field that a record cannot do without.
    #[error("{} needs the field `{field}`; add it", one(.of))]
    MissingField {
        /// The field.
        field: &'static str,
        /// The record that ends here without it.
        of: String,
    },
    /// A name, a title, an item or a text that is empty.
    #[error("`{0}` is empty; write something, or take the field away")]
    Empty(&'static str),
    /// The words of a quote twice in one language.
    #[error("the words are given twice in `{0}`; keep one of them")]
    WordsTwice(String),
    /// An id that another record has already.
    #[error(
        "the id `{id}` is taken by the {kind} at {first}; ids are shared by all lists, so give one of them another"
    )]
    DuplicateId {
        /// The id.
        id: String,
        /// What the other record is.
        kind: Kind,
        /// Where the other record stands.
        first: Place,
    },
    /// An id that no record has.
    #[error("`{field}` names `{id}`, but no {wanted} has that id; {}", meant(.nearest.as_deref(), .wanted))]
    DanglingId {
        /// The field.
        field: &'static str,
        /// The id as written.
        id: String,
        /// What it should be.
        wanted: String,
        /// The id most like it.
        nearest: Option<String>,
    },
    /// An id of a record of the wrong kind.
    #[error("`{field}` takes the id of {}, but `{id}` is {}; name another", one(.wanted), one(.is.as_str()))]
    WrongKind {
        /// The field.
        field: &'static str,
        /// The id.
        id: String,
        /// What the record is.
        is: Kind,
        /// What it should be.
        wanted: String,
    },
    /// Records that each lie in, belong to or derive from the next, and the last from the first.
    #[error("`{field}` goes round in a circle: {}; take one of them away", round(.ids))]
    Circle {
        /// The field.
        field: &'static str,
        /// The ids, the first once more at the end.
        ids: Vec<String>,
    },
    /// A life whose end comes before its beginning.
    #[error(
        "`{id}` died ({died}) before being born ({born}); mend one of the dates, or reject one with `rank: Rejected`"
    )]
    LifeBackwards {
        /// The person.
        id: String,
        /// The birth.
        born: String,
        /// The death.
        died: String,
    },
    /// A person named in what happened before their birth or after their death.
    #[error("`{who}` {outside} when `{id}` was; mend a date, or name somebody else")]
    OutsideLife {
        /// The record with the date.
        id: String,
        /// The person.
        who: String,
        /// On which side of the life.
        outside: &'static str,
    },
    /// One unit spelt two ways.
    #[error(
        "the unit `{unit}` is spelt `{usual}` at {place}, and unlike units are never added; spell it the same way"
    )]
    UnitSpelt {
        /// As it is spelt here.
        unit: String,
        /// As it is spelt elsewhere.
        usual: String,
        /// Where.
        place: String,
    },
    /// An alias that is a name of somebody else as well.
    #[error(
        "`{alias}` is a name of `{other}` too, so both are found by it; take it away where it is wrong"
    )]
    SharedAlias {
        /// The alias.
        alias: String,
        /// The other person.
        other: String,
    },
    /// A statement that cites no source.
    #[error(
        "no source is cited for this; add `cite: [\"source-id:place\"]`, to it or to the record"
    )]
    Unsourced,
    /// A character that is not seen, or turns text around.
    #[error("the character U+{:04X} acts on a terminal and is shown as U+FFFD; take it away", u32::from(*.0))]
    Hidden(char),
    /// Not an id.
    #[error(transparent)]
    Id(#[from] IdError),
    /// Not a citation.
    #[error(transparent)]
    Citation(#[from] CitationError),
    /// Not a date.
    #[error(transparent)]
    Date(#[from] DateError),
    /// Not a number.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
    /// Not an amount.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// Not a point on the globe.
    #[error(transparent)]
    Coordinates(#[from] CoordinatesError),
    /// More than one preferred value.
    #[error(transparent)]
    TwoPreferred(#[from] TwoPreferred),
}

impl Problem {
    /// Puts an error of the ron crate into this program's words.
    pub(super) fn from_ron(error: &Error) -> Self {
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
            other => Self::Syntax(syntax(other)),
        }
    }
}

/// What a syntax error is and what to do about it.
fn syntax(error: &Error) -> String {
    match error {
        Error::DuplicateStructField { field, .. } => {
            format!("the field `{field}` is given twice; keep one of them")
        }
        Error::ExpectedComma => "a comma or a closing bracket is missing before this".to_owned(),
        Error::ExpectedStringEnd => "this text is never closed; end it with `\"`".to_owned(),
        Error::ExpectedString => {
            "a text is needed here; write it between quotation marks".to_owned()
        }
        Error::ExpectedArray => "a list is needed here; write it between `[` and `]`".to_owned(),
        Error::ExpectedIdentifier => "a word is needed here, without quotation marks".to_owned(),
        Error::ExpectedDifferentLength { .. } => {
            "there are too few or too many values between these brackets".to_owned()
        }
        Error::UnclosedBlockComment => "this comment is never closed; end it with `*/`".to_owned(),
        Error::InvalidEscape(_) => {
            "this escape is not known; write `\\\\` for a backslash itself".to_owned()
        }
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructName(_)
        | Error::ExpectedDifferentStructName { .. } => {
            "facts and records are written between `(` and `)`".to_owned()
        }
        Error::Eof => "the file ends too early; close what was opened".to_owned(),
        Error::TrailingCharacters => {
            "the facts end before this; take away what follows them".to_owned()
        }
        Error::ExceededRecursionLimit => {
            "brackets are nested deeper than any fact needs; take some away".to_owned()
        }
        other => lower_case(&other.to_string()),
    }
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

fn meant(nearest: Option<&str>, wanted: &str) -> String {
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("add a {wanted} of that id, or take it away here"),
    }
}

/// A word with its article.
fn one(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {word}")
}

/// The ids of a circle, the middle of a long one left out.
fn round(ids: &[String]) -> String {
    const TOLD: usize = 8;
    match ids.split_at_checked(TOLD) {
        Some((first, [.., last])) => format!("{} → … → {last}", first.join(" → ")),
        _ => ids.join(" → "),
    }
}

/// What could be meant: the nearest word, or all there are.
fn choice(nearest: Option<&str>, known: &[&str]) -> String {
    let quoted: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("write one of {}", quoted.join(", ")),
    }
}
