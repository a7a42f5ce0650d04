//! An axis and its room come in; the days that get a tick go out, and what stands at them.
//!
//! Days, months or years, as fine as the labels leave room for. January is told by its year.

use super::axis::Axis;
use crate::model::{Day, date::month_name};

/// A tick, and what stands at it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// The day that begins there.
    pub day: Day,
    /// The label and the cell where it begins; none where there is no room for it.
    pub label: Option<(usize, String)>,
}

/// From tick to tick.
#[derive(Clone, Copy)]
enum Step {
    /// Days of a month: the 1st and every so many from it.
    Days(u8),
    Months(u8),
    Years(i128),
}

/// The longest label between the first and the last of a month is `31 Dec`.
const DAY_LABEL: usize = 6;
/// The longest label of a month that does not tell its year is `1921`.
const MONTH_LABEL: usize = 4;

impl Axis {
    /// The ticks, where labels have so many columns.
    pub fn ticks(&self, columns: usize) -> Vec<Tick> {
        if !self.known {
            return Vec::new();
        }
        let days = steps()
            .filter(|step| step.fits(self, columns))
            .map(|step| step.days(self, columns))
            .next()
            .unwrap_or_default();
        if days.len() < 2 {
            self.ends(columns)
        } else {
            self.labelled(days, columns)
        }
    }

    /// Labels from the left, each where it does not run into the one before.
    fn labelled(&self, days: Vec<(Day, Step)>, columns: usize) -> Vec<Tick> {
        let mut free = 0;
        let mut told: Option<Day> = None;
        let tick = |(day, step): (Day, Step)| {
            let text = step.label(day, told);
            let width = text.len();
            let at = self.start(day, columns).min(columns.saturating_sub(width));
            let fits = at >= free && at + width <= columns;
            if fits {
                free = at + width + 1;
                told = Some(day);
            }
            Tick {
                day,
                label: fits.then_some((at, text)),
            }
        };
        days.into_iter().map(tick).collect()
    }

    /// The first and the last day, where no round day falls between them.
    fn ends(&self, columns: usize) -> Vec<Tick> {
        let (first, last) = (full(self.first), full(self.last));
        let room = first.len() + 1 + last.len() <= columns;
        let fits = first.len() <= columns;
        let mut ticks = vec![Tick {
            day: self.first,
            label: fits.then_some((0, first)),
        }];
        if self.last > self.first {
            ticks.push(Tick {
                day: self.last,
                label: room.then(|| (columns - last.len(), last)),
            });
        }
        ticks
    }
}

/// From fine to coarse.
fn steps() -> impl Iterator<Item = Step> {
    let days = [1, 5, 10].map(Step::Days);
    let months = [1, 3, 6].map(Step::Months);
    let tens = std::iter::successors(Some(1_i128), |ten| ten.checked_mul(10)).take(20);
    let years = tens.flat_map(|ten| [1, 2, 5].map(|by| Step::Years(by * ten)));
    days.into_iter().chain(months).chain(years)
}

impl Step {
    /// Whether two ticks are as far apart as a label is wide.
    fn fits(self, axis: &Axis, columns: usize) -> bool {
        let (days, label) = match self {
            Self::Days(days) => (i128::from(days), DAY_LABEL + 1),
            Self::Months(months) => (30 * i128::from(months), MONTH_LABEL + 1),
            Self::Years(years) => {
                let widest = year(axis.first.year())
                    .len()
                    .max(year(axis.last.year()).len());
                (365 * years, widest + 1)
            }
        };
        let (columns, label) = (columns as i128, label as i128);
        days.saturating_mul(columns) >= label.saturating_mul(axis.length())
    }

    /// The days of the axis that get a tick. There are never more than there are columns.
    fn days(self, axis: &Axis, columns: usize) -> Vec<(Day, Self)> {
        let Axis { first, last, .. } = *axis;
        let days: Box<dyn Iterator<Item = Day>> = match self {
            Self::Days(by) => Box::new(
                std::iter::successors(Some(first), |day| day.next())
                    .filter(move |day| (day.day() - 1) % by == 0 && (by == 1 || day.day() < 31)),
            ),
            Self::Months(by) => Box::new(
                (first.year()..=last.year())
                    .flat_map(|year| (1..=12).filter_map(move |month| Day::new(year, month, 1)))
                    .filter(move |day| (day.month() - 1) % by == 0),
            ),
            Self::Years(by) => Box::new(round_years(first.year(), by)),
        };
        days.skip_while(|day| *day < first)
            .take_while(|day| *day <= last)
            .take(columns)
            .map(|day| (day, self))
            .collect()
    }

    /// What stands at a tick, after another.
    fn label(self, day: Day, told: Option<Day>) -> String {
        let month = month_name(day.month()).map_or("", |name| &name[..3]);
        let same_year = told.is_some_and(|told| told.year() == day.year());
        let same_month = same_year && told.is_some_and(|told| told.month() == day.month());
        match self {
            Self::Years(_) => year(day.year()),
            Self::Months(_) if day.month() == 1 => year(day.year()),
            Self::Months(_) if same_year => month.to_owned(),
            Self::Months(_) => format!("{month} {}", year(day.year())),
            Self::Days(_) if same_month => day.day().to_string(),
            Self::Days(_) if same_year => format!("{} {month}", day.day()),
            Self::Days(_) => full(day),
        }
    }
}

/// The first days of the years that are round, from one on: 1000 BC, 500 BC, AD 500, 1000.
fn round_years(from: i64, by: i128) -> impl Iterator<Item = Day> {
    let start = i128::from(from).div_euclid(by);
    (start..)
        .filter(|times| *times != 0)
        .map_while(move |times| {
            let round = times.checked_mul(by)?;
            // The year 0 is 1 BC.
            let year = if round < 0 { round + 1 } else { round };
            Day::new(i64::try_from(year).ok()?, 1, 1)
        })
}

/// A day with its year.
fn full(day: Day) -> String {
    let month = month_name(day.month()).map_or("", |name| &name[..3]);
    format!("{} {month} {}", day.day(), year(day.year()))
}

/// A year as short as can be.
fn year(year: i64) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - i128::from(year)),
        1..=999 => format!("AD {year}"),
        _ => year.to_string(),
    }
}
