//! A date and a period come in; out goes whether it falls there certainly, possibly or not.
//! Refuses to call certain what is marked `~`, `?` or `%`, whatever its bounds.

use super::Date;
use super::day::{Day, Period, Span};
use super::plain;
use super::run::{Edge, Run, bounds, date_bounds, element_bounds, ends, runs};
use edtf_core::{Edtf, Interval, Precision, Set, SetElement, SetKind};

/// How surely a date answers a question about a time. What is certain sorts first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// It fell in that time whatever day it was.
    Certain,
    /// Some day that it may have been falls in that time.
    Possible,
}

impl Certainty {
    /// The word for it, as rows and people read it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
        }
    }
}

impl Date {
    /// Whether it falls in the period, and how surely; `None` when it cannot have.
    #[must_use]
    pub fn within(&self, period: &Period) -> Option<Certainty> {
        let sure = !self.is_doubtful();
        match period {
            Period::Spans(spans) => {
                let any = |fits: fn(Run, Run) -> bool| {
                    let mut asked = spans.iter().copied().map(Run::from);
                    asked.any(|asked| fits(self.bounds, asked))
                };
                // Of most dates their days tell alone.
                if self.edtf.is_none() && any(Run::inside) {
                    Some(Certainty::Certain)
                } else if !any(Run::meets) {
                    None
                } else if self.edtf.is_none() && !plain::is_interval(&self.written) {
                    Some(Certainty::Possible)
                } else {
                    within_spans(&self.edtf(), self.bounds, sure, spans)
                }
            }
            Period::EveryYear { month, day } => {
                let yearly = Yearly {
                    month: *month,
                    day: *day,
                };
                let edtf = self.edtf();
                if sure && yearly.certain(&edtf) {
                    Some(Certainty::Certain)
                } else {
                    yearly.possible(&edtf).then_some(Certainty::Possible)
                }
            }
        }
    }
}

fn within_spans(edtf: &Edtf, bounds: Run, sure: bool, spans: &[Span]) -> Option<Certainty> {
    let mut found = None;
    for asked in spans.iter().copied().map(Run::from) {
        if !bounds.meets(asked) {
            continue;
        }
        if sure && certain(edtf, bounds, asked) {
            return Some(Certainty::Certain);
        }
        if found.is_none() && possible(edtf, bounds, asked) {
            found = Some(Certainty::Possible);
        }
    }
    found
}

fn certain(edtf: &Edtf, bounds: Run, asked: Run) -> bool {
    match edtf {
        Edtf::Date(_) | Edtf::DateTime(_) => bounds.inside(asked),
        Edtf::Interval(interval) => {
            let (start, end) = surely_between(interval);
            start <= asked.last && end >= asked.first
        }
        Edtf::Set(set) => match set.kind {
            SetKind::OneMember => bounds.inside(asked),
            SetKind::AllMembers => set.elements.iter().any(|element| member_in(element, asked)),
        },
    }
}

fn possible(edtf: &Edtf, bounds: Run, asked: Run) -> bool {
    let one = |date| runs(date, asked).any(|run| run.meets(asked));
    match edtf {
        Edtf::Date(date) => one(date),
        Edtf::DateTime(time) => one(&time.date),
        Edtf::Interval(_) => bounds.meets(asked),
        Edtf::Set(set) => set.elements.iter().any(|element| match element {
            SetElement::Date(date) => one(date),
            _ => element_bounds(element).meets(asked),
        }),
    }
}

/// The latest day on which it had begun, and the earliest on which it had not ended.
///
/// No end comes before its beginning: that is all that is known of an unknown end.
pub(super) fn surely_between(interval: &Interval) -> (Edge, Edge) {
    let (start, end) = ends(interval);
    (start.last.min(end.last), end.first.max(start.first))
}

/// Whether some member that an element of `{…}` stands for lies wholly in the run asked about.
fn member_in(element: &SetElement, asked: Run) -> bool {
    let precision = match element {
        SetElement::Date(date) => return date_bounds(date).inside(asked),
        SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) | SetElement::Range(date, _) => {
            date.precision()
        }
    };
    let all = element_bounds(element);
    let last = all.last.min(asked.last);
    match all.first.max(asked.first) {
        Edge::Past => last > Edge::Past,
        Edge::On(from) => whole_from(from, precision).is_some_and(|end| Edge::On(end) <= last),
        Edge::Future => false,
    }
}

/// The last day of the first whole year, month or day that begins on that day or later.
fn whole_from(from: Day, precision: Precision) -> Option<Day> {
    let (year, month) = (from.year(), from.month());
    match precision {
        Precision::Year if (month, from.day()) == (1, 1) => Day::new(year, 12, 31),
        Precision::Year => Day::new(year.checked_add(1)?, 12, 31),
        Precision::Month if from.day() == 1 => Day::last_of_month(year, month),
        Precision::Month if month == 12 => Day::last_of_month(year.checked_add(1)?, 1),
        Precision::Month => Day::last_of_month(year, month + 1),
        Precision::Season | Precision::Day => Some(from),
    }
}

