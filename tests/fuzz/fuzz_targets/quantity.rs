//! Lines of a word and one or two numbers as amounts. What must hold:
//!
//! - A number that is read prints as one that reads as the same number.
//! - The bounds of an amount and of a sum stand the right way round.
//! - A sum does not mind the order, has no smaller bounds than its addends, and what is unknown
//!   adds nothing to it.

#![no_main]

use histcli::model::{Amount, Decimal, Quantity};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut addends: Vec<Quantity> = text.lines().filter_map(amount).collect();
    for addend in &addends {
        ordered(addend);
    }
    let sum = Quantity::sum(&addends);
    ordered(&sum);
    for addend in addends.iter().filter(|one| one.is_known()) {
        assert!(sum.min >= addend.min, "{sum:?} {addend:?}");
        if let Some(max) = &sum.max {
            assert!(addend.max.as_ref().is_some_and(|one| one <= max), "{text}");
        }
    }
    addends.reverse();
    assert_eq!(Quantity::sum(&addends), sum);
    addends.push(Amount::Unknown.quantity());
    let with = Quantity::sum(&addends);
    assert_eq!((&with.min, &with.max), (&sum.min, &sum.max));
    assert_eq!(with.best, None);
});

fn amount(line: &str) -> Option<Quantity> {
    let mut words = line.split(' ');
    let word = words.next()?;
    let one = number(words.next()?)?;
    let amount = match word {
        "exact" => Amount::Exact(one),
        "about" => Amount::About(one),
        "almost" => Amount::Almost(one),
        "over" => Amount::Over(one),
        "between" => Amount::between(one, number(words.next()?)?).ok()?,
        _ => Amount::Unknown,
    };
    Some(amount.quantity())
}

fn number(word: &str) -> Option<Decimal> {
    let number = match Decimal::parse(word) {
        Ok(number) => number,
        Err(fault) => {
            assert!(!fault.to_string().is_empty());
            return None;
        }
    };
    let again = Decimal::parse(&number.to_string());
    assert_eq!(again.as_ref(), Ok(&number), "{word}");
    assert_eq!(number.grouped().replace(',', ""), number.to_string());
    assert!(number.tenths(9) <= number && number <= number.tenths(11));
    assert!(number >= Decimal::zero());
    Some(number)
}

fn ordered(quantity: &Quantity) {
    if let (Some(min), Some(max)) = (&quantity.min, &quantity.max) {
        assert!(min <= max, "{quantity:?}");
        let inside = |best: &Decimal| min <= best && best <= max;
        assert!(quantity.best.as_ref().is_none_or(inside), "{quantity:?}");
    }
}
