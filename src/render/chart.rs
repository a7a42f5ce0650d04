//! A chart in text: titles at the left, bars over an axis, source keys at the right.
//!
//! A line of the chart is one line, and none is wider than the terminal: titles are cut, and
//! where there is little room the keys are left to the list of sources below.

use super::{
    Look,
    axis::{Placed, Shape},
    blocks::Tone,
    fit::{cut, filled, lines, width, wrapped},
    phrase,
    terminal::{NARROWEST, flow, paint},
    ticks::Tick,
    timeline::{Bar, Chart},
};

/// From this width on there is room for source keys.
const ROOM_FOR_KEYS: usize = 60;
/// Titles get no less than this.
const LEAST_TITLE: usize = 8;
/// Bars get no less than this.
const LEAST_BAR: usize = 10;
/// Longer titles than this need not be shown in full.
const LONGEST_TITLE: usize = 48;
/// From so many bars on the axis is drawn below them too.
const MANY_BARS: usize = 20;
const GAP: &str = "  ";

/// What a chart is drawn with.
struct Ink {
    solid: char,
    vague: char,
    point: char,
    vague_point: char,
    before: char,
    after: char,
    grid: char,
    rule: char,
    tick: char,
    more: &'static str,
}

const UNICODE: Ink = Ink {
    solid: '█',
    vague: '░',
    point: '●',
    vague_point: '○',
    before: '◄',
    after: '►',
    grid: '┊',
    rule: '─',
    tick: '┼',
    more: "…",
};

const ASCII: Ink = Ink {
    solid: '=',
    vague: '~',
    point: '*',
    vague_point: 'o',
    before: '<',
    after: '>',
    grid: ':',
    rule: '-',
    tick: '+',
    more: "...",
};

/// How a width is shared out.
struct Columns {
    title: usize,
    bar: usize,
    keys: usize,
}

/// A chart on the way to text.
struct Drawing<'c> {
    chart: &'c Chart,
    look: Look,
    ink: Ink,
    columns: Columns,
    ticks: Vec<Tick>,
    /// Which cells of bars lie on a tick.
    grid: Vec<bool>,
}

/// A chart as wide as the terminal, and what its signs mean.
pub(super) fn text(chart: &Chart, look: Look) -> String {
    let columns = Columns::of(chart, look);
    let ticks = chart.axis.ticks(columns.bar);
    let mut grid = vec![false; columns.bar];
    for tick in &ticks {
        grid[chart.axis.start(tick.day, columns.bar)] = true;
    }
    let drawing = Drawing {
        chart,
        look,
        ink: if look.ascii { ASCII } else { UNICODE },
        columns,
        ticks,
        grid,
    };
    let mut all = vec![drawing.labels(), drawing.rule()];
    let mut section = None;
    for (at, bar) in chart.bars.iter().enumerate() {
        if bar.section != section {
            section = bar.section;
            all.extend((at > 0).then(String::new));
            all.extend(section.map(|heading| paint(heading, Tone::Strong, look.colour)));
        }
        all.push(drawing.line(bar));
    }
    if chart.bars.len() >= MANY_BARS {
        all.extend([drawing.rule(), drawing.labels()]);
    }
    all.push(String::new());
    all.extend(drawing.foot());
    all.iter()
        .flat_map(|line| {
            [
                line.trim_end(),
                "
",
            ]
        })
        .collect()
}

impl Columns {
    fn of(chart: &Chart, look: Look) -> Self {
        let all = usize::from(look.width.max(NARROWEST));
        let longest = |text: &dyn Fn(&Bar) -> String| {
            let widths = chart
                .bars
                .iter()
                .map(|bar| width(&flow(&text(bar), look.ascii)));
            widths.max().unwrap_or(0)
        };
        let title = longest(&|bar| format!("{}{}", bar.title, bar.mark()));
        // What must be read with a title leaves something of it, and a bar.
        let marked = longest(&Bar::mark) + LEAST_TITLE;
        let share = (all * 3 / 8).min(LONGEST_TITLE).max(marked);
        let title = title.min(share).min(all - LEAST_BAR - GAP.len());
        let keys = if all < ROOM_FOR_KEYS {
            0
        } else {
            longest(&|bar| bar.keys(None)).min(all / 5)
        };
        let gaps = GAP.len() * (1 + usize::from(keys > 0));
        Self {
            title,
            bar: all - title - keys - gaps,
            keys,
        }
    }
}

