//! `when`: what happened at a time, or when something was.
//!
//! Words that are a date ask for a time; all others are a name. A time is answered with what
//! certainly falls in it first, then with what possibly does; a name with the dates of what
//! it names. There is a row for every date: an event with two rival dates gives two.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashSet},
};

use super::{
    Match, NoAnswer, distinct,
    find::{Hit, find},
    period,
};
use crate::{
    facts::{Dated, Facts, Kind, Record, Scope},
    model::{Certainty, Citation, Date, Day, Id, Objection, Part, Period, Rivals, Span, Standing},
};

/// A date that answers, and what it is the date of.
pub struct DateAnswer<'f> {
    /// The number of the record among all, where that is known.
    pub seat: Option<u32>,
    /// The record that holds the date.
    pub record: Record<'f>,
    /// What in the record it dates.
    pub dated: Dated<'f>,
    /// How surely it falls in the time asked for; none where a name was asked for.
    pub certainty: Option<Certainty>,
    /// Whether it began before the time asked for or ended after it: something that went on then.
    pub goes_on: bool,
    /// How the date stands among its sources.
    pub standing: Standing,
    /// How the record was found; none where a time was asked for.
    pub found: Option<Match>,
}

/// All days.
pub(super) const ALWAYS: Span = Span {
    first: None,
    last: None,
};

/// The dates that answer, in order of time.
pub(super) fn answer<'f>(
    facts: &'f Facts,
    words: Option<&str>,
    all: bool,
) -> Result<Vec<DateAnswer<'f>>, NoAnswer> {
    let Some(words) = words else {
        let mut every: Vec<_> = facts
            .dated_within(&ALWAYS)
            .flat_map(|(_, record)| dates_of(facts, record, None))
            .collect();
        if every.is_empty() {
            return Err(NoAnswer::Empty("dates"));
        }
        order(&mut every);
        return Ok(every);
    };
    match period::read(words) {
        Some(period) => then(facts, words, &period?),
        None => named(facts, words, all),
    }
}

/// What happened in a period.
pub(super) fn then<'f>(
    facts: &'f Facts,
    words: &str,
    period: &Period,
) -> Result<Vec<DateAnswer<'f>>, NoAnswer> {
    let mut answers = Vec::new();
    for (seat, record) in facts.dated_within(&hull(period)) {
        record.each_dated(|dated| {
            let Some(certainty) = dated.date().within(period) else {
                return;
            };
            let answer = judged(facts, record, dated);
            if answer.standing != Standing::Rejected {
                let is_certain = certainty == Certainty::Certain;
                answers.push(DateAnswer {
                    seat: Some(seat),
                    certainty: Some(certainty),
                    goes_on: is_certain && reaches_beyond(dated.date(), period),
                    ..answer
                });
            }
        });
    }
    if answers.is_empty() {
        return Err(NoAnswer::NothingThen(words.to_owned()));
    }
    order(&mut answers);
    Ok(answers)
}

/// Whether some day of a date lies outside every run of days that the period is made of.
fn reaches_beyond(date: &Date, period: &Period) -> bool {
    let Period::Spans(spans) = period else {
        return date.earliest().is_none() || date.earliest() != date.latest();
    };
    let holds = |span: &Span| {
        let begins = span
            .first
            .is_none_or(|first| date.earliest().is_some_and(|day| day >= first));
        let ends = span
            .last
            .is_none_or(|last| date.latest().is_some_and(|day| day <= last));
        begins && ends
    };
    !spans.iter().any(holds)
}

/// From the first day that a period asks about to the last. A day of every year is any time.
pub(super) fn hull(period: &Period) -> Span {
    let Period::Spans(spans) = period else {
        return ALWAYS;
    };
    let last = spans.iter().map(|span| span.last);
    Span {
        // No first day sorts before any, as an open beginning should; an open end must not.
        first: spans.iter().map(|span| span.first).min().flatten(),
        last: last
            .reduce(|a, b| a.zip(b).map(|(a, b)| a.max(b)))
            .flatten(),
    }
}

/// When something was: the dates of all that the name fits.
fn named<'f>(facts: &'f Facts, name: &str, all: bool) -> Result<Vec<DateAnswer<'f>>, NoAnswer> {
    let hits = find(
        facts,
        Scope::Everything,
        "event, delivery or person",
        name,
        all,
    )?;
    let mut answers = dates_around(facts, hits, |hit| {
        let has_a_life = has_a_life(hit.record.kind());
        let tied = has_a_life.then(|| facts.tied_to(hit.seat));
        tied.into_iter().flatten()
    });
    if answers.is_empty() {
        return Err(NoAnswer::Undated(name.to_owned()));
    }
    order(&mut answers);
    Ok(answers)
}

