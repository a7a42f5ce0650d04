//! What is said of a wrong fact file: the place, what is wrong, what to do; nothing on stdout, exit 2.

use std::fmt::Write;

use insta::assert_snapshot;

use crate::harness::{Scratch, facts, hist};

/// What is said of a wrong file.
#[track_caller]
fn said(text: impl AsRef<[u8]>) -> String {
    let outcome = facts(text, "who").run();
    let (code, stdout) = (outcome.code, outcome.stdout.as_str());
    assert_eq!((code, stdout), (2, ""), "{outcome}");
    outcome.stderr
}

/// What is said of a file whose third line is wrong, beside a source, a person and a place.
#[track_caller]
fn beside(line: &str) -> String {
    said(format!(
        "(sources: [(id: \"book\")], people: [(id: \"anna\", name: \"Anna\")],\n places: [(id: \"rome\", name: \"Rome\")],\n{line})"
    ))
}

#[test]
fn syntax() {
    assert_snapshot!(said("(people: [\n  (id: \"a\" name: \"A\"),\n])"), @"histcli: <stdin>:2:11: a comma is missing here; write `,`");
    assert_snapshot!(said("(people: [\n  (id: \"a\", name: \"A\")\n  (id: \"b\", name: \"B\"),\n])"), @"histcli: <stdin>:2:23: a comma is missing here; write `,`");
    assert_snapshot!(said("(\n  title: \"never closed,\n  people: [],\n)"), @r#"histcli: <stdin>:2:10: this text is never closed, or never opened; put a `"` before and behind it, and write `\"` for one within it"#);
    assert_snapshot!(said("(people: [\n  (id: \"a\", name: \"A\"),\n"), @"histcli: <stdin>:2:23: the file ends too early; write `]` and `)`");
    assert_snapshot!(said("(people: [\n  (id: \"a\", name: \"A\"],\n)"), @"histcli: <stdin>:2:22: `)` is missing here; close what was opened at line 2");
    assert_snapshot!(said("(\n) and more"), @"histcli: <stdin>:2:3: the facts end before this; take away what follows them");
    assert_snapshot!(said("(\n/* never closed"), @"histcli: <stdin>:2:1: this comment is never closed; end it with `*/`");
    assert_snapshot!(said(""), @"histcli: <stdin>:1:1: facts and records are written between `(` and `)`; see how in what `histcli new file` writes");
    assert_snapshot!(said("{\"people\": []}"), @"histcli: <stdin>:1:1: facts and records are written between `(` and `)`; see how in what `histcli new file` writes");
    assert_snapshot!(said("(title: 7)"), @"histcli: <stdin>:1:9: a text is needed here; write it between quotation marks");
    assert_snapshot!(said("(people: \"Anna\")"), @"histcli: <stdin>:1:10: a list is needed here; write it between `[` and `]`");
    assert_snapshot!(said("(people: [\"Anna\"])"), @"histcli: <stdin>:1:11: a person is written between `(` and `)`; write it like `(id: …)`");
    assert_snapshot!(said("(title: \"a\",\n title: \"b\")"), @"histcli: <stdin>:2:2: the field `title` is given twice; keep one of them");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", aliases: \"B\")])"), @"histcli: <stdin>:1:41: a list is needed here; write it between `[` and `]`");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", born: 1880)])"), @r#"histcli: <stdin>:1:38: a date or a text stands between quotation marks; write `"1880"`"#);
    assert_snapshot!(said("(title: \"a \\q b\")"), @r"histcli: <stdin>:1:12: this escape is not known; write `\\` for a backslash itself");
}

