//! Which files are read, and why: folders, the configuration, `--builtin`, and what cannot be read.

use insta::assert_snapshot;

use crate::harness::{Run, Scratch, built_in, facts};

/// A person as a whole fact file.
fn person(id: &str) -> String {
    format!(r#"(people: [(id: "{id}", name: "{id}")])"#)
}

/// What a run says, with the folder of the test as `DIR`.
#[track_caller]
fn said(folder: &Scratch, run: Run) -> String {
    run.text().replace(folder.0.to_str().unwrap(), "DIR")
}

/// A run of `files` on a file or folder of the test.
fn files(folder: &Scratch, name: &str) -> Run {
    built_in("files").args(&["-f", folder.0.join(name).to_str().unwrap()])
}

#[test]
fn nothing_named_is_the_built_in_facts() {
    let length = include_str!("../facts.ron").len();
    let run = built_in("files").run();
    assert_eq!(run.stdout, format!("<built-in>\tdefault\t{length}\n"));
    let run = built_in("files --builtin").run();
    assert_eq!(run.stdout, format!("<built-in>\tbuiltin\t{length}\n"));
}

#[test]
fn a_folder_is_its_fact_files_in_the_order_of_bytes() {
    let folder = Scratch::folder();
    for name in [
        "b.ron",
        "a.ron",
        "B.ron",
        "é.ron",
        ".a.ron",
        "in/c.ron",
        "d.ron/e.ron",
        "f.RON",
    ] {
        folder.write(name, person("x"));
    }
    assert_snapshot!(said(&folder, files(&folder, "")), @"
    exit 0
    --- stdout
    DIR/B.ron	flag	32
    DIR/a.ron	flag	32
    DIR/b.ron	flag	32
    DIR/é.ron	flag	32
    ");
    assert_snapshot!(said(&folder, files(&folder, "in")), @"
    exit 0
    --- stdout
    DIR/in/c.ron	flag	32
    ");
}

#[test]
fn a_folder_is_asked_as_one_body_of_facts() {
    let folder = Scratch::folder();
    folder.write("a.ron", person("a"));
    folder.write("b.ron", person("b"));
    let path = folder.0.to_str().unwrap();
    let who = built_in("who").args(&["-f", path]).run().stdout;
    assert_eq!(who.lines().count(), 2, "{who}");
    let variable = built_in("who").env("HISTCLI_FACTS", path).run().stdout;
    assert_eq!(variable, who);
    let export = built_in("export people --format csv").args(&["-f", path]);
    assert_eq!(export.run().stdout.lines().count(), 3);
    let more = built_in("export people --format csv --builtin").args(&["-f", path]);
    let built = built_in("export people --format csv").run().stdout;
    assert_eq!(more.run().stdout.lines().count(), built.lines().count() + 2);
}

#[test]
fn a_folder_without_fact_files_is_an_error() {
    let folder = Scratch::folder();
    folder.write("notes.txt", "");
    assert_snapshot!(said(&folder, files(&folder, "")), @"
    exit 2
    --- stderr
    histcli: `DIR/` holds no fact file; put one that ends in `.ron` there, or name the file
    ");
    let run = built_in("files").env("HISTCLI_FACTS", &folder.0);
    assert_eq!(
        said(&folder, run),
        said(
            &folder,
            built_in("files").args(&["-f", folder.0.to_str().unwrap()])
        )
    );
}

#[test]
fn rows_in_every_format_and_facts_that_need_not_be_valid() {
    let asked = |format: &str| facts("(peple: [", &format!("files --format {format}")).text();
    assert_snapshot!(asked("table"), @"
    exit 0
    --- stdout
    File      Read because it is   Bytes
    ────────────────────────────────────
    <stdin>   named with -f            9
    ");
    assert_snapshot!(asked("markdown"), @"
    exit 0
    --- stdout
    | File | Read because it is | Bytes |
    | --- | --- | --: |
    | &lt;stdin> | named with -f | 9 |
    ");
    assert_snapshot!(asked("json"), @r#"
    exit 0
    --- stdout
    [
    {"file":"<stdin>","why":"flag","bytes":9}
    ]
    "#);
    assert_snapshot!(asked("ndjson"), @r#"
    exit 0
    --- stdout
    {"file":"<stdin>","why":"flag","bytes":9}
    "#);
    assert_snapshot!(asked("csv"), @"
    exit 0
    --- stdout
    file,why,bytes
    <stdin>,flag,9
    ");
    assert_snapshot!(asked("tsv"), @"
    exit 0
    --- stdout
    <stdin>	flag	9
    ");
}

#[test]
fn the_reason_is_the_first_that_names_anything() {
    let folder = Scratch::folder();
    let own = Scratch::folder();
    own.write("histcli/b.ron", person("b"));
    own.write("histcli/a.ron", person("a"));
    let one = folder.write("one.ron", person("c"));
    let run = || built_in("files --builtin").env("XDG_CONFIG_HOME", &own.0);
    let why = |run: Run| {
        let run = run.run();
        assert_eq!(run.code, 0, "{run}");
        let name = |line: &str| {
            let mut cells = line.split('\t');
            let file = cells.next().unwrap().rsplit('/').next().unwrap().to_owned();
            format!("{file} {}", cells.next().unwrap())
        };
        run.stdout.lines().map(name).collect::<Vec<_>>().join(", ")
    };
    assert_snapshot!(why(run()), @"a.ron configuration, b.ron configuration, <built-in> builtin");
    assert_snapshot!(why(run().env("HISTCLI_FACTS", &one)), @"one.ron variable, <built-in> builtin");
    assert_snapshot!(why(run().env("HISTCLI_FACTS", own.0.join("histcli")).args(&["-f", one.to_str().unwrap()])), @"one.ron flag, <built-in> builtin");
}

#[test]
fn a_configuration_folder_without_fact_files_is_none() {
    let own = Scratch::folder();
    let run = || built_in("files").env("XDG_CONFIG_HOME", &own.0).run();
    let built = built_in("files").run();
    assert_eq!(run(), built);
    own.write("histcli/notes.txt", "");
    assert_eq!(run(), built);
    own.write("histcli/facts.ron", [0xFF]);
    assert_eq!((run().code, run().stdout.as_str()), (2, ""));
}

#[test]
fn a_file_named_twice_is_read_once() {
    let folder = Scratch::folder();
    let one = folder.write("one.ron", person("a"));
    folder.write("two.ron", person("b"));
    let (path, one) = (folder.0.to_str().unwrap(), one.to_str().unwrap());
    let around = format!("{path}/./one.ron");
    let run = built_in("files").args(&["-f", one, "-f", path, "-f", &around]);
    assert_snapshot!(said(&folder, run), @"
    exit 0
    --- stdout
    DIR/one.ron	flag	32
    DIR/two.ron	flag	32
    ");
    assert_eq!(
        built_in("who").args(&["-f", one, "-f", &around]).run().code,
        0
    );
}

#[test]
fn stdin_is_told_like_a_file() {
    let run = built_in("files -f -").stdin("(people: [])");
    assert_snapshot!(run.text(), @"
    exit 0
    --- stdout
    <stdin>	flag	12
    ");
}

#[test]
fn what_means_nothing_to_files() {
    for option in [
        "--one",
        "--all",
        "-n 1",
        "--cite bibtex",
        "--source a",
        "--calendar julian",
    ] {
        let run = built_in(&format!("files {option}")).run();
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{option}");
        assert!(
            run.stderr
                .contains("means nothing to `files`; leave it out"),
            "{run}"
        );
    }
    assert_eq!(built_in("files --format svg").run().code, 2);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_those_that_lead_nowhere_are_told() {
    use std::os::unix::fs::symlink;
    let folder = Scratch::folder();
    folder.write("one.ron", person("a"));
    let link = |to: &str, name: &str| symlink(to, folder.0.join(name)).unwrap();
    link("one.ron", "two.ron");
    link(".", "again.ron");
    assert_snapshot!(said(&folder, files(&folder, "")), @"
    exit 0
    --- stdout
    DIR/one.ron	flag	32
    ");
    link("nowhere", "z.ron");
    assert_snapshot!(said(&folder, files(&folder, "")), @"
    exit 2
    --- stderr
    histcli: `DIR/z.ron` is a link that leads to no file: No such file or directory (os error 2); mend the link, or remove it
    ");
    link("loop", "loop");
    assert_snapshot!(said(&folder, files(&folder, "loop")), @"
    exit 2
    --- stderr
    histcli: `DIR/loop` is a link that leads to no file: Too many levels of symbolic links (os error 40); mend the link, or remove it
    ");
    let own = built_in("files").env("XDG_CONFIG_HOME", &folder.0);
    symlink("nowhere", folder.0.join("histcli")).unwrap();
    assert_snapshot!(said(&folder, own), @"
    exit 2
    --- stderr
    histcli: `DIR/histcli` is a link that leads to no file: No such file or directory (os error 2); mend the link, or remove it
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_stream_is_read_to_its_end() {
    let run = built_in("files -f /dev/stdin").stdin("(people: [])");
    assert_snapshot!(run.text(), @"
    exit 0
    --- stdout
    /dev/stdin	flag	12
    ");
    assert_eq!(
        built_in("files -f /dev/null").run().stdout,
        "/dev/null\tflag\t0\n"
    );
}
