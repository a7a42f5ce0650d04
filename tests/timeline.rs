//! `timeline`: charts to the letter, their rows, the picture, and dates and titles at their worst.

use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr;

use crate::harness::{facts, hist};

/// One of each shape, over few years.
const FAIR: &str = r#"(
    title: "Fair & <square>",
    sources: [(id: "book", title: "A Book"), (id: "paper", title: "A Paper")],
    events: [
        (id: "fair", title: "Fair", when: "1901-05-01", cite: ["book:1"]),
        (id: "fire", title: "Fire", when: [(is: "1902", cite: ["book:2"]), (is: "1904-03", cite: ["paper:3"])]),
        (id: "flag", title: "Flag seen", when: "1903-02-01?", cite: ["paper"]),
        (id: "mayor", title: "Mayor", when: "1901-07-01/..", cite: ["book:4", "paper:5"]),
    ],
    deliveries: [(id: "bricks", item: "bricks", unit: "brick", when: "1901/1903", status: Promised, figures: [(amount: About(900))])],
)"#;

fn chart(line: &str, columns: &str) -> String {
    let run = hist(&format!("timeline {line} --format table"));
    run.env("COLUMNS", columns).text()
}

#[test]
fn a_chart_of_80_columns() {
    assert_snapshot!(chart("", "80"), @"
    exit 0
    --- stdout
                                        1920    1922     1924
                                    ────┼───────┼────────┼────────
    The long war                    ░░░░█████████░░░░░   ┊          chronicle:1
    gold: 30 to 50 (rouble)             ░░░░░   ┊        ┊          chronicle +1
    rifles: 39,000 (39,000 to 40,…      ░░░░█████░░░░░   ┊          chronicle +1
    gold: 500 (rouble), asked           ┊░░     ┊        ┊          chronicle:49
    rifles: 6,000, received             ┊  ●    ┊        ┊          gazette:5
    gold: 10 to 20 (rouble)             ┊   ░░░░░        ┊          chronicle:51
    Great flood                         ┊    ░  ┊        ┊          gazette
    Great flood                         ┊    ●  ┊        ┊          memoir
    Treaty of Harbour Town              ┊    ●  ┊        ┊          chronicle:20
    grain: about 800.5 (tonne)          ┊      ░┊        ┊          gazette:9
    Rumour of peace, disputed           ┊       ░        ┊          memoir:9
    gold: 100 (rouble)                  ┊       ░░░░░░   ┊          chronicle +1
    Party banned, disputed              ┊       ┊    ░░░░░          chronicle:30
    Party banned, disputed              ┊       ┊        ┊   ░░░░░  memoir:2

    ● that day   █ all this time   ░ some time in here

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn a_chart_of_40_columns_leaves_keys_to_the_foot() {
    assert_snapshot!(chart("", "40"), @"
    exit 0
    --- stdout
                          1920  1922  1924
                        ──┼─────┼─────┼─────
    The long war        ░░███████░░░  ┊
    gold: 30 to 50 (r…    ░░░░  ┊     ┊
    rifles: 39,000 (3…    ░░░████░░░  ┊
    gold: 500…, asked     ┊░░   ┊     ┊
    rifles:…, received    ┊  ●  ┊     ┊
    gold: 10 to 20 (r…    ┊  ░░░░     ┊
    Great flood           ┊   ░ ┊     ┊
    Great flood           ┊   ● ┊     ┊
    Treaty of Harbour…    ┊   ● ┊     ┊
    grain: about 800.…    ┊    ░┊     ┊
    Rumour…, disputed     ┊     ░     ┊
    gold: 100 (rouble)    ┊     ░░░░  ┊
    Party b…, disputed    ┊     ┊  ░░░░
    Party b…, disputed    ┊     ┊     ┊  ░░░

    ● that day   █ all this time
    ░ some time in here

    Sources
    chronicle   A. Scribe, “The Chronicle”,
                Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”;
                derives from chronicle
    ");
}

#[test]
fn a_chart_of_120_columns() {
    assert_snapshot!(chart("", "120"), @"
    exit 0
    --- stdout
                                       1919    1920     1921    1922     1923    1924     1925
                                       ┼───────┼────────┼───────┼────────┼───────┼────────┼────────
    The long war                       ░░░░░░░░██████████████████░░░░░░░░░       ┊        ┊          chronicle:1
    gold: 30 to 50 (rouble)            ┊       ░░░░░░░░░░       ┊        ┊       ┊        ┊          chronicle:50, memoir:50
    rifles: 39,000 (39,000 to 40,000)  ┊       ░░░░░░░░░█████████░░░░░░░░░       ┊        ┊          chronicle:40, reprint:1
    gold: 500 (rouble), asked          ┊       ┊  ░░    ┊       ┊        ┊       ┊        ┊          chronicle:49
    rifles: 6,000, received            ┊       ┊      ● ┊       ┊        ┊       ┊        ┊          gazette:5
    gold: 10 to 20 (rouble)            ┊       ┊        ░░░░░░░░░        ┊       ┊        ┊          chronicle:51
    Great flood                        ┊       ┊        ┊░░     ┊        ┊       ┊        ┊          gazette
    Great flood                        ┊       ┊        ┊●      ┊        ┊       ┊        ┊          memoir
    Treaty of Harbour Town             ┊       ┊        ┊●      ┊        ┊       ┊        ┊          chronicle:20
    grain: about 800.5 (tonne)         ┊       ┊        ┊    ░░ ┊        ┊       ┊        ┊          gazette:9
    Rumour of peace, disputed          ┊       ┊        ┊      ░░        ┊       ┊        ┊          memoir:9
    gold: 100 (rouble)                 ┊       ┊        ┊       ░░░░░░░░░░       ┊        ┊          chronicle:52, gazette
    Party banned, disputed             ┊       ┊        ┊       ┊        ░░░░░░░░░        ┊          chronicle:30
    Party banned, disputed             ┊       ┊        ┊       ┊        ┊       ┊        ░░░░░░░░░  memoir:2

    ● that day   █ all this time   ░ some time in here

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn ascii_at_40_80_and_120_columns() {
    assert_snapshot!(chart("--ascii", "40"), @r#"
    exit 0
    --- stdout
                          1920  1922  1924
                        --+-----+-----+-----
    The long war        ~~=======~~~  :
    gold: 30 to 50...     ~~~~  :     :
    rifles: 39,000...     ~~~====~~~  :
    gold: 50..., asked    :~~   :     :
    rifle..., received    :  *  :     :
    gold: 10 to 20...     :  ~~~~     :
    Great flood           :   ~ :     :
    Great flood           :   * :     :
    Treaty of Harbo...    :   * :     :
    grain: about 80...    :    ~:     :
    Rumou..., disputed    :     ~     :
    gold: 100 (rouble)    :     ~~~~  :
    Party..., disputed    :     :  ~~~~
    Party..., disputed    :     :     :  ~~~

    * that day   = all this time
    ~ some time in here

    Sources
    chronicle   A. Scribe, "The Chronicle",
                Old Press, 1901
    gazette     "The Gazette", 1922
    memoir      B. Witness, "What I Saw"
    reprint     "The Chronicle online";
                derives from chronicle
    "#);
    assert_snapshot!(chart("--ascii", "80"), @r#"
    exit 0
    --- stdout
                                        1920    1922     1924
                                    ----+-------+--------+--------
    The long war                    ~~~~=========~~~~~   :          chronicle:1
    gold: 30 to 50 (rouble)             ~~~~~   :        :          chronicle +1
    rifles: 39,000 (39,000 to 4...      ~~~~=====~~~~~   :          chronicle +1
    gold: 500 (rouble), asked           :~~     :        :          chronicle:49
    rifles: 6,000, received             :  *    :        :          gazette:5
    gold: 10 to 20 (rouble)             :   ~~~~~        :          chronicle:51
    Great flood                         :    ~  :        :          gazette
    Great flood                         :    *  :        :          memoir
    Treaty of Harbour Town              :    *  :        :          chronicle:20
    grain: about 800.5 (tonne)          :      ~:        :          gazette:9
    Rumour of peace, disputed           :       ~        :          memoir:9
    gold: 100 (rouble)                  :       ~~~~~~   :          chronicle +1
    Party banned, disputed              :       :    ~~~~~          chronicle:30
    Party banned, disputed              :       :        :   ~~~~~  memoir:2

    * that day   = all this time   ~ some time in here

    Sources
    chronicle   A. Scribe, "The Chronicle", Old Press, 1901
    gazette     "The Gazette", 1922
    memoir      B. Witness, "What I Saw"
    reprint     "The Chronicle online"; derives from chronicle
    "#);
    assert_snapshot!(chart("--ascii 1921", "120"), @r#"
    exit 0
    --- stdout
                                       1921          Apr            Jul            Oct
                                       +-------------+--------------+--------------+---------------
    Certainly then
    The long war                       <==========================================================>  chronicle:1
    rifles: 39,000 (39,000 to 40,000)  <==========================================================>  chronicle:40, reprint:1
    gold: 10 to 20 (rouble)            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~  chronicle:51
    Great flood                        :        ~~~~~~              :              :                 gazette
    Great flood                        :          *  :              :              :                 memoir
    Treaty of Harbour Town             :           * :              :              :                 chronicle:20
    grain: about 800.5 (tonne)         :             :              :         ~~~~~~                 gazette:9

    Possibly then
    Rumour of peace, disputed          :             :              :              :         ~~~~~~  memoir:9

    * that day   = all this time   ~ some time in here   < > further on

    Sources
    chronicle   A. Scribe, "The Chronicle", Old Press, 1901
    gazette     "The Gazette", 1922
    memoir      B. Witness, "What I Saw"
    reprint     "The Chronicle online"; derives from chronicle
    "#);
}

#[test]
fn a_date_is_the_axis_and_clips_with_arrows() {
    assert_snapshot!(chart("march 1921", "80"), @"
    exit 0
    --- stdout
                                    1 Mar 1921         21
                                    ┼────────┼─────────┼──────────
    Certainly then
    The long war                    ◄████████████████████████████►  chronicle:1
    rifles: 39,000 (39,000 to 40,…  ◄████████████████████████████►  chronicle +1
    Great flood                     ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  gazette
    Great flood                     ┊        ●         ┊            memoir
    Treaty of Harbour Town          ┊        ┊     ●   ┊            chronicle:20

    Possibly then
    gold: 10 to 20 (rouble)         ◄░░░░░░░░░░░░░░░░░░░░░░░░░░░░►  chronicle:51

    ● that day   █ all this time   ░ some time in here   ◄ ► further on

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
    assert_snapshot!(chart("1920..1922 -n 3", "80"), @"
    exit 0
    --- stdout
                                    1920      1921      1922
                                    ┼─────────┼─────────┼─────────
    Certainly then
    The long war                    ◄████████████████████░░░░░░░░░  chronicle:1
    gold: 30 to 50 (rouble)         ░░░░░░░░░░░         ┊           chronicle +1
    rifles: 39,000 (39,000 to 40,…  ░░░░░░░░░████████████░░░░░░░░░  chronicle +1

    █ all this time   ░ some time in here   ◄ ► further on

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn a_name_shows_what_it_had_a_part_in() {
    assert_snapshot!(chart("Orlov", "80"), @"
    exit 0
    --- stdout
                                   Apr 1921   Jun   Jul   Aug   Sep
                                ───┼────┼─────┼─────┼─────┼─────┼─────
    Treaty of Harbour Town      ●  ┊    ┊     ┊     ┊     ┊     ┊       chronicle:20
    grain: about 800.5 (tonne)     ┊    ┊     ┊     ┊     ┊     ░░░░░░  gazette:9

    ● that day   ░ some time in here

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    gazette     “The Gazette”, 1922
    ");
    assert_snapshot!(chart("republic -n 2", "80"), @"
    exit 0
    --- stdout
    ≈ republic → Republic of the South

                                    1920      1921      1922
                                    ┼─────────┼─────────┼─────────
    gold: 30 to 50 (rouble)         ░░░░░░░░░░░         ┊           chronicle +1
    rifles: 39,000 (39,000 to 40,…  ░░░░░░░░░████████████░░░░░░░░░  chronicle +1

    █ all this time   ░ some time in here

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    memoir      B. Witness, “What I Saw”
    reprint     “The Chronicle online”; derives from chronicle
    ");
}

#[test]
fn every_shape() {
    assert_snapshot!(facts(FAIR, "timeline --format table").text(), @"
    exit 0
    --- stdout
                                 1901 Jul  1902 Jul  1903  Jul 1904
                                 ┼────┼────┼────┼────┼─────┼────┼──
    bricks: about 900, promised  ░░░░░░░░░░███████████░░░░░░░░░░░    unsourced
    Fair                         ┊  ● ┊    ┊    ┊    ┊     ┊    ┊    book:1
    Mayor                        ┊    ████████████████████████████►  book:4, paper:5
    Fire, disputed               ┊    ┊    ░░░░░░░░░░░     ┊    ┊    book:2
    Flag seen                    ┊    ┊    ┊    ┊    ┊○    ┊    ┊    paper
    Fire, disputed               ┊    ┊    ┊    ┊    ┊     ┊    ┊ ░  paper:3

    ● that day   ○ that day, in doubt   █ all this time   ░ some time in here
    ◄ ► further on

    Sources
    book      “A Book”
    paper     “A Paper”
    ");
}

#[test]
fn a_far_date_does_not_squeeze_the_rest() {
    let event = |year: &str| format!(r#"(id: "y{year}", title: "Y{year}", when: "{year}")"#);
    let years: Vec<String> = ["1919", "1920", "1921", "1922", "1941"].map(event).into();
    let text = format!("(events: [{}])", years.join(","));
    assert_snapshot!(facts(&text, "timeline --format table").text(), @"
    exit 0
    --- stdout
           1919   Jul     1920    Jul     1921   Jul     1922    Jul
           ┼──────┼───────┼───────┼───────┼──────┼───────┼───────┼───────
    Y1919  ░░░░░░░░░░░░░░░░       ┊       ┊      ┊       ┊       ┊         unsourced
    Y1920  ┊      ┊       ░░░░░░░░░░░░░░░░░      ┊       ┊       ┊         unsourced
    Y1921  ┊      ┊       ┊       ┊       ░░░░░░░░░░░░░░░░       ┊         unsourced
    Y1922  ┊      ┊       ┊       ┊       ┊      ┊       ░░░░░░░░░░░░░░░░  unsourced
    Y1941  ┊      ┊       ┊       ┊       ┊      ┊       ┊       ┊      ►  unsourced

    ░ some time in here   ◄ ► further on
    (1 date lies far off, beyond the axis; `timeline 1919..1941` has room)
    ");
    assert_snapshot!(facts(&text, "timeline 1919..1941 --format table").text(), @"
    exit 0
    --- stdout
             1920  1922 1924 1926  1928 1930  1932 1934 1936  1938 1940
           ──┼─────┼────┼────┼─────┼────┼─────┼────┼────┼─────┼────┼─────
    Certainly then
    Y1919  ░░░     ┊    ┊    ┊     ┊    ┊     ┊    ┊    ┊     ┊    ┊       unsourced
    Y1920    ░░░░  ┊    ┊    ┊     ┊    ┊     ┊    ┊    ┊     ┊    ┊       unsourced
    Y1921    ┊  ░░░░    ┊    ┊     ┊    ┊     ┊    ┊    ┊     ┊    ┊       unsourced
    Y1922    ┊     ░░░  ┊    ┊     ┊    ┊     ┊    ┊    ┊     ┊    ┊       unsourced
    Y1941    ┊     ┊    ┊    ┊     ┊    ┊     ┊    ┊    ┊     ┊    ┊  ░░░  unsourced

    ░ some time in here
    ");
}

#[test]
fn the_rows() {
    assert_snapshot!(hist("timeline march 1921 --format ndjson -n 3").text(), @r#"
    exit 0
    --- stdout
    {"id":"war","kind":"event","title":"The long war","when":{"edtf":"1919/1922","earliest":"1919-01-01","latest":"1922-12-31","text":"1919 to 1922"},"certainty":"certain","standing":"single-source","cite":["chronicle:1"],"origin":{"file":"tests/fixture.ron","line":44}}
    {"id":"rifles","kind":"delivery","title":"rifles","when":{"edtf":"1920/1922","earliest":"1920-01-01","latest":"1922-12-31","text":"1920 to 1922"},"certainty":"certain","standing":"single-source","cite":["chronicle:40","reprint:1"],"origin":{"file":"tests/fixture.ron","line":49}}
    {"id":"flood","kind":"event","title":"Great flood","when":{"edtf":"1921-03","earliest":"1921-03-01","latest":"1921-03-31","text":"March 1921"},"certainty":"certain","standing":"single-source","cite":["gazette"],"origin":{"file":"tests/fixture.ron","line":43}}
    "#);
    assert_snapshot!(hist("timeline party banned --format csv").text(), @"
    exit 0
    --- stdout
    id,kind,title,when.edtf,when.earliest,when.latest,when.text,certainty,standing,cite,origin.file,origin.line
    ban,event,Party banned,1923,1923-01-01,1923-12-31,1923,,disputed,chronicle:30,tests/fixture.ron,41
    ban,event,Party banned,1925,1925-01-01,1925-12-31,1925,,disputed,memoir:2,tests/fixture.ron,41
    ");
    assert_snapshot!(hist("timeline 1921-12 -n 3").text(), @"
    exit 0
    --- stdout
    war	event	The long war	1919/1922	1919-01-01	1922-12-31	1919 to 1922	certain	single-source	chronicle:1	tests/fixture.ron	44
    rifles	delivery	rifles	1920/1922	1920-01-01	1922-12-31	1920 to 1922	certain	single-source	chronicle:40;reprint:1	tests/fixture.ron	49
    gold-2	delivery	gold	1921	1921-01-01	1921-12-31	1921	possible	single-source	chronicle:51	tests/fixture.ron	59
    ");
    assert_snapshot!(hist("timeline party banned --format markdown").text(), @"
    exit 0
    --- stdout
    ≈ party banned → Party banned

    | When | What | Sources |
    | --- | --- | --- |
    | 1923 | Party banned*, disputed* | chronicle:30 |
    | 1925 | Party banned*, disputed* | memoir:2 |

    ### Sources

    - chronicle: A. Scribe, “The Chronicle”, Old Press, 1901
    - memoir: B. Witness, “What I Saw”
    ");
}

#[test]
fn a_pipe_gets_rows_even_where_ascii_is_wished() {
    let plain = hist("timeline").run();
    assert_eq!(plain.stdout.lines().count(), 14);
    assert_eq!(hist("timeline --ascii").run().stdout, plain.stdout);
}

#[test]
fn a_batch_has_a_chart_to_each_question() {
    let batch = hist("timeline - --format table").stdin("1915\nparty banned\n");
    assert_snapshot!(batch.text(), @"
    exit 1
    --- stdout
    ? 1915

    nothing found

    ? party banned

    ≈ party banned → Party banned

                            1923  Jul    1924   Jul     1925  Jul
                            ┼─────┼──────┼──────┼───────┼─────┼───────
    Party banned, disputed  ░░░░░░░░░░░░░░      ┊       ┊     ┊         chronicle:30
    Party banned, disputed  ┊     ┊      ┊      ┊       ░░░░░░░░░░░░░░  memoir:2

    ░ some time in here

    Sources
    chronicle   A. Scribe, “The Chronicle”, Old Press, 1901
    memoir      B. Witness, “What I Saw”

    --- stderr
    histcli: nothing is known of `1915`
    ");
    let rows = hist("timeline - --format json").stdin("party banned\n");
    assert_eq!(rows.run().rows()[0]["query"], "party banned");
}

#[test]
fn nothing_to_draw() {
    assert_snapshot!(hist("timeline 1789").text(), @"
    exit 1
    --- stderr
    histcli: nothing is known of `1789`
    ");
    assert_snapshot!(hist("timeline Demir --format svg").text(), @"
    exit 1
    --- stderr
    histcli: no dated event or delivery has to do with `Demir`
    ");
    assert_snapshot!(hist("timeline 31 february 1921").text(), @"
    exit 2
    --- stderr
    histcli: February 1921 has no day 31; its days are 1 to 28
    ");
    assert_snapshot!(facts("()", "timeline").text(), @"
    exit 1
    --- stderr
    histcli: the facts hold no dated events or deliveries
    ");
    assert_snapshot!(hist("timeline treaty of nowhere").text(), @"
    exit 1
    --- stderr
    histcli: no event, delivery, person, group, place or object is called `treaty of nowhere`; did you mean `Treaty of Harbour Town`?
    ");
}

#[test]
fn the_picture() {
    let picture = facts(FAIR, "timeline --format svg").run();
    assert_eq!(picture, facts(FAIR, "timeline --format svg").run());
    assert_snapshot!(picture.to_string(), @r#"
    exit 0
    --- stdout
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="1000" height="314" viewBox="0 0 1000 314" role="img">
    <title>Timeline: Fair &amp; &lt;square&gt;</title>
    <desc>6 lines over a time axis from 1901-01-01 to 1904-03-31. A dot is a day, a filled bar went on all that time, a dashed outline is some time in there, a triangle at the edge goes on beyond it.</desc>
    <style>
    text{font:12px sans-serif;fill:#1c1e21}
    .heading{font-size:16px;font-weight:bold}.strong{font-weight:bold}
    .faint{fill:#5a6067}.doubt{fill:#8f4f00}
    .paper{fill:#fff}.row{fill:none;pointer-events:all}.grid{stroke:#d5d8dc}
    .solid{fill:#245a8d}.vague{fill:#245a8d;fill-opacity:.2;stroke:#245a8d;stroke-dasharray:3 2}
    @media(prefers-color-scheme:dark){text{fill:#e6e8ea}.faint{fill:#a4abb3}.doubt{fill:#f2b65a}
    .paper{fill:#16191d}.grid{stroke:#383e45}
    .solid{fill:#7fb7ea}.vague{fill:#7fb7ea;stroke:#7fb7ea}}
    </style>
    <rect class="paper" width="1000" height="314"/>
    <text class="heading" x="20" y="26">Timeline: Fair &amp; &lt;square&gt;</text>
    <text class="faint" x="340" y="66">1901</text>
    <text class="faint" x="404" y="66">Jul</text>
    <text class="faint" x="469.2" y="66">1902</text>
    <text class="faint" x="533.3" y="66">Jul</text>
    <text class="faint" x="598.5" y="66">1903</text>
    <text class="faint" x="662.6" y="66">Jul</text>
    <text class="faint" x="727.7" y="66">1904</text>
    <line class="grid" x1="340" y1="72" x2="340" y2="192"/>
    <line class="grid" x1="404" y1="72" x2="404" y2="192"/>
    <line class="grid" x1="469.2" y1="72" x2="469.2" y2="192"/>
    <line class="grid" x1="533.3" y1="72" x2="533.3" y2="192"/>
    <line class="grid" x1="598.5" y1="72" x2="598.5" y2="192"/>
    <line class="grid" x1="662.6" y1="72" x2="662.6" y2="192"/>
    <line class="grid" x1="727.7" y1="72" x2="727.7" y2="192"/>
    <g><title>bricks: about 900, promised: 1901 to 1903; unsourced</title>
    <rect class="row" x="0" y="72" width="1000" height="20"/>
    <svg x="20" y="72" width="237" height="20"><text y="14">bricks: about 900</text></svg>
    <text class="doubt" x="320" y="86" text-anchor="end">promised</text>
    <rect class="vague" x="340" y="77" width="387.8" height="10"/>
    <rect class="solid" x="468.9" y="77" width="130" height="10"/>
    <svg x="780" y="72" width="200" height="20"><text class="faint" y="14">unsourced</text></svg>
    </g>
    <g><title>Fair: 1 May 1901; single-source; book:1</title>
    <rect class="row" x="0" y="92" width="1000" height="20"/>
    <svg x="20" y="92" width="300" height="20"><text y="14">Fair</text></svg>
    <circle class="solid" cx="382.6" cy="102" r="4.5"/>
    <svg x="780" y="92" width="200" height="20"><text class="faint" y="14">book:1</text></svg>
    </g>
    <g><title>Mayor: from 1 July 1901 on; corroborated; book:4, paper:5</title>
    <rect class="row" x="0" y="112" width="1000" height="20"/>
    <svg x="20" y="112" width="300" height="20"><text y="14">Mayor</text></svg>
    <rect class="solid" x="404" y="117" width="356" height="10"/>
    <path class="solid" d="M770 122L762 117V127Z"/>
    <svg x="780" y="112" width="200" height="20"><text class="faint" y="14">book:4, paper:5</text></svg>
    </g>
    <g><title>Fire: 1902; disputed; book:2</title>
    <rect class="row" x="0" y="132" width="1000" height="20"/>
    <svg x="20" y="132" width="237" height="20"><text y="14">Fire</text></svg>
    <text class="doubt" x="320" y="146" text-anchor="end">disputed</text>
    <rect class="vague" x="469.2" y="137" width="129.4" height="10"/>
    <svg x="780" y="132" width="200" height="20"><text class="faint" y="14">book:2</text></svg>
    </g>
    <g><title>Flag seen: perhaps 1 February 1903; single-source; paper</title>
    <rect class="row" x="0" y="152" width="1000" height="20"/>
    <svg x="20" y="152" width="300" height="20"><text y="14">Flag seen</text></svg>
    <circle class="vague" cx="609.6" cy="162" r="4.5"/>
    <svg x="780" y="152" width="200" height="20"><text class="faint" y="14">paper</text></svg>
    </g>
    <g><title>Fire: March 1904; disputed; paper:3</title>
    <rect class="row" x="0" y="172" width="1000" height="20"/>
    <svg x="20" y="172" width="237" height="20"><text y="14">Fire</text></svg>
    <text class="doubt" x="320" y="186" text-anchor="end">disputed</text>
    <rect class="vague" x="749" y="177" width="11" height="10"/>
    <svg x="780" y="172" width="200" height="20"><text class="faint" y="14">paper:3</text></svg>
    </g>
    <circle class="solid" cx="30" cy="212" r="4.5"/>
    <text class="faint" x="48" y="216">that day</text>
    <circle class="vague" cx="142" cy="212" r="4.5"/>
    <text class="faint" x="160" y="216">that day, in doubt</text>
    <rect class="solid" x="314" y="207" width="20" height="10"/>
    <text class="faint" x="342" y="216">all this time</text>
    <rect class="vague" x="461" y="207" width="20" height="10"/>
    <text class="faint" x="489" y="216">some time in here</text>
    <path class="solid" d="M648 212L640 207V217Z"/>
    <text class="faint" x="664" y="216">further on</text>
    <text class="strong" x="20" y="256">Sources</text>
    <text class="text" x="20" y="276">book</text>
    <text class="faint" x="210" y="276">“A Book”</text>
    <text class="text" x="20" y="296">paper</text>
    <text class="faint" x="210" y="296">“A Paper”</text>
    </svg>
    "#);
}

#[test]
fn a_picture_is_xml_and_tells_all_of_a_line() {
    let picture = facts(FAIR, "timeline --format svg").run();
    let document = roxmltree::Document::parse(&picture.stdout).expect("well-formed XML");
    let texts: Vec<&str> = document
        .descendants()
        .filter_map(|node| node.text())
        .collect();
    assert!(texts.contains(&"Timeline: Fair & <square>"));
    assert!(texts.contains(&"Fire: March 1904; disputed; paper:3"));
    assert!(document.root_element().attribute("viewBox").is_some());
}

#[test]
fn a_picture_of_a_timeline_only() {
    for question in ["who", "when 1921", "aid --totals", "gaps", "source"] {
        let outcome = hist(&format!("{question} --format svg")).run();
        assert_eq!(
            (outcome.code, outcome.stdout.as_str()),
            (2, ""),
            "{question}"
        );
        assert!(
            outcome
                .stderr
                .contains("`--format svg` is for `timeline` alone")
        );
    }
}

/// Dates that have been the end of many a program.
const DATES: [&str; 22] = [
    "1921-03-16",
    "1921-03-16~",
    "../1920",
    "1921-03-16/..",
    "1920/",
    "-0500",
    "-0043-03-15",
    "0000",
    "Y170000002",
    "Y-170000002",
    "Y1E100",
    "Y-1E100",
    "XXXX",
    "XXXX-12-25",
    "1921-XX-16",
    "[1920,1922..1923]",
    "{1920-01-01..1920-02-01,1921}",
    "[..1921]",
    "Y9223372036854775807",
    "1921-01-01/1921-01-01",
    "1940S2",
    "Y17101E4S3",
];

/// Facts with a title at each of those dates.
fn at_all_dates(title: &str) -> String {
    let title = ron_text(title);
    let event =
        |(at, date): (usize, &&str)| format!(r#"(id: "e{at}", title: {title}, when: "{date}")"#);
    let events: Vec<String> = DATES.iter().enumerate().map(event).collect();
    format!("(events: [{}])", events.join(","))
}

fn ron_text(text: &str) -> String {
    let escaped = |c: char| match c {
        ' ' | 'a'..='z' => c.to_string(),
        _ => format!("\\u{{{:x}}}", u32::from(c)),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}

#[test]
fn no_date_and_no_title_spoils_a_chart_or_a_picture() {
    let long = "long ".repeat(2_000);
    let titles = [
        "<script>alert(1)</script> & \"quotes\" ]]>",
        "\u{1b}[31mred\u{7}\u{202e}turned\u{ffff}\nline\ttab",
        "שלום עולם العربية",
        "漢字仮名交じり文漢字仮名交じり文漢字仮名交じり文漢字仮名交じり文",
        "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦e\u{301}\u{301}",
        &long,
    ];
    for title in titles {
        let text = at_all_dates(title);
        for (width, question) in [(40, ""), (41, "1921"), (80, ""), (97, "..1920"), (300, "")] {
            for form in ["", "--ascii"] {
                let run = facts(&text, &format!("timeline {question} {form} --format table"));
                let outcome = run.env("COLUMNS", width.to_string()).run();
                assert_eq!(outcome.code, 0, "{outcome}");
                for line in outcome.stdout.lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                    assert!(
                        !line.contains(['\u{1b}', '\u{7}', '\u{202e}', '\t']),
                        "{line:?}"
                    );
                    assert!(form.is_empty() || line.is_ascii(), "{line}");
                }
            }
        }
        let picture = facts(&text, "timeline --format svg").run();
        let document = roxmltree::Document::parse(&picture.stdout).expect("well-formed XML");
        assert!(
            !document
                .descendants()
                .any(|node| node.has_tag_name("script"))
        );
    }
}

#[test]
fn every_date_alone_has_a_line() {
    for date in DATES {
        let text = format!(r#"(events: [(id: "a", title: "A", when: "{date}")])"#);
        for form in ["table", "svg"] {
            let outcome = facts(&text, &format!("timeline --format {form}")).run();
            assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{date}");
            assert!(outcome.stdout.contains('A'), "{date}");
        }
    }
}

#[test]
fn a_place_holds_what_happened_in_the_places_inside_it() {
    let text = r#"(
        places: [(id: "land", name: "Land"), (id: "town", name: "Town", inside: "land"), (id: "street", name: "Street", inside: "town")],
        events: [(id: "fair", title: "Fair", when: "1901-05-01", place: "street")],
    )"#;
    assert_snapshot!(facts(text, "timeline land --format tsv --no-header").text(), @"
    exit 0
    --- stdout
    fair	event	Fair	1901-05-01	1901-05-01	1901-05-01	1 May 1901		unsourced		<stdin>	3
    ");
}

#[test]
fn something_of_every_title_is_left_at_40_columns() {
    let text = r#"(
        sources: [(id: "a", title: "A"), (id: "b", title: "B")],
        deliveries: [(id: "d", item: "aeroplanes", unit: "aeroplane", status: Received, figures: [
            (amount: Exact(1), cite: ["a"], when: "1921"), (amount: Exact(2), cite: ["b"], when: "1922"),
        ], when: [(is: "1921", cite: ["a"]), (is: "1922", cite: ["b"])])],
    )"#;
    let run = facts(text, "timeline --format table").env("COLUMNS", "40");
    assert_snapshot!(run.text(), @"
    exit 0
    --- stdout
                                  1921 1922
                                  ┼────┼────
    aeropla…, received, disputed  ░░░░░┊
    aeropla…, received, disputed  ┊    ░░░░░

    ░ some time in here

    Sources
    a         “A”
    b         “B”
    ");
}
