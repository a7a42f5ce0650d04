//! Help: the pages of the manual, the help of commands, and what there is no help on.

use std::collections::BTreeSet;

use histcli::{
    facts::manual::SHAPES,
    model::{DeliveryKind, GroupKind, ObjectKind, Rank, SourceKind, Status, Word},
    render::Topic,
};
use insta::assert_snapshot;

use crate::harness::{built_in, hist};

/// A page of the manual.
#[track_caller]
fn page(words: &str) -> String {
    let outcome = built_in(&format!("help {words}")).run();
    assert_eq!(
        (outcome.code, outcome.stderr.as_str()),
        (0, ""),
        "{outcome}"
    );
    outcome.stdout
}

/// A text with every run of white space as one space.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part of a page under a heading.
#[track_caller]
fn under<'p>(page: &'p str, heading: &str) -> &'p str {
    let page = page.strip_prefix(heading).or_else(|| {
        page.split_once(&format!("\n{heading}\n"))
            .map(|(_, rest)| rest)
    });
    let rest = page.unwrap_or_else(|| panic!("no heading {heading}"));
    rest.split("\n\n").next().unwrap_or(rest)
}

#[test]
fn without_a_topic_it_is_the_whole_help() {
    let whole = built_in("--help").run();
    assert_eq!(built_in("help").run(), whole);
    for topic in Topic::ALL {
        let line = format!("histcli help {} {}", topic.as_str(), topic.about());
        assert!(flat(&whole.stdout).contains(&line), "{line}");
    }
}

#[test]
fn a_command_is_a_topic() {
    let program = built_in("--help").run().stdout;
    let (_, commands) = program.split_once("Commands:\n").expect("commands");
    let (commands, _) = commands.split_once("\n\n").expect("an end of them");
    let names: Vec<&str> = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() >= 14 && names.contains(&"new"), "{names:?}");
    for name in names {
        let help = built_in(&format!("help {name}")).run();
        assert_eq!(help.code, 0, "{name}");
        assert_eq!(help, built_in(&format!("{name} --help")).run());
        let (_, examples) = help.stdout.split_once("Examples:\n").expect(name);
        let examples = examples.lines().filter(|line| line.starts_with("  "));
        assert!(examples.count() >= 3, "{name}");
    }
}

