//! Blocks for a terminal: aligned, calm, as wide as it is.

use std::cmp::Reverse;

use anstyle::{AnsiColor, Style};
use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, Width, presets,
};

use super::{
    Look,
    blocks::{Block, Cell, Line, Row, Sheet, Tone},
    chart,
};
use crate::{model::showable, names::in_ascii};

/// Narrower than this no table can be read; it may as well run over.
pub(super) const NARROWEST: u16 = 24;

/// All blocks, an empty line between them; lines that belong together stay so.
pub(super) fn text(blocks: &[Block], look: Look) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        let close = matches!(
            (before, block),
            (
                Some(Block::Line(_) | Block::Title(..)),
                Block::Line(_) | Block::Title(..)
            )
        );
        if before.is_some() && !close {
            text.push('\n');
        }
        text.push_str(&draw(block, look));
        before = Some(block);
    }
    text
}

fn draw(block: &Block, look: Look) -> String {
    let paint = |text: &str, tone| paint(&flow(text, look.ascii), tone, look.colour);
    match block {
        Block::Question(asked) => format!("{}\n", paint(&format!("? {asked}"), Tone::Strong)),
        Block::Title(name, id) => {
            format!(
                "{}  {}\n",
                paint(name, Tone::Strong),
                paint(id, Tone::Faint)
            )
        }
        Block::Line(line) => wrapped(std::slice::from_ref(line), look),
        Block::Sheet(sheet) => sheet_text(sheet, look),
        Block::Chart(chart) => chart::text(chart, look),
        Block::Remarks(remarks) => {
            let lines = remarks
                .iter()
                .map(|text| Line::new(format!("({text})"), Tone::Faint));
            wrapped(&lines.collect::<Vec<_>>(), look)
        }
        Block::Sources(sources) => {
            let row = |(key, reference): &(String, String)| {
                Row::Cells(vec![Cell::plain(key), Cell::faint(reference)])
            };
            let rows = std::iter::once(Row::Section("Sources")).chain(sources.iter().map(row));
            sheet_text(
                &Sheet {
                    headers: Vec::new(),
                    rows: rows.collect(),
                    numbers: None,
                },
                look,
            )
        }
    }
}

/// Text alone, wrapped like a table of one cell.
fn wrapped(text: &[Line], look: Look) -> String {
    let mut table = table(look);
    table.add_row([drawn(text, look)]);
    spaced(&mut table, None, 0, &[], look);
    lines(&table)
}

fn sheet_text(sheet: &Sheet, look: Look) -> String {
    let mut table = table(look);
    if !sheet.headers.is_empty() && look.header != Some(false) {
        table.set_header(
            sheet
                .headers
                .iter()
                .map(|header| paint(header, Tone::Strong, look.colour)),
        );
    }
    for (at, row) in sheet.rows.iter().enumerate() {
        match row {
            Row::Section(heading) => {
                if at > 0 {
                    table.add_row([""]);
                }
                table.add_row([paint(heading, Tone::Strong, look.colour)]);
            }
            Row::Cells(cells) => {
                table.add_row(cells.iter().map(|cell| drawn(&cell.lines, look)));
            }
        }
    }
    spaced(
        &mut table,
        sheet.numbers,
        widest(sheet),
        &longest_words(sheet),
        look,
    );
    lines(&table)
}

fn table(look: Look) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING.header_separator(LineStyle::none().fill('─').junction('─')))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(look.width.max(NARROWEST));
    table
}

/// Two spaces between columns, none outside; numbers to the right. Of several columns all give
/// way to the one that says most.
fn spaced(table: &mut Table, numbers: Option<usize>, widest: usize, words: &[u16], look: Look) {
    let (columns, width) = (table.column_count(), look.width.max(NARROWEST));
    let needed = |at: usize| {
        let word = words.get(at).copied().unwrap_or(0).saturating_add(2);
        word.min(width / 3 + 2)
    };
    // The one that says most has room for its longest word, and so have numbers; the others share what is left.
    let is_firm = |at: usize| at == widest || Some(at) == numbers;
    let (firm, others): (Vec<usize>, Vec<usize>) = (0..columns).partition(|at| is_firm(*at));
    let left = firm
        .into_iter()
        .map(needed)
        .fold(width, u16::saturating_sub);
    let part = left / u16::try_from(others.len().max(1)).unwrap_or(u16::MAX);
    let share = part
        .saturating_sub(1)
        .min(width / if columns > 3 { 5 } else { 4 });
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if at + 1 == columns { 0 } else { 2 }));
        if Some(at) == numbers {
            column.set_cell_alignment(CellAlignment::Right);
        }
        if columns > 2 && !is_firm(at) {
            // A key is not broken while there is room for it.
            let bound = share.max(needed(at));
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(bound)));
        }
    }
}

/// Every cell of a column of a sheet, as text.
fn texts(sheet: &Sheet, column: usize) -> impl Iterator<Item = &str> {
    let cells = sheet.rows.iter().filter_map(move |row| match row {
        Row::Section(_) => None,
        Row::Cells(cells) => cells.get(column),
    });
    let runs = cells.flat_map(|cell| &cell.lines).flat_map(|line| &line.0);
    runs.map(|(text, _)| text.as_str())
}

/// How many columns a sheet has.
fn columns(sheet: &Sheet) -> usize {
    let cells = sheet.rows.iter().map(|row| match row {
        Row::Section(_) => 1,
        Row::Cells(cells) => cells.len(),
    });
    cells.max().unwrap_or(0)
}

/// The column that holds most text.
fn widest(sheet: &Sheet) -> usize {
    let letters = |column: usize| {
        texts(sheet, column)
            .map(|text| text.chars().count())
            .sum::<usize>()
    };
    let most = (0..columns(sheet)).max_by_key(|column| (letters(*column), Reverse(*column)));
    most.unwrap_or(0)
}

/// The letters of the longest word in each column.
fn longest_words(sheet: &Sheet) -> Vec<u16> {
    let longest = |column: usize| {
        let words = texts(sheet, column).flat_map(str::split_whitespace);
        let letters = words.map(|word| word.chars().count()).max().unwrap_or(0);
        u16::try_from(letters).unwrap_or(u16::MAX)
    };
    (0..columns(sheet)).map(longest).collect()
}

fn drawn(lines: &[Line], look: Look) -> String {
    let run = |(text, tone): &(String, Tone)| paint(&flow(text, look.ascii), *tone, look.colour);
    let line = |line: &Line| line.0.iter().map(run).collect::<String>();
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The lines of a table without the spaces that fill its last column.
fn lines(table: &Table) -> String {
    table
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}

/// Text as one line, fit for a terminal, in ASCII where no more can be shown.
pub(super) fn flow(text: &str, ascii: bool) -> String {
    let line = showable(text).replace(['\n', '\t', '\r'], " ");
    if ascii { in_ascii(&line) } else { line }
}

pub(super) fn paint(text: &str, tone: Tone, colour: bool) -> String {
    let style = match tone {
        Tone::Plain => return text.to_owned(),
        Tone::Strong => Style::new().bold(),
        Tone::Faint => Style::new().dimmed(),
        Tone::Doubt => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
    };
    if !colour || text.is_empty() {
        return text.to_owned();
    }
    format!("{style}{text}{style:#}")
}
