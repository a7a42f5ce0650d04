//! `why`, `conflicts` and `gaps`: what stands behind the facts, and what does not.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

#[test]
fn a_field_with_its_rivals_and_the_rule() {
    assert_snapshot!(hist("why orlov.born --format table").text(), @"
    exit 0
    --- stdout
    Ivan Petrovich Orlov  orlov
    tests/fixture.ron:12

    born   29 December 1880, disputed                  chronicle:12
           cannot be true together with gazette
           30 December 1880, disputed                  gazette
           cannot be true together with chronicle:12

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    ");
    assert_snapshot!(hist("why orlov.died --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"orlov","kind":"person","field":"died","standing":"corroborated","values":[{"is":{"edtf":"1944","earliest":"1944-01-01","latest":"1944-12-31","text":"1944"},"when":null,"standing":"corroborated","because":"chronicle and memoir say so, and share no ancestor","rank":null,"cite":["chronicle:13"],"against":[],"note":null},{"is":{"edtf":"1944","earliest":"1944-01-01","latest":"1944-12-31","text":"1944"},"when":null,"standing":"corroborated","because":"chronicle and memoir say so, and share no ancestor","rank":null,"cite":["memoir"],"against":[],"note":null}],"sources":[{"id":"chronicle","derives_from":[]},{"id":"memoir","derives_from":[]}],"origin":{"file":"tests/fixture.ron","line":12}}
    ]
    "#);
    assert_snapshot!(hist("why rifles.figures").text(), @r#"
    exit 0
    --- stdout
    rifles	delivery	figures	single-source	[{"is":{"best":39000,"min":39000,"max":39000,"qualifier":"exact","unit":null},"when":null,"standing":"single-source","because":"chronicle, reprint share an ancestor, so they are one witness","rank":"preferred","cite":["chronicle:40","reprint:1"],"against":[],"note":"from the archive"},{"is":{"best":40000,"min":40000,"max":40000,"qualifier":"about","unit":null},"when":{"edtf":"1921/1922","earliest":"1921-01-01","latest":"1922-12-31","text":"1921 to 1922"},"standing":"single-source","because":"only memoir says so","rank":null,"cite":["memoir:40"],"against":[],"note":null}]	[{"id":"chronicle","derives_from":[]},{"id":"memoir","derives_from":[]},{"id":"reprint","derives_from":["chronicle"]}]	tests/fixture.ron	49
    "#);
}

#[test]
fn a_record_whole() {
    assert_snapshot!(hist("why treaty --format table").text(), @"
    exit 0
    --- stdout
    Treaty of Harbour Town  treaty
    tests/fixture.ron:39

    record            Treaty of Harbour Town, single-source   chronicle:20
                      only chronicle says so
    when              16 March 1921, single-source            chronicle:20
                      only chronicle says so
    people.orlov      signed for the Union, single-source     chronicle:20
                      only chronicle says so
    groups.north      took part, single-source                chronicle:20
                      only chronicle says so
    groups.republic   took part, single-source                chronicle:20
                      only chronicle says so

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    ");
    let fields = |id: &str| -> Vec<String> {
        let rows = hist(&format!("why {id} --format json")).run().rows();
        rows.iter()
            .map(|row| {
                format!(
                    "{} {}",
                    row["field"].as_str().unwrap(),
                    row["standing"].as_str().unwrap()
                )
            })
            .collect()
    };
    assert_eq!(
        fields("orlov"),
        [
            "record single-source",
            "born disputed",
            "died corroborated",
            "roles.1 disputed",
            "roles.2 single-source",
            "statements.1 single-source",
        ]
    );
    assert_eq!(
        fields("orlov.roles"),
        ["roles.1 disputed", "roles.2 single-source"]
    );
    assert_eq!(fields("grain.people.orlov"), ["people.orlov single-source"]);
}

#[test]
fn a_source_is_told_by_those_who_cite_it() {
    assert_snapshot!(hist("why reprint --format table").text(), @"
    exit 0
    --- stdout
    The Chronicle online  reprint
    “The Chronicle online”; derives from chronicle
    tests/fixture.ron:7

    Cited by
    orlov      Ivan Petrovich Orlov
    rifles     rifles
    ");
}

#[test]
fn every_rule_of_the_resolver() {
    let text = r#"(
        sources: [(id: "a"), (id: "b"), (id: "copy", derives_from: "a"), (id: "c", derives_from: ["copy", "b"])],
        people: [(id: "p", name: "P", statements: [
            (is: "uncited"),
            (is: "one", cite: ["a"]),
            (is: "copies", cite: ["a", "copy", "c"]),
            (is: "two", cite: ["copy", "b"]),
            (is: "doubted", cite: ["a", "b"], against: [(says: "no", cite: ["c"])]),
            (is: "put aside", cite: ["a", "b"], rank: Rejected),
        ])],
    )"#;
    let rows = facts(text, "why p.statements --format json").run().rows();
    let told: Vec<String> = rows
        .iter()
        .map(|row| &row["values"][0])
        .map(|v| {
            format!(
                "{}: {}, {}",
                v["is"].as_str().unwrap(),
                v["standing"].as_str().unwrap(),
                v["because"].as_str().unwrap()
            )
        })
        .collect();
    assert_snapshot!(told.join("\n"), @"
    uncited: unsourced, no source is cited
    one: single-source, only a says so
    copies: single-source, a, c, copy share an ancestor, so they are one witness
    two: corroborated, b and copy say so, and share no ancestor
    doubted: disputed, an objection is raised
    put aside: rejected, the author of the facts has rejected it
    ");
}

#[test]
fn nothing_of_that_id() {
    assert_snapshot!(hist("why orlow").text(), @"
    exit 1
    --- stderr
    histcli: no record has the id `orlow`; did you mean `orlov`?
    ");
    assert_snapshot!(hist("why orlov.burn").text(), @"
    exit 1
    --- stderr
    histcli: `orlov` has no field `burn`; it has record, born, died, roles.1, roles.2, statements.1
    ");
    assert_snapshot!(hist("why").text(), @"
    exit 2
    --- stderr
    error: the following required arguments were not provided:
      <ID>

    Usage: histcli why --facts <FILE> <ID>

    For more information, try '--help'.
    ");
}

#[test]
fn conflicts_the_widest_first() {
    assert_snapshot!(hist("conflicts --format table").text(), @"
    exit 0
    --- stdout
    Record   Sides                             Apart
    ───────────────────────────────────────────────────
    ban      Party banned when                 731 days
             1923 [chronicle:30]
             1925 [memoir:2]
    orlov    Ivan Petrovich Orlov born         1 day
             29 December 1880 [chronicle:12]
             30 December 1880 [gazette]
    gold     gold figures                      30 to 50
             30 [chronicle:50]
             50 [memoir:50]
    orlov    Ivan Petrovich Orlov roles.1
             envoy [chronicle:14]
             but: only from 1922 [gazette:3]
    rumour   Rumour of peace record
             Rumour of peace [memoir:9]
             but: never heard of [gazette:8]

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    ");
    assert_snapshot!(hist("conflicts -n 1 --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"ban","field":"when","sides":[{"value":{"edtf":"1923","earliest":"1923-01-01","latest":"1923-12-31","text":"1923"},"cite":["chronicle:30"],"objects":false},{"value":{"edtf":"1925","earliest":"1925-01-01","latest":"1925-12-31","text":"1925"},"cite":["memoir:2"],"objects":false}],"standing":"disputed","width":"731 days","origin":{"file":"tests/fixture.ron","line":41}}
    ]
    "#);
    assert_snapshot!(facts(r#"(people: [(id: "a", name: "A", born: "1900")])"#, "conflicts").text(), @"
    exit 1
    --- stderr
    histcli: no sources disagree
    ");
}

#[test]
fn a_preferred_value_ends_no_conflict_and_a_rejected_one_has_no_part() {
    let text = |rank: &str| {
        format!(
            r#"(events: [(id: "e", title: "E", when: [(is: "1900"), (is: "1901", rank: {rank}, note: "x")])])"#
        )
    };
    assert_eq!(facts(text("Preferred"), "conflicts").run().code, 0);
    assert_eq!(facts(text("Rejected"), "conflicts").run().code, 1);
}

#[test]
fn gaps() {
    assert_snapshot!(hist("gaps no-date no-figure no-source never-cited").text(), @"
    exit 0
    --- stdout
    kemal-a	died	no-date	person	tests/fixture.ron	24
    kemal-b	born	no-date	person	tests/fixture.ron	25
    kemal-b	died	no-date	person	tests/fixture.ron	25
    kemal-b	record	no-source	person	tests/fixture.ron	25
    north	record	no-source	group	tests/fixture.ron	28
    republic	record	no-source	group	tests/fixture.ron	29
    coast	record	no-source	place	tests/fixture.ron	33
    harbour	record	no-source	place	tests/fixture.ron	32
    gold-4	when	no-date	delivery	tests/fixture.ron	63
    gold-4	figures	no-figure	delivery	tests/fixture.ron	63
    gold-4	record	no-source	delivery	tests/fixture.ron	63
    ");
    assert_snapshot!(hist("gaps no-locator -n 3 --format table").text(), @"
    exit 0
    --- stdout
    Record    Name                   Field    Gap
    ────────────────────────────────────────────────────
    kemal-a   Ahmet Kemal            born     no-locator
    person
    kemal-a   Ahmet Kemal            record   no-locator
    person
    orlov     Ivan Petrovich Orlov   born     no-locator
    person
    ");
    assert_snapshot!(hist("gaps one-source -n 2 --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"kemal-a","field":"born","gap":"one-source","kind":"person","origin":{"file":"tests/fixture.ron","line":24}},
    {"id":"kemal-a","field":"record","gap":"one-source","kind":"person","origin":{"file":"tests/fixture.ron","line":24}}
    ]
    "#);
    assert_snapshot!(hist("gaps no-dates").text(), @"
    exit 2
    --- stderr
    error: invalid value 'no-dates' for '[GAP]...'
      [possible values: no-date, no-figure, no-source, one-source, no-locator, never-cited]

      tip: a similar value exists: 'no-date'

    For more information, try '--help'.
    ");
    assert_snapshot!(facts("()", "gaps").text(), @"
    exit 1
    --- stderr
    histcli: no such gap
    ");
    assert_snapshot!(facts(r#"(people: [(id: "frunze", name: "Mikhail Frunze")])"#, "gaps").text(), @"
    exit 0
    --- stdout
    frunze	born	no-date	person	<stdin>	1
    frunze	died	no-date	person	<stdin>	1
    frunze	record	no-source	person	<stdin>	1
    ");
}

#[test]
fn only_what_cannot_both_be_true_is_apart() {
    let text = r#"(
        sources: [(id: "a", title: "A"), (id: "b", title: "B"), (id: "c", title: "C")],
        events: [
            (id: "e", title: "E", when: [
                (is: "1900/1925", cite: ["a"]), (is: "1923", cite: ["b"]), (is: "1925", cite: ["c"]),
            ]),
            (id: "f", title: "F", when: [
                (is: "1900/1925", cite: ["a"], against: [(says: "never", cite: ["b"])]), (is: "1923", cite: ["b"]),
            ]),
        ],
        deliveries: [(id: "g", item: "gold", unit: "kg", figures: [
            (amount: Over(1), cite: ["a"]), (amount: Exact(50), cite: ["b"]), (amount: Exact(60), cite: ["c"]),
        ])],
    )"#;
    assert_snapshot!(facts(text, "conflicts --format table").text(), @"
    exit 0
    --- stdout
    Record   Sides              Apart
    ────────────────────────────────────
    e        E when             731 days
             1900 to 1925 [a]
             1923 [b]
             1925 [c]
    g        gold figures       50 to 60
             over 1 [a]
             50 [b]
             60 [c]
    f        F when
             1900 to 1925 [a]
             1923 [b]
             but: never [b]

    Sources
    a         “A”
    b         “B”
    c         “C”
    ");
}

#[test]
fn every_rival_that_contradicts_is_named() {
    let text = r#"(
        sources: [(id: "a", title: "A"), (id: "b", title: "B"), (id: "c", title: "C")],
        events: [(id: "e", title: "E", when: [
            (is: "1923", cite: ["a:1"]), (is: "1924", cite: ["b:2"]), (is: "1925", cite: ["c:3"]),
        ])],
    )"#;
    assert_snapshot!(facts(text, "why e.when --format table").text(), @"
    exit 0
    --- stdout
    E  e
    <stdin>:3

    when   1923, disputed                          a:1
           cannot be true together with b:2, c:3
           1924, disputed                          b:2
           cannot be true together with a:1, c:3
           1925, disputed                          c:3
           cannot be true together with a:1, b:2

    Sources
    a         “A”
    b         “B”
    c         “C”
    ");
}

#[test]
fn a_chain_of_derivation_is_shown_to_its_end() {
    let text = r#"(
        sources: [
            (id: "a", title: "A"), (id: "a2", title: "A2", derives_from: "a"),
            (id: "a3", title: "A3", derives_from: "a2"),
        ],
        events: [(id: "e", title: "E", when: [(is: "1923", cite: ["a", "a3"])])],
    )"#;
    assert_snapshot!(facts(text, "why e.when --format table").text(), @"
    exit 0
    --- stdout
    E  e
    <stdin>:6

    when   1923, single-source                                a, a3
           a, a3 share an ancestor, so they are one witness

    (a2 derives from a)
    (a3 derives from a2)

    Sources
    a         “A”
    a3        “A3”; derives from a2
    ");
    assert_snapshot!(facts(text, "why e.when --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"e","kind":"event","field":"when","standing":"single-source","values":[{"is":{"edtf":"1923","earliest":"1923-01-01","latest":"1923-12-31","text":"1923"},"when":null,"standing":"single-source","because":"a, a3 share an ancestor, so they are one witness","rank":null,"cite":["a","a3"],"against":[],"note":null}],"sources":[{"id":"a","derives_from":[]},{"id":"a2","derives_from":["a"]},{"id":"a3","derives_from":["a2"]}],"origin":{"file":"<stdin>","line":6}}
    ]
    "#);
    assert_snapshot!(facts(text, "why a.title").text(), @"
    exit 1
    --- stderr
    histcli: `a` has no field `title`; ask for it whole
    ");
}

#[test]
fn a_source_is_never_cited_only_if_nothing_of_the_whole_file_cites_it() {
    let text = r#"(
        sources: [(id: "a", title: "A"), (id: "b", title: "B"), (id: "c", title: "C")],
        people: [(id: "p", name: "P", born: [(is: "1900", cite: ["a"]), (is: "1900", cite: ["b"])])],
    )"#;
    assert_snapshot!(facts(text, "gaps never-cited --source a").text(), @"
    exit 0
    --- stdout
    c	cite	never-cited	source	<stdin>	2
    ");
    assert_snapshot!(facts(text, "source --source a --format tsv").text(), @"
    exit 0
    --- stdout
    a		A								<stdin>	2
    ");
}

#[test]
fn an_id_of_any_length_is_simply_unknown() {
    let id = "x.".repeat(50_000);
    let run = hist("why -q").args(&[&id]).run();
    assert_eq!(
        (run.code, run.stdout.as_str(), run.stderr.as_str()),
        (1, "", "")
    );
}
