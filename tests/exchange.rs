//! `export`: the forms to the letter, what is refused, the database asked; and both commands' help.

use std::{fs, process::Stdio};

use insta::assert_snapshot;
use rusqlite::Connection;
use serde_json::Value;

use crate::harness::{Scratch, built_in, facts, hist};

/// Facts with a little of everything that is hard to flatten.
const SMALL: &str = r#"(
    title: "Bridge; \"old\"",
    sources: [(id: "ledger", title: "Ledger"), (id: "copy", derives_from: "ledger")],
    people: [(id: "marta", name: "Marta; Holm", aliases: ["Holm; M.", "\\"], born: (is: "1751~", cite: ["ledger:p. 1; 2"], rank: Preferred, note: "why"), roles: ["warden"], cite: ["ledger"])],
    deliveries: [(id: "stone", item: "stone", from: "marta", when: "1786", figures: [(amount: Exact(9999999999999999999999999999), cite: ["ledger:22"]), (amount: About(0.5), against: [(says: "no", cite: ["copy"])])])],
    quotes: [(id: "toast", words: {"en": "It's\na \"toast\""}, chain: ["marta:p. 3"])],
)"#;

/// The facts of a file as a database.
fn database(sql: &str) -> Connection {
    let database = Connection::open_in_memory().expect("a database");
    database
        .execute_batch("PRAGMA foreign_keys = ON")
        .and_then(|()| database.execute_batch(sql))
        .expect("statements that SQLite knows");
    database
}

