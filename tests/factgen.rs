//! Made-up facts of any size hold what those who measure with them rely on.

use crate::{
    factgen_program,
    harness::{Scratch, built_in, facts},
};

fn made_up(size: u64) -> String {
    let mut text = Vec::new();
    factgen_program::write(size, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

/// The ids that a question finds, in the order of the rows.
fn ids(text: &str, question: &str) -> Vec<String> {
    let rows = facts(text, question)
        .args(&["--format", "json"])
        .run()
        .rows();
    let ids = rows
        .iter()
        .map(|row| row["id"].as_str().unwrap().to_owned());
    ids.collect()
}

#[test]
fn some_answers_are_the_same_at_every_size() {
    for size in [12, 13, 35, 300] {
        let text = made_up(size);
        assert_eq!(ids(&text, "who Aralov").len(), 3, "{size}");
        let march = ids(&text, "when march 1921");
        assert_eq!(march.len(), 12, "{size}");
        assert!(march.iter().all(|id| id.starts_with('e')), "{march:?}");
    }
}

#[test]
fn nothing_is_wrong_with_them_not_even_when_strict() {
    for size in [0, 1, 300] {
        let checked = facts(made_up(size), "check --strict").run();
        assert_eq!(
            checked.stderr, "histcli: no faults, no warnings in 1 file\n",
            "{size}"
        );
        assert_eq!((checked.code, checked.stdout.as_str()), (0, ""), "{size}");
    }
}

#[test]
fn a_record_is_a_line_the_same_at_every_run() {
    let text = made_up(300);
    assert_eq!(text, made_up(300));
    for list in ['p', 'e', 'd'] {
        let begins = format!("  (id: \"{list}");
        let records = text.lines().filter(|line| {
            let number = line
                .strip_prefix(&begins)
                .and_then(|rest| rest.split_once('"'));
            number.is_some_and(|(number, _)| number.parse::<u64>().is_ok()) && line.ends_with("),")
        });
        assert_eq!(records.count(), 300, "{list}");
    }
    let firsts = made_up(1);
    let is_first = |line: &&str| {
        ["p1", "e1", "d1"]
            .iter()
            .any(|id| line.starts_with(&format!("  (id: \"{id}\"")))
    };
    let firsts: Vec<&str> = firsts.lines().filter(is_first).collect();
    insta::assert_snapshot!(firsts.join("\n"), @r#"
      (id: "p1", name: "Yakov Lvovich Aralov", born: "1848", roles: ["doctor"], cite: ["charity-study"]),
      (id: "e1", title: "Depot robbed", when: "1921-03-29", place: "volsk", people: [(id: "p1")], cite: ["atlas"]),
      (id: "d1", item: "barley", kind: Food, unit: "pood", from: "unions", to: "kursk", when: "1910-02-23", figures: [Exact(2511.59)], cite: ["ward-book"]),
    "#);
}

#[test]
fn files_are_written_whole_and_wrong_arguments_refused() {
    let scratch = Scratch::folder();
    let file = scratch.0.join("facts.ron").display().to_string();
    let run = |args: &[&str]| {
        let args: Vec<String> = args.iter().map(|&arg| arg.to_owned()).collect();
        factgen_program::run(&args)
    };
    assert_eq!(run(&["12", &file]), Ok(()));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), made_up(12));
    assert_eq!(
        built_in(&format!("who Aralov -f {file}"))
            .run()
            .stdout
            .lines()
            .count(),
        3
    );
    let refused = [
        run(&[]),
        run(&["12"]),
        run(&["many", &file]),
        run(&["-1", &file]),
    ];
    let refused = refused.map(|refused| refused.unwrap_err());
    insta::assert_snapshot!(refused.join("\n"), @r"
    usage: factgen N FILE (N people, events and deliveries; `-` is stdout)
    usage: factgen N FILE (N people, events and deliveries; `-` is stdout)
    `many` is no number of people; usage: factgen N FILE (N people, events and deliveries; `-` is stdout)
    `-1` is no number of people; usage: factgen N FILE (N people, events and deliveries; `-` is stdout)
    ");
    let nowhere = scratch.0.join("no/facts.ron").display().to_string();
    assert!(
        run(&["12", &nowhere])
            .unwrap_err()
            .starts_with(&format!("`{nowhere}`: "))
    );
}
