//! What scripts may count on whatever they ask: streams, exit codes, colour, stdin, odd characters.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    process::{Command, Output, Stdio},
};

use insta::assert_snapshot;

use crate::harness::{Outcome, Run, Scratch, built_in, facts, hist};

const FORMATS: [&str; 7] = ["auto", "table", "tsv", "csv", "json", "ndjson", "markdown"];

/// The exit code and which of stdout and stderr hold something.
#[track_caller]
fn case(run: Run, code: i32, stdout: bool, stderr: bool) {
    let outcome = run.run();
    let seen = (
        outcome.code,
        !outcome.stdout.is_empty(),
        !outcome.stderr.is_empty(),
    );
    assert_eq!(seen, (code, stdout, stderr), "{outcome}");
}

#[test]
fn exit_codes_and_streams() {
    case(hist("who Orlov"), 0, true, false);
    case(hist("aid --totals"), 0, true, true);
    case(hist("aid --totals -q"), 0, true, false);
    case(hist("aid --totals --quiet"), 0, true, false);
    case(hist("who Nobody"), 1, false, true);
    case(hist("who Nobody -q"), 1, false, false);
    case(hist("when 1789 -q"), 1, false, false);
    case(hist("aid nothing -q"), 1, false, false);
    case(hist("aid --totals nothing -q"), 1, false, false);
    case(hist("who --source nothing -q"), 1, false, false);
    case(hist("when 31 february 1921"), 2, false, true);
    case(hist("when 31 february 1921 -q"), 2, false, true);
    case(hist("aid --during 1921-13 -q"), 2, false, true);
    case(hist("who Orlov --nonsense"), 2, false, true);
    case(hist("nonsense"), 2, false, true);
    case(hist("aid --by year"), 2, false, true);
    case(hist("aid --kind nonsense"), 2, false, true);
    case(hist(""), 2, false, true);
    case(facts("(", "who"), 2, false, true);
    case(hist("who Kemal --one"), 3, false, true);
    case(hist("who Kemal --one -q"), 3, false, true);
    case(hist("who Kemal --one --format json"), 3, false, true);
    case(hist("who Orlov --one"), 0, true, false);
    case(hist("--help"), 0, true, false);
    case(hist("who --help"), 0, true, false);
    case(hist("--version"), 0, true, false);
}

#[test]
fn of_several_outcomes_the_worst_is_told() {
    let batch = |line: &str, questions: &str| hist(line).stdin(questions);
    case(batch("who -", "Orlov\n"), 0, true, false);
    case(batch("who -", "Orlov\nNobody\n"), 1, true, true);
    case(batch("who - -q", "Orlov\nNobody\n"), 1, true, false);
    case(
        batch("when -", "1921\n31 february 1921\n1789\n"),
        2,
        true,
        true,
    );
    case(
        batch("who - --one", "Orlov\nNobody\nKemal\n"),
        3,
        false,
        true,
    );
    case(
        batch("when - --one", "31 february 1921\n1921\n"),
        3,
        false,
        true,
    );
}

