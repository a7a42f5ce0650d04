//! Tables: what is no date, and what we say of it.

use crate::model::date::Date;

#[track_caller]
fn case(written: &str, message: &str) {
    assert_eq!(Date::parse(written).unwrap_err().to_string(), message);
}

#[test]
fn impossible() {
    case(
        "",
        "`` is no date: nothing is written (character 1); leave the field out where no date is known",
    );
    case(
        "1921-02-30",
        "`1921-02-30` is no date: February 1921 has no day 30, its last is 28 (character 9); write another day, or the month alone where the day is unknown",
    );
    case(
        "1921-13-01",
        "`1921-13-01` is no date: there is no month `13` (character 6); write 01 to 12, or 21 to 41 for a season, quarter or half-year",
    );
}

#[test]
fn short() {
    case(
        "1921-2-3",
        "`1921-2-3` is no date: a month has two digits, with a capital X for each unknown one (character 7); write `1921-02-03`",
    );
    case(
        "1921-3",
        "`1921-3` is no date: a month has two digits, with a capital X for each unknown one (character 6); write `1921-03`",
    );
}

#[test]
fn in_words() {
    case(
        "16 March 1921",
        "`16 March 1921` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 3); write `1921-03-16`",
    );
    case(
        "March 16th, 1921",
        "`March 16th, 1921` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 6); write `1921-03-16`",
    );
    case(
        "c. 1921",
        "`c. 1921` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 3); write `1921~`",
    );
    case(
        "16.3.1921",
        "`16.3.1921` is no date: a year has four digits, with a capital X for each unknown one (character 3); write `1921-03-16`",
    );
    case(
        "1923/1920",
        "`1923/1920` is no date: its end, 1920, comes before its beginning, 1923 (character 6); write `1920/1923`",
    );
    case(
        "[1923..1920]",
        "`[1923..1920]` is no date: its end, 1920, comes before its beginning, 1923 (character 8); write the earlier one first",
    );
}

#[test]
fn other_habits() {
    case(
        "921",
        "`921` is no date: a year has four digits, with a capital X for each unknown one (character 3); write `0921`",
    );
    case(
        "21",
        "`21` is no date: a year has four digits, with a capital X for each unknown one (character 2); write it in full, like `1921`, `193X` or `0044`",
    );
    case(
        "17000",
        "`17000` is no date: a year has four digits, with a capital X for each unknown one (character 5); write `Y17000`",
    );
    case(
        "19210316",
        "`19210316` is no date: a year has four digits, with a capital X for each unknown one (character 5); write `1921-03-16`",
    );
    case(
        "1920-1922",
        "`1920-1922` is no date: a month has two digits, with a capital X for each unknown one (character 8); write `1920/1922`",
    );
    case(
        "1920..1922",
        "`1920..1922` is no date: after the year comes `-` and the month, or nothing (character 5); write `1920/1922`",
    );
    case(
        "1920\u{2013}1922",
        "`1920\u{2013}1922` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 5); write `1920/1922`",
    );
    case(
        "193x",
        "`193x` is no date: a year has four digits, with a capital X for each unknown one (character 4); write `193X`",
    );
    case(
        "1930s",
        "`1930s` is no date: after the year comes `-` and the month, or nothing (character 5); write `193X`",
    );
    case(
        "soon",
        "`soon` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 1); write it like `1921-03-16`, `1921-03`, `1921` or `1920/1922`",
    );
}

#[test]
fn rare() {
    case(
        "1921-XX-32",
        "`1921-XX-32` is no date: no month that it can be has such a day (character 9); write another day, or the month alone where the day is unknown",
    );
    case(
        "1921-36-01",
        "`1921-36-01` is no date: a season, quarter or half-year has no days (character 9); write it like `1921-03-16`, `1920/1922`, `[1881,1882]` or `1921-12~`",
    );
    case(
        "1920/1921/1922",
        "`1920/1921/1922` is no date: an interval has one `/`, before its end (character 10); write it like `1921-03-16`, `1920/1922`, `[1881,1882]` or `1921-12~`",
    );
    case(
        "1921-02-\u{1b}",
        "`1921-02-\u{fffd}` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 9); write it like `1921-03-16`, `1921-03`, `1921` or `1920/1922`",
    );
    case(
        "1921,1922",
        "`1921,1922` is no date: after the year comes `-` and the month, or nothing (character 5); write it like `1921-03-16`, `1920/1922`, `[1881,1882]` or `1921-12~`",
    );
    case(
        "[1921,1922",
        "`[1921,1922` is no date: a set ends with the bracket that fits its first (character 10); write it like `1921-03-16`, `1920/1922`, `[1881,1882]` or `1921-12~`",
    );
    case(
        "1930-03 ",
        "`1930-03 ` is no date: dates are written in EDTF, in figures, the year first, without spaces (character 8); write `1930-03`",
    );
    case(
        "1921-02-29/1922",
        "`1921-02-29/1922` is no date: February 1921 has no day 29, its last is 28 (character 9); write another day, or the month alone where the day is unknown",
    );
    case(
        "..1920",
        "`..1920` is no date: a year has four digits, with a capital X for each unknown one (character 1); write `../1920`",
    );
    case(
        "1921-3/1921-4",
        "`1921-3/1921-4` is no date: a month has two digits, with a capital X for each unknown one (character 6); write `1921-03/1921-04`",
    );
    case(
        "1921/1921/x",
        "`1921/1921/x` is no date: an interval has one `/`, before its end (character 10); write it like `1921-03-16`, `1920/1922`, `[1881,1882]` or `1921-12~`",
    );
    case(
        "Y1E100/1921",
        "`Y1E100/1921` is no date: its end, 1921, comes before its beginning, Y1E100 (character 8); write `1921/Y1E100`",
    );
}
