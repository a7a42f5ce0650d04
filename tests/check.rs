//! `check`: all faults of a file in one run, each with its place, an excerpt and a remedy.

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{Scratch, built_in, facts};

/// The places and levels of what is wrong with a text, one a line.
#[track_caller]
fn places(text: &str) -> String {
    let outcome = facts(text, "check --format ndjson -q").run();
    assert_eq!(outcome.stderr, "");
    let rows = outcome.stdout.lines().map(|line| {
        let row: Value = serde_json::from_str(line).expect("a row");
        let text = |field: &str| row[field].as_str().unwrap_or("-").to_owned();
        format!(
            "{}:{} {}: {} | {}",
            row["line"],
            row["column"],
            text("level"),
            text("message"),
            text("help")
        )
    });
    let rows: Vec<String> = rows.collect();
    let grave = rows.iter().any(|row| row.contains(" fault: "));
    assert_eq!(outcome.code, if grave { 2 } else { 0 });
    rows.join("\n")
}

#[test]
fn the_built_in_facts_are_clean() {
    let outcome = built_in("check --strict").run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, ""));
    assert_eq!(
        outcome.stderr,
        "histcli: no faults, no warnings in 1 file\n"
    );
}

#[test]
fn the_file_to_start_from_is_clean() {
    let outcome = facts(built_in("new file").run().stdout, "check --strict").run();
    assert_eq!(
        (outcome.code, outcome.stdout.as_str()),
        (0, ""),
        "{outcome}"
    );
}

#[test]
fn letters_of_several_bytes_are_marked_whole() {
    assert_snapshot!(facts("(people: [(id: \"a\", name: \"A\", cite: [\"s\"], against: [(cite: [\"élan\"])])])", "check").text(), @r#"
    exit 2
    --- stdout
    fault: `cite` names `s`, but no source has that id
     --> <stdin>:1:40
      |
    1 | (people: [(id: "a", name: "A", cite: ["s"], against: [(cite: ["élan"])])])
      |                                        ^
      |
      = help: add a source of that id, or take it away here

    fault: an objection needs the field `says`
     --> <stdin>:1:64
      |
    1 | (people: [(id: "a", name: "A", cite: ["s"], against: [(cite: ["élan"])])])
      |                                                                ^
      |
      = help: add it

    fault: `cite` names `élan`, but no source has that id
     --> <stdin>:1:64
      |
    1 | (people: [(id: "a", name: "A", cite: ["s"], against: [(cite: ["élan"])])])
      |                                                                ^^^^
      |
      = help: add a source of that id, or take it away here


    --- stderr
    histcli: 3 faults, no warnings in 1 file
    "#);
    assert_snapshot!(facts("(sources: [éx: 1)])", "check").text(), @"
    exit 2
    --- stdout
    fault: a source needs the field `id`
     --> <stdin>:1:12
      |
    1 | (sources: [éx: 1)])
      |            ^
      |
      = help: add it

    fault: `(` is missing before this
     --> <stdin>:1:12
      |
    1 | (sources: [éx: 1)])
      |            ^
      |
      = help: open the record with it

    fault: a source has no field `éx`
     --> <stdin>:1:12
      |
    1 | (sources: [éx: 1)])
      |            ^^
      |
      = help: write one of `id`, `kind`, `title`, `author`, `publisher`, `year`, `language`, `url`, `derives_from`, `note`


    --- stderr
    histcli: 3 faults, no warnings in 1 file
    ");
}

