//! `who`: cards, lists, names found and not found.

use insta::assert_snapshot;

use crate::harness::{facts, hist};

#[test]
fn one_card_when_one_person_fits() {
    assert_snapshot!(hist("who Orlov --format table").text(), @"
    exit 0
    --- stdout
    Ivan Petrovich Orlov  orlov
    Envoy to the Republic
    also: Иван Петрович Орлов · Iwan Orlow

    born                 29 December 1880, disputed               chronicle:12
                         30 December 1880, disputed               gazette
    died                 1944, corroborated                       chronicle:13
                         1944, corroborated                       memoir

    Roles
    January 1921 to      envoy, disputed                          chronicle:14
    April 1923           but: only from 1922 [gazette:3]
                         colonel                                  reprint

    Statements
                         spoke five languages                     memoir:7

    Events
    16 March 1921        Treaty of Harbour Town                   chronicle:20
                         signed for the Union

    Deliveries
    September 1921       grain: about 800.5 (tonne)               gazette:9
                         Republic of the South → Northern Union

    Quotes
    about the last       Ivan Petrovich Orlov to Ahmet Kemal      memoir:3
    quarter of 1921      “Мы поможем.” [ru]
                         “We shall help.” [en]

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn a_list_when_several_fit_equally_well() {
    assert_snapshot!(hist("who Kemal --format table").text(), @"
    exit 0
    --- stdout
    Who                 Life        Sources
    ───────────────────────────────────────────────
    Ahmet Kemal         born 1881   gazette, memoir
    Yusuf Kemal Demir               unsourced

    Sources
    gazette   “The Gazette”, 1922
    memoir    B. Witness, “What I Saw”
    ");
}

#[test]
fn everybody_by_id_without_a_name() {
    let ids: Vec<String> = hist("who --format json")
        .run()
        .rows()
        .iter()
        .map(|row| row["id"].to_string())
        .collect();
    assert_eq!(ids, ["\"kemal-a\"", "\"kemal-b\"", "\"orlov\""]);
}

#[test]
fn nobody_fits() {
    assert_snapshot!(hist("who Napoleon").text(), @"
    exit 1
    --- stderr
    histcli: no person is called `Napoleon`
    ");
    assert_snapshot!(hist("who Orlof-Smyth").text(), @r#"
    exit 0
    --- stdout
    orlov	Ivan Petrovich Orlov	Иван Петрович Орлов;Iwan Orlow	Envoy to the Republic	[{"is":{"edtf":"1880-12-29","earliest":"1880-12-29","latest":"1880-12-29","text":"29 December 1880"},"when":null,"standing":"disputed","rank":null,"cite":["chronicle:12"],"against":[],"note":null},{"is":{"edtf":"1880-12-30","earliest":"1880-12-30","latest":"1880-12-30","text":"30 December 1880"},"when":null,"standing":"disputed","rank":null,"cite":["gazette"],"against":[],"note":null}]	[{"is":{"edtf":"1944","earliest":"1944-01-01","latest":"1944-12-31","text":"1944"},"when":null,"standing":"corroborated","rank":null,"cite":["chronicle:13"],"against":[],"note":null},{"is":{"edtf":"1944","earliest":"1944-01-01","latest":"1944-12-31","text":"1944"},"when":null,"standing":"corroborated","rank":null,"cite":["memoir"],"against":[],"note":null}]	[{"is":"envoy","when":{"edtf":"1921-01/1923-04","earliest":"1921-01-01","latest":"1923-04-30","text":"January 1921 to April 1923"},"standing":"disputed","rank":null,"cite":["chronicle:14"],"against":[{"says":"only from 1922","cite":["gazette:3"]}],"note":null},{"is":"colonel","when":null,"standing":"single-source","rank":null,"cite":["reprint"],"against":[],"note":null}]	[{"id":"treaty","title":"Treaty of Harbour Town","when":{"edtf":"1921-03-16","earliest":"1921-03-16","latest":"1921-03-16","text":"16 March 1921"},"part":"signed for the Union","place":"harbour","cite":["chronicle:20"],"standing":"single-source","against":[]}]	word	grain	chronicle:12;chronicle:13;chronicle:14;chronicle:20;gazette;gazette:3;gazette:9;memoir;memoir:3;memoir:7;reprint	Orlof-Smyth	Ivan Petrovich Orlov	transliterated	0.973	[{"is":"spoke five languages","when":null,"standing":"single-source","rank":null,"cite":["memoir:7"],"against":[],"note":null}]			tests/fixture.ron	12
    "#);
    assert_snapshot!(hist("who Zzzzz --format json").text(), @"
    exit 1
    --- stdout
    []

    --- stderr
    histcli: no person is called `Zzzzz`
    ");
    assert_snapshot!(hist("who Zzzzz --format csv").text(), @"
    exit 1
    --- stdout
    id,name,aliases,summary,born,died,roles,events,quotes,deliveries,cite,match.query,match.via,match.kind,match.score,statements,against,note,origin.file,origin.line

    --- stderr
    histcli: no person is called `Zzzzz`
    ");
    assert_snapshot!(hist("who Zzzzz -q").text(), @"exit 1");
}

#[test]
fn the_row_of_a_person() {
    assert_snapshot!(hist("who Orlov --format json").text(), @r#"
    exit 0
    --- stdout
    [
    {"id":"orlov","name":"Ivan Petrovich Orlov","aliases":["Иван Петрович Орлов","Iwan Orlow"],"summary":"Envoy to the Republic","born":[{"is":{"edtf":"1880-12-29","earliest":"1880-12-29","latest":"1880-12-29","text":"29 December 1880"},"when":null,"standing":"disputed","rank":null,"cite":["chronicle:12"],"against":[],"note":null},{"is":{"edtf":"1880-12-30","earliest":"1880-12-30","latest":"1880-12-30","text":"30 December 1880"},"when":null,"standing":"disputed","rank":null,"cite":["gazette"],"against":[],"note":null}],"died":[{"is":{"edtf":"1944","earliest":"1944-01-01","latest":"1944-12-31","text":"1944"},"when":null,"standing":"corroborated","rank":null,"cite":["chronicle:13"],"against":[],"note":null},{"is":{"edtf":"1944","earliest":"1944-01-01","latest":"1944-12-31","text":"1944"},"when":null,"standing":"corroborated","rank":null,"cite":["memoir"],"against":[],"note":null}],"roles":[{"is":"envoy","when":{"edtf":"1921-01/1923-04","earliest":"1921-01-01","latest":"1923-04-30","text":"January 1921 to April 1923"},"standing":"disputed","rank":null,"cite":["chronicle:14"],"against":[{"says":"only from 1922","cite":["gazette:3"]}],"note":null},{"is":"colonel","when":null,"standing":"single-source","rank":null,"cite":["reprint"],"against":[],"note":null}],"events":[{"id":"treaty","title":"Treaty of Harbour Town","when":{"edtf":"1921-03-16","earliest":"1921-03-16","latest":"1921-03-16","text":"16 March 1921"},"part":"signed for the Union","place":"harbour","cite":["chronicle:20"],"standing":"single-source","against":[]}],"quotes":["word"],"deliveries":["grain"],"cite":["chronicle:12","chronicle:13","chronicle:14","chronicle:20","gazette","gazette:3","gazette:9","memoir","memoir:3","memoir:7","reprint"],"match":{"query":"Orlov","via":"Ivan Petrovich Orlov","kind":"exact","score":0.987},"statements":[{"is":"spoke five languages","when":null,"standing":"single-source","rank":null,"cite":["memoir:7"],"against":[],"note":null}],"against":[],"note":null,"origin":{"file":"tests/fixture.ron","line":12}}
    ]
    "#);
}

#[test]
fn a_pipe_gets_the_same_content_in_fields() {
    assert_snapshot!(hist("who kemal --header").text(), @r#"
    exit 0
    --- stdout
    id	name	aliases	summary	born	died	roles	events	quotes	deliveries	cite	match.query	match.via	match.kind	match.score	statements	against	note	origin.file	origin.line
    kemal-a	Ahmet Kemal			[{"is":{"edtf":"1881","earliest":"1881-01-01","latest":"1881-12-31","text":"1881"},"when":null,"standing":"single-source","rank":null,"cite":["gazette"],"against":[],"note":null}]				word		gazette;memoir:3	kemal	Ahmet Kemal	folded	0.983				tests/fixture.ron	24
    kemal-b	Yusuf Kemal Demir	Yusuf Bey									kemal	Yusuf Kemal Demir	folded	0.98				tests/fixture.ron	25
    "#);
}

#[test]
fn inexact_matches_say_so() {
    assert_snapshot!(hist("who orlof --format table -n 1").run().stdout.lines().next().unwrap(), @"≈ orlof → Iwan Orlow (other romanisation)");
    assert_snapshot!(hist("who иван орлов --format table").run().stdout.lines().next().unwrap(), @"≈ иван орлов → Иван Петрович Орлов");
}

#[test]
fn a_misspelling_is_searched_but_never_shown() {
    let outcome = hist("who \"Yvan Orloff-Smith\" --format json").run();
    let row = &outcome.rows()[0];
    assert_eq!(row["id"], "orlov");
    assert!(
        !outcome
            .stdout
            .replace("\"query\":\"Yvan Orloff-Smith\"", "")
            .contains("Smith"),
        "{outcome}"
    );
}

#[test]
fn an_id_finds_its_record_where_no_name_does() {
    let rows = hist("who kemal-b --format json").run().rows();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["id"], "kemal-b");
}

#[test]
fn one_or_nothing() {
    assert_snapshot!(hist("who Kemal --one").text(), @"
    exit 3
    --- stderr
    histcli: 2 rows answer, where one was wanted:
      kemal-a  Ahmet Kemal
      kemal-b  Yusuf Kemal Demir
    ");
    assert_eq!(hist("who Orlov --one").run().code, 0);
    assert_eq!(hist("who Nobody --one").run().code, 1);
}

#[test]
fn a_limit_cuts_after_ordering() {
    let all = hist("who --format json").run().rows();
    let two = hist("who --format json -n 2").run().rows();
    assert_eq!(two, all[..2]);
    assert_snapshot!(hist("who -n 0").text(), @"
    exit 2
    --- stderr
    error: invalid value '0' for '--limit <ROWS>': 0 is not in 1..18446744073709551615

    For more information, try '--help'.
    ");
}

#[test]
fn a_batch_tells_each_question_byte_for_byte() {
    let batch = "Orlov\n\n  Nobody at all \nyusuf kemal\r\nOrlo\tv\n";
    let outcome = hist("who - --format ndjson").stdin(batch).run();
    let asked: Vec<serde_json::Value> = outcome
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|row| serde_json::json!([row["query"], row["match"]["query"], row["id"]]))
        .collect();
    assert_eq!(outcome.code, 1);
    assert_snapshot!(serde_json::to_string_pretty(&asked).unwrap(), @r#"
    [
      [
        "Orlov",
        "Orlov",
        "orlov"
      ],
      [
        "yusuf kemal",
        "yusuf kemal",
        "kemal-b"
      ]
    ]
    "#);
    assert_snapshot!(outcome.stderr, @"
    histcli: no person is called `  Nobody at all `
    histcli: no person is called `Orlo�v`; did you mean `Ivan Petrovich Orlov`?
    ");
}

#[test]
fn a_batch_on_a_terminal_heads_each_answer() {
    assert_snapshot!(hist("who - --format table").stdin("Demir\nNobody\n").text(), @"
    exit 1
    --- stdout
    ? Demir

    Yusuf Kemal Demir  kemal-b
    also: Yusuf Bey
    unsourced: nothing here cites a source

    ? Nobody

    nothing found

    --- stderr
    histcli: no person is called `Nobody`
    ");
}

#[test]
fn an_ambiguous_line_of_a_batch_empties_stdout() {
    let outcome = hist("who - --one").stdin("Orlov\nKemal\n").run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (3, ""));
}

#[test]
fn the_claims_of_one_source_alone() {
    assert_snapshot!(hist("who Orlov --source memoir --format table").text(), @"
    exit 0
    --- stdout
    Ivan Petrovich Orlov  orlov
    Envoy to the Republic
    also: Иван Петрович Орлов · Iwan Orlow

    died                 1944                                  memoir

    Statements
                         spoke five languages                  memoir:7

    Quotes
    about the last       Ivan Petrovich Orlov to Ahmet Kemal   memoir:3
    quarter of 1921      “Мы поможем.” [ru]
                         “We shall help.” [en]

    Sources
    memoir    B. Witness, “What I Saw”
    ");
    assert_snapshot!(hist("who Kemal --source memoir").text(), @"
    exit 1
    --- stderr
    histcli: no person is called `Kemal`
    ");
    assert_snapshot!(hist("who --source memoire").text(), @"
    exit 1
    --- stderr
    histcli: no source has the id `memoire`; did you mean `memoir`?
    ");
}

#[test]
fn the_least_a_person_needs() {
    let least = r#"(people: [(id: "frunze", name: "Mikhail Frunze")])"#;
    assert_snapshot!(facts(least, "who Frunze --format table").text(), @"
    exit 0
    --- stdout
    Mikhail Frunze  frunze
    unsourced: nothing here cites a source
    ");
}

#[test]
fn no_people_at_all() {
    assert_snapshot!(facts("()", "who").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no people
    ");
}