#[test]
fn what_cannot_be_read_is_told_once() {
    assert_snapshot!(said("(deliveries: [(id: \"d\", item: \"x\", figures: [Exact(1) , 1 ..=2 ])])"), @"
    histcli: <stdin>:1:57: an amount says how it is meant; write `Exact(39_000)`, `About(…)`, `Almost(…)`, `Over(…)`, `Between(…, …)` or `Unknown`
    <stdin>:1:58: `]` is missing here; close what was opened at line 1
    <stdin>:1:59: `..` is no name of a field; write a name of letters, digits and `_`
    <stdin>:1:61: `=` stands where `:` belongs; write `:`
    <stdin>:1:63: `)` is missing here; close what was opened at line 1
    <stdin>:1:66: the facts end before this; take away what follows them
    ");
    assert_snapshot!(said("(people: Some(Some(Some([]))))"), @"histcli: <stdin>:1:10: a list is needed here; write it between `[` and `]`");
    assert_snapshot!(said("(events: [(id: \"e\", title: \"E\", when: Some)])"), @"histcli: <stdin>:1:43: a value is missing before this; write one, or take the field away");
    assert_snapshot!(said("(events: [(\"e\", title: \"E\")])"), @"histcli: <stdin>:1:12: a value stands here without the name of its field; write the name and `:` before it");
    assert_snapshot!(said("(events: [(id: \"e\", title: Moscow treaty)])"), @"
    histcli: <stdin>:1:28: a text is needed here; write it between quotation marks
    <stdin>:1:34: a comma is missing here; write `,`
    <stdin>:1:41: `:` and a value are missing before this; write them, or take the name away
    ");
}

#[test]
fn signs_of_other_keyboards_and_languages() {
    let person = |rest: &str| said(format!("(people: [(id: \"a\"{rest})])"));
    assert_snapshot!(person("， name: \"A\""), @"histcli: <stdin>:1:19: `，` stands where `,` belongs; write `,`");
    assert_snapshot!(person(",\u{a0}name: \"A\""), @"histcli: <stdin>:1:20: the character U+00A0 stands between values; take it away, or write a plain blank");
    assert_snapshot!(person(", name: “A”"), @r#"histcli: <stdin>:1:27: a text stands between straight quotation marks; write `"` before and behind it"#);
    assert_snapshot!(person(", name: 'A'"), @"histcli: <stdin>:1:27: a text is needed here; write it between quotation marks");
    assert_snapshot!(person(", name:\u{0} \"A\""), @"histcli: <stdin>:1:26: the character U+0000 stands between values; take it away, or write a plain blank");
    assert_snapshot!(person(", name: \"A\", # a remark\n summary: \"B\""), @"histcli: <stdin>:1:32: a comment begins with `//`; write that instead of `#`");
    assert_snapshot!(person(", name: \"A\", born: 1921-03-16"), @r#"histcli: <stdin>:1:38: a date or a text stands between quotation marks; write `"1921-03-16"`"#);
    assert_snapshot!(person(", name: \"A\", summary: nil"), @"histcli: <stdin>:1:41: a text is needed here; write it between quotation marks");
    assert_snapshot!(said("(people: [{\"id\": \"a\", \"name\": \"A\"}])"), @"histcli: <stdin>:1:11: a person is written between `(` and `)`; write it like `(id: …)`");
    assert_snapshot!(person(", name: \"A\",\r\n  nam: \"漢字\",\r\n"), @"histcli: <stdin>:2:3: a person has no field `nam`; did you mean `name`?");
}

#[test]
fn nesting_deeper_than_any_fact_needs() {
    let deep = |open: &str, close: &str| {
        format!(
            "(people: {}{})",
            open.repeat(100_000),
            close.repeat(100_000)
        )
    };
    assert_snapshot!(said(deep("[", "]")), @"
    histcli: <stdin>:1:11: a person is written between `(` and `)`; write it like `(id: …)`
    <stdin>:1:73: brackets are nested deeper than any fact needs; take some away
    ");
    assert_snapshot!(said(deep("(", ")")), @"histcli: <stdin>:1:10: a list is needed here; write it between `[` and `]`");
    assert_snapshot!(said(deep("Some(", ")")), @"histcli: <stdin>:1:10: a list is needed here; write it between `[` and `]`");
    assert_snapshot!(said(format!("(people: [(id: \"a\", name: \"A\", born: {}", "[".repeat(100_000))), @"
    histcli: <stdin>:1:39: a claim is written between `(` and `)`; write it like `(is: …)`
    <stdin>:1:99: brackets are nested deeper than any fact needs; take some away
    <stdin>:1:100038: the file ends too early; write `]` and `]` and `]` and `]` and `]` and `]` and `]` and `]` and 99995 more
    ");
}

#[test]
fn fields_and_words_that_there_are_not() {
    assert_snapshot!(said("(\n  peopel: [],\n)"), @"histcli: <stdin>:2:3: a fact file has no field `peopel`; did you mean `people`?");
    assert_snapshot!(said("(recipes: [])"), @"histcli: <stdin>:1:2: a fact file has no field `recipes`; write one of `title`, `sources`, `people`, `groups`, `places`, `objects`, `events`, `deliveries`, `quotes`");
    assert_snapshot!(beside("groups: [(id: \"g\", name: \"G\", president: \"anna\")]"), @"histcli: <stdin>:3:31: a group has no field `president`; write one of `id`, `name`, `aliases`, `misspellings`, `summary`, `note`, `cite`, `against`, `statements`, `kind`");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", when: [(si: \"1900\")])]"), @"
    histcli: <stdin>:3:39: a claim needs the field `is`; add it
    <stdin>:3:40: a claim has no field `si`; write one of `is`, `cite`, `against`, `rank`, `note`
    ");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", people: [(id: \"anna\", prat: \"went\")])]"), @"histcli: <stdin>:3:54: a part has no field `prat`; did you mean `part`?");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", figures: [(amuont: Exact(1))])]"), @"histcli: <stdin>:3:46: a figure has no field `amuont`; did you mean `amount`?");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", kind: Amrs)]"), @"histcli: <stdin>:3:41: `Amrs` is not known here; did you mean `Arms`?");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", kind: \"Arms\")]"), @"histcli: <stdin>:3:41: a word is needed here, without quotation marks; write one that the field takes");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", status: Recieved)]"), @"histcli: <stdin>:3:43: `Recieved` is not known here; did you mean `Received`?");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", figures: [(amount: Exactly(1))])]"), @"histcli: <stdin>:3:54: `Exactly` is not known here; did you mean `Exact`?");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", figures: [(amount: Exact(1), rank: Prefered)])]"), @"histcli: <stdin>:3:70: `Prefered` is not known here; did you mean `Preferred`?");
    assert_snapshot!(beside("groups: [(id: \"g\", name: \"G\", kind: Goverment)]"), @"histcli: <stdin>:3:37: `Goverment` is not known here; did you mean `Government`?");
    assert_snapshot!(beside("objects: [(id: \"o\", name: \"O\", kind: Boat)]"), @"histcli: <stdin>:3:38: `Boat` is not known here; write one of `Ship`, `Monument`, `Factory`, `Photograph`, `Portrait`, `Document`, `Other`");
    assert_snapshot!(said("(sources: [(id: \"s\", kind: Artikle)])"), @"histcli: <stdin>:1:28: `Artikle` is not known here; did you mean `Article`?");
}

