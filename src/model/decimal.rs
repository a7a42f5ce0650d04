//! Exact decimal numbers: what an amount is counted in.
//!
//! A number is read digit for digit and added without rounding, however far apart
//! the sizes are. It is never negative and has at most [`Decimal::MAX_DIGITS`] digits
//! when read; sums may grow beyond that.

use std::{fmt, ops::Add, str::FromStr};

use bigdecimal::{BigDecimal, ToPrimitive, Zero};

/// An exact decimal number, zero or more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(BigDecimal);

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
        let scale = i64::try_from(digits(fraction).count()).unwrap_or_default();
        Ok(Self::shortest(number, scale))
    }

    /// The number of such digits, so many of them behind the point, without zeros at its end.
    fn shortest(mut digits: u128, mut scale: i64) -> Self {
        if digits == 0 {
            return Self::zero();
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            scale -= 1;
        }
        Self(BigDecimal::new(digits.into(), scale))
    }

    /// The sum of two numbers, if neither is long and they are not far apart in size.
    fn short_sum(&self, other: &Self) -> Option<Self> {
        let ((one, of_one), (two, of_two)) =
            (self.0.as_bigint_and_scale(), other.0.as_bigint_and_scale());
        let scale = of_one.max(of_two);
        let digits = |digits: u64, own: i64| {
            let factor = 10_u128.checked_pow(u32::try_from(scale - own).ok()?)?;
            u128::from(digits).checked_mul(factor)
        };
        let (one, two) = (
            digits(one.to_u64()?, of_one)?,
            digits(two.to_u64()?, of_two)?,
        );
        Some(Self::shortest(one.checked_add(two)?, scale))
    }

    /// Its digits as a whole number, and how many of them stand behind the point; none if they are too many.
    pub(crate) fn digits(&self) -> Option<(u64, u64)> {
        let (digits, scale) = self.0.as_bigint_and_scale();
        let digits = digits.to_u64()?;
        if scale < 0 {
            let noughts = u32::try_from(scale.unsigned_abs()).ok()?;
            return Some((digits.checked_mul(10_u64.checked_pow(noughts)?)?, 0));
        }
        Some((digits, scale.cast_unsigned()))
    }

    /// The number of such digits.
    pub(crate) fn of_digits(digits: u64, scale: u64) -> Self {
        let (mut digits, mut scale) = (digits, i64::try_from(scale).unwrap_or(i64::MAX));
        if digits == 0 {
            return Self::zero();
        }
        // As all are kept: without a nought at the end.
        while digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        Self(BigDecimal::new(digits.into(), scale))
    }

    /// A number of however many digits, as it is displayed.
    pub(crate) fn long(text: &str) -> Option<Self> {
        Some(Self(BigDecimal::from_str(text).ok()?.normalized()))
    }

    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigDecimal::zero())
    }

    /// This number times `tenths` tenths: what a tolerance is taken from.
    #[must_use]
    pub fn tenths(&self, tenths: u32) -> Self {
        Self((&self.0 * BigDecimal::new(tenths.into(), 1)).normalized())
    }

    /// How many times `other` goes into this number, roughly; for order alone.
    #[must_use]
    pub fn times(&self, other: &Self) -> f64 {
        let (this, other) = (
            self.0.to_f64().unwrap_or(f64::MAX),
            other.0.to_f64().unwrap_or(f64::MAX),
        );
        if other > 0.0 { this / other } else { f64::MAX }
    }

    /// The number with a comma between thousands, for people: `39,000`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let plain = self.to_string();
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

impl Add for &Decimal {
    type Output = Decimal;

    fn add(self, other: Self) -> Decimal {
        self.short_sum(other)
            .unwrap_or_else(|| Decimal((&self.0 + &other.0).normalized()))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.digits() {
            Some((digits, 0)) => write!(f, "{digits}"),
            Some((digits, scale @ 1..20)) => {
                let one = 10_u64.pow(u32::try_from(scale).unwrap_or_default());
                let width = usize::try_from(scale).unwrap_or_default();
                write!(f, "{}.{:0width$}", digits / one, digits % one)
            }
            _ => f.write_str(&self.0.to_plain_string()),
        }
    }
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
    fn sums_lose_no_digit() {
        let large = Decimal::parse("9999999999999999999999999999").expect("28 digits");
        let small = Decimal::parse("0.0000000000000000000000000001").expect("28 digits");
        assert_eq!(
            (&large + &small).to_string(),
            "9999999999999999999999999999.0000000000000000000000000001"
        );
    }
}
