//! What a fact file may say, and in how many ways.

use std::fmt::Write;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::harness::{facts, without_origins};

/// The shape of a fact file, every power of it once.
const EXAMPLE: &str = r#"(
    title: "Soviet aid to Kemalist Turkey",
    sources: [
        (id: "egorov-2021", kind: Article, title: "How the Bolsheviks helped", author: "Boris Egorov", publisher: "Russia Beyond", year: "2021", language: "id", url: "https://example.org/egorov"),
        (id: "tribun", kind: Article, title: "A reprint", derives_from: "egorov-2021"),   // one id or a list
        (id: "wp-aralov-ru", kind: Encyclopedia), (id: "tr-aralov-list"), (id: "tkp-ru"), (id: "profliqa"), (id: "allinnet"),
    ],
    people: [
        (
            id: "aralov", name: "Semyon Aralov", summary: "Soviet envoy in Ankara",
            aliases: ["Semyon Ivanovich Aralov", "Семён Иванович Аралов"], misspellings: ["Samen von Aral"],
            born: [(is: "[1880-12-29,1880-12-30]", cite: ["wp-aralov-ru"])],   // rival values stand side by side in the list
            roles: [
                (is: "Soviet envoy to Turkey", when: "1922-01-05/1923-04-29", cite: ["wp-aralov-ru"],
                 against: [(says: "already envoy in late 1921", cite: ["egorov-2021:P9"])]),
            ],
        ),
        (id: "lenin", name: "Vladimir Lenin"), (id: "chicherin", name: "Georgy Chicherin"),
    ],
    groups: [(id: "ankara", name: "Ankara government", kind: Government, aliases: ["Kemalists"]), (id: "soviet-russia", name: "Soviet Russia", kind: State)],
    places: [
        (id: "ermos", name: "Gediz", aliases: ["Ermos", "Hermos"], inside: "anatolia", at: (38.6, 26.8)),
        (id: "anatolia", name: "Anatolia"), (id: "moscow", name: "Moscow"),
    ],
    objects: [(id: "zhutky", name: "Zhutky", kind: Ship, statements: [(is: "photographed", when: "1915", cite: ["egorov-2021:P8"])])],
    events: [
        (id: "treaty-moscow", title: "Treaty of Moscow", aliases: ["Treaty of Friendship and Brotherhood"], when: "1921-03-16", place: "moscow",
         people: [(id: "chicherin", part: "signed for Soviet Russia")], cite: ["egorov-2021:P10"]),
        (id: "party-ban", title: "Communist Party banned", when: [(is: "1923", cite: ["egorov-2021:P19"]), (is: "1925", cite: ["tkp-ru"])]),
    ],
    deliveries: [
        (id: "rifles", item: "rifles", kind: Arms, unit: "rifle", from: "soviet-russia", to: "ankara", when: "1920/1922", status: Sent,
         figures: [
            (amount: Exact(39_000), cite: ["egorov-2021:P9", "tr-aralov-list:1"], rank: Preferred, note: "why"),
            (amount: About(40_000), when: "1921/1922", cite: ["profliqa:1"]),
         ]),
        (id: "rifles-1920-10", part_of: "rifles", item: "rifles", kind: Arms, unit: "rifle", from: "soviet-russia", to: "ankara", when: "1920-10-04", status: Received,
         figures: [(amount: Exact(6_000), cite: ["allinnet:5"])]),
    ],
    quotes: [(id: "lenin-aralov", by: "lenin", to: "aralov", when: "1921-36~", words: {"id": "Kami dapat membantu.", "en": "We can help."}, cite: ["egorov-2021:P9"])],
)"#;