/// The dates of what a name fits and of what is tied to that, each record once.
pub(super) fn dates_around<'f, T: IntoIterator<Item = (u32, Record<'f>)>>(
    facts: &'f Facts,
    hits: Vec<Hit<'f>>,
    tied: impl Fn(&Hit<'f>) -> T,
) -> Vec<DateAnswer<'f>> {
    let mut dates = Vec::new();
    let mut seen: HashSet<u32> = HashSet::new();
    for hit in hits {
        for (seat, record) in std::iter::once((hit.seat, hit.record)).chain(tied(&hit)) {
            if seen.insert(seat) {
                dates.extend(dates_of(facts, record, Some(&hit.found)));
            }
        }
    }
    dates
}

/// Whether what a record took part in belongs to its own story.
fn has_a_life(kind: Kind) -> bool {
    match kind {
        Kind::Person | Kind::Object => true,
        Kind::Source | Kind::Group | Kind::Place | Kind::Event | Kind::Delivery | Kind::Quote => {
            false
        }
    }
}

/// Every date in a record, with how it stands.
fn dates_of<'f>(
    facts: &'f Facts,
    record: Record<'f>,
    found: Option<&Match>,
) -> Vec<DateAnswer<'f>> {
    let mut dates = Vec::new();
    record.each_dated(|dated| {
        dates.push(DateAnswer {
            found: found.cloned(),
            ..judged(facts, record, dated)
        });
    });
    dates
}

/// A date in a record, with how it stands.
fn judged<'f>(facts: &'f Facts, record: Record<'f>, dated: Dated<'f>) -> DateAnswer<'f> {
    let resolver = facts.resolver();
    let standing = match dated {
        Dated::When(claim, rivals) | Dated::Birth(claim, rivals) | Dated::Death(claim, rivals) => {
            resolver.value(claim, rivals)
        }
        Dated::Role(claim, _) | Dated::Statement(claim, _) => resolver.statement(claim),
    };
    let doubted = record
        .subject()
        .is_some_and(|subject| !subject.against.is_empty());
    let contested = doubted && matches!(dated, Dated::When(..)) && standing != Standing::Rejected;
    DateAnswer {
        seat: None,
        record,
        dated,
        certainty: None,
        goes_on: false,
        standing: if contested {
            Standing::Disputed
        } else {
            standing
        },
        found: None,
    }
}

/// Certain before possible, then by the earliest day, the latest day, and the id.
pub(super) fn order(answers: &mut [DateAnswer<'_>]) {
    // To compare whole places costs far more than to compare numbers, and is seldom needed.
    answers.sort_by_cached_key(about);
    for alike in answers.chunk_by_mut(|one, other| about(one) == about(other)) {
        if alike.len() > 1 {
            alike.sort_by_cached_key(place);
        }
    }
}

/// What comes first of [`place`], as a number: how certain, both days, and how the id begins. Where a day is too far
/// off for it, nothing that follows is told, so that no two numbers are in another order than the places are.
fn about(answer: &DateAnswer<'_>) -> u128 {
    /// The bits of a day, and of its year among them.
    const DAY: u32 = 31;
    const YEAR: u32 = DAY - 9;
    let date = answer.dated.date();
    let mut told = match answer.certainty {
        None => 0,
        Some(Certainty::Certain) => 1,
        Some(Certainty::Possible) => 2,
    };
    let mut left = 2 * DAY + 64;
    let unknown = [0, (1 << DAY) - 1];
    for (day, unknown) in [date.earliest(), date.latest()].into_iter().zip(unknown) {
        left -= DAY;
        let Some(day) = day else {
            told = told << DAY | unknown;
            continue;
        };
        // Neither the first year nor the last: beside what is unknown stands no day.
        let far = (1 << (YEAR - 1)) - 2;
        let year = day.year().clamp(-far, far);
        let counted = u128::from((year + far + 1).unsigned_abs());
        told = told << YEAR | counted;
        if year.abs() == far {
            return told << (DAY - YEAR + left);
        }
        told = told << 9 | u128::from(day.month()) << 5 | u128::from(day.day());
    }
    let id = answer.record.id().as_str().bytes();
    let begin = id.chain(std::iter::repeat(0)).take(8);
    begin.fold(told, |told, byte| told << 8 | u128::from(byte))
}

/// What the place of a date among others depends on.
fn place<'f>(answer: &DateAnswer<'f>) -> impl Ord + use<'f> {
    let date = answer.dated.date();
    let last = date.latest();
    (
        answer.certainty,
        date.earliest(),
        (last.is_none(), last),
        answer.record.id(),
        answer.kind(),
        date.as_written(),
    )
}

/// The day by which something with rival dates is put in order: the earliest it may have been.
/// What has no date comes last.
pub(super) fn start(when: &Rivals<Date>) -> (bool, Option<Day>) {
    let days = when.standing().map(|claim| claim.is.earliest());
    days.min().map_or((true, None), |day| (false, day))
}

