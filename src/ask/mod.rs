//! A question and the facts become an answer. Pure: the same facts and question, the same answer.
//!
//! Each question has a file with its answer type and its rule. What several share is the
//! finding of names (`find`), the reading of date words (`period`), and the looking at all
//! fields of all records alike (`fields`).

mod aid;
mod conflicts;
mod dates;
mod fields;
mod find;
mod gaps;
mod key;
mod no_answer;
pub mod period;
mod portion;
mod quote;
mod search;
mod source;
mod standing;
mod subject;
mod timeline;
mod totals;
mod when;
mod why;
mod working;

pub use aid::{AidQuestion, DeliveryAnswer};
pub use conflicts::{Conflict, Side, Width};
pub use dates::{DateAnswer, Dates};
pub use fields::{Field, FieldValue, Said};
pub use find::Match;
pub use gaps::{Gap, GapKind};
pub use key::By;
pub use no_answer::{NoAnswer, unknown_id};
pub use quote::QuoteAnswer;
pub use search::{Excerpt, Hit};
pub use subject::{SubjectAnswer, Tie};
pub use timeline::Timeline;
pub use totals::{Addend, Taken, Total, Totals};
pub use why::WhyAnswer;
pub use working::{Outcome, Step, Working};

use std::collections::BTreeSet;

use crate::{
    facts::{Facts, Record, Scope},
    model::{Citation, Id, Source},
};

/// What is asked.
#[derive(Clone, Debug)]
pub enum Question {
    /// Who somebody was; without a name, everybody.
    Who(Option<String>),
    /// What a group or an object was; without a name, all.
    What(Option<String>),
    /// Where a place is, and what happened there; without a name, all.
    Where(Option<String>),
    /// What happened at a time, or when something was; without words, every date.
    When(Option<String>),
    /// What was delivered.
    Aid(AidQuestion),
    /// How much was delivered in all.
    Totals(AidQuestion, Vec<By>),
    /// How those totals come about.
    Working(AidQuestion, Vec<By>),
    /// What was said, by name or by words; without them, all.
    Quote(Option<String>),
    /// The sources with these ids; without ids, all.
    Source(Vec<String>),
    /// Where some words stand.
    Search(String),
    /// What stands behind a record or a field of it.
    Why(String),
    /// What sources disagree on.
    Conflicts,
    /// What is missing.
    Gaps(Vec<GapKind>),
    /// A chart of events and deliveries, in a time or by name; without words, of all.
    Timeline(Option<String>),
}