#[test]
fn fields_that_are_needed() {
    assert_snapshot!(said("(people: [\n  (name: \"A\"),\n])"), @"histcli: <stdin>:2:3: a person needs the field `id`; add it");
    assert_snapshot!(said("(people: [\n  (id: \"a\"),\n])"), @"histcli: <stdin>:2:3: a person needs the field `name`; add it");
    assert_snapshot!(said("(groups: [(id: \"a\")])"), @"histcli: <stdin>:1:11: a group needs the field `name`; add it");
    assert_snapshot!(said("(places: [(id: \"a\")])"), @"histcli: <stdin>:1:11: a place needs the field `name`; add it");
    assert_snapshot!(said("(deliveries: [(id: \"a\", figures: Exact(1))])"), @"histcli: <stdin>:1:15: a delivery needs the field `item`; add it");
    assert_snapshot!(said("(quotes: [(id: \"a\")])"), @"histcli: <stdin>:1:11: a quote needs the field `words`; add it");
    assert_snapshot!(said("(sources: [(title: \"T\")])"), @"histcli: <stdin>:1:12: a source needs the field `id`; add it");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", roles: [(when: \"1900\")])])"), @"histcli: <stdin>:1:40: a claim needs the field `is`; add it");
    assert_snapshot!(said("(deliveries: [(id: \"a\", item: \"A\", figures: [(when: \"1900\")])])"), @"histcli: <stdin>:1:46: a figure needs the field `amount`; add it");
}

#[test]
fn ids_given_twice() {
    assert_snapshot!(said("(people: [\n  (id: \"a\", name: \"A\"),\n  (id: \"a\", name: \"B\"),\n])"), @"histcli: <stdin>:3:9: the id `a` is taken by the person at <stdin>:2:9; ids are shared by all lists, so give one of them another");
    assert_snapshot!(beside("events: [(id: \"book\", title: \"E\")]"), @"histcli: <stdin>:3:16: the id `book` is taken by the source at <stdin>:1:18; ids are shared by all lists, so give one of them another");
    let folder = Scratch::folder();
    folder.write("one.ron", "(people: [(id: \"a\", name: \"A\")])");
    folder.write("two.ron", "(\n  events: [(id: \"a\", title: \"A\")],\n)");
    let mut command = hist_in(&folder, "who -f one.ron -f two.ron");
    let output = command.output().unwrap();
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(2), &b""[..])
    );
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"histcli: two.ron:2:18: the id `a` is taken by the person at one.ron:1:17; ids are shared by all lists, so give one of them another");
}

/// A run in a folder, so that messages name files without it.
fn hist_in(folder: &Scratch, line: &str) -> std::process::Command {
    let mut command = crate::harness::built_in(line).command();
    command.current_dir(&folder.0);
    command
}

