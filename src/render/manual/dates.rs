//! The page about dates: EDTF in facts, times in questions, other calendars.

use super::page::Page;
use crate::{
    ask::period,
    model::{Calendar, Date, Day, Period, date::month_name},
};

/// The forms of EDTF that facts need most.
const WRITTEN: &[&str] = &[
    "1921-03-16",
    "1921-03",
    "1921",
    "192X",
    "19XX",
    "1921-03-XX",
    "1921-21",
    "1921-22",
    "1921-23",
    "1921-24",
    "1921-33",
    "1921-36",
    "1921-40",
    "1921~",
    "1921-03?",
    "1921-03-16%",
    "1920/1922",
    "1920-10/1921-02~",
    "1921-03-16/..",
    "../1921-03-16",
    "1921-03-16/",
    "[1880-12-29,1880-12-30]",
    "[1921,1923]",
    "{1921,1923}",
    "-0043-03-15",
];

/// What can be asked for, in the words of a question.
const ASKED: &[&str] = &[
    "1921",
    "march 1921",
    "16 march 1921",
    "1921-03-16",
    "16 march",
    "march",
    "1920..1922",
    "1920-1922",
    "..1920",
    "before 1921-03",
    "after june 1921",
    "since march 1921",
    "between 1919 and 1921",
    "early 1921",
    "mid 1921",
    "late 1921",
    "spring 1921",
    "first half of 1921",
    "1920s",
    "19th century",
    "193X",
    "1921-03-16/..",
];

/// Questions in the months of other languages and by other calendars.
const ELSEWHERE: &[&str] = &[
    "16 mart 1921",
    "maret 1921",
    "25 october 1917 os",
    "3 march 1921 julian",
    "23 nisan 1336",
    "1336 rumi",
];

/// The page.
pub(super) fn write(page: &mut Page) {
    in_facts(page);
    in_questions(page);
    calendars(page);
}

fn in_facts(page: &mut Page) {
    page.heading("Dates in facts");
    page.paragraph(
        "Facts write dates in EDTF (ISO 8601-2): in figures, the year first, without spaces, \
         always Gregorian. A date may be less than a day: its first and its last day are the \
         earliest and the latest that it may have been.",
    );
    let row = |written: &&str| {
        let date = Date::parse(written).expect("a test reads every form");
        vec![
            (*written).to_owned(),
            date.text().into(),
            day(date.earliest()),
            day(date.latest()),
        ]
    };
    let rows = WRITTEN.iter().map(row).collect();
    page.table(&["Written", "Means", "First day", "Last day"], rows);
    page.paragraph(
        "`X` is a figure that is not known. `~` is approximate, `?` uncertain, `%` both. `/` is \
         something that went on, `..` its open end, nothing an unknown one. `[…]` is one of \
         these, `{…}` all of them. 21 to 24 are seasons, 33 to 36 quarters, 40 and 41 halves of \
         a year. The year 0 is 1 BC, -0043 is 44 BC.",
    );
    page.paragraph(
        "What certainly falls in the time you ask about comes first: a date all of whose days \
         lie in it, or something that went on and surely shares a day with it. What only may \
         fall in it comes after, and so does whatever is marked `~`, `?` or `%`.",
    );
}

fn in_questions(page: &mut Page) {
    page.heading("Times in questions");
    page.paragraph("`when`, `timeline` and `aid --during` take EDTF too, or English words:");
    page.table(&["Asked", "First day", "Last day"], rows(ASKED));
    page.paragraph(
        "Early, mid and late are thirds. Mind that `1920-1922` is three years, and `1921-22` \
         EDTF for a season. Words that are no date are looked for as a name.",
    );
}

fn calendars(page: &mut Page) {
    page.heading("Calendars");
    page.paragraph(
        "A question may name its months in English, Turkish or Indonesian, and be meant by the \
         Julian calendar (`os`, `old style`, `julian`) or the financial one of the Ottomans \
         (`rumi`, or a Turkish month with a year of its own). The days are Gregorian:",
    );
    page.table(&["Asked", "First day", "Last day"], rows(ELSEWHERE));
    page.paragraph(
        "`--calendar julian` and `--calendar rumi` say the dates of an answer by that calendar \
         too:",
    );
    let row = |written: &&str| {
        let date = Date::parse(written).expect("a test reads every form");
        let by = |calendar| date.in_calendar(calendar).unwrap_or_else(|| "-".to_owned());
        vec![date.text().into(), by(Calendar::Julian), by(Calendar::Rumi)]
    };
    let rows = ["1917-11-07", "1921-03-16", "1921-03"].iter().map(row);
    page.table(&["Gregorian", "Julian", "Rumi"], rows.collect());
}

/// A row for each question: its words, and the days they mean.
fn rows(asked: &[&str]) -> Vec<Vec<String>> {
    let row = |words: &&str| {
        let period = period::read(words).and_then(Result::ok);
        let (first, last) = days(&period.expect("a test reads every question"));
        vec![(*words).to_owned(), first, last]
    };
    asked.iter().map(row).collect()
}

/// The first and the last day of a time.
fn days(period: &Period) -> (String, String) {
    match period {
        Period::Spans(spans) => (
            day(spans.first().and_then(|span| span.first)),
            day(spans.last().and_then(|span| span.last)),
        ),
        Period::EveryYear { month, day } => {
            let month = month_name(*month).unwrap_or_default();
            let of_month = day.map_or_else(String::new, |day| format!("{day} "));
            let every = format!("every {of_month}{month}");
            (every.clone(), every)
        }
    }
}

fn day(day: Option<Day>) -> String {
    day.map_or_else(|| "open".to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        for written in WRITTEN {
            assert!(Date::parse(written).is_ok(), "{written}");
        }
        for words in ASKED.iter().chain(ELSEWHERE) {
            assert!(matches!(period::read(words), Some(Ok(_))), "{words}");
        }
    }
}
