//! `when` asked by other calendars and in other languages: the days answered stay Gregorian.

use insta::assert_snapshot;

use crate::harness::hist;

/// What one day of March 1921 has to answer, whatever calendar it is asked in.
const TREATY_DAY: &str = "war
rifles
orlov
treaty
gold-2
flood
";

/// The ids answered, one a line, and nothing on stderr.
#[track_caller]
fn case(question: &str, ids: &str) {
    let outcome = hist(&format!("when \"{question}\"")).run();
    assert_eq!(
        (outcome.code, outcome.stderr.as_str()),
        (0, ""),
        "{question}"
    );
    let first = |line: &str| line.split('\t').next().unwrap().to_owned() + "\n";
    let found: String = outcome.stdout.lines().map(first).collect();
    assert_eq!(found, ids, "{question}");
}

/// The same bytes as the Gregorian question gives.
#[track_caller]
fn same(question: &str, gregorian: &str) {
    let asked = hist(&format!("when \"{question}\"")).run();
    let expected = hist(&format!("when \"{gregorian}\"")).run();
    assert_eq!(asked.to_string(), expected.to_string(), "{question}");
    assert_eq!(asked.code, 0, "{question}");
}

#[track_caller]
fn fails(question: &str, code: i32, stderr: &str) {
    let outcome = hist(&format!("when \"{question}\"")).run();
    assert_eq!(outcome.code, code, "{question}");
    assert_eq!(outcome.stdout, "", "{question}");
    assert_eq!(outcome.stderr, format!("histcli: {stderr}\n"), "{question}");
}

#[test]
fn one_day_by_three_calendars() {
    case("1921-03-16", TREATY_DAY);
    case("3 march 1921 os", TREATY_DAY);
    case("3 March 1921 (Old Style)", TREATY_DAY);
    case("16 mart 1337", TREATY_DAY);
    case("16 Mart 1337 Rumi", TREATY_DAY);
    case("16 mart 1921", TREATY_DAY);
    case("16 Maret 1921", TREATY_DAY);
}

#[test]
fn unquoted_words_and_longer_times() {
    same("16 MART 1337", "1921-03-16");
    same("mart 1337", "1921-03");
    same("1337 rumi", "1921");
    same("1336-1338 rumi", "1920/1922");
    same("february 1921 os", "1921-02-14/1921-03-13");
    same("1921 os", "1921-01-14/1922-01-13");
    same("before 3 march 1921 os", "before 1921-03-16");
    same("from mart to mayis 1337", "1921-03/1921-05");
    let asked = hist("when 3 march 1921 o.s.").run();
    assert_eq!(asked.stdout, hist("when 1921-03-16").run().stdout);
}

#[test]
fn the_answer_shows_gregorian_days() {
    let rows = hist("when \"16 mart 1337\" --format json").run().rows();
    let treaty = rows.iter().find(|row| row["id"] == "treaty").unwrap();
    assert_eq!(treaty["when"]["edtf"], "1921-03-16");
    assert_eq!(treaty["when"]["text"], "16 March 1921");
    assert_eq!(treaty["certainty"], "certain");
}

#[test]
fn dates_that_never_were() {
    fails(
        "30 şubat 1337",
        2,
        "Şubat 1337 has no day 30; its days are 1 to 28",
    );
    fails(
        "20 Şubat 1332",
        2,
        "there was no 20 Şubat 1332; 15 Şubat 1332 was followed by 1 Mart 1333",
    );
    fails(
        "1342 rumi",
        2,
        "there was no Rumi year 1342; they run from 1256, begun in March 1840, to 1341, ended with 1925",
    );
    fails(
        "29 february 1921 os",
        2,
        "February 1921 (Old Style) has no day 29; its days are 1 to 28",
    );
    fails(
        "25 october os",
        2,
        "`25 october` by the Julian calendar needs its year, as in `25 october 1917 os`",
    );
}

#[test]
fn a_day_of_which_nothing_is_known() {
    fails(
        "25 october 1917 os",
        1,
        "nothing is known of `25 october 1917 os`",
    );
}

#[test]
fn filters_read_the_same_words() {
    let asked = hist("aid --during \"1336 rumi\"").run();
    assert_eq!(
        asked.to_string(),
        hist("aid --during 1920").run().to_string()
    );
    assert_eq!(asked.code, 0);
}

#[test]
fn dates_said_by_another_calendar_too() {
    assert_snapshot!(hist("when treaty of harbour --calendar julian --format table").text(), @"
    exit 0
    --- stdout
    ≈ treaty of harbour → Treaty of Harbour Town

    When            Julian           What                     Sources
    ──────────────────────────────────────────────────────────────────────
    16 March 1921   3 March 1921     Treaty of Harbour Town   chronicle:20
                    (Old Style)      Harbour Town

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    ");
    assert_snapshot!(hist("when treaty of harbour --calendar rumi --header").text(), @"
    exit 0
    --- stdout
    id	kind	title	when.edtf	when.earliest	when.latest	when.text	when.rumi	certainty	place	people	standing	cite	match.query	match.via	match.kind	match.score	against	origin.file	origin.line
    treaty	event	Treaty of Harbour Town	1921-03-16	1921-03-16	1921-03-16	16 March 1921	16 Mart 1337		harbour	orlov	single-source	chronicle:20	treaty of harbour	Treaty of Harbour Town	folded	0.994		tests/fixture.ron	39
    ");
    assert_snapshot!(hist("who orlov --calendar julian --format table").text(), @"
    exit 0
    --- stdout
    ≈ orlov → Ivan Petrovich Orlov
    Ivan Petrovich Orlov  orlov
    Envoy to the Republic
    also: Иван Петрович Орлов · Iwan Orlow

    born             17 December      29 December 1880, disputed        chronicle:12
                     1880 (Old
                     Style)
                     18 December      30 December 1880, disputed        gazette
                     1880 (Old
                     Style)
    died             19 December      1944, corroborated                chronicle:13
                     1943 to 18
                     December 1944
                     (Old Style)
                     19 December      1944, corroborated                memoir
                     1943 to 18
                     December 1944
                     (Old Style)

    Roles
    January 1921     19 December      envoy, disputed                   chronicle:14
    to April 1923    1920 to 17       but: only from 1922 [gazette:3]
                     April 1923
                     (Old Style)
                                      colonel                           reprint

    Statements
                                      spoke five languages              memoir:7

    Events
    16 March 1921    3 March 1921     Treaty of Harbour Town            chronicle:20
                     (Old Style)      signed for the Union

    Deliveries
    September 1921   19 August to     grain: about 800.5 (tonne)        gazette:9
                     17 September     Republic of the South →
                     1921 (Old        Northern Union
                     Style)

    Quotes
    about the last   about 18         Ivan Petrovich Orlov to Ahmet     memoir:3
    quarter of       September to     Kemal
    1921             18 December      “Мы поможем.” [ru]
                     1921 (Old        “We shall help.” [en]
                     Style)

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
    let born = &hist("who orlov --calendar rumi --format json").run().rows()[0]["born"];
    assert_eq!(born[0]["is"]["rumi"], "17 Kânunuevvel 1296");
    assert_snapshot!(hist("when --calendar gregorian").text(), @"
    exit 2
    --- stderr
    error: invalid value 'gregorian' for '--calendar <CALENDAR>'
      [possible values: julian, rumi]

    For more information, try '--help'.
    ");
}
