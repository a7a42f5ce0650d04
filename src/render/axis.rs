//! Days come in; where they lie along a line of cells goes out, and which of them get a tick.
//!
//! Exact whole numbers throughout: a cell is a column of a terminal or a tenth of a pixel, and
//! no day is too far off. Refuses to draw: that is `chart` and `svg`.

use crate::model::{Day, Span, Stretch};

/// With fewer lines than this none is far from the others.
const ENOUGH_TO_TELL: usize = 4;
/// The least time that what lies far off is measured by.
const YEAR: i128 = 366;
/// Shorter than this an axis is filled up to whole months.
const MONTH: i128 = 28;

/// The time that a chart shows, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub first: Day,
    pub last: Day,
    /// Whether anything tells where it lies; else any days will do.
    pub known: bool,
}

/// How a piece of a bar is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Some day in here.
    Vague,
    /// Every day in here.
    Solid,
    /// That day.
    Point,
    /// That day, in doubt.
    VaguePoint,
}

impl Shape {
    /// All shapes, from sure to unsure.
    pub const ALL: [Self; 4] = [Self::Point, Self::VaguePoint, Self::Solid, Self::Vague];

    /// What it tells.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Point => "that day",
            Self::VaguePoint => "that day, in doubt",
            Self::Solid => "all this time",
            Self::Vague => "some time in here",
        }
    }
}

/// A bar on the axis.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Placed {
    /// Whether it begins before the axis.
    pub before: bool,
    /// Whether it ends after the axis.
    pub after: bool,
    /// Its pieces, the surer above the less sure: shape, first and last cell.
    pub pieces: Vec<(Shape, usize, usize)>,
}

impl Axis {
    /// The axis for some dates in the time asked for.
    ///
    /// Where that is open, it begins with the first day of any date and ends with the last.
    /// An open end does not stretch it, and neither does what lies far off: farther from where
    /// all but the outermost tenth begin and end than twice as long as they take.
    pub fn of<'s>(asked: &Span, dates: impl Iterator<Item = &'s [Stretch]>) -> Self {
        let ends: Vec<[Day; 2]> = dates.filter_map(ends).collect();
        let mut days = ends.concat();
        days.sort_unstable();
        let near = near(&days);
        let (first, last) = (near.first().copied(), near.last().copied());
        let begin = asked.first.or(first).or(asked.last);
        let end = asked.last.or(last).or(asked.first);
        let (Some(begin), Some(end)) = (begin, end) else {
            return Self::nowhere();
        };
        Self::at_least_a_month(asked, begin.min(end), end.max(begin))
    }

    fn nowhere() -> Self {
        let day = Day::new(1, 1, 1).expect("the calendar has this day");
        Self {
            first: day,
            last: day,
            known: false,
        }
    }

    /// A day or a week alone stands in its month, as far as no other time is asked for.
    fn at_least_a_month(asked: &Span, first: Day, last: Day) -> Self {
        let (mut begin, mut end) = (first, last);
        if distance(first, last) < MONTH {
            begin = Day::new(first.year(), first.month(), 1).unwrap_or(first);
            end = Day::last_of_month(last.year(), last.month()).unwrap_or(last);
        }
        Self {
            first: asked.first.unwrap_or(begin),
            last: asked.last.unwrap_or(end),
            known: true,
        }
    }

    /// How many days it has.
    pub fn length(&self) -> i128 {
        distance(self.first, self.last).max(0) + 1
    }

    /// The cell in which a day of the axis begins.
    pub fn start(&self, day: Day, cells: usize) -> usize {
        self.cell(2 * distance(self.first, day), cells)
    }

    /// The cell in which the middle of a day of the axis lies.
    pub fn middle(&self, day: Day, cells: usize) -> usize {
        self.cell(2 * distance(self.first, day) + 1, cells)
    }

    /// The cell in which a day of the axis ends.
    pub fn end(&self, day: Day, cells: usize) -> usize {
        let halves = 2 * (distance(self.first, day) + 1);
        let cells = i128::try_from(cells).unwrap_or(i128::MAX);
        let cell = (halves.saturating_mul(cells) - 1).div_euclid(2 * self.length());
        usize::try_from(cell.clamp(0, cells - 1)).unwrap_or(0)
    }

    /// The cell so many half days after the beginning.
    fn cell(&self, halves: i128, cells: usize) -> usize {
        let cells = i128::try_from(cells).unwrap_or(i128::MAX);
        let cell = halves.saturating_mul(cells).div_euclid(2 * self.length());
        usize::try_from(cell.clamp(0, cells - 1)).unwrap_or(0)
    }

    /// Where a date lies on the axis, and how each piece of it is to look.
    pub fn place(&self, stretches: &[Stretch], cells: usize) -> Placed {
        let alone = stretches.len() == 1;
        let mut placed = Placed::default();
        let mut vague = None;
        for stretch in stretches {
            let Span { first, last } = stretch.span();
            placed.before |= first.is_none_or(|day| day < self.first);
            placed.after |= last.is_none_or(|day| day > self.last);
            let first = first.map_or(self.first, |day| day.max(self.first));
            let last = last.map_or(self.last, |day| day.min(self.last));
            if first > last {
                continue;
            }
            let whole = |shape| (shape, self.start(first, cells), self.end(last, cells));
            let middle = self.middle(first, cells);
            let piece = match stretch {
                Stretch::On(_) => (Shape::Point, middle, middle),
                Stretch::Somewhen(span) if alone && span.first == span.last => {
                    (Shape::VaguePoint, middle, middle)
                }
                Stretch::Somewhen(_) => whole(Shape::Vague),
                Stretch::Throughout(_) => whole(Shape::Solid),
            };
            // What is sure of all these days leaves nothing of them unsure.
            if piece.0 == Shape::Solid && vague == Some((first, last)) {
                placed.pieces.pop();
            }
            vague = (piece.0 == Shape::Vague).then_some((first, last));
            placed.add(piece);
        }
        placed
    }
}

