//! `what` and `where`: groups, objects and places, with what is tied to them.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

#[test]
fn a_group_as_a_card() {
    assert_snapshot!(hist("what \"northern union\" --format table").text(), @"
    exit 0
    --- stdout
    ≈ northern union → Northern Union
    Northern Union  north
    state
    also: the Union

    Events
    16 March 1921    Treaty of Harbour Town                     chronicle:20

    Deliveries
    1920             gold: 30 to 50 (rouble), disputed          chronicle:50,
                     Northern Union → Republic of the South     memoir:50
    1920 to 1922     rifles: 39,000 (39,000 to 40,000)          chronicle:40,
                     Northern Union → Republic of the South     memoir:40, reprint:1
    May 1920         gold: 500 (rouble)                         chronicle:49
                     Northern Union → Republic of the South,
                     asked
    4 October 1920   rifles: 6,000                              gazette:5
                     Northern Union → Republic of the South,
                     received
    1921             gold: 10 to 20 (rouble)                    chronicle:51
                     Northern Union → Republic of the South
    September 1921   grain: about 800.5 (tonne)                 gazette:9
                     Republic of the South → Northern Union
    1922             gold: 100 (rouble)                         chronicle:52,
                     Northern Union → Republic of the South     gazette
    undated          gold: unknown                              memoir:53
                     Northern Union → Republic of the South

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn the_rows() {
    assert_snapshot!(hist("what swift --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"swift","kind":"ship","name":"Swift","aliases":[],"summary":null,"statements":[{"is":"photographed","when":{"edtf":"1915","earliest":"1915-01-01","latest":"1915-12-31","text":"1915"},"standing":"single-source","rank":null,"cite":["gazette"],"against":[],"note":null}],"events":[],"deliveries":[],"cite":["gazette"],"match":{"query":"swift","via":"Swift","kind":"folded","score":0.995},"quotes":[],"against":[],"note":null,"origin":{"file":"tests/fixture.ron","line":36}}
    ]
    "#);
    assert_snapshot!(hist("where harbour town --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"harbour","name":"Harbour Town","aliases":[],"inside":"coast","at":[41.0,39.7],"statements":[],"events":[{"id":"treaty","title":"Treaty of Harbour Town","when":{"edtf":"1921-03-16","earliest":"1921-03-16","latest":"1921-03-16","text":"16 March 1921"},"part":null,"place":"harbour","cite":["chronicle:20"],"standing":"single-source","against":[]}],"cite":["chronicle:20"],"match":{"query":"harbour town","via":"Harbour Town","kind":"folded","score":0.995},"summary":null,"deliveries":[],"against":[],"note":null,"origin":{"file":"tests/fixture.ron","line":32}}
    ]
    "#);
    assert_snapshot!(hist("where coast --header").text(), @r#"
    exit 0
    --- stdout
    id	name	aliases	inside	at	statements	events	cite	match.query	match.via	match.kind	match.score	summary	deliveries	against	note	origin.file	origin.line
    coast	The Coast					[{"id":"treaty","title":"Treaty of Harbour Town","when":{"edtf":"1921-03-16","earliest":"1921-03-16","latest":"1921-03-16","text":"16 March 1921"},"part":null,"place":"harbour","cite":["chronicle:20"],"standing":"single-source","against":[]}]	chronicle:20	coast	The Coast	folded	0.993					tests/fixture.ron	33
    "#);
}

#[test]
fn a_place_tells_what_happened_there_and_in_the_places_inside_it() {
    assert_snapshot!(hist("where the coast --format table").text(), @"
    exit 0
    --- stdout
    ≈ the coast → The Coast
    The Coast  coast

    Events
    16 March 1921   Treaty of Harbour Town   chronicle:20

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    ");
}

#[test]
fn all_of_them_by_id_without_a_name() {
    let ids = |command: &str| -> Vec<String> {
        let rows = hist(&format!("{command} --format json")).run().rows();
        rows.iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids("what"), ["north", "republic", "swift"]);
    assert_eq!(ids("where"), ["coast", "harbour"]);
    assert_snapshot!(hist("what --format table").text(), @"
    exit 0
    --- stdout
    What                    Sources
    ───────────────────────────────────────────────────────────
    Northern Union          chronicle, gazette, memoir, reprint
    Republic of the South   chronicle, gazette, memoir, reprint
    Swift                   gazette

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn another_list_that_knows_the_name_is_named() {
    assert_snapshot!(hist("who harbour town").text(), @"
    exit 1
    --- stderr
    histcli: no person is called `harbour town`; try `histcli where harbour town` or `histcli when harbour town`
    ");
    assert_snapshot!(hist("where orlov").text(), @"
    exit 1
    --- stderr
    histcli: no place is called `orlov`; try `histcli who orlov`
    ");
    assert_snapshot!(hist("what gold").text(), @"
    exit 1
    --- stderr
    histcli: no group or object is called `gold`; try `histcli aid gold`
    ");
    assert_snapshot!(hist("where Atlantis").text(), @"
    exit 1
    --- stderr
    histcli: no place is called `Atlantis`
    ");
    assert_snapshot!(facts("()", "what").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no groups or objects
    ");
    assert_snapshot!(facts("()", "where").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no places
    ");
}

#[test]
fn in_a_batch() {
    assert_snapshot!(hist("where - --format ndjson").stdin("harbour\nnowhere\n").text(), @r#"
    exit 1
    --- stdout
    {"query":"harbour","id":"harbour","name":"Harbour Town","aliases":[],"inside":"coast","at":[41.0,39.7],"statements":[],"events":[{"id":"treaty","title":"Treaty of Harbour Town","when":{"edtf":"1921-03-16","earliest":"1921-03-16","latest":"1921-03-16","text":"16 March 1921"},"part":null,"place":"harbour","cite":["chronicle:20"],"standing":"single-source","against":[]}],"cite":["chronicle:20"],"match":{"query":"harbour","via":"Harbour Town","kind":"folded","score":0.993},"summary":null,"deliveries":[],"against":[],"note":null,"origin":{"file":"tests/fixture.ron","line":32}}

    --- stderr
    histcli: no place is called `nowhere`
    "#);
}
