//! Who is found by what, and who is not: a table of the people of one subject, the queries asked of them, and the
//! names that must find nobody.

use std::io;

use super::{Builder, Entry, Found, Index, Lists, MatchKind};
use crate::packed::{Packed, ReadAt, Sealed, Sealer};
use MatchKind::{Exact, Folded, Fuzzy, Initials, Prefix, Transliterated};

/// Everybody's names, the one shown first.
const PEOPLE: &[(&str, &str)] = &[
    (
        "mehmed",
        "Mehmed VI | Мехмед VI Вахидеддин | Vahdettin | Altıncı Mehmet | محمد سادس | Mehmet VI | Wahideddin",
    ),
    (
        "ataturk",
        "Mustafa Kemal Atatürk | Mustafa Kemal | Ataturk | Мустафа Кемаль | Ататюрк | Gazi Mustafa Kemal | Kamâl Atatürk | مصطفى كمال پاشا | Kemal Pasha | Gazi",
    ),
    (
        "lenin",
        "Vladimir Lenin | Владимир Ильич Ульянов | Ленин | Ulyanov | Starik",
    ),
    (
        "aralov",
        "Semyon Ivanovich Aralov | Semyon Aralov | Семён Иванович Аралов | С. И. Аралов | S. İ. Aralov | Aralof",
    ),
    (
        "frunze",
        "Mikhail Vasilyevich Frunze | Mikhail Frunze | Михаил Васильевич Фрунзе | General Frunse | Mikhailov",
    ),
    (
        "voroshilov",
        "Kliment Yefremovich Voroshilov | Климент Ефремович Ворошилов | Voroşilof | Βοροσίλωφ | Klim",
    ),
    (
        "soydan",
        "Mahmut Soydan | Mahmut Nedim Soydan | Siirt Mebusu Mahmut Bey | M. Sükûtî",
    ),
    ("ors", "Rasim Dirsehan Örs | Расим Дирсехан Орс"),
    (
        "chicherin",
        "Georgy Vasilyevich Chicherin | Георгий Васильевич Чичерин | Georgy Chicherin | Çiçerin",
    ),
    ("korkmasov", "Jelal Korkmasov | Celalettin Korkmazov"),
    (
        "tengirsenk",
        "Yusuf Kemal Tengirşenk | Yusuf Kemal Bey | Ю. Кемаль Тенгиршенк",
    ),
    ("riza-nur", "Rıza Nur | Dr. Rıza Nur"),
    (
        "ali-fuat",
        "Ali Fuat Cebesoy | Ali Fuad | Али Фуат Джебесой | Salacaklı Ali Fuat",
    ),
    (
        "karabekir",
        "Kâzım Karabekir | Musa Kâzım Karabekir | موسی كاظم قره بكر",
    ),
    ("halil", "Halil Kut | Halil Paşa | Халиль-паша"),
    ("enver", "Enver Pasha | Энвер-паша | Enver-Bey"),
    ("upmal", "Y. Y. Upmal-Angarsky | Я. Я. Упмал-Ангарский"),
    ("mdivani", "Budu Mdivani | Budu Midivani"),
    ("natsarenus", "Sergei Natsarenus | Сергей Нацаренус"),
    ("bekir-sami", "Bekir Sami Kunduh | Bekir Sami Bey"),
    ("canonica", "Pietro Canonica | Пьетро Каноника"),
    ("suphi", "Mustafa Suphi | Mustafa Subhi | 穆斯塔法·苏普希"),
    ("inonu", "İsmet İnönü | İsmet Paşa"),
    ("fevzi", "Fevzi Çakmak | Fevzi Paşa"),
    ("ordzhonikidze", "Ordzhonikidze"),
    ("ali-kilic", "Ali Kılıç"),
];

thread_local! {
    static INDEX: Index = people();
}

