//! Stubs: each loads where it is pasted, and so does every line that is uncommented in it.

use histcli::facts::{
    Facts, Page,
    manual::{Shape, with_record},
};
use insta::assert_snapshot;

use crate::harness::{Scratch, built_in, facts};

/// The kinds, their lists, and a question that a stub answers as it is printed.
const KINDS: [(&str, &str, &str); 8] = [
    ("source", "sources", "source almanac"),
    ("person", "people", "who anna lind"),
    ("group", "groups", "what guild of pilots"),
    ("place", "places", "where lower quay"),
    ("object", "objects", "what great lamp"),
    ("event", "events", "why great-gale"),
    ("delivery", "deliveries", "aid granite"),
    ("quote", "quotes", "quote lit"),
];

/// What `new` prints.
#[track_caller]
fn new(kind: &str) -> String {
    let outcome = built_in(&format!("new {kind}")).run();
    assert_eq!(
        (outcome.code, outcome.stderr.as_str()),
        (0, ""),
        "{outcome}"
    );
    outcome.stdout
}

/// What is wrong with a file.
fn faults(text: &str) -> Option<String> {
    let loaded = Facts::load(&[Page::new("facts.ron", text)]);
    loaded.err().map(|faults| faults.to_string())
}

/// The field that a line has commented out.
fn commented(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("// ")?;
    let (name, _) = rest.split_once(": ")?;
    let is_field = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    is_field.then_some(name)
}

/// A stub with the lines of some fields uncommented.
fn uncommented(stub: &str, which: impl Fn(&str) -> bool) -> String {
    let line = |line: &str| match commented(line) {
        Some(field) if which(field) => line.replacen("// ", "", 1),
        _ => line.to_owned(),
    };
    stub.lines().map(|text| line(text) + "\n").collect()
}

#[test]
fn a_stub_loads_alone_in_its_list_and_answers() {
    for (kind, list, question) in KINDS {
        let text = format!("(\n    {list}: [\n{}    ],\n)\n", new(kind));
        assert_eq!(faults(&text), None, "{kind}");
        let outcome = facts(&text, &format!("{question} --format json")).run();
        assert_eq!(outcome.rows().len(), 1, "{kind}");
    }
}

#[test]
fn every_line_that_is_commented_out_loads_when_it_is_not() {
    for (kind, list, _) in KINDS {
        let stub = new(kind);
        let shape = Shape::named(list).expect("a list");
        let optional: Vec<&str> = shape
            .fields()
            .filter(|field| !field.is_needed)
            .map(|field| field.name)
            .collect();
        let found: Vec<&str> = stub.lines().filter_map(commented).collect();
        assert_eq!(found, optional, "{kind}");
        for field in &optional {
            let record = uncommented(&stub, |name| name == *field);
            assert_ne!(record, stub);
            assert_eq!(
                faults(&with_record(list, record.trim_end().trim_end_matches(','))),
                None,
                "{kind}.{field}"
            );
        }
        let record = uncommented(&stub, |_| true);
        let text = with_record(list, record.trim_end().trim_end_matches(','));
        assert_eq!(faults(&text), None, "{kind}");
    }
}

#[test]
fn needed_fields_are_written_out() {
    for (kind, list, _) in KINDS {
        let stub = new(kind);
        let shape = Shape::named(list).expect("a list");
        for field in shape.fields().filter(|field| field.is_needed) {
            let line = format!("\n            {}: {},\n", field.name, field.example);
            assert!(stub.contains(&line), "{kind}.{}\n{stub}", field.name);
        }
    }
}

#[test]
fn lines_fit_a_terminal_unless_they_are_facts() {
    for (kind, ..) in KINDS {
        for line in new(kind).lines() {
            let is_comment = line.trim_start().starts_with("//") && commented(line).is_none();
            let widest = if is_comment { 76 } else { 104 };
            assert!(line.chars().count() <= widest, "{line}");
        }
    }
}

#[test]
fn the_names_of_the_lists_will_do() {
    for (kind, list, _) in KINDS {
        assert_eq!(new(list), new(kind));
    }
    assert_eq!(new("facts"), new("file"));
}