#[test]
fn what_there_is_no_help_on() {
    assert_snapshot!(built_in("help nonsense").run(), @"
    exit 2
    --- stderr
    histcli: there is no help on `nonsense`; topics are `facts`, `dates`, `output`, `exit-codes`
    ");
    assert_snapshot!(built_in("help fcats").run(), @"
    exit 2
    --- stderr
    histcli: there is no help on `fcats`; did you mean `facts`?
    ");
    assert_snapshot!(built_in("help whoo").run(), @"
    exit 2
    --- stderr
    histcli: there is no help on `whoo`; did you mean `who`?
    ");
    assert_snapshot!(built_in("help exit").run(), @"
    exit 2
    --- stderr
    histcli: there is no help on `exit`; did you mean `exit-codes`?
    ");
    assert_snapshot!(built_in("help facts peopel").run(), @"
    exit 2
    --- stderr
    histcli: facts have no `peopel`; did you mean `people`?
    ");
    assert_snapshot!(built_in("help facts nonsense").run(), @"
    exit 2
    --- stderr
    histcli: facts have no `nonsense`; `histcli help facts` tells of all they have
    ");
    assert_snapshot!(built_in("help dates facts").run(), @"
    exit 2
    --- stderr
    histcli: `dates` is one topic; ask about one at a time
    ");
    assert_snapshot!(built_in("help nonsense at all").run(), @"
    exit 2
    --- stderr
    histcli: there is no help on `nonsense at all`; topics are `facts`, `dates`, `output`, `exit-codes`
    ");
}

#[test]
fn topics_in_any_case_and_with_spaces() {
    assert_eq!(page("FACTS"), page("facts"));
    assert_eq!(page("exit codes"), page("exit-codes"));
    assert_eq!(page("facts People"), page("facts people"));
}

#[test]
fn facts_tell_every_field_with_what_loading_says() {
    let whole = flat(&page("facts"));
    for shape in SHAPES {
        let part = flat(&page(&format!("facts {}", shape.name)));
        for field in shape.fields() {
            let said = shape.said_of_wrong(field).expect("a fault");
            let told = format!(
                "write {} not {} check {said}",
                shape.written(field, field.example),
                shape.written(field, field.wrong),
            );
            assert!(part.contains(&flat(&told)), "{}: {told}", shape.name);
            assert!(whole.contains(&flat(&told)), "{}: {told}", shape.name);
        }
    }
}

#[test]
fn facts_begin_with_the_smallest_file() {
    let page = page("facts");
    let beginning: Vec<&str> = page.lines().take(6).collect();
    assert_snapshot!(beginning.join("\n"), @r#"
    A fact file
      A fact file is plain text in RON: records stand between `(` and `)`, lists
      between `[` and `]`, texts between quotation marks; commas part them. What
      stands behind `//` is a comment. This is a whole one:

        (people: [(id: "ingrid", name: "Ingrid Voss")])
    "#);
    let headings: Vec<&str> = page
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with(' '))
        .collect();
    assert_snapshot!(headings.join("\n"), @"
    A fact file
    Claims, rivals and citations
    How a value stands
    Fields
    file: a title and eight lists, in any order
    sources: a work that is cited
    people: a person
    groups: people acting together under a name
    places: a place
    objects: a thing that can be pointed at
    events: something that happened
    deliveries: something that one side gave another, or was to give
    quotes: what was said, in the words of a source
    all records but sources: what they share
    claim: a date that a source asserts, in `born`, `died` and `when`
    statement: something a source says, in `roles` and `statements`
    figure: how much a source says it was, in `figures`
    amount: a number of at most 28 digits, and how it is meant
    objection: what a source says against something, in `against`
    part: who or what had a part, in `people`, `groups`, `objects`
    citation: where something stands, in `cite`
    words: what was said, by language, in `words`
    link: one step from mouth to page, in `chain`
    ");
}

#[test]
fn a_part_of_the_format_stands_alone() {
    assert_snapshot!(page("facts objection"), @r#"
    objection: what a source says against something, in `against`
      says           a text; needed
                     The objection, in a few words.
               write says: "was still at sea then"
                 not says: ""
               check `says` is empty; write something, or take the field away
      cite           a list of citations
                     Who objects.
               write cite: ["courier:9 November 1871"]
                 not cite: ["courier:"]
               check `courier:` ends with a colon; write the place in the source
                     behind it, or leave the colon out
    "#);
}

#[test]
fn vocabularies_are_told_whole() {
    let whole = flat(&page("facts"));
    for names in [
        SourceKind::NAMES,
        GroupKind::NAMES,
        ObjectKind::NAMES,
        DeliveryKind::NAMES,
        Status::NAMES,
        Rank::NAMES,
    ] {
        let told = format!("one of these words: {}", names.join(", "));
        assert!(whole.contains(&told), "{told}");
    }
}

#[test]
fn pages_fit_every_terminal_and_are_the_same_in_colour() {
    for topic in Topic::ALL {
        let plain = page(topic.as_str());
        assert!(
            plain.lines().all(|line| line.chars().count() <= 80),
            "{topic:?}"
        );
        assert!(!plain.contains('\u{1b}'));
        let coloured = built_in(&format!("--color always help {}", topic.as_str())).run();
        assert!(coloured.stdout.contains('\u{1b}'));
        let mut bare = String::new();
        for (at, part) in coloured.stdout.split("\u{1b}[").enumerate() {
            let text = part.split_once('m').filter(|_| at > 0);
            bare.push_str(text.map_or(part, |(_, text)| text));
        }
        assert_eq!(bare, plain);
        let narrow = built_in(&format!("help {}", topic.as_str()))
            .env("COLUMNS", "50")
            .run();
        let is_sample = |line: &str| line.starts_with("    ");
        let wide = narrow
            .stdout
            .lines()
            .find(|line| line.chars().count() > 50 && !is_sample(line));
        assert_eq!(wide, None, "{topic:?}");
    }
}

#[test]
fn dates_are_told_as_they_are_read() {
    let page = page("dates");
    for row in [
        "1921-24 winter 1921–22 1921-12-01 1922-02-28",
        "[1880-12-29,1880-12-30] 29 or 30 December 1880 1880-12-29 1880-12-30",
        "1921-03-16/.. from 16 March 1921 on 1921-03-16 open",
        "late 1921 1921-09-01 1921-12-31",
        "..1920 open 1920-12-31",
        "16 march every 16 March every 16 March",
        "25 october 1917 os 1917-11-07 1917-11-07",
        "23 nisan 1336 1920-04-23 1920-04-23",
        "7 November 1917 25 October 1917 (Old Style) 7 Teşrinisani 1333",
    ] {
        assert!(page.lines().any(|line| flat(line) == row), "{row}");
    }
}

#[test]
fn output_tells_the_fields_that_csv_has() {
    let page = page("output");
    for command in [
        "who",
        "what",
        "where",
        "when",
        "aid",
        "aid --totals",
        "aid --totals --by year,from,source",
        "aid --totals --explain",
        "quote",
        "source",
        "search orlov",
        "why orlov",
        "conflicts",
        "gaps",
        "timeline",
        "files",
    ] {
        let csv = hist(&format!("{command} --format csv -q")).run();
        assert_eq!(csv.code, 0, "{command}");
        let header = csv
            .stdout
            .lines()
            .next()
            .expect("a header")
            .replace(',', ", ");
        let heading = match command.split_once(' ') {
            Some((name @ ("search" | "why"), _)) => name,
            _ => command,
        };
        assert_eq!(flat(under(&page, heading)), header, "{command}");
    }
}

#[test]
fn output_tells_the_fields_of_objects_in_lists() {
    let page = page("output");
    let told = under(&page, "in lists of objects");
    let told = |object: &str| -> BTreeSet<String> {
        let text = flat(told);
        let (_, rest) = text
            .split_once(&format!("{object} "))
            .expect("the object is told");
        let (fields, _) = rest.split_once("; in ").expect("where it stands is told");
        fields.split(", ").map(str::to_owned).collect()
    };
    let seen = |line: &str, field: &str, within: Option<&str>| -> BTreeSet<String> {
        let rows = hist(&format!("{line} --format json")).run().rows();
        let items = rows
            .iter()
            .flat_map(|row| row[field].as_array().expect("a list"));
        let items: Vec<&serde_json::Value> = match within {
            None => items.collect(),
            Some(inner) => items
                .flat_map(|item| item[inner].as_array().expect("a list"))
                .collect(),
        };
        let item = items
            .first()
            .expect("an item")
            .as_object()
            .expect("an object");
        item.keys().cloned().collect()
    };
    assert_eq!(told("claim"), seen("who", "roles", None));
    assert_eq!(told("claim"), seen("who", "born", None));
    assert_eq!(told("event"), seen("who", "events", None));
    assert_eq!(told("objection"), seen("who", "roles", Some("against")));
    assert_eq!(told("figure"), seen("aid", "figures", None));
    assert_eq!(told("value"), seen("why orlov", "values", None));
    assert_eq!(told("source"), seen("why orlov", "sources", None));
    assert_eq!(told("side"), seen("conflicts", "sides", None));
}

#[test]
fn exit_codes_are_those_that_commands_end_with() {
    let page = flat(&page("exit-codes"));
    let case = |line: &str, code: i32, told: &str| {
        let outcome = match line.split(' ').next() {
            Some("help" | "new" | "cache") => built_in(line).run(),
            _ => hist(line).run(),
        };
        assert_eq!(outcome.code, code, "{line}: {outcome}");
        assert!(page.contains(told), "{told}");
    };
    case("who Orlov", 0, "0 answered");
    case("who Nobody", 1, "1 nothing found");
    case("who Orlov --nonsense", 2, "2 trouble");
    case("who Kemal --one", 3, "3 more than one row");
    case("aid --during 1921-13", 2, "`aid --during`");
    case("timeline 31 february 1921", 2, "a date that");
    case("why nonsense", 1, "no record has the id");
    case("why orlov.nonsense", 1, "has no such");
    case("gaps nonsense", 2, "a gap that");
    case("files", 0, "files told");
    case("cache", 0, "cache told");
    case("files -f nowhere.ron", 2, "cannot be read");
    case("help nonsense", 2, "not known");
    case("new nonsense", 2, "not known");
    case("new person", 0, "new, help");
    case(
        "who Orlov --source nonsense",
        1,
        "A source that is not known, in `--source`, ends with 1",
    );
}
