//! How a timeline looks: a row for each line, and the chart that a terminal and a picture draw.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    axis::{Axis, Placed, Shape},
    blocks::{Block, Cell, Line, Matches, Row, Sheet, Tone},
    phrase,
    row::{self, Cites, DateRow, Telling, WHEN},
};
use crate::{
    ask::{DateAnswer, Timeline},
    facts::Record,
    model::{Certainty, Date, Span, Standing, Status, Stretch, Word},
};

#[derive(Serialize)]
struct TimelineRow<'f> {
    id: &'f str,
    kind: &'static str,
    title: Cow<'f, str>,
    when: DateRow,
    certainty: Option<&'static str>,
    standing: &'static str,
    cite: Cites<'f>,
}

/// Bars over an axis.
pub(super) struct Chart {
    /// The time it shows.
    pub axis: Axis,
    /// The bars, from above.
    pub bars: Vec<Bar>,
    /// What lies too far off to be shown.
    pub far: Option<String>,
}

/// A line of a chart.
pub(super) struct Bar {
    /// The heading it stands under.
    pub section: Option<&'static str>,
    /// What was then.
    pub title: String,
    /// How far it got, unless it was simply sent.
    pub status: Option<Status>,
    /// How its date stands.
    pub standing: Standing,
    /// When it was, in words.
    pub when: String,
    /// The stretches of days that its date speaks of.
    pub stretches: Vec<Stretch>,
    /// Who says so, and where.
    pub cite: Vec<String>,
    /// Who says so.
    pub sources: Vec<String>,
}

pub(super) fn fields() -> Vec<&'static str> {
    let mut fields = vec!["id", "kind", "title"];
    fields.extend(WHEN);
    fields.extend(["certainty", "standing", "cite"]);
    fields
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, timeline: &Timeline<'_>) {
    to.rows.expect(timeline.lines.most());
    timeline.lines.each(|answer| {
        let row = TimelineRow {
            id: answer.record().id().as_str(),
            kind: answer.kind(),
            title: answer.title(),
            when: row::date(answer.dated.date()),
            certainty: answer.certainty.map(Certainty::as_str),
            standing: answer.standing.as_str(),
            cite: Cites::Gathered(answer.cite()),
        };
        to.record_taken(answer.taken, &row);
    });
}

pub(super) fn blocks(timeline: &Timeline<'_>) -> Vec<Block> {
    let (mut matches, mut dates, mut bars) = (Matches::default(), Vec::new(), Vec::new());
    timeline.lines.each(|answer| {
        matches.add(answer.found);
        dates.push(answer.dated.date().clone());
        bars.push(bar(answer));
    });
    let stretches = bars.iter().map(|bar| bar.stretches.as_slice());
    let axis = Axis::of(&timeline.asked, stretches);
    let mut blocks = matches.blocks();
    blocks.push(Block::Chart(Chart {
        far: far(&axis, &timeline.asked, &dates),
        axis,
        bars,
    }));
    blocks
}

fn bar(answer: &DateAnswer<'_>) -> Bar {
    let section = answer.certainty.map(|certainty| match certainty {
        Certainty::Certain => "Certainly then",
        Certainty::Possible => "Possibly then",
    });
    let cite = answer.cite();
    let mut sources: Vec<String> = cite.iter().map(|c| c.source.to_string()).collect();
    sources.dedup();
    Bar {
        section,
        title: title(answer),
        status: status(answer),
        standing: answer.standing,
        when: answer.dated.date().text().into(),
        stretches: answer.dated.date().stretches(),
        cite: cite.iter().map(ToString::to_string).collect(),
        sources,
    }
}

/// What was then: an event by its title, a delivery with how much it was.
fn title(answer: &DateAnswer<'_>) -> String {
    match answer.record() {
        Record::Delivery(delivery) => phrase::counted(delivery),
        _ => answer.title().into_owned(),
    }
}

