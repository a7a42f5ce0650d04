//! Tables: EDTF to English.

use super::date;

#[track_caller]
fn case(written: &str, text: &str) {
    assert_eq!(date(written).text(), text);
}

#[test]
fn single() {
    case("1921-03-16", "16 March 1921");
    case("1921-03", "March 1921");
    case("1921", "1921");
    case("193X", "1930s");
    case("19XX", "1900\u{2013}1999");
    case("XXXX", "an unknown year");
    case("1X21", "1X21");
    case("004X", "AD 40\u{2013}49");
    case("-0043", "44 BC");
    case("0000-03-15", "15 March 1 BC");
    case("0044", "AD 44");
}

#[test]
fn intervals() {
    case("1920/1922", "1920 to 1922");
    case("1920/1920", "1920");
    case("1921-03-16/..", "from 16 March 1921 on");
    case("../1920", "until 1920");
    case("1921-03-16/", "from 16 March 1921, end unknown");
    case("/1921", "until 1921, beginning unknown");
    case("1920-08-16/1920-08-18", "16 to 18 August 1920");
    case("1920-08-16/1920-09-03", "16 August to 3 September 1920");
    case("1920-09/1920-10", "September to October 1920");
    case(
        "1920-12-30/1921-01-02",
        "30 December 1920 to 2 January 1921",
    );
    case("1920~/1922?", "from about 1920 to perhaps 1922");
    case("1920/193X", "from 1920 to the 1930s");
    case(
        "1921-33/1921-36",
        "the first quarter of 1921 to the last quarter of 1921",
    );
    case("..1920/1922", "from 1920 or earlier to 1922");
    case("1920/1922..", "from 1920 to 1922 or later");
    case("../1922..", "until 1922 or later");
}

#[test]
fn marks_and_seasons() {
    case("1921-12~", "about December 1921");
    case("1921-12?", "perhaps December 1921");
    case("1921-01-04%", "perhaps about 4 January 1921");
    case("193X~", "about the 1930s");
    case("1921-36", "last quarter of 1921");
    case("1921-36~", "about the last quarter of 1921");
    case("1921-40", "first half of 1921");
    case("1921-38", "middle four months of 1921");
    case("1881-21", "spring 1881");
    case("1921-24", "winter 1921\u{2013}22");
    case("1999-24", "winter 1999\u{2013}2000");
    case("1921-30", "summer 1921\u{2013}22 (southern hemisphere)");
    case("193X-21", "spring of some year in the 1930s");
}

#[test]
fn sets() {
    case("[1880-12-29,1880-12-30]", "29 or 30 December 1880");
    case("[1881,1882]", "1881 or 1882");
    case("{1921,1923}", "1921 and 1923");
    case("[1921-03,1921-05,1921-07]", "March, May or July 1921");
    case("[1881,1882~]", "1881 or about 1882");
    case("[1921-36]", "last quarter of 1921");
    case("[..1921]", "1921 or earlier");
    case("{1921..}", "1921 and later");
    case("[1667,1670..1672]", "1667 or a year from 1670 to 1672");
    case(
        "{1920-08-16..1920-08-18}",
        "every day from 16 to 18 August 1920",
    );
}

#[test]
fn masks_and_moments() {
    case("1921-XX-16", "the 16th of some month of 1921");
    case("1921-XX", "some month of 1921");
    case("1921-03-XX", "some day in March 1921");
    case("1921-03-XX?", "perhaps some day in March 1921");
    case("1921-XX-XX", "some day of 1921");
    case("1921-03-1X", "some day from 10 to 19 March 1921");
    case("1921-03-X6", "6, 16 or 26 March 1921");
    case("1921-1X", "October, November or December 1921");
    case("1921-0X", "some month from January to September 1921");
    case("19XX-03-16", "16 March of some year in 1900\u{2013}1999");
    case("XXXX-12-25", "25 December of an unknown year");
    case("2004-06~-11", "11 June 2004 (year and month approximate)");
    case("?1921-03-16", "16 March 1921 (year uncertain)");
    case(
        "1921-03-%16",
        "16 March 1921 (day uncertain and approximate)",
    );
    case("Y170000002", "the year 170,000,002");
    case("Y-170000002", "170,000,003 BC");
    case("Y17E7", "the year 170,000,000");
    case("Y1E100", "Y1E100");
    case("1950S2", "1950 or so (1900\u{2013}1999)");
    case("1921-03-16T10:30:00Z", "16 March 1921, 10:30 UTC");
    case(
        "1921-03-16T10:30:15+05:30",
        "16 March 1921, 10:30:15 UTC+5:30",
    );
}