#[test]
fn a_name_is_filled_in() {
    let begin = |line: &str| {
        let fields = new(line);
        let fields = fields.lines().map(str::trim);
        fields
            .filter(|line| !line.starts_with("//"))
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_snapshot!(begin("person Marta Holm"), @r#"( id: "marta-holm", name: "Marta Holm", ),"#);
    assert_snapshot!(begin("person Семён Аралов"), @r#"( id: "semen-aralov", name: "Семён Аралов", ),"#);
    assert_snapshot!(begin("group \"O'Brien's Guild & Sons\""), @r#"( id: "obriens-guild-sons", name: "O'Brien's Guild & Sons", ),"#);
    assert_snapshot!(begin("source \"The Alder Herald\""), @r#"( id: "the-alder-herald", title: "The Alder Herald", ),"#);
    assert_snapshot!(begin("event Bridge opened"), @r#"( id: "bridge-opened", title: "Bridge opened", ),"#);
    assert_snapshot!(begin("delivery oak beams"), @r#"( id: "oak-beams", item: "oak beams", ),"#);
    assert_snapshot!(begin("quote May it stand longer than we do, and longer than our children do"), @r#"( id: "may-it-stand-longer-than-we-do-and", words: {"en": "May it stand longer than we do, and longer than our children do"}, ),"#);
    assert_snapshot!(begin("place ???"), @r#"( id: "place", name: "???", ),"#);
    assert_snapshot!(begin("place \" \""), @r#"( id: "lower-quay", name: "Lower Quay", ),"#);
}

#[test]
fn whatever_the_name_holds_a_stub_loads() {
    for name in [
        "a \\ b",
        "\u{1b}[31mred",
        "back\\",
        "“quoted”",
        "'",
        "名",
        "a\nb",
        "e\u{301}",
    ] {
        for (kind, list, _) in KINDS {
            let outcome = built_in("new").args(&[kind, name]).run();
            let text = format!("({list}: [\n{}])", outcome.stdout);
            assert_eq!(faults(&text), None, "{kind} {name:?}");
        }
    }
    let quoted = built_in("new").args(&["person", "the \"Lame\""]).run();
    assert_eq!(faults(&format!("(people: [{}])", quoted.stdout)), None);
}

#[test]
fn the_file_answers_every_question() {
    let scratch = Scratch::folder();
    let path = scratch.write("facts.ron", new("file"));
    let path = path.to_str().expect("a path in UTF-8");
    let ask = |line: &str| {
        let mut outcome = built_in(line).args(&["-f", path]).run();
        outcome.stdout = outcome.stdout.replace(path, "facts.ron");
        outcome
    };
    for question in [
        "who",
        "who ingrid",
        "what",
        "what ternen",
        "where skarv",
        "when",
        "when 1871",
        "aid",
        "aid --totals -q",
        "quote",
        "source",
        "search lamp",
        "why ingrid.born",
        "conflicts",
        "gaps",
        "timeline",
    ] {
        let outcome = ask(question);
        assert_eq!(
            (outcome.code, outcome.stderr.as_str()),
            (0, ""),
            "{question}: {outcome}"
        );
        assert!(!outcome.stdout.is_empty(), "{question}");
    }
    assert_snapshot!(ask("aid --totals --format table"), @"
    exit 0
    --- stdout
    What             To                    Amount   Unit    Sources
    ──────────────────────────────────────────────────────────────────────
    granite,         Harbour Board    2,400 (over   block   guide:p. 41,
    disputed         of Skarvholm          2,400)           log:1870-09-12

    (counted in a whole already: granite-1869 in granite)
    (not added: 1 promised)

    Sources
    guide     “A Guide to the Coast”, 1911; derives from memoir
    log       “Log of the harbour of Skarvholm”, 1868-1880
    ");
    assert_snapshot!(ask("conflicts").stdout, @r#"
    ingrid	born	[{"value":{"edtf":"1839-03-02","earliest":"1839-03-02","latest":"1839-03-02","text":"2 March 1839"},"cite":["log:register"],"objects":false},{"value":{"edtf":"1841","earliest":"1841-01-01","latest":"1841-12-31","text":"1841"},"cite":["courier:4 May 1871"],"objects":false}]	disputed	671 days	facts.ron	21
    wreck	when	[{"value":{"edtf":"1874-10","earliest":"1874-10-01","latest":"1874-10-31","text":"October 1874"},"cite":["log:1874-10-30"],"objects":false},{"value":{"edtf":"1875-01","earliest":"1875-01-01","latest":"1875-01-31","text":"January 1875"},"cite":["guide:p. 44"],"objects":false}]	disputed	92 days	facts.ron	55
    granite	figures	[{"value":{"best":2400,"min":2400,"max":2400,"qualifier":"exact","unit":null},"cite":["log:1870-09-12"],"objects":false},{"value":{"best":null,"min":3000,"max":null,"qualifier":"over","unit":null},"cite":["guide:p. 41"],"objects":false}]	disputed	2,400 to 3,000	facts.ron	62
    ingrid	roles.1	[{"value":"keeper of the light","cite":["memoir:ch. 2","log:1871-05-01"],"objects":false},{"value":"took over only in the autumn","cite":["courier:9 November 1871"],"objects":true}]	disputed		facts.ron	21
    "#);
}

#[test]
fn the_file_takes_a_title() {
    assert!(new("file").contains("    title: \"The lighthouse on Skarv\",\n"));
    let own = new("file \"The \\ mill\"");
    assert!(own.contains("    title: \"The \\\\ mill\",\n"));
    assert_eq!(own.lines().count(), new("file").lines().count());
    assert_eq!(faults(&own), None);
}

#[test]
fn what_cannot_be_begun() {
    assert_snapshot!(built_in("new").run(), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      <KIND>

    Usage: histcli new <KIND> [NAME]...

    For more information, try '--help'.
    ");
    assert_snapshot!(built_in("new nonsense").run(), @"
    exit 2
    --- stderr
    error: invalid value 'nonsense' for '<KIND>'
      [possible values: file, source, person, group, place, object, event, delivery, quote]

    For more information, try '--help'.
    ");
}
