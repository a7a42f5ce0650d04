//! Tables: a date, what is asked about, and how surely the one falls in the other.

use super::date;
use crate::model::date::Certainty;

#[track_caller]
fn case(written: &str, asked: &str, expected: &str) {
    let answer = date(written).within(&date(asked).period());
    assert_eq!(answer.map_or("-", Certainty::as_str), expected);
}

#[test]
fn single() {
    case("1921-03-16", "1921", "certain");
    case("1921-03-16", "1920", "-");
    case("1921", "1921-03", "possible");
    case("1921~", "1921", "possible");
    case("1921-03-16?", "1921", "possible");
    case("1921-03-~16", "1921", "possible");
    case("1920~/1922", "1921", "possible");
    case("193X", "193X", "certain");
    case("193X", "1935", "possible");
    case("1921-36", "1921", "certain");
    case("1921-24", "1921", "possible");
    case("1921-36", "1921-11", "possible");
    case("1921-03-16T10:30:00Z", "1921-03", "certain");
}

#[test]
fn sets() {
    // One of a set: its gaps are no part of it.
    case("[1919,1923]", "1921", "-");
    case("[1919,1923]", "1919", "possible");
    case("[1919,1923]", "1919/1923", "certain");
    case("[..1919,1923]", "1900", "possible");
    case("[1880-12-29,1880-12-30]", "1880-12", "certain");
    // All of a set: each of them is enough.
    case("{1919,1923}", "1919", "certain");
    case("{1919,1923}", "1921", "-");
    case("{1919..1923}", "1921", "certain");
    case("{1919..1923}", "1921-03", "possible");
    case("{1921-12..}", "1930-05", "certain");
    case("{..1921}", "1066", "certain");
    case("{1919?,1923}", "1923", "possible");
}

#[test]
fn intervals() {
    // What went on: it surely shares a day, or may share one.
    case("1920/1922", "1921", "certain");
    case("1920/1922", "1920", "certain");
    case("1920/1922", "1920-06", "possible");
    case("1920/1922", "1922-06", "possible");
    case("1920-03-16/1922", "1921-06", "certain");
    case("1920/1922", "1923", "-");
    case("1921-03-16/", "1921", "certain");
    case("1921-03-16/", "1922", "possible");
    case("1921-03-16/", "1920", "-");
    case("1921-03-16/..", "1950", "certain");
    case("../1920", "1800", "certain");
    case("/1921", "1921", "certain");
    case("/1921", "1920", "possible");
    case("/1921", "1922", "-");
    case("1920/1922..", "1921", "certain");
    case("1920/1922..", "1950", "possible");
    case("..1920/1922", "1900", "possible");
    case("193X/1940", "1935", "possible");
}

#[test]
fn masks() {
    // Masks: only the days that fit.
    case("19XX-03-16", "1921-03", "possible");
    case("19XX-03-16", "1921-04", "-");
    case("1921-XX-16", "1921-05-16", "possible");
    case("1921-XX-16", "1921-05-17", "-");
    case("XXXX-XX-16", "1921-05-16/1921-05-20", "possible");
    case("XXXX-XX-16", "1921-05-17/1921-05-20", "-");
    case("XXXX-02-29", "1921/1923", "-");
    case("XXXX-02-29", "1921/1924", "possible");
    case("1X21", "1921", "possible");
    case("1X21", "1922/1999", "-");
    case("193X-24", "1940-01", "possible");
    case("1921-03-1X", "1921-03-09", "-");
    case("1921-03-16", "1921-XX-16", "certain");
    case("1921-03-16", "[1919,1921]", "certain");
}

#[test]
fn every_year() {
    // Every year.
    case("1921-03-16", "XXXX-03-16", "certain");
    case("1921-03-16", "XXXX-03-17", "-");
    case("1921-03", "XXXX-03-16", "possible");
    case("1921-03", "XXXX-03", "certain");
    case("1921", "XXXX-03-16", "possible");
    case("1921", "XXXX-03", "possible");
    case("1920/1922", "XXXX-03-16", "certain");
    case("1920/1922", "XXXX-03", "certain");
    case("1921-03-20/1922-03-10", "XXXX-03-16", "-");
    case("1921-03-20/1922-03-10", "XXXX-03", "certain");
    case("1921/1922", "XXXX-02-29", "-");
    case("1921/1924-05", "XXXX-02-29", "certain");
    case("1896-03/1904-02", "XXXX-02-29", "possible");
    case("1921-03-16/..", "XXXX-02-29", "certain");
    case("../1920", "XXXX-12-31", "certain");
    case("1921-03-16/", "XXXX-03", "certain");
    case("1921-03-16/", "XXXX-04", "possible");
    case("19XX-03-16", "XXXX-03-16", "certain");
    case("19XX-03-16~", "XXXX-03", "possible");
    case("1921-XX-16", "XXXX-03-16", "possible");
    case("[1921-03-16,1923-03-16]", "XXXX-03-16", "certain");
    case("[1921-03-16,1923-04-16]", "XXXX-03-16", "possible");
    case("{1921-03-16,1923-04-16}", "XXXX-03-16", "certain");
    case("{1921-02..1921-05}", "XXXX-03", "certain");
    case("1921-33", "XXXX-03", "possible");
    case("1921-33", "XXXX-04", "-");
    case("XXXX-XX-16", "XXXX-03-16", "possible");
    case("XXXX-XX-16", "XXXX-03-17", "-");
    case("Y1E100", "1921", "-");
}
