//! Dates, so that those which may share a day with a span are found without looking at the others.
//!
//! Every date is filed by its first day, among dates that last about as long: of those that last at
//! most a month, none begins earlier than a month before the span. Dates without a first or a last
//! day stand together at the end, and are looked at always.
//!
//! ```text
//! for each length: how long its dictionary is; then the dictionaries
//! word     = the number of the first day, in an order of bytes
//! payload  = for each length in days: that, and the seats
//! ```

use super::{Seat, gathered::Seats};
use crate::{
    model::{Day, Days, Span},
    packed::{Cursor, Dictionary, DictionaryWriter, Packed, Writer},
};

/// The days that dates of each sort last beyond their first day, at most.
const LENGTHS: [i64; 6] = [0, 31, 366, 3_660, 36_600, i64::MAX];

/// The sort of dates that are open at an end.
const OPEN: u8 = 6;

/// What a date is filed under, in the order in which it is written: its sort, its first day, and how long it lasts.
pub(super) fn filed(first: Option<Day>, last: Option<Day>) -> [u8; FILED] {
    let (sort, first, length) = match (first, last) {
        (Some(first), Some(last)) => {
            let (first, last) = (first.number(), last.number());
            let length = last.saturating_sub(first).max(0);
            let sort = LENGTHS.iter().position(|most| length <= *most);
            let sort = u8::try_from(sort.unwrap_or_default()).unwrap_or_default();
            (sort, first, length)
        }
        _ => (OPEN, 0, 0),
    };
    let mut filed = [sort; FILED];
    filed[1..9].copy_from_slice(&key(first));
    filed[9..].copy_from_slice(&length.to_be_bytes());
    filed
}

const FILED: usize = 17;

/// The section of some dates.
pub(super) fn write(dates: &Seats) -> Vec<u8> {
    let mut dictionaries = [(); OPEN as usize + 1].map(|()| DictionaryWriter::new());
    let order = dates.keys().sorted();
    let mut payload = Writer::new();
    // The sort and the first day.
    let begin = |key: u32| &dates.keys().text(key)[..9];
    for same_day in order.chunk_by(|one, other| begin(*one) == begin(*other)) {
        payload.clear();
        dates.each(same_day, |filed, seats| {
            let length = filed[9..].try_into().unwrap_or_default();
            payload.number(u64::from_be_bytes(length));
            payload.ascending(seats);
        });
        let (sort, first) = begin(same_day[0]).split_at(1);
        dictionaries[usize::from(sort[0])].push(first, payload.as_bytes());
    }
    let dictionaries = dictionaries.map(DictionaryWriter::finish);
    let mut bytes = Vec::new();
    for dictionary in &dictionaries {
        bytes.extend((dictionary.len() as u64).to_le_bytes());
    }
    bytes.extend(dictionaries.concat());
    bytes
}

/// A number of a day as bytes that are ordered as days are.
const fn key(day: i64) -> [u8; 8] {
    (day.cast_unsigned() ^ (1 << 63)).to_be_bytes()
}

fn day(key: &[u8]) -> i64 {
    let bytes: [u8; 8] = key.try_into().unwrap_or_default();
    (u64::from_be_bytes(bytes) ^ (1 << 63)).cast_signed()
}

/// The seats of those who have a date that may share a day with a span, each once, in order.
pub(super) fn within(section: &Packed, span: &Span) -> Vec<Seat> {
    let mut found = Vec::new();
    each_within(section, span, |_, seats| found.extend(seats));
    found.sort_unstable();
    found.dedup();
    found
}

/// Hands the days of dates that may share a day with a span to `each`, where they are known, and the seats of those who
/// have a date of these days, in order.
pub(super) fn each_within(
    section: &Packed,
    span: &Span,
    mut each: impl FnMut(Option<Days>, &mut dyn Iterator<Item = Seat>),
) {
    let from = span.first.map(Day::number);
    let until = span.last.map_or(i64::MAX, Day::number);
    let sorts = usize::from(OPEN) + 1;
    let lengths = section.bytes(0..sorts as u64 * 8);
    let mut start = sorts as u64 * 8;
    for (sort, length) in lengths.chunks_exact(8).enumerate() {
        let length = u64::from_le_bytes(length.try_into().unwrap_or_default());
        let part = section.part(start..start.saturating_add(length));
        start = start.saturating_add(length);
        let dictionary = Dictionary::over(part);
        // What is open may always share a day.
        let open = sort == usize::from(OPEN);
        let longest = LENGTHS.get(sort).copied().unwrap_or(i64::MAX);
        let earliest = from
            .filter(|_| !open)
            .map(|day| day.saturating_sub(longest));
        dictionary.since(&key(earliest.unwrap_or(i64::MIN)), |_, word, payload| {
            let first = day(word);
            if !open && first > until {
                return false;
            }
            let mut cursor = Cursor::new(payload);
            while !cursor.is_done() {
                let length = cursor.number().cast_signed();
                let reaches = open || from.is_none_or(|day| first.saturating_add(length) >= day);
                if reaches {
                    // Of what lasts too long to be counted the last day is another.
                    let last = first.checked_add(length);
                    let last = last.filter(|_| !open && length < i64::MAX);
                    let days = last.map(|last| Days::of(Some(first), Some(last)));
                    each(days, &mut cursor.ascending());
                } else {
                    cursor.ascending().for_each(drop);
                }
            }
            true
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{super::gathered::Gathered, *};

    #[test]
    fn finds_what_a_look_at_every_date_finds() {
        let day = |number: i64| {
            Day::new(
                1900 + number / 336,
                1 + u8::try_from(number / 28 % 12).unwrap(),
                1 + u8::try_from(number % 28).unwrap(),
            )
        };
        let mut dates = Vec::new();
        let mut gathered = Gathered::default();
        for at in 0_u32..4_000 {
            let first = i64::from(at * 37 % 3_001);
            let length = i64::from([0, 0, 0, 3, 40, 400, 9_000][at as usize % 7]);
            let (first, last) = match at % 11 {
                9 => (None, day(first)),
                10 => (day(first), None),
                _ => (day(first), day(first + length)),
            };
            dates.push((first, last, at / 2));
            gathered.push(&filed(first, last), at / 2);
        }
        let section = Packed::in_memory(write(&gathered.seats(|seat| seat)));
        for (from, to) in [(0, 0), (5, 5), (100, 130), (1_000, 1_400), (2_999, 13_000)] {
            for span in [
                Span {
                    first: day(from),
                    last: day(to),
                },
                Span {
                    first: None,
                    last: day(to),
                },
                Span {
                    first: day(from),
                    last: None,
                },
            ] {
                let meets = |(first, last, _): &&(Option<Day>, Option<Day>, Seat)| {
                    (first.is_none() || last.is_none())
                        || (span
                            .last
                            .is_none_or(|day| first.is_some_and(|first| first <= day))
                            && span
                                .first
                                .is_none_or(|day| last.is_some_and(|last| last >= day)))
                };
                let mut expected: Vec<Seat> =
                    dates.iter().filter(meets).map(|(.., seat)| *seat).collect();
                expected.dedup();
                assert_eq!(within(&section, &span), expected, "{span:?}");
            }
        }
    }
}