/// An index of one list.
fn over(entries: &[Entry<'_>]) -> Index {
    Index::over(&pack(entries))
}

fn pack(entries: &[Entry<'_>]) -> Packed {
    let mut builder = Builder::new();
    for entry in entries {
        builder.push(*entry);
    }
    Packed::in_memory(builder.finish([0, 100, 0, 0, 0, 0, 0, 0]))
}

fn people() -> Index {
    Index::over(&packed())
}

fn packed() -> Packed {
    let names = (0..).zip(PEOPLE).flat_map(|(record, (_, names))| {
        (0..)
            .zip(names.split(" | "))
            .map(move |(ordinal, text)| Entry {
                list: 1,
                record,
                ordinal,
                text,
                shown: true,
            })
    });
    pack(&names.collect::<Vec<_>>())
}

fn find(query: &str) -> Found {
    INDEX.with(|index| index.find(query, Lists::ALL))
}

fn name_of(owner: u32, ordinal: u32) -> &'static str {
    let mut names = PEOPLE[owner as usize].1.split(" | ");
    names.nth(ordinal as usize).unwrap()
}

fn found(query: &str) -> Vec<&'static str> {
    let mut owners: Vec<_> = find(query)
        .fits
        .iter()
        .map(|one| PEOPLE[one.owner as usize].0)
        .collect();
    owners.sort_unstable();
    owners
}

#[track_caller]
fn case(queries: &str, expected: &[&str]) {
    for query in queries.split(" | ") {
        assert_eq!(found(query), expected, "{query}");
    }
}

#[track_caller]
fn kind(query: &str, kind: MatchKind) {
    let best = find(query).fits.into_iter().next();
    assert_eq!(best.map(|one| one.kind), Some(kind), "{query}");
}

#[test]
fn finds_by_part_order_script_and_romanisation() {
    case(
        "Aralov | ARALOV | aralof | Aralow | Araloff | Аралов | Αραλώφ",
        &["aralov"],
    );
    case(
        "Semyon Aralov | Aralov, Semyon | Aralov Semyon Ivanovich | Semjon Iwanowitsch Aralow",
        &["aralov"],
    );
    case(
        "Семён Аралов | Семен Иванович Аралов | Semion Aralov | Semiyon İvanoviç Aralov",
        &["aralov"],
    );
    case(
        "Voroshilov | Woroschilow | Voroşilov | voroshiloff | Ворошилов | Βοροσίλωφ",
        &["voroshilov"],
    );
    case(
        "Tschitscherin | Çiçerin | Čičerin | Tchitcherin | Чичерин | Georgij Tschitscherin",
        &["chicherin"],
    );
    case(
        "Frunse | Фрунзе | Φρούνζε | Mihail Vasilyeviç Frunze",
        &["frunze"],
    );
}

#[test]
fn finds_by_plain_letters_and_in_other_scripts() {
    case(
        "مصطفى كمال | Mustafa Kemal | Ataturk | KEMAL ATATÜRK | ataturk mustafa kemal",
        &["ataturk"],
    );
    case(
        "محمد سادس | Mehmed VI | Mehmet VI | Vahideddin",
        &["mehmed"],
    );
    case(
        "Ali Fuat | Ali Fuad | Cebesoy | Джебесой | Али Фуат",
        &["ali-fuat"],
    );
    case("Rıza Nur | Riza Nur | RIZA NUR", &["riza-nur"]);
    case("Ismet Inonu | İSMET İNÖNÜ | ısmet inönü", &["inonu"]);
    case("Ordschonikidse | Орджоникидзе", &["ordzhonikidze"]);
    case("Canonica | Каноника", &["canonica"]);
    case("苏普希 | Suphi | Мустафа Суфи", &["suphi"]);
    case(
        "Vladimir Ilyich Ulyanov | Lenin | Wladimir Lenin",
        &["lenin"],
    );
    case(
        "موسی كاظم قره بكر | Karabekir | Kazim Karabekir",
        &["karabekir"],
    );
}

