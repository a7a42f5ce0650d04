//! Tables: the words of a question to the days they mean, to no date at all, or to the error.

mod calendars;
mod dates;
mod errors;

use super::read;
use crate::model::date::{Day, Period, Span};

fn shown(period: &Period) -> String {
    let day = |day: Option<Day>| day.map_or(String::new(), |day| day.to_string());
    match period {
        Period::EveryYear { month, day: None } => format!("every {month}"),
        Period::EveryYear {
            month,
            day: Some(day),
        } => format!("every {month}-{day}"),
        Period::Spans(spans) => {
            let span = |span: &Span| format!("{}..{}", day(span.first), day(span.last));
            spans.iter().map(span).collect::<Vec<_>>().join(" ")
        }
    }
}

#[test]
fn names() {
    #[track_caller]
    fn case(words: &str) {
        assert_eq!(read(words), None);
    }
    case("q5 1921");
    case("treaty of moscow");
    case("1921 treaty");
    case("May Day rally");
    case("march on ankara");
    case("the march");
    case("to moscow");
    case("from ankara to moscow");
    case("before the war");
    case("spring");
    case("century");
    case("first");
    case("hello..world");
    case("..");
    case("between 1920 and ankara");
    case("march 1921 offensive");
    case("q");
    case("of march");
    case("");
    case("rifles-1920-10");
    case("26 commissars");
    case(&"1921 ".repeat(100));
}

#[test]
fn no_words_are_too_odd() {
    const PIECES: [&str; 28] = [
        "",
        "..",
        "-",
        "\u{2013}",
        "/",
        ".",
        "[",
        "16",
        "16th",
        "921",
        "1921",
        "19XX",
        "Y1E30",
        "9999999999",
        "1920s",
        "march",
        "february",
        "of",
        "the",
        "to",
        "between",
        "and",
        "before",
        "early",
        "last quarter",
        "q4",
        "winter",
        "\u{130}",
    ];
    for one in PIECES {
        for two in PIECES {
            for three in PIECES {
                for words in [format!("{one} {two} {three}"), format!("{one}{two}{three}")] {
                    if let Some(Err(error)) = read(&words) {
                        assert!(!error.to_string().is_empty());
                    }
                }
            }
        }
    }
}
