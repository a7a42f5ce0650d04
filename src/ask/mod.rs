//! A question and the facts become an answer. Pure: the same facts and question, the same answer.
//!
//! Each question has a file with its answer type and its rule. What several share is the
//! finding of names (`find`) and the reading of date words (`period`).

mod aid;
mod find;
pub mod period;
mod totals;
mod when;
mod who;

pub use aid::{AidQuestion, DeliveryAnswer};
pub use find::Match;
pub use totals::{By, LeftOut, Total, Totals};
pub use when::DateAnswer;
pub use who::{PersonAnswer, Tie};

use crate::{
    facts::Facts,
    model::{Citation, Id},
    names,
};
use period::PeriodError;

/// What is asked.
#[derive(Clone, Debug)]
pub enum Question {
    /// Who somebody was; without a name, everybody.
    Who(Option<String>),
    /// What happened at a time, or when something was; without words, every date.
    When(Option<String>),
    /// What was delivered.
    Aid(AidQuestion),
    /// How much was delivered in all.
    Totals(AidQuestion, Vec<By>),
}

/// What the facts say to a question. Never empty.
pub enum Answer<'f> {
    /// To [`Question::Who`].
    Who(Vec<PersonAnswer<'f>>),
    /// To [`Question::When`].
    When(Vec<DateAnswer<'f>>),
    /// To [`Question::Aid`].
    Aid(Vec<DeliveryAnswer<'f>>),
    /// To [`Question::Totals`].
    Totals(Totals<'f>),
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// Nothing has such a name.
    #[error("no {what} is called `{query}`{}", meant(.nearest))]
    Unnamed {
        /// What was looked for.
        what: &'static str,
        /// The name as asked.
        query: String,
        /// Names that come near.
        nearest: Vec<String>,
    },
    /// What was found has no date.
    #[error("no source says when `{0}` was")]
    Undated(String),
    /// Nothing is known of that time.
    #[error("nothing is known of `{0}`")]
    NothingThen(String),
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

impl Answer<'_> {
    /// How many rows the answer has.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Who(people) => people.len(),
            Self::When(dates) => dates.len(),
            Self::Aid(deliveries) => deliveries.len(),
            Self::Totals(totals) => totals.rows.len(),
        }
    }

    /// Whether there is no row at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A line for each row: an id and what it is called.
    #[must_use]
    pub fn candidates(&self) -> Vec<String> {
        let line = |id: &Id, name: &str| format!("{id}  {name}");
        match self {
            Self::Who(people) => people
                .iter()
                .map(|p| line(&p.person.subject.id, &p.person.subject.name))
                .collect(),
            Self::When(dates) => {
                let row = |d: &DateAnswer<'_>| {
                    format!(
                        "{}, {}",
                        line(d.record.id(), &d.title()),
                        d.dated.date().text()
                    )
                };
                dates.iter().map(row).collect()
            }
            Self::Aid(deliveries) => deliveries
                .iter()
                .map(|d| line(&d.delivery.subject.id, &d.delivery.subject.name))
                .collect(),
            Self::Totals(totals) => {
                let row = |total: &Total<'_>| {
                    let words = [total.item, total.unit, total.to.map(Id::as_str)];
                    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
                };
                totals.rows.iter().map(row).collect()
            }
        }
    }

    /// Keeps the first rows.
    pub fn truncate(&mut self, rows: usize) {
        match self {
            Self::Who(people) => people.truncate(rows),
            Self::When(dates) => dates.truncate(rows),
            Self::Aid(deliveries) => deliveries.truncate(rows),
            Self::Totals(totals) => totals.rows.truncate(rows),
        }
    }
}

/// Answers a question. With `all`, weaker matches of a name are answers too.
///
/// # Errors
///
/// When the facts have nothing to say, or the question names a date that is none.
pub fn answer<'f>(
    facts: &'f Facts,
    question: &Question,
    all: bool,
) -> Result<Answer<'f>, NoAnswer> {
    match question {
        Question::Who(name) => who::answer(facts, name.as_deref(), all).map(Answer::Who),
        Question::When(words) => when::answer(facts, words.as_deref(), all).map(Answer::When),
        Question::Aid(asked) => aid::answer(facts, asked, all).map(Answer::Aid),
        Question::Totals(asked, by) => totals::answer(facts, asked, by, all).map(Answer::Totals),
    }
}

/// That no source has this id, with those that come near.
#[must_use]
pub fn unknown_source(facts: &Facts, id: &str) -> NoAnswer {
    let nearest = names::nearest(id, facts.source_ids().map(Id::as_str))
        .into_iter()
        .collect();
    NoAnswer::Unnamed {
        what: "source",
        query: id.to_owned(),
        nearest,
    }
}

/// Citations without repetitions, in order.
fn distinct<'f>(cite: impl IntoIterator<Item = &'f Citation>) -> Vec<&'f Citation> {
    let mut cite: Vec<&Citation> = cite.into_iter().collect();
    cite.sort();
    cite.dedup();
    cite
}

fn meant(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => format!("; did you mean {only}?"),
        Some((last, rest)) => format!("; did you mean {} or {last}?", rest.join(", ")),
    }
}
