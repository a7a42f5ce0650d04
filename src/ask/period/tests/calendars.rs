//! Tables: words of other calendars and languages, and the Gregorian days that they mean.

use super::shown;
use crate::ask::period::read;
use proptest::prelude::*;

#[track_caller]
fn case(words: &str, expected: &str) {
    assert_eq!(shown(&read(words).unwrap().unwrap()), expected, "{words}");
}

#[track_caller]
fn wrong(words: &str, message: &str) {
    assert_eq!(read(words).unwrap().unwrap_err().to_string(), message);
}

#[test]
fn old_style() {
    for words in [
        "25 october 1917 os",
        "25 October 1917 O.S.",
        "25 october 1917, o.s.",
        "october 25th, 1917 old style",
        "25 October 1917 (Old Style)",
        "25 October 1917 (O.S.)",
        "Julian 25 october 1917",
        "on 25 october 1917 julian",
        "25.10.1917 os",
        "1917-10-25 os",
        "25 ekim 1917 os",
        "25 oktober 1917 os",
        "about 25 october 1917 os",
    ] {
        case(words, "1917-11-07..1917-11-07");
    }
    case("29 feb 1900 os", "1900-03-13..1900-03-13");
    case("february 1921 os", "1921-02-14..1921-03-13");
    case("february 1900 os", "1900-02-13..1900-03-13");
    case("1921-02 os", "1921-02-14..1921-03-13");
    case("1917 os", "1917-01-14..1918-01-13");
    case("1910s os", "1910-01-14..1920-01-13");
    case("late 1917 os", "1917-09-14..1918-01-13");
    case("early march 1921 os", "1921-03-14..1921-03-23");
    case("late february 1900 os", "1900-03-05..1900-03-13");
    case("q4 1917 os", "1917-10-14..1918-01-13");
    case("15 march 44 bc julian", "-0043-03-13..-0043-03-13");
    case("25 october 1917 ns", "1917-10-25..1917-10-25");
    case("25 october 1917 (new style)", "1917-10-25..1917-10-25");
    case("before 25 october 1917 os", "..1917-11-06");
    case("from 25 october 1917 os on", "1917-11-07..");
    case("25 october 1917 os..", "1917-11-07..");
    case("3 to 5 march 1921 os", "1921-03-16..1921-03-18");
    case("3-5 march 1921 os", "1921-03-16..1921-03-18");
    case("3 march to 5 june 1921 os", "1921-03-16..1921-06-18");
    case("march to june 1921 os", "1921-03-14..1921-07-13");
    case("march 1921 to june os", "1921-03-14..1921-07-13");
    case("1917-1918 os", "1917-01-14..1919-01-13");
    case("1917\u{2013}18 os", "1917-01-14..1919-01-13");
    case("between 1917 and 1918 old style", "1917-01-14..1919-01-13");
    case(
        "7 november 1917 ns to 1 january 1918 os",
        "1917-11-07..1918-01-14",
    );
}

#[test]
fn rumi() {
    for words in [
        "23 nisan 1336",
        "23 nisan 1336 rumi",
        "23 Nisan 1336 (Rumi)",
        "rumi 23 nisan 1336",
        "23 april 1336 rumi",
        "23.4.1336 rumi",
        "1336-04-23 rumi",
        "23 NİSAN 1336",
        "23 N\u{130}san, 1336",
        "nisan 23 1336",
    ] {
        case(words, "1920-04-23..1920-04-23");
    }
    for words in [
        "29 teşrinievvel 1339",
        "29 TEŞRİNİEVVEL 1339",
        "29 tesrinievvel 1339",
        "29 Teşrin-i Evvel 1339",
        "29 teşrin-i-evvel 1339",
        "29 teşrini evvel 1339",
        "29 Birinci Teşrin 1339",
        "29 ilkteşrin 1339",
        "29 T. Evvel 1339",
        "29 ekim 1339",
        "29 Ekim 1923",
        "29 Teşrinievvel 1923",
    ] {
        case(words, "1923-10-29..1923-10-29");
    }
    for words in [
        "31 kânunuevvel 1333",
        "31 Kânun-ı Evvel 1333",
        "31 KÂNUN-I EVVEL 1333",
        "31 Ka\u{302}nun-ı evvel 1333",
        "31 kanunievvel 1333",
        "31 birinci kânun 1333",
        "31 aralık 1333",
        "31 ARALIK 1333",
    ] {
        case(words, "1917-12-31..1917-12-31");
    }
    case("1 kânun-ı sânî 1334", "1918-01-01..1918-01-01");
    case("1 ikinci kânun 1334", "1918-01-01..1918-01-01");
    case("1 ocak 1334", "1918-01-01..1918-01-01");
    case("5 teşrinisani 1338", "1922-11-05..1922-11-05");
    case("16 Mart 1337", "1921-03-16..1921-03-16");
    case("10 temmuz 1324", "1908-07-23..1908-07-23");
    case("31 mart 1325", "1909-04-13..1909-04-13");
    case("nisan 1336", "1920-04-01..1920-04-30");
    case("mart 1325", "1909-03-14..1909-04-13");
    case("1336 rumi", "1920-01-01..1920-12-31");
    case("1332 rumi", "1916-03-14..1917-02-28");
    case("1333 rumi", "1917-03-01..1917-12-31");
    case("late 1336 rumi", "1920-09-01..1920-12-31");
    case("early 1325 rumi", "1909-03-14..1909-07-13");
    case("early mart 1325", "1909-03-14..1909-03-23");
    case("1336-1338 rumi", "1920-01-01..1922-12-31");
    case("23 nisan 1336 to 16 mart 1337", "1920-04-23..1921-03-16");
    case("10 to 12 temmuz 1324", "1908-07-23..1908-07-25");
    case("10 temmuz to 12 ağustos 1324", "1908-07-23..1908-08-25");
    case("mart to nisan 1325", "1909-03-14..1909-05-13");
    case("since 23 nisan 1336", "1920-04-23..");
    case("1917 to 23 nisan 1336", "1917-01-01..1920-04-23");
}

