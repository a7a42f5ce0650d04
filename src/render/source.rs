//! How sources look: a row for each, and a bibliography.

use serde::Serialize;

use super::{
    blocks::{Block, Cell, Row, Sheet, Tone},
    phrase,
    row::Telling,
};
use crate::model::{Id, Source, Word, Wording};

#[derive(Serialize)]
struct SourceRow<'f> {
    id: &'f str,
    kind: Option<&'static str>,
    title: &'f Option<Wording>,
    author: &'f Option<Wording>,
    publisher: &'f Option<Wording>,
    year: &'f Option<Wording>,
    language: &'f Option<Wording>,
    url: &'f Option<Wording>,
    derives_from: Vec<&'f str>,
    note: &'f Option<Wording>,
}

pub(super) fn fields() -> Vec<&'static str> {
    let mut fields = vec![
        "id",
        "kind",
        "title",
        "author",
        "publisher",
        "year",
        "language",
        "url",
    ];
    fields.extend(["derives_from", "note"]);
    fields
}

#[inline(never)]
pub(super) fn rows(to: &mut Telling<'_>, sources: &[&Source]) {
    for source in sources {
        to.record(&source.id, &source_row(source));
    }
}

fn source_row(source: &Source) -> SourceRow<'_> {
    SourceRow {
        id: source.id.as_str(),
        kind: source.kind.map(Word::as_str),
        title: &source.title,
        author: &source.author,
        publisher: &source.publisher,
        year: &source.year,
        language: &source.language,
        url: &source.url,
        derives_from: source.derives_from.iter().map(Id::as_str).collect(),
        note: &source.note,
    }
}

pub(super) fn blocks(sources: &[&Source]) -> Vec<Block> {
    let row = |source: &&Source| {
        let mut what = Cell::plain(phrase::reference(source));
        let described: Vec<String> = [
            source.kind.map(|kind| kind.as_str().to_owned()),
            source
                .language
                .as_ref()
                .map(|language| format!("in {language}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        if !described.is_empty() {
            what = what.below(described.join(", "), Tone::Faint);
        }
        for more in [&source.url, &source.note].into_iter().flatten() {
            what = what.below(&**more, Tone::Faint);
        }
        Row::Cells(vec![Cell::plain(source.id.as_str()), what])
    };
    let rows = sources.iter().map(row).collect();
    vec![Block::Sheet(Sheet {
        headers: vec!["Source", "What it is"],
        rows,
        numbers: None,
    })]
}
