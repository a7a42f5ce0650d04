//! A page of the manual in the making: headings, paragraphs, terms, samples, tables.
//!
//! Everything but a sample is broken to fit; a sample stays as it is, to be copied.

use super::super::{
    Look,
    blocks::{Block, Cell, Row, Sheet, Tone},
    fit,
    terminal::{self, paint},
};

/// Wider than this a line is hard to read.
const WIDEST: u16 = 80;

/// How far everything below a heading is set in.
const INSET: usize = 2;

/// A page of the manual.
pub(super) struct Page {
    text: String,
    look: Look,
}

impl Page {
    pub fn new(look: Look) -> Self {
        let width = look.width.clamp(terminal::NARROWEST, WIDEST);
        Self {
            text: String::new(),
            look: Look { width, ..look },
        }
    }

    /// What the page says so far.
    pub fn text(self) -> String {
        self.text
    }

    /// A heading, an empty line above it unless it is the first.
    pub fn heading(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        for line in fit::wrapped(text, self.width()) {
            self.line(0, &paint(&line, Tone::Strong, self.look.colour));
        }
    }

    /// A paragraph; one that follows on another, or on a sample, stands apart.
    pub fn paragraph(&mut self, text: &str) {
        self.part();
        for line in fit::wrapped(text, self.width() - INSET) {
            self.line(INSET, &line);
        }
    }

    /// Text to be copied, an empty line above it.
    pub fn sample(&mut self, text: &str) {
        self.part();
        for line in text.trim_end().lines() {
            self.line(2 * INSET, line);
        }
    }

    /// A term, and what there is to say of it beside it, `inset` columns in.
    pub fn term(&mut self, term: &str, inset: usize, text: &str, tone: Tone) {
        let room = self.width().saturating_sub(INSET + inset).max(INSET);
        let mut said = fit::wrapped(text, room).into_iter();
        let colour = self.look.colour;
        let mut first = format!("{term} ");
        if fit::width(&first) <= inset {
            let line = said.next().unwrap_or_default();
            first = fit::filled(&first, inset) + &paint(&line, tone, colour);
        }
        self.line(INSET, &first);
        for line in said {
            self.line(INSET + inset, &paint(&line, tone, colour));
        }
    }

    /// A term, and a piece of a fact file beside it: no line ends within its quotation marks.
    pub fn code(&mut self, term: &str, inset: usize, text: &str, tone: Tone) {
        // A sign that stands for a space, is as wide, and is no place to break a line.
        const SPACE: char = '\u{E000}';
        let kept = |(at, part): (usize, &str)| match at % 2 {
            0 => part.to_owned(),
            _ => part.replace(' ', &SPACE.to_string()),
        };
        let kept: Vec<String> = text.split('"').enumerate().map(kept).collect();
        let before = self.text.len();
        self.term(term, inset, &kept.join("\""), tone);
        let written = self.text.split_off(before);
        self.text.push_str(&written.replace(SPACE, " "));
    }

    /// A table.
    pub fn table(&mut self, headers: &[&'static str], rows: Vec<Vec<String>>) {
        self.part();
        let cells = |row: Vec<String>| Row::Cells(row.into_iter().map(Cell::plain).collect());
        let sheet = Sheet {
            headers: headers.to_vec(),
            rows: rows.into_iter().map(cells).collect(),
            numbers: None,
        };
        let width = self.look.width - u16::try_from(INSET).unwrap_or_default();
        let look = Look { width, ..self.look };
        for line in terminal::text(&[Block::Sheet(sheet)], look).lines() {
            self.line(INSET, line);
        }
    }

    fn width(&self) -> usize {
        usize::from(self.look.width)
    }

    /// An empty line, unless a heading or another empty line stands above.
    fn part(&mut self) {
        let last = self.text.lines().next_back().unwrap_or_default();
        if last.starts_with(' ') {
            self.text.push('\n');
        }
    }

    fn line(&mut self, inset: usize, line: &str) {
        let line = format!("{}{line}", " ".repeat(inset));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}
