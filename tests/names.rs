//! Finding people, groups, places and events by name: the spellings that books in six languages use, the names that
//! must find nobody, and how a match tells what it rests on. Over `people.ron`, where everybody has one name only, and
//! over the built-in facts.

use std::collections::BTreeMap;

use insta::assert_snapshot;
use serde_json::Value;

use super::harness::{Run, built_in, facts};

const PEOPLE: &str = include_str!("people.ron");

/// Somebody's id, and his name as English, German, French, Turkish, Indonesian and Russian books spell it, with the
/// titles, initials and slips that people type.
const SPELLINGS: &[(&str, &str)] = &[
    (
        "adivar",
        "Halidé Edib | Halide Edip Adıvar | Halide Edib Hanum | Халиде Эдип Адывар | \
         Halide Edib-Adivar | Adıvar",
    ),
    (
        "aralov",
        "Simon Aralow | Semjon Iwanowitsch Aralow | Semion Aralov | Semyon Aralof | \
         Semiyon İvanoviç Aralov | С. И. Аралов | Семён Аралов | Аралов | Aralof | \
         S. I. Aralov | Aralov, S. I. | Arolov",
    ),
    (
        "aras",
        "Tevfik Rüştü | Tewfik Ruschdi Aras | Tevfik Ruchdi Aras | Тевфик Рюштю Арас | \
         Tevfik Rushtu Aras | Tawfiq Rushdi Aras",
    ),
    (
        "ataturk",
        "Mustafa Kemal | Mustapha Kemal Pasha | Moustapha Kémal | Mustafa Kemal Pascha | \
         Мустафа Кемаль | Ататюрк | Kemal Atatürk | Kamâl Atatürk | Mustafa Kemal Ataturk | \
         مصطفى كمال | Gazi Mustafa Kemal | Ghazi Mustafa Kemal Pasha | Moestafa Kemal | \
         Ataturk",
    ),
    (
        "bayar",
        "Celal Bayar | Djelal Bayar | Djélal Bayar | Dschelal Bayar | Джеляль Баяр | \
         Jalal Bayar | Mahmut Celâl Bayar",
    ),
    (
        "bekir-sami",
        "Bekir Sami | Bekir Sami Bey | Bekir-Samy | Бекир Сами | Békir Sami Bey | \
         Bekir Sami Kundukh",
    ),
    (
        "bele",
        "Refet Paşa | Refet Pasha | Rafet Bele | Рефет Беле | Réfet Pacha | Refet Bele",
    ),
    (
        "blyukher",
        "Blücher Wassili | Vasily Blücher | Wassili Bljucher | Василий Блюхер | \
         Vassili Blioukher | Vasili Blyuher",
    ),
    (
        "budyonny",
        "Semyon Budenny | Semjon Budjonny | Семён Будённый | Budyonnıy | Boudienny | \
         Boudionny | Budyonny | Semion Boudienny",
    ),
    (
        "bukharin",
        "Nikolai Bucharin | Nikolaï Boukharine | Nikolay Buharin | Бухарин | Николай Бухарин | \
         Bukharin",
    ),
    (
        "cakmak",
        "Fevzi Pasha | Fewzi Pascha | Fevzi Paşa | Февзи Чакмак | Fevzi Cakmak | \
         Mustafa Fevzi Çakmak | Fawzi Pasha | Mareşal Fevzi Çakmak",
    ),
    (
        "canonica",
        "Pietro Canonika | Канoника | Каноника | Пьетро Каноника",
    ),
    (
        "cebesoy",
        "Ali Fuad Pasha | Ali Fouad Pacha | Ali Fuad Cebesoy | Али Фуад | Али Фуат Джебесой | \
         Ali Fuat Paşa | Djebesoy | Cebesoy",
    ),
    (
        "cemal",
        "Djemal Pasha | Djemal Pascha | Jamal Pasha | Cemal Paşa | Джемаль-паша | \
         Ahmed Cemal Paşa | Djémal Pacha",
    ),
    (
        "chicherin",
        "Georgi Tschitscherin | Tchitcherine | Gueorgui Tchitcherine | Georgiy Çiçerin | \
         Çiçerin | Чичерин | Георгий Чичерин | G. V. Chicherin | Г. В. Чичерин | \
         Georgi Wassiljewitsch Tschitscherin | Chicherin",
    ),
    ("curzon", "Lord Curzon | Керзон | Джордж Керзон | Curzon"),
    (
        "damat-ferit",
        "Damad Ferid Pasha | Damad Férid Pacha | Дамад Ферид-паша | Damat Ferit",
    ),
    (
        "denikin",
        "Anton Iwanowitsch Denikin | Dénikine | Деникин | Антон Деникин | General Denikin",
    ),
    (
        "dzerzhinsky",
        "Feliks Dzerzhinsky | Felix Dserschinski | Félix Dzerjinski | Feliks Dzierżyński | \
         Дзержинский | Феликс Дзержинский | Dzerjinskiy",
    ),
    (
        "eliava",
        "Schalwa Eliawa | Chalva Eliava | Шалва Элиава | Элиава | Şalva Eliava | Eliawa",
    ),
    (
        "enver",
        "Enver Pasha | Enver Pascha | Enver Pacha | Энвер-паша | Enver Bey | Anwar Pasha",
    ),
    (
        "ethem",
        "Tscherkes Ethem | Tcherkess Ethem | Черкес Этхем | Çerkez Ethem | Cherkes Ethem",
    ),
    (
        "franklin-bouillon",
        "Franklin Bouillon | Франклен-Буйон | Henri Franklin-Bouillon",
    ),
    (
        "frunze",
        "Michail Frunse | Mikhaïl Frounzé | Mihail Frunze | Фрунзе | Михаил Васильевич Фрунзе | \
         М. В. Фрунзе | Mikhail Frunze | General Frunse | Michail Wassiljewitsch Frunse | \
         Frounze | Firunze | Jenderal Frunze",
    ),
    (
        "halil",
        "Halil Paşa | Khalil Pasha | Chalil Pascha | Халиль-паша | Halil Kut Paşa | \
         Khalil Pacha",
    ),
    (
        "inonu",
        "Ismet Inönü | Ismet Pasha | Ismet Pascha | Исмет Инёню | Исмет-паша | Ismet Inonu | \
         Ismet Paşa | Ismet Inoenue | İNÖNÜ",
    ),
    (
        "joffe",
        "Adolf Joffe | Adolf Ioffe | Адольф Иоффе | Иоффе | Adolphe Ioffé",
    ),
    (
        "kamenev",
        "Lew Kamenew | Lev Kamenev | Kamenjew | Каменев | Лев Каменев | Kaménev",
    ),
    (
        "karabekir",
        "Kiazim Karabekir | Kjasim Karabekir | Kazim Karabekir Pasha | Кязым Карабекир | \
         Kâzım Karabekir Paşa | Kiazim Kara Bekir | Musa Kâzım Karabekir | Kazım Karabekir | \
         Карабекир | Karabekir Pascha | Qazim Qarabekir",
    ),
    (
        "karakhan",
        "Lew Karachan | Karakhane | Karahan | Карахан | Лев Карахан | L. M. Karakhan",
    ),
    (
        "kaya",
        "Chukri Kaya | Schükrü Kaya | Шюкрю Кая | Sukru Kaya",
    ),
    (
        "kirov",
        "Sergej Kirow | Сергей Киров | Serge Kirov | Sergey Kirov",
    ),
    (
        "krestinsky",
        "Nikolai Krestinski | Крестинский | Nikolaï Krestinski | N. N. Krestinsky",
    ),
    (
        "lenin",
        "Wladimir Lenin | Vladimir Lénine | V. I. Lenin | Ленин | Владимир Ильич Ленин | \
         В. И. Ленин | Wladimir Iljitsch Lenin | Lenin, Vladimir | Lénine",
    ),
    (
        "litvinov",
        "Maxim Litwinow | Maxime Litvinov | Максим Литвинов | Maksim Litvinov | Litwinow",
    ),
    (
        "lloyd-george",
        "Lloyd George | Ллойд Джордж | Дэвид Ллойд Джордж | D. Lloyd George",
    ),
    (
        "mdivani",
        "Budu Midivani | Boudou Mdivani | Буду Мдивани | Мдивани",
    ),
    (
        "mehmed-vi",
        "Mehmed Vahdeddin | Mehmet VI | Mohammed VI | Мехмед VI | Vahdettin | Wahideddin | \
         Sultan Vahdettin | Мехмед VI Вахидеддин | Vahideddin",
    ),
    (
        "narimanov",
        "Nəriman Nərimanov | Nariman Narimanow | Нариман Нариманов | Narimanof",
    ),
    (
        "natsarenus",
        "Sergej Nazarenus | Нацаренус | Сергей Нацаренус | Natsarénus",
    ),
    (
        "nureddin",
        "Nurettin Paşa | Noureddine Pacha | Nureddin Pascha | Нуреддин-паша",
    ),
    (
        "okyar",
        "Fethi Okyar | Ali Fethi Bey | Фетхи Окьяр | Fethy Okyar | Ali Fathi Okyar",
    ),
    (
        "orbay",
        "Rauf Orbay | Rauf Bey | Raouf Bey | Рауф Орбай | Reouf Bey | Hussein Rauf Orbay | \
         Hüseyin Rauf",
    ),
    (
        "ordzhonikidze",
        "Sergo Ordschonikidse | Sergo Ordjonikidzé | Орджоникидзе | Серго Орджоникидзе | \
         Orconikidze | Orjonikidze | Ordzonikidze",
    ),
    (
        "papoulas",
        "Παπούλας | Anastasios Papulas | Папулас | Αναστάσιος Παπούλας | General Papoulas",
    ),
    (
        "rakovsky",
        "Christian Rakowski | Khristian Rakovski | Раковский | Христиан Раковский | \
         Cristian Racovski",
    ),
    (
        "riza-nur",
        "Riza Nur | Riza Nur Bey | Rıza Nur | Риза Нур | Dr. Riza Nour | Rizâ Nûr | \
         Dr. Rıza Nur",
    ),
    (
        "saracoglu",
        "Şükrü Saraçoğlu | Sükrü Saracoglu | Шюкрю Сараджоглу | Saradjoglou | \
         Chukru Saradjoglou | Saraçoğlu",
    ),
    (
        "soydan",
        "Mahmut Bey Soydan | Mahmud Soydan | Махмут Сойдан | Mahmut Nedim Soydan",
    ),
    (
        "stalin",
        "Josef Stalin | Joseph Staline | Сталин | Иосиф Сталин | Yosif Stalin | Iosif Stalin | \
         J. W. Stalin | Stalin",
    ),
    (
        "suphi",
        "Mustafa Subhi | Moustapha Soubhi | Мустафа Субхи | Mustafa Suphi | Mustapha Suphi | \
         Mustafa Subchi",
    ),
    (
        "suritz",
        "Jakow Suriz | Яков Суриц | Суриц | Yakov Surits | Jacob Suritz",
    ),
    (
        "talat",
        "Talaat Pasha | Talat Paşa | Talaat Pascha | Талаат-паша | Tala'at Pasha",
    ),
    (
        "tengirsenk",
        "Yusuf Kemal Bey | Jusuf Kemal | Youssouf Kemal Bey | Юсуф Кемаль | \
         Yusuf Kemal Tengirsenk | Tengirşek | Tengirshenk | Тенгиршенк",
    ),
    (
        "trotsky",
        "Leo Trotzki | Léon Trotski | Lev Troçki | Троцкий | Лев Троцкий | Trotzky | \
         Leon Trotsky | Troçki | Trotski",
    ),
    (
        "tukhachevsky",
        "Michail Tuchatschewski | Toukhatchevski | Тухачевский | Mikhaïl Toukhatchevski | \
         Tuhaçevski",
    ),
    (
        "upmal",
        "Upmal-Angarskij | Упмал-Ангарский | Upmal | Angarski | Jan Upmal",
    ),
    (
        "venizelos",
        "Ελευθέριος Βενιζέλος | Vénizélos | Элефтериос Венизелос | Venizelos | \
         Elefterios Venizelos | Weniselos",
    ),
    (
        "voroshilov",
        "Kliment Woroschilow | Vorochilov | Климент Ворошилов | Ворошилов | Voroşilov | \
         Voroşilof | Klim Voroshilov | Klim Woroschilow | Mareşal Voroşilov | \
         Marshal Voroshilov | Kliment Vorochilov | К. Е. Ворошилов | Vorosilov",
    ),
    (
        "wrangel",
        "Pjotr Wrangel | Врангель | Pyotr Vrangel | Baron Wrangel | Piotr Wrangel | \
         Пётр Врангель",
    ),
    (
        "zinoviev",
        "Grigori Sinowjew | Zinoviev | Зиновьев | Григорий Зиновьев | Sinowjew | Zinovyev | \
         G. Zinoviev",
    ),
];

