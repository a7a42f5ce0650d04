//! Works as CSL-JSON.
//!
//! In come sources, out goes an array of items, one a line, with the types and variables of
//! CSL 1.0.2 (<https://docs.citationstyles.org/en/stable/specification.html>, appendices III
//! and IV, and the schema `csl-data.json`). What is unknown is left out: CSL-JSON has no null.
//!
//! A remark of the fact file's author and what the work derives from are the `note`, which
//! CSL means for annotated bibliographies. Refuses to guess: an author whose names are not
//! told apart and a date that is not one year are a `literal`.

use serde::Serialize;

use super::{
    author::{Author, authors},
    bibliography::{Issued, descent, issued, one_line},
    rows::Rows,
};
use crate::{
    facts::Facts,
    model::{Source, SourceKind, Wording},
};

#[derive(Serialize)]
struct Item<'s> {
    id: &'s str,
    #[serde(rename = "type")]
    sort: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Name {
    Person { family: String, given: String },
    Literal { literal: String },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Date {
    Parts {
        #[serde(rename = "date-parts")]
        parts: [[u16; 1]; 1],
    },
    Literal {
        literal: String,
    },
}

/// An array of items, a line each.
pub(super) fn text(facts: &Facts, works: &[&Source]) -> String {
    let mut items = Rows::array();
    for source in works {
        items.push(&item(facts, source));
    }
    items.text()
}

fn item<'s>(facts: &Facts, source: &'s Source) -> Item<'s> {
    let text = |text: &Option<Wording>| text.as_deref().map(one_line);
    let (sort, contained) = sort(source.kind);
    let publication = text(&source.publisher);
    let (container_title, publisher) = if contained {
        (publication, None)
    } else {
        (None, publication)
    };
    let descent = descent(facts, source).as_deref().map(one_line);
    let notes: Vec<String> = descent.into_iter().chain(text(&source.note)).collect();
    Item {
        id: source.id.as_str(),
        sort,
        title: text(&source.title),
        author: source.author.as_deref().map_or_else(Vec::new, names),
        issued: issued(source).map(date),
        container_title,
        publisher,
        language: text(&source.language),
        url: text(&source.url),
        note: (!notes.is_empty()).then(|| notes.join(". ")),
    }
}

/// The type of an item, and whether its publisher is what it appeared in.
const fn sort(kind: Option<SourceKind>) -> (&'static str, bool) {
    match kind {
        Some(SourceKind::Article) => ("article-journal", true),
        Some(SourceKind::Newspaper) => ("article-newspaper", true),
        Some(SourceKind::Encyclopedia) => ("entry-encyclopedia", true),
        Some(SourceKind::Website) => ("webpage", true),
        Some(SourceKind::Book | SourceKind::Memoir) => ("book", false),
        Some(SourceKind::Chapter) => ("chapter", false),
        Some(SourceKind::Thesis) => ("thesis", false),
        Some(SourceKind::Archive) => ("manuscript", false),
        Some(SourceKind::Document | SourceKind::Other) | None => ("document", false),
    }
}

fn names(text: &str) -> Vec<Name> {
    let name = |author| match author {
        Author::Person { family, given } => Name::Person { family, given },
        Author::Whole(name) => Name::Literal {
            literal: one_line(&name),
        },
    };
    authors(text).into_iter().map(name).collect()
}

fn date(issued: Issued<'_>) -> Date {
    match issued {
        Issued::Year(year) => Date::Parts {
            parts: [[year.parse().expect("four digits are a number")]],
        },
        Issued::Years(from, to) => Date::Literal {
            literal: format!("{from}–{to}"),
        },
        Issued::Words(words) => Date::Literal {
            literal: one_line(words),
        },
    }
}
