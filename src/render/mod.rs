//! Answers become text. The only place that decides looks.
//!
//! For scripts an answer becomes rows (`rows`), which any of the data formats writes. For
//! people it becomes blocks (`blocks`: headings, sheets, charts, notes, sources), which the
//! terminal, Markdown and, where there is a chart, a picture write. So a question and a format never know each other.

mod aid;
mod apart;
mod author;
mod axis;
mod bibliography;
mod bibtex;
mod blocks;
mod card;
mod chart;
mod claims;
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
mod rows;
mod search;
mod separated;
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

use std::collections::BTreeSet;

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
use row::Telling;
pub(crate) use rows::Rows;

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
    let fields = || {
        let mut fields = fields(replies.question);
        if replies.batch {
            fields.insert(0, "query");
        }
        row::with_calendar(fields, look.calendar)
    };
    if let Some(mut rows) = Rows::new(format, fields, look.header) {
        tell(facts, replies, look.calendar, &mut rows);
        return rows.text();
    }
    let mut blocks = blocks(facts, &replies.answers);
    if let Some(calendar) = look.calendar {
        blocks = blocks::with_calendar(blocks, calendar);
    }
    shown(&blocks, facts.title(), format, look)
}

/// Writes which files were read, and why.
#[must_use]
pub fn files(files: &[ReadFile], format: Format, look: Look) -> String {
    if let Some(mut rows) = Rows::new(format, files::fields, look.header) {
        files::rows(&mut rows, files);
        return rows.text();
    }
    shown(&files::blocks(files), None, format, look)
}

/// Writes blocks for people.
fn shown(blocks: &[Block], title: Option<&str>, format: Format, look: Look) -> String {
    match format {
        Format::Markdown => markdown::text(blocks),
        Format::Svg => svg::text(blocks, title),
        Format::Table | Format::Tsv | Format::Csv | Format::Json | Format::Ndjson => {
            terminal::text(blocks, look)
        }
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
    // Totals are of no single record.
    if !matches!(question, Question::Totals(..) | Question::Working(..)) {
        fields.extend(row::ORIGIN);
    }
    fields
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

/// Writes the rows of some answers.
fn tell(facts: &Facts, replies: &Replies<'_, '_>, calendar: Option<Calendar>, rows: &mut Rows) {
    for Answered { asked, answer } in &replies.answers {
        let mut to = Telling {
            rows,
            facts,
            asked: asked.as_deref(),
            calendar,
        };
        match answer {
            None => {}
            Some(Answer::Who(all) | Answer::What(all) | Answer::Where(all)) => {
                subject::rows(&mut to, all);
            }
            Some(Answer::When(dates)) => when::rows(&mut to, dates),
            Some(Answer::Aid(deliveries)) => aid::rows(&mut to, deliveries),
            Some(Answer::Totals(totals)) => totals::rows(&mut to, totals),
            Some(Answer::Working(working)) => working::rows(&mut to, working),
            Some(Answer::Quote(quotes)) => quote::rows(&mut to, quotes),
            Some(Answer::Source(sources)) => source::rows(&mut to, sources),
            Some(Answer::Search(hits)) => search::rows(&mut to, hits),
            Some(Answer::Why(answer)) => why::rows(&mut to, answer),
            Some(Answer::Conflicts(all)) => conflicts::rows(&mut to, all),
            Some(Answer::Gaps(all)) => gaps::rows(&mut to, all),
            Some(Answer::Timeline(timeline)) => timeline::rows(&mut to, timeline),
        }
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

/// All blocks of some answers, the sources of all at the end.
fn blocks(facts: &Facts, answers: &[Answered<'_>]) -> Vec<Block> {
    let mut all = Vec::new();
    let mut cited = BTreeSet::new();
    for Answered { asked, answer } in answers {
        all.extend(asked.clone().map(Block::Question));
        match answer {
            Some(answer) => {
                all.extend(blocks_of(facts, answer));
                cited.append(&mut answer.sources());
            }
            None if asked.is_some() => {
                all.push(Block::Line(Line::new("nothing found", Tone::Faint)));
            }
            None => {}
        }
    }
    all.extend(blocks::sources(facts, &cited));
    all
}
