//! A word comes in, the number of the month it names goes out, and back.
//! Refuses to guess: a name is one of the table or no month at all.

struct Month {
    number: u8,
    /// The first name is the one we write; the others are read as well.
    names: &'static [&'static str],
}

// A language more is a name more in each row; a number may have several rows.
const MONTHS: [Month; 12] = [
    month(1, &["January", "jan"]),
    month(2, &["February", "feb", "febr"]),
    month(3, &["March", "mar"]),
    month(4, &["April", "apr"]),
    month(5, &["May"]),
    month(6, &["June", "jun"]),
    month(7, &["July", "jul"]),
    month(8, &["August", "aug"]),
    month(9, &["September", "sep", "sept"]),
    month(10, &["October", "oct"]),
    month(11, &["November", "nov"]),
    month(12, &["December", "dec"]),
];

const fn month(number: u8, names: &'static [&'static str]) -> Month {
    Month { number, names }
}

/// The month that a word names, in full or cut short, whatever its case.
#[must_use]
pub fn month_named(word: &str) -> Option<u8> {
    let same = |name: &&str| name.eq_ignore_ascii_case(word);
    let found = MONTHS.iter().find(|month| month.names.iter().any(same));
    found.map(|month| month.number)
}

/// The English name of a month; `None` when there is no such month.
#[must_use]
pub fn month_name(number: u8) -> Option<&'static str> {
    let found = MONTHS.iter().find(|month| month.number == number);
    found.and_then(|month| month.names.first().copied())
}
