//! Charts as one picture that stands alone: no script, no font or style from elsewhere.
//!
//! Of the blocks of an answer it draws charts, what was asked, and the sources. The bytes depend
//! on them alone. What is sure, unsure, a day or without an end differs by shape, not by colour
//! alone; text is cut to the room that it may take in a font that nobody knows.

use super::{
    axis::{Placed, Shape},
    blocks::{Block, Line},
    fit::{cut, wrapped},
    paper::{Paper, px, xml},
    ticks::Tick,
    timeline::{Bar, Chart},
};
use crate::model::{Standing, Word};

/// The columns of the picture, in pixels.
const TITLES: usize = 20;
const TITLES_WIDTH: usize = 300;
const PLOT: usize = 340;
const PLOT_WIDTH: usize = 420;
const KEYS: usize = 780;
const KEYS_WIDTH: usize = 200;
const REFERENCES: usize = 210;
const RIGHT: usize = 980;
const ROW: usize = 20;
/// What a column of text takes, at the most that is usual.
const LETTER: usize = 7;
/// Bars are placed to the tenth of a pixel.
const TENTHS: usize = PLOT_WIDTH * 10;

/// The picture of all charts among some blocks; nothing where there is none.
pub(super) fn text(blocks: &[Block], title: Option<&str>) -> String {
    let charts: Vec<&Chart> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        })
        .collect();
    if charts.is_empty() {
        return String::new();
    }
    let title = title.map_or_else(|| "Timeline".to_owned(), |of| format!("Timeline: {of}"));
    let mut paper = Paper::default();
    paper.text(TITLES, "heading", &cut(&title, 100, "…"));
    paper.down(ROW);
    for block in blocks {
        match block {
            Block::Question(asked) => {
                paper.down(ROW);
                paper.text(TITLES, "strong", &cut(&format!("? {asked}"), 130, "…"));
            }
            Block::Line(line) => paper.text(TITLES, "faint", &cut(&plain(line), 130, "…")),
            Block::Chart(chart) => draw(&mut paper, chart),
            Block::Sources(sources) => list(&mut paper, sources),
            Block::Title(..) | Block::Sheet(_) | Block::Remarks(_) => {}
        }
    }
    paper.finish(&title, &described(&charts))
}

fn plain(line: &Line) -> String {
    line.0.iter().map(|(text, _)| text.as_str()).collect()
}

/// What is in the picture, for those who cannot see it.
fn described(charts: &[&Chart]) -> String {
    let each = charts.iter().map(|chart| {
        let bars = chart.bars.len();
        let (first, last) = (chart.axis.first, chart.axis.last);
        let lines = if bars == 1 { "line" } else { "lines" };
        if chart.axis.known {
            format!("{bars} {lines} over a time axis from {first} to {last}.")
        } else {
            format!("{bars} {lines} too far off for a time axis.")
        }
    });
    let shapes = "A dot is a day, a filled bar went on all that time, a dashed outline is some \
                  time in there, a triangle at the edge goes on beyond it.";
    format!("{} {shapes}", each.collect::<Vec<_>>().join(" "))
}

fn draw(paper: &mut Paper, chart: &Chart) {
    let ticks = chart.axis.ticks(PLOT_WIDTH / LETTER);
    paper.down(ROW);
    labels(paper, chart, &ticks);
    let (top, rows) = (paper.y(), paper.mark());
    let mut section = None;
    for bar in &chart.bars {
        if bar.section != section {
            section = bar.section;
            paper.text(TITLES, "strong", section.unwrap_or_default());
        }
        row(paper, chart, bar);
    }
    let bottom = paper.y();
    let grid = ticks.iter().map(|tick| {
        let x = px(PLOT * 10 + chart.axis.start(tick.day, TENTHS));
        format!("<line class=\"grid\" x1=\"{x}\" y1=\"{top}\" x2=\"{x}\" y2=\"{bottom}\"/>\n")
    });
    // Behind the bars.
    paper.insert(rows, &grid.collect::<String>());
    paper.down(ROW / 2);
    legend(paper, chart);
    for line in chart
        .far
        .iter()
        .flat_map(|far| wrapped(&format!("({far})"), 130))
    {
        paper.text(TITLES, "faint", &line);
    }
}

fn labels(paper: &mut Paper, chart: &Chart, ticks: &[Tick]) {
    for tick in ticks {
        let Some((at, label)) = &tick.label else {
            continue;
        };
        let exact = chart.axis.start(tick.day, PLOT_WIDTH / LETTER) == *at;
        let x = if exact {
            chart.axis.start(tick.day, TENTHS)
        } else {
            at * LETTER * 10
        };
        let (x, y) = (px(PLOT * 10 + x), paper.y() - 6);
        paper.put(&format!(
            "<text class=\"faint\" x=\"{x}\" y=\"{y}\">{label}</text>\n"
        ));
    }
}

