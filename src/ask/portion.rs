//! What totals are made of: deliveries looked at one by one, and those that were put together beforehand.

use std::rc::Rc;

use super::{
    Addend, By,
    key::{self, Key},
    when,
};
use crate::{
    facts::Tally,
    model::{Citation, Day, Delivery, DeliveryKind, Id, Quantity, Status},
};

/// What is added to a total: a delivery, or several that were put together before.
pub(super) enum Portion<'f> {
    Each(Rc<Addend<'f>>),
    Tally(&'f Tally),
}

impl<'f> Portion<'f> {
    pub fn key(&self, by: &[By]) -> Key<'f> {
        match self {
            Self::Each(addend) => key::of(addend, by),
            Self::Tally(tally) => {
                let of = &tally.of;
                Key::new(
                    &of.item,
                    of.unit.as_deref(),
                    by,
                    Key {
                        kind: of.kind,
                        to: of.to.as_ref(),
                        from: of.from.as_ref(),
                        pending: Some(of.status),
                        ..Key::default()
                    },
                )
            }
        }
    }

    /// By what it is put in order among others.
    pub fn first(&self) -> ((bool, Option<Day>), &Id) {
        match self {
            Self::Each(addend) => {
                let Delivery { when, subject, .. } = addend.delivery;
                (when::start(when), &subject.id)
            }
            Self::Tally(Tally {
                first: (undated, day, id),
                ..
            }) => ((*undated, *day), id),
        }
    }

    pub fn kind(&self) -> Option<DeliveryKind> {
        match self {
            Self::Each(addend) => addend.delivery.kind,
            Self::Tally(tally) => tally.of.kind,
        }
    }

    pub fn item(&self) -> &'f str {
        match self {
            Self::Each(addend) => &addend.delivery.subject.name,
            Self::Tally(tally) => &tally.of.item,
        }
    }

    pub fn unit(&self) -> Option<&'f str> {
        match self {
            Self::Each(addend) => addend.delivery.unit.as_deref(),
            Self::Tally(tally) => tally.of.unit.as_deref(),
        }
    }

    pub fn status(&self) -> &'f Status {
        match self {
            Self::Each(addend) => &addend.delivery.status,
            Self::Tally(tally) => &tally.of.status,
        }
    }

    pub fn quantity(&self) -> &Quantity {
        match self {
            Self::Each(addend) => &addend.quantity,
            Self::Tally(tally) => &tally.quantity,
        }
    }

    pub const fn deliveries(&self) -> usize {
        match self {
            Self::Each(_) => 1,
            Self::Tally(tally) => tally.deliveries,
        }
    }

    pub fn unknown(&self) -> usize {
        match self {
            Self::Each(addend) => usize::from(!addend.quantity.is_known()),
            Self::Tally(tally) => tally.unknown,
        }
    }

    /// The rejected figures that no addend tells of by itself.
    pub const fn rejected(&self) -> usize {
        match self {
            Self::Each(_) => 0,
            Self::Tally(tally) => tally.rejected,
        }
    }

    pub fn is_disputed(&self) -> bool {
        match self {
            Self::Each(addend) => addend.disputed,
            Self::Tally(tally) => tally.disputed,
        }
    }

    /// Who gives its figures, each once, in order.
    pub fn cite(&self) -> Rc<[&'f Citation]> {
        match self {
            Self::Each(addend) => Rc::clone(&addend.cite),
            Self::Tally(tally) => tally.cite.clone(),
        }
    }
}
