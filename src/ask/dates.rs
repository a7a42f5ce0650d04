//! Dates that answer, in order of time. On which days they are is known beforehand; what they are of is read when
//! they are told, and let go of then: of however many, few are held at a time.

use std::{borrow::Cow, collections::BTreeSet};

use super::{Match, distinct};
use crate::{
    facts::{Dated, Facts, Kind, Record, Taken, Whereabouts},
    model::{Certainty, Citation, Date, Days, Id, Objection, Part, Period, Span, Standing},
};

/// The dates that answer: certain before possible, then by the earliest day, the latest day, and the id.
pub struct Dates<'f> {
    facts: &'f Facts,
    /// The days of what may answer, and where the record of it is, in order.
    candidates: Vec<(Days, Whereabouts)>,
    /// The time asked for; none where a name was.
    period: Option<Period>,
    /// How names fitted, and which of that led to the record with a number, by those numbers.
    matches: Vec<Match>,
    led: Vec<(u32, usize)>,
    /// Whether only when events and deliveries were answers.
    charted: bool,
    /// So many are told at most.
    most: usize,
}

/// A date that answers, and what it is the date of.
pub struct DateAnswer<'f> {
    /// The record that holds the date.
    pub taken: &'f Taken<'f>,
    /// What in the record it dates.
    pub dated: Dated<'f>,
    /// How surely it falls in the time asked for; none where a name was asked for.
    pub certainty: Option<Certainty>,
    /// Whether it began before the time asked for or ended after it: something that went on then.
    pub goes_on: bool,
    /// How the date stands among its sources.
    pub standing: Standing,
    /// How the record was found; none where a time was asked for.
    pub found: Option<&'f Match>,
    /// What puts it in order among those of the same days.
    begin: u128,
}

impl<'f> Dates<'f> {
    fn new(facts: &'f Facts, period: Option<Period>) -> Self {
        Self {
            facts,
            candidates: Vec::new(),
            period,
            matches: Vec::new(),
            led: Vec::new(),
            charted: false,
            most: usize::MAX,
        }
    }

    /// What may share a day with a span; of that, where a period is asked for, what falls there.
    pub(super) fn within(facts: &'f Facts, span: &Span, period: Option<Period>) -> Self {
        let mut dates = Self::new(facts, period);
        let within = facts.dated_within(span);
        let unknown = within.iter().filter(|(days, _)| days.is_none());
        let unknown: Vec<Whereabouts> = unknown.map(|(_, whereabouts)| *whereabouts).collect();
        let known = |(days, whereabouts): (Option<Days>, Whereabouts)| Some((days?, whereabouts));
        let mut candidates: Vec<_> = within.into_iter().filter_map(known).collect();
        for whereabouts in unknown {
            if let Some(taken) = facts.take(&whereabouts) {
                dates.answers(&taken, None, |answer| {
                    candidates.push((answer.dated.date().days(), whereabouts));
                });
            }
        }
        dates.are(candidates);
        dates
    }

