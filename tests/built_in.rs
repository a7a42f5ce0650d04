//! The facts that the program carries: the article, paragraph by paragraph, and the people in it.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use serde_json::Value;

use crate::harness::built_in;

/// The rows of an answer.
#[track_caller]
fn rows(question: &str) -> Vec<Value> {
    built_in(&format!("{question} -q --format json"))
        .run()
        .rows()
}

/// Every text in a row, wherever it stands.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// The citations of the article in all answers.
fn cited() -> BTreeSet<String> {
    let all = ["who", "when", "aid", "aid --totals"].map(rows).concat();
    let texts = all.iter().flat_map(texts);
    texts
        .filter(|text| text.starts_with("egorov-2021"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_answers_cite_every_paragraph_that_has_a_person_a_date_or_a_delivery() {
    let cited = cited();
    for paragraph in [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 18, 19, 21] {
        assert!(
            cited.contains(&format!("egorov-2021:P{paragraph}")),
            "P{paragraph} in {cited:?}"
        );
    }
}

#[test]
fn the_file_cites_every_paragraph_that_states_something() {
    let file = include_str!("../facts.ron");
    for paragraph in 1..=22 {
        assert!(
            file.contains(&format!("\"egorov-2021:P{paragraph}\"")),
            "P{paragraph}"
        );
    }
    for nothing in [0, 23, 24, 25, 26] {
        assert!(
            !file.contains(&format!("\"egorov-2021:P{nothing}\"")),
            "P{nothing}"
        );
    }
}

#[test]
fn the_article_is_never_cited_without_a_paragraph() {
    let cited = cited();
    assert!(cited.len() > 15);
    for citation in cited {
        let paragraph = citation
            .strip_prefix("egorov-2021:P")
            .and_then(|number| number.parse::<u32>().ok());
        assert!(
            paragraph.is_some_and(|number| (1..=22).contains(&number)),
            "{citation}"
        );
    }
    assert!(!include_str!("../facts.ron").contains("cite: [\"egorov-2021\""));
}

#[test]
fn everything_has_a_source() {
    for question in ["when", "aid", "aid --totals", "who"] {
        for row in rows(question) {
            assert!(!row["cite"].as_array().unwrap().is_empty(), "{row}");
            assert!(!texts(&row).contains(&"unsourced"), "{row}");
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one table")]
#[test]
fn everybody_is_found_however_the_name_is_typed() {
    /// Asks all names at once; each must find this person and nobody else.
    #[track_caller]
    fn case(id: &str, names: &[&str]) {
        let outcome = built_in("who - --format json")
            .stdin(names.join("\n"))
            .run();
        let rows = outcome.rows();
        let word = |row: &Value, field: &str| row[field].as_str().unwrap().to_owned();
        let found: Vec<(String, String)> = rows
            .iter()
            .map(|row| (word(row, "query"), word(row, "id")))
            .collect();
        let expected: Vec<(String, String)> = names
            .iter()
            .map(|name| ((*name).to_owned(), id.to_owned()))
            .collect();
        assert_eq!(found, expected);
    }
    case(
        "aralov",
        &[
            "Aralov",
            "aralov",
            "Semyon Aralov",
            "Aralov Semyon",
            "Semyon Ivanovich Aralov",
            "Aralov, S. I.",
            "S. I. Aralov",
            "S. Aralov",
            "comrade Aralov",
            "Аралов",
            "Семён Аралов",
            "Семен Иванович Аралов",
            "Aralof",
            "Arallov",
            "Arlov",
            "Semyn Arallov",
            "Samen von Aral",
        ],
    );
    case(
        "ataturk",
        &[
            "Atatürk",
            "ataturk",
            "ATATÜRK",
            "Mustafa Kemal",
            "Kemal Mustafa",
            "Mustafa Kemal Atatürk",
            "Kemal Ataturk",
            "M. Kemal",
            "General Mustafa Kemal",
            "Mustafa Kemal Pasha",
            "Gazi Mustafa Kemal",
            "Мустафа Кемаль",
            "Ататюрк",
            "Atatrk",
            "Mustfa Kemal",
            "Mustafa Kemel Attaturk",
            "Bapak Turki",
            "Father of the Turks",
        ],
    );
    case(
        "lenin",
        &[
            "Lenin",
            "Vladimir Lenin",
            "Lenin Vladimir",
            "V. Lenin",
            "V. I. Lenin",
            "Vladimir Ilyich Lenin",
            "comrade Lenin",
            "Ленин",
            "Владимир Ильич Ульянов",
            "Lennin",
            "Lenyn",
            "Vladmir Lennin",
        ],
    );
    case(
        "frunze",
        &[
            "Frunze",
            "Mikhail Frunze",
            "Frunze Mikhail",
            "Mikhail Vasilyevich Frunze",
            "M. V. Frunze",
            "M. Frunze",
            "General Frunze",
            "Фрунзе",
            "Михаил Фрунзе",
            "Frunse",
            "Frunce",
            "Mikhial Frunse",
        ],
    );
    case(
        "voroshilov",
        &[
            "Voroshilov",
            "Kliment Voroshilov",
            "Voroshilov Kliment",
            "Kliment Yefremovich Voroshilov",
            "K. Voroshilov",
            "Marshal Voroshilov",
            "Ворошилов",
            "Климент Ворошилов",
            "Voroshilof",
            "Vorosilov",
            "Vorosilof",
            "Voroşilov",
            "Woroschilow",
            "Klement Voroshilow",
        ],
    );
    case(
        "soydan",
        &[
            "Soydan",
            "Mahmut Soydan",
            "Soydan Mahmut",
            "M. Soydan",
            "Mahmut Bey",
            "Mahmud Soydan",
            "Soidan",
            "Mahmut Soidan",
            "Махмут Сойдан",
        ],
    );
    case(
        "ors",
        &[
            "Örs",
            "Ors",
            "Rasim Örs",
            "Ors Rasim",
            "Rasim Dirsehan Ors",
            "R. D. Örs",
            "R. Ors",
            "Расим Дирсехан Орс",
            "Rasim Dirshehan Ors",
            "Razim Dirsehan Ors",
        ],
    );
    case(
        "mehmed-vi",
        &[
            "Mehmed VI",
            "Sultan Mehmed",
            "Sultan Mehmed VI",
            "Mehmet VI",
            "Vahdettin",
            "Mehmed Vahideddin",
            "Мехмед VI",
            "محمد السادس",
            "Mehmd VI",
            "Vahdetin",
        ],
    );
}

#[test]
fn others_are_not_found() {
    let names = [
        "Napoleon",
        "Churchill",
        "Wellington",
        "Roosevelt",
        "Stalin",
        "Trotsky",
        "Hitler",
        "Lloyd George",
        "Bismarck",
        "Garibaldi",
        "Washington",
        "Наполеон",
        "Сталин",
        "Nadezhda Krupskaya",
        "Leonid Frolov",
        "Mehmed II",
        "Semyon Budyonny",
        "Mikhail Gorbachev",
        "Vladimir Putin",
        "Mahmut II",
        "Ivan Aralov",
        "Semyon Petrovich Aralov",
    ];
    let outcome = built_in("who -").stdin(names.join("\n")).run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (1, ""));
    let told = outcome
        .stderr
        .lines()
        .map(|line| line.split('`').nth(1).unwrap());
    assert_eq!(told.collect::<Vec<_>>(), names);
}

#[test]
fn the_article_s_own_account_of_the_aid() {
    let shown: Vec<String> = rows("aid --totals --source egorov-2021")
        .iter()
        .map(|row| {
            format!(
                "{} to {}: {}, {} unknown, {}",
                row["item"], row["to"], row["quantity"], row["unknown"], row["cite"]
            )
        })
        .collect();
    assert_snapshot!(shown.join("\n"), @r#"
    "money" to "ankara": {"best":null,"min":null,"max":80000000,"qualifier":"almost","unit":"lira"}, 0 unknown, ["egorov-2021:P9"]
    "machine guns" to "ankara": {"best":327,"min":327,"max":327,"qualifier":"exact","unit":"machine gun"}, 0 unknown, ["egorov-2021:P9"]
    "rifles" to "ankara": {"best":39000,"min":39000,"max":39000,"qualifier":"exact","unit":"rifle"}, 0 unknown, ["egorov-2021:P9"]
    "shells" to "ankara": {"best":147000,"min":147000,"max":147000,"qualifier":"exact","unit":"shell"}, 0 unknown, ["egorov-2021:P9"]
    "destroyers" to "ankara": {"best":2,"min":2,"max":2,"qualifier":"exact","unit":"ship"}, 0 unknown, ["egorov-2021:P9"]
    "gunpowder factories" to "ankara": {"best":2,"min":2,"max":2,"qualifier":"exact","unit":"factory"}, 0 unknown, ["egorov-2021:P9"]
    "machinery for making cartridges" to "ankara": {"best":null,"min":null,"max":null,"qualifier":"unknown","unit":null}, 1 unknown, ["egorov-2021:P9"]
    "raw materials for making cartridges" to "ankara": {"best":null,"min":null,"max":null,"qualifier":"unknown","unit":null}, 1 unknown, ["egorov-2021:P9"]
    "military experts" to "ankara": {"best":null,"min":null,"max":null,"qualifier":"unknown","unit":"person"}, 1 unknown, ["egorov-2021:P13"]
    "#);
    assert_snapshot!(built_in("aid --totals --source egorov-2021").run().stderr, @"histcli: 3 deliveries of unknown size are counted, not added");
    assert_snapshot!(built_in("aid --totals --source egorov-2021 --format table").text(), @"
    exit 0
    --- stdout
    What             To               Amount   Unit          Sources
    ────────────────────────────────────────────────────────────────────────
    money            Ankara           almost   lira          egorov-2021:P9
                     government   80,000,000
    machine guns     Ankara              327   machine gun   egorov-2021:P9
                     government
    rifles           Ankara           39,000   rifle         egorov-2021:P9
                     government
    shells           Ankara          147,000   shell         egorov-2021:P9
                     government
    destroyers       Ankara                2   ship          egorov-2021:P9
                     government
    gunpowder        Ankara                2   factory       egorov-2021:P9
    factories        government
    machinery for    Ankara          unknown                 egorov-2021:P9
    making           government
    cartridges
    raw materials    Ankara          unknown                 egorov-2021:P9
    for making       government
    cartridges
    military         Ankara          unknown   person        egorov-2021:P13
    experts          government

    (3 deliveries of unknown size are counted, not added)

    Sources
    egorov-2021   Boris Egorov, “Bolshevik bantu pembentukan Turki modern”, Russia
                  Beyond, 2021; derives from rb-ru
    ");
}

#[test]
fn keys_and_numbers_stand_whole_at_eighty_columns() {
    let outcome = built_in("aid gold --totals --format table")
        .env("COLUMNS", "80")
        .run();
    let (table, _) = outcome.stdout.split_once("\n\n").unwrap();
    assert_snapshot!(table, @"
    What           To                    Amount   Unit           Sources
    ────────────────────────────────────────────────────────────────────────────────
    gold           Ankara               100,000   Ottoman gold   tavukcu:yearly list
                   government                     piece
    gold,          Ankara         10,000,000 to   gold rouble    karam:abstract,
    disputed       government        18,326,800                  kritikbakis:lead,
                                                                 tr-aralov-list:last
                                                                 item
    gold ingots,   Kâzım                100,000   Ottoman lira   karam:abstract,
    disputed       Karabekir                                     radikal:para 2
    gold ingots,   Ankara          200 to 200.6   kg             allinnet:para 5,
    disputed       government                                    sol-belge:para 7,
                                                                 tr-aralov-list:list
                                                                 item 10
    gold of        Ankara            10,000,000   gold piece     osman-tk:para 2
    Bukhara,       government
    disputed
    gold of        Soviet           100,000,000   gold rouble    kritikbakis:lead
    Bukhara,       Russia
    disputed
    arms for       Ankara            10,000,000   gold piece     osman-tk:para 2
    gold of        government
    Bukhara,
    disputed
    ");
}

#[test]
fn the_two_quotations_word_for_word() {
    let card = |name: &str| {
        built_in(&format!("who {name} --format table"))
            .env("COLUMNS", "1200")
            .run()
            .stdout
    };
    for name in ["Lenin", "Aralov"] {
        let card = card(name);
        assert!(
            card.contains(
                "“Kami dapat membantu Turki secara finansial, meskipun kami sendiri miskin.” [id]"
            ),
            "{card}"
        );
        assert!(
            card.contains(
                "“We can help Turkey financially, even though we ourselves are poor.” [en]"
            ),
            "{card}"
        );
    }
    let card = card("Soydan");
    assert!(card.contains("“Mereka yang percaya bahwa persahabatan antara Rusia dan Turki berarti penerapan sistem Bolshevik memiliki pemahaman yang buruk tentang urusan politik ... Sebenarnya kami belum pernah mendengar kata-kata seperti itu dari teman-teman Rusia kami: 'Karena kami bersahabat, karena kami telah mengikat nasib politik kami secara efektif, maka Anda harus menerima sistem pemerintahan kami.” [id]"), "{card}");
    assert!(card.contains("“Those who believe that friendship between Russia and Turkey means applying the Bolshevik system have a poor understanding of political affairs ... "), "{card}");
}

/// The certainty of the rows of these ids for a question, each by its kind.
#[track_caller]
fn case(question: &str, expected: &[&str]) {
    let rows = rows(&format!("when {question}"));
    let line = |row: &Value| {
        ["certainty", "kind", "id"]
            .map(|field| row[field].as_str().unwrap_or("-"))
            .join(" ")
    };
    let shown: Vec<String> = rows.iter().map(line).collect();
    for wanted in expected {
        assert!(
            shown.iter().any(|line| line == wanted),
            "{wanted} in {shown:#?}"
        );
    }
}

#[test]
fn dates_of_the_article() {
    case("23 april 1920", &["certain event gna-opened"]);
    case("26 april 1920", &["certain event letter-lenin"]);
    case(
        "16 march 1921",
        &[
            "certain event treaty-moscow",
            "certain statement turkey-ne-border",
        ],
    );
    case(
        "25 april 1921",
        &["certain event soydan-article", "certain quote soydan-quote"],
    );
    case(
        "late 1921",
        &[
            "possible event lenin-aralov",
            "possible quote lenin-quote",
            "certain delivery rifles-total",
        ],
    );
    case(
        "1923",
        &["certain event republic", "certain event tkp-banned"],
    );
    case("1925", &["certain event tkp-banned"]);
    case(
        "1928",
        &[
            "certain event monument",
            "certain statement republic-monument",
        ],
    );
    case("1915", &["certain statement photo-zhutky-1915"]);
    case(
        "1922",
        &[
            "certain statement photo-kemal-1922",
            "certain event greco-turkish-war",
        ],
    );
    case("1933", &["certain statement photo-voroshilov-ataturk"]);
    case(
        "1919..1922",
        &[
            "certain event greco-turkish-war",
            "certain statement photo-greek-infantry",
            "possible event russian-civil-war",
        ],
    );
    case(
        "1920..1922",
        &[
            "certain delivery lira-total",
            "certain delivery mguns-total",
            "certain delivery shells-total",
            "certain delivery ships",
            "certain delivery cartridge-machines",
            "certain delivery cartridge-materials",
        ],
    );
    case("26 april", &["certain event letter-lenin"]);
    case(
        "treaty of friendship and brotherhood",
        &["- event treaty-moscow"],
    );
}

#[test]
fn what_the_sources_dispute_is_told_beside_the_article_s_word() {
    let envoy = rows("when late 1921")
        .into_iter()
        .find(|row| row["title"] == "Semyon Ivanovich Aralov: Soviet envoy to Turkey")
        .unwrap();
    assert_eq!(
        (&envoy["standing"], &envoy["cite"]),
        (&"disputed".into(), &vec!["egorov-2021:P9"].into())
    );
    let bans = rows("when communist party banned");
    let years: Vec<&str> = bans
        .iter()
        .map(|row| row["when"]["edtf"].as_str().unwrap())
        .collect();
    assert!(
        years.contains(&"1923") && years.contains(&"1925"),
        "{years:?}"
    );
    assert!(bans.iter().all(|row| row["standing"] == "disputed"));
    let ships = rows("aid destroyers").remove(0);
    assert_eq!(
        (ships["quantity"]["best"].to_string(), &ships["disputed"]),
        ("2".to_owned(), &Value::Bool(true))
    );
}

#[test]
fn a_translation_or_reprint_of_the_article_is_no_second_witness() {
    let copies = "--source egorov-2021,tribun,rb-it";
    let told = rows(&format!("aid rifles-total {copies}"));
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["cite"].as_array().unwrap().len(), 3, "{}", told[0]);
    assert_eq!(told[0]["standing"], "single-source", "{}", told[0]);
    // The list that goes back to Aralov's memoirs is another witness.
    let told = rows("aid rifles-total --source egorov-2021,tr-aralov-list");
    assert_eq!(told[0]["standing"], "corroborated", "{}", told[0]);
}

#[test]
fn a_name_that_fits_two_men_gives_both() {
    let found = |name: &str| -> Vec<String> {
        let rows = rows(&format!("who {name}"));
        rows.iter().map(|row| row["id"].to_string()).collect()
    };
    assert_eq!(found("Kemal"), ["\"ataturk\"", "\"yusuf-kemal\""]);
    // Yusuf Kemal is not called so, Mustafa Kemal is.
    assert_eq!(found("Kemal Pasha"), ["\"ataturk\""]);
}

#[test]
fn nothing_is_counted_twice() {
    let total = |question: &str, item: &str, unit: &str| {
        let all = rows(question);
        let row = all
            .iter()
            .find(|row| row["item"] == item && row["unit"] == unit);
        row.unwrap_or_else(|| panic!("{question}: no {item} in {unit}"))
            .clone()
    };
    // Two families of numbers: the total, and the first lot with what came after the treaty.
    let rifles = total("aid --totals", "rifles", "rifle");
    assert_eq!(
        (&rifles["quantity"]["min"], &rifles["quantity"]["max"]),
        (&39_000.into(), &40_000.into())
    );
    let parts = total("aid --totals --source silivri,allinnet", "rifles", "rifle");
    assert_eq!(parts["quantity"]["best"], 39_275);
    let shells = total("aid --totals --source silivri,allinnet", "shells", "shell");
    assert_eq!(shells["quantity"]["best"], 147_079);
    let cartridges = total(
        "aid --totals --source silivri,allinnet",
        "cartridges",
        "cartridge",
    );
    assert_eq!(cartridges["quantity"]["min"], 62_986_000);
    // The yearly list, and the instalments of the treaty.
    let gold = total("aid --totals --source tavukcu", "gold", "gold rouble");
    assert_eq!(gold["quantity"]["best"], 17_466_800);
    let gold = total("aid --totals --source silivri", "gold", "gold rouble");
    assert_eq!(gold["quantity"]["best"], 10_000_000);
    // What was agreed, promised or owed stands by itself.
    let agreed = total("aid --totals --status agreed", "gold", "gold rouble");
    assert_eq!(agreed["status"], serde_json::json!(["agreed"]));
    let given = total("aid --totals", "gold", "gold rouble");
    assert_eq!(given["quantity"]["max"], 18_326_800);
}