/// People who are not in the file; many share a name with somebody who is.
const NOBODY: &str = "\
    Semyon Timoshenko | Kliment Timiryazev | Mustafa Sabri | Ali Kemal | Mehmed V | \
    Mehmed VII | Kâzım Özalp | Winston Churchill | Raymond Poincaré | Woodrow Wilson | \
    Nikolai Podgorny | Mikhail Kalinin | Mikhail Gorbachev | Georgy Zhukov | \
    Georgy Malenkov | Vladimir Mayakovsky | Lev Tolstoy | Leo Tolstoy | Felix Yusupov | \
    Sergei Prokofiev | Grigory Rasputin | Anton Chekhov | Nikolai Gogol | İsmet Özel | \
    Mahmut Şevket Paşa | Şükrü Sina | Yusuf Akçura | Ziya Gökalp | Namık Kemal | \
    Yahya Kemal | Rauf Denktaş | Enver Hoxha | Cemal Gürsel | Celal Nuri | Talat Aydemir | \
    George Washington | David Ben-Gurion | Joseph Goebbels | Leon Blum | Christian Dior | \
    Пётр Столыпин | Наполеон | Александр Колчак | Kolchak | Ivan Aralov | \
    Semyon Petrovich Aralov | Anna Frunze | Наталья Ленина | Halide Nusret | \
    Fevzi Kavukçu | Βασίλειος Παύλος | Mussolini | Aristide Briand | Sun Yat-sen";

