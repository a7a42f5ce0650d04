//! The manual of what records are made of: claims, figures, amounts, objections, parts, citations.

use super::{Field, Shape, Spot, Writing};
use crate::model::{Rank, Word};

const TEXT: &str = "a text";
const CITATIONS: &str = "a list of citations";
const OBJECTIONS: &str = "a list of objections";

const fn cite() -> Field {
    Field::new(
        "cite",
        CITATIONS,
        "Who says so. A claim without any stands as unsourced.",
    )
    .right(r#"["log:register", "courier:4 May 1871"]"#)
    .wrong(r#""log:register""#)
}

const fn against() -> Field {
    Field::new("against", OBJECTIONS, "What others say against it.")
        .right(r#"[(says: "a misreading", cite: ["guide:p. 40"])]"#)
        .wrong(r#"[(cite: ["guide:p. 40"])]"#)
}

const fn rank() -> Field {
    Field::new(
        "rank",
        "one of these words",
        "Your verdict. Preferred is shown first, and ends no dispute; Rejected is shown, but in no sum.",
    )
    .one_of(Rank::NAMES)
    .right("Preferred")
    .wrong("Prefered")
}

const fn note() -> Field {
    Field::new(
        "note",
        TEXT,
        "A remark of your own: why you prefer or reject it.",
    )
    .right(r#""The register is nearer in time.""#)
    .wrong(r#""""#)
}

const fn when(means: &'static str) -> Field {
    Field::new("when", "a date", means)
        .right(r#""1872/1875""#)
        .wrong(r#""1872-1875""#)
}

pub(super) const CLAIM: Shape = Shape {
    name: "claim",
    about: "a date that a source asserts, in `born`, `died` and `when`",
    writing: Writing::Fields,
    own: &[
        Field::new("is", "a date", "The date, in EDTF: `histcli help dates`.")
            .needed()
            .right(r#""1850~""#)
            .wrong(r#""about 1850""#),
        cite(),
        against(),
        rank(),
        note(),
    ],
    spot: Spot::In(
        "people",
        r#"(id: "anna-lind", name: "Anna Lind", born: [@])"#,
    ),
};

pub(super) const STATEMENT: Shape = Shape {
    name: "statement",
    about: "something a source says, in `roles` and `statements`",
    writing: Writing::Fields,
    own: &[
        Field::new("is", TEXT, "What is said, in a few words.")
            .needed()
            .right(r#""assistant keeper""#)
            .wrong(r#""""#),
        when("When it held, if the source tells."),
        cite(),
        against(),
        rank(),
        note(),
    ],
    spot: Spot::In(
        "people",
        r#"(id: "anna-lind", name: "Anna Lind", roles: [@])"#,
    ),
};

pub(super) const FIGURE: Shape = Shape {
    name: "figure",
    about: "how much a source says it was, in `figures`",
    writing: Writing::Fields,
    own: &[
        Field::new("amount", "an amount", "How much, and how it is meant.")
            .needed()
            .right("Exact(1_500)")
            .wrong("Exactly(1_500)"),
        when("The time it covers, if that is not the delivery's own."),
        cite(),
        against(),
        rank(),
        note(),
    ],
    spot: Spot::In(
        "deliveries",
        r#"(id: "granite-1870", item: "granite", figures: [@])"#,
    ),
};

pub(super) const AMOUNT: Shape = Shape {
    name: "amount",
    about: "a number of at most 28 digits, and how it is meant",
    writing: Writing::Forms,
    own: &[
        Field::new("Exact", "a number", "So many; `_` may part the digits.")
            .right("Exact(1_500)")
            .wrong("Exact(-5)"),
        Field::new(
            "About",
            "a number",
            "An estimate; ten per cent either way agree with it.",
        )
        .right("About(1_500.5)")
        .wrong("About(1,500)"),
        Field::new(
            "Almost",
            "a number",
            "Not quite so many: a maximum, and no minimum.",
        )
        .right("Almost(1_500)")
        .wrong(r#"Almost("1500")"#),
        Field::new(
            "Over",
            "a number",
            "More than so many: a minimum, and no maximum.",
        )
        .right("Over(1_500)")
        .wrong("Over(12345678901234567890123456789)"),
        Field::new(
            "Between",
            "two numbers",
            "From the one to the other, the lesser first.",
        )
        .right("Between(1_400, 1_600)")
        .wrong("Between(1_600, 1_400)"),
        Field::new(
            "Unknown",
            "nothing",
            "The source tells of it, and gives no number.",
        )
        .right("Unknown")
        .wrong("Unkown"),
    ],
    spot: Spot::In(
        "deliveries",
        r#"(id: "granite-1870", item: "granite", figures: [(amount: @)])"#,
    ),
};

pub(super) const OBJECTION: Shape = Shape {
    name: "objection",
    about: "what a source says against something, in `against`",
    writing: Writing::Fields,
    own: &[
        Field::new("says", TEXT, "The objection, in a few words.")
            .needed()
            .right(r#""was still at sea then""#)
            .wrong(r#""""#),
        Field::new("cite", CITATIONS, "Who objects.")
            .right(r#"["courier:9 November 1871"]"#)
            .wrong(r#"["courier:"]"#),
    ],
    spot: Spot::In(
        "people",
        r#"(id: "anna-lind", name: "Anna Lind", against: [@])"#,
    ),
};

pub(super) const PART: Shape = Shape {
    name: "part",
    about: "who or what had a part, in `people`, `groups`, `objects`",
    writing: Writing::Fields,
    own: &[
        Field::new("id", "the id of a record", "Who or what it was.")
            .needed()
            .right(r#""ingrid""#)
            .wrong(r#""skarv""#),
        Field::new("part", TEXT, "As what, or what it did.")
            .right(r#""kept the light burning""#)
            .wrong(r#""""#),
        Field::new(
            "cite",
            CITATIONS,
            "Who says so; without it, what the record cites.",
        )
        .right(r#"["log:1872-11-14"]"#)
        .wrong(r#"["log : "]"#),
        against(),
        Field::new("note", TEXT, "A remark of your own.")
            .right(r#""She was twenty-three.""#)
            .wrong(r#""""#),
    ],
    spot: Spot::In(
        "events",
        r#"(id: "great-gale", title: "The great gale", people: [@])"#,
    ),
};

pub(super) const CITATION: Shape = Shape {
    name: "citation",
    about: "where something stands, in `cite`",
    writing: Writing::Forms,
    own: &[
        Field::new("source", "the id of a source", "The source as a whole.")
            .right(r#""log""#)
            .wrong(r#""logg""#),
        Field::new(
            "source:place",
            "the id, a colon, any words",
            "A place in the source: a page, a paragraph, a day.",
        )
        .right(r#""memoir:ch. 2, p. 31""#)
        .wrong(r#""memoir:""#),
    ],
    spot: Spot::In(
        "people",
        r#"(id: "anna-lind", name: "Anna Lind", cite: [@])"#,
    ),
};

pub(super) const WORDS: Shape = Shape {
    name: "words",
    about: "what was said, by language, in `words`",
    writing: Writing::Forms,
    own: &[
        Field::new(
            "one language",
            "{language: words}",
            "The words as the source has them.",
        )
        .right(r#"{"da": "Godt tændt."}"#)
        .wrong("{}"),
        Field::new(
            "several",
            "{language: words, …}",
            "The source's own words first, then translations.",
        )
        .right(r#"{"da": "Godt tændt.", "en": "Well lit."}"#)
        .wrong(r#"{"en": "Godt tændt.", "en": "Well lit."}"#),
    ],
    spot: Spot::In("quotes", r#"(id: "well-lit", words: @)"#),
};

pub(super) const CHAIN: Shape = Shape {
    name: "link",
    about: "one step from mouth to page, in `chain`",
    writing: Writing::Forms,
    own: &[
        Field::new(
            "record",
            "the id of any record",
            "Who passed it on, or where it stood.",
        )
        .right(r#""edvard""#)
        .wrong(r#""edward""#),
        Field::new(
            "record:place",
            "the id, a colon, any words",
            "A place in a work.",
        )
        .right(r#""memoir:ch. 5""#)
        .wrong(r#"":ch. 5""#),
    ],
    spot: Spot::In(
        "quotes",
        r#"(id: "well-lit", words: {"en": "Well lit."}, chain: [@])"#,
    ),
};