impl<'f> DateAnswer<'f> {
    /// What the date is the date of.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.dated {
            Dated::When(..) => self.record.kind().as_str(),
            Dated::Birth(..) => "birth",
            Dated::Death(..) => "death",
            Dated::Role(..) => "role",
            Dated::Statement(..) => "statement",
        }
    }

    /// What was then, in words.
    #[must_use]
    pub fn title(&self) -> Cow<'f, str> {
        let name = self.record.name();
        match self.dated {
            Dated::When(..) | Dated::Birth(..) | Dated::Death(..) => name.into(),
            Dated::Role(said, _) | Dated::Statement(said, _) => {
                [name, &said.is.text].join(": ").into()
            }
        }
    }

    /// Who says so.
    #[must_use]
    pub fn cite(&self) -> Vec<&'f Citation> {
        let own = match self.dated {
            Dated::When(claim, _) | Dated::Birth(claim, _) | Dated::Death(claim, _) => &claim.cite,
            Dated::Role(claim, _) | Dated::Statement(claim, _) => &claim.cite,
        };
        distinct(own)
    }

    /// What is said against it.
    #[must_use]
    pub fn against(&self) -> Vec<&'f Objection> {
        let own = match self.dated {
            Dated::When(claim, _) | Dated::Birth(claim, _) | Dated::Death(claim, _) => {
                &claim.against
            }
            Dated::Role(claim, _) | Dated::Statement(claim, _) => &claim.against,
        };
        let whole = match self.dated {
            Dated::When(..) => self
                .record
                .subject()
                .map_or(&[][..], |subject| &subject.against),
            _ => &[],
        };
        own.iter().chain(whole).collect()
    }

    /// Where it was, if the sources tell.
    #[must_use]
    pub fn place(&self) -> Option<&'f Id> {
        match (self.record, self.dated) {
            (Record::Event(event), Dated::When(..)) => event.place.as_ref(),
            _ => None,
        }
    }

    /// The people it concerns: who took part, gave, received, spoke or heard.
    #[must_use]
    pub fn people(&self, facts: &'f Facts) -> Vec<&'f Id> {
        let parts: &'f [Part] = match self.record {
            Record::Person(person) => return vec![&person.subject.id],
            Record::Event(event) => &event.parts.people,
            Record::Delivery(delivery) => &delivery.parts.people,
            _ => &[],
        };
        let mut people: Vec<&Id> = parts.iter().map(|part| &part.id).collect();
        let sides: Vec<&Id> = match self.record {
            Record::Delivery(delivery) => delivery.from.iter().chain(&delivery.to).collect(),
            Record::Quote(quote) => quote.by.iter().chain(&quote.to).collect(),
            _ => Vec::new(),
        };
        let is_person = |id: &&Id| facts.everything().kind_of(id) == Some(Kind::Person);
        people.extend(sides.into_iter().filter(is_person));
        if people.len() < 2 {
            return people;
        }
        let mut told = BTreeSet::new();
        people.retain(|id| told.insert(*id));
        people
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Page;

    #[test]
    fn the_number_of_a_date_puts_it_where_its_place_does() {
        let dates = [
            "1921-03-16",
            "1921-03-17",
            "1921-03",
            "1921-03-16~",
            "1920/1922",
            "../1921",
            "1921/..",
            "-0043",
            "0000",
            "9999-12-31",
            "Y2097149",
            "Y2097150",
            "Y2097151",
            "Y-2097150",
            "Y-2097149",
            "Y2097150/Y2097151",
            "1921/Y2097151",
            "Y17000000002",
            "Y-17000000002",
            "Y-17000000002/1921",
            "Y1E100",
            "[1880-12-29,1880-12-30]",
        ];
        let ids = ["b", "a-long-id-2", "a-long-id-1", "a", "a-long-i"];
        let both = dates
            .iter()
            .flat_map(|date| ids.iter().map(move |id| (date, id)));
        let event = |(at, (date, id)): (usize, (&&str, &&str))| {
            format!("(id: \"{id}.{at}\", title: \"t\", when: \"{date}\"),\n")
        };
        let events: String = both.enumerate().map(event).collect();
        let text = format!("(events: [{events}])");
        let facts = Facts::load(&[Page::new("f", &text)]).expect("these are facts");
        let told = |at: usize| match at % 3 {
            0 => None,
            1 => Some(Certainty::Certain),
            _ => Some(Certainty::Possible),
        };
        let answers = || -> Vec<DateAnswer<'_>> {
            let dates = facts.dated_within(&ALWAYS);
            let dates = dates.flat_map(|(_, record)| dates_of(&facts, record, None));
            let certain = |(at, answer)| DateAnswer {
                certainty: told(at),
                ..answer
            };
            dates.enumerate().map(certain).collect()
        };
        let (mut by_number, mut by_place) = (answers(), answers());
        order(&mut by_number);
        by_place.sort_by_cached_key(place);
        let ids = |answers: &[DateAnswer<'_>]| -> Vec<String> {
            answers
                .iter()
                .map(|answer| answer.record.id().to_string())
                .collect()
        };
        assert_eq!(by_number.len(), dates.len() * 5);
        assert_eq!(ids(&by_number), ids(&by_place));
    }
}