#[test]
fn everything_as_json() {
    assert_snapshot!(facts(SMALL, "export --format json").text(), @r#"
    exit 0
    --- stdout
    {
    "title":"Bridge; \"old\"",
    "sources":[
    {"id":"ledger","kind":null,"title":"Ledger","author":null,"publisher":null,"year":null,"language":null,"url":null,"derives_from":[],"note":null},
    {"id":"copy","kind":null,"title":null,"author":null,"publisher":null,"year":null,"language":null,"url":null,"derives_from":["ledger"],"note":null}
    ],
    "people":[
    {"id":"marta","name":"Marta; Holm","aliases":["Holm; M.","\\"],"misspellings":[],"summary":null,"born":[{"is":{"edtf":"1751~","earliest":"1751-01-01","latest":"1751-12-31","text":"about 1751"},"cite":["ledger:p. 1; 2"],"against":[],"rank":"preferred","note":"why"}],"died":[],"roles":[{"is":"warden","when":null,"cite":["ledger"],"against":[],"rank":null,"note":null}],"statements":[],"cite":["ledger"],"against":[],"note":null}
    ],
    "groups":[],
    "places":[],
    "objects":[],
    "events":[],
    "deliveries":[
    {"id":"stone","item":"stone","aliases":[],"misspellings":[],"summary":null,"kind":null,"unit":null,"from":"marta","to":null,"when":[{"is":{"edtf":"1786","earliest":"1786-01-01","latest":"1786-12-31","text":"1786"},"cite":["ledger:22"],"against":[],"rank":null,"note":null}],"status":"sent","figures":[{"amount":{"qualifier":"exact","min":9999999999999999999999999999,"max":9999999999999999999999999999},"when":null,"cite":["ledger:22"],"against":[],"rank":null,"note":null},{"amount":{"qualifier":"about","min":0.5,"max":0.5},"when":null,"cite":[],"against":[{"says":"no","cite":["copy"]}],"rank":null,"note":null}],"part_of":null,"people":[],"groups":[],"objects":[],"statements":[],"cite":[],"against":[],"note":null}
    ],
    "quotes":[
    {"id":"toast","words":{"en":"It's\na \"toast\""},"aliases":[],"misspellings":[],"summary":null,"by":null,"to":null,"when":[],"chain":["marta:p. 3"],"statements":[],"cite":[],"against":[],"note":null}
    ]
    }
    "#);
}

#[test]
fn everything_as_ndjson_tells_the_list() {
    assert_snapshot!(facts(SMALL, "export --format ndjson").text(), @r#"
    exit 0
    --- stdout
    {"list":"title","title":"Bridge; \"old\""}
    {"list":"sources","id":"ledger","kind":null,"title":"Ledger","author":null,"publisher":null,"year":null,"language":null,"url":null,"derives_from":[],"note":null}
    {"list":"sources","id":"copy","kind":null,"title":null,"author":null,"publisher":null,"year":null,"language":null,"url":null,"derives_from":["ledger"],"note":null}
    {"list":"people","id":"marta","name":"Marta; Holm","aliases":["Holm; M.","\\"],"misspellings":[],"summary":null,"born":[{"is":{"edtf":"1751~","earliest":"1751-01-01","latest":"1751-12-31","text":"about 1751"},"cite":["ledger:p. 1; 2"],"against":[],"rank":"preferred","note":"why"}],"died":[],"roles":[{"is":"warden","when":null,"cite":["ledger"],"against":[],"rank":null,"note":null}],"statements":[],"cite":["ledger"],"against":[],"note":null}
    {"list":"deliveries","id":"stone","item":"stone","aliases":[],"misspellings":[],"summary":null,"kind":null,"unit":null,"from":"marta","to":null,"when":[{"is":{"edtf":"1786","earliest":"1786-01-01","latest":"1786-12-31","text":"1786"},"cite":["ledger:22"],"against":[],"rank":null,"note":null}],"status":"sent","figures":[{"amount":{"qualifier":"exact","min":9999999999999999999999999999,"max":9999999999999999999999999999},"when":null,"cite":["ledger:22"],"against":[],"rank":null,"note":null},{"amount":{"qualifier":"about","min":0.5,"max":0.5},"when":null,"cite":[],"against":[{"says":"no","cite":["copy"]}],"rank":null,"note":null}],"part_of":null,"people":[],"groups":[],"objects":[],"statements":[],"cite":[],"against":[],"note":null}
    {"list":"quotes","id":"toast","words":{"en":"It's\na \"toast\""},"aliases":[],"misspellings":[],"summary":null,"by":null,"to":null,"when":[],"chain":["marta:p. 3"],"statements":[],"cite":[],"against":[],"note":null}
    "#);
}

#[test]
fn a_list_as_json_ndjson_and_csv() {
    assert_snapshot!(facts(SMALL, "export people --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"marta","name":"Marta; Holm","aliases":["Holm; M.","\\"],"misspellings":[],"summary":null,"born":[{"is":{"edtf":"1751~","earliest":"1751-01-01","latest":"1751-12-31","text":"about 1751"},"cite":["ledger:p. 1; 2"],"against":[],"rank":"preferred","note":"why"}],"died":[],"roles":[{"is":"warden","when":null,"cite":["ledger"],"against":[],"rank":null,"note":null}],"statements":[],"cite":["ledger"],"against":[],"note":null}
    ]
    "#);
    assert_snapshot!(facts(SMALL, "export sources --format ndjson").text(), @r#"
    exit 0
    --- stdout
    {"id":"ledger","kind":null,"title":"Ledger","author":null,"publisher":null,"year":null,"language":null,"url":null,"derives_from":[],"note":null}
    {"id":"copy","kind":null,"title":null,"author":null,"publisher":null,"year":null,"language":null,"url":null,"derives_from":["ledger"],"note":null}
    "#);
    assert_snapshot!(facts(SMALL, "export people --format csv").text(), @r#"
    exit 0
    --- stdout
    id,name,aliases,misspellings,summary,born,died,roles,statements,cite,against,note
    marta,Marta; Holm,Holm\; M.;\\,,,"[{""is"":{""edtf"":""1751~"",""earliest"":""1751-01-01"",""latest"":""1751-12-31"",""text"":""about 1751""},""cite"":[""ledger:p. 1; 2""],""against"":[],""rank"":""preferred"",""note"":""why""}]",,"[{""is"":""warden"",""when"":null,""cite"":[""ledger""],""against"":[],""rank"":null,""note"":null}]",,ledger,,
    "#);
    assert_snapshot!(facts(SMALL, "export deliveries --format csv").text(), @r#"
    exit 0
    --- stdout
    id,item,aliases,misspellings,summary,kind,unit,from,to,when,status,figures,part_of,people,groups,objects,statements,cite,against,note
    stone,stone,,,,,,marta,,"[{""is"":{""edtf"":""1786"",""earliest"":""1786-01-01"",""latest"":""1786-12-31"",""text"":""1786""},""cite"":[""ledger:22""],""against"":[],""rank"":null,""note"":null}]",sent,"[{""amount"":{""qualifier"":""exact"",""min"":9999999999999999999999999999,""max"":9999999999999999999999999999},""when"":null,""cite"":[""ledger:22""],""against"":[],""rank"":null,""note"":null},{""amount"":{""qualifier"":""about"",""min"":0.5,""max"":0.5},""when"":null,""cite"":[],""against"":[{""says"":""no"",""cite"":[""copy""]}],""rank"":null,""note"":null}]",,,,,,,,
    "#);
    assert_snapshot!(facts(SMALL, "export events --format json").text(), @"
    exit 0
    --- stdout
    []
    ");
    assert_snapshot!(facts(SMALL, "export events --format csv").text(), @"
    exit 0
    --- stdout
    id,title,aliases,misspellings,summary,when,place,people,groups,objects,statements,cite,against,note
    ");
}

#[test]
fn no_facts_are_exported_too() {
    assert_snapshot!(facts("()", "export --format json").text(), @r#"
    exit 0
    --- stdout
    {
    "title":null,
    "sources":[],
    "people":[],
    "groups":[],
    "places":[],
    "objects":[],
    "events":[],
    "deliveries":[],
    "quotes":[]
    }
    "#);
    assert_snapshot!(facts("()", "export --format ndjson").text(), @"exit 0");
}

#[test]
fn the_rows_of_sql() {
    let sql = facts(SMALL, "export --format sql").run();
    let rows = sql.stdout.split_once("INSERT").expect("rows").1;
    assert_snapshot!(rows, @r#"
     INTO facts VALUES
    ('Bridge; "old"');
    INSERT INTO records VALUES
    ('ledger', 'sources', 'Ledger'),
    ('copy', 'sources', 'copy'),
    ('marta', 'people', 'Marta; Holm'),
    ('stone', 'deliveries', 'stone'),
    ('toast', 'quotes', 'It''s
    a "toast"');
    INSERT INTO sources VALUES
    ('ledger', NULL, 'Ledger', NULL, NULL, NULL, NULL, NULL, NULL),
    ('copy', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO derivations VALUES
    ('copy', 1, 'ledger');
    INSERT INTO people VALUES
    ('marta', 'Marta; Holm', NULL, NULL);
    INSERT INTO deliveries VALUES
    ('stone', 'stone', NULL, NULL, 'marta', NULL, 'sent', NULL, NULL, NULL);
    INSERT INTO quotes VALUES
    ('toast', NULL, NULL, NULL, NULL);
    INSERT INTO words VALUES
    ('toast', 1, 'en', 'It''s
    a "toast"');
    INSERT INTO links VALUES
    ('toast', 1, 'marta', 'p. 3');
    INSERT INTO aliases VALUES
    ('marta', 1, 'Holm; M.'),
    ('marta', 2, '\');
    INSERT INTO claims VALUES
    (1, 'marta', 'born', 1, NULL, '1751~', '1751-01-01', '1751-12-31', NULL, NULL, NULL, 'preferred', 'why'),
    (2, 'marta', 'roles', 1, 'warden', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (3, 'stone', 'when', 1, NULL, '1786', '1786-01-01', '1786-12-31', NULL, NULL, NULL, NULL, NULL),
    (4, 'stone', 'figures', 1, NULL, NULL, NULL, NULL, 'exact', '9999999999999999999999999999', '9999999999999999999999999999', NULL, NULL),
    (5, 'stone', 'figures', 2, NULL, NULL, NULL, NULL, 'about', '0.5', '0.5', NULL, NULL);
    INSERT INTO objections VALUES
    (1, 'stone', 5, NULL, 'no');
    INSERT INTO citations VALUES
    (1, 'marta', NULL, NULL, NULL, 'ledger', NULL),
    (2, 'marta', 1, NULL, NULL, 'ledger', 'p. 1; 2'),
    (3, 'marta', 2, NULL, NULL, 'ledger', NULL),
    (4, 'stone', 3, NULL, NULL, 'ledger', '22'),
    (5, 'stone', 4, NULL, NULL, 'ledger', '22'),
    (6, 'stone', 5, NULL, 1, 'copy', NULL);
    COMMIT;
    "#);
    assert_eq!((sql.code, sql.stderr.as_str()), (0, ""));
}

#[test]
fn a_database_gives_the_numbers_of_the_program() {
    let database = database(&built_in("export --format sql").run().stdout);
    let number = |sql: &str| -> i64 { database.query_row(sql, [], |row| row.get(0)).expect(sql) };
    let rows = |question: &str| built_in(question).run().rows();
    assert_eq!(number("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    for (table, question) in [
        ("people", "who --format json"),
        ("places", "where --format json"),
        ("deliveries", "aid --format json"),
        ("sources", "source --format json"),
        ("quotes", "quote --format json"),
    ] {
        let listed = i64::try_from(rows(question).len()).expect("a small number");
        assert_eq!(
            number(&format!("SELECT count(*) FROM {table}")),
            listed,
            "{table}"
        );
    }
    let shells = rows("aid --totals --kind ammunition --source egorov-2021 --format json");
    let shells = shells
        .iter()
        .find(|row| row["item"] == "shells")
        .expect("shells");
    assert_eq!(
        Value::from(number(
            "SELECT sum(CAST(c.amount_max AS INTEGER)) FROM claims c
             JOIN deliveries d ON d.id = c.record
             WHERE c.field = 'figures' AND d.item = 'shells' AND d.status IN ('sent', 'received')
               AND EXISTS (SELECT 1 FROM citations WHERE claim = c.id AND source = 'egorov-2021')",
        )),
        shells["quantity"]["max"]
    );
    let told = rows("who aralov --format json").remove(0);
    let told = told["roles"].as_array().expect("roles").len();
    assert_eq!(
        number("SELECT count(*) FROM claims WHERE record = 'aralov' AND field = 'roles'"),
        i64::try_from(told).expect("a small number")
    );
}

#[test]
fn a_database_keeps_every_digit_and_quotation_mark() {
    let database = database(&facts(SMALL, "export --format sql").run().stdout);
    let text = |sql: &str| -> String { database.query_row(sql, [], |row| row.get(0)).expect(sql) };
    assert_eq!(
        text("SELECT amount_min FROM claims WHERE qualifier = 'exact'"),
        "9999999999999999999999999999"
    );
    assert_eq!(text("SELECT said FROM words"), "It's\na \"toast\"");
    assert_eq!(
        text("SELECT locator FROM citations WHERE locator LIKE 'p.%'"),
        "p. 1; 2"
    );
}

#[test]
fn csv_of_everything_is_a_folder_of_files() {
    let scratch = Scratch::folder();
    let folder = scratch.0.join("new/tables");
    let folder = folder.to_str().expect("UTF-8");
    let shown = |text: String| text.replace(folder, "FOLDER");
    let export = || facts(SMALL, "export --format csv").args(&["-o", folder]);
    assert_snapshot!(shown(export().text()), @"
    exit 0
    --- stderr
    histcli: wrote into `FOLDER`: sources.csv, people.csv, groups.csv, places.csv, objects.csv, events.csv, deliveries.csv, quotes.csv
    ");
    for list in ["people", "sources", "quotes", "events"] {
        let file = fs::read_to_string(format!("{folder}/{list}.csv")).expect("a file");
        let alone = facts(SMALL, &format!("export {list} --format csv")).run();
        assert_eq!(file, alone.stdout, "{list}");
    }
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 8);
    // Nothing that is there is overwritten, and then nothing is written.
    for list in ["people", "sources"] {
        fs::remove_file(format!("{folder}/{list}.csv")).expect("a file");
    }
    assert_snapshot!(shown(export().text()), @"
    exit 2
    --- stderr
    histcli: `FOLDER/groups.csv` is there already; name another folder, or move the file away
    ");
    assert_eq!(fs::read_dir(folder).expect("a folder").count(), 6);
    let fresh = format!("{folder}/2");
    let quiet = facts(SMALL, "-q export --format csv").args(&["-o", &fresh]);
    assert_eq!(quiet.text(), "exit 0\n");
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let scratch = Scratch::folder();
    let file = scratch.write("file", "x");
    let folder = file.join("tables");
    let run = facts(SMALL, "export --format csv").args(&["-o", folder.to_str().expect("UTF-8")]);
    let told = run
        .text()
        .replace(scratch.0.to_str().expect("UTF-8"), "SCRATCH");
    assert_snapshot!(told, @"
    exit 2
    --- stderr
    histcli: cannot write `SCRATCH/file/tables`: Not a directory (os error 20)
    ");
}

#[test]
fn what_cannot_be_exported_so_is_refused() {
    assert_snapshot!(hist("export --format csv").text(), @"
    exit 2
    --- stderr
    histcli: CSV of everything is a file for each list; name the folder for them with `-o`, or one list, such as `export people`
    ");
    assert_snapshot!(hist("export people --format sql").text(), @"
    exit 2
    --- stderr
    histcli: SQL is of everything, since its tables refer to each other; leave `people` out
    ");
    assert_snapshot!(hist("export people --format csv -o x").text(), @"
    exit 2
    --- stderr
    histcli: `-o` is for CSV of everything alone; redirect stdout to a file instead, such as `> x.csv`
    ");
    assert_snapshot!(hist("export --format json -o x").text(), @"
    exit 2
    --- stderr
    histcli: `-o` is for CSV of everything alone; redirect stdout to a file instead, such as `> x.json`
    ");
    assert_snapshot!(hist("export").text(), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      --format <FORMAT>

    Usage: histcli export --format <FORMAT> --facts <FILE> [LIST]

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("export peple --format json").text(), @"
    exit 2
    --- stderr
    error: invalid value 'peple' for '[LIST]'
      [possible values: sources, people, groups, places, objects, events, deliveries, quotes]

      tip: a similar value exists: 'people'

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("export --format tsv").text(), @"
    exit 2
    --- stderr
    error: invalid value 'tsv' for '--format <FORMAT>'
      [possible values: json, ndjson, csv, sql]

      tip: a similar value exists: 'csv'

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("export --format json --one").text(), @"
    exit 2
    --- stderr
    error: unexpected argument '--one' found

      tip: to pass '--one' as a value, use '-- --one'

    Usage: histcli export --format <FORMAT> [LIST]

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("--source s export --format json").text(), @"
    exit 2
    --- stderr
    histcli: `--source` means nothing to `export`; leave it out
    ");
    assert_snapshot!(hist("--format json export").text(), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      --format <FORMAT>

    Usage: histcli export --format <FORMAT> --facts <FILE> [LIST]

    For more information, try '--help'.
    ");
    assert_snapshot!(facts("(people: [(id: 1)])", "export --format json").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1:11: a person needs the field `name`; add it
    <stdin>:1:16: a text is needed here; write it between quotation marks
    ");
}

#[test]
fn facts_may_be_named_before_the_command() {
    let before = built_in("-f tests/fixture.ron export --format json").run();
    assert_eq!(before, hist("export --format json").run());
    assert_eq!(before.code, 0);
}

#[test]
fn help_shows_examples() {
    for command in ["export", "import"] {
        let help = built_in(&format!("{command} --help")).run();
        let (_, examples) = help.stdout.split_once("Examples:\n").expect("examples");
        assert!(examples.lines().count() >= 3, "{examples}");
        assert!(!help.stdout.contains("--limit"), "{}", help.stdout);
        assert_eq!(help.code, 0);
    }
}

#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_not() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full disk");
    let output = built_in("export --format json")
        .command()
        .stdout(full)
        .output()
        .expect("the program starts");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(told.starts_with("histcli: cannot write: "), "{told}");
    assert_eq!(output.status.code(), Some(2));
    let mut child = built_in("export --format sql")
        .command()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
}

#[test]
fn the_same_bytes_on_every_run() {
    for form in ["json", "sql"] {
        let export = || built_in(&format!("export --format {form}")).run();
        assert_eq!(export(), export(), "{form}");
    }
}
