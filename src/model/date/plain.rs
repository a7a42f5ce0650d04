//! A year, a month or a day in digits alone, or an interval from one to a later one, comes in; out goes
//! what EDTF makes of it, with its bounds.
//! Refuses everything else: most dates are as plain as that, and these need no grammar.

use super::{
    day::{Day, Span},
    run::Run,
};
use edtf_core::{Date, DateField, Edtf, Interval, IntervalEndpoint, Qualifier, Year, YearKind};

/// The bounds of `1921`, `1921-03`, `1921-03-16` or `1920/1921-03`; none where it is written otherwise, where no
/// calendar has it, or where the end does not come after all of the beginning.
pub(super) fn bounds(written: &str) -> Option<Run> {
    let Some((start, end)) = ends(written) else {
        return numbers(written.as_bytes())?.run();
    };
    let (from, until) = (numbers(start)?.run()?, numbers(end)?.run()?);
    (from.last < until.first).then_some(Run {
        first: from.first,
        last: until.last,
    })
}

/// What a date says that has such bounds.
pub(super) fn read(written: &str) -> Option<Edtf> {
    let Some((start, end)) = ends(written) else {
        return Some(Edtf::Date(numbers(written.as_bytes())?.date()));
    };
    Some(Edtf::Interval(Interval {
        start: IntervalEndpoint::Date(numbers(start)?.date()),
        end: IntervalEndpoint::Date(numbers(end)?.date()),
    }))
}

/// Whether a date that has such bounds is an interval.
pub(super) fn is_interval(written: &str) -> bool {
    ends(written).is_some()
}

/// What stands on both sides of a slash.
fn ends(written: &str) -> Option<(&[u8], &[u8])> {
    let bytes = written.as_bytes();
    let slash = bytes.iter().position(|byte| *byte == b'/')?;
    Some((&bytes[..slash], &bytes[slash + 1..]))
}

/// The digits of a date.
struct Numbers {
    year: [u8; 4],
    month: Option<[u8; 2]>,
    day: Option<[u8; 2]>,
}

fn numbers(written: &[u8]) -> Option<Numbers> {
    let (year, rest) = written.split_first_chunk()?;
    let (month, day) = match *rest {
        [] => (None, None),
        [b'-', tens, ones] => (Some(digits([tens, ones])?), None),
        [b'-', month, of_month, b'-', tens, ones] => (
            Some(digits([month, of_month])?),
            Some(digits([tens, ones])?),
        ),
        _ => return None,
    };
    let year = digits(*year)?;
    Some(Numbers { year, month, day })
}

impl Numbers {
    /// The days it may be; none where no calendar has it.
    fn run(&self) -> Option<Run> {
        let year = self.year.iter();
        let year = year.fold(0, |n, digit| n * 10 + i64::from(*digit));
        let value = |[tens, ones]: [u8; 2]| tens * 10 + ones;
        span(year, self.month.map(value), self.day.map(value)).map(Run::from)
    }

    fn date(&self) -> Date {
        let field = |digits: [u8; 2]| DateField {
            digits: digits.map(Some),
            qualifier: Qualifier::default(),
        };
        Date {
            year: Year {
                kind: YearKind::Standard {
                    negative: false,
                    digits: self.year.map(Some),
                },
                significant_digits: None,
                qualifier: Qualifier::default(),
            },
            month: self.month.map(field),
            day: self.day.map(field),
        }
    }
}

/// The days of a year, a month or a day; none where no calendar has it.
fn span(year: i64, month: Option<u8>, day: Option<u8>) -> Option<Span> {
    match (month, day) {
        (None, _) => Span::years(year, year),
        (Some(month), None) => Span::month(year, month),
        (Some(month), Some(day)) => {
            let day = Day::new(year, month, day)?;
            Some(Span::between(day, day))
        }
    }
}

/// The days of a date that is as plain, whatever marks it has; none of any other.
pub(super) fn days(date: &Date) -> Option<Span> {
    let YearKind::Standard {
        negative: false,
        digits: [Some(_), Some(_), Some(_), Some(_)],
    } = date.year.kind
    else {
        return None;
    };
    let is_known = |field: Option<DateField>| field.is_none_or(|field| field.value().is_some());
    if date.year.significant_digits.is_some() || !is_known(date.month) || !is_known(date.day) {
        return None;
    }
    let value = |field: Option<DateField>| field.and_then(DateField::value);
    span(date.year.value()?, value(date.month), value(date.day))
}

/// What digits say; none where anything else is written.
fn digits<const N: usize>(letters: [u8; N]) -> Option<[u8; N]> {
    let are_digits = letters.iter().all(u8::is_ascii_digit);
    are_digits.then(|| letters.map(|letter| letter - b'0'))
}

#[cfg(test)]
mod tests {
    use super::super::parsed;
    use super::{bounds, read};

    #[track_caller]
    fn agrees(written: &str) -> bool {
        let long = parsed(written).ok();
        let bounds = bounds(written);
        if let Some(bounds) = bounds {
            assert_eq!(read(written).zip(Some(bounds)), long, "{written}");
        }
        bounds.is_some()
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