#[test]
fn an_excerpt_with_a_mark() {
    assert_snapshot!(facts("(people: [\n  (id: \"a\", name: \"A\", borm: \"1900\", cite: [\"x\"]),\n])", "check").text(), @r#"
    exit 2
    --- stdout
    fault: a person has no field `borm`
     --> <stdin>:2:24
      |
    2 |   (id: "a", name: "A", borm: "1900", cite: ["x"]),
      |                        ^^^^
      |
      = help: did you mean `born`?

    fault: `cite` names `x`, but no source has that id
     --> <stdin>:2:46
      |
    2 |   (id: "a", name: "A", borm: "1900", cite: ["x"]),
      |                                              ^
      |
      = help: add a source of that id, or take it away here


    --- stderr
    histcli: 2 faults, no warnings in 1 file
    "#);
}

#[test]
fn the_rest_is_read_after_a_syntax_error() {
    assert_snapshot!(places(r#"(
    sources: [(id: "book", kind: Bok)],
    people: [
        (id: "a", name: "Anna, born: "1900-13", cite: ["book:1"]),
        (id: "b" name: "B", born: "1900-31", cite: ["book:1"]),
        (id: "c", name: "C", aliases: ["x", "y", died: "1921-02-30", cite: ["book"]),
        (id: "d", name: "D", cite: ["book"]
        (id: "e", name: "E", cite: ["bok"]],
        (id = "f", name: "F"; cite: ["book"]),
        (id: "g", name: 'G', cite: ["book"])),
        (name: "H", roles: [(when: "x", cite: ["book"], rank: Prefered, note: "")]),
    ],
    places: [(id: "p", name: "P", inside: "q")]
)"#), @r#"
    2:34 fault: `Bok` is not known here | did you mean `Book`?
    4:25 fault: this text is never closed, or never opened | put a `"` before and behind it, and write `\"` for one within it
    5:17 fault: a comma is missing here | write `,`
    6:48 fault: `]` is missing here | close what was opened at line 6
    6:57 fault: `1921-02-30` is no date: February 1921 has no day 30, its last is 28 (character 9) | write another day, or the month alone where the day is unknown
    7:44 fault: `)` is missing here | close what was opened at line 7
    8:38 fault: `cite` names `bok`, but no source has that id | did you mean `book`?
    8:43 fault: `]` closes nothing here | write `)` for the `(` of line 8
    9:13 fault: `=` stands where `:` belongs | write `:`
    9:29 fault: `;` stands where `,` belongs | write `,`
    10:25 fault: a text stands between straight quotation marks | write `"` before and behind it
    10:45 fault: `)` closes nothing | take it away
    11:9 fault: a person needs the field `id` | add it
    11:29 fault: a claim needs the field `is` | add it
    11:37 fault: `x` is no date: a year has four digits, with a capital X for each unknown one (character 1) | write it in full, like `1921`, `193X` or `0044`
    11:63 fault: `Prefered` is not known here | did you mean `Preferred`?
    11:80 fault: `note` is empty | write something, or take the field away
    13:44 fault: `inside` names `q`, but no place has that id | add a place of that id, or take it away here
    "#);
}

#[test]
fn a_bracket_that_is_missing_does_not_hide_the_next_list() {
    assert_snapshot!(places("(\n    people: [\n        (id: \"a\", name: \"A\", aliases: [\"B\",\n    places: [\n        (id: \"p\", name: \"\"),\n    ],\n"), @"
    3:43 fault: `places` begins before the list above it is closed | write `]` and `)` and `]` here
    5:26 fault: `name` is empty | write something, or take the field away
    6:6 fault: the file ends too early | write `)`
    ");
}

#[test]
fn what_can_be_read_but_cannot_be_right() {
    assert_snapshot!(places(r#"(
    sources: [(id: "book")],
    people: [
        (id: "a", name: "Anna", born: "1921", died: "1900", cite: ["book"]),
        (id: "b", name: "Bert", aliases: ["ANNA", "Bo"], born: "1900", died: "1950", cite: ["book"]),
    ],
    events: [
        (id: "e", title: "E", when: "1960", people: ["b"], cite: ["book"]),
        (id: "f", title: "F", when: "1950/1960", people: ["b"], cite: ["book"]),
        (id: "g", title: "G", when: "1899", people: [(id: "b", part: "x")], cite: ["book"]),
    ],
    deliveries: [
        (id: "d1", item: "x", unit: "gold rouble", figures: Exact(1), cite: ["book"]),
        (id: "d2", item: "x", unit: "gold roubles", figures: Exact(1), cite: ["book"]),
        (id: "d3", item: "x", unit: "gold rouble", when: [
            (is: "1900", cite: ["book"], rank: Preferred),
            (is: "1901", cite: ["book"], rank: Preferred),
        ]),
    ],
    quotes: [(id: "q", by: "b", when: "1951", words: {"en": "So"}, cite: ["book"])],
)"#), @"
    4:53 fault: `a` died (1900) before being born (1921) | mend one of the dates, or reject one with `rank: Rejected`
    5:43 warning: `ANNA` is a name of `a` too, so both are found by it | take it away where it is wrong
    8:54 fault: `b` was dead when `e` was | mend a date, or name somebody else
    10:59 fault: `b` was not yet born when `g` was | mend a date, or name somebody else
    14:37 fault: the unit `gold roubles` is spelt `gold rouble` at <stdin>:13:15, and unlike units are never added | spell it the same way
    17:48 fault: two values are marked `Preferred` | only one can be shown first, so take the mark off the others
    20:28 fault: `b` was dead when `q` was | mend a date, or name somebody else
    ");
}

#[test]
fn a_hidden_blank_behind_a_value_of_a_list_is_no_part_of_it() {
    // What White_Space holds beyond ASCII's blanks, and U+000B, is white space to RON.
    for (blank, code) in [('\u{B}', "000B"), ('\u{85}', "0085"), ('\u{2028}', "2028")] {
        let text = format!("(people: [(id: \"a\", name: \"A\", born: [\"1850\"{blank}])])");
        assert_eq!(
            places(&text),
            format!(
                "1:39 warning: no source is cited for this | add `cite: [\"source-id:place\"]`, to it or to the record\n\
                 1:45 warning: the character U+{code} acts on a terminal and is shown as U+FFFD | take it away"
            )
        );
    }
}

#[test]
fn what_may_not_be_meant() {
    let text = "(people: [\n  (id: \"a\", name: \"A\u{202e}B\", summary: \"x\\u{1b}y\", born: \"1900\",\n   roles: [\"king\", (is: \"duke\", against: [(says: \"no\")])]),\n])";
    assert_snapshot!(places(text), @r#"
    2:21 warning: the character U+202E acts on a terminal and is shown as U+FFFD | take it away
    2:37 warning: the character U+001B acts on a terminal and is shown as U+FFFD | take it away
    2:53 warning: no source is cited for this | add `cite: ["source-id:place"]`, to it or to the record
    3:12 warning: no source is cited for this | add `cite: ["source-id:place"]`, to it or to the record
    3:20 warning: no source is cited for this | add `cite: ["source-id:place"]`, to it or to the record
    3:51 warning: no source is cited for this | add `cite: ["source-id:place"]`, to it or to the record
    "#);
    assert_eq!(facts(text, "check -q").run().code, 0);
    assert_eq!(facts(text, "check -q --strict").run().code, 2);
    assert!(!facts(text, "check -q").run().stdout.contains('\u{202e}'));
}

#[test]
fn several_files_are_one_body() {
    let folder = Scratch::folder();
    folder.write(
        "a.ron",
        "(people: [(id: \"anna\", name: \"Anna\", cite: [\"book\"])])",
    );
    folder.write(
        "b.ron",
        "(sources: [(id: \"book\")], places: [(id: \"anna\", name: \"\")])",
    );
    let mut command = built_in("check -q --format tsv a.ron b.ron").command();
    let output = command.current_dir(&folder.0).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @"
    b.ron	1	42	fault	the id `anna` is taken by the person at a.ron:1:17	ids are shared by all lists, so give one of them another
    b.ron	1	56	fault	`name` is empty	write something, or take the field away
    ");
}

/// A line longer than a screen is cut to what is seen of it; the columns are those of the whole.
#[test]
fn faults_of_one_long_line() {
    let people: Vec<String> = (0..400)
        .map(|number| format!("(id: \"p{number}\", nam: \"Ä\")"))
        .collect();
    let text = format!("(people: [{}])", people.join(", "));
    let outcome = facts(text, "check --format table").run();
    let faults: Vec<&str> = outcome.stdout.split("\n\n").collect();
    assert_eq!((outcome.code, faults.len()), (2, 401), "{outcome}");
    assert_snapshot!(faults[0], @r#"
    fault: a person has no field `nam`
     --> <stdin>:1:22
      |
    1 | (people: [(id: "p0", nam: "Ä"), (id: "p1", nam: "Ä"), (id: "p2", nam: "Ä"...
      |                      ^^^
      |
      = help: did you mean `name`?
    "#);
    assert_snapshot!(faults[200], @r#"
    fault: a person has no field `nam`
     --> <stdin>:1:4714
      |
    1 | ... "p199", nam: "Ä"), (id: "p200", nam: "Ä"), (id: "p201", nam: "Ä"), (i...
      |                                     ^^^
      |
      = help: did you mean `name`?
    "#);
    assert_snapshot!(faults[399], @r#"
    fault: a person has no field `nam`
     --> <stdin>:1:9490
      |
    1 | ... "p398", nam: "Ä"), (id: "p399", nam: "Ä")])
      |                                     ^^^
      |
      = help: did you mean `name`?
    "#);
}
