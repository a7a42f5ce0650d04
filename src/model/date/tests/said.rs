//! Tables: EDTF to what the date is called by the Julian and by the Rumi calendar.

use super::date;
use crate::model::date::{Calendar, Date};
use proptest::prelude::*;

#[track_caller]
fn says(written: &str, julian: &str, rumi: &str) {
    let said = |calendar| {
        date(written)
            .in_calendar(calendar)
            .unwrap_or("-".to_owned())
    };
    assert_eq!(said(Calendar::Julian), julian, "{written}");
    assert_eq!(said(Calendar::Rumi), rumi, "{written}");
}

#[test]
fn days_months_and_years_in_words() {
    says("1921-03-16", "3 March 1921 (Old Style)", "16 Mart 1337");
    says(
        "1917-11-07",
        "25 October 1917 (Old Style)",
        "7 Teşrinisani 1333",
    );
    says("1908-07-23", "10 July 1908 (Old Style)", "10 Temmuz 1324");
    says(
        "1900-03-13",
        "29 February 1900 (Old Style)",
        "29 Şubat 1315",
    );
    says("1926-01-01", "19 December 1925 (Old Style)", "-");
    says("1840-03-12", "29 February 1840 (Old Style)", "-");
    says("-0043-03-13", "15 March 44 BC (Old Style)", "-");
    says(
        "1921-03",
        "16 February to 18 March 1921 (Old Style)",
        "Mart 1337",
    );
    says(
        "1909-04",
        "19 March to 17 April 1909 (Old Style)",
        "19 Mart to 17 Nisan 1325",
    );
    says(
        "1921",
        "19 December 1920 to 18 December 1921 (Old Style)",
        "1337 Rumi",
    );
    says(
        "1917",
        "19 December 1916 to 18 December 1917 (Old Style)",
        "19 Kânunuevvel 1332 to 31 Kânunuevvel 1333",
    );
    says(
        "1921-22",
        "19 May to 18 August 1921 (Old Style)",
        "1 Haziran to 31 Ağustos 1337",
    );
    says(
        "192X",
        "19 December 1919 to 18 December 1929 (Old Style)",
        "-",
    );
}

#[test]
fn marks_intervals_and_sets_in_words() {
    says(
        "1921-03-16~",
        "about 3 March 1921 (Old Style)",
        "about 16 Mart 1337",
    );
    says(
        "1921-01-04%",
        "perhaps about 22 December 1920 (Old Style)",
        "perhaps about 4 Kânunusani 1337",
    );
    says(
        "1921-03-16/..",
        "from 3 March 1921 on (Old Style)",
        "from 16 Mart 1337 on",
    );
    says(
        "../1920",
        "until 18 December 1920 (Old Style)",
        "until 1336 Rumi",
    );
    says(
        "1921-03-16/",
        "from 3 March 1921, end unknown (Old Style)",
        "from 16 Mart 1337, end unknown",
    );
    says(
        "1920-08-16/1920-08-18",
        "3 to 5 August 1920 (Old Style)",
        "16 to 18 Ağustos 1336",
    );
    says(
        "1920/1922",
        "19 December 1919 to 18 December 1922 (Old Style)",
        "1336 to 1338 Rumi",
    );
    says(
        "1920~/1922-03",
        "from about 19 December 1919 to 18 March 1922 (Old Style)",
        "from about 1336 to Mart 1338",
    );
    says(
        "1920/1930",
        "19 December 1919 to 18 December 1930 (Old Style)",
        "-",
    );
    says(
        "[1880-12-29,1880-12-30]",
        "17 or 18 December 1880 (Old Style)",
        "17 or 18 Kânunuevvel 1296",
    );
    says(
        "1921-03-16T14:30:00Z",
        "3 March 1921, 14:30 UTC (Old Style)",
        "16 Mart 1337, 14:30 UTC",
    );
    for silent in ["XXXX", "1921-XX-16", "1X21-03", "[1920..1922]", "Y1E100"] {
        says(silent, "-", "-");
    }
}

#[test]
fn an_ottoman_date_in_a_fact_file_is_told_in_edtf() {
    let error = |written: &str| Date::parse(written).unwrap_err().instead;
    assert_eq!(error("16 Mart 1337").as_deref(), Some("1921-03-16"));
    assert_eq!(error("about 23 Nisan 1336").as_deref(), Some("1920-04-23~"));
    assert_eq!(error("NİSAN 1336").as_deref(), Some("1920-04"));
    assert_eq!(error("Mart 1325").as_deref(), Some("1909-03-14/1909-04-13"));
    assert_eq!(error("20 Şubat 1332"), None);
    assert_eq!(error("16 Mart 1921").as_deref(), Some("1921-03-16"));
    assert_eq!(error("16 Maret 1921").as_deref(), Some("1921-03-16"));
}

proptest! {
    #[test]
    fn nothing_panics(written in "(Y?-?[0-9X]{4,19}(-[0-3][0-9X](-[0-3][0-9X])?)?[~?%]?|[./,\\[\\]{}]){1,5}") {
        if let Ok(date) = Date::parse(&written) {
            for calendar in [Calendar::Julian, Calendar::Rumi] {
                prop_assert_ne!(date.in_calendar(calendar), Some(String::new()));
            }
        }
    }

    #[test]
    fn no_numbers_panic(year: i64, near in 1200_i64..2000, month: u8, day: u32) {
        for calendar in [Calendar::Julian, Calendar::Rumi] {
            for (year, month, day) in [(year, month, day), (near, month % 14, day % 33)] {
                let _ = (calendar.day(year, month, day), calendar.month(year, month), calendar.year(year));
            }
        }
    }
}