/// Spellings of people in the file that are not found yet. They find nobody rather than somebody else.
const MISSED: &str = "\
    Tjitjerin | Edhem the Circassian | M. Franklin-Bouillon | Polikarp Mdivani | \
    Nur ed-Din Pasha | Grigory Ordzhonikidze | Mehmed Talat | ボロシーロフ";

/// Names that several people have.
const SHARED: &[(&str, &[&str])] = &[
    ("Kemal", &["ataturk", "tengirsenk"]),
    ("Кемаль", &["ataturk", "tengirsenk"]),
    ("Lev", &["kamenev", "karakhan"]),
    ("Mustafa", &["suphi", "ataturk"]),
    ("Semyon", &["budyonny", "aralov"]),
    ("Schükrü", &["kaya", "saracoglu"]),
    ("Mikhail", &["tukhachevsky", "frunze"]),
];

/// Asks about people, and gives for every question the ids that were shown for it, in order.
fn asked(questions: &[&str]) -> BTreeMap<String, Vec<String>> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/people.ron");
    let run = built_in("who - --format ndjson").args(&["-f", file]);
    let outcome = run.stdin(questions.join("\n")).run();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in outcome.stdout.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let query = row["match"]["query"].as_str().unwrap().to_owned();
        let id = row["id"].as_str().unwrap().to_owned();
        found.entry(query).or_default().push(id);
    }
    found
}

