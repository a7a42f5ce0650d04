//! Amounts in words, as a person writes them into a cell: `39000`, `about 400`,
//! `between 10 and 20`, `Over(1500)`.
//!
//! Numbers are exact, with `.` before the fraction and nothing or `_` between thousands: a comma
//! is refused, for it means one thing in London and another in Berlin.

use crate::model::{Amount, Decimal};

const HOW: &str = "write a number, or `about 400`, `almost 80`, `over 1500`, `between 10 and 20`, `exact 5` or `unknown`";

/// Reads an amount.
pub(super) fn read(text: &str) -> Result<Amount, String> {
    let lower = text.trim().to_lowercase();
    let (word, rest) = match lower.find(|c: char| !c.is_alphabetic()) {
        Some(at) => lower.split_at(at),
        None => (lower.as_str(), ""),
    };
    let rest = unwrapped(rest.trim());
    match (word, rest) {
        ("unknown", "") => Ok(Amount::Unknown),
        ("" | "exact" | "exactly", number) => Ok(Amount::Exact(number_of(number)?)),
        ("about", number) => Ok(Amount::About(number_of(number)?)),
        ("almost", number) => Ok(Amount::Almost(number_of(number)?)),
        ("over", number) => Ok(Amount::Over(number_of(number)?)),
        ("between", bounds) => {
            let both = bounds
                .split_once(" and ")
                .or_else(|| bounds.split_once(','));
            let (low, high) = both.ok_or_else(|| format!("`{text}` has one bound; {HOW}"))?;
            let (low, high) = (number_of(low)?, number_of(high)?);
            Amount::between(low, high).map_err(|error| error.to_string())
        }
        _ => Err(format!("`{text}` is no amount; {HOW}")),
    }
}

/// What stands between brackets, or the text itself.
fn unwrapped(text: &str) -> &str {
    let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
    inner.unwrap_or(text).trim()
}

fn number_of(text: &str) -> Result<Decimal, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("the amount lacks its number; {HOW}"));
    }
    if text.contains(',') {
        return Err(format!(
            "`{text}` holds a comma, which is a thousand to some and a fraction to others; write `39000` or `39.5`"
        ));
    }
    Decimal::parse(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::model::Word;

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let shown = match read(text) {
            Ok(amount) => {
                let quantity = amount.quantity();
                let bounds = [quantity.min, quantity.max];
                let bounds: Vec<String> = bounds
                    .map(|bound| bound.map_or_else(String::new, |n| n.to_string()))
                    .into();
                format!("{} {}", quantity.qualifier.as_str(), bounds.join(".."))
            }
            Err(error) => error.split(';').next().unwrap_or_default().to_owned(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn amounts_in_words() {
        case("39000", "exact 39000..39000");
        case(" 39_000.50 ", "exact 39000.5..39000.5");
        case("exact 5", "exact 5..5");
        case("About 400", "about 400..400");
        case("over 1500", "over 1500..");
        case("Over(1_500)", "over 1500..");
        case("almost 80", "almost ..80");
        case("between 10 and 20", "between 10..20");
        case("Between(10, 20)", "between 10..20");
        case("unknown", "unknown ..");
        case("between 20 and 10", "`Between(20, 10)` is upside down");
        case("between 10", "`between 10` has one bound");
        case("about", "the amount lacks its number");
        case("many", "`many` is no amount");
        case(
            "39,000",
            "`39,000` holds a comma, which is a thousand to some and a fraction to others",
        );
        case("-5", "`-5` is below zero");
    }
}
