//! The rows that scripts rely on, read back field by field in every format; tables measured.

use insta::assert_snapshot;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::harness::{Outcome, Run, built_in, facts, hist};

/// The fields of each question's rows. What a struct names must be there, what it does not must not.
mod rows {
    #![expect(dead_code, reason = "that a field can be read is what is tested")]

    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error};
    use serde_json::{Number, Value};

    /// A value or `null`; unlike an `Option` it may not be missing.
    pub struct OrNull<T>(pub Option<T>);

    impl<'de, T: DeserializeOwned> Deserialize<'de> for OrNull<T> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            match Value::deserialize(deserializer)? {
                Value::Null => Ok(Self(None)),
                value => serde_json::from_value(value)
                    .map(|value| Self(Some(value)))
                    .map_err(D::Error::custom),
            }
        }
    }

    macro_rules! row {
        ($($name:ident { $($field:ident: $type:ty,)* })*) => {
            $(#[derive(Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $name { $(pub $field: $type,)* })*
        };
    }

    row! {
        Who {
            id: String, origin: Origin, name: String, aliases: Vec<String>, summary: OrNull<String>, born: Vec<Dated>, died: Vec<Dated>,
            roles: Vec<Said>, events: Vec<Event>, quotes: Vec<String>, deliveries: Vec<String>, cite: Vec<String>,
            r#match: OrNull<Match>, statements: Vec<Said>, against: Vec<Objection>, note: OrNull<String>,
        }
        DateOf {
            id: String, origin: Origin, kind: String, title: String, when: Date, certainty: OrNull<String>, place: OrNull<String>, people: Vec<String>,
            standing: String, cite: Vec<String>, r#match: OrNull<Match>, against: Vec<Objection>,
        }
        Aid {
            id: String, origin: Origin, item: String, kind: OrNull<String>, unit: OrNull<String>, from: OrNull<String>, to: OrNull<String>,
            when: OrNull<Date>, status: String, part_of: OrNull<String>, quantity: Quantity, figures: Vec<Figure>, disputed: bool,
            standing: String, cite: Vec<String>, dates: Vec<Dated>, certainty: OrNull<String>, people: Vec<String>,
            statements: Vec<Said>, against: Vec<Objection>, note: OrNull<String>, r#match: OrNull<Match>,
        }
        Total {
            item: OrNull<String>, kind: OrNull<String>, unit: OrNull<String>, to: OrNull<String>, quantity: Quantity,
            deliveries: u64, unknown: u64, disputed: bool, cite: Vec<String>, status: Vec<String>,
        }
        TotalByAll {
            item: OrNull<String>, kind: OrNull<String>, unit: OrNull<String>, to: OrNull<String>, quantity: Quantity,
            deliveries: u64, unknown: u64, disputed: bool, cite: Vec<String>, status: Vec<String>,
            year: OrNull<String>, from: OrNull<String>, source: OrNull<String>,
        }
        Dated { is: Date, when: OrNull<Date>, standing: String, rank: OrNull<String>, cite: Vec<String>, against: Vec<Objection>, note: OrNull<String>, }
        Said { is: String, when: OrNull<Date>, standing: String, rank: OrNull<String>, cite: Vec<String>, against: Vec<Objection>, note: OrNull<String>, }
        Objection { says: String, cite: Vec<String>, }
        Event { id: String, title: String, when: OrNull<Date>, place: OrNull<String>, part: OrNull<String>, cite: Vec<String>, standing: String, against: Vec<Objection>, }
        Date { edtf: OrNull<String>, earliest: OrNull<String>, latest: OrNull<String>, text: String, }
        Quantity { best: OrNull<Number>, min: OrNull<Number>, max: OrNull<Number>, qualifier: String, unit: OrNull<String>, }
        Figure {
            min: OrNull<Number>, max: OrNull<Number>, qualifier: String, rank: OrNull<String>, cite: Vec<String>,
            when: OrNull<Date>, standing: String, against: Vec<Objection>, note: OrNull<String>,
        }
        Match { query: String, via: String, kind: String, score: f64, }
        Source {
            id: String, origin: Origin, kind: OrNull<String>, title: OrNull<String>, author: OrNull<String>, publisher: OrNull<String>,
            year: OrNull<String>, language: OrNull<String>, url: OrNull<String>, derives_from: Vec<String>,
        }
        Origin { file: String, line: u64, }
        ByLanguage { words: BTreeMap<String, String>, }
    }
}