#[test]
fn ids_that_lead_nowhere() {
    assert_snapshot!(beside("groups: [(id: \"g\", name: \"G\", cite: [\"bok:1\"])]"), @"histcli: <stdin>:3:39: `cite` names `bok`, but no source has that id; did you mean `book`?");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", when: [(is: \"1900\", cite: [\"x\"])])]"), @"histcli: <stdin>:3:60: `cite` names `x`, but no source has that id; add a source of that id, or take it away here");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", against: [(says: \"no\", cite: [\"x\"])])]"), @"histcli: <stdin>:3:63: `cite` names `x`, but no source has that id; add a source of that id, or take it away here");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", place: \"roma\")]"), @"histcli: <stdin>:3:40: `place` names `roma`, but no place has that id; did you mean `rome`?");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", people: [\"ana\"])]"), @"histcli: <stdin>:3:42: `people` names `ana`, but no person has that id; did you mean `anna`?");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", people: [(id: \"anna\", cite: [\"x\"])])]"), @"histcli: <stdin>:3:62: `cite` names `x`, but no source has that id; add a source of that id, or take it away here");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", groups: [(id: \"x\")])]"), @"histcli: <stdin>:3:47: `groups` names `x`, but no group has that id; add a group of that id, or take it away here");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", objects: [\"x\"])]"), @"histcli: <stdin>:3:43: `objects` names `x`, but no object has that id; add a object of that id, or take it away here");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", from: \"x\")]"), @"histcli: <stdin>:3:42: `from` names `x`, but no group, person or place has that id; add a group, person or place of that id, or take it away here");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", to: \"x\")]"), @"histcli: <stdin>:3:40: `to` names `x`, but no group, person or place has that id; add a group, person or place of that id, or take it away here");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", part_of: \"x\")]"), @"histcli: <stdin>:3:45: `part_of` names `x`, but no delivery has that id; add a delivery of that id, or take it away here");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", figures: [(amount: Unknown, cite: [\"x\"])])]"), @"histcli: <stdin>:3:71: `cite` names `x`, but no source has that id; add a source of that id, or take it away here");
    assert_snapshot!(beside("quotes: [(id: \"q\", words: {\"en\": \"Q\"}, by: \"x\")]"), @"histcli: <stdin>:3:45: `by` names `x`, but no person or group has that id; add a person or group of that id, or take it away here");
    assert_snapshot!(beside("quotes: [(id: \"q\", words: {\"en\": \"Q\"}, to: \"x\")]"), @"histcli: <stdin>:3:45: `to` names `x`, but no person or group has that id; add a person or group of that id, or take it away here");
    assert_snapshot!(beside("quotes: [(id: \"q\", words: {\"en\": \"Q\"}, chain: [\"x:1\"])]"), @"histcli: <stdin>:3:49: `chain` names `x`, but no record has that id; add a record of that id, or take it away here");
    assert_snapshot!(said("(places: [(id: \"p\", name: \"P\", inside: \"x\")])"), @"histcli: <stdin>:1:41: `inside` names `x`, but no place has that id; add a place of that id, or take it away here");
    assert_snapshot!(said("(sources: [(id: \"s\", derives_from: [\"x\"])])"), @"histcli: <stdin>:1:38: `derives_from` names `x`, but no source has that id; add a source of that id, or take it away here");
}

#[test]
fn ids_of_another_kind() {
    assert_snapshot!(beside("groups: [(id: \"g\", name: \"G\", cite: [\"anna:1\"])]"), @"histcli: <stdin>:3:39: `cite` takes the id of a source, but `anna` is a person; name another");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", place: \"anna\")]"), @"histcli: <stdin>:3:40: `place` takes the id of a place, but `anna` is a person; name another");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", people: [\"rome\"])]"), @"histcli: <stdin>:3:42: `people` takes the id of a person, but `rome` is a place; name another");
    assert_snapshot!(beside("events: [(id: \"e\", title: \"E\", groups: [\"anna\"])]"), @"histcli: <stdin>:3:42: `groups` takes the id of a group, but `anna` is a person; name another");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", from: \"book\")]"), @"histcli: <stdin>:3:42: `from` takes the id of a group, person or place, but `book` is a source; name another");
    assert_snapshot!(beside("deliveries: [(id: \"d\", item: \"D\", part_of: \"anna\")]"), @"histcli: <stdin>:3:45: `part_of` takes the id of a delivery, but `anna` is a person; name another");
    assert_snapshot!(beside("quotes: [(id: \"q\", words: {\"en\": \"Q\"}, by: \"rome\")]"), @"histcli: <stdin>:3:45: `by` takes the id of a person or group, but `rome` is a place; name another");
    assert_snapshot!(said("(sources: [(id: \"s\", derives_from: \"p\")], places: [(id: \"p\", name: \"P\", inside: \"s\")])"), @"
    histcli: <stdin>:1:37: `derives_from` takes the id of a source, but `p` is a place; name another
    <stdin>:1:82: `inside` takes the id of a place, but `s` is a source; name another
    ");
}

