//! `source`: the bibliography.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

#[test]
fn all_by_id_or_some_as_asked() {
    assert_snapshot!(hist("source --header").text(), @"
    exit 0
    --- stdout
    id	kind	title	author	publisher	year	language	url	derives_from	note	origin.file	origin.line
    chronicle	book	The Chronicle	A. Scribe	Old Press	1901	en				tests/fixture.ron	5
    gazette	newspaper	The Gazette			1922					tests/fixture.ron	6
    memoir	memoir	What I Saw	B. Witness							tests/fixture.ron	8
    reprint	website	The Chronicle online					https://example.org/c	chronicle		tests/fixture.ron	7
    ");
    assert_snapshot!(hist("source reprint chronicle --format ndjson").text(), @r#"
    exit 0
    --- stdout
    {"id":"reprint","kind":"website","title":"The Chronicle online","author":null,"publisher":null,"year":null,"language":null,"url":"https://example.org/c","derives_from":["chronicle"],"note":null,"origin":{"file":"tests/fixture.ron","line":7}}
    {"id":"chronicle","kind":"book","title":"The Chronicle","author":"A. Scribe","publisher":"Old Press","year":"1901","language":"en","url":null,"derives_from":[],"note":null,"origin":{"file":"tests/fixture.ron","line":5}}
    "#);
    assert_snapshot!(hist("source reprint --format table").text(), @"
    exit 0
    --- stdout
    Source    What it is
    ────────────────────────────────────────────────────────
    reprint   “The Chronicle online”; derives from chronicle
              website
              https://example.org/c
    ");
}

#[test]
fn none_of_that_id() {
    assert_snapshot!(hist("source chronicles").text(), @"
    exit 1
    --- stderr
    histcli: no source has the id `chronicles`; did you mean `chronicle`?
    ");
    assert_snapshot!(hist("source orlov").text(), @"
    exit 1
    --- stderr
    histcli: no source has the id `orlov`
    ");
    assert_snapshot!(facts("()", "source").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no sources
    ");
}

#[test]
fn ids_a_line_and_each_but_once() {
    assert_snapshot!(hist("source - --format tsv --no-header").stdin("memoir\ngazette\n").text(), @"
    exit 0
    --- stdout
    memoir	memoir	memoir	What I Saw	B. Witness							tests/fixture.ron	8
    gazette	gazette	newspaper	The Gazette			1922					tests/fixture.ron	6
    ");
    assert_snapshot!(hist("source memoir memoir --format tsv --no-header").text(), @"
    exit 0
    --- stdout
    memoir	memoir	What I Saw	B. Witness							tests/fixture.ron	8
    ");
}