#[test]
fn options_before_and_after_the_command_are_put_together() {
    let folder = Scratch::folder();
    let one = folder.write("one.ron", "(people: [(id: \"a\", name: \"Ann\")])");
    let two = folder.write("two.ron", "(people: [(id: \"b\", name: \"Ben\")])");
    let files = [one.to_str().unwrap(), two.to_str().unwrap()];
    let ids = |run: Run| -> Vec<String> {
        run.run()
            .rows()
            .iter()
            .map(|row| row["id"].to_string())
            .collect()
    };
    let line = format!("-f {} --format json who -f {}", files[0], files[1]);
    assert_eq!(ids(built_in(&line)), ["\"a\"", "\"b\""]);
    let both = "--source memoir who orlov --source gazette --format json";
    let row = &hist(both).run().rows()[0];
    assert_eq!(row["died"][0]["cite"], serde_json::json!(["memoir"]));
    assert_eq!(row["born"][0]["cite"], serde_json::json!(["gazette"]));
    // Of what only one can count, the last does.
    let first = |line: &str| {
        hist(line)
            .run()
            .stdout
            .lines()
            .next()
            .unwrap()
            .starts_with("id\tname")
    };
    assert!(first("--no-header who --header"));
    assert!(!first("--header who --no-header"));
    assert!(!first("who --header --no-header"));
    assert!(
        !hist("--format json who --format tsv")
            .run()
            .stdout
            .starts_with('[')
    );
    assert!(
        !hist("who --format json --format tsv")
            .run()
            .stdout
            .starts_with('[')
    );
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_question() {
    let outcome = hist("who - --format ndjson").stdin("\u{FEFF}Orlov\n").run();
    assert!(outcome.stdout.contains("\"query\":\"Orlov\""), "{outcome}");
}

#[test]
fn nothing_found_keeps_the_shape_of_each_format() {
    assert_eq!(hist("who --source nope --format json").run().stdout, "[]\n");
    let header = hist("who --source nope --format csv").run().stdout;
    assert!(header.starts_with("id,name,"), "{header}");
    let header = hist("when - --format csv").stdin("").run().stdout;
    assert!(header.starts_with("query,id,kind,"), "{header}");
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_program_quietly() {
    let many: Vec<String> = (0..3000)
        .map(|number| {
            format!("(id: \"p{number}\", name: \"Person number {number} of very many\"),")
        })
        .collect();
    let many = many.concat();
    let folder = Scratch::folder();
    let path = folder.write("many.ron", format!("(people: [{many}])"));
    for format in FORMATS {
        let mut command = built_in("who")
            .args(&["--format", format, "-f", path.to_str().unwrap()])
            .command();
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        drop(reader);
        let output = child.wait_with_output().unwrap();
        assert!(!line.is_empty());
        assert_eq!(
            (
                output.status.code(),
                String::from_utf8(output.stderr).unwrap().as_str()
            ),
            (Some(0), ""),
            "{format}"
        );
    }
}

/// What comes of writing to a full disk.
#[cfg(target_os = "linux")]
fn onto_full_disk(line: &str) -> Outcome {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let Output { status, stderr, .. } = hist(line).command().stdout(full).output().unwrap();
    Outcome {
        code: status.code().unwrap(),
        stdout: String::new(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_reported() {
    assert_snapshot!(onto_full_disk("who Orlov"), @"
    exit 2
    --- stderr
    histcli: cannot write: No space left on device (os error 28)
    ");
    for line in [
        "who",
        "when --format table",
        "aid --format json",
        "aid --totals -q",
        "--help",
        "who --help",
        "--version",
    ] {
        assert_eq!(
            onto_full_disk(line).to_string(),
            onto_full_disk("who Orlov").to_string(),
            "{line}"
        );
    }
    let nothing = onto_full_disk("who Nobody -q");
    assert_eq!(
        (nothing.code, nothing.stderr.as_str()),
        (1, ""),
        "nothing was to be written"
    );
}

#[test]
fn colour_follows_the_flag_then_the_environment_then_the_stream() {
    #[track_caller]
    fn case(flag: &str, environment: &[(&str, &str)], coloured: bool) {
        let run = hist(&format!("who Orlov --format table {flag}"));
        let run = environment
            .iter()
            .fold(run, |run, (name, value)| run.env(name, value));
        let outcome = run.run();
        assert_eq!(outcome.code, 0, "{outcome}");
        assert_eq!(
            outcome.stdout.contains('\u{1b}'),
            coloured,
            "{flag} {environment:?}\n{outcome}"
        );
    }
    case("", &[], false);
    case("", &[("TERM", "xterm-256color")], false);
    case("", &[("CLICOLOR_FORCE", "1")], true);
    case("", &[("CLICOLOR_FORCE", "0")], false);
    case("", &[("CLICOLOR_FORCE", "")], false);
    case("", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
    case("", &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "")], true);
    case("", &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true);
    case("--color auto", &[("CLICOLOR_FORCE", "1")], true);
    case("--color always", &[], true);
    case("--color always", &[("NO_COLOR", "1")], true);
    case("--color always", &[("TERM", "dumb")], true);
    case("--color never", &[("CLICOLOR_FORCE", "1")], false);
}

#[test]
fn colour_adds_nothing_but_colour() {
    let coloured = hist("who Orlov --format table --color always").run().stdout;
    let mut plain = String::new();
    for (at, part) in coloured.split("\u{1b}[").enumerate() {
        plain.push_str(if at == 0 {
            part
        } else {
            part.split_once('m').unwrap().1
        });
    }
    assert_eq!(plain, hist("who Orlov --format table").run().stdout);
    for format in ["tsv", "csv", "json", "ndjson", "markdown"] {
        let run =
            hist(&format!("who Orlov --color always --format {format}")).env("CLICOLOR_FORCE", "1");
        assert!(!run.run().stdout.contains('\u{1b}'), "{format}");
    }
}

#[test]
fn the_same_bytes_on_every_run_wherever_it_runs() {
    #[track_caller]
    fn case(ask: impl Fn(&str) -> Run, question: &str) {
        let plain = ask(question).text();
        assert_eq!(ask(question).text(), plain, "{question}");
        for (name, value) in [
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "C"),
            ("TZ", "Pacific/Auckland"),
            ("TZ", "nonsense"),
            ("LANGUAGE", "ru"),
        ] {
            assert_eq!(
                ask(question).env(name, value).text(),
                plain,
                "{question} {name}={value}"
            );
        }
    }
    for question in [
        "who",
        "who kemal --format table",
        "when --format table",
        "when 1921",
        "aid --format json",
        "aid --totals",
    ] {
        case(hist, question);
    }
    case(built_in, "when");
    case(built_in, "aid --totals --format csv");
}

#[test]
fn options_stand_before_or_after_the_command() {
    for option in [
        "--format json",
        "-n 1",
        "--limit 2",
        "--source gazette",
        "--all",
        "--one",
        "-q",
        "--header",
        "--no-header",
        "--color always --format table",
    ] {
        assert_eq!(
            hist(&format!("{option} who Kemal")).text(),
            hist(&format!("who Kemal {option}")).text(),
            "{option}"
        );
        assert_eq!(
            hist(&format!("who {option} Kemal")).text(),
            hist(&format!("who Kemal {option}")).text(),
            "{option}"
        );
    }
}

#[test]
fn a_batch_reads_lines_however_they_end() {
    let ask = |stdin: &[u8]| hist("who -").stdin(stdin).run();
    let plain = ask(b"Orlov\nDemir\n");
    assert_eq!((plain.code, plain.stdout.lines().count()), (0, 2));
    for stdin in [
        &b"Orlov\nDemir"[..],
        b"Orlov\r\nDemir\r\n",
        b"\n\r\nOrlov\n   \n\t\nDemir\n\n",
    ] {
        assert_eq!(ask(stdin).to_string(), plain.to_string(), "{stdin:?}");
    }
    assert_snapshot!(ask(b"Orlov\n\xff\n"), @"
    exit 2
    --- stderr
    histcli: line 2 of stdin is not UTF-8; questions are read as UTF-8
    ");
    assert_snapshot!(ask(b""), @"exit 0");
    assert_snapshot!(hist("who - --format json").text(), @"
    exit 0
    --- stdout
    []
    ");
}

#[test]
fn stdin_is_either_facts_or_questions() {
    assert_snapshot!(facts("()", "who -").text(), @"
    exit 2
    --- stderr
    histcli: `-` is named twice; stdin can be read once
    ");
    assert_snapshot!(facts("()", "aid - --totals").text(), @"
    exit 2
    --- stderr
    histcli: `-` is named twice; stdin can be read once
    ");
}

/// Characters that would act on a terminal: escape, bell, delete, C1, bidirectional, separators.
const ACTING: &str = "\u{1b}]0;x\u{7}\u{8}\u{7f}\u{85}\u{9b}31m\u{200e}\u{202e}\u{2066}\u{2069}\u{2028}\u{2029}\u{61c}\u{0}";

#[track_caller]
fn harmless(outcome: &Outcome) {
    for text in [&outcome.stdout, &outcome.stderr] {
        let raw = text
            .chars()
            .find(|c| *c != '\n' && *c != '\t' && ACTING.contains(*c) && !" ];0x31m".contains(*c));
        assert_eq!(raw, None, "{outcome}");
        assert!(
            !text
                .chars()
                .any(|c| c.is_control() && c != '\n' && c != '\t'),
            "{outcome}"
        );
    }
}

#[test]
fn no_character_acts_on_a_terminal() {
    let evil = ACTING.replace('\u{0}', "");
    let text = format!(
        r#"(title: "T{evil}", sources: [(id: "s", title: "S{evil}", author: "{evil}A", url: "u{evil}")],
        people: [(id: "a", name: "Anna {evil} Berg", aliases: ["B{evil}C"], summary: "s{evil}", note: "n{evil}", cite: ["s:{evil}1"],
          roles: [(is: "r{evil}", when: "1900", note: "{evil}n", against: [(says: "no{evil}")])], statements: "{evil}x"), (id: "b", name: "Anna{evil}")],
        groups: [(id: "g", name: "G{evil}")], places: [(id: "p", name: "P{evil}")],
        events: [(id: "e", title: "Fair{evil}", when: "1900", place: "p", people: [(id: "a", part: "p{evil}")])],
        deliveries: [(id: "d", item: "i{evil}", unit: "u{evil}", from: "g", to: "a", when: "1900", figures: (amount: Exact(1), note: "{evil}"))],
        quotes: [(id: "q", by: "a", when: "1900", words: {{"l{evil}": "w{evil}"}})])"#
    );
    for format in FORMATS {
        for question in [
            "who",
            "who anna",
            "who anna --one",
            "when",
            "when 1900",
            "aid",
            "aid --totals",
            "aid --totals --by from,source",
        ] {
            let outcome = facts(&text, &format!("{question} --header --format {format}")).run();
            assert_eq!(
                outcome.code,
                if question.ends_with("--one") { 3 } else { 0 },
                "{outcome}"
            );
            harmless(&outcome);
        }
        for question in ["who", "when", "aid", "aid --totals"] {
            let asked = format!("{evil}anna{evil}");
            harmless(
                &facts(&text, &format!("{question} --format {format}"))
                    .args(&[&asked])
                    .run(),
            );
            harmless(
                &hist(&format!("{question} - --format {format}"))
                    .stdin(format!("{asked}\nOrlov\u{1b}\n"))
                    .run(),
            );
        }
    }
    for line in [
        "aid --from",
        "aid --unit",
        "aid --during",
        "aid --kind",
        "who --source",
        "--format",
        "-f",
        "when",
        "-n",
        "--bad",
    ] {
        harmless(&hist(line).args(&[&format!("x{evil}")]).run());
    }
    harmless(
        &facts(
            format!("(people: [(id: \"{evil}\", name{evil}: 1)]) {evil}"),
            "who",
        )
        .run(),
    );
    harmless(&facts(format!("(x{evil}: 1)"), "who").run());
}

#[test]
fn the_words_around_acting_characters_are_still_found() {
    let text =
        "(people: [(id: \"a\", name: \"Anna\\u{1b}Berg\", summary: \"tab\\tline\\nend\\r\\\\\")])";
    assert_snapshot!(facts(text, "who anna berg").run().stdout.trim_end_matches(['\t', '\n']), @r"a	Anna�Berg		tab\tline\nend\r\\								anna berg	Anna�Berg	folded	0.995				<stdin>	1");
}

#[test]
fn unusual_questions() {
    for long in [
        "x".repeat(100_000),
        "Orlov ".repeat(16_000),
        "1921 ".repeat(20_000),
        "(".repeat(100_000),
    ] {
        for question in ["who", "when", "aid", "aid --totals"] {
            let outcome = hist(question).args(&[&long]).run();
            let beginning = outcome.stderr.get(..12);
            assert_eq!(
                (outcome.code, outcome.stdout.as_str(), beginning),
                (1, "", Some("histcli: no "))
            );
        }
    }
    assert_snapshot!(hist("who \"\"").text(), @"
    exit 1
    --- stderr
    histcli: no person is called ``
    ");
    assert_snapshot!(hist("who \"  \"").text(), @"
    exit 1
    --- stderr
    histcli: no person is called `  `
    ");
    assert_snapshot!(hist("when \"\"").text(), @"
    exit 1
    --- stderr
    histcli: no event, delivery or person is called ``
    ");
    assert_snapshot!(hist("aid \"\"").text(), @"
    exit 1
    --- stderr
    histcli: no delivery is called ``
    ");
    assert_snapshot!(hist("who …").text(), @"
    exit 1
    --- stderr
    histcli: no person is called `…`
    ");
    assert_snapshot!(hist("when -0043").text(), @"
    exit 1
    --- stderr
    histcli: nothing is known of `-0043`
    ");
    assert_snapshot!(built_in("who -- -x").text(), @"
    exit 1
    --- stderr
    histcli: no person is called `-x`
    ");
    assert_snapshot!(hist("who Orlov -n 99999999999999999999").text(), @"
    exit 2
    --- stderr
    error: invalid value '99999999999999999999' for '--limit <ROWS>': number too large to fit in target type

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("who Orlov -n 18446744073709551615 --format json").run().code, @"0");
    assert_snapshot!(hist("who -n -1").text(), @"
    exit 2
    --- stderr
    error: unexpected argument '-1' found

      tip: to pass '-1' as a value, use '-- -1'

    Usage: histcli who [OPTIONS] [NAME]...

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("who --format").text(), @"
    exit 2
    --- stderr
    error: a value is required for '--format <FORMAT>' but none was supplied
      [possible values: auto, table, tsv, csv, json, ndjson, markdown, svg, bibtex, csl-json]

    For more information, try '--help'.
    ");
}

#[test]
#[cfg(unix)]
fn a_question_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let mut command: Command = hist("who").command();
    let output = command
        .arg(std::ffi::OsStr::from_bytes(b"Orl\xffov"))
        .output()
        .unwrap();
    assert_eq!(
        (output.status.code(), output.stdout.as_slice()),
        (Some(2), &b""[..])
    );
    assert!(!output.stderr.is_empty());
}

#[test]
fn rows_stand_in_an_order_that_the_file_s_does_not_change() {
    let records = [
        "(id: \"c\", name: \"Anna\", born: \"1900\")",
        "(id: \"a\", name: \"Anna\", born: \"1900\")",
        "(id: \"b\", name: \"Anna\", born: \"1900\")",
    ];
    let ask = |order: [usize; 3], question: &str| {
        let list: Vec<&str> = order.iter().map(|at| records[*at]).collect();
        facts(
            format!("(people: [{}])", list.join(",")),
            &format!("{question} --format tsv"),
        )
        .run()
        .stdout
    };
    for question in ["who", "who Anna", "when", "when 1900", "when Anna"] {
        let plain = ask([0, 1, 2], question);
        let ids: String = plain.lines().map(|line| &line[..1]).collect();
        assert_eq!(ids, "abc", "{question}");
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            assert_eq!(ask(order, question), plain, "{question} {order:?}");
        }
    }
}

#[test]
fn a_source_that_there_is_not() {
    assert_snapshot!(hist("aid --source gazete --source memoir").text(), @"
    exit 1
    --- stderr
    histcli: no source has the id `gazete`; did you mean `gazette`?
    ");
    assert_snapshot!(hist("aid --source \"\"").text(), @"
    exit 1
    --- stderr
    histcli: no source has the id ``
    ");
}

#[test]
fn no_file_of_the_user_s_is_read_but_the_one_that_is_documented() {
    let folder = Scratch::folder();
    for name in [
        "facts.ron",
        ".histcli.ron",
        ".config/histcli/config.toml",
        ".config/facts.ron",
        "histcli.ron",
    ] {
        folder.write(name, "(people: [(id: \"a\", name: \"Anna\")])");
    }
    let mut command = built_in("who").env("HOME", &folder.0).command();
    let output = command.current_dir(&folder.0).output().unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        built_in("who").run().stdout
    );
}

#[test]
#[cfg(target_os = "linux")]
fn on_a_terminal_answers_are_tables_in_colour() {
    // `script` from util-linux gives the program a terminal; without it there is nothing to test.
    let ask = |environment: &[(&str, &str)], options: &str| {
        let program = format!(
            "{} who Orlov -f tests/fixture.ron {options}",
            env!("CARGO_BIN_EXE_histcli"),
        );
        let mut command = Command::new("script");
        command
            .args(["-qec", &program, "/dev/null"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdin(Stdio::null());
        command
            .env_remove("NO_COLOR")
            .env("TERM", "xterm")
            .env_remove("CLICOLOR_FORCE");
        command
            .envs(environment.iter().copied())
            .output()
            .ok()
            .map(|output| {
                String::from_utf8(output.stdout)
                    .unwrap()
                    .replace("\r\n", "\n")
            })
    };
    let Some(coloured) = ask(&[], "") else { return };
    let table = |flag: &str| {
        hist(&format!("who Orlov --format table {flag}"))
            .run()
            .stdout
    };
    assert_eq!(coloured, table("--color always"));
    assert_eq!(ask(&[("NO_COLOR", "1")], "").unwrap(), table(""));
    assert_eq!(ask(&[("TERM", "dumb")], "").unwrap(), table(""));
    assert_eq!(ask(&[], "--color never").unwrap(), table(""));
    assert_eq!(
        ask(&[], "--format tsv").unwrap(),
        hist("who Orlov").run().stdout
    );
}