/// How far a delivery got, unless it was simply sent.
fn status(answer: &DateAnswer<'_>) -> Option<Status> {
    match answer.record() {
        Record::Delivery(delivery) => Some(delivery.status).filter(|at| *at != Status::Sent),
        _ => None,
    }
}

/// That dates lie beyond an axis that nobody asked for, and how to see them.
fn far(axis: &Axis, asked: &Span, dates: &[Date]) -> Option<String> {
    let before = |date: &Date| {
        let first = date.earliest().filter(|day| *day < axis.first);
        first.filter(|_| asked.first.is_none())
    };
    let after = |date: &Date| {
        let last = date.latest().filter(|day| *day > axis.last);
        last.filter(|_| asked.last.is_none())
    };
    let beyond = |date: &&Date| before(date).is_some() || after(date).is_some();
    let number = dates.iter().filter(beyond).count();
    let far = phrase::number_of(number, "date lies", "dates lie")?;
    let first = dates.iter().filter_map(before).min();
    let last = dates.iter().filter_map(after).max();
    let first = first.unwrap_or(axis.first).year();
    let last = last.unwrap_or(axis.last).year();
    let easy = |year: i64| (1000..=9999).contains(&year);
    let remark = format!("{far} far off, beyond the axis");
    Some(if easy(first) && easy(last) {
        format!("{remark}; `timeline {first}..{last}` has room")
    } else {
        remark
    })
}

impl Chart {
    /// The shapes that its bars have, and whether any goes on beyond the axis.
    pub fn used(&self) -> (Vec<Shape>, bool) {
        let place = |bar: &Bar| self.axis.place(&bar.stretches, 1);
        let placed: Vec<Placed> = self.bars.iter().map(place).collect();
        let has = |shape: &Shape| {
            let mut pieces = placed.iter().flat_map(|placed| &placed.pieces);
            pieces.any(|piece| piece.0 == *shape)
        };
        let shapes = Shape::ALL.into_iter().filter(has).collect();
        (
            shapes,
            placed.iter().any(|placed| placed.before || placed.after),
        )
    }

    /// The chart as a table, for those who cannot draw.
    pub fn sheet(&self) -> Sheet {
        let mut rows = Vec::new();
        let mut section = None;
        for bar in &self.bars {
            if bar.section != section {
                section = bar.section;
                rows.extend(section.map(Row::Section));
            }
            let what = Line::new(bar.title.as_str(), Tone::Plain);
            rows.push(Row::Cells(vec![
                Cell::plain(bar.when.as_str()),
                Cell::of(vec![what.then(bar.mark(), phrase::tone(bar.standing))]),
                Cell::faint(bar.keys(None)),
            ]));
        }
        Sheet {
            headers: vec!["When", "What", "Sources"],
            rows,
            numbers: None,
        }
    }
}

impl Bar {
    /// What must be read with the title: how far it got, and how its date stands where the
    /// sources do not show it.
    pub fn mark(&self) -> String {
        let standing = match self.standing {
            Standing::Disputed | Standing::Rejected => Some(self.standing.as_str()),
            Standing::Corroborated | Standing::SingleSource | Standing::Unsourced => None,
        };
        let words = self.status.map(Status::as_str).into_iter().chain(standing);
        words.flat_map(|word| [", ", word]).collect()
    }

    /// Who says so, as fully as there is room: with the places, without, or one and how many more.
    pub fn keys(&self, room: Option<usize>) -> String {
        let Some((first, others)) = self.sources.split_first() else {
            return "unsourced".to_owned();
        };
        let fits = |text: &String| room.is_none_or(|room| super::fit::width(text) <= room);
        let short = match others.len() {
            0 => first.clone(),
            more => format!("{first} +{more}"),
        };
        let full = [self.cite.join(", "), self.sources.join(", ")];
        full.into_iter().find(fits).unwrap_or(short)
    }
}
