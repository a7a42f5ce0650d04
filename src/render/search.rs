//! How the places where words stand look: a row for each, and a list with the word marked.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Line, Row, Sheet, Tone},
    row::{self, Telling},
};
use crate::ask::Hit;

#[derive(Serialize)]
struct SearchRow<'f> {
    id: &'f str,
    kind: &'static str,
    title: &'f str,
    excerpt: String,
    score: f64,
    field: &'static str,
}

pub(super) fn fields() -> Vec<&'static str> {
    vec!["id", "kind", "title", "excerpt", "score", "field"]
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, hits: &[Hit<'_>]) {
    for hit in hits {
        to.record(hit.record.id(), &row(hit));
    }
}

fn row<'f>(hit: &'f Hit<'_>) -> SearchRow<'f> {
    SearchRow {
        id: hit.record.id().as_str(),
        kind: hit.record.kind().as_str(),
        title: hit.record.name(),
        excerpt: format!(
            "{}{}{}",
            hit.excerpt.before, hit.excerpt.word, hit.excerpt.after
        ),
        score: row::score(hit.score),
        field: hit.field,
    }
}

pub(super) fn blocks(hits: &[Hit<'_>]) -> Vec<Block> {
    let row = |hit: &Hit<'_>| {
        let excerpt = Line::new(&hit.excerpt.before, Tone::Plain)
            .then(&hit.excerpt.word, Tone::Strong)
            .then(&hit.excerpt.after, Tone::Plain);
        let mut what = Cell::of(vec![Line::new(hit.record.name(), Tone::Plain)]);
        if hit.field != "name" {
            what = Cell::of(vec![Line::new(hit.record.name(), Tone::Plain), excerpt]);
        } else if !hit.excerpt.word.is_empty() {
            what = Cell::of(vec![excerpt]);
        }
        Row::Cells(vec![
            Cell::plain(hit.record.id().as_str()).below(hit.record.kind().as_str(), Tone::Faint),
            what,
            Cell::faint(hit.field),
        ])
    };
    let rows = hits.iter().map(row).collect();
    vec![Block::Sheet(Sheet {
        headers: vec!["Record", "Text", "Field"],
        rows,
        numbers: None,
    })]
}
