//! `aid --totals`: sums that are intervals, and what is left out of them.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

/// Quantity (best, min, max, qualifier), addends and unknowns of each total.
fn sums(deliveries: &str, options: &str) -> String {
    let text = format!(
        "(sources: [(id: \"s\"), (id: \"t\")], groups: [(id: \"g\", name: \"G\"), (id: \"h\", name: \"H\")], deliveries: [{deliveries}])"
    );
    let outcome = facts(text, &format!("aid --totals {options} --format ndjson")).run();
    let rows = outcome.stdout.lines().map(|line| {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let q = &row["quantity"];
        let sum = format!(
            "best {} min {} max {} {}",
            q["best"], q["min"], q["max"], q["qualifier"]
        );
        format!(
            "{} {} {}: {sum}, {} added, {} unknown",
            row["item"], row["unit"], row["to"], row["deliveries"], row["unknown"]
        )
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// Deliveries of the same item and unit with these figures.
fn of(figures: &[&str]) -> String {
    let one = |(at, figures): (usize, &&str)| {
        format!("(id: \"d{at}\", item: \"boots\", unit: \"pair\", figures: [{figures}]),")
    };
    figures.iter().enumerate().map(one).collect()
}

#[track_caller]
fn case(figures: &[&str], expected: &str) {
    let sum = sums(&of(figures), "");
    assert_eq!(
        sum.split_once(": ").expect("a row").1,
        expected,
        "{figures:?}"
    );
}

#[test]
fn one_delivery() {
    case(
        &["(amount: Exact(5))"],
        "best 5 min 5 max 5 \"exact\", 1 added, 0 unknown",
    );
    case(
        &["(amount: About(40_000))"],
        "best 40000 min 40000 max 40000 \"about\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Almost(80_000_000))"],
        "best null min null max 80000000 \"almost\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Over(33_000))"],
        "best null min 33000 max null \"over\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Between(10, 20))"],
        "best null min 10 max 20 \"between\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Unknown)"],
        "best null min null max null \"unknown\", 1 added, 1 unknown",
    );
    case(
        &[""],
        "best null min null max null \"unknown\", 1 added, 1 unknown",
    );
}

#[test]
fn sums_are_intervals() {
    case(
        &[
            "(amount: Exact(100))",
            "(amount: Between(10, 20))",
            "(amount: Exact(30)), (amount: Exact(50))",
        ],
        "best null min 140 max 170 \"between\", 3 added, 0 unknown",
    );
    case(
        &["(amount: Exact(1))", "(amount: About(2))"],
        "best 3 min 3 max 3 \"about\", 2 added, 0 unknown",
    );
    case(
        &["(amount: Almost(80))", "(amount: Exact(20))"],
        "best null min 20 max 100 \"between\", 2 added, 0 unknown",
    );
    case(
        &["(amount: Over(80))", "(amount: Exact(20))"],
        "best null min 100 max null \"over\", 2 added, 0 unknown",
    );
    case(
        &["(amount: Exact(7))", "(amount: Unknown)"],
        "best null min 7 max 7 \"exact\", 2 added, 1 unknown",
    );
    case(
        &["(amount: Unknown)", "(amount: Unknown)"],
        "best null min null max null \"unknown\", 2 added, 2 unknown",
    );
    case(
        &["(amount: Exact(0.1))", "(amount: Exact(0.2))"],
        "best 0.3 min 0.3 max 0.3 \"exact\", 2 added, 0 unknown",
    );
    case(
        &[
            "(amount: Exact(9999999999999999999999999999))",
            "(amount: Exact(0.5))",
        ],
        "best 9999999999999999999999999999.5 min 9999999999999999999999999999.5 max 9999999999999999999999999999.5 \"exact\", 2 added, 0 unknown",
    );
}

