//! The words for one date come in, in small letters; what each means goes out.
//! Refuses the whole when one word of it has no place in a date.

use crate::model::date::month_named;

/// A word or number that can stand in a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// One or two digits.
    Small(u32),
    /// "16th", "first".
    Ordinal(u32),
    /// Three or four digits, or any number with its era, in astronomical years.
    Year(i64),
    /// "1920s": its first year.
    Decade(i64),
    Month(u8),
    /// Its EDTF code, 21 to 24.
    Season(u8),
    /// "q4", counted from 0.
    Quarter(u8),
    Century,
    /// Whether it is before Christ.
    Era(bool),
    Dash,
    Dot,
}

const SEASONS: [(&str, u8); 5] = [
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
];

const ERAS: [(&str, bool); 4] = [("bc", true), ("bce", true), ("ad", false), ("ce", false)];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

const ENDINGS: [&str; 6] = ["th", "st", "nd", "rd", "'s", "s"];

/// The tokens of a date, its small words left out; `None` when a word is no part of any.
pub(super) fn tokens(words: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let (word, after) = rest.split_at_checked(length(rest, c))?;
        rest = after;
        match c {
            ' ' => {}
            '-' | '\u{2013}' | '/' => tokens.push(Token::Dash),
            '.' => tokens.push(Token::Dot),
            _ if c.is_ascii_digit() => {
                let ending = ENDINGS.into_iter().find(|ending| ends_here(rest, ending));
                rest = rest.strip_prefix(ending.unwrap_or("")).unwrap_or(rest);
                tokens.push(number(word, ending)?);
            }
            _ if matches!(word, "of" | "the") && !tokens.is_empty() && rest.starts_with(' ') => {}
            'q' if word == "q" => {
                let figure = rest.chars().next()?.to_digit(5)?;
                rest = rest.get(1..)?;
                tokens.push(Token::Quarter(u8::try_from(figure).ok()?.checked_sub(1)?));
            }
            _ => {
                // A dot after letters only says that they are short for something.
                rest = rest.strip_prefix('.').unwrap_or(rest);
                tokens.push(named(word)?);
            }
        }
    }
    Some(with_eras(&tokens))
}

/// How long the word, the number or the sign is that begins with `c`.
fn length(rest: &str, c: char) -> usize {
    let kind: fn(char) -> bool = match c {
        _ if c.is_ascii_digit() => |c| c.is_ascii_digit(),
        _ if c.is_alphabetic() => char::is_alphabetic,
        _ => return c.len_utf8(),
    };
    rest.find(|other| !kind(other)).unwrap_or(rest.len())
}

fn ends_here(rest: &str, ending: &str) -> bool {
    let after = rest.strip_prefix(ending);
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

fn number(figures: &str, ending: Option<&str>) -> Option<Token> {
    let value: u32 = figures.parse().ok()?;
    match (figures.len(), ending) {
        (1 | 2, None) => Some(Token::Small(value)),
        // Three digits can be no day, so they are as good a year as four.
        (3 | 4, None) => Some(Token::Year(value.into())),
        (4, Some("s" | "'s")) if value.is_multiple_of(10) => Some(Token::Decade(value.into())),
        (1 | 2, Some("th" | "st" | "nd" | "rd")) => Some(Token::Ordinal(value)),
        _ => None,
    }
}

fn named(word: &str) -> Option<Token> {
    let season = SEASONS.iter().find(|(name, _)| *name == word);
    let era = ERAS.iter().find(|(name, _)| *name == word);
    let ordinal = || (1..).zip(ORDINALS).find(|(_, name)| *name == word);
    month_named(word)
        .map(Token::Month)
        .or(season.map(|(_, code)| Token::Season(*code)))
        .or(era.map(|(_, before)| Token::Era(*before)))
        .or((word == "century").then_some(Token::Century))
        .or_else(|| ordinal().map(|(number, _)| Token::Ordinal(number)))
}

/// Numbers with their era put together, and the dot of "16. March" left out.
fn with_eras(tokens: &[Token]) -> Vec<Token> {
    let mut merged = Vec::new();
    let mut rest = tokens;
    while let Some((first, after)) = rest.split_first() {
        let (whole, used) = match (*first, after.first()) {
            (Token::Small(1..) | Token::Year(1..), Some(Token::Era(before))) => {
                (of_era(*first, *before), 2)
            }
            (Token::Era(false), Some(number @ (Token::Small(1..) | Token::Year(1..)))) => {
                (of_era(*number, false), 2)
            }
            (Token::Dot, Some(month @ Token::Month(_))) => (*month, 2),
            (other, _) => (other, 1),
        };
        merged.push(whole);
        rest = rest.get(used..).unwrap_or_default();
    }
    merged
}

/// 1 BC is the year 0, 44 BC the year -43.
fn of_era(number: Token, before: bool) -> Token {
    let year = match number {
        Token::Small(small) => i64::from(small),
        Token::Year(year) => year,
        other => return other,
    };
    Token::Year(if before { 1 - year } else { year })
}