/// A month, or a day of it, in every year.
#[derive(Clone, Copy)]
struct Yearly {
    month: u8,
    day: Option<u8>,
}

impl Yearly {
    /// The days asked about in one year: none for 29 February in a common year.
    fn in_year(self, year: i64) -> Option<Run> {
        match self.day {
            None => Span::month(year, self.month).map(Run::from),
            Some(day) => {
                let day = Day::new(year, self.month, day)?;
                Some(Span::between(day, day).into())
            }
        }
    }

    fn any(self, run: Run, test: impl Fn(Run) -> bool) -> bool {
        some_years(run).any(|year| self.in_year(year).is_some_and(&test))
    }

    fn meets(self, run: Run) -> bool {
        // A year too far off to count has the same months as any other.
        let far = matches!(run.first, Edge::Future) || matches!(run.last, Edge::Past);
        far || self.any(run, |asked| asked.meets(run))
    }

    fn holds(self, run: Run) -> bool {
        self.any(run, |asked| run.inside(asked))
    }

    /// Whether every day that it may have been is asked about.
    fn always(self, date: &edtf_core::Date) -> bool {
        runs(date, Run::ALWAYS).all(|run| self.holds(run))
    }

    fn certain(self, edtf: &Edtf) -> bool {
        match edtf {
            Edtf::Date(date) => self.always(date),
            Edtf::DateTime(time) => self.always(&time.date),
            Edtf::Interval(interval) => {
                let (start, end) = surely_between(interval);
                let run = Run {
                    first: start.min(end),
                    last: start.max(end),
                };
                self.any(run, |asked| start <= asked.last && end >= asked.first)
            }
            Edtf::Set(set) => self.certain_set(set),
        }
    }

    fn certain_set(self, set: &Set) -> bool {
        let one_of = |element: &SetElement| match element {
            SetElement::Date(date) => self.always(date),
            SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) | SetElement::Range(..) => {
                self.holds(element_bounds(element))
            }
        };
        let member = |element: &SetElement| match element {
            SetElement::Date(date) => self.always(date),
            SetElement::OnOrBefore(_) | SetElement::OnOrAfter(_) | SetElement::Range(..) => {
                self.any(element_bounds(element), |asked| member_in(element, asked))
            }
        };
        match set.kind {
            SetKind::OneMember => set.elements.iter().all(one_of),
            SetKind::AllMembers => set.elements.iter().any(member),
        }
    }

    fn possible(self, edtf: &Edtf) -> bool {
        let one = |date| runs(date, Run::ALWAYS).any(|run| self.meets(run));
        match edtf {
            Edtf::Date(date) => one(date),
            Edtf::DateTime(time) => one(&time.date),
            Edtf::Interval(_) => self.meets(bounds(edtf)),
            Edtf::Set(set) => set.elements.iter().any(|element| match element {
                SetElement::Date(date) => one(date),
                _ => self.meets(element_bounds(element)),
            }),
        }
    }
}

/// Years of a run, enough of them to meet any day of the year if the run does.
fn some_years(run: Run) -> std::ops::RangeInclusive<i64> {
    // Around a century that is no leap year, 29 February is eight years from the next.
    const ENOUGH: i64 = 9;
    match (run.first.day(), run.last.day()) {
        (Some(first), last) => {
            let enough = first.year().saturating_add(ENOUGH);
            first.year()..=last.map_or(enough, |last| last.year().min(enough))
        }
        (None, Some(last)) => last.year().saturating_sub(ENOUGH)..=last.year(),
        (None, None) => 0..=ENOUGH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_dates_are_told_by_their_days_as_the_grammar_tells_them() {
        let dates = [
            "1920",
            "1921",
            "1921-02",
            "1921-03",
            "1921-03-01",
            "1921-03-31",
            "1921-04-01",
            "1920/1921",
            "1921-02/1921-03",
            "1921-03-02/1921-03-30",
            "1921-03-31/1922",
            "1919/1923",
        ];
        let asked = ["1921-03", "1921", "1921-03-01", "1920-12-31/1921-01-01"];
        let asked = asked
            .iter()
            .chain(&["[1920,1922]", "1921/..", "../1921-03"]);
        let mut told = Vec::new();
        for (date, asked) in asked.flat_map(|asked| dates.iter().map(move |date| (date, asked))) {
            let date = Date::parse(date).expect("this is a date");
            let period = Date::parse(asked).expect("this is a date").period();
            let Period::Spans(spans) = &period else {
                panic!("{asked} is no time of every year");
            };
            let found = date.within(&period);
            assert_eq!(
                found,
                within_spans(&date.edtf(), date.bounds, true, spans),
                "{} in {asked}",
                date.as_written()
            );
            told.push(found);
        }
        let all = [None, Some(Certainty::Certain), Some(Certainty::Possible)];
        assert!(all.iter().all(|one| told.contains(one)));
    }
}
