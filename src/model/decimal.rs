//! Exact decimal numbers: what an amount is counted in.
//!
//! A number is read digit for digit and added without rounding, however far apart
//! the sizes are. It is never negative and has at most [`Decimal::MAX_DIGITS`] digits
//! when read; sums may grow beyond that.

use std::{borrow::Cow, cmp::Ordering, fmt, ops::Add, str::FromStr};

use bigdecimal::{BigDecimal, ToPrimitive};

use super::Wording;

/// An exact decimal number, zero or more.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Decimal(Digits);

/// The digits of a number without noughts at the end of its fraction, so that equal numbers look alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Digits {
    /// All digits as a whole number, and how many of them stand behind the point: as almost all numbers are.
    Few(u64, u8),
    /// More than fit there.
    Many(Box<BigDecimal>),
}

/// Why a text is no number that can be counted with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DecimalError {
    /// Not a plain decimal number.
    #[error(
        "`{0}` is no plain number; write digits, with `_` between thousands if you like: 39_000"
    )]
    NotANumber(String),
    /// Below zero.
    #[error(
        "`{0}` is below zero; an amount says how much there was, `from` and `to` say which way it went"
    )]
    Negative(String),
    /// More digits than are kept exactly.
    #[error("`{0}` has more than {max} digits; shorten it", max = Decimal::MAX_DIGITS)]
    TooLong(String),
}

impl Decimal {
    /// How many digits a number may be written with.
    pub const MAX_DIGITS: usize = 28;

