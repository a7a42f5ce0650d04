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
fn an_excerpt_with_a_mark() {
    assert_snapshot!(facts("(people: [\n  (id: \"a\", name: \"A\", borm: \"1900\", cite: [\"x\"]),\n])", "check").text(), @"");
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
        (id: "f" = "F", name: "F"; cite: ["book"]),
        (id: "g", name: 'G', cite: ["book"])),
        (name: "H", roles: [(when: "x", cite: ["book"], rank: Prefered, note: "")]),
    ],
    places: [(id: "p", name: "P", inside: "q")]
)"#), @"");
}

#[test]
fn a_bracket_that_is_missing_does_not_hide_the_next_list() {
    assert_snapshot!(places("(\n    people: [\n        (id: \"a\", name: \"A\", aliases: [\"B\",\n    places: [\n        (id: \"p\", name: \"\"),\n    ],\n"), @"");
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
)"#), @"");
}

#[test]
fn what_may_not_be_meant() {
    let text = "(people: [\n  (id: \"a\", name: \"A\u{202e}B\", summary: \"x\\u{1b}y\", born: \"1900\",\n   roles: [\"king\", (is: \"duke\", against: [(says: \"no\")])]),\n])";
    assert_snapshot!(places(text), @"");
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
    assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @"");
}
