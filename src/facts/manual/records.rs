//! The manual of the file and of who and what it tells of: sources, people, groups, places, objects.

use super::{Field, Shape, Spot, Writing};
use crate::model::{GroupKind, ObjectKind, SourceKind, Word};

const RECORDS: &str = "a list of records";
pub(super) const TEXT: &str = "a text";
const TEXTS: &str = "a list of texts";
pub(super) const WORD: &str = "one of these words";
pub(super) const DATES: &str = "a date or a claim, or a list of rivals";

pub(super) const fn record(
    name: &'static str,
    about: &'static str,
    own: &'static [Field],
) -> Shape {
    Shape {
        name,
        about,
        writing: Writing::Record,
        own,
        spot: Spot::List,
    }
}

pub(super) const fn id() -> Field {
    Field::new(
        "id",
        "a text without spaces, `:`, `;` or `,`",
        "How other records and scripts call this one; ids are shared by all lists.",
    )
    .needed()
}

pub(super) const FILE: Shape = Shape {
    name: "file",
    about: "a title and eight lists, in any order",
    writing: Writing::Fields,
    own: &[
        Field::new("title", TEXT, "What the facts are about.")
            .right(r#""The lighthouse on Skarv""#)
            .wrong("1871"),
        Field::new("sources", RECORDS, "The works that are cited.")
            .right(r#"[(id: "log")]"#)
            .wrong(r#"["log"]"#),
        Field::new("people", RECORDS, "People.")
            .right(r#"[(id: "ingrid", name: "Ingrid Voss")]"#)
            .wrong(r#"[(name: "Ingrid Voss")]"#),
        Field::new(
            "groups",
            RECORDS,
            "States, governments, parties, armies, newspapers.",
        )
        .right(r#"[(id: "board", name: "Harbour Board")]"#)
        .wrong(r#"[(id: "board", nam: "Harbour Board")]"#),
        Field::new("places", RECORDS, "Places.")
            .right(r#"[(id: "skarv", name: "Skarv")]"#)
            .wrong(r#"(id: "skarv", name: "Skarv")"#),
        Field::new(
            "objects",
            RECORDS,
            "Ships, monuments, factories, pictures, documents.",
        )
        .right(r#"[(id: "ternen", name: "Ternen")]"#)
        .wrong(r#"[(id: "ternen", name: "Ternen", name: "Tern")]"#),
        Field::new("events", RECORDS, "What happened.")
            .right(r#"[(id: "wreck", title: "Wreck of the Ternen")]"#)
            .wrong(r#"[(id: "wreck")]"#),
        Field::new(
            "deliveries",
            RECORDS,
            "What one side gave another, or was to give.",
        )
        .right(r#"[(id: "oil", item: "lamp oil")]"#)
        .wrong(r#"[(id: "oil", item: "lamp oil"]"#),
        Field::new(
            "quotes",
            RECORDS,
            "What was said, in the words of a source.",
        )
        .right(r#"[(id: "no-storm", words: {"en": "No storm has put it out yet."})]"#)
        .wrong(r#"[(id: "no-storm", words: {})]"#),
    ],
    spot: Spot::File,
};

/// The fields that the records of all lists but `sources` share.
pub const SHARED: &[Field] = &[
    Field::new(
        "aliases",
        TEXTS,
        "Other names, in any script; it is found by them, and they are shown.",
    )
    .right(r#"["Another name", "Другое имя"]"#)
    .wrong(r#""Another name""#),
    Field::new(
        "misspellings",
        TEXTS,
        "Wrong spellings that stand in print: it is found by them, and they are never shown.",
    )
    .right(r#"["Anoter name"]"#)
    .wrong(r#"[""]"#),
    Field::new("summary", TEXT, "One line about it.")
        .right(r#""Known from the log alone""#)
        .wrong(r#""""#),
    Field::new(
        "note",
        TEXT,
        "A remark of your own; answers show it as one.",
    )
    .right(r#""The log names it only once.""#)
    .wrong("7"),
    Field::new(
        "cite",
        "a list of citations",
        "Who tells of it. Every value written bare in this record stands on these.",
    )
    .right(r#"["log:1871-05-01", "memoir:ch. 2"]"#)
    .wrong(r#"["logg:1871-05-01"]"#),
    Field::new(
        "against",
        "a list of objections",
        "What is said against the whole of it.",
    )
    .right(r#"[(says: "no such thing is in the log", cite: ["courier"])]"#)
    .wrong(r#"["no such thing is in the log"]"#),
    Field::new(
        "statements",
        "a text or a statement, or a list of them",
        "Whatever else a source says of it. Each stands by itself: statements are no rivals.",
    )
    .right(r#"[(is: "is named in the log", when: "1872", cite: ["log:1872-02-11"])]"#)
    .wrong(r#"[(is: "is named in the log", date: "1872")]"#),
];

pub(super) const SOURCE: Shape = Shape {
    name: "sources",
    about: "a work that is cited",
    writing: Writing::Fields,
    own: &[
        id().right(r#""almanac""#).wrong(r#""almanac:1872""#),
        Field::new("kind", WORD, "What sort of work it is.")
            .one_of(SourceKind::NAMES)
            .right("Book")
            .wrong("Artikle"),
        Field::new("title", TEXT, "Its title, as it stands on the work.")
            .right(r#""Almanac for the Coast""#)
            .wrong(r#""""#),
        Field::new(
            "author",
            TEXT,
            "Who wrote it; family name first where you can tell, several parted by `;`.",
        )
        .right(r#""Lund, Edvard; Holm, Marta""#)
        .wrong(r#"["Lund", "Holm"]"#),
        Field::new("publisher", TEXT, "The publisher, the journal or the site.")
            .right(r#""Harbour Press""#)
            .wrong("Harbour"),
        Field::new("year", "a text or a whole number", "When it came out.")
            .right(r#""1872""#)
            .wrong("(1872)"),
        Field::new("language", TEXT, "The language it is in, best as a code.")
            .right(r#""da""#)
            .wrong(r#""""#),
        Field::new("url", TEXT, "Where it can be read.")
            .right(r#""https://example.org/almanac""#)
            .wrong("example"),
        Field::new(
            "derives_from",
            "the id of a source, or a list of them",
            "What it reprints, translates or copies. It and that are one witness.",
        )
        .right(r#""memoir""#)
        .wrong(r#""almanac""#),
        Field::new(
            "note",
            TEXT,
            "A remark of your own: what was read, what it is worth.",
        )
        .right(r#""Only the preface was read.""#)
        .wrong(r#""""#),
    ],
    spot: Spot::List,
};

pub(super) const PERSON: Shape = record(
    "people",
    "a person",
    &[
        id().right(r#""anna-lind""#).wrong(r#""anna lind""#),
        Field::new(
            "name",
            TEXT,
            "The name by which your readers know the person.",
        )
        .needed()
        .right(r#""Anna Lind""#)
        .wrong(r#""""#),
        Field::new("born", DATES, "When the person was born.")
            .right(r#"[(is: "1850~", cite: ["courier:4 May 1871"])]"#)
            .wrong(r#""1850-13""#),
        Field::new("died", DATES, "When the person died.")
            .right(r#""1903-11-02""#)
            .wrong(r#""2 November 1903""#),
        Field::new(
            "roles",
            "a text or a statement, or a list of them",
            "Offices and parts that the person had, each with its time. They are no rivals.",
        )
        .right(r#"[(is: "assistant keeper", when: "1872/1875", cite: ["log:1872-01-09"])]"#)
        .wrong(r#"[(is: "assistant keeper", when: "1875/1872")]"#),
    ],
);

pub(super) const GROUP: Shape = record(
    "groups",
    "people acting together under a name",
    &[
        id().right(r#""pilots""#).wrong(r#""guild:pilots""#),
        Field::new("name", TEXT, "Its name.")
            .needed()
            .right(r#""Guild of Pilots""#)
            .wrong(r#"" ""#),
        Field::new("kind", WORD, "What sort of group it is.")
            .one_of(GroupKind::NAMES)
            .right("Organisation")
            .wrong("Organization"),
    ],
);

pub(super) const PLACE: Shape = record(
    "places",
    "a place",
    &[
        id().right(r#""lower-quay""#).wrong(r#""""#),
        Field::new(
            "name",
            TEXT,
            "Its name; those it had before or elsewhere are aliases.",
        )
        .needed()
        .right(r#""Lower Quay""#)
        .wrong("Quay"),
        Field::new("inside", "the id of a place", "What it lies in.")
            .right(r#""skarvholm""#)
            .wrong(r#""lower-quay""#),
        Field::new("at", "(latitude, longitude)", "Where it is, in degrees.")
            .right("(57.11, 8.62)")
            .wrong("(157.11, 8.62)"),
    ],
);

pub(super) const OBJECT: Shape = record(
    "objects",
    "a thing that can be pointed at",
    &[
        id().right(r#""lamp""#).wrong(r#""lamp;1871""#),
        Field::new("name", TEXT, "Its name.")
            .needed()
            .right(r#""The great lamp""#)
            .wrong(r#""""#),
        Field::new("kind", WORD, "What sort of thing it is.")
            .one_of(ObjectKind::NAMES)
            .right("Other")
            .wrong(r#""Ship""#),
    ],
);
