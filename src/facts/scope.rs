//! Where a name is looked for.

use super::record::Kind;

/// The lists in which a name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// People.
    People,
    /// Groups and objects.
    Things,
    /// Places.
    Places,
    /// Events.
    Events,
    /// What was delivered.
    Deliveries,
    /// Who can give and receive: groups, people, places.
    Parties,
    /// Whatever can have a date: all but sources.
    Everything,
}

impl Scope {
    /// Whether records of this kind belong to it.
    #[must_use]
    pub fn holds(self, kind: Kind) -> bool {
        self.kinds().contains(&kind)
    }

    /// The kinds of records that belong to it, in the order of their lists.
    #[must_use]
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::People => &[Kind::Person],
            Self::Things => &[Kind::Group, Kind::Object],
            Self::Places => &[Kind::Place],
            Self::Events => &[Kind::Event],
            Self::Deliveries => &[Kind::Delivery],
            Self::Parties => &[Kind::Person, Kind::Group, Kind::Place],
            Self::Everything => &[
                Kind::Person,
                Kind::Group,
                Kind::Place,
                Kind::Object,
                Kind::Event,
                Kind::Delivery,
                Kind::Quote,
            ],
        }
    }
}