#[test]
fn finds_with_slips_and_initials() {
    case(
        "Arolov | Aralv | Arlaov | Semyon Aralvo | Semoyn Arralov",
        &["aralov"],
    );
    case("Vorshilov | Voroshlov | Vorosilhov", &["voroshilov"]);
    case(
        "S. I. Aralov | S Aralov | S.I. Aralov | С. И. Аралов | Aralov S.I. | Semyon I. Aralov",
        &["aralov"],
    );
    case(
        "M.V. Frunze | M. Frunze | General Frunze | Михаил В. Фрунзе",
        &["frunze"],
    );
    case(
        "G. V. Chicherin | Г. Чичерин | Chicherin G.",
        &["chicherin"],
    );
    case(
        "Yu. Kemal Tengirşenk | Ю. Тенгиршенк | Y. K. Tengirsenk",
        &["tengirsenk"],
    );
}

#[test]
fn finds_with_titles_and_words_run_together() {
    case(
        "Comrade Voroshilov | Yoldaş Voroşilov | товарищ Ворошилов | Marshal Voroshilov",
        &["voroshilov"],
    );
    case(
        "Jenderal Mustafa Kemal | Mustafa Kemal Paşa | Sir Mustafa Kemal",
        &["ataturk"],
    );
    case("Enver | Enver Paşa | General Enver Bey", &["enver"]);
    case(
        "Semyon Ivanovich | Ivanovich Aralov | Mr Aralov",
        &["aralov"],
    );
    case(
        "mustafakemal | kemalmustafa | mustafakemalataturk",
        &["ataturk"],
    );
    case("Alifuat Cebesoy | ali fuatcebesoy", &["ali-fuat"]);
    case(
        "Upmal | Angarsky | Upmal Angarski | Y. Upmal-Angarsky",
        &["upmal"],
    );
    case("Voro | Kliment Voro | Voroş", &["voroshilov"]);
}

#[test]
fn gives_all_who_fit_equally() {
    case("Kemal | kemal | Кемаль", &["ataturk", "tengirsenk"]);
    case("Mustafa", &["ataturk", "suphi"]);
    case("Ali", &["ali-fuat", "ali-kilic"]);
    case("Mustaf", &["ataturk", "suphi"]);
}

#[test]
fn finds_nobody_who_is_not_there() {
    case(
        "Napoleon | Churchill | Winston Churchill | Roosevelt | Stalin | Wellington | Trotsky | Hitler",
        &[],
    );
    case(
        "Ivan Aralov | Semyon Petrovich Aralov | I. Aralov | P. Frunze | S. P. Aralov | Semyon Frunze",
        &[],
    );
    case(
        "Mehmed V | Mehmed VII | Ali Kemal | Mustafa Kemal Öke | Enver Hoxha | Vladimir Putin",
        &[],
    );
    case(
        " |     | 🙂 | S | S. I. | . | \u{202e}\u{fffd} | Dr. S.",
        &[],
    );
}

#[test]
fn says_how_a_name_fits() {
    kind("Aralov", Exact);
    kind("Kemal Mustafa", Exact);
    kind("aralov", Folded);
    kind("General Aralov", Folded);
    kind("Cicerin", Folded);
    kind("Aralow", Transliterated);
    kind("Каноника Пьетро", Exact);
    kind("Мдивани", Transliterated);
    kind("Voro", Prefix);
    kind("G. Chicherin", Initials);
    kind("Arolov", Fuzzy);
}

#[test]
fn names_the_nearest_when_nobody_fits() {
    let nearest = |query| -> Vec<&str> {
        let owners = find(query).nearest.into_iter();
        owners.map(|owner| name_of(owner, 0)).collect()
    };
    assert!(nearest("Napoleon").is_empty());
    assert!(nearest("Ivan Aralov").contains(&"Semyon Ivanovich Aralov"));
    assert!(nearest("Aralov").is_empty());
}

