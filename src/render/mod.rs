//! Answers become text. The only place that decides looks.
//!
//! For scripts an answer becomes rows (`rows`), which any of the data formats writes. For
//! people it becomes blocks (`blocks`: headings, sheets, charts, notes, sources), which the
//! terminal, Markdown and, where there is a chart, a picture write. So a question and a format never know each other.

mod aid;
mod author;
mod axis;
mod bibliography;
mod bibtex;
mod blocks;
mod card;
mod chart;
mod conflicts;
mod csl;
mod excerpt;
mod faults;
mod files;
mod fit;
mod gaps;
pub(crate) mod json;
mod manual;
mod markdown;
mod paper;
mod phrase;
mod quote;
mod row;
mod search;
pub(crate) mod separated;
mod source;
mod subject;
mod svg;
mod terminal;
mod ticks;
mod timeline;
mod totals;
mod when;
mod why;
mod working;

use serde_json::Value;

use crate::{
    ask::{Answer, Question},
    facts::Facts,
    model::Calendar,
};
pub use bibliography::{Bibliography, bibliography};
pub(crate) use bibtex::language_tag;
use blocks::{Block, Line, Tone};
pub use faults::faults;
pub use files::ReadFile;
pub use manual::{Topic, example, manual, manual_of, stub};
pub(crate) use row::Rows;

/// What the text is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Tables and cards for a terminal.
    Table,
    /// Rows of fields separated by tabs.
    Tsv,
    /// Rows of fields separated by commas (RFC 4180).
    Csv,
    /// One array of row objects.
    Json,
    /// One row object a line.
    Ndjson,
    /// Tables and cards in Markdown.
    Markdown,
    /// A picture; only a timeline has one, and of all else it is empty.
    Svg,
}

impl Format {
    /// Whether it is meant for programs: then remarks go elsewhere.
    #[must_use]
    pub const fn is_data(self) -> bool {
        match self {
            Self::Tsv | Self::Csv | Self::Json | Self::Ndjson => true,
            Self::Table | Self::Markdown | Self::Svg => false,
        }
    }
}

/// What tables and cards have to fit, and whether they may be coloured.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the terminal.
    pub width: u16,
    /// Whether to use colour.
    pub colour: bool,
    /// Whether to use nothing but ASCII; only a timeline minds it.
    pub ascii: bool,
    /// Whether to name the columns; none leaves it to the format.
    pub header: Option<bool>,
    /// The calendar that dates are said by beside the Gregorian.
    pub calendar: Option<Calendar>,
}

/// An answer, with its question as typed where it was one of several.
pub struct Answered<'f> {
    /// The line that asked; none where a single question was asked.
    pub asked: Option<String>,
    /// The answer; none where the facts have none.
    pub answer: Option<Answer<'f>>,
}

/// The answers to one question, or to a batch of questions of one sort.
pub struct Replies<'q, 'f> {
    /// The question; of a batch any of its questions.
    pub question: &'q Question,
    /// Whether it is a batch: then rows tell their question.
    pub batch: bool,
    /// The answers, in the order of the questions.
    pub answers: Vec<Answered<'f>>,
}

/// Writes the answers to one question, or to a batch of questions of one sort.
#[must_use]
pub fn text(facts: &Facts, replies: &Replies<'_, '_>, format: Format, look: Look) -> String {
    let rows = || rows(facts, replies).with_calendar(look.calendar);
    let blocks = || {
        let blocks = blocks(facts, &replies.answers);
        match look.calendar {
            Some(calendar) => blocks::with_calendar(blocks, calendar),
            None => blocks,
        }
    };
    written(rows, blocks, facts.title(), format, look)
}

/// Writes which files were read, and why.
#[must_use]
pub fn files(files: &[ReadFile], format: Format, look: Look) -> String {
    let rows = || Rows {
        fields: files::fields(),
        rows: files::rows(files),
    };
    written(rows, || files::blocks(files), None, format, look)
}

/// Writes rows for programs, blocks for people.
fn written(
    rows: impl FnOnce() -> Rows,
    blocks: impl FnOnce() -> Vec<Block>,
    title: Option<&str>,
    format: Format,
    look: Look,
) -> String {
    match format {
        Format::Tsv => separated::tsv(&rows(), look.header.unwrap_or(false)),
        Format::Csv => separated::csv(&rows(), look.header.unwrap_or(true)),
        Format::Json => json::array(&rows()),
        Format::Ndjson => json::lines(&rows()),
        Format::Table => terminal::text(&blocks(), look),
        Format::Markdown => markdown::text(&blocks()),
        Format::Svg => svg::text(&blocks(), title),
    }
}

/// What a reader of rows should know beside them: what totals leave out.
#[must_use]
pub fn remarks(answer: &Answer<'_>) -> Vec<String> {
    match answer {
        Answer::Totals(totals) => totals::left_out(totals),
        _ => Vec::new(),
    }
}

