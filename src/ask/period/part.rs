//! A whole and the words for a part of it come in; the run of days of that part goes out.
//! Refuses to cut what has no whole months, or too few of them to share out.

use crate::model::date::{Day, Span};

/// Which of how many equal parts: the first is 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part {
    pub index: u8,
    pub of: u8,
}

const THIRDS: [(&str, u8); 8] = [
    ("early", 0),
    ("beginning", 0),
    ("start", 0),
    ("mid", 1),
    ("middle", 1),
    ("late", 2),
    ("end", 2),
    ("close", 2),
];

const WHICH: [(&str, u8); 8] = [
    ("first", 0),
    ("1st", 0),
    ("second", 1),
    ("2nd", 1),
    ("third", 2),
    ("3rd", 2),
    ("fourth", 3),
    ("4th", 3),
];

const SHARES: [(&str, u8); 3] = [("half", 2), ("third", 3), ("quarter", 4)];

impl Part {
    /// "late 1921" is the last third, and "1921" is left.
    pub fn read(words: &str) -> Option<(Self, &str)> {
        let (first, rest) = words.split_once([' ', '-'])?;
        let third = THIRDS.iter().find(|(name, _)| *name == first);
        if let Some((_, index)) = third {
            return Some((
                Self {
                    index: *index,
                    of: 3,
                },
                whole(rest),
            ));
        }
        let (share, rest) = rest.split_once(' ')?;
        let (_, of) = *SHARES.iter().find(|(name, _)| *name == share)?;
        let which = WHICH.iter().find(|(name, _)| *name == first);
        let index = match which {
            Some((_, index)) => *index,
            None if first == "last" => of - 1,
            None => return None,
        };
        (index < of).then_some((Self { index, of }, whole(rest)))
    }
}

fn whole(rest: &str) -> &str {
    ["part of ", "of ", "in "]
        .iter()
        .find_map(|of| rest.strip_prefix(of))
        .unwrap_or(rest)
}

/// That part of a run of whole months; `None` where it has no such part.
pub(super) fn part(whole: Span, part: Part) -> Option<Span> {
    let (first, last) = (whole.first?, whole.last?);
    if first.day() != 1 || Some(last) != Day::last_of_month(last.year(), last.month()) {
        return None;
    }
    let years = last.year().checked_sub(first.year())?.checked_add(1)?;
    let unused = i64::from(first.month()) - 1 + 12 - i64::from(last.month());
    let months = years.checked_mul(12)?.checked_sub(unused)?;
    if months == 1 {
        return part_of_month(first, last, part);
    }
    // Years and decades are shared out in the largest units that they can be.
    let unit = if unused == 0 && cuts(years, part).is_some() {
        12
    } else {
        1
    };
    let (from, to) = cuts(months / unit, part)?;
    let start = month_after(first, from.checked_mul(unit)?)?;
    let end = month_after(first, to.checked_mul(unit)?)?.previous()?;
    Some(Span::between(start, end))
}

/// The units before the part begins, and before what follows it does.
fn cuts(units: i64, part: Part) -> Option<(i64, i64)> {
    let (index, of) = (i64::from(part.index), i64::from(part.of));
    if units < of || (of != 3 && units % of != 0) {
        return None;
    }
    // Ten years are parted 4, 3, 3 and a hundred 34, 33, 33: the first takes what is left over.
    let start = |index: i64| match index {
        0 => 0,
        _ => units - (of - index) * (units / of),
    };
    Some((start(index), start(index + 1)))
}

/// The 1st to the 10th, the 11th to the 20th, the rest; halves meet between the 15th and 16th.
fn part_of_month(first: Day, last: Day, part: Part) -> Option<Span> {
    let length = match part.of {
        2 => 15,
        3 => 10,
        _ => return None,
    };
    let day = |day: u8| Day::new(first.year(), first.month(), day);
    let start = day(part.index * length + 1)?;
    let end = if part.index + 1 == part.of {
        last
    } else {
        day((part.index + 1) * length)?
    };
    Some(Span::between(start, end))
}

/// The first day of the month that many months on.
fn month_after(first: Day, months: i64) -> Option<Day> {
    let all = i64::from(first.month()) - 1 + months % 12;
    let year = first
        .year()
        .checked_add(months / 12)?
        .checked_add(all / 12)?;
    Day::new(year, u8::try_from(all % 12 + 1).ok()?, 1)
}
