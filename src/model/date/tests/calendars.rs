//! Tables and a walk over every day: Julian and Rumi days, months and years.

use crate::model::date::{Calendar, Day, Span};
use icu_calendar::{Date as Oracle, cal::Julian};

#[track_caller]
fn is(calendar: Calendar, (year, month, day): (i64, u8, u32), gregorian: &str) {
    let found = calendar.day(year, month, day).unwrap();
    assert_eq!(found.to_string(), gregorian);
    let back = calendar.date_of(found).unwrap();
    assert_eq!(
        (back.year, back.month, u32::from(back.day)),
        (year, month, day)
    );
}

#[track_caller]
fn is_not(calendar: Calendar, (year, month, day): (i64, u8, u32), message: &str) {
    let error = calendar.day(year, month, day).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn julian_days() {
    let case = |date, gregorian| is(Calendar::Julian, date, gregorian);
    case((1917, 10, 25), "1917-11-07");
    case((1880, 12, 17), "1880-12-29");
    case((1870, 4, 10), "1870-04-22");
    case((1872, 11, 12), "1872-11-24");
    case((1885, 1, 21), "1885-02-02");
    case((1881, 1, 23), "1881-02-04");
    case((1900, 2, 28), "1900-03-12");
    case((1900, 2, 29), "1900-03-13");
    case((1900, 3, 1), "1900-03-14");
    case((1918, 1, 31), "1918-02-13");
    case((1582, 10, 5), "1582-10-15");
    case((-43, 3, 15), "-0043-03-13");
}

/// 7 Nisan 1327 stands on a printed calendar page of 1911, beside the Julian and Gregorian dates.
#[test]
fn rumi_days() {
    let case = |date, gregorian| is(Calendar::Rumi, date, gregorian);
    case((1256, 3, 1), "1840-03-13");
    case((1293, 3, 1), "1877-03-13");
    case((1296, 12, 23), "1881-01-04");
    case((1315, 2, 29), "1900-03-13");
    case((1316, 3, 1), "1900-03-14");
    case((1324, 7, 10), "1908-07-23");
    case((1325, 3, 31), "1909-04-13");
    case((1325, 1, 1), "1910-01-14");
    case((1327, 4, 7), "1911-04-20");
    case((1331, 2, 19), "1916-03-03");
    case((1332, 2, 15), "1917-02-28");
    case((1333, 3, 1), "1917-03-01");
    case((1333, 12, 31), "1917-12-31");
    case((1334, 1, 1), "1918-01-01");
    case((1334, 6, 25), "1918-06-25");
    case((1336, 2, 29), "1920-02-29");
    case((1336, 4, 23), "1920-04-23");
    case((1337, 3, 16), "1921-03-16");
    case((1339, 10, 29), "1923-10-29");
    case((1341, 12, 31), "1925-12-31");
}

#[test]
fn days_that_never_were() {
    let julian = |date, message: &str| is_not(Calendar::Julian, date, message);
    julian(
        (1901, 2, 29),
        "February 1901 (Old Style) has no day 29; its days are 1 to 28",
    );
    julian(
        (1917, 4, 31),
        "April 1917 (Old Style) has no day 31; its days are 1 to 30",
    );
    julian(
        (1917, 13, 1),
        "the Julian calendar has no such date that can be counted",
    );
    julian(
        (i64::MAX, 1, 1),
        "the Julian calendar has no such date that can be counted",
    );
    let rumi = |date, message: &str| is_not(Calendar::Rumi, date, message);
    rumi(
        (1337, 2, 30),
        "Şubat 1337 has no day 30; its days are 1 to 28",
    );
    rumi(
        (1336, 2, 30),
        "Şubat 1336 has no day 30; its days are 1 to 29",
    );
    rumi(
        (1325, 4, 31),
        "Nisan 1325 has no day 31; its days are 1 to 30",
    );
    rumi(
        (1332, 2, 29),
        "Şubat 1332 has no day 29; its days are 1 to 15",
    );
    rumi(
        (1332, 2, 0),
        "Şubat 1332 has no day 0; its days are 1 to 15",
    );
    for day in 16..=28 {
        let message =
            format!("there was no {day} Şubat 1332; 15 Şubat 1332 was followed by 1 Mart 1333");
        rumi((1332, 2, day), &message);
    }
    rumi(
        (1333, 1, 1),
        "there was no Kânunusani 1333; the year began with Mart and ended with Kânunuevvel, ask for Kânunusani 1332 or 1334",
    );
    for year in [1255, 1342, i64::MIN, i64::MAX] {
        let message = format!(
            "there was no Rumi year {year}; they run from 1256, begun in March 1840, to 1341, ended with 1925"
        );
        rumi((year, 3, 1), &message);
    }
}

#[test]
fn months_and_years() {
    #[track_caller]
    fn case(span: Span, first: &str, last: &str) {
        let day = |day: Option<Day>| day.unwrap().to_string();
        assert_eq!(
            (day(span.first), day(span.last)),
            (first.into(), last.into())
        );
    }
    let (julian, rumi) = (Calendar::Julian, Calendar::Rumi);
    case(julian.month(1921, 2).unwrap(), "1921-02-14", "1921-03-13");
    case(julian.year(1917).unwrap(), "1917-01-14", "1918-01-13");
    case(rumi.month(1325, 3).unwrap(), "1909-03-14", "1909-04-13");
    case(rumi.month(1332, 2).unwrap(), "1917-02-14", "1917-02-28");
    case(rumi.month(1336, 4).unwrap(), "1920-04-01", "1920-04-30");
    case(rumi.year(1256).unwrap(), "1840-03-13", "1841-03-12");
    case(rumi.year(1332).unwrap(), "1916-03-14", "1917-02-28");
    case(rumi.year(1333).unwrap(), "1917-03-01", "1917-12-31");
    case(rumi.year(1334).unwrap(), "1918-01-01", "1918-12-31");
}

/// Every day there and back, against another implementation of the Julian calendar.
#[test]
fn every_day_of_a_century() {
    let mut day = Day::new(1850, 1, 1).unwrap();
    let mut before = None;
    while day.year() <= 1950 {
        let year = i32::try_from(day.year()).unwrap();
        let oracle = Oracle::try_new_gregorian(year, day.month(), day.day()).unwrap();
        let oracle = oracle.to_calendar(Julian);
        let julian = Calendar::Julian.date_of(day).unwrap();
        assert_eq!(julian.year, i64::from(oracle.year().extended_year()));
        assert_eq!(julian.month, oracle.month().ordinal);
        assert_eq!(julian.day, oracle.day_of_month().0);
        let number = julian.day.into();
        assert_eq!(
            Calendar::Julian.day(julian.year, julian.month, number),
            Ok(day)
        );
        let rumi = Calendar::Rumi.date_of(day);
        assert_eq!(rumi.is_some(), day.year() <= 1925, "{day}");
        if let Some(rumi) = rumi {
            let number = rumi.day.into();
            assert_eq!(Calendar::Rumi.day(rumi.year, rumi.month, number), Ok(day));
            let within = Calendar::Rumi.month(rumi.year, rumi.month).unwrap();
            assert!(within.first <= Some(day) && Some(day) <= within.last);
            let within = Calendar::Rumi.year(rumi.year).unwrap();
            assert!(within.first <= Some(day) && Some(day) <= within.last);
            assert_ne!(before, Some(rumi));
            before = Some(rumi);
        }
        day = day.next().unwrap();
    }
}

/// No two names for one day, and none left over: the years of the calendar are its days.
#[test]
fn rumi_years_follow_each_other() {
    let mut next = Day::new(1840, 3, 13).unwrap();
    for year in 1256..=1341 {
        let span = Calendar::Rumi.year(year).unwrap();
        assert_eq!(span.first, Some(next), "{year}");
        next = span.last.unwrap().next().unwrap();
    }
    assert_eq!(next, Day::new(1926, 1, 1).unwrap());
}
