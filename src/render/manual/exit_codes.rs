//! The page about exit codes: what each means, and when which command ends with it.

use super::{super::blocks::Tone, page::Page};

/// How far what is said of a code is set in.
const INSET: usize = 4;

const CODES: [(&str, &str); 4] = [
    ("0", "answered: stdout holds what was asked for"),
    (
        "1",
        "nothing found: the question was understood, and the facts have no answer",
    ),
    (
        "2",
        "trouble: wrong usage, a file that cannot be read or has faults, a date that cannot be",
    ),
    (
        "3",
        "more than one row, where `--one` wanted exactly one; stdout is empty",
    ),
];

const COMMANDS: [(&str, &str, &str, &str); 8] = [
    (
        "who, what, where, quote, aid, source, search",
        "something fits",
        "nothing fits, or the facts hold nothing of the kind",
        "`aid --during` with a date that cannot be",
    ),
    (
        "when, timeline",
        "something was then, or has a date",
        "nothing was then, nobody has the name, or it has no date",
        "a date that cannot be, such as 31 february 1921",
    ),
    (
        "why",
        "the record or field is there",
        "no record has the id, or it has no such field",
        "-",
    ),
    (
        "conflicts, gaps",
        "there are some",
        "there are none",
        "a gap that is not known",
    ),
    ("check", "no fault", "-", "any fault"),
    ("files", "told", "-", "-"),
    ("cache", "told", "-", "-"),
    (
        "new, help",
        "printed",
        "-",
        "a kind or a topic that is not known",
    ),
];

/// The page.
pub(super) fn write(page: &mut Page) {
    page.heading("Exit codes");
    for (code, means) in CODES {
        page.term(code, INSET, means, Tone::Plain);
    }
    page.heading("By command");
    let rows = COMMANDS.iter().map(|(commands, zero, one, two)| {
        [commands, zero, one, two].map(|s| (*s).to_owned()).to_vec()
    });
    page.table(&["Command", "0", "1", "2"], rows.collect());
    page.paragraph(
        "Every command ends with 2 when an option is not known, a fact file has a fault or cannot \
         be read, or stdout cannot be written. `--one` ends any question with 3 when several \
         rows answer it. A source that is not known, in `--source`, ends with 1.",
    );
    page.paragraph(
        "Of a batch (`-` reads questions from stdin) the worst counts: 3, then 2, then 1. With `-q` \
         the codes are the same, and stderr holds errors alone. A pipe that is closed early is no \
         error: 0. Help asked for is 0, help shown because nothing was asked is 2.",
    );
}