#[test]
fn tells_which_name_fits() {
    let entry = |ordinal, text| Entry {
        list: 1,
        record: 7,
        ordinal,
        text,
        shown: ordinal == 0,
    };
    let index = over(&[entry(0, "Semyon Aralov"), entry(1, "Samen von Aral")]);
    let fits = index.find("Samen von Aral", Lists::ALL).fits;
    assert_eq!((fits[0].owner, fits[0].ordinal), (7, 1));
}

#[test]
fn bears_any_text() {
    for text in ["щ", "x", "\u{301}", "🙂a", "مصطفى", "VI", "12"] {
        assert_eq!(find(&text.repeat(20_000)).fits, [], "{text}");
    }
    // One name over and over is that name and words too many.
    let all = find(&"aralov ".repeat(20_000)).fits;
    assert!(
        all.iter()
            .all(|one| name_of(one.owner, one.ordinal).contains("ralo"))
    );
    assert_eq!(over(&[]).find("anybody", Lists::ALL).fits, []);
    let blank = Entry {
        list: 1,
        record: 0,
        ordinal: 0,
        text: " ",
        shown: true,
    };
    assert_eq!(over(&[blank]).find(" ", Lists::ALL).fits, []);
}

/// A file in memory.
struct File(Vec<u8>);

impl ReadAt for File {
    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        let start = usize::try_from(offset).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        let bytes = self.0.get(start..start + buffer.len());
        buffer.copy_from_slice(bytes.ok_or(io::ErrorKind::UnexpectedEof)?);
        Ok(())
    }
}

#[test]
fn bears_damage() {
    let whole = packed().whole().into_owned();
    let mut sealer = Sealer::new(Vec::new(), Vec::new());
    sealer.write(&whole).unwrap();
    let file = sealer.finish().unwrap();
    for at in (0..whole.len()).step_by(1000) {
        let mut damaged = file.clone();
        damaged[at] ^= 1;
        let size = damaged.len() as u64;
        let packed = Packed::in_file(Sealed::open(Box::new(File(damaged)), size).unwrap());
        let index = Index::over(&packed);
        for query in [
            "Semyon Aralov",
            "Arolov",
            "mustafakmal",
            "Мустафа",
            "M. Frunze",
        ] {
            let _ = index.find(query, Lists::ALL);
        }
        assert!(packed.is_damaged(), "{at}");
    }
}

#[test]
fn names_that_several_gather_are_filed_as_if_they_came_to_one() {
    let all: Vec<Vec<&str>> = PEOPLE
        .iter()
        .map(|(_, names)| names.split(" | ").collect())
        .collect();
    // Everybody stands in two lists, and some people have a namesake in another piece.
    let people: Vec<(usize, &[&str])> = [2, 5]
        .into_iter()
        .flat_map(|list| {
            all.iter()
                .chain(&all[3..9])
                .map(move |names| (list, names.as_slice()))
        })
        .collect();
    let add = |people: &[(usize, &[&str])], builder: &mut Builder, counts: &mut [u32; 8]| {
        for (list, names) in people {
            for (ordinal, text) in (0..).zip(*names) {
                builder.push(Entry {
                    list: *list,
                    record: counts[*list],
                    ordinal,
                    text,
                    shown: ordinal != 1,
                });
            }
            counts[*list] += 1;
        }
    };
    let (mut at_once, mut counts) = (Builder::new(), [0; 8]);
    add(&people, &mut at_once, &mut counts);
    let at_once = at_once.finish(counts);
    for size in [1, 7, 30] {
        let (mut whole, mut counts) = (Builder::new(), [0; 8]);
        let mut builders = [(); 3].map(|()| Builder::new());
        for (piece, people) in people.chunks(size).enumerate() {
            add(people, &mut builders[piece % 3], &mut counts);
        }
        builders.rotate_left(1);
        for builder in builders {
            whole.join(builder);
        }
        assert!(whole.finish(counts) == at_once, "in pieces of {size}");
    }
}