/// A person's row with one field, from facts that hold nothing else.
#[track_caller]
fn person(field: &str) -> Value {
    let text = format!(r#"(sources: [(id: "s")], people: [(id: "a", name: "Anna", {field})])"#);
    facts(text, "who --format json").run().rows().remove(0)
}

#[test]
fn every_power_of_the_format_at_once() {
    assert_snapshot!(facts(EXAMPLE, "who aralov --format table").text(), @"
    exit 0
    --- stdout
    ≈ aralov → Semyon Aralov
    Semyon Aralov  aralov
    Soviet envoy in Ankara
    also: Semyon Ivanovich Aralov · Семён Иванович Аралов

    born                 29 or 30 December 1880             wp-aralov-ru

    Roles
    5 January 1922 to    Soviet envoy to Turkey, disputed   wp-aralov-ru
    29 April 1923        but: already envoy in late 1921
                         [egorov-2021:P9]

    Quotes
    about the last       Vladimir Lenin to Semyon Aralov    egorov-2021:P9
    quarter of 1921      “Kami dapat membantu.” [id]
                         “We can help.” [en]

    Sources
    egorov-2021    Boris Egorov, “How the Bolsheviks helped”, Russia Beyond, 2021
    wp-aralov-ru   encyclopedia
    ");
    assert_snapshot!(facts(EXAMPLE, "when --format table").text(), @"
    exit 0
    --- stdout
    When                 What                                   Sources
    ────────────────────────────────────────────────────────────────────────────────
    29 or 30 December    Semyon Aralov born                     wp-aralov-ru
    1880
    1915                 Zhutky: photographed                   egorov-2021:P8
    1920 to 1922         rifles: 39,000 (39,000 to 40,000),     egorov-2021:P9,
                         corroborated                           tr-aralov-list:1
                         Soviet Russia → Ankara government
    4 October 1920       rifles: 6,000                          allinnet:5
                         Soviet Russia → Ankara government,
                         received
    16 March 1921        Treaty of Moscow                       egorov-2021:P10
                         Moscow
    about the last       Vladimir Lenin: “Kami dapat            egorov-2021:P9
    quarter of 1921      membantu.”
    5 January 1922 to    Semyon Aralov: Soviet envoy to         wp-aralov-ru
    29 April 1923        Turkey, disputed
                         but: already envoy in late 1921
                         [egorov-2021:P9]
    1923                 Communist Party banned, disputed       egorov-2021:P19
    1925                 Communist Party banned, disputed       tkp-ru

    Sources
    allinnet         source
    egorov-2021      Boris Egorov, “How the Bolsheviks helped”, Russia Beyond, 2021
    tkp-ru           source
    tr-aralov-list   source
    wp-aralov-ru     encyclopedia
    ");
    assert_snapshot!(facts(EXAMPLE, "aid --totals --format table").text(), @"
    exit 0
    --- stdout
    What     To                          Amount   Unit    Sources
    ──────────────────────────────────────────────────────────────────────
    rifles   Ankara           39,000 (39,000 to   rifle   egorov-2021:P9,
             government                 40,000)           profliqa:1,
                                                          tr-aralov-list:1

    (counted in a whole already: rifles-1920-10 in rifles)

    Sources
    egorov-2021      Boris Egorov, “How the Bolsheviks helped”, Russia Beyond, 2021
    profliqa         source
    tr-aralov-list   source
    ");
}

#[test]
fn a_value_stands_bare_or_as_a_claim_or_in_a_list() {
    #[track_caller]
    fn case(field: &str, expected: &str) {
        let row = person(field);
        let claims = row["born"].as_array().unwrap().iter();
        let shown = claims.map(|claim| json!([claim["is"]["edtf"], claim["cite"]]));
        assert_eq!(shown.collect::<Value>().to_string(), expected, "{field}");
    }
    case(r#"born: "1900", cite: ["s:1"]"#, r#"[["1900",["s:1"]]]"#);
    case(
        r#"born: (is: "1900", cite: ["s:2"]), cite: ["s:1"]"#,
        r#"[["1900",["s:2"]]]"#,
    );
    case(r#"born: ["1900"], cite: ["s:1"]"#, r#"[["1900",["s:1"]]]"#);
    case(
        r#"born: ["1900", (is: "1901", cite: ["s:2"])], cite: ["s:1"]"#,
        r#"[["1900",["s:1"]],["1901",["s:2"]]]"#,
    );
    case("born: []", "[]");
    case(r##"born: r#"1900"#"##, r#"[["1900",[]]]"#);
    case(r#"born: Claim(is: "1900")"#, r#"[["1900",[]]]"#);
    case(r#"born: "\u{31}900""#, r#"[["1900",[]]]"#);
}

#[test]
fn statements_figures_and_parts_stand_bare_or_as_records() {
    assert_eq!(
        person(r#"roles: "poet""#)["roles"],
        person(r#"roles: [(is: "poet")]"#)["roles"]
    );
    assert_eq!(
        person(r#"statements: ["a", (is: "b")]"#)["statements"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let quantity = |figures: &str| {
        let text = format!(r#"(deliveries: [(id: "d", item: "D", figures: {figures})])"#);
        facts(text, "aid --format json").run().rows()[0]["quantity"].to_string()
    };
    for figures in [
        "Exact(5)",
        "[Exact(5)]",
        "(amount: Exact(5))",
        "[(amount: Exact(5))]",
        "Figure(amount: Exact( /* five */ 5 ))",
        "Exact(+5)",
        "Exact(0_5.0)",
    ] {
        assert_eq!(
            quantity(figures),
            r#"{"best":5,"min":5,"max":5,"qualifier":"exact","unit":null}"#,
            "{figures}"
        );
    }
    let people = |people: &str| {
        let text = format!(
            r#"(people: [(id: "a", name: "A"), (id: "b", name: "B")], events: [(id: "e", title: "E", when: "1900", people: {people})])"#
        );
        facts(text, "when --format json").run().rows()[0]["people"].clone()
    };
    for parts in [
        r#"["a", "b"]"#,
        r#"[(id: "a"), (id: "b", part: "sang")]"#,
        r#"["a", Part(id: "b")]"#,
    ] {
        assert_eq!(people(parts), json!(["a", "b"]), "{parts}");
    }
    assert_eq!(people(r#""b""#), json!(["b"]));
    assert_eq!(people(r#"(id: "b")"#), json!(["b"]));
}

#[test]
fn a_source_derives_from_one_or_several_and_has_a_year_in_either_form() {
    let card = |source: &str| {
        let text = format!(
            r#"(sources: [(id: "x", title: "X"), (id: "y"), (id: "s", title: "S", {source})], people: [(id: "a", name: "Anna", cite: ["s"])])"#
        );
        facts(text, "who Anna --format table")
            .run()
            .stdout
            .lines()
            .last()
            .unwrap()
            .to_owned()
    };
    assert_snapshot!(card(r#"derives_from: "x", year: 2012"#), @"s         “S”, 2012; derives from x");
    assert_snapshot!(card(r#"derives_from: ["x", "y"], year: "2012-2013""#), @"s         “S”, 2012-2013; derives from x, y");
    assert_snapshot!(card(r#"derives_from: [], year: "1901""#), @"s         “S”, 1901");
    assert_snapshot!(card("year: -43"), @"s         “S”, -43");
}

#[test]
fn optional_values_may_be_wrapped_and_extensions_asked_for() {
    let plain = person(r#"summary: "poet", born: "1900", cite: ["s"]"#);
    assert_eq!(
        person(r#"summary: Some("poet"), born: Some("1900"), cite: ["s"]"#),
        plain
    );
    assert_eq!(
        person(
            r#"summary: Some("poet"), died: None, note: None, born: Some(["1900"]), cite: ["s"]"#
        ),
        plain
    );
    let text = r#"#![enable(implicit_some)]
        #![enable(unwrap_newtypes, unwrap_variant_newtypes)]
        (sources: [(id: "s")], people: [(id: "a", name: "Anna", summary: "poet", born: "1900", cite: ["s"])])"#;
    let mut rows = facts(text, "who --format json").run().rows();
    assert_eq!(rows[0]["origin"]["line"], 3);
    rows[0]["origin"]["line"] = 1.into();
    assert_eq!(rows, std::slice::from_ref(&plain));
    let named = r#"Facts(sources: [Source(id: "s")], people: [Person(id: "a", name: "Anna", summary: "poet", born: "1900", cite: ["s"])])"#;
    assert_eq!(facts(named, "who --format json").run().rows(), [plain]);
}

#[test]
fn marks_line_ends_and_comments_make_no_difference() {
    let read = |text: &str, line: &str| without_origins(&facts(text, line).text());
    let plain = read(EXAMPLE, "who --format json");
    let marked = format!("\u{FEFF}{EXAMPLE}\n\n");
    assert_eq!(read(&marked, "who --format json"), plain);
    assert_eq!(
        read(&EXAMPLE.replace('\n', "\r\n"), "who --format json"),
        plain
    );
    let commented = EXAMPLE.replace("    people: [", "    /* before */ people /* a /* nested */ one */ : // after\n // again\n [ /* inside */")
        .replace("born: [(is:", "born: // a list\n [ /* a claim */ ( // its value\n is:")
        .replace("(amount: Exact(39_000)", "/* a */ ( /* b */ amount: /* c */ Exact( /* d */ 39_000 )");
    assert_ne!(commented, EXAMPLE);
    assert_eq!(read(&commented, "who --format json"), plain);
    assert_eq!(
        read(&commented, "aid --format json"),
        read(EXAMPLE, "aid --format json")
    );
    assert_eq!(
        read(
            &format!("// first\n{commented}// last, without an end"),
            "who --format json"
        ),
        plain
    );
}

#[test]
fn control_characters_in_texts_are_no_fault() {
    let row = person("summary: \"a\\u{1b}[31mb\u{202e}c\\u{85}d\", roles: \"x\\ty\\nz\"");
    assert_eq!(row["summary"], "a\u{FFFD}[31mb\u{FFFD}c\u{FFFD}d");
    assert_eq!(row["roles"][0]["is"], "x\ty\nz");
}

#[test]
fn the_longest_numbers_are_kept_digit_for_digit() {
    for number in [
        "1234567890123456789012345678",
        "0.1234567890123456789012345678",
        "12345678901234.56789012345678",
    ] {
        let text = format!(r#"(deliveries: [(id: "d", item: "D", figures: Exact({number}))])"#);
        let row = facts(text, "aid --format ndjson").run().stdout;
        assert!(
            row.contains(&format!(
                r#""quantity":{{"best":{number},"min":{number},"max":{number},"#
            )),
            "{row}"
        );
    }
}

#[test]
fn a_long_chain_is_no_circle() {
    let mut text = String::from("(");
    for (list, name, field, length) in [
        ("places", "name", "inside", 10_000),
        ("deliveries", "item", "part_of", 10_000),
        ("sources", "title", "derives_from", 500),
    ] {
        let letter = &list[..1];
        writeln!(text, "{list}: [").unwrap();
        for number in 0..length {
            writeln!(
                text,
                r#"(id: "{letter}{number}", {name}: "N", {field}: "{letter}{}"),"#,
                number + 1
            )
            .unwrap();
        }
        writeln!(text, r#"(id: "{letter}{length}", {name}: "N")],"#).unwrap();
    }
    text.push_str(r#"people: [(id: "a", name: "A", born: [(is: "1900", cite: ["s0"]), (is: "1900", cite: ["s499"])])])"#);
    let rows = facts(text, "who --format json").run().rows();
    assert_eq!(
        rows[0]["born"][0]["standing"], "single-source",
        "both stand on the same witness"
    );
}
