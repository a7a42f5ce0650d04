//! EDTF as a historian wrote it comes in; out go its bounds, what it means and English for it.
//! Refuses dates that cannot be, and to order uncertain dates: callers compare bounds.

mod calendar;
mod day;
mod days;
mod fault;
mod instead;
mod month;
mod phrase;
mod plain;
mod rumi;
mod run;
mod said;
mod stretch;
#[cfg(test)]
mod tests;
mod text;
mod within;
mod year;

pub use calendar::{Calendar, CalendarDay, NotInCalendar};
pub use day::{Day, Period, Span, days_in_month};
pub use days::Days;
pub use fault::{DateError, Fault};
pub use month::{is_turkish_month, month_name, month_named, plain_letters};
pub use stretch::Stretch;
pub use within::Certainty;

use super::Wording;
use std::borrow::Cow;

use edtf_core::{Edtf, Set, SetElement, SetKind};
use run::{Edge, Run, bounds, element_bounds, is_blank, runs};

/// A date in EDTF, levels 0 to 2, that remembers how it was written.
#[derive(Clone, Debug)]
pub struct Date {
    written: Wording,
    /// What it says; none of a date so plain that its text tells as fast.
    edtf: Option<Box<Edtf>>,
    /// What is asked of a date again and again, so it is worked out once.
    bounds: Run,
}

impl Date {
    /// Reads EDTF, exactly: no spaces, years of four digits.
    ///
    /// # Errors
    /// Says which character is wrong, why, and where possible what to write instead.
    pub fn parse(written: &str) -> Result<Self, DateError> {
        Self::of(written.into())
    }

    /// The same of a text that can be kept.
    pub(crate) fn of(written: Wording) -> Result<Self, DateError> {
        let (edtf, bounds) = match plain::bounds(&written) {
            Some(bounds) => (None, bounds),
            None => parsed(&written).map(|(edtf, bounds)| (Some(Box::new(edtf)), bounds))?,
        };
        Ok(Self {
            written,
            edtf,
            bounds,
        })
    }

