//! `import`: spreadsheets and exports become fact files; every fault is told.

use insta::assert_snapshot;

use crate::harness::{Run, Scratch, built_in};

/// Imports a text from stdin.
pub fn import(content: &str, text: &str) -> Run {
    built_in(&format!("import - --as {content}")).stdin(text)
}

#[test]
fn a_spreadsheet_of_people() {
    let csv = "Name,Born,Also known,Roles,cite\n";
    assert_snapshot!(import("people", csv).text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1: column `Also known`: there is no field `also_known`; write one of `id`, `name`, `aliases`, `misspellings`, `summary`, `born`, `died`, `roles`, `statements`, `cite`, `against`, `note`
    ");
    let csv = "Name,BORN,Aliases,Roles,cite,id\n\
        Anna Ж,1921-03,\"A; Anna; a\\;b\",poet,ledger:p. 1,\n\
        Anna Ж,1880;1881,,,,\n\
        ,,,,,\n\
        \"Bob \"\"B\"\" Reed\",,,\"warden; mason\",\"ledger:1;ledger:2\",bob\n";
    assert_snapshot!(import("people", csv).text(), @r#"
    exit 0
    --- stdout
    (
        people: [
            (
                id: "anna-zh",
                name: "Anna Ж",
                aliases: ["A", "Anna", "a;b"],
                born: "1921-03",
                roles: ["poet"],
                cite: ["ledger:p. 1"],
            ),
            (id: "anna-zh-2", name: "Anna Ж", born: ["1880", "1881"]),
            (
                id: "bob",
                name: "Bob \"B\" Reed",
                roles: ["warden", "mason"],
                cite: ["ledger:1", "ledger:2"],
            ),
        ],
    )

    --- stderr
    histcli: the facts that this file joins must have these ids:
      source: ledger
    "#);
}

#[test]
fn a_european_spreadsheet() {
    let csv = "\u{FEFF}Item;When;Figures;From;Part of;Kind\r\n\
        rifles;1920/1922;about 400;guild;;Arms\r\n\
        \"rifles;\r\nold\";1920;between 10 and 20.5;guild;rifles;arms\r\n";
    assert_snapshot!(import("deliveries", csv).text(), @r#"
    exit 0
    --- stdout
    (
        deliveries: [
            (
                id: "rifles",
                item: "rifles",
                kind: Arms,
                from: "guild",
                when: "1920/1922",
                figures: [About(400)],
            ),
            (
                id: "rifles-old",
                item: "rifles;\r\nold",
                kind: Arms,
                from: "guild",
                when: "1920",
                figures: [Between(10, 20.5)],
                part_of: "rifles",
            ),
        ],
    )

    --- stderr
    histcli: the facts that this file joins must have these ids:
      group, person or place: guild
    "#);
}

#[test]
fn tabs_and_words_in_several_languages() {
    let tsv = "by\twords.id\tWords.en\tagainst\nlenin\tKami\tWe \"can\"\tnever said\n";
    assert_snapshot!(import("quotes", tsv).text(), @r#"
    exit 0
    --- stdout
    (
        quotes: [
            (
                id: "kami",
                by: "lenin",
                words: {"id": "Kami", "en": "We \"can\""},
                against: [(says: "never said")],
            ),
        ],
    )

    --- stderr
    histcli: the facts that this file joins must have these ids:
      person or group: lenin
    "#);
}

#[test]
fn events_places_and_objects() {
    let csv = "title,when,place,people,groups\nTreaty,1921-03-16,moscow,chicherin;kemal,guild\n";
    assert_snapshot!(import("events", csv).text(), @r#"
    exit 0
    --- stdout
    (
        events: [
            (
                id: "treaty",
                title: "Treaty",
                when: "1921-03-16",
                place: "moscow",
                people: ["chicherin", "kemal"],
                groups: ["guild"],
            ),
        ],
    )

    --- stderr
    histcli: the facts that this file joins must have these ids:
      group: guild
      person: chicherin, kemal
      place: moscow
    "#);
    let csv = "name,at,inside\nGediz,\"38.6, 26.8\",\nErmos,38.6;26.8,gediz\n";
    assert_snapshot!(import("places", csv).text(), @r#"
    exit 0
    --- stdout
    (
        places: [
            (id: "gediz", name: "Gediz", at: (38.6, 26.8)),
            (id: "ermos", name: "Ermos", inside: "gediz", at: (38.6, 26.8)),
        ],
    )
    "#);
    assert_snapshot!(import("objects", "name,kind,,\nZhutky,Ship,,\n").text(), @r#"
    exit 0
    --- stdout
    (
        objects: [
            (id: "zhutky", name: "Zhutky", kind: Ship),
        ],
    )
    "#);
}

#[test]
fn every_fault_of_a_spreadsheet_is_told_at_once() {
    let csv = "id,name,born,cite,kind\n";
    assert_snapshot!(import("people", csv).text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1: column `kind`: there is no field `kind`; write one of `id`, `name`, `aliases`, `misspellings`, `summary`, `born`, `died`, `roles`, `statements`, `cite`, `against`, `note`
    ");
    let csv = "id,name,born,cite\r\n\
        a,Anna,1921-13,led ger\r\n\
        a,Bob,,\r\n\
        b,,1921,s:\r\n\
        a,\"C\r\nD\",\"[{\"\"is\"\": \"\"1900\"\", \"\"sites\"\": []}]\",\r\n\
        c,Cid,\"[{\",\r\n";
    assert_snapshot!(import("people", csv).text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:2: column `born`: `1921-13` is no date: there is no month `13` (character 6); write 01 to 12, or 21 to 41 for a season, quarter or half-year
    <stdin>:2: column `cite`: a citation is written `source-id:locator`: `led ger` is no id: it holds ` `; use letters, digits, `-`, `_` and `.`
    <stdin>:3: the id `a` is taken by the person in line 2; ids are shared by all lists, so give one of them another
    <stdin>:4: column `cite`: `s:` ends with a colon; write the place in the source behind it, or leave the colon out
    <stdin>:4: the field `name` is missing; add it
    <stdin>:5: column `born`: there is no field `sites`; did you mean `cite`?
    <stdin>:5: the id `a` is taken by the person in line 2; ids are shared by all lists, so give one of them another
    <stdin>:7: column `born`: this is no JSON: the text ends too early; close what was opened
    ");
    let csv = "item,figures,status,from\nrifles,\"39,000\",snt,x y\nguns,many,,\nlime,between 3 and 2,,\n";
    assert_snapshot!(import("deliveries", csv).text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:2: column `figures`: `39,000` holds a comma, which is a thousand to some and a fraction to others; write `39000` or `39.5`
    <stdin>:2: column `status`: `snt` is not known here; did you mean `sent`?
    <stdin>:2: column `from`: `x y` is no id: it holds ` `; use letters, digits, `-`, `_` and `.`
    <stdin>:3: column `figures`: `many` is no amount; write a number, or `about 400`, `almost 80`, `over 1500`, `between 10 and 20`, `exact 5` or `unknown`
    <stdin>:4: column `figures`: `Between(3, 2)` is upside down; write the smaller number first
    ");
}

#[test]
fn a_misshapen_spreadsheet_is_refused() {
    assert_snapshot!(import("people", "").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>: there is no header; write the names of the fields into the first line
    ");
    assert_snapshot!(import("people", "id,name\na\nb,c,d\n").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:2: the row has 1 cell, the header 2; a cell with a separator, a quotation mark or a line end in it stands between quotation marks
    <stdin>:3: the row has 3 cells, the header 2; a cell with a separator, a quotation mark or a line end in it stands between quotation marks
    ");
    assert_snapshot!(import("people", "id,name\na,\"Anna\nb,Bob\n").text(), @r#"
    exit 2
    --- stderr
    histcli: <stdin>:2: a quotation mark is opened here and never closed; write `""` for one in a text
    "#);
    assert_snapshot!(import("people", "name,,cite\na,b,\n").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1: a column has no name; write the field that it holds
    ");
    assert_snapshot!(import("people", "name,Name\na,b\n").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1: column `Name`: column `name` holds this field already; keep one of them
    ");
    assert_snapshot!(import("quotes", "words\nhello\n").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:2: column `words`: the words need their language; call the column `words.en`, or as it is
    ");
    assert_snapshot!(import("places", "name,at\nx,north\n").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:2: column `at`: `north` is no latitude and longitude; write them as in `38.6, 26.8`
    ");
}

#[test]
fn the_name_or_the_header_tells_what_a_file_holds() {
    let scratch = Scratch::folder();
    let import = |name: &str, text: &str| {
        let path = scratch.write(name, text);
        let run = built_in("import").args(&[path.to_str().expect("UTF-8")]);
        run.text()
            .replace(scratch.0.to_str().expect("UTF-8"), "SCRATCH")
    };
    assert_snapshot!(import("Groups.csv", "name\nGuild\n"), @r#"
    exit 0
    --- stdout
    (
        groups: [
            (id: "guild", name: "Guild"),
        ],
    )
    "#);
    assert_snapshot!(import("mine.csv", "item,when\nstone,1786\n"), @r#"
    exit 0
    --- stdout
    (
        deliveries: [
            (id: "stone", item: "stone", when: "1786"),
        ],
    )
    "#);
    assert_snapshot!(import("mine.csv", "name\nAnna\n"), @"
    exit 2
    --- stderr
    histcli: SCRATCH/mine.csv:1: the columns do not tell which list this is; say so, such as `--as people`
    ");
    assert_snapshot!(import("places.json", "[{\"id\": \"a\", \"name\": \"A\"}]"), @r#"
    exit 0
    --- stdout
    (
        places: [
            (id: "a", name: "A"),
        ],
    )
    "#);
    assert_snapshot!(import("mine.json", "[{\"id\": \"a\", \"name\": \"A\"}]"), @"
    exit 2
    --- stderr
    histcli: SCRATCH/mine.json: say which list its records belong to, such as `--as people`
    ");
    assert_snapshot!(import("mine.txt", "name\nAnna\n"), @"
    exit 2
    --- stderr
    histcli: SCRATCH/mine.txt: the name does not tell what this holds; say so with `--as`: the list whose records it holds, such as `people`, or `bibtex`, `json`, `ndjson`
    ");
    assert_snapshot!(import("none.bib", "no entries"), @"
    exit 2
    --- stderr
    histcli: SCRATCH/none.bib: there is no entry in it, such as `@book{key, title = {…}}`
    ");
    let missing = built_in("import nowhere.csv").text();
    assert!(
        missing.contains("there is no `nowhere.csv`; check the name"),
        "{missing}"
    );
    assert_snapshot!(built_in("import -").stdin("name\nAnna\n").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>: the name does not tell what this holds; say so with `--as`: the list whose records it holds, such as `people`, or `bibtex`, `json`, `ndjson`
    ");
    assert_snapshot!(built_in("-f x import - --as people").text(), @"
    exit 2
    --- stderr
    histcli: `--facts` means nothing to `import`; leave it out
    ");
}

#[test]
fn json_of_others_may_be_plain() {
    let json = r#"{"people": [
        {"id": "a", "name": "Anna", "born": "1900~", "aliases": null, "cite": ["s:1"], "roles": ["poet", {"is": "mayor"}]}],
        "deliveries": [{"id": "d", "item": "stone", "figures": ["about 400", {"amount": {"qualifier": "over", "min": 1.5e3}}]}],
        "sources": [{"id": "s", "year": 1921}]}"#;
    assert_snapshot!(import("json", json).text(), @r#"
    exit 0
    --- stdout
    (
        sources: [
            (id: "s", year: "1921"),
        ],
        people: [
            (id: "a", name: "Anna", born: "1900~", roles: ["poet", (is: "mayor")], cite: ["s:1"]),
        ],
        deliveries: [
            (id: "d", item: "stone", figures: [About(400), Over(1_500)]),
        ],
    )
    "#);
}

#[test]
fn faults_of_json_have_their_place() {
    let json = r#"{"people": [{"id": "a", "nam": "Anna"}, {"id": "b"},
        {"id": "ж", "name": "Ж", "born": [{"is": {"edtf": 5}}], "note": ""},
        {"id": "c", "name": ""}, {"id": "c", "name": "C"}, {"id": "c", "name": "D"}],
        "deliveries": [{"id": "d", "item": "x", "figures": [400]},
        {"id": "e", "item": "x", "figures": [{"amount": {"qualifier": "over", "max": 5}}]},
        {"id": "f", "item": "x", "from": "s", "kind": "arm"}, {"id": "g", "item": "x", "to": "s"}],
        "sources": [{"id": "s", "derives_from": "s"}]}"#;
    assert_snapshot!(import("json", json).text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1:29: there is no field `nam`; did you mean `name`?
    <stdin>:1:51: the field `name` is missing; add it
    <stdin>:2:59: integer `5` cannot stand here; write a text
    <stdin>:3:9: `name` is empty; write something, or take the field away
    <stdin>:3:34: the id `c` is taken by the person in line 3; ids are shared by all lists, so give one of them another
    <stdin>:3:60: the id `c` is taken by the person in line 3; ids are shared by all lists, so give one of them another
    <stdin>:4:63: integer `400` cannot stand here; write an amount, or an object with one as `amount`
    <stdin>:5:87: `over` takes `min` and no `max`
    <stdin>:6:60: `arm` is not known here; did you mean `arms`?
    <stdin>:6:63: `to` takes the id of a group, person or place, but `s` is a source; name another
    <stdin>:7:21: `derives_from` goes round in a circle: s → s; take one of them away
    ");
    assert_snapshot!(import("json", "{\"people\": [\n{\"id\": \"a\",}]}").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:2:12: JSON has no comma behind the last value, and names between quotation marks; mend that here
    ");
    assert_snapshot!(import("json", "{\"peple\": []}").text(), @"
    exit 2
    --- stderr
    histcli: <stdin>:1:8: there is no field `peple`; did you mean `people`?
    ");
    let lines = "{\"list\":\"people\",\"id\":\"a\"}\n\n{\"list\":\"peple\"}\n[]\n{\"id\":\"b\"}\n{";
    assert_snapshot!(import("ndjson", lines).text(), @r#"
    exit 2
    --- stderr
    histcli: <stdin>:1: the field `name` is missing; add it
    <stdin>:3: there is no list "peple"; write one of `sources`, `people`, `groups`, `places`, `objects`, `events`, `deliveries`, `quotes`
    <stdin>:4: a record is needed here; write it between `{` and `}`
    <stdin>:5: say which list its records belong to, such as `--as people`
    <stdin>:6: the text ends too early; close what was opened
    "#);
}