    /// Reads a number as a fact file writes it: digits, at most one point, `_` between digits.
    ///
    /// # Errors
    ///
    /// When it is no such number, is negative, or has more than [`Self::MAX_DIGITS`] digits.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        if let Some(short) = Self::short(text) {
            return Ok(short);
        }
        let shown = || shorten(text);
        let text = text.strip_prefix('+').unwrap_or(text);
        if let Some(rest) = text.strip_prefix('-') {
            return Err(if plain(rest) {
                DecimalError::Negative(shown())
            } else {
                DecimalError::NotANumber(shown())
            });
        }
        if !plain(text) {
            return Err(DecimalError::NotANumber(shown()));
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let (mut number, mut kept) = (0, 0);
        for digit in digits(whole)
            .skip_while(|digit| *digit == 0)
            .chain(digits(fraction))
        {
            kept += 1;
            if kept > Self::MAX_DIGITS {
                return Err(DecimalError::TooLong(shown()));
            }
            number = number * 10 + u128::from(digit);
        }
        let behind = u8::try_from(digits(fraction).count()).unwrap_or(u8::MAX);
        Ok(Self::shortest(number, behind))
    }

    /// A number of few digits, perhaps with a point before some, as almost all are; none of any other text.
    fn short(text: &str) -> Option<Self> {
        const LONGEST: usize = 18;
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        let (mut number, mut behind) = (0, None);
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' => {
                    number = number * 10 + u64::from(byte - b'0');
                    behind = behind.map(|behind| behind + 1);
                }
                b'.' if behind.is_none() => behind = Some(0),
                _ => return None,
            }
        }
        let behind = match behind {
            None => 0,
            Some(0) => return None,
            Some(behind) => behind,
        };
        Some(Self::shortest(number.into(), behind))
    }

    /// The number of such digits, so many of them behind the point.
    fn shortest(digits: u128, mut behind: u8) -> Self {
        let Ok(mut digits) = u64::try_from(digits) else {
            return Self::any(&BigDecimal::new(digits.into(), behind.into()));
        };
        while behind > 0 && digits.is_multiple_of(10) {
            digits /= 10;
            behind -= 1;
        }
        Self(Digits::Few(digits, behind))
    }

    /// A number of however many digits.
    fn any(number: &BigDecimal) -> Self {
        let number = number.normalized();
        Self(match few(&number) {
            Some((digits, behind)) => Digits::Few(digits, behind),
            None => Digits::Many(number.into()),
        })
    }

    fn big(&self) -> Cow<'_, BigDecimal> {
        match &self.0 {
            Digits::Few(digits, behind) => {
                Cow::Owned(BigDecimal::new((*digits).into(), (*behind).into()))
            }
            Digits::Many(number) => Cow::Borrowed(number),
        }
    }

    /// This number and another as whole numbers, both with the same number of digits behind the point, which comes
    /// last; none if they are long or far apart in size.
    fn aligned(&self, other: &Self) -> Option<(u128, u128, u8)> {
        let (&Digits::Few(one, of_one), &Digits::Few(two, of_two)) = (&self.0, &other.0) else {
            return None;
        };
        let behind = of_one.max(of_two);
        let whole = |digits: u64, own: u8| {
            let factor = 10_u128.checked_pow((behind - own).into())?;
            u128::from(digits).checked_mul(factor)
        };
        Some((whole(one, of_one)?, whole(two, of_two)?, behind))
    }

    /// Its digits as a whole number, and how many of them stand behind the point; none if they are too many.
    pub(crate) fn digits(&self) -> Option<(u64, u64)> {
        match self.0 {
            Digits::Few(digits, behind) => Some((digits, behind.into())),
            Digits::Many(_) => None,
        }
    }

    /// The number of such digits.
    pub(crate) fn of_digits(digits: u64, behind: u64) -> Self {
        match u8::try_from(behind) {
            Ok(behind) => Self::shortest(digits.into(), behind),
            Err(_) => Self::any(&BigDecimal::new(
                digits.into(),
                i64::try_from(behind).unwrap_or(i64::MAX),
            )),
        }
    }

    /// A number of however many digits, as it is displayed.
    pub(crate) fn long(text: &str) -> Option<Self> {
        Some(Self::any(&BigDecimal::from_str(text).ok()?))
    }

    /// Nothing.
    #[must_use]
    pub const fn zero() -> Self {
        Self(Digits::Few(0, 0))
    }

    /// This number times `tenths` tenths: what a tolerance is taken from.
    #[must_use]
    pub fn tenths(&self, tenths: u32) -> Self {
        Self::any(&(&*self.big() * BigDecimal::new(tenths.into(), 1)))
    }

    /// How many times `other` goes into this number, roughly; for order alone.
    #[must_use]
    pub fn times(&self, other: &Self) -> f64 {
        let (this, other) = (
            self.big().to_f64().unwrap_or(f64::MAX),
            other.big().to_f64().unwrap_or(f64::MAX),
        );
        if other > 0.0 { this / other } else { f64::MAX }
    }

    /// The number digit for digit, for programs: `39000`, `0.5`.
    #[must_use]
    pub fn text(&self) -> Wording {
        match self.0 {
            Digits::Few(digits, behind) => short_text(digits, behind),
            Digits::Many(ref number) => number.to_plain_string().into(),
        }
    }

    /// The number with a comma between thousands, for people: `39,000`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let plain = self.text();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                text.push(',');
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push('.');
            text.push_str(fraction);
        }
        text
    }
}

/// Whether a text is digits with `_` between them and at most one point.
fn plain(text: &str) -> bool {
    let only = |c: char| c.is_ascii_digit() || c == '_' || c == '.';
    text.chars().all(only)
        && text.contains(|c: char| c.is_ascii_digit())
        && text.matches('.').count() <= 1
        && !text.starts_with('_')
}

/// A number for a message: a hundred digits help nobody.
fn shorten(text: &str) -> String {
    match text.char_indices().nth(40) {
        None => text.to_owned(),
        Some((cut, _)) => format!("{}…", &text[..cut]),
    }
}

/// The digits of a number without noughts at its end, and how many of them stand behind the point, if they are few.
fn few(number: &BigDecimal) -> Option<(u64, u8)> {
    let (digits, behind) = number.as_bigint_and_scale();
    let digits = digits.to_u64()?;
    if let Ok(behind) = u8::try_from(behind) {
        return Some((digits, behind));
    }
    let noughts = u32::try_from(behind.checked_neg()?).ok()?;
    Some((digits.checked_mul(10_u64.checked_pow(noughts)?)?, 0))
}

impl Add for &Decimal {
    type Output = Decimal;