/// The fields of a question's rows, flattened.
fn fields(question: &Question) -> Vec<&'static str> {
    let mut fields = own_fields(question);
    if tells_origin(question) {
        fields.extend(row::ORIGIN);
    }
    fields
}

/// Whether each row is of one record, and ends with where that stands.
const fn tells_origin(question: &Question) -> bool {
    !matches!(question, Question::Totals(..) | Question::Working(..))
}

fn own_fields(question: &Question) -> Vec<&'static str> {
    match question {
        Question::Who(_) => subject::who_fields(),
        Question::What(_) => subject::what_fields(),
        Question::Where(_) => subject::where_fields(),
        Question::When(_) => when::fields(),
        Question::Aid(_) => aid::fields(),
        Question::Totals(_, by) => totals::fields(by),
        Question::Working(_, by) => working::fields(by),
        Question::Quote(_) => quote::fields(),
        Question::Source(_) => source::fields(),
        Question::Search(_) => search::fields(),
        Question::Why(_) => why::fields(),
        Question::Conflicts => conflicts::fields(),
        Question::Gaps(_) => gaps::fields(),
        Question::Timeline(_) => timeline::fields(),
    }
}

/// The rows of one answer.
fn rows_of(facts: &Facts, answer: &Answer<'_>) -> Vec<Value> {
    match answer {
        Answer::Who(all) | Answer::What(all) | Answer::Where(all) => subject::rows(facts, all),
        Answer::When(dates) => when::rows(facts, dates),
        Answer::Aid(deliveries) => aid::rows(facts, deliveries),
        Answer::Totals(totals) => totals::rows(totals),
        Answer::Working(working) => working::rows(working),
        Answer::Quote(quotes) => quote::rows(quotes),
        Answer::Source(sources) => source::rows(sources),
        Answer::Search(hits) => search::rows(hits),
        Answer::Why(answer) => why::rows(facts, answer),
        Answer::Conflicts(all) => conflicts::rows(all),
        Answer::Gaps(all) => gaps::rows(all),
        Answer::Timeline(timeline) => timeline::rows(timeline),
    }
}

/// The blocks of one answer.
fn blocks_of(facts: &Facts, answer: &Answer<'_>) -> Vec<Block> {
    match answer {
        Answer::Who(all) | Answer::What(all) | Answer::Where(all) => subject::blocks(facts, all),
        Answer::When(dates) => when::blocks(facts, dates),
        Answer::Aid(deliveries) => aid::blocks(facts, deliveries),
        Answer::Totals(totals) => totals::blocks(facts, totals),
        Answer::Working(working) => working::blocks(facts, working),
        Answer::Quote(quotes) => quote::blocks(facts, quotes),
        Answer::Source(sources) => source::blocks(sources),
        Answer::Search(hits) => search::blocks(hits),
        Answer::Why(answer) => why::blocks(facts, answer),
        Answer::Conflicts(all) => conflicts::blocks(all),
        Answer::Gaps(all) => gaps::blocks(all),
        Answer::Timeline(timeline) => timeline::blocks(timeline),
    }
}

/// All rows of some answers, their question first where it was one of several.
fn rows(facts: &Facts, replies: &Replies<'_, '_>) -> Rows {
    let mut all = Vec::new();
    let mut fields = fields(replies.question);
    if replies.batch {
        fields.insert(0, "query");
    }
    for Answered { asked, answer } in &replies.answers {
        let rows = answer
            .as_ref()
            .map_or_else(Vec::new, |answer| rows_of(facts, answer));
        let rows = rows.into_iter().map(|row| {
            if tells_origin(replies.question) {
                return row::with_origin(facts, row);
            }
            row
        });
        all.extend(rows.map(|row| match (asked, row) {
            (Some(asked), Value::Object(fields)) => {
                let query = ("query".to_owned(), Value::from(asked.as_str()));
                Value::Object(std::iter::once(query).chain(fields).collect())
            }
            (_, row) => row,
        }));
    }
    Rows { fields, rows: all }
}

/// All blocks of some answers, the sources of all at the end.
fn blocks(facts: &Facts, answers: &[Answered<'_>]) -> Vec<Block> {
    let mut all = Vec::new();
    let mut cite = Vec::new();
    for Answered { asked, answer } in answers {
        all.extend(asked.clone().map(Block::Question));
        match answer {
            Some(answer) => {
                all.extend(blocks_of(facts, answer));
                cite.extend(answer.cite());
            }
            None if asked.is_some() => {
                all.push(Block::Line(Line::new("nothing found", Tone::Faint)));
            }
            None => {}
        }
    }
    all.extend(blocks::sources(facts, &cite));
    all
}
