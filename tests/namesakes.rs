//! Names easily taken for one another: who and what is told apart, and what no slip, title or number may bridge.

use super::harness::facts;

/// Namesakes, fathers and sons, and things whose names differ by a word that matters.
const NAMESAKES: &str = r#"(
    title: "Names easily taken for one another",
    people: [
        (id: "gursel", name: "Cemal Gürsel"), (id: "cemal", name: "Cemal Paşa"),
        (id: "kemal", name: "Mustafa Kemal Paşa"), (id: "conker", name: "Nuri Conker"), (id: "nuri", name: "Nuri Paşa"),
        (id: "lloyd-george", name: "Lloyd George"), (id: "george-lloyd", name: "George Lloyd"),
        (id: "stalin", name: "Joseph Stalin"), (id: "lenin", name: "Vladimir Lenin"),
        (id: "abdulhamid", name: "Abdülhamid II"), (id: "mehmed", name: "Mehmed VI"),
        (id: "petrova", name: "Olga Petrova"), (id: "adler", name: "Franz Adler"),
        (id: "saka", name: "Hasan Saka"), (id: "kaya", name: "Şükrü Kaya"),
        (id: "junior", name: "John Davison Rockefeller Jr."), (id: "senior", name: "John D. Rockefeller"),
        (id: "karabekir", name: "Kâzım Karabekir"), (id: "saydam", name: "Refik Saydam"),
        (id: "gregory", name: "Gregory Zakka"), (id: "ignatius", name: "Ignatius Zakka"),
    ],
    groups: [
        (id: "thrace", name: "Eastern Thrace"), (id: "greek", name: "Greek army"), (id: "german", name: "German Army"),
        (id: "tenth", name: "10th Army"), (id: "cup", name: "CUP"), (id: "ussr", name: "USSR"), (id: "rsfsr", name: "РСФСР"),
    ],
    places: [(id: "iran", name: "Iran"), (id: "anatolia", name: "Anatolia")],
    events: [
        (id: "kars", title: "Battle of Kars", when: "1920"), (id: "first-war", title: "World War I", when: "1914"),
        (id: "second-war", title: "World War II", when: "1939"),
    ],
)"#;

#[test]
fn namesakes_are_told_apart() {
    let cases: [(&str, &[&str]); 52] = [
        ("who Cemal Paşa", &["cemal"]),
        ("who Kamal Pasha", &["kemal"]),
        ("who Nuri Paşa", &["nuri"]),
        ("who George Lloyd", &["george-lloyd"]),
        ("who V. I. Stalin", &[]),
        ("who J. V. Stalin", &["stalin"]),
        ("who Q. J. Stalin", &[]),
        ("who Lenin V.", &["lenin"]),
        ("who Abdul Hamid", &["abdulhamid"]),
        ("who Sultan Abdul Hamid", &["abdulhamid"]),
        ("who Mehmed the Sixth", &["mehmed"]),
        ("who Mehmet 6", &["mehmed"]),
        ("who Mehmed VII", &[]),
        ("who Mehmed V", &[]),
        ("who Inga Petrova", &[]),
        ("who Fritz Adler", &[]),
        ("who Hasan Kaya", &[]),
        ("who John D. Rockefeller Jr.", &["junior"]),
        ("who John D. Rockefeller", &["senior"]),
        ("who Gregory Zakka", &["gregory"]),
        ("who Ignatius Zakka", &["ignatius"]),
        ("who Ali B.", &[]),
        ("what Western Thrace", &[]),
        ("what Eastern Thrace", &["thrace"]),
        ("what Doğu Trakya", &[]),
        ("what Green Army", &[]),
        ("what Tenth Army", &["tenth"]),
        ("what 11th Army", &[]),
        ("what C.U.P.", &["cup"]),
        ("what U.S.S.R.", &["ussr"]),
        ("what RSFSR", &["rsfsr"]),
        ("what SSR", &[]),
        ("what RSSR", &[]),
        ("when Battle of Van", &[]),
        ("when Schlacht von Kars", &["kars"]),
        ("when First World War", &["first-war"]),
        ("when İkinci Dünya Savaşı", &["second-war"]),
        ("when World War III", &[]),
        ("when Second World War", &["second-war"]),
        ("when Birinci Dünya Savaşı", &["first-war"]),
        ("when II. Kars", &[]),
        ("who Cemal's", &["cemal", "gursel"]),
        ("who Lenin'in", &["lenin"]),
        ("who Kasım Karabekir", &[]),
        ("who Kâzım Karabekir'e", &["karabekir"]),
        ("who Refik Saydam", &["saydam"]),
        ("who Tevfik Saydam", &[]),
        ("where Iraq", &[]),
        ("where Iran (Persia)", &["iran"]),
        ("who Lenin (1870-1924)", &["lenin"]),
        ("who Trotsky (1879-1940)", &[]),
        ("where İran'da", &["iran"]),
    ];
    for (question, expected) in cases {
        let outcome = facts(NAMESAKES, question).args(&["--format", "json"]).run();
        let found = match outcome.code {
            0 => outcome.rows(),
            _ => Vec::new(),
        };
        let ids: Vec<&str> = found
            .iter()
            .map(|row| row["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids, expected, "{question}: {outcome}");
    }
}