impl Drawing<'_> {
    /// What stands at the ticks.
    fn labels(&self) -> String {
        let mut line = " ".repeat(self.columns.title + GAP.len());
        let begin = line.len();
        for (at, label) in self.ticks.iter().filter_map(|tick| tick.label.as_ref()) {
            line = filled(&line, begin + at);
            line.push_str(label);
        }
        paint_after(&line, begin, self.look.colour)
    }

    fn rule(&self) -> String {
        let cell = |on_tick: &bool| {
            if *on_tick {
                self.ink.tick
            } else {
                self.ink.rule
            }
        };
        let rule: String = self.grid.iter().map(cell).collect();
        let before = " ".repeat(self.columns.title + GAP.len());
        before + &paint(&rule, Tone::Faint, self.look.colour)
    }

    fn line(&self, bar: &Bar) -> String {
        let Look { ascii, colour, .. } = self.look;
        let mark = cut(&bar.mark(), self.columns.title, "");
        let room = self.columns.title.saturating_sub(width(&mark));
        let title = cut(&flow(&bar.title, ascii), room, self.ink.more);
        let space = " ".repeat(room.saturating_sub(width(&title)));
        let mark = paint(&mark, phrase::tone(bar.standing), colour);
        let keys = cut(
            &flow(&bar.keys(Some(self.columns.keys)), ascii),
            self.columns.keys,
            self.ink.more,
        );
        let keys = paint(&keys, Tone::Faint, colour);
        format!("{title}{mark}{space}{GAP}{}{GAP}{keys}", self.bar(bar))
    }

    /// The cells of a bar: what is surer hides what is less sure, and both hide the grid.
    fn bar(&self, bar: &Bar) -> String {
        let (axis, columns) = (self.chart.axis, self.columns.bar);
        let mut cells = vec![None; columns];
        let Placed {
            before,
            after,
            pieces,
        } = axis.place(&bar.stretches, columns);
        for (shape, from, to) in pieces {
            cells[from..=to].fill(Some(self.ink.of(shape)));
        }
        if let Some(first) = cells.first_mut().filter(|_| before) {
            *first = Some(self.ink.before);
        }
        if let Some(last) = cells.last_mut().filter(|_| after) {
            *last = Some(self.ink.after);
        }
        let drawn = cells
            .into_iter()
            .zip(&self.grid)
            .map(|(cell, on_tick)| match cell {
                Some(sign) => sign.to_string(),
                None if *on_tick => {
                    paint(&self.ink.grid.to_string(), Tone::Faint, self.look.colour)
                }
                None => " ".to_owned(),
            });
        drawn.collect()
    }

    /// What the signs mean that were used, and what is not on the axis.
    fn foot(&self) -> Vec<String> {
        let ink = &self.ink;
        let (shapes, beyond) = self.chart.used();
        let meaning = |shape: Shape| format!("{} {}", ink.of(shape), shape.meaning());
        let mut meanings: Vec<String> = shapes.into_iter().map(meaning).collect();
        meanings.extend(beyond.then(|| format!("{} {} further on", ink.before, ink.after)));
        let room = usize::from(self.look.width.max(NARROWEST));
        let mut foot = lines(&meanings, room, "   ");
        if let Some(far) = &self.chart.far {
            foot.extend(wrapped(&format!("({far})"), room));
        }
        let faint = |line: String| paint(&line, Tone::Faint, self.look.colour);
        foot.into_iter().map(faint).collect()
    }
}

impl Ink {
    const fn of(&self, shape: Shape) -> char {
        match shape {
            Shape::Vague => self.vague,
            Shape::Solid => self.solid,
            Shape::Point => self.point,
            Shape::VaguePoint => self.vague_point,
        }
    }
}

/// The line, faint from a column on.
fn paint_after(line: &str, begin: usize, colour: bool) -> String {
    let (space, text) = line.split_at(begin);
    format!("{space}{}", paint(text, Tone::Faint, colour))
}
