//! The year of an EDTF date comes in; the English words for it go out.
//! Refuses masks that English has no short words for, such as `1X21`.

use super::day::Day;
use super::phrase::Phrase;
use edtf_core::{Year, YearKind};

/// " 1921", or " of some year in the 1930s".
pub(super) fn of_year(year: &Year) -> Option<String> {
    if let Some(value) = year.value() {
        return Some(format!(" {}", year_name(value)));
    }
    if is_unknown(year) {
        return Some(" of an unknown year".to_owned());
    }
    Some(format!(" of some year in {}", masked_years(year)?.inside()))
}

pub(super) fn with_of(of_year: &str) -> String {
    if of_year.starts_with(" of") {
        of_year.to_owned()
    } else {
        format!(" of{of_year}")
    }
}

/// Whether no digit is known.
pub(super) fn is_unknown(year: &Year) -> bool {
    matches!(year.kind, YearKind::Standard { digits, .. } if digits == [None; 4])
}

/// "1930s" for `193X`; `1X21` has no words.
pub(super) fn masked_years(year: &Year) -> Option<Phrase> {
    let YearKind::Standard { digits, .. } = year.kind else {
        return None;
    };
    let blanks = digits
        .iter()
        .rev()
        .take_while(|digit| digit.is_none())
        .count();
    if digits.iter().filter(|digit| digit.is_none()).count() != blanks {
        return None;
    }
    let filled = |fill: u8| {
        let digit = |sum: i64, digit: &Option<u8>| sum * 10 + i64::from(digit.unwrap_or(fill));
        digits.iter().fold(0, digit)
    };
    let (first, last) = (filled(0), filled(9));
    if blanks == 1 && first >= 1000 {
        return Some(Phrase::with_article(format!("{first}s")));
    }
    let (first, last) = (Day::new(first, 1, 1)?, Day::new(last, 12, 31)?);
    Some(Phrase::bare(year_range(first, last)))
}

pub(super) fn year_range(first: Day, last: Day) -> String {
    match (first.year(), last.year()) {
        (first, last) if last <= 0 => {
            format!("{}\u{2013}{}", before_christ(first), year_name(last))
        }
        (first, last) if (1..1000).contains(&first) && last < 1000 => {
            format!("AD {first}\u{2013}{last}")
        }
        (first, last) => format!("{}\u{2013}{}", year_name(first), year_name(last)),
    }
}

/// Adds the name of a year to a text.
pub(super) fn push_year(text: &mut String, year: i64) {
    match u16::try_from(year) {
        Ok(year @ 1000..=9999) => {
            let places = [1000, 100, 10, 1];
            text.extend(places.map(|place| digit((year / place % 10) as u8)));
        }
        _ => text.push_str(&year_name(year)),
    }
}

/// The last digit of a number.
pub(super) fn digit(number: u8) -> char {
    char::from(b'0' + number % 10)
}

/// The year 0 is 1 BC; a number below 1000 alone would not look like a year.
pub(super) fn year_name(year: i64) -> String {
    match year {
        ..=0 => format!("{} BC", before_christ(year)),
        1..=999 => format!("AD {year}"),
        1000..=9999 => year.to_string(),
        _ => format!("the year {}", grouped(&year.to_string())),
    }
}

fn before_christ(year: i64) -> String {
    let number = (1 - i128::from(year)).to_string();
    if number.len() > 4 {
        grouped(&number)
    } else {
        number
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// "–22" after 1921, "–2000" after 1999.
pub(super) fn next_year(year: i64) -> String {
    match (year + 1) % 100 {
        0 => format!("\u{2013}{}", year + 1),
        short => format!("\u{2013}{short:02}"),
    }
}