#[track_caller]
fn find(expected: &[(&str, &[&str])]) {
    let questions: Vec<&str> = expected.iter().map(|(question, _)| *question).collect();
    let found = asked(&questions);
    let wrong: Vec<_> = expected
        .iter()
        .map(|(question, ids)| {
            (
                question,
                ids,
                found.get(*question).cloned().unwrap_or_default(),
            )
        })
        .filter(|(_, ids, found)| found != *ids)
        .collect();
    assert!(wrong.is_empty(), "question, expected, found: {wrong:#?}");
}

#[test]
fn people_are_found_as_books_in_six_languages_spell_them() {
    let expected: Vec<(&str, Vec<&str>)> = SPELLINGS
        .iter()
        .flat_map(|(id, spellings)| spellings.split(" | ").map(|spelling| (spelling, vec![*id])))
        .collect();
    assert!(expected.len() > 380, "{}", expected.len());
    let expected: Vec<(&str, &[&str])> = expected.iter().map(|(q, ids)| (*q, &ids[..])).collect();
    find(&expected);
}

#[test]
fn nobody_is_found_who_is_not_there() {
    let nobody = NOBODY.split(" | ").chain(MISSED.split(" | "));
    let expected: Vec<(&str, &[&str])> = nobody.map(|name| (name, &[][..])).collect();
    assert!(expected.len() > 60, "{}", expected.len());
    find(&expected);
}

#[test]
fn those_who_fit_equally_well_are_shown_together() {
    find(SHARED);
}

