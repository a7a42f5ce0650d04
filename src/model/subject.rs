//! What every record has beside its own fields: an id, names, and what is said of it.

use super::{Citation, Claim, Id, Objection, Rivals, Statement, Wording, claim::objecting};

/// The head of a record.
#[derive(Clone, Debug)]
pub struct Subject {
    /// What references and scripts call it.
    pub id: Id,
    /// Its name, its title, what was delivered, or the beginning of what was said.
    pub name: Wording,
    /// Other names, in any script.
    pub aliases: Vec<Wording>,
    /// Wrong spellings that were printed somewhere: searched, never shown.
    pub misspellings: Vec<Wording>,
    /// One line about it.
    pub summary: Option<Wording>,
    /// A remark of the author's.
    pub note: Option<Wording>,
    /// Who tells of it.
    pub cite: Vec<Citation>,
    /// What is said against it.
    pub against: Vec<Objection>,
    /// Separate statements about it.
    pub statements: Vec<Claim<Statement>>,
}

/// Somebody or something that had a part in an event or a delivery.
#[derive(Clone, Debug)]
pub struct Part {
    /// The person, group or object.
    pub id: Id,
    /// As what it took part.
    pub part: Option<Wording>,
    /// Who says so.
    pub cite: Vec<Citation>,
    /// What is said against it.
    pub against: Vec<Objection>,
    /// A remark of the author's.
    pub note: Option<Wording>,
}

impl Subject {
    /// Its names, in the order in which they are numbered, and whether each may be shown.
    pub fn names(&self) -> impl Iterator<Item = (&str, bool)> {
        let shown = std::iter::once(&self.name).chain(&self.aliases);
        let hidden = self.misspellings.iter();
        let shown = shown.map(|name| (&**name, true));
        shown.chain(hidden.map(|name| (&**name, false)))
    }

    /// What to show of its name with this number: its own name for one that is never shown.
    #[must_use]
    pub fn shown_as(&self, ordinal: u32) -> &str {
        let alias = (ordinal as usize).checked_sub(1);
        alias
            .and_then(|at| self.aliases.get(at))
            .unwrap_or(&self.name)
    }

    /// Who tells of the subject, who says something of it, and who objects.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let statements = self.statements.iter().flat_map(Claim::citations);
        self.cite
            .iter()
            .chain(objecting(&self.against))
            .chain(statements)
    }

    /// The subject as `sources` alone tell of it. Its names stay; they are how it is found.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Self {
        Self {
            cite: kept(&self.cite, sources),
            against: objections(&self.against, sources),
            statements: self
                .statements
                .iter()
                .filter_map(|s| s.according_to(sources))
                .collect(),
            ..self.clone()
        }
    }

    /// Whether any source is left that tells of it; to object to it is not to tell of it.
    #[must_use]
    pub fn is_told_of(&self) -> bool {
        !self.cite.is_empty() || !self.statements.is_empty()
    }
}

/// Everybody and everything that had a part.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The people, and as what they took part.
    pub people: Vec<Part>,
    /// The groups, and as what they took part.
    pub groups: Vec<Part>,
    /// The objects that had a part.
    pub objects: Vec<Part>,
}

impl Parts {
    /// All of them, list by list.
    pub fn iter(&self) -> impl Iterator<Item = &Part> {
        self.people.iter().chain(&self.groups).chain(&self.objects)
    }

    /// The parts that `sources` alone tell of.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Self {
        let told = |parts: &[Part]| {
            parts
                .iter()
                .filter_map(|p| p.according_to(sources))
                .collect()
        };
        Self {
            people: told(&self.people),
            groups: told(&self.groups),
            objects: told(&self.objects),
        }
    }
}

impl Part {
    /// Who says so, and who objects.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.cite.iter().chain(objecting(&self.against))
    }

    /// The part as `sources` alone tell of it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let cite = kept(&self.cite, sources);
        let against = objections(&self.against, sources);
        (!cite.is_empty()).then(|| Self {
            cite,
            against,
            ..self.clone()
        })
    }
}

impl<T: Clone> Claim<T> {
    /// The claim as `sources` alone make it, none if they do not.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Option<Self> {
        let cite = kept(&self.cite, sources);
        let against = objections(&self.against, sources);
        (!cite.is_empty()).then(|| Self {
            cite,
            against,
            ..self.clone()
        })
    }
}

impl<T: Clone> Rivals<T> {
    /// The rivals that `sources` alone put forward.
    #[must_use]
    pub fn according_to(&self, sources: &[Id]) -> Self {
        self.retained(|claim| claim.according_to(sources))
    }
}

/// The citations that point to one of `sources`.
#[must_use]
pub fn kept(cite: &[Citation], sources: &[Id]) -> Vec<Citation> {
    cite.iter()
        .filter(|citation| sources.contains(&citation.source))
        .cloned()
        .collect()
}

fn objections(against: &[Objection], sources: &[Id]) -> Vec<Objection> {
    let raised = against.iter().map(|objection| Objection {
        says: objection.says.clone(),
        cite: kept(&objection.cite, sources),
    });
    raised
        .filter(|objection| !objection.cite.is_empty())
        .collect()
}