/// Questions whose rows together fill every field, and leave every field empty that can be.
const QUESTIONS: [&str; 18] = [
    "who",
    "who kemal",
    "when",
    "when march 1921",
    "when rumour of peace",
    "aid",
    "aid gold --during 1920",
    "aid --totals",
    "aid --totals --explain",
    "what",
    "where",
    "quote",
    "source",
    "search harbour",
    "why orlov",
    "conflicts",
    "gaps",
    "timeline",
];

/// The rows of an answer, each a `T` to the last field.
#[track_caller]
fn read<T: DeserializeOwned>(run: Run) -> Vec<T> {
    let rows = run.args(&["--format", "json"]).run().rows();
    assert!(!rows.is_empty());
    let read = |row: Value| {
        serde_json::from_value(row.clone()).unwrap_or_else(|error| panic!("{error}: {row}"))
    };
    rows.into_iter().map(read).collect()
}

#[test]
fn every_field_is_there_and_no_other() {
    for ask in [hist, built_in] {
        for question in ["who", "who kemal"] {
            for row in read::<rows::Who>(ask(question)) {
                assert_eq!(row.r#match.0.is_some(), question != "who");
            }
        }
        for question in ["when", "when 1921", "when treaty"] {
            for row in read::<rows::DateOf>(ask(question)) {
                let expected = (question == "when 1921", question == "when treaty");
                assert_eq!(
                    (row.certainty.0.is_some(), row.r#match.0.is_some()),
                    expected,
                    "{question}"
                );
            }
        }
        for question in ["aid", "aid rifles", "aid --during 1921"] {
            for row in read::<rows::Aid>(ask(question)) {
                let expected = (question.ends_with("1921"), question == "aid rifles");
                assert_eq!(
                    (row.certainty.0.is_some(), row.r#match.0.is_some()),
                    expected,
                    "{question}"
                );
            }
        }
        for row in read::<rows::Total>(ask("aid --totals -q")) {
            assert!(row.unknown <= row.deliveries && row.deliveries > 0);
        }
        assert!(
            !read::<rows::TotalByAll>(ask("aid --totals -q --by item,kind,year,from,source"))
                .is_empty()
        );
    }
}

#[test]
fn a_score_lies_between_nothing_and_one() {
    for question in ["who kemal --all", "who orlof --all", "who иван --all"] {
        for row in read::<rows::Who>(hist(question)) {
            let found = row.r#match.0.unwrap();
            assert!(
                (0.0..=1.0).contains(&found.score),
                "{question}: {}",
                found.score
            );
            assert!(
                [
                    "exact",
                    "folded",
                    "prefix",
                    "initials",
                    "fuzzy",
                    "transliterated"
                ]
                .contains(&found.kind.as_str()),
                "{}",
                found.kind
            );
        }
    }
}

#[test]
fn what_is_unknown_is_null_and_never_zero() {
    let text = r#"(deliveries: [(id: "a", item: "A"), (id: "b", item: "B", unit: "kg", figures: Unknown), (id: "c", item: "C", figures: Almost(80)), (id: "d", item: "D", figures: Over(33.5))])"#;
    let quantity = |row: &Value| row["quantity"].to_string();
    let shown: Vec<String> = facts(text, "aid --format json")
        .run()
        .rows()
        .iter()
        .map(quantity)
        .collect();
    assert_snapshot!(shown.join("\n"), @r#"
    {"best":null,"min":null,"max":null,"qualifier":"unknown","unit":null}
    {"best":null,"min":null,"max":null,"qualifier":"unknown","unit":"kg"}
    {"best":null,"min":null,"max":80,"qualifier":"almost","unit":null}
    {"best":null,"min":33.5,"max":null,"qualifier":"over","unit":null}
    "#);
    let shown: Vec<String> = facts(text, "aid --totals -q --format json")
        .run()
        .rows()
        .iter()
        .map(quantity)
        .collect();
    assert_snapshot!(shown.join("\n"), @r#"
    {"best":null,"min":null,"max":null,"qualifier":"unknown","unit":null}
    {"best":null,"min":null,"max":null,"qualifier":"unknown","unit":"kg"}
    {"best":null,"min":null,"max":80,"qualifier":"almost","unit":null}
    {"best":null,"min":33.5,"max":null,"qualifier":"over","unit":null}
    "#);
    let figures = facts(text, "aid b --format json").run().rows()[0]["figures"].to_string();
    assert_snapshot!(figures, @r#"[{"min":null,"max":null,"qualifier":"unknown","rank":null,"cite":[],"when":null,"standing":"unsourced","against":[],"note":null}]"#);
}

#[test]
fn numbers_are_numbers_digit_for_digit() {
    let text = |number: &str| {
        format!(
            r#"(deliveries: [(id: "a", item: "A", figures: Exact({number})), (id: "b", item: "A", figures: Exact(0.1)), (id: "c", item: "A", figures: Exact(0.2))])"#
        )
    };
    let sum = |number: &str| {
        let row = facts(text(number), "aid --totals --format json")
            .run()
            .rows()
            .remove(0);
        let read: rows::Total = serde_json::from_value(row).unwrap();
        read.quantity.best.0.unwrap().to_string()
    };
    assert_snapshot!(sum("0"), @"0.3");
    assert_snapshot!(sum("0.700"), @"1");
    assert_snapshot!(sum("9_999_999_999_999_999_999_999_999_999"), @"9999999999999999999999999999.3");
    assert_snapshot!(sum("0.0000000000000000000000000001"), @"0.3000000000000000000000000001");
    assert_snapshot!(sum("100000000000000000000000000"), @"100000000000000000000000000.3");
}

#[test]
fn ndjson_and_json_are_the_same_rows() {
    for question in QUESTIONS {
        let array = hist(&format!("{question} --format json")).run();
        let lines = hist(&format!("{question} --format ndjson")).run();
        let read = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        assert_eq!(
            lines.stdout.lines().map(read).collect::<Vec<_>>(),
            array.rows(),
            "{question}"
        );
        assert_eq!((lines.code, lines.stderr), (array.code, array.stderr));
    }
    let outcome = hist("who Zzz -q --format ndjson").run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (1, ""));
}

/// The fields of a row by their paths, as TSV and CSV write them.
fn flattened(row: &Value) -> Vec<(String, String)> {
    let cell = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(Value::is_string) => items
            .iter()
            .map(|item| {
                item.as_str()
                    .unwrap()
                    .replace('\\', "\\\\")
                    .replace(';', "\\;")
            })
            .collect::<Vec<_>>()
            .join(";"),
        other => other.to_string(),
    };
    let nested = |(name, value): (&String, &Value)| match value {
        // The languages of a quote are no fields: which there are depends on the quote.
        Value::Object(fields) if name != "words" => fields
            .iter()
            .map(|(inner, value)| (format!("{name}.{inner}"), cell(value)))
            .collect(),
        value => vec![(name.clone(), cell(value))],
    };
    row.as_object().unwrap().iter().flat_map(nested).collect()
}

/// TSV read back.
fn tsv(text: &str) -> Vec<Vec<String>> {
    let unescape = |cell: &str| {
        let (mut text, mut chars) = (String::new(), cell.chars());
        while let Some(c) = chars.next() {
            text.push(match (c, c == '\\') {
                (_, true) => match chars.next() {
                    Some('t') => '\t',
                    Some('n') => '\n',
                    Some('r') => '\r',
                    Some('\\') => '\\',
                    other => panic!("no escape: {other:?} in {cell}"),
                },
                (c, false) => c,
            });
        }
        text
    };
    text.lines()
        .map(|line| line.split('\t').map(unescape).collect())
        .collect()
}

/// CSV read back (RFC 4180).
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(
        !quoted && row.is_empty() && cell.is_empty(),
        "the last row ends"
    );
    rows
}

#[track_caller]
fn same_in_fields(ask: &dyn Fn(&str) -> Outcome) {
    let json = ask("json").rows();
    let (separated, commas) = (tsv(&ask("tsv --header").stdout), csv(&ask("csv").stdout));
    assert_eq!(separated, commas);
    let (names, cells) = separated.split_first().unwrap();
    assert_eq!(cells.len(), json.len());
    for (row, cells) in json.iter().zip(cells) {
        assert_eq!(cells.len(), names.len());
        let fields = flattened(row);
        for (name, cell) in names.iter().zip(cells) {
            let expected = fields
                .iter()
                .find(|(path, _)| path == name)
                .map_or("", |(_, cell)| cell);
            assert_eq!(cell, expected, "{name}");
        }
        let mut known = fields.iter().filter(|(path, cell)| {
            !(cell.is_empty()
                && names
                    .iter()
                    .any(|name| name.starts_with(&format!("{path}."))))
        });
        assert!(
            known.all(|(path, _)| names.contains(path)),
            "{names:?} lack some of {fields:?}"
        );
    }
}

#[test]
fn tsv_and_csv_hold_the_fields_of_json_by_their_paths() {
    for question in QUESTIONS {
        same_in_fields(&|format| hist(&format!("{question} --format {format}")).run());
    }
    for question in ["who", "when", "aid", "aid --totals"] {
        same_in_fields(&|format| built_in(&format!("{question} --format {format}")).run());
    }
    same_in_fields(&|format| {
        hist(&format!(
            "aid --totals --by year,source,from --format {format}"
        ))
        .run()
    });
    same_in_fields(&|format| {
        hist(&format!("when - --format {format}"))
            .stdin("1921\ntreaty\n")
            .run()
    });
}

#[test]
fn awkward_texts_survive_every_format() {
    let text = r##"(people: [(id: "a", name: "An\tna \"A\" \\ B, C\nD\rE", aliases: ["x; y", "z", "-1", "=1+1", "#"], summary: "|*_`<b>")])"##;
    same_in_fields(&|format| facts(text, &format!("who --format {format}")).run());
    assert_snapshot!(facts(text, "who").run().stdout.trim_end_matches(['\t', '\n']), @r#"a	An\tna "A" \\ B, C\nD\rE	x\\; y;z;-1;=1+1;#	|*_`<b>															<stdin>	1"#);
    assert_snapshot!(facts(text, "who --format csv --no-header").run().stdout.trim_end_matches([',', '\n']).replace('\r', "<CR>"), @r#"
    a,"An	na ""A"" \ B, C
    D<CR>E",x\; y;z;-1;=1+1;#,|*_`<b>,,,,,,,,,,,,,,,<stdin>,1
    "#);
    assert_snapshot!(facts(text, "who --format markdown").text(), @r#"
    exit 0
    --- stdout
    ## An na "A" \\ B, C D E (a)

    \|\*\_\`&lt;b>

    also: x; y · z · -1 · =1+1 · \#

    *unsourced: nothing here cites a source*
    "#);
    assert_snapshot!(facts(text, "who --format table").text(), @r#"
    exit 0
    --- stdout
    An na "A" \ B, C D E  a
    |*_`<b>
    also: x; y · z · -1 · =1+1 · #
    unsourced: nothing here cites a source
    "#);
}

#[test]
fn headers_come_and_go() {
    /// The first field of the first line.
    #[track_caller]
    fn case(line: &str, expected: &str) {
        let outcome = hist(line).run();
        let first = outcome.stdout.split(['\t', ',', '\n']).next();
        assert_eq!(first, Some(expected), "{line}");
    }
    for (format, plain) in [("auto", "kemal-a"), ("tsv", "kemal-a"), ("csv", "id")] {
        case(&format!("who --format {format}"), plain);
        case(&format!("who --format {format} --header"), "id");
        case(&format!("who --format {format} --no-header"), "kemal-a");
        case(
            &format!("who --format {format} --header --no-header"),
            "kemal-a",
        );
        case(&format!("who --format {format} --no-header --header"), "id");
        case(&format!("--format {format} --no-header who --header"), "id");
    }
    for format in ["json", "ndjson"] {
        let plain = hist(&format!("who --format {format}")).text();
        for header in ["--header", "--no-header"] {
            assert_eq!(
                hist(&format!("who --format {format} {header}")).text(),
                plain
            );
        }
    }
    assert_snapshot!(hist("who --format csv --header -n 1 --source gazette Kemal").run().stdout.lines().next().unwrap(), @"id,name,aliases,summary,born,died,roles,events,quotes,deliveries,cite,match.query,match.via,match.kind,match.score,statements,against,note,origin.file,origin.line");
    assert_snapshot!(hist("aid grain --format table --no-header").text(), @"
    exit 0
    --- stdout
    September 1921   grain                     about 800.5   tonne   gazette:9
                     Republic of the South →
                     Northern Union

    Sources
    gazette   “The Gazette”, 1922
    ");
    assert_snapshot!(hist("aid nothing -q --format csv --no-header").text(), @"exit 1");
    assert_snapshot!(hist("aid nothing -q --header").text(), @"
    exit 1
    --- stdout
    id	item	kind	unit	from	to	when.edtf	when.earliest	when.latest	when.text	status	part_of	quantity.best	quantity.min	quantity.max	quantity.qualifier	quantity.unit	figures	disputed	standing	cite	dates	certainty	people	statements	against	note	match.query	match.via	match.kind	match.score	origin.file	origin.line
    ");
}

#[test]
fn markdown() {
    assert_snapshot!(hist("who Orlov --format markdown").text(), @r"
    exit 0
    --- stdout
    ## Ivan Petrovich Orlov (orlov)

    Envoy to the Republic

    also: Иван Петрович Орлов · Iwan Orlow

    |  |  |  |
    | --- | --- | --- |
    | **born** | 29 December 1880, *disputed* | chronicle:12 |
    |  | 30 December 1880, *disputed* | gazette |
    | **died** | 1944, corroborated | chronicle:13 |
    |  | 1944, corroborated | memoir |
    | **Roles** |  |  |
    | January 1921 to April 1923 | envoy, *disputed*<br>*but: only from 1922 \[gazette:3\]* | chronicle:14 |
    |  | colonel | reprint |
    | **Statements** |  |  |
    |  | spoke five languages | memoir:7 |
    | **Events** |  |  |
    | 16 March 1921 | Treaty of Harbour Town<br>signed for the Union | chronicle:20 |
    | **Deliveries** |  |  |
    | September 1921 | grain: about 800.5 (tonne)<br>Republic of the South → Northern Union | gazette:9 |
    | **Quotes** |  |  |
    | about the last quarter of 1921 | Ivan Petrovich Orlov to Ahmet Kemal<br>“Мы поможем.” \[ru\]<br>“We shall help.” \[en\] | memoir:3 |

    ### Sources

    - chronicle: A. Scribe, “The Chronicle”, Old Press, 1901
    - gazette: “The Gazette”, 1922
    - memoir: B. Witness, “What I Saw”
    - reprint: “The Chronicle online”; derives from chronicle
    ");
    assert_snapshot!(hist("when march 1921 --format markdown").text(), @r"
    exit 0
    --- stdout
    | When | What | Sources |
    | --- | --- | --- |
    | **Certainly then** |  |  |
    | March 1921 | Great flood | gazette |
    | 10 March 1921 | Great flood | memoir |
    | 16 March 1921 | Treaty of Harbour Town<br>Harbour Town | chronicle:20 |
    | **Going on then** |  |  |
    | 1919 to 1922 | The long war | chronicle:1 |
    | 1920 to 1922 | rifles: 39,000 (39,000 to 40,000)<br>Northern Union → Republic of the South | chronicle:40, reprint:1 |
    | January 1921 to April 1923 | Ivan Petrovich Orlov: envoy, *disputed*<br>*but: only from 1922 \[gazette:3\]* | chronicle:14 |
    | **Possibly then** |  |  |
    | 1921 | gold: 10 to 20 (rouble)<br>Northern Union → Republic of the South | chronicle:51 |

    ### Sources

    - chronicle: A. Scribe, “The Chronicle”, Old Press, 1901
    - gazette: “The Gazette”, 1922
    - memoir: B. Witness, “What I Saw”
    - reprint: “The Chronicle online”; derives from chronicle
    ");
    assert_snapshot!(hist("aid --totals --format markdown").text(), @"
    exit 0
    --- stdout
    | What | To | Amount | Unit | Sources |
    | --- | --- | --: | --- | --- |
    | gold, *disputed*<br>4 deliveries, 1 of unknown size | Republic of the South | 140 to 170 | rouble | chronicle:50, chronicle:51, chronicle:52, memoir:50, memoir:53 |
    | rifles | Republic of the South | 39,000 (39,000 to 40,000) | rifle | chronicle:40, memoir:40, reprint:1 |
    | grain | Northern Union | about 800.5 | tonne | gazette:9 |

    - counted in a whole already: rifles-first in rifles
    - not added: 1 asked
    - 1 rejected figure is not added
    - 1 delivery of unknown size is counted, not added

    ### Sources

    - chronicle: A. Scribe, “The Chronicle”, Old Press, 1901
    - gazette: “The Gazette”, 1922
    - memoir: B. Witness, “What I Saw”
    - reprint: “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn tables_are_never_wider_than_asked() {
    for ask in [hist, built_in] {
        for question in [
            "who",
            "who kemal",
            "when",
            "when 1921",
            "aid",
            "aid --totals",
            "aid --totals --by item,kind,year,from,source",
        ] {
            for width in [40, 80, 120] {
                let run =
                    ask(&format!("{question} --format table")).env("COLUMNS", width.to_string());
                let outcome = run.run();
                assert_eq!(outcome.code, 0, "{outcome}");
                for line in outcome.stdout.lines() {
                    assert!(
                        line.chars().count() <= width,
                        "{question} at {width}: {line}"
                    );
                    assert_eq!(line.trim_end(), line, "{question} at {width}");
                }
            }
        }
    }
    let plain = hist("who Orlov --format table").text();
    for nonsense in ["", "0", "-5", "wide", "99999999999"] {
        assert_eq!(
            hist("who Orlov --format table")
                .env("COLUMNS", nonsense)
                .text(),
            plain,
            "{nonsense}"
        );
    }
    let narrow = hist("who Orlov --format json").env("COLUMNS", "40").text();
    assert_eq!(narrow, hist("who Orlov --format json").text());
}

#[test]
fn a_row_of_a_batch_tells_its_question_first() {
    for (question, line) in [
        ("who", "Orlov"),
        ("when", "1921"),
        ("aid", "gold"),
        ("aid --totals -q", "gold"),
    ] {
        let ask = |format: &str| {
            hist(&format!("{question} - --format {format}"))
                .stdin(line)
                .run()
        };
        let rows = ask("json").rows();
        let alone = hist(&format!("{question} {line} --format json"))
            .run()
            .rows();
        assert_eq!(rows.len(), alone.len());
        for (mut row, alone) in rows.into_iter().zip(alone) {
            let fields = row.as_object_mut().unwrap();
            assert_eq!(fields.keys().next().unwrap(), "query");
            assert_eq!(fields.shift_remove("query").unwrap(), line);
            assert_eq!(row, alone);
        }
        assert!(ask("csv").stdout.starts_with("query,"));
        assert!(ask("tsv").stdout.starts_with(&format!("{line}\t")));
    }
}

#[test]
fn formats_that_there_are_not() {
    for (format, hint) in [
        ("xml", "auto, table, tsv, csv, json, ndjson, markdown, svg"),
        ("svg", "`--format svg` is for `timeline` alone"),
        ("JSON", "json"),
    ] {
        let outcome = hist(&format!("who --format {format}")).run();
        assert_eq!(
            (outcome.code, outcome.stdout.as_str()),
            (2, ""),
            "{outcome}"
        );
        assert!(outcome.stderr.contains(hint), "{outcome}");
    }
}
