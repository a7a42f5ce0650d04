//! `quote`: words, by name or by themselves, with the way from mouth to page.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

#[test]
fn by_speaker_by_hearer_by_words_by_id() {
    for question in [
        "orlov",
        "ahmet kemal",
        "we shall help",
        "помо жем",
        "word",
        "ПОМОЖЕМ",
    ] {
        let outcome = hist(&format!("quote {question} --format ndjson")).run();
        let found = outcome.stdout.contains("\"id\":\"word\"");
        assert_eq!(found, question != "помо жем", "{question}: {outcome}");
    }
}

#[test]
fn the_row_and_the_page() {
    assert_snapshot!(hist("quote orlov --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"word","by":"orlov","to":"kemal-a","when":{"edtf":"1921-36~","earliest":"1921-10-01","latest":"1921-12-31","text":"about the last quarter of 1921"},"words":{"ru":"Мы поможем.","en":"We shall help."},"chain":["gazette:1","memoir:3"],"standing":"single-source","cite":["memoir:3"],"match":{"query":"orlov","via":"Ivan Petrovich Orlov","kind":"folded","score":0.982},"against":[],"note":null,"origin":{"file":"tests/fixture.ron","line":71}}
    ]
    "#);
    assert_snapshot!(hist("quote --format table").text(), @"
    exit 0
    --- stdout
    When                 Words                                 Sources
    ───────────────────────────────────────────────────────────────────
    about the last       Ivan Petrovich Orlov to Ahmet Kemal   memoir:3
    quarter of 1921      “Мы поможем.” [ru]
                         “We shall help.” [en]
                         by way of The Gazette → What I Saw

    Sources
    memoir    B. Witness, “What I Saw”
    ");
}

#[test]
fn none_of_them() {
    assert_snapshot!(hist("quote Demir").text(), @"
    exit 1
    --- stderr
    histcli: no quote is by or to `Demir`
    ");
    assert_snapshot!(hist("quote never said").text(), @"
    exit 1
    --- stderr
    histcli: no speaker, hearer or quote is called `never said`
    ");
    assert_snapshot!(facts("()", "quote").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no quotes
    ");
}

#[test]
fn one_source_alone() {
    assert_snapshot!(hist("quote orlov --source gazette").text(), @"
    exit 1
    --- stderr
    histcli: no quote is by or to `orlov`
    ");
    assert_eq!(hist("quote orlov --source memoir").run().code, 0);
}
