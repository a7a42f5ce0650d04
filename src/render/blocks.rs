//! Answers as blocks: what a person reads, before anybody decides how it is drawn.

use std::collections::BTreeSet;

use super::{phrase, timeline::Chart};
use crate::{
    ask::Match,
    facts::Facts,
    model::{Calendar, Citation, Date, Id, Objection, Rivals, Standing, Word},
};

/// A piece of an answer.
pub(super) enum Block {
    /// A question of a batch, as typed.
    Question(String),
    /// The name of what a card is about, and its id.
    Title(String, String),
    /// A line by itself.
    Line(Line),
    /// A table.
    Sheet(Sheet),
    /// A chart over a time axis.
    Chart(Chart),
    /// Remarks below a table.
    Remarks(Vec<String>),
    /// The sources of all that stands above: key and reference.
    Sources(Vec<(String, String)>),
}

/// A table: columns, and rows of cells.
pub(super) struct Sheet {
    /// The names of the columns; none where the rows speak for themselves.
    pub headers: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The column that holds numbers, if one does.
    pub numbers: Option<usize>,
}

/// A row of a table.
pub(super) enum Row {
    /// A heading within the table.
    Section(&'static str),
    /// Cells, one a column.
    Cells(Vec<Cell>),
}

/// The lines of a cell; the drawing wraps them further.
#[derive(Default)]
pub(super) struct Cell {
    /// The lines.
    pub lines: Vec<Line>,
    /// The dates that the lines tell, for a column that says them by another calendar.
    pub dates: Vec<Date>,
}

/// A line: runs of words, each with its tone.
pub(super) struct Line(pub Vec<(String, Tone)>);

/// How words are meant. Colour may show it; the words say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// As the rest.
    Plain,
    /// What the eye should find first.
    Strong,
    /// What may be passed over.
    Faint,
    /// What is doubted.
    Doubt,
}

impl Line {
    /// A line of one tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self(vec![(text.into(), tone)])
    }

    /// The line with more words behind.
    pub fn then(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.0.push((text.into(), tone));
        self
    }

    /// Whether the line says nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(text, _)| text.is_empty())
    }
}

impl Cell {
    /// A cell of some lines.
    pub fn of(lines: Vec<Line>) -> Self {
        Self {
            lines,
            dates: Vec::new(),
        }
    }

    /// A date in words.
    pub fn date(date: &Date) -> Self {
        Self {
            dates: vec![date.clone()],
            ..Self::plain(date.text())
        }
    }

    /// Rival dates in words.
    pub fn dates(rivals: &Rivals<Date>) -> Self {
        let dates = phrase::shown_dates(rivals).into_iter().cloned().collect();
        Self {
            dates,
            ..Self::plain(phrase::dates(rivals))
        }
    }

    /// A cell of one plain line.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(vec![Line::new(text, Tone::Plain)])
    }

    /// A cell of one faint line.
    pub fn faint(text: impl Into<String>) -> Self {
        Self::of(vec![Line::new(text, Tone::Faint)])
    }

    /// The cell with another line below.
    pub fn below(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.lines.push(Line::new(text, tone));
        self
    }

    /// The cell with how its value stands, where that is worth a word, and what is said against it.
    pub fn judged<'o>(
        mut self,
        standing: Standing,
        against: impl IntoIterator<Item = &'o Objection>,
    ) -> Self {
        // One source, or none, shows in the column of the sources.
        let telling = !matches!(standing, Standing::Unsourced | Standing::SingleSource);
        if let Some(first) = self.lines.first_mut().filter(|_| telling) {
            first.0.push((", ".to_owned(), Tone::Plain));
            first
                .0
                .push((standing.as_str().to_owned(), phrase::tone(standing)));
        }
        for objection in against {
            self = self.below(phrase::objection(objection), Tone::Doubt);
        }
        self
    }
}

/// The citations of an answer, for its last column.
pub(super) fn sources_cell<'c>(cite: impl IntoIterator<Item = &'c Citation>) -> Cell {
    Cell::faint(phrase::cites(cite))
}

/// A sheet, below the matches that are not exact.
pub(super) fn with_matches<'m>(
    found: impl Iterator<Item = Option<&'m Match>>,
    sheet: Sheet,
) -> Vec<Block> {
    let mut blocks = matches(found);
    blocks.push(Block::Sheet(sheet));
    blocks
}

/// The matches that are not exact, each told once.
pub(super) fn matches<'m>(found: impl Iterator<Item = Option<&'m Match>>) -> Vec<Block> {
    let mut matches = Matches::default();
    found.for_each(|found| matches.add(found));
    matches.blocks()
}

/// Matches that are not exact, in words, being gathered.
#[derive(Default)]
pub(super) struct Matches(Vec<String>);

impl Matches {
    /// Adds a match, if it is to be told and was not added before.
    pub fn add(&mut self, found: Option<&Match>) {
        let line = found.and_then(phrase::matched);
        let line = line.filter(|line| !self.0.contains(line));
        self.0.extend(line);
    }

    /// A line for each.
    pub fn blocks(self) -> Vec<Block> {
        let line = |text: String| Block::Line(Line::new(text, Tone::Faint));
        self.0.into_iter().map(line).collect()
    }
}

/// The sources with some ids, each as a bibliography has it.
pub(super) fn sources(facts: &Facts, ids: &BTreeSet<Id>) -> Option<Block> {
    let references = ids.iter().filter_map(|id| facts.source(id.as_str()));
    let sources: Vec<(String, String)> = references
        .map(|source| (source.id.to_string(), phrase::reference(source)))
        .collect();
    (!sources.is_empty()).then_some(Block::Sources(sources))
}

/// Blocks with a column behind the first of each sheet that says its dates by another calendar.
pub(super) fn with_calendar(blocks: Vec<Block>, calendar: Calendar) -> Vec<Block> {
    let sheet = |block| match block {
        Block::Sheet(sheet) => Block::Sheet(sheet.with_calendar(calendar)),
        other => other,
    };
    blocks.into_iter().map(sheet).collect()
}

impl Sheet {
    fn with_calendar(mut self, calendar: Calendar) -> Self {
        let dates = |row: &Row| match row {
            Row::Section(_) => Vec::new(),
            Row::Cells(cells) => cells.iter().flat_map(|cell| cell.dates.clone()).collect(),
        };
        let told: Vec<Vec<Date>> = self.rows.iter().map(dates).collect();
        if told.iter().all(Vec::is_empty) {
            return self;
        }
        if !self.headers.is_empty() {
            self.headers.insert(
                1,
                match calendar {
                    Calendar::Julian => "Julian",
                    Calendar::Rumi => "Rumi",
                },
            );
        }
        self.numbers = self.numbers.map(|column| column + usize::from(column > 0));
        for (row, dates) in self.rows.iter_mut().zip(told) {
            if let Row::Cells(cells) = row {
                let said = dates.iter().filter_map(|date| date.in_calendar(calendar));
                let said: Vec<String> = said.collect();
                cells.insert(1.min(cells.len()), Cell::faint(said.join(" or ")));
            }
        }
        self
    }
}