/// What the facts say to a question. Never empty.
pub enum Answer<'f> {
    /// To [`Question::Who`].
    Who(Vec<SubjectAnswer<'f>>),
    /// To [`Question::What`].
    What(Vec<SubjectAnswer<'f>>),
    /// To [`Question::Where`].
    Where(Vec<SubjectAnswer<'f>>),
    /// To [`Question::When`].
    When(Dates<'f>),
    /// To [`Question::Aid`].
    Aid(Vec<DeliveryAnswer<'f>>),
    /// To [`Question::Totals`].
    Totals(Totals<'f>),
    /// To [`Question::Working`].
    Working(Working<'f>),
    /// To [`Question::Quote`].
    Quote(Vec<QuoteAnswer<'f>>),
    /// To [`Question::Source`].
    Source(Vec<&'f Source>),
    /// To [`Question::Search`].
    Search(Vec<Hit<'f>>),
    /// To [`Question::Why`].
    Why(WhyAnswer<'f>),
    /// To [`Question::Conflicts`].
    Conflicts(Vec<Conflict<'f>>),
    /// To [`Question::Gaps`].
    Gaps(Vec<Gap<'f>>),
    /// To [`Question::Timeline`].
    Timeline(Timeline<'f>),
}

/// Answers a question. With `all`, weaker matches of a name are answers too.
///
/// What answers one question is never part of what chooses among them (`inline(never)`, as where rows are told and
/// tasks are done): a start brings in little of the program that it does not run.
///
/// # Errors
///
/// When the facts have nothing to say, or the question names a date that is none.
pub fn answer<'f>(
    facts: &'f Facts,
    question: &Question,
    all: bool,
) -> Result<Answer<'f>, NoAnswer> {
    let subjects =
        |scope, name: &Option<String>| subject::answer(facts, scope, name.as_deref(), all);
    match question {
        Question::Who(name) => subjects(Scope::People, name).map(Answer::Who),
        Question::What(name) => subjects(Scope::Things, name).map(Answer::What),
        Question::Where(name) => subjects(Scope::Places, name).map(Answer::Where),
        Question::When(words) => when::answer(facts, words.as_deref(), all).map(Answer::When),
        Question::Aid(asked) => aid::answer(facts, asked, all).map(Answer::Aid),
        Question::Totals(asked, by) => totals::answer(facts, asked, by, all).map(Answer::Totals),
        Question::Working(asked, by) => working::answer(facts, asked, by, all).map(Answer::Working),
        Question::Quote(words) => quote::answer(facts, words.as_deref(), all).map(Answer::Quote),
        Question::Source(ids) => source::answer(facts, ids).map(Answer::Source),
        Question::Search(words) => search::answer(facts, words).map(Answer::Search),
        Question::Why(id) => why::answer(facts, id).map(Answer::Why),
        Question::Conflicts => conflicts::answer(facts).map(Answer::Conflicts),
        Question::Gaps(wanted) => gaps::answer(facts, wanted).map(Answer::Gaps),
        Question::Timeline(words) => {
            timeline::answer(facts, words.as_deref(), all).map(Answer::Timeline)
        }
    }
}

impl<'f> Answer<'f> {
    /// A line for each row: an id and what it is called.
    #[must_use]
    pub fn rows(&self) -> Vec<String> {
        let of = |record: Record<'_>| format!("{}  {}", record.id(), record.name());
        match self {
            Self::Who(all) | Self::What(all) | Self::Where(all) => {
                all.iter().map(|answer| of(answer.record)).collect()
            }
            Self::When(dates) | Self::Timeline(Timeline { lines: dates, .. }) => {
                let mut lines = Vec::new();
                dates.each(|answer| {
                    let date = answer.dated.date().text();
                    let (id, title) = (answer.record().id(), answer.title());
                    lines.push(format!("{id}  {title}, {date}"));
                });
                lines
            }
            Self::Aid(all) => all
                .iter()
                .map(|answer| of(Record::Delivery(answer.delivery)))
                .collect(),
            Self::Totals(totals) => {
                let line = |total: &Total<'_>| {
                    let words = [total.item, total.unit, total.to().map(Id::as_str)];
                    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
                };
                totals.rows.iter().map(line).collect()
            }
            Self::Working(working) => working
                .steps
                .iter()
                .map(|step| step.id().to_string())
                .collect(),
            Self::Quote(all) => all
                .iter()
                .map(|answer| of(Record::Quote(answer.quote)))
                .collect(),
            Self::Source(all) => all
                .iter()
                .map(|source| of(Record::Source(source)))
                .collect(),
            Self::Search(hits) => hits.iter().map(|hit| of(hit.record)).collect(),
            Self::Why(why) => why
                .fields
                .iter()
                .map(|field| format!("{}.{}", why.record.id(), field.name))
                .collect(),
            Self::Conflicts(all) => all
                .iter()
                .map(|c| format!("{}.{}", c.field.record.id(), c.field.name))
                .collect(),
            Self::Gaps(gaps) => gaps
                .iter()
                .map(|gap| format!("{}.{}", gap.record.id(), gap.field))
                .collect(),
        }
    }

    /// Keeps the first rows.
    pub fn truncate(&mut self, rows: usize) {
        match self {
            Self::Who(all) | Self::What(all) | Self::Where(all) => all.truncate(rows),
            Self::When(dates) => dates.truncate(rows),
            Self::Aid(deliveries) => deliveries.truncate(rows),
            Self::Totals(totals) => totals.rows.truncate(rows),
            Self::Working(working) => working.steps.truncate(rows),
            Self::Quote(quotes) => quotes.truncate(rows),
            Self::Source(sources) => sources.truncate(rows),
            Self::Search(hits) => hits.truncate(rows),
            Self::Why(why) => why.fields.truncate(rows),
            Self::Conflicts(conflicts) => conflicts.truncate(rows),
            Self::Gaps(gaps) => gaps.truncate(rows),
            Self::Timeline(timeline) => timeline.lines.truncate(rows),
        }
    }

    /// Every work that the answer cites; where works are the answer, those.
    #[must_use]
    pub fn works(&self, facts: &'f Facts) -> Vec<&'f Source> {
        if let Self::Source(works) = self {
            return works.clone();
        }
        let sources = self.sources().into_iter();
        sources
            .filter_map(|source| facts.source(source.as_str()))
            .collect()
    }

    /// Every source that the answer rests on, by id.
    #[must_use]
    pub fn sources(&self) -> BTreeSet<Id> {
        let mut sources = BTreeSet::new();
        let mut add = |citation: &Citation| {
            if !sources.contains(&citation.source) {
                sources.insert(citation.source.clone());
            }
        };
        match self {
            Self::Who(all) | Self::What(all) | Self::Where(all) => {
                all.iter().flat_map(SubjectAnswer::cite).for_each(add);
            }
            Self::When(dates) => dates.each(|answer| {
                let objecting = answer.against();
                objecting
                    .flat_map(|objection| &objection.cite)
                    .for_each(&mut add);
                answer.cite().into_iter().for_each(&mut add);
            }),
            Self::Aid(all) => all.iter().flat_map(DeliveryAnswer::cite).for_each(add),
            Self::Totals(totals) => {
                let rows = totals.rows.iter();
                rows.flat_map(|total| total.cite.iter().copied())
                    .for_each(add);
            }
            Self::Working(working) => working.steps.iter().flat_map(Step::cite).for_each(add),
            Self::Quote(all) => all.iter().flat_map(QuoteAnswer::cite).for_each(add),
            Self::Search(hits) => {
                let records = hits.iter().map(|hit| hit.record);
                records.flat_map(Record::citations).for_each(add);
            }
            Self::Why(why) => why.fields.iter().flat_map(Field::cite).for_each(add),
            Self::Conflicts(all) => {
                let sides = all.iter().flat_map(|conflict| &conflict.sides);
                sides.flat_map(|side| side.cite.clone()).for_each(add);
            }
            Self::Source(_) | Self::Gaps(_) => {}
            Self::Timeline(timeline) => timeline
                .lines
                .each(|answer| answer.cite().into_iter().for_each(&mut add)),
        }
        sources
    }
}

/// Citations without repetitions, in order.
fn distinct<'f>(cite: impl IntoIterator<Item = &'f Citation>) -> Vec<&'f Citation> {
    let mut cite: Vec<&Citation> = cite.into_iter().collect();
    // Mostly the same ones stand side by side, and are in order then.
    cite.dedup();
    if !cite.is_sorted_by(|one, other| one < other) {
        cite.sort();
        cite.dedup();
    }
    cite
}
