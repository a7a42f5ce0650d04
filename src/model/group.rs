//! A group: a state, a party, an army, a newspaper, anything made of people.

use super::{Id, Subject, words};

words! {
    /// What sort of group it is.
    GroupKind {
        /// A state.
        State => "state",
        /// A government.
        Government => "government",
        /// A parliament.
        Parliament => "parliament",
        /// A party.
        Party => "party",
        /// An army.
        Army => "army",
        /// An alliance of states.
        Alliance => "alliance",
        /// A movement.
        Movement => "movement",
        /// A newspaper, as those who make it.
        Newspaper => "newspaper",
        /// An organisation.
        Organisation => "organisation",
        /// Anything else.
        Other => "other",
    }
}

/// People acting together under a name.
#[derive(Clone, Debug)]
pub struct Group {
    /// Names, summary, statements.
    pub subject: Subject,
    /// What sort of group it is.
    pub kind: Option<GroupKind>,
}

impl Group {
    /// The group as `sources` alone tell of it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let subject = self.subject.according_to(sources);
        subject.is_told_of().then_some(Self {
            subject,
            kind: self.kind,
        })
    }
}