    /// All dates in some records, each with the number of what led to it among some matches.
    pub(super) fn of(
        facts: &'f Facts,
        records: &[(u32, Record<'f>, usize)],
        matches: Vec<Match>,
    ) -> Self {
        let mut candidates = Vec::new();
        for (seat, record, _) in records {
            let whereabouts = facts.whereabouts(*seat);
            record.each_dated(|dated| candidates.push((dated.date().days(), whereabouts)));
        }
        let mut dates = Self::new(facts, None);
        dates.matches = matches;
        dates.led = records.iter().map(|(seat, _, led)| (*seat, *led)).collect();
        dates.led.sort_unstable();
        dates.are(candidates);
        dates
    }

    fn are(&mut self, mut candidates: Vec<(Days, Whereabouts)>) {
        let place = |(days, whereabouts): &(Days, Whereabouts)| (*days, whereabouts.seat());
        // Mostly they are in order already.
        candidates.sort_by_key(place);
        candidates.dedup_by_key(|candidate| place(candidate));
        self.candidates = candidates;
    }

    /// Those of events and deliveries alone.
    pub(super) fn charted(self) -> Self {
        Self {
            charted: true,
            ..self
        }
    }

    /// Keeps the first.
    pub(super) fn truncate(&mut self, most: usize) {
        self.most = self.most.min(most);
    }

    /// How many are told at most.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most.min(self.candidates.len())
    }

    /// Whether none answers.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let answers = |taken: Taken<'_>| {
            let mut answers = false;
            self.answers(&taken, None, |_| answers = true);
            answers
        };
        let mut records = self.candidates.iter().map(|(_, whereabouts)| whereabouts);
        !records.any(|whereabouts| self.facts.take(whereabouts).is_some_and(answers))
    }

    /// Hands the dates to `tell`, in order.
    pub fn each(&self, mut tell: impl FnMut(&DateAnswer<'_>)) {
        let mut left = self.most;
        let mut tell = |answers: &[DateAnswer<'_>]| {
            let told = answers.len().min(left);
            answers[..told].iter().for_each(&mut tell);
            left -= told;
            left > 0
        };
        // What possibly was comes behind all that certainly was, so it is held until that is told.
        let mut possible: Vec<(Days, Taken<'_>)> = Vec::new();
        let mut taken = Vec::new();
        for same in self.candidates.chunk_by(|one, other| one.0 == other.0) {
            let days = same[0].0;
            taken.extend(same.iter().filter_map(|(_, place)| self.facts.take(place)));
            let answers = self.on(days, taken.iter());
            let certain = answers.partition_point(|answer| !answer.is_possible());
            if !tell(&answers[..certain]) {
                return;
            }
            let later = answers[certain..].iter();
            let later: BTreeSet<u32> = later.map(DateAnswer::seat).collect();
            let rest = taken.drain(..);
            let rest = rest.filter(|taken| later.contains(&taken.whereabouts().seat()));
            possible.extend(rest.map(|taken| (days, taken)));
        }
        for same in possible.chunk_by(|one, other| one.0 == other.0) {
            let mut answers = self.on(same[0].0, same.iter().map(|(_, taken)| taken));
            answers.retain(DateAnswer::is_possible);
            if !tell(&answers) {
                return;
            }
        }
    }

    /// The dates on certain days in some records, in order.
    fn on<'t>(
        &'t self,
        days: Days,
        records: impl ExactSizeIterator<Item = &'t Taken<'t>>,
    ) -> Vec<DateAnswer<'t>> {
        let mut answers = Vec::with_capacity(records.len());
        records.for_each(|taken| self.answers(taken, Some(days), |answer| answers.push(answer)));
        // To compare whole places costs far more than to compare numbers, and is seldom needed.
        answers.sort_by(|one, other| {
            let begin = one.begin.cmp(&other.begin);
            begin.then_with(|| place(one).cmp(&place(other)))
        });
        answers
    }

    /// Hands the dates in a record that answer to `each`, those on certain days or all.
    fn answers<'t>(
        &'t self,
        taken: &'t Taken<'t>,
        on: Option<Days>,
        mut each: impl FnMut(DateAnswer<'t>),
    ) {
        let record = taken.record();
        record.each_dated(|dated| {
            let days = dated.date().days();
            if on.is_none_or(|on| on == days)
                && let Some(answer) = self.answer(taken, record, dated, days)
            {
                each(answer);
            }
        });
    }

    /// A date in a record, with how it stands, if it answers.
    fn answer<'t>(
        &'t self,
        taken: &'t Taken<'t>,
        record: Record<'t>,
        dated: Dated<'t>,
        days: Days,
    ) -> Option<DateAnswer<'t>> {
        if self.charted && !is_charted(record, dated) {
            return None;
        }
        let certainty = match &self.period {
            None => None,
            Some(period) => Some(dated.date().within(period)?),
        };
        let standing = standing(self.facts, record, dated);
        if certainty.is_some() && standing == Standing::Rejected {
            return None;
        }
        let beyond = |period: &Period| reaches_beyond(dated.date(), period);
        Some(DateAnswer {
            taken,
            dated,
            certainty,
            goes_on: certainty == Some(Certainty::Certain)
                && self.period.as_ref().is_some_and(beyond),
            standing,
            found: self.found(taken.whereabouts().seat()),
            begin: begin(certainty, days, record.id()),
        })
    }

    /// How the record with a number was found.
    fn found(&self, seat: u32) -> Option<&Match> {
        let at = self.led.binary_search_by_key(&seat, |(seat, _)| *seat);
        self.matches.get(self.led[at.ok()?].1)
    }
}

/// Whether a chart shows a date in a record.
fn is_charted(record: Record<'_>, dated: Dated<'_>) -> bool {
    let is_of_a_kind = match record.kind() {
        Kind::Event | Kind::Delivery => true,
        Kind::Source | Kind::Person | Kind::Group | Kind::Place | Kind::Object | Kind::Quote => {
            false
        }
    };
    is_of_a_kind && matches!(dated, Dated::When(..))
}

/// How a date in a record stands.
fn standing<'f>(facts: &'f Facts, record: Record<'f>, dated: Dated<'f>) -> Standing {
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
    if contested {
        Standing::Disputed
    } else {
        standing
    }
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

/// What comes first of [`place`] among dates of the same days, as a number: how certain, and how the id begins.
fn begin(certainty: Option<Certainty>, days: Days, id: &Id) -> u128 {
    let certainty = match certainty {
        None => 0,
        Some(Certainty::Certain) => 1,
        Some(Certainty::Possible) => 2,
    };
    // Days that are too far off may be others, and come before the id.
    let id = id.as_str().as_bytes();
    let known = if days.are_far() { 0 } else { id.len().min(15) };
    let mut begin = [0; 16];
    begin[0] = certainty;
    begin[1..=known].copy_from_slice(&id[..known]);
    u128::from_be_bytes(begin)
}

/// What the place of a date among others depends on.
fn place<'f>(answer: &DateAnswer<'f>) -> impl Ord + use<'f> {
    let date = answer.dated.date();
    let last = date.latest();
    (
        answer.certainty,
        date.earliest(),
        (last.is_none(), last),
        answer.record().id(),
        answer.kind(),
        date.as_written(),
    )
}

