//! Blocks for a terminal: aligned, calm, as wide as it is.

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
    spaced(&mut table, None, look);
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
                table.add_row(cells.iter().map(|cell| drawn(&cell.0, look)));
            }
        }
    }
    spaced(&mut table, sheet.numbers, look);
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

/// Two spaces between columns, none outside; numbers to the right. The first and the last
/// column of several (when, by whom told) give way to what stands between them.
fn spaced(table: &mut Table, numbers: Option<usize>, look: Look) {
    let (columns, width) = (table.column_count(), look.width.max(NARROWEST));
    for (at, column) in table.column_iter_mut().enumerate() {
        let last = at + 1 == columns;
        column.set_padding((0, if last { 0 } else { 2 }));
        if Some(at) == numbers {
            column.set_cell_alignment(CellAlignment::Right);
        }
        if columns > 2 && (at == 0 || last) {
            column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(width / 4)));
        }
    }
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