#[test]
fn circles() {
    assert_snapshot!(said("(places: [\n  (id: \"a\", name: \"A\", inside: \"b\"),\n  (id: \"b\", name: \"B\", inside: \"a\"),\n])"), @"histcli: <stdin>:2:33: `inside` goes round in a circle: a → b → a; take one of them away");
    assert_snapshot!(said("(places: [(id: \"a\", name: \"A\", inside: \"a\")])"), @"histcli: <stdin>:1:41: `inside` goes round in a circle: a → a; take one of them away");
    assert_snapshot!(said("(sources: [\n  (id: \"a\", derives_from: \"b\"),\n  (id: \"b\", derives_from: [\"c\", \"d\"]),\n  (id: \"c\"),\n  (id: \"d\", derives_from: \"b\"),\n])"), @"histcli: <stdin>:3:34: `derives_from` goes round in a circle: b → d → b; take one of them away");
    assert_snapshot!(said("(deliveries: [\n  (id: \"a\", item: \"A\", part_of: \"c\"),\n  (id: \"b\", item: \"B\", part_of: \"a\"),\n  (id: \"c\", item: \"C\", part_of: \"b\"),\n])"), @"histcli: <stdin>:2:34: `part_of` goes round in a circle: a → c → b → a; take one of them away");
}

#[test]
fn dates() {
    let born = |date: &str| {
        said(format!(
            "(people: [\n  (id: \"a\", name: \"A\", born: \"{date}\"),\n])"
        ))
    };
    assert_snapshot!(born("1921-02-30"), @"histcli: <stdin>:2:31: `1921-02-30` is no date: February 1921 has no day 30, its last is 28 (character 9); write another day, or the month alone where the day is unknown");
    assert_snapshot!(born("1900-02-29"), @"histcli: <stdin>:2:31: `1900-02-29` is no date: February 1900 has no day 29, its last is 28 (character 9); write another day, or the month alone where the day is unknown");
    assert_snapshot!(born("1921-13"), @"histcli: <stdin>:2:31: `1921-13` is no date: there is no month `13` (character 6); write 01 to 12, or 21 to 41 for a season, quarter or half-year");
    assert_snapshot!(born("1921-00-01"), @"histcli: <stdin>:2:31: `1921-00-01` is no date: there is no month `00` (character 6); write 01 to 12, or 21 to 41 for a season, quarter or half-year");
    assert_snapshot!(born("1922/1920"), @"histcli: <stdin>:2:31: `1922/1920` is no date: its end, 1920, comes before its beginning, 1922 (character 6); write `1920/1922`");
    assert_snapshot!(born("[1922..1920]"), @"histcli: <stdin>:2:31: `[1922..1920]` is no date: its end, 1920, comes before its beginning, 1922 (character 8); write the earlier one first");
    assert_snapshot!(born("last year"), @"histcli: <stdin>:2:31: `last year` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 5); write it like `1921-03-16`, `1921-03`, `1921` or `1920/1922`");
    assert_snapshot!(born("21-03-1921"), @"histcli: <stdin>:2:31: `21-03-1921` is no date: a year has four digits, with a capital X for each unknown one (character 3); write it in full, like `1921`, `193X` or `0044`");
    assert_snapshot!(born(""), @"histcli: <stdin>:2:31: `` is no date: nothing is written (character 1); leave the field out where no date is known");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", died: [\"1900\", \"1900-31-01\"])])"), @"histcli: <stdin>:1:48: `1900-31-01` is no date: a season, quarter or half-year has no days (character 9); write it like `1921-03-16`, `1920/1922`, `[1881,1882]` or `1921-12~`");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", roles: [(is: \"king\", when: \"x\")])])"), @"histcli: <stdin>:1:60: `x` is no date: a year has four digits, with a capital X for each unknown one (character 1); write it in full, like `1921`, `193X` or `0044`");
    assert_snapshot!(said("(events: [(id: \"a\", title: \"A\", when: [(is: \"x\")])])"), @"histcli: <stdin>:1:46: `x` is no date: a year has four digits, with a capital X for each unknown one (character 1); write it in full, like `1921`, `193X` or `0044`");
    assert_snapshot!(said("(deliveries: [(id: \"a\", item: \"A\", figures: [(amount: Exact(1), when: \"x\")])])"), @"histcli: <stdin>:1:72: `x` is no date: a year has four digits, with a capital X for each unknown one (character 1); write it in full, like `1921`, `193X` or `0044`");
}

