//! The page about output: where it goes, the formats, the fields of every command's rows.

use super::{
    super::{Format, blocks::Tone, fields, files},
    page::Page,
};
use crate::ask::{AidQuestion, By, Question};

/// How far what is said of a format is set in.
const INSET: usize = 11;

/// The page.
pub(super) fn write(page: &mut Page) {
    streams(page);
    formats(page);
    rows(page);
}

fn streams(page: &mut Page) {
    page.heading("Where it goes");
    page.paragraph(
        "Answers go to stdout, and nothing else does; notes, hints and errors go to stderr. On a \
         terminal an answer is a table or a card, as wide as the terminal. In a pipe it is rows \
         of fields parted by tabs: no header, no colour, nothing cut or wrapped. `--format` \
         chooses otherwise; `-q` silences what is no error.",
    );
    page.paragraph(
        "The same files and the same question give the same bytes, whatever the locale and the \
         time zone. NO_COLOR, CLICOLOR_FORCE and TERM=dumb are minded; `--color` beats them. \
         `help` and `new` print text, whatever the format.",
    );
}

fn formats(page: &mut Page) {
    page.heading("Formats");
    for format in [
        Format::Table,
        Format::Markdown,
        Format::Tsv,
        Format::Csv,
        Format::Json,
        Format::Ndjson,
        Format::Svg,
    ] {
        let (name, about) = said_of(format);
        page.term(name, INSET, about, Tone::Plain);
    }
    page.term(
        "bibtex",
        INSET,
        "the works, for LaTeX; `csl-json` for pandoc and Zotero; for `source`, and as `--cite` \
         for any question",
        Tone::Plain,
    );
    page.paragraph(
        "CSV and TSV flatten what JSON nests: the field `min` of `quantity` is `quantity.min`. \
         Ids, citations and texts of a list are joined by `;` (inside one, `;` and `\\` are `\\;` \
         and `\\\\`), lists of objects are compact JSON, and what is unknown is empty; in JSON it \
         is null. TSV escapes `\\t`, `\\n`, `\\r` and `\\\\`.",
    );
}

fn said_of(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Table => ("table", "tables and cards for people"),
        Format::Markdown => ("markdown", "the same in Markdown"),
        Format::Tsv => ("tsv", "rows, fields parted by tabs; `--header` names them"),
        Format::Csv => (
            "csv",
            "rows, fields parted by commas; `--no-header` leaves out their names",
        ),
        Format::Json => ("json", "one array of objects; `[]` when nothing was found"),
        Format::Ndjson => ("ndjson", "the same objects, one a line"),
        Format::Svg => ("svg", "a picture; only `timeline` has one"),
    }
}

fn rows(page: &mut Page) {
    page.heading("Fields of rows");
    page.paragraph(
        "In the order of the columns. Fields are added in minor versions, renamed or removed \
         only in major ones. A batch (`-`) puts `query` first.",
    );
    for question in questions() {
        page.heading(command(&question));
        page.paragraph(&fields(&question).join(", "));
    }
    page.heading("files");
    page.paragraph(&files::fields().join(", "));
    page.heading("in lists of objects");
    for (object, fields, holders) in OBJECTS {
        let said = format!("{fields}; in {holders}");
        page.term(object, INSET, &said, Tone::Plain);
    }
    page.paragraph(
        "A date is an object {edtf, earliest, latest, text}; `--calendar` adds `julian` or \
         `rumi`. Its first and last day are null where they are open. The `words` of a quote are an \
         object with a text for each language.",
    );
}

/// What stands in lists: each object, its fields, and the fields that hold such lists.
const OBJECTS: [(&str, &str, &str); 7] = [
    (
        "claim",
        "is, when, standing, rank, cite, against, note",
        "born, died, roles, statements, dates",
    ),
    (
        "event",
        "id, title, when, part, place, cite, standing, against",
        "events",
    ),
    ("objection", "says, cite", "against"),
    (
        "figure",
        "min, max, qualifier, rank, cite, when, standing, against, note",
        "figures",
    ),
    (
        "value",
        "is, when, standing, because, rank, cite, against, note",
        "values",
    ),
    ("source", "id, derives_from", "sources"),
    ("side", "value, cite, objects", "sides"),
];

/// A question of every sort.
fn questions() -> Vec<Question> {
    let aid = || AidQuestion {
        item: None,
        from: None,
        to: None,
        during: None,
        kinds: Vec::new(),
        unit: None,
        statuses: Vec::new(),
    };
    let by = || vec![By::Year, By::From, By::Source];
    vec![
        Question::Who(None),
        Question::What(None),
        Question::Where(None),
        Question::When(None),
        Question::Aid(aid()),
        Question::Totals(aid(), Vec::new()),
        Question::Totals(aid(), by()),
        Question::Working(aid(), Vec::new()),
        Question::Quote(None),
        Question::Source(Vec::new()),
        Question::Search(String::new()),
        Question::Why(String::new()),
        Question::Conflicts,
        Question::Gaps(Vec::new()),
        Question::Timeline(None),
    ]
}

/// The command that asks a question.
fn command(question: &Question) -> &'static str {
    match question {
        Question::Who(_) => "who",
        Question::What(_) => "what",
        Question::Where(_) => "where",
        Question::When(_) => "when",
        Question::Aid(_) => "aid",
        Question::Totals(_, by) if by.is_empty() => "aid --totals",
        Question::Totals(..) => "aid --totals --by year,from,source",
        Question::Working(..) => "aid --totals --explain",
        Question::Quote(_) => "quote",
        Question::Source(_) => "source",
        Question::Search(_) => "search",
        Question::Why(_) => "why",
        Question::Conflicts => "conflicts",
        Question::Gaps(_) => "gaps",
        Question::Timeline(_) => "timeline",
    }
}
