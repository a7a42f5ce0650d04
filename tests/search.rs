//! `search`: where words stand, the best first.

use insta::assert_snapshot;

use crate::harness::hist;

#[test]
fn every_text_is_searched_and_names_count_most() {
    assert_snapshot!(hist("search harbour").text(), @"
    exit 0
    --- stdout
    harbour	place	Harbour Town	Harbour Town	1.0	name	tests/fixture.ron	32
    treaty	event	Treaty of Harbour Town	Treaty of Harbour Town	1.0	name	tests/fixture.ron	39
    ");
    assert_snapshot!(hist("search languages five").text(), @"
    exit 0
    --- stdout
    orlov	person	Ivan Petrovich Orlov	spoke five languages	0.7	statements	tests/fixture.ron	12
    ");
    assert_snapshot!(hist("search misprint").text(), @"
    exit 0
    --- stdout
    gold-3	delivery	gold	a misprint	0.5	note	tests/fixture.ron	61
    ");
    assert_snapshot!(hist("search поможем").text(), @"
    exit 0
    --- stdout
    word	quote	Мы поможем.	Мы поможем.	1.0	name	tests/fixture.ron	71
    ");
    assert_snapshot!(hist("search union sign").text(), @"
    exit 0
    --- stdout
    treaty	event	Treaty of Harbour Town	signed for the Union	0.54	part	tests/fixture.ron	39
    ");
}

#[test]
fn a_misspelling_is_found_but_not_shown() {
    let outcome = hist("search orloff --format json").run();
    assert_eq!(outcome.rows()[0]["id"], "orlov");
    assert!(!outcome.stdout.contains("Orloff"), "{outcome}");
}

#[test]
fn on_a_terminal() {
    assert_snapshot!(hist("search chronicle --format table").text(), @"
    exit 0
    --- stdout
    Record      Text                   Field
    ────────────────────────────────────────
    chronicle   The Chronicle          id
    source      chronicle
    reprint     The Chronicle online   title
    source      The Chronicle online
    ");
}

#[test]
fn nowhere() {
    assert_snapshot!(hist("search zeppelin").text(), @"
    exit 1
    --- stderr
    histcli: `zeppelin` stands nowhere in the facts
    ");
    assert_snapshot!(hist("search !!").text(), @"
    exit 1
    --- stderr
    histcli: `!!` stands nowhere in the facts
    ");
    assert_snapshot!(hist("search").text(), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      <WORDS>...

    Usage: histcli search --facts <FILE> <WORDS>...

    For more information, try '--help'.
    ");
}