#[test]
fn amounts() {
    let amount = |amount: &str| {
        said(format!(
            "(deliveries: [\n  (id: \"a\", item: \"A\", figures: [(amount: {amount})]),\n])"
        ))
    };
    assert_snapshot!(amount("Exact(-5)"), @"histcli: <stdin>:2:49: `-5` is below zero; an amount says how much there was, `from` and `to` say which way it went");
    assert_snapshot!(amount("Between(5, 2)"), @"histcli: <stdin>:2:51: `Between(5, 2)` is upside down; write the smaller number first");
    assert_snapshot!(amount("Between(1, -2)"), @"histcli: <stdin>:2:54: `-2` is below zero; an amount says how much there was, `from` and `to` say which way it went");
    assert_snapshot!(amount("About(1e5)"), @"histcli: <stdin>:2:49: `1e5` is no plain number; write digits, with `_` between thousands if you like: 39_000");
    assert_snapshot!(amount("Over(12345678901234567890123456789)"), @"histcli: <stdin>:2:48: `12345678901234567890123456789` has more than 28 digits; shorten it");
    assert_snapshot!(amount("Almost(0.12345678901234567890123456789)"), @"histcli: <stdin>:2:50: `0.12345678901234567890123456789` has more than 28 digits; shorten it");
    assert_snapshot!(amount("Exact(0x10)"), @"histcli: <stdin>:2:49: `0x10` is no plain number; write digits, with `_` between thousands if you like: 39_000");
    assert_snapshot!(amount("Exact(inf)"), @"histcli: <stdin>:2:49: `inf` is no plain number; write digits, with `_` between thousands if you like: 39_000");
    assert_snapshot!(amount("Exact(\"5\")"), @r#"histcli: <stdin>:2:49: `"5"` is no plain number; write digits, with `_` between thousands if you like: 39_000"#);
    assert_snapshot!(amount("Unknown(1)"), @"histcli: <stdin>:2:50: a comma or a closing bracket is missing before this; write the one that belongs there");
}

#[test]
fn two_preferred_values() {
    let two = |field: &str, value: &str| {
        format!(
            "{field}: [\n  (is: {value}, rank: Preferred),\n  (is: {value}, rank: Preferred),\n]"
        )
    };
    assert_snapshot!(said(format!("(people: [(id: \"a\", name: \"A\", {})])", two("born", "\"1900\""))), @"histcli: <stdin>:3:22: two values are marked `Preferred`; only one can be shown first, so take the mark off the others");
    assert_snapshot!(said(format!("(people: [(id: \"a\", name: \"A\", {})])", two("died", "\"1900\""))), @"histcli: <stdin>:3:22: two values are marked `Preferred`; only one can be shown first, so take the mark off the others");
    assert_snapshot!(said(format!("(events: [(id: \"a\", title: \"A\", {})])", two("when", "\"1900\""))), @"histcli: <stdin>:3:22: two values are marked `Preferred`; only one can be shown first, so take the mark off the others");
    let figures = two("figures", "Exact(1)").replace("is:", "amount:");
    assert_snapshot!(said(format!("(deliveries: [(id: \"a\", item: \"A\", {figures})])")), @"histcli: <stdin>:3:28: two values are marked `Preferred`; only one can be shown first, so take the mark off the others");
}

#[test]
fn texts_that_say_nothing() {
    assert_snapshot!(said("(title: \"\")"), @"histcli: <stdin>:1:10: `title` is empty; write something, or take the field away");
    assert_snapshot!(said("(people: [\n  (id: \"a\", name: \" \"),\n])"), @"histcli: <stdin>:2:20: `name` is empty; write something, or take the field away");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", aliases: [\"B\", \"\"])])"), @"histcli: <stdin>:1:48: `aliases` is empty; write something, or take the field away");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", misspellings: [\"\\t\"])])"), @"histcli: <stdin>:1:47: `misspellings` is empty; write something, or take the field away");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", summary: \"\")])"), @"histcli: <stdin>:1:42: `summary` is empty; write something, or take the field away");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", roles: [(is: \"\")])])"), @"histcli: <stdin>:1:46: `is` is empty; write something, or take the field away");
    assert_snapshot!(said("(people: [(id: \"a\", name: \"A\", against: [(says: \"\")])])"), @"histcli: <stdin>:1:50: `says` is empty; write something, or take the field away");
    assert_snapshot!(said("(events: [(id: \"a\", title: \"\")])"), @"histcli: <stdin>:1:29: `title` is empty; write something, or take the field away");
    assert_snapshot!(said("(deliveries: [(id: \"a\", item: \"\", unit: \"\")])"), @"
    histcli: <stdin>:1:32: `item` is empty; write something, or take the field away
    <stdin>:1:42: `unit` is empty; write something, or take the field away
    ");
    assert_snapshot!(said("(quotes: [(id: \"a\", words: {\"en\": \"\"})])"), @"histcli: <stdin>:1:36: `words` is empty; write something, or take the field away");
    assert_snapshot!(said("(quotes: [(id: \"a\", words: {\"\": \"A\"})])"), @"histcli: <stdin>:1:30: `words` is empty; write something, or take the field away");
    assert_snapshot!(said("(quotes: [(id: \"a\", words: {})])"), @"histcli: <stdin>:1:11: `words` is empty; write something, or take the field away");
}