#[test]
fn rivals_widen_and_a_preferred_one_is_the_best() {
    case(
        &["(amount: Exact(30), rank: Preferred), (amount: Exact(50))"],
        "best 30 min 30 max 50 \"between\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Exact(30)), (amount: Exact(50))"],
        "best null min 30 max 50 \"between\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Exact(30)), (amount: Over(20))"],
        "best 30 min 20 max null \"over\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Exact(30)), (amount: Unknown)"],
        "best 30 min 30 max 30 \"exact\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Exact(30)), (amount: Exact(50), rank: Rejected)"],
        "best 30 min 30 max 30 \"exact\", 1 added, 0 unknown",
    );
    case(
        &["(amount: Exact(50), rank: Rejected)"],
        "best null min null max null \"unknown\", 1 added, 1 unknown",
    );
}

#[test]
fn unlike_units_receivers_and_statuses_never_meet() {
    let deliveries = r#"
        (id: "a", item: "gold", unit: "rouble", to: "g", figures: Exact(1)),
        (id: "b", item: "gold", unit: "kg", to: "g", figures: Exact(2)),
        (id: "c", item: "gold", unit: "rouble", to: "h", figures: Exact(4)),
        (id: "d", item: "gold", unit: "rouble", to: "g", status: Asked, figures: Exact(8)),
        (id: "e", item: "gold", unit: "rouble", to: "g", status: Received, figures: Exact(16)),
        (id: "f", item: "gold", unit: "rouble", to: "g", status: Owed, figures: Exact(32)),
    "#;
    assert_snapshot!(sums(deliveries, ""), @r#"
    "gold" "kg" "g": best 2 min 2 max 2 "exact", 1 added, 0 unknown
    "gold" "rouble" "g": best 17 min 17 max 17 "exact", 2 added, 0 unknown
    "gold" "rouble" "h": best 4 min 4 max 4 "exact", 1 added, 0 unknown
    "#);
    assert_snapshot!(sums(deliveries, "--status asked"), @r#""gold" "rouble" "g": best 8 min 8 max 8 "exact", 1 added, 0 unknown"#);
    assert_snapshot!(sums(deliveries, "--status asked,owed,sent,received"), @r#"
    "gold" "kg" "g": best 2 min 2 max 2 "exact", 1 added, 0 unknown
    "gold" "rouble" "g": best 17 min 17 max 17 "exact", 2 added, 0 unknown
    "gold" "rouble" "g": best 8 min 8 max 8 "exact", 1 added, 0 unknown
    "gold" "rouble" "g": best 32 min 32 max 32 "exact", 1 added, 0 unknown
    "gold" "rouble" "h": best 4 min 4 max 4 "exact", 1 added, 0 unknown
    "#);
}

#[test]
fn a_part_is_left_out_where_its_whole_is_counted() {
    let parts = |whole: &str, unit: &str| {
        format!(
            r#"(id: "whole", item: "rifles", unit: "rifle", when: "1920/1922", figures: {whole}),
           (id: "part", item: "rifles", unit: "{unit}", when: "1920", part_of: "whole", figures: Exact(6)),
           (id: "piece", item: "rifles", unit: "rifle", when: "1920", part_of: "part", figures: Exact(2)),"#
        )
    };
    assert_snapshot!(sums(&parts("Exact(39)", "rifle"), ""), @r#""rifles" "rifle" null: best 39 min 39 max 39 "exact", 1 added, 0 unknown"#);
    assert_snapshot!(sums(&parts("Unknown", "rifle"), ""), @r#""rifles" "rifle" null: best null min 6 max 6 "exact", 2 added, 1 unknown"#);
    assert_snapshot!(sums(&parts("Exact(39)", "crate"), ""), @r#"
    "rifles" "crate" null: best 6 min 6 max 6 "exact", 1 added, 0 unknown
    "rifles" "rifle" null: best 39 min 39 max 39 "exact", 1 added, 0 unknown
    "#);
    assert_snapshot!(sums(&parts("Exact(39)", "rifle"), "--during ..1920-06"), @r#""rifles" "rifle" null: best 39 min 39 max 39 "exact", 1 added, 0 unknown"#);
    assert_snapshot!(sums(&parts("Exact(39)", "rifle"), "piece"), @r#""rifles" "rifle" null: best 2 min 2 max 2 "exact", 1 added, 0 unknown"#);
}

#[test]
fn told_apart_by_other_things() {
    assert_snapshot!(hist("aid --totals --by kind").text(), @"
    exit 0
    --- stdout
    	money	rouble	republic		140	170	between	rouble	4	1	true	chronicle:50;chronicle:51;chronicle:52;memoir:50;memoir:53	sent
    	arms	rifle	republic	39000	39000	40000	between	rifle	1	0	false	chronicle:40;memoir:40;reprint:1	sent
    	food	tonne	north	800.5	800.5	800.5	about	tonne	1	0	false	gazette:9	sent

    --- stderr
    histcli: counted in a whole already: rifles-first in rifles
    histcli: not added: 1 asked
    histcli: 1 rejected figure is not added
    histcli: 1 delivery of unknown size is counted, not added
    ");
    assert_snapshot!(hist("aid --totals gold --by year --header").text(), @"
    exit 0
    --- stdout
    item	kind	unit	to	quantity.best	quantity.min	quantity.max	quantity.qualifier	quantity.unit	deliveries	unknown	disputed	cite	status	year
    	money	rouble	republic		30	50	between	rouble	1	0	true	chronicle:50;memoir:50	sent	1920
    	money	rouble	republic		10	20	between	rouble	1	0	false	chronicle:51	sent	1921
    	money	rouble	republic	100	100	100	exact	rouble	1	0	false	chronicle:52	sent	1922
    	money	rouble	republic				unknown	rouble	1	1	false	memoir:53	sent	

    --- stderr
    histcli: not added: 1 asked
    histcli: 1 rejected figure is not added
    histcli: 1 delivery of unknown size is counted, not added
    ");
    assert_snapshot!(hist("aid --totals gold --by source,from --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"item":null,"kind":"money","unit":"rouble","to":"republic","quantity":{"best":null,"min":140,"max":150,"qualifier":"between","unit":"rouble"},"deliveries":3,"unknown":0,"disputed":true,"cite":["chronicle:50","chronicle:51","chronicle:52"],"status":["sent"],"source":"chronicle","from":"north"},
    {"item":null,"kind":"money","unit":"rouble","to":"republic","quantity":{"best":null,"min":50,"max":50,"qualifier":"exact","unit":"rouble"},"deliveries":2,"unknown":1,"disputed":true,"cite":["memoir:50","memoir:53"],"status":["sent"],"source":"memoir","from":"north"}
    ]

    --- stderr
    histcli: not added: 1 asked
    histcli: 1 rejected figure is not added
    histcli: 1 delivery of unknown size is counted, not added
    "#);
    assert_snapshot!(hist("aid --totals --by year,from,source --format table").text(), @"
    exit 0
    --- stdout
    What        Year        From        To               Amount   Unit     Sources
    ────────────────────────────────────────────────────────────────────────────────
    money,      1920        Northern    Republic             30   rouble   chronicle
    disputed                Union       of the                             :50
                                        South
    money,      1920        Northern    Republic             50   rouble   memoir:50
    disputed                Union       of the
                                        South
    money       1921        Northern    Republic       10 to 20   rouble   chronicle
                            Union       of the                             :51
                                        South
    money       1922        Northern    Republic            100   rouble   chronicle
                            Union       of the                             :52
                                        South
    money       undated     Northern    Republic        unknown   rouble   memoir:53
                            Union       of the
                                        South
    arms        1920        Northern    Republic          6,000   rifle    gazette:5
                            Union       of the
                                        South
    arms        1920/1922   Northern    Republic         39,000   rifle    chronicle
                            Union       of the                             :40
                                        South
    arms        1920/1922   Northern    Republic          about   rifle    memoir:40
                            Union       of the           40,000
                                        South
    arms        1920/1922   Northern    Republic         39,000   rifle    reprint:1
                            Union       of the
                                        South
    food        1921        Republic    Northern          about   tonne    gazette:9
                            of the      Union             800.5
                            South

    (not added: 1 asked)
    (1 rejected figure is not added)
    (1 delivery of unknown size is counted, not added)

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn on_a_terminal_the_foot_tells_what_was_left_out() {
    assert_snapshot!(hist("aid --totals --format table").text(), @"
    exit 0
    --- stdout
    What             To                          Amount   Unit     Sources
    ────────────────────────────────────────────────────────────────────────────
    gold, disputed   Republic of             140 to 170   rouble   chronicle:50,
    4 deliveries,    the South                                     chronicle:51,
    1 of unknown                                                   chronicle:52,
    size                                                           memoir:50,
                                                                   memoir:53
    rifles           Republic of      39,000 (39,000 to   rifle    chronicle:40,
                     the South                  40,000)            memoir:40,
                                                                   reprint:1
    grain            Northern Union         about 800.5   tonne    gazette:9

    (counted in a whole already: rifles-first in rifles)
    (not added: 1 asked)
    (1 rejected figure is not added)
    (1 delivery of unknown size is counted, not added)

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn in_a_pipe_stderr_tells_it() {
    assert_snapshot!(hist("aid --totals --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"item":"gold","kind":"money","unit":"rouble","to":"republic","quantity":{"best":null,"min":140,"max":170,"qualifier":"between","unit":"rouble"},"deliveries":4,"unknown":1,"disputed":true,"cite":["chronicle:50","chronicle:51","chronicle:52","memoir:50","memoir:53"],"status":["sent"]},
    {"item":"rifles","kind":"arms","unit":"rifle","to":"republic","quantity":{"best":39000,"min":39000,"max":40000,"qualifier":"between","unit":"rifle"},"deliveries":1,"unknown":0,"disputed":false,"cite":["chronicle:40","memoir:40","reprint:1"],"status":["sent"]},
    {"item":"grain","kind":"food","unit":"tonne","to":"north","quantity":{"best":800.5,"min":800.5,"max":800.5,"qualifier":"about","unit":"tonne"},"deliveries":1,"unknown":0,"disputed":false,"cite":["gazette:9"],"status":["sent"]}
    ]

    --- stderr
    histcli: counted in a whole already: rifles-first in rifles
    histcli: not added: 1 asked
    histcli: 1 rejected figure is not added
    histcli: 1 delivery of unknown size is counted, not added
    "#);
    assert_eq!(hist("aid --totals -q").run().stderr, "");
}

#[test]
fn one_source_alone() {
    assert_snapshot!(hist("aid --totals --source memoir").text(), @"
    exit 0
    --- stdout
    gold	money	rouble	republic		50	50	exact	rouble	2	1	false	memoir:50;memoir:53	sent
    rifles	arms	rifle	republic	40000	40000	40000	about	rifle	1	0	false	memoir:40	sent

    --- stderr
    histcli: 1 delivery of unknown size is counted, not added
    ");
}

#[test]
fn the_working_of_each_total() {
    assert_snapshot!(hist("aid --totals --explain --format table").text(), @"
    exit 0
    --- stdout
    gold to Republic of the South: 140 to 170 rouble

    + 30 to 50   rouble   gold                           chronicle:50,
                          added                          memoir:50
    + 10 to 20   rouble   gold-2                         chronicle:51
                          added
         + 100   rouble   gold-3                         chronicle:52
                          added
       – 1,000   rouble   gold-3                         gazette
                          rejected figure: a misprint
     + unknown   rouble   gold-4                         memoir:53
                          counted, its size is unknown
         – 500   rouble   gold-asked                     chronicle:49
                          only asked

    rifles to Republic of the South: 39,000 (39,000 to 40,000) rifle

    + 39,000 (39,000 to   rifle   rifles                            chronicle:40,
                40,000)           added                             memoir:40,
                                                                    reprint:1
                – 6,000   rifle   rifles-first                      gazette:5
                                  part of rifles, which is added

    grain to Northern Union: about 800.5 tonne

    + about 800.5   tonne   grain   gazette:9
                            added

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
    assert_snapshot!(hist("aid gold --totals --explain").text(), @"
    exit 0
    --- stdout
    gold	money	rouble	republic	gold	1920	1920-01-01	1920-12-31	1920	sent		30	50	between	rouble	true	added	chronicle:50;memoir:50
    gold	money	rouble	republic	gold-2	1921	1921-01-01	1921-12-31	1921	sent		10	20	between	rouble	true	added	chronicle:51
    gold	money	rouble	republic	gold-3	1922	1922-01-01	1922-12-31	1922	sent	100	100	100	exact	rouble	true	added	chronicle:52
    gold	money	rouble	republic	gold-3	1922	1922-01-01	1922-12-31	1922	sent	1000	1000	1000	exact	rouble	false	rejected figure: a misprint	gazette
    gold	money	rouble	republic	gold-4					sent				unknown	rouble	true	counted, its size is unknown	memoir:53
    gold	money	rouble	republic	gold-asked	1920-05	1920-05-01	1920-05-31	May 1920	asked	500	500	500	exact	rouble	false	only asked	chronicle:49
    ");
    assert_snapshot!(hist("aid --explain").text(), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      --totals

    Usage: histcli aid --totals --explain --facts <FILE> [ITEM]...

    For more information, try '--help'.
    ");
}

/// Two units of one item, a rejected figure with a source of its own, a part of a part, two givers.
const MIXED: &str = r#"(
    sources: [(id: "a", title: "A"), (id: "b", title: "B"), (id: "d", title: "D")],
    groups: [(id: "x", name: "X"), (id: "y", name: "Y")],
    deliveries: [
        (id: "whole", item: "rifles", unit: "rifle", from: "x", to: "y", status: Sent, when: "1921", figures: [
            (amount: Exact(90), cite: ["a:1"]),
            (amount: Exact(100), cite: ["b:1"]),
            (amount: Exact(300), cite: ["d:1"], rank: Rejected, note: "a slip"),
        ]),
        (id: "half", item: "guns", part_of: "whole", unit: "rifle", from: "x", to: "y", status: Sent, when: "1921", figures: [(amount: Exact(50), cite: ["a:2"])]),
        (id: "quarter", item: "rifles", part_of: "half", unit: "rifle", from: "x", to: "y", status: Sent, when: "1920", figures: [(amount: Exact(25), cite: ["a:3"])]),
        (id: "crates", item: "rifles", unit: "crate", from: "x", to: "y", status: Sent, when: "1921", figures: [(amount: Exact(7), cite: ["b:2"])]),
        (id: "asked", item: "rifles", unit: "rifle", from: "x", to: "y", status: Asked, when: "1921", figures: [(amount: Exact(500), cite: ["a:4"])]),
        (id: "ships", item: "ships", unit: "ship", to: "y", status: Agreed, figures: [(amount: Exact(2), cite: ["a:5"])]),
    ],
)"#;

#[test]
fn the_working_keeps_to_what_totals_are_told_apart_by() {
    assert_snapshot!(facts(MIXED, "aid --totals --explain --format table").text(), @"
    exit 0
    --- stdout
    rifles to Y: 7 crate

            + 7   crate   crates                           b:2
                          added
    – 90 to 100   rifle   whole                            a:1, b:1
                          another unit, so another total

    rifles to Y: 90 to 100 rifle

    + 90 to 100   rifle   whole                            a:1, b:1
                          added
          – 300   rifle   whole                            d:1
                          rejected figure: a slip
           – 25   rifle   quarter                          a:3
                          part of whole, which is added
          – 500   rifle   asked                            a:4
                          only asked
           – 50   rifle   half                             a:2
                          part of whole, which is added
            – 7   crate   crates                           b:2
                          another unit, so another total

    in no total

    – 2   ship   ships         a:5
                 only agreed

    Sources
    a         “A”
    b         “B”
    d         “D”
    ");
    assert_snapshot!(facts(MIXED, "aid --totals --explain --by source").text(), @"
    exit 0
    --- stdout
    		crate	y	crates	1921	1921-01-01	1921-12-31	1921	sent	7	7	7	exact	crate	true	added	b:2	b
    		rifle	y	whole	1921	1921-01-01	1921-12-31	1921	sent	90	90	90	exact	rifle	true	added	a:1	a
    		rifle	y	quarter	1920	1920-01-01	1920-12-31	1920	sent	25	25	25	exact	rifle	false	part of whole, which is added	a:3	a
    		rifle	y	asked	1921	1921-01-01	1921-12-31	1921	asked	500	500	500	exact	rifle	false	only asked	a:4	a
    		rifle	y	half	1921	1921-01-01	1921-12-31	1921	sent	50	50	50	exact	rifle	false	part of whole, which is added	a:2	a
    		rifle	y	whole	1921	1921-01-01	1921-12-31	1921	sent	100	100	100	exact	rifle	true	added	b:1	b
    				ships					agreed	2	2	2	exact	ship	false	only agreed	a:5	
    				whole	1921	1921-01-01	1921-12-31	1921	sent	300	300	300	exact	rifle	false	rejected figure: a slip	d:1
    ");
    assert_snapshot!(facts(MIXED, "aid --totals --explain --by kind,year,from --format table").text(), @"
    exit 0
    --- stdout
    aid from X to Y in 1921: 7 crate

    + 7   crate   crates   b:2
                  added

    aid from X to Y in 1921: 90 to 100 rifle

    + 90 to 100   rifle   whole                           a:1, b:1
                          added
          – 300   rifle   whole                           d:1
                          rejected figure: a slip
           – 25   rifle   quarter                         a:3
                          part of whole, which is added
          – 500   rifle   asked                           a:4
                          only asked
           – 50   rifle   half                            a:2
                          part of whole, which is added

    in no total

    – 2   ship   ships         a:5
                 only agreed

    Sources
    a         “A”
    b         “B”
    d         “D”
    ");
}

#[test]
fn a_part_in_another_unit_than_its_whole_is_told() {
    let text = r#"(
        sources: [(id: "a", title: "A")],
        groups: [(id: "x", name: "X")],
        deliveries: [
            (id: "gold", item: "gold", unit: "rouble", to: "x", status: Sent, figures: [(amount: Exact(90), cite: ["a:1"])]),
            (id: "first", item: "gold", part_of: "gold", unit: "rouble", to: "x", status: Sent, figures: [(amount: Exact(40), cite: ["a:2"])]),
            (id: "coins", item: "gold", part_of: "first", unit: "coin", to: "x", status: Sent, figures: [(amount: Exact(3), cite: ["a:3"])]),
            (id: "lot", item: "lots", part_of: "unsized", unit: "lot", to: "x", status: Sent, figures: [(amount: Exact(1), cite: ["a:4"])]),
            (id: "unsized", item: "lots", unit: "crate", to: "x", status: Sent, figures: [(amount: Unknown, cite: ["a:5"])]),
        ],
    )"#;
    assert_snapshot!(facts(text, "aid --totals").text(), @"
    exit 0
    --- stdout
    gold		coin	x	3	3	3	exact	coin	1	0	false	a:3	sent
    gold		rouble	x	90	90	90	exact	rouble	1	0	false	a:1	sent
    lots		crate	x				unknown	crate	1	1	false	a:5	sent
    lots		lot	x	1	1	1	exact	lot	1	0	false	a:4	sent

    --- stderr
    histcli: counted in a whole already: first in gold
    histcli: counted in a whole too, in another unit: coins in gold
    histcli: 1 delivery of unknown size is counted, not added
    ");
    assert_snapshot!(facts(text, "aid gold --totals --by source --format table").text(), @"
    exit 0
    --- stdout
    What   To   Amount   Unit     Sources
    ─────────────────────────────────────
    aid    X         3   coin     a:3
    aid    X        90   rouble   a:1

    (counted in a whole already: first in gold)
    (counted in a whole too, in another unit: coins in gold)

    Sources
    a         “A”
    ");
}

#[test]
fn a_working_is_cut_by_its_own_rows() {
    assert_snapshot!(facts(MIXED, "aid --totals --explain -n 2").text(), @"
    exit 0
    --- stdout
    rifles		crate	y	crates	1921	1921-01-01	1921-12-31	1921	sent	7	7	7	exact	crate	true	added	b:2
    rifles		crate	y	whole	1921	1921-01-01	1921-12-31	1921	sent		90	100	between	rifle	false	another unit, so another total	a:1;b:1
    ");
    assert_snapshot!(facts(MIXED, "aid --totals --explain -n 2 --format table").text(), @"
    exit 0
    --- stdout
    rifles to Y: 7 crate

            + 7   crate   crates                           b:2
                          added
    – 90 to 100   rifle   whole                            a:1, b:1
                          another unit, so another total

    Sources
    a         “A”
    b         “B”
    ");
}
