//! `when`: times asked for in words and EDTF, and names whose time is asked for.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

/// The kind, id and certainty of each row, in order.
#[track_caller]
fn case(question: &str, expected: &[&str]) {
    let outcome = hist(&format!("when {question} --format ndjson")).run();
    let rows: Vec<String> = outcome
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|row| {
            let word = |field: &str| row[field].as_str().unwrap_or("-").to_owned();
            format!("{} {} {}", word("certainty"), word("kind"), word("id"))
        })
        .collect();
    assert_eq!(rows, expected, "{question}\n{outcome}");
}

#[test]
fn certain_first_then_possible_each_in_order_of_time() {
    case(
        "march 1921",
        &[
            "certain event war",
            "certain delivery rifles",
            "certain role orlov",
            "certain event flood",
            "certain event flood",
            "certain event treaty",
            "possible delivery gold-2",
        ],
    );
    case(
        "1921-03-10",
        &[
            "certain event war",
            "certain delivery rifles",
            "certain role orlov",
            "certain event flood",
            "possible delivery gold-2",
            "possible event flood",
        ],
    );
}

#[test]
fn every_form_of_a_time_asks_the_same() {
    for form in [
        "1915",
        "in 1915",
        "1915..1915",
        "1915-01..1915-12",
        "before 1916",
        "..1915",
        "1910s",
    ] {
        let rows = hist(&format!("when {form} --format json")).run().rows();
        assert!(
            rows.iter()
                .any(|row| row["id"] == "swift" && row["certainty"] == "certain"),
            "{form}"
        );
    }
    for form in [
        "16 march 1921",
        "march 16, 1921",
        "16.3.1921",
        "1921-03-16",
        "on 16th march 1921",
    ] {
        let rows = hist(&format!("when \"{form}\" --format json")).run().rows();
        assert!(
            rows.iter()
                .any(|row| row["id"] == "treaty" && row["certainty"] == "certain"),
            "{form}"
        );
    }
    case("1944", &["certain death orlov", "certain death orlov"]);
    case(
        "after 1943",
        &["certain death orlov", "certain death orlov"],
    );
    case("29 december 1880", &["certain birth orlov"]);
}

#[test]
fn a_day_in_any_year() {
    let rows = hist("when 29 december --format json").run().rows();
    assert!(
        rows.iter()
            .any(|row| row["kind"] == "birth" && row["certainty"] == "certain")
    );
    assert!(!rows.iter().any(|row| row["id"] == "treaty"));
}

#[test]
fn a_date_marked_as_doubtful_is_never_certain() {
    case(
        "december 1921",
        &[
            "certain event war",
            "certain delivery rifles",
            "certain role orlov",
            "possible delivery gold-2",
            "possible quote word",
            "possible event rumour",
        ],
    );
}

