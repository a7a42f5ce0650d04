//! Blocks as Markdown: headings, pipe tables and lists (GitHub Flavored Markdown).

use super::blocks::{Block, Cell, Line, Row, Sheet, Tone};
use crate::model::showable;

/// All blocks, an empty line between them.
pub(super) fn text(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks.iter().map(block).collect();
    parts.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Question(asked) => format!("# {}\n", inline(asked)),
        Block::Title(name, id) => format!("## {} ({})\n", inline(name), inline(id)),
        Block::Line(line) => format!("{}\n", toned(line)),
        Block::Sheet(sheet) => table(sheet),
        Block::Chart(chart) => table(&chart.sheet()),
        Block::Remarks(remarks) => list(remarks.iter().map(|remark| inline(remark))),
        Block::Sources(sources) => {
            let item = |(key, reference): &(String, String)| {
                format!("{}: {}", inline(key), inline(reference))
            };
            format!("### Sources\n\n{}", list(sources.iter().map(item)))
        }
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    let lines: Vec<String> = items.map(|item| format!("- {item}\n")).collect();
    lines.concat()
}

fn table(sheet: &Sheet) -> String {
    let columns = sheet.rows.iter().map(|row| match row {
        Row::Section(_) => 1,
        Row::Cells(cells) => cells.len(),
    });
    let columns = columns.max().unwrap_or(1).max(sheet.headers.len());
    let padded = |cells: Vec<String>| {
        let empty = std::iter::repeat_n(String::new(), columns - cells.len());
        let cells: Vec<String> = cells.into_iter().chain(empty).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = (0..columns).map(|at| {
        if sheet.numbers == Some(at) {
            "--:"
        } else {
            "---"
        }
    });
    let mut text = padded(
        sheet
            .headers
            .iter()
            .map(|header| (*header).to_owned())
            .collect(),
    );
    text.push_str(&padded(rule.map(str::to_owned).collect()));
    for row in &sheet.rows {
        text.push_str(&padded(match row {
            Row::Section(heading) => vec![format!("**{heading}**")],
            Row::Cells(cells) => cells.iter().map(cell).collect(),
        }));
    }
    text
}

fn cell(cell: &Cell) -> String {
    let lines = cell.lines.iter().filter(|line| !line.is_empty()).map(toned);
    lines.collect::<Vec<_>>().join("<br>")
}

fn toned(line: &Line) -> String {
    let run = |(text, tone): &(String, Tone)| {
        // Emphasis may not begin or end with a space.
        let inner = text.trim();
        let shown = match tone {
            Tone::Strong if !inner.is_empty() => format!("**{}**", inline(inner)),
            Tone::Doubt if !inner.is_empty() => format!("*{}*", inline(inner)),
            Tone::Plain | Tone::Faint | Tone::Strong | Tone::Doubt => return inline(text),
        };
        let start = &text[..text.len() - text.trim_start().len()];
        let end = &text[text.trim_end().len()..];
        format!("{start}{shown}{end}")
    };
    line.0.iter().map(run).collect()
}

/// Text in which no character is taken for markup.
fn inline(text: &str) -> String {
    let mut shown = String::new();
    for c in showable(text).chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' => shown.extend(['\\', c]),
            '<' => shown.push_str("&lt;"),
            '&' => shown.push_str("&amp;"),
            _ => shown.push(c),
        }
    }
    shown
}
