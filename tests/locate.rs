//! Where facts are looked for: named files, the variable, the own configuration, the built-in facts.

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::{Run, Scratch, built_in};

#[test]
fn several_files_are_one_body_of_facts() {
    let folder = Scratch::folder();
    let one = folder.write(
        "one.ron",
        r#"(title: "One", people: [(id: "a", name: "Anna", cite: ["s:1"])])"#,
    );
    let two = folder.write("two.ron", r#"(title: "Two", sources: [(id: "s", title: "S")], events: [(id: "e", title: "Fair", when: "1900", people: ["a"])])"#);
    let (one, two) = (one.to_str().unwrap(), two.to_str().unwrap());
    let asked = |files: &[&str]| built_in("who --format table").args(files).text();
    assert_snapshot!(asked(&["-f", one, "-f", two]), @"
    exit 0
    --- stdout
    Anna  a

    Events
    1900     Fair   unsourced

    Sources
    s         “S”
    ");
    assert_eq!(
        asked(&["--facts", two, "--facts", one]),
        asked(&["-f", one, "-f", two])
    );
    let third = r#"(people: [(id: "b", name: "Boris", cite: ["s"])])"#;
    let run = built_in("who -f - --format json").args(&["-f", one, "-f", two]);
    let ids: Vec<Value> = run
        .stdin(third)
        .run()
        .rows()
        .iter()
        .map(|row| row["id"].clone())
        .collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn the_variable_names_files_and_the_command_line_beats_it() {
    let folder = Scratch::folder();
    let one = folder.write("one.ron", r#"(people: [(id: "a", name: "Anna")])"#);
    let two = folder.write("two.ron", r#"(people: [(id: "b", name: "Boris")])"#);
    let ids = |run: Run| {
        run.run()
            .stdout
            .lines()
            .map(|line| line[..1].to_owned())
            .collect::<String>()
    };
    let list = |paths: &[&std::path::Path]| std::env::join_paths(paths).unwrap();
    assert_eq!(ids(built_in("who").env("HISTCLI_FACTS", &one)), "a");
    assert_eq!(
        ids(built_in("who").env("HISTCLI_FACTS", list(&[&one, &two]))),
        "ab"
    );
    assert_eq!(
        ids(built_in("who")
            .env("HISTCLI_FACTS", &one)
            .args(&["-f", two.to_str().unwrap()])),
        "b"
    );
    let all = built_in("who").run().stdout;
    assert_eq!(built_in("who").env("HISTCLI_FACTS", "").run().stdout, all);
    assert_ne!(all.lines().count(), 1);
}

#[test]
fn the_file_of_one_s_own_configuration_is_asked_before_the_built_in_facts() {
    let folder = Scratch::folder();
    folder.write(
        "histcli/facts.ron",
        r#"(people: [(id: "a", name: "Anna")])"#,
    );
    folder.write(
        ".config/histcli/facts.ron",
        r#"(people: [(id: "b", name: "Boris")])"#,
    );
    let named = folder.write("named.ron", r#"(people: [(id: "c", name: "Carl")])"#);
    let asked = |variable: &str| built_in("who").env(variable, &folder.0);
    // The folder has another name on each run.
    let shown = |run: crate::harness::Run| {
        let folder = format!("{}/", folder.0.display());
        run.run().stdout.trim_end().replace(&folder, "")
    };
    assert_snapshot!(shown(asked("XDG_CONFIG_HOME")), @"a	Anna																	histcli/facts.ron	1");
    assert_snapshot!(shown(asked("HOME")), @"b	Boris																	.config/histcli/facts.ron	1");
    assert_snapshot!(shown(asked("XDG_CONFIG_HOME").env("HISTCLI_FACTS", &named)), @"c	Carl																	named.ron	1");
    folder.write("histcli/facts.ron", "(");
    let broken = asked("XDG_CONFIG_HOME").run();
    assert_eq!((broken.code, broken.stdout.as_str()), (2, ""), "{broken}");
}

#[test]
fn a_file_that_is_named_is_never_replaced_by_another() {
    let folder = Scratch::folder();
    folder.write(
        "histcli/facts.ron",
        r#"(people: [(id: "a", name: "Anna")])"#,
    );
    let asked = |line: &str| built_in(line).env("XDG_CONFIG_HOME", &folder.0);
    assert_snapshot!(asked("who -f /nonexistent.ron").text(), @"
    exit 2
    --- stderr
    histcli: there is no `/nonexistent.ron`; check the name, and the folder you are in
    ");
    assert_snapshot!(asked("who").env("HISTCLI_FACTS", "/nonexistent.ron").text(), @"
    exit 2
    --- stderr
    histcli: there is no `/nonexistent.ron`, which `HISTCLI_FACTS` names; correct the variable, or unset it
    ");
    assert_snapshot!(asked("who -f /").text(), @"
    exit 2
    --- stderr
    histcli: `/` holds no fact file; put one that ends in `.ron` there, or name the file
    ");
    assert_snapshot!(asked("who -f -").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1:1: facts and records are written between `(` and `)`; see how in what `histcli new file` writes
    ");
    assert_snapshot!(asked("who -f - -f -").text(), @"
    exit 2
    --- stderr
    histcli: `-` is named twice; stdin can be read once
    ");
    assert_snapshot!(asked("who -f").text(), @"
    exit 2
    --- stderr
    error: a value is required for '--facts <FILE>' but none was supplied

    For more information, try '--help'.
    ");
}
