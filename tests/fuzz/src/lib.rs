//! What the targets share: a question is asked, and whatever answers is written in every way.

use histcli::{
    ask::{self, Question},
    facts::Facts,
    model::{Calendar, acts},
    render::{self, Answered, Bibliography, Format, Look, Replies},
};

const FORMATS: [Format; 7] = [
    Format::Table,
    Format::Tsv,
    Format::Csv,
    Format::Json,
    Format::Ndjson,
    Format::Markdown,
    Format::Svg,
];

/// Asks, and writes what answers in every format, narrow and wide, and as a bibliography.
///
/// # Panics
///
/// When anything but colour, tabs and line ends would act on a terminal, or no answer says nothing.
pub fn ask(facts: &Facts, question: &Question) {
    let answer = match ask::answer(facts, question, true) {
        Ok(answer) => answer,
        Err(none) => return assert!(!none.to_string().is_empty(), "{question:?}"),
    };
    let _ = answer.rows();
    let works = answer.works(facts);
    for form in [Bibliography::Bibtex, Bibliography::CslJson] {
        let _ = render::bibliography(facts, &works, form);
    }
    let _ = render::remarks(&answer);
    let replies = Replies {
        question,
        batch: false,
        answers: vec![Answered {
            asked: None,
            answer: Some(answer),
        }],
    };
    for format in FORMATS {
        for (width, calendar) in [
            (1, None),
            (40, Some(Calendar::Rumi)),
            (u16::MAX, Some(Calendar::Julian)),
        ] {
            let look = Look {
                width,
                colour: false,
                ascii: width == 1,
                header: None,
                calendar,
            };
            let text = render::text(facts, &replies, format, look);
            let unfit = |c: char| acts(c) && !matches!(c, '\n' | '\t' | '\r');
            assert!(!text.contains(unfit), "{question:?} {format:?} {text:?}");
        }
    }
}