#[test]
fn a_row_for_every_rival_date() {
    case("party banned", &["- event ban", "- event ban"]);
    assert_snapshot!(hist("when party banned").text(), @"
    exit 0
    --- stdout
    ban	event	Party banned	1923	1923-01-01	1923-12-31	1923				disputed	chronicle:30	party banned	Party banned	folded	0.998		tests/fixture.ron	41
    ban	event	Party banned	1925	1925-01-01	1925-12-31	1925				disputed	memoir:2	party banned	Party banned	folded	0.998		tests/fixture.ron	41
    ");
}

#[test]
fn the_row_of_a_date() {
    assert_snapshot!(hist("when 1921-03-16 --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"war","kind":"event","title":"The long war","when":{"edtf":"1919/1922","earliest":"1919-01-01","latest":"1922-12-31","text":"1919 to 1922"},"certainty":"certain","place":null,"people":[],"standing":"single-source","cite":["chronicle:1"],"match":null,"against":[],"origin":{"file":"tests/fixture.ron","line":44}},
    {"id":"rifles","kind":"delivery","title":"rifles","when":{"edtf":"1920/1922","earliest":"1920-01-01","latest":"1922-12-31","text":"1920 to 1922"},"certainty":"certain","place":null,"people":[],"standing":"single-source","cite":["chronicle:40","reprint:1"],"match":null,"against":[],"origin":{"file":"tests/fixture.ron","line":49}},
    {"id":"orlov","kind":"role","title":"Ivan Petrovich Orlov: envoy","when":{"edtf":"1921-01/1923-04","earliest":"1921-01-01","latest":"1923-04-30","text":"January 1921 to April 1923"},"certainty":"certain","place":null,"people":["orlov"],"standing":"disputed","cite":["chronicle:14"],"match":null,"against":[{"says":"only from 1922","cite":["gazette:3"]}],"origin":{"file":"tests/fixture.ron","line":12}},
    {"id":"treaty","kind":"event","title":"Treaty of Harbour Town","when":{"edtf":"1921-03-16","earliest":"1921-03-16","latest":"1921-03-16","text":"16 March 1921"},"certainty":"certain","place":"harbour","people":["orlov"],"standing":"single-source","cite":["chronicle:20"],"match":null,"against":[],"origin":{"file":"tests/fixture.ron","line":39}},
    {"id":"gold-2","kind":"delivery","title":"gold","when":{"edtf":"1921","earliest":"1921-01-01","latest":"1921-12-31","text":"1921"},"certainty":"possible","place":null,"people":[],"standing":"single-source","cite":["chronicle:51"],"match":null,"against":[],"origin":{"file":"tests/fixture.ron","line":59}},
    {"id":"flood","kind":"event","title":"Great flood","when":{"edtf":"1921-03","earliest":"1921-03-01","latest":"1921-03-31","text":"March 1921"},"certainty":"possible","place":null,"people":[],"standing":"single-source","cite":["gazette"],"match":null,"against":[],"origin":{"file":"tests/fixture.ron","line":43}}
    ]
    "#);
    assert_snapshot!(hist("when rumour of peace --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"rumour","kind":"event","title":"Rumour of peace","when":{"edtf":"1921-12~","earliest":"1921-12-01","latest":"1921-12-31","text":"about December 1921"},"certainty":null,"place":null,"people":[],"standing":"disputed","cite":["memoir:9"],"match":{"query":"rumour of peace","via":"Rumour of peace","kind":"folded","score":0.997},"against":[{"says":"never heard of","cite":["gazette:8"]}],"origin":{"file":"tests/fixture.ron","line":45}}
    ]
    "#);
}

#[test]
fn names_are_found_as_by_who() {
    case("treaty of harbour town", &["- event treaty"]);
    case("peace of harbur", &["- event treaty"]);
    case(
        "Orlov",
        &[
            "- birth orlov",
            "- birth orlov",
            "- role orlov",
            "- event treaty",
            "- delivery grain",
            "- quote word",
            "- death orlov",
            "- death orlov",
        ],
    );
    case("swift", &["- statement swift"]);
}

#[test]
fn on_a_terminal() {
    assert_snapshot!(hist("when march 1921 --format table").text(), @"
    exit 0
    --- stdout
    When                 What                                Sources
    ─────────────────────────────────────────────────────────────────────────────
    Certainly then
    March 1921           Great flood                         gazette
    10 March 1921        Great flood                         memoir
    16 March 1921        Treaty of Harbour Town              chronicle:20
                         Harbour Town

    Going on then
    1919 to 1922         The long war                        chronicle:1
    1920 to 1922         rifles: 39,000 (39,000 to 40,000)   chronicle:40,
                         Northern Union → Republic of the    reprint:1
                         South
    January 1921 to      Ivan Petrovich Orlov: envoy,        chronicle:14
    April 1923           disputed
                         but: only from 1922 [gazette:3]

    Possibly then
    1921                 gold: 10 to 20 (rouble)             chronicle:51
                         Northern Union → Republic of the
                         South

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn without_words_every_date() {
    let rows = hist("when --format json").run().rows();
    assert_eq!(rows.len(), 22);
    let days: Vec<&str> = rows
        .iter()
        .map(|row| row["when"]["earliest"].as_str().unwrap())
        .collect();
    assert!(days.is_sorted());
}

#[test]
fn nothing_then_and_nothing_of_that_name() {
    assert_snapshot!(hist("when 1789").text(), @"
    exit 1
    --- stderr
    histcli: nothing is known of `1789`
    ");
    assert_snapshot!(hist("when battle of nowhere").text(), @"
    exit 1
    --- stderr
    histcli: no event, delivery or person is called `battle of nowhere`
    ");
    assert_snapshot!(hist("when Demir").text(), @"
    exit 1
    --- stderr
    histcli: no source says when `Demir` was
    ");
    assert_snapshot!(facts("()", "when").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no dates
    ");
}

#[test]
fn dates_that_are_none_are_the_question_s_fault() {
    assert_snapshot!(hist("when 31 february 1921").text(), @"
    exit 2
    --- stderr
    histcli: February 1921 has no day 31; its days are 1 to 28
    ");
    assert_snapshot!(hist("when XXXX-XX-1X").text(), @"
    exit 2
    --- stderr
    histcli: this stands for 120000 separate times; ask about fewer than 1000
    ");
    assert_snapshot!(hist("when 1922..1920").text(), @"
    exit 2
    --- stderr
    histcli: `1922` comes after `1920`; put the earlier one first, and a year to each
    ");
    assert_snapshot!(hist("when 1921-13-01 --format json").text(), @"
    exit 2
    --- stderr
    histcli: `1921-13-01` is no date: there is no month `13` (character 6); write 01 to 12, or 21 to 41 for a season, quarter or half-year
    ");
}

#[test]
fn a_rejected_date_says_so() {
    let text = r#"(events: [(id: "e", title: "Fair", when: [(is: "1901"), (is: "1910", rank: Rejected, note: "a slip")])])"#;
    let rows = facts(text, "when fair --format json").run().rows();
    let standings: Vec<&str> = rows
        .iter()
        .map(|row| row["standing"].as_str().unwrap())
        .collect();
    assert_eq!(standings, ["unsourced", "rejected"]);
}

#[test]
fn what_began_before_man_is_in_order_too() {
    let text = r#"(events: [
        (id: "a", title: "A", when: "Y-4000000/1922"),
        (id: "b", title: "B", when: "Y-5000000/1923"),
        (id: "c", title: "C", when: "Y-66000000/Y-2580000"),
        (id: "d", title: "D", when: "Y-3000000"),
        (id: "e", title: "E", when: "Y-2000000"),
    ])"#;
    let ids = |asked: &str| {
        let rows = facts(text, asked).run().rows();
        let ids = rows.iter().map(|row| row["id"].as_str().unwrap());
        ids.collect::<String>()
    };
    assert_eq!(ids("when --format json"), "cbade");
    assert_eq!(ids("when 1921 --format json"), "ba");
    assert_eq!(ids("when -n 1 --format json"), "c");
    assert_eq!(ids("timeline --format json"), "cbade");
}