impl Placed {
    /// Adds a piece; what falls into the cells of the one before, or into the next, makes it longer.
    fn add(&mut self, (shape, from, to): (Shape, usize, usize)) {
        match self.pieces.last_mut() {
            Some((before, begin, end))
                if *before == shape && from >= *begin && from <= *end + 1 =>
            {
                *end = to.max(*end);
            }
            _ => self.pieces.push((shape, from, to)),
        }
    }
}

/// The days from one to another, 0 from a day to itself.
fn distance(from: Day, to: Day) -> i128 {
    i128::from(to.number()) - i128::from(from.number())
}

/// The first and the last day by which a date can be placed; none where all lie too far off.
fn ends(stretches: &[Stretch]) -> Option<[Day; 2]> {
    let counts = |day: &Day| day.year() > i64::MIN && day.year() < i64::MAX;
    let days = stretches.iter().flat_map(|stretch| {
        let Span { first, last } = stretch.span();
        [first, last].into_iter().flatten().filter(counts)
    });
    let ends = days.map(|day| [day; 2]);
    ends.reduce(|[first, last], [day, _]| [first.min(day), last.max(day)])
}

/// The days that lie near where all but the outermost tenth of some dates begin and end. Each
/// date has two.
fn near(days: &[Day]) -> &[Day] {
    let dates = days.len() / 2;
    let outermost = 2 * dates.div_ceil(10);
    let bulk = days.get(outermost..days.len().saturating_sub(outermost));
    let (Some(&[first, .., last]), true) = (bulk, dates >= ENOUGH_TO_TELL) else {
        return days;
    };
    let far = 2 * (distance(first, last) + 1).max(YEAR);
    let from = days.partition_point(|day| distance(*day, first) > far);
    let to = days.partition_point(|day| distance(last, *day) <= far);
    &days[from..to]
}