/// A bar with its title and its source keys; pointed at, it tells all about itself.
fn row(paper: &mut Paper, chart: &Chart, bar: &Bar) {
    let y = paper.y();
    let standing = bar.standing.as_str();
    let told = bar.cite.join(", ");
    let status = bar.status.map(|status| format!(", {}", status.as_str()));
    let what = format!("{}{}", bar.title, status.unwrap_or_default());
    let all = match bar.standing {
        Standing::Unsourced => format!("{}: {}; {standing}", what, bar.when),
        _ => format!("{}: {}; {standing}; {told}", what, bar.when),
    };
    paper.put(&format!(
        "<g><title>{}</title>\n<rect class=\"row\" x=\"0\" y=\"{y}\" width=\"1000\" height=\"{ROW}\"/>\n",
        xml(&all)
    ));
    title(paper, bar);
    shapes(paper, &chart.axis.place(&bar.stretches, TENTHS), y);
    let room = KEYS_WIDTH / LETTER;
    let keys = cut(&xml_free(&bar.keys(Some(room))), room, "…");
    paper.clipped(
        KEYS,
        KEYS_WIDTH,
        &format!("<text class=\"faint\" y=\"14\">{}</text>", xml(&keys)),
    );
    paper.put("</g>\n");
    paper.down(ROW);
}

/// The title of a bar, and behind it, where no title can hide it, how its date stands.
fn title(paper: &mut Paper, bar: &Bar) {
    let mark = bar.mark();
    let mark = mark.trim_start_matches(", ");
    let width = match mark {
        "" => TITLES_WIDTH,
        mark => TITLES_WIDTH - (mark.len() + 1) * LETTER,
    };
    let title = xml(&cut(&xml_free(&bar.title), width / LETTER, "…"));
    paper.clipped(TITLES, width, &format!("<text y=\"14\">{title}</text>"));
    if !mark.is_empty() {
        let (x, y) = (TITLES + TITLES_WIDTH, paper.y() + 14);
        paper.put(&format!(
            "<text class=\"doubt\" x=\"{x}\" y=\"{y}\" text-anchor=\"end\">{mark}</text>\n"
        ));
    }
}

/// Text as it will be shown, before it is measured.
fn xml_free(text: &str) -> String {
    super::terminal::flow(text, false)
}

fn shapes(paper: &mut Paper, placed: &Placed, y: usize) {
    for (shape, from, to) in &placed.pieces {
        let (from, to) = (PLOT * 10 + from, PLOT * 10 + to + 1);
        paper.put(&piece(*shape, from, to, y));
    }
    if placed.before {
        paper.put(&triangle(PLOT - 10, PLOT - 2, y));
    }
    if placed.after {
        let edge = PLOT + PLOT_WIDTH;
        paper.put(&triangle(edge + 10, edge + 2, y));
    }
}

/// A triangle that points from its back to its tip.
fn triangle(tip: usize, back: usize, y: usize) -> String {
    let (top, middle, bottom) = (y + 5, y + 10, y + 15);
    format!("<path class=\"solid\" d=\"M{tip} {middle}L{back} {top}V{bottom}Z\"/>\n")
}

/// A piece of a bar, between two tenths of a pixel.
fn piece(shape: Shape, from: usize, to: usize, y: usize) -> String {
    let middle = px(usize::midpoint(from, to));
    let (x, width) = (px(from), px((to - from).max(20)));
    let (centre, top) = (y + 10, y + 5);
    match shape {
        Shape::Point => {
            format!("<circle class=\"solid\" cx=\"{middle}\" cy=\"{centre}\" r=\"4.5\"/>\n")
        }
        Shape::VaguePoint => {
            format!("<circle class=\"vague\" cx=\"{middle}\" cy=\"{centre}\" r=\"4.5\"/>\n")
        }
        Shape::Solid => format!(
            "<rect class=\"solid\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"10\"/>\n"
        ),
        Shape::Vague => format!(
            "<rect class=\"vague\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"10\"/>\n"
        ),
    }
}

/// What the shapes mean that were used.
fn legend(paper: &mut Paper, chart: &Chart) {
    let (shapes, beyond) = chart.used();
    let y = paper.y();
    let mut x = TITLES;
    for shape in shapes {
        paper.put(&piece(shape, x * 10, (x + 20) * 10, y));
        paper.label(x + 28, "faint", shape.meaning());
        x += 28 + (shape.meaning().len() + 4) * LETTER;
    }
    if beyond {
        paper.put(&triangle(x + 12, x + 4, y));
        paper.label(x + 28, "faint", "further on");
    }
    paper.down(ROW);
}

/// The sources, key by key.
fn list(paper: &mut Paper, sources: &[(String, String)]) {
    paper.down(ROW);
    paper.text(TITLES, "strong", "Sources");
    for (key, reference) in sources {
        let room = (REFERENCES - TITLES) / LETTER - 1;
        paper.label(TITLES, "text", &cut(&xml_free(key), room, "…"));
        for line in wrapped(&xml_free(reference), (RIGHT - REFERENCES) / LETTER) {
            paper.text(REFERENCES, "faint", &line);
        }
    }
}
