//! Tables: words meant as a date that can be none, and what we say of them.

use crate::ask::period::read;

#[track_caller]
fn case(words: &str, message: &str) {
    assert_eq!(read(words).unwrap().unwrap_err().to_string(), message);
}

#[test]
fn days() {
    case(
        "16",
        "`16` is no date: a year has four digits, with a capital X for each unknown one (character 2); write it in full, like `1921`, `193X` or `0044`",
    );
    case(
        "2",
        "`2` is no date: a year has four digits, with a capital X for each unknown one (character 1); write it in full, like `1921`, `193X` or `0044`",
    );
    case(
        "31 february 1921",
        "February 1921 has no day 31; its days are 1 to 28",
    );
    case(
        "29 february 1921",
        "February 1921 has no day 29; its days are 1 to 28",
    );
    case(
        "31 february",
        "February has no day 31; its days are 1 to 29",
    );
    case("32 march", "March has no day 32; its days are 1 to 31");
    case("0 march", "March has no day 0; its days are 1 to 31");
}

#[test]
fn backwards() {
    case(
        "1922..1920",
        "`1922` comes after `1920`; put the earlier one first, and a year to each",
    );
    case(
        "1922-1920",
        "`1922` comes after `1920`; put the earlier one first, and a year to each",
    );
    case(
        "from 1922 to 1920",
        "`1922` comes after `1920`; put the earlier one first, and a year to each",
    );
    case(
        "june to march 1921",
        "`june` comes after `march 1921`; put the earlier one first, and a year to each",
    );
}

#[test]
fn figures() {
    case(
        "1921-13-01",
        "`1921-13-01` is no date: there is no month `13` (character 6); write 01 to 12, or 21 to 41 for a season, quarter or half-year",
    );
    case(
        "1921-02-30",
        "`1921-02-30` is no date: February 1921 has no day 30, its last is 28 (character 9); write another day, or the month alone where the day is unknown",
    );
    case(
        "before 31 february 1921",
        "February 1921 has no day 31; its days are 1 to 28",
    );
    case(
        "16.13.1921",
        "`16.13.1921`: there is no month 13; write the day first, then the month, then the year",
    );
    case(
        "31.02.1921",
        "February 1921 has no day 31; its days are 1 to 28",
    );
    case(
        "1923/1920",
        "`1923/1920` is no date: its end, 1920, comes before its beginning, 1923 (character 6); write `1920/1923`",
    );
    case(
        "[1919,19233]",
        "`[1919,19233]` is no date: a year has four digits, with a capital X for each unknown one (character 11); write it in full, like `1921`, `193X` or `0044`",
    );
    case(
        "1921-3",
        "`1921-3` is no date: a month has two digits, with a capital X for each unknown one (character 6); write `1921-03`",
    );
    case(
        "16/3/1921",
        "`16/3/1921` is no date: an interval has one `/`, before its end (character 5); write `1921-03-16`",
    );
    case(
        "19210316",
        "`19210316` is no date: a year has four digits, with a capital X for each unknown one (character 5); write `1921-03-16`",
    );
}

#[test]
fn no_year() {
    case(
        "march to june",
        "`june` comes every year; say which, as in `june 1921`",
    );
    case(
        "march..",
        "`march` comes every year; say which, as in `march 1921`",
    );
    case(
        "before march",
        "`march` comes every year; say which, as in `march 1921`",
    );
    case(
        "late march",
        "`march` comes every year; say which, as in `march 1921`",
    );
}

#[test]
fn no_such_part() {
    case(
        "late 16 march 1921",
        "`16 march 1921` has no such part; early, late, halves and quarters go with a month, a year, a decade or a century",
    );
    case(
        "first quarter of march 1921",
        "`march 1921` has no such part; early, late, halves and quarters go with a month, a year, a decade or a century",
    );
    case(
        "before ..1920",
        "`..1920` is no date: a year has four digits, with a capital X for each unknown one (character 1); write `../1920`",
    );
    case(
        "before [..1920]",
        "`[..1920]` has no end on that side; name a date that has one",
    );
    case(
        "after 1921-03-16/..",
        "`1921-03-16/..` has no end on that side; name a date that has one",
    );
    case(
        "Y1E100",
        "`Y1E100` is too far off to count its days; ask about a year nearer to us",
    );
    case(
        "before Y1E100",
        "`Y1E100` is too far off to count its days; ask about a year nearer to us",
    );
    case(
        "since may",
        "`may` comes every year; say which, as in `may 1921`",
    );
}