    fn add(self, other: Self) -> Decimal {
        let short = self
            .aligned(other)
            .and_then(|(one, two, behind)| Some(Decimal::shortest(one.checked_add(two)?, behind)));
        short.unwrap_or_else(|| Decimal::any(&(&*self.big() + &*other.big())))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.aligned(other) {
            Some((one, two, _)) => one.cmp(&two),
            None => self.big().cmp(&other.big()),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

/// Twenty digits and a point.
const ROOM: usize = 21;

/// A number of these digits, so many of them behind the point, as it is displayed.
fn short_text(digits: u64, behind: u8) -> Wording {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(digits);
    let behind = usize::from(behind);
    if behind == 0 {
        return digits.into();
    }
    // Before the point stands one digit at least.
    if digits.len() <= behind {
        return format!("0.{digits:0>behind$}").into();
    }
    let (whole, fraction) = digits.split_at(digits.len() - behind);
    let mut room = [b'.'; ROOM];
    room[..whole.len()].copy_from_slice(whole.as_bytes());
    room[whole.len() + 1..=digits.len()].copy_from_slice(fraction.as_bytes());
    Wording::from_utf8(&room[..=digits.len()]).unwrap_or_default()
}

/// The digits of a plain number, or of a part of one.
fn digits(number: &str) -> impl Iterator<Item = u8> {
    let digits = number.bytes().filter(u8::is_ascii_digit);
    digits.map(|digit| digit - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let read = Decimal::parse(text).map_or_else(|e| e.to_string(), |d| d.grouped());
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn numbers() {
        case("39_000", "39,000");
        case("200.60", "200.6");
        case("0", "0");
        case("007", "7");
        case(".5", "0.5");
        case("5.", "5");
        case("63000000000000000.1", "63,000,000,000,000,000.1");
        case(
            "9999999999999999999999999999",
            "9,999,999,999,999,999,999,999,999,999",
        );
        case(
            "99999999999999999999999999999",
            "`99999999999999999999999999999` has more than 28 digits; shorten it",
        );
        case(
            "-1",
            "`-1` is below zero; an amount says how much there was, `from` and `to` say which way it went",
        );
        case(
            "1e400",
            "`1e400` is no plain number; write digits, with `_` between thousands if you like: 39_000",
        );
        case(
            "\"5\"",
            "`\"5\"` is no plain number; write digits, with `_` between thousands if you like: 39_000",
        );
    }

    #[test]
    fn few_digits_are_shown_as_many_are() {
        for digits in [0, 1, 7, 10, 120, 158_846, 9_007_199_254_740_993, u64::MAX] {
            for scale in [0, 1, 2, 6, 18, 19, 20, 27] {
                let shown = Decimal::of_digits(digits, scale).to_string();
                let scale = i64::try_from(scale).unwrap();
                let long = BigDecimal::new(digits.into(), scale).normalized();
                assert_eq!(shown, long.to_plain_string());
            }
        }
    }

    #[test]
    fn a_number_has_one_form() {
        let read = |text: &str| Decimal::parse(text).unwrap();
        assert_eq!(Decimal::of_digits(1500, 2), read("15"));
        assert_eq!(Decimal::long("1.50E+3"), Some(read("1500")));
        assert_eq!(&read("99.75") + &read("0.25"), read("100"));
        assert_eq!(
            read("2000000000000000000").tenths(10),
            read("2_000_000_000_000_000_000")
        );
        let (large, small) = (
            read("9999999999999999999999999999"),
            read("0.000000000000000000000001"),
        );
        let mut sorted = [
            &large,
            &small,
            &read("0.5"),
            &read("18446744073709551616"),
            &read("0"),
        ];
        sorted.sort();
        let sorted = sorted.map(|number| number.text().to_string());
        assert_eq!(
            sorted,
            [
                "0",
                "0.000000000000000000000001",
                "0.5",
                "18446744073709551616",
                "9999999999999999999999999999"
            ]
        );
    }

    #[test]
    fn sums_lose_no_digit() {
        let large = Decimal::parse("9999999999999999999999999999").expect("28 digits");
        let small = Decimal::parse("0.0000000000000000000000000001").expect("28 digits");
        assert_eq!(
            (&large + &small).to_string(),
            "9999999999999999999999999999.0000000000000000000000000001"
        );
    }
}