    fn edtf(&self) -> Cow<'_, Edtf> {
        match &self.edtf {
            Some(edtf) => Cow::Borrowed(edtf),
            None => Cow::Owned(plain::read(&self.written).expect("plain dates stay plain")),
        }
    }

    /// The text it was read from, to the letter.
    #[must_use]
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// The first day it may have touched; `None` when that is open, unknown or too far to count.
    #[must_use]
    pub fn earliest(&self) -> Option<Day> {
        self.bounds.first.day()
    }

    /// The last day it may have touched; `None` when that is open, unknown or too far to count.
    #[must_use]
    pub fn latest(&self) -> Option<Day> {
        self.bounds.last.day()
    }

    /// Whether any part of it is marked `~`, `?` or `%`.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        let is_doubtful = |edtf: &Edtf| edtf.is_uncertain() || edtf.is_approximate();
        self.edtf.as_deref().is_some_and(is_doubtful)
    }

    /// Whether both can be true: their bounds overlap, an unknown bound overlapping everything.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.bounds.meets(other.bounds)
    }

    /// Whether both say the same: `?2004-?06` and `2004-06?` do, `1921` and `1921~` do not.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let alike = || {
            let (one, other) = (self.edtf(), other.edtf());
            one == other || one.to_string() == other.to_string()
        };
        self.bounds == other.bounds && (self.written == other.written || alike())
    }

    /// The runs of days that a question with this date means, each element's in order of time.
    ///
    /// None at all when every day lies too far off to count, as those of `Y1E100`.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        match &*self.edtf() {
            Edtf::Date(date) => add_all(&mut spans, runs(date, Run::ALWAYS)),
            Edtf::DateTime(time) => add_all(&mut spans, runs(&time.date, Run::ALWAYS)),
            Edtf::Interval(_) => add(&mut spans, self.bounds),
            Edtf::Set(set) => {
                for element in &set.elements {
                    match element {
                        SetElement::Date(date) => add_all(&mut spans, runs(date, Run::ALWAYS)),
                        _ => add(&mut spans, element_bounds(element)),
                    }
                }
            }
        }
        spans
    }

    /// What a question with this date asks about: `XXXX-03-16` is 16 March of every year.
    #[must_use]
    pub fn period(&self) -> Period {
        self.every_year()
            .unwrap_or_else(|| Period::Spans(self.spans()))
    }

    fn every_year(&self) -> Option<Period> {
        let Edtf::Date(date) = &*self.edtf() else {
            return None;
        };
        let any_year = year::is_unknown(&date.year);
        let month = date.month.filter(|_| any_year)?.value();
        let day = date.day.filter(|day| !is_blank(*day));
        Some(Period::EveryYear {
            month: month.filter(|code| *code <= 12)?,
            day: match day {
                Some(day) => Some(day.value()?),
                None => None,
            },
        })
    }

    /// The date that says it was one of these: `[1881,1882]`.
    ///
    /// One date stands for itself. `None` when EDTF cannot say it: of intervals, of moments
    /// with a time of day, of sets that hold all together, of nothing.
    #[must_use]
    pub fn one_of(dates: &[&Self]) -> Option<Self> {
        let mut elements: Vec<SetElement> = Vec::new();
        for date in dates {
            for element in date.as_elements()? {
                if !elements.contains(&element) {
                    elements.push(element);
                }
            }
        }
        let edtf = match elements.as_slice() {
            [] => return None,
            [SetElement::Date(only)] => Edtf::Date(*only),
            _ => Edtf::Set(Set {
                kind: SetKind::OneMember,
                elements,
            }),
        };
        Some(Self {
            written: edtf.to_string().into(),
            bounds: bounds(&edtf),
            edtf: Some(Box::new(edtf)),
        })
    }

    fn as_elements(&self) -> Option<Vec<SetElement>> {
        match &*self.edtf() {
            Edtf::Date(date) => Some(vec![SetElement::Date(*date)]),
            Edtf::Set(set) if set.kind == SetKind::OneMember => Some(set.elements.clone()),
            Edtf::Set(_) | Edtf::Interval(_) | Edtf::DateTime(_) => None,
        }
    }

    /// English for people; the date as written where English would be no clearer.
    #[must_use]
    pub fn text(&self) -> Wording {
        let text = match (&self.edtf, self.bounds.first) {
            (None, Edge::On(day)) if self.bounds.first == self.bounds.last => text::day(day),
            (None, _) if text::is_year(&self.written) => None,
            _ => text::text(&self.edtf()).map(Wording::from),
        };
        text.unwrap_or_else(|| self.written.clone())
    }

    /// The same date by another calendar: "3 March 1921 (Old Style)", "16 Mart 1337".
    ///
    /// What is longer than a day is named whole where it is a month or a year of that calendar
    /// too ("Mart 1337", "1337 Rumi"); else by its first and its last day, since no month of the
    /// one is a month of the other: March 1921 is "16 February to 18 March 1921 (Old Style)".
    /// Intervals go from the first day of their beginning to the last of their end, open ends
    /// and marks kept. `None` where it cannot be said: an unknown year, days with gaps between
    /// them, sets of anything but single dates, and whatever lies in part outside the calendar's
    /// time (Rumi dates from 13 March 1840 to 31 December 1925).
    #[must_use]
    pub fn in_calendar(&self, calendar: Calendar) -> Option<String> {
        said::said(&self.edtf(), calendar)
    }
}

/// Any EDTF, with its bounds.
fn parsed(written: &str) -> Result<(Edtf, Run), DateError> {
    let edtf = Edtf::parse(written).map_err(|error| DateError::new(written, &error))?;
    let bounds = bounds(&edtf);
    if bounds.first > bounds.last {
        return Err(DateError::backwards(written));
    }
    Ok((edtf, bounds))
}

fn add_all(spans: &mut Vec<Span>, runs: impl Iterator<Item = Run>) {
    for run in runs {
        add(spans, run);
    }
}

/// Adds a run, as a longer last span where it follows on that one.
fn add(spans: &mut Vec<Span>, run: Run) {
    if run.first == Edge::Future || run.last == Edge::Past {
        return;
    }
    let (first, last) = (run.first.day(), run.last.day());
    if let (Some(before), Some(first)) = (spans.last_mut(), first)
        && before.last.and_then(Day::next) == Some(first)
    {
        before.last = last;
        return;
    }
    spans.push(Span { first, last });
}
