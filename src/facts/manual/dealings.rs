//! The manual of what happened, what was delivered and what was said.

use super::{
    Field, Shape,
    records::{DATES, TEXT, WORD, id, record},
};
use crate::model::{DeliveryKind, Status, Word};

const PARTS: &str = "an id or a part, or a list of them";
const PARTY: &str = "the id of a group, a person or a place";

pub(super) const EVENT: Shape = record(
    "events",
    "something that happened",
    &[
        id().right(r#""great-gale""#).wrong(r#""great gale""#),
        Field::new("title", TEXT, "What happened, in a few words.")
            .needed()
            .right(r#""The great gale""#)
            .wrong(r#""""#),
        Field::new("when", DATES, "When it was.")
            .right(r#""1872-11-13/1872-11-14""#)
            .wrong(r#""1872-11-31""#),
        Field::new("place", "the id of a place", "Where it was.")
            .right(r#""skarv""#)
            .wrong(r#""ternen""#),
        Field::new("people", PARTS, "The people who had a part in it.")
            .right(r#"[(id: "ingrid", part: "kept the light burning"), "edvard"]"#)
            .wrong(r#"["ingrit"]"#),
        Field::new("groups", PARTS, "The groups that had a part in it.")
            .right(r#""board""#)
            .wrong(r#"["ingrid"]"#),
        Field::new("objects", PARTS, "The things that had a part in it.")
            .right(r#"["ternen"]"#)
            .wrong(r#"["tern"]"#),
    ],
);

pub(super) const DELIVERY: Shape = record(
    "deliveries",
    "something that one side gave another, or was to give",
    &[
        id().right(r#""granite-1870""#).wrong(r#""granite""#),
        Field::new("item", TEXT, "What was delivered; totals go by it.")
            .needed()
            .right(r#""granite""#)
            .wrong(r#""""#),
        Field::new("kind", WORD, "What sort of thing was delivered.")
            .one_of(DeliveryKind::NAMES)
            .right("Materials")
            .wrong("Material"),
        Field::new(
            "unit",
            TEXT,
            "What the figures count; unlike units are never added.",
        )
        .right(r#""block""#)
        .wrong("block"),
        Field::new("from", PARTY, "The giver, whoever asked.")
            .right(r#""quarry""#)
            .wrong(r#""quary""#),
        Field::new("to", PARTY, "The receiver.")
            .right(r#""board""#)
            .wrong(r#""ternen""#),
        Field::new("when", DATES, "When it was.")
            .right(r#""1870""#)
            .wrong(r#""1870-6""#),
        Field::new(
            "status",
            WORD,
            "How far it got; without it, Sent. Totals add what was sent or received.",
        )
        .one_of(Status::NAMES)
        .right("Received")
        .wrong("Recieved"),
        Field::new(
            "figures",
            "an amount or a figure, or a list of rivals",
            "How much it was, as each source has it.",
        )
        .right(r#"[(amount: Exact(1_500), cite: ["log:1870-09-12"])]"#)
        .wrong("1500"),
        Field::new(
            "part_of",
            "the id of a delivery",
            "The delivery that this is a part of: it is not counted beside it.",
        )
        .right(r#""granite""#)
        .wrong(r#""granite-1870""#),
        Field::new("people", PARTS, "The people who had a part in it.")
            .right(r#"[(id: "edvard", part: "chose the stone")]"#)
            .wrong(r#"[(id: "edvard", role: "chose the stone")]"#),
        Field::new(
            "groups",
            PARTS,
            "Groups with a part in it, beside giver and receiver.",
        )
        .right(r#"["quarry"]"#)
        .wrong(r#"["quarry", 2]"#),
        Field::new("objects", PARTS, "The things that had a part in it.")
            .right(r#"[(id: "ternen", part: "carried it")]"#)
            .wrong(r#"["skarv"]"#),
    ],
);

pub(super) const QUOTE: Shape = record(
    "quotes",
    "what was said, in the words of a source",
    &[
        id().right(r#""well-lit""#).wrong(r#""well,lit""#),
        Field::new(
            "words",
            "words by language",
            "What was said, and its translations.",
        )
        .needed()
        .right(r#"{"da": "Godt tændt.", "en": "Well lit."}"#)
        .wrong(r#""Well lit.""#),
        Field::new("by", "the id of a person or a group", "Who said it.")
            .right(r#""edvard""#)
            .wrong(r#""skarv""#),
        Field::new("to", "the id of a person or a group", "To whom.")
            .right(r#""ingrid""#)
            .wrong(r#""ingrit""#),
        Field::new("when", DATES, "When it was said.")
            .right(r#""1871-05-01""#)
            .wrong(r#""May 1871""#),
        Field::new(
            "chain",
            "a list of links",
            "The way from mouth to page: who told it to whom, and where it was printed.",
        )
        .right(r#"["edvard", "memoir:ch. 2"]"#)
        .wrong(r#"["nobody"]"#),
    ],
);