/// Asks about people, for one row of each answer: who, by which name, how and how well.
fn matches(questions: &[&str]) -> String {
    let told = |question: &&str| {
        let run = facts(PEOPLE, "who --format json").args(&["--all", question]);
        let rows = run.run().rows();
        let told = rows.iter().map(|row| {
            let (of, id) = (&row["match"], row["id"].as_str().unwrap());
            let (via, kind) = (of["via"].as_str().unwrap(), of["kind"].as_str().unwrap());
            let score = of["score"].as_f64().unwrap();
            format!("{question} → {id} {via} {kind} {score:.3}\n")
        });
        told.collect::<String>()
    };
    questions.iter().map(told).collect()
}

#[test]
fn a_match_tells_its_kind_its_name_and_its_score() {
    assert_snapshot!(matches(&[
        "Joseph Stalin", "joseph stalin", "Staline", "Сталин", "Yosif Stalin", "Stal", "J. Stalin", "Stelin",
    ]), @"
    Joseph Stalin → stalin Joseph Stalin exact 1.000
    joseph stalin → stalin Joseph Stalin folded 0.995
    Staline → stalin Joseph Stalin fuzzy 0.890
    Сталин → stalin Joseph Stalin transliterated 0.970
    Yosif Stalin → stalin Joseph Stalin transliterated 0.955
    Stal → stalin Joseph Stalin prefix 0.877
    J. Stalin → stalin Joseph Stalin initials 0.960
    Stelin → stalin Joseph Stalin fuzzy 0.873
    ");
}

#[test]
fn a_terminal_tells_why_a_name_was_taken_for_another() {
    let table = |question: &str| {
        let text = facts(PEOPLE, "who --format table").args(&[question]).text();
        text.lines()
            .filter(|line| line.contains('≈'))
            .map(|line| line.trim().to_owned() + "\n")
            .collect::<String>()
    };
    let shown: String = [
        "Woroschilow",
        "Ворошилов",
        "Josef Staline",
        "Voro",
        "K. Voroshilov",
        "Voroshlov",
    ]
    .map(table)
    .concat();
    assert_snapshot!(shown, @"
    ≈ Woroschilow → Kliment Yefremovich Voroshilov (other romanisation)
    ≈ Ворошилов → Kliment Yefremovich Voroshilov (other script)
    ≈ Josef Staline → Joseph Stalin (similar)
    ≈ Voro → Kliment Yefremovich Voroshilov (beginning)
    ≈ K. Voroshilov → Kliment Yefremovich Voroshilov (initials)
    ≈ Voroshlov → Kliment Yefremovich Voroshilov (similar)
    ");
}

fn ids(run: Run) -> Vec<String> {
    let mut ids: Vec<String> = run
        .run()
        .rows()
        .iter()
        .map(|row| row["id"].as_str().unwrap().to_owned())
        .collect();
    ids.dedup();
    ids
}

/// Questions to the built-in facts and the records they find: groups, places, ships, events and quotations are
/// found by the same rules as people.
#[test]
fn groups_places_events_and_quotes_are_found_like_people() {
    for (question, expected) in [
        ("what \"hakimiyeti milliye\"", &["hakimiyet-i-milliye"][..]),
        ("what \"Hakimiyet i Millije\"", &["hakimiyet-i-milliye"][..]),
        ("what \"Rote Armee\"", &["red-army"][..]),
        ("what \"Красная Армия\"", &["red-army"][..]),
        ("what Zhutkij", &["zhutky", "photo-zhutky-1915"]),
        ("what Жуткий", &["zhutky", "photo-zhutky-1915"]),
        ("where Trebizond", &["trabzon"][..]),
        ("where Трабзон", &["trabzon"][..]),
        ("where Moskwa", &["moscow"][..]),
        ("where Konstantinopel", &["istanbul"][..]),
        ("where Angora", &["ankara-city"][..]),
        ("when \"moskova antlaşması\"", &["treaty-moscow"][..]),
        ("when \"Московский договор\"", &["treaty-moscow"][..]),
        ("when \"traité de Moscou\"", &["treaty-moscow"][..]),
        ("when \"Moskauer Vertrag\"", &["treaty-moscow"][..]),
        ("when \"Kars Antlaşması\"", &["kars-treaty"][..]),
        ("when \"Sakarya Meydan Muharebesi\"", &["sakarya"][..]),
        ("when \"битва при Сакарье\"", &["sakarya"][..]),
        ("quote Lénine", &["lenin-quote"][..]),
        ("quote Ленин", &["lenin-quote"][..]),
    ] {
        let found = ids(built_in(question).args(&["--format", "json"]));
        assert_eq!(found, expected, "{question}");
    }
}
