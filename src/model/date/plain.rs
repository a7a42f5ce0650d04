//! A year, a month or a day in digits alone, or an interval from one to a later one, comes in; out goes
//! what EDTF makes of it, with its bounds.
//! Refuses everything else: most dates are as plain as that, and these need no grammar.

use super::{
    day::{Day, Span, days_in_month},
    run::Run,
};
use edtf_core::{Date, DateField, Edtf, Interval, IntervalEndpoint, Qualifier, Year, YearKind};

/// `1921`, `1921-03`, `1921-03-16` or `1920/1921-03`; none where it is written otherwise, where no
/// calendar has it, or where the end does not come after all of the beginning.
pub(super) fn read(written: &str) -> Option<(Edtf, Run)> {
    let Some((start, end)) = written.split_once('/') else {
        let (date, run) = date(written)?;
        return Some((Edtf::Date(date), run));
    };
    let ((start, from), (end, until)) = (date(start)?, date(end)?);
    let interval = Interval {
        start: IntervalEndpoint::Date(start),
        end: IntervalEndpoint::Date(end),
    };
    let run = Run {
        first: from.first,
        last: until.last,
    };
    (from.last < until.first).then_some((Edtf::Interval(interval), run))
}

fn date(written: &str) -> Option<(Date, Run)> {
    let mut fields = written.split('-');
    let digits: [u8; 4] = digits(fields.next()?)?;
    let number = digits.iter().fold(0, |n, digit| n * 10 + i64::from(*digit));
    let (month, day) = (fields.next().map(field), fields.next().map(field));
    let unread = matches!(month, Some(None)) || matches!(day, Some(None));
    if unread || fields.next().is_some() {
        return None;
    }
    let (month, day) = (month.flatten(), day.flatten());
    let span = match (month, day) {
        (None, _) => Span::years(number, number)?,
        (Some((_, month)), None) => Span::between(
            Day::new(number, month, 1)?,
            Day::new(number, month, days_in_month(number, month)?)?,
        ),
        (Some((_, month)), Some((_, day))) => {
            let day = Day::new(number, month, day)?;
            Span::between(day, day)
        }
    };
    let date = Date {
        year: Year {
            kind: YearKind::Standard {
                negative: false,
                digits: digits.map(Some),
            },
            significant_digits: None,
            qualifier: Qualifier::default(),
        },
        month: month.map(|(field, _)| field),
        day: day.map(|(field, _)| field),
    };
    Some((date, Run::from(span)))
}

/// A month or a day, and its number.
fn field(text: &str) -> Option<(DateField, u8)> {
    let [tens, ones] = digits(text)?;
    let field = DateField {
        digits: [Some(tens), Some(ones)],
        qualifier: Qualifier::default(),
    };
    Some((field, tens * 10 + ones))
}

/// So many digits; none where anything else is written.
fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let letters: [u8; N] = text.as_bytes().try_into().ok()?;
    let are_digits = letters.iter().all(u8::is_ascii_digit);
    are_digits.then(|| letters.map(|letter| letter - b'0'))
}

#[cfg(test)]
mod tests {
    use super::super::parsed;
    use super::read;

    #[track_caller]
    fn agrees(written: &str) -> bool {
        let long = parsed(written).ok();
        let short = read(written);
        if short.is_some() {
            assert_eq!(short, long, "{written}");
        }
        short.is_some()
    }

    #[test]
    fn says_what_the_grammar_says() {
        for year in (0..=9999).step_by(7).chain(1880..1960) {
            assert!(agrees(&format!("{year:04}")));
            for month in 0..=42 {
                let is_month = (1..=12).contains(&month);
                assert_eq!(agrees(&format!("{year:04}-{month:02}")), is_month);
            }
        }
        for year in [0, 1, 4, 100, 1900, 1904, 1921, 2000, 9999] {
            for month in 0..=13 {
                for day in 0..=32 {
                    let written = format!("{year:04}-{month:02}-{day:02}");
                    assert_eq!(agrees(&written), parsed(&written).is_ok(), "{written}");
                }
            }
        }
    }

    #[test]
    fn says_of_intervals_what_the_grammar_says() {
        let dates = [
            "0000",
            "1919",
            "1920",
            "1920-02",
            "1920-02-29",
            "1920-03",
            "1921",
            "1921-02-29",
            "1921-03-16",
            "9999-12-31",
            "1921-13",
            "1921-21",
            "",
        ];
        let both = dates
            .iter()
            .flat_map(|one| dates.iter().map(move |other| (one, other)));
        let short = both.filter(|(start, end)| agrees(&format!("{start}/{end}")));
        assert!(short.count() > 30);
        assert!(agrees("1920-02-29/1920-03"));
        assert!(!agrees("1920-02/1920-02-29"));
    }

    #[test]
    fn leaves_all_else_to_the_grammar() {
        let others = [
            "",
            "192X",
            "1921~",
            "-1921",
            "Y1921",
            "1921-21",
            "1921-3",
            "1921-03-1X",
            "1921/22",
            "1921-03-16~",
            "1921/..",
            "1921//1922",
            "1920/1921~",
            "１９２１",
        ];
        for written in others {
            assert!(!agrees(written), "{written}");
        }
    }
}
