//! Answers become text. The only place that decides looks.
//!
//! For scripts an answer becomes rows (`rows`), which any of the data formats writes. For
//! people it becomes blocks (`blocks`: headings, sheets, notes, sources), which the terminal
//! and Markdown write. So a question and a format never know each other.

mod blocks;
mod card;
mod json;
mod lists;
mod markdown;
mod phrase;
mod rows;
mod separated;
mod terminal;

use crate::{
    ask::{Answer, Question},
    facts::Facts,
};

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
}

impl Format {
    /// Whether it is meant for programs: then remarks go elsewhere.
    #[must_use]
    pub const fn is_data(self) -> bool {
        match self {
            Self::Tsv | Self::Csv | Self::Json | Self::Ndjson => true,
            Self::Table | Self::Markdown => false,
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
    /// Whether to name the columns; none leaves it to the format.
    pub header: Option<bool>,
}

/// An answer, with its question as typed where it was one of several.
pub struct Answered<'f> {
    /// The line that asked; none where a single question was asked.
    pub asked: Option<String>,
    /// The answer; none where the facts have none.
    pub answer: Option<Answer<'f>>,
}

/// Writes the answers to one question, or to a batch of questions of one sort.
#[must_use]
pub fn text(
    facts: &Facts,
    question: &Question,
    answers: &[Answered<'_>],
    format: Format,
    look: Look,
) -> String {
    match format {
        Format::Tsv => separated::tsv(
            &rows::of(facts, question, answers),
            look.header.unwrap_or(false),
        ),
        Format::Csv => separated::csv(
            &rows::of(facts, question, answers),
            look.header.unwrap_or(true),
        ),
        Format::Json => json::array(&rows::of(facts, question, answers)),
        Format::Ndjson => json::lines(&rows::of(facts, question, answers)),
        Format::Table => terminal::text(&blocks::of(facts, answers), look),
        Format::Markdown => markdown::text(&blocks::of(facts, answers)),
    }
}

/// What a reader of rows should know beside them: what totals leave out.
#[must_use]
pub fn remarks(answer: &Answer<'_>) -> Vec<String> {
    match answer {
        Answer::Totals(totals) => phrase::left_out(totals),
        Answer::Who(_) | Answer::When(_) | Answer::Aid(_) => Vec::new(),
    }
}
