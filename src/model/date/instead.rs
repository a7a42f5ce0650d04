//! A text that is no EDTF comes in; the EDTF that was probably meant goes out.
//! Refuses to choose: where a text can mean two dates it gives none.

use super::calendar::Calendar;
use super::day::Span;
use super::month::{is_turkish_month, month_named};
use edtf_core::Edtf;

/// Ways of writing a date that people bring with them, the surest first.
const HABITS: [fn(&str) -> Option<String>; 9] = [
    spaced_or_small,
    in_words,
    dotted,
    with_single_digits,
    run_together,
    years_with_dash,
    backwards,
    decade,
    year_of_other_length,
];

pub(super) fn instead(written: &str) -> Option<String> {
    // Longer texts are no slip of the pen, and need not be searched.
    const LONGEST: usize = 40;
    if written.len() > LONGEST {
        return None;
    }
    let mut meant = HABITS.iter().filter_map(|habit| habit(written));
    meant.find(|text| text != written && Edtf::parse(text).is_ok())
}

fn spaced_or_small(written: &str) -> Option<String> {
    let dash = |c: char| {
        if "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}".contains(c) {
            '-'
        } else {
            c
        }
    };
    let kept = written.chars().filter(|c| !c.is_whitespace()).map(dash);
    let text: String = kept.collect::<String>().to_ascii_uppercase();
    // With `20 21` the space may stand for anything; with `1921 - 03` it does not.
    let parted = written.split_whitespace().collect::<Vec<_>>();
    let joined = parted.windows(2).any(|two| match two {
        [left, right] => {
            left.ends_with(char::is_alphanumeric) && right.starts_with(char::is_alphanumeric)
        }
        _ => false,
    });
    (!joined).then_some(text)
}

/// `16 March 1921`, `March 16th, 1921`, `about March 1921`.
fn in_words(written: &str) -> Option<String> {
    const ABOUT: [&str; 6] = ["c", "ca", "circa", "about", "around", "approximately"];
    if !written.contains(char::is_alphabetic) {
        return None;
    }
    let (mut month, mut day, mut year, mut mark) = (None, None, None, "");
    let mut turkish = false;
    for word in written
        .split([' ', ',', '.'])
        .filter(|word| !word.is_empty())
    {
        let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if ABOUT.contains(&word.to_lowercase().as_str()) {
            mark = "~";
        } else if let Some(number) = month_named(word) {
            month.replace(number).is_none().then_some(())?;
            turkish = is_turkish_month(word);
        } else if word.len() == 4 && figures == word {
            year.replace(word).is_none().then_some(())?;
        } else if !["of", "the"].contains(&word) {
            day.replace(figures.parse::<u8>().ok()?)
                .is_none()
                .then_some(())?;
        }
    }
    if let Some(month) = month.filter(|_| turkish)
        && let Ok(year @ 1256..=1341) = year?.parse()
    {
        return rumi(year, month, day).map(|date| format!("{date}{mark}"));
    }
    match (year?, month, day) {
        (year, Some(month), Some(day)) => Some(format!("{year}-{month:02}-{day:02}{mark}")),
        (year, Some(month), None) => Some(format!("{year}-{month:02}{mark}")),
        (year, None, None) => Some(format!("{year}{mark}")),
        (_, None, Some(_)) => None,
    }
}

/// `16 Mart 1337`, `Mart 1337`: Ottoman dates, which EDTF has as Gregorian ones.
fn rumi(year: i64, month: u8, day: Option<u8>) -> Option<String> {
    if let Some(day) = day {
        let day = Calendar::Rumi.day(year, month, day.into()).ok()?;
        return Some(day.to_string());
    }
    let span = Calendar::Rumi.month(year, month).ok()?;
    let (first, last) = (span.first?, span.last?);
    if Span::month(first.year(), first.month()) == Some(span) {
        return Some(format!("{:04}-{:02}", first.year(), first.month()));
    }
    Some(format!("{first}/{last}"))
}

/// `16.3.1921`; with strokes only where no other order of day and month is possible.
fn dotted(written: &str) -> Option<String> {
    let parts: Vec<&str> = written.split(['.', '/']).collect();
    let [day, month, year] = parts.as_slice() else {
        return None;
    };
    let (day, month): (u8, u8) = (day.parse().ok()?, month.parse().ok()?);
    if year.len() != 4 || (written.contains('/') && day <= 12 && month != day) {
        return None;
    }
    Some(format!("{year}-{month:02}-{day:02}"))
}

/// `1921-2-3`, and either end of an interval written so.
fn with_single_digits(written: &str) -> Option<String> {
    let digits = |part: &str| part.chars().take_while(char::is_ascii_digit).count();
    let widen = |part: &str| match digits(part) {
        1 => format!("0{part}"),
        _ => part.to_owned(),
    };
    let ends = written.split('/');
    let ends = ends.map(|end| end.split('-').map(widen).collect::<Vec<_>>().join("-"));
    let text = ends.collect::<Vec<_>>().join("/");
    (text != written).then_some(text)
}

/// `19210316`.
fn run_together(written: &str) -> Option<String> {
    let figures = written.len() == 8 && written.bytes().all(|b| b.is_ascii_digit());
    let (year, rest) = written.split_at_checked(4).filter(|_| figures)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some(format!("{year}-{month}-{day}"))
}

/// `1920-1922`, `1920..1922`.
fn years_with_dash(written: &str) -> Option<String> {
    for between in ["..", "-", "\u{2013}", "\u{2014}"] {
        if let Some((start, end)) = written.split_once(between) {
            let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
            let (start, end) = (start.trim(), end.trim());
            if year(start) && year(end) && start <= end {
                return Some(format!("{start}/{end}"));
            }
            if between == ".." && start != end && !written.starts_with(['[', '{']) {
                let open = |text: &str| {
                    if text.is_empty() {
                        "..".to_owned()
                    } else {
                        text.to_owned()
                    }
                };
                return Some(format!("{}/{}", open(start), open(end)));
            }
        }
    }
    None
}

/// `1923/1920`.
fn backwards(written: &str) -> Option<String> {
    let (start, end) = written.split_once('/')?;
    Some(format!("{end}/{start}"))
}

/// `1930s`.
fn decade(written: &str) -> Option<String> {
    let years = written.strip_prefix("the ").unwrap_or(written);
    Some(format!("{}X", years.strip_suffix("0s")?))
}

/// `921`, `17000`; two digits may be short for a year of any century.
fn year_of_other_length(written: &str) -> Option<String> {
    let figures = written.bytes().all(|b| b.is_ascii_digit());
    match written.len() {
        3 if figures => Some(format!("0{written}")),
        5.. if figures => Some(format!("Y{written}")),
        _ => None,
    }
}