#[test]
fn words_twice_in_one_language() {
    assert_snapshot!(said("(quotes: [\n  (id: \"a\", words: {\"en\": \"A\", \"en\": \"B\"}),\n])"), @"histcli: <stdin>:2:33: the words are given twice in `en`; keep one of them");
}

#[test]
fn points_off_the_globe() {
    let at = |at: &str| {
        said(format!(
            "(places: [\n  (id: \"a\", name: \"A\", at: {at}),\n])"
        ))
    };
    assert_snapshot!(at("(91, 0)"), @"histcli: <stdin>:2:28: (91, 0) is not on the globe; write (latitude, longitude) in degrees, -90 to 90 and -180 to 180");
    assert_snapshot!(at("(0, 180.5)"), @"histcli: <stdin>:2:28: (0, 180.5) is not on the globe; write (latitude, longitude) in degrees, -90 to 90 and -180 to 180");
    assert_snapshot!(at("(NaN, 0)"), @"histcli: <stdin>:2:28: (NaN, 0) is not on the globe; write (latitude, longitude) in degrees, -90 to 90 and -180 to 180");
    assert_snapshot!(at("(0, -inf)"), @"histcli: <stdin>:2:28: (0, -inf) is not on the globe; write (latitude, longitude) in degrees, -90 to 90 and -180 to 180");
    assert_snapshot!(at("(38.6)"), @"histcli: <stdin>:2:33: a point is its latitude and its longitude in degrees; write it like `(38.6, 26.8)`");
    assert_snapshot!(at("(38.6, 26.8, 100)"), @"histcli: <stdin>:2:41: a point is its latitude and its longitude in degrees; write it like `(38.6, 26.8)`");
}

#[test]
fn ids_and_citations_that_are_none() {
    let id = |id: &str| said(format!("(people: [\n  (id: \"{id}\", name: \"A\"),\n])"));
    assert_snapshot!(id(""), @"histcli: <stdin>:2:9: an id is empty; give the record a short name such as `aralov`");
    assert_snapshot!(id("a b"), @"histcli: <stdin>:2:9: `a b` is no id: it holds ` `; use letters, digits, `-`, `_` and `.`");
    assert_snapshot!(id("a:b"), @"histcli: <stdin>:2:9: `a:b` is no id: it holds `:`; use letters, digits, `-`, `_` and `.`");
    assert_snapshot!(id("a;b"), @"histcli: <stdin>:2:9: `a;b` is no id: it holds `;`; use letters, digits, `-`, `_` and `.`");
    assert_snapshot!(id("a,b"), @"histcli: <stdin>:2:9: `a,b` is no id: it holds `,`; use letters, digits, `-`, `_` and `.`");
    assert_snapshot!(id("a\u{1b}b"), @r"histcli: <stdin>:2:9: `a�b` is no id: it holds `\u{1b}`; use letters, digits, `-`, `_` and `.`");
    let cite = |cite: &str| {
        beside(&format!(
            "events: [(id: \"e\", title: \"E\", cite: [\"{cite}\"])]"
        ))
    };
    assert_snapshot!(cite(""), @"histcli: <stdin>:3:40: a citation is written `source-id:locator`: an id is empty; give the record a short name such as `aralov`");
    assert_snapshot!(cite(":1"), @"histcli: <stdin>:3:40: a citation is written `source-id:locator`: an id is empty; give the record a short name such as `aralov`");
    assert_snapshot!(cite("book:"), @"histcli: <stdin>:3:40: `book:` ends with a colon; write the place in the source behind it, or leave the colon out");
    assert_snapshot!(cite("a book"), @"histcli: <stdin>:3:40: a citation is written `source-id:locator`: `a book` is no id: it holds ` `; use letters, digits, `-`, `_` and `.`");
}

