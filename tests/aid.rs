//! `aid`: deliveries and how they are narrowed down.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

/// The ids of the rows, in order.
#[track_caller]
fn case(question: &str, expected: &[&str]) {
    let outcome = hist(&format!("aid {question} --format ndjson")).run();
    let ids: Vec<String> = outcome
        .stdout
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["id"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(ids, expected, "{question}\n{outcome}");
}

#[test]
fn deliveries_of_every_status_by_date_the_undated_last() {
    case(
        "",
        &[
            "gold",
            "rifles",
            "gold-asked",
            "rifles-first",
            "gold-2",
            "grain",
            "gold-3",
            "gold-4",
        ],
    );
}

#[test]
fn filters() {
    case("rifles", &["rifles", "rifles-first"]);
    case("riffles", &["rifles", "rifles-first"]);
    case(
        "--kind money",
        &["gold", "gold-asked", "gold-2", "gold-3", "gold-4"],
    );
    case("--kind arms,food", &["rifles", "rifles-first", "grain"]);
    case("--unit Rouble --status asked", &["gold-asked"]);
    case("--status received", &["rifles-first"]);
    case("--from republic", &["grain"]);
    case(
        "--from \"northern union\" --to \"republic of the south\" --kind arms",
        &["rifles", "rifles-first"],
    );
    case("--to \"the union\"", &["grain"]);
    case("--during 1921", &["rifles", "gold-2", "grain"]);
    case(
        "--during \"october 1920\"",
        &["gold", "rifles", "rifles-first"],
    );
    case("--source gazette", &["rifles-first", "grain", "gold-3"]);
    case(
        "gold --during 1921..1922 --source chronicle",
        &["gold-2", "gold-3"],
    );
    case("rifles-first", &["rifles-first"]);
}

#[test]
fn the_rows_of_deliveries() {
    assert_snapshot!(hist("aid rifles --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"rifles","item":"rifles","kind":"arms","unit":"rifle","from":"north","to":"republic","when":{"edtf":"1920/1922","earliest":"1920-01-01","latest":"1922-12-31","text":"1920 to 1922"},"status":"sent","part_of":null,"quantity":{"best":39000,"min":39000,"max":40000,"qualifier":"between","unit":"rifle"},"figures":[{"min":39000,"max":39000,"qualifier":"exact","rank":"preferred","cite":["chronicle:40","reprint:1"],"when":null,"standing":"single-source","against":[],"note":"from the archive"},{"min":40000,"max":40000,"qualifier":"about","rank":null,"cite":["memoir:40"],"when":{"edtf":"1921/1922","earliest":"1921-01-01","latest":"1922-12-31","text":"1921 to 1922"},"standing":"single-source","against":[],"note":null}],"disputed":false,"standing":"single-source","cite":["chronicle:40","memoir:40","reprint:1"],"dates":[{"is":{"edtf":"1920/1922","earliest":"1920-01-01","latest":"1922-12-31","text":"1920 to 1922"},"when":null,"standing":"single-source","rank":null,"cite":["chronicle:40","reprint:1"],"against":[],"note":null}],"certainty":null,"people":[],"statements":[],"against":[],"note":null,"match":{"query":"rifles","via":"rifles","kind":"exact","score":1.0},"origin":{"file":"tests/fixture.ron","line":49}},
    {"id":"rifles-first","item":"rifles","kind":"arms","unit":"rifle","from":"north","to":"republic","when":{"edtf":"1920-10-04","earliest":"1920-10-04","latest":"1920-10-04","text":"4 October 1920"},"status":"received","part_of":"rifles","quantity":{"best":6000,"min":6000,"max":6000,"qualifier":"exact","unit":"rifle"},"figures":[{"min":6000,"max":6000,"qualifier":"exact","rank":null,"cite":["gazette:5"],"when":null,"standing":"single-source","against":[],"note":null}],"disputed":false,"standing":"single-source","cite":["gazette:5"],"dates":[{"is":{"edtf":"1920-10-04","earliest":"1920-10-04","latest":"1920-10-04","text":"4 October 1920"},"when":null,"standing":"single-source","rank":null,"cite":["gazette:5"],"against":[],"note":null}],"certainty":null,"people":[],"statements":[],"against":[],"note":null,"match":{"query":"rifles","via":"rifles","kind":"exact","score":1.0},"origin":{"file":"tests/fixture.ron","line":55}}
    ]
    "#);
    assert_snapshot!(hist("aid grain --header").text(), @r#"
    exit 0
    --- stdout
    id	item	kind	unit	from	to	when.edtf	when.earliest	when.latest	when.text	status	part_of	quantity.best	quantity.min	quantity.max	quantity.qualifier	quantity.unit	figures	disputed	standing	cite	dates	certainty	people	statements	against	note	match.query	match.via	match.kind	match.score	origin.file	origin.line
    grain	grain	food	tonne	republic	north	1921-09	1921-09-01	1921-09-30	September 1921	sent		800.5	800.5	800.5	about	tonne	[{"min":800.5,"max":800.5,"qualifier":"about","rank":null,"cite":["gazette:9"],"when":null,"standing":"single-source","against":[],"note":null}]	false	single-source	gazette:9	[{"is":{"edtf":"1921-09","earliest":"1921-09-01","latest":"1921-09-30","text":"September 1921"},"when":null,"standing":"single-source","rank":null,"cite":["gazette:9"],"against":[],"note":null}]		orlov				grain	grain	exact	1.0	tests/fixture.ron	67
    "#);
}

#[test]
fn on_a_terminal() {
    assert_snapshot!(hist("aid --format table").text(), @"
    exit 0
    --- stdout
    When             What                         Amount   Unit     Sources
    ────────────────────────────────────────────────────────────────────────────────
    1920             gold, disputed             30 to 50   rouble   chronicle:50,
                     Northern Union →                               memoir:50
                     Republic of the
                     South
                     30
                     [chronicle:50]
                     50 [memoir:50]
    1920 to 1922     rifles               39,000 (39,000   rifle    chronicle:40,
                     Northern Union →         to 40,000)            memoir:40,
                     Republic of the                                reprint:1
                     South
                     39,000
                     [chronicle:40,
                     reprint:1],
                     preferred: from
                     the archive
                     about 40,000,
                     1921 to 1922
                     [memoir:40]
    May 1920         gold                            500   rouble   chronicle:49
                     Northern Union →
                     Republic of the
                     South, asked
    4 October 1920   rifles                        6,000   rifle    gazette:5
                     Northern Union →
                     Republic of the
                     South, received
                     part of rifles
    1921             gold                       10 to 20   rouble   chronicle:51
                     Northern Union →
                     Republic of the
                     South
    September 1921   grain                   about 800.5   tonne    gazette:9
                     Republic of the
                     South → Northern
                     Union
    1922             gold                            100   rouble   chronicle:52,
                     Northern Union →                               gazette
                     Republic of the
                     South
                     100
                     [chronicle:52]
                     1,000 [gazette],
                     rejected: a
                     misprint
    undated          gold                        unknown   rouble   memoir:53
                     Northern Union →
                     Republic of the
                     South

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn possible_deliveries_are_marked() {
    assert_snapshot!(hist("aid gold --during \"october 1920\" --format table").text(), @"
    exit 0
    --- stdout
    When            What                          Amount   Unit     Sources
    ────────────────────────────────────────────────────────────────────────────────
    1920            gold, disputed              30 to 50   rouble   chronicle:50,
    possibly then   Northern Union → Republic                       memoir:50
                    of the South
                    30 [chronicle:50]
                    50 [memoir:50]

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    memoir      B. Witness, “What I Saw”
    ");
}

#[test]
fn nothing_fits() {
    assert_snapshot!(hist("aid cannons").text(), @"
    exit 1
    --- stderr
    histcli: no delivery is called `cannons`
    ");
    assert_snapshot!(hist("aid rifles --status owed").text(), @"
    exit 1
    --- stderr
    histcli: no delivery fits
    ");
    assert_snapshot!(hist("aid --from Napoleon").text(), @"
    exit 1
    --- stderr
    histcli: no group, person or place is called `Napoleon`
    ");
    assert_snapshot!(hist("aid --unit pood").text(), @"
    exit 1
    --- stderr
    histcli: no delivery is counted in `pood`; the units are rifle, rouble, tonne
    ");
    assert_snapshot!(facts("()", "aid").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no deliveries
    ");
}

#[test]
fn filters_that_mean_nothing() {
    assert_snapshot!(hist("aid --kind guns").text(), @"
    exit 2
    --- stderr
    error: invalid value 'guns' for '--kind <KIND>'
      [possible values: money, arms, ammunition, ships, factories, materials, food, advisers, other]

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("aid --status send").text(), @"
    exit 2
    --- stderr
    error: invalid value 'send' for '--status <STATUS>'
      [possible values: sent, received, asked, agreed, promised, owed]

      tip: a similar value exists: 'sent'

    For more information, try '--help'.
    ");
    assert_snapshot!(hist("aid --during sometime").text(), @"
    exit 2
    --- stderr
    histcli: `sometime` is no date; write for example `1921`, `march 1921` or `1920..1922`
    ");
    assert_snapshot!(hist("aid --during 1922..1920").text(), @"
    exit 2
    --- stderr
    histcli: `1922` comes after `1920`; put the earlier one first, and a year to each
    ");
    assert_snapshot!(hist("aid --by kind").text(), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      --totals

    Usage: histcli aid --totals --by <BY> --facts <FILE> [ITEM]...

    For more information, try '--help'.
    ");
}

#[test]
fn a_bare_figure_and_a_bare_date_stand_on_the_record() {
    let text = r#"(
        sources: [(id: "s")],
        deliveries: [(id: "d", item: "boots", figures: Exact(1_200), when: "1921", cite: ["s:4"])],
    )"#;
    let row = &facts(text, "aid --format json").run().rows()[0];
    assert_eq!(row["figures"][0]["cite"], serde_json::json!(["s:4"]));
    assert_eq!(row["dates"][0]["cite"], serde_json::json!(["s:4"]));
    assert_eq!(
        (&row["standing"], &row["kind"]),
        (&"single-source".into(), &serde_json::Value::Null)
    );
}

#[test]
fn rival_dates_stand_together() {
    let text = r#"(deliveries: [
        (id: "a", item: "boots", when: [(is: "1921"), (is: "1923")]),
        (id: "b", item: "boots", when: [(is: "1921/1922"), (is: "1925/1926")]),
        (id: "c", item: "boots", when: [(is: "1921"), (is: "1923", rank: Preferred)]),
    ])"#;
    let rows = facts(text, "aid --format json").run().rows();
    let when: Vec<String> = rows.iter().map(|row| row["when"].to_string()).collect();
    assert_snapshot!(when.join("\n"), @r#"
    {"edtf":"[1921,1923]","earliest":"1921-01-01","latest":"1923-12-31","text":"1921 or 1923"}
    {"edtf":null,"earliest":"1921-01-01","latest":"1926-12-31","text":"1921 to 1922 or 1925 to 1926"}
    {"edtf":"1923","earliest":"1923-01-01","latest":"1923-12-31","text":"1923"}
    "#);
}
