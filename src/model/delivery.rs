//! A delivery: aid that was given, or only asked for, promised, owed.

use super::{Amount, Date, Id, Parts, Rivals, Subject, Wording, words};

words! {
    /// What sort of aid it is.
    DeliveryKind {
        /// Money, coin or bullion.
        Money => "money",
        /// Weapons.
        Arms => "arms",
        /// What weapons fire.
        Ammunition => "ammunition",
        /// Ships.
        Ships => "ships",
        /// Factories and their machines.
        Factories => "factories",
        /// Raw materials and equipment.
        Materials => "materials",
        /// Food.
        Food => "food",
        /// People sent to help.
        Advisers => "advisers",
        /// Anything else.
        Other => "other",
    }
}

words! {
    /// How far a delivery got.
    Status {
        /// It left the giver.
        Sent => "sent",
        /// It reached the receiver.
        Received => "received",
        /// The receiver asked for it.
        Asked => "asked",
        /// Both sides agreed on it.
        Agreed => "agreed",
        /// The giver promised it.
        Promised => "promised",
        /// It was still due.
        Owed => "owed",
    }
}

impl Status {
    /// Whether the aid was on its way at all: only such deliveries make a total of aid given.
    #[must_use]
    pub const fn is_given(self) -> bool {
        matches!(self, Self::Sent | Self::Received)
    }
}

/// One figure for a delivery, with the time it is given for if that is not the delivery's own.
#[derive(Clone, Debug)]
pub struct Figure {
    /// How much.
    pub amount: Amount,
    /// The time that this figure covers.
    pub when: Option<Date>,
}

/// Something that one side gave another, or was to give.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// What was delivered, other words for it, statements.
    pub subject: Subject,
    /// What sort of aid it is.
    pub kind: Option<DeliveryKind>,
    /// What the figures count.
    pub unit: Option<Wording>,
    /// The giver, whoever asked: a group, a person or a place.
    pub from: Option<Id>,
    /// The receiver: a group, a person or a place.
    pub to: Option<Id>,
    /// When it was, as each source has it.
    pub when: Rivals<Date>,
    /// How far it got.
    pub status: Status,
    /// How much it was, as each source has it.
    pub figures: Rivals<Figure>,
    /// The delivery that this is a part of.
    pub part_of: Option<Id>,
    /// Who and what had a part in it, beside giver and receiver.
    pub parts: Parts,
}

impl Delivery {
    /// The delivery as `sources` alone tell of it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let delivery = Self {
            subject: self.subject.according_to(sources),
            when: self.when.according_to(sources),
            figures: self.figures.according_to(sources),
            parts: self.parts.according_to(sources),
            ..self.clone()
        };
        let told = delivery.subject.is_told_of()
            || !delivery.when.claims().is_empty()
            || !delivery.figures.claims().is_empty()
            || delivery.parts.iter().next().is_some();
        told.then_some(delivery)
    }
}