#[test]
fn not_utf_8() {
    for (bytes, place) in [
        (&b"(\n  title: \"caf\xe9\",\n)"[..], "2:14"),
        (b"\xff\xfe(\x00)\x00", "1:1"),
    ] {
        let said = said(bytes);
        assert!(
            said.starts_with(&format!("histcli: <stdin>:{place}:")),
            "{said}"
        );
        assert!(
            said.ends_with(" from here on this is not UTF-8; save the file as UTF-8\n"),
            "{said}"
        );
    }
}

#[test]
fn all_faults_in_one_run_in_the_order_of_the_files() {
    assert_snapshot!(said(r#"(
    sources: [(id: "book", kind: Bok)],
    people: [
        (id: "a", name: "", born: "1900-13", cite: ["bok"]),
        (id: "b", nam: "B"),
        (id: "c", name: "C", died: [(is: "1900", rank: Preferred), (is: "1901", rank: Preferred)]),
    ],
    events: [(id: "e", title: "E", people: ["b", "d"])],
    places: [(id: "p", name: "P", inside: "p", at: (91, 0))],
)"#), @"
    histcli: <stdin>:2:34: `Bok` is not known here; did you mean `Book`?
    <stdin>:4:26: `name` is empty; write something, or take the field away
    <stdin>:4:36: `1900-13` is no date: there is no month `13` (character 6); write 01 to 12, or 21 to 41 for a season, quarter or half-year
    <stdin>:4:54: `cite` names `bok`, but no source has that id; did you mean `book`?
    <stdin>:5:19: a person has no field `nam`; did you mean `name`?
    <stdin>:6:87: two values are marked `Preferred`; only one can be shown first, so take the mark off the others
    <stdin>:8:51: `people` names `d`, but no person has that id; add a person of that id, or take it away here
    <stdin>:9:44: `inside` goes round in a circle: p → p; take one of them away
    <stdin>:9:52: (91, 0) is not on the globe; write (latitude, longitude) in degrees, -90 to 90 and -180 to 180
    ");
    let folder = Scratch::folder();
    folder.write("one.ron", "(people: [(id: \"a\", name: \"\")])");
    folder.write("two.ron", "(people: [(id: \"b\", name: \"B\"]");
    folder.write(
        "three.ron",
        "(events: [(id: \"e\", title: \"E\", when: \"x\", people: [\"a\", \"z\"])])",
    );
    let output = hist_in(&folder, "who -f three.ron -f two.ron -f one.ron")
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(2), &b""[..])
    );
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"
    histcli: three.ron:1:40: `x` is no date: a year has four digits, with a capital X for each unknown one (character 1); write it in full, like `1921`, `193X` or `0044`
    three.ron:1:59: `people` names `z`, but no person has that id; add a person of that id, or take it away here
    two.ron:1:30: `]` closes nothing; take it away
    two.ron:1:31: the file ends too early; write `)` and `]` and `)`
    one.ron:1:28: `name` is empty; write something, or take the field away
    ");
}

#[test]
fn twenty_are_told_and_the_rest_counted() {
    let with = |faults: usize| {
        let mut text = "(people: [\n".to_owned();
        for number in 0..faults {
            writeln!(text, "(id: \"p{number}\", name: \"\"),").unwrap();
        }
        said(text + "])")
    };
    let twenty = with(20);
    assert_eq!(twenty.lines().count(), 20);
    assert_snapshot!(twenty.lines().last().unwrap(), @"<stdin>:21:20: `name` is empty; write something, or take the field away");
    let many = with(25);
    assert_eq!(
        many.lines().take(20).collect::<Vec<_>>(),
        twenty.lines().collect::<Vec<_>>()
    );
    assert_snapshot!(many.lines().nth(20).unwrap(), @"and 5 more faults after these; `histcli check` tells all");
}

#[test]
fn quiet_is_not_silent_about_faults() {
    assert_snapshot!(facts("(", "who -q").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1:2: the file ends too early; write `)`
    ");
    assert_snapshot!(hist("who -q -f /nonexistent.ron").text(), @"
    exit 2
    --- stderr
    histcli: there is no `/nonexistent.ron`; check the name, and the folder you are in
    ");
}