impl<'f> DateAnswer<'f> {
    /// The record that holds the date.
    #[must_use]
    pub fn record(&self) -> Record<'f> {
        self.taken.record()
    }

    fn seat(&self) -> u32 {
        self.taken.whereabouts().seat()
    }

    fn is_possible(&self) -> bool {
        self.certainty == Some(Certainty::Possible)
    }

    /// What the date is the date of.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.dated {
            Dated::When(..) => self.record().kind().as_str(),
            Dated::Birth(..) => "birth",
            Dated::Death(..) => "death",
            Dated::Role(..) => "role",
            Dated::Statement(..) => "statement",
        }
    }

    /// What was then, in words.
    #[must_use]
    pub fn title(&self) -> Cow<'f, str> {
        let name = self.record().name();
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
    pub fn against(&self) -> impl Iterator<Item = &'f Objection> + use<'f> {
        let own = match self.dated {
            Dated::When(claim, _) | Dated::Birth(claim, _) | Dated::Death(claim, _) => {
                &claim.against
            }
            Dated::Role(claim, _) | Dated::Statement(claim, _) => &claim.against,
        };
        let whole = match self.dated {
            Dated::When(..) => self
                .record()
                .subject()
                .map_or(&[][..], |subject| &subject.against),
            _ => &[],
        };
        own.iter().chain(whole)
    }

    /// Where it was, if the sources tell.
    #[must_use]
    pub fn place(&self) -> Option<&'f Id> {
        match (self.record(), self.dated) {
            (Record::Event(event), Dated::When(..)) => event.place.as_ref(),
            _ => None,
        }
    }

    /// The people it concerns: who took part, gave, received, spoke or heard.
    #[must_use]
    pub fn people(&self, facts: &'f Facts) -> Vec<&'f Id> {
        let (parts, sides): (&'f [Part], _) = match self.record() {
            Record::Person(person) => return vec![&person.subject.id],
            Record::Event(event) => (&event.parts.people, [None, None]),
            Record::Delivery(delivery) => (
                &delivery.parts.people,
                [delivery.from.as_ref(), delivery.to.as_ref()],
            ),
            Record::Quote(quote) => (&[], [quote.by.as_ref(), quote.to.as_ref()]),
            _ => return Vec::new(),
        };
        let is_person = |id: &&Id| facts.everything().kind_of(id) == Some(Kind::Person);
        let mut people = Vec::with_capacity(parts.len());
        people.extend(parts.iter().map(|part| &part.id));
        people.extend(sides.into_iter().flatten().filter(is_person));
        if people.len() > 1 {
            let mut told = BTreeSet::new();
            people.retain(|id| told.insert(*id));
        }
        people
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Page;

    #[test]
    fn all_dates_are_told_in_the_order_of_their_places() {
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
            "Y2939744",
            "Y2939745",
            "Y2939746",
            "Y-2939745",
            "Y2939744/Y2939745",
            "1921/Y2939745",
            "Y17000000002",
            "Y-17000000002",
            "Y-17000000002/1921",
            "Y-17000000002/Y17000000002",
            "Y1E100",
            "Y-4000000/1922",
            "Y-5000000/1923",
            "Y-66000000/Y-2580000",
            "Y-3000000",
            "Y-2000000",
            "Y4000000/..",
            "Y5000000",
            "[1880-12-29,1880-12-30]",
        ];
        let ids = ["b", "a-long-id-2", "a-long-id-1", "a", "a-long-i"];
        let both = dates
            .iter()
            .flat_map(|date| ids.iter().map(move |id| (date, id)));
        let event = |(at, (date, id)): (usize, (&&str, &&str))| {
            format!("(id: \"{id}.{at}\", title: \"t\", when: [\"{date}\", \"1921-03\"]),\n")
        };
        let events: String = both.enumerate().map(event).collect();
        let text = format!("(events: [{events}])");
        let facts = Facts::load(&[Page::new("f", &text)]).expect("these are facts");
        let always = Span {
            first: None,
            last: None,
        };
        let year = Date::parse("1921").expect("this is a year").period();
        for period in [None, Some(year)] {
            let mut expected = 0;
            for record in facts.records() {
                let within = |date: &Date| period.as_ref().is_none_or(|p| date.within(p).is_some());
                let all = record.dated().into_iter();
                expected += all.filter(|dated| within(dated.date())).count();
            }
            let mut told = Vec::new();
            Dates::within(&facts, &always, period).each(|answer| {
                let date = answer.dated.date();
                told.push((
                    answer.certainty,
                    date.earliest(),
                    (date.latest().is_none(), date.latest()),
                    answer.record().id().clone(),
                    date.as_written().to_owned(),
                ));
            });
            assert_eq!(told.len(), expected);
            assert!(told.is_sorted());
        }
    }
}
