//! What can be wrong with a fact file, and how it is said.
//!
//! A fault has a place and a problem; the wording of problems lives here, that of what the ron crate refuses in
//! `unreadable`.

use std::{fmt, ops::Range};

use super::{
    page::{Page, Place},
    record::Kind,
};
use crate::model::{
    AmountError, CitationError, CoordinatesError, DateError, DecimalError, IdError, TwoPreferred,
};

/// Something wrong at a place.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{place}: {}", .problem.said())]
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
        let said = self.problem.said();
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
    /// A word or a number where a date or a text belongs.
    #[error("a date or a text stands between quotation marks; write `\"{0}\"`")]
    BareText(String),
    /// A word with which other notations say that there is no value.
    #[error("`{0}` says nothing; take the field away where nothing is known")]
    NoValue(String),
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
    /// No pair of numbers where a point belongs.
    #[error("a point is its latitude and its longitude in degrees; write it like `(38.6, 26.8)`")]
    NoPoint,
    /// A value in a record that does not say what it is.
    #[error("a value stands here without the name of its field; write the name and `:` before it")]
    Nameless,
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
    /// It in words, on one line: what is quoted may hold line ends.
    fn said(&self) -> String {
        self.to_string().replace(['\n', '\r', '\t'], "\u{FFFD}")
    }
}

fn meant(nearest: Option<&str>, wanted: &str) -> String {
    match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("add a {wanted} of that id, or take it away here"),
    }
}

/// A word with its article.
pub(super) fn one(word: &str) -> String {
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
