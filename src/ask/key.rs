//! What totals are told apart by, and in what order they are listed.

use super::Addend;
use crate::model::{Date, Day, DeliveryKind, Id, Rivals, Status};

/// What totals may be told apart by, beside receiver and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// What was delivered.
    Item,
    /// The sort of aid.
    Kind,
    /// The year or years it was delivered in.
    Year,
    /// The giver.
    From,
    /// The source of the figures.
    Source,
}

/// What totals are told apart by, in the order they are listed in.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key<'f> {
    /// Only where totals are told apart by it.
    pub(super) kind: Option<DeliveryKind>,
    pub(super) item: Option<&'f str>,
    pub(super) unit: Option<&'f str>,
    pub(super) to: Option<&'f Id>,
    pub(super) year: Option<String>,
    pub(super) from: Option<&'f Id>,
    pub(super) source: Option<&'f Id>,
    /// None for what was given; else the status, for nothing else is added to it.
    pub(super) pending: Option<Status>,
}

impl<'f> Key<'f> {
    /// The key of this item in this unit, with what `by` wants of all that may tell totals apart.
    pub(super) fn new(item: &'f str, unit: Option<&'f str>, by: &[By], all: Self) -> Self {
        let told_by = |what: By| by.contains(&what);
        let unit = unit.map(str::trim);
        // Without a unit nothing tells that two items can be added at all.
        let by_item = by.is_empty() || told_by(By::Item) || unit.is_none();
        Self {
            kind: all.kind.filter(|_| told_by(By::Kind)),
            item: by_item.then(|| item.trim()),
            unit,
            from: all.from.filter(|_| told_by(By::From)),
            pending: all.pending.filter(|status| !status.is_given()),
            ..all
        }
    }

    /// The key of what else is alike, counted in whatever unit.
    pub(super) fn in_any_unit(&self) -> Self {
        Self {
            unit: None,
            ..self.clone()
        }
    }

    /// The key of what else is alike, however far it got.
    pub(super) fn in_any_status(&self) -> Self {
        Self {
            pending: None,
            ..self.clone()
        }
    }
}

/// What a delivery is told apart by.
pub(super) fn of<'f>(addend: &Addend<'f>, by: &[By]) -> Key<'f> {
    let delivery = addend.delivery;
    let all = Key {
        kind: delivery.kind,
        to: delivery.to.as_ref(),
        year: by
            .contains(&By::Year)
            .then(|| years(&delivery.when))
            .flatten(),
        from: delivery.from.as_ref(),
        source: addend.source,
        pending: Some(delivery.status),
        ..Key::default()
    };
    Key::new(&delivery.subject.name, addend.unit(), by, all)
}

/// The year in which all of something's dates lie, or the years from the first to the last.
fn years(when: &Rivals<Date>) -> Option<String> {
    let bounds = when
        .standing()
        .map(|claim| (claim.is.earliest(), claim.is.latest()));
    let (first, last) = bounds
        .reduce(|(first, last), (f, l)| (first.min(f), last.zip(l).map(|(last, l)| last.max(l))))?;
    let year = |day: Option<Day>| day.map_or("..".to_owned(), year_of);
    let (first, last) = (year(first), year(last));
    Some(if first == last {
        first
    } else {
        format!("{first}/{last}")
    })
}

/// The year of a day as EDTF writes it: `0044`, `-0043`.
fn year_of(day: Day) -> String {
    let sign = if day.year() < 0 { "-" } else { "" };
    format!("{sign}{:04}", day.year().unsigned_abs())
}