#[test]
fn months_of_three_languages() {
    case("16 mart 1921", "1921-03-16..1921-03-16");
    case("16 Maret 1921", "1921-03-16..1921-03-16");
    case("mart 1921", "1921-03-01..1921-03-31");
    case("16 mart", "every 3-16");
    case("MAYIS 1921", "1921-05-01..1921-05-31");
    case("nisan 1336 gregorian", "1336-04-01..1336-04-30");
    case("april 1336", "1336-04-01..1336-04-30");
    case("ağustos..eylül 1921", "1921-08-01..1921-09-30");
    for (number, names) in [
        (1, "ocak OCAK kânunusani januari jan"),
        (2, "şubat ŞUBAT subat februari pebruari feb"),
        (3, "mart MART maret mar"),
        (4, "nisan NİSAN april apr"),
        (5, "mayıs MAYIS mayis mei MEI"),
        (6, "haziran HAZİRAN juni jun"),
        (7, "temmuz TEMMUZ juli jul"),
        (8, "ağustos AĞUSTOS agustos agustus agt ags agu"),
        (9, "eylül EYLÜL eylul september sep sept"),
        (10, "ekim EKİM teşrinievvel oktober okt"),
        (11, "kasım KASIM kasim teşrinisani november nopember nov"),
        (12, "aralık ARALIK aralik kânunuevvel desember des"),
    ] {
        for name in names.split(' ') {
            case(name, &format!("every {number}"));
            case(
                &format!("1 {name} 1921"),
                &format!("1921-{number:02}-01..1921-{number:02}-01"),
            );
        }
    }
}

#[test]
fn impossible() {
    wrong(
        "30 şubat 1337",
        "Şubat 1337 has no day 30; its days are 1 to 28",
    );
    wrong(
        "30 şubat 1921",
        "February 1921 has no day 30; its days are 1 to 28",
    );
    wrong(
        "29 february 1901 os",
        "February 1901 (Old Style) has no day 29; its days are 1 to 28",
    );
    wrong(
        "20 şubat 1332",
        "there was no 20 Şubat 1332; 15 Şubat 1332 was followed by 1 Mart 1333",
    );
    wrong(
        "ocak 1333",
        "there was no Kânunusani 1333; the year began with Mart and ended with Kânunuevvel, ask for Kânunusani 1332 or 1334",
    );
    for words in ["1342 rumi", "23 nisan 1342 rumi", "since nisan 1342 rumi"] {
        wrong(
            words,
            "there was no Rumi year 1342; they run from 1256, begun in March 1840, to 1341, ended with 1925",
        );
    }
    wrong(
        "25 october os",
        "`25 october` by the Julian calendar needs its year, as in `25 october 1917 os`",
    );
    wrong(
        "23 nisan rumi",
        "`23 nisan` by the Rumi calendar needs its year, as in `23 nisan 1336 rumi`",
    );
    wrong(
        "193X os",
        "`193X` is EDTF, which is Gregorian; write dates of another calendar in words, as in `25 october 1917 os`",
    );
    wrong(
        "1337 rumi to 1336 rumi",
        "`1337 rumi` comes after `1336`; put the earlier one first, and a year to each",
    );
}

#[test]
fn calendars_in_names() {
    for words in [
        "julian",
        "rumi",
        "julian march",
        "Mevlana Rumi",
        "old style",
        "1917 os men",
        "Kanuni Sultan",
        "Ekim Devrimi",
    ] {
        assert_eq!(read(words), None, "{words}");
    }
}

proptest! {
    #[test]
    fn no_words_panic(words in "\\PC{0,40}") {
        let _ = read(&words);
    }

    #[test]
    fn no_dates_of_other_calendars_panic(
        day in 0_u32..40,
        month in prop::sample::select(&["mart", "Kânun-ı sani", "ŞUBAT", "february", "mei", "2"][..]),
        year in prop_oneof![1200_i64..1400, 1800_i64..2000, -50_i64..3000],
        style in prop::sample::select(&["", " os", " rumi", " ns", " (old style)", " to 1922 os", ".."][..]),
        start in prop::sample::select(&["", "late ", "before ", "3 to ", "mart to ", "rumi ", "early "][..]),
    ) {
        for words in [
            format!("{start}{day} {month} {year}{style}"),
            format!("{start}{month} {year}{style}"),
            format!("{start}{year}{style}"),
            format!("{start}{day}.{month}.{year}{style}"),
        ] {
            if let Some(Err(error)) = read(&words) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }
}
