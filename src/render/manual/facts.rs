//! The page about fact files: how they work, then every list and every field.

use super::{super::blocks::Tone, page::Page};
use crate::{
    facts::manual::{BARE, CLAIM, Field, RIVALS, SHAPES, SHARED, SMALLEST, Shape, Writing},
    model::{Rank, Standing, Status, Word},
};

/// How far what is said of a field is set in.
const INSET: usize = 15;

/// The page.
pub(super) fn write(page: &mut Page) {
    beginning(page);
    claims(page);
    standings(page);
    page.heading("Fields");
    page.paragraph(
        "Of each field: what it takes, what it means, how to write it, how not to, and what \
         `histcli check` says then. Needed are only those marked so.",
    );
    for shape in &SHAPES[..9] {
        chapter(page, shape);
    }
    page.heading("all records but sources: what they share");
    fields(page, SHARED.iter(), &SHAPES[2]);
    for shape in &SHAPES[9..] {
        chapter(page, shape);
    }
}

/// One list or one thing that records are made of, with all its fields.
pub(super) fn write_one(page: &mut Page, shape: &Shape) {
    page.heading(&title(shape));
    fields(page, shape.fields(), shape);
    words(page, shape);
}

fn beginning(page: &mut Page) {
    page.heading("A fact file");
    page.paragraph(
        "A fact file is plain text in RON: records stand between `(` and `)`, lists between `[` \
         and `]`, texts between quotation marks; commas part them. What stands behind `//` is a \
         comment. This is a whole one:",
    );
    page.sample(SMALLEST);
    page.paragraph(
        "`histcli new file` prints one to start from, with every list; `histcli new person` a \
         person to paste into its list, and so for every other kind of record. `histcli check \
         FILE` finds all that is wrong with a file, `histcli help facts people` tells of one \
         list alone.",
    );
    page.paragraph(
        "A record needs its id and its name, title, item or words; all else may be left out. \
         Several files given with `-f` are one body of facts: a record of one may name those of \
         another.",
    );
}

fn claims(page: &mut Page) {
    page.heading("Claims, rivals and citations");
    page.paragraph(
        "A value belongs to the source that asserts it. Written bare, it stands on what the \
         record itself cites. A citation is the id of a source and, behind a colon, the place \
         in it:",
    );
    page.sample(BARE);
    page.paragraph(
        "Written as a claim, it has citations of its own, and may have a rank, a note and \
         objections, each with its source:",
    );
    page.sample(CLAIM);
    page.paragraph(
        "Claims for one value are rivals. They stand side by side, and the program picks none; \
         you may mark one of them as Preferred:",
    );
    page.sample(RIVALS);
    page.paragraph(
        "`born`, `died`, `when` and `figures` hold rivals for one value. `roles` and \
         `statements` hold separate statements: two offices at two times contradict nobody.",
    );
}

fn standings(page: &mut Page) {
    page.heading("How a value stands");
    for standing in Standing::ALL {
        page.term(standing.as_str(), INSET, means(*standing), Tone::Plain);
    }
    page.paragraph(
        "Sources that derive from the same one are one source here. Dates that overlap, and \
         amounts that can both be true, neither corroborate nor dispute each other.",
    );
}

fn means(standing: Standing) -> &'static str {
    match standing {
        Standing::Unsourced => "nobody is cited",
        Standing::SingleSource => "one source says so, or several that derive from one",
        Standing::Corroborated => "two or more independent sources say the same",
        Standing::Disputed => "sources cannot both be right, or one objects",
        Standing::Rejected => "you say so, with the rank Rejected",
    }
}

/// A list or a thing in the midst of the page: without the fields that were told before.
fn chapter(page: &mut Page, shape: &Shape) {
    page.heading(&title(shape));
    let told = |field: &&Field| {
        let before = SHAPES
            .iter()
            .take_while(|earlier| earlier.name != shape.name);
        shape.writing == Writing::Fields
            && before
                .filter(|earlier| earlier.name != "sources")
                .any(|earlier| earlier.own.contains(field))
    };
    fields(page, shape.own.iter().filter(|field| !told(field)), shape);
    let told: Vec<String> = shape
        .own
        .iter()
        .filter(told)
        .map(|field| format!("`{}`", field.name))
        .collect();
    if !told.is_empty() {
        page.term(
            "…",
            INSET,
            &format!("{} as above", told.join(", ")),
            Tone::Plain,
        );
    }
    words(page, shape);
}

fn title(shape: &Shape) -> String {
    format!("{}: {}", shape.name, shape.about)
}

fn fields<'f>(page: &mut Page, fields: impl Iterator<Item = &'f Field>, shape: &Shape) {
    for field in fields {
        let needed = if field.is_needed { "; needed" } else { "" };
        let takes = if field.words.is_empty() {
            field.takes.to_owned()
        } else {
            format!("{}: {}", field.takes, field.words.join(", "))
        };
        page.term(field.name, INSET, &format!("{takes}{needed}"), Tone::Strong);
        page.term("", INSET, field.means, Tone::Plain);
        let right = shape.written(field, field.example);
        page.code("         write", INSET, &right, Tone::Plain);
        let wrong = shape.written(field, field.wrong);
        page.code("           not", INSET, &wrong, Tone::Faint);
        let said = shape.said_of_wrong(field).unwrap_or_default();
        page.term("         check", INSET, &said, Tone::Faint);
    }
}

/// What the words of a vocabulary mean, where they do not speak for themselves.
fn words(page: &mut Page, shape: &Shape) {
    match shape.name {
        "deliveries" => {
            page.paragraph("How far a delivery got:");
            for (name, status) in Status::NAMES.iter().zip(Status::ALL) {
                page.term(name, INSET, got(*status), Tone::Plain);
            }
        }
        "claim" => {
            page.paragraph("Ranks:");
            for (name, rank) in Rank::NAMES.iter().zip(Rank::ALL) {
                page.term(name, INSET, verdict(*rank), Tone::Plain);
            }
        }
        _ => {}
    }
}

fn got(status: Status) -> &'static str {
    match status {
        Status::Sent => "it left the giver; so it is without a status, too",
        Status::Received => "it reached the receiver",
        Status::Asked => "the receiver asked for it",
        Status::Agreed => "both sides agreed on it",
        Status::Promised => "the giver promised it",
        Status::Owed => "it was still due",
    }
}

fn verdict(rank: Rank) -> &'static str {
    match rank {
        Rank::Preferred => "shown first; at most one of some rivals; it ends no dispute",
        Rank::Rejected => "shown as rejected; out of the dispute and out of sums",
    }
}
